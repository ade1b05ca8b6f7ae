/* SPDX-License-Identifier: MIT */
/*
 * Subsets, by hb-subset: for print the glyphs that were drawn, numbered without
 * gaps, and nothing that a PDF does not read; for screens the whole Vietnamese
 * repertoire, since an e-reader draws words of its own with the book's font.
 * That is the same for nearly every document, so of the built-in faces it lies
 * ready.
 */
#include <errno.h>
#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"
#include "layout/font_face.h"

/* Unicode ranges of the screen subset, ascending: Basic Latin, Latin-1 and
 * Latin Extended-A, for names of any country, what Vietnamese adds, its
 * combining marks, and the punctuation and signs of reports. */
static const struct {
    uint32_t first, last;
} repertoire[] = {
    {0x20, 0x7E},     {0xA0, 0x17F},    {0x1A0, 0x1A1},   {0x1AF, 0x1B0},
    {0x300, 0x303},   {0x306, 0x306},   {0x309, 0x309},   {0x31B, 0x31B},
    {0x323, 0x323},   {0x1EA0, 0x1EF9}, {0x2010, 0x2015}, {0x2018, 0x201A},
    {0x201C, 0x201E}, {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030},
    {0x2032, 0x2033}, {0x2039, 0x203A}, {0x20AB, 0x20AC}, {0x2116, 0x2116},
    {0x2122, 0x2122}, {0x2190, 0x2193}, {0x2212, 0x2212}, {0x2248, 0x2248},
    {0x2260, 0x2260}, {0x2264, 0x2265}, {0xFFFD, 0xFFFD},
};

/* Without these a variable font is what it is by default, which is what was
 * shaped and measured. */
#define VARIATIONS                                                             \
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'v', 'a', 'r'),                    \
        HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'),                \
        HB_TAG('H', 'V', 'A', 'R'), HB_TAG('V', 'V', 'A', 'R'),                \
        HB_TAG('M', 'V', 'A', 'R'), HB_TAG('S', 'T', 'A', 'T')

static const hb_tag_t print_drops[] = {
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('D', 'S', 'I', 'G'), HB_TAG('g', 'a', 's', 'p'),
    HB_TAG('F', 'F', 'T', 'M'), VARIATIONS,
};

static const hb_tag_t screen_drops[] = {
    HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('k', 'e', 'r', 'n'),
    VARIATIONS,
};

static void drop_tables(hb_subset_input_t *input, const hb_tag_t *tags,
                        size_t n)
{
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < n; i++)
        hb_set_add(drop, tags[i]);
}

/* The font file, in the arena. */
static struct str copied(const struct font *font, const struct str *file,
                         struct arena *arena, struct anban_error *err)
{
    struct str bytes = STR("");
    struct arena_trap trap;
    if (ARENA_TRAP(arena, trap) || file->n == 0 || errno == ENOMEM) {
        fail(err, ANBAN_NO_MEMORY,
             "no part of the font %s can be embedded: it is damaged, or "
             "memory ran out",
             font->file.name);
        goto out;
    }
    bytes = str_copy(arena, *file);
out:
    arena_untrap(arena, &trap);
    return bytes;
}

/*
 * Runs the subsetter. HarfBuzz 6 may go on without what it could not allocate,
 * and give a font that lacks it; but a failed allocation leaves its errno
 * (POSIX.1-2017, malloc), which no library function sets to zero again: so
 * errno is 0 when the plan is made.
 */
static struct str execute(const struct font *font, hb_subset_plan_t *plan,
                          struct arena *arena, struct anban_error *err)
{
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = face ? hb_face_reference_blob(face) : NULL;
    unsigned n = 0;
    const char *data = blob ? hb_blob_get_data(blob, &n) : NULL;
    struct str bytes = copied(font, &(struct str){data, n}, arena, err);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    return bytes;
}

/* What is to be done; NULL: no memory, or a damaged font. */
static hb_subset_plan_t *plan_of(hb_face_t *from, hb_subset_input_t *input)
{
    errno = 0;
    return hb_subset_plan_create_or_fail(from, input);
}

static hb_subset_input_t *new_input(struct anban_error *err)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    return input;
}

