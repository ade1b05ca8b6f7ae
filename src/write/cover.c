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
    unsigned char row[COVER_WIDTH];
    struct coder coder;
    uint32_t *grounds;      /* of all rows of pixels */
    unsigned char *ramp_of; /* the same */
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

/* A row without letters has the colour of those below it on its ground, so that
 * ramps change where there are none. */
static void look_ahead(struct drawing *d)
{
    int64_t *colours = d->sheet.colours;
    for (size_t y = d->sheet.height - 1; y-- > 0;) {
        if (colours[y] == NO_LETTERS && d->grounds[y] == d->grounds[y + 1])
            colours[y] = colours[y + 1];
    }
}

/* That of a row, which is made where it is new. One that still has no letters'
 * colour takes any of its ground. There are more than there is room for only
 * where a text runs over all others; its letters then have the last one's
 * colour. */
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

static void find_ramps(struct drawing *d)
{
    size_t ramp = 0;
    d->ramp_count = 0;
    look_ahead(d);
    for (size_t y = 0; y < d->sheet.height; y++) {
        ramp = ramp_for(d, ramp, y);
        d->ramp_of[y] = (unsigned char)ramp;
    }
}

/* ---- rows ---- */

/* The ramp is so much above that of the row before. Where letters meet, their
 * levels are added. */
static void write_row(struct drawing *d, unsigned char up)
{
    const struct standing *letters = d->sheet.here;
    size_t n = d->sheet.count;
    if (n == 0) {
        coder_put_alike(&d->coder, FILTER_UP, up);
    } else if (up > 0 || !coder_put_letters(&d->coder, FILTER_UP, letters, n)) {
        memset(d->row, up, sizeof d->row);
        coder_put_row(&d->coder, FILTER_UP, letters, n, d->row);
    }
}

static void write_rows(struct drawing *d)
{
    unsigned char before = 0;
    coder_put_head(&d->coder);
    for (size_t y = 0; y < d->sheet.height; y++) {
        unsigned char ramp = d->ramp_of[y];
        sheet_go_to(&d->sheet, y);
        write_row(d, (unsigned char)((ramp - before) * RAMP));
        before = ramp;
    }
    coder_end(&d->coder);
}

/* ---- the file ---- */

static void put_number(struct buf *buf, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(buf, (char)(number >> shift));
}

enum { LENGTH_BYTES = 4 };

/* Length, type, data, and the sum of the latter two (5.3); the length is put
 * when it is known. Where the type is. */
static size_t begin_chunk(struct buf *buf, const char *type)
{
    put_number(buf, 0);
    size_t from = buf->n;
    buf_add(buf, str_of(type));
    return from;
}

static void end_chunk(struct buf *buf, size_t from)
{
    uint32_t sum = 0, other = 1;
    struct buf length = {.arena = buf->arena};
    put_number(&length, (uint32_t)(buf->n - from - LENGTH_BYTES));
    memcpy(buf->data + from - LENGTH_BYTES, length.data, LENGTH_BYTES);
    deflate_sums(str_slice(buf_str(buf), from, buf->n), &sum, &other);
    put_number(buf, sum);
}

static void put_chunk(struct buf *buf, const char *type, struct str bytes)
{
    size_t from = begin_chunk(buf, type);
    buf_add(buf, bytes);
    end_chunk(buf, from);
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
    size_t data = begin_chunk(file, "IDAT");
    write_rows(d);
    end_chunk(file, data);
    put_chunk(file, "IEND", STR(""));
}

static void draw_in(struct drawing *d, const struct codes *codes, int top)
{
    coder_begin(&d->coder, &d->file, codes, COVER_WIDTH);
    sheet_draw(&d->sheet, d->raster, top, &d->coder);
    find_ramps(d);
    put_file(d, top);
}

static void draw(struct drawing *d)
{
    size_t rows = (size_t)raster_height(d->raster);
    size_t last = sizeof tops / sizeof tops[0] - 1;
    const struct codes *codes = codes_new(d->file.arena);
    d->grounds = ARENA_ROOM(d->file.arena, rows, uint32_t);
    d->ramp_of = ARENA_ROOM(d->file.arena, rows, unsigned char);
    raster_grounds(d->raster, d->grounds);
    buf_reserve(&d->file, COVER_BYTES);
    draw_in(d, codes, tops[0]);
    for (size_t i = 1; i <= last && d->file.n >= COVER_BYTES; i++)
        draw_in(d, codes, tops[i]);
}

bool draw_cover(const struct book *book, struct arena *arena,
                struct cover_picture *cover, struct anban_error *err)
{
    struct drawing *d = ARENA_NEW(arena, struct drawing);
    d->file.arena = arena;
    d->raster = raster_new(arena, &book->pages[0], NULL, COVER_WIDTH, err);
    if (!d->raster)
        return false;
    bool starved = ARENA_TRAP(arena, d->trap);
    if (!starved)
        draw(d);
    arena_untrap(arena, &d->trap);
    raster_free(d->raster);
    if (starved)
        return fail(err, ANBAN_NO_MEMORY, "out of memory for the cover");
    *cover = (struct cover_picture){.drawn = true,
                                    .file = {.form = IMAGE_PNG,
                                             .width = COVER_WIDTH,
                                             .height = raster_height(d->raster),
                                             .components = RASTER_CHANNELS,
                                             .bytes = buf_str(&d->file)}};
    return true;
}
