/* SPDX-License-Identifier: MIT */
/* What the readers share. */
#ifndef ANBAN_READ_READ_H
#define ANBAN_READ_READ_H

#include "doc/doc.h"

/* True for a line such as "\newpage", by which a page is broken by hand. */
bool says_page_break(struct str words);

/* The inline node that an HTML element stands for ("b", "em", "sup" ...), by
 * its name in small letters. False: it stands for none by itself. */
bool html_inline_kind(struct str element, enum node_kind *kind);

/*
 * Appends what a stretch of HTML holds to `parent`: blocks, by the rules for
 * the article of a page. `line` is the first line's number in the source.
 */
void read_html_fragment(struct doc *doc, struct node *parent, struct str html,
                        long line);

/* A part of a book: where it lies in the archive, and its text. */
struct html_part {
    struct str path, text;
    const char *left_out; /* the rule by which it is no text, or NULL */
};

/*
 * Appends the parts of a book to the document, one behind the other, as the
 * one page that their links make of them: a note may stand in a part of its
 * own. What is no text of the book (its list of contents, the numbers of
 * printed pages) is left out, or stays with `keep_all`. Images are named by
 * their paths in the archive.
 */
void read_html_book(struct doc *doc, const struct html_part *parts, size_t n,
                    bool keep_all);

/*
 * Takes the front matter, YAML or TOML, off the head of `text` into the
 * metadata and returns how many bytes it took; 0 when there is none, or when it
 * is broken, which is told, and it then stays in the text.
 */
size_t read_front_matter(struct doc *doc, struct str text);

/* The same for the title block of Pandoc's Markdown: "% title", "% authors",
 * "% date" in the first lines (Pandoc's manual, "pandoc_title_block"). */
size_t read_title_block(struct doc *doc, struct str text);

/*
 * The codes that fonts of before Unicode gave Vietnamese letters. ABC is
 * TCVN3, whose capital letters with tones are small ones set in a font of
 * capitals: LEGACY_ABC_CAPITALS. From LEGACY_TCVN on they are other encodings,
 * whose bytes were read as if they were windows-1252.
 */
enum legacy {
    LEGACY_ABC,
    LEGACY_ABC_CAPITALS,
    LEGACY_VNI,
    LEGACY_VPS,
    LEGACY_TCVN,
    LEGACY_VISCII,
    LEGACY_CP1258,
    LEGACY_UTF8
};

/* Whether `font` (".VnTime", "VNI-Times", "VPS Times" ...) has such codes. */
bool legacy_font(struct str font, enum legacy *legacy);

/*
 * Text set in such a font, as the letters which it shows, in NFC and in the
 * arena. The codes stand in `text` as the characters of windows-1252, or as
 * those of U+F020 to U+F0FF, where Word keeps a symbol font's.
 */
struct str legacy_to_unicode(struct arena *arena, struct str text,
                             enum legacy legacy);

/* How many words more are Vietnamese so than as they stand; below 0 where it is
 * the other way, 0 where the words tell nothing. */
long legacy_gain(struct str text, enum legacy legacy);

/* A line of text that came from ABC with the capitals that ABC could not
 * write, in the arena; or the line itself. As many characters as before. */
struct str raise_capitals(struct arena *arena, struct str line);

#endif
