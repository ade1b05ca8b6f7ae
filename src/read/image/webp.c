/* SPDX-License-Identifier: MIT */
/*
 * WebP by libwebp, as far as the file goes. The container (a RIFF file of
 * chunks: developers.google.com/speed/webp/docs/riff_container) is read here
 * for what lies beside the pixels, a colour profile and EXIF data, and for the
 * first frame of a moving picture, which is decoded as a file of its own.
 */
#include <string.h>

#include <webp/decode.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "read/image/image.h"

/* Quarters of a byte a pixel: it is written anew, and decoded once more. */
enum { WORK = 12 };

struct chunk {
    struct str name, body;
};

static uint32_t little(struct str bytes, size_t at, size_t n)
{
    uint32_t value = 0;
    for (size_t i = n; i-- > 0;)
        value = value << 8 |
                (at + i < bytes.n ? (unsigned char)bytes.s[at + i] : 0);
    return value;
}

/* The first chunk of *rest, which is moved behind it; bodies are padded to an
 * even length, and one that the file cuts short is shorter. */
static bool next_chunk(struct str *rest, struct chunk *chunk)
{
    if (rest->n < 8)
        return false;
    size_t size = little(*rest, 4, 4);
    chunk->name = str_slice(*rest, 0, 4);
    chunk->body = str_slice(*rest, 8, 8 + size);
    *rest = str_slice(*rest, 8 + size + (size & 1), rest->n);
    return true;
}

static struct str chunk_named(struct str chunks, struct str name)
{
    struct chunk chunk;
    while (next_chunk(&chunks, &chunk)) {
        if (str_eq(chunk.name, name))
            return chunk.body;
    }
    return STR("");
}

static void add_little(struct buf *buf, size_t value, int n)
{
    for (int i = 0; i < n; i++)
        buf_add_char(buf, (char)(value >> (8 * i) & 255));
}

static void add_chunk(struct buf *buf, struct str name, struct str body)
{
    buf_add(buf, name);
    add_little(buf, body.n, 4);
    buf_add(buf, body);
    if (body.n & 1)
        buf_add_char(buf, '\0');
}

/* A file of what an ANMF chunk holds behind its 16 bytes of place and time. */
static struct str file_of_frame(struct arena *arena, struct str frame)
{
    static const struct str names[] = {STR_INIT("ALPH"), STR_INIT("VP8 "),
                                       STR_INIT("VP8L")};
    enum { HAS_ALPHA = 0x10 };
    struct buf chunks = {.arena = arena}, file = {.arena = arena};
    struct str inside = str_slice(frame, 16, frame.n);
    struct str body[3];
    for (size_t i = 0; i < 3; i++)
        body[i] = chunk_named(inside, names[i]);
    if (body[0].n) {
        buf_add(&chunks, STR("VP8X"));
        add_little(&chunks, 10, 4);
        add_little(&chunks, HAS_ALPHA, 4);
        buf_add(&chunks, str_slice(frame, 6, 12)); /* its size */
    }
    for (size_t i = 0; i < 3; i++) {
        if (body[i].n)
            add_chunk(&chunks, names[i], body[i]);
    }
    buf_add(&file, STR("RIFF"));
    add_little(&file, chunks.n + 4, 4);
    buf_add(&file, STR("WEBP"));
    buf_add(&file, buf_str(&chunks));
    return buf_str(&file);
}

/* As far as a broken file goes: the rows that could be decoded. */
static int decode_part(struct str file, const struct pixels *to)
{
    int stride = to->width * to->channels, rows = 0;
    size_t size = (size_t)stride * (size_t)to->height;
    WebPIDecoder *decoder = WebPINewRGB(
        to->channels == 4 ? MODE_RGBA : MODE_RGB, to->at, size, stride);
    if (!decoder)
        return -1;
    WebPIUpdate(decoder, (const uint8_t *)file.s, file.n);
    if (!WebPIDecGetRGB(decoder, &rows, NULL, NULL, NULL))
        rows = 0;
    WebPIDelete(decoder);
    return rows;
}

