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
#include "write/deflate.h"

struct anban_error;
struct out;
struct xml;

/* A marked-content sequence: a stretch of one tag's content on one page. */
struct pdf_mark {
    uint32_t tag, page;
    uint32_t turn;       /* of its page in the order of reading */
    uint32_t number;     /* the MCID, counted from 0 on each page */
    uint32_t annotation; /* of a link, which is no content: the object; or 0 */
};

/* Where a picture stands on its page, in the page's own space, y upwards. */
struct pdf_box {
    mpt left, bottom, right, top; /* all 0: nowhere */
};

/* What a page calls its fonts, or its pictures: by the place of their objects
 * here. */
struct pdf_names {
    uint32_t *at;
    size_t n;
};

/* What the drawing of a page leaves to be done when the file comes to it, as it
 * is numbered, or written, with what came before: a marked-content sequence; or
 * a link, a field, or a picture, and where it is. */
struct pdf_left {
    bool is_mark;
    uint32_t tag; /* of a mark */
    struct item item;
    struct pdf_box box;
    size_t turn; /* of its page in the order of reading */
};

/* A page as it is drawn, apart from the file. */
struct pdf_drawing {
    struct arena *arena;            /* of this */
    struct arena *scratch;          /* for its items */
    struct buf content;             /* the operators */
    struct str packed;              /* the same compressed */
    struct pdf_names fonts, images; /* images by their pictures' numbers */
    struct pdf_left *left;
    size_t left_count;
    unsigned marks;
    bool done; /* else memory ran out */
};

/* Where an object is: at an offset in the file, or the index-th of those in a
 * stream. The kinds' values are the file's own (ISO 32000-1, table 18). */
struct pdf_place {
    enum { PDF_FREE, PDF_WRITTEN, PDF_PACKED } kind : 8;
    uint8_t index;
    uint32_t at; /* the offset, or the stream's number */
};

/* Objects that wait to be written together (pdf_pack.c). */
struct pdf_pack {
    uint32_t stream; /* its number */
    unsigned n;
    struct buf heads, bodies;
};

/* A page that waits for its content to be compressed. */
struct pdf_waiting {
    uint32_t content;   /* its object */
    struct buf packed;  /* that, compressed */
    struct buf entries; /* of the page's own */
};

/* So many pages wait to be written, that what they show stands before them. */
enum { PDF_WAITING = 16 };

/* A font of the file, and what a page's text calls its glyphs: by one byte as
 * far as they are few. */
struct pdf_font {
    HPDF_Dict object;
    struct font_print print;
    bool wide;             /* two bytes: their numbers */
    unsigned space;        /* the number of the space; its code is 32 */
    const int32_t *widths; /* by codes, in millionths of an em */
};

/* In a text of one-byte codes, what word spacing acts on (9.3.3). */
enum { PDF_SPACE = 32 };

/* The element that a tag is written as. */
struct pdf_element {
    uint32_t object;
    uint32_t merged; /* the tag that is written for it: itself, or its parent */
    uint32_t parent; /* a tag */
    const char *role;
};

/* A link's tag, and that of what it leads to in the document; or 0. A field's
 * tag, and 0. */
struct pdf_link {
    uint32_t tag, to;
};

struct pdf {
    const struct book *book;
    const struct rendition *pictures; /* by their numbers */
    struct arena *arena;
    struct anban_error *err;
    struct arena_trap trap;
    struct out *out;
    bool plain;     /* without tags and claims */
    bool modern;    /* PDF 2.0: PDF/A-4 and PDF/UA-2 */
    size_t threads; /* that may draw the pages */
    HPDF_Doc doc;
    HPDF_Stream stream; /* for what libharu writes, or NULL */
    enum packing packing;
    struct deflater *deflater;
    struct xml *xml;          /* the packet being written, or NULL */
    struct pdf_font *fonts;   /* beside book->fonts */
    uint32_t code_map;        /* of one-byte codes; 0: not yet made */
    uint32_t glyph_maps[256]; /* by the number of the space; 0: the same */
    uint32_t *pages;          /* the objects, beside book->pages */
    uint32_t *images;         /* by the pictures' ids; 0 where not yet made */
    struct buf line;          /* scratch for what pdf_print prints */
    struct buf digests;       /* of what was written, for the trailer's ID */

    struct pdf_place *places; /* of the objects, by their numbers */
    size_t places_room;
    struct pdf_pack pack;

    struct buf page_links; /* references to annotations of the page being
                              written */
    struct pdf_drawings *drawings; /* of pages to come (pdf_drawings.c) */
    struct pdf_waiting waiting[PDF_WAITING]; /* a ring */

