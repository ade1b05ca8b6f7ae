/* SPDX-License-Identifier: MIT */
/*
 * Pictures find their place, at any depth: a paragraph, a line of one, a cell
 * or an item that holds nothing but pictures is a figure each, and the line
 * below which says what is seen goes into it.
 */
#include "doc/passes/passes.h"

/* True for a link that is shown by several pictures and nothing else. */
static bool is_link_of_pictures(const struct node *node)
{
    size_t pictures = 0;
    FOR_CHILDREN (child, node) {
        pictures += child->kind == NODE_IMAGE;
        if (child->kind != NODE_IMAGE && !is_blank(child))
            return false;
    }
    return node->kind == NODE_LINK && pictures > 0 && node->first->next;
}

static bool holds_pictures_only(const struct node *block)
{
    bool found = false;
    FOR_CHILDREN (child, block) {
        bool picture = node_is_picture(child) || is_link_of_pictures(child);
        found = found || picture;
        if (!picture && !is_blank(child))
            return false;
    }
    return found;
}

static struct node *figure_around(struct doc *doc, struct node *picture)
{
    struct node *figure =
        doc_node(doc, NODE_FIGURE, node_picture(picture)->line);
    doc_insert(picture->parent, picture, figure);
    doc_remove(picture);
    doc_insert(figure, NULL, picture);
    return figure;
}

/* Makes of a link around several pictures one around each. */
static void part_link(struct doc *doc, struct node *link)
{
    struct node *next;
    for (struct node *child = link->first; child; child = next) {
        next = child->next;
        if (child->kind != NODE_IMAGE)
            continue;
        struct node *own = doc_node(doc, NODE_LINK, child->line);
        own->as.link = link->as.link;
        doc_remove(child);
        doc_insert(own, NULL, child);
        doc_insert(link->parent, link->previous, own);
    }
    doc_remove(link);
}

static void part_links(struct doc *doc, struct node *block)
{
    struct node *next;
    for (struct node *child = block->first; child; child = next) {
        next = child->next;
        if (is_link_of_pictures(child))
            part_link(doc, child);
    }
}

/* Its source says how large it is, and gives it no caption of its own. */
static bool is_arranged(const struct node *picture)
{
    const struct node *image = node_picture(picture);
    return image->as.image->width > 0 && image->as.image->height > 0 &&
           !image->as.image->alt_is_caption;
}

/* Pictures of one line, whose sizes were chosen so that they stand beside each
 * other, are one figure. */
static bool joins(const struct node *figure, const struct node *picture)
{
    return figure->kind == NODE_FIGURE && is_arranged(picture) &&
           is_arranged(figure->last);
}

/* A paragraph becomes its figures; a cell or an item, whose text need not be in
 * a paragraph, holds them. Returns the last of them. */
static struct node *make_figures(struct doc *doc, struct node *block)
{
    struct node *place = block, *next;
    bool same_line = false;
    part_links(doc, block);
    for (struct node *child = block->first; child; child = next) {
        next = child->next;
        if (!node_is_picture(child)) {
            same_line = same_line && child->kind != NODE_LINE_BREAK;
            doc_remove(child);
            continue;
        }
        if (same_line && joins(place, child)) {
            doc_remove(child);
            doc_insert(place, place->last, child);
            continue;
        }
        same_line = true;
        struct node *figure = figure_around(doc, child);
        if (is_running(block)) {
            doc_remove(figure);
            doc_insert(block->parent, place, figure);
        }
        place = figure;
    }
    if (is_running(block))
        doc_remove(block);
    return place;
}

/* The line break that ends the line beginning with `first`, or NULL. */
static struct node *line_end(struct node *first)
{
    while (first && first->kind != NODE_LINE_BREAK)
        first = first->next;
    return first;
}

/* Pictures fill the line, which ends before `end`. */
static bool is_picture_line(const struct node *first, const struct node *end)
{
    bool found = false;
    for (; first != end; first = first->next) {
        bool picture = node_is_picture(first);
        found = found || picture;
        if (!picture && !is_blank(first))
            return false;
    }
    return found;
}

/* Moves the children from `first` on to a new paragraph behind `block`. */
static struct node *cut_before(struct doc *doc, struct node *block,
                               struct node *first)
{
    struct node *rest = doc_node(doc, NODE_PARAGRAPH, block->line), *next;
    rest->lang = block->lang;
    doc_insert(block->parent, block, rest);
    for (; first; first = next) {
        next = first->next;
        doc_remove(first);
        doc_insert(rest, rest->last, first);
    }
    return rest;
}

/* A picture on a line of its own, between line breaks, is a paragraph of its
 * own; above it and below it are others. */
static void part_picture_lines(struct doc *doc, struct node *block)
{
    struct node *line = block->first;
    while (line) {
        struct node *end = line_end(line), *next = end ? end->next : NULL;
        bool alone = line == block->first && !end;
        if (!alone && is_picture_line(line, end)) {
            struct node *own =
                line == block->first ? block : cut_before(doc, block, line);
            if (own != block)
                doc_remove(block->last);
            if (next)
                block = cut_before(doc, own, next);
            if (end)
                doc_remove(end);
        }
        line = next;
    }
}

static bool has_picture_line(const struct node *block)
{
    struct node *line = block->first;
    while (line) {
        struct node *end = line_end(line);
        if ((end || line != block->first) && is_picture_line(line, end))
            return true;
        line = end ? end->next : NULL;
    }
    return false;
}

/* What a cell or an item holds without a paragraph around it is put into one
 * first. */
static void find_picture_lines(struct doc *doc, struct node *block)
{
    if (!has_picture_line(block))
        return;
    if (is_running(block)) {
        part_picture_lines(doc, block);
        return;
    }
    struct node *all = doc_node(doc, NODE_PARAGRAPH, block->line);
    while (block->first && node_is_inline(block->first->kind)) {
        struct node *child = block->first;
        doc_remove(child);
        doc_insert(all, all->last, child);
    }
    doc_insert(block, NULL, all);
    part_picture_lines(doc, all);
}

void pass_figures(struct doc *doc)
{
    struct node *n = doc->root;
    while ((n = node_next(n, doc->root))) {
        bool holds =
            is_running(n) || n->kind == NODE_CELL || n->kind == NODE_ITEM;
        if (holds)
            find_picture_lines(doc, n);
        if (holds && holds_pictures_only(n))
            n = make_figures(doc, n);
    }
}

static bool has_caption(const struct node *figure)
{
    FOR_CHILDREN (child, figure) {
        if (child->kind == NODE_CAPTION)
            return true;
    }
    return false;
}

/* What the source has the picture say below it, if it has no caption. */
static void add_own_caption(struct doc *doc, struct node *figure)
{
    const struct node *image =
        figure->first ? node_picture(figure->first) : NULL;
    if (!image || !image->as.image->alt_is_caption)
        return;
    struct str text = image->as.image->title.n ? image->as.image->title
                                               : image->as.image->alt;
    if (text.n == 0)
        return;
    struct node *caption = doc_add(doc, figure, NODE_CAPTION, image->line);
    doc_add_text(doc, caption, text, image->line);
}

void pass_figure_captions(struct doc *doc)
{
    for (struct node *n = doc->root->first; n; n = node_next(n, doc->root)) {
        struct node *caption = n->next;
        if (n->kind != NODE_FIGURE || has_caption(n))
            continue;
        if (caption && caption->kind == NODE_CAPTION) {
            doc_remove(caption);
            doc_insert(n, n->last, caption);
        } else {
            add_own_caption(doc, n);
        }
    }
}
