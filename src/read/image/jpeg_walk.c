/* SPDX-License-Identifier: MIT */
/*
 * A JPEG file by its markers, from the start to the end, without decoding a
 * pixel (ITU-T T.81, annex B): its size and colours, what EXIF and ICC segments
 * say, and whether the file is whole and of the kinds which every reader takes.
 *
 * What does not show is left out of a file that goes into an edition: where and
 * by whom the picture was taken, comments, smaller and further pictures in it,
 * and what stands behind its end. It is nobody's wish to publish that, and no
 * reader of an edition should have to parse it. Not a bit of the picture itself
 * changes.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "read/image/image.h"

enum marker {
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP0 = 0xE0,
    APP1 = 0xE1,
    APP2 = 0xE2,
    APP14 = 0xEE,
    APP15 = 0xEF,
    COM = 0xFE,
    TEM = 0x01
};

enum {
    START = 2,            /* behind SOI */
    SCANS_MAX = 200,      /* encoders write a dozen; each costs a full pass */
    PIXELS_OF_BYTE = 512, /* a block of 64 takes a bit at least, with Huffman */
    PROFILE_MAX = 4 << 20 /* the largest profiles in use have 2 MB */
};

struct walker {
    struct arena *arena;
    struct picture *picture;
    struct str bytes;
    size_t at;
    bool sifting;
    struct sieve sieve; /* of the bytes, when sifting */
    int frame;          /* the marker of its SOF; 0: none yet */
    int precision, scans;
    size_t packed; /* bytes of the scans */
    bool jfif, adobe, whole;
    unsigned char ids[4], sampling[4];
    struct str exif; /* the first such block; or empty */
    struct buf profile;
    int profile_parts;
    const char *problem;
};

static unsigned byte_at(struct str bytes, size_t i)
{
    return i < bytes.n ? (unsigned char)bytes.s[i] : 0;
}

static unsigned word_at(struct str bytes, size_t i)
{
    return byte_at(bytes, i) << 8 | byte_at(bytes, i + 1);
}

static void take_frame(struct walker *w, int marker, struct str body)
{
    struct picture *p = w->picture;
    if (w->frame)
        w->problem = N_("is a damaged JPEG file; save it anew");
    w->frame = marker;
    w->precision = (int)byte_at(body, 0);
    p->height = (int)word_at(body, 1);
    p->width = (int)word_at(body, 3);
    p->components = (int)byte_at(body, 5);
    for (size_t i = 0; i < 4; i++) {
        w->ids[i] = (unsigned char)byte_at(body, 6 + i * 3);
        w->sampling[i] = (unsigned char)byte_at(body, 7 + i * 3);
    }
    p->full_chroma =
        p->components == 4 || memcmp(w->sampling, w->sampling + 1, 2) == 0;
}

/* Parts come in order; one that does not makes the profile useless. */
static void take_profile(struct walker *w, struct str body)
{
    static const struct str mark = STR_INIT("ICC_PROFILE\0");
    if (!str_starts(body, mark) || w->profile.n > PROFILE_MAX)
        return;
    if (byte_at(body, mark.n) == (unsigned)w->profile_parts + 1)
        buf_add(&w->profile, str_slice(body, mark.n + 2, body.n));
    w->profile_parts++;
}

static void take_segment(struct walker *w, int marker, struct str body)
{
    if (marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG &&
        marker != DAC)
        take_frame(w, marker, body);
    else if (marker == APP0 && str_starts(body, STR("JFIF")))
        w->jfif = true;
    else if (marker == APP1 && str_starts(body, STR("Exif\0")) && !w->exif.n)
        w->exif = body;
    else if (marker == APP2)
        take_profile(w, body);
    else if (marker == APP14 && str_starts(body, STR("Adobe")))
        w->adobe = true;
}

/* The marks of segments that tell of colours, and the bytes of these that do:
 * of JFIF without its thumbnail (ITU-T T.871, 10.1), of Adobe's flags (ISO
 * 10918-6, 6.5.3); of a profile all. */
static const struct telling {
    int marker;
    struct str mark;
    size_t size;
} telling[] = {
    {APP0, STR_INIT("JFIF\0"), 14},
    {APP2, STR_INIT("ICC_PROFILE\0"), 65535},
    {APP14, STR_INIT("Adobe"), 12},
};

/* The first `n` bytes of a segment as one of their own; JFIF's end in the size
 * of its thumbnail, which is none then. */
static void put_short(struct walker *w, int marker, struct str body, size_t n)
{
    char head[] = {(char)0xFF, (char)marker, 0, (char)(n + 2)};
    size_t size = marker == APP0 ? 2 : 0;
    sieve_put(&w->sieve, (struct str){head, sizeof head});
    sieve_put(&w->sieve, str_slice(body, 0, n - size));
    sieve_put(&w->sieve, (struct str){"\0", size});
}

/* The segment from `start` up to w->at, whose marker is the file's own affair
 * or an encoder's: of the latter what tells of colours stays. */
