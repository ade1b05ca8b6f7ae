/* SPDX-License-Identifier: MIT */
/*
 * What stands behind the text of a line, so that it stays in one piece: the
 * rules through and below letters, and the areas of links.
 */
#include "layout/atoms.h"

#include "base/href.h"

/* The rules through and below letters, in 1/1000 of their size: how far above
 * the baseline their upper edge is, and how thick they are. */
enum { STRIKE_RISE = 280, UNDERLINE_RISE = -110, RULE_THICKNESS = 50 };

mpt run_width(const struct run *run)
{
    mpt width = 0;
    for (size_t i = 0; i < run->n; i++)
        width += run->glyphs[i].advance;
    return width;
}

static void add_rule(struct set_line *line, const struct item *text, mpt rise)
{
    mpt size = text->as.run.size;
    struct item *item = &line->items[line->n++];
    *item = (struct item){.kind = ITEM_RULE, .tag = TAG_ARTIFACT, .x = text->x};
    item->y = text->y - (mpt)((int64_t)size * rise / 1000);
    item->as.rule.width = run_width(&text->as.run);
    item->as.rule.height = (mpt)((int64_t)size * RULE_THICKNESS / 1000);
}

/* Where it leads, and what it is called. */
static void name_link(const struct setter *setter, const struct node *link,
                      struct item *item)
{
    if (link->kind == NODE_LINK && link->as.link.place) {
        item->as.link.note = link->as.link.place->id;
        item->as.link.text = node_text(setter->keep, link);
        return;
    }
    if (link->kind == NODE_LINK) {
        item->as.link.href = href_clean(setter->keep, link->as.link.href);
        item->as.link.text = node_text(setter->keep, link);
        return;
    }
    bool vi = language_is(node_lang(setter->doc, link), "vi");
    struct str label = node_label(link->as.reference.note);
    item->as.link.note = link->as.reference.note->id;
    item->as.link.text = str_printf(
        setter->keep, vi ? "Chú thích %.*s" : "Note %.*s", STR_ARG(label));
}

/* The area of the runs from `first` up to `end`, which are of one link. */
static void add_link(const struct cutter *c, const struct piece *const *pieces,
                     struct set_line *line, size_t first, size_t end)
{
    enum { ASCENT = 800, HEIGHT = 1050 }; /* in 1/1000 of the size */
    const struct node *link = pieces[first]->element;
    const struct item *from = &line->items[first];
    const struct item *last = &line->items[end - 1];
    mpt size = from->as.run.size;
    struct item *item = &line->items[line->n++];
    *item = (struct item){.kind = ITEM_LINK, .tag = from->tag, .x = from->x};
    item->y = from->y - (mpt)((int64_t)size * ASCENT / 1000);
    name_link(c->setter, link, item);
    item->as.link.width = last->x + run_width(&last->as.run) - from->x;
    item->as.link.height = (mpt)((int64_t)size * HEIGHT / 1000);
}

static bool has_area(const struct node *element)
{
    return element->kind == NODE_LINK || element->kind == NODE_NOTE_REFERENCE;
}

static void add_links(const struct cutter *c, const struct piece *const *pieces,
                      struct set_line *line)
{
    size_t end, runs = line->n;
    for (size_t i = 0; i < runs; i = end) {
        const struct node *element = pieces[i]->element;
        end = i + 1;
        while (end < runs && pieces[end]->element == element)
            end++;
        if (element && has_area(element) && line->items[i].tag != c->para->tag)
            add_link(c, pieces, line, i, end);
    }
}

void join_add_marks(const struct cutter *cutter,
                    const struct piece *const *pieces, struct set_line *line)
{
    size_t runs = line->n;
    if (cutter->flat.linked)
        add_links(cutter, pieces, line);
    for (size_t i = 0; i < runs; i++) {
        if (pieces[i]->underlined)
            add_rule(line, &line->items[i], UNDERLINE_RISE);
        if (pieces[i]->struck)
            add_rule(line, &line->items[i], STRIKE_RISE);
    }
}
