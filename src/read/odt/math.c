/* SPDX-License-Identifier: MIT */
/*
 * A formula (MathML 3) as a line of text, in the manner of Unicode Technical
 * Note 28, as those of Word files are: a fraction with a slash, and parentheses
 * around what is more than a letter or a number; indices raised and lowered.
 */
#include "base/arena.h"
#include "read/odt/odt.h"

/* Of what is nested deeper the text is kept, but not its form. */
enum { NEST_MAX = 32 };

struct formula {
    struct odt *o;
    struct docx_xml *xml;
    struct odt_line *line;
    int nested;
    bool built_up; /* it loses its form */
};

static void put_element(struct formula *f, unsigned look);

static void put(struct formula *f, struct str text, unsigned look)
{
    docx_add_text(f->o->d, &f->line->p, text, look);
}

static bool is_leaf(enum docx_tag tag)
{
    return tag == MATH_mi || tag == MATH_mn || tag == MATH_mo ||
           tag == MATH_mtext;
}

/* An element that stands beside a sign, held together. */
static void put_held(struct formula *f, unsigned look)
{
    bool held = !is_leaf(f->xml->tag);
    if (held)
        put(f, STR("("), look);
    put_element(f, look);
    if (held)
        put(f, STR(")"), look);
}

/* How the n-th part of an element looks: 0 is the base. */
static unsigned part_look(enum docx_tag tag, int n, unsigned look)
{
    if (n == 0 || (tag != MATH_msup && tag != MATH_msub && tag != MATH_msubsup))
        return look;
    if (look & (LOOK_SUPERSCRIPT | LOOK_SUBSCRIPT))
        return look;
    bool raised = tag == MATH_msup || (tag == MATH_msubsup && n == 2);
    return look | (raised ? LOOK_SUPERSCRIPT : LOOK_SUBSCRIPT);
}

static struct str between(enum docx_tag tag, int n)
{
    return n == 0              ? STR("")
           : tag == MATH_mfrac ? STR("/")
           : tag == MATH_mtr   ? STR(", ")
                               : STR("");
}

static void put_parts(struct formula *f, enum docx_tag tag, unsigned look)
{
    int depth = f->xml->depth;
    bool held = tag == MATH_mfrac || tag == MATH_msqrt;
    if (tag == MATH_msqrt || tag == MATH_mroot)
        put(f, STR("√"), look);
    for (int n = 0; docx_xml_within(f->xml, depth);) {
        if (f->xml->event != DOCX_OPEN)
            continue;
        unsigned own = part_look(tag, n, look);
        put(f, between(tag, n), look);
        if (held)
            put_held(f, own);
        else
            put_element(f, own);
        n++;
    }
    if (tag == MATH_mtr)
        put(f, STR("; "), look);
    f->built_up |= held || tag == MATH_mroot || tag == MATH_mtr;
}

static void put_element(struct formula *f, unsigned look)
{
    struct docx *d = f->o->d;
    enum docx_tag tag = f->xml->tag;
    if (tag == MATH_annotation) {
        docx_xml_skip(f->xml);
    } else if (is_leaf(tag) || f->nested == NEST_MAX) {
        put(f,
            str_trim(docx_clean(d->arena, docx_xml_content(f->xml, d->arena))),
            look);
    } else {
        f->nested++;
        put_parts(f, tag, look);
        f->nested--;
    }
}

void odt_read_math(struct odt *o, struct docx_xml *xml, struct odt_line *line)
{
    struct formula f = {.o = o, .xml = xml, .line = line};
    put_element(&f, 0);
    o->d->equations += f.built_up;
}
