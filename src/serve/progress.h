/* SPDX-License-Identifier: MIT */
/* How far a form has come that is under way. */
#ifndef ANBAN_SERVE_PROGRESS_H
#define ANBAN_SERVE_PROGRESS_H

#include <microhttpd.h>

struct request;

/* GET /progress, with the "ticket" that the page put into the form: a sentence;
 * 204 when no such form is under way. */
enum MHD_Result progress_act(struct request *request);

#endif
