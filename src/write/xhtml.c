/* SPDX-License-Identifier: MIT */
/*
 * The walk keeps a frame for each node it is inside of: how many elements the
 * node opened and what may stand inside them. A node is entered, its children
 * are walked, it is left; nothing else needs to be remembered.
 */
#include "write/xhtml.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/font.h"
#include "write/xhtml_block.h"
#include "write/xhtml_href.h"
#include "write/xml.h"

/* libxml2 refuses files that nest deeper than 256. Each node opens at most
 * three elements, and body and section stand above them. */
enum { NESTING = 80 };

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

static void start(struct xhtml *x, struct xhtml_frame *frame,
                  const char *element)
{
    xml_start(x->xml, element);
    frame->opened++;
}

struct str xhtml_file_name(struct arena *arena, uint32_t chapter)
{
    return str_printf(arena, "chapter-%lu.xhtml", (unsigned long)chapter);
}

/* ---- text, page marks, labels ---- */

/* The mark of page `i` of the map: here it begins on paper. */
static void write_page_mark(struct xhtml *x, uint32_t i)
{
    if (x->page_chapters[i] || str_trim(x->map->at[i].label).n == 0)
        return; /* it stands already; or nothing could be said of it */
    xml_start(x->xml, "span");
    xml_attribute(x->xml, "epub:type", STR("pagebreak"));
    xml_attribute(x->xml, "role", STR("doc-pagebreak"));
    xhtml_numbered(x->xml, "id", "page-", i + 1);
    xml_attribute(x->xml, "aria-label", x->map->at[i].label);
    xml_end_tag(x->xml);
    x->page_chapters[i] = x->chapter;
}

static void flush_pages(struct xhtml *x)
{
    while (x->page < x->page_end)
        write_page_mark(x, x->page++);
}

/* Pages which begin at a node that is no text. They wait until HTML allows a
 * mark: not directly in a list or a row. */
static void gather_pages(struct xhtml *x, const struct node *node)
{
    uint32_t i = x->places[node->id].page;
    if (i == 0 || node->kind == NODE_TEXT)
        return;
    x->page = x->page_end = i - 1;
    while (x->page_end < x->map->n && x->map->at[x->page_end].node == node->id)
        x->page_end++;
}

static void note_characters(struct xhtml *x, struct str text)
{
    x->styles |= 1U << x->frames[x->depth - 1].style;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        x->characters[c >> 3] |= (uint8_t)(1U << (c & 7));
    }
}

