/* SPDX-License-Identifier: MIT */
/*
 * The blocks are cut into pieces (base/parallel.h), and each is set with what a
 * thread has for itself: a twin of the fonts, arenas, a setter. What comes of a
 * text is copied when the column takes it, with the fonts and the tag that it
 * has there. Everything that depends on what came before it is done only then,
 * and so in the order of the text: the fonts learn what is drawn, and what a
 * glyph reads as where it stands for several texts. Where that makes a
 * difference the text is set once more.
 */
#include "layout/early.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/parallel.h"
#include "layout/lexicon.h"
#include "stages.h"

enum {
    PIECE = 8 * 1024,   /* bytes of text: some two pages */
    BLOCK = 64,         /* what a block counts besides */
    PIECES_PAYING = 16, /* fewer take less time than threads and fonts do */
    THREADS_MAX = 16,
    AHEAD = 4, /* pieces that a thread may be ahead: each takes half a MB */
    WINDOW_MAX = AHEAD * THREADS_MAX
};

/* The tag that all has before it is taken, but artifacts. */
enum { NO_TAG = 0 };

/* A text that is set, or could not be. */
struct text {
    struct para para; /* as was guessed */
    struct copy copy;
    struct set_lines lines;
    struct shaping used;
    bool set;
};

/* What has come of a piece. */
struct slot {
    struct arena *arena, *scratch;
    struct text *texts;
    size_t n;
};

/* What a thread has for itself. */
struct hand {
    struct fonts *fonts;
    struct lexicon lexicon;
    struct anban_error err;
};

struct early {
    const struct style *style; /* as it was when this began */
    const struct doc *doc;
    mpt measure;
    const struct node **starts; /* of the pieces; and behind the last, NULL */
    size_t pieces, piece;       /* how many, and at which the column is */
    const struct slot *open;    /* what came of that; NULL: not yet taken */
    size_t next;                /* the text of it to be taken next */
    struct slot slots[WINDOW_MAX];
    size_t window;
    struct hand *hands;
    size_t hand_count;
    struct parallel *parallel;
};

/* ---- What can be guessed ---- */

/* Runs of one tag, and rules: nothing that leads elsewhere, nor a picture. */
static bool is_plain(const struct node *block)
{
    for (const struct node *n = block->first; n;
         n = node_next_inline(n, block)) {
        if (n->kind == NODE_IMAGE || n->kind == NODE_LINE_BREAK ||
            n->kind == NODE_NOTE_REFERENCE || inner_role(n))
            return false;
    }
    return true;
}

/* A paragraph of running text, as flow_text sets it. */
static bool guess(const struct early *early, const struct node *block,
                  struct para *para)
{
    const struct part_style *style = &early->style->parts[PART_BODY];
    const struct node *before = block->previous;
    enum cell_align align = block->as.line.align;
    if (block->kind != NODE_PARAGRAPH || !block->first ||
        block->as.line.role != LINE_PLAIN || align == ALIGN_CENTRE ||
        align == ALIGN_RIGHT || !is_plain(block))
        return false;
    *para =
        (struct para){.node = block,
                      .style = style,
                      .left = style->left,
                      .measure = early->measure - style->left - style->right,
                      .indent = style->indent,
                      .tag = NO_TAG};
    if (before && before->kind == NODE_HEADING && !early->style->indent_all)
        para->indent = 0;
    return true;
}

static bool is_as_guessed(const struct para *guessed, const struct para *para)
{
    return guessed->node == para->node && guessed->style == para->style &&
           guessed->left == para->left && guessed->measure == para->measure &&
           guessed->indent == para->indent && para->inner.n == 0;
}

/* ---- Setting a piece ---- */

static void set_one(struct text *text, struct setter *setter)
{
    setter->used = &text->used;
    text->set = set_first(setter, &text->para, &text->copy, &text->lines) &&
                text->copy.at == text->copy.flat.text.n;
}

