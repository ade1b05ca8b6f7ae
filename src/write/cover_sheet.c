/* SPDX-License-Identifier: MIT */
/* Text comes nearly in order, so that what is put in its place has not far to
 * go. */
#include "write/cover_sheet.h"

#include "base/arena.h"

static bool is_within(const struct sheet *sheet, const struct edged *letter,
                      int column, int row)
{
    int x = column + letter->left, y = row + letter->top;
    return letter->height > 0 && x >= 0 && y >= 0 &&
           x + letter->width <= (int)sheet->width &&
           y + letter->height <= (int)sheet->height;
}

static void take_letter(void *user, const struct edged *letter, int column,
                        int row, uint32_t colour)
{
    struct sheet *sheet = user;
    if (!is_within(sheet, letter, column, row))
        return;
    const struct standing new = {letter, (size_t)(column + letter->left),
                                 (size_t)(row + letter->top)};
    sheet->letters = arena_more(sheet->coder->buf->arena, sheet->letters,
                                sheet->n, sizeof new);
    size_t i = sheet->n++;
    for (; i > 0 && sheet->letters[i - 1].y > new.y; i--)
        sheet->letters[i] = sheet->letters[i - 1];
    sheet->letters[i] = new;
    coder_expect(sheet->coder, &new);
    for (int y = 0; y < letter->height - 1; y++) /* it ends in the last */
        sheet->colours[new.y + (size_t)y] = colour;
}

void sheet_draw(struct sheet *sheet, struct raster *raster, int top,
                struct coder *coder)
{
    struct arena *arena = coder->buf->arena;
    size_t height = (size_t)raster_height(raster);
    *sheet = (struct sheet){coder, .width = coder->width, .height = height};
    sheet->colours = ARENA_ROOM(arena, height, int64_t);
    for (size_t y = 0; y < height; y++)
        sheet->colours[y] = NO_LETTERS;
    raster_edges(raster, coder->codes, top, take_letter, sheet);
    sheet->here = ARENA_ROOM(arena, sheet->n, struct standing);
}

static size_t end_of(const struct standing *letter)
{
    return letter->y + (size_t)letter->letter->height;
}

static void insert(struct sheet *sheet, const struct standing *letter)
{
    size_t i = sheet->count++;
    for (; i > 0 && sheet->here[i - 1].x > letter->x; i--)
        sheet->here[i] = sheet->here[i - 1];
    sheet->here[i] = *letter;
}

void sheet_go_to(struct sheet *sheet, size_t y)
{
    const struct standing *next = &sheet->letters[sheet->next];
    bool begins = sheet->next < sheet->n && next->y == y;
    if (y < sheet->end && !begins)
        return;
    size_t count = sheet->count;
    sheet->count = 0;
    for (size_t i = 0; i < count; i++) {
        if (end_of(&sheet->here[i]) > y)
            sheet->here[sheet->count++] = sheet->here[i];
    }
    for (; sheet->next < sheet->n && sheet->letters[sheet->next].y == y;
         sheet->next++)
        insert(sheet, &sheet->letters[sheet->next]);
    sheet->end = SIZE_MAX;
    for (size_t i = 0; i < sheet->count; i++) {
        size_t end = end_of(&sheet->here[i]);
        sheet->end = end < sheet->end ? end : sheet->end;
    }
}
