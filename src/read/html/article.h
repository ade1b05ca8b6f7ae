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
};

/* Marks what is hidden, and what names itself as menu, share bar, comments.
 * With keep_all only what is hidden. */
void leave_out_parts(struct doc *doc, struct page *page, bool keep_all);

/* Marks `e`, and tells so when text is lost with it. */
void leave_out(struct doc *doc, struct page *page, struct element *e,
               const char *rule, bool keep_all);

/* Finds the article among what is left, and marks what stands around it. */
struct article find_article(struct doc *doc, struct page *page,
                            const struct page_facts *facts);

/* The lines above the article that name the bodies which publish it, at most
 * four; the elements that hold them. */
enum { HEAD_LINES = 4 };
size_t find_letterhead(struct page *page, const struct article *article,
                       const struct element *lines[HEAD_LINES]);

#endif
