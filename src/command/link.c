/* SPDX-License-Identifier: MIT */
#include "command/link.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "command/convert.h"
#include "command/packet.h"
#include "command/plan.h"
#include "command/tray.h"

enum { FILES_MAX = FORMATS_MAX + 1 };

/* A job as it is handed over: the input is the first file, the others follow in
 * the order of the formats that have one. */
struct order {
    size_t job;
    bool has[FORMATS_MAX], is_wanted[FORMATS_MAX];
};

struct reply {
    bool found;
    char problem[ANBAN_SENTENCE];
};

static bool put(int link, const void *bytes, size_t n, const int *fds,
                size_t count)
{
    struct iovec block = {(void *)bytes, n};
    struct packet packet = {&block, 1, (int *)fds, count};
    return packet_send(link, &packet);
}

/* Whether a message of `n` bytes has come; *count files with it. */
static bool get(int link, void *bytes, size_t n, int fds[FILES_MAX],
                size_t *count)
{
    struct iovec block = {bytes, n};
    struct packet packet = {&block, 1, NULL, FILES_MAX};
    packet.files = fds;
    ssize_t got = packet_take(link, &packet);
    *count = packet.file_count;
    return got == (ssize_t)n;
}

/* ---- The parent's side ---- */

bool link_hand(int link, size_t job, const struct command *c,
               const struct task *task)
{
    struct order order = {.job = job};
    int fds[FILES_MAX] = {task->input};
    size_t count = 1;
    for (size_t i = 0; i < c->format_count; i++) {
        order.has[i] = task->outputs[i] != NULL;
        order.is_wanted[i] =
            order.has[i] || (!task->paths[i] && plan_makes(task->job, i));
        if (order.has[i])
            fds[count++] = anban_output_fd(task->outputs[i]);
    }
    return put(link, &order, sizeof order, fds, count);
}

bool link_makes_sense(const union message *message, size_t n)
{
    const struct question *question = &message->question;
    if (n < sizeof message->word)
        return false;
    if (message->word == WORD_DONE)
        return n == sizeof message->answer;
    return message->word > WORD_DONE && message->word <= WORD_DRAWINGS &&
           n > sizeof message->word && n <= sizeof *question &&
           memchr(question->name, '\0', n - offsetof(struct question, name));
}

/* Files that come with it are not taken. */
ssize_t link_hear(int link, union message *message)
{
    ssize_t n = recv(link, message, sizeof *message, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return -1;
    return n > 0 ? n : 0;
}

bool link_reply(int link, int fd, const char problem[ANBAN_SENTENCE])
{
    struct reply reply = {.found = fd >= 0};
    snprintf(reply.problem, sizeof reply.problem, "%s", problem);
    return put(link, &reply, sizeof reply, &fd, fd >= 0);
}

/* ---- The worker's side ---- */

bool link_take(int link, size_t *job, const struct command *c,
               struct handed *handed)
{
    struct order order = {0};
    int fds[FILES_MAX];
    size_t count, used = 1;
    if (!get(link, &order, sizeof order, fds, &count) || count == 0)
        return false;
    *job = order.job;
    *handed = (struct handed){.input = fds[0]};
    for (size_t i = 0; i < c->format_count; i++) {
        handed->outputs[i] = order.is_wanted[i] ? c->result : -1;
        if (order.has[i] && used < count)
            handed->outputs[i] = fds[used++];
    }
    return true;
}

static int ask(int link, enum word word, const char *name, struct reply *reply)
{
    struct question question = {.word = word};
    int fds[FILES_MAX];
    size_t count, n = strlen(name);
    *reply = (struct reply){.found = false};
    if (n >= sizeof question.name)
        return -1;
    memcpy(question.name, name, n + 1);
    n += offsetof(struct question, name) + 1;
    if (send(link, &question, n, MSG_NOSIGNAL) != (ssize_t)n ||
        !get(link, reply, sizeof *reply, fds, &count))
        return -1;
    return reply->found && count == 1 ? fds[0] : -1;
}

int link_ask(void *context, const char *name, char *problem, size_t size)
{
    struct reply reply;
    int fd = ask(*(const int *)context, WORD_PICTURE, name, &reply);
    snprintf(problem, size, "%s", reply.problem);
    return fd;
}

void link_ask_encoding(int link, const char *name)
{
    struct reply reply;
    (void)ask(link, WORD_ENCODING, name, &reply);
}

/* A confined process can make no file and hand over none: it writes into one
 * of its parent's. */
void link_draw(void *context, struct anban_drawing *drawings, size_t n)
{
    int link = *(const int *)context;
    struct reply reply;
    int tray = ask(link, WORD_TRAY, "", &reply);
    if (tray < 0)
        return;
    bool written = tray_write(tray, drawings, n);
    close(tray);
    int made = written ? ask(link, WORD_DRAWINGS, "", &reply) : -1;
    if (made < 0)
        return;
    tray_take(made, drawings, n);
    close(made);
}

bool link_answer(int link, const struct answer *answer)
{
    return send(link, answer, sizeof *answer, MSG_NOSIGNAL) ==
           (ssize_t)sizeof *answer;
}