static void set_texts(const struct early *early, size_t piece,
                      struct slot *slot, struct hand *hand)
{
    struct setter setter = {.arena = slot->arena,
                            .keep = slot->arena,
                            .scratch = slot->scratch,
                            .doc = early->doc,
                            .fonts = hand->fonts,
                            .lexicon = &hand->lexicon,
                            .err = &hand->err};
    size_t most = 0;
    const struct node *end = early->starts[piece + 1];
    for (const struct node *n = early->starts[piece]; n != end; n = n->next)
        most++;
    slot->texts = ARENA_ARRAY(slot->arena, most, struct text);
    for (const struct node *n = early->starts[piece]; n != end; n = n->next) {
        struct text *text = &slot->texts[slot->n];
        if (!guess(early, n, &text->para))
            continue;
        set_one(text, &setter);
        slot->n++;
    }
}

/* What is there when memory runs out is kept. */
static void set_piece(void *context, size_t piece, size_t at, size_t number)
{
    struct early *early = context;
    struct slot *slot = &early->slots[at];
    struct hand *hand = &early->hands[number];
    struct arena_trap trap;
    arena_clear(slot->arena);
    slot->n = 0;
    if (ARENA_TRAP(slot->arena, trap))
        fail(&hand->err, ANBAN_NO_MEMORY, "out of memory");
    else if (hand->err.code == ANBAN_OK)
        set_texts(early, piece, slot, hand);
    arena_untrap(slot->arena, &trap);
}

/* ---- Beginning and ending ---- */

static size_t text_size(const struct node *block)
{
    size_t size = BLOCK;
    for (const struct node *n = block->first; n && node_is_inline(n->kind);
         n = node_next_inline(n, block))
        size += n->kind == NODE_TEXT ? n->as.text.n : 0;
    return size;
}

static void cut(struct early *early, struct arena *arena,
                const struct node *first)
{
    size_t size = PIECE;
    for (const struct node *block = first; block; block = block->next) {
        if (size >= PIECE) {
            early->starts = arena_more(arena, early->starts, early->pieces,
                                       sizeof(const struct node *));
            early->starts[early->pieces++] = block;
            size = 0;
        }
        size += text_size(block);
    }
    early->starts = arena_more(arena, early->starts, early->pieces,
                               sizeof(const struct node *));
    early->starts[early->pieces] = NULL;
}

static bool make_slot(struct slot *slot)
{
    struct arena_trap trap;
    slot->arena = arena_new();
    if (!slot->arena)
        return false;
    if (!ARENA_TRAP(slot->arena, trap))
        slot->scratch = arena_child(slot->arena);
    arena_untrap(slot->arena, &trap);
    return slot->scratch != NULL;
}

static bool make_slots(struct early *early)
{
    size_t made = 0;
    while (made < early->window && make_slot(&early->slots[made]))
        made++;
    return made == early->window;
}

static bool make_hands(struct early *early, const struct fonts *fonts,
                       size_t count)
{
    early->hands = calloc(count, sizeof *early->hands);
    early->hand_count = early->hands ? count : 0;
    for (size_t i = 0; i < early->hand_count; i++) {
        struct hand *hand = &early->hands[i];
        hand->fonts = fonts_twin(fonts, &hand->err);
        if (!hand->fonts)
            return false;
    }
    return early->hands != NULL;
}

struct early *early_new(const struct flow *flow, const struct node *first,
                        size_t threads)
{
    struct arena *arena = flow->setter.keep;
    struct early *early = ARENA_NEW(arena, struct early);
    early->style = flow->style;
    early->measure = flow->measure;
    early->doc = flow->setter.doc;
    if (threads < 2)
        return NULL;
    threads = threads < THREADS_MAX ? threads : THREADS_MAX;
    early->window = AHEAD * threads;
    cut(early, arena, first);
    const struct parallel_plan plan = {.work = set_piece,
                                       .context = early,
                                       .pieces = early->pieces,
                                       .window = early->window,
                                       .threads = threads};
    if (early->pieces < PIECES_PAYING)
        return NULL;
    if (make_slots(early) && make_hands(early, flow->setter.fonts, threads))
        early->parallel = parallel_new(&plan);
    if (early->parallel)
        return early;
    early_free(early);
    return NULL;
}

