/* SPDX-License-Identifier: MIT */
/*
 * The cover as a file: a baseline JPEG (ITU-T T.81), YCbCr with JFIF, which
 * every reader takes for sRGB. It costs what its letters cost: nearly all of it
 * is of one colour and like what stands before it, for which a block has two
 * zero bits and no pixel is made. Where letters are, the rasteriser tells how
 * much of each sample they cover, which lies that far between two colours. The
 * head of the file is libjpeg's.
 */
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "stages.h"
#include "write/cover_blocks.h"
#include "write/cover_code.h"
#include "write/raster.h"

enum {
    COVER_WIDTH = 1600,
    COVER_BYTES = 127 * 1000, /* what Kindle likes at most */
    UNIT = 2 * BLOCK_SIDE,    /* an MCU of 4:2:0, in pixels */
    ACROSS = COVER_WIDTH / UNIT,
    UNIT_BLOCKS = 6,
    CHANNELS = 3,
    MEAN_STEP = 8, /* to a whole shade: flat colours stay exact (A.3.3) */
    FULL = 255,
    HEAD = 4096 /* bytes of the file's head */
};

/* Tried in turn until the file is small enough; the last is taken. Letters of
 * this size stay sharp where a photograph would show blocks. */
static const int qualities[] = {20, 16, 12, 6, 2};

/* A colour as the file has it, about 0. */
struct shade {
    float at[CHANNELS];
};

/* The blocks of a unit, in the order of the file: four of brightness, then one
 * of each colour (A.2.3). */
struct unit {
    int16_t coefficients[UNIT_BLOCKS][BLOCK_SAMPLES];
    uint64_t present[UNIT_BLOCKS]; /* which are not 0, but for the first */
};