static hb_blob_t *kept_table(hb_face_t *face, hb_tag_t tag, void *whole)
{
    (void)face;
    for (size_t i = 0; i < sizeof print_drops / sizeof *print_drops; i++) {
        if (print_drops[i] == tag)
            return hb_blob_get_empty();
    }
    return hb_face_reference_table(whole, tag);
}

/* The face without the tables that a PDF does not need: the subsetter would
 * read through all of them, most of all the map of characters. */
static hb_face_t *bare_face(hb_face_t *whole)
{
    return hb_face_create_for_tables(kept_table, whole, NULL);
}

/* The subset's numbers of the glyphs that were drawn, and how many it has. */
static unsigned number_glyphs(const struct font *font,
                              const hb_subset_plan_t *plan, uint16_t *numbers)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    for (unsigned i = 0; i < font->glyph_count; i++) {
        if (font->used[i])
            numbers[i] = (uint16_t)hb_map_get(map, i);
    }
    return hb_map_get_population(map);
}

static hb_subset_plan_t *plan_print(const struct font *font, hb_face_t *bare,
                                    struct anban_error *err)
{
    hb_subset_input_t *input = new_input(err);
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    hb_set_add(glyphs, 0);
    for (unsigned i = 0; i < font->glyph_count; i++) {
        if (font->used[i])
            hb_set_add(glyphs, i);
    }
    drop_tables(input, print_drops, sizeof print_drops / sizeof *print_drops);
    hb_subset_plan_t *plan = plan_of(bare, input);
    hb_subset_input_destroy(input);
    return plan;
}

struct font_print font_subset_print(const struct font *font,
                                    struct arena *arena,
                                    struct anban_error *err)
{
    uint16_t *numbers = ARENA_ARRAY(arena, font->glyph_count, uint16_t);
    hb_face_t *bare = bare_face(font->face);
    hb_subset_plan_t *plan = plan_print(font, bare, err);
    struct font_print print = {.file = execute(font, plan, arena, err),
                               .numbers = numbers};
    if (print.file.n)
        print.count = number_glyphs(font, plan, numbers);
    hb_subset_plan_destroy(plan);
    hb_face_destroy(bare);
    return print;
}

static bool in_repertoire(uint32_t c)
{
    size_t i = 0;
    while (i < sizeof repertoire / sizeof repertoire[0] &&
           repertoire[i].last < c)
        i++;
    return i < sizeof repertoire / sizeof repertoire[0] &&
           repertoire[i].first <= c;
}

/* The format of gzip, RFC 1952: ten bytes of header when there is no name in
 * it, and at the end the CRC and the size, the lowest byte first. */
enum { GZIP_HEAD = 10, GZIP_TAIL = 8 };

static uint32_t little_endian(const char *bytes)
{
    const unsigned char *p = (const unsigned char *)bytes;
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
           (uint32_t)p[3] << 24;
}

bool font_screen_ready(const struct font *font, struct str extra,
                       struct font_packed *packed)
{
    struct str gzip = font->file.screen;
    if (gzip.n <= GZIP_HEAD + GZIP_TAIL)
        return false;
    for (size_t at = 0; at < extra.n;) {
        uint32_t c = utf8_next(extra, &at);
        if (!in_repertoire(c) && font_has(font, c))
            return false;
    }
    size_t end = gzip.n - GZIP_TAIL;
    packed->deflated = str_slice(gzip, GZIP_HEAD, end);
    packed->crc = little_endian(gzip.s + end);
    packed->size = little_endian(gzip.s + end + 4);
    return true;
}

struct str font_subset_screen(const struct font *font, struct str extra,
                              struct arena *arena, struct anban_error *err)
{
    hb_subset_input_t *input = new_input(err);
    if (!input)
        return STR("");
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
                                         HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *set = hb_subset_input_unicode_set(input);
    size_t ranges =
        font->fallback ? 0 : sizeof repertoire / sizeof repertoire[0];
    for (size_t i = 0; i < ranges; i++)
        hb_set_add_range(set, repertoire[i].first, repertoire[i].last);
    for (size_t at = 0; at < extra.n;)
        hb_set_add(set, utf8_next(extra, &at));
    drop_tables(input, screen_drops,
                sizeof screen_drops / sizeof *screen_drops);
    hb_subset_plan_t *plan = plan_of(font->face, input);
    struct str bytes = execute(font, plan, arena, err);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return bytes;
}
