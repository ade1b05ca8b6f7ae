/* SPDX-License-Identifier: MIT */
/*
 * The process is a copy of its parent, so it has the options, the plan and the
 * fonts; what a job needs of files is handed to it, open. What the conversion
 * prints goes into pipes, so that the parent can print it whole, also what it
 * printed before it died.
 */
#define _GNU_SOURCE /* syscall */
#include "command/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/convert.h"
#include "command/encoding.h"
#include "command/fatal.h"
#include "command/interrupt.h"
#include "command/leave.h"
#include "command/limits.h"
#include "command/link.h"
#include "command/memory.h"
#include "command/plan.h"

/* `now`, made no higher than `most`; 0: that is no limit. */
static struct rlimit lower(struct rlimit now, rlim_t most)
{
    if (most && now.rlim_cur > most)
        now.rlim_cur = now.rlim_max = most;
    return now;
}

/* In the worker: what a document may take, with what all of them take. No
 * edition has more than 4 GB: the PDF and ZIP formats end there. */
static void set_limits(const struct command *c, bool alone)
{
    struct rlimit memory, time, file;
    if (getrlimit(RLIMIT_DATA, &memory) != 0 ||
        getrlimit(RLIMIT_CPU, &time) != 0 ||
        getrlimit(RLIMIT_FSIZE, &file) != 0)
        return;
    memory = lower(memory, limits_memory(c));
    time = lower(time, limits_work(c, alone));
    file = lower(file, UINT32_MAX);
    (void)setrlimit(RLIMIT_DATA, &memory);
    (void)setrlimit(RLIMIT_CPU, &time);
    (void)setrlimit(RLIMIT_FSIZE, &file);
}

static void close_handed(const struct command *c, const struct handed *handed)
{
    close(handed->input);
    for (size_t i = 0; i < c->format_count; i++) {
        if (handed->outputs[i] >= 0 && handed->outputs[i] != c->result)
            close(handed->outputs[i]);
    }
}

static struct answer work_on(const struct supplies *s, const struct command *c,
                             size_t job, struct handed *handed, struct anban *a,
                             int *link)
{
    struct answer answer = {.word = WORD_DONE};
    if (a) {
        anban_open_by(a, link_ask, link);
        anban_draw_by(a, link_draw, link);
    }
    answer.status = a ? convert(c, &s->plan->jobs[job], a, handed, s->threads)
                      : STATUS_FAILED;
    answer.was_read = handed->was_read;
    for (size_t i = 0; i < c->format_count; i++)
        answer.made[i] = handed->made[i];
    anban_free(a);
    return answer;
}

/* In the worker: until the parent closes its end. The processors are busy with
 * other documents, so it has but one thread. Where memory ran out, what is left
 * of it may lie in pieces, so a new worker does better; and so it does where
 * the options name files, which this one could not open again. */
static void work(const struct supplies *s, const struct command *c, int link)
{
    size_t job;
    int status;
    struct handed handed;
    struct anban *a = s->ready;
    bool leaves = false;
    while (!leaves && link_take(link, &job, c, &handed)) {
        if (!a)
            a = convert_prepare(c, s->shared, &status);
        struct answer answer = work_on(s, c, job, &handed, a, &link);
        a = NULL;
        close_handed(c, &handed);
        leaves = answer.leaves =
            (limits_memory(c) && answer.status != STATUS_DONE) ||
            confine_hides_files(c);
        fflush(stdout);
        fflush(stderr);
        if (!link_answer(link, &answer))
            break;
    }
}

/* The ends of a worker's three connections, the parent's first. */
struct ends {
    int link[2], out[2], err[2];
};

static void close_pair(const int pair[2])
{
    if (pair[0] >= 0)
        close(pair[0]);
    if (pair[1] >= 0)
        close(pair[1]);
}

static void close_ends(const struct ends *e)
{
    close_pair(e->link);
    close_pair(e->out);
    close_pair(e->err);
}

static bool open_ends(struct ends *e)
{
    *e = (struct ends){{-1, -1}, {-1, -1}, {-1, -1}};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, e->link) == 0 &&
        pipe(e->out) == 0 && pipe(e->err) == 0)
        return true;
    int why = errno;
    close_ends(e);
    errno = why;
    return false;
}

/* Closes all files from `first` on: they are of other workers, or nothing that
 * a document should have at hand. */
static void close_from(int first)
{
    enum { MANY = 4096 };
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0U, 0) == 0)
        return;
#endif
    for (int fd = first; fd < MANY; fd++)
        close(fd);
}

/* In the worker: its own files at the lowest numbers, first its link. Editions
 * that are asked for on standard output, c->result, go to the real one; what is
 * for a terminal goes to the parent, who sends on what does not steer it. */
