/* SPDX-License-Identifier: MIT */
/*
 * The first picture of a GIF file by giflib, placed on the screen that the
 * file speaks of (GIF89a, sections 18 and 20). What the picture leaves free is
 * transparent.
 */
#include <string.h>

#include <gif_lib.h>

#include "base/arena.h"
#include "base/language.h"
#include "read/image/image.h"

/* Quarters of a byte a pixel: it is written anew, and decoded once more. */
enum { WORK = 12 };

struct gif_reading {
    GifFileType *gif;
    struct arena *arena;
    struct arena_trap trap;
    struct str rest; /* of the file */
    struct pixels *to;
    int transparent; /* the index of no colour; -1: none */
    int rows;        /* decoded */
    bool no_memory;
};

static int give_bytes(GifFileType *gif, GifByteType *to, int n)
{
    struct gif_reading *r = gif->UserData;
    struct str part = str_slice(r->rest, 0, (size_t)n);
    if (part.n)
        memcpy(to, part.s, part.n);
    r->rest = str_slice(r->rest, part.n, r->rest.n);
    return (int)part.n;
}

/* Takes an extension in, all of its blocks. False: the file is broken. */
static bool read_extension(struct gif_reading *r)
{
    GifByteType *block;
    GraphicsControlBlock control;
    int code;
    if (DGifGetExtension(r->gif, &code, &block) == GIF_ERROR)
        return false;
    if (code == GRAPHICS_EXT_FUNC_CODE && block &&
        DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
        r->transparent = control.TransparentColor;
    while (block) {
        if (DGifGetExtensionNext(r->gif, &block) == GIF_ERROR)
            return false;
    }
    return true;
}

/* On to the first picture; false when there is none. */
static bool find_picture(struct gif_reading *r)
{
    GifRecordType type;
    while (DGifGetRecordType(r->gif, &type) == GIF_OK) {
        if (type == IMAGE_DESC_RECORD_TYPE)
            return DGifGetImageDesc(r->gif) == GIF_OK;
        if (type != EXTENSION_RECORD_TYPE || !read_extension(r))
            return false;
    }
    return false;
}

static void put_row(struct gif_reading *r, const ColorMapObject *map,
                    const GifPixelType *line, int y)
{
    const GifImageDesc *frame = &r->gif->Image;
    unsigned char *to =
        r->to->at + ((size_t)(frame->Top + y) * (size_t)r->to->width +
                     (size_t)frame->Left) *
                        4;
    for (int x = 0; x < frame->Width; x++, to += 4) {
        bool none = line[x] == r->transparent || line[x] >= map->ColorCount;
        const GifColorType *c = none ? NULL : &map->Colors[line[x]];
        to[0] = none ? 0 : c->Red;
        to[1] = none ? 0 : c->Green;
        to[2] = none ? 0 : c->Blue;
        to[3] = none ? 0 : 255;
    }
}

/* Rows `first`, first + step ...; each stands for `tall` rows until others
 * come between. False: the file ended. */
static bool read_rows(struct gif_reading *r, const ColorMapObject *map,
                      GifPixelType *line, int first, int step, int tall)
{
    const GifImageDesc *frame = &r->gif->Image;
    for (int y = first; y < frame->Height; y += step) {
        if (DGifGetLine(r->gif, line, frame->Width) == GIF_ERROR)
            return false;
        for (int i = y; i < y + tall && i < frame->Height; i++)
            put_row(r, map, line, i);
        r->rows++;
    }
    return true;
}

static void read_picture(struct gif_reading *r, const ColorMapObject *map)
{
    static const struct {
        int first, step, tall;
    } passes[] = {{0, 8, 8}, {4, 8, 4}, {2, 4, 2}, {1, 2, 1}};
    const GifImageDesc *frame = &r->gif->Image;
    GifPixelType *line = arena_alloc(r->arena, (size_t)frame->Width);
    if (!frame->Interlace) {
        read_rows(r, map, line, 0, 1, 1);
        return;
    }
    for (int i = 0; i < 4; i++) {
        if (!read_rows(r, map, line, passes[i].first, passes[i].step,
                       passes[i].tall))
            return;
    }
}

static const char broken[] = N_("is a damaged GIF file; save it anew as PNG");

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* The library does not always say that it had no memory; but when it cannot
 * open a file whose head is whole, there is no other reason. */
static bool head_is_whole(struct str bytes)
{
    enum { SCREEN = 13, FLAGS = 10, HAS_COLOURS = 0x80 };
    if (bytes.n < SCREEN)
        return false;
    unsigned flags = (unsigned char)bytes.s[FLAGS];
    size_t colours = flags & HAS_COLOURS ? (size_t)2 << (flags & 7) : 0;
    return bytes.n >= SCREEN + colours * 3;
}

/* A code of 12 bits, the longest, stands for 4095 pixels at most. Of a large
 * screen the picture must be more than a corner, or all of it is for nothing.
 */
static bool is_cut_early(const struct gif_reading *r)
{
    enum { TIMES = 4095 * 8 / 12 };
    const GifImageDesc *frame = &r->gif->Image;
    uint64_t pixels = (uint64_t)frame->Width * (uint64_t)frame->Height;
    uint64_t screen = (uint64_t)r->to->width * (uint64_t)r->to->height;
    return image_cut_problem(r->rest.n, TIMES,
                             screen > IMAGE_SCREEN_MAX ? screen : pixels) !=
           NULL;
}

static const char *read_file(struct gif_reading *r, struct picture *picture)
{
    int error = 0;
    r->gif = DGifOpen(r, give_bytes, &error);
    if (!r->gif) {
        r->no_memory =
            error == D_GIF_ERR_NOT_ENOUGH_MEM || head_is_whole(picture->bytes);
        return broken;
    }
    if (!find_picture(r)) {
        r->no_memory = r->gif->Error == D_GIF_ERR_NOT_ENOUGH_MEM;
        return broken;
    }
    const GifImageDesc *frame = &r->gif->Image;
    const ColorMapObject *map =
        frame->ColorMap ? frame->ColorMap : r->gif->SColorMap;
    struct pixels *to = r->to;
    to->width = larger(r->gif->SWidth, frame->Left + frame->Width);
    to->height = larger(r->gif->SHeight, frame->Top + frame->Height);
    to->channels = 4;
    if (!map || frame->Width <= 0 || frame->Height <= 0)
        return broken;
    const char *problem =
        image_problem(r->arena, picture, to->width, to->height, WORK);
    if (problem || is_cut_early(r))
        return problem ? problem : broken;
    to->at = arena_array(r->arena, (size_t)to->height, (size_t)to->width * 4);
    read_picture(r, map);
    if (r->rows * 2 < frame->Height)
        return broken;
    if (r->rows < frame->Height)
        picture->damage = N_("is cut short; what there is of it is shown, but "
                             "copy it anew");
    return NULL;
}

const char *gif_read(struct arena *arena, struct picture *picture,
                     struct pixels *to)
{
    struct gif_reading *r = ARENA_NEW(arena, struct gif_reading);
    const char *volatile problem = NULL;
    *r = (struct gif_reading){
        .arena = arena, .rest = picture->bytes, .to = to, .transparent = -1};
    picture->components = 3;
    picture->turn = 1;
    bool full = ARENA_TRAP(arena, r->trap);
    if (!full)
        problem = read_file(r, picture);
    arena_untrap(arena, &r->trap);
    if (r->gif)
        DGifCloseFile(r->gif, NULL);
    if (full || r->no_memory)
        arena_fail(arena);
    return problem;
}
