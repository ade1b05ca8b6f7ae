/* SPDX-License-Identifier: MIT */
/*
 * JPEG by libjpeg. Its errors and a full memory come out at one place, the
 * trap of the function that holds the library's struct. A file that ends too
 * early is decoded as far as it goes. Decoding to a smaller size lets the
 * library leave frequencies out that would not be seen, in eighths; the intake
 * does the rest.
 */
#include <stdio.h>

#include <jpeglib.h>
#include <jerror.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "read/image/image.h"

struct jpeg_reading {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors; /* info.err points here */
    struct jpeg_source_mgr source;
    struct arena_trap trap;
    struct arena *arena;
    bool refused, no_memory;
    bool cut;     /* the file ended before its picture */
    int cut_part; /* of a thousand which had come by then */
    struct intake *intake;
};

/* The jump lands where a full memory lands too; `refused` tells them apart. */
static void leave(j_common_ptr info)
{
    struct jpeg_reading *r = info->client_data;
    r->no_memory = info->err->msg_code == JERR_OUT_OF_MEMORY;
    r->refused = true;
    longjmp(r->trap.env, 1);
}

static void say_nothing(j_common_ptr info)
{
    (void)info;
}

static void start_source(j_decompress_ptr info)
{
    (void)info;
}

/* How much of the picture had come: of one scan by its rows; of several all,
 * as soon as the first one gave everything its colour. */
static int part_read(const struct jpeg_decompress_struct *info)
{
    if (info->output_height == 0 || info->total_iMCU_rows == 0)
        return 0;
    if (info->input_scan_number > 1)
        return 1000;
    return (int)(info->input_iMCU_row * 1000ULL / info->total_iMCU_rows);
}

/* The decoder met a marker where it wanted bits, most often the file's end; a
 * file that lacks nothing but its last marker does not come here. */
static void note_message(j_common_ptr common, int level)
{
    struct jpeg_reading *r = common->client_data;
    if (level >= 0 || common->err->msg_code != JWRN_HIT_MARKER || r->cut)
        return;
    r->cut = true;
    r->cut_part = part_read(&r->info);
}

/* At the end of the bytes: the marker that should have stood there. */
static boolean end_source(j_decompress_ptr info)
{
    static const JOCTET end[] = {0xFF, JPEG_EOI};
    info->src->next_input_byte = end;
    info->src->bytes_in_buffer = sizeof end;
    return TRUE;
}

static void skip_source(j_decompress_ptr info, long n)
{
    if (n <= 0)
        return;
    if ((size_t)n > info->src->bytes_in_buffer) {
        end_source(info);
        return;
    }
    info->src->next_input_byte += n;
    info->src->bytes_in_buffer -= (size_t)n;
}

static void open_reading(struct jpeg_reading *r, struct str bytes)
{
    r->info.err = jpeg_std_error(&r->errors);
    r->errors.error_exit = leave;
    r->errors.emit_message = note_message;
    r->info.client_data = r;
    jpeg_create_decompress(&r->info);
    r->source.init_source = start_source;
    r->source.fill_input_buffer = end_source;
    r->source.skip_input_data = skip_source;
    r->source.resync_to_restart = jpeg_resync_to_restart;
    r->source.term_source = start_source;
    r->source.next_input_byte = (const JOCTET *)bytes.s;
    r->source.bytes_in_buffer = bytes.n;
    r->info.src = &r->source;
    jpeg_read_header(&r->info, TRUE);
}

/* Runs `work` on the opened file and closes it, whatever happens. False: the
 * library refused, for another reason than memory. */
static bool with_file(struct jpeg_reading *r, struct str bytes,
                      void (*work)(struct jpeg_reading *, void *),
                      void *argument)
{
    bool caught = ARENA_TRAP(r->arena, r->trap);
    if (!caught) {
        open_reading(r, bytes);
        work(r, argument);
    }
    arena_untrap(r->arena, &r->trap);
    jpeg_destroy_decompress(&r->info);
    if (caught && (!r->refused || r->no_memory))
        arena_fail(r->arena);
    return !r->refused;
}

