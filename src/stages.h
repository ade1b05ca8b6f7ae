/* SPDX-License-Identifier: MIT */
/*
 * The pipeline, a prototype per stage, in order:
 *
 *   bytes -> decode -> UTF-8 -> read -> tree -> structure -> tree
 *         tree -> load_images -> tree with pictures
 *         tree -> layout -> book -> impose; print_images; write_pdf
 *         tree -> layout_cover -> book of one page -> draw_cover -> cover
 *         screen_images; tree + page map + cover -> write_epub
 *
 * Reading cannot fail on content: any bytes give a tree, and the log tells what
 * was wrong. But a tree in which nothing can be seen makes no edition:
 * doc_is_blank(). Only the environment fails, through `err`. Everything is
 * built in the arena given at the start (of the document, of the book).
 */
#ifndef ANBAN_STAGES_H
#define ANBAN_STAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct anban_error;
struct arena;
struct book;
struct buf;
struct cover_picture;
struct doc;
struct font_stock;
struct fonts;
struct hints;
struct image_drawer;
struct image_opener;
struct log;
struct louis;
struct origin;
struct out;
struct page_map;
struct page_watch;
struct print_size;
struct rendition;
struct sign_field;
struct stat;
struct style;
struct view;

/* What an input is. */
enum input_kind {
    INPUT_TEXT,
    INPUT_MARKDOWN,
    INPUT_HTML,
    INPUT_MHTML, /* a page saved as one file: RFC 2557 */
    INPUT_DOCX,
    INPUT_ODT,
    INPUT_RTF,
    INPUT_EPUB,
    INPUT_FOREIGN /* nothing that is read: */
};

/* What is not read, known by its bytes. The words are still to be translated,
 * but for the name. */
struct foreign {
    const char *what;   /* "a packed file" */
    const char *name;   /* "gzip"; NULL: `what` says all, "a PDF; give ..." */
    const char *advice; /* "unpack it ..." */
};

/* By the content, and by the name's ending where that does not tell; the same
 * before a byte is read: what says nothing is text. */
enum input_kind input_kind(struct str bytes, struct str name,
                           struct foreign *foreign);
enum input_kind input_kind_by_name(struct str name);

/* What the ending of a name says that the file is, when that is not `kind`;
 * else NULL. And what `kind` is, or the sentence for one in which nothing was
 * found. All are still to be translated. */
const char *input_claim(struct str name, enum input_kind kind);
const char *input_kind_word(enum input_kind kind);
const char *input_empty(enum input_kind kind);

/* "" when a file of that name is of a form that is read; what to do when it is
 * a document of another, still to be translated; NULL: it is no document. */
const char *input_form(struct str name);

/* The kind of that name on the command line; false: there is none. */
bool input_kind_named(struct str name, enum input_kind *kind);

/*
 * Bytes in any encoding to UTF-8 in NFC with '\n' line ends. `encoding` names
 * it, or NULL to detect it; `hint` is what the input says of itself (the
 * charset of HTML or MIME), or empty, and is believed when the bytes agree.
 */
struct str decode(struct arena *arena, struct log *log, struct str bytes,
                  const char *encoding, struct str hint);

/* The same for a stranger's file; false: the bytes are no text in any encoding
 * that is known, or not in the one that is named. The line that ends a page
 * keeps its '\f' for its '\n': only read_text() takes that. */
bool decode_text(struct arena *arena, struct log *log, struct str bytes,
                 const char *encoding, struct str hint, struct str *text);

/* The text with a '\n' for each '\f': itself, or in the arena. */
struct str text_without_pages(struct arena *arena, struct str text);

/* Whether `decode` knows an encoding of that name. */
bool encoding_is_known(const char *name);

/* An empty document in `arena`, telling `log`. */
struct doc *doc_new(struct arena *arena, struct log *log);

/* What the user says of its lines: doc/hints.h. NULL: nothing. */
struct hints *load_hints(struct arena *arena, const char *path,
                         struct anban_error *err);
struct str hints_text(const struct hints *hints); /* all that the file says */
void doc_set_hints(struct doc *doc, struct hints *hints);

