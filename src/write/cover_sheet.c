/* SPDX-License-Identifier: MIT */
/* Each edge of a letter is a step of the pixel on which it lies. */
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

/* With a row to spare, in which it ends. */
static bool is_within(const struct sheet *sheet, const struct edged *letter,
                      int column, int row)
{
    return letter->n > 0 && row + letter->top >= 0 &&
           row + letter->bottom < (int)sheet->height &&
           column + letter->left >= 0 &&
           column + letter->right <= (int)sheet->width;
}

static void take_letter(void *user, const struct edged *letter, int column,
                        int row, uint32_t colour)
{
    struct sheet *sheet = user;
    if (!is_within(sheet, letter, column, row))
        return;
    for (int y = letter->top; y < letter->bottom; y++)
        sheet->colours[row + y] = colour;
    unsigned char *steps = sheet->steps;
    uint64_t *touched = sheet->touched;
    size_t origin = (size_t)row * sheet->width + (size_t)column;
    const struct edge *edge = letter->edges, *end = edge + letter->n;
    for (; edge < end; edge++) {
        size_t at = origin + (size_t)edge->at; /* modulo, as it may be above */
        steps[at] = (unsigned char)(steps[at] + edge->by);
        touched[at / SHEET_BITS] |= (uint64_t)1 << at % SHEET_BITS;
    }
}

bool sheet_draw(struct sheet *sheet, struct raster *raster, int top)
{
    for (size_t y = 0; y < sheet->height; y++)
        sheet->colours[y] = NO_LETTERS;
    return raster_edges(raster, top, take_letter, sheet);
}