    struct pdf_element *elements; /* beside the book's tags */

    struct pdf_link *links; /* and fields, in the order of the content */
    size_t link_count;

    struct buf fields; /* references to the fields for signatures */

    struct pdf_box *boxes; /* beside the book's tags; NULL: no picture yet */

    struct pdf_mark *marks; /* in the order of the content; those of a turn
                               stand together */
    size_t mark_count;
};

/* Ends the writing: records `what` failed and jumps to the trap. */
_Noreturn void pdf_raise(struct pdf *pdf, const char *what);

/* Raises the fault that a libharu call told of, if it did. */
void pdf_check(struct pdf *pdf, HPDF_STATUS status);

/* `object`, which must have been made. NULL: raises what the library has told,
 * or that there is no memory. */
void *pdf_made(struct pdf *pdf, void *object);

/* New objects. An indirect one has a number of its own in the file. */
HPDF_Dict pdf_dict(struct pdf *pdf);
HPDF_Dict pdf_indirect(struct pdf *pdf);
HPDF_Array pdf_array(struct pdf *pdf);

/* Entries of a dictionary. */
void pdf_put(struct pdf *pdf, HPDF_Dict dict, const char *key, void *object);
void pdf_put_name(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  const char *name);
void pdf_put_int(struct pdf *pdf, HPDF_Dict dict, const char *key,
                 int32_t value);
/*
 * A string has at most 32,767 bytes (ISO 19005-2, 6.1.13; ISO 32000-1, Annex
 * C). In UTF-16 a text has at most two bytes for each that it has in UTF-8, so
 * of a longer one its beginning is written, with an ellipsis.
 */
enum { PDF_TEXT_MAX = 16000 };

/* A text string: UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
void pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  struct str text);

/* The bytes deflated, until the next call. */
struct str pdf_deflated(struct pdf *pdf, struct str bytes);

void pdf_push(struct pdf *pdf, HPDF_Array array, void *object);

/*
 * Entries as they will stand in the file, "/Key value" one after the other,
 * for the indirect `dict`, behind what was printed for it; copied. This takes
 * exact decimals, has no limit on the length of an array, and costs half the
 * memory of objects.
 */
void pdf_print(struct pdf *pdf, HPDF_Dict dict, struct str entries);

/* An empty buffer to put entries together in, until the next call. */
struct buf *pdf_line(struct pdf *pdf);

/*
 * An object that libharu need not hold: a number for it, and the object itself
 * as it stands in the file, let go at once. Every number must be used.
 */
uint32_t pdf_number(struct pdf *pdf);
void pdf_write(struct pdf *pdf, uint32_t number, struct str entries);

/* The same, not compressed with others: for what a plain search should find. */
void pdf_write_alone(struct pdf *pdf, uint32_t number, struct str entries);

/* The same of a stream; `entries` tell of its filter. */
void pdf_write_stream(struct pdf *pdf, uint32_t number, struct str entries,
                      struct str bytes);

/* A stream with a new number, which is returned: of `bytes` as they are, or
 * deflated, which the entries then tell, too. */
uint32_t pdf_stream(struct pdf *pdf, struct str entries, struct str bytes);
uint32_t pdf_deflated_stream(struct pdf *pdf, struct str entries,
                             struct str bytes);

/* Where the object is; unknown until it is let go. */
struct pdf_place *pdf_place(struct pdf *pdf, uint32_t number);

/* Where to append an object that is no stream, to be written with others; and
 * writes those that wait (pdf_pack.c). */
struct buf *pdf_pack_object(struct pdf *pdf, uint32_t number);
void pdf_end_pack(struct pdf *pdf);

/* Appends "12 0 R", a reference to an indirect object. */
void pdf_add_ref(struct buf *buf, HPDF_Dict object);
void pdf_add_number(struct buf *buf, uint32_t number);
uint32_t pdf_number_of(HPDF_Dict object);

/* What a text reads as where private signs may stand for nothing (ISO 19005-4,
 * 6.2.10.8; ISO 14289-2, 8.4.3): in PDF 2.0 each is one that nobody knows. */
struct str pdf_public_text(const struct pdf *pdf, struct arena *arena,
                           struct str text);

/* Appends the text as a text string in hexadecimal: <FEFF...>. */
void pdf_add_text(struct buf *buf, struct str text);

/* Appends the text as UTF-16BE in hexadecimal digits, without a mark. */
void pdf_add_utf16(struct buf *buf, struct str text);

/* Appends the number, a glyph's in four, in so many hexadecimal digits. */
void pdf_add_hex(struct buf *buf, unsigned value, size_t digits);
void pdf_add_glyph(struct buf *buf, uint16_t glyph);

