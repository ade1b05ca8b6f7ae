/* SPDX-License-Identifier: MIT */
/*
 * Flattening: in go the inline nodes of a block, out comes one text, so that
 * line breaking sees words whole even where their look changes.
 */
#include "layout/inline.h"

#include "base/arena.h"
#include "base/buf.h"

/* Superscripts and subscripts: size and shift in percent of the body's. */
enum { SCRIPT_SIZE = 65, SUPERSCRIPT_RISE = 36, SUBSCRIPT_FALL = 14 };

/* The face with `more` of boldness or slant; emphasis within italics is
 * upright again. */
static enum font_style face_with(enum font_style face, enum node_kind kind)
{
    if (kind == NODE_STRONG)
        return (enum font_style)(face | FONT_BOLD);
    if (kind == NODE_EMPHASIS)
        return (enum font_style)(face ^ FONT_ITALIC);
    return face;
}

static struct piece look_of(const struct node *text, const struct node *block,
                            const struct part_style *style)
{
    struct piece piece = {
        .face = style->face, .size = style->size, .node = text->id};
    for (const struct node *n = text->parent; n != block; n = n->parent) {
        piece.face = face_with(piece.face, n->kind);
        if (n->kind != NODE_SUPERSCRIPT && n->kind != NODE_SUBSCRIPT)
            continue;
        piece.rise += n->kind == NODE_SUPERSCRIPT
                          ? piece.size * SUPERSCRIPT_RISE / 100
                          : -piece.size * SUBSCRIPT_FALL / 100;
        piece.size = piece.size * SCRIPT_SIZE / 100;
    }
    return piece;
}

static void add_piece(struct arena *arena, struct flat *flat,
                      struct piece piece)
{
    flat->pieces = arena_more(arena, flat->pieces, flat->n, sizeof piece);
    flat->pieces[flat->n++] = piece;
}

/* The node behind `n` and all below it, within the block. */
static const struct node *onwards(const struct node *n,
                                  const struct node *block)
{
    while (n != block && !n->next)
        n = n->parent;
    return n == block ? NULL : n->next;
}

/* The next node of the block's inline tree; block children are passed by. */
static const struct node *next_inline(const struct node *n,
                                      const struct node *block)
{
    bool enter = n == block || node_is_inline(n->kind);
    if (enter && n->first)
        n = n->first;
    else
        n = onwards(n, block);
    while (n && !node_is_inline(n->kind))
        n = onwards(n, block);
    return n;
}

struct flat flatten(struct arena *arena, const struct node *block,
                    const struct part_style *style)
{
    struct flat flat = {STR(""), NULL, 0};
    if (node_is_single_text(block)) { /* no copy is needed */
        add_piece(arena, &flat, look_of(block->first, block, style));
        flat.text = block->first->as.text;
        return flat;
    }
    struct buf buf = {.arena = arena};
    for (const struct node *n = block; n; n = next_inline(n, block)) {
        if (n->kind == NODE_LINE_BREAK)
            buf_add_char(&buf, '\n');
        if (n->kind != NODE_TEXT || n->as.text.n == 0)
            continue;
        struct piece piece = look_of(n, block, style);
        piece.start = buf.n;
        add_piece(arena, &flat, piece);
        buf_add(&buf, n->as.text);
    }
    flat.text = buf_str(&buf);
    return flat;
}
