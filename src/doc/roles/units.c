/* SPDX-License-Identifier: MIT */
/* Gathering the units of a document; see unit.h. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/hints.h"
#include "doc/roles/cut.h"
#include "doc/roles/unit.h"
#include "doc/roles/words.h"

/* Of three columns, a table of more rows holds data. */
enum {
    COLUMNS_MAX = 3,
    SIGNERS_MAX = 5, /* side by side */
    ROWS_MAX = 12,
    WIDE_ROWS_MAX = 4,
    FULL_ROWS_MAX = 2
};

struct gathering {
    struct doc *doc;
    struct arena *arena;
    struct units units;
    struct node *block;
    struct str label; /* of the item whose text comes next */
    int column;
    long line; /* of the last unit */
    bool page; /* a page break came since */
};

static void add_inline(struct buf *buf, const struct node *node)
{
    if (node->kind == NODE_TEXT)
        buf_add(buf, node->as.text);
    else if (node->kind == NODE_LINE_BREAK)
        buf_add_char(buf, '\n');
    FOR_CHILDREN (child, node) {
        if (node_is_inline(child->kind))
            add_inline(buf, child);
    }
}

/* The text of the holder's inline nodes, with '\n' for a line break. */
static struct str unit_text(struct arena *arena, const struct node *holder)
{
    if (node_is_single_text(holder))
        return holder->first->as.text;
    struct buf buf = {.arena = arena};
    FOR_CHILDREN (child, holder) {
        if (node_is_inline(child->kind))
            add_inline(&buf, child);
    }
    return buf_str(&buf);
}

/* The bytes of a space of any kind at `at`; 0: none stands there. */
static size_t space_at(struct str text, size_t at)
{
    if (at >= text.n)
        return 0;
    if (strchr(" \t\n", text.s[at]) && text.s[at])
        return 1;
    return str_starts(str_slice(text, at, text.n), STR("\u00A0")) ? 2 : 0;
}

static void trim(struct str text, size_t *from, size_t *to)
{
    for (size_t n; *from < *to && (n = space_at(text, *from)) > 0;)
        *from += n;
    while (*to > *from) {
        if (space_at(text, *to - 1) == 1)
            *to -= 1;
        else if (*to > *from + 1 && space_at(text, *to - 2) == 2)
            *to -= 2;
        else
            break;
    }
}

/* Of a cell's line, too, though no other hint reaches into a table. */
static uint32_t wanted_roles(const struct doc *doc, const struct node *holder)
{
    const struct node *line =
        holder->parent->kind == NODE_ITEM ? holder->parent : holder;
    const struct hint *hint = hint_at(doc->hints, line->line, line->nth);
    return hint && hint->kind == HINT_ROLES ? hint_of(doc, line)->roles : 0;
}

/* `folded` is the stretch already folded, or NULL. */
static void add_unit(struct gathering *g, struct node *holder, struct str text,
                     size_t from, size_t to, const struct folded *folded)
{
    struct units *units = &g->units;
    trim(text, &from, &to);
    if (from == to)
        return;
    struct unit unit = {.block = g->block,
                        .holder = holder,
                        .from = from,
                        .to = to,
                        .label = g->label,
                        .text = str_slice(text, from, to),
                        .line = holder->line,
                        .column = g->column};
    if (unit.label.n)
        unit.text = str_printf(g->arena, "%.*s %.*s", STR_ARG(unit.label),
                               STR_ARG(unit.text));
    g->label = STR("");
    unit.wanted = wanted_roles(g->doc, holder);
    unit.gap = g->doc->counts_blanks && units->n && unit.line > g->line + 1;
    unit.page = g->page;
    g->page = false;
    g->line = unit.line;
    unit.folded = folded && unit.text.s == text.s + from
                      ? *folded
                      : fold(g->arena, unit.text, UNIT_FOLD_MAX);
    unit.length = unit.folded.letters.n;
    units->at = arena_more(g->arena, units->at, units->n, sizeof unit);
    units->at[units->n++] = unit;
}

