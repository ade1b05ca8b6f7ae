/* SPDX-License-Identifier: MIT */
/*
 * From a node's kind and place to an element. The kinds' table in doc.h names
 * the usual element; here is what depends on more than the kind.
 */
#include "write/xhtml_block.h"

#include <stdio.h>

#include "base/buf.h"
#include "layout/font.h"
#include "write/xhtml_look.h"
#include "write/xhtml_records.h"
#include "write/xml.h"

enum { LARGEST_SPAN = 1000 }; /* of columns and rows: HTML 4.9.11 */

void xhtml_numbered(struct xml *xml, const char *attribute, const char *prefix,
                    uint32_t number)
{
    char value[64];
    int n =
        snprintf(value, sizeof value, "%s%lu", prefix, (unsigned long)number);
    xml_attribute(xml, attribute, (struct str){value, (size_t)n});
}

static int bits(unsigned mask)
{
    int n = 0;
    for (; mask; mask &= mask - 1)
        n++;
    return n;
}

int xhtml_heading_rank(const struct xhtml *x, const struct node *heading)
{
    int level = heading->as.heading.level;
    level = level < 0 ? 0 : level > 31 ? 31 : level;
    return bits(x->levels & ((1U << level) - 1));
}

bool xhtml_lang_is_valid(struct str lang)
{
    size_t n = 0;
    bool first = true;
    for (size_t i = 0; i <= lang.n; i++) {
        char c = i < lang.n ? lang.s[i] : '-';
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (c == '-') {
            if (n < (first ? 2 : 1) || n > 8)
                return false;
            n = 0;
            first = false;
        } else if (letter || (!first && c >= '0' && c <= '9')) {
            n++;
        } else {
            return false;
        }
    }
    return true;
}

bool xhtml_changes_lang(const struct xhtml *x, const struct node *node)
{
    return xhtml_lang_is_valid(node->lang) &&
           !str_eq(node->lang, node_lang(x->doc, node->parent));
}

void xhtml_lang(struct xhtml *x, const struct node *node)
{
    if (!xhtml_changes_lang(x, node))
        return;
    xml_attribute(x->xml, "lang", node->lang);
    xml_attribute(x->xml, "xml:lang", node->lang);
}

static const char *heading_element(const struct xhtml *x,
                                   const struct node *heading)
{
    static const char *const elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    int n = xhtml_heading_rank(x, heading) + (x->titled ? 1 : 0);
    return elements[n < 5 ? n : 5];
}

/* A table's caption comes first; a figure has one caption, at its end. */
static const char *caption_element(const struct node *caption,
                                   const struct xhtml_frame *frame)
{
    if (frame->content == TABLE)
        return "caption";
    if (frame->content == FLOW && caption->parent->kind == NODE_FIGURE &&
        !caption->next)
        return "figcaption";
    return "p";
}

/* A head without a word names nothing: the empty corner of a table is a cell
 * like any other. */
static bool is_head(const struct node *cell)
{
    if (!cell->as.cell.header)
        return false;
    for (const struct node *n = cell->first; n; n = node_next(n, cell)) {
        if (n->kind == NODE_IMAGE || n->kind == NODE_NOTE_REFERENCE ||
            (n->kind == NODE_TEXT && str_trim(n->as.text).n))
            return true;
    }
    return false;
}

struct block_shape block_shape(const struct xhtml *x,
                               const struct xhtml_frame *frame,
                               const struct node *node)
{
    switch (node->kind) {
    case NODE_TITLE:
    case NODE_LEAD:
    case NODE_PARAGRAPH:
    case NODE_CODE_BLOCK:
    case NODE_ATTRIBUTION:
        return (struct block_shape){node_element(node->kind), PHRASING};
    case NODE_HEADING:
        return (struct block_shape){heading_element(x, node), PHRASING};
    case NODE_CAPTION:
        return (struct block_shape){caption_element(node, frame), PHRASING};
    case NODE_DEFINITIONS:
        return (struct block_shape){"dl", DEFINED};
    case NODE_TERM:
        return (struct block_shape){frame->content == DEFINED ? "dt" : "p",
                                    PHRASING};
    case NODE_DEFINITION:
        return (struct block_shape){frame->content == DEFINED ? "dd" : "div",
                                    FLOW};
    case NODE_LIST:
        return (struct block_shape){x->form.counted ? "ol" : "ul", LIST};
    case NODE_ITEM:
        return (struct block_shape){frame->content == LIST ? "li" : "div",
                                    FLOW};
    case NODE_TABLE:
        return (struct block_shape){"table", TABLE};
    case NODE_ROW:
        if (frame->content == TABLE)
            return (struct block_shape){"tr", ROW};
        return (struct block_shape){"div", FLOW};
    case NODE_CELL:
        if (frame->content == ROW)
            return (struct block_shape){is_head(node) ? "th" : "td", FLOW};
        return (struct block_shape){"div", FLOW};
    default:
        return (struct block_shape){node_element(node->kind), FLOW};
    }
}