void early_free(struct early *early)
{
    if (!early)
        return;
    parallel_free(early->parallel);
    for (size_t i = 0; i < early->window; i++)
        arena_free(early->slots[i].arena);
    for (size_t i = 0; i < early->hand_count; i++)
        fonts_free(early->hands[i].fonts);
    free(early->hands);
}

/* ---- Taking what is set ---- */

void early_reach(struct early *early, const struct node *block)
{
    if (!early || early->starts[early->piece + 1] != block)
        return;
    early->piece++;
    early->open = NULL;
}

static struct text *text_of(struct early *early, const struct node *node)
{
    if (!early->open) {
        size_t slot = parallel_take(early->parallel, early->piece);
        early->open = &early->slots[slot];
        early->next = 0;
    }
    for (size_t i = early->next; i < early->open->n; i++) {
        if (early->open->texts[i].para.node == node) {
            early->next = i + 1;
            return &early->open->texts[i];
        }
    }
    return NULL;
}

/* Has the setter's fonts know all that was shaped, in the order in which it
 * was. False: with them something would have come out otherwise. */
static bool shape_again(struct setter *setter, const struct shaping *used)
{
    for (size_t i = 0; i < used->n; i++) {
        const struct shaped *twin = used->at[i];
        struct font *font =
            fonts_find(setter->fonts, font_style(twin->font), setter->err);
        const struct shaped *own = font ? font_shape_again(font, twin) : NULL;
        if (!own || own->ambiguous != twin->ambiguous)
            return false;
    }
    return true;
}

static void copy_run(struct setter *setter, struct run *run)
{
    struct glyph *glyphs = ARENA_ROOM(setter->arena, run->n, struct glyph);
    run->font = fonts_find(setter->fonts, font_style(run->font), setter->err);
    for (size_t i = 0; i < run->n; i++) {
        glyphs[i] = run->glyphs[i];
        font_use_glyph(run->font, glyphs[i].id);
    }
    run->glyphs = glyphs;
}

/* The text lies at `to` now, not `from`. */
static void copy_line(struct setter *setter, const struct para *para,
                      const char *from, const char *to, struct set_line *line)
{
    struct item *items = ARENA_ROOM(setter->arena, line->n, struct item);
    for (size_t i = 0; i < line->n; i++) {
        items[i] = line->items[i];
        if (items[i].tag == NO_TAG)
            items[i].tag = para->tag;
        if (items[i].kind != ITEM_TEXT)
            continue;
        struct run *run = &items[i].as.run;
        run->text.s = to + (run->text.s - from);
        copy_run(setter, run);
    }
    line->items = items;
}

/* The text was not put together for setting (flatten). */
static bool is_in_tree(struct str text, const struct node *block)
{
    return node_is_single_text(block) && block->first->as.text.s == text.s;
}

static void copy_lines(struct setter *setter, const struct para *para,
                       const struct text *text, struct copy *copy,
                       struct set_lines *lines)
{
    struct str from = text->copy.flat.text;
    *copy = text->copy;
    copy->para = para;
    if (!is_in_tree(from, para->node))
        copy->flat.text = str_copy(setter->keep, from);
    *lines = text->lines;
    lines->at = ARENA_ROOM(setter->arena, lines->n, struct set_line);
    for (size_t i = 0; i < lines->n; i++) {
        lines->at[i] = text->lines.at[i];
        copy_line(setter, para, from.s, copy->flat.text.s, &lines->at[i]);
    }
}

bool early_take(struct setter *setter, const struct para *para,
                struct copy *copy, struct set_lines *lines)
{
    struct text *text = text_of(setter->early, para->node);
    if (!text || !text->set || !is_as_guessed(&text->para, para) ||
        !shape_again(setter, &text->used))
        return false;
    setter->line = para->node->line;
    copy_lines(setter, para, text, copy, lines);
    return true;
}
