/* SPDX-License-Identifier: MIT */
/*
 * PNG by libpng, of every colour type, depth and interlacing, to 8 bits of
 * grey or RGB with or without alpha. The library takes its memory from an
 * arena, so that there is nothing to release when it gives up; its errors jump
 * back to the function that runs it.
 *
 * gAMA is undone here with all of the sample's bits, towards the exponent that
 * PNG takes for sRGB's (ISO 15948, 13.13); with primaries of its own a file
 * has a profile made of both.
 */
#include <setjmp.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/png_out.h"
#include "read/image/image.h"

struct png_reading {
    png_structp png;
    png_infop info;
    jmp_buf env;
    struct arena *arena;
    struct str rest;       /* of the file */
    bool cut, bad_sum;     /* the file's end, a wrong checksum was met */
    const char *message;   /* why the library gave up */
    int pass, row, passes; /* where it stands */
    struct intake *intake;
};

static void leave(png_structp png, png_const_charp message)
{
    struct png_reading *r = png_get_error_ptr(png);
    r->message = arena_copy(r->arena, message, strlen(message));
    longjmp(r->env, 1);
}

static void note_warning(png_structp png, png_const_charp message)
{
    struct png_reading *r = png_get_error_ptr(png);
    r->bad_sum = r->bad_sum || strstr(message, "CRC") != NULL;
}

static void give_bytes(png_structp png, png_bytep to, size_t n)
{
    struct png_reading *r = png_get_io_ptr(png);
    if (n > r->rest.n) {
        r->cut = true;
        png_error(png, N_("the file ends too early"));
    }
    memcpy(to, r->rest.s, n);
    r->rest = str_slice(r->rest, n, r->rest.n);
}

/* The largest profiles in use have 2 MB, and packed they are what a short chunk
 * may claim to be much more than. */
enum { UNPACKED_MAX = 8000000 };

static void open_reading(struct png_reading *r, struct str bytes)
{
    r->rest = bytes;
    r->png =
        png_create_read_struct_2(PNG_LIBPNG_VER_STRING, r, leave, note_warning,
                                 r->arena, png_take_memory, png_leave_memory);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info)
        arena_fail(r->arena);
    png_set_read_fn(r->png, r, give_bytes);
    png_set_user_limits(r->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    png_set_chunk_malloc_max(r->png, UNPACKED_MAX);
    png_read_info(r->png, r->info);
}

/* The other curve than sRGB's that the file tells; 0: none. */
static double own_gamma(const struct png_reading *r)
{
    double gamma;
    int intent;
    if (png_get_sRGB(r->png, r->info, &intent) ||
        png_get_valid(r->png, r->info, PNG_INFO_iCCP) ||
        !png_get_gAMA(r->png, r->info, &gamma) || gamma <= 0)
        return 0;
    return gamma;
}

/* As far as primaries may stray that were rounded: a few thousandths. */
static bool has_own_primaries(const double xy[8])
{
    static const double srgb[8] = {0.3127, 0.3290, 0.64, 0.33,
                                   0.30,   0.60,   0.15, 0.06};
    for (int i = 0; i < 8; i++) {
        double off = xy[i] - srgb[i];
        if (off > 0.005 || off < -0.005)
            return true;
    }
    return false;
}

static struct str profile_of(const struct png_reading *r, bool grey)
{
    png_charp name;
    png_bytep bytes;
    png_uint_32 n;
    int method;
    double xy[8], gamma = own_gamma(r);
    if (png_get_iCCP(r->png, r->info, &name, &method, &bytes, &n))
        return (struct str){(const char *)bytes, n};
    if (gamma > 0 && !grey &&
        png_get_cHRM(r->png, r->info, &xy[0], &xy[1], &xy[2], &xy[3], &xy[4],
                     &xy[5], &xy[6], &xy[7]) &&
        has_own_primaries(xy))
        return colour_profile(r->arena, xy, 1 / gamma);
    return STR("");
}

/* Five in a hundred are seen by nobody; libpng has the same threshold. */
static bool gamma_matters(double gamma)
{
    double product = gamma * 2.2;
    return gamma > 0 && (product > 1.05 || product < 0.95);
}

/* Everything to 8 bits. `curve`: gAMA is undone here, not by a profile. */
static void set_transforms(struct png_reading *r, bool curve)
{
    double gamma = own_gamma(r);
    png_set_expand(r->png);
    if (curve && gamma_matters(gamma))
        png_set_gamma(r->png, 2.2, gamma);
    png_set_scale_16(r->png);
    r->passes = png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
}

