/* SPDX-License-Identifier: MIT */
/*
 * Conversions that are under way and those that wait: as many at a time as
 * there are processors, sixteen behind them, and no more.
 */
#ifndef ANBAN_SERVE_DESK_H
#define ANBAN_SERVE_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "serve/order.h"

enum { DESK_WAITING_MAX = 16 };

/* Lives with the request that wants it, which stays until it is done. */
struct errand {
    struct errand *next;
    struct order order;
    struct ended ended;
    struct report report;
    bool is_sent, is_done, has_report;
    void *who; /* for `done` */
};

struct desk {
    int zygote; /* the socket; -1: it is gone */
    size_t processors, running, waiting;
    uint64_t numbers;
    struct errand *first;
    void (*done)(void *who); /* an errand has ended */
};

void desk_open(struct desk *desk, int zygote, void (*done)(void *who));

/* Takes an errand, whose order is complete but for its number. False: there are
 * too many already; not for one that goes on with what was begun. */
bool desk_take(struct desk *desk, struct errand *errand, bool goes_on);

/* Hears which have ended, and sends those that wait. */
void desk_turn(struct desk *desk);

/* Whether the editions were made: the child ended well, and says so. */
bool errand_went_well(const struct errand *errand);

#endif
