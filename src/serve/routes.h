/* SPDX-License-Identifier: MIT */
/* Which address has which page. */
#ifndef ANBAN_SERVE_ROUTES_H
#define ANBAN_SERVE_ROUTES_H

#include <microhttpd.h>
#include <stdbool.h>

struct request;

struct route {
    const char *method, *path; /* a path that ends in "/" has all below it */
    enum MHD_Result (*act)(struct request *request);
    bool open; /* without a password */
};

/* The route of a request; NULL: *status says why there is none. */
const struct route *routes_find(const char *path, const char *method,
                                unsigned *status);

#endif