static void skim_rows(struct jpeg_reading *r)
{
    size_t row =
        (size_t)r->info.output_width * (size_t)r->info.output_components;
    JSAMPROW line = arena_alloc(r->arena, row);
    while (r->info.output_scanline < r->info.output_height)
        jpeg_read_scanlines(&r->info, &line, 1);
}

/* A whole file in one scan is tried up to its first pixels, where missing
 * tables are found; one that was cut short is read as far as it goes. */
static void try_file(struct jpeg_reading *r, void *argument)
{
    const bool *whole = argument;
    if (*whole && jpeg_has_multiple_scans(&r->info))
        return;
    jpeg_start_decompress(&r->info);
    if (!*whole)
        skim_rows(r);
}

static const char *refusal(const struct jpeg_reading *r)
{
    char text[JMSG_LENGTH_MAX];
    r->errors.format_message((j_common_ptr)(void *)&r->info, text);
    return str_printf(r->arena,
                      _("is a JPEG file that cannot be decoded (%s); save it "
                        "anew as JPEG or PNG"),
                      text)
        .s;
}

/* With the end that the file lacks; false: that mends nothing. */
static bool mend_end(struct arena *arena, struct picture *picture)
{
    struct buf buf = {.arena = arena};
    bool whole = false;
    buf_add(&buf, picture->bytes);
    buf_add(&buf, STR("\xFF\xD9"));
    picture->bytes = buf_str(&buf);
    return !jpeg_walk(arena, picture, &whole) && whole;
}

const char *jpeg_probe(struct arena *arena, struct picture *picture)
{
    bool whole = false;
    const char *problem = jpeg_walk(arena, picture, &whole);
    if (problem)
        return problem;
    struct jpeg_reading *r = ARENA_NEW(arena, struct jpeg_reading);
    r->arena = arena;
    if (!with_file(r, picture->bytes, try_file, &whole))
        return refusal(r);
    if (whole || (!r->cut && mend_end(arena, picture)))
        return NULL;
    if (r->cut && r->cut_part < 500)
        return N_("is cut short before its half; copy it anew");
    picture->damage = N_("is cut short; what there is of it is shown, but copy "
                         "it anew");
    return NULL;
}

struct decoding {
    const struct picture *picture;
    const struct colour *colour;
    struct pixels *to;
};

/* The fewest eighths that still give as many pixels as are wanted. */
static void choose_scale(struct jpeg_reading *r, const struct pixels *to)
{
    r->info.scale_denom = 8;
    for (unsigned eighths = 1; eighths <= 8; eighths++) {
        r->info.scale_num = eighths;
        jpeg_calc_output_dimensions(&r->info);
        if (r->info.output_width >= (JDIMENSION)to->width &&
            r->info.output_height >= (JDIMENSION)to->height)
            return;
    }
}

/* Rows after the file's end repeat the last colour known: they are left out. */
static bool is_missing(struct jpeg_reading *r)
{
    return r->cut && !jpeg_has_multiple_scans(&r->info) &&
           r->info.output_scanline * 1000ULL >
               (unsigned long long)r->cut_part * r->info.output_height;
}

static void decode_file(struct jpeg_reading *r, void *argument)
{
    const struct decoding *d = argument;
    int components = d->picture->components;
    r->info.out_color_space = components == 1   ? JCS_GRAYSCALE
                              : components == 3 ? JCS_RGB
                                                : JCS_CMYK;
    choose_scale(r, d->to);
    jpeg_start_decompress(&r->info);
    int width = (int)r->info.output_width;
    int channels = components == 1 ? 1 : 3;
    r->intake = intake_new(r->arena, width, (int)r->info.output_height,
                           channels, d->to);
    JSAMPROW line = arena_array(r->arena, (size_t)width, 4);
    unsigned char *row = arena_array(r->arena, (size_t)width, 4);
    while (r->info.output_scanline < r->info.output_height) {
        jpeg_read_scanlines(&r->info, &line, 1);
        if (is_missing(r))
            break;
        if (d->colour)
            colour_row(d->colour, line, row, width);
        intake_row(r->intake, d->colour ? row : line);
    }
}

