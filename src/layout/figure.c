/* SPDX-License-Identifier: MIT */
/*
 * Pictures: a box as wide as the picture is, at most the measure, and the
 * caption's lines tied to it. The largest size at which a picture is printed
 * is noted in the book, for whoever makes the pixels.
 */
#include "base/arena.h"
#include "base/log.h"
#include "layout/flow.h"

/* A pixel's size where nothing else is said: 96 to the inch (CSS Values and
 * Units 3, section 6.2). */
enum { PIXEL = 750 };

/* A picture higher than this share of the page's text, in percent, leaves no
 * room for what speaks of it; one that its author made so high may be. */
enum { HEIGHT_MAX = 60, SAID_HEIGHT_MAX = 90 };

/* By how much a picture may be smaller where it would not fit, in percent. */
enum { SHRINK_MAX = 40 };

struct size {
    mpt width, height;
};

/* `extent` with the same sides' ratio, so that it fits into width x height. */
static struct size fitted(struct size e, mpt width, mpt height)
{
    if (e.width > width) {
        e.height = (mpt)((int64_t)e.height * width / e.width);
        e.width = width;
    }
    if (e.height > height) {
        e.width = (mpt)((int64_t)e.width * height / e.height);
        e.height = height;
    }
    return e;
}

/* A share of the text's width counts within a cell as well. */
static bool said_size_of(const struct node *node, mpt measure,
                         struct size *said)
{
    const struct image *picture = node->as.image->picture;
    int64_t width = (int64_t)measure * node->as.image->share / 100;
    if (node->as.image->share == 0)
        return image_size(node, &said->width, &said->height);
    *said = (struct size){(mpt)width,
                          (mpt)(width * picture->height / picture->width)};
    return true;
}

/* As large as its document shows it, else as its pixels make it. */
static struct size size_of(const struct flow *flow, const struct node *node,
                           mpt measure)
{
    const struct image *picture = node->as.image->picture;
    mpt depth = style_depth(flow->style);
    struct size said_size,
        natural = {picture->width * PIXEL, picture->height * PIXEL};
    bool said = said_size_of(node, measure, &said_size);
    if (said)
        natural = said_size;
    said = said && !flow->setter.doc->web_page; /* meant for a screen */
    struct size e = fitted(
        natural, measure,
        (mpt)((int64_t)depth * (said ? SAID_HEIGHT_MAX : HEIGHT_MAX) / 100));
    return (struct size){e.width > 0 ? e.width : 1,
                         e.height > 0 ? e.height : 1};
}

/* What the picture shows, in words. Where the document has none, that is told
 * to the author and said to the reader (ISO 14289-1, 7.3). */
/* Whether what is said of a picture is what its caption says, too. */
static bool is_said_below(const struct flow *flow, const struct node *node)
{
    struct arena *arena = flow->book->arena;
    return image_alternative(arena, node).n > 0 &&
           image_description(arena, node).n == 0;
}

struct str picture_words(const struct flow *flow, const struct node *node)
{
    struct arena *arena = flow->book->arena;
    const struct image *picture = node->as.image->picture;
    struct str alt = image_alternative(arena, node);
    if (alt.n)
        return alt;
    struct str lang = node_lang(flow->setter.doc, node);
    warn(flow->setter.doc->log, node->line,
         "nothing says what the image \"%.*s\" shows; give it an alternative "
         "text or a caption",
         STR_ARG(picture->source));
    return str_printf(arena,
                      language_is(lang, "vi")
                          ? "Hình ảnh không có lời mô tả, %d × %d điểm ảnh"
                          : "Image without a description, %d × %d pixels",
                      picture->width, picture->height);
}

mpt picture_width(const struct flow *flow, const struct node *node, mpt measure)
{
    return size_of(flow, node, measure).width;
}

