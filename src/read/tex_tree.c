/* SPDX-License-Identifier: MIT */
#include "read/tex_tree.h"

#include "base/arena.h"

struct tex_tree tex_tree_begin(struct arena *arena)
{
    struct math *root = math_add(arena, NULL, MATH_GROUP);
    return (struct tex_tree){arena, root, root, false};
}

struct math *tex_tree_add(struct tex_tree *t, enum math_kind kind)
{
    return math_add(t->arena, t->at, kind);
}

static bool is_number(struct str text)
{
    return text.n > 0 && is_digit(text.s[0]);
}

void tex_tree_text(struct tex_tree *t, struct str text)
{
    struct math *last = t->at->last;
    if (last && last->kind == MATH_TEXT && is_number(last->text) &&
        is_number(text) && last->text.s + last->text.n == text.s)
        last->text.n += text.n;
    else if (text.n)
        tex_tree_add(t, MATH_TEXT)->text = text;
}

static void attach(struct tex_tree *t, struct math *m, enum math_kind kind,
                   const struct math *from)
{
    struct math *part = math_add(t->arena, m, kind);
    part->first = from->first;
    part->last = from->last;
    for (struct math *n = part->first; n; n = n->next)
        n->parent = part;
}

void tex_tree_attach(struct tex_tree *t, struct math *m, enum math_kind kind,
                     const struct tex_tree *from)
{
    attach(t, m, kind, from->root);
    t->formless = t->formless || from->formless || from->at != from->root;
}

static bool has_part(const struct math *m, enum math_kind kind)
{
    const struct math *part = m->first;
    while (part && part->kind != kind)
        part = part->next;
    return part != NULL;
}

/* "lim", what it goes to stands below it. */
static bool takes_limit(const struct math *m)
{
    static const char *const names[] = {"lim", "max", "min", "sup", "inf"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (m->kind == MATH_TEXT && str_eq(m->text, str_of(names[i])))
            return true;
    }
    return false;
}

/* Makes the last thing a part of one of that kind, in its own place. */
static struct math *wrap(struct tex_tree *t, struct math *last,
                         enum math_kind kind)
{
    struct math inner = *last, *base = ARENA_NEW(t->arena, struct math);
    struct math holder = {.first = base, .last = base};
    *last =
        (struct math){.kind = kind, .parent = inner.parent, .next = inner.next};
    *base = inner;
    base->next = NULL;
    for (struct math *n = base->first; n; n = n->next)
        n->parent = base;
    attach(t, last, MATH_PART, &holder);
    return last;
}

/* Where an index goes: a sum, what has another index, or the last thing. */
static struct math *base_for(struct tex_tree *t, bool raised)
{
    struct math *last = t->at->last;
    bool open = last &&
                (last->kind == MATH_INDEXED || last->kind == MATH_OPERATOR) &&
                !has_part(last, raised ? MATH_RAISED : MATH_LOWERED);
    if (open)
        return last;
    if (!last)
        return tex_tree_add(t, MATH_INDEXED);
    if (last->kind == MATH_TEXT && math_is_operator(last->text)) {
        last->kind = MATH_OPERATOR;
        last->sign = last->text;
        last->text = STR("");
        return last;
    }
    bool limit = !raised && takes_limit(last);
    return wrap(t, last, limit ? MATH_LIMIT_BELOW : MATH_INDEXED);
}

void tex_tree_index(struct tex_tree *t, bool raised,
                    const struct tex_tree *index)
{
    struct math *m = base_for(t, raised);
    tex_tree_attach(t, m,
                    m->kind == MATH_LIMIT_BELOW ? MATH_LIMIT
                    : raised                    ? MATH_RAISED
                                                : MATH_LOWERED,
                    index);
}

/* Whether what comes next stands in a cell of a matrix. */
static bool is_in_cell(const struct tex_tree *t)
{
    const struct math *row = t->at->parent;
    return t->at->kind == MATH_PART && row && row->kind == MATH_ROW;
}

static void grow_row(struct tex_tree *t, struct math *matrix)
{
    t->at = math_add(t->arena, matrix, MATH_ROW);
    t->at = tex_tree_add(t, MATH_PART);
}

void tex_tree_cell(struct tex_tree *t, bool row)
{
    if (!is_in_cell(t))
        t->formless = true;
    else if (row)
        grow_row(t, t->at->parent->parent);
    else
        t->at = math_add(t->arena, t->at->parent, MATH_PART);
}

void tex_tree_open_matrix(struct tex_tree *t, struct str begin, struct str end)
{
    struct math *m = tex_tree_add(t, MATH_DELIMITED);
    m->begin = begin;
    m->end = end;
    struct math *part = math_add(t->arena, m, MATH_PART);
    grow_row(t, math_add(t->arena, part, MATH_MATRIX));
}

/* The break behind the last row begins none. */
void tex_tree_close_matrix(struct tex_tree *t)
{
    if (!is_in_cell(t)) {
        t->formless = true;
        return;
    }
    struct math *row = t->at->parent, *matrix = row->parent;
    if (!row->first->first && !row->first->next && matrix->first != row) {
        struct math *before = matrix->first;
        while (before->next != row)
            before = before->next;
        before->next = NULL;
        matrix->last = before;
    }
    t->at = matrix->parent->parent->parent;
}