unsigned block_style(const struct node *node)
{
    switch (node->kind) {
    case NODE_TITLE:
    case NODE_LEAD:
    case NODE_HEADING:
        return FONT_BOLD;
    case NODE_CELL:
        return node->as.cell.header ? FONT_BOLD : FONT_REGULAR;
    case NODE_PARAGRAPH:
        return line_role_name(node) ? look_of_role(node->as.line.role)
                                    : FONT_REGULAR;
    case NODE_CAPTION:
    case NODE_ATTRIBUTION:
        return FONT_ITALIC;
    default:
        return FONT_REGULAR;
    }
}

static const char *line_class(const struct node *node)
{
    if (node->as.line.role != LINE_PLAIN)
        return line_role_name(node);
    return node->as.line.align == ALIGN_CENTRE  ? "centre"
           : node->as.line.align == ALIGN_RIGHT ? "right"
                                                : NULL;
}

static const char *letterhead_class(const struct node *head)
{
    return node_line(head, LINE_NATION) ? "letterhead national" : "letterhead";
}

/* A table of so many columns is set smaller, or it would not fit a page. */
static bool is_wide(const struct node *table)
{
    enum { MANY = 6 };
    FOR_CHILDREN (row, table) {
        int columns = 0;
        FOR_CHILDREN (cell, row) {
            if (cell->kind == NODE_CELL && columns < MANY)
                columns +=
                    cell->as.cell.columns > 1 ? cell->as.cell.columns : 1;
        }
        if (row->kind == NODE_ROW)
            return columns >= MANY;
    }
    return false;
}

/* So much does a small screen hold, about. */
bool block_is_long(const struct node *table)
{
    enum { ROWS = 8, BYTES = 600 };
    size_t rows = 0, bytes = 0;
    const struct node *n = table;
    for (; n && rows <= ROWS && bytes <= BYTES; n = node_next(n, table)) {
        rows += n->kind == NODE_ROW;
        bytes += n->kind == NODE_TEXT ? n->as.text.n : 0;
    }
    return n != NULL;
}

static const char *table_class(struct xhtml *x, const struct node *table)
{
    static const char *const fits[] = {NULL,    "fit-1", "fit-2", "fit-3",
                                       "fit-4", "fit-5", "fit-6", "crowded"};
    const char *const classes[] = {
        is_wide(table) ? "wide" : NULL, table->as.table.bare ? "bare" : NULL,
        fits[block_table_fit(table)],
        xhtml_has_records(x, table) ? "records" : NULL};
    struct buf buf = {.arena = x->arena};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (classes[i])
            buf_printf(&buf, "%s%s", buf.n ? " " : "", classes[i]);
    }
    return buf.n ? buf_str(&buf).s : NULL;
}

static const char *class_of(struct xhtml *x, const struct xhtml_frame *frame,
                            const struct node *node)
{
    switch (node->kind) {
    case NODE_LETTERHEAD:
        return letterhead_class(node);
    case NODE_TABLE:
        return table_class(x, node);
    case NODE_ROW:
        return xhtml_names_records(x, node) ? "heads" : NULL;
    case NODE_NOTE:
        return x->first_note ? "note first" : "note";
    case NODE_HEADING:
        return doc_heads_part(x->doc, node) ? node_name(NODE_TITLE) : NULL;
    case NODE_TITLE:
    case NODE_LEAD:
    case NODE_CAPTION:
    case NODE_ATTRIBUTION:
    case NODE_SIGNATURE:
    case NODE_NOTICE:
        return node_name(node->kind);
    case NODE_PARAGRAPH:
        return line_class(node);
    case NODE_LIST:
        return frame->labelled ? "labelled" : NULL;
    default:
        return NULL;
    }
}

static void attribute_span(struct xml *xml, const char *name, int n)
{
    if (n > 1)
        xhtml_numbered(xml, name, "",
                       (uint32_t)(n < LARGEST_SPAN ? n : LARGEST_SPAN));
}

void block_span(struct xml *xml, const struct node *cell)
{
    if (cell->kind == NODE_CELL)
        attribute_span(xml, "colspan", cell->as.cell.columns);
}

