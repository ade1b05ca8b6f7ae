/* SPDX-License-Identifier: MIT */
/*
 * Text of the old fonts in a tree whose form names fonts, but not these: it was
 * pasted into a Word file, or all of it was set in another font. The blocks of
 * the tree are the lines of a text, which is judged as any other.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "read/encoding/repair.h"
#include "stages.h"

static bool is_leaf(const struct node *node)
{
    return !node_is_inline(node->kind) && node->kind != NODE_CODE_BLOCK &&
           node->first && node_is_inline(node->first->kind);
}

/* The number of the block's line among those: its own, for the log to tell,
 * unless one before it has gone that far. */
static long next_line(long last, const struct node *block)
{
    return block->line > last ? block->line : last + 1;
}

/* The block's text on a line of its own, without what would cut it. */
static void add_line(struct buf *buf, struct arena *scratch,
                     const struct node *block)
{
    struct str text = node_text(scratch, block);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        buf_add_char(buf, c == '\n' || c == '<' || c == '>' ? ' ' : c);
    }
    buf_add_char(buf, '\n');
    arena_clear(scratch);
}

static struct str lines_of(struct arena *arena, const struct doc *doc)
{
    struct buf buf = {.arena = arena};
    struct arena *scratch = arena_child(arena);
    long line = 0, next;
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (!is_leaf(n))
            continue;
        for (next = next_line(line, n); line + 1 < next; line++)
            buf_add_char(&buf, '\n');
        add_line(&buf, scratch, n);
        line = next;
    }
    return buf_str(&buf);
}

static void decode_block(struct doc *doc, struct node *block,
                         enum legacy legacy)
{
    struct node *n = block;
    while ((n = node_next_inline(n, block))) {
        if (n->kind == NODE_TEXT && n->parent->kind != NODE_CODE)
            n->as.text = legacy_decode(doc->arena, n->as.text, legacy);
    }
}

void repair_letters(struct doc *doc)
{
    struct arena *scratch = arena_child(doc->arena);
    const signed char *lines =
        legacy_lines(scratch, doc->log, lines_of(scratch, doc));
    long line = 0;
    for (struct node *n = doc->root; lines && n; n = node_next(n, doc->root)) {
        if (!is_leaf(n))
            continue;
        line = next_line(line, n);
        if (lines[line - 1] >= 0)
            decode_block(doc, n, (enum legacy)lines[line - 1]);
    }
    arena_clear(scratch);
}
