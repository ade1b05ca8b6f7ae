/* SPDX-License-Identifier: MIT */
/*
 * Drawings of Windows (WMF, EMF) and StarOffice (SVM): orders to draw instead
 * of pixels, which need a program of their own to be carried out. Whoever
 * called the library may know one (anban_draw_by); all of a document's drawings
 * are handed over at once, since such a program takes long to start. What comes
 * back is a PNG picture, which stands in the drawing's place; else the drawing
 * is one of the pictures that are not read.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "doc/phrase.h"
#include "read/image/image.h"

enum {
    DRAWINGS_MAX = 500,
    HEAD = 256,         /* of a "data:" address: more than its own head */
    INCH = 72000,       /* 1/1000 pt */
    SIDE_MAX = 1200000, /* the long side of A3 */
};

struct drawn {
    struct drawn *next;
    struct str source;
    struct image_drawing drawing;
    struct str png;
};

struct drawings {
    struct drawn *first, **end;
    size_t count;
};

/* Numbers of these files: the lowest byte first. */
static int32_t number(struct str bytes, size_t at, size_t size)
{
    uint32_t n = 0;
    for (size_t i = size; i-- > 0;)
        n = n << 8 | (unsigned char)bytes.s[at + i];
    return size == 2 ? (int16_t)n : (int32_t)n;
}

static bool has_mark(struct str bytes, size_t at, struct str mark)
{
    return str_starts(str_slice(bytes, at, bytes.n), mark);
}

static bool is_emf(struct str bytes)
{
    return bytes.n >= 44 && has_mark(bytes, 0, STR("\1\0\0\0")) &&
           has_mark(bytes, 40, STR(" EMF"));
}

static bool is_placeable(struct str bytes)
{
    return bytes.n >= 22 && has_mark(bytes, 0, STR("\xD7\xCD\xC6\x9A"));
}

/* As Word packs some: ".emz", by gzip (RFC 1952). */
static bool is_packed(struct str source, struct str bytes)
{
    static const char *const endings[] = {".emz", ".wmz"};
    return has_mark(bytes, 0, STR("\x1F\x8B\x08")) &&
           has_ending(source, WORDS(endings));
}

bool image_is_drawing(struct str bytes)
{
    return is_emf(bytes) || is_placeable(bytes) ||
           has_mark(bytes, 0, STR("\1\0\x09\0")) ||
           has_mark(bytes, 0, STR("VCLMTF"));
}

/* A frame in such units, of which so many are an inch: each side once, with
 * `step` bytes for a number. */
static void frame_size(struct str bytes, size_t at, size_t step, int64_t inch,
                       int64_t size[2])
{
    for (size_t i = 0; inch > 0 && i < 2; i++) {
        int64_t from = number(bytes, at + i * step, step);
        int64_t to = number(bytes, at + (i + 2) * step, step);
        size[i] = (to > from ? to - from : from - to) * INCH / inch;
    }
}

/* The window of a WMF file without a frame, as wide as text may be: its size
 * is nowhere, but its shape (MS-WMF, 2.3.5.30). */
static void window_size(struct str bytes, int64_t size[2])
{
    enum { HEADER = 18, SET_WINDOW = 0x020C, USUAL = 4 * INCH };
    size_t at = HEADER;
    for (int i = 0; i < 32 && at + 10 <= bytes.n; i++) {
        int64_t words = number(bytes, at, 4);
        int32_t down = number(bytes, at + 6, 2);
        int32_t across = number(bytes, at + 8, 2);
        if (number(bytes, at + 4, 2) == SET_WINDOW && down && across) {
            size[0] = USUAL;
            size[1] = llabs((int64_t)down * USUAL / across);
            return;
        }
        if (words < 3 || (uint64_t)words > bytes.n)
            return;
        at += 2 * (size_t)words;
    }
}

/* What the file says of its size: a frame in 1/100 mm (MS-EMF, 2.2.9), or one
 * in units that the header counts (MS-WMF, 2.3.2.3). Zero: it says nothing. */
static void natural_size(struct str bytes, int64_t size[2])
{
    size[0] = size[1] = 0;
    if (is_placeable(bytes))
        frame_size(bytes, 6, 2, (uint16_t)number(bytes, 14, 2), size);
    else if (is_emf(bytes))
        frame_size(bytes, 24, 4, 2540, size);
    else if (has_mark(bytes, 0, STR("\1\0\x09\0")))
        window_size(bytes, size);
}

/* As large as the whole of it would be printed where the text shows it so. */
static void shown_size(const struct node *image, int64_t size[2])
{
    const struct image_shape *shape = image->as.image->shape;
    const int64_t all = 100000;
    bool lies = shape && shape->turn >= 5;
    if (shape && shape->askew) { /* what is said is the room it takes */
        size[0] = size[1] = 0;
        return;
    }
    size[0] = lies ? image->as.image->height : image->as.image->width;
    size[1] = lies ? image->as.image->width : image->as.image->height;
    if (!shape)
        return;
    int64_t across = all - shape->left - shape->right;
    int64_t down = all - shape->top - shape->bottom;
    size[0] = across > 0 ? size[0] * all / across : size[0];
    size[1] = down > 0 ? size[1] * all / down : size[1];
}

