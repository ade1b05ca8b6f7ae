/* SPDX-License-Identifier: MIT */
/*
 * Variable fonts (OpenType 1.9, "Variable Fonts"), as the plain ones which they
 * are at one place on their axes: what shapes, measures, draws and embeds a
 * font then needs to know nothing of axes. hb-subset makes them. As HarfBuzz 6
 * may crash there on what is damaged, the sums of the tables must be right.
 */
#include <errno.h>
#include <hb-subset.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/font_file.h"

enum { AXES_MAX = 64 }; /* more than any font has; the rest stays as it is */

/* The axes that are known by name: OpenType 1.9, "Registered Design-Variation
 * Axes". */
enum {
    WEIGHT = HB_TAG('w', 'g', 'h', 't'),
    ITALIC = HB_TAG('i', 't', 'a', 'l'),
    SLANT = HB_TAG('s', 'l', 'n', 't')
};
enum { REGULAR_WEIGHT = 400, BOLD_WEIGHT = 700, SEMIBOLD = 600 };

/* Whether the axis leads from the upright or regular face to another. */
static bool leads_to(const hb_ot_var_axis_info_t *axis, enum font_style style)
{
    switch (axis->tag) {
    case WEIGHT:
        return style & FONT_BOLD && axis->max_value >= SEMIBOLD;
    case ITALIC:
        return style & FONT_ITALIC && axis->max_value > axis->default_value;
    case SLANT: /* in degrees, which fall when letters lean forward */
        return style & FONT_ITALIC && axis->min_value < axis->default_value;
    default:
        return false;
    }
}

static float clamped(float value, const hb_ot_var_axis_info_t *axis)
{
    return value < axis->min_value   ? axis->min_value
           : value > axis->max_value ? axis->max_value
                                     : value;
}

/* Where on the axis a style is. What a font is by default may be its thinnest
 * face, so the weight is said in any case. */
static float place_on(const hb_ot_var_axis_info_t *axis, enum font_style style)
{
    bool leads = leads_to(axis, style);
    if (axis->tag == WEIGHT)
        return clamped(leads ? BOLD_WEIGHT : REGULAR_WEIGHT, axis);
    if (!leads)
        return axis->default_value;
    return axis->tag == ITALIC ? axis->max_value : axis->min_value;
}

bool font_file_varies_to(const struct font_file *file, enum font_style style)
{
    hb_ot_var_axis_info_t axes[AXES_MAX];
    unsigned n = AXES_MAX;
    hb_face_t *face = face_open(file);
    bool found = false;
    hb_ot_var_get_axis_infos(face, 0, &n, axes);
    for (unsigned i = 0; i < n; i++)
        found |= leads_to(&axes[i], style);
    hb_face_destroy(face);
    return found;
}

/* All glyphs and characters, with their numbers as they are. */
static hb_subset_input_t *whole_of(hb_face_t *face, enum font_style style)
{
    hb_ot_var_axis_info_t axes[AXES_MAX];
    unsigned n = AXES_MAX;
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_RETAIN_GIDS |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_add_range(hb_subset_input_glyph_set(input), 0,
                     hb_face_get_glyph_count(face) - 1);
    hb_face_collect_unicodes(face, hb_subset_input_unicode_set(input));
    hb_set_del(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
               HB_TAG('k', 'e', 'r', 'n'));
    hb_ot_var_get_axis_infos(face, 0, &n, axes);
    for (unsigned i = 0; i < n; i++)
        hb_subset_input_pin_axis_location(input, face, axes[i].tag,
                                          place_on(&axes[i], style));
    return input;
}

/* The plain font; its blob is the caller's to destroy. NULL: no memory, or a
 * damaged font. As in font_subset.c, memory that ran out leaves its errno. */
static hb_blob_t *make_plain(hb_face_t *face, enum font_style style)
{
    errno = 0;
    hb_subset_input_t *input = whole_of(face, style);
    hb_face_t *plain = input ? hb_subset_or_fail(face, input) : NULL;
    hb_blob_t *blob = plain ? hb_face_reference_blob(plain) : NULL;
    hb_subset_input_destroy(input);
    hb_face_destroy(plain);
    return blob;
}

/* The bytes of the plain font in the arena; empty when there is none. */
static struct str kept(struct arena *arena, hb_blob_t *blob)
{
    struct str bytes = STR("");
    struct arena_trap trap;
    unsigned n = 0;
    const char *data = blob ? hb_blob_get_data(blob, &n) : NULL;
    if (ARENA_TRAP(arena, trap))
        errno = ENOMEM;
    else
        bytes = str_copy(arena, (struct str){data, n});
    arena_untrap(arena, &trap);
    hb_blob_destroy(blob);
    return bytes;
}

/* PostScript's name of the family with the style behind it, as the names of
 * plain fonts are: it tells the faces of one file apart. */
static const char *name_of(struct arena *arena, const char *name,
                           enum font_style style)
{
    static const char *const styles[] = {"", "-Bold", "-Italic", "-BoldItalic"};
    char made[FACE_NAME_MAX];
    if (style == FONT_REGULAR)
        return name;
    int length = snprintf(made, sizeof made, "%.*s%s", (int)strcspn(name, "-"),
                          name, styles[style]);
    return arena_copy(arena, made, (size_t)length);
}

static bool is_variable(const struct font_file *file)
{
    hb_face_t *face = face_open(file);
    bool variable = hb_ot_var_has_data(face);
    hb_face_destroy(face);
    return variable;
}

bool font_file_settle(struct arena *arena, const char *path,
                      struct font_file *file, enum font_style style,
                      struct anban_error *err)
{
    if (!is_variable(file))
        return true;
    if (!font_file_sums_agree(file))
        return fail(err, ANBAN_USAGE, "%s: the font is damaged", path);
    struct font_file own = *file;
    char *copy = arena_copy(arena, file->bytes, file->n);
    own.bytes = copy;
    hb_face_t *face = face_open(&own);
    font_fill_hollow(face, copy);
    struct str bytes = kept(arena, make_plain(face, style));
    hb_face_destroy(face);
    if (errno == ENOMEM)
        arena_fail(arena);
    if (bytes.n == 0)
        return fail(err, ANBAN_USAGE,
                    "%s: this variable font cannot be set at one weight; give "
                    "a font file of one weight",
                    path);
    file->bytes = bytes.s;
    file->n = bytes.n;
    file->index = 0;
    file->name = name_of(arena, file->name, style);
    return true;
}
