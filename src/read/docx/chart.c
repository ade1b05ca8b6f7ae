/* SPDX-License-Identifier: MIT */
/*
 * Charts and diagrams. They are not drawn, but what they say is kept: the texts
 * of a diagram are lines, and so are the titles of a chart, whose series make a
 * table with a row for each category, by what the file keeps of the sheet that
 * the chart was made of (21.2.2.24, 21.2.2.121).
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/docx/docx.h"

enum { SERIES_MAX = 32, POINTS_MAX = 1000 };

/* The categories come first, then the series. */
struct column {
    struct str name;
    struct str *cells; /* POINTS_MAX of them, or NULL */
};

struct chart {
    struct docx *d;
    struct node *into;
    long line;
    struct column columns[SERIES_MAX + 1];
    size_t series, rows;
    enum docx_tag part; /* of the series that is read: its name, its values */
    long point;
    bool more; /* there are more series or points than are taken */
};

static void add_line(struct chart *c, struct str text)
{
    struct docx *d = c->d;
    text = docx_pay_text(d, str_one_line(d->arena, docx_clean(d->arena, text)));
    if (text.n == 0)
        return;
    docx_pay(d, DOCX_PAY_BLOCK);
    struct node *line = doc_add(d->doc, c->into, NODE_PARAGRAPH, c->line);
    doc_add_text(d->doc, line, text, c->line);
}

/* The text of the paragraph that has just opened. */
static void read_line(struct chart *c, struct docx_xml *xml)
{
    struct buf buf = {.arena = c->d->arena};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == A_t)
            buf_add(&buf, docx_xml_content(xml, c->d->arena));
    }
    add_line(c, buf_str(&buf));
}

/* Numbers are kept as programs write them, 0.30000000000000004: with a comma,
 * and no more than four decimals. */
static struct str number_of(struct arena *arena, struct str text)
{
    enum { DECIMALS = 4 };
    size_t dot = str_find(text, STR("."));
    for (size_t i = 0; i < text.n; i++) {
        if (i != dot && !(i == 0 && text.s[0] == '-') &&
            (text.s[i] < '0' || text.s[i] > '9'))
            return text;
    }
    if (dot >= text.n)
        return text;
    size_t end = dot + 1 + DECIMALS < text.n ? dot + 1 + DECIMALS : text.n;
    while (end > dot && (text.s[end - 1] == '0' || end - 1 == dot))
        end--;
    struct str whole = str_slice(text, 0, dot < end ? dot : end);
    struct str rest = str_slice(text, dot + 1, end);
    return rest.n
               ? str_printf(arena, "%.*s,%.*s", STR_ARG(whole), STR_ARG(rest))
               : whole;
}

static void set_cell(struct chart *c, struct column *column, struct str text)
{
    c->more = c->more || c->point >= POINTS_MAX;
    if (c->point < 0 || c->point >= POINTS_MAX)
        return;
    if (!column->cells)
        column->cells = ARENA_ARRAY(c->d->arena, POINTS_MAX, struct str);
    column->cells[c->point] = number_of(c->d->arena, text);
    if ((size_t)c->point >= c->rows)
        c->rows = (size_t)c->point + 1;
}

static void take_value(struct chart *c, struct str text)
{
    struct column *series = &c->columns[c->series];
    text = str_trim(docx_clean(c->d->arena, text));
    if (c->series == 0)
        return;
    if (c->part == C_tx)
        series->name = text;
    else if (c->part == C_cat || c->part == C_xVal)
        set_cell(c, &c->columns[0], text);
    else if (c->part == C_val || c->part == C_yVal)
        set_cell(c, series, text);
}

static void read_chart_part(struct chart *c, struct docx_xml *xml)
{
    switch (xml->tag) {
    case A_p:
        read_line(c, xml);
        break;
    case C_ser:
        c->more = c->more || c->series == SERIES_MAX;
        c->series += c->series < SERIES_MAX;
        break;
    case C_tx:
    case C_cat:
    case C_xVal:
    case C_val:
    case C_yVal:
    case C_bubbleSize:
        c->part = xml->tag;
        break;
    case C_pt:
        c->point = docx_number_of(docx_xml_attribute(xml, NS_NONE, "idx"), -1);
        break;
    case C_v:
        take_value(c, docx_xml_content(xml, c->d->arena));
        break;
    default:
        break;
    }
}

static void add_cell(struct chart *c, struct table_build *table,
                     struct str text)
{
    struct docx *d = c->d;
    struct merged_cell cell = {.span = 1};
    docx_pay(d, DOCX_PAY_BLOCK);
    cell.node = doc_node(d->doc, NODE_CELL, c->line);
    text = docx_pay_text(d, text);
    if (text.n)
        doc_add_text(d->doc, cell.node, text, c->line);
    table_add_cell(table, &cell);
}

static struct str cell_at(const struct column *column, size_t row)
{
    return column->cells ? column->cells[row] : STR("");
}

static void add_table(struct chart *c)
{
    struct table_build *table = table_begin(c->d->doc, c->line);
    docx_pay(c->d, DOCX_PAY_TABLE);
    table_begin_row(table, c->line);
    for (size_t i = 0; i <= c->series; i++)
        add_cell(c, table, c->columns[i].name);
    table_end_row(table, true, false);
    for (size_t row = 0; row < c->rows && !docx_is_spent(c->d); row++) {
        table_begin_row(table, c->line);
        for (size_t i = 0; i <= c->series; i++)
            add_cell(c, table, cell_at(&c->columns[i], row));
        table_end_row(table, false, false);
    }
    struct node *node = table_end(table);
    if (node)
        doc_insert(c->into, c->into->last, node);
}

bool docx_read_chart(struct docx *d, struct docx_paragraph *p, struct str id)
{
    struct docx_relation *r = docx_relation(&d->relations, id);
    struct docx_xml *xml = r && !r->external && !docx_field_hides(d)
                               ? docx_part_open(d->package, r->target)
                               : NULL;
    if (!xml)
        return false;
    struct chart *c = ARENA_NEW(d->arena, struct chart);
    c->d = d;
    c->line = p->line;
    c->into = doc_node(d->doc, NODE_DOCUMENT, p->line);
    while (docx_xml_within(xml, 0) && !docx_is_spent(d)) {
        if (xml->event == DOCX_OPEN)
            read_chart_part(c, xml);
    }
    docx_part_close(d->package, xml, r->target);
    if (c->rows)
        add_table(c);
    bool all = c->into->first && !c->more;
    doc_move_children(c->into, docx_hosted(d, p));
    return all;
}
