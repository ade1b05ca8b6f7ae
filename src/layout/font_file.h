/* SPDX-License-Identifier: MIT */
/*
 * Font files from outside, as far as they may be used; for font*.c alone.
 * Memory that runs out springs the arena's trap; no file or face is open then.
 */
#ifndef ANBAN_LAYOUT_FONT_FILE_H
#define ANBAN_LAYOUT_FONT_FILE_H

#include <hb-ot.h>

#include "layout/font_face.h"

struct log;

/* A family: a file for each style, without bytes where there is none. */
struct font_files {
    struct font_file at[FONT_STYLES];
};

/*
 * Reads face `index` of a TrueType file or collection. False, with a sentence
 * in `err`: it cannot be read, is damaged or of another kind, or its maker
 * does not allow it to be embedded; or, of one that is for the text, it has not
 * the letters that Vietnamese needs.
 */
bool font_file_read(struct arena *arena, const char *path, unsigned index,
                    bool for_text, struct font_file *file,
                    struct anban_error *err);

/* A family by its regular face; what is missing beside that is told. */
bool font_files_read(struct arena *arena, const char *path,
                     struct font_files *files, struct log *log,
                     struct anban_error *err);

enum { FONT_FILE_MAX = 64 * 1024 * 1024, FACE_NAME_MAX = 128 };

/* Where a face stands in its family, by its own tables. */
struct face_look {
    char family[FACE_NAME_MAX];      /* of up to four styles: name 1 */
    char typographic[FACE_NAME_MAX]; /* of any number: name 16, else name 1 */
    int32_t weight, width;
    bool bold, italic;
};

struct face_look face_look(hb_face_t *face);

/* The English name of that number, else any; empty if there is none. */
void face_name(hb_face_t *face, hb_ot_name_id_t id, char name[FACE_NAME_MAX]);

/* font_coverage.c: the letters, digits and marks which the face lacks, as a
 * list for a sentence, and their number. */
enum { LACKING_MAX = 256 };
size_t face_lacks(hb_face_t *face, char list[LACKING_MAX]);

/* font_family_match.c: the faces of the other styles, found beside `path`. */
void font_find_kin(struct arena *arena, const char *path,
                   struct font_files *files);

#endif
