/* SPDX-License-Identifier: MIT */
/* The style sheet, the script and the icon, as they stand beside this file. */
#ifndef ANBAN_SERVE_ASSETS_H
#define ANBAN_SERVE_ASSETS_H

#include <microhttpd.h>

struct request;

enum MHD_Result assets_act(struct request *request);

#endif