static void sift_segment(struct walker *w, int marker, size_t start)
{
    struct str body = str_slice(w->bytes, start + 4, w->at);
    if (!w->sifting || (marker != COM && (marker < APP0 || marker > APP15)))
        return;
    for (size_t i = 0; i < sizeof telling / sizeof telling[0]; i++) {
        const struct telling *t = &telling[i];
        if (marker != t->marker || !str_starts(body, t->mark))
            continue;
        if (body.n > t->size) {
            sieve_drop(&w->sieve, start, w->at);
            put_short(w, marker, body, t->size);
        }
        return;
    }
    sieve_drop(&w->sieve, start, w->at);
}

/* Over the bits of a scan: to the next marker which is no restart. */
static void skip_scan(struct walker *w)
{
    while (w->at < w->bytes.n) {
        const char *mark = memchr(w->bytes.s + w->at, 0xFF, w->bytes.n - w->at);
        w->at = mark ? (size_t)(mark - w->bytes.s) : w->bytes.n;
        unsigned next = byte_at(w->bytes, w->at + 1);
        bool within = next == 0 || (next >= RST0 && next <= RST7);
        if (!within)
            return;
        w->at += 2;
    }
}

/* The marker at w->at, or -1 at the end. What stands between segments and is
 * no marker is passed over, as decoders do. */
static int next_marker(struct walker *w)
{
    while (w->at + 1 < w->bytes.n) {
        unsigned next = byte_at(w->bytes, w->at + 1);
        bool is = byte_at(w->bytes, w->at) == 0xFF && next != 0 && next != 0xFF;
        w->at += is ? 2 : 1;
        if (is)
            return (int)next;
    }
    return -1;
}

static bool stands_alone(int marker)
{
    return marker == TEM || (marker >= RST0 && marker <= SOI);
}

/* False at the end, whole or not. */
static bool step(struct walker *w)
{
    size_t before = w->at;
    int marker = next_marker(w);
    if (marker < 0 || w->problem)
        return false;
    size_t start = w->at - 2;
    if (w->sifting && before < start)
        sieve_drop(&w->sieve, before, start);
    if (marker == EOI) {
        w->whole = w->scans > 0;
        return false;
    }
    if (stands_alone(marker))
        return true;
    size_t length = word_at(w->bytes, w->at);
    if (length < 2 || length > w->bytes.n - w->at)
        return false;
    take_segment(w, marker, str_slice(w->bytes, w->at + 2, w->at + length));
    w->at += length;
    sift_segment(w, marker, start);
    if (marker == SOS) {
        if (++w->scans > SCANS_MAX)
            w->problem = N_("is a JPEG file in too many scans; save it anew");
        size_t begin = w->at;
        skip_scan(w);
        w->packed += w->at - begin;
    }
    return true;
}

/* PDF and e-readers take Huffman-coded files of 8 bits in grey or YCbCr.
 * Without a word by JFIF or Adobe, decoders guess at RGB by the names of the
 * components, and not all alike. */
static bool is_plain(const struct walker *w)
{
    const struct picture *p = w->picture;
    bool named_rgb = !w->jfif && !w->adobe && memcmp(w->ids, "RGB", 3) == 0;
    return w->whole && w->precision == 8 && w->frame <= SOF2 &&
           (p->components == 1 || (p->components == 3 && !named_rgb)) &&
           p->turn == 1 && p->profile.n == 0;
}

/* Each scan after the first takes a quarter of what the first does. */
static const char *check_frame(const struct walker *w)
{
    struct picture *p = w->picture;
    if (w->problem)
        return w->problem;
    if (!w->frame || !w->scans)
        return N_("is a JPEG file that was cut off before its picture; copy it "
                  "anew");
    if (p->width == 0 || p->height == 0)
        return N_("is a JPEG file that does not tell its size; save it anew");
    if (p->components != 1 && p->components != 3 && p->components != 4)
        return N_("is a JPEG file of unknown colours; save it anew");
    const char *problem = image_problem(w->arena, p, p->width, p->height,
                                        4 + (unsigned)(w->scans - 1));
    if (!problem && w->frame <= SOF2)
        problem = image_cut_problem(w->packed, PIXELS_OF_BYTE,
                                    (uint64_t)p->width * (uint64_t)p->height);
    return problem;
}

const char *jpeg_walk(struct arena *arena, struct picture *picture, bool *whole)
{
    struct walker w = {.arena = arena,
                       .picture = picture,
                       .bytes = picture->bytes,
                       .at = START,
                       .profile = {.arena = arena}};
    bool more = true;
    while (more)
        more = step(&w);
    picture->inverted = w.adobe;
    const char *problem = check_frame(&w);
    if (problem)
        return problem;
    picture->turn = exif_turn(w.exif);
    struct str profile = buf_str(&w.profile);
    if (profile.n && colour_differs(arena, profile, picture->components))
        picture->profile = profile;
    picture->plain = is_plain(&w);
    *whole = w.whole;
    return NULL;
}

struct str jpeg_sifted(struct arena *arena, struct str bytes)
{
    struct picture scratch = {.bytes = bytes};
    struct walker w = {.arena = arena,
                       .picture = &scratch,
                       .bytes = bytes,
                       .at = START,
                       .sifting = true,
                       .sieve = {.file = bytes, .kept = {.arena = arena}},
                       .profile = {.arena = arena}};
    bool more = true;
    while (more)
        more = step(&w);
    return w.whole ? sieve_rest(&w.sieve, w.at) : bytes;
}
