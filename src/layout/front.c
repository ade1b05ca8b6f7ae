/* SPDX-License-Identifier: MIT */
/*
 * The title page holds the letterhead and the title, which the text then goes
 * without. The contents are lines of headings; when the text has its pages,
 * leaders and numbers are added to the last line of each.
 */
#include "layout/front.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/counting.h"
#include "doc/marker.h"
#include "layout/pages.h"

enum {
    HEADINGS_MIN = 3,      /* from so many on, and so many pages, there are */
    PAGES_MIN = 10,        /* contents unless asked */
    TITLE_DEPTH = 28,      /* where the title begins on its page, in percent */
    TITLE_SIZE = 135,      /* of the title on a page of its own, in percent */
    LONG_TITLE_SIZE = 112, /* the same of one that is longer than this */
    LONG_TITLE = 100,      /* characters */
    BOOK_MIN = 2,          /* pages of text below a title on its own page */
    PAPER_MIN = PAGES_MIN, /* the same of an official or a private paper */
    LABEL_EMS = 2,         /* the least room for a number, in ems */
    LEADER_MAX = 200       /* dots in a line */
};

/* ---- the title page ---- */

static const struct style *title_style(const struct flow *flow,
                                       const struct node *node)
{
    struct arena *arena = flow->setter.arena;
    struct style *style = ARENA_NEW(arena, struct style);
    *style = *flow->style;
    struct part_style *title = &style->parts[PART_TITLE];
    bool is_long = utf8_length(node_text(arena, node)) > LONG_TITLE;
    mpt size = is_long ? LONG_TITLE_SIZE : TITLE_SIZE;
    title->size = title->size * size / 100;
    title->leading = title->leading * size / 100;
    return style;
}

/* The title below what stands above it, at its depth. */
static bool flow_title_block(struct flow *flow, const struct node *title)
{
    const struct style *style = flow->style;
    mpt depth = style_depth(style);
    mpt room = (mpt)((int64_t)depth * TITLE_DEPTH / 100) -
               stretch_height(&flow->stretch);
    flow_add(flow,
             (struct pb_item){.kind = PB_BOX, .height = room > 0 ? room : 0},
             (struct flow_line){0});
    flow->pending = 0;
    return flow_block(flow, title, (struct place){0});
}

/* A paper of an office or between persons. */
static bool is_paper(struct flow *flow, const struct node *title)
{
    bool alone;
    return node_line(doc_find(flow->setter.doc, NODE_LETTERHEAD),
                     LINE_NATION) ||
           starts_with_kind(node_text(flow->setter.scratch, title), &alone);
}

/* The text is too short for a page before it: so few pages are no book. */
static bool is_short(struct flow *flow, const struct node *title)
{
    if (flow->setter.doc->is_volume || flow->style->contents == CONTENTS_ALWAYS)
        return false;
    int64_t pages = is_paper(flow, title) ? PAPER_MIN : BOOK_MIN;
    int64_t depth = pages * style_depth(flow->style);
    for (const struct node *n = title->next; n && depth > 0; n = n->next)
        depth -= n->kind == NODE_PAGE_BREAK ? style_depth(flow->style)
                                            : flow_depth_about(flow, n);
    return depth > 0;
}

bool front_title(struct front *front, struct flow *flow,
                 const struct node **next)
{
    const struct node *head = flow->setter.doc->root->first, *title = head;
    *next = head;
    front->first_tag = flow->book->tag_count;
    if (head && head->kind == NODE_LETTERHEAD)
        title = head->next;
    if (!flow->style->title_page || flow_has_cover(flow) || !title ||
        title->kind != NODE_TITLE || is_short(flow, title))
        return true;
    *next = title->next;
    struct flow outer =
        flow_apart(flow, title_style(flow, title), flow->measure);
    bool set = (title == head || flow_block(flow, head, (struct place){0})) &&
               flow_title_block(flow, title);
    front->title = flow_rejoin(flow, &outer);
    front->first_tag = flow->book->tag_count;
    return set;
}

/* ---- the contents ---- */

/* An official document begins with its head, and no page stands before it. */
static bool is_official(const struct doc *doc)
{
    return node_line(doc_find(doc, NODE_LETTERHEAD), LINE_NATION) != NULL;
}