/* A break cannot fall inside a character. */
static size_t character_start(struct str text, size_t at)
{
    if (at >= text.n)
        return text.n;
    while (at > 0 && ((unsigned char)text.s[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void write_text(struct xhtml *x, const struct node *node)
{
    struct str text = node->as.text;
    const struct page_map *map = x->map;
    size_t from = x->from.node == node ? x->from.offset : 0;
    size_t end = x->to.node == node ? x->to.offset : text.n;
    uint32_t i = x->places[node->id].page;
    note_characters(x, str_slice(text, from, end));
    for (; i > 0 && i <= map->n && map->at[i - 1].node == node->id; i++) {
        size_t to = character_start(text, map->at[i - 1].offset);
        if (to >= end && end < text.n)
            break; /* that page begins in the next file */
        xml_text(x->xml, str_slice(text, from, to));
        write_page_mark(x, i - 1);
        from = to > from ? to : from;
    }
    xml_text(x->xml, str_slice(text, from, end));
}

static void attribute_link(struct xhtml *x, const char *fragment,
                           uint32_t target)
{
    uint32_t chapter = x->places[target].chapter;
    struct str file =
        chapter == x->chapter ? STR("") : xhtml_file_name(x->arena, chapter);
    xml_attribute(x->xml, "href",
                  str_printf(x->arena, "%.*s#%s%lu", STR_ARG(file), fragment,
                             (unsigned long)target));
}

/* The mark of the page that begins with the first word of `first`, which may
 * be NULL: where a label stands before that word, it begins with the label. */
static void mark_before_label(struct xhtml *x, const struct node *first)
{
    const struct node *text = first;
    while (text && (text->kind != NODE_TEXT || text->as.text.n == 0))
        text = node_next(text, first);
    uint32_t i = text ? x->places[text->id].page : 0;
    if (i > 0 && x->map->at[i - 1].offset == 0)
        write_page_mark(x, i - 1);
}

/* The label of an item or a note, as the first thing in its first line, where
 * `first` begins. A note's label leads back to the place that refers to it. */
static void flush_label(struct xhtml *x, const struct node *first)
{
    uint32_t note = x->label_note;
    if (x->label.n == 0)
        return;
    mark_before_label(x, first);
    xml_start(x->xml, note ? "a" : "span");
    xml_attribute(x->xml, "class", STR("label"));
    if (note) {
        xml_attribute(x->xml, "epub:type", STR("backlink"));
        xml_attribute(x->xml, "role", STR("doc-backlink"));
        attribute_link(x, "ref-", note);
    }
    xml_text(x->xml, x->label);
    xml_end_tag(x->xml);
    xml_text(x->xml, STR(" "));
    note_characters(x, x->label);
    x->label.n = 0;
    x->label_note = 0;
}

static void gather_label(struct xhtml *x, const struct xhtml_frame *frame,
                         const struct node *node)
{
    if (node->kind == NODE_ITEM && frame->labelled)
        x->label = node->as.item.label;
    if (node->kind != NODE_NOTE)
        return;
    x->label = node->as.note.label;
    x->label_note = x->places[node->id].reference;
    if (x->label.n == 0 && x->label_note)
        x->label = x->back;
}

/* ---- inlines ---- */

struct str xhtml_image_name(struct arena *arena, const struct image *picture)
{
    return str_printf(arena, "image-%lu.%s", (unsigned long)picture->id,
                      picture->screen.form == IMAGE_JPEG ? "jpg" : "png");
}

/* What stands for a picture that cannot be shown. */
static void write_description(struct xhtml *x, const struct node *image)
{
    struct str text = image_description(x->arena, image);
    if (text.n == 0)
        return;
    xml_start(x->xml, "span");
    xml_attribute(x->xml, "class", STR("image"));
    xhtml_lang(x, image);
    xml_text(x->xml, text);
    xml_end_tag(x->xml);
    note_characters(x, text);
}

/* Its size is told so that a reading system need not set the page twice. */
static void write_image(struct xhtml *x, const struct node *image)
{
    const struct image *picture = image->as.image.picture;
    if (!picture || picture->screen.form == IMAGE_NONE) {
        write_description(x, image);
        return;
    }
    xml_start(x->xml, "img");
    xml_attribute(x->xml, "src", xhtml_image_name(x->arena, picture));
    xml_attribute(x->xml, "alt", image_alternative(x->arena, image));
    xhtml_numbered(x->xml, "width", "", (uint32_t)picture->screen.width);
    xhtml_numbered(x->xml, "height", "", (uint32_t)picture->screen.height);
    xhtml_lang(x, image);
    xml_end(x->xml);
}

static void open_link(struct xhtml *x, struct xhtml_frame *frame,
                      const struct node *link)
{
    struct str href = href_clean(x->arena, link->as.link.href);
    if (frame->link || href.n == 0)
        return;
    start(x, frame, "a");
    frame->link = true;
    xml_attribute(x->xml, "href", href);
    if (link->as.link.title.n)
        xml_attribute(x->xml, "title", link->as.link.title);
    xhtml_lang(x, link);
}

/* The place which refers to a note. Inside a link it can be no link itself,
 * but the note's way back still leads to it. */
static void write_reference(struct xhtml *x, struct xhtml_frame *frame,
                            const struct node *reference)
{
    const struct node *note = reference->as.reference.note;
    if (note && x->places[note->id].chapter) {
        start(x, frame, frame->link ? "span" : "a");
        xml_attribute(x->xml, "class", STR("reference"));
        xhtml_numbered(x->xml, "id", "ref-", reference->id);
        if (!frame->link) {
            xml_attribute(x->xml, "epub:type", STR("noteref"));
            xml_attribute(x->xml, "role", STR("doc-noteref"));
            attribute_link(x, "note-", note->id);
        }
        frame->link = true;
    }
    if (reference->first || !note)
        return;
    struct str label = node_label(note);
    xml_text(x->xml, label);
    note_characters(x, label);
}

static void open_inline(struct xhtml *x, struct xhtml_frame *frame,
                        const struct node *node)
{
    if (x->depth > NESTING)
        return;
    if (node->kind == NODE_LINK) {
        open_link(x, frame, node);
        return;
    }
    start(x, frame, node_element(node->kind));
    xhtml_lang(x, node);
    if (node->kind == NODE_STRONG)
        frame->style |= FONT_BOLD;
    if (node->kind == NODE_EMPHASIS)
        frame->style |= FONT_ITALIC;
}

static void write_inline(struct xhtml *x, struct xhtml_frame *frame,
                         const struct node *node)
{
    flush_label(x, node);
    switch (node->kind) {
    case NODE_TEXT:
        if (xhtml_changes_lang(x, node)) {
            start(x, frame, "span");
            xhtml_lang(x, node);
        }
        write_text(x, node);
        break;
    case NODE_LINE_BREAK:
        xml_start(x->xml, "br");
        xml_end(x->xml);
        break;
    case NODE_IMAGE:
        write_image(x, node);
        break;
    case NODE_NOTE_REFERENCE:
        write_reference(x, frame, node);
        break;
    default:
        open_inline(x, frame, node);
    }
}

/* ---- blocks ---- */

static void write_rule(struct xhtml *x)
{
    xml_start(x->xml, "hr");
    xml_end(x->xml);
    xml_newline(x->xml);
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
        frame->labelled = block_is_labelled(node);
    if (node->kind == NODE_ROW)
        frame->heads = block_heads_columns(node);
    struct block_shape shape = block_shape(x, frame, node);
    if (x->depth > NESTING && shape.content != PHRASING) {
        xml_newline(x->xml);
        return;
    }
    start(x, frame, shape.element);
    block_attributes(x, frame, node);
    frame->style |= (uint8_t)block_style(node);
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
        start(x, frame, "li");
        frame->content = FLOW;
    }
    bool is_first_caption =
        node->kind == NODE_CAPTION && node->parent->first == node;
    if (frame->content == TABLE && node->kind != NODE_ROW &&
        !is_first_caption) {
        start(x, frame, "tr");
        frame->content = ROW;
    }
    if (frame->content == ROW && node->kind != NODE_CELL) {
        start(x, frame, "td");
        frame->content = FLOW;
    }
}

static void enter(struct xhtml *x, const struct node *node)
{
    struct xhtml_frame *frame = push(x);
    gather_pages(x, node);
    bridge(x, frame, node);
    bool marks = frame->content == FLOW || frame->content == PHRASING;
    if (marks)
        flush_pages(x);
    if (node_is_inline(node->kind)) {
        write_inline(x, frame, node);
        return;
    }
    if (frame->content == PHRASING) {
        xml_newline(x->xml); /* words of two blocks must not run together */
        return;
    }
    if (marks && block_shape(x, frame, node).content != PHRASING)
        flush_label(x, node);
    gather_label(x, frame, node);
    open_block(x, frame, node);
    if (frame->content == FLOW || frame->content == PHRASING)
        flush_pages(x);
}

static void leave(struct xhtml *x, const struct node *node)
{
    struct xhtml_frame *frame = &x->frames[x->depth - 1];
    if (node->kind == NODE_ITEM || node->kind == NODE_NOTE)
        flush_label(x, NULL);
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
        write_inline(x, frame, node);
        return;
    }
    if (frame->content == PHRASING)
        return;
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
    if (to.offset > 0) {
        enter(x, to.node);
        leave(x, to.node);
    }
    for (const struct node *k = to.node; k && x->depth > 0;) {
        k = k->parent;
        leave(x, k);
    }
    x->from = x->to = (struct xhtml_point){NULL, 0};
}

void xhtml_note(struct xhtml *x, const struct node *note)
{
    x->depth = 0;
    enter(x, note);
    if (note->first)
        walk(x, note->first, NULL, 1);
    leave(x, note);
}
