/* SPDX-License-Identifier: MIT */
/*
 * The cover as a file: its page drawn some rows at a time and encoded by
 * libjpeg as a baseline JPEG (ITU-T T.81), YCbCr with JFIF, which every reader
 * takes for sRGB. Nearly all of its blocks are of one colour and like the one
 * before, so the codes for "no difference" and "end of block" are one bit long;
 * and most of its tiles are alike, so those which are not are all that is
 * encoded (cover_tiles.h).
 */
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "stages.h"
#include "write/cover_tiles.h"
#include "write/raster.h"

enum {
    COVER_WIDTH = 1600,
    COVER_BYTES = 127 * 1000, /* what Kindle likes at most */
    ACROSS = COVER_WIDTH / TILE_WIDTH,
    ROW = COVER_WIDTH * RASTER_CHANNELS, /* its bytes */
    TILE_ROW = TILE_WIDTH * RASTER_CHANNELS,
    MEAN_STEP = 8, /* to a whole shade: flat colours stay exact (A.3.3) */
    PLAIN = 8,     /* colours of the ground: a page has two or three */
    BLOCK = 1 << 15
};

/* Tried in turn until the file is small enough; the last is taken. Letters of
 * this size stay sharp where a photograph would show blocks. */
static const int qualities[] = {20, 16, 12, 6, 2};

/* The code of a tile that has one colour. */
struct plain {
    unsigned char colour[RASTER_CHANNELS];
    size_t code;
};

struct drawing {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr target;
    struct arena_trap trap;
    struct raster *raster;
    struct buf buf;
    unsigned char *rows;  /* of tiles, as they stand */
    unsigned char *strip; /* rows of tiles to encode, side by side */
    struct tiles tiles;
    struct plain plain[PLAIN];
    size_t plain_count;
    JOCTET block[BLOCK];
};

static void leave(j_common_ptr info)
{
    struct drawing *d = info->client_data;
    longjmp(d->trap.env, 1);
}

static void say_nothing(j_common_ptr info)
{
    (void)info;
}

static void start_block(j_compress_ptr info)
{
    struct drawing *d = info->client_data;
    d->target.next_output_byte = d->block;
    d->target.free_in_buffer = BLOCK;
}

static boolean put_block(j_compress_ptr info)
{
    struct drawing *d = info->client_data;
    buf_add(&d->buf, (struct str){(const char *)d->block, BLOCK});
    start_block(info);
    return TRUE;
}

static void put_rest(j_compress_ptr info)
{
    struct drawing *d = info->client_data;
    buf_add(&d->buf, (struct str){(const char *)d->block,
                                  BLOCK - d->target.free_in_buffer});
}

/*
 * The symbol 0 gets a code of one bit, and all others, in the order of the
 * table of T.81's annex K, are a bit longer than there, up to 16. The half of
 * all codes that is left holds them: 0 alone took a 16th or more of the whole.
 */
static void favour_zero(JHUFF_TBL *table)
{
    const JHUFF_TBL old = *table;
    int from = 0, to = 0;
    for (int n = 0; n <= 16; n++)
        table->bits[n] = 0;
    table->bits[1] = 1;
    table->huffval[to++] = 0;
    for (int n = 1; n <= 16; n++) {
        for (int i = 0; i < old.bits[n]; i++, from++) {
            if (old.huffval[from] == 0)
                continue;
            table->bits[n < 16 ? n + 1 : 16]++;
            table->huffval[to++] = old.huffval[from];
        }
    }
}

/* For the brightness of blocks: behind 0 the differences between letters and
 * what is around them, which are large. */
static void favour_change(JHUFF_TBL *table)
{
    static const UINT8 bits[] = {0, 1, 0, 3, 1, 1, 1, 0, 0,
                                 5, 0, 0, 0, 0, 0, 0, 0};
    static const UINT8 sizes[] = {0, 7, 6, 5, 8, 4, 3, 2, 1, 9, 10, 11};
    memcpy(table->bits, bits, sizeof bits);
    memcpy(table->huffval, sizes, sizeof sizes);
}

static void open_file(struct drawing *d, int quality)
{
    d->info.err = jpeg_std_error(&d->errors);
    d->errors.error_exit = leave;
    d->errors.output_message = say_nothing;
    d->info.client_data = d;
    jpeg_create_compress(&d->info);
    d->target.init_destination = start_block;
    d->target.empty_output_buffer = put_block;
    d->target.term_destination = put_rest;
    d->info.dest = &d->target;
    d->info.image_width = COVER_WIDTH;
    d->info.image_height = (JDIMENSION)raster_height(d->raster);
    d->info.input_components = RASTER_CHANNELS;
    d->info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&d->info);
    jpeg_set_quality(&d->info, quality, TRUE);
    d->info.restart_interval = TILE_WIDTH / TILE_HEIGHT;
    for (int i = 0; i < 2; i++) {
        UINT16 *mean = &d->info.quant_tbl_ptrs[i]->quantval[0];
        *mean = *mean < MEAN_STEP ? *mean : MEAN_STEP;
        favour_zero(d->info.dc_huff_tbl_ptrs[i]);
        favour_zero(d->info.ac_huff_tbl_ptrs[i]);
    }
    favour_change(d->info.dc_huff_tbl_ptrs[0]);
}

