/* SPDX-License-Identifier: MIT */
/* What a font is inside; for the files of fonts (font*.c) alone. */
#ifndef ANBAN_LAYOUT_FONT_FACE_H
#define ANBAN_LAYOUT_FONT_FACE_H

#include <hb.h>
#include <sys/types.h>

#include "layout/font.h"

struct entry;
struct font_stock;

/* A face as it lies in a file: built in, or read into the family's arena. */
struct font_file {
    const char *bytes;
    size_t n;
    unsigned index;     /* in a collection; else 0 */
    const char *family; /* as CSS names it */
    const char *name;   /* PostScript's */
    struct str screen;  /* its subset for screens, as gzip made it, or empty */
    bool plain;         /* its letters only need kerning: font_plain.c */
    dev_t device;       /* the file's, when it was read from one: with its */
    ino_t inode;        /* inode it is known under any name */
};

/* How far a glyph reaches above and below the baseline, its advance, and that
 * in millionths of an em. */
struct measure {
    int32_t top, bottom, advance, width;
    bool known;
};

enum { MEASURES = 64 };

/* What shaping without HarfBuzz needs of a face. */
struct plain {
    uint16_t *glyphs;           /* of the characters it is for; 0: not known */
    const unsigned char *pairs; /* of the table "kern", NULL: there is none */
    size_t pair_count;
    bool *kerned; /* by glyph: is the first of some pair */
};

struct font {
    struct arena *arena; /* its own: the cache outlives a document's arena */
    hb_face_t *face;
    hb_font_t *hb;
    hb_buffer_t *buffer;
    enum font_style style;
    struct font_file file;
    bool fallback; /* stands in for the family */
    int32_t per_em;
    struct font_metrics metrics;
    unsigned glyph_count;
    struct str **texts;        /* what each glyph reads as; as those below */
    bool *used;                /* which glyphs were drawn */
    struct measure **measures; /* of each MEASURES glyphs; NULL: of none yet */
    struct plain plain;        /* glyphs are NULL where the face is none such */
    bool any_used;
    struct entry **buckets;
    size_t bucket_count, entry_count;
};

/* A font of a face whose bytes stay; takes the face over. NULL when memory runs
 * out. */
struct font *font_new(const struct font_file *file, hb_face_t *face,
                      enum font_style style);
void font_free(struct font *font);

/* Fills in the metrics. (font_facts.c) */
void font_read_metrics(struct font *font);

/* No letter is wider or higher than this many em; what a damaged font says
 * beyond it would only overflow. */
enum { WIDEST = 32, HIGHEST = 3 };

static inline int32_t font_within(const struct font *font, int32_t value,
                                  int32_t most)
{
    most *= font->per_em;
    return value > most ? most : value < -most ? -most : value;
}

/* HarfBuzz's view of the face; the caller's to destroy. */
hb_face_t *face_open(const struct font_file *file);

/* The built-in fonts: the faces by their styles, and the symbols. */
enum { BUILT_IN_SYMBOLS = FONT_FACES, BUILT_IN_FONTS };
struct font_file built_in_file(size_t i);

/* A built-in font's face, from the stock, or opened when that is NULL; the
 * caller's to destroy. */
hb_face_t *stock_face(const struct font_stock *stock, size_t i);

/* The glyph of a character alone; 0 when there is none. */
uint16_t font_nominal(const struct font *font, uint32_t c);

/* Adds a glyph that stands for `text`, in the arena, to what was shaped; its
 * advance. */
int32_t font_add_glyph(struct font *font, struct shaped *shaped, uint16_t glyph,
                       struct str text);

/*
 * font_plain.c: gets the font ready, in its arena, if its face is plain; then
 * shapes a text into the cache's entry. False: it is for HarfBuzz, which would
 * shape what is not as it does here.
 */
void font_prepare_plain(struct font *font);
bool font_shape_plain(struct font *font, struct str text,
                      struct shaped *shaped);

/* The unsigned 16-bit number at `offset` of a table, 0 when it is not there. */
int32_t face_number(hb_face_t *face, hb_tag_t table, unsigned offset);

#endif
