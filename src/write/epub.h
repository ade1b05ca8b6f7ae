/* SPDX-License-Identifier: MIT */
/*
 * The parts of the EPUB writer, for one another. An edition is planned
 * (epub_plan.c), its documents are written (epub.c, epub_nav.c,
 * epub_package.c, epub_style.c, epub_screen.c), and all is packed (epub_zip.c).
 * Everything lives in the edition's own arena; the XML document being written
 * is held here too, so that it is released whatever happens.
 */
#ifndef ANBAN_WRITE_EPUB_H
#define ANBAN_WRITE_EPUB_H

#include "doc/doc.h"
#include "layout/font.h"
#include "write/xhtml.h"

struct anban_error;
struct deflater;
struct out;
struct page_map;
struct xml;

/* What the edition itself says, in the document's language. */
struct epub_words {
    const char *lang, *contents, *pages, *landmarks, *text, *untitled, *cover;
    const char *summary; /* accessibility: what is always true */
    const char *summary_headings, *summary_pages, *summary_described,
        *summary_undescribed;
};

/* One content file: the text from `first` until `end`, and the notes that it
 * refers to first. */
struct epub_chapter {
    struct xhtml_point first, end;
    const struct node *heading; /* which opens it, or NULL */
    const struct node *part_of; /* the last such heading before it, or NULL */
    bool shared;                /* chapters begin below its first text, too */
    const struct node **notes;
    size_t note_count;
};

/* One file of the archive, with what the manifest says of it. */
struct epub_entry {
    struct str name;
    struct str bytes;
    bool stored;         /* not compressed */
    struct str deflated; /* `size` bytes with this `crc`; empty: not yet */
    size_t size;
    uint32_t crc;
    size_t read;   /* by libzip, of what is deflated */
    struct str id; /* empty: not in the manifest */
    const char *type, *properties;
};

/* The archive's fixed order; the fonts follow the chapters. */
enum {
    ENTRY_MIMETYPE,
    ENTRY_CONTAINER,
    ENTRY_PACKAGE,
    ENTRY_NAV,
    ENTRY_NCX,
    ENTRY_STYLE,
    ENTRY_SCREEN,
    ENTRY_CHAPTERS
};

struct epub {
    const struct doc *doc;
    struct fonts *fonts;
    const struct rendition *pictures;  /* by their numbers */
    const struct cover_picture *cover; /* or NULL */
    struct arena *arena;
    struct xml *xml; /* the document being written, or NULL */
    struct deflater *deflater;

    struct str title, lang, identifier, publisher;
    struct str address; /* by which machines know it: a URI */
    const struct epub_words *words;

    struct epub_chapter *chapters;
    size_t chapter_count;
    const struct node **headings; /* of the contents, in order */
    size_t heading_count;
    bool starts_untold; /* text stands before the first of the headings */
    bool has_images;
    bool has_undescribed; /* an image which nothing is said of */
    bool has_headless;    /* a table without a header cell */
    bool has_nameless;    /* a link which says nothing */
    bool has_math;        /* an equation in MathML; known behind the text */
    struct xhtml_place *places;
    struct xhtml xhtml;

    struct epub_entry *entries;
    size_t entry_count;
    struct font *fallbacks[FONT_FALLBACKS]; /* NULL where none is needed */
};

/* epub_plan.c: titles, chapters, the headings of the contents. */
void epub_plan(struct epub *epub, const struct page_map *map);

/* epub_words.c: Vietnamese for "vi" and its regions, else English. */
const struct epub_words *epub_words_for(struct str lang);

/* Each of these gives a whole file in the arena, empty with `err` set when
 * there is no memory. */
struct str epub_chapter_file(struct epub *epub, size_t i,
                             struct anban_error *err);
struct str epub_nav(struct epub *epub, struct anban_error *err);
struct str epub_ncx(struct epub *epub, struct anban_error *err);
struct str epub_package(struct epub *epub, struct anban_error *err);

/* epub_address.c: the URI of an ISBN, a DOI, a URN or an address on the web;
 * empty: it is none of these. */
struct str epub_address(struct arena *arena, struct str text);

struct str epub_style(struct epub *epub, struct anban_error *err);

/* Adds the rules that are the same for every book (epub_rules.c), and those for
 * equations if there are any. */
struct buf;
void epub_add_rules(struct buf *buf, bool math);

/* epub_screen.c: the second style sheet. */
struct str epub_screen(struct epub *epub);

/* The media type of a picture that goes in as it is. */
const char *epub_picture_type(const struct rendition *picture);

/* epub_cover.c: the picture and the page that shows it, when there is one. The
 * page stands first in the spine, but out of line: readers that begin with the
 * cover find it, others open the text. */
enum { COVER_ENTRIES = 2 };
bool epub_add_cover(struct epub *epub, struct anban_error *err);
#define COVER_FILE     "cover.xhtml"
#define COVER_ID       "cover"
#define COVER_IMAGE_ID "cover-image"

/* epub_fonts.c: their entries, when the chapters are written. */
bool epub_add_fonts(struct epub *epub, struct anban_error *err);

/* The text uses this style, and the family has it; the regular one is always
 * there. */
bool epub_uses_font(const struct epub *epub, enum font_style style);

/* The name of a style's font file, and of the file of a font that stands in. */
const char *epub_font_name(enum font_style style);
struct str epub_fallback_name(struct arena *arena, size_t i);

/* A heading as one line of text: the ends trimmed, white space single. */
struct str epub_heading_text(struct epub *epub, const struct node *heading);

/* Opens epub->xml; false without memory. epub_close finishes and frees it. */
bool epub_open(struct epub *epub, struct anban_error *err);
struct str epub_close(struct epub *epub, struct anban_error *err);

/* Opens a document of XML whose root is open for its attributes; NULL as
 * epub_open returns false. */
struct xml *epub_open_root(struct epub *epub, const char *root,
                           struct anban_error *err);

/* The start of an XHTML document up to <body>, which is left open. */
void epub_start_xhtml(struct epub *epub, struct str title);

/* Compresses what is not yet and shall be. */
void epub_deflate(struct epub *epub);

/* Packs the entries and appends the archive to `out`, whose own failures
 * out_commit tells. */
bool epub_pack(struct epub *epub, struct out *out, struct anban_error *err);

#endif
