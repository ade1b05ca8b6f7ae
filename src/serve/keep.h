/* SPDX-License-Identifier: MIT */
/* POST /shelf: a document is converted, and its editions go on the shelf, with
 * what the command line needs to make them again. */
#ifndef ANBAN_SERVE_KEEP_H
#define ANBAN_SERVE_KEEP_H

#include <microhttpd.h>

struct request;

enum MHD_Result keep_act(struct request *request);

#endif