static bool is_wanted(const struct flow *flow, size_t headings, size_t pages)
{
    switch (flow->style->contents) {
    case CONTENTS_ALWAYS:
        return headings > 0;
    case CONTENTS_NEVER:
        return false;
    default:
        return headings >= HEADINGS_MIN && pages >= PAGES_MIN &&
               !is_official(flow->setter.doc);
    }
}

/* The level of a heading, 1 the highest; 0 of what is none. */
static int depth_of(const struct flow *flow, const struct outline_entry *entry)
{
    bool titled = flow->book->meta.title.n > 0;
    return entry->rank > 0 ? entry->level - titled : 0;
}

static bool is_listed(const struct flow *flow,
                      const struct outline_entry *entry)
{
    int depth = depth_of(flow, entry);
    return depth > 0 && depth <= flow->style->contents_depth;
}

static size_t count_headings(const struct flow *flow)
{
    size_t n = 0;
    for (size_t i = 0; i < flow->book->outline_count; i++)
        n += is_listed(flow, &flow->book->outline[i]);
    return n;
}

static uint32_t add_tag(struct flow *flow, const char *role, uint32_t parent)
{
    return flow_tag(flow, flow->setter.doc->root, role, parent);
}

static void add_text(struct arena *arena, struct node *line, struct str text)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = NODE_TEXT;
    node->as.text = text;
    doc_insert(line, line->last, node);
}

/* "Mục lục" in the document's language, as a title is set. */
static bool flow_contents_title(struct flow *flow)
{
    struct str lang = node_lang(flow->setter.doc, flow->setter.doc->root);
    struct node *line = ARENA_NEW(flow->setter.arena, struct node);
    line->kind = NODE_PARAGRAPH;
    add_text(flow->setter.arena, line,
             language_is(lang, "vi") ? STR("MỤC LỤC") : STR("CONTENTS"));
    return flow_text(flow, line, PART_TITLE, "P", (struct place){0});
}

/* The room for the numbers at the right: two digits an em. */
static mpt label_room(const struct flow *flow)
{
    const struct pages *text = flow->pages;
    size_t longest = 0;
    for (size_t i = 0; i < text->n; i++)
        longest = text->at[i].label.n > longest ? text->at[i].label.n : longest;
    mpt ems = (mpt)(longest + 1) / 2;
    return flow->style->parts[PART_CONTENTS].size *
           (ems > LABEL_EMS ? ems : LABEL_EMS);
}

/* The first words of the text below a heading, in the flow's arena. */
static struct str words_below(struct flow *flow, const struct node *heading)
{
    enum { WORDS = 8, BYTES = 120 };
    const struct node *next = heading->next;
    if (!next || next->kind != NODE_PARAGRAPH)
        return STR("");
    struct str text = node_text(flow->setter.arena, next);
    size_t end = 0, words = 0;
    for (size_t i = 0; i < text.n && i < BYTES && words < WORDS; i++) {
        if (text.s[i] != ' ' && text.s[i] != '\n')
            continue;
        end = i;
        words++;
    }
    if (words < WORDS && text.n < BYTES)
        return text;
    return str_printf(flow->setter.arena, "%.*s …",
                      STR_ARG(str_slice(text, 0, end)));
}

/* What the contents say of a heading. One that is only a label, "Điều 5:",
 * takes the first words of its text along. */
static const struct node *entry_text(struct flow *flow,
                                     const struct node *heading)
{
    struct arena *arena = flow->setter.arena;
    bool bare = false;
    struct str label = str_trim(node_text(arena, heading));
    struct str words;
    if (section_level(label, &bare) == 0 || !bare)
        return heading;
    words = words_below(flow, heading);
    if (words.n == 0)
        return heading;
    struct node *line = ARENA_NEW(arena, struct node);
    line->kind = NODE_PARAGRAPH;
    line->parent = heading->parent; /* whose language it has */
    add_text(arena, line,
             str_printf(flow->setter.keep, "%.*s %.*s", STR_ARG(label),
                        STR_ARG(words)));
    return line;
}

