/* SPDX-License-Identifier: MIT */
/*
 * The printed edition, finished: pages of placed items, the outline and the
 * tags. A writer needs nothing else; it never sees the document tree.
 *
 * Lengths are integers in thousandths of a PostScript point, so that every
 * compiler places everything alike. Coordinates start at the page's top left
 * corner and grow rightwards and downwards.
 */
#ifndef ANBAN_LAYOUT_PAGE_H
#define ANBAN_LAYOUT_PAGE_H

#include <stdint.h>

#include "base/field.h"
#include "base/image.h"
#include "base/meta.h"
#include "base/str.h"

struct arena;
struct font;

typedef int32_t mpt; /* 1/1000 pt */

enum { MPT = 1000 };

/* Millimetres to mpt: 1 mm is 72/25.4 pt. Rounded to the nearest. */
#define MPT_MM(mm) ((mpt)(((mm)*7200000LL + 1270) / 2540))

/* One glyph of a run and how far the pen moves behind it: its own width with
 * kerning and the line's justification. */
struct glyph {
    uint16_t id;
    int16_t rise; /* of a mark: how far above the baseline it is drawn, in mpt,
                   * up to some 32 pt */
    mpt advance;
};

/*
 * A stretch of one line in one font and size, drawn from a baseline point.
 * Words are divided by real space glyphs. `text` is what the run reads as.
 * The font's own glyph-to-text map gives the same, unless `actual` is set.
 */
struct run {
    struct font *font;
    mpt size;
    int32_t
        expansion; /* of the letters, in 1/1000 of their width: 1000 is none */
    struct glyph *glyphs;
    size_t n;
    struct str text;
    bool raised; /* some glyph has a rise */
    bool actual; /* the glyphs read otherwise than `text`: ActualText */
};

/* How wide the glyphs of a run are together. */
mpt run_width(const struct run *run);

enum item_kind { ITEM_TEXT, ITEM_RULE, ITEM_IMAGE, ITEM_LINK, ITEM_FIELD };

/* The tags of what is no content: folios and rules; running heads, and what is
 * behind the text. */
#define TAG_ARTIFACT     UINT32_MAX
#define TAG_RUNNING_HEAD (UINT32_MAX - 1)
#define TAG_WATERMARK    (UINT32_MAX - 3) /* in the grey below */

/* Of a watermark, in sRGB: seen, and nothing is hard to read before it. */
enum { WATERMARK_GREY = 0xDDDDDD };

struct item {
    enum item_kind kind;
    uint32_t tag;    /* index into the book's tags, or one of the above */
    mpt x, y;        /* a run's baseline start; else the top left corner */
    uint32_t colour; /* of text and rules, 0xRRGGBB in sRGB; what is printed is
                        black, 0: only a cover has others */
    union {
        struct run run;
        struct {
            mpt width, height;
        } rule;
        struct {
            const struct image *picture; /* its print form is drawn */
            mpt width, height;
        } image;
        struct { /* the area that leads somewhere; its tag is a "Link" */
            struct str href, text; /* an address, as written; what it says */
            size_t entry;          /* or 1 + an index in the outline; else 0 */
            size_t note;           /* or 1 + an index in the notes; else 0 */
            mpt width, height;
        } link;
        struct {           /* the area of a signature; its tag is a "Form" */
            size_t number; /* index into the book's fields */
            mpt width, height;
        } field;
    } as;
};

/*
 * A page, or the side of a sheet of paper on which pages lie (sheet.c): the
 * label of a side tells of all of them, "8, 1". A page that is finished holds
 * its items packed; page_open lays them out.
 */
struct page {
    mpt width, height;
    struct item *items;
    size_t n;
    struct str label; /* what it is called: "4", "iv"; "PL I.2" of an annex */
    struct str folio; /* what it shows of that, its number: "2" */

    const struct placed *placed; /* on a side, which has no items of its own */
    size_t placed_count;

    struct packed *packed; /* page_pack.c's; NULL: `items` are all there is */
    const struct tag_order *order; /* of the tags that packed items name */
    mpt shift;                     /* how far packed items are moved right */
};

/*
 * Tags are numbered as they are made, the contents' last; they are read before
 * those of the text. Both change places when all tags are known, and with them
 * the numbers that packed items hold. All 0: they stay.
 */
struct tag_order {
    uint32_t first; /* of the text */
    uint32_t last;  /* of the text, and one more: the first of the contents */
    uint32_t end;   /* of all */
};

/* Where the tag made as number `tag` has come to stand. */
uint32_t tag_moved(const struct tag_order *order, uint32_t tag);

/*
 * Packs the page's open items, all but their texts and pictures, into `arena`,
 * behind those that it has packed before, and leaves none open. `scratch` may
 * then be cleared.
 */
void page_pack(struct arena *arena, struct arena *scratch, struct page *page);

/* The same without packing, which is quick, and takes five times the memory. */
void page_keep(struct arena *arena, struct page *page);

/* The page with all its items open, in the arena if they are packed. */
struct page page_open(struct arena *arena, const struct page *page);

/* A page on the side of a sheet, made smaller and then moved. Its items stay
 * as they were set: no rounding can part what belongs together. */
struct placed {
    const struct page *page;
    size_t number; /* its place among the pages, and so in reading order */
    mpt x, y;      /* where its top left corner lies */
    int32_t scale; /* in millionths */
};

enum { SCALE_WHOLE = 1000000 };

/* Where a point of the page lies on the side. */
mpt placed_x(const struct placed *placed, mpt x);
mpt placed_y(const struct placed *placed, mpt y);

/*
 * An element of the logical structure. Tags stand in reading order, a parent
 * before its children; tag 0 is the Document.
 */
struct tag {
    const char *role; /* ISO 32000-1, 14.8.4: "P", "H1", "Figure" ... */
    uint32_t parent;
    const struct tag_more *more; /* or NULL */
};

/* What only some elements tell. */
struct tag_more {
    struct str alt, lang;  /* empty: none, as the parent */
    bool captioned;        /* a caption beside it says the same as `alt` */
    const char *numbering; /* of an "L": ListNumbering (table 347), or NULL */
    const char *scope;     /* of a "TH": Scope (table 349), or NULL */
    int columns, rows;     /* of a "TH" or "TD": how many it covers, if more
                              than one */
};

/* Instead of a level: a place that no line of the text has. */
enum { PLACE_UNKNOWN = -1 };

struct outline_entry {
    struct str title;
    int level; /* 1 the highest; grows by at most one from entry to entry */
    int rank;  /* as the document counts its headings; 0: a title */
    uint32_t page;
    uint32_t tag; /* of the element that stands there */
    mpt y, x;
};

struct book {
    struct arena *arena;
    struct meta meta;
    struct font **fonts; /* those that runs use */
    size_t font_count;
    struct print_size *printed; /* of each of the pictures */
    uint32_t image_count;       /* the highest number of one */
    struct page *pages;
    size_t page_count;
    size_t front_count; /* of these, before the text */
    struct tag *tags;
    size_t tag_count;
    struct outline_entry *outline;
    size_t outline_count;
    struct outline_entry *notes; /* where notes stand, and texts to which links
                                    lead; of an entry no more */
    size_t note_count;
    struct sign_field *fields; /* for signatures (base/field.h) */
    size_t field_count;
    struct tag_order order; /* of the tags which packed items name */
    bool facing; /* pages face each other, the first is a right-hand one */
    bool folded; /* its pages are sides of sheets to fold, front and back,
                    turned over their short edge */
};

#endif
