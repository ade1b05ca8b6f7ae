/* SPDX-License-Identifier: MIT */
/*
 * Colours of any ICC profile to sRGB, and greys to grey with sRGB's curve. A
 * profile is judged by what it does and not by its name: one that moves no
 * colour visibly is sRGB, and the file can stay as it is. CMYK without a
 * profile is taken as plain inks, as browsers take it.
 */
#include <lcms2.h>
#include <lcms2_plugin.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "read/image/image.h"

/*
 * The library does not check all of its allocations, so that it may not be
 * told of a full memory: all comes from an arena, whose trap is left for
 * instead. Making a context may not be left, for it is put in a list of the
 * library's, and has its memory laid by.
 */
enum { LAID_BY = 32768 };

/* A profile of some hundred bytes may claim a table of 300 MB, for which the
 * library asks before it looks whether it is there. The largest in use, of
 * CMYK for print, take less than a tenth of this. */
enum { TAKEN_MAX = 64 << 20 };

struct colour {
    struct arena *arena;
    struct arena_trap trap;
    cmsContext context;
    cmsHTRANSFORM transform; /* NULL: plain inks */
    bool inverted;
    char *laid_by;
    size_t left;  /* of it */
    size_t taken; /* all in all: nothing is given back */
    bool working; /* the trap is set */
    bool refused; /* it asked for more than TAKEN_MAX */
};

/* In front of each block, for reallocating. */
union block {
    size_t size;
    max_align_t aligned;
};

/* Lands where a full memory lands, too; `refused` tells them apart. */
static _Noreturn void leave(struct colour *c)
{
    c->refused = c->working;
    if (c->working)
        longjmp(c->trap.env, 1);
    arena_fail(c->arena);
}

/* The context itself has no owner to ask for yet, nor when it goes. */
static void *take_memory(cmsContext context, cmsUInt32Number size)
{
    struct colour *c = cmsGetContextUserData(context);
    size_t whole = (size + 2 * sizeof(union block) - 1) / sizeof(union block) *
                   sizeof(union block);
    union block *block;
    if (!c)
        return malloc(size);
    c->taken += whole;
    if (c->taken > TAKEN_MAX)
        leave(c);
    if (whole <= c->left) {
        block = (union block *)(void *)(c->laid_by + LAID_BY - c->left);
        c->left -= whole;
    } else {
        block = arena_alloc(c->arena, whole);
    }
    block->size = size;
    return block + 1;
}

static void leave_memory(cmsContext context, void *bytes)
{
    if (!cmsGetContextUserData(context))
        free(bytes);
}

static void *take_more(cmsContext context, void *old, cmsUInt32Number size)
{
    void *bytes = take_memory(context, size);
    size_t had = old ? ((union block *)old - 1)->size : 0;
    if (bytes && old)
        memcpy(bytes, old, had < size ? had : size);
    return bytes;
}

static void open_context(struct colour *c)
{
    cmsPluginMemHandler memory = {
        .base = {cmsPluginMagicNumber, 2000, cmsPluginMemHandlerSig, NULL},
        .MallocPtr = take_memory,
        .FreePtr = leave_memory,
        .ReallocPtr = take_more,
    };
    c->laid_by = arena_alloc(c->arena, LAID_BY);
    c->left = LAID_BY;
    c->context = cmsCreateContext(&memory, c);
    if (!c->context)
        arena_fail(c->arena);
}

/* Runs `work` in a context of its own, which `keep` leaves open, if all went
 * well. */
static void with_context(struct colour *c, bool keep,
                         void (*work)(struct colour *, void *), void *argument)
{
    bool left = ARENA_TRAP(c->arena, c->trap);
    c->working = !left;
    if (!left) {
        open_context(c);
        work(c, argument);
    }
    c->working = false;
    arena_untrap(c->arena, &c->trap);
    if (c->context && (left || !keep)) {
        cmsDeleteContext(c->context);
        c->context = NULL;
        c->transform = NULL;
    }
    if (left && !c->refused)
        arena_fail(c->arena);
}

/* How far a sample may move unseen; rounding in small sRGB profiles moves it
 * by as much. */
enum { TOLERANCE = 3 };

/* The curve of IEC 61966-2-1. */
static cmsHPROFILE grey_profile(cmsContext context)
{
    const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *tone = cmsBuildParametricToneCurve(context, 4, curve);
    return cmsCreateGrayProfileTHR(context, cmsD50_xyY(), tone);
}

static bool describes_device(cmsHPROFILE profile, int components)
{
    cmsColorSpaceSignature space = cmsGetColorSpace(profile);
    cmsProfileClassSignature class = cmsGetDeviceClass(profile);
    bool fits = components == 1   ? space == cmsSigGrayData
                : components == 3 ? space == cmsSigRgbData
                                  : space == cmsSigCmykData;
    return fits &&
           (class == cmsSigInputClass || class == cmsSigDisplayClass ||
            class == cmsSigOutputClass || class == cmsSigColorSpaceClass);
}

static cmsUInt32Number format_of(int components, bool alpha, bool inverted)
{
    if (components == 4)
        return inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
    if (components == 1)
        return alpha ? TYPE_GRAYA_8 : TYPE_GRAY_8;
    return alpha ? TYPE_RGBA_8 : TYPE_RGB_8;
}

