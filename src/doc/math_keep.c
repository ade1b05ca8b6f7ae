/* SPDX-License-Identifier: MIT */
/*
 * Equations that stay with their line. Readers make them in an arena of their
 * own, of whatever a file holds; what is kept is a copy, bounded, and only of
 * those whose form says more than their line does.
 */
#include "doc/math.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"

/* What is written in one line anyway, as "f(x)" is, tells nothing more. */
static bool has_form(enum math_kind kind)
{
    switch (kind) {
    case MATH_FRACTION:
    case MATH_ROOT:
    case MATH_OPERATOR:
    case MATH_INDEXED:
    case MATH_PREFIXED:
    case MATH_LIMIT_BELOW:
    case MATH_LIMIT_ABOVE:
    case MATH_ACCENT:
    case MATH_BAR:
    case MATH_MATRIX:
    case MATH_LINES:
        return true;
    default:
        return false;
    }
}

/* The next part in order; *depth is how deep it lies. */
static const struct math *next(const struct math *m, const struct math *root,
                               int *depth)
{
    if (m->first) {
        ++*depth;
        return m->first;
    }
    for (; m != root && !m->next; --*depth)
        m = m->parent;
    return m == root ? NULL : m->next;
}

static bool is_worth_it(const struct math *root)
{
    bool form = false;
    size_t n = 0;
    int depth = 0;
    for (const struct math *m = root; m; m = next(m, root, &depth), n++) {
        if (n == MATH_SIZE_MAX || depth > MATH_DEPTH_MAX)
            return false;
        form = form || has_form(m->kind);
    }
    return form;
}

/* No deeper than MATH_DEPTH_MAX. */
static struct math *copy(struct arena *arena, struct math *parent,
                         const struct math *from,
                         struct str (*clean)(struct arena *, struct str))
{
    struct math *m = math_add(arena, parent, from->kind);
    m->text = clean(arena, from->text);
    m->begin = from->begin.s ? clean(arena, from->begin) : from->begin;
    m->end = from->end.s ? clean(arena, from->end) : from->end;
    m->sign = from->sign.s ? clean(arena, from->sign) : from->sign;
    m->bare = from->bare;
    for (const struct math *part = from->first; part; part = part->next)
        copy(arena, m, part, clean);
    return m;
}

static void put_text(void *to, struct str text, unsigned look)
{
    (void)look;
    buf_add(to, text);
}

/* The line of an equation, where its reader has not said it. */
static struct str line_of(struct arena *arena, const struct math *root)
{
    struct buf buf = {.arena = arena};
    struct math_line line = {.put = put_text, .to = &buf};
    math_write(&line, root);
    return buf_str(&buf);
}

const struct math *math_keep(struct arena *arena, const struct math *m,
                             struct str (*clean)(struct arena *arena,
                                                 struct str text))
{
    if (!is_worth_it(m))
        return NULL;
    struct math *root = copy(arena, NULL, m, clean);
    if (root->text.n == 0)
        root->text = line_of(arena, root);
    return root;
}

/* ---- whether the line is still the equation's ---- */

/* How far the line has been compared. */
struct reading {
    const struct node *root, *node; /* NULL behind the last */
    size_t at;
};

/* Readers make one space of several, and leave some out. */
static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x200B;
}

/* A mark that stands over the letter before it, and may be one with it. */
static bool is_mark(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100);
}

/* The next character that is no space; 0: the line has ended. */
static uint32_t next_sign(struct reading *r)
{
    while (r->node) {
        struct str text =
            r->node->kind == NODE_TEXT ? r->node->as.text : STR("");
        uint32_t c = r->at < text.n ? utf8_next(text, &r->at) : 0;
        if (c && !is_space(c) && !is_mark(c))
            return c;
        if (r->at < text.n)
            continue;
        r->node = node_next(r->node, r->root);
        r->at = 0;
    }
    return 0;
}

/* Another letter is one that has taken in the mark behind it. */
static bool is_same(struct reading *r, uint32_t c, uint32_t following)
{
    uint32_t in_line = next_sign(r);
    return c == in_line || (is_mark(following) && in_line >= 0x80 &&
                            letter_is(in_line) && letter_is(c));
}

bool math_is_of(const struct node *node)
{
    struct reading r = {.root = node, .node = node};
    struct str line = node->as.math.tree->text;
    for (size_t at = 0; at < line.n;) {
        uint32_t c = utf8_next(line, &at);
        size_t behind = at;
        uint32_t following = at < line.n ? utf8_next(line, &behind) : 0;
        if (!is_space(c) && !is_mark(c) && !is_same(&r, c, following))
            return false;
    }
    return next_sign(&r) == 0;
}
