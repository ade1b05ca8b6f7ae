/* SPDX-License-Identifier: MIT */
/*
 * Connections, and for how long each has been about a request: one that sends
 * a byte now and then is no idle one, but keeps its place for nothing.
 */
#ifndef ANBAN_SERVE_VISITORS_H
#define ANBAN_SERVE_VISITORS_H

#include <stddef.h>

/* A connection; `since` is when it came or had its last answer, `asked` whether
 * a whole head of a request has come since. */
struct visitor {
    struct visitor *next, **at;
    int socket;
    double since;
    int asked;
};

struct visitors {
    struct visitor *first;
    size_t n;
};

/* Seconds, from a clock that only goes on. */
double visitors_now(void);

/* One that has come; NULL: no memory. And one that goes. */
struct visitor *visitors_add(struct visitors *visitors, int socket);
void visitors_remove(struct visitors *visitors, struct visitor *visitor);

/* Shuts the connections of those that have been at the head of a request for
 * too long. */
void visitors_send_off(const struct visitors *visitors);

#endif
