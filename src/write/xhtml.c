/* SPDX-License-Identifier: MIT */
/*
 * The walk keeps a frame for each node it is inside of: how many elements the
 * node opened and what may stand inside them. A node is entered, its children
 * are walked, it is left; nothing else needs to be remembered.
 */
#include "write/xhtml.h"

#include "base/arena.h"
#include "write/xhtml_inline.h"
#include "write/xhtml_records.h"
#include "write/xml.h"

static struct xhtml_frame *push(struct xhtml *x)
{
    if (x->depth == x->room) {
        size_t room = x->room ? x->room * 2 : 64;
        x->frames = arena_grow(x->arena, x->frames, x->room * sizeof *x->frames,
                               room * sizeof *x->frames);
        x->room = room;
    }
    struct xhtml_frame *frame = &x->frames[x->depth];
    *frame = x->depth ? frame[-1] : (struct xhtml_frame){.content = FLOW};
    frame->opened = 0;
    x->depth++;
    return frame;
}

static void write_rule(struct xhtml *x)
{
    xml_start(x->xml, "hr");
    xml_end(x->xml);
    xml_newline(x->xml);
}

/* What the box around a table is called: as the table is. */
static struct str scroller_name(struct xhtml *x, const struct node *table)
{
    struct str name = {"", 0};
    if (table->first && table->first->kind == NODE_CAPTION)
        name = str_one_line(x->arena, node_text(x->arena, table->first));
    return name.n                                        ? name
           : language_is(node_lang(x->doc, table), "vi") ? STR("Bảng")
                                                         : STR("Table");
}

/* No two in a file are called alike, for a list of them is gone through. */
static struct str unlike_others(struct xhtml *x, struct str name)
{
    size_t alike = 0;
    if (x->boxes_chapter != x->chapter)
        x->boxes = (struct strs){.n = 0};
    x->boxes_chapter = x->chapter;
    for (size_t i = 0; i < x->boxes.n; i++)
        alike += str_eq(x->boxes.at[i], name);
    strs_add(x->arena, &x->boxes, name);
    return alike ? str_printf(x->arena, "%.*s (%zu)", STR_ARG(name), alike + 1)
                 : name;
}

/* Where a narrow screen shows words divided, or records, nothing is left to be
 * scrolled (epub_screen.c), and the box may be divided between screens. */
static struct str scroller_class(struct xhtml *x, const struct node *table)
{
    enum table_fit fit = block_table_fit(table);
    if (fit < FIT_TORN)
        return STR("scroll");
    if (fit < FIT_CROWDED)
        return STR("scroll folds");
    return xhtml_has_records(x, table) ? STR("scroll folds-early")
                                       : STR("scroll");
}

/* A table may be wider than a narrow screen. With the keyboard it is scrolled
 * when it can be gone to, and then it must be called something (WCAG 2.2, 2.1.1
 * and 4.1.2). */
static void open_scroller(struct xhtml *x, struct xhtml_frame *frame,
                          const struct node *table)
{
    xhtml_start(x, frame, "div");
    xml_attribute(x->xml, "class", scroller_class(x, table));
    xml_attribute(x->xml, "tabindex", STR("0"));
    xml_attribute(x->xml, "role", STR("region"));
    xml_attribute(x->xml, "aria-label",
                  unlike_others(x, scroller_name(x, table)));
    frame->scrolls = true;
}

/* What scrolls is not divided between screens: what lies below the edge of the
 * first is lost there. So one that fits any screen, or is long, has no box. */
static bool scrolls(const struct node *table)
{
    enum table_fit fit = block_table_fit(table);
    return fit >= FIT_SMALLER && (!block_is_long(table) || fit == FIT_CROWDED);
}

static void open_list(struct xhtml *x, struct xhtml_frame *frame,
                      const struct node *list)
{
    if (!x->lists)
        x->lists = list_memos_new(x->arena);
    x->form = list_resumed(x->lists, x->depth, list, x->resumed);
    frame->labelled = x->form.labelled;
}

static bool is_named(const struct node *node)
{
    return node->kind == NODE_TITLE || node->kind == NODE_HEADING ||
           node->kind == NODE_CAPTION || node->kind == NODE_CELL;
}

