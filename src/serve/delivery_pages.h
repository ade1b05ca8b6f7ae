/* SPDX-License-Identifier: MIT */
/* Mailing and printing a book of the shelf, where the server was told that it
 * may. The forms stand on the page of the book; else there is nothing. */
#ifndef ANBAN_SERVE_DELIVERY_PAGES_H
#define ANBAN_SERVE_DELIVERY_PAGES_H

#include <microhttpd.h>

struct book;
struct html;
struct request;

/* mail_page.c; POST /shelf/KEY/mail. */
void mail_put_form(struct html *page, const struct book *book);
enum MHD_Result mail_act(struct request *request, const struct book *book);

/* print_page.c; POST /shelf/KEY/print. */
void print_put_form(struct html *page, const struct book *book);
enum MHD_Result print_act(struct request *request, const struct book *book);

#endif
