/* SPDX-License-Identifier: MIT */
#include "write/xhtml_math.h"

#include "doc/math.h"
#include "write/xhtml_inline.h"
#include "write/xml.h"

static void write_parts(struct xml *xml, const struct math *m);

static void write_one(struct xml *xml, const char *element, struct str text)
{
    xml_element(xml, element, text);
}

static const struct math *part_of(const struct math *m, enum math_kind kind)
{
    const struct math *part = m->first;
    while (part && part->kind != kind)
        part = part->next;
    return part;
}

/* One argument of an element that takes so many: a row, unless it is a token.
 */
static void write_part(struct xml *xml, const struct math *part)
{
    const struct math *only = part ? part->first : NULL;
    while (only && !only->next && only->kind == MATH_GROUP)
        only = only->first;
    if (only && !only->next && only->kind == MATH_TEXT &&
        math_is_token(only->text)) {
        math_tokens(xml, only->text);
        return;
    }
    xml_start(xml, "mrow");
    if (part)
        write_parts(xml, part);
    xml_end_tag(xml);
}

static void write_named(struct xml *xml, const struct math *m,
                        enum math_kind kind)
{
    write_part(xml, part_of(m, kind));
}

static void write_fraction(struct xml *xml, const struct math *m)
{
    xml_start(xml, "mfrac");
    if (m->bare)
        xml_attribute(xml, "linethickness", STR("0"));
    write_named(xml, m, MATH_ABOVE);
    write_named(xml, m, MATH_BELOW);
    xml_end_tag(xml);
}

static void write_root(struct xml *xml, const struct math *m)
{
    const struct math *degree = part_of(m, MATH_DEGREE);
    bool has_degree = degree && degree->first;
    xml_start(xml, has_degree ? "mroot" : "msqrt");
    write_named(xml, m, MATH_PART);
    if (has_degree)
        write_part(xml, degree);
    xml_end_tag(xml);
}

static bool has(const struct math *m, enum math_kind kind)
{
    const struct math *part = part_of(m, kind);
    return part && part->first;
}

/* Opens the element that sets what is lowered and raised at what is written
 * next; false: neither is there, and no element. */
static bool open_scripts(struct xml *xml, const struct math *m, bool limits)
{
    static const char *const elements[2][4] = {
        {NULL, "msub", "msup", "msubsup"},
        {NULL, "munder", "mover", "munderover"}};
    bool lower = has(m, MATH_LOWERED), upper = has(m, MATH_RAISED);
    const char *element = elements[limits][lower + 2 * upper];
    if (element)
        xml_start(xml, element);
    return element != NULL;
}

/* Writes both, and closes it. */
static void close_scripts(struct xml *xml, const struct math *m)
{
    if (has(m, MATH_LOWERED))
        write_named(xml, m, MATH_LOWERED);
    if (has(m, MATH_RAISED))
        write_named(xml, m, MATH_RAISED);
    xml_end_tag(xml);
}

/* An integral has its limits at its side (U+222B to U+2233), a sum and others
 * have them above and below. */
static bool has_limits(struct str sign)
{
    return sign.n == 3 &&
           (sign.s[0] != '\xE2' || sign.s[1] != '\x88' ||
            (unsigned char)sign.s[2] < 0xAB || (unsigned char)sign.s[2] > 0xB3);
}

static void write_operator(struct xml *xml, const struct math *m)
{
    struct str sign = m->sign.s ? m->sign : STR("∫");
    bool scripts = open_scripts(xml, m, has_limits(sign));
    write_one(xml, "mo", sign);
    if (scripts)
        close_scripts(xml, m);
    if (part_of(m, MATH_PART))
        write_named(xml, m, MATH_PART);
}

static void write_fence(struct xml *xml, struct str sign, const char *form)
{
    if (sign.n == 0)
        return;
    xml_start(xml, "mo");
    xml_attribute(xml, "form", str_of(form));
    xml_attribute(xml, "fence", STR("true"));
    xml_attribute(xml, "stretchy", STR("true"));
    xml_text(xml, sign);
    xml_end_tag(xml);
}

static struct str or_else(struct str said, struct str otherwise)
{
    return said.s ? said : otherwise;
}

static void write_delimited(struct xml *xml, const struct math *m)
{
    struct str between = str_trim(or_else(m->sign, STR("|")));
    bool first = true;
    xml_start(xml, "mrow");
    write_fence(xml, or_else(m->begin, STR("(")), "prefix");
    for (const struct math *part = m->first; part; part = part->next) {
        if (!first && between.n)
            write_one(xml, "mo", between);
        write_part(xml, part);
        first = false;
    }
    write_fence(xml, or_else(m->end, STR(")")), "postfix");
    xml_end_tag(xml);
}

/* U+2061: the name before it is of a function, of what comes. */
static void write_application(struct xml *xml, bool gap)
{
    xml_start(xml, "mo");
    if (gap)
        xml_attribute(xml, "rspace", STR("0.167em"));
    xml_text(xml, STR("\u2061"));
    xml_end_tag(xml);
}

static void write_function(struct xml *xml, const struct math *m)
{
    const struct math *of = part_of(m, MATH_PART);
    bool fenced = of && of->first && of->first->kind == MATH_DELIMITED;
    write_named(xml, m, MATH_NAME);
    write_application(xml, !fenced);
    write_named(xml, m, MATH_PART);
}

static void write_indexed(struct xml *xml, const struct math *m)
{
    bool scripts = open_scripts(xml, m, false);
    write_named(xml, m, MATH_PART);
    if (scripts)
        close_scripts(xml, m);
}

