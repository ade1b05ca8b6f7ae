/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs into the tree. A paragraph that page breaks or rules divide is
 * several; one without text or picture is none; one that belongs to a list
 * goes into an item of it, for numbering in Word is a property of paragraphs.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/office/office.h"
#include "stages.h"

enum {
    HEADING_MAX = 400, /* bytes; more is text that was given a level */
    ALIGNED_MAX = 300  /* more is running text, wherever it was pushed to */
};

void docx_place_block(struct docx_place *place, struct node *block)
{
    lists_close(&place->lists);
    doc_insert(place->parent, place->parent->last, block);
}

void docx_place_children(struct docx_place *place, struct node *from)
{
    if (!from->first)
        return;
    lists_close(&place->lists);
    doc_move_children(from, place->parent);
}

struct node *docx_place_break(struct docx *d, struct docx_place *place)
{
    const struct node *last = place->parent->last;
    if (!place->top || !last || last->kind == NODE_PAGE_BREAK)
        return NULL;
    struct node *block = doc_node(d->doc, NODE_PAGE_BREAK, d->paragraphs);
    docx_place_block(place, block);
    return block;
}

static bool is_divider(const struct docx_segment *s)
{
    return s->node &&
           (s->node->kind == NODE_PAGE_BREAK || s->node->kind == NODE_RULE);
}

/* White space and line breaks alone are nothing. */
static bool holds_something(const struct docx_segment *s)
{
    return s->node ? s->node->kind != NODE_LINE_BREAK : str_trim(s->text).n > 0;
}

static void trim(const struct docx_segment **segments, size_t *n)
{
    while (*n && !holds_something(&(*segments)[*n - 1]))
        --*n;
    for (; *n && !holds_something(*segments); --*n)
        ++*segments;
}

static bool are_images(const struct docx_segment *segments, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (holds_something(&segments[i]) &&
            !(segments[i].node && segments[i].node->kind == NODE_IMAGE))
            return false;
    }
    return n > 0;
}

static size_t length_of(const struct docx_segment *segments, size_t n)
{
    size_t length = 0;
    for (size_t i = 0; i < n; i++)
        length += segments[i].text.n;
    return length;
}

/* The item which a paragraph without a label goes on; NULL: there is none.
 * Word leaves such paragraphs the style of the list, other programs an empty
 * label. */
static struct node *item_above(const struct docx_place *place,
                               const struct docx_paragraph *p)
{
    struct str list = STR("list");
    if (p->numbered)
        return lists_item_at_level(&place->lists, p->list_level);
    bool styled = p->style->name.n > list.n &&
                  str_eq_nocase(str_slice(p->style->name, 0, list.n), list);
    return styled && p->list_id != 0 ? lists_last_item(&place->lists) : NULL;
}

static struct node *add_item(struct docx *d, struct docx_place *place,
                             const struct docx_paragraph *p)
{
    enum { SLACK = 60 /* twips, 1 mm */ };
    place->lists.doc = d->doc;
    place->lists.parent = place->parent;
    place->lists.slack = SLACK;
    return lists_add(&place->lists, &(struct list_item){.label = p->label,
                                                        .ordered = p->ordered,
                                                        .line = p->line,
                                                        .list = p->list_id,
                                                        .level = p->list_level,
                                                        .indent = p->indent});
}

/* Where a paragraph of running text goes. */
static struct node *running_parent(struct docx *d, struct docx_place *place,
                                   const struct docx_paragraph *p)
{
    if (p->numbered && p->label.n)
        return add_item(d, place, p);
    struct node *item = item_above(place, p);
    if (item)
        return item;
    lists_close(&place->lists);
    return place->parent;
}

static struct node *quote_parent(struct docx *d, struct docx_place *place,
                                 const struct docx_paragraph *p)
{
    struct node *last = place->parent->last;
    lists_close(&place->lists);
    if (last && last->kind == NODE_QUOTE)
        return last;
    return doc_add(d->doc, place->parent, NODE_QUOTE, p->line);
}

static struct node *term_block(struct docx *d, struct docx_place *place,
                               struct docx_paragraph *p)
{
    lists_close(&place->lists);
    for (size_t i = 0; i < p->segment_count; i++)
        p->segments[i].look |= LOOK_BOLD;
    return doc_add(d->doc, place->parent, NODE_TERM, p->line);
}

/* Where a definition's paragraph goes. Styles by that name have other uses,
 * too: it needs a term above. */
static struct node *definition_parent(struct docx *d, struct docx_place *place,
                                      const struct docx_paragraph *p)
{
    struct node *last = place->parent->last;
    if (last && last->kind == NODE_TERM)
        last = doc_add(d->doc, place->parent, NODE_DEFINITION, p->line);
    if (!last || last->kind != NODE_DEFINITION)
        return running_parent(d, place, p);
    lists_close(&place->lists);
    return last;
}