struct drawing {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr target;
    struct arena_trap trap;
    struct raster *raster;
    struct coder coder;
    unsigned char *coverage;           /* of a row of units */
    uint32_t letters;                  /* colour of the last row of units */
    uint32_t *grounds;                 /* of all rows of pixels */
    struct shades shades[UNIT_BLOCKS]; /* of the blocks in a row of units */
    struct code means[2], others[2];   /* for Y; for Cb and Cr */
    struct steps steps[2];
    int before[CHANNELS]; /* the last block's mean */
    JOCTET head[HEAD];
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

static void start_head(j_compress_ptr info)
{
    struct drawing *d = info->client_data;
    d->target.next_output_byte = d->head;
    d->target.free_in_buffer = HEAD;
}

static boolean find_no_end(j_compress_ptr info)
{
    leave((j_common_ptr)info);
    return FALSE;
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

static void set_tables(struct drawing *d, int quality)
{
    jpeg_set_quality(&d->info, quality, TRUE);
    for (int i = 0; i < 2; i++) {
        JHUFF_TBL *means = d->info.dc_huff_tbl_ptrs[i];
        JHUFF_TBL *others = d->info.ac_huff_tbl_ptrs[i];
        UINT16 *table = d->info.quant_tbl_ptrs[i]->quantval;
        table[0] = table[0] < MEAN_STEP ? table[0] : MEAN_STEP;
        favour_zero(means);
        favour_zero(others);
        if (i == 0)
            favour_change(means);
        d->means[i] = code_of(means->bits, means->huffval);
        d->others[i] = code_of(others->bits, others->huffval);
        d->steps[i] = steps_of(table);
    }
}

/* The head of the file, with a frame and a scan of three components in the
 * order of their blocks. */
static void open_file(struct drawing *d, int quality)
{
    d->info.err = jpeg_std_error(&d->errors);
    d->errors.error_exit = leave;
    d->errors.output_message = say_nothing;
    d->info.client_data = d;
    jpeg_create_compress(&d->info);
    d->target.init_destination = start_head;
    d->target.empty_output_buffer = find_no_end;
    d->info.dest = &d->target;
    d->info.image_width = COVER_WIDTH;
    d->info.image_height = (JDIMENSION)raster_height(d->raster);
    d->info.input_components = RASTER_CHANNELS;
    d->info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&d->info);
    set_tables(d, quality);
    jpeg_start_compress(&d->info, TRUE);
    jpeg_write_scanlines(&d->info, NULL, 0);
    buf_add(&d->coder.buf, (struct str){(const char *)d->head,
                                        HEAD - d->target.free_in_buffer});
}

/* JFIF 1.02, in the middle of their range. */
static struct shade shade_of(uint32_t colour)
{
    const float middle = 128;
    float r = (float)(colour >> 16 & FULL), g = (float)(colour >> 8 & FULL);
    float b = (float)(colour & FULL);
    return (struct shade){{0.299F * r + 0.587F * g + 0.114F * b - middle,
                           -0.168736F * r - 0.331264F * g + 0.5F * b,
                           0.5F * r - 0.418688F * g - 0.081312F * b}};
}

static int channel_of(int block)
{
    return block < UNIT_BLOCKS - 2 ? 0 : block - (UNIT_BLOCKS - 3);
}

/* The row of a block, by the row of pixels, of which a colour's has two. */
static void set_shade(struct drawing *d, int block, int y, uint32_t ground,
                      uint32_t letters)
{
    int channel = channel_of(block), row = channel ? y / 2 : y % BLOCK_SIDE;
    float below = shade_of(ground).at[channel];
    float over = (shade_of(letters).at[channel] - below) / FULL;
    struct shades *shades = &d->shades[block];
    if (channel && y % 2 == 0)
        shades->ground[row] = shades->over[row] = 0;
    if (channel) {
        shades->ground[row] += below / 2;
        shades->over[row] += over / 8;
    } else if (block / 2 == y / BLOCK_SIDE) {
        shades->ground[row] = below;
        shades->over[row] = over;
    }
}

/* Whether `n` bytes in so many rows are all the same. */
static inline bool is_even(const unsigned char *at, size_t n)
{
    for (size_t y = 0; y < n; y++) {
        if (at[y * COVER_WIDTH] != at[0] ||
            memcmp(at + y * COVER_WIDTH, at, n) != 0)
            return false;
    }
    return memcmp(at, at + 1, n - 1) == 0;
}

/* Of a block all of whose samples are covered alike, in rows that are. */
static int16_t flat_mean(const struct drawing *d, int block,
                         unsigned char coverage)
{
    const struct shades *shades = &d->shades[block];
    int channel = channel_of(block), pixels = channel ? 4 : 1;
    float sample =
        shades->ground[0] + shades->over[0] * (float)(pixels * coverage);
    return block_mean(sample, &d->steps[channel > 0]);
}

static void make_block(const struct drawing *d, int block,
                       const unsigned char *at, struct unit *unit)
{
    struct samples samples;
    int channel = channel_of(block);
    if (channel)
        block_fill_halved(&samples, &d->shades[block], at, COVER_WIDTH);
    else
        block_fill(&samples, &d->shades[block], at, COVER_WIDTH);
    unit->present[block] = block_transform(&samples, &d->steps[channel > 0],
                                           unit->coefficients[block]);
}

/* Where what a block is made of begins: a colour's is all of the unit. */
static const unsigned char *block_at(const unsigned char *unit, size_t block)
{
    static const size_t places[UNIT_BLOCKS] = {
        0, BLOCK_SIDE, (size_t)BLOCK_SIDE * COVER_WIDTH,
        (size_t)BLOCK_SIDE * COVER_WIDTH + BLOCK_SIDE};
    return unit + places[block];
}

static void make_unit(const struct drawing *d, const unsigned char *at,
                      bool striped, struct unit *unit)
{
    bool even = !striped && is_even(at, UNIT);
    for (int i = 0; i < UNIT_BLOCKS; i++) {
        const unsigned char *block = block_at(at, (size_t)i);
        bool alone = !striped && channel_of(i) == 0;
        if (even || (alone && is_even(block, BLOCK_SIDE))) {
            unit->coefficients[i][0] = flat_mean(d, i, block[0]);
            unit->present[i] = 0;
        } else {
            make_block(d, i, block, unit);
        }
    }
}

static void put_unit(struct drawing *d, const struct unit *unit)
{
    for (int i = 0; i < UNIT_BLOCKS; i++) {
        int channel = channel_of(i), mean = unit->coefficients[i][0];
        coder_put_block(&d->coder, &d->means[channel > 0],
                        &d->others[channel > 0], mean - d->before[channel],
                        unit->coefficients[i], unit->present[i]);
        d->before[channel] = mean;
    }
}

/* Units `from` to `end` of the row, which are all alike, as there are no
 * letters. But for the first, one without stripes has a bit for no step and one
 * for its end in each block. */
static void put_plain(struct drawing *d, size_t from, size_t end, bool striped)
{
    struct unit unit;
    if (from == end)
        return;
    make_unit(d, d->coverage + from * UNIT, striped, &unit);
    put_unit(d, &unit);
    for (size_t i = from + 1; i < end; i++) {
        if (striped)
            put_unit(d, &unit);
        else
            coder_put(&d->coder, 0, 2 * UNIT_BLOCKS);
    }
}

static void put_lettered(struct drawing *d, size_t from, size_t end,
                         bool striped)
{
    struct unit unit;
    for (size_t i = from; i < end; i++) {
        make_unit(d, d->coverage + i * UNIT, striped, &unit);
        put_unit(d, &unit);
    }
    for (size_t y = 0; y < UNIT; y++)
        memset(d->coverage + y * COVER_WIDTH + from * UNIT, 0,
               (end - from) * UNIT);
}

/* What the rows of units from row `y` on are drawn in; most are as the one
 * before. */
static void set_shades(struct drawing *d, int y, uint32_t letters)
{
    const uint32_t *grounds = d->grounds + y;
    bool same = y > 0 && letters == d->letters &&
                memcmp(grounds, grounds - UNIT, UNIT * sizeof *grounds) == 0;
    d->letters = letters;
    for (int i = 0; !same && i < UNIT; i++) {
        for (int block = 0; block < UNIT_BLOCKS; block++)
            set_shade(d, block, i, grounds[i], letters);
    }
}

static bool is_striped(const uint32_t *grounds)
{
    return memcmp(grounds, grounds + 1, (UNIT - 1) * sizeof *grounds) != 0;
}

static void write_units(struct drawing *d, int y)
{
    uint32_t letters = 0;
    bool striped = is_striped(d->grounds + y);
    struct columns drawn =
        raster_coverage(d->raster, y, UNIT, d->coverage, &letters);
    set_shades(d, y, letters);
    size_t from = (size_t)drawn.left / UNIT;
    size_t end = ((size_t)drawn.right + UNIT - 1) / UNIT;
    put_plain(d, 0, from, striped);
    put_lettered(d, from, end, striped);
    put_plain(d, end, ACROSS, striped);
}

static void encode(struct drawing *d)
{
    static const char end_of_image[] = {'\xFF', '\xD9'}; /* B.1.1.3 */
    memset(d->before, 0, sizeof d->before);
    for (int y = 0; y < raster_height(d->raster); y += UNIT)
        write_units(d, y);
    coder_end(&d->coder);
    buf_add(&d->coder.buf, (struct str){end_of_image, sizeof end_of_image});
}

/* The page's height is one of whole units. */
static void draw(struct drawing *d)
{
    struct arena *arena = d->coder.buf.arena;
    size_t rows = (size_t)raster_height(d->raster);
    d->coverage = arena_array(arena, UNIT, COVER_WIDTH);
    d->grounds = ARENA_ARRAY(arena, rows, uint32_t);
    raster_grounds(d->raster, d->grounds);
    for (size_t i = 0; i < sizeof qualities / sizeof qualities[0]; i++) {
        d->coder.buf.n = 0;
        open_file(d, qualities[i]);
        encode(d);
        jpeg_destroy_compress(&d->info);
        if (d->coder.buf.n < COVER_BYTES)
            return;
    }
}

bool draw_cover(const struct book *book, struct arena *arena,
                struct cover_picture *cover, struct anban_error *err)
{
    struct drawing *d = ARENA_NEW(arena, struct drawing);
    d->coder.buf.arena = arena;
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
                                             .bytes = buf_str(&d->coder.buf)}};
    return true;
}
