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
 * Reads face `index` of a TrueType file or collection, a variable one as it is
 * (font_file_settle makes it plain). False, with a sentence
 * in `err`: it cannot be read, is damaged or of another kind, or its maker
 * does not allow it to be embedded; or, of one that is for the text, it has not
 * the letters that Vietnamese needs.
 */
bool font_file_read(struct arena *arena, const char *path, unsigned index,
                    bool for_text, struct font_file *file,
                    struct anban_error *err);

/*
 * font_instance.c: a variable font becomes the plain one that it is in a style,
 * by hb-subset, in the arena, and is renamed so; any other is left as it is.
 * False, with a sentence in `err` that names `path`: it cannot be made so.
 * font_file_varies_to: whether its axes lead to that style.
 */
bool font_file_varies_to(const struct font_file *file, enum font_style style);
bool font_file_settle(struct arena *arena, const char *path,
                      struct font_file *file, enum font_style style,
                      struct anban_error *err);

/* Whether each table of a whole file has the sum which the file says. */
bool font_file_sums_agree(const struct font_file *file);

/* font_hollow.c: gives points to the glyphs of a face that have parts without
 * any; `bytes` are those of its file. */
void font_fill_hollow(hb_face_t *face, char *bytes);

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