/* The byte of `text` from `from` on at which `n` characters are passed. */
static size_t byte_of(struct str text, size_t from, size_t n)
{
    while (n-- > 0 && from < text.n)
        utf8_next(text, &from);
    return from;
}

/* The byte of the holder's text where its first stretch of tabs begins,
 * counting from *at on; true when there is one. */
static bool find_tab(const struct node *node, size_t *at)
{
    if (node->kind == NODE_TEXT) {
        if (node_is_tab(node))
            return true;
        *at += node->as.text.n;
    }
    *at += node->kind == NODE_LINE_BREAK;
    FOR_CHILDREN (child, node) {
        if (node_is_inline(child->kind) && find_tab(child, at))
            return true;
    }
    return false;
}

/* The recipients and who signs beside them, which a tab parts in Word files. */
static bool add_columns(struct gathering *g, struct node *holder,
                        struct str text)
{
    size_t at = 0;
    if (g->column || !find_tab(holder, &at) || at >= text.n)
        return false;
    size_t from[] = {0, at}, to[] = {at, text.n};
    struct folded parts[2];
    for (int i = 0; i < 2; i++) {
        trim(text, &from[i], &to[i]);
        parts[i] =
            fold(g->arena, str_slice(text, from[i], to[i]), UNIT_FOLD_MAX);
    }
    if (!are_recipient_columns(&parts[0], &parts[1]))
        return false;
    for (int i = 0; i < 2; i++) {
        g->column = i + 1;
        add_unit(g, holder, text, from[i], to[i], &parts[i]);
    }
    g->column = 0;
    return true;
}

/* A line of the holder's text, cut where two parts of it were run together. */
static void add_line(struct gathering *g, struct node *holder, struct str text,
                     size_t from, size_t to)
{
    size_t cuts[CUTS_MAX], done = 0;
    trim(text, &from, &to);
    struct folded line =
        fold(g->arena, str_slice(text, from, to), UNIT_FOLD_MAX);
    size_t n = cuts_of(&line, cuts);
    for (size_t i = 0; i < n; i++) {
        size_t end = byte_of(text, from, cuts[i] - done);
        add_unit(g, holder, text, from, end, NULL);
        done = cuts[i];
        from = end;
    }
    add_unit(g, holder, text, from, to, n ? NULL : &line);
}

static void add_lines(struct gathering *g, struct node *holder)
{
    struct str text = unit_text(g->arena, holder);
    if (add_columns(g, holder, text))
        return;
    for (size_t from = 0; text.n && from <= text.n;) {
        const char *end = memchr(text.s + from, '\n', text.n - from);
        size_t to = end ? (size_t)(end - text.s) : text.n;
        add_line(g, holder, text, from, to);
        from = to + 1;
    }
}

static void add_fitting(struct gathering *g, struct node *node)
{
    struct units *units = &g->units;
    units->fittings = arena_more(g->arena, units->fittings,
                                 units->fitting_count, sizeof(struct fitting));
    units->fittings[units->fitting_count++] = (struct fitting){node, units->n};
}

static bool holds_inline(const struct node *node)
{
    return node->first && node_is_inline(node->first->kind);
}

static void add_block(struct gathering *g, struct node *block);

static void add_item(struct gathering *g, struct node *item)
{
    g->label = item->as.item.label;
    if (holds_inline(item))
        add_lines(g, item);
    FOR_CHILDREN (child, item) {
        if (!node_is_inline(child->kind))
            add_block(g, child);
    }
    g->label = STR("");
}

/* True when none of the row's cells is empty. A column that parts two others
 * is. */
static bool is_full_row(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (!cell->first)
            return false;
    }
    return node_cell(row, COLUMNS_MAX - 1) != NULL;
}

