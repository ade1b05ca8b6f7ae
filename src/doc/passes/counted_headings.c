/* SPDX-License-Identifier: MIT */
/*
 * Headings whose numbers Word or LibreOffice count, but whose style is that of
 * a list's items: "I. Giới thiệu" in bold, above the text of its section. Each
 * is an item alone, or one that has more than itself; they become paragraphs
 * with their number typed out, which the next pass knows for headings.
 */
#include "base/str.h"
#include "base/utf8.h"
#include "doc/passes/passes.h"

enum { HEADING_MAX = 120 /* characters */ };

/* Where a number can be typed. */
static bool begins_with_text(const struct node *line)
{
    const struct node *first = line->first;
    while (first && first->first)
        first = first->first;
    return first && first->kind == NODE_TEXT;
}

/* The first line of the item, when number and words could head a section. */
static struct node *heading_of(struct doc *doc, const struct node *item)
{
    struct node *line = item->first;
    struct marker marker;
    bool bare;
    if (!is_running(line) || !is_in_bold(line) || !begins_with_text(line) ||
        item->as.item.label.n == 0)
        return NULL;
    struct str label = item->as.item.label;
    struct str text = str_printf(doc->arena, "%.*s %.*s", STR_ARG(label),
                                 STR_ARG(block_text(doc, line)));
    bool numbered =
        find_marker(text, &marker) && marker_may_head(&marker, text);
    bool section = section_level(text, &bare) && text_fits(text, HEADING_MAX);
    return numbered || section ? line : NULL;
}

/* Not one of several names in a row: there is something below each. */
static bool heads_sections(struct doc *doc, const struct node *list)
{
    FOR_CHILDREN (item, list) {
        bool alone = item->first == item->last;
        if (!heading_of(doc, item) || (alone && (item->next || !list->next)))
            return false;
    }
    return list->first != NULL;
}

/* Before the words, and in their look. */
static void type_label(struct doc *doc, struct node *line, struct str label)
{
    struct node *text = line->first;
    while (text->first)
        text = text->first;
    text->as.text = str_printf(doc->arena, "%.*s %.*s", STR_ARG(label),
                               STR_ARG(text->as.text));
}

/* Its items' blocks stand in its place. Returns the first of them. */
static struct node *unlist(struct doc *doc, struct node *list)
{
    struct node *parent = list->parent, *behind = list;
    FOR_CHILDREN (item, list) {
        type_label(doc, item->first, item->as.item.label);
        for (struct node *block = item->first, *next; block; block = next) {
            next = block->next;
            doc_remove(block);
            doc_insert(parent, behind, block);
            behind = block;
        }
    }
    struct node *first = list->next;
    doc_remove(list);
    return first;
}

void pass_counted_headings(struct doc *doc)
{
    struct node *title = find_title(doc), *cover = end_of_cover(doc);
    struct node *above = cover ? cover : title;
    struct node *block = above ? above->next : first_block(doc);
    while (block) {
        bool counted = block->kind == NODE_LIST && block->as.list.counted;
        if (counted && heads_sections(doc, block))
            block = unlist(doc, block);
        else
            block = block->next;
    }
}
