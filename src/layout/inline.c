/* SPDX-License-Identifier: MIT */
/*
 * Flattening: in go the inline nodes of a block, out comes one text, so that
 * line breaking sees words whole even where their look changes.
 */
#include "layout/inline.h"

#include "layout/blank.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/href.h"
#include "base/utf8.h"

/* Superscripts and subscripts: size and shift in percent of the body's. */
enum { SCRIPT_SIZE = 65, SUPERSCRIPT_RISE = 36, SUBSCRIPT_FALL = 14 };

/* Code in running text, in percent of that: its small letters are then about as
 * high. */
enum { CODE_SIZE = 87 };

/* The face with `more` of boldness or slant; emphasis within italics is
 * upright again. */
static enum font_style face_with(enum font_style face, enum node_kind kind)
{
    if (face == FONT_CODE || kind == NODE_CODE)
        return FONT_CODE;
    if (kind == NODE_STRONG)
        return (enum font_style)(face | FONT_BOLD);
    if (kind == NODE_EMPHASIS)
        return (enum font_style)(face ^ FONT_ITALIC);
    return face;
}

static bool is_raised(const struct node *n)
{
    return n->kind == NODE_SUPERSCRIPT || n->kind == NODE_NOTE_REFERENCE;
}

/* Three lines high, and no wider than half a page's text. */
enum { IN_LINE_HEIGHT = 54 * MPT, IN_LINE_WIDTH = 220 * MPT };

/* A pixel's size where nothing else is said: 96 to the inch. */
enum { PIXEL = 750 };

static bool holds_lines(const struct node *block)
{
    if (block->kind == NODE_PARAGRAPH)
        return block->as.line.role == LINE_PLAIN;
    return block->kind == NODE_CELL || block->kind == NODE_ITEM ||
           block->kind == NODE_LEAD || block->kind == NODE_TERM ||
           block->kind == NODE_NOTE;
}

void note_print_size(struct print_size *sizes, const struct image *picture,
                     mpt width, mpt height)
{
    struct print_size *size = &sizes[picture->id];
    if (width > size->width)
        size->width = width;
    if (height > size->height)
        size->height = height;
}

bool picture_in_line(const struct node *image, struct picture_size *size)
{
    const struct image *picture = image->as.image->picture;
    const struct node *block = image->parent;
    if (!picture)
        return false;
    while (node_is_inline(block->kind))
        block = block->parent;
    if (image->as.image->share) {
        size->width = 2 * IN_LINE_WIDTH / 100 * image->as.image->share;
        size->height =
            (mpt)((int64_t)size->width * picture->height / picture->width);
    } else if (!image_size(image, &size->width, &size->height)) {
        size->width = picture->width * PIXEL;
        size->height = picture->height * PIXEL;
    }
    return holds_lines(block) && size->height <= IN_LINE_HEIGHT &&
           size->width <= IN_LINE_WIDTH;
}

const char *inner_role(const struct node *node)
{
    struct picture_size size;
    if (node->kind == NODE_IMAGE)
        return picture_in_line(node, &size) ? "Figure" : NULL;
    if (node->kind == NODE_LINK &&
        (node->as.link.place || href_is_clean(node->as.link.href)))
        return "Link";
    if (node->kind == NODE_NOTE_REFERENCE && node->as.reference.note)
        return "Reference";
    if (node->kind == NODE_MATH && node->as.math.tree)
        return "Formula";
    return node_is_inline(node->kind) && node->lang.n ? "Span" : NULL;
}

static struct piece look_of(const struct node *text, const struct node *block,
                            const struct part_style *style)
{
    struct piece piece = {
        .face = style->face, .size = style->size, .node = text->id};
    for (const struct node *n = text; n != block; n = n->parent) {
        if (n->kind == NODE_CODE && piece.face != FONT_CODE)
            piece.size = piece.size * CODE_SIZE / 100;
        piece.face = face_with(piece.face, n->kind);
        piece.underlined = piece.underlined || n->kind == NODE_UNDERLINE;
        if (!piece.element && inner_role(n))
            piece.element = n;
        if (n->kind == NODE_NOTE_REFERENCE)
            piece.note = n->as.reference.note;
        piece.struck = piece.struck || n->kind == NODE_STRIKE;
        if (!is_raised(n) && n->kind != NODE_SUBSCRIPT)
            continue;
        piece.rise += is_raised(n) ? piece.size * SUPERSCRIPT_RISE / 100
                                   : -piece.size * SUBSCRIPT_FALL / 100;
        piece.size = piece.size * SCRIPT_SIZE / 100;
    }
    return piece;
}

static void add_piece(struct arena *arena, struct flat *flat,
                      struct piece piece)
{
    flat->pieces = arena_more(arena, flat->pieces, flat->n, sizeof piece);
    flat->pieces[flat->n++] = piece;
    flat->linked = flat->linked || piece.element;
    flat->ruled = flat->ruled || piece.underlined || piece.struck;
    flat->filled = flat->filled || piece.leader || piece.picture;
}

/* The label of a note where the text refers to it; where the source has set one
 * there, it is the reference's own child. */