/* Has the log tell of each block, also of those of which nothing is decided. */
void doc_tell_all(struct doc *doc);

/* Names the folder, with its slash, in which the input's images lie. */
void doc_set_folder(struct doc *doc, struct str folder);

/*
 * Notes that a part of the input's text could not be read: printf a sentence
 * that says why, translated as those of log_add are. What is missing stands
 * somewhere in the text, or is the rest of it behind what was read. Nothing is
 * told yet: that is for doc_loss() and tell_losses(), when all is read.
 */
enum loss_place { LOST_SOMEWHERE, LOST_REST };
void doc_lose(struct doc *doc, enum loss_place place, long line,
              const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Has their files opened by somebody else; copied. */
void doc_set_opener(struct doc *doc, const struct image_opener *opener);

/* Has drawings, which no edition takes, made into pictures; copied. */
void doc_set_drawer(struct doc *doc, const struct image_drawer *drawer);

/* Has layout() tell how far it is; copied. */
void doc_set_watch(struct doc *doc, const struct page_watch *watch);

/*
 * Opens the image `path` in or below `folder`: a regular file that begins as an
 * image does. A name that is written in another case or form of Unicode is
 * looked for while *searches (IMAGE_SEARCHES for a document) allows. NULL with
 * *fd open, the caller's; else the rest of a sentence about the image, which is
 * still to be translated, perhaps in `arena`.
 */
const char *open_image(struct arena *arena, struct str folder, struct str path,
                       int *searches, int *fd);

/* Plain text and Markdown, with optional front matter, to a tree. Lines of a
 * plain text end in '\n' or, the last of a page, in '\f'; the numbers and heads
 * of its pages are taken out, or stay with `keep_all`. */
void read_text(struct doc *doc, struct str text, bool keep_all);
void read_markdown(struct doc *doc, struct str text);

/* The charset which a web page's head names, or empty. */
struct str html_charset(struct str bytes);

/* A web page to a tree: its article, and the letterhead around it; with
 * `keep_all` also the menus and all else that is no part of the article. */
void read_html(struct doc *doc, struct str text, bool keep_all);

/* Takes a page saved as one file apart: the other parts go to the document,
 * the page's own bytes are returned, *charset is what its part's head says. */
struct str unpack_mhtml(struct doc *doc, struct str bytes, struct str *charset);

/* Decodes, in the tree of a Word file, text of the old fonts which is set in
 * others; what was assumed is told. Text and web pages come decoded. */
void repair_letters(struct doc *doc);

/* A Word file to a tree; its images go to the document's resources. What is no
 * Word file gives an empty tree and a loss. */
void read_docx(struct doc *doc, struct str bytes);

/* The same of an OpenDocument text, packed or as one XML file. */
void read_odt(struct doc *doc, struct str bytes);

/* The same of a file in Rich Text Format. */
void read_rtf(struct doc *doc, struct str bytes);

/* A book in EPUB to a tree: its parts in the order of reading, and what it says
 * of itself; with `keep_all` also its list of contents and its cover. */
void read_epub(struct doc *doc, struct str bytes, bool keep_all);

/* Finds the language of the document, when nobody said it and it is not
 * Vietnamese, for the metadata, and of each block that is in another. */
void find_languages(struct doc *doc);

/* Mends letters of other alphabets, and what is invisible, in the Vietnamese
 * words of a document whose languages are known; how many is told. */
void mend_letters(struct doc *doc);

/* Gives the tree its meaning: letterhead, title, captions ...; drops what a
 * web page left behind unless `keep_all`. */
void structure(struct doc *doc, bool keep_all);

/* Sets the metadata's title above a text which has none of its own. */
void place_title(struct doc *doc);

/* Finds and probes the images that are left in the tree: in the document's
 * resources, in "data:", or in files in and below its folder. One that cannot
 * be shown is told and keeps its alternative text. */
void load_images(struct doc *doc);

/* Whether a file with this state is one of theirs. */
bool doc_is_made_of(const struct doc *doc, const struct stat *info);

/*
 * Whether nothing can be seen of what was read: no text beyond white space and
 * U+FFFD, no picture, no alternative text. A title that only the metadata tell
 * is no text of the input. To be asked when the images are loaded.
 *
 * Why that is: doc_loss, the first loss, in the language of the process;
 * doc_why_blank, a sentence that is still to be translated. NULL: not known.
 */
bool doc_is_blank(const struct doc *doc);
const char *doc_loss(const struct doc *doc);
const char *doc_why_blank(const struct doc *doc);

/*
 * A volume of several documents, in `arena`: a title page and each of them as a
 * chapter. volume_add takes the nodes of `part`, which is read whole; `name` is
 * borrowed, what messages call it. volume_complete comes last, when the
 * metadata are set. A line number of the volume tells a part and a line of it:
 * volume_place gives both; NULL: it is none.
 */
struct volume;
struct volume *volume_new(struct arena *arena, struct log *log);
struct doc *volume_doc(const struct volume *volume);
void volume_add(struct volume *volume, struct doc *part, const char *name);
void volume_complete(struct volume *volume);
const char *volume_place(const struct volume *volume, long *line);

/* Warns of what was lost where something was read, and says it in the tree, in
 * the document's language: a notice at the head, and one where the text was cut
 * off. Comes last, as no notice is a part of the input. */
void tell_losses(struct doc *doc);

/*
 * Make the forms of the pictures that an edition takes, by their numbers, in
 * `arena`, which lives as long as that edition is written: for the screen at
 * most 4 megapixels; for print at most `dpi` at the printed size, 0 for no such
 * limit, of those that are printed; of those whose place in `wanted` is true,
 * pixels for a picture of their pages. NULL: no memory. They may work at the
 * same time, each with an arena of its own; what of a picture could not be
 * decoded is told afterwards, `made` may be NULL.
 */
const struct rendition *screen_images(const struct doc *doc,
                                      struct arena *arena,
                                      struct anban_error *err);
const struct rendition *print_images(const struct doc *doc, struct arena *arena,
                                     const struct print_size *sizes, int dpi,
                                     struct anban_error *err);
const struct rendition *draw_images(const struct doc *doc, struct arena *arena,
                                    const struct print_size *sizes,
                                    const bool *wanted, int dpi,
                                    struct anban_error *err);
void tell_images(struct doc *doc, const struct rendition *made);

/*
 * Sets a field of the metadata by its name on the command line, or adds to it
 * when it is a list; replace empties a list first. A date may be ISO 8601 or
 * dd/mm/yyyy, a language is a tag of BCP 47. False: there is no such field, or
 * the value is none that it takes; metadata_wants says what that is. Borrows
 * `value`.
 */
bool metadata_add(struct doc *doc, struct str name, struct str value);
bool metadata_replace(struct doc *doc, struct str name, struct str value);
const char *metadata_wants(struct str name);

/* Fills in what both editions need and nobody said: language, identifier,
 * title. `modified` is in seconds since 1970, UTC. */
void complete_meta(struct doc *doc, struct str generator, int64_t modified);

/*
 * What the editions tell of where they came from (base/origin.h), into the
 * metadata, which are complete: of the input as it was read, and the options in
 * one text. Or the same of a file that is not read as a document, to compare
 * it with what an edition tells; its identity is left empty. False: it cannot
 * be read. Or of the options alone.
 */
void record_origin(struct doc *doc, enum input_kind kind, struct str bytes,
                   const struct str options[2]);
void expect_options(const struct str options[2], struct origin *origin);
bool expect_origin(int fd, enum input_kind kind, int64_t modified,
                   struct origin *origin);

/*
 * The look of the printed edition: "nd30" or "book", in the arena, then changed
 * by options in the command line's own words. style_check tells whether there
 * is room left for text. On failure `err` names the option and says what it
 * takes.
 */
struct style *style_new(struct arena *arena, const char *name,
                        struct anban_error *err);
bool style_set_paper(struct style *style, const char *value,
                     struct anban_error *err);
bool style_set_margins(struct style *style, const char *value,
                       struct anban_error *err);
bool style_set_font_size(struct style *style, const char *value,
                         struct anban_error *err);
void style_set_contents(struct style *style, bool wanted);

/* With a title page, and contents. `apart`: each document counts its pages. */
void style_set_volume(struct style *style, bool apart);
void style_set_contents_depth(struct style *style, int depth);

/* What stands in the margins of every page, with fields such as {page}, and
 * behind its text; borrowed, each may be NULL. */
void style_set_margin_texts(struct style *style, const char *header,
                            const char *footer, const char *watermark);

/* Whether a wide table may stand on a turned page: not where pages lie side by
 * side on sheets. */
void style_set_turning(struct style *style, bool allowed);

/* Whether there are fields for signatures. */
void style_set_fields(struct style *style, bool wanted);
bool style_check(const struct style *style, struct anban_error *err);

/* The built-in fonts; owned by the caller. NULL when memory runs out. */
struct fonts *fonts_new(struct anban_error *err);
void fonts_free(struct fonts *fonts);

/*
 * What the fonts of all documents in a process have in common: the built-in
 * faces, opened, and whatever else costs more to make than to keep. Several
 * threads may use it; it must outlive the fonts which share it. fonts_share
 * comes before the first page is made. NULL when memory runs out.
 */
struct font_stock *font_stock_new(void);
void font_stock_free(struct font_stock *stock);
void fonts_share(struct fonts *fonts, const struct font_stock *stock);

/* The same fonts once more, not opened yet: for a thread of its own, since no
 * two may shape with one font at a time. Owned by the caller, and freed before
 * `fonts`, whose files it borrows. NULL when memory runs out. */
struct fonts *fonts_twin(const struct fonts *fonts, struct anban_error *err);

/*
 * The family of the TrueType file `path` instead, which is its regular face;
 * its bold and italic are found beside it, and told in the log when they are
 * not. Or a font which is asked, behind those named before it, for what the
 * family lacks; the built-in one is the last. Both before the first page is
 * made. False: `err` says what is wrong with the file.
 */
bool fonts_use(struct fonts *fonts, const char *path, struct log *log,
               struct anban_error *err);
bool fonts_use_fallback(struct fonts *fonts, const char *path,
                        struct anban_error *err);

/* Whether a file with this state is one of theirs, also one that was found
 * beside the one which was named. */
bool fonts_are_made_of(const struct fonts *fonts, const struct stat *info);

/*
 * The document for paper, where no link can be followed: its addresses stand
 * in notes ("note") or in brackets behind the words ("inline"), where the words
 * do not tell them. Itself, with "none" or without such links; else a copy in
 * its arena, whose nodes have the same numbers.
 */
const struct doc *with_addresses(const struct doc *doc, const char *where);

/* Sets the tree in pages. *map receives where each begins. So many threads may
 * work at a long text, the caller's among them: the pages are the same. */
struct book *layout(const struct doc *doc, struct fonts *fonts,
                    const struct style *style, size_t threads,
                    const struct page_map **map, struct anban_error *err);
size_t book_page_count(const struct book *book);

/* Looks on the finished pages, or sides, where the fields for signatures are;
 * and these, *n of them, in the order of the text. */
void book_find_fields(struct book *book);
const struct sign_field *book_fields(const struct book *book, size_t *n);

/* How large each picture is printed at most, by its number. */
const struct print_size *book_image_sizes(const struct book *book);

/* Puts the numbers of these pages where the text speaks of them. True: one was
 * another, and the pages are to be made anew. */
bool settle_page_numbers(struct doc *doc, const struct page_map *map);

/*
 * Lays the pages of a book on sheets of paper: "2up" gives a book whose pages
 * are sides with two pages each, "booklet" one of sheets to print on both
 * sides and fold; NULL or "single", the book as it is.
 */
struct book *impose(struct book *book, const char *sheet);

/* How large the pages lie on their sheets, in millionths. */
int32_t book_scale(const struct book *book);

/*
 * The cover of the e-reader edition: a page with what the metadata say of who
 * issues what and when, and the JPEG file drawn from it, in `arena`; or the
 * picture of the file `path`, made to fit when it does not. False and NULL:
 * `err` says why, of a file that is no picture as a wrong option; what is
 * damaged and taken all the same is told in the log.
 */
struct book *layout_cover(const struct doc *doc, struct arena *arena,
                          struct fonts *fonts, struct anban_error *err);
bool draw_cover(const struct book *book, struct arena *arena,
                struct cover_picture *cover, struct anban_error *err);
bool load_cover(struct arena *arena, const char *path,
                struct cover_picture *cover, struct log *log,
                struct anban_error *err);

/* The printed edition: a PDF/A-2a and PDF/UA-1, or, PDF_PLAIN, without tags and
 * claims, or, PDF_MODERN, a PDF/A-4 and PDF/UA-2 (PDF 2.0). So many
 * threads may draw the pages; what is written is the same. */
enum { PDF_PLAIN = 1, PDF_MODERN = 2 };
bool write_pdf(const struct book *book, const struct rendition *pictures,
               unsigned how, size_t threads, struct out *out,
               struct anban_error *err);

/* The e-reader edition, of the tree and these. *chapters receives the number of
 * its text files. */
struct epub_inputs {
    const struct rendition *pictures;  /* from screen_images */
    const struct page_map *map;        /* NULL: no pages, no list of them */
    const struct cover_picture *cover; /* or NULL */
};
bool write_epub(const struct doc *doc, struct fonts *fonts,
                const struct epub_inputs *inputs, struct out *out,
                size_t *chapters, struct anban_error *err);

/*
 * The edition in Braille, of ASCII characters as embossers take them, on pages
 * of so many cells by so many lines, the last of which has the page's number.
 * *pages receives how many. The library that knows Braille, and its tables for
 * "g0", "g1" or "g2", are read beforehand, as a confined process can open no
 * file; NULL with `err` set: they are not there.
 */
struct louis *louis_load(struct arena *arena, const char *grade,
                         struct anban_error *err);
struct braille_page {
    int cells, lines;
};
bool write_braille(const struct doc *doc, const struct louis *louis,
                   struct arena *arena, struct braille_page page,
                   struct out *out, size_t *pages, struct anban_error *err);

/*
 * Pages as a picture, in the arena: a PNG file, or what a terminal takes for
 * one, when `format` is "kitty", "iterm" or "sixel". One page fills it; several
 * lie on it side by side, each with its number. `pages` says which, by the
 * numbers on them, "4", "2-6", "2-", "-6" (is_page_range); "" is all. A page
 * has at most so many dots to the inch (0: 150), the picture is at most so wide
 * and high in pixels (0: what is usual).
 */
struct picture_wish {
    struct str input; /* the document, for a failure to name */
    struct str pages;
    const char *format;
    int dpi, width, height;
};
struct picture_facts {
    size_t shown;    /* pages on it */
    size_t wished;   /* pages that there were to be: more, or as many */
    struct str last; /* the number of the last one shown */
};
bool is_page_range(struct str pages);

/* The pages wished for, laid out. NULL with `err` set: there is no such page.
 */
struct view *choose_pages(const struct book *book, struct arena *arena,
                          const struct picture_wish *wish,
                          struct anban_error *err);

/* The images on them, for draw_images: wanted or not, and how fine. */
const bool *view_images(const struct view *view, int *dpi);

/* The picture, of these as draw_images made them. Empty with `err` set: it
 * failed. */
struct str draw_pages(struct view *view, const struct rendition *pictures,
                      struct picture_facts *facts, struct anban_error *err);

/* The two in between, as text for people and tests. */
void dump_tree(const struct doc *doc, struct buf *buf);

/* What programs that list documents show of one; empty: it does not say. The
 * body is that of its head, else the first of its organisations. */
struct doc_facts {
    struct str title, body, number, date, language;
};
struct doc_facts doc_facts(struct arena *arena, const struct doc *doc);

/* The text alone, each block that holds some as one line without what steers a
 * terminal. It lives in `scratch` until `take` returns. */
void doc_text(const struct doc *doc, struct arena *scratch,
              void (*take)(void *context, struct str text), void *context);

/* What an archive wants to know of the document, as JSON. */
void write_record(const struct doc *doc, struct buf *buf);
void dump_pages(const struct book *book, struct buf *buf);

#endif
