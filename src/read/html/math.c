/* SPDX-License-Identifier: MIT */
/*
 * MathML (MathML Core; MathML 3 for mfenced) as the line of text that equations
 * of Word files become. What a page shows of it by other means (KaTeX's and
 * MathJax's letters, Wikipedia's picture) is left out with what is hidden.
 */
#include "doc/math.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/build.h"
#include "doc/phrase.h"
#include "read/html/write.h"
#include "read/tex.h"

struct reader {
    struct page *page;
    struct arena *arena;
    int nested;
};

static void read(struct reader *r, const struct element *e,
                 struct math *parent);

static bool is_called(const struct element *e, const char *name)
{
    return str_eq(e->name, str_of(name));
}

static const struct element *child(const struct element *e, size_t which)
{
    const struct element *n = e->first;
    for (; n; n = n->next) {
        if (n->tag != TAG_TEXT && which-- == 0)
            return n;
    }
    return NULL;
}

/* The child as a part of `parent`, if it is there. */
static void read_part(struct reader *r, const struct element *e, size_t which,
                      struct math *parent, enum math_kind kind)
{
    const struct element *n = child(e, which);
    if (n)
        read(r, n, math_add(r->arena, parent, kind));
}

static void read_children(struct reader *r, const struct element *e,
                          struct math *parent)
{
    for (const struct element *n = e->first; n; n = n->next) {
        if (n->tag != TAG_TEXT)
            read(r, n, parent);
    }
}

/* Signs that are not seen, U+2061 to U+2064; the first stands between a
 * function and what it is of. */
static void read_token(struct reader *r, const struct element *e,
                       struct math *parent)
{
    struct str text = element_text(r->arena, e);
    size_t at = 0;
    uint32_t first = text.n ? utf8_next(text, &at) : 0;
    if (first == 0x2061)
        text = STR(" ");
    if (text.n && !(first >= 0x2062 && first <= 0x2064))
        math_add(r->arena, parent, MATH_TEXT)->text = text;
}

static void read_indexed(struct reader *r, const struct element *e,
                         struct math *parent, bool lowered, bool raised)
{
    struct math *m = math_add(r->arena, parent, MATH_INDEXED);
    read_part(r, e, 0, m, MATH_PART);
    if (lowered)
        read_part(r, e, 1, m, MATH_LOWERED);
    if (raised)
        read_part(r, e, 1 + lowered, m, MATH_RAISED);
}

/* A sum with its limits, a letter with its accent, a limit. */
static void read_limits(struct reader *r, const struct element *e,
                        struct math *parent, bool below, bool above)
{
    const struct element *base = child(e, 0), *sign = child(e, 1 + below);
    struct str accent = above && sign && !below
                            ? math_accent(element_text(r->arena, sign))
                            : STR("");
    bool operator= base && is_called(base, "mo");
    struct math *m = math_add(r->arena, parent,
                              accent.n ? MATH_ACCENT :
                              operator ? MATH_OPERATOR
                              : below  ? MATH_LIMIT_BELOW
                                       : MATH_LIMIT_ABOVE);
    m->sign = accent.n ? accent :
              operator ? element_text(r->arena, base)
                       : accent;
    if (!operator|| accent.n)
        read_part(r, e, 0, m, MATH_PART);
    if (accent.n)
        return;
    if (below)
        read_part(r, e, 1, m, operator? MATH_LOWERED : MATH_LIMIT);
    if (above)
        read_part(r, e, 1 + below, m, operator? MATH_RAISED : MATH_LIMIT);
}

static void read_fraction(struct reader *r, const struct element *e,
                          struct math *parent)
{
    struct math *m = math_add(r->arena, parent, MATH_FRACTION);
    m->bare = str_starts(element_value(e, "linethickness"), STR("0"));
    read_part(r, e, 0, m, MATH_ABOVE);
    read_part(r, e, 1, m, MATH_BELOW);
}

static void read_root(struct reader *r, const struct element *e,
                      struct math *parent)
{
    struct math *m = math_add(r->arena, parent, MATH_ROOT);
    if (is_called(e, "mroot")) {
        read_part(r, e, 0, m, MATH_PART);
        read_part(r, e, 1, m, MATH_DEGREE);
    } else {
        read_children(r, e, math_add(r->arena, m, MATH_PART));
    }
}

