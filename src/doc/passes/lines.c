/* SPDX-License-Identifier: MIT */
/*
 * What a web page or a Word file keeps together only to place it: the head and
 * the end of an administrative document stand in the cells of a table without
 * rules, or as lines of one paragraph. Here they become paragraphs of their
 * own, column by column, as a text would have them.
 */
#include <string.h>

#include "doc/passes/passes.h"

enum {
    HEAD_REACH = 4, /* blocks from the first */
    END_REACH = 12, /* blocks from the last */
    COLUMNS_MAX = 3,
    ROWS_MAX = 6,
    CAPITALS_MIN = 80 /* percent */
};

/* "-------", "_____", "***": a rule that was typed. */
static bool is_typed_rule(struct str text)
{
    size_t marks = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != ' ')
            marks++;
        if (!strchr("-_*=~. ", text.s[i]))
            return false;
    }
    return marks > 2;
}

static bool holds_break(const struct node *block)
{
    FOR_CHILDREN (child, block) {
        if (child->kind == NODE_LINE_BREAK)
            return true;
    }
    return false;
}

/* True when a paragraph still says or shows something. */
static bool says_something(const struct doc *doc, const struct node *block)
{
    for (const struct node *n = block; n; n = node_next(n, block)) {
        if (n->kind == NODE_IMAGE || n->kind == NODE_NOTE_REFERENCE)
            return true;
    }
    struct str text = str_trim(block_text(doc, block));
    return text.n > 0 && !is_typed_rule(text);
}

/* Moves the lines of `block` to paragraphs behind *after, which moves on. */
static void split_lines(struct doc *doc, struct node *block,
                        struct node **after)
{
    struct node *line = NULL;
    lay_lines_open(block);
    while (block->first) {
        struct node *child = block->first;
        doc_remove(child);
        if (child->kind == NODE_LINE_BREAK) {
            line = NULL;
            continue;
        }
        if (!line) {
            line = doc_node(doc, NODE_PARAGRAPH, block->line);
            doc_insert((*after)->parent, *after, line);
            *after = line;
        }
        doc_insert(line, line->last, child);
    }
}

/* Takes the empty paragraphs and the typed rules out between two blocks. */
static void clear_between(const struct doc *doc, struct node *from,
                          const struct node *end)
{
    struct node *next;
    for (struct node *n = from; n && n != end; n = next) {
        next = n->next;
        if (is_running(n) && !says_something(doc, n))
            doc_remove(n);
    }
}

/* Moves what a cell holds behind *after: its own text as lines, blocks as they
 * are. */
static void empty_cell(struct doc *doc, struct node *cell, struct node **after)
{
    struct node *text = doc_node(doc, NODE_PARAGRAPH, cell->line), *next;
    for (struct node *child = cell->first; child; child = next) {
        next = child->next;
        doc_remove(child);
        if (node_is_inline(child->kind)) {
            doc_insert(text, text->last, child);
            continue;
        }
        split_lines(doc, text, after);
        if (is_running(child)) {
            split_lines(doc, child, after);
        } else {
            doc_insert((*after)->parent, *after, child);
            *after = child;
        }
    }
    split_lines(doc, text, after);
}

/* Returns the first block behind. */
static struct node *dissolve(struct doc *doc, struct node *table)
{
    struct node *after = table, *end = table->next;
    for (int column = 0; column < COLUMNS_MAX; column++) {
        FOR_CHILDREN (row, table) {
            struct node *cell = node_cell(row, column);
            if (cell)
                empty_cell(doc, cell, &after);
        }
    }
    clear_between(doc, table->next, end);
    doc_remove(table);
    return end;
}

static bool is_small_table(const struct node *block)
{
    int rows = 0;
    if (block->kind != NODE_TABLE)
        return false;
    FOR_CHILDREN (row, block) {
        if (row->kind != NODE_ROW || ++rows > ROWS_MAX ||
            node_cell(row, COLUMNS_MAX))
            return false;
    }
    return true;
}

/* True when some line below `block` is of the nation's head. */
static bool is_head(const struct doc *doc, struct node *block)
{
    for (struct node *n = block; n; n = node_next(n, block)) {
        if (n->kind == NODE_TEXT && names_nation(str_trim(n->as.text)))
            return true;
    }
    struct str text = block_text(doc, block);
    return is_running(block) && capital_share(text) >= CAPITALS_MIN;
}

static bool is_end(const struct node *block)
{
    for (const struct node *n = block; n; n = node_next(n, block)) {
        if (n->kind == NODE_TEXT && (names_recipients(str_trim(n->as.text)) ||
                                     names_post(str_trim(n->as.text))))
            return true;
    }
    return false;
}

/* Opens a block which holds lines, a table or a paragraph; returns the first
 * behind. */
static struct node *open_block(struct doc *doc, struct node *block)
{
    if (is_small_table(block))
        return dissolve(doc, block);
    struct node *after = block, *end = block->next;
    split_lines(doc, block, &after);
    clear_between(doc, block->next, end);
    doc_remove(block);
    return end;
}

static bool holds_lines(struct node *block)
{
    if (is_small_table(block))
        return true;
    if (!is_running(block))
        return false;
    lay_lines_open(block);
    return holds_break(block);
}

/* White space, no-break spaces among it. */
static bool is_blank_text(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (str_starts(str_slice(text, i, text.n), STR("\xC2\xA0")))
            i++;
        else if (text.s[i] != ' ' && text.s[i] != '\t' && text.s[i] != '\n')
            return false;
    }
    return true;
}

/* One that has no page before it or behind it. */
static bool is_idle_break(const struct node *block)
{
    const struct node *before = block->previous;
    return block->kind == NODE_PAGE_BREAK &&
           (!before || before->kind == NODE_PAGE_BREAK || !block->next);
}

/* Paragraphs of nothing but space keep others apart; the editions have room
 * for that. */
void pass_blanks(struct doc *doc)
{
    struct node *next;
    for (struct node *block = doc->root->first; block; block = next) {
        next = block->next;
        bool blank = is_running(block);
        for (struct node *n = block; blank && n; n = node_next(n, block))
            blank = n == block || n->kind == NODE_LINE_BREAK ||
                    (n->kind == NODE_TEXT && is_blank_text(n->as.text));
        if (blank)
            doc_remove(block);
    }
    for (struct node *block = doc->root->last, *before; block; block = before) {
        before = block->previous;
        if (is_idle_break(block))
            doc_remove(block);
    }
}

void pass_lines(struct doc *doc)
{
    if (doc->in_lines)
        return;
    struct node *block = doc->root->first;
    for (int i = 0; block && i < HEAD_REACH; i++)
        block = is_head(doc, block) && holds_lines(block)
                    ? open_block(doc, block)
                    : block->next;
    block = tail_of(doc, END_REACH);
    while (block)
        block = is_end(block) && holds_lines(block) ? open_block(doc, block)
                                                    : block->next;
}