/* The mark of a page that begins with what is called by its text, or holds
 * such, stands before it. */
static bool is_marked_before(const struct node *node)
{
    return is_named(node) || node->kind == NODE_TABLE ||
           node->kind == NODE_FIGURE;
}

/* A block where HTML has room for one. */
static void open_block(struct xhtml *x, struct xhtml_frame *frame,
                       const struct node *node)
{
    if (node->kind == NODE_PAGE_BREAK)
        return; /* paper's own: a screen has no use for it */
    if (node->kind == NODE_RULE) {
        write_rule(x);
        return;
    }
    if (node->kind == NODE_LIST)
        open_list(x, frame, node);
    if (node->kind == NODE_ROW)
        frame->heads = block_heads_columns(node);
    struct block_shape shape = block_shape(x, frame, node);
    if (shape.content == TABLE && !frame->scrolls && scrolls(node))
        open_scroller(x, frame, node);
    if (x->depth > XHTML_NESTING && shape.content != PHRASING) {
        xml_newline(x->xml);
        return;
    }
    xhtml_start(x, frame, shape.element);
    block_attributes(x, frame, node);
    frame->style |= (uint8_t)block_style(node);
    frame->named = frame->named || is_named(node);
    frame->content = (uint8_t)shape.content;
    if (shape.content != PHRASING && node->first &&
        !node_is_inline(node->first->kind))
        xml_newline(x->xml);
}

/* Opens what HTML wants between the place and a node that may not stand there
 * directly: an item in a list, a row and a cell in a table. */
static void bridge(struct xhtml *x, struct xhtml_frame *frame,
                   const struct node *node)
{
    if (frame->content == LIST && node->kind != NODE_ITEM) {
        xhtml_start(x, frame, "li");
        frame->content = FLOW;
    }
    bool is_first_caption =
        node->kind == NODE_CAPTION && node->parent->first == node;
    if (frame->content == TABLE && node->kind != NODE_ROW &&
        !is_first_caption) {
        xhtml_start(x, frame, "tr");
        frame->content = ROW;
    }
    if (frame->content == ROW && node->kind != NODE_CELL) {
        xhtml_start(x, frame, "td");
        frame->content = FLOW;
    }
}

static void enter(struct xhtml *x, const struct node *node)
{
    struct xhtml_frame *frame = push(x);
    xhtml_gather_pages(x, node);
    bridge(x, frame, node);
    bool marks = frame->content == FLOW || frame->content == PHRASING;
    if (marks)
        xhtml_flush_pages(x);
    if (node_is_inline(node->kind)) {
        xhtml_inline(x, frame, node);
        return;
    }
    if (frame->content == PHRASING) {
        xml_newline(x->xml); /* words of two blocks must not run together */
        return;
    }
    if (marks && is_marked_before(node))
        xhtml_mark_ahead(x, node);
    if (marks && block_shape(x, frame, node).content != PHRASING)
        xhtml_flush_label(x, node);
    xhtml_gather_label(x, frame, node);
    open_block(x, frame, node);
    if (frame->content == FLOW || frame->content == PHRASING)
        xhtml_flush_pages(x);
}

static void leave(struct xhtml *x, const struct node *node)
{
    struct xhtml_frame *frame = &x->frames[x->depth - 1];
    if (node->kind == NODE_ITEM || node->kind == NODE_NOTE)
        xhtml_flush_label(x, NULL);
    for (int i = 0; i < frame->opened; i++)
        xml_end_tag(x->xml);
    x->depth--;
    bool inside = x->depth > 0;
    bool block = !node_is_inline(node->kind) && frame->opened > 0;
    if (block && !(inside && x->frames[x->depth - 1].content == PHRASING))
        xml_newline(x->xml);
}

/* A note of the document, which is written behind the text of its file. */
static bool is_apart(const struct xhtml *x, const struct node *node)
{
    return node->kind == NODE_NOTE && node->parent == x->doc->root;
}

/* Writes from `node` on to the end of what is `depth` deep, or until `end`,
 * whose parents are then still open. */
