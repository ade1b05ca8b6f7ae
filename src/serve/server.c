/* SPDX-License-Identifier: MIT */
#include "serve/server.h"

#include <microhttpd.h>
#include <poll.h>
#include <signal.h>
#include <string.h>

#include "command/command.h"
#include "command/language.h"
#include "command/message.h"
#include "serve/request.h"

enum {
    CONNECTION_MEMORY = 16 << 10,
    IDLE_SECONDS = 15,
    TICK = 1000 /* milliseconds */
};

static volatile sig_atomic_t asked_to_end;

static void note_end(int number)
{
    asked_to_end = number;
}

static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = note_end};
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
}

/* Connections come to it by the gate. */
static struct MHD_Daemon *start(struct server *server)
{
    return MHD_start_daemon(
        MHD_USE_EPOLL | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME, 0,
        NULL, NULL, request_take, server, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)GATE_CONNECTIONS_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_MEMORY, MHD_OPTION_CONNECTION_TIMEOUT,
        (unsigned)IDLE_SECONDS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, MHD_OPTION_NOTIFY_COMPLETED,
        request_over, server, MHD_OPTION_END);
}

static int patience_of(struct MHD_Daemon *daemon)
{
    MHD_UNSIGNED_LONG_LONG wanted;
    if (MHD_get_timeout(daemon, &wanted) != MHD_YES || wanted > TICK)
        return TICK;
    return (int)wanted;
}

/* Connections come by the gate's epoll(7), what they send then by the daemon's
 * own, ends of conversions by the zygote's socket. */
static void turn(struct server *server, int requests)
{
    struct pollfd files[] = {{requests, POLLIN, 0},
                             {server->gate.epoll, POLLIN, 0},
                             {server->desk.zygote, POLLIN, 0}};
    (void)poll(files, 3, patience_of(server->daemon));
    gate_turn(&server->gate);
    desk_turn(&server->desk);
    MHD_run(server->daemon);
    desk_turn(&server->desk);
}

/* A suspended connection cannot be closed, so nothing is stopped in order: what
 * is under way is cut, and the process ends. */
static int serve(struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    if (!info)
        return STATUS_FAILED;
    while (!asked_to_end && server->desk.zygote >= 0)
        turn(server, info->epoll_fd);
    return asked_to_end ? STATUS_DONE : STATUS_FAILED;
}

int server_run(const struct settings *settings, int listener, int zygote)
{
    static struct server server;
    server = (struct server){.settings = settings, .language = language_now()};
    desk_open(&server.desk, zygote, request_resume);
    doors_open(&server.doors, settings);
    if (!shelf_open(&server.shelf, settings->folder))
        return STATUS_FAILED;
    catch_signals();
    server.daemon = start(&server);
    if (!server.daemon || gate_open(&server.gate, server.daemon, listener)) {
        say("%s", _("anban: the server cannot be started\n"));
        return STATUS_FAILED;
    }
    return serve(&server);
}