static struct str label_of(const struct node *reference)
{
    const struct node *note = reference->as.reference.note;
    return note && !reference->first ? node_label(note) : STR("");
}

/* What a line ends in that is to be filled in by hand reaches to the margin, as
 * a leader does (Decree 30/2020 has its forms so). */
static const struct node blanks[] = {
    {.kind = NODE_TEXT,
     .as.leader = {.text = STR_INIT("."), .stop = INT32_MAX, .end = TAB_LEFT}},
    {.kind = NODE_TEXT,
     .as.leader = {.text = STR_INIT("_"), .stop = INT32_MAX, .end = TAB_LEFT}},
};

static bool ends_line(const struct node *text, const struct node *block)
{
    return text->parent == block &&
           (!text->next || text->next->kind == NODE_LINE_BREAK ||
            !node_is_inline(text->next->kind));
}

/* Where lines reach from margin to margin. What stands in a cell makes its
 * column as wide as it is. */
static bool reaches_margin(const struct node *block,
                           const struct part_style *style)
{
    bool whole = style->setting == SET_JUSTIFIED || style->setting == SET_LEFT;
    for (const struct node *n = block; whole && n; n = n->parent)
        whole = n->kind != NODE_CELL && n->kind != NODE_CODE_BLOCK;
    return whole;
}

/* The blank with which the line ends whose last text `n` is. */
static bool has_blank(const struct node *n, const struct node *block,
                      const struct part_style *style, struct blank *blank)
{
    return n->kind == NODE_TEXT && !n->as.leader.stop && ends_line(n, block) &&
           find_last_blank(n->as.text, blank) && reaches_margin(block, style);
}

/* More signs of a leader than any line has room for. */
static struct str leader_text(struct arena *arena, const struct node *n)
{
    enum { SIGNS = 300 };
    char *signs = arena_alloc(arena, SIGNS);
    memset(signs, n->as.text.n ? n->as.text.s[0] : '.', SIGNS);
    return (struct str){signs, SIGNS};
}

/* Two references that touch would read as one number. */
static bool follows_reference(const struct node *n)
{
    return n->kind == NODE_NOTE_REFERENCE && n->previous &&
           n->previous->kind == NODE_NOTE_REFERENCE;
}

/* A comma as high as they are, which belongs to neither. */
static struct piece comma_before(const struct node *reference,
                                 const struct node *block,
                                 const struct part_style *style)
{
    struct piece piece = look_of(reference, block, style);
    piece.element = NULL;
    piece.note = NULL;
    return piece;
}

/* What a node itself adds to the text. A picture is set apart from it; in
 * place of one that cannot be shown stands what it would show. */
static struct str text_of(struct arena *arena, const struct node *n)
{
    struct picture_size size;
    switch (n->kind) {
    case NODE_TEXT:
        return n->as.leader.stop ? leader_text(arena, n) : n->as.text;
    case NODE_LINE_BREAK:
        return STR("\n");
    case NODE_NOTE_REFERENCE:
        return label_of(n);
    case NODE_IMAGE:
        if (picture_in_line(n, &size))
            return STR("\uFFFC"); /* OBJECT REPLACEMENT CHARACTER */
        return n->as.image->picture ? STR("") : image_description(arena, n);
    default:
        return STR("");
    }
}

/* The blank behind `before`, the piece of its text. */
static void add_blank(struct arena *scratch, struct flat *flat,
                      struct piece before, const struct blank *blank,
                      struct buf *buf)
{
    struct piece piece = before;
    piece.start = buf->n;
    piece.offset = blank->from;
    piece.leader = &blanks[blank->sign == '_'];
    add_piece(scratch, flat, piece);
    buf_add(buf, leader_text(scratch, piece.leader));
}

struct flat flatten(struct arena *keep, struct arena *scratch,
                    const struct node *block, const struct part_style *style)
{
    struct flat flat = {.text = STR("")};
    struct blank blank;
    if (node_is_single_text(block) && !block->first->as.leader.stop &&
        !has_blank(block->first, block, style,
                   &blank)) { /* no copy is needed */
        add_piece(scratch, &flat, look_of(block->first, block, style));
        flat.text = block->first->as.text;
        return flat;
    }
    struct buf buf = {.arena = scratch};
    for (const struct node *n = block; n; n = node_next_inline(n, block)) {
        struct str text = text_of(scratch, n);
        if (follows_reference(n)) {
            struct piece comma = comma_before(n, block, style);
            comma.start = buf.n;
            add_piece(scratch, &flat, comma);
            buf_add(&buf, STR(", "));
        }
        if (text.n == 0)
            continue;
        struct piece piece = look_of(n, block, style);
        piece.start = buf.n;
        piece.picture =
            n->kind == NODE_IMAGE && n->as.image->picture ? n : NULL;
        piece.leader = n->kind == NODE_TEXT && n->as.leader.stop ? n : NULL;
        bool blanked = has_blank(n, block, style, &blank);
        add_piece(scratch, &flat, piece);
        buf_add(&buf, blanked ? str_slice(text, 0, blank.from) : text);
        if (blanked)
            add_blank(scratch, &flat, piece, &blank, &buf);
    }
    flat.text = str_copy(keep, buf_str(&buf));
    return flat;
}
