/* SPDX-License-Identifier: MIT */
/*
 * What a shape's properties say of the picture in it: how it is turned and
 * flipped, what is cut off, how large it is. They stand before the picture and
 * behind it, so they count when the shape ends. Angles and shares are in
 * 1/65536, of a degree and of a side (MS-ODRAW 2.3.18.5, 2.3.23.2).
 */
#include <stdint.h>

#include "base/arena.h"
#include "read/rtf/rtf.h"

enum { FRACTION = 65536, WHOLE = 100000, TWIP = 50, SIDE_MAX = 31680 };

static const char *const names[RTF_SHAPE_VALUES] = {
    [SHAPE_TURN] = "rotation",
    [SHAPE_FLIP_ACROSS] = "fFlipH",
    [SHAPE_FLIP_DOWN] = "fFlipV",
    [SHAPE_CUT_LEFT] = "cropFromLeft",
    [SHAPE_CUT_TOP] = "cropFromTop",
    [SHAPE_CUT_RIGHT] = "cropFromRight",
    [SHAPE_CUT_BOTTOM] = "cropFromBottom"};

void rtf_begin_shape(struct rtf *r)
{
    r->shape = (struct rtf_shape){.image = NULL};
}

bool rtf_begin_shape_value(struct rtf *r, struct str name)
{
    for (size_t i = 0; i < RTF_SHAPE_VALUES; i++) {
        if (!str_eq(name, str_of(names[i])))
            continue;
        r->shape.next = (enum rtf_shape_value)i;
        return true;
    }
    return false;
}

void rtf_end_shape_value(struct rtf *r)
{
    struct str text = str_trim(buf_str(&r->name));
    bool less = str_starts(text, STR("-"));
    long n = 0;
    for (size_t i = less; i < text.n && i < 10; i++) {
        if (text.s[i] < '0' || text.s[i] > '9')
            return;
        n = n * 10 + text.s[i] - '0';
    }
    r->shape.values[r->shape.next] = less ? -n : n;
}

static int quarters_of(long angle)
{
    const long turn = 360L * FRACTION, quarter = turn / 4;
    long whole = (angle % turn + turn) % turn;
    return (int)((whole + quarter / 2) / quarter) & 3;
}

static int32_t share(long part)
{
    if (part <= 0)
        return 0;
    return part >= FRACTION ? WHOLE
                            : (int32_t)((int64_t)part * WHOLE / FRACTION);
}

static int32_t side(long from, long to)
{
    return to > from && to - from <= SIDE_MAX ? (int32_t)((to - from) * TWIP)
                                              : 0;
}

/* The size of the shape. Of one that lies on its side some programs say how it
 * lies, others how it stands: as the picture itself is broad or high. */
static void set_size(const struct rtf_shape *s, struct node *image, bool lies)
{
    int32_t width = side(s->sides[0], s->sides[2]);
    int32_t height = side(s->sides[1], s->sides[3]);
    int32_t own_width = image->as.image->width;
    int32_t own_height = image->as.image->height;
    if (!width || !height)
        return;
    bool across = (width > height) != (own_width > own_height);
    bool swaps = lies && own_width && own_height && across;
    image->as.image->width = swaps ? height : width;
    image->as.image->height = swaps ? width : height;
}

void rtf_end_shape(struct rtf *r)
{
    const struct rtf_shape *s = &r->shape;
    struct node *image = s->image;
    if (!image)
        return;
    const bool flips[2] = {s->values[SHAPE_FLIP_ACROSS] != 0,
                           s->values[SHAPE_FLIP_DOWN] != 0};
    int quarters = quarters_of(s->values[SHAPE_TURN]);
    struct image_shape cut = {.left = share(s->values[SHAPE_CUT_LEFT]),
                              .top = share(s->values[SHAPE_CUT_TOP]),
                              .right = share(s->values[SHAPE_CUT_RIGHT]),
                              .bottom = share(s->values[SHAPE_CUT_BOTTOM])};
    set_size(s, image, quarters & 1);
    docx_set_cut(r->d, image, &cut);
    docx_set_turn(r->d, image, s->values[SHAPE_TURN] * 100 / FRACTION, flips);
    r->shape.image = NULL;
}