static int take_files(struct command *c, const struct ends *e)
{
    enum { LINK = STDERR_FILENO + 1, RESULT, FIRST };
    int link = fcntl(e->link[1], F_DUPFD, FIRST), result = -1;
    int nothing = open("/dev/null", O_RDONLY);
    if (command_writes_stdout(c) && !c->for_people)
        result = fcntl(STDOUT_FILENO, F_DUPFD, FIRST);
    dup2(nothing, STDIN_FILENO);
    dup2(e->out[1], STDOUT_FILENO);
    dup2(e->err[1], STDERR_FILENO);
    dup2(link, LINK);
    close(RESULT);
    c->result = result >= 0 ? dup2(result, RESULT) : STDOUT_FILENO;
    close_from(FIRST);
    return LINK;
}

/* A signal that comes in between would find the parent's ways of taking it. */
static pid_t fork_quietly(void)
{
    sigset_t all, before;
    long parent = (long)getpid();
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid_t pid = fork();
    if (pid == 0)
        interrupt_leave_to_parent(parent);
    int why = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = why;
    return pid;
}

static _Noreturn void be_worker(const struct supplies *supplies,
                                const struct ends *e, bool is_first)
{
    struct command c = *supplies->c;
    int link = take_files(&c, e);
    fatal_leave_to_parent();
    set_limits(&c, supplies->alone);
    if (!supplies->alone)
        memory_keep();
    if (confine_wanted(&c))
        encoding_ask_by(link);
    confine(&c, is_first);
    work(supplies, &c, link);
    leave(0);
}

bool worker_start(struct worker *w, const struct supplies *supplies,
                  bool is_first)
{
    struct ends e;
    if (!open_ends(&e))
        return false;
    fflush(NULL);
    pid_t pid = fork_quietly();
    if (pid < 0) {
        int why = errno;
        close_ends(&e);
        errno = why;
        return false;
    }
    if (pid == 0)
        be_worker(supplies, &e, is_first);
    close(e.link[1]);
    close(e.out[1]);
    close(e.err[1]);
    fcntl(e.out[0], F_SETFL, O_NONBLOCK);
    fcntl(e.err[0], F_SETFL, O_NONBLOCK);
    *w = (struct worker){
        .pid = pid, .link = e.link[0], .pipes = {e.out[0], e.err[0]}};
    return true;
}

bool worker_hand(struct worker *w, const struct command *c, size_t job,
                 const struct task *task, double now)
{
    w->busy = link_hand(w->link, job, c, task);
    if (!w->busy)
        return false;
    w->job = job;
    w->since = now;
    w->told = false;
    w->task = *task;
    return true;
}

/* Takes in what a pipe holds now, up to `most` in all. False: that is not all
 * of it. */
static bool take_text(int fd, struct said *said, size_t most)
{
    enum { BLOCK = 4096 };
    ssize_t n;
    do {
        if (said->room - said->n < BLOCK) {
            said->room = 2 * said->room + BLOCK;
            said->text = command_own(realloc(said->text, said->room));
        }
        n = read(fd, said->text + said->n, said->room - said->n - 1);
        said->n += n > 0 ? (size_t)n : 0;
        said->text[said->n] = '\0';
    } while (said->n <= most && (n > 0 || (n < 0 && errno == EINTR)));
    return said->n <= most && (n == 0 || errno == EAGAIN);
}

/* An explanation has a line for each of the document's. */
bool worker_listen(struct worker *w)
{
    static const size_t most = (size_t)256 << 20;
    bool results = take_text(w->pipes[0], &w->said[0], most);
    return take_text(w->pipes[1], &w->said[1], most) && results;
}

enum worker_news worker_hear(struct worker *w, union message *message)
{
    ssize_t n = link_hear(w->link, message);
    if (n < 0)
        return WORKER_SILENT;
    if (n == 0)
        return WORKER_DEAD;
    if (!w->busy || !link_makes_sense(message, (size_t)n))
        return WORKER_MAD;
    if (message->word != WORD_DONE)
        return WORKER_ASKS;
    if (!worker_listen(w))
        return WORKER_MAD;
    w->busy = false;
    w->done++;
    return WORKER_DONE;
}

bool worker_is_deaf(const struct worker *w)
{
    int waiting = 0; /* bytes; unix(7) has it as SIOCOUTQ */
    return ioctl(w->link, TIOCOUTQ, &waiting) == 0 && waiting > 0;
}

void worker_kill(const struct worker *w)
{
    kill(w->pid, SIGKILL);
}

int worker_end(struct worker *w, bool by_force)
{
    int status = 0;
    pid_t ended;
    if (by_force)
        worker_kill(w);
    close(w->link);
    do {
        ended = waitpid(w->pid, &status, 0);
    } while (ended < 0 && errno == EINTR);
    (void)worker_listen(w);
    close(w->pipes[0]);
    close(w->pipes[1]);
    w->pid = 0;
    return status;
}

void worker_forget(struct worker *w)
{
    task_drop(&w->task);
    free(w->said[0].text);
    free(w->said[1].text);
    *w = (struct worker){0};
}
