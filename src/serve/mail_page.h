/* SPDX-License-Identifier: MIT */
/* Mailing a book of the shelf, where the server was told its way out. */
#ifndef ANBAN_SERVE_MAIL_PAGE_H
#define ANBAN_SERVE_MAIL_PAGE_H

#include <microhttpd.h>

struct book;
struct html;
struct request;

/* Its form on the page of a book; nothing where mail is not offered. */
void mail_put_form(struct html *page, const struct book *book);

/* POST /shelf/KEY/mail. */
enum MHD_Result mail_act(struct request *request, const struct book *book);

#endif
