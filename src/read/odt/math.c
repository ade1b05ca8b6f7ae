/* SPDX-License-Identifier: MIT */
/* A formula (MathML 3, as LibreOffice writes it) as a tree, to be a line. */
#include "base/arena.h"
#include "doc/math.h"
#include "read/odt/odt.h"

/* What elements become, and their children in order. */
enum { PARTS_MAX = 3 };
static const struct form {
    enum docx_tag tag;
    enum math_kind kind;
    size_t n; /* 0: all children are one part, of the first kind */
    enum math_kind parts[PARTS_MAX];
} forms[] = {
    {MATH_mfrac, MATH_FRACTION, 2, {MATH_ABOVE, MATH_BELOW}},
    {MATH_msqrt, MATH_ROOT, 0, {MATH_PART}},
    {MATH_mroot, MATH_ROOT, 2, {MATH_PART, MATH_DEGREE}},
    {MATH_msup, MATH_INDEXED, 2, {MATH_PART, MATH_RAISED}},
    {MATH_msub, MATH_INDEXED, 2, {MATH_PART, MATH_LOWERED}},
    {MATH_msubsup, MATH_INDEXED, 3, {MATH_PART, MATH_LOWERED, MATH_RAISED}},
    {MATH_munderover, MATH_INDEXED, 3, {MATH_PART, MATH_LOWERED, MATH_RAISED}},
    {MATH_munder, MATH_LIMIT_BELOW, 2, {MATH_PART, MATH_LIMIT}},
    {MATH_mover, MATH_LIMIT_ABOVE, 2, {MATH_PART, MATH_LIMIT}},
};

struct formula {
    struct odt *o;
    struct docx_xml *xml;
    int nested;
};

static void read_element(struct formula *f, struct math *parent);

static const struct form *form_of(enum docx_tag tag)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (forms[i].tag == tag)
            return &forms[i];
    }
    return NULL;
}

static enum math_kind kind_of(enum docx_tag tag)
{
    return tag == MATH_mtable ? MATH_MATRIX
           : tag == MATH_mtr  ? MATH_ROW
           : tag == MATH_mtd  ? MATH_PART
                              : MATH_GROUP;
}

static void read_children(struct formula *f, struct math *parent)
{
    int depth = f->xml->depth;
    while (docx_xml_within(f->xml, depth)) {
        if (f->xml->event == DOCX_OPEN)
            read_element(f, parent);
    }
}

/* What is one child too many belongs to the last part. */
static void read_parts(struct formula *f, const struct form *form,
                       struct math *m)
{
    struct arena *arena = f->o->d->arena;
    int depth = f->xml->depth;
    size_t n = 0;
    while (docx_xml_within(f->xml, depth)) {
        if (f->xml->event != DOCX_OPEN)
            continue;
        struct math *part =
            n < form->n ? math_add(arena, m, form->parts[n]) : m->last;
        read_element(f, part);
        n++;
    }
}

/* The text that is all of a part, or of a row in it; empty: there is more. */
static struct str only_text(const struct math *m)
{
    const struct math *only = m->first;
    while (only && !only->next && only->kind == MATH_GROUP)
        only = only->first;
    return only && !only->next && only->kind == MATH_TEXT ? only->text
                                                          : STR("");
}

/* A letter with a sign over it, or a sum with its limits. */
static void settle(struct math *m)
{
    struct math *base = m->first;
    struct str accent = m->kind == MATH_LIMIT_ABOVE && base && base->next
                            ? math_accent(only_text(base->next))
                            : STR("");
    if (accent.n) {
        m->kind = MATH_ACCENT;
        m->sign = accent;
    }
    if (accent.n || !base || !math_is_operator(only_text(base)))
        return;
    m->sign = only_text(base);
    m->first = base->next;
    for (struct math *part = m->first; part; part = part->next) {
        if (part->kind == MATH_LIMIT)
            part->kind =
                m->kind == MATH_LIMIT_ABOVE ? MATH_RAISED : MATH_LOWERED;
    }
    m->kind = MATH_OPERATOR;
}

static void read_form(struct formula *f, struct math *parent)
{
    struct arena *arena = f->o->d->arena;
    const struct form *form = form_of(f->xml->tag);
    if (!form) {
        read_children(f, math_add(arena, parent, kind_of(f->xml->tag)));
        return;
    }
    struct math *m = math_add(arena, parent, form->kind);
    if (form->n == 0) {
        read_children(f, math_add(arena, m, form->parts[0]));
        return;
    }
    read_parts(f, form, m);
    settle(m);
}

static bool is_token(enum docx_tag tag)
{
    return tag == MATH_mi || tag == MATH_mn || tag == MATH_mo ||
           tag == MATH_mtext;
}

/* An annotation says in StarMath what has been read; a phantom keeps room. */
static void read_element(struct formula *f, struct math *parent)
{
    struct arena *arena = f->o->d->arena;
    enum docx_tag tag = f->xml->tag;
    if (tag == MATH_annotation || tag == MATH_mphantom) {
        docx_xml_skip(f->xml);
    } else if (is_token(tag) || f->nested == MATH_NESTED_MAX) {
        struct str text = docx_xml_content(f->xml, arena);
        math_add(arena, parent, MATH_TEXT)->text =
            str_trim(docx_clean(arena, text));
    } else {
        f->nested++;
        read_form(f, parent);
        f->nested--;
    }
}

void odt_read_math(struct odt *o, struct docx_xml *xml, struct odt_line *line)
{
    struct formula f = {.o = o, .xml = xml};
    struct math *root = math_add(o->d->arena, NULL, MATH_GROUP);
    read_element(&f, root);
    docx_add_equation(o->d, &line->p, root);
}
