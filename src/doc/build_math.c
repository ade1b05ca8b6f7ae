/* SPDX-License-Identifier: MIT */
/*
 * An equation as a line of text, in the manner of Unicode Technical Note 28: a
 * fraction with a slash, with parentheses around what would be taken for
 * something else without them, indices raised and lowered. It is a small tree
 * first, for whether there must be parentheses is known at the end of what is
 * in them.
 */
#include "doc/math.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/build.h"

struct math *math_add(struct arena *arena, struct math *parent,
                      enum math_kind kind)
{
    struct math *m = ARENA_NEW(arena, struct math);
    *m = (struct math){.kind = kind, .parent = parent};
    if (parent && parent->last)
        parent->last->next = m;
    else if (parent)
        parent->first = m;
    if (parent)
        parent->last = m;
    return m;
}

static void put_parts(struct math_line *q, const struct math *m, unsigned look);

static void put(struct math_line *q, struct str text, unsigned look)
{
    if (text.n)
        q->put(q->to, text, look);
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
    return first->kind == MATH_TEXT ? is_plain(first->text)
           : first->kind == MATH_PART || first->kind == MATH_GROUP
               ? is_single(first)
               : first->kind == MATH_DELIMITED;
}

static const struct math *part_of(const struct math *m, enum math_kind kind)
{
    for (const struct math *part = m->first; part; part = part->next) {
        if (part->kind == kind)
            return part;
    }
    return NULL;
}

static void put_part(struct math_line *q, const struct math *m,
                     enum math_kind kind, unsigned look)
{
    const struct math *part = part_of(m, kind);
    if (part)
        put_parts(q, part, look);
}

