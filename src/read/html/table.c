/* SPDX-License-Identifier: MIT */
/*
 * Tables. One that holds data stays one; one that only places things side by
 * side, as pages did before 2010 and letterheads still do, is written out cell
 * by cell. Where it places a picture above a line, that is its caption.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "doc/build.h"
#include "doc/phrase.h"
#include "read/html/write.h"

enum {
    COLUMNS_MAX = 64,
    TEXT_CELL = 400, /* bytes: a cell with more is text, not data */
    ROWS_MAX = 65534 /* HTML, section 4.9.11 */
};

/* What a table looks like. */
struct shape {
    size_t rows, cells, columns, headers, texts, pictures;
    bool nested, captioned;
};

static bool is_cell(const struct element *e)
{
    return (e->tag == TAG_TD || e->tag == TAG_TH) && !e->left_out;
}

static bool is_part(const struct element *e)
{
    return e->tag == TAG_TBODY || e->tag == TAG_THEAD || e->tag == TAG_TFOOT;
}

/* The table's next row behind `row`, NULL for the first. */
static const struct element *next_row(const struct element *table,
                                      const struct element *row)
{
    const struct element *e = row ? row->next : table->first;
    const struct element *part = row ? row->parent : table;
    for (;;) {
        while (!e && part != table) {
            e = part->next;
            part = table;
        }
        if (!e || e->tag == TAG_TR)
            return e;
        bool enter = is_part(e) && e->first;
        part = enter ? e : part;
        e = enter ? e->first : e->next;
    }
}

/* A whole number from 1 to `max`. */
static int span_of(const struct element *cell, const char *name, int max)
{
    struct str text = str_trim(element_value(cell, name));
    long value = 0;
    for (size_t i = 0; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++)
        value = value < ROWS_MAX ? value * 10 + text.s[i] - '0' : value;
    return value < 1 ? 1 : value > max ? max : (int)value;
}

static void look_at_cell(struct shape *shape, const struct element *cell)
{
    shape->cells++;
    shape->headers += cell->tag == TAG_TH;
    shape->texts += cell->letters > TEXT_CELL;
    for (const struct element *e = cell->first; e; e = element_next(e, cell)) {
        shape->nested |= e->tag == TAG_TABLE;
        shape->pictures += e->tag == TAG_IMG;
    }
}

static struct shape shape_of(const struct element *table)
{
    struct shape shape = {0};
    const struct element *caption = table->first;
    while (caption && caption->tag != TAG_CAPTION)
        caption = caption->next;
    shape.captioned = caption && caption->letters;
    for (const struct element *row = next_row(table, NULL); row;
         row = next_row(table, row)) {
        size_t columns = 0;
        for (const struct element *e = row->first; e; e = e->next) {
            if (!is_cell(e))
                continue;
            look_at_cell(&shape, e);
            columns += (size_t)span_of(e, "colspan", COLUMNS_MAX);
        }
        shape.rows += columns > 0;
        shape.columns = columns > shape.columns ? columns : shape.columns;
    }
    return shape;
}

static bool has_border(struct writer *w, const struct element *table)
{
    struct str border = element_value(table, "border");
    struct str class = lowered(w->page->arena, element_value(table, "class"));
    struct str style = element_style(w->page->arena, table, "border");
    bool by_style = style.n && str_find(style, STR("none")) > style.n &&
                    !str_starts(style, STR("0"));
    return (border.n && !str_eq(border, STR("0"))) || by_style ||
           str_find(class, STR("msotablegrid")) < class.n ||
           str_find(class, STR("table-bordered")) < class.n;
}

static bool places_only(struct writer *w, const struct element *table,
                        const struct shape *shape)
{
    struct str role = element_value(table, "role");
    bool framed = w->edited && !shape->nested && has_border(w, table);
    if ((shape->columns < 2 && !framed) || w->nested >= NESTED_MAX ||
        str_eq(role, STR("presentation")) || str_eq(role, STR("none")))
        return true;
    bool data = shape->headers || shape->captioned || has_border(w, table);
    if (data && !(shape->nested && shape->texts * 4 > shape->cells))
        return false;
    return shape->nested || shape->rows < 2 ||
           shape->texts * 4 > shape->cells ||
           shape->pictures * 2 > shape->cells;
}

/* The cells one below the other. A picture with a line or two is one idiom of
 * the press: its text is the picture's. */
