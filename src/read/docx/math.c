/* SPDX-License-Identifier: MIT */
/*
 * An equation (ECMA-376-1, section 22.1) as a line of text, in the manner of
 * Unicode Technical Note 28: a fraction with a slash, with parentheses around
 * what would be taken for something else without them, indices raised and
 * lowered. It is read into a small tree first, for whether there must be
 * parentheses is known at the end of what is in them.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/docx/docx.h"

/* Of what is nested deeper the text is kept, but not its form. */
enum { NEST_MAX = 32 };

struct math {
    enum docx_tag tag;
    int depth;                   /* of its element */
    struct str text;             /* of M_t */
    struct str begin, end, sign; /* of its properties; no .s: unsaid */
    bool bare;                   /* a fraction without a bar */
    struct math *parent, *first, *last, *next;
};

struct equation {
    struct docx *d;
    struct docx_paragraph *p;
    bool built_up; /* it loses its form */
};

static struct math *add(struct docx *d, struct math *parent, enum docx_tag tag)
{
    struct math *m = ARENA_NEW(d->arena, struct math);
    *m = (struct math){.tag = tag, .parent = parent};
    if (parent->last)
        parent->last->next = m;
    else
        parent->first = m;
    parent->last = m;
    return m;
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

static bool is_part(enum docx_tag tag)
{
    return tag == M_f || tag == M_num || tag == M_den || tag == M_sSup ||
           tag == M_sSub || tag == M_sSubSup || tag == M_sPre || tag == M_sup ||
           tag == M_sub || tag == M_e || tag == M_rad || tag == M_deg ||
           tag == M_d || tag == M_nary || tag == M_func || tag == M_fName ||
           tag == M_acc || tag == M_bar || tag == M_limLow || tag == M_limUpp ||
           tag == M_lim || tag == M_m || tag == M_mr || tag == M_eqArr;
}

/* The tree of the equation which has just opened. */
static struct math *read(struct docx *d, struct docx_xml *xml)
{
    struct math *root = ARENA_NEW(d->arena, struct math), *m = root;
    int nested = 0, depth = xml->depth;
    *root = (struct math){.tag = M_oMath, .depth = depth};
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_CLOSE && m != root && xml->depth == m->depth) {
            m = m->parent;
            nested--;
        } else if (xml->event != DOCX_OPEN) {
            continue;
        } else if (xml->tag == W_del || xml->tag == W_moveFrom) {
            docx_xml_skip(xml);
        } else if (xml->tag == M_t || xml->tag == W_t) {
            struct math *text = add(d, m, M_t);
            text->text = docx_xml_content(xml, d->arena);
        } else if (is_part(xml->tag) && nested < NEST_MAX) {
            int at = xml->depth;
            m = add(d, m, xml->tag);
            m->depth = at;
            nested++;
        } else {
            read_property(d, xml, m);
        }
    }
    return root;
}

static void put_parts(struct equation *q, const struct math *m, unsigned look);

static void put(struct equation *q, struct str text, unsigned look)
{
    if (text.n)
        docx_add_text(q->d, q->p, text, look);
}

/* Letters and digits, which need nothing to hold them together. */
static bool is_plain(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool ascii =
            (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!ascii && c != '.' && c != ',' &&
            (c < 0xC0 || (c >= 0x2000 && c < 0x2C00)))
            return false;
    }
    return true;
}

/* One thing: a text without signs, or what brings its own parentheses. */
static bool is_single(const struct math *m)
{
    const struct math *first = m->first;
    if (!first)
        return true;
    if (first->next)
        return false;
    return first->tag == M_t   ? is_plain(first->text)
           : first->tag == M_e ? is_single(first)
                               : first->tag == M_d;
}

static const struct math *part_of(const struct math *m, enum docx_tag tag)
{
    for (const struct math *part = m->first; part; part = part->next) {
        if (part->tag == tag)
            return part;
    }
    return NULL;
}

static void put_part(struct equation *q, const struct math *m,
                     enum docx_tag tag, unsigned look)
{
    const struct math *part = part_of(m, tag);
    if (part)
        put_parts(q, part, look);
}

/* In parentheses unless it is one thing. */
static void put_held(struct equation *q, const struct math *m,
                     enum docx_tag tag, unsigned look)
{
    const struct math *part = part_of(m, tag);
    bool held = part && !is_single(part);
    if (held)
        put(q, STR("("), look);
    put_part(q, m, tag, look);
    if (held)
        put(q, STR(")"), look);
}

/* An index of an index stands no higher than that does. */
static unsigned raised(unsigned look)
{
    return look & LOOK_SUBSCRIPT ? look : look | LOOK_SUPERSCRIPT;
}

