/* SPDX-License-Identifier: MIT */
/*
 * What the files of the PDF writer share: the document under construction and
 * short names for libharu's object layer which cannot fail: a refusal leaves
 * through the trap that write_pdf has set, so the code between has no failure
 * paths.
 */
#ifndef ANBAN_WRITE_PDF_H
#define ANBAN_WRITE_PDF_H

#include <hpdf.h>

#include "base/arena.h"
#include "base/buf.h"
#include "layout/font.h"
#include "layout/page.h"

struct anban_error;

struct pdf {
    const struct book *book;
    struct arena *arena;
    struct anban_error *err;
    struct arena_trap trap;
    HPDF_Doc doc;
    HPDF_Dict *fonts;   /* beside book->fonts */
    HPDF_Page *pages;   /* beside book->pages */
    struct buf digests; /* of what was written, for the trailer's ID */
};

/* Ends the writing: records `what` failed and jumps to the trap. */
_Noreturn void pdf_raise(struct pdf *pdf, const char *what);

/* New objects. An indirect one has a number of its own in the file. */
HPDF_Dict pdf_dict(struct pdf *pdf);
HPDF_Dict pdf_indirect(struct pdf *pdf);
HPDF_Array pdf_array(struct pdf *pdf);

/* An indirect stream holding `bytes`, deflated or as they are. */
HPDF_Dict pdf_stream(struct pdf *pdf, struct str bytes, bool deflated);

/* Entries of a dictionary. */
void pdf_put(struct pdf *pdf, HPDF_Dict dict, const char *key, void *object);
void pdf_put_name(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  const char *name);
void pdf_put_int(struct pdf *pdf, HPDF_Dict dict, const char *key,
                 int32_t value);
/* A text string: UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
void pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  struct str text);

/* Elements of an array. `milli` is in thousandths. */
void pdf_push(struct pdf *pdf, HPDF_Array array, void *object);
void pdf_push_int(struct pdf *pdf, HPDF_Array array, int32_t value);
void pdf_push_milli(struct pdf *pdf, HPDF_Array array, int32_t milli);
void pdf_push_name(struct pdf *pdf, HPDF_Array array, const char *name);

/* UTF-16BE of `text`, in the arena, without a mark. */
struct str pdf_utf16(struct arena *arena, struct str text);

/* The Type 0 font of `font` with its subset, widths and text map. */
HPDF_Dict pdf_font(struct pdf *pdf, const struct font *font);

/* A glyph's width in millionths of an em, as the W array has it. */
int32_t pdf_glyph_width(const struct font *font, uint16_t glyph);

/* The operators that draw a page, in the arena. */
struct str pdf_content(struct pdf *pdf, size_t page);

/* Catalog entries, information, XMP, labels and the outline. */
void pdf_describe(struct pdf *pdf);
void pdf_add_labels(struct pdf *pdf);
void pdf_add_outline(struct pdf *pdf);

#endif
