/* SPDX-License-Identifier: MIT */
/*
 * Walking the blocks: each kind of node says what part of a report it is, the
 * style says how that looks, and the lines go to the column with the glue and
 * penalties that keep headings with their text and leave no line alone.
 */
#include "layout/flow.h"

#include "base/arena.h"
#include "doc/bodies.h"
#include "doc/marker.h"
#include "layout/annex.h"
#include "layout/early.h"

/* A caption belongs to what stands above it: worth a page a fifth empty. */
enum { STAY = 20 };

/* Code is set smaller before its lines are wrapped: by a quarter at most.
 * False: setter.err tells. */
static bool fit_code(struct flow *flow, const struct node *node,
                     const struct part_style **style, struct place place)
{
    enum { LEAST = 75 };
    struct text_extent extent;
    struct para para = flow_para(flow, node, *style, place);
    if (!measure_text(&flow->setter, &para, &extent))
        return false;
    if (extent.max <= para.measure)
        return true;
    struct part_style *small = ARENA_NEW(flow->setter.arena, struct part_style);
    int64_t percent = (int64_t)para.measure * 100 / extent.max;
    percent = percent < LEAST ? LEAST : percent;
    *small = **style;
    small->size = (mpt)(small->size * percent / 100);
    small->leading = (mpt)(small->leading * percent / 100);
    *style = small;
    return true;
}

/* Lines that the author ended, none of which is wrapped, as of verse and of an
 * address: all begin alike. False: setter.err tells. */
static bool align_lines(struct flow *flow, struct para *para)
{
    bool broken = false;
    struct text_extent extent;
    FOR_CHILDREN (child, para->node)
        broken = broken || child->kind == NODE_LINE_BREAK;
    if (!broken || para->indent == 0)
        return true;
    if (!measure_text(&flow->setter, para, &extent))
        return false;
    if (extent.max > para->measure - para->indent)
        return true;
    para->left += para->indent;
    para->measure -= para->indent;
    para->indent = 0;
    return true;
}

/* The part's style as the paragraph's source aligns it: a short line in the
 * middle or at the right. */
static const struct part_style *aligned(const struct node *node,
                                        const struct part_style *style,
                                        struct part_style *own)
{
    enum cell_align align =
        node->kind == NODE_PARAGRAPH && node->as.line.role == LINE_PLAIN
            ? node->as.line.align
            : ALIGN_NONE;
    if (align != ALIGN_CENTRE && align != ALIGN_RIGHT)
        return style;
    *own = *style;
    own->setting = align == ALIGN_CENTRE ? SET_CENTRED : SET_RIGHT;
    own->indent = 0;
    return own;
}

/* One block of running text, tagged `role`. */
bool flow_text(struct flow *flow, const struct node *node, enum part part,
               const char *role, struct place place)
{
    const struct part_style *style = &flow->style->parts[part];
    if (part == PART_CODE && !fit_code(flow, node, &style, place))
        return false;
    struct part_style own;
    struct copy copy;
    struct set_lines lines;
    size_t tags = flow->book->tag_count;
    style = aligned(node, style, &own);
    place.tag = flow_tag(flow, node, role, place.tag);
    struct para para = flow_para(flow, node, style, place);
    para.inner = flow_tag_inner(flow, node, place.tag);
    if (flow->headed && !flow->style->indent_all)
        para.indent = 0;
    if (!align_lines(flow, &para) ||
        !set_first(&flow->setter, &para, &copy, &lines))
        return false;
    if (lines.n == 0) {
        flow->book->tag_count = tags; /* nothing wears them */
        return true;
    }
    if (node->kind == NODE_CAPTION && flow->stretch.n > 0)
        flow_penalty(flow, STAY);
    flow_open(flow, style);
    flow_lines(flow, &lines, style, 0);
    flow->headed = false;
    return flow_rest(flow, &copy, style);
}

/* So much of a heading is said in the outline, and at the head of pages: a
 * stray line of signs may make one of a whole text. In bytes. */
enum { OUTLINE_MAX = 1000 };

static size_t add_outline(struct flow *flow, const struct node *node, int level,
                          uint32_t tag)
{
    struct book *book = flow->book;
    book->outline = arena_more(book->arena, book->outline, book->outline_count,
                               sizeof *book->outline);
    flow->headings =
        arena_more(book->arena, flow->headings, book->outline_count,
                   sizeof(const struct node *));
    flow->headings[book->outline_count] = node;
    book->outline[book->outline_count] = (struct outline_entry){
        .title =
            str_clipped(book->arena, node_text(book->arena, node), OUTLINE_MAX),
        .level = level,
        .tag = tag,
        .rank = node->kind == NODE_HEADING ? node->as.heading.level : 0};
    return ++book->outline_count;
}

