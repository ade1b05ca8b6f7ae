/* SPDX-License-Identifier: MIT */
/*
 * Lists and headings which the author of a web page or of a Word file wrote as
 * plain paragraphs: "- Kinh phí hạn hẹp;", "a) ...", a line in bold above its
 * text. They become what the same lines are in a text (read/text.c).
 */
#include "base/utf8.h"
#include "doc/marker.h"
#include "doc/passes.h"

enum {
    DEPTH_MAX = 8,     /* lists within lists */
    HEADING_MAX = 120, /* characters */
    BOLD_LEVEL = 12    /* below every level that numbers give */
};

struct open_list {
    struct node *list;
    enum marker_kind kind;
};

struct marks {
    struct doc *doc;
    struct open_list open[DEPTH_MAX];
    int depth;
};

/* The text with which a paragraph begins, or NULL. */
static struct node *first_text(struct node *block)
{
    struct node *n = block->first;
    while (n && n->kind != NODE_TEXT && node_is_inline(n->kind))
        n = n->first;
    return n && n->kind == NODE_TEXT ? n : NULL;
}

static bool has_marker(struct node *block, struct marker *marker)
{
    struct node *text = is_running(block) ? first_text(block) : NULL;
    return text && find_marker(text->as.text, marker);
}

static bool is_sign(enum marker_kind kind)
{
    return kind <= MARKER_DOT;
}

/* Items that count come at least in twos; a sign marks an item by itself. */
static bool is_item(const struct marks *m, struct node *block,
                    const struct marker *marker)
{
    struct marker next;
    if (is_sign(marker->kind))
        return true;
    if (marker->kind > MARKER_ROUND && marker->kind != MARKER_NUMBER)
        return false;
    for (int i = 0; i < m->depth; i++) {
        if (m->open[i].kind == marker->kind)
            return true;
    }
    return block->next && has_marker(block->next, &next) &&
           next.kind == marker->kind && !str_eq(next.label, marker->label);
}

/* Closes lists down to the one of this kind, or to what stands above it. */
static void close_lists(struct marks *m, enum marker_kind kind)
{
    for (int i = m->depth; i-- > 0;) {
        if (m->open[i].kind == kind) {
            m->depth = i + 1;
            return;
        }
    }
    while (m->depth > 0 && kind > m->open[m->depth - 1].kind && !is_sign(kind))
        m->depth--;
}

/* The list for an item of this kind, before `block` in the tree when it is a
 * new one among the root's blocks. */
static struct node *list_for(struct marks *m, struct node *block,
                             enum marker_kind kind)
{
    close_lists(m, kind);
    if (m->depth > 0 &&
        (m->open[m->depth - 1].kind == kind || m->depth == DEPTH_MAX))
        return m->open[m->depth - 1].list;
    struct node *list = doc_node(m->doc, NODE_LIST, block->line);
    list->as.list.ordered = !is_sign(kind);
    struct node *parent =
        m->depth > 0 ? m->open[m->depth - 1].list->last : block->parent;
    doc_insert(parent, m->depth > 0 ? parent->last : block, list);
    m->open[m->depth++] = (struct open_list){list, kind};
    return list;
}

/* Moves the paragraph into an item of its own, without its label. */
static void make_item(struct marks *m, struct node *block,
                      const struct marker *marker)
{
    struct node *list = list_for(m, block, marker->kind);
    struct node *item = doc_node(m->doc, NODE_ITEM, block->line);
    struct node *text = first_text(block);
    doc_insert(list, list->last, item);
    item->as.item.label = marker->label;
    text->as.text = str_slice(text->as.text, marker->length, text->as.text.n);
    doc_remove(block);
    doc_insert(item, NULL, block);
}

/* Bold and short, above text that is not: what a page's author has for a
 * heading. Returns its level, 0 for what is none. */
static int bold_level(struct doc *doc, const struct node *block,
                      const struct marker *marker)
{
    struct str text = block_text(doc, block);
    const struct node *above = block->previous;
    if ((above && above->kind == NODE_FIGURE) || reads_like_caption(doc, text))
        return 0;
    if (!is_in_bold(block) || !text_fits(text, HEADING_MAX) ||
        (ends_in_stop(text) && !str_ends(text, STR(":"))) ||
        !is_running(block->next) || is_in_bold(block->next))
        return 0;
    bool counts = marker && marker_may_head(marker, text);
    return counts ? marker_level(marker) : marker ? 0 : BOLD_LEVEL;
}

static int heading_level(struct doc *doc, const struct node *block,
                         const struct marker *marker)
{
    bool bare;
    int level = section_level(block_text(doc, block), &bare);
    return level ? level : bold_level(doc, block, marker);
}

static void make_heading(struct doc *doc, struct node *block, int level)
{
    block->kind = NODE_HEADING;
    block->as.heading.level = level;
    taken(doc, block, "a heading");
}

/* Where the source marks its headings itself, none is looked for. */
static bool has_headings(const struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_HEADING)
            return true;
    }
    return false;
}

void pass_marks(struct doc *doc)
{
    struct marks m = {.doc = doc};
    struct node *title = find_title(doc), *next;
    bool headed = has_headings(doc);
    if (doc->in_lines)
        return;
    for (struct node *block = title ? title->next : first_block(doc); block;
         block = next) {
        struct marker marker;
        bool marked = has_marker(block, &marker);
        int level = headed || !is_running(block)
                        ? 0
                        : heading_level(doc, block, marked ? &marker : NULL);
        next = block->next;
        if (level) {
            make_heading(doc, block, level);
        } else if (marked && is_item(&m, block, &marker)) {
            make_item(&m, block, &marker);
            continue;
        }
        m.depth = 0;
    }
}