static void walk(struct xhtml *x, const struct node *node,
                 const struct node *end, size_t depth)
{
    while (node != end) {
        enter(x, node);
        if (node->first) {
            node = node->first;
            continue;
        }
        leave(x, node);
        while (x->depth > depth && !node->next) {
            node = node->parent;
            leave(x, node);
        }
        node = node->next;
        while (x->depth == 0 && node && node != end && is_apart(x, node))
            node = node->next;
    }
}

/* ---- text that goes on in another file ---- */

/* What a table repeats of its head, at most: a part must have room for more. */
enum { HEAD_BYTES = 16 * 1000 };

static size_t text_below(const struct node *block)
{
    size_t n = 0;
    for (const struct node *k = block; k && n <= HEAD_BYTES;
         k = node_next(k, block))
        n += k->kind == NODE_TEXT ? k->as.text.n : 1;
    return n;
}

const struct node *xhtml_head_end(const struct node *table)
{
    size_t n = 0;
    const struct node *row = table->first;
    while (row && (row->kind != NODE_ROW || block_heads_columns(row))) {
        n += text_below(row);
        if (n > HEAD_BYTES)
            return table->first;
        row = row->next;
    }
    return row ? row : table->first;
}

static void repeat_head(struct xhtml *x, const struct node *table)
{
    const struct node *end = xhtml_head_end(table);
    for (const struct node *row = table->first; row != end; row = row->next) {
        if (row->kind == NODE_ROW)
            walk(x, row, row->next, x->depth);
    }
}

/* The cells before the one that goes on keep their columns. */
static void skip_cells(struct xhtml *x, const struct node *row,
                       const struct node *resumed)
{
    for (const struct node *cell = row->first; cell && cell != resumed;
         cell = cell->next) {
        xml_start(x->xml, "td");
        block_span(x->xml, cell);
        xml_end_tag(x->xml);
        xml_newline(x->xml);
    }
}

/* Opens `node` once more, for its child `child` to go on. */
static void resume(struct xhtml *x, const struct node *node,
                   const struct node *child)
{
    struct xhtml_frame *frame = push(x);
    bridge(x, frame, node);
    if (node_is_inline(node->kind)) {
        xhtml_inline(x, frame, node);
        return;
    }
    if (frame->content == PHRASING)
        return;
    if (node->kind == NODE_DEFINITIONS)
        return; /* a list of them may not begin within one */
    x->resumed = child;
    open_block(x, frame, node);
    x->resumed = NULL;
    if (node->kind == NODE_TABLE && frame->content == TABLE)
        repeat_head(x, node);
    if (node->kind == NODE_ROW && frame->content == ROW)
        skip_cells(x, node, child);
}

/* All that `first` lies within, from the outermost in. */
static void resume_parents(struct xhtml *x, const struct node *first)
{
    size_t n = 0;
    for (const struct node *k = first; k && k->parent != x->doc->root;
         k = k->parent)
        n++;
    const struct node **path =
        ARENA_ARRAY(x->arena, n + 1, const struct node *);
    for (size_t i = n; first; first = first->parent) {
        path[i] = first;
        if (i-- == 0)
            break;
    }
    for (size_t i = 0; i < n; i++)
        resume(x, path[i], path[i + 1]);
}

/* Writes what comes before `to` of its own text, and ends what is open. */
static void break_off(struct xhtml *x, struct xhtml_point to)
{
    if (to.offset > 0) {
        enter(x, to.node);
        leave(x, to.node);
    }
    for (const struct node *k = to.node->parent; x->depth > 0; k = k->parent)
        leave(x, k);
}

void xhtml_text(struct xhtml *x, struct xhtml_point from, struct xhtml_point to)
{
    const struct node *first = from.node;
    x->depth = 0;
    x->label.n = 0;
    x->page = x->page_end;
    x->from = from;
    x->to = to;
    resume_parents(x, first);
    while (x->depth == 0 && first && first != to.node && is_apart(x, first))
        first = first->next;
    walk(x, first, to.node, 0);
    if (to.node)
        break_off(x, to);
    x->from = x->to = (struct xhtml_point){NULL, 0};
}

void xhtml_note(struct xhtml *x, const struct node *note, bool first)
{
    x->depth = 0;
    x->first_note = first;
    enter(x, note);
    if (note->first)
        walk(x, note->first, NULL, 1);
    leave(x, note);
}