static void skim_rows(struct png_reading *r, int height)
{
    size_t size = png_get_rowbytes(r->png, r->info);
    png_bytep row = arena_alloc(r->arena, size);
    for (r->pass = 0; r->pass < r->passes; r->pass++) {
        for (r->row = 0; r->row < height; r->row++)
            png_read_row(r->png, row, NULL);
    }
    png_read_end(r->png, r->info);
}

/* A profile which lies in the arena of the library goes to the document's. */
static void describe(struct png_reading *r, struct arena *arena,
                     struct picture *picture)
{
    bool grey = !(png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_COLOR);
    struct str profile = profile_of(r, grey);
    picture->components = grey ? 1 : 3;
    if (profile.n && colour_differs(r->arena, profile, picture->components))
        picture->profile = str_copy(arena, profile);
    picture->plain =
        picture->profile.n == 0 && (profile.n || !gamma_matters(own_gamma(r)));
}

/* Interlaced, the last of seven passes brings the second half. */
static const char *judge(struct png_reading *r, struct arena *arena,
                         struct picture *picture)
{
    bool half = r->passes > 1 ? r->pass >= 6
                              : r->pass > 0 || r->row * 2 >= picture->height;
    if (!half || r->passes == 0)
        return str_printf(arena, _("is a damaged PNG file (%s); save it anew"),
                          _(r->message))
            .s;
    picture->plain = false;
    picture->damage =
        r->cut
            ? N_("is cut short; what there is of it is shown, but copy it anew")
            : N_("is damaged; what there is of it is shown, but save it anew");
    return NULL;
}

/* Rows are of whole bytes; DEFLATE packs no more than 1032 into one. */
static const char *check_size(const struct png_reading *r, struct arena *arena,
                              struct picture *picture, size_t packed)
{
    enum { TIMES = 1032, QUARTERS = 4, BITS = 8 };
    unsigned passes =
        png_get_interlace_type(r->png, r->info) == PNG_INTERLACE_NONE ? 1 : 2;
    unsigned bits = (unsigned)png_get_bit_depth(r->png, r->info) *
                    png_get_channels(r->png, r->info);
    unsigned bytes = (bits + BITS - 1) / BITS;
    const char *problem =
        image_problem(arena, picture, picture->width, picture->height,
                      bytes * passes * QUARTERS);
    return problem ? problem
                   : image_cut_problem(packed, TIMES,
                                       (uint64_t)picture->height *
                                           png_get_rowbytes(r->png, r->info));
}

const char *png_probe(struct arena *arena, struct arena *work,
                      struct picture *picture)
{
    struct png_reading *r = ARENA_NEW(work, struct png_reading);
    struct png_sifted sifted = png_sift(arena, picture->bytes);
    const char *problem;
    r->arena = work;
    picture->bytes = sifted.file;
    picture->turn = sifted.turn;
    if (setjmp(r->env))
        return judge(r, arena, picture);
    open_reading(r, picture->bytes);
    picture->width = (int)png_get_image_width(r->png, r->info);
    picture->height = (int)png_get_image_height(r->png, r->info);
    problem = check_size(r, arena, picture, sifted.packed);
    if (problem)
        return problem;
    describe(r, arena, picture);
    set_transforms(r, picture->profile.n == 0);
    picture->alpha = png_get_channels(r->png, r->info) % 2 == 0;
    skim_rows(r, picture->height);
    picture->plain = picture->plain && picture->turn == 1 && !r->bad_sum;
    return NULL;
}

static void take_row(const struct png_reading *r, const struct colour *colour,
                     unsigned char *row, int width)
{
    if (colour)
        colour_row(colour, row, row, width);
    intake_row(r->intake, row);
}

static void decode_rows(struct png_reading *r, const struct picture *picture,
                        const struct colour *colour)
{
    png_bytep row = arena_alloc(r->arena, png_get_rowbytes(r->png, r->info));
    for (r->row = 0; r->row < picture->height; r->row++) {
        png_read_row(r->png, row, NULL);
        take_row(r, colour, row, picture->width);
    }
}

/* Every pass but the last fills what later ones would bring. */
static void decode_passes(struct png_reading *r, png_bytep rows,
                          const struct picture *picture)
{
    size_t size = png_get_rowbytes(r->png, r->info);
    for (r->pass = 0; r->pass < r->passes; r->pass++) {
        for (r->row = 0; r->row < picture->height; r->row++)
            png_read_row(r->png, NULL, rows + (size_t)r->row * size);
    }
}

/* Where the library's jumps end: false if it gave up. */
static bool start_decoding(struct png_reading *r, const struct picture *picture)
{
    if (setjmp(r->env))
        return false;
    open_reading(r, picture->bytes);
    set_transforms(r, picture->profile.n == 0);
    return true;
}

static bool finish_rows(struct png_reading *r, const struct picture *picture,
                        const struct colour *colour)
{
    if (setjmp(r->env))
        return false;
    decode_rows(r, picture, colour);
    return true;
}

