/* SPDX-License-Identifier: MIT */
/*
 * A block that has been written becomes what it is: emphasis all over a heading
 * goes, a picture on a line of its own becomes a figure, the short line below
 * it its caption, and lines that are paragraphs by their length and their ends
 * become such.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/write.h"
#include "doc/marker.h"

enum {
    CAPTION_MAX = 300,      /* characters */
    CAPTION_LINE_MAX = 160, /* of one that is not set apart */
    PARAGRAPH_MIN = 120     /* of a line that is a paragraph */
};

static bool is_emphasis(enum node_kind kind)
{
    return kind == NODE_STRONG || kind == NODE_EMPHASIS ||
           kind == NODE_UNDERLINE;
}

/* Takes off the emphasis that covers all of the block; true: there was some. */
static bool dissolve_emphasis(struct node *block)
{
    bool any = false;
    while (block->first && block->first == block->last &&
           is_emphasis(block->first->kind)) {
        struct node *cover = block->first;
        block->first = block->last = NULL;
        doc_move_children(cover, block);
        any = true;
    }
    return any;
}

/* True when all of the block is slanted, whatever else it is. */
static bool is_slanted(const struct node *block)
{
    bool any = false;
    FOR_CHILDREN (n, block) {
        const struct node *inner = n;
        while (inner && is_emphasis(inner->kind) &&
               inner->kind != NODE_EMPHASIS && inner->first == inner->last)
            inner = inner->first;
        if (n->kind == NODE_LINE_BREAK)
            continue;
        if (!inner || inner->kind != NODE_EMPHASIS)
            return false;
        any = true;
    }
    return any;
}

/* A line below a picture that is set apart, too: who wrote the text, the title
 * of a section. */
static bool is_other_line(struct arena *arena, struct str text, bool centred)
{
    static const char *const names[] = {"nguồn",   "tin", "bài",
                                        "tác giả", "pv",  "theo"};
    struct marker marker;
    struct str small = lowered(arena, text);
    enum { CAPITALS = 80 };
    return str_starts(small, STR("theo ")) || str_starts(small, STR("(theo")) ||
           (!centred && starts_with(small, WORDS(names))) ||
           capital_share(text) >= CAPITALS || find_marker(text, &marker) ||
           str_ends(text, STR(":"));
}

static bool is_short(struct arena *arena, const struct node *block, size_t max)
{
    return text_fits(node_text(arena, block), max);
}

/* "(Image credit: Jane Doe)", "Photo by John Roe": whose a picture is. */
static bool is_credit(struct arena *arena, struct str text)
{
    enum { CREDIT_MAX = 100, SENTENCE_MIN = 60 }; /* characters */
    static const char *const heads[] = {
        "image credit", "image:",     "image by",
        "image via",    "photo:",     "photo by",
        "photo credit", "photos by",  "photograph:",
        "photography:", "credit:",    "picture:",
        "ảnh:",         "nguồn ảnh:", "foto:",
        "crédit photo", "©"};
    if (!text_fits(text, CREDIT_MAX) ||
        (ends_in_stop(text) && !text_fits(text, SENTENCE_MIN)))
        return false;
    while (str_starts(text, STR("(")) || str_starts(text, STR("[")))
        text = str_slice(text, 1, text.n);
    return str_starts_any(lowered(arena, text), WORDS(heads));
}

static bool is_below_picture(const struct writer *w)
{
    const struct node *last = w->parent->last;
    return last && (last->kind == NODE_FIGURE || last->kind == NODE_CAPTION);
}

/* True when the block, which stands behind a figure, is its caption: it says
 * so, or it is short and set apart from the text. */
static bool is_caption(const struct writer *w, const struct node *block,
                       const struct manner *manner)
{
    struct arena *arena = w->page->arena;
    if (manner->kind == NODE_CAPTION)
        return true;
    if (manner->kind != NODE_PARAGRAPH)
        return false;
    if (is_below_picture(w) && is_credit(arena, node_text(arena, block)))
        return true;
    if (manner->captioned)
        return is_short(arena, block, CAPTION_MAX);
    if (manner->right || !(manner->centred || is_slanted(block)))
        return false;
    return is_short(arena, block, CAPTION_LINE_MAX) &&
           !is_other_line(arena, node_text(arena, block), manner->centred);
}

/* Puts the parentless `block` into the figure as its caption, if it is to have
 * one. */
static bool figure_takes(struct node *figure, struct node *block)
{
    if (!figure || figure->kind != NODE_FIGURE ||
        figure->last->kind == NODE_CAPTION)
        return false;
    block->kind = NODE_CAPTION;
    dissolve_emphasis(block);
    doc_insert(figure, figure->last, block);
    return true;
}

static struct node *figure_of(struct writer *w, struct node *image)
{
    struct node *figure = doc_node(w->doc, NODE_FIGURE, image->line);
    doc_insert(figure, NULL, image);
    return figure;
}