/* The header to pdf->out, and at the end the objects that are not there yet and
 * the cross-reference stream. */
void pdf_start(struct pdf *pdf);
void pdf_save(struct pdf *pdf);

/* Lets the trailer's ID depend on `text`: on its length and two checksums, for
 * which all of an image costs less than a page's SHA-256. */
void pdf_add_digest(struct pdf *pdf, struct str text);

/* The Type 0 font of `font` with its subset, widths and text map. */
struct pdf_font pdf_font(struct pdf *pdf, const struct font *font);

/* What the file's text calls the glyph. */
static inline unsigned pdf_code(const struct pdf_font *font, uint16_t glyph)
{
    return font->print.numbers[glyph];
}

/* The objects of the maps from one-byte codes to characters, and from these to
 * glyphs (pdf_codes.c). */
uint32_t pdf_code_map(struct pdf *pdf);
uint32_t pdf_glyph_map(struct pdf *pdf, unsigned space);

/* sRGB as an ICC profile, in `arena` (pdf_icc.c). */
struct str pdf_srgb(struct arena *arena);

/* The XObject of a picture, made when first asked for. */
uint32_t pdf_image(struct pdf *pdf, const struct image *picture);

/* Draws a page, which needs nothing of those before it; and does what that has
 * left, page by page. */
void pdf_draw(const struct pdf *pdf, size_t page, struct pdf_drawing *drawing);
void pdf_take_drawing(struct pdf *pdf, const struct pdf_drawing *drawing,
                      size_t page);

/*
 * Has all pages drawn and compressed, by pdf->threads (pdf_drawings.c). Raises
 * what goes wrong. pdf_drawing_of gives one of them after the other, until the
 * next call. pdf_drawings_free waits for the threads, and takes NULL.
 */
struct pdf_drawings *pdf_drawings_new(struct pdf *pdf);
struct pdf_drawing *pdf_drawing_of(struct pdf *pdf, size_t page);
void pdf_drawings_free(struct pdf_drawings *drawings);

/* Notes the next marked-content sequence of `page`, and tells its number. */
uint32_t pdf_add_mark(struct pdf *pdf, uint32_t tag, size_t page, size_t turn);

/*
 * Makes the area of a link in `box` of `page` an annotation; `turn` is the
 * place of its page in reading order.
 */
void pdf_add_link(struct pdf *pdf, const struct item *item,
                  const struct pdf_box *box, size_t page, size_t turn);

/* The same of a field for a signature; and the form of which all are (12.7.2),
 * if there are any (pdf_field.c). */
void pdf_add_field(struct pdf *pdf, const struct item *item,
                   const struct pdf_box *box, size_t page, size_t turn);
void pdf_add_form(struct pdf *pdf);

/*
 * Makes what was written as number `annotation` one of the page's, which the
 * element of `tag` holds; it leads to the element of `to`, or 0.
 */
void pdf_note_annotation(struct pdf *pdf, uint32_t annotation, uint32_t tag,
                         uint32_t to, size_t page, size_t turn);

/* Appends "[left bottom right top]". */
void pdf_add_box(struct buf *buf, const struct pdf_box *box);

/* The pages, written one by one (pdf_pages.c). */
void pdf_add_pages(struct pdf *pdf);

/* Appends where an entry stands: "/Dest[...]", or, in PDF 2.0, an action that
 * leads to its element, too. */
void pdf_add_destination(struct pdf *pdf, struct buf *buf,
                         const struct outline_entry *entry);

/* Before the pages: what elements the tags will be (pdf_roles.c). And the tag
 * that is written for a tag. */
void pdf_name_elements(struct pdf *pdf);
uint32_t pdf_tag(const struct pdf *pdf, uint32_t tag);

/* Appends what the tag's element tells of itself (pdf_attributes.c). */
void pdf_add_attributes(const struct pdf *pdf, struct buf *buf, uint32_t tag);

/* The structure tree over the marks, when all pages are written. */
void pdf_add_tags(struct pdf *pdf);

/*
 * The archive's record of the document, as far as there is one: its namespace
 * on the element that was started, and its properties of XMP; and what a PDF/A
 * must say of properties which it does not know itself (pdf_record.c).
 */
void pdf_declare_record(struct xml *xml, const struct meta *meta);
void pdf_write_record(struct xml *xml, const struct meta *meta);
void pdf_write_extensions(struct xml *xml, const struct meta *meta);

/* Catalog entries, information, XMP, labels and the outline. */
void pdf_describe(struct pdf *pdf);
void pdf_add_labels(struct pdf *pdf);
void pdf_add_outline(struct pdf *pdf);
void pdf_add_names(struct pdf *pdf);

#endif
