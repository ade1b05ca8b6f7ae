/* SPDX-License-Identifier: MIT */
/*
 * Bytes are looked at where they are (MSG_PEEK), and each time that others have
 * come (EPOLLET). A connection that sends a byte now and then is no idle one,
 * but keeps its place for nothing: it has so many seconds for the whole head.
 */
#define _GNU_SOURCE /* accept4 */
#include "serve/gate.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/language.h"
#include "serve/clock.h"
#include "serve/head.h"

/* Seconds without a byte; for a head, which takes a slow line a fraction of
 * one; and for whoever was refused to read why. */
static const double idle = 15, patience = 30, farewell = 2;

struct visitor {
    size_t place; /* in the gate's list */
    int socket;
    bool is_refused;
    double since, heard; /* seconds: it came, or was refused; it last spoke */
    struct sockaddr_storage address;
    socklen_t address_size;
};

enum { EVENTS = 128 };

static bool watch(const struct gate *gate, int socket, void *whose)
{
    struct epoll_event event = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET,
                                .data.ptr = whose};
    return epoll_ctl(gate->epoll, EPOLL_CTL_ADD, socket, &event) == 0;
}

int gate_open(struct gate *gate, struct MHD_Daemon *daemon, int listener)
{
    *gate = (struct gate){.daemon = daemon,
                          .listener = listener,
                          .epoll = epoll_create1(EPOLL_CLOEXEC)};
    return gate->epoll >= 0 && watch(gate, listener, NULL) ? 0 : -1;
}

size_t gate_connections(const struct gate *gate)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(gate->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
    return gate->waiting + (info ? info->num_connections : 0);
}

static void add(struct gate *gate, const struct visitor *comes)
{
    struct visitor *visitor = malloc(sizeof *visitor);
    bool is_full = gate_connections(gate) >= GATE_CONNECTIONS_MAX;
    if (!visitor || is_full || !watch(gate, comes->socket, visitor)) {
        close(comes->socket);
        free(visitor);
        return;
    }
    *visitor = *comes;
    visitor->place = gate->waiting++;
    gate->visitors[visitor->place] = visitor;
}

/* Its socket is the caller's then, and the last one has its place. */
static void forget(struct gate *gate, struct visitor *visitor)
{
    struct visitor *last = gate->visitors[--gate->waiting];
    (void)epoll_ctl(gate->epoll, EPOLL_CTL_DEL, visitor->socket, NULL);
    last->place = visitor->place;
    gate->visitors[last->place] = last;
    free(visitor);
}

static void send_off(struct gate *gate, struct visitor *visitor)
{
    int socket = visitor->socket;
    forget(gate, visitor);
    close(socket);
}

static void take_in(struct gate *gate)
{
    struct visitor comes;
    for (;;) {
        memset(&comes, 0, sizeof comes);
        comes.address_size = sizeof comes.address;
        comes.since = comes.heard = clock_now();
        comes.socket =
            accept4(gate->listener, (struct sockaddr *)&comes.address,
                    &comes.address_size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (comes.socket < 0)
            return;
        add(gate, &comes);
    }
}

/* What has come is read to its end, as what lies in a socket that is closed
 * would have the answer thrown away. */
static void drain(struct gate *gate, struct visitor *visitor)
{
    char bytes[HEAD_MAX];
    ssize_t n;
    do {
        n = recv(visitor->socket, bytes, sizeof bytes, 0);
    } while (n > 0);
    if (n == 0)
        send_off(gate, visitor);
}

static void refuse(struct gate *gate, struct visitor *visitor, unsigned status)
{
    char answer[1024];
    const char *sentence =
        status == MHD_HTTP_BAD_REQUEST
            ? _("this is no request of HTTP as it must be written")
            : _("the head of this request is too long, or of a kind that is "
                "not known here");
    int n = snprintf(answer, sizeof answer,
                     "HTTP/1.1 %u %s\r\nConnection: close\r\n"
                     "Content-Type: text/plain; charset=utf-8\r\n"
                     "X-Content-Type-Options: nosniff\r\n"
                     "Content-Length: %zu\r\n\r\nanban: %s\n",
                     status, MHD_get_reason_phrase_for(status),
                     strlen("anban: \n") + strlen(sentence), sentence);
    gate->refused++;
    (void)send(visitor->socket, answer, (size_t)n, MSG_NOSIGNAL | MSG_DONTWAIT);
    (void)shutdown(visitor->socket, SHUT_WR);
    visitor->is_refused = true;
    visitor->since = clock_now();
    drain(gate, visitor);
}

static void hand_on(struct gate *gate, struct visitor *visitor)
{
    struct visitor comes = *visitor;
    forget(gate, visitor);
    (void)MHD_add_connection(gate->daemon, comes.socket,
                             (struct sockaddr *)&comes.address,
                             comes.address_size);
}

static void look_at(struct gate *gate, struct visitor *visitor)
{
    char bytes[HEAD_MAX];
    ssize_t n = recv(visitor->socket, bytes, sizeof bytes, MSG_PEEK);
    if (n < 0)
        return;
    unsigned status = head_check(bytes, (size_t)n);
    visitor->heard = clock_now();
    if (n == 0)
        send_off(gate, visitor);
    else if (status == HEAD_GOOD)
        hand_on(gate, visitor);
    else if (status != HEAD_UNFINISHED)
        refuse(gate, visitor, status);
}

static void hear(struct gate *gate, const struct epoll_event *event)
{
    struct visitor *visitor = event->data.ptr;
    if (!visitor)
        take_in(gate);
    else if (visitor->is_refused)
        drain(gate, visitor);
    else if (event->events & (EPOLLERR | EPOLLHUP))
        send_off(gate, visitor);
    else
        look_at(gate, visitor);
}

static bool is_over(const struct visitor *visitor, double now)
{
    if (visitor->is_refused)
        return now - visitor->since > farewell;
    return now - visitor->since > patience || now - visitor->heard > idle;
}

/* Who could not be taken in, for want of files, is still at the door. */
static void sweep(struct gate *gate, double now)
{
    for (size_t i = gate->waiting; i > 0; i--) {
        if (is_over(gate->visitors[i - 1], now))
            send_off(gate, gate->visitors[i - 1]);
    }
    gate->swept = now;
    take_in(gate);
}

void gate_turn(struct gate *gate)
{
    struct epoll_event events[EVENTS];
    double now = clock_now();
    int n = epoll_wait(gate->epoll, events, EVENTS, 0);
    for (int i = 0; i < n; i++)
        hear(gate, &events[i]);
    if (now - gate->swept > 1)
        sweep(gate, now);
}