/* The title, or the title it goes on with, or else a heading above all. */
static struct node *title_block(struct docx *d, struct docx_place *place,
                                struct docx_paragraph *p)
{
    struct node *last = place->parent->last;
    lists_close(&place->lists);
    if (last && last == d->title) {
        doc_add(d->doc, last, NODE_LINE_BREAK, p->line);
        return last;
    }
    if (p->role == ROLE_SUBTITLE)
        return doc_add(d->doc, place->parent, NODE_PARAGRAPH, p->line);
    struct node *block = doc_add(d->doc, place->parent,
                                 d->title ? NODE_HEADING : NODE_TITLE, p->line);
    if (d->title)
        block->as.heading.level = 1;
    else
        d->title = block;
    return block;
}

static struct node *heading_block(struct docx *d, struct docx_place *place,
                                  const struct docx_paragraph *p)
{
    lists_close(&place->lists);
    docx_pay(d, DOCX_PAY_HEADING);
    struct node *block = doc_add(d->doc, place->parent, NODE_HEADING, p->line);
    block->as.heading.level = p->level;
    return block;
}

/* The first paragraph of an abstract opens the text. */
static struct node *abstract_block(struct docx *d, struct docx_place *place,
                                   const struct docx_paragraph *p)
{
    bool first = place->top && !doc_find(d->doc, NODE_LEAD);
    lists_close(&place->lists);
    return doc_add(d->doc, place->parent, first ? NODE_LEAD : NODE_PARAGRAPH,
                   p->line);
}

/* What a style alone says of its text; the text stays where it is. */
static void tell_metadata(struct docx *d, const struct docx_paragraph *p,
                          const struct node *block)
{
    if (p->role != ROLE_AUTHOR && p->role != ROLE_DATE)
        return;
    struct str text = str_one_line(d->arena, node_text(d->arena, block));
    if (text.n && p->role == ROLE_AUTHOR)
        metadata_add(d->doc, STR("author"), text);
    else if (text.n)
        metadata_add(d->doc, STR("date"), text);
}

/* The block that the paragraph is, in its place. */
static struct node *block_for(struct docx *d, struct docx_place *place,
                              struct docx_paragraph *p)
{
    switch (p->role) {
    case ROLE_TITLE:
    case ROLE_SUBTITLE:
        return title_block(d, place, p);
    case ROLE_HEADING:
        return heading_block(d, place, p);
    case ROLE_CAPTION:
        lists_close(&place->lists);
        return doc_add(d->doc, place->parent, NODE_CAPTION, p->line);
    case ROLE_AUTHOR: /* one of several, each in a paragraph */
        lists_close(&place->lists);
        return doc_add(d->doc, place->parent,
                       place->top ? NODE_ATTRIBUTION : NODE_PARAGRAPH, p->line);
    case ROLE_ABSTRACT:
        return abstract_block(d, place, p);
    case ROLE_QUOTE:
        return doc_add(d->doc, quote_parent(d, place, p), NODE_PARAGRAPH,
                       p->line);
    case ROLE_TERM:
        return term_block(d, place, p);
    case ROLE_DEFINITION:
        return doc_add(d->doc, definition_parent(d, place, p), NODE_PARAGRAPH,
                       p->line);
    default:
        return doc_add(d->doc, running_parent(d, place, p), NODE_PARAGRAPH,
                       p->line);
    }
}

/* Lines of code, as they stand; those that follow each other are one block. */
static void place_code(struct docx *d, struct docx_place *place,
                       const struct docx_paragraph *p,
                       const struct docx_segment *segments, size_t n)
{
    struct buf buf = {.arena = d->arena};
    struct node *block = place->parent->last;
    lists_close(&place->lists);
    if (block && block->kind == NODE_CODE_BLOCK)
        buf_add_char(&buf, '\n');
    else
        block = doc_add(d->doc, place->parent, NODE_CODE_BLOCK, p->line);
    for (size_t i = 0; i < n; i++) {
        if (segments[i].node)
            buf_add_char(&buf, '\n');
        else
            buf_add(&buf, segments[i].text);
    }
    doc_add_text(d->doc, block, docx_clean(d->arena, buf_str(&buf)), p->line);
}

/* Headings have no place outside of the text itself: there they are bold. */
static void settle_role(struct docx_place *place, struct docx_paragraph *p,
                        size_t length)
{
    bool heads = p->role == ROLE_TITLE || p->role == ROLE_SUBTITLE ||
                 p->role == ROLE_HEADING;
    if (!heads || (place->top && length <= HEADING_MAX))
        return;
    p->role = ROLE_BODY;
    for (size_t i = 0; !place->top && i < p->segment_count; i++)
        p->segments[i].look |= LOOK_BOLD;
}

static void add_phrases(struct docx *d, struct node *block,
                        const struct docx_segment *segments, size_t n)
{
    struct phrases phrases = {.doc = d->doc,
                              .block = block,
                              .text = &d->scratch,
                              .clean = docx_clean};
    for (size_t i = 0; i < d->places.n; i++)
        phrases_add_place(&phrases, d->places.at[i]);
    d->places.n = 0;
    for (size_t i = 0; i < n; i++) {
        const struct docx_segment *s = &segments[i];
        phrases.math = s->math;
        if (s->node)
            phrases_add_node(&phrases, s->node, s->href);
        else
            phrases_add_text(&phrases, s->text, s->look, s->href);
    }
    phrases_end(&phrases);
}