/* The rows that could be decoded into the caller's buffer; -1: no memory. */
static int decode_rows(struct str file, const struct pixels *to)
{
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config))
        return 0;
    config.output.colorspace = to->channels == 4 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = to->at;
    config.output.u.RGBA.stride = to->width * to->channels;
    config.output.u.RGBA.size =
        (size_t)config.output.u.RGBA.stride * (size_t)to->height;
    switch (WebPDecode((const uint8_t *)file.s, file.n, &config)) {
    case VP8_STATUS_OK:
        return to->height;
    case VP8_STATUS_OUT_OF_MEMORY:
        return -1;
    default:
        return decode_part(file, to);
    }
}

static const char *judge(struct picture *picture, int rows, int height)
{
    if (rows * 2 < height)
        return N_("is a damaged WebP file; save it anew as JPEG or PNG");
    if (rows < height)
        picture->damage = N_("is cut short; what there is of it is shown, but "
                             "copy it anew");
    return NULL;
}

/* A canvas so much larger than what stands on it shows nothing else: a file of
 * a few bytes names as many pixels as it likes. */
static bool is_lost_on_canvas(const struct pixels *frame, int width, int height)
{
    enum { CANVAS_MAX = 64 }; /* times the frame */
    return (int64_t)width * height / CANVAS_MAX >
           (int64_t)frame->width * frame->height;
}

/* A frame smaller than the moving picture's first, on its transparent canvas.
 */
static void place(struct arena *arena, struct pixels *frame, struct str head,
                  int width, int height)
{
    struct pixels whole = {width, height, 4, NULL};
    int left = (int)little(head, 0, 3) * 2, top = (int)little(head, 3, 3) * 2;
    if ((width == frame->width && height == frame->height) ||
        is_lost_on_canvas(frame, width, height))
        return;
    whole.at = arena_array(arena, (size_t)height, (size_t)width * 4);
    for (int y = 0; y < frame->height && y + top < height; y++) {
        for (int x = 0; x < frame->width && x + left < width; x++) {
            unsigned char *to =
                whole.at +
                ((size_t)(y + top) * (size_t)width + (size_t)(x + left)) * 4;
            const unsigned char *from =
                frame->at + ((size_t)y * (size_t)frame->width + (size_t)x) *
                                (size_t)frame->channels;
            to[3] = 255;
            memcpy(to, from, (size_t)frame->channels);
        }
    }
    *frame = whole;
}

static const char *read_frame(struct arena *arena, struct picture *picture,
                              struct str file, struct pixels *to, bool *lossy)
{
    WebPBitstreamFeatures features;
    if (WebPGetFeatures((const uint8_t *)file.s, file.n, &features) !=
        VP8_STATUS_OK)
        return N_("is a damaged WebP file; save it anew as JPEG or PNG");
    const char *problem =
        image_problem(arena, picture, features.width, features.height, WORK);
    if (problem)
        return problem;
    *lossy = features.format == 1;
    *to = (struct pixels){features.width, features.height,
                          features.has_alpha ? 4 : 3, NULL};
    size_t row = (size_t)to->width * (size_t)to->channels;
    to->at = arena_array(arena, (size_t)to->height, row);
    int rows = decode_rows(file, to);
    if (rows < 0)
        arena_fail(arena);
    memset(to->at + (size_t)rows * row, to->channels == 4 ? 0 : 255,
           (size_t)(to->height - rows) * row);
    return judge(picture, rows, to->height);
}

const char *webp_read(struct arena *arena, struct picture *picture,
                      struct pixels *to, bool *lossy)
{
    struct str chunks = str_slice(picture->bytes, 12, picture->bytes.n);
    struct str head = chunk_named(chunks, STR("VP8X"));
    struct str frame = chunk_named(chunks, STR("ANMF"));
    struct str exif = chunk_named(chunks, STR("EXIF"));
    struct str profile = chunk_named(chunks, STR("ICCP"));
    struct str file = picture->bytes;
    int width = (int)little(head, 4, 3) + 1;
    int height = (int)little(head, 7, 3) + 1;
    picture->components = 3;
    picture->turn = exif_turn(exif);
    if (profile.n && colour_differs(arena, profile, 3))
        picture->profile = profile;
    if (!frame.n)
        return read_frame(arena, picture, file, to, lossy);
    const char *problem = image_problem(arena, picture, width, height, WORK);
    if (problem)
        return problem;
    file = file_of_frame(arena, frame);
    problem = read_frame(arena, picture, file, to, lossy);
    if (!problem)
        place(arena, to, frame, width, height);
    return problem;
}