static const char *const heading_roles[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

/* An official document's subject has a rule below it, between a third and a
 * half as long (Decree 30/2020, Appendix I). */
static bool has_subject(const struct flow *flow, const struct node *node)
{
    if (node->kind != NODE_TITLE || !flow->style->letterhead_left ||
        !node_line(doc_find(flow->setter.doc, NODE_LETTERHEAD), LINE_NATION))
        return false;
    FOR_CHILDREN (child, node) {
        if (child->kind == NODE_LINE_BREAK && child->next)
            return true;
    }
    return false;
}

static void rule_below(struct flow *flow, const struct set_lines *lines)
{
    enum { HEIGHT = 8 * MPT };
    mpt width = 0;
    for (size_t i = 0; i < lines->n; i++)
        width = lines->at[i].width > width ? lines->at[i].width : width;
    flow_penalty(flow, FLOW_KEEP);
    flow_rule_box(flow, 0, flow->measure, width * 2 / 5, HEIGHT);
}

/* Title and headings: `level` 1 is the highest of all in this document. */
static bool flow_heading(struct flow *flow, const struct node *node,
                         enum part part, int level, struct place place)
{
    const struct part_style *style = &flow->style->parts[part];
    struct copy copy;
    struct set_lines lines;
    size_t tags = flow->book->tag_count;
    if (level > flow->level + 1)
        level = flow->level + 1;
    if (level > 6)
        level = 6;
    place.tag = flow_tag(flow, node, heading_roles[level - 1], place.tag);
    struct para para = flow_para(flow, node, style, place);
    para.inner = flow_tag_inner(flow, node, place.tag);
    if (!set_first(&flow->setter, &para, &copy, &lines))
        return false;
    if (lines.n == 0) {
        flow->book->tag_count = tags;
        return true;
    }
    const struct annex *annex = annex_of(flow, node);
    flow->level = level;
    if (annex)
        flow_end_page(flow);
    flow_open(flow, style);
    size_t first = flow->stretch.n;
    flow_lines(flow, &lines, style, add_outline(flow, node, level, place.tag));
    if (annex)
        flow->stretch.lines[first].annex = annex;
    if (!flow_rest(flow, &copy, style))
        return false;
    if (has_subject(flow, node))
        rule_below(flow, &lines);
    flow_penalty(flow, FLOW_KEEP);
    flow->headed = true;
    return true;
}

/* A rule in the text parts what stands above it from what stands below; no
 * page begins with it. */
static void flow_rule(struct flow *flow, struct place place)
{
    const struct part_style *body = &flow->style->parts[PART_BODY];
    mpt column = flow->measure - place.left - place.right;
    if (flow->stretch.n > 0)
        flow_penalty(flow, FLOW_KEEP);
    flow_open(flow, body);
    flow_rule_box(flow, place.left, column, column / 3, body->leading);
}

/* An appendix, or a kind of document above its subject: they are set as titles
 * are. */
static bool heads_a_document(const struct node *heading, struct str text)
{
    bool alone, broken = false;
    FOR_CHILDREN (child, heading)
        broken = broken || child->kind == NODE_LINE_BREAK;
    return broken && (names_appendix(text) || starts_with_kind(text, &alone));
}

/* Parts, chapters and sections of a document stand in the middle, their name
 * below their number; an article ("Điều") is set as a heading in the text
 * (Decree 30/2020, Appendix I). Other headings go by their level. */
static enum part heading_part(const struct flow *flow,
                              const struct node *heading)
{
    static const enum part parts[] = {PART_HEADING_1, PART_HEADING_2,
                                      PART_HEADING_3, PART_HEADING_4};
    enum { SECTION = 3, ARTICLE = 4, DEEPEST = 4 };
    bool bare;
    int level = heading->as.heading.level;
    if (doc_heads_part(flow->setter.doc, heading))
        return PART_TITLE;
    struct str text = node_text(flow->setter.arena, heading);
    int named = section_level(text, &bare);
    if ((named > 0 && named <= SECTION) || heads_a_document(heading, text) ||
        heads_annex(flow, heading))
        return PART_SECTION;
    if (named == ARTICLE)
        return PART_HEADING_2;
    return parts[level < 1 ? 0 : level > DEEPEST ? DEEPEST - 1 : level - 1];
}

static bool has_inlines(const struct node *node)
{
    FOR_CHILDREN (child, node) {
        if (node_is_inline(child->kind))
            return true;
    }
    return false;
}

static enum part text_part(enum node_kind kind)
{
    switch (kind) {
    case NODE_LEAD:
        return PART_LEAD;
    case NODE_CAPTION:
        return PART_CAPTION;
    case NODE_CODE_BLOCK:
        return PART_CODE;
    default:
        return PART_BODY;
    }
}

/* Empty paragraphs in a cell without rules are room for a hand to sign in. */
static mpt room_above(const struct flow *flow, const struct node *line)
{
    enum { LEAST = 2, MOST = 6 /* of them */ };
    const struct node *before = line->previous, *cell = line->parent;
    if (cell->kind != NODE_CELL || !cell->parent->parent->as.table.bare ||
        !flow->setter.doc->counts_blanks || !before ||
        before->kind != NODE_PARAGRAPH || line->kind != NODE_PARAGRAPH)
        return 0;
    long blanks = line->line - before->line - 1;
    mpt count = blanks < LEAST ? 0 : blanks > MOST ? MOST : (mpt)blanks;
    return count * flow->style->parts[PART_BODY].leading;
}

/* The blocks below `parent`. */
static bool flow_children(struct flow *flow, const struct node *parent,
                          struct place place)
{
    FOR_CHILDREN (child, parent) {
        if (node_is_inline(child->kind))
            continue;
        mpt room = room_above(flow, child);
        flow->pending = room > flow->pending ? room : flow->pending;
        if (!flow_block(flow, child, place))
            return false;
    }
    return true;
}

/* Text with its pictures below, and then what blocks the node holds besides. */
static bool flow_parts(struct flow *flow, const struct node *node,
                       enum part part, const char *role, struct place place)
{
    if (has_inlines(node)) {
        if (!flow_text(flow, node, part, role, place))
            return false;
        enum mobility text = flow->mobility;
        flow->mobility = text == RUNNING_TEXT ? PICTURE : text;
        flow_pictures(flow, node, place);
        flow->mobility = text;
    }
    return flow_children(flow, node, place);
}

bool flow_content(struct flow *flow, const struct node *node, enum part part,
                  struct place place)
{
    return flow_parts(flow, node, part, "P", place);
}

/* A quotation of one paragraph is set as such; of several blocks, these stand
 * between its margins. */
static bool flow_quote(struct flow *flow, const struct node *quote,
                       struct place place)
{
    const struct part_style *style = &flow->style->parts[PART_QUOTE];
    if (has_inlines(quote))
        return flow_parts(flow, quote, PART_QUOTE, node_role(quote->kind),
                          place);
    place.tag = flow_tag(flow, quote, node_role(quote->kind), place.tag);
    mpt margins = place.left + style->left + place.right + style->right;
    if (margins <= flow->measure / 2) { /* deeper ones stand below each other */
        place.left += style->left;
        place.right += style->right;
    }
    return flow_children(flow, quote, place);
}

/* Below its term, and set in as a quotation is. */
static bool flow_definition(struct flow *flow, const struct node *definition,
                            struct place place)
{
    mpt left = flow->style->parts[PART_QUOTE].left;
    place.tag = flow_tag(flow, definition, "LBody", place.tag);
    if (place.left + left + place.right <= flow->measure / 2)
        place.left += left;
    return flow_parts(flow, definition, PART_BODY, "P", place);
}

/* Each group of terms with what explains them is an item, the terms its labels
 * (ISO 32000-1, table 336). */
static bool flow_definitions(struct flow *flow, const struct node *list,
                             struct place place)
{
    uint32_t list_tag = flow_tag(flow, list, node_role(list->kind), place.tag);
    bool ok = true;
    flow_tell_more(flow, list_tag,
                   (struct tag_more){.numbering = "Description"});
    FOR_CHILDREN (child, list) {
        bool term = child->kind == NODE_TERM;
        if (!child->previous ||
            (term && child->previous->kind == NODE_DEFINITION))
            place.tag = flow_tag(flow, child, "LI", list_tag);
        ok = ok && (term ? flow_parts(flow, child, PART_BODY, "Lbl", place)
                         : flow_definition(flow, child, place));
        if (term)
            flow_penalty(flow, FLOW_KEEP);
        ok = ok && flow_make_pages(flow);
    }
    return ok;
}

/* Running text, or a line that has a part of its own in the document. A
 * letter's date stands at the right, as in a letterhead; what stands above the
 * grounds or the articles stays with them. */
static bool flow_paragraph(struct flow *flow, const struct node *node,
                           struct place place)
{
    enum line_role role = node->as.line.role;
    if (role == LINE_PLAIN)
        return flow_parts(flow, node, PART_BODY, node_role(node->kind), place);
    if (role == LINE_PLACE_DATE)
        return flow_date_line(flow, node, place);
    if (!flow_role_line(flow, node, place))
        return false;
    if (role == LINE_AUTHORITY || role == LINE_ENACTMENT)
        flow_penalty(flow, FLOW_KEEP);
    return true;
}

/* From where a text is: on no page of its own. */
static bool flow_attribution(struct flow *flow, const struct node *node,
                             struct place place)
{
    if (flow->stretch.n > 0)
        flow_penalty(flow, FLOW_KEEP);
    return flow_parts(flow, node, PART_ATTRIBUTION, node_role(node->kind),
                      place);
}

static bool flow_kind(struct flow *flow, const struct node *node,
                      struct place place)
{
    bool titled = flow->book->meta.title.n > 0;
    switch (node->kind) {
    case NODE_LETTERHEAD:
        return flow_letterhead(flow, node, place);
    case NODE_SIGNATURE:
        return flow_signature(flow, node, place);
    case NODE_TITLE:
        return flow_heading(flow, node, PART_TITLE, 1, place);
    case NODE_HEADING:
        return flow_heading(flow, node, heading_part(flow, node),
                            node->as.heading.level + titled, place);
    case NODE_QUOTE:
        return flow_quote(flow, node, place);
    case NODE_LIST:
        return flow_list(flow, node, place);
    case NODE_DEFINITIONS:
        return flow_definitions(flow, node, place);
    case NODE_TABLE:
        return flow_table(flow, node, place);
    case NODE_FIGURE:
        return flow_figure(flow, node, place);
    case NODE_NOTE:
        return flow_note(flow, node, place);
    case NODE_RULE:
        flow_rule(flow, place);
        return true;
    case NODE_PAGE_BREAK:
        flow_penalty(flow, -PB_FORBIDDEN);
        if (node->as.page_break.opens_part && flow->style->parts_apart)
            flow->begins = annex_of_part(flow);
        return true;
    case NODE_PARAGRAPH:
        return flow_paragraph(flow, node, place);
    case NODE_ATTRIBUTION:
        return flow_attribution(flow, node, place);
    default:
        return flow_parts(flow, node, text_part(node->kind),
                          node_role(node->kind), place);
    }
}

static enum mobility mobility_of(const struct node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
        return node->as.line.role == LINE_PLAIN ? RUNNING_TEXT : STAYS;
    case NODE_LIST:
    case NODE_DEFINITIONS:
    case NODE_QUOTE:
        return RUNNING_TEXT;
    case NODE_HEADING:
        return HEADING;
    case NODE_FIGURE:
        return PICTURE;
    default:
        return STAYS;
    }
}

bool flow_block(struct flow *flow, const struct node *node, struct place place)
{
    if (node->parent == flow->setter.doc->root)
        flow->mobility = mobility_of(node);
    return flow_kind(flow, node, place) && flow_make_pages(flow);
}

static size_t count_blocks(const struct node *first)
{
    size_t n = 0;
    for (const struct node *block = first; block; block = block->next)
        n++;
    return n;
}

bool flow_document(struct flow *flow, const struct node *first)
{
    const struct page_watch *watch = &flow->setter.doc->watch;
    size_t done = 0, all = watch->tell ? count_blocks(first) : 0;
    for (const struct node *block = first; block; block = block->next) {
        if (watch->tell)
            watch->tell(watch->context, done++, all);
        early_reach(flow->setter.early, block);
        if (!flow_turn_page(flow, block))
            return false;
        flow_cover_room(flow, block);
        annex_begin_form(flow, block);
        if (!flow_block(flow, block, (struct place){0}))
            return false;
    }
    if (watch->tell)
        watch->tell(watch->context, all, all);
    return !flow->failed;
}
