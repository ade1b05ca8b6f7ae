/* SPDX-License-Identifier: MIT */
#include "serve/visitors.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

/* Seconds for a request's head, which takes a slow line a fraction of one. */
static const double patience = 30;

double visitors_now(void)
{
    const double nano = 1e-9;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + nano * (double)t.tv_nsec;
}

struct visitor *visitors_add(struct visitors *visitors, int socket)
{
    struct visitor *visitor = malloc(sizeof *visitor);
    if (!visitor)
        return NULL;
    *visitor = (struct visitor){.next = visitors->first,
                                .at = &visitors->first,
                                .socket = socket,
                                .since = visitors_now()};
    if (visitors->first)
        visitors->first->at = &visitor->next;
    visitors->first = visitor;
    visitors->n++;
    return visitor;
}

void visitors_remove(struct visitors *visitors, struct visitor *visitor)
{
    *visitor->at = visitor->next;
    if (visitor->next)
        visitor->next->at = visitor->at;
    visitors->n--;
    free(visitor);
}

void visitors_send_off(const struct visitors *visitors)
{
    double now = visitors_now();
    for (const struct visitor *v = visitors->first; v; v = v->next) {
        if (!v->asked && now - v->since > patience)
            (void)shutdown(v->socket, SHUT_RDWR);
    }
}