bool jpeg_decode(struct arena *arena, const struct picture *picture,
                 const struct colour *colour, struct pixels *to)
{
    struct jpeg_reading *r = ARENA_NEW(arena, struct jpeg_reading);
    struct decoding decoding = {picture, colour, to};
    r->arena = arena;
    bool decoded = with_file(r, picture->bytes, decode_file, &decoding);
    if (!r->intake)
        r->intake = intake_new(arena, to->width, to->height,
                               picture->components == 1 ? 1 : 3, to);
    intake_end(r->intake);
    return decoded;
}

enum { BLOCK = 1 << 16 };

struct jpeg_writing {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr target;
    struct arena_trap trap;
    struct buf buf;
    JOCTET block[BLOCK];
};

static void leave_writing(j_common_ptr info)
{
    struct jpeg_writing *w = info->client_data;
    longjmp(w->trap.env, 1);
}

static void start_block(j_compress_ptr info)
{
    struct jpeg_writing *w = info->client_data;
    w->target.next_output_byte = w->block;
    w->target.free_in_buffer = BLOCK;
}

static boolean put_block(j_compress_ptr info)
{
    struct jpeg_writing *w = info->client_data;
    buf_add(&w->buf, (struct str){(const char *)w->block, BLOCK});
    start_block(info);
    return TRUE;
}

static void put_rest(j_compress_ptr info)
{
    struct jpeg_writing *w = info->client_data;
    buf_add(&w->buf, (struct str){(const char *)w->block,
                                  BLOCK - w->target.free_in_buffer});
}

static void open_writing(struct jpeg_writing *w, const struct pixels *pixels)
{
    bool grey = pixels->channels == 1;
    w->info.err = jpeg_std_error(&w->errors);
    w->errors.error_exit = leave_writing;
    w->errors.output_message = say_nothing;
    w->info.client_data = w;
    jpeg_create_compress(&w->info);
    w->target.init_destination = start_block;
    w->target.empty_output_buffer = put_block;
    w->target.term_destination = put_rest;
    w->info.dest = &w->target;
    w->info.image_width = (JDIMENSION)pixels->width;
    w->info.image_height = (JDIMENSION)pixels->height;
    w->info.input_components = pixels->channels;
    w->info.in_color_space = grey ? JCS_GRAYSCALE : JCS_RGB;
}

static void encode_file(struct jpeg_writing *w, const struct pixels *pixels,
                        int quality, bool full_chroma)
{
    size_t row = (size_t)pixels->width * (size_t)pixels->channels;
    jpeg_set_defaults(&w->info);
    jpeg_set_quality(&w->info, quality, TRUE);
    w->info.optimize_coding = TRUE;
    if (full_chroma && pixels->channels == 3) {
        w->info.comp_info[0].h_samp_factor = 1;
        w->info.comp_info[0].v_samp_factor = 1;
    }
    jpeg_start_compress(&w->info, TRUE);
    while (w->info.next_scanline < w->info.image_height) {
        JSAMPROW line = pixels->at + w->info.next_scanline * row;
        jpeg_write_scanlines(&w->info, &line, 1);
    }
    jpeg_finish_compress(&w->info);
}

/* Encoding fails for want of memory only. */
struct str jpeg_encode(struct arena *arena, const struct pixels *pixels,
                       int quality, bool full_chroma)
{
    struct jpeg_writing *w = ARENA_NEW(arena, struct jpeg_writing);
    w->buf.arena = arena;
    bool full = ARENA_TRAP(arena, w->trap);
    if (!full) {
        open_writing(w, pixels);
        encode_file(w, pixels, quality, full_chroma);
    }
    arena_untrap(arena, &w->trap);
    jpeg_destroy_compress(&w->info);
    if (full)
        arena_fail(arena);
    return buf_str(&w->buf);
}