static void attributes_of_cell(struct xhtml *x, const struct xhtml_frame *frame,
                               const struct node *cell)
{
    struct xml *xml = x->xml;
    static const char *const bare[] = {"no-top", "no-right", "no-bottom",
                                       "no-left"};
    static const char *const aligned[] = {
        [ALIGN_NONE] = NULL,
        [ALIGN_LEFT] = "left",
        [ALIGN_CENTRE] = "centre",
        [ALIGN_RIGHT] = "right",
    };
    const char *align = aligned[cell->as.cell.align];
    struct buf class = {.arena = x->arena};
    struct str label = xhtml_record_label(x, cell);
    if (is_head(cell))
        xml_attribute(xml, "scope", frame->heads ? STR("col") : STR("row"));
    attribute_span(xml, "colspan", cell->as.cell.columns);
    attribute_span(xml, "rowspan", cell->as.cell.rows);
    if (align)
        buf_add(&class, str_of(align));
    for (size_t i = 0; !cell->parent->parent->as.table.bare && i < 4; i++) {
        if (cell->as.cell.bare & (1U << i))
            buf_printf(&class, "%s%s", class.n ? " " : "", bare[i]);
    }
    if (block_cell_breaks(cell))
        buf_printf(&class, "%sbreaks", class.n ? " " : "");
    if (class.n)
        xml_attribute(xml, "class", buf_str(&class));
    if (label.n)
        xml_attribute(xml, "data-label", label);
}

static void attributes_of_list(struct xml *xml, struct list_form form,
                               bool labelled)
{
    if (form.counted && form.start != 1)
        xhtml_numbered(xml, "start", "", (uint32_t)form.start);
    if (labelled) /* WebKit tells of no list that has no marks of its own */
        xml_attribute(xml, "role", STR("list"));
    if (form.counted && form.type != '1')
        xml_attribute(xml, "type", (struct str){&form.type, 1});
}

/* What goes on from another file has no indent and no label of its own. */
static void attribute_class(const struct xhtml *x, const char *class,
                            const struct node *node)
{
    bool goes_on = x->resumed && (node->kind == NODE_ITEM ||
                                  node_is_inline(node->first->kind));
    if (class && goes_on)
        xml_attribute(x->xml, "class",
                      str_printf(x->arena, "%s continued", class));
    else if (class || goes_on)
        xml_attribute(x->xml, "class",
                      class ? str_of(class) : STR("continued"));
}

/* The caption by which a figure is called, in the same file; NULL: none. */
static const struct node *caption_of(const struct xhtml *x,
                                     const struct node *figure)
{
    const struct node *last = figure->last;
    return last && last->kind == NODE_CAPTION &&
                   x->places[last->id].chapter == x->chapter
               ? last
               : NULL;
}

/* Whether a caption is nothing but the alternative of the figure's one picture:
 * then it is for the eye alone, or it would be heard twice. */
static bool is_heard_already(struct xhtml *x, const struct node *caption)
{
    const struct node *image = caption->parent->first;
    if (!image || image->kind != NODE_IMAGE || image->next != caption ||
        !image->as.image->picture || !node_is_single_text(caption))
        return false;
    return str_eq(image_alternative(x->arena, image),
                  str_one_line(x->arena, node_text(x->arena, caption)));
}

static void attributes_of_figure(struct xhtml *x, const struct node *node)
{
    const struct node *figure =
        node->kind == NODE_CAPTION ? node->parent : node;
    const struct node *caption = caption_of(x, figure);
    if (caption && node == figure)
        xhtml_numbered(x->xml, "aria-labelledby", "caption-", caption->id);
    if (!caption || node != caption)
        return;
    xhtml_numbered(x->xml, "id", "caption-", caption->id);
    if (is_heard_already(x, caption))
        xml_attribute(x->xml, "aria-hidden", STR("true"));
}

void block_attributes(struct xhtml *x, const struct xhtml_frame *frame,
                      const struct node *node)
{
    attribute_class(x, class_of(x, frame, node), node);
    xhtml_lang(x, node);
    if (node->kind == NODE_HEADING) {
        xhtml_numbered(x->xml, "id", "h-", node->id);
        x->orders[node->id] = ++x->order;
    }
    if (node->kind == NODE_LIST)
        attributes_of_list(x->xml, x->form, frame->labelled);
    if (node->kind == NODE_CELL && frame->content == ROW)
        attributes_of_cell(x, frame, node);
    if (node->kind == NODE_FIGURE ||
        (node->kind == NODE_CAPTION && node->parent->kind == NODE_FIGURE))
        attributes_of_figure(x, node);
    if (node->kind == NODE_NOTICE) {
        xml_attribute(x->xml, "epub:type", STR("notice"));
        xml_attribute(x->xml, "role", STR("doc-notice"));
    }
    if (node->kind == NODE_NOTE) {
        xml_attribute(x->xml, "epub:type", STR("footnote"));
        xml_attribute(x->xml, "role", STR("doc-footnote"));
        xhtml_numbered(x->xml, "id", "note-", node->id);
    }
}

bool block_heads_columns(const struct node *row)
{
    FOR_CHILDREN (cell, row) {
        if (cell->kind == NODE_CELL && !cell->as.cell.header)
            return false;
    }
    return true;
}
