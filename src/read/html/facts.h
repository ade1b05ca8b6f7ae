/* SPDX-License-Identifier: MIT */
/*
 * What a page says of its article: in the head (OpenGraph, Dublin Core, plain
 * names), to search engines (schema.org as JSON-LD or in attributes), and in
 * the lines about it.
 */
#ifndef ANBAN_READ_HTML_FACTS_H
#define ANBAN_READ_HTML_FACTS_H

#include "doc/doc.h"
#include "read/html/article.h"

/* In which order a page writes the day and the month. */
struct day_order {
    const struct page *page;
    bool asked, day_first;
};

/* Gathered by what is surest first; a fact found later does not replace one. */
struct facts {
    struct arena *arena;
    struct page_facts page;
    struct str date, changed, description, address, rights, lang;
    bool month_first; /* its days are written as in America, by its language */
    struct day_order *order; /* and by its other days, once that was asked */
    struct str publisher;
    struct str house; /* the publisher, where the page names it as the author */
    struct strs authors, subjects;
};

/* From the whole page, before anything is left out of it. */
struct facts facts_of(struct page *page);

/* The address from which the page was saved, by what its file says at its head,
 * in the arena; or empty. */
struct str saved_from(struct arena *arena, struct str text);

/* The value as the date, unless there is one or it is none. */
void facts_set_date(struct facts *facts, struct str *date, struct str value);

/* Adds an author who is a person, once; keeps a publisher for when there is
 * nobody else. */
void facts_add_author(struct facts *facts, struct str name);

/* The name in a line such as "By Jane Doe | 5 min", or empty; "Theo ..." names
 * no author. */
struct str byline_name(struct arena *arena, struct str text);

/* The text on one line, no-break spaces as spaces. */
struct str facts_line(struct arena *arena, struct str text);

/* The day that a text is, or empty; and one anywhere in a short line. */
struct str facts_day(const struct facts *facts, struct str text);
struct str facts_day_within(const struct facts *facts, struct str text);

/* The day in the page's own address, or empty. */
struct str facts_day_of_address(const struct facts *facts);

/* True when the text has four digits in a row. */
bool facts_has_year(struct str text);

/* True for a block that holds a line of text and no blocks. */
bool facts_is_line(const struct element *e);

/* A phrase between blocks is a line, too. */
bool facts_is_loose_line(const struct element *e);

/* What stands behind words that announce a name, or empty: there are none. */
struct str byline_behind_head(struct arena *arena, struct str text);

/* True for words that announce a name and are all of the text: "By". */
bool byline_is_head(struct arena *arena, struct str text);

/* True for words at the head of a text that are said of its author only. */
bool byline_is_signed(struct arena *arena, struct str text);

/* The author whom a line names, unless there is one. `named`: the line is known
 * to name one, else a word in it must say so. */
void byline_take(struct facts *facts, struct str text, bool named);

/* Two to five words that all begin with a capital: "Lê Thị Mẫu", "H.A. Lê". */
bool text_is_name(struct arena *arena, struct str text);

/* True for what is in the article, and for what is left out of its text as it
 * tells of it. */
bool facts_may_tell(const struct element *e);

/* The day and the author in the lines around the title; where it is not `sure`
 * that it is the title, only what stands alone. */
void facts_find_about(struct facts *facts, struct page *page,
                      const struct element *title, bool sure);

/* The same in lines anywhere behind it that say what they tell. */
void facts_find_signed(struct facts *facts, struct page *page,
                       const struct element *title);

/* What the article's own JSON-LD says, into the facts. */
void facts_from_json(struct facts *facts, struct str text);

/* The day and the author in lines about the article, unless the page has told
 * them: the first from the title on. */
void facts_find_lines(struct facts *facts, struct page *page,
                      const struct article *article);

/* The last line of the article when it is the name of who wrote it, which then
 * is an author if none is known; or NULL. */
const struct element *find_byline(struct facts *facts, struct page *page,
                                  const struct article *article);

/* Marks lines around the title that say what the metadata say, and those behind
 * the text that say who its author is. */
void leave_out_byline(struct doc *doc, const struct facts *facts,
                      struct page *page, const struct article *article);

/* The facts that the metadata have not yet, to the document. `text` is that of
 * the article, for a language that the page only claims to be in. */
void facts_to_metadata(const struct facts *facts, struct doc *doc,
                       struct str text);

#endif
