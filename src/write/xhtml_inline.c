/* SPDX-License-Identifier: MIT */
/*
 * What runs along a line: text with the marks of pages in it, labels, links,
 * images, references. Marks and labels wait in `x` for a place where HTML
 * allows them.
 */
#include "write/xhtml_inline.h"

#include "base/arena.h"
#include "base/href.h"
#include "base/utf8.h"
#include "layout/font.h"
#include "write/xhtml_math.h"
#include "write/xhtml_words.h"
#include "write/xml.h"

void xhtml_start(struct xhtml *x, struct xhtml_frame *frame,
                 const char *element)
{
    xml_start(x->xml, element);
    frame->opened++;
}

struct str xhtml_file_name(struct arena *arena, uint32_t chapter)
{
    return str_printf(arena, XHTML_FILE_NAME, (unsigned long)chapter);
}

/* ---- text, page marks, labels ---- */

/* Where the label of a mark would become a part of what an element is called:
 * a heading, a caption, a cell, a link (accname 1.2, "name from content"). */
static bool is_in_name(const struct xhtml *x)
{
    const struct xhtml_frame *frame =
        x->depth ? &x->frames[x->depth - 1] : NULL;
    return frame && (frame->named || frame->link);
}

/* The mark of page `i` of the map: here it begins on paper. Within a name it is
 * not heard. */
static void write_page_mark(struct xhtml *x, uint32_t i)
{
    if (x->page_chapters[i] || str_trim(x->map->at[i].label).n == 0)
        return; /* it stands already; or nothing could be said of it */
    xml_start(x->xml, "span");
    xml_attribute(x->xml, "epub:type", STR("pagebreak"));
    xml_attribute(x->xml, "role", STR("doc-pagebreak"));
    xhtml_numbered(x->xml, "id", "page-", i + 1);
    xml_attribute(x->xml, "aria-label", x->map->at[i].label);
    if (is_in_name(x))
        xml_attribute(x->xml, "aria-hidden", STR("true"));
    xml_end_tag(x->xml);
    x->page_chapters[i] = x->chapter;
    x->page_orders[i] = ++x->order;
}

void xhtml_flush_pages(struct xhtml *x)
{
    while (x->page < x->page_end)
        write_page_mark(x, x->page++);
}

void xhtml_mark_ahead(struct xhtml *x, const struct node *first)
{
    const struct node *node = first;
    while (node) {
        uint32_t i = x->places[node->id].page;
        for (; i > 0 && i <= x->map->n && x->map->at[i - 1].node == node->id &&
               (node->kind != NODE_TEXT || x->map->at[i - 1].offset == 0);
             i++)
            write_page_mark(x, i - 1);
        bool word = node->kind == NODE_TEXT && node->as.text.n;
        node = word ? NULL : node_next(node, first);
    }
}

void xhtml_mark_within(struct xhtml *x, const struct node *node)
{
    const struct page_map *map = x->map;
    for (const struct node *n = node; n; n = node_next(n, node)) {
        uint32_t i = x->places[n->id].page;
        for (; i > 0 && i <= map->n && map->at[i - 1].node == n->id; i++)
            write_page_mark(x, i - 1);
    }
}

/* Pages which begin at a node that is no text. They wait until HTML allows a
 * mark: not directly in a list or a row. */
void xhtml_gather_pages(struct xhtml *x, const struct node *node)
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
    while (at > 0 && utf8_goes_on(text.s[at]))
        at--;
    return at;
}

/* In a title or a heading, in Vietnamese. */
static bool is_displayed(const struct xhtml *x, const struct node *text)
{
    const struct node *block = text->parent;
    while (block && node_is_inline(block->kind))
        block = block->parent;
    return block &&
           (block->kind == NODE_TITLE || block->kind == NODE_HEADING) &&
           language_is(node_lang(x->doc, text), "vi");
}

static void write_part(struct xhtml *x, const struct node *node,
                       struct str part)
{
    if (is_displayed(x, node))
        xhtml_words(x->xml, part);
    else
        xml_text(x->xml, part);
}

