/* SPDX-License-Identifier: MIT */
/*
 * Where the links of a page lead, and where in it they stand: what the search
 * for furniture made of links asks.
 */
#ifndef ANBAN_READ_HTML_LINKS_H
#define ANBAN_READ_HTML_LINKS_H

#include "read/html/page.h"

struct doc;

/* What the search goes by. */
struct search {
    struct doc *doc;
    struct page *page;
    struct str host; /* of the page, or empty */
};

struct search search_begin(struct doc *doc, struct page *page,
                           struct str address);

/* A link to another page of the site. Where the page's own host is not known,
 * any page may be of it. */
bool leads_on(const struct search *s, const struct element *e);

/* True for a link to a file, which may belong to the text whatever else is
 * linked. */
bool leads_to_file(const struct element *link);
bool holds_file(const struct element *e);

/* True when nothing stands on the element's line but itself. */
bool is_own_line(const struct element *e);

/* True where most of the page's running text stands before `e`: there, what
 * leads on is more likely than text. */
bool is_behind_text(const struct search *s, const struct element *e);

/* A lot of links to other pages of the site, with nothing but a label: behind
 * the text any, in it such as have a heading of their own. */
bool is_lot_of_links(const struct search *s, const struct element *e);

#endif
