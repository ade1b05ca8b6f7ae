/* SPDX-License-Identifier: MIT */
/* Printing a book of the shelf, where the server was told that it may. */
#ifndef ANBAN_SERVE_PRINT_PAGE_H
#define ANBAN_SERVE_PRINT_PAGE_H

#include <microhttpd.h>

struct book;
struct html;
struct request;

/* Its form on the page of a book; nothing where printing is not offered. */
void print_put_form(struct html *page, const struct book *book);

/* POST /shelf/KEY/print. */
enum MHD_Result print_act(struct request *request, const struct book *book);

#endif
