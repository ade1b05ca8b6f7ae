/* SPDX-License-Identifier: MIT */
/*
 * A family's other faces: the fonts that lie in the same folder are asked for
 * their names, weights and slants, and what comes nearest is taken. The names
 * of the files say nothing, and give only the order in which they are asked.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/error.h"
#include "layout/font_file.h"

enum { PATH_ROOM = 4096, FACES_MAX = 64, NO_MATCH = 1 << 20 };

/* The best face for a style so far. */
struct kin {
    char path[PATH_ROOM];
    unsigned index;
    int32_t distance;
};

struct search {
    struct face_look own;
    struct kin best[FONT_STYLES];
};

/* hb_ot_name_list_names has them in the order of their numbers. */
void face_name(hb_face_t *face, hb_ot_name_id_t id, char name[FACE_NAME_MAX])
{
    unsigned n, size = FACE_NAME_MAX;
    hb_language_t english = hb_language_from_string("en", 2), language = NULL;
    const hb_ot_name_entry_t *names = hb_ot_name_list_names(face, &n);
    name[0] = '\0';
    for (unsigned i = 0; i < n; i++) {
        if (names[i].name_id == id &&
            (!language || names[i].language == english))
            language = names[i].language;
    }
    if (language)
        hb_ot_name_get_utf8(face, id, language, &size, name);
}

struct face_look face_look(hb_face_t *face)
{
    enum { WEIGHT = 4, WIDTH = 6, SELECTION = 62, MAC_STYLE = 44 };
    enum { ITALIC = 1 << 0, BOLD = 1 << 5, OBLIQUE = 1 << 9 };
    const hb_tag_t os2 = HB_TAG('O', 'S', '/', '2');
    struct face_look look = {.weight = face_number(face, os2, WEIGHT),
                             .width = face_number(face, os2, WIDTH)};
    int32_t selection = face_number(face, os2, SELECTION);
    int32_t mac = face_number(face, HB_TAG('h', 'e', 'a', 'd'), MAC_STYLE);
    look.bold = selection & BOLD || mac & 1;
    look.italic = selection & (ITALIC | OBLIQUE) || mac & 2;
    if (look.weight == 0)
        look.weight = look.bold ? 700 : 400;
    face_name(face, HB_OT_NAME_ID_FONT_FAMILY, look.family);
    face_name(face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, look.typographic);
    if (!*look.typographic)
        memcpy(look.typographic, look.family, sizeof look.family);
    return look;
}

/* How far a face is from what the style asks, NO_MATCH if it will not do. A
 * family of four (name 1) is meant to be used together; in a larger one (name
 * 16) bold may be one of several weights. */
static int32_t distance(const struct face_look *own,
                        const struct face_look *look, enum font_style style)
{
    enum { BOLD_WEIGHT = 700, SEMIBOLD = 600, LARGER = 1000 };
    bool bold = style & FONT_BOLD;
    bool four = *own->family && strcmp(own->family, look->family) == 0;
    bool larger = strcmp(own->typographic, look->typographic) == 0 &&
                  *own->typographic && own->width == look->width;
    bool is_bold =
        (look->bold || look->weight >= SEMIBOLD) && look->weight > own->weight;
    int32_t off = look->weight - (bold ? BOLD_WEIGHT : own->weight);
    if (!(four || larger) || look->italic != ((style & FONT_ITALIC) != 0) ||
        (bold ? !is_bold : off != 0))
        return NO_MATCH;
    return (off < 0 ? -off : off) + (four ? 0 : LARGER);
}

static void judge(struct search *search, hb_face_t *face, const char *path,
                  unsigned index)
{
    struct face_look look = face_look(face);
    for (int i = FONT_BOLD; i < FONT_STYLES; i++) {
        struct kin *best = &search->best[i];
        int32_t d = distance(&search->own, &look, (enum font_style)i);
        if (d >= best->distance)
            continue;
        snprintf(best->path, sizeof best->path, "%s", path);
        best->index = index;
        best->distance = d;
    }
}

/* Only the pages of the file that are looked at are read. */
static void judge_file(struct search *search, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode) ||
        info.st_size > FONT_FILE_MAX)
        return;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    unsigned faces = blob ? hb_face_count(blob) : 0;
    for (unsigned i = 0; i < faces && i < FACES_MAX; i++) {
        hb_face_t *face = hb_face_create(blob, i);
        judge(search, face, path, i);
        hb_face_destroy(face);
    }
    hb_blob_destroy(blob);
}

static int is_font(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');
    return end &&
           (strcasecmp(end, ".ttf") == 0 || strcasecmp(end, ".ttc") == 0 ||
            strcasecmp(end, ".otf") == 0);
}

/* Not alphasort, which goes by the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void judge_folder(struct search *search, const char *path)
{
    char other[PATH_ROOM];
    const char *slash = strrchr(path, '/');
    int n = slash ? (int)(slash - path) + 1 : 0;
    struct dirent **entries;
    snprintf(other, sizeof other, "%.*s.", n, path);
    int count = scandir(other, &entries, is_font, by_name);
    for (int i = 0; i < count; i++) {
        int length = snprintf(other, sizeof other, "%.*s%s", n, path,
                              entries[i]->d_name);
        if (length > 0 && (size_t)length < sizeof other)
            judge_file(search, other);
        free(entries[i]);
    }
    if (count >= 0)
        free((void *)entries);
}

void font_find_kin(struct arena *arena, const char *path,
                   struct font_files *files)
{
    struct search search;
    hb_face_t *face = face_open(&files->at[FONT_REGULAR]);
    search.own = face_look(face);
    hb_face_destroy(face);
    for (int i = 0; i < FONT_STYLES; i++)
        search.best[i].distance = NO_MATCH;
    judge_folder(&search, path);
    for (int i = FONT_BOLD; i < FONT_STYLES; i++) {
        const struct kin *best = &search.best[i];
        struct anban_error err = {ANBAN_OK, 0, ""};
        if (best->distance < NO_MATCH)
            font_file_read(arena, best->path, best->index, true, &files->at[i],
                           &err);
    }
}