/* The number of a heading is text that belongs to it, and looks like it. */
static void add_labelled(struct docx *d, struct node *block,
                         const struct docx_paragraph *p,
                         const struct docx_segment *segments, size_t n)
{
    struct docx_segment *all =
        ARENA_ARRAY(d->arena, n + 1, struct docx_segment);
    all[0].text = str_printf(d->arena, "%.*s ", STR_ARG(p->label));
    all[0].look = segments[0].look;
    for (size_t i = 0; i < n; i++)
        all[i + 1] = segments[i];
    add_phrases(d, block, all, n + 1);
}

/* How large its letters are, and the rules around it: those of headings are
 * the pages' own, and within a cell there are the cell's. */
static void note_looks(const struct docx_place *place,
                       const struct docx_paragraph *p, struct node *block)
{
    block->as.line.size = p->size;
    if (place->top && p->role == ROLE_BODY)
        block->as.line.ruled = p->ruled;
}

static void place_part(struct docx *d, struct docx_place *place,
                       struct docx_paragraph *p, size_t from, size_t to)
{
    if (from == to)
        return;
    const struct docx_segment *segments = p->segments + from;
    size_t n = to - from;
    trim(&segments, &n);
    if (n == 0)
        return;
    if (p->role == ROLE_CODE) {
        place_code(d, place, p, segments, n);
        return;
    }
    if (are_images(segments, n))
        p->role = ROLE_BODY;
    settle_role(place, p, length_of(segments, n));
    struct node *block = block_for(d, place, p);
    if (place->parent->kind == NODE_CELL && place->parent->first == block) {
        place->parent->as.cell.align = p->align;
        place->parent->as.cell.header = p->role == ROLE_HEAD_CELL;
    }
    if (block->kind == NODE_PARAGRAPH && block->parent == place->parent &&
        length_of(segments, n) <= ALIGNED_MAX)
        block->as.line.align = p->align;
    if (block->kind == NODE_PARAGRAPH)
        note_looks(place, p, block);
    if (p->label.n && block->kind != NODE_PARAGRAPH)
        add_labelled(d, block, p, segments, n);
    else
        add_phrases(d, block, segments, n);
    if (place->top)
        tell_metadata(d, p, block);
    p->label.n = 0; /* what comes behind a page break has none */
}

static void place_divider(struct docx *d, struct docx_place *place,
                          struct node *divider)
{
    if (divider->kind == NODE_PAGE_BREAK)
        docx_place_break(d, place);
    else
        docx_place_block(place, divider);
}

static bool is_empty(const struct docx_paragraph *p)
{
    for (size_t i = 0; i < p->segment_count; i++) {
        if (holds_something(&p->segments[i]))
            return false;
    }
    return true;
}

/* An empty paragraph that is all rule, as Word makes one of three dashes. */
static bool is_line(const struct docx_place *place,
                    const struct docx_paragraph *p)
{
    const struct node *last = place->parent->last;
    bool ruled = (p->ruled & (SIDE_TOP | SIDE_BOTTOM)) &&
                 !(p->ruled & (SIDE_LEFT | SIDE_RIGHT)) && place->top &&
                 (!last || last->kind != NODE_RULE);
    return (p->role == ROLE_LINE || ruled) && is_empty(p);
}

/* The number of an empty paragraph is all that its cell shows: a column of
 * running numbers is often made so. */
static void show_number(struct docx *d, struct docx_paragraph *p)
{
    p->segment_count = 0;
    docx_add_text(d, p, p->label, 0);
    p->numbered = false;
    p->list_id = 0;
    p->label.n = 0;
}

void docx_place_paragraph(struct docx *d, struct docx_place *place,
                          struct docx_paragraph *p)
{
    size_t from = 0;
    docx_decode_paragraph(d, p);
    /* Text from a web page often keeps the style of code in another font. */
    if (p->role == ROLE_CODE && p->prose_bytes > p->coded_bytes)
        p->role = ROLE_BODY;
    docx_drop_contents(d, place, p);
    docx_drop_folio(d, p);
    docx_align_by_tabs(p);
    if (p->label.n && place->parent->kind == NODE_CELL && is_empty(p))
        show_number(d, p);
    if (p->break_before)
        docx_place_break(d, place);
    if (is_line(place, p))
        docx_place_block(place, doc_node(d->doc, NODE_RULE, p->line));
    for (size_t i = 0; i < p->segment_count; i++) {
        if (!is_divider(&p->segments[i]))
            continue;
        place_part(d, place, p, from, i);
        place_divider(d, place, p->segments[i].node);
        from = i + 1;
    }
    place_part(d, place, p, from, p->segment_count);
    if (p->floating)
        docx_place_children(place, p->floating);
    if (p->hosted)
        docx_place_children(place, p->hosted);
}