struct wish {
    struct str profile;
    int components;
    bool alpha;
    cmsUInt32Number flags;
};

/* c->transform stays NULL when the profile is of no use here. What the library
 * takes for it goes with the arena. */
static void open_transform(struct colour *c, void *argument)
{
    const struct wish *w = argument;
    cmsHPROFILE from = cmsOpenProfileFromMemTHR(c->context, w->profile.s,
                                                (cmsUInt32Number)w->profile.n);
    if (!from || !describes_device(from, w->components))
        return;
    bool grey = w->components == 1;
    cmsHPROFILE to =
        grey ? grey_profile(c->context) : cmsCreate_sRGBProfileTHR(c->context);
    c->transform = cmsCreateTransformTHR(
        c->context, from, format_of(w->components, w->alpha, c->inverted), to,
        format_of(grey ? 1 : 3, w->alpha, false), INTENT_PERCEPTUAL,
        w->flags | (w->alpha ? cmsFLAGS_COPY_ALPHA : 0));
}

enum { LEVELS = 6, COLOURS = LEVELS * LEVELS * LEVELS };

static bool moves_colours(cmsHTRANSFORM transform, int components)
{
    unsigned char from[COLOURS * 3] = {0}, to[COLOURS * 3] = {0};
    int count = components == 1 ? 256 : COLOURS;
    for (int i = 0; i < count * components; i++) {
        int n = i / components, channel = i % components;
        int level = (channel == 0   ? n
                     : channel == 1 ? n / LEVELS
                                    : n / LEVELS / LEVELS) %
                    LEVELS;
        from[i] =
            (unsigned char)(components == 1 ? n : level * 255 / (LEVELS - 1));
    }
    cmsDoTransform(transform, from, to, (cmsUInt32Number)count);
    for (int i = 0; i < count * components; i++) {
        if (abs(from[i] - to[i]) > TOLERANCE)
            return true;
    }
    return false;
}

struct trial {
    struct wish wish;
    bool differs;
};

static void try_profile(struct colour *c, void *argument)
{
    struct trial *t = argument;
    open_transform(c, &t->wish);
    if (c->transform)
        t->differs = t->wish.components == 4 ||
                     moves_colours(c->transform, t->wish.components);
}

bool colour_differs(struct arena *arena, struct str profile, int components)
{
    struct arena *work = arena_child(arena);
    struct colour *c = ARENA_NEW(work, struct colour);
    struct trial *t = ARENA_NEW(work, struct trial);
    t->wish = (struct wish){profile, components, false, cmsFLAGS_NOOPTIMIZE};
    c->arena = work;
    with_context(c, false, try_profile, t);
    bool differs = t->differs;
    arena_clear(work);
    return differs;
}

struct primaries {
    const double *xy;
    double gamma;
    struct str made;
};

static void make_profile(struct colour *c, void *argument)
{
    struct primaries *p = argument;
    const double *xy = p->xy;
    cmsUInt32Number size = 0;
    cmsCIExyY white = {xy[0], xy[1], 1};
    cmsCIExyYTRIPLE primaries = {
        {xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
    cmsToneCurve *curve = cmsBuildGamma(c->context, p->gamma);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE profile =
        curve ? cmsCreateRGBProfileTHR(c->context, &white, &primaries, curves)
              : NULL;
    if (!profile || !cmsSaveProfileToMem(profile, NULL, &size))
        return;
    char *bytes = arena_alloc(c->arena, size);
    if (cmsSaveProfileToMem(profile, bytes, &size))
        p->made = (struct str){bytes, size};
}

struct str colour_profile(struct arena *arena, const double xy[8], double gamma)
{
    struct colour *c = ARENA_NEW(arena, struct colour);
    struct primaries *p = ARENA_NEW(arena, struct primaries);
    *p = (struct primaries){xy, gamma, STR("")};
    c->arena = arena;
    with_context(c, false, make_profile, p);
    return p->made;
}

void colour_free(struct colour *colour)
{
    if (colour && colour->context)
        cmsDeleteContext(colour->context);
}

struct colour *colour_new(struct arena *arena, const struct picture *picture,
                          bool alpha)
{
    if (picture->profile.n == 0 && picture->components != 4)
        return NULL;
    struct colour *c = ARENA_NEW(arena, struct colour);
    struct wish wish = {picture->profile, picture->components, alpha, 0};
    c->arena = arena;
    c->inverted = picture->inverted;
    if (picture->profile.n)
        with_context(c, true, open_transform, &wish);
    if (c->transform || picture->components == 4)
        return c;
    colour_free(c);
    return NULL;
}

/* What the ink and the black let through of white light. */
static void inks_row(const unsigned char *from, unsigned char *to, int width,
                     bool inverted)
{
    int flip = inverted ? 0 : 255;
    for (int x = 0; x < width; x++, from += 4, to += 3) {
        int black = from[3] ^ flip;
        for (int c = 0; c < 3; c++)
            to[c] = (unsigned char)(((from[c] ^ flip) * black + 127) / 255);
    }
}

void colour_row(const struct colour *colour, const unsigned char *from,
                unsigned char *to, int width)
{
    if (colour->transform)
        cmsDoTransform(colour->transform, from, to, (cmsUInt32Number)width);
    else
        inks_row(from, to, width, colour->inverted);
}
