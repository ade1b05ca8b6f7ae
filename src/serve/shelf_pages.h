/* SPDX-License-Identifier: MIT */
/* The shelf as pages: its list, a book, its files. */
#ifndef ANBAN_SERVE_SHELF_PAGES_H
#define ANBAN_SERVE_SHELF_PAGES_H

#include <microhttpd.h>

struct book;
struct request;

/* GET /shelf, with "q" to search. */
enum MHD_Result shelf_act(struct request *request);

/* GET /shelf/KEY, and /shelf/KEY/pdf, /epub, /picture below it. */
enum MHD_Result shelf_book_act(struct request *request);

/* POST /shelf/KEY/remove and /code. */
enum MHD_Result shelf_change_act(struct request *request);

/* Answers with a book's edition, "pdf" or "epub". */
enum MHD_Result shelf_send(struct request *request, const struct book *book,
                           const char *format);

/* "page" behind "?", from 0. */
int shelf_page_number(const struct request *request);

#endif