static bool finish_passes(struct png_reading *r, const struct picture *picture,
                          png_bytep rows)
{
    if (setjmp(r->env))
        return false;
    decode_passes(r, rows, picture);
    return true;
}

bool png_decode(struct arena *arena, const struct picture *picture,
                const struct colour *colour, struct pixels *to)
{
    struct png_reading *r = ARENA_NEW(arena, struct png_reading);
    bool decoded = false;
    r->arena = arena;
    bool started = start_decoding(r, picture);
    int channels = started ? png_get_channels(r->png, r->info) : 1;
    r->intake =
        intake_new(arena, picture->width, picture->height, channels, to);
    if (started && r->passes > 1) {
        size_t size = png_get_rowbytes(r->png, r->info);
        png_bytep rows = arena_array(arena, (size_t)picture->height, size);
        decoded = finish_passes(r, picture, rows);
        for (int y = 0; y < picture->height; y++)
            take_row(r, colour, rows + (size_t)y * size, picture->width);
    } else if (started) {
        decoded = finish_rows(r, picture, colour);
    }
    intake_end(r->intake);
    return decoded;
}

/* ---- Writing ---- */

struct png_writing {
    struct png_out out;
    const struct pixels *pixels;
    struct palette palette;
};

static int palette_depth(int colours)
{
    return colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8;
}

/* All of its colours are greys, and none is translucent. */
static bool is_grey(const struct palette *palette)
{
    for (int i = 0; i < palette->count; i++) {
        uint32_t c = palette->colours[i];
        if (c >> 24 != 255 || (c >> 16 & 255) != (c & 255) ||
            (c >> 8 & 255) != (c & 255))
            return false;
    }
    return true;
}

static void set_palette(struct png_writing *w)
{
    png_color colours[256] = {{0}};
    png_byte alpha[256] = {0};
    int translucent = 0;
    for (int i = 0; i < w->palette.count; i++) {
        uint32_t c = w->palette.colours[i];
        colours[i] =
            (png_color){(png_byte)(c >> 16), (png_byte)(c >> 8), (png_byte)c};
        alpha[i] = (png_byte)(c >> 24);
        if (alpha[i] != 255)
            translucent = i + 1;
    }
    png_set_PLTE(w->out.png, w->out.info, colours, w->palette.count);
    if (translucent)
        png_set_tRNS(w->out.png, w->out.info, alpha, translucent, NULL);
}

static void write_header(struct png_writing *w, int depth, int type)
{
    png_set_IHDR(w->out.png, w->out.info, (png_uint_32)w->pixels->width,
                 (png_uint_32)w->pixels->height, depth, type,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (type == PNG_COLOR_TYPE_PALETTE)
        set_palette(w);
    png_write_info(w->out.png, w->out.info);
}

static void write_plain(struct png_writing *w)
{
    static const int types[] = {0, PNG_COLOR_TYPE_GRAY,
                                PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                                PNG_COLOR_TYPE_RGB_ALPHA};
    const struct pixels *p = w->pixels;
    size_t size = (size_t)p->width * (size_t)p->channels;
    write_header(w, 8, types[p->channels]);
    for (int y = 0; y < p->height; y++)
        png_write_row(w->out.png, p->at + (size_t)y * size);
}

/* Greys are written as such from 8 bits on, where no palette is shorter. */
static void write_few(struct png_writing *w, unsigned char *row)
{
    const struct pixels *p = w->pixels;
    int depth = palette_depth(w->palette.count);
    bool grey = depth == 8 && is_grey(&w->palette);
    write_header(w, depth, grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_PALETTE);
    png_set_packing(w->out.png);
    for (size_t y = 0, at = 0; y < (size_t)p->height; y++) {
        for (int x = 0; x < p->width; x++, at++) {
            uint32_t colour = pixel_colour(p, at);
            row[x] = (unsigned char)(grey ? (int)(colour & 255)
                                          : palette_index(&w->palette, colour));
        }
        png_write_row(w->out.png, row);
    }
}

struct str png_encode(struct arena *arena, const struct pixels *pixels)
{
    enum { LEVEL = 6, COLOURS = 256 };
    struct png_writing *w = ARENA_NEW(arena, struct png_writing);
    struct buf buf = {.arena = arena};
    *w = (struct png_writing){.pixels = pixels};
    palette_new(arena, pixels, COLOURS, &w->palette);
    png_out_open(&w->out, &buf, LEVEL);
    if (w->palette.count <= COLOURS)
        write_few(w, arena_alloc(arena, (size_t)pixels->width));
    else
        write_plain(w);
    png_write_end(w->out.png, NULL);
    return buf_str(&buf);
}