/* In parentheses unless it is one thing. */
static void put_held(struct math_line *q, const struct math *m,
                     enum math_kind kind, unsigned look)
{
    const struct math *part = part_of(m, kind);
    bool held = part && !is_single(part);
    if (held)
        put(q, STR("("), look);
    put_part(q, m, kind, look);
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
static void put_list(struct math_line *q, const struct math *m,
                     enum math_kind kind, struct str between, unsigned look)
{
    bool first = true;
    for (const struct math *part = m->first; part; part = part->next) {
        if (part->kind != kind)
            continue;
        put(q, first ? STR("") : between, look);
        first = false;
        if (kind == MATH_ROW)
            put_list(q, part, MATH_PART, STR(", "), look);
        else
            put_parts(q, part, look);
    }
}

static void put_fraction(struct math_line *q, const struct math *m,
                         unsigned look)
{
    q->built_up = true;
    put_held(q, m, MATH_ABOVE, look);
    put(q, m->bare ? STR("¦") : STR("/"), look);
    put_held(q, m, MATH_BELOW, look);
}

static void put_root(struct math_line *q, const struct math *m, unsigned look)
{
    q->built_up = true;
    put_part(q, m, MATH_DEGREE, raised(look));
    put(q, STR("√"), look);
    put_held(q, m, MATH_PART, look);
}

static void put_operator(struct math_line *q, const struct math *m,
                         unsigned look)
{
    q->built_up = true;
    put(q, or_else(m->sign, STR("∫")), look);
    put_part(q, m, MATH_LOWERED, lowered(look));
    put_part(q, m, MATH_RAISED, raised(look));
    put(q, STR(" "), look);
    put_part(q, m, MATH_PART, look);
}

static void put_delimited(struct math_line *q, const struct math *m,
                          unsigned look)
{
    put(q, or_else(m->begin, STR("(")), look);
    put_list(q, m, MATH_PART, or_else(m->sign, STR("|")), look);
    put(q, or_else(m->end, STR(")")), look);
}

static void put_function(struct math_line *q, const struct math *m,
                         unsigned look)
{
    const struct math *e = part_of(m, MATH_PART);
    put_part(q, m, MATH_NAME, look);
    put(q,
        e && e->first && e->first->kind == MATH_DELIMITED ? STR("") : STR(" "),
        look);
    put_part(q, m, MATH_PART, look);
}

/* Base and indices. */
static void put_indexed(struct math_line *q, const struct math *m,
                        unsigned look)
{
    if (m->kind != MATH_PREFIXED)
        put_held(q, m, MATH_PART, look);
    put_part(q, m, MATH_LOWERED, lowered(look));
    put_part(q, m, MATH_RAISED, raised(look));
    if (m->kind == MATH_PREFIXED)
        put_held(q, m, MATH_PART, look);
}

static void put_limit(struct math_line *q, const struct math *m, unsigned look)
{
    put_part(q, m, MATH_PART, look);
    put_part(q, m, MATH_LIMIT,
             m->kind == MATH_LIMIT_BELOW ? lowered(look) : raised(look));
}

/* Letters and digits only, in however many pieces. */
static bool is_word(const struct math *m)
{
    for (const struct math *n = m->first; n; n = n->next) {
        bool group = n->kind == MATH_GROUP || n->kind == MATH_PART;
        if (n->kind == MATH_TEXT ? !is_plain(n->text) : !group || !is_word(n))
            return false;
    }
    return true;
}

/* The sign combines with each letter: none is as wide as a word. */
static void put_word(struct math_line *q, const struct math *m, struct str sign,
                     unsigned look)
{
    for (const struct math *n = m->first; n; n = n->next) {
        for (size_t at = 0, from = 0; at < n->text.n; from = at) {
            utf8_next(n->text, &at);
            put(q, str_slice(n->text, from, at), look);
            put(q, sign, look);
        }
        put_word(q, n, sign, look);
    }
}

/* The sign, a circumflex or an overline where none is said, combines with the
 * letter before it. */
static void put_accent(struct math_line *q, const struct math *m, unsigned look)
{
    const struct math *part = part_of(m, MATH_PART);
    struct str sign =
        or_else(m->sign, m->kind == MATH_BAR ? STR("\u0305") : STR("\u0302"));
    if (part && is_word(part)) {
        put_word(q, part, sign, look);
        return;
    }
    put_held(q, m, MATH_PART, look);
    put(q, sign, look);
}

static void put_text(struct math_line *q, const struct math *m, unsigned look)
{
    put(q, m->text, look);
}

static void put_lines(struct math_line *q, const struct math *m, unsigned look)
{
    q->built_up = true;
    put_list(q, m, m->kind == MATH_MATRIX ? MATH_ROW : MATH_PART, STR("; "),
             look);
}

static void put_one(struct math_line *q, const struct math *m, unsigned look)
{
    static void (*const puts_kind[MATH_KINDS])(
        struct math_line *, const struct math *, unsigned) = {
        [MATH_TEXT] = put_text,           [MATH_FRACTION] = put_fraction,
        [MATH_ROOT] = put_root,           [MATH_OPERATOR] = put_operator,
        [MATH_DELIMITED] = put_delimited, [MATH_FUNCTION] = put_function,
        [MATH_INDEXED] = put_indexed,     [MATH_PREFIXED] = put_indexed,
        [MATH_LIMIT_BELOW] = put_limit,   [MATH_LIMIT_ABOVE] = put_limit,
        [MATH_ACCENT] = put_accent,       [MATH_BAR] = put_accent,
        [MATH_MATRIX] = put_lines,        [MATH_LINES] = put_lines,
    };
    (puts_kind[m->kind] ? puts_kind[m->kind] : put_parts)(q, m, look);
}

static void put_parts(struct math_line *q, const struct math *m, unsigned look)
{
    for (const struct math *part = m->first; part; part = part->next)
        put_one(q, part, look);
}

void math_write(struct math_line *line, const struct math *m)
{
    put_parts(line, m, 0);
}

struct str math_accent(struct str sign)
{
    static const struct {
        struct str sign, accent;
    } accents[] = {
        {STR_INIT("¯"), STR_INIT("\u0305")},
        {STR_INIT("‾"), STR_INIT("\u0305")},
        {STR_INIT("_"), STR_INIT("\u0305")},
        {STR_INIT("^"), STR_INIT("\u0302")},
        {STR_INIT("ˆ"), STR_INIT("\u0302")},
        {STR_INIT("~"), STR_INIT("\u0303")},
        {STR_INIT("˜"), STR_INIT("\u0303")},
        {STR_INIT("˙"), STR_INIT("\u0307")},
        {STR_INIT("¨"), STR_INIT("\u0308")},
        {STR_INIT("→"), STR_INIT("\u20D7")},
    };
    for (size_t i = 0; i < sizeof accents / sizeof accents[0]; i++) {
        if (str_eq(sign, accents[i].sign))
            return accents[i].accent;
    }
    return STR("");
}

bool math_is_operator(struct str sign)
{
    static const char *const signs[] = {"∑", "∏", "∐", "∫", "∬",
                                        "∭", "∮", "⋃", "⋂"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_eq(sign, str_of(signs[i])))
            return true;
    }
    return false;
}

/* ---- in letters of one height ---- */

enum { INDICES = LOOK_SUPERSCRIPT | LOOK_SUBSCRIPT };
struct plain {
    struct buf line, index; /* index: what stands higher or lower */
    unsigned look;          /* of that */
};

static void end_index(struct plain *p)
{
    struct str index = buf_str(&p->index);
    bool held = utf8_length(index) > 1 && !is_plain(index);
    if (index.n == 0)
        return;
    buf_add(&p->line, p->look & LOOK_SUPERSCRIPT ? STR("^") : STR("_"));
    buf_add(&p->line, held ? STR("(") : STR(""));
    buf_add(&p->line, index);
    buf_add(&p->line, held ? STR(")") : STR(""));
    p->index.n = 0;
}

static void put_plain(void *to, struct str text, unsigned look)
{
    struct plain *p = to;
    if ((look & INDICES) != p->look)
        end_index(p);
    p->look = look & INDICES;
    buf_add(p->look ? &p->index : &p->line, text);
}

struct str math_plain(struct arena *arena, const struct math *m)
{
    struct plain p = {.line = {.arena = arena}, .index = {.arena = arena}};
    struct math_line line = {.put = put_plain, .to = &p};
    math_write(&line, m);
    end_index(&p);
    return str_one_line(arena, str_trim(buf_str(&p.line)));
}
