/* SPDX-License-Identifier: MIT */
/*
 * Where connections wait until the head of their request has come. It is looked
 * at here, as it lies in the socket, before libmicrohttpd reads it: that ends a
 * line at what is no end of one, and a path at a zero. Each connection has one
 * request, so that none comes in behind another without being looked at.
 */
#ifndef ANBAN_SERVE_GATE_H
#define ANBAN_SERVE_GATE_H

#include <stddef.h>
#include <stdint.h>

struct MHD_Daemon;
struct visitor;

enum { GATE_CONNECTIONS_MAX = 4000 }; /* here and inside */

struct gate {
    struct MHD_Daemon *daemon; /* which gets those that may come in */
    int listener, epoll;
    struct visitor *visitors[GATE_CONNECTIONS_MAX]; /* wait, or were refused */
    size_t waiting;                                 /* of them */
    uint64_t refused;
    double swept; /* when it was last looked for those that wait too long */
};

/* Opens the gate for who comes to the socket `listener`; gate->epoll is to be
 * watched for gate_turn. -1: it cannot be opened. */
int gate_open(struct gate *gate, struct MHD_Daemon *daemon, int listener);

/* Takes in who has come, hands on who may come in, and sends off the others.
 * At least once a second. */
void gate_turn(struct gate *gate);

/* Connections here and inside. */
size_t gate_connections(const struct gate *gate);

#endif