static void write_cells(struct writer *w, const struct element *table,
                        const struct shape *shape)
{
    struct manner outer = w->manner;
    bool picture =
        shape->pictures > 0 && shape->cells <= 3 && table->letters <= TEXT_CELL;
    if (picture && w->manner.kind == NODE_PARAGRAPH)
        w->manner.captioned = true;
    for (const struct element *row = next_row(table, NULL); row;
         row = next_row(table, row)) {
        for (const struct element *e = row->first; e; e = e->next) {
            if (!is_cell(e))
                continue;
            walk_children(w, e);
            write_block_end(w);
        }
    }
    w->manner = outer;
}

static enum cell_align align_of(struct writer *w, const struct element *e)
{
    struct str place = element_style(w->page->arena, e, "text-align");
    if (place.n == 0)
        place = lowered(w->page->arena, element_value(e, "align"));
    return str_eq(place, STR("center"))  ? ALIGN_CENTRE
           : str_eq(place, STR("right")) ? ALIGN_RIGHT
           : str_eq(place, STR("left"))  ? ALIGN_LEFT
                                         : ALIGN_NONE;
}

/* How the cell's lines are placed: by the cell, its row, its one paragraph. */
static enum cell_align cell_align(struct writer *w, const struct element *cell)
{
    const struct element *inner = cell->first;
    while (inner && inner->tag != TAG_P && inner->tag != TAG_DIV)
        inner = inner->next;
    enum cell_align found = inner ? align_of(w, inner) : ALIGN_NONE;
    if (found == ALIGN_NONE)
        found = align_of(w, cell);
    return found ? found : align_of(w, cell->parent);
}

static void write_cell(struct writer *w, struct node *row,
                       const struct element *e, int rows_left)
{
    walk_place(w, e);
    struct node *cell = walk_within(w, e, NODE_CELL);
    if (!cell)
        cell = doc_node(w->doc, NODE_CELL, e->line);
    table_unwrap(cell);
    cell->as.cell.columns = span_of(e, "colspan", COLUMNS_MAX);
    cell->as.cell.rows = span_of(e, "rowspan", rows_left);
    cell->as.cell.header =
        e->tag == TAG_TH || e->parent->parent->tag == TAG_THEAD;
    cell->as.cell.align = cell_align(w, e);
    doc_insert(row, row->last, cell);
}

static bool is_all_strong(const struct node *cell)
{
    return cell->first && cell->first == cell->last &&
           cell->first->kind == NODE_STRONG;
}

/* Editors know no header cells: a first row which is all strong has them. */
static void find_header(const struct node *table)
{
    struct node *row = table->first;
    while (row && row->kind != NODE_ROW)
        row = row->next;
    if (!row || row == table->last || row->first == row->last)
        return;
    FOR_CHILDREN (cell, row) {
        if (!is_all_strong(cell))
            return;
    }
    FOR_CHILDREN (cell, row) {
        struct node *strong = cell->first;
        cell->as.cell.header = true;
        cell->first = cell->last = NULL;
        doc_move_children(strong, cell);
    }
}

static void write_rows(struct writer *w, struct node *table,
                       const struct element *e, int rows)
{
    for (const struct element *row = next_row(e, NULL); row;
         row = next_row(e, row)) {
        struct node *node = doc_node(w->doc, NODE_ROW, row->line);
        for (const struct element *cell = row->first; cell; cell = cell->next) {
            if (is_cell(cell))
                write_cell(w, node, cell, rows);
        }
        rows -= node->first != NULL;
        if (node->first)
            doc_insert(table, table->last, node);
    }
}

/* The caption goes into the table, or where the table would stand. */
static void write_caption(struct writer *w, struct node *parent,
                          const struct element *e)
{
    for (const struct element *n = e->first; n; n = n->next) {
        struct node *caption =
            n->tag == TAG_CAPTION ? walk_within(w, n, NODE_CAPTION) : NULL;
        if (!caption)
            continue;
        table_unwrap(caption);
        doc_insert(parent, parent->last, caption);
        return;
    }
}

void walk_table(struct writer *w, const struct element *e)
{
    struct shape shape = shape_of(e);
    write_block_end(w);
    if (shape.cells == 0 || places_only(w, e, &shape)) {
        write_caption(w, w->parent, e);
        write_cells(w, e, &shape);
        return;
    }
    struct node *table = doc_node(w->doc, NODE_TABLE, e->line);
    write_caption(w, table, e);
    write_rows(w, table, e, shape.rows > ROWS_MAX ? ROWS_MAX : (int)shape.rows);
    find_header(table);
    doc_insert(w->parent, w->parent->last, table);
}
