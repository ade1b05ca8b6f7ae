/* SPDX-License-Identifier: MIT */
/*
 * What the files of the image loader share. A source named in the text becomes
 * bytes (source.c, file.c); the bytes are told apart by content
 * (kind.c) and described as a `picture` by their format's own file;
 * make.c turns a picture into what an edition takes, by way of `pixels`.
 *
 * Functions that return a `const char *` return NULL when all is well, or else
 * the rest of a sentence that begins with the image: "is empty".
 */
#ifndef ANBAN_READ_IMAGE_IMAGE_H
#define ANBAN_READ_IMAGE_IMAGE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/image.h"
#include "base/str.h"

struct arena;
struct doc;

/* The sides that JPEG, WebP and the arithmetic of shrinking all allow; more
 * pixels than any camera takes; more bytes than any edition could carry. */
enum {
    IMAGE_SIDE_MAX = 32767,
    IMAGE_PIXELS_MAX = 100000000,
    IMAGE_FILE_MAX = 256 << 20,
    IMAGE_SCREEN_MAX = 4000000
};

/* ---- From a name to bytes ---- */

/* What finding an image needs to remember from one to the next. */
struct finder {
    struct doc *doc;
    struct arena *work;             /* emptied after each image */
    const struct resource **sorted; /* the document's, by name */
    size_t resources;
    int searches; /* of folders, for a name written otherwise */
};

struct finder *image_finder(struct doc *doc, struct arena *work);

/* The bytes which `source` names, in the document's arena. */
const char *image_find(struct finder *finder, struct str source,
                       struct str *bytes);

/* Whether it is a part of the input. */
bool image_holds(const struct finder *finder, struct str source);

/* The picture at `path` in or below the document's folder, in its arena, as
 * open_image finds it or the document's opener hands it over. It becomes one of
 * the document's sources. */
const char *image_read_file(struct doc *doc, struct str path, int *searches,
                            struct str *bytes);

/* The file which the reader of this has named himself: it may lie anywhere. */
const char *image_read_named(struct arena *arena, const char *path,
                             struct str *bytes);

/* ---- What the bytes are ---- */

enum image_kind {
    IMAGE_KIND_JPEG,
    IMAGE_KIND_PNG,
    IMAGE_KIND_WEBP,
    IMAGE_KIND_GIF,
    IMAGE_KIND_OTHER
};

enum image_kind image_kind(struct str bytes);

/* For those which are not read: "is an SVG drawing; save it as PNG". The first
 * bytes tell: no more than IMAGE_HEAD. */
enum { IMAGE_HEAD = 1024 };
const char *image_advice(struct str bytes);

/* ---- Drawings ---- */

/* Whether it is a drawing of Windows or StarOffice, which doc->drawer may draw.
 */
bool image_is_drawing(struct str bytes);

/* Has all drawings of the document drawn, in its arena; NULL: nobody does. */
struct drawings;
struct drawings *image_draw(struct doc *doc, struct finder *finder);

/* The picture made of the drawing `source`; false: there is none. */
bool image_drawn(const struct drawings *all, struct arena *work,
                 struct str source, struct str *png);

/* Its size, to a node that has none. */
struct node;
void image_size_drawn(const struct drawings *all, struct node *image);

/* A JPEG or PNG file and what must happen to it; the `file` of an image. */
struct picture {
    enum image_kind kind;
    struct str bytes;
    int width, height;    /* as stored, before turning */
    int components;       /* of colour as stored: 1 grey, 3, or 4 CMYK */
    int turn;             /* EXIF orientation: 1 upright, 2 to 8 */
    bool alpha;           /* PNG: it may have translucent pixels */
    bool plain;           /* every reader takes the file as it is, in sRGB */
    bool full_chroma;     /* JPEG: its colour has all of the resolution */
    bool inverted;        /* CMYK: 0 is full ink, as Adobe writes it */
    struct str profile;   /* ICC, of other colours than sRGB; or empty */
    const char *damage;   /* it is shown all the same, but this must be told */
    uint64_t work;        /* that it takes to decode it, as in work.c */
    uint64_t work_before; /* that the document's pictures before it took */
};

