/* SPDX-License-Identifier: MIT */
/*
 * A font file from outside: read whole, looked at before it is used, and
 * refused with a sentence that says why. The tables are those of OpenType 1.9.
 */
#include "layout/font_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"

/* All of a file into the arena, which is asked for memory before the file is
 * open. */
static bool read_file(struct arena *arena, const char *path,
                      struct font_file *file, struct anban_error *err)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return fail(err, ANBAN_USAGE, "%s: cannot be read: %s", path,
                    _(strerror(errno)));
    if (!S_ISREG(info.st_mode))
        return fail(err, ANBAN_USAGE, "%s: this is no file", path);
    if (info.st_size > FONT_FILE_MAX)
        return fail(err, ANBAN_USAGE,
                    "%s: a font of more than %d MB is not read", path,
                    FONT_FILE_MAX / (1024 * 1024));
    char *bytes = arena_alloc(arena, (size_t)info.st_size + 1);
    FILE *in = fopen(path, "rb");
    if (!in)
        return fail(err, ANBAN_USAGE, "%s: cannot be read: %s", path,
                    _(strerror(errno)));
    file->n = fread(bytes, 1, (size_t)info.st_size, in);
    file->bytes = bytes;
    file->device = info.st_dev;
    file->inode = info.st_ino;
    bool read = !ferror(in);
    fclose(in);
    return read || fail(err, ANBAN_USAGE, "%s: cannot be read: %s", path,
                        _(strerror(errno)));
}

static uint32_t long_at(const struct font_file *file, size_t at)
{
    const unsigned char *p = (const unsigned char *)file->bytes + at;
    if (at > file->n || file->n - at < 4)
        return 0;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
           p[3];
}

/* Where the face's directory of tables begins. */
static size_t directory_of(const struct font_file *file)
{
    enum { OFFSETS = 12 };
    if (long_at(file, 0) != HB_TAG('t', 't', 'c', 'f'))
        return 0;
    return long_at(file, OFFSETS + 4 * (size_t)file->index);
}

/* True when every table of the face lies within the file. */
static bool is_whole(const struct font_file *file)
{
    enum { COUNT = 4, RECORDS = 12, RECORD = 16, OFFSET = 8, LENGTH = 12 };
    size_t start = directory_of(file);
    size_t tables = long_at(file, start + COUNT) >> 16;
    for (size_t i = 0; i < tables; i++) {
        size_t record = start + RECORDS + i * RECORD;
        size_t offset = long_at(file, record + OFFSET);
        if (record + RECORD > file->n || offset > file->n ||
            long_at(file, record + LENGTH) > file->n - offset)
            return false;
    }
    return tables > 0;
}

/* The sum of a table's words (OpenType 1.9, "Calculating Checksums"), which is
 * that of "head" without the one it has in it. */
static uint32_t sum_of(const struct font_file *file, size_t at, size_t n,
                       bool head)
{
    enum { OWN_SUM = 8 };
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i += 4) {
        uint32_t word = 0;
        for (size_t k = i; k < i + 4; k++)
            word = word << 8 | (k < n ? (unsigned char)file->bytes[at + k] : 0);
        sum += head && i == OWN_SUM ? 0 : word;
    }
    return sum;
}

bool font_file_sums_agree(const struct font_file *file)
{
    enum { COUNT = 4, RECORDS = 12, RECORD = 16, SUM = 4, AT = 8, N = 12 };
    size_t start = directory_of(file);
    size_t tables = long_at(file, start + COUNT) >> 16;
    for (size_t i = 0; i < tables; i++) {
        size_t record = start + RECORDS + i * RECORD;
        bool head = long_at(file, record) == HB_TAG('h', 'e', 'a', 'd');
        if (sum_of(file, long_at(file, record + AT), long_at(file, record + N),
                   head) != long_at(file, record + SUM))
            return false;
    }
    return true;
}

/* What a file is when it is no TrueType font, by its first bytes; else NULL. */
static const char *other_kind(const struct font_file *file)
{
    uint32_t tag = long_at(file, directory_of(file));
    if (tag == HB_TAG('O', 'T', 'T', 'O'))
        return N_("its letters are PostScript outlines, which anban does not "
                  "embed; give a TrueType font");
    if (tag == HB_TAG('w', 'O', 'F', 'F') || tag == HB_TAG('w', 'O', 'F', '2'))
        return N_(
            "this is a font packed for the web; give it as a TrueType file");
    if (tag != 0x00010000 && tag != HB_TAG('t', 'r', 'u', 'e'))
        return N_("this is no TrueType font");
    return NULL;
}

static bool has_tables(hb_face_t *face)
{
    static const hb_tag_t tags[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
        HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'm', 't', 'x'),
        HB_TAG('c', 'm', 'a', 'p'), HB_TAG('l', 'o', 'c', 'a'),
        HB_TAG('g', 'l', 'y', 'f')};
    bool all = hb_face_get_glyph_count(face) > 0;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        hb_blob_t *blob = hb_face_reference_table(face, tags[i]);
        all = all && hb_blob_get_length(blob) > 0;
        hb_blob_destroy(blob);
    }
    return all;
}

