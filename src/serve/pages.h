/* SPDX-License-Identifier: MIT */
/* What answers the addresses of routes.c that are no conversion and no shelf.
 */
#ifndef ANBAN_SERVE_PAGES_H
#define ANBAN_SERVE_PAGES_H

#include <microhttpd.h>

struct request;

/* page.c: the first page, where a document is chosen or pasted, looked at,
 * corrected, and fetched. POST /language: from now on the browser's pages are
 * in that one. */
enum MHD_Result page_act(struct request *request);
enum MHD_Result page_language(struct request *request);

/* readers.c: for the browsers of e-readers, which are old, slow and hard to
 * type on: GET /k, with "code", a page that asks for a code of four letters,
 * and the newest editions as links; GET /k/CODE/epub and /pdf. */
enum MHD_Result readers_act(struct request *request);
enum MHD_Result readers_fetch_act(struct request *request);

/* health.c: "ok" while conversions can be started, else 503; and counts, in the
 * form of Prometheus (exposition formats, version 0.0.4). */
enum MHD_Result health_act(struct request *request);
enum MHD_Result metrics_act(struct request *request);

#endif
