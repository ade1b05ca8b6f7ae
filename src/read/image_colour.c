/* SPDX-License-Identifier: MIT */
/*
 * Colours of any ICC profile to sRGB, and greys to grey with sRGB's curve. A
 * profile is judged by what it does and not by its name: one that moves no
 * colour visibly is sRGB, and the file can stay as it is. CMYK without a
 * profile is taken as plain inks, as browsers take it.
 */
#include <lcms2.h>
#include <stdlib.h>

#include "base/arena.h"
#include "read/image.h"

struct colour {
    cmsHTRANSFORM transform; /* NULL: plain inks */
    bool inverted;
};

/* How far a sample may move unseen; rounding in small sRGB profiles moves it
 * by as much. */
enum { TOLERANCE = 3 };

/* The curve of IEC 61966-2-1. */
static cmsHPROFILE grey_profile(void)
{
    const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *tone = cmsBuildParametricToneCurve(NULL, 4, curve);
    cmsHPROFILE profile =
        tone ? cmsCreateGrayProfile(cmsD50_xyY(), tone) : NULL;
    cmsFreeToneCurve(tone);
    return profile;
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

/* NULL: the profile is of no use here. */
static cmsHTRANSFORM transform_of(struct str profile, int components,
                                  bool alpha, bool inverted,
                                  cmsUInt32Number flags)
{
    cmsHTRANSFORM transform = NULL;
    cmsHPROFILE to = NULL;
    cmsHPROFILE from =
        cmsOpenProfileFromMem(profile.s, (cmsUInt32Number)profile.n);
    if (!from || !describes_device(from, components))
        goto out;
    to = components == 1 ? grey_profile() : cmsCreate_sRGBProfile();
    if (to)
        transform = cmsCreateTransform(
            from, format_of(components, alpha, inverted), to,
            format_of(components == 1 ? 1 : 3, alpha, false), INTENT_PERCEPTUAL,
            flags | (alpha ? cmsFLAGS_COPY_ALPHA : 0));
out:
    if (to)
        cmsCloseProfile(to);
    if (from)
        cmsCloseProfile(from);
    return transform;
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

bool colour_differs(struct str profile, int components)
{
    cmsHTRANSFORM transform =
        transform_of(profile, components, false, false, cmsFLAGS_NOOPTIMIZE);
    if (!transform)
        return false;
    bool differs = components == 4 || moves_colours(transform, components);
    cmsDeleteTransform(transform);
    return differs;
}

/* The profile's file in the arena. */
static struct str saved_profile(struct arena *arena, cmsHPROFILE profile)
{
    struct arena_trap trap;
    struct str *saved = ARENA_NEW(arena, struct str);
    cmsUInt32Number size = 0;
    bool full = ARENA_TRAP(arena, trap);
    if (!full && cmsSaveProfileToMem(profile, NULL, &size)) {
        char *bytes = arena_alloc(arena, size);
        if (cmsSaveProfileToMem(profile, bytes, &size))
            *saved = (struct str){bytes, size};
    }
    arena_untrap(arena, &trap);
    cmsCloseProfile(profile);
    if (full)
        arena_fail(arena);
    return *saved;
}

struct str colour_profile(struct arena *arena, const double xy[8], double gamma)
{
    cmsCIExyY white = {xy[0], xy[1], 1};
    cmsCIExyYTRIPLE primaries = {
        {xy[2], xy[3], 1}, {xy[4], xy[5], 1}, {xy[6], xy[7], 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, gamma);
    cmsToneCurve *curves[] = {curve, curve, curve};
    if (!curve)
        return STR("");
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return profile ? saved_profile(arena, profile) : STR("");
}

bool colour_new(const struct picture *picture, bool alpha,
                struct colour **colour)
{
    *colour = NULL;
    if (picture->profile.n == 0 && picture->components != 4)
        return true;
    struct colour *made = calloc(1, sizeof *made);
    if (!made)
        return false;
    made->inverted = picture->inverted;
    if (picture->profile.n)
        made->transform = transform_of(picture->profile, picture->components,
                                       alpha, picture->inverted, 0);
    if (picture->profile.n && !made->transform) {
        free(made);
        return false;
    }
    *colour = made;
    return true;
}

void colour_free(struct colour *colour)
{
    if (colour && colour->transform)
        cmsDeleteTransform(colour->transform);
    free(colour);
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
