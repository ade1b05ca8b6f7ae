/* SPDX-License-Identifier: MIT */
/*
 * Which libraries do the work, so that a report of a fault says so, and so that
 * it can be seen whether one is mended. Most of them tell it themselves; of the
 * others their headers know, or pkg-config did when this was built (PACKAGED).
 */
#include <stdio.h>

#include <expat.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <gif_lib.h>
#include <hb.h>
#include <hpdf.h>
#include <jpeglib.h>
#include <lcms2.h>
#include <libdeflate.h>
#include <png.h>
#include <unistring/version.h>
#include <webp/decode.h>
#include <yaml.h>
#include <zip.h>
#include <zlib.h>

#include "anban.h"

#ifndef PACKAGED /* P(name, version) for each, by the Makefile */
#define PACKAGED
#endif

#define AS_TEXT(words)  #words
#define TEXT_OF(macro)  AS_TEXT(macro)
#define P(name, number) {#name, #number, NULL},

static void put(struct anban_library *l, int major, int minor, int patch)
{
    snprintf(l->version, sizeof l->version, "%d.%d.%d", major, minor, patch);
}

static void put_text(struct anban_library *l, const char *text)
{
    snprintf(l->version, sizeof l->version, "%s", text);
}

static void ask_expat(struct anban_library *l)
{
    XML_Expat_Version v = XML_ExpatVersionInfo();
    put(l, v.major, v.minor, v.micro);
}

static void ask_freetype(struct anban_library *l)
{
    FT_Library library;
    FT_Int major = 0, minor = 0, patch = 0;
    if (FT_Init_FreeType(&library) != 0)
        return;
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    put(l, major, minor, patch);
}

static void ask_harfbuzz(struct anban_library *l)
{
    put_text(l, hb_version_string());
}

static void ask_haru(struct anban_library *l)
{
    put_text(l, HPDF_GetVersion());
}

static void ask_lcms(struct anban_library *l)
{
    int n = cmsGetEncodedCMMversion(); /* 2140: 2.14 */
    put(l, n / 1000, n / 10 % 100, n % 10);
}

static void ask_png(struct anban_library *l)
{
    put_text(l, png_get_libpng_ver(NULL));
}

static void ask_unistring(struct anban_library *l)
{
    int n = _libunistring_version; /* a byte for each part but the first */
    put(l, n >> 16, n >> 8 & 0xFF, n & 0xFF);
}

static void ask_webp(struct anban_library *l)
{
    int n = WebPGetDecoderVersion(); /* the same */
    put(l, n >> 16, n >> 8 & 0xFF, n & 0xFF);
}

static void ask_yaml(struct anban_library *l)
{
    put_text(l, yaml_get_version_string());
}

static void ask_zip(struct anban_library *l)
{
    put_text(l, zip_libzip_version());
}

#if defined LIBJPEG_TURBO_VERSION
#define JPEG_NAME    "libjpeg-turbo"
#define JPEG_VERSION TEXT_OF(LIBJPEG_TURBO_VERSION)
#else
#define JPEG_NAME    "libjpeg"
#define JPEG_VERSION TEXT_OF(JPEG_LIB_VERSION)
#endif
#define GIF_VERSION                                                            \
    TEXT_OF(GIFLIB_MAJOR) "." TEXT_OF(GIFLIB_MINOR) "." TEXT_OF(GIFLIB_RELEASE)

static void ask_zlib(struct anban_library *l)
{
    put_text(l, zlibVersion());
}

static const struct {
    const char *name, *as_built;
    void (*ask)(struct anban_library *); /* NULL: it does not tell by itself */
} libraries[] = {{"expat", "", ask_expat},
                 {"FreeType", "", ask_freetype},
                 {"HarfBuzz", "", ask_harfbuzz},
                 {"lcms2", "", ask_lcms},
                 {"libharu", "", ask_haru},
                 {"libpng", "", ask_png},
                 {"libunistring", "", ask_unistring},
                 {"libwebp", "", ask_webp},
                 {"libyaml", "", ask_yaml},
                 {"libzip", "", ask_zip},
                 {"zlib", "", ask_zlib},
                 {"giflib", GIF_VERSION, NULL},
                 {"libdeflate", LIBDEFLATE_VERSION_STRING, NULL},
                 {JPEG_NAME, JPEG_VERSION, NULL},
                 PACKAGED};

bool anban_library(size_t index, struct anban_library *library)
{
    if (index >= sizeof libraries / sizeof libraries[0])
        return false;
    *library = (struct anban_library){
        .name = libraries[index].name,
        .in_use = libraries[index].ask != NULL,
    };
    put_text(library, libraries[index].as_built);
    if (libraries[index].ask)
        libraries[index].ask(library);
    return true;
}
