/* SPDX-License-Identifier: MIT */
/*
 * The fonts of a document: a family of up to four faces, and the fonts that
 * stand in for characters which it lacks. All are built in unless files were
 * named; each is opened when first asked for.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/font_face.h"
#include "layout/font_file.h"
#include "stages.h"

struct fonts {
    struct font *faces[FONT_FACES];
    struct font *fallbacks[FONT_FALLBACKS];
    struct font_files given; /* of --font; none of it: the built-in family */
    struct font_file given_fallbacks[FALLBACKS_GIVEN]; /* asked in order */
    size_t given_count;  /* of these; the built-in symbols come last */
    struct arena *arena; /* of the files read; NULL until there is one */
    const struct font_stock *stock; /* may be NULL */
};

/* No file was given. */
static const struct font_file none;

struct fonts *fonts_new(struct anban_error *err)
{
    struct fonts *fonts = calloc(1, sizeof *fonts);
    if (!fonts)
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return fonts;
}

void fonts_share(struct fonts *fonts, const struct font_stock *stock)
{
    fonts->stock = stock;
}

struct fonts *fonts_twin(const struct fonts *fonts, struct anban_error *err)
{
    struct fonts *twin = fonts_new(err);
    if (twin) {
        twin->given = fonts->given;
        memcpy(twin->given_fallbacks, fonts->given_fallbacks,
               sizeof fonts->given_fallbacks);
        twin->given_count = fonts->given_count;
        twin->stock = fonts->stock;
    }
    return twin;
}

void fonts_free(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (int i = 0; i < FONT_FACES; i++)
        font_free(fonts->faces[i]);
    for (int i = 0; i < FONT_FALLBACKS; i++)
        font_free(fonts->fallbacks[i]);
    arena_free(fonts->arena);
    free(fonts);
}

bool fonts_have(const struct fonts *fonts, enum font_style style)
{
    return !fonts->given.at[FONT_REGULAR].n || fonts->given.at[style].n;
}

/* What comes nearest to a style. Weight is seen at a glance and slant is not,
 * so it is kept if only one of them can be. */
static enum font_style nearest(const struct fonts *fonts, enum font_style style)
{
    enum font_style bold = style & FONT_BOLD ? FONT_BOLD : FONT_REGULAR;
    if (fonts_have(fonts, style))
        return style;
    if (bold && fonts_have(fonts, bold))
        return bold;
    return style & FONT_ITALIC && fonts_have(fonts, FONT_ITALIC) ? FONT_ITALIC
                                                                 : FONT_REGULAR;
}

/* The font of a file which was given, else a built-in one, out of the stock
 * when there is one. */
static struct font *open_font(const struct fonts *fonts,
                              const struct font_file *given, size_t built_in,
                              enum font_style style)
{
    struct font_file file = given->n ? *given : built_in_file(built_in);
    hb_face_t *face =
        given->n ? face_open(given) : stock_face(fonts->stock, built_in);
    return font_new(&file, face, style);
}

struct font *fonts_find(struct fonts *fonts, enum font_style style,
                        struct anban_error *err)
{
    if (fonts->faces[style])
        return fonts->faces[style];
    bool code = style == FONT_CODE;
    style = code ? style : nearest(fonts, style);
    if (!fonts->faces[style])
        fonts->faces[style] = open_font(
            fonts, code ? &none : &fonts->given.at[style], style, style);
    if (!fonts->faces[style])
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return fonts->faces[style];
}

struct font *fonts_fallback(struct fonts *fonts, size_t i,
                            struct anban_error *err)
{
    if (i > fonts->given_count)
        return NULL;
    if (!fonts->fallbacks[i])
        fonts->fallbacks[i] = open_font(
            fonts, i < fonts->given_count ? &fonts->given_fallbacks[i] : &none,
            BUILT_IN_SYMBOLS, FONT_REGULAR);
    if (fonts->fallbacks[i])
        fonts->fallbacks[i]->fallback = true;
    else
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return fonts->fallbacks[i];
}

struct font *fonts_next_used(const struct fonts *fonts, size_t *at)
{
    while (*at < FONTS_MAX) {
        size_t i = (*at)++;
        struct font *font =
            i < FONT_FACES ? fonts->faces[i] : fonts->fallbacks[i - FONT_FACES];
        if (font && font->any_used)
            return font;
    }
    return NULL;
}

static bool is_of(const struct font_file *file, const struct stat *info)
{
    return file->n && file->inode == info->st_ino &&
           file->device == info->st_dev;
}

bool fonts_are_made_of(const struct fonts *fonts, const struct stat *info)
{
    for (int i = 0; i < FONT_STYLES; i++) {
        if (is_of(&fonts->given.at[i], info))
            return true;
    }
    for (size_t i = 0; i < fonts->given_count; i++) {
        if (is_of(&fonts->given_fallbacks[i], info))
            return true;
    }
    return false;
}

/* Files can be named until the first face is opened: what was shaped with it
 * stays. */
static bool prepare(struct fonts *fonts, struct anban_error *err)
{
    for (int i = 0; i < FONT_FACES; i++) {
        if (fonts->faces[i])
            return fail(err, ANBAN_USAGE,
                        "the font must be named before the pages are made");
    }
    if (!fonts->arena)
        fonts->arena = arena_new();
    return fonts->arena || fail(err, ANBAN_NO_MEMORY, "out of memory");
}

static bool take_fallback(struct fonts *fonts, const char *path,
                          struct anban_error *err)
{
    struct font_file *file = &fonts->given_fallbacks[fonts->given_count];
    if (fonts->given_count == FALLBACKS_GIVEN)
        return fail(err, ANBAN_USAGE,
                    "%s: no more than %d fonts can stand in for the family's",
                    path, FALLBACKS_GIVEN);
    if (!font_file_read(fonts->arena, path, 0, false, file, err) ||
        !font_file_settle(fonts->arena, path, file, FONT_REGULAR, err))
        return false;
    fonts->given_count++;
    return true;
}

/* Reads the family at `path`, or a file which has letters that the family
 * lacks. */
static bool take_files(struct fonts *fonts, const char *path, bool fallback,
                       struct log *log, struct anban_error *err)
{
    struct arena_trap trap;
    if (!prepare(fonts, err))
        return false;
    bool done = false;
    if (ARENA_TRAP(fonts->arena, trap))
        fail(err, ANBAN_NO_MEMORY, "%s: out of memory", path);
    else if (fallback)
        done = take_fallback(fonts, path, err);
    else
        done = font_files_read(fonts->arena, path, &fonts->given, log, err);
    arena_untrap(fonts->arena, &trap);
    return done;
}

bool fonts_use(struct fonts *fonts, const char *path, struct log *log,
               struct anban_error *err)
{
    return take_files(fonts, path, false, log, err);
}

bool fonts_use_fallback(struct fonts *fonts, const char *path,
                        struct anban_error *err)
{
    return take_files(fonts, path, true, NULL, err);
}
