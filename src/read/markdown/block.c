/* SPDX-License-Identifier: MIT */
/*
 * Blocks: what md4c enters and leaves becomes containers (quotes, lists, items,
 * tables, rows) and leaves in them, which hold the text. A leaf is hung into
 * the tree when it is left, if it holds anything.
 */
#include "base/arena.h"
#include "base/log.h"
#include "read/markdown/markdown.h"

void markdown_begin_part(struct markdown *m)
{
    bool note = m->parts < m->notes.n;
    if (m->parts > m->notes.n)
        return;
    if (note) {
        m->at = m->notes.at[m->parts].start;
        m->line = m->notes.at[m->parts].line;
        m->container = m->notes.at[m->parts].node;
    } else {
        m->at = m->text_start;
        m->line = m->first_line;
    }
    m->fresh = true;
    m->parts++;
}

void markdown_end_part(struct markdown *m)
{
    m->container = m->doc->root;
}

/* ---- containers ---- */

/* Room for `more` containers; else this one and those in it are flattened. */
static bool has_room(struct markdown *m, int more)
{
    if (m->flattened == 0 && m->depth + more <= CONTAINERS_MAX)
        return true;
    m->flattened++;
    if (!m->told_depth)
        warn(m->doc->log, m->line,
             "lists and quotes nest too deeply from here on; the inner ones "
             "are shown as part of the outer");
    m->told_depth = true;
    return false;
}

static struct node *open_node(struct markdown *m, enum node_kind kind)
{
    m->container = doc_add(m->doc, m->container, kind, 0);
    m->depth++;
    return m->container;
}

/* One without any text has the line that was reached. */
static void close_node(struct markdown *m)
{
    if (m->container->line == 0)
        m->container->line = m->line;
    m->container = m->container->parent;
    m->depth--;
}

void markdown_open_quote(struct markdown *m)
{
    if (has_room(m, 1))
        open_node(m, NODE_QUOTE);
}

/* A list takes its items' place too, so that no item is without its list. */
void markdown_open_list(struct markdown *m, struct markdown_list list)
{
    if (!has_room(m, 2))
        return;
    open_node(m, NODE_LIST)->as.list.ordered = list.ordered;
    m->lists[m->list_count++] = list;
}

/* The signs which the built-in font has; U+2610 and U+2611 it has not. */
static struct str box_of(enum task task)
{
    return task == TASK_DONE ? STR("■") : STR("□");
}

void markdown_open_item(struct markdown *m, enum task task)
{
    struct arena *arena = m->doc->arena;
    if (m->flattened) {
        m->flattened++;
        return;
    }
    struct markdown_list *list = &m->lists[m->list_count - 1];
    struct node *item = open_node(m, NODE_ITEM);
    if (list->ordered)
        item->as.item.label = str_printf(
            arena, "%u%c%s%.*s", list->next++, list->mark, task ? " " : "",
            task ? (int)box_of(task).n : 0, box_of(task).s);
    else if (task)
        item->as.item.label = box_of(task);
    else
        item->as.item.label = str_copy(arena, (struct str){&list->mark, 1});
}

void markdown_close_container(struct markdown *m)
{
    if (m->flattened)
        m->flattened--;
    else
        close_node(m);
}

void markdown_close_list(struct markdown *m)
{
    if (m->flattened == 0)
        m->list_count--;
    markdown_close_container(m);
}

void markdown_open_table(struct markdown *m, enum node_kind part)
{
    open_node(m, part);
}

static bool is_empty_head(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (!cell->as.cell.header || cell->first)
            return false;
    }
    return row->kind == NODE_ROW;
}

/* A head must be there, but may be left empty where there is none. */
void markdown_close_table(struct markdown *m)
{
    struct node *part = m->container;
    close_node(m);
    if (is_empty_head(part))
        doc_remove(part);
}

void markdown_open_cell(struct markdown *m, bool header, enum cell_align align)
{
    m->leaf = doc_add(m->doc, m->container, NODE_CELL, 0);
    m->leaf->as.cell.columns = m->leaf->as.cell.rows = 1;
    m->leaf->as.cell.header = header;
    m->leaf->as.cell.align = align;
}

/* ---- leaves ---- */

void markdown_open_leaf(struct markdown *m, enum node_kind kind)
{
    m->leaf = doc_node(m->doc, kind, 0);
}

/* An item of a tight list has its text without a paragraph, but only before
 * any block in it. */
struct node *markdown_leaf(struct markdown *m)
{
    if (m->leaf)
        return m->leaf;
    if (m->container->kind == NODE_ITEM && !m->container->first)
        m->leaf = m->container;
    else
        markdown_open_leaf(m, NODE_PARAGRAPH);
    return m->leaf;
}

void markdown_close_leaf(struct markdown *m)
{
    struct node *leaf = m->leaf;
    if (!leaf)
        return;
    markdown_end_inlines(m);
    m->leaf = NULL;
    m->lines_before = 0;
    if (leaf->line == 0)
        leaf->line = m->line;
    if (leaf->parent || !leaf->first)
        return;
    doc_insert(m->container, m->container->last, leaf);
}

void markdown_between(struct markdown *m)
{
    markdown_close_leaf(m);
    markdown_settle_html(m);
}

void markdown_rule(struct markdown *m)
{
    markdown_reach_rule(m);
    doc_add(m->doc, m->container, NODE_RULE, m->line);
}