/* True when each of the row's cells begins as what somebody signs. */
static bool holds_posts(struct arena *arena, const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        struct folded line = fold(arena, node_text(arena, cell), UNIT_FOLD_MAX);
        if (!words_begin(line.letters, WORDS_POST))
            return false;
    }
    return true;
}

/* More columns than two hold data where they have heads, but for those who sign
 * side by side. */
static int columns_max(struct arena *arena, const struct node *table)
{
    const struct node *row = table->first;
    if (!row || row->kind != NODE_ROW || !row->first)
        return COLUMNS_MAX;
    if (node_cell(row, COLUMNS_MAX - 1) && holds_posts(arena, row))
        return SIGNERS_MAX;
    return row->first->as.cell.header ? COLUMNS_MAX - 1 : COLUMNS_MAX;
}

/* True for a table which may keep lines in their place and no more. */
static bool is_small_table(struct arena *arena, const struct node *block)
{
    int rows = 0, full = 0;
    if (block->kind != NODE_TABLE)
        return false;
    int columns = columns_max(arena, block);
    FOR_CHILDREN (row, block) {
        if (row->kind != NODE_ROW || ++rows > ROWS_MAX ||
            node_cell(row, columns) ||
            (rows > WIDE_ROWS_MAX && node_cell(row, COLUMNS_MAX - 1)))
            return false;
        full += is_full_row(row);
        if (full > FULL_ROWS_MAX)
            return false;
    }
    return true;
}

static int columns_of(const struct node *table)
{
    int columns = 0;
    FOR_CHILDREN (row, table) {
        while (node_cell(row, columns))
            columns++;
    }
    return columns;
}

/* What a cell shows without a word, a logo, as a block that can be placed. */
static void wrap_inlines(struct doc *doc, struct node *cell)
{
    struct node *block = doc_node(doc, NODE_PARAGRAPH, cell->line), *next;
    for (struct node *n = cell->first; n; n = next) {
        next = n->next;
        if (!node_is_inline(n->kind))
            continue;
        doc_remove(n);
        doc_insert(block, block->last, n);
    }
    doc_insert(cell, NULL, block);
}

static void add_cell(struct gathering *g, struct node *cell)
{
    size_t before = g->units.n;
    if (holds_inline(cell))
        add_lines(g, cell);
    if (holds_inline(cell) && g->units.n == before)
        wrap_inlines(g->doc, cell);
    FOR_CHILDREN (child, cell) {
        if (!node_is_inline(child->kind))
            add_block(g, child);
    }
}

static void add_table(struct gathering *g, struct node *table)
{
    int columns = columns_of(table), outer = g->column;
    for (int column = 0; column < columns; column++) {
        g->column = columns == 2 ? column + 1 : 0;
        FOR_CHILDREN (row, table) {
            struct node *cell = node_cell(row, column);
            if (cell)
                add_cell(g, cell);
        }
    }
    g->column = outer;
}

static void add_block(struct gathering *g, struct node *block)
{
    size_t before = g->units.n;
    if (block->kind == NODE_PARAGRAPH || block->kind == NODE_HEADING ||
        block->kind == NODE_TITLE) {
        add_lines(g, block);
    } else if (block->kind == NODE_LIST) {
        FOR_CHILDREN (item, block)
            add_item(g, item);
    } else if (is_small_table(g->arena, block)) {
        add_table(g, block);
    }
    if (g->units.n == before && block != g->block)
        add_fitting(g, block);
}

struct units units_of(struct doc *doc, struct arena *arena)
{
    struct gathering g = {
        .doc = doc, .arena = arena, .units.in_lines = doc->in_lines};
    FOR_CHILDREN (block, doc->root) {
        g.block = block;
        if (block->kind == NODE_PAGE_BREAK)
            g.page = true;
        else if (block->given)
            continue;
        else if (block->kind == NODE_RULE)
            add_unit(&g, block, STR("---"), 0, 3, NULL);
        else
            add_block(&g, block);
    }
    return g.units;
}