/* Samples of 8 bits, row by row without padding. */
struct pixels {
    int width, height;
    int channels; /* 1 grey, 2 with alpha, 3 red, green and blue, 4 */
    unsigned char *at;
};

/* "has 40000 by 10 pixels; ...", when it is more than anban takes, or more work
 * than is left: `quarters` of a byte a pixel. Else reckons picture->work. */
const char *image_problem(struct arena *arena, struct picture *picture,
                          long width, long height, unsigned quarters);

/* When `packed` bytes, each of which can become so many `times` as much, are
 * not even half of the `whole`. */
const char *image_cut_problem(size_t packed, size_t times, uint64_t whole);

/* Describes picture->bytes: by the format's own file, below; what is neither
 * JPEG nor PNG becomes one of them, in `arena`. */
const char *image_probe(struct arena *arena, struct arena *work,
                        struct picture *picture);

/* ---- Parts of a file ---- */

/* Leaves parts of a file out, from the front on. Starts as
 * {.file = bytes, .kept = {.arena = arena}}. */
struct sieve {
    struct str file;
    size_t from; /* what stands before it has been dealt with */
    struct buf kept;
};
void sieve_drop(struct sieve *sieve, size_t start, size_t end);

/* Puts bytes in place of what was dropped last. */
void sieve_put(struct sieve *sieve, struct str bytes);

/* What is left, up to `end`: the file's own bytes if nothing was dropped. */
struct str sieve_rest(struct sieve *sieve, size_t end);

/* A PNG file's chunks, behind its signature. */
struct png_chunk {
    struct str type, data;
    bool whole; /* false: the file ends before it, and so does `data` */
};
struct str png_chunks(struct str file);

/* The next chunk, taken from the front of *rest; false: there is none. */
bool png_next_chunk(struct str *rest, struct png_chunk *chunk);

/* The four bytes at `s`, the highest first. */
uint32_t png_number(const char *s);

/* The chunks of a PNG file which show, each as long as it says, but for one of
 * the picture's own that the file's end has cut. */
struct png_sifted {
    struct str file; /* in the arena, if anything was left out */
    size_t packed;   /* bytes of the picture's data */
    int turn;        /* EXIF's */
};
struct png_sifted png_sift(struct arena *arena, struct str file);

/* ---- Formats, each in the one file that knows its library ---- */

/* Look at a file without decoding more of it than must be, and describe it. */
const char *jpeg_probe(struct arena *arena, struct picture *picture);
const char *png_probe(struct arena *arena, struct arena *work,
                      struct picture *picture);

/* The structure of a JPEG file by its markers, as jpeg_probe begins. *whole:
 * it ends as it should. */
const char *jpeg_walk(struct arena *arena, struct picture *picture,
                      bool *whole);

/* A whole JPEG file without what does not show; in the arena, if anything of it
 * is left out. */
struct str jpeg_sifted(struct arena *arena, struct str bytes);

/* Decode to the size that `to` has, which is not larger than the picture's;
 * not turned yet. What cannot be decoded is white or transparent; false: that
 * is all of it. */
struct colour;
bool jpeg_decode(struct arena *arena, const struct picture *picture,
                 const struct colour *colour, struct pixels *to);
bool png_decode(struct arena *arena, const struct picture *picture,
                const struct colour *colour, struct pixels *to);

/* Whole pictures of the formats that no edition takes, described in *picture:
 * profile, turn and damage. *lossy: it was made for photographs. */
const char *webp_read(struct arena *arena, struct picture *picture,
                      struct pixels *to, bool *lossy);
const char *gif_read(struct arena *arena, struct picture *picture,
                     struct pixels *to);

/* Files of `pixels`, in `arena`; JPEG takes no alpha. */
struct str jpeg_encode(struct arena *arena, const struct pixels *pixels,
                       int quality, bool full_chroma);
struct str png_encode(struct arena *arena, const struct pixels *pixels);

