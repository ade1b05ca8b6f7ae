/* SPDX-License-Identifier: MIT */
/*
 * One thing at a time, so that LibreOffice runs but once at a time, too. What
 * was made is kept, because the page of a browser asks for the same document
 * once for each picture that it shows. The documents stay strangers': nothing
 * in them is looked at here.
 */
#include "serve/artist.h"

#include <fcntl.h>
#include <poll.h>
#include <sha2.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/drawing.h"
#include "command/drawing_reply.h"
#include "command/interrupt.h"
#include "command/link.h"
#include "command/office.h"
#include "command/packet.h"
#include "command/program.h"
#include "serve/order.h"
#include "serve/zygote.h"

enum {
    CLIENTS_MAX = 256,
    KEPT = 8,
    SECONDS = 25, /* of the thirty that a conversion has */
    NAME_MAX_HERE = 320
};

struct client {
    int line, input;
    char name[NAME_MAX_HERE];
    struct task task; /* of which the tray is used */
};

/* A file that was read, by its sum, and the .docx made of it; -1: none. */
struct kept {
    uint8_t sum[SHA256_DIGEST_LENGTH];
    int made;
};

struct artist {
    int socket;
    struct client clients[CLIENTS_MAX];
    size_t n;
    struct drawn drawn;
    struct kept kept[KEPT];
    size_t oldest;
};

static const char none[ANBAN_SENTENCE];

static bool sum_up(int fd, uint8_t sum[SHA256_DIGEST_LENGTH])
{
    char block[1 << 14];
    SHA2_CTX context;
    off_t at = 0;
    ssize_t n;
    SHA256Init(&context);
    while ((n = pread(fd, block, sizeof block, at)) > 0) {
        SHA256Update(&context, (const uint8_t *)block, (size_t)n);
        at += n;
    }
    SHA256Final(sum, &context);
    return n == 0;
}

static struct kept *find(struct artist *a, const uint8_t *sum)
{
    for (size_t i = 0; i < KEPT; i++) {
        struct kept *kept = &a->kept[i];
        if (kept->made >= 0 && memcmp(kept->sum, sum, sizeof kept->sum) == 0)
            return kept;
    }
    return NULL;
}

/* In the place of the oldest; NULL: it cannot be made. */
static struct kept *make(struct artist *a, const struct client *client,
                         const uint8_t *sum)
{
    int made = office_make(client->name, client->input, SECONDS);
    if (made < 0)
        return NULL;
    struct kept *kept = &a->kept[a->oldest++ % KEPT];
    if (kept->made >= 0)
        close(kept->made);
    memcpy(kept->sum, sum, sizeof kept->sum);
    kept->made = made;
    return kept;
}

/* Once more for each who reads it, as they would share a place in it. */
static int open_again(const struct kept *kept)
{
    char path[48];
    snprintf(path, sizeof path, "/proc/self/fd/%d", kept->made);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static bool reply_with_docx(struct artist *a, const struct client *client)
{
    uint8_t sum[SHA256_DIGEST_LENGTH];
    const struct kept *kept = NULL;
    if (sum_up(client->input, sum)) {
        kept = find(a, sum);
        kept = kept ? kept : make(a, client, sum);
    }
    int fd = kept ? open_again(kept) : -1;
    bool heard = link_reply(client->line, fd, none);
    if (fd >= 0)
        close(fd);
    return heard;
}

/* Whether nobody is there any more to take an answer. */
static bool is_gone(const struct client *client)
{
    struct pollfd line = {client->line, POLLIN, 0};
    return poll(&line, 1, 0) > 0 && (line.revents & (POLLHUP | POLLERR));
}

/* False: there is no more to be heard on that line. */
static bool serve(struct artist *a, struct client *client)
{
    union message message;
    const char *by;
    ssize_t n = link_hear(client->line, &message);
    if (n < 0)
        return true;
    if (n == 0 || !link_makes_sense(&message, (size_t)n) || is_gone(client))
        return false;
    switch (message.word) {
    case WORD_PICTURE:
        return reply_with_docx(a, client);
    case WORD_TRAY:
        return drawing_reply_tray(client->line, &client->task);
    case WORD_DRAWINGS:
        return drawing_reply(client->line, &client->task, &a->drawn, &by);
    default:
        return false;
    }
}

static void drop(struct artist *a, size_t i)
{
    struct client *client = &a->clients[i];
    close(client->line);
    close(client->input);
    if (client->task.tray >= 0)
        close(client->task.tray);
    *client = a->clients[--a->n];
}

/* False: the other end of the socket is closed. */
static bool take_client(struct artist *a)
{
    struct client client = {.task = {.tray = -1}};
    int files[] = {-1, -1};
    struct iovec name = {client.name, sizeof client.name - 1};
    struct packet packet = {&name, 1, files, 2};
    ssize_t n = packet_take(a->socket, &packet);
    if (n > 0 && packet.file_count == 2 && a->n < CLIENTS_MAX) {
        client.line = files[0];
        client.input = files[1];
        a->clients[a->n++] = client;
        return true;
    }
    for (size_t i = 0; n > 0 && i < packet.file_count; i++)
        close(files[i]);
    return n != 0;
}

static bool turn(struct artist *a)
{
    struct pollfd files[CLIENTS_MAX + 1] = {{a->socket, POLLIN, 0}};
    size_t n = a->n;
    for (size_t i = 0; i < n; i++)
        files[i + 1] = (struct pollfd){a->clients[i].line, POLLIN, 0};
    if (poll(files, n + 1, -1) < 0)
        return true;
    for (size_t i = n; i > 0 && !interrupt_noted(); i--) {
        if (files[i].revents && !serve(a, &a->clients[i - 1]))
            drop(a, i - 1);
    }
    return !files[0].revents || take_client(a);
}

/* Told to end, also by the end of its parent, it first puts away what it has
 * begun. */
static _Noreturn void run(int socket, pid_t parent)
{
    static struct artist artist;
    artist = (struct artist){.socket = socket, .drawn = {.seconds = SECONDS}};
    for (size_t i = 0; i < KEPT; i++)
        artist.kept[i].made = -1;
    zygote_end_with_parent(parent);
    interrupt_catch();
    (void)prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    bool goes_on = true;
    while (goes_on && !interrupt_noted())
        goes_on = turn(&artist);
    _exit(0);
}

int artist_start(int socket)
{
    char program[PROGRAM_PATH];
    int pair[2];
    pid_t self = getpid();
    if (!program_find("soffice", program) ||
        socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        close(socket);
        close(pair[0]);
        run(pair[1], self);
    }
    close(pair[1]);
    if (pid > 0)
        return pair[0];
    close(pair[0]);
    return -1;
}

int artist_line(int artist, const struct order *order)
{
    int pair[2];
    struct iovec name = {(void *)order->name, strlen(order->name) + 1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return -1;
    int files[] = {pair[1], order->files[FILE_INPUT]};
    struct packet packet = {&name, 1, files, 2};
    bool sent = packet_send(artist, &packet);
    close(pair[1]);
    if (sent)
        return pair[0];
    close(pair[0]);
    return -1;
}
