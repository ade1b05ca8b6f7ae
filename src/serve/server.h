/* SPDX-License-Identifier: MIT */
/*
 * The process that speaks HTTP. One thread and one loop: what takes long, a
 * conversion, is done by other processes while the connection is suspended.
 */
#ifndef ANBAN_SERVE_SERVER_H
#define ANBAN_SERVE_SERVER_H

#include <stddef.h>
#include <stdint.h>

#include "serve/desk.h"
#include "serve/doors.h"
#include "serve/gate.h"
#include "serve/settings.h"
#include "serve/shelf.h"

struct MHD_Daemon;

/* What has happened since the start, for /metrics. */
struct counts {
    uint64_t requests, refused, converted, failed, uploaded;
};

enum { CODES_WRONG_MAX = 20 };

struct server {
    const struct settings *settings;
    struct MHD_Daemon *daemon;
    struct desk desk;
    struct doors doors;
    struct gate gate;
    struct shelf shelf;
    int codes_wrong; /* of e-readers, in the minute since: */
    double codes_since;
    struct counts counts;
    size_t spooled;       /* bytes of uploads that are kept now */
    const char *language; /* where a browser asks for none */
};

/* Serves on the socket `listener`, which is its own from now on; conversions
 * are ordered through `zygote`. Returns the exit status. */
int server_run(const struct settings *settings, int listener, int zygote);

#endif
