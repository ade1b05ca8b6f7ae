/* SPDX-License-Identifier: MIT */
/* An equation (ECMA-376-1, section 22.1) as a tree, to be a line of text. */
#include "base/arena.h"
#include "doc/math.h"
#include "read/docx/docx.h"

static const struct {
    enum docx_tag tag;
    enum math_kind kind;
} kinds[] = {
    {M_f, MATH_FRACTION},
    {M_num, MATH_ABOVE},
    {M_den, MATH_BELOW},
    {M_sSup, MATH_INDEXED},
    {M_sSub, MATH_INDEXED},
    {M_sSubSup, MATH_INDEXED},
    {M_sPre, MATH_PREFIXED},
    {M_sup, MATH_RAISED},
    {M_sub, MATH_LOWERED},
    {M_e, MATH_PART},
    {M_rad, MATH_ROOT},
    {M_deg, MATH_DEGREE},
    {M_d, MATH_DELIMITED},
    {M_nary, MATH_OPERATOR},
    {M_func, MATH_FUNCTION},
    {M_fName, MATH_NAME},
    {M_acc, MATH_ACCENT},
    {M_bar, MATH_BAR},
    {M_limLow, MATH_LIMIT_BELOW},
    {M_limUpp, MATH_LIMIT_ABOVE},
    {M_lim, MATH_LIMIT},
    {M_m, MATH_MATRIX},
    {M_mr, MATH_ROW},
    {M_eqArr, MATH_LINES},
};

static bool find_kind(enum docx_tag tag, enum math_kind *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].tag != tag)
            continue;
        *kind = kinds[i].kind;
        return true;
    }
    return false;
}

static struct str value_of(struct docx *d, struct docx_xml *xml)
{
    struct str value = docx_xml_attribute(xml, NS_M, "val");
    return value.n ? str_copy(d->arena, value) : STR("");
}

static void read_property(struct docx *d, struct docx_xml *xml, struct math *m)
{
    switch (xml->tag) {
    case M_begChr:
        m->begin = value_of(d, xml);
        break;
    case M_endChr:
        m->end = value_of(d, xml);
        break;
    case M_chr:
    case M_sepChr:
        m->sign = value_of(d, xml);
        break;
    case M_type:
        m->bare = str_eq(value_of(d, xml), STR("noBar"));
        break;
    default:
        break;
    }
}

/* The tree of the equation which has just opened. */
static struct math *read(struct docx *d, struct docx_xml *xml)
{
    struct math *root = math_add(d->arena, NULL, MATH_GROUP), *m = root;
    int nested = 0, depth = xml->depth;
    enum math_kind kind;
    root->depth = depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_CLOSE && m != root && xml->depth == m->depth) {
            m = m->parent;
            nested--;
        } else if (xml->event != DOCX_OPEN) {
            continue;
        } else if (xml->tag == W_del || xml->tag == W_moveFrom) {
            docx_xml_skip(xml);
        } else if (xml->tag == M_t || xml->tag == W_t) {
            struct math *text = math_add(d->arena, m, MATH_TEXT);
            text->text = docx_xml_content(xml, d->arena);
        } else if (find_kind(xml->tag, &kind) && nested < MATH_NESTED_MAX) {
            int at = xml->depth;
            m = math_add(d->arena, m, kind);
            m->depth = at;
            nested++;
        } else {
            read_property(d, xml, m);
        }
    }
    return root;
}

void docx_read_equation(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p)
{
    docx_add_equation(d, p, read(d, xml));
}