static bool flow_entry(struct front *front, struct flow *flow, size_t i,
                       uint32_t toc)
{
    const struct part_style *style = &flow->style->parts[PART_CONTENTS];
    const struct outline_entry *entry = &flow->book->outline[i];
    uint32_t item = add_tag(flow, "TOCI", toc);
    int depth = depth_of(flow, entry) - 1;
    uint32_t reference = add_tag(flow, "Reference", item);
    struct place place = {.tag = add_tag(flow, "Link", reference)};
    struct set_lines lines;
    place.left = depth > 0 ? depth * flow->style->list_indent : 0;
    place.right = front->label_room;
    struct para para =
        flow_para(flow, entry_text(flow, flow->headings[i]), style, place);
    if (!set_text(&flow->setter, &para, &lines))
        return false;
    if (lines.n == 0)
        return true;
    flow_open(flow, style);
    flow_lines(flow, &lines, style, 0);
    front->entries[front->entry_count++] =
        (struct front_entry){i, flow->stretch.n - 1, place.left, place.tag};
    return true;
}

static bool flow_entries(struct front *front, struct flow *flow)
{
    size_t n = flow->book->outline_count;
    uint32_t toc = add_tag(flow, "TOC", 0);
    front->entries = ARENA_ARRAY(flow->setter.arena, n, struct front_entry);
    for (size_t i = 0; i < n; i++) {
        if (is_listed(flow, &flow->book->outline[i]) &&
            !flow_entry(front, flow, i, toc))
            return false;
    }
    return true;
}

/* A text begins on a right-hand page where pages face each other, and so do the
 * contents. */
static size_t to_right_hand(const struct flow *flow, size_t pages)
{
    return flow->style->facing && pages % 2 == 1 ? pages + 1 : pages;
}

/* The longest leader. False: flow->setter.err tells. */
static bool set_leader(struct flow *flow, struct leader *leader)
{
    const struct part_style *style = &flow->style->parts[PART_CONTENTS];
    struct buf dots = {.arena = flow->setter.keep};
    struct set_line dot;
    for (int i = 0; i < LEADER_MAX; i++)
        buf_add(&dots, STR(". "));
    if (!set_label(&flow->setter, STR(". "), style, TAG_ARTIFACT, &dot) ||
        !set_label(&flow->setter, buf_str(&dots), style, TAG_ARTIFACT,
                   &leader->dots))
        return false;
    bool whole = leader->dots.n == 1 &&
                 leader->dots.items[0].as.run.n == (size_t)LEADER_MAX * 2;
    leader->pitch = whole ? dot.width : 0; /* else the font has no dots */
    return true;
}

bool front_contents(struct front *front, struct flow *flow)
{
    const struct style *style = flow->style;
    const struct pb_form form = {style_depth(style), 0};
    front->last_tag = flow->book->tag_count;
    front->pages = to_right_hand(flow, front->title.n > 0);
    if (!is_wanted(flow, count_headings(flow),
                   (front->title.n > 0) + flow->pages->n))
        return true;
    front->label_room = label_room(flow);
    struct flow outer = flow_apart(flow, style, flow->measure);
    bool set = flow_contents_title(flow) && flow_entries(front, flow) &&
               set_leader(flow, &front->leader);
    front->contents = flow_rejoin(flow, &outer);
    front->cuts = pagebreak(flow->setter.arena, front->contents.items,
                            front->contents.n, form);
    front->pages = to_right_hand(flow, front->pages + front->cuts.n);
    return set;
}

/* What joins the last line of an entry: leader, number and link. */
struct ending {
    struct item *items; /* of the line, with room for what comes */
    size_t n;
};

static struct ending begin_ending(struct flow *flow,
                                  const struct set_line *line, size_t more)
{
    struct ending ending = {.n = line->n};
    ending.items = ARENA_ARRAY(flow->setter.arena, line->n + more, struct item);
    for (size_t i = 0; i < line->n; i++)
        ending.items[i] = line->items[i];
    return ending;
}

static void add_items(struct ending *to, const struct set_line *from, mpt x)
{
    for (size_t i = 0; i < from->n; i++) {
        to->items[to->n] = from->items[i];
        to->items[to->n++].x += x;
    }
}

