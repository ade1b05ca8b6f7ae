/* SPDX-License-Identifier: MIT */
/*
 * The pipeline, a prototype per stage, in order:
 *
 *   bytes -> decode -> UTF-8 -> read -> tree -> structure -> tree
 *         tree -> layout -> book -> write_pdf
 *         tree + page map -> write_epub
 *
 * Reading cannot fail on content: any bytes give a tree, and the log tells what
 * was wrong. Only the environment fails, through `err`. Everything is built in
 * the arena given at the start (of the document, of the book).
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
struct doc;
struct fonts;
struct log;
struct out;
struct page_map;
struct style;

/* Bytes in any encoding to UTF-8 in NFC with '\n' line ends. `encoding` names
 * it, or NULL to detect it. */
struct str decode(struct arena *arena, struct log *log, struct str bytes,
                  const char *encoding);

/* An empty document in `arena`, telling `log`. */
struct doc *doc_new(struct arena *arena, struct log *log);

/* Plain text with optional front matter to a tree. */
void read_text(struct doc *doc, struct str text);

/* Gives the tree its meaning: letterhead, title, captions ...; drops what a
 * web page left behind unless `keep_all`. */
void structure(struct doc *doc, bool keep_all);

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
bool style_check(const struct style *style, struct anban_error *err);

/* The built-in fonts; owned by the caller. NULL when memory runs out. */
struct fonts *fonts_new(struct anban_error *err);
void fonts_free(struct fonts *fonts);

/* Sets the tree in pages. *map receives where each begins. */
struct book *layout(const struct doc *doc, struct fonts *fonts,
                    const struct style *style, const struct page_map **map,
                    struct anban_error *err);
size_t book_page_count(const struct book *book);

/* The printed edition. */
bool write_pdf(const struct book *book, struct out *out,
               struct anban_error *err);

/* The e-reader edition. `map` may be NULL: no printed edition, no page list.
 * *chapters receives the number of its text files. */
bool write_epub(const struct doc *doc, struct fonts *fonts,
                const struct page_map *map, struct out *out, size_t *chapters,
                struct anban_error *err);

/* The two in between, as text for people and tests. */
void dump_tree(const struct doc *doc, struct buf *buf);
void dump_pages(const struct book *book, struct buf *buf);

#endif