/* Pictures whose sizes are said and which fit beside each other, or one. */
enum { ROW_MAX = 6, ROW_GAP = 6 * MPT };
struct row {
    const struct node *pictures[ROW_MAX];
    struct size sizes[ROW_MAX];
    size_t n;
    mpt width, height;
};

static struct item picture_item(struct flow *flow, const struct node *node,
                                struct size e, uint32_t parent)
{
    struct item item = {.kind = ITEM_IMAGE};
    note_print_size(flow->book->printed, node->as.image->picture, e.width,
                    e.height);
    item.tag = flow_tag(flow, node, node_role(node->kind), parent);
    flow_tell_more(flow, item.tag,
                   (struct tag_more){.alt = picture_words(flow, node),
                                     .captioned = is_said_below(flow, node)});
    item.as.image.picture = node->as.image->picture;
    item.as.image.width = e.width;
    item.as.image.height = e.height;
    return item;
}

/* In the middle of the column, all on one line. A row keeps its size. */
static void flow_row(struct flow *flow, struct row *row, struct place place)
{
    mpt column = flow->measure - place.left - place.right;
    mpt x = place.left + (column - row->width) / 2, shrink = 0;
    if (row->n == 0)
        return;
    struct item *items = ARENA_ARRAY(flow->setter.arena, row->n, struct item);
    for (size_t i = 0; i < row->n; i++) {
        struct size e = row->sizes[i];
        items[i] = picture_item(flow, row->pictures[i], e, place.tag);
        items[i].x = x;
        items[i].y = row->height - e.height;
        x += e.width + ROW_GAP;
    }
    if (row->n == 1)
        shrink = (mpt)((int64_t)row->height * SHRINK_MAX / 100);
    flow_open(flow, &flow->style->parts[PART_CAPTION]);
    flow_add(flow,
             (struct pb_item){
                 .kind = PB_BOX, .height = row->height, .shrink = shrink},
             (struct flow_line){.set = {.items = items, .n = row->n}});
    *row = (struct row){.n = 0};
}

static bool has_size(const struct node *image)
{
    return image->as.image->share > 0 || image->as.image->width > 0 ||
           image->as.image->height > 0;
}

static void add_to_row(struct flow *flow, struct row *row,
                       const struct node *node, struct place place)
{
    mpt column = flow->measure - place.left - place.right;
    struct size e = size_of(flow, node, column);
    if (row->n == ROW_MAX || row->width + ROW_GAP + e.width > column ||
        !has_size(node))
        flow_row(flow, row, place);
    row->width += e.width + (row->n ? ROW_GAP : 0);
    row->height = e.height > row->height ? e.height : row->height;
    row->pictures[row->n] = node;
    row->sizes[row->n++] = e;
    if (!has_size(node))
        flow_row(flow, row, place);
}

void flow_pictures(struct flow *flow, const struct node *block,
                   struct place place)
{
    struct picture_size size;
    struct row row = {.n = 0};
    const struct node *node = block;
    while ((node = node_next_inline(node, block))) {
        if (node->kind == NODE_LINE_BREAK)
            flow_row(flow, &row, place);
        else if (node->kind == NODE_IMAGE && node->as.image->picture &&
                 !picture_in_line(node, &size))
            add_to_row(flow, &row, node, place);
    }
    flow_row(flow, &row, place);
}

bool flow_figure(struct flow *flow, const struct node *figure,
                 struct place place)
{
    place.tag = flow_tag(flow, figure, node_role(figure->kind), place.tag);
    if (!flow_text(flow, figure, PART_CAPTION, "P", place))
        return false;
    flow_pictures(flow, figure, place);
    size_t before = flow->stretch.n;
    FOR_CHILDREN (child, figure) {
        if (node_is_inline(child->kind))
            continue;
        if (before > 0 && flow->stretch.n > 0 &&
            flow->stretch.items[flow->stretch.n - 1].kind == PB_BOX)
            flow_penalty(flow, FLOW_KEEP);
        if (!flow_block(flow, child, place))
            return false;
    }
    return true;
}