/* OS/2, fsType: of several rights the widest counts, so that only a lone 2 is
 * a ban. Without bit 9 outlines may be embedded, without bit 8 a subset may. */
static const char *barred(hb_face_t *face)
{
    enum { TYPE = 8, RIGHTS = 0xF, RESTRICTED = 2 };
    enum { NO_SUBSET = 0x100, BITMAPS_ONLY = 0x200 };
    int32_t type = face_number(face, HB_TAG('O', 'S', '/', '2'), TYPE);
    if ((type & RIGHTS) == RESTRICTED || type & BITMAPS_ONLY)
        return N_("its maker does not allow it to be embedded in documents");
    if (type & NO_SUBSET)
        return N_("its maker does not allow a part of it to be embedded");
    return NULL;
}

/* PDF names (ISO 32000-1, 7.3.5) of PostScript's own characters. */
static void make_plain(char *name)
{
    enum { LONGEST = 63 };
    size_t n = 0;
    for (const char *s = name; *s && n < LONGEST; s++) {
        if (*s > ' ' && *s < 0x7F && !strchr("[](){}<>/%#", *s))
            name[n++] = *s;
    }
    name[n] = '\0';
}

/* Copies of the face's names; a font that has none is still a font. */
static void take_names(struct arena *arena, struct font_file *file,
                       hb_face_t *face)
{
    char family[FACE_NAME_MAX], name[FACE_NAME_MAX];
    face_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, family);
    if (!*family)
        face_name(face, HB_OT_NAME_ID_FONT_FAMILY, family);
    face_name(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, name);
    hb_face_destroy(face);
    make_plain(name);
    bool named = *family && utf8_is_valid(str_of(family));
    const char *known = named ? family : "Font", *plain = *name ? name : "Font";
    file->family = arena_copy(arena, known, strlen(known));
    file->name = arena_copy(arena, plain, strlen(plain));
}

static bool read_face(struct arena *arena, const char *path, bool for_text,
                      struct font_file *file, struct anban_error *err)
{
    char lacking[LACKING_MAX];
    if (!read_file(arena, path, file, err))
        return false;
    const char *fault = other_kind(file);
    if (!fault && !is_whole(file))
        fault = N_("the font is cut short or damaged");
    if (fault)
        return fail(err, ANBAN_USAGE, "%s: %s", path, _(fault));
    hb_face_t *face = face_open(file);
    if (!has_tables(face))
        fail(err, ANBAN_USAGE, "%s: the font is damaged: tables are missing",
             path);
    else if ((fault = barred(face)))
        fail(err, ANBAN_USAGE, "%s: %s", path, _(fault));
    else if (for_text && face_lacks(face, lacking))
        fail(err, ANBAN_USAGE, "%s: the font lacks what Vietnamese needs:%s",
             path, lacking);
    if (err->code == ANBAN_OK) {
        take_names(arena, file, face);
        return true;
    }
    hb_face_destroy(face);
    return false;
}

bool font_file_read(struct arena *arena, const char *path, unsigned index,
                    bool for_text, struct font_file *file,
                    struct anban_error *err)
{
    struct font_file read = {.index = index};
    if (!read_face(arena, path, for_text, &read, err))
        return false;
    *file = read;
    return true;
}

/* What no file was found for may be on an axis of one that was: the bold faces
 * on the weight of those that they are bold of. */
static void find_on_axes(struct font_files *files)
{
    for (int i = FONT_BOLD; i < FONT_STYLES; i++) {
        bool bold = i & FONT_BOLD;
        const struct font_file *from =
            &files->at[i == FONT_BOLD_ITALIC ? FONT_ITALIC : FONT_REGULAR];
        if (!files->at[i].n && from->n &&
            font_file_varies_to(from, bold ? FONT_BOLD : FONT_ITALIC))
            files->at[i] = *from;
    }
}

/* Each face as it is printed; one that cannot be is left out, but for the
 * regular one. */
static bool settle_all(struct arena *arena, const char *path,
                       struct font_files *files, struct anban_error *err)
{
    for (int i = FONT_REGULAR; i < FONT_STYLES; i++) {
        struct anban_error why = {ANBAN_OK, 0, ""};
        struct font_file *file = &files->at[i];
        if (!file->n || font_file_settle(arena, path, file, (enum font_style)i,
                                         i == FONT_REGULAR ? err : &why))
            continue;
        if (i == FONT_REGULAR)
            return false;
        file->n = 0;
    }
    return true;
}

bool font_files_read(struct arena *arena, const char *path,
                     struct font_files *files, struct log *log,
                     struct anban_error *err)
{
    static const char *const styles[] = {"", N_("bold"), N_("italic"),
                                         N_("bold italic")};
    struct font_files found = {0};
    if (!font_file_read(arena, path, 0, true, &found.at[FONT_REGULAR], err))
        return false;
    font_find_kin(arena, path, &found);
    find_on_axes(&found);
    if (!settle_all(arena, path, &found, err))
        return false;
    for (int i = FONT_BOLD; i < FONT_STYLES; i++) {
        if (!found.at[i].n)
            warn(log, 0,
                 "no usable %s face of %s lies beside %s; another is printed",
                 _(styles[i]), found.at[FONT_REGULAR].family, path);
    }
    *files = found;
    return true;
}
