/* SPDX-License-Identifier: MIT */
/*
 * Orders in, a child for each, and word of its end out. The server sees to it
 * that there are no more at a time than there are processors; what is here does
 * no more than start, stop and bury. A signal ends the wait for the next event,
 * so that none is missed.
 */
#define _GNU_SOURCE /* ppoll */
#include "serve/zygote.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "serve/artist.h"
#include "serve/clock.h"
#include "serve/courier.h"
#include "serve/maker.h"
#include "serve/order.h"

enum { CHILDREN_MAX = 256, SECONDS_MAX = 30 };

struct child {
    pid_t pid; /* 0: there is none */
    uint64_t number;
    double since;
    bool too_long;
};

struct zygote {
    int socket, artist;  /* the artist's is -1 where there is none */
    bool artist_is_gone; /* though there was one */
    struct anban_shared *shared;
    struct child children[CHILDREN_MAX];
};

static volatile sig_atomic_t asked_to_end;

static void note_end(int number)
{
    asked_to_end = number;
}

/* It has only to end the wait. */
static void note_child(int number)
{
    (void)number;
}

static const int ends[] = {SIGINT, SIGTERM, SIGHUP};

enum { ENDS = sizeof ends / sizeof ends[0] };

static void fill(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGCHLD);
    for (size_t i = 0; i < ENDS; i++)
        sigaddset(set, ends[i]);
}

void zygote_catch_signals(void)
{
    struct sigaction action = {.sa_handler = note_end};
    sigset_t set;
    fill(&set);
    sigprocmask(SIG_BLOCK, &set, NULL);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ENDS; i++)
        sigaction(ends[i], &action, NULL);
    action.sa_handler = note_child;
    sigaction(SIGCHLD, &action, NULL);
}

void zygote_end_with_parent(pid_t parent)
{
    sigset_t set;
    struct sigaction action = {.sa_handler = SIG_DFL};
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != parent)
        _exit(1);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ENDS; i++)
        sigaction(ends[i], &action, NULL);
    sigaction(SIGCHLD, &action, NULL);
    fill(&set);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static struct child *room_for_child(struct zygote *z)
{
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        if (!z->children[i].pid)
            return &z->children[i];
    }
    return NULL;
}

/* What cannot be started has ended, as something that was killed. */
static void refuse(const struct zygote *z, uint64_t number)
{
    const struct ended ended = {.number = number, .status = SIGKILL};
    (void)ended_send(z->socket, &ended);
}

/* A child's line to the artist; -1: it has none. */
static int line_for(struct zygote *z, const struct order *order)
{
    if (order->head.kind != ORDER_CONVERT || z->artist < 0)
        return -1;
    int line = artist_line(z->artist, order);
    z->artist_is_gone = line < 0;
    return line;
}

/* Before there are files of an order that it would have, too. */
static void call_artist(struct zygote *z)
{
    if (!z->artist_is_gone)
        return;
    close(z->artist);
    z->artist = artist_start(z->socket);
    z->artist_is_gone = false;
}

static _Noreturn void do_order(struct zygote *z, const struct order *order,
                               int line)
{
    close(z->socket);
    if (z->artist >= 0)
        close(z->artist);
    if (order->head.kind == ORDER_BUNDLE)
        maker_bundle(order);
    if (order->head.kind != ORDER_CONVERT)
        courier_run(order);
    maker_run(order, z->shared, line);
}

static void start(struct zygote *z, const struct order *order)
{
    struct child *child = room_for_child(z);
    int line = line_for(z, order);
    pid_t self = getpid(), pid = child ? fork() : -1;
    if (pid == 0) {
        zygote_end_with_parent(self);
        do_order(z, order, line);
    }
    if (line >= 0)
        close(line);
    if (pid < 0)
        refuse(z, order->head.number);
    else
        *child = (struct child){pid, order->head.number, clock_now(), false};
}

/* 0: the server is gone. */
static int take_order(struct zygote *z)
{
    static struct order order; /* too large for the stack */
    static char words[ORDER_WORDS];
    call_artist(z);
    int taken = order_take(z->socket, &order, words);
    if (taken == 1) {
        start(z, &order);
        order_close(&order);
    }
    return taken;
}

static void bury(struct zygote *z, pid_t pid, int status)
{
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        struct child *child = &z->children[i];
        if (child->pid != pid)
            continue;
        const struct ended ended = {child->number, status, child->too_long};
        (void)ended_send(z->socket, &ended);
        child->pid = 0;
    }
}

/* Those that have ended; true, with its status, when the server has. */
static bool bury_all(struct zygote *z, pid_t server, int *status)
{
    pid_t pid;
    while ((pid = waitpid(-1, status, WNOHANG)) > 0) {
        if (pid == server)
            return true;
        bury(z, pid, *status);
    }
    return false;
}

static void stop_runaways(struct zygote *z)
{
    double time = clock_now();
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        struct child *child = &z->children[i];
        if (child->pid && time - child->since > SECONDS_MAX) {
            child->too_long = true;
            kill(child->pid, SIGKILL);
        }
    }
}

static void stop_all(struct zygote *z)
{
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        if (z->children[i].pid)
            kill(z->children[i].pid, SIGKILL);
    }
}

static void wait_for_event(struct pollfd *file)
{
    const struct timespec second = {1, 0};
    sigset_t none;
    sigemptyset(&none);
    file->revents = 0;
    (void)ppoll(file, 1, &second, &none);
}

/* The server ends by itself, or, when it hangs, by force. */
static void end_server(pid_t server)
{
    enum { TENTHS = 50 }; /* of a second */
    const struct timespec tenth = {0, 100000000};
    int status;
    kill(server, SIGTERM);
    for (int i = 0; i < TENTHS; i++) {
        if (waitpid(server, &status, WNOHANG) != 0)
            return;
        (void)nanosleep(&tenth, NULL);
    }
    kill(server, SIGKILL);
    (void)waitpid(server, &status, 0);
}

int zygote_run(int socket, pid_t server, struct anban_shared *shared)
{
    struct zygote z = {.socket = socket, .shared = shared};
    z.artist = artist_start(socket);
    struct pollfd file = {socket, POLLIN, 0};
    int status = 0;
    bool over = false;
    while (!over && !asked_to_end) {
        wait_for_event(&file);
        over = bury_all(&z, server, &status);
        if (file.revents && !over && take_order(&z) == 0)
            file.fd = -1; /* its end is what is waited for now */
        stop_runaways(&z);
    }
    stop_all(&z);
    if (over)
        return status; /* 0: a signal for both of them came to it first */
    end_server(server);
    return 0;
}
