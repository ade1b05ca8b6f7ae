/* SPDX-License-Identifier: MIT */
/* A stretch along a column is one step where it begins and one back where it
 * ends, however long it is. */
#include "write/cover_sheet.h"

#include <stdlib.h>

bool sheet_new(struct sheet *sheet, size_t width, size_t height)
{
    size_t words = width / SHEET_BITS;
    *sheet = (struct sheet){.width = width, .height = height, .words = words};
    sheet->steps = calloc(height, width);
    sheet->touched = calloc(height * words, sizeof *sheet->touched);
    sheet->colours = calloc(height, sizeof *sheet->colours);
    return sheet->steps && sheet->touched && sheet->colours;
}

void sheet_free(struct sheet *sheet)
{
    free(sheet->steps);
    free(sheet->touched);
    free(sheet->colours);
    *sheet = (struct sheet){.width = 0};
}

static inline void step(struct sheet *sheet, size_t at, int by)
{
    sheet->steps[at] = (unsigned char)(sheet->steps[at] + by);
    sheet->touched[at / SHEET_BITS] |= (uint64_t)1 << at % SHEET_BITS;
}

static inline bool joins(const struct stretch *one, const struct stretch *next)
{
    return one->y == next->y && one->x + one->n == next->x;
}

/* One with another at its end steps from its own level to that one's. */
static void take_stretches(struct sheet *sheet, const struct letter *letter,
                           int column, int row)
{
    int before = 0;
    const struct stretch *s = letter->stretches, *end = s + letter->n;
    for (; s < end; s++) {
        int level = sheet->levels[s->coverage];
        size_t at = (size_t)(row + s->x) * sheet->width;
        at += (size_t)(column + s->y);
        if (level != before)
            step(sheet, at, level - before);
        before = s + 1 < end && joins(s, s + 1) ? level : 0;
        if (before == 0 && level != 0)
            step(sheet, at + s->n * sheet->width, -level);
    }
}

/* With a row to spare, in which it ends. */
static bool is_within(const struct sheet *sheet, const struct letter *letter,
                      int column, int row)
{
    const struct stretch *first = letter->stretches;
    return letter->n > 0 && row + letter->left >= 0 &&
           row + letter->right < (int)sheet->height && column + first->y >= 0 &&
           column + first[letter->n - 1].y < (int)sheet->width;
}

static void take_letter(void *user, const struct letter *letter, int column,
                        int row, uint32_t colour)
{
    struct sheet *sheet = user;
    if (!is_within(sheet, letter, column, row))
        return;
    for (int y = letter->left; y < letter->right; y++)
        sheet->colours[row + y] = colour;
    take_stretches(sheet, letter, column, row);
}

bool sheet_draw(struct sheet *sheet, struct raster *raster, int top)
{
    enum { FULL = 255 };
    for (size_t y = 0; y < sheet->height; y++)
        sheet->colours[y] = NO_LETTERS;
    for (int i = 0; i <= FULL; i++)
        sheet->levels[i] = (unsigned char)((i * top + FULL / 2) / FULL);
    return raster_columns(raster, take_letter, sheet);
}
