/* SPDX-License-Identifier: MIT */
/*
 * Finding the article in a page: what is left out of it, where it is, and what
 * stands above it. Elements which are no part of it are marked with the rule
 * that says so.
 */
#ifndef ANBAN_READ_HTML_ARTICLE_H
#define ANBAN_READ_HTML_ARTICLE_H

#include "doc/doc.h"
#include "read/html/page.h"

/* What the page says of itself in its head, for its own title to be known. */
struct page_facts {
    struct str title;    /* of the article, or empty */
    struct str document; /* the title element's text: often with the site's */
    struct str site;
};

struct article {
    struct element *root, *title; /* the title may be NULL */
    bool sure;                    /* the page's head says the same title */
    bool around;                  /* there may be furniture around the text */
};

/* Marks these. */
void leave_out_running(struct doc *doc, struct page *page);

/* Finds the notes of the page, each with the marks that lead to it, and takes
 * them out of the text with the heading above them. */
void find_notes(struct doc *doc, struct page *page);

/* Marks what is hidden, and what names itself as menu, share bar, comments.
 * With keep_all, and in a page of an editor, only what is hidden. */
void leave_out_parts(struct doc *doc, struct page *page, bool keep_all);

/* Marks `e`, and tells so when text is lost with it. */
void leave_out(struct doc *doc, struct page *page, struct element *e,
               const char *rule, bool keep_all);

/* Marks what leads to other articles of the site: titles that are links, with a
 * sentence or two. `address` is the page's, or empty. */
void leave_out_teasers(struct doc *doc, struct page *page, struct str address);

/* Marks what stands around a form, already left out, that asks for an address.
 */
void leave_out_signups(struct doc *doc, struct page *page);

/* Marks the page's own list of contents, with its heading. */
void leave_out_contents(struct doc *doc, struct page *page);

/* Marks parts whose text was there before. */
void leave_out_doubles(struct doc *doc, struct page *page);

/* Marks what the article says a second time: captions, and texts cut short. */
void leave_out_repeated(struct doc *doc, struct page *page,
                        const struct element *root);

/* Marks what is left of the page's furniture in the article: headings of what
 * was left out, lines that lead elsewhere, buttons. */
void leave_out_scraps(struct doc *doc, struct page *page,
                      const struct article *article);

/* The short line that heads `first`, which may be the first thing in what it
 * heads; NULL: there is none. */
struct element *label_before(struct page *page, const struct element *first);

/* Where a heading of the first level says what the page's head says, the others
 * are lesser ones, which mark nothing as the article. Before page_count. */
void find_lesser_titles(struct page *page, const struct page_facts *facts);

/* The element before the body, or in it, that shows the title; NULL: none does.
 * *sure: the page's head says the same. */
struct element *find_title_element(struct page *page,
                                   const struct page_facts *facts,
                                   const struct element *body, bool *sure);

/* Finds the article among what is left, and marks what stands around it. */
struct article find_article(struct doc *doc, struct page *page,
                            const struct page_facts *facts);

/* The lines above the article that name the bodies which publish it, at most
 * four; the elements that hold them. */
enum { HEAD_LINES = 4 };
size_t find_letterhead(struct page *page, const struct article *article,
                       const struct element *lines[HEAD_LINES]);

/* In a page that an editor made, a paragraph in the style of titles is the
 * title, and one in that of subtitles right below it goes with it. */
void find_title_style(struct doc *doc, struct page *page,
                      struct article *article);

#endif
