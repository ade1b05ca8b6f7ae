/* SPDX-License-Identifier: MIT */
/* The first page: where a document is chosen or pasted, looked at, corrected,
 * and fetched. */
#ifndef ANBAN_SERVE_PAGE_H
#define ANBAN_SERVE_PAGE_H

#include <microhttpd.h>

struct request;

enum MHD_Result page_act(struct request *request);

/* POST /language: from now on the browser's pages are in that one. */
enum MHD_Result page_language(struct request *request);

#endif