/* A tab is an em wide, for a screen has no stops. */
static void write_text(struct xhtml *x, const struct node *node)
{
    struct str text = node_is_tab(node) ? STR("\u2003") : node->as.text;
    const struct page_map *map = x->map;
    size_t from = x->from.node == node ? x->from.offset : 0;
    size_t end = x->to.node == node ? x->to.offset : text.n;
    uint32_t i = x->places[node->id].page;
    note_characters(x, str_slice(text, from, end));
    if (x->places[node->id].linked && from == 0) {
        xml_start(x->xml, "span");
        xhtml_numbered(x->xml, "id", "place-", node->id);
        xml_end_tag(x->xml);
    }
    for (; i > 0 && i <= map->n && map->at[i - 1].node == node->id; i++) {
        size_t to = character_start(text, map->at[i - 1].offset);
        if (to >= end && end < text.n)
            break; /* that page begins in the next file */
        write_part(x, node, str_slice(text, from, to));
        write_page_mark(x, i - 1);
        from = to > from ? to : from;
    }
    write_part(x, node, str_slice(text, from, end));
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

/* The label of an item or a note, as the first thing in its first line, where
 * `first` begins. A note's label leads back to the place that refers to it. */
void xhtml_flush_label(struct xhtml *x, const struct node *first)
{
    uint32_t note = x->label_note;
    if (x->label.n == 0)
        return;
    xhtml_mark_ahead(x, first);
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

void xhtml_gather_label(struct xhtml *x, const struct xhtml_frame *frame,
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

struct str xhtml_image_name(const struct xhtml *x, const struct image *picture)
{
    bool jpeg = x->pictures[picture->id].form == IMAGE_JPEG;
    return str_printf(x->arena, "image-%lu.%s", (unsigned long)picture->id,
                      jpeg ? "jpg" : "png");
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

/* A side that its document says, in pixels of 1/96 inch; else its own. */
static uint32_t pixels_of(int32_t said, int own)
{
    enum { PIXEL = 750 };
    return said >= PIXEL ? (uint32_t)(said / PIXEL) : (uint32_t)own;
}

/* Readium takes pictures as large as they are, whatever their sides say, so a
 * small one in a line of text, 20 pixels of 200, filled the screen. In the
 * letters around it, it grows with them. */
static void say_width_in_line(struct xhtml *x, const struct node *image,
                              int32_t width)
{
    enum { LETTER = 12000, SMALL = 6 * LETTER };
    if (image->parent->kind == NODE_FIGURE || width <= 0 || width > SMALL)
        return;
    xml_attribute(x->xml, "style",
                  str_printf(x->arena, "width: %d.%02dem;", width / LETTER,
                             width % LETTER * 100 / LETTER));
}

/* Its size is told so that a reading system need not set the page twice. */
static void write_image(struct xhtml *x, const struct node *image)
{
    const struct image *picture = image->as.image->picture;
    if (!picture) {
        write_description(x, image);
        return;
    }
    const struct rendition *form = &x->pictures[picture->id];
    int32_t width, height;
    bool said = image_size(image, &width, &height);
    xml_start(x->xml, "img");
    xml_attribute(x->xml, "src", xhtml_image_name(x, picture));
    xml_attribute(x->xml, "alt", image_alternative(x->arena, image));
    xhtml_numbered(x->xml, "width", "",
                   pixels_of(said ? width : 0, form->width));
    xhtml_numbered(x->xml, "height", "",
                   pixels_of(said ? height : 0, form->height));
    if (image->as.image->share)
        xml_attribute(
            x->xml, "style",
            str_printf(x->arena, "width: %d%%;", image->as.image->share));
    else
        say_width_in_line(x, image, said ? width : 0);
    xhtml_lang(x, image);
    xml_end(x->xml);
}

/* What a link by a picture is to be called that has no words of its own: its
 * caption, or the address; it would be read aloud as nothing (WCAG 2.2, 2.4.4).
 * Empty for all others. */
static struct str name_of_wordless(struct xhtml *x, const struct node *link,
                                   struct str href)
{
    const struct node *image = node_picture(link);
    if (!image)
        return STR("");
    struct str alt = image_alternative(x->arena, image);
    struct str words =
        image->as.image->picture ? alt : image_description(x->arena, image);
    return words.n ? STR("") : alt.n ? alt : href;
}

static void open_link(struct xhtml *x, struct xhtml_frame *frame,
                      const struct node *link)
{
    struct str href = href_clean(x->arena, link->as.link.href);
    const struct node *place = link->as.link.place;
    if (frame->link || (href.n == 0 && !place) ||
        (place && x->places[place->id].chapter == 0))
        return;
    xhtml_mark_ahead(x, link);
    xhtml_start(x, frame, "a");
    frame->link = true;
    if (place)
        attribute_link(x, "place-", place->id);
    else
        xml_attribute(x->xml, "href", href);
    if (link->as.link.title.n)
        xml_attribute(x->xml, "title", link->as.link.title);
    struct str name = name_of_wordless(x, link, href);
    if (name.n)
        xml_attribute(x->xml, "aria-label", name);
    xhtml_lang(x, link);
}

/* The place which refers to a note. Inside a link it can be no link itself,
 * but the note's way back still leads to it. */
static void write_reference(struct xhtml *x, struct xhtml_frame *frame,
                            const struct node *reference)
{
    const struct node *note = reference->as.reference.note;
    if (reference->previous &&
        reference->previous->kind == NODE_NOTE_REFERENCE) {
        xml_start(x->xml, "sup"); /* two that touch would read as one number */
        xml_text(x->xml, STR(", "));
        xml_end_tag(x->xml);
    }
    if (note && x->places[note->id].chapter) {
        xhtml_start(x, frame, frame->link ? "span" : "a");
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

/* The line is read where MathML is not known; `hidden`, where it is known but
 * no style sheet is heeded. */
static void open_math(struct xhtml *x, struct xhtml_frame *frame,
                      const struct node *math)
{
    if (!xhtml_math(x, math))
        return;
    const char *room = math_room(math->as.math.tree);
    xhtml_start(x, frame, "span");
    xml_attribute(x->xml, "class",
                  room ? str_printf(x->arena, MATH_LINE " %s", room)
                       : STR(MATH_LINE));
    xml_attribute(x->xml, "hidden", STR("hidden"));
}

static void open_inline(struct xhtml *x, struct xhtml_frame *frame,
                        const struct node *node)
{
    if (x->depth > XHTML_NESTING)
        return;
    if (node->kind == NODE_LINK) {
        open_link(x, frame, node);
        return;
    }
    xhtml_start(x, frame, node_element(node->kind));
    xhtml_lang(x, node);
    if (node->kind == NODE_STRONG)
        frame->style |= FONT_BOLD;
    if (node->kind == NODE_EMPHASIS)
        frame->style |= FONT_ITALIC;
}

void xhtml_inline(struct xhtml *x, struct xhtml_frame *frame,
                  const struct node *node)
{
    xhtml_flush_label(x, node);
    switch (node->kind) {
    case NODE_TEXT:
        if (xhtml_changes_lang(x, node)) {
            xhtml_start(x, frame, "span");
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
    case NODE_MATH:
        open_math(x, frame, node);
        break;
    default:
        open_inline(x, frame, node);
    }
}
