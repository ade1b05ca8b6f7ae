/* SPDX-License-Identifier: MIT */
/*
 * Islands: blocks that md4c does not know. In its source a paragraph with the
 * number of one stands for it, between two control characters, of which clean
 * text has none; when that comes by, the block is hung into the tree.
 */
#include "base/arena.h"
#include "read/markdown/markdown.h"
#include "read/text/table.h"

enum { OPEN = 0x02, CLOSE = 0x03 };

/* A table drawn in lines; NULL: a page ends here. */
struct island {
    const struct table *table;
};

static struct str add(struct markdown *m, const struct table *table)
{
    struct arena *arena = m->doc->arena;
    m->islands =
        arena_more(arena, m->islands, m->island_count, sizeof *m->islands);
    m->islands[m->island_count++].table = table;
    return str_printf(arena, "%c%zu%c", OPEN, m->island_count - 1, CLOSE);
}

struct str markdown_island_table(struct markdown *m, const struct table *table)
{
    return add(m, table);
}

struct str markdown_island_break(struct markdown *m)
{
    return add(m, NULL);
}

/* ---- in the tree ---- */

/* What the cell holds is Markdown as well: it is read by a reader of its own,
 * for which the notes are those of the document. */
static void read_cell(struct markdown *m, struct node *cell, struct str text,
                      long line)
{
    struct arena *arena = m->doc->arena;
    struct markdown *part = m->part;
    if (!part)
        part = m->part = ARENA_NEW(arena, struct markdown);
    *part = (struct markdown){.doc = m->doc,
                              .container = cell,
                              .first_line = line,
                              .line = line,
                              .notes = m->notes,
                              .formulas = m->formulas,
                              .formula_count = m->formula_count,
                              .parts = m->notes.n,
                              .nested = m->nested + 1};
    part->text.arena = part->alt.arena = part->html.arena = arena;
    markdown_prepare(part, text);
    markdown_parse(part);
    m->notes.mentions = part->notes.mentions;
    struct node *only = cell->first;
    if (only && !only->next && only->kind == NODE_PARAGRAPH) {
        doc_remove(only);
        doc_move_children(only, cell);
    }
}

static void add_row(struct markdown *m, struct node *parent,
                    const struct table *table, size_t r)
{
    struct node *row = doc_add(m->doc, parent, NODE_ROW, table->numbers[r]);
    for (size_t column = 0; column < table->columns; column++) {
        struct node *cell = doc_add(m->doc, row, NODE_CELL, row->line);
        struct str text = table_text(table, r, column);
        cell->as.cell.columns = cell->as.cell.rows = 1;
        cell->as.cell.header = r < table->heads;
        cell->as.cell.align = table->align[column];
        if (str_trim(text).n)
            read_cell(m, cell, text, row->line);
    }
}

static void hang(struct markdown *m, const struct table *table)
{
    if (!table && m->container == m->doc->root)
        doc_add(m->doc, m->container, NODE_PAGE_BREAK, m->line);
    if (!table)
        return;
    struct node *node = doc_add(m->doc, m->container, NODE_TABLE, m->line);
    for (size_t r = 0; r < table->rows; r++)
        add_row(m, node, table, r);
}

bool markdown_is_island(struct str text)
{
    return text.n >= 3 && text.s[0] == OPEN && text.s[text.n - 1] == CLOSE;
}

bool markdown_island(struct markdown *m, struct str text)
{
    size_t number = 0;
    if (!markdown_is_island(text))
        return false;
    for (size_t i = 1; i + 1 < text.n; i++)
        number = number * 10 + (size_t)(text.s[i] - '0');
    if (number < m->island_count)
        hang(m, m->islands[number].table);
    return true;
}
