/* SPDX-License-Identifier: MIT */
/*
 * Pages drawn and compressed ahead of the file, by several threads when there
 * are many. A drawing has arenas of its own; the file is only read, until it
 * takes what a drawing left to it.
 */
#include <stdlib.h>

#include "base/parallel.h"
#include "write/deflate.h"
#include "write/pdf.h"

enum {
    PAGES_PAYING = 12, /* from which on a thread is worth its start */
    THREADS_MAX = 16,
    AHEAD = 4, /* drawings that a thread may be ahead */
    WINDOW_MAX = AHEAD * THREADS_MAX
};

struct pdf_drawings {
    const struct pdf *pdf;
    struct deflater *deflaters[THREADS_MAX];
    size_t threads, window;
    struct pdf_drawing slots[WINDOW_MAX];
    struct parallel *parallel;
};

static void draw_packed(struct pdf_drawings *drawings, size_t page,
                        struct pdf_drawing *d, struct deflater *deflater)
{
    pdf_draw(drawings->pdf, page, d);
    struct str packed = deflate_zlib(deflater, buf_str(&d->content));
    d->packed = str_copy(d->arena, packed);
    d->done = packed.n > 0;
}

static void draw(void *context, size_t page, size_t slot, size_t hand)
{
    struct pdf_drawings *drawings = context;
    struct pdf_drawing *d = &drawings->slots[slot];
    struct arena_trap trap;
    *d = (struct pdf_drawing){.arena = d->arena, .scratch = d->scratch};
    arena_clear(d->arena);
    d->content.arena = d->arena;
    if (!ARENA_TRAP(d->arena, trap))
        draw_packed(drawings, page, d, drawings->deflaters[hand]);
    arena_untrap(d->arena, &trap);
}

static bool make_slot(struct pdf_drawing *d)
{
    struct arena_trap trap;
    d->arena = arena_new();
    if (!d->arena)
        return false;
    if (!ARENA_TRAP(d->arena, trap))
        d->scratch = arena_child(d->arena);
    arena_untrap(d->arena, &trap);
    return d->scratch != NULL;
}

static bool begin(struct pdf_drawings *drawings)
{
    const struct parallel_plan plan = {.work = draw,
                                       .context = drawings,
                                       .pieces =
                                           drawings->pdf->book->page_count,
                                       .window = drawings->window,
                                       .threads = drawings->threads};
    for (size_t i = 0; i < drawings->window; i++) {
        if (!make_slot(&drawings->slots[i]))
            return false;
    }
    for (size_t i = 0; i < drawings->threads; i++) {
        drawings->deflaters[i] = deflater_new(drawings->pdf->packing);
        if (!drawings->deflaters[i])
            return false;
    }
    drawings->parallel = parallel_new(&plan);
    return drawings->parallel != NULL;
}

struct pdf_drawings *pdf_drawings_new(struct pdf *pdf)
{
    struct pdf_drawings *drawings = pdf_made(pdf, calloc(1, sizeof *drawings));
    bool several = pdf->threads > 1 && pdf->book->page_count >= PAGES_PAYING;
    drawings->pdf = pdf;
    drawings->threads = !several                     ? 1
                        : pdf->threads < THREADS_MAX ? pdf->threads
                                                     : THREADS_MAX;
    drawings->window = several ? AHEAD * drawings->threads : 1;
    bool begun = begin(drawings);
    if (!begun)
        pdf_drawings_free(drawings);
    return pdf_made(pdf, begun ? drawings : NULL);
}

struct pdf_drawing *pdf_drawing_of(struct pdf *pdf, size_t page)
{
    struct pdf_drawings *drawings = pdf->drawings;
    size_t slot = parallel_take(drawings->parallel, page);
    struct pdf_drawing *d = &drawings->slots[slot];
    return pdf_made(pdf, d->done ? d : NULL);
}

void pdf_drawings_free(struct pdf_drawings *drawings)
{
    if (!drawings)
        return;
    parallel_free(drawings->parallel);
    for (size_t i = 0; i < drawings->threads; i++)
        deflater_free(drawings->deflaters[i]);
    for (size_t i = 0; i < drawings->window; i++)
        arena_free(drawings->slots[i].arena);
    free(drawings);
}

/* ---- What a drawing left to the file ---- */

static void note_box(struct pdf *pdf, const struct pdf_left *left)
{
    if (left->item.tag >= pdf->book->tag_count)
        return;
    if (!pdf->boxes)
        pdf->boxes =
            ARENA_ARRAY(pdf->arena, pdf->book->tag_count, struct pdf_box);
    pdf->boxes[left->item.tag] = left->box;
}

static void take_item(struct pdf *pdf, const struct pdf_left *left, size_t page)
{
    const struct item *item = &left->item;
    if (item->kind == ITEM_LINK) {
        pdf_add_link(pdf, item, &left->box, page, left->turn);
    } else if (item->kind == ITEM_FIELD) {
        pdf_add_field(pdf, item, &left->box, page, left->turn);
    } else {
        pdf_image(pdf, item->as.image.picture);
        note_box(pdf, left);
    }
}

void pdf_take_drawing(struct pdf *pdf, const struct pdf_drawing *drawing,
                      size_t page)
{
    for (size_t i = 0; i < drawing->left_count; i++) {
        const struct pdf_left *left = &drawing->left[i];
        if (left->is_mark)
            pdf_add_mark(pdf, left->tag, page, left->turn);
        else
            take_item(pdf, left, page);
    }
}
