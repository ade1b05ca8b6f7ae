/* SPDX-License-Identifier: MIT */
/* The socket on which browsers are awaited. */
#ifndef ANBAN_SERVE_LISTEN_H
#define ANBAN_SERVE_LISTEN_H

#include <stdbool.h>

enum { ADDRESS_ROOM = 80 };

/* Opens the socket of `address`, ADDR:PORT or [ADDR]:PORT, port 0 for any that
 * is free; or takes the one that systemd has opened (sd_listen_fds(3)). Where
 * it is goes into `bound`, and whether only this machine reaches it into
 * *is_own. -1: it cannot be had, and that has been told. */
int listen_open(const char *address, char bound[ADDRESS_ROOM], bool *is_own);

#endif