/* The rows of a PNG file as they are packed there, in `arena`: IMAGE_ROWS.
 * False: that is not all there is to it. */
bool png_rows(struct arena *arena, struct arena *work,
              const struct picture *picture, struct rendition *to);

/* The orientation which a block of EXIF data tells, 1 to 8; 1 if none. */
int exif_turn(struct str block);

/* ---- Colour ---- */

/* True when the profile describes other colours than sRGB (1, 3 and 4: of
 * grey, RGB and CMYK). False also for one that is of no use. */
bool colour_differs(struct arena *arena, struct str profile, int components);

/* A profile for the white point and primaries x, y of a PNG file; or empty. */
struct str colour_profile(struct arena *arena, const double xy[8],
                          double gamma);

/* From the picture's colours to sRGB, in the arena but to be freed before it.
 * NULL: there is nothing to do. */
struct colour *colour_new(struct arena *arena, const struct picture *picture,
                          bool alpha);
void colour_free(struct colour *colour);

/* `channels` samples a pixel; of CMYK 4, and 3 come out. May be in place. */
void colour_row(const struct colour *colour, const unsigned char *from,
                unsigned char *to, int width);

/* ---- Pixels ---- */

/* Takes rows from the top and shrinks them to the size of `to`. */
struct intake;
struct intake *intake_new(struct arena *arena, int width, int height,
                          int channels, struct pixels *to);
void intake_row(struct intake *intake, const unsigned char *row);

/* Fills the rows that never came: white, or transparent with alpha. */
void intake_end(struct intake *intake);

/* Upright, by the EXIF orientation. */
void pixels_turn(struct arena *arena, struct pixels *pixels, int turn);

/* askew.c: clockwise by hundredths of a degree, on white; as it is, where that
 * is too large. */
void pixels_turn_askew(struct arena *arena, struct pixels *pixels, int angle);

/* Takes an alpha channel off that says nothing. */
void pixels_drop_alpha(struct pixels *pixels);

/* Puts white behind what is translucent, and takes the alpha channel off. */
void pixels_on_white(struct pixels *pixels);

/* The distinct colours of pixels of up to 4 channels, as bytes of a number;
 * stops when there are more than `max`. */
struct palette {
    uint32_t *colours; /* in the order of their first place */
    int count;         /* more than max: there are too many */
    int *slots;        /* a hash table: the place of a colour, or -1 */
    int slot_bits;
};
void palette_new(struct arena *arena, const struct pixels *pixels, int max,
                 struct palette *palette);
uint32_t pixel_colour(const struct pixels *pixels, size_t i);
int palette_index(const struct palette *palette, uint32_t colour);

/* ---- Renditions ---- */

/* In sRGB and upright; to->width and to->height say how large, as stored.
 * False: the picture could not be decoded as far as was thought. */
bool image_decode(struct arena *work, const struct picture *picture,
                  struct pixels *to);

/* Cuts away and turns what the shape says, in `arena`: what is cut away is in
 * no edition. False: the picture could not be decoded as far as was thought. */
bool image_reshape(struct arena *arena, struct arena *work,
                   struct picture *picture, const struct image_shape *shape);

/* Makes a JPEG or PNG file, in `arena`, of what was decoded whole; it is the
 * picture from then on. */
void image_convert(struct arena *arena, struct arena *work,
                   struct picture *picture, struct pixels *pixels, bool lossy);

/* The forms of an image, in `arena`: for a screen, and, at the size at which it
 * is printed, for a page and for a picture of a page, which is IMAGE_RAW.
 * `partial` when it could not be decoded as far as was thought. */
struct rendition image_make_screen(struct arena *arena, struct arena *work,
                                   const struct image *image);
struct rendition image_make_print(struct arena *arena, struct arena *work,
                                  const struct image *image,
                                  const struct print_size *size, int dpi);
struct rendition image_make_drawn(struct arena *arena, struct arena *work,
                                  const struct image *image,
                                  const struct print_size *size, int dpi);

#endif