/* A side that is not said follows from the other and the drawing's own. */
static void complete_size(const int64_t own[2], int64_t size[2])
{
    for (size_t i = 0; i < 2; i++) {
        if (size[i] == 0 && size[1 - i] && own[1 - i])
            size[i] = size[1 - i] * own[i] / own[1 - i];
    }
    for (size_t i = 0; i < 2; i++)
        size[i] = size[i] ? size[i] : own[i];
    int64_t most = size[0] > size[1] ? size[0] : size[1];
    for (size_t i = 0; i < 2 && most > SIDE_MAX; i++)
        size[i] = size[i] * SIDE_MAX / most;
}

static struct drawn *find(const struct drawings *all, struct str source)
{
    struct drawn *d = all->first;
    while (d && !str_eq(d->source, source))
        d = d->next;
    return d;
}

static void add(struct drawings *all, struct doc *doc, const struct node *image,
                struct str bytes)
{
    int64_t own[2], size[2];
    struct str source = image->as.image->source;
    struct drawn *d = find(all, source);
    natural_size(bytes, own);
    shown_size(image, size);
    complete_size(own, size);
    if (size[0] <= 0 || size[1] <= 0 || all->count == DRAWINGS_MAX)
        return;
    if (!d) {
        d = ARENA_NEW(doc->arena, struct drawn);
        *d = (struct drawn){.source = source, .drawing = {.bytes = bytes}};
        *all->end = d;
        all->end = &d->next;
        all->count++;
    }
    if (size[0] > d->drawing.width) {
        d->drawing.width = (int32_t)size[0];
        d->drawing.height = (int32_t)size[1];
    }
}

static bool is_named_so(struct str source)
{
    static const char *const endings[] = {".wmf", ".emf", ".svm"};
    return has_ending(source, WORDS(endings));
}

/* The bytes, when the name is likely to be one of a drawing: a part of the
 * input, which costs nothing to look at, a "data:" address that begins as one,
 * or a file that is named as one. */
static bool take_bytes(struct finder *f, struct str source, struct str *bytes)
{
    struct str head = str_slice(source, 0, HEAD);
    if (image_holds(f, source))
        return !image_find(f, source, bytes);
    if (str_starts(source, STR("data:")))
        return !image_find(f, head, bytes) && image_is_drawing(*bytes) &&
               !image_find(f, source, bytes);
    return is_named_so(source) && !image_find(f, source, bytes);
}

static void gather(struct drawings *all, struct doc *doc, struct finder *f)
{
    struct str bytes;
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind == NODE_IMAGE &&
            take_bytes(f, n->as.image->source, &bytes) &&
            (image_is_drawing(bytes) || is_packed(n->as.image->source, bytes)))
            add(all, doc, n, bytes);
    }
}

static void hand_over(struct drawings *all, struct doc *doc)
{
    struct image_drawing *handed =
        arena_array(doc->arena, all->count, sizeof *handed);
    size_t n = 0;
    for (const struct drawn *d = all->first; d; d = d->next)
        handed[n++] = d->drawing;
    doc->drawer.draw(doc->drawer.context, handed, n);
    n = 0;
    for (struct drawn *d = all->first; d; d = d->next, n++) {
        if (handed[n].png)
            d->png = str_copy(doc->arena,
                              (struct str){handed[n].png, handed[n].png_size});
        free(handed[n].png);
    }
}

struct drawings *image_draw(struct doc *doc, struct finder *finder)
{
    if (!doc->drawer.draw)
        return NULL;
    struct drawings *all = ARENA_NEW(doc->arena, struct drawings);
    *all = (struct drawings){.end = &all->first};
    gather(all, doc, finder);
    if (all->count)
        hand_over(all, doc);
    return all;
}

/* A program that could not read the drawing leaves the paper white. */
static bool is_blank(struct arena *work, struct str png)
{
    struct picture picture = {.bytes = png};
    if (image_probe(work, work, &picture))
        return true;
    struct pixels pixels = {.width = picture.width, .height = picture.height};
    if (!image_decode(work, &picture, &pixels))
        return true;
    size_t n =
        (size_t)pixels.width * (size_t)pixels.height * (size_t)pixels.channels;
    size_t i = 0;
    while (i < n && pixels.at[i] == 255)
        i++;
    return i == n;
}

bool image_drawn(const struct drawings *all, struct arena *work,
                 struct str source, struct str *png)
{
    struct drawn *d = all ? find(all, source) : NULL;
    if (!d || d->png.n == 0 || is_blank(work, d->png))
        return false;
    *png = d->png;
    return true;
}

void image_size_drawn(const struct drawings *all, struct node *image)
{
    const struct drawn *d = all ? find(all, image->as.image->source) : NULL;
    if (!d || d->png.n == 0 || image->as.image->width ||
        image->as.image->height)
        return;
    image->as.image->width = d->drawing.width;
    image->as.image->height = d->drawing.height;
}