static void write_prefixed(struct xml *xml, const struct math *m)
{
    xml_start(xml, "mmultiscripts");
    write_named(xml, m, MATH_PART);
    write_one(xml, "mprescripts", STR(""));
    write_named(xml, m, MATH_LOWERED);
    write_named(xml, m, MATH_RAISED);
    xml_end_tag(xml);
}

static void write_limit(struct xml *xml, const struct math *m)
{
    xml_start(xml, m->kind == MATH_LIMIT_BELOW ? "munder" : "mover");
    write_named(xml, m, MATH_PART);
    write_named(xml, m, MATH_LIMIT);
    xml_end_tag(xml);
}

/* A combining sign as the one that stands for itself, which MathML wants. */
static struct str standing(struct str sign)
{
    static const struct {
        struct str combining, standing;
    } all[] = {{STR_INIT("\u0302"), STR_INIT("^")},
               {STR_INIT("\u0303"), STR_INIT("~")},
               {STR_INIT("\u0304"), STR_INIT("¯")},
               {STR_INIT("\u0305"), STR_INIT("¯")},
               {STR_INIT("\u0307"), STR_INIT("˙")},
               {STR_INIT("\u0308"), STR_INIT("¨")},
               {STR_INIT("\u030C"), STR_INIT("ˇ")},
               {STR_INIT("\u20D7"), STR_INIT("→")}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        if (str_eq(sign, all[i].combining))
            return all[i].standing;
    }
    return sign;
}

static void write_accent(struct xml *xml, const struct math *m)
{
    struct str usual = m->kind == MATH_BAR ? STR("\u0305") : STR("\u0302");
    xml_start(xml, "mover");
    xml_attribute(xml, "accent", STR("true"));
    write_named(xml, m, MATH_PART);
    write_one(xml, "mo", standing(or_else(m->sign, usual)));
    xml_end_tag(xml);
}

static void write_cells(struct xml *xml, const struct math *row)
{
    for (const struct math *cell = row->first; cell; cell = cell->next) {
        xml_start(xml, "mtd");
        write_parts(xml, cell);
        xml_end_tag(xml);
    }
}

static void write_table(struct xml *xml, const struct math *m)
{
    xml_start(xml, "mtable");
    for (const struct math *row = m->first; row; row = row->next) {
        xml_start(xml, "mtr");
        if (row->kind == MATH_ROW) {
            write_cells(xml, row);
        } else {
            xml_start(xml, "mtd");
            write_parts(xml, row);
            xml_end_tag(xml);
        }
        xml_end_tag(xml);
    }
    xml_end_tag(xml);
}

/* A space alone is what a reader made of U+2061. */
static void write_text(struct xml *xml, const struct math *m)
{
    if (str_eq(m->text, STR(" ")))
        write_application(xml, true);
    else
        math_tokens(xml, m->text);
}

static void write_parts(struct xml *xml, const struct math *m)
{
    static void (*const writes[MATH_KINDS])(struct xml *,
                                            const struct math *) = {
        [MATH_TEXT] = write_text,           [MATH_FRACTION] = write_fraction,
        [MATH_ROOT] = write_root,           [MATH_OPERATOR] = write_operator,
        [MATH_DELIMITED] = write_delimited, [MATH_FUNCTION] = write_function,
        [MATH_INDEXED] = write_indexed,     [MATH_PREFIXED] = write_prefixed,
        [MATH_LIMIT_BELOW] = write_limit,   [MATH_LIMIT_ABOVE] = write_limit,
        [MATH_ACCENT] = write_accent,       [MATH_BAR] = write_accent,
        [MATH_MATRIX] = write_table,        [MATH_LINES] = write_table,
    };
    for (const struct math *part = m->first; part; part = part->next)
        (writes[part->kind] ? writes[part->kind] : write_parts)(xml, part);
}

/* ---- where it has a place ---- */

/* An equation opens an element or none for each level of its tree
 * (MATH_DEPTH_MAX), what is around it as XHTML_NESTING says; libxml2 takes 256
 * in all. */
enum { AROUND_MAX = 24 };

/* A name is heard as text; and what is gone to must not be hidden. */
static bool is_text_only(const struct xhtml *x, const struct node *node)
{
    for (const struct node *n = node->parent; n; n = n->parent) {
        if (n->kind == NODE_TITLE || n->kind == NODE_HEADING ||
            n->kind == NODE_CAPTION || n->kind == NODE_LINK ||
            (n->kind == NODE_CELL && n->as.cell.header))
            return true;
    }
    for (const struct node *n = node; n; n = node_next(n, node)) {
        if (x->places[n->id].linked || n == x->from.node ||
            (n == x->to.node && x->to.offset))
            return true;
    }
    return false;
}

bool xhtml_math(struct xhtml *x, const struct node *node)
{
    struct xml *xml = x->xml;
    const struct math *tree = node->as.math.tree;
    if (!tree || x->depth > AROUND_MAX || is_text_only(x, node))
        return false;
    xhtml_mark_within(x, node);
    xml_start(xml, "math");
    xml_attribute(xml, "xmlns", STR("http://www.w3.org/1998/Math/MathML"));
    if (math_room(tree))
        xml_attribute(xml, "class", str_of(math_room(tree)));
    xml_attribute(xml, "alttext", math_plain(x->arena, tree));
    if (!node->previous && !node->next && !node_is_inline(node->parent->kind))
        xml_attribute(xml, "displaystyle", STR("true"));
    write_parts(xml, tree);
    xml_end_tag(xml);
    x->math = true;
    return true;
}