/* Dots from the end of the text to the number, at the same places in every
 * line, and so many of them as fit; none where there is no room. They are no
 * content. All lines share the glyphs of `dots`. */
static void add_leader(struct ending *to, const struct leader *leader, mpt from,
                       mpt end)
{
    mpt n = leader->pitch > 0 ? (end - from) / leader->pitch : 0;
    if (n <= 0)
        return;
    if (n > LEADER_MAX)
        n = LEADER_MAX;
    struct item *item = &to->items[to->n++];
    struct run *run = &item->as.run;
    *item = leader->dots.items[0];
    run->n = (size_t)n * 2;
    run->text.n = (size_t)n * 2;
    for (size_t i = 0; i < run->n; i++)
        end -= run->glyphs[i].advance;
    item->x = end;
}

/* The whole of the line leads to where its heading stands. */
static void add_link(struct flow *flow, struct ending *to,
                     const struct front_entry *entry)
{
    const struct part_style *style = &flow->style->parts[PART_CONTENTS];
    struct item *item = &to->items[to->n++];
    *item =
        (struct item){.kind = ITEM_LINK, .tag = entry->tag, .x = entry->left};
    item->y = -style->size;
    item->as.link.text = flow->book->outline[entry->outline].title;
    item->as.link.entry = entry->outline + 1;
    item->as.link.width = flow->measure - entry->left;
    item->as.link.height = style->leading;
}

static bool number_entry(struct front *front, struct flow *flow,
                         const struct front_entry *entry)
{
    enum { LEADER_AND_LINK = 2 };
    const struct part_style *style = &flow->style->parts[PART_CONTENTS];
    const struct book *book = flow->book;
    struct set_line *last = &front->contents.lines[entry->line].set;
    struct set_line label;
    uint32_t page = book->outline[entry->outline].page;
    if (!set_label(&flow->setter, book->pages[page].label, style, entry->tag,
                   &label))
        return false;
    struct ending ending = begin_ending(flow, last, label.n + LEADER_AND_LINK);
    add_leader(&ending, &front->leader,
               entry->left + last->width + style->size / 2,
               flow->measure - front->label_room);
    add_items(&ending, &label, flow->measure - label.width);
    add_link(flow, &ending, entry);
    last->items = ending.items;
    last->n = ending.n;
    return true;
}

bool front_number(struct front *front, struct flow *flow, size_t end)
{
    for (; front->numbered < front->entry_count; front->numbered++) {
        const struct front_entry *entry = &front->entries[front->numbered];
        if (entry->line >= end)
            break;
        if (!number_entry(front, flow, entry))
            return false;
    }
    return true;
}

/* ---- tags ---- */

static void reverse(struct tag *tags, size_t from, size_t to)
{
    for (; from + 1 < to; from++, to--) {
        struct tag tag = tags[from];
        tags[from] = tags[to - 1];
        tags[to - 1] = tag;
    }
}

static void move_entries(const struct tag_order *order,
                         struct outline_entry *entries, size_t n)
{
    for (size_t i = 0; i < n; i++)
        entries[i].tag = tag_moved(order, entries[i].tag);
}

/* Two neighbours change places when each is reversed, and then both as one. */
void front_order_tags(const struct front *front, struct book *book)
{
    size_t first = front->first_tag, last = front->last_tag;
    size_t n = book->tag_count;
    if (n == last)
        return;
    book->order =
        (struct tag_order){(uint32_t)first, (uint32_t)last, (uint32_t)n};
    reverse(book->tags, first, last);
    reverse(book->tags, last, n);
    reverse(book->tags, first, n);
    for (size_t i = 0; i < n; i++)
        book->tags[i].parent = tag_moved(&book->order, book->tags[i].parent);
    move_entries(&book->order, book->outline, book->outline_count);
    move_entries(&book->order, book->notes, book->note_count);
}

struct str front_label(struct arena *arena, size_t number)
{
    char digits[COUNTING_BYTES];
    struct str numeral = counting_roman((long)number, false, digits);
    return numeral.n ? str_copy(arena, numeral)
                     : str_printf(arena, "%zu", number);
}
