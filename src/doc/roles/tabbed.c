/* SPDX-License-Identifier: MIT */
/*
 * "KẾ TOÁN" and "GIÁM ĐỐC" in one paragraph with a tab between them, their
 * names in another: who reads line by line gives each the other's name. As a
 * table they are read column by column.
 */
#include "doc/roles/tabbed.h"

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/roles/cut.h"

enum {
    CELL_MAX = 60, /* characters of a cell that are looked at */
    CELLS_MAX = 4
};

/* What holds the tabs: the block, or the look that all of it has. */
static struct node *holder_of(struct node *block)
{
    while (block->first && block->first == block->last && block->first->first)
        block = block->first;
    return block;
}

/* The next child that is a tab, from `from` on, or NULL. */
static struct node *tab_from(struct node *from)
{
    while (from && !node_is_tab(from))
        from = from->next;
    return from;
}

static struct node *behind_tabs(struct node *from)
{
    while (from && node_is_tab(from))
        from = from->next;
    return from;
}

/* The cell's text, from a child to before another. */
static struct folded cell_text(const struct doc *doc, const struct node *from,
                               const struct node *end)
{
    struct buf text = {.arena = doc->arena};
    for (; from != end; from = from->next)
        buf_add(&text, node_text(doc->arena, from));
    return fold(doc->arena, str_trim(buf_str(&text)), CELL_MAX + 1);
}

/* How many cells of a row of signatures the tabs of the block part; 0: it is no
 * such row. Tabs before the first only move it. */
static int cells_of(const struct doc *doc, struct node *block)
{
    if (!block || block->kind != NODE_PARAGRAPH)
        return 0;
    struct folded left = {STR_INIT(""), STR_INIT("")};
    int n = 0;
    for (struct node *at = behind_tabs(holder_of(block)->first), *tab; at;
         at = behind_tabs(tab), n++) {
        tab = tab_from(at);
        struct folded cell = cell_text(doc, at, tab);
        if (n == CELLS_MAX || cell.letters.n > CELL_MAX ||
            (n > 0 && !are_signing_columns(&left, &cell)))
            return 0;
        left = cell;
    }
    return n > 1 ? n : 0;
}

/* Moves the holder's children up to the next tab to a cell of the row, in the
 * look of the whole. */
static void add_cell(struct doc *doc, struct node *row, struct node *block,
                     struct node *holder)
{
    struct node *cell = doc_add(doc, row, NODE_CELL, block->line), *into = cell;
    for (const struct node *look = block; look != holder;) {
        look = look->first;
        into = doc_add(doc, into, look->kind, block->line);
    }
    while (holder->first && node_is_tab(holder->first))
        doc_remove(holder->first);
    while (holder->first && !node_is_tab(holder->first)) {
        struct node *child = holder->first;
        doc_remove(child);
        doc_insert(into, into->last, child);
    }
}

static void add_row(struct doc *doc, struct node *table, struct node *block)
{
    struct node *row = doc_add(doc, table, NODE_ROW, block->line);
    for (int n = cells_of(doc, block); n > 0; n--)
        add_cell(doc, row, block, holder_of(block));
    doc_remove(block);
}

void gather_tabbed(struct doc *doc)
{
    for (struct node *block = doc->root->first; block;) {
        struct node *next = block->next;
        int n = cells_of(doc, block);
        if (n == 0 || cells_of(doc, next) != n) {
            block = next;
            continue;
        }
        struct node *table = doc_node(doc, NODE_TABLE, block->line);
        table->as.table.bare = true;
        doc_insert(doc->root, block->previous, table);
        while (cells_of(doc, table->next) == n)
            add_row(doc, table, table->next);
        block = table->next;
    }
}
