/* SPDX-License-Identifier: MIT */
/*
 * For the browsers of e-readers, which are old, slow and hard to type on: a
 * page that asks for a code of four letters, and the newest editions as links.
 */
#ifndef ANBAN_SERVE_READERS_H
#define ANBAN_SERVE_READERS_H

#include <microhttpd.h>

struct request;

/* GET /k, with "code". */
enum MHD_Result readers_act(struct request *request);

/* GET /k/CODE/epub and /pdf. */
enum MHD_Result readers_fetch_act(struct request *request);

#endif
