/* SPDX-License-Identifier: MIT */
/*
 * The cover as a file: a PNG with a palette (ISO 15948). It costs what the
 * edges of its letters cost. Each row is told by how it differs from the one
 * above it (the filter "Up"), which is nothing within letters and nothing
 * beside them. A pixel is a number of levels above its ground; the palette says
 * which colour that is, in a ramp for each pair of a ground and letters upon
 * it.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "stages.h"
#include "write/cover_code.h"
#include "write/cover_sheet.h"
#include "write/deflate.h"
#include "write/raster.h"

enum {
    COVER_WIDTH = 1600,
    COVER_BYTES = 127 * 1000, /* what Kindle likes at most */
    COLOURS = 256,
    RAMP = 32, /* colours of a ramp; where two letters meet, levels add up */
    RAMPS = COLOURS / RAMP,
    FILTER_UP = 2,
    CHANNELS = 3
};

/* How many levels there are above the ground. Tried in turn until the file is
 * small enough; the last is taken. */
static const int tops[] = {15, 7, 3, 1};

struct ramp {
    uint32_t ground, letters;
};

struct drawing {
    struct arena_trap trap;
    struct raster *raster;
    struct sheet sheet;
    struct coder coder;
    uint32_t *grounds; /* of all rows of pixels */
    struct ramp ramps[RAMPS];
    size_t ramp_count;
    struct buf file;
};

/* ---- colours ---- */

static bool is_ramp(const struct ramp *ramp, uint32_t ground, int64_t letters)
{
    return ramp->ground == ground &&
           (letters == NO_LETTERS || ramp->letters == letters);
}

/* That of a row, which is made where it is new. A row without letters takes any
 * of its ground. There are more than there is room for only where a text runs
 * over all others; its letters then have the last one's colour. */
static size_t ramp_for(struct drawing *d, size_t before, size_t y)
{
    uint32_t ground = d->grounds[y];
    int64_t letters = d->sheet.colours[y];
    if (y > 0 && is_ramp(&d->ramps[before], ground, letters))
        return before;
    for (size_t i = 0; i < d->ramp_count; i++) {
        if (is_ramp(&d->ramps[i], ground, letters))
            return i;
    }
    if (d->ramp_count == RAMPS)
        return RAMPS - 1;
    d->ramps[d->ramp_count] = (struct ramp){
        ground, letters == NO_LETTERS ? ground : (uint32_t)letters};
    return d->ramp_count++;
}

static void mix(const struct ramp *ramp, int level, int top,
                unsigned char rgb[CHANNELS])
{
    level = level < top ? level : top;
    for (int i = 0; i < CHANNELS; i++) {
        int shift = 8 * (CHANNELS - 1 - i);
        int under = ramp->ground >> shift & 0xFF;
        int over = ramp->letters >> shift & 0xFF;
        rgb[i] =
            (unsigned char)((under * (top - level) + over * level + top / 2) /
                            top);
    }
}

/* ---- rows ---- */

static void write_rows(struct drawing *d)
{
    const struct sheet *sheet = &d->sheet;
    size_t ramp = 0, before = 0;
    coder_begin(&d->coder, d->file.arena);
    d->ramp_count = 0;
    for (size_t y = 0; y < sheet->height; y++, before = ramp) {
        const struct steps steps = {&sheet->steps[y * sheet->width],
                                    &sheet->touched[y * sheet->words],
                                    sheet->width};
        ramp = ramp_for(d, before, y);
        if (ramp == before && sheet_is_blank(sheet, y))
            coder_put_blank(&d->coder, FILTER_UP, sheet->width);
        else
            coder_put_row(&d->coder, FILTER_UP,
                          (unsigned char)((ramp - before) * RAMP), &steps);
    }
    coder_end(&d->coder);
}

/* ---- the file ---- */

static void put_number(struct buf *buf, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(buf, (char)(number >> shift));
}

/* Length, type, data, and the sum of the latter two (5.3). */
static void put_chunk(struct buf *buf, const char *type, struct str bytes)
{
    uint32_t sum = 0, other = 1;
    put_number(buf, (uint32_t)bytes.n);
    size_t from = buf->n;
    buf_add(buf, str_of(type));
    buf_add(buf, bytes);
    deflate_sums(str_slice(buf_str(buf), from, buf->n), &sum, &other);
    put_number(buf, sum);
}

static void put_palette(struct drawing *d, int top)
{
    unsigned char colours[COLOURS * CHANNELS];
    size_t n = d->ramp_count * RAMP;
    for (size_t i = 0; i < n; i++)
        mix(&d->ramps[i / RAMP], (int)(i % RAMP), top, &colours[i * CHANNELS]);
    put_chunk(&d->file, "PLTE",
              (struct str){(const char *)colours, n * CHANNELS});
}

static void put_file(struct drawing *d, int top)
{
    /* Eight bits, with a palette; neither interlaced (11.2.2). */
    static const char form[] = {8, 3, 0, 0, 0}, perceptual[] = {0};
    struct buf *file = &d->file, head = {.arena = file->arena};
    file->n = 0;
    put_number(&head, COVER_WIDTH);
    put_number(&head, (uint32_t)d->sheet.height);
    buf_add(&head, (struct str){form, sizeof form});
    buf_add(file, STR("\x89PNG\r\n\x1A\n"));
    put_chunk(file, "IHDR", buf_str(&head));
    put_chunk(file, "sRGB", (struct str){perceptual, sizeof perceptual});
    put_palette(d, top);
    put_chunk(file, "IDAT", buf_str(&d->coder.buf));
    put_chunk(file, "IEND", STR(""));
}

static bool draw_in(struct drawing *d, size_t rows, int top)
{
    bool drawn = sheet_new(&d->sheet, COVER_WIDTH, rows) &&
                 sheet_draw(&d->sheet, d->raster, top);
    if (drawn) {
        write_rows(d);
        put_file(d, top);
    }
    return drawn;
}

static bool draw(struct drawing *d)
{
    size_t rows = (size_t)raster_height(d->raster), i = 0;
    d->grounds = ARENA_ARRAY(d->file.arena, rows, uint32_t);
    raster_grounds(d->raster, d->grounds);
    while (draw_in(d, rows, tops[i])) {
        if (d->file.n < COVER_BYTES || ++i == sizeof tops / sizeof tops[0])
            return true;
        sheet_free(&d->sheet);
    }
    return false;
}

bool draw_cover(const struct book *book, struct arena *arena,
                struct cover_picture *cover, struct anban_error *err)
{
    struct drawing *d = ARENA_NEW(arena, struct drawing);
    d->file.arena = arena;
    d->raster = raster_new(arena, &book->pages[0], NULL, COVER_WIDTH, err);
    if (!d->raster)
        return false;
    bool drawn = !ARENA_TRAP(arena, d->trap) && draw(d);
    arena_untrap(arena, &d->trap);
    raster_free(d->raster);
    sheet_free(&d->sheet);
    if (!drawn)
        return fail(err, ANBAN_NO_MEMORY, "out of memory for the cover");
    *cover = (struct cover_picture){.drawn = true,
                                    .file = {.form = IMAGE_PNG,
                                             .width = COVER_WIDTH,
                                             .height = raster_height(d->raster),
                                             .components = RASTER_CHANNELS,
                                             .bytes = buf_str(&d->file)}};
    return true;
}
