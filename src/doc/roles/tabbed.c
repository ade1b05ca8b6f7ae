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

enum { CELL_MAX = 60 /* characters of a cell that are looked at */ };

static const struct node *tab_of(const struct node *block)
{
    FOR_CHILDREN (child, block) {
        if (node_is_tab(child))
            return child;
    }
    return NULL;
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

static bool is_tabbed(const struct doc *doc, const struct node *block)
{
    const struct node *tab =
        block && block->kind == NODE_PARAGRAPH ? tab_of(block) : NULL;
    if (!tab || tab == block->first || !tab->next)
        return false;
    struct folded left = cell_text(doc, block->first, tab);
    struct folded right = cell_text(doc, tab, NULL);
    return left.letters.n <= CELL_MAX && right.letters.n <= CELL_MAX &&
           are_signing_columns(&left, &right);
}

/* Moves the block's children before `end` to a cell of the row. */
static void add_cell(struct doc *doc, struct node *row, struct node *block,
                     const struct node *end)
{
    struct node *cell = doc_add(doc, row, NODE_CELL, block->line);
    while (block->first != end) {
        struct node *child = block->first;
        doc_remove(child);
        if (!node_is_tab(child))
            doc_insert(cell, cell->last, child);
    }
}

static void add_row(struct doc *doc, struct node *table, struct node *block)
{
    struct node *row = doc_add(doc, table, NODE_ROW, block->line);
    add_cell(doc, row, block, tab_of(block));
    add_cell(doc, row, block, NULL);
    doc_remove(block);
}

void gather_tabbed(struct doc *doc)
{
    for (struct node *block = doc->root->first; block;) {
        struct node *next = block->next;
        if (!is_tabbed(doc, block) || !is_tabbed(doc, next)) {
            block = next;
            continue;
        }
        struct node *table = doc_node(doc, NODE_TABLE, block->line);
        table->as.table.bare = true;
        doc_insert(doc->root, block->previous, table);
        while (is_tabbed(doc, table->next))
            add_row(doc, table, table->next);
        block = table->next;
    }
}