static void read_fenced(struct reader *r, const struct element *e,
                        struct math *parent)
{
    struct math *m = math_add(r->arena, parent, MATH_DELIMITED);
    m->begin = element_has(e, "open") ? element_value(e, "open") : STR("(");
    m->end = element_has(e, "close") ? element_value(e, "close") : STR(")");
    m->sign = STR(", ");
    for (size_t i = 0; child(e, i); i++)
        read_part(r, e, i, m, MATH_PART);
}

static void read_matrix(struct reader *r, const struct element *e,
                        struct math *parent)
{
    struct math *m = math_add(r->arena, parent, MATH_MATRIX);
    for (const struct element *row = e->first; row; row = row->next) {
        struct math *to =
            row->tag == TAG_TEXT ? NULL : math_add(r->arena, m, MATH_ROW);
        for (size_t i = 0; to && child(row, i); i++)
            read_part(r, row, i, to, MATH_PART);
    }
}

static bool is_token(const struct element *e)
{
    return is_called(e, "mi") || is_called(e, "mn") || is_called(e, "mo") ||
           is_called(e, "mtext") || is_called(e, "ms");
}

static void read_form(struct reader *r, const struct element *e,
                      struct math *parent)
{
    if (is_called(e, "mfrac"))
        read_fraction(r, e, parent);
    else if (is_called(e, "msqrt") || is_called(e, "mroot"))
        read_root(r, e, parent);
    else if (is_called(e, "msup") || is_called(e, "msub"))
        read_indexed(r, e, parent, is_called(e, "msub"), is_called(e, "msup"));
    else if (is_called(e, "msubsup"))
        read_indexed(r, e, parent, true, true);
    else if (is_called(e, "munder") || is_called(e, "mover"))
        read_limits(r, e, parent, is_called(e, "munder"),
                    is_called(e, "mover"));
    else if (is_called(e, "munderover"))
        read_limits(r, e, parent, true, true);
    else if (is_called(e, "mfenced"))
        read_fenced(r, e, parent);
    else if (is_called(e, "mtable"))
        read_matrix(r, e, parent);
    else
        read_children(r, e, math_add(r->arena, parent, MATH_GROUP));
}

static void read(struct reader *r, const struct element *e, struct math *parent)
{
    if (tag_class(e->tag) == CLASS_CONTROL || is_called(e, "mphantom"))
        return; /* TeX beside it, and what only keeps room */
    if (is_token(e) || r->nested >= MATH_NESTED_MAX) {
        read_token(r, e, parent);
        return;
    }
    r->nested++;
    if (is_called(e, "semantics"))
        read_part(r, e, 0, parent, MATH_GROUP);
    else
        read_form(r, e, parent);
    r->nested--;
}

struct target {
    struct writer *w;
    long line;
};

static void put(void *to, struct str text, unsigned look)
{
    const struct target *target = to;
    bool looks = look & (LOOK_SUPERSCRIPT | LOOK_SUBSCRIPT);
    struct span span = {.kind = look & LOOK_SUPERSCRIPT ? NODE_SUPERSCRIPT
                                                        : NODE_SUBSCRIPT};
    bool opened = looks && write_span(target->w, span);
    write_text(target->w, text, target->line);
    if (opened)
        write_span_end(target->w);
}

void walk_math(struct writer *w, const struct element *e)
{
    struct reader r = {w->page, w->page->arena, 0};
    struct math *root = math_add(r.arena, NULL, MATH_GROUP);
    struct target target = {w, e->line};
    struct math_line line = {.put = put, .to = &target};
    bool block = str_eq(element_value(e, "display"), STR("block"));
    read_children(&r, e, root);
    struct span span = {.kind = NODE_MATH,
                        .math = math_keep(w->doc->arena, root, str_copy)};
    if (block)
        write_block_end(w);
    bool opened = span.math && write_span(w, span);
    math_write(&line, root);
    if (opened)
        write_span_end(w);
    if (block)
        write_block_end(w);
}

void write_tex(struct writer *w, const struct tex_run *run,
               const struct math *form, long line)
{
    struct target target = {w, line};
    struct span span = {.kind = NODE_MATH,
                        .math = math_keep(w->doc->arena, form, str_copy)};
    bool opened = span.math && write_span(w, span);
    for (; run; run = run->next)
        put(&target, run->text,
            run->rise > 0   ? LOOK_SUPERSCRIPT
            : run->rise < 0 ? LOOK_SUBSCRIPT
                            : 0);
    if (opened)
        write_span_end(w);
}
