/* SPDX-License-Identifier: MIT */
/*
 * A table of the letters, in which the next free place is taken, and one room
 * for what all are made of. When either is full, both are emptied: whatever is
 * drawn then comes in again.
 */
#include "write/raster_letters.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include FT_OUTLINE_H

enum {
    ROOM = 1 << 16, /* stretches: some two hundred letters of a title */
    PLACE_BITS = 10,
    PLACES = 1 << PLACE_BITS,
    FULLEST = PLACES / 2
};

struct place {
    FT_Face face; /* NULL: free */
    unsigned glyph;
    struct letter_form form;
    struct letter letter;
};

struct letters {
    FT_Library library;
    struct place places[PLACES];
    size_t taken, n;
    bool full; /* the letter that is made now found no room */
    struct stretch stretches[ROOM];
};

struct letters *letters_new(FT_Library library)
{
    struct letters *letters = calloc(1, sizeof *letters);
    if (letters)
        letters->library = library;
    return letters;
}

void letters_free(struct letters *letters)
{
    free(letters);
}

static void forget(struct letters *letters)
{
    letters->taken = letters->n = 0;
    memset(letters->places, 0, sizeof letters->places);
}

bool letter_form_is(const struct letter_form *one,
                    const struct letter_form *other)
{
    const FT_Matrix *a = &one->matrix, *b = &other->matrix;
    return a->xx == b->xx && a->xy == b->xy && a->yx == b->yx &&
           a->yy == b->yy && one->shift.x == other->shift.x &&
           one->shift.y == other->shift.y;
}

uint32_t letter_hash(unsigned glyph, const struct letter_form *form)
{
    const uint32_t golden = 2654435769U; /* 2^32 over the golden ratio */
    const FT_Matrix *matrix = &form->matrix;
    uint32_t across = (uint32_t)(matrix->xx + matrix->yx);
    uint32_t down = (uint32_t)(matrix->yy + matrix->xy);
    uint32_t shift = (uint32_t)(form->shift.x + form->shift.y);
    return (glyph + (across * 31U + down) * 31U + (shift << 16)) * golden;
}

static bool is_same(const struct place *place, FT_Face face, unsigned glyph,
                    const struct letter_form *form)
{
    return place->face == face && place->glyph == glyph &&
           letter_form_is(&place->form, form);
}

/* Where it is, or is to be. */
static struct place *place_of(struct letters *letters, FT_Face face,
                              unsigned glyph, const struct letter_form *form)
{
    size_t at = letter_hash(glyph, form) >> (32 - PLACE_BITS);
    while (letters->places[at].face &&
           !is_same(&letters->places[at], face, glyph, form))
        at = (at + 1) % PLACES;
    return &letters->places[at];
}

static void keep_spans(int y, int n, const FT_Span *spans, void *user)
{
    struct letters *letters = user;
    if (letters->full || (size_t)n > ROOM - letters->n) {
        letters->full = true;
        return;
    }
    for (int i = 0; i < n; i++)
        letters->stretches[letters->n++] = (struct stretch){
            spans[i].x, (int16_t)y, spans[i].len, spans[i].coverage};
}

static int by_row(const void *a, const void *b)
{
    const struct stretch *one = a, *other = b;
    return one->y != other->y ? one->y - other->y : one->x - other->x;
}

/* Of an outline that has much in a row FreeType makes one half, then the
 * other. */
static bool is_ordered(const struct stretch *stretches, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        if (stretches[i - 1].y > stretches[i].y)
            return false;
    }
    return true;
}

static struct letter letter_of(struct stretch *stretches, size_t n)
{
    struct letter letter = {stretches, n, INT16_MAX, INT16_MIN};
    if (!is_ordered(stretches, n))
        qsort(stretches, n, sizeof *stretches, by_row);
    for (size_t i = 0; i < n; i++) {
        int left = stretches[i].x, right = left + stretches[i].n;
        letter.left = left < letter.left ? left : letter.left;
        letter.right = right > letter.right ? right : letter.right;
    }
    return letter;
}

/* False: there is no room for it, or no outline. */
static bool make(struct letters *letters, FT_Outline *outline,
                 struct letter *letter)
{
    FT_Raster_Params params = {.flags =
                                   FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT,
                               .gray_spans = keep_spans,
                               .user = letters};
    size_t from = letters->n;
    letters->full = false;
    FT_Error error = FT_Outline_Render(letters->library, outline, &params);
    if (error || letters->full) {
        letters->n = from;
        return false;
    }
    *letter = letter_of(letters->stretches + from, letters->n - from);
    return true;
}

/* The outline of a glyph in font units; NULL: it has none. */
static FT_Outline *outline_of(FT_Face face, unsigned glyph)
{
    if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return NULL;
    return &face->glyph->outline;
}

static void take_place(struct letters *letters, struct place *place,
                       FT_Face face, unsigned glyph,
                       const struct letter_form *form)
{
    place->face = face;
    place->glyph = glyph;
    place->form = *form;
    letters->taken++;
}

/* As place_of, where there is room for one more. */
static struct place *free_place_of(struct letters *letters, FT_Face face,
                                   unsigned glyph,
                                   const struct letter_form *form)
{
    struct place *place = place_of(letters, face, glyph, form);
    if (place->face || letters->taken < FULLEST)
        return place;
    forget(letters);
    return place_of(letters, face, glyph, form);
}

const struct letter *letters_get(struct letters *letters, FT_Face face,
                                 unsigned glyph, const struct letter_form *form)
{
    struct place *place = free_place_of(letters, face, glyph, form);
    if (place->face)
        return &place->letter;
    FT_Outline *outline = outline_of(face, glyph);
    if (!outline)
        return NULL;
    FT_Outline_Transform(outline, &form->matrix);
    FT_Outline_Translate(outline, form->shift.x, form->shift.y);
    if (!make(letters, outline, &place->letter)) {
        forget(letters);
        place = place_of(letters, face, glyph, form);
        if (!make(letters, outline, &place->letter))
            return NULL;
    }
    take_place(letters, place, face, glyph, form);
    return &place->letter;
}