static size_t written(const struct drawing *d)
{
    return d->buf.n + BLOCK - d->target.free_in_buffer;
}

static void encode_strip(struct drawing *d)
{
    JSAMPROW lines[TILE_HEIGHT];
    for (size_t y = 0; y < TILE_HEIGHT; y++)
        lines[y] = d->strip + y * ROW;
    jpeg_write_scanlines(&d->info, lines, TILE_HEIGHT);
}

/* As the next of those which are encoded. */
static void encode_tile(struct drawing *d, const unsigned char *tile)
{
    size_t column = d->tiles.coded++ % ACROSS;
    for (size_t y = 0; y < TILE_HEIGHT; y++)
        memcpy(d->strip + y * ROW + column * TILE_ROW, tile + y * ROW,
               TILE_ROW);
    if (column == ACROSS - 1)
        encode_strip(d);
}

static bool is_alike(const unsigned char *tile, const unsigned char *other)
{
    for (size_t y = 0; y < TILE_HEIGHT; y++) {
        if (memcmp(tile + y * ROW, other + y * ROW, TILE_ROW) != 0)
            return false;
    }
    return true;
}

/* Of a tile of one colour, which may have been encoded before. */
static size_t plain_code(struct drawing *d, const unsigned char *tile)
{
    for (size_t i = 0; i < d->plain_count; i++) {
        if (memcmp(d->plain[i].colour, tile, RASTER_CHANNELS) == 0)
            return d->plain[i].code;
    }
    size_t code = d->tiles.coded;
    encode_tile(d, tile);
    if (d->plain_count < PLAIN) {
        struct plain *plain = &d->plain[d->plain_count++];
        memcpy(plain->colour, tile, RASTER_CHANNELS);
        plain->code = code;
    }
    return code;
}

/* The tiles of a row, each of the ground alone, or like that to its left, or to
 * be encoded. */
static void take_tiles(struct drawing *d, struct columns drawn)
{
    const unsigned char *tile = d->rows;
    size_t *code = d->tiles.codes + d->tiles.n;
    for (int i = 0; i < ACROSS; i++, tile += TILE_ROW, code++) {
        int left = i * TILE_WIDTH, right = left + TILE_WIDTH;
        if (drawn.right <= left || drawn.left >= right) {
            *code = plain_code(d, tile);
        } else if (i > 0 && is_alike(tile, tile - TILE_ROW)) {
            *code = code[-1];
        } else {
            *code = d->tiles.coded;
            encode_tile(d, tile);
        }
    }
    d->tiles.n += ACROSS;
}

/* Of the last row of tiles there may be less than its height. */
static void write_rows(struct drawing *d)
{
    int height = raster_height(d->raster);
    d->tiles.n = d->tiles.coded = d->plain_count = 0;
    for (int y = 0; y < height; y += TILE_HEIGHT) {
        int count = height - y < TILE_HEIGHT ? height - y : TILE_HEIGHT;
        struct columns drawn = raster_rows(d->raster, y, count, d->rows);
        take_tiles(d, drawn);
    }
}

/* The codes end in the marker of one that is not needed, or of the file. */
static void encode(struct drawing *d)
{
    jpeg_start_compress(&d->info, TRUE);
    jpeg_write_scanlines(&d->info, NULL, 0);
    d->tiles.head = written(d);
    write_rows(d);
    if (d->info.next_scanline == d->info.image_height) {
        jpeg_finish_compress(&d->info);
    } else {
        encode_strip(d);
        put_rest(&d->info);
    }
}

static void draw(struct drawing *d)
{
    struct arena *arena = d->buf.arena;
    size_t rows = (size_t)raster_height(d->raster);
    d->rows = arena_array(arena, TILE_HEIGHT, ROW);
    d->strip = arena_array(arena, TILE_HEIGHT, ROW);
    d->tiles.codes = ARENA_ARRAY(
        arena, (rows + TILE_HEIGHT - 1) / TILE_HEIGHT * ACROSS, size_t);
    for (size_t i = 0; i < sizeof qualities / sizeof qualities[0]; i++) {
        d->buf.n = 0;
        open_file(d, qualities[i]);
        encode(d);
        jpeg_destroy_compress(&d->info);
        d->buf = tiles_join(&d->tiles, &d->buf);
        if (d->buf.n < COVER_BYTES)
            return;
    }
}

bool draw_cover(const struct book *book, struct arena *arena,
                struct cover_picture *cover, struct anban_error *err)
{
    struct drawing *d = ARENA_NEW(arena, struct drawing);
    d->buf.arena = arena;
    d->raster = raster_new(arena, &book->pages[0], COVER_WIDTH, err);
    if (!d->raster)
        return false;
    bool full = ARENA_TRAP(arena, d->trap);
    if (!full)
        draw(d);
    arena_untrap(arena, &d->trap);
    jpeg_destroy_compress(&d->info);
    raster_free(d->raster);
    if (full)
        return fail(err, ANBAN_NO_MEMORY, "out of memory for the cover");
    *cover = (struct cover_picture){.drawn = true,
                                    .file = {.form = IMAGE_JPEG,
                                             .width = COVER_WIDTH,
                                             .height = raster_height(d->raster),
                                             .components = RASTER_CHANNELS,
                                             .bytes = buf_str(&d->buf)}};
    return true;
}