/* Puts a new block behind `*last`, and makes it the last. */
static void put_behind(struct writer *w, struct node **last, struct node *block)
{
    doc_insert(w->parent, *last, block);
    *last = block;
}

static bool is_edge(const struct node *n)
{
    return !n || n->kind == NODE_LINE_BREAK || node_is_picture(n);
}

/* True when the picture stands on a line of its own, or at an end of one. */
static bool stands_alone(const struct node *before, const struct node *image)
{
    return is_edge(before) || is_edge(image->next);
}

/* White space which a line break or an edge has made useless. */
static void trim_text(struct node *node, bool front)
{
    while (node && node->kind != NODE_TEXT)
        node = front ? node->first : node->last;
    if (!node)
        return;
    struct str text = node->as.text;
    while (front && text.n && text.s[0] == ' ')
        text = str_slice(text, 1, text.n);
    while (!front && text.n && text.s[text.n - 1] == ' ')
        text.n--;
    node->as.text = text;
}

/* Finishes a piece of a block that was parted. */
static void finish_piece(struct writer *w, struct node **last,
                         struct node *piece, const struct manner *manner)
{
    while (piece->first && piece->first->kind == NODE_LINE_BREAK)
        doc_remove(piece->first);
    while (piece->last && piece->last->kind == NODE_LINE_BREAK)
        doc_remove(piece->last);
    if (!piece->first)
        return;
    trim_text(piece->first, true);
    trim_text(piece->last, false);
    if (!is_caption(w, piece, manner) || !figure_takes(*last, piece))
        put_behind(w, last, piece);
}

static struct node *piece_of(struct writer *w, const struct node *block,
                             long line)
{
    struct node *piece = doc_node(w->doc, block->kind, line);
    piece->lang = block->lang;
    piece->as = block->as; /* the level of a heading */
    return piece;
}

/* Takes the block's children out in pieces: what `parts` says ends one. */
static void part_block(struct writer *w, struct node *block,
                       const struct manner *manner,
                       bool (*parts)(struct writer *w, struct node *before,
                                     struct node *at))
{
    struct node *last = w->parent->last, *before = NULL, *rest = block->first;
    struct node *piece = piece_of(w, block, block->line);
    while (rest) {
        struct node *n = rest;
        rest = n->next;
        bool part = parts(w, before, n);
        before = n;
        if (!part) {
            n->next = NULL;
            doc_insert(piece, piece->last, n);
            continue;
        }
        struct node *image = node_is_picture(n) ? n : NULL;
        finish_piece(w, &last, piece, manner);
        if (image) {
            n->next = NULL;
            put_behind(w, &last, figure_of(w, image));
        }
        piece = piece_of(w, block, rest ? rest->line : n->line);
    }
    finish_piece(w, &last, piece, manner);
}

static bool parts_picture(struct writer *w, struct node *before,
                          struct node *at)
{
    (void)w;
    return node_is_picture(at) && stands_alone(before, at);
}

/* A line that is long and ends a sentence is a paragraph, not a line. */
static bool parts_paragraph(struct writer *w, struct node *before,
                            struct node *at)
{
    if (at->kind != NODE_LINE_BREAK || !before || before->kind != NODE_TEXT)
        return false;
    (void)w;
    return !text_fits(before->as.text, PARAGRAPH_MIN) &&
           ends_in_stop(before->as.text);
}

static bool any_child(struct writer *w, const struct node *block,
                      bool (*holds)(struct writer *w, struct node *before,
                                    struct node *at))
{
    struct node *before = NULL;
    FOR_CHILDREN (n, block) {
        if (holds(w, before, n))
            return true;
        before = n;
    }
    return false;
}

/* The line feeds at the ends of preformatted text are its element's. */
static void trim_code(struct node *block)
{
    if (!node_is_single_text(block))
        return;
    struct str text = block->first->as.text;
    while (text.n && text.s[text.n - 1] == '\n')
        text.n--;
    block->first->as.text = text;
    if (str_trim(text).n == 0)
        doc_remove(block);
}

/* A caption whose picture has one already, or is in another element. */
static void put_caption(struct writer *w, struct node *block)
{
    if (is_below_picture(w) &&
        is_credit(w->page->arena, node_text(w->page->arena, block)))
        block->kind = NODE_CAPTION;
    doc_insert(w->parent, w->parent->last, block);
}

void block_finish(struct writer *w, struct node *block,
                  const struct manner *manner)
{
    bool paragraph =
        manner->kind == NODE_PARAGRAPH || manner->kind == NODE_TERM;
    if (block->kind == NODE_CODE_BLOCK)
        trim_code(block);
    if (!block->first)
        return;
    if (!paragraph)
        dissolve_emphasis(block);
    if (any_child(w, block, parts_picture))
        part_block(w, block, manner, parts_picture);
    else if (paragraph && any_child(w, block, parts_paragraph))
        part_block(w, block, manner, parts_paragraph);
    else if (!is_caption(w, block, manner))
        doc_insert(w->parent, w->parent->last, block);
    else if (!figure_takes(w->parent->last, block))
        put_caption(w, block);
}