static unsigned lowered(unsigned look)
{
    return look & LOOK_SUPERSCRIPT ? look : look | LOOK_SUBSCRIPT;
}

static struct str or_else(struct str said, struct str otherwise)
{
    return said.s ? said : otherwise;
}

/* All its parts of one kind, between signs. */
static void put_list(struct equation *q, const struct math *m,
                     enum docx_tag tag, struct str between, unsigned look)
{
    bool first = true;
    for (const struct math *part = m->first; part; part = part->next) {
        if (part->tag != tag)
            continue;
        put(q, first ? STR("") : between, look);
        first = false;
        if (tag == M_mr)
            put_list(q, part, M_e, STR(", "), look);
        else
            put_parts(q, part, look);
    }
}

static void put_fraction(struct equation *q, const struct math *m,
                         unsigned look)
{
    q->built_up = true;
    put_held(q, m, M_num, look);
    put(q, m->bare ? STR("¦") : STR("/"), look);
    put_held(q, m, M_den, look);
}

static void put_root(struct equation *q, const struct math *m, unsigned look)
{
    q->built_up = true;
    put_part(q, m, M_deg, raised(look));
    put(q, STR("√"), look);
    put_held(q, m, M_e, look);
}

static void put_operator(struct equation *q, const struct math *m,
                         unsigned look)
{
    q->built_up = true;
    put(q, or_else(m->sign, STR("∫")), look);
    put_part(q, m, M_sub, lowered(look));
    put_part(q, m, M_sup, raised(look));
    put(q, STR(" "), look);
    put_part(q, m, M_e, look);
}

static void put_delimited(struct equation *q, const struct math *m,
                          unsigned look)
{
    put(q, or_else(m->begin, STR("(")), look);
    put_list(q, m, M_e, or_else(m->sign, STR("|")), look);
    put(q, or_else(m->end, STR(")")), look);
}

static void put_function(struct equation *q, const struct math *m,
                         unsigned look)
{
    const struct math *e = part_of(m, M_e);
    put_part(q, m, M_fName, look);
    put(q, e && e->first && e->first->tag == M_d ? STR("") : STR(" "), look);
    put_part(q, m, M_e, look);
}

/* Base and indices. */
static void put_indexed(struct equation *q, const struct math *m, unsigned look)
{
    if (m->tag != M_sPre)
        put_held(q, m, M_e, look);
    put_part(q, m, M_sub, lowered(look));
    put_part(q, m, M_sup, raised(look));
    if (m->tag == M_sPre)
        put_held(q, m, M_e, look);
}

static void put_limit(struct equation *q, const struct math *m, unsigned look)
{
    put_part(q, m, M_e, look);
    put_part(q, m, M_lim, m->tag == M_limLow ? lowered(look) : raised(look));
}

/* The sign combines with the letter before it. */
static void put_accent(struct equation *q, const struct math *m,
                       struct str otherwise, unsigned look)
{
    put_held(q, m, M_e, look);
    put(q, or_else(m->sign, otherwise), look);
}

static void put_one(struct equation *q, const struct math *m, unsigned look)
{
    switch (m->tag) {
    case M_t:
        put(q, m->text, look);
        break;
    case M_f:
        put_fraction(q, m, look);
        break;
    case M_rad:
        put_root(q, m, look);
        break;
    case M_nary:
        put_operator(q, m, look);
        break;
    case M_d:
        put_delimited(q, m, look);
        break;
    case M_func:
        put_function(q, m, look);
        break;
    case M_sSup:
    case M_sSub:
    case M_sSubSup:
    case M_sPre:
        put_indexed(q, m, look);
        break;
    case M_limLow:
    case M_limUpp:
        put_limit(q, m, look);
        break;
    case M_acc:
        put_accent(q, m, STR("\u0302"), look);
        break;
    case M_bar:
        put_accent(q, m, STR("\u0305"), look);
        break;
    case M_m:
        q->built_up = true;
        put_list(q, m, M_mr, STR("; "), look);
        break;
    case M_eqArr:
        q->built_up = true;
        put_list(q, m, M_e, STR("; "), look);
        break;
    default:
        put_parts(q, m, look);
        break;
    }
}

static void put_parts(struct equation *q, const struct math *m, unsigned look)
{
    for (const struct math *part = m->first; part; part = part->next)
        put_one(q, part, look);
}

void docx_read_equation(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p)
{
    struct equation q = {.d = d, .p = p};
    put_parts(&q, read(d, xml), 0);
    d->equations += q.built_up;
}
