/* SPDX-License-Identifier: MIT */
/* Pages, with the head, the ways to the others, and the foot that all have. */
#ifndef ANBAN_SERVE_HTML_H
#define ANBAN_SERVE_HTML_H

#include <microhttpd.h>
#include <stddef.h>
#include <stdio.h>

struct request;

struct html {
    struct request *request;
    FILE *file;
    char *bytes;
    size_t n;
};

/* Begins a page; `title` is escaped here. */
void html_begin(struct html *html, struct request *request, const char *title);

/* printf, in which what takes the place of each %s is escaped; only %s, %d and
 * %% are known. */
void html_put(struct html *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Ends the page, and answers with it. */
enum MHD_Result html_answer(struct html *html, unsigned status);

/* Text in which nothing is markup, also of XML and in quotation marks. */
void html_escape(FILE *file, const char *text);

#endif
