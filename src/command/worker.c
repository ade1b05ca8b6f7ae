/* SPDX-License-Identifier: MIT */
/*
 * The process is a copy of its parent, so it has the options, the plan and the
 * fonts; all that is handed out is a job's number, and all that comes back is
 * its exit status. What the conversion prints goes into pipes, so that the
 * parent can print it whole, also what it printed before it died.
 */
#include "command/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/confine.h"
#include "command/convert.h"
#include "command/ending.h"
#include "command/interrupt.h"
#include "command/memory.h"
#include "command/plan.h"

/* In the worker: what a document may take, with what all of them take. */
static void limit_memory(const struct command *c)
{
    struct rlimit limit = {c->max_memory, c->max_memory};
    if (c->max_memory)
        (void)setrlimit(RLIMIT_DATA, &limit);
}

/* What comes back of a job. */
struct answer {
    int status;
    bool leaves; /* the worker ends now */
};

/* In the worker: until the parent closes its end. The processors are busy with
 * other documents, so it has but one thread. Where memory ran out, what
 * is left of it may lie in pieces, so a new worker does better. */
static void work(const struct command *c, const struct plan *plan,
                 struct anban_shared *shared, int link)
{
    size_t job;
    struct answer answer = {STATUS_DONE, false};
    while (!answer.leaves &&
           recv(link, &job, sizeof job, 0) == (ssize_t)sizeof job) {
        answer.status = convert(c, &plan->jobs[job], NULL, shared, false);
        answer.leaves = c->max_memory && answer.status != STATUS_DONE;
        fflush(stdout);
        fflush(stderr);
        if (send(link, &answer, sizeof answer, MSG_NOSIGNAL) < 0)
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

/* In the worker: the editions may still go to the real standard output. */
static void take_pipes(struct command *c, const struct ends *e)
{
    c->result = dup(STDOUT_FILENO);
    dup2(e->out[1], STDOUT_FILENO);
    dup2(e->err[1], STDERR_FILENO);
    close_pair(e->out);
    close_pair(e->err);
    close(e->link[0]);
}

static void close_files(const struct worker *w)
{
    close(w->link);
    close(w->pipes[0]);
    close(w->pipes[1]);
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

bool worker_start(struct worker *workers, size_t n, size_t at,
                  const struct command *c, const struct plan *plan,
                  const struct confinement *confinement,
                  struct anban_shared *shared)
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
    if (pid == 0) {
        struct command own = *c;
        for (size_t i = 0; i < n; i++) {
            if (workers[i].pid)
                close_files(&workers[i]);
        }
        take_pipes(&own, &e);
        ending_leave_to_parent();
        limit_memory(&own);
        memory_keep();
        confinement_enter(confinement, own.verbose && at == 0);
        work(&own, plan, shared, e.link[1]);
        exit(0);
    }
    close(e.link[1]);
    close(e.out[1]);
    close(e.err[1]);
    fcntl(e.out[0], F_SETFL, O_NONBLOCK);
    fcntl(e.err[0], F_SETFL, O_NONBLOCK);
    workers[at] = (struct worker){
        .pid = pid, .link = e.link[0], .pipes = {e.out[0], e.err[0]}};
    return true;
}

bool worker_hand(struct worker *w, size_t job, double now)
{
    w->job = job;
    w->since = now;
    w->busy =
        send(w->link, &job, sizeof job, MSG_NOSIGNAL) == (ssize_t)sizeof job;
    return w->busy;
}

/* Takes in what a pipe holds now. */
static void take_text(int fd, struct said *said)
{
    enum { BLOCK = 4096 };
    ssize_t n;
    do {
        if (said->room - said->n < BLOCK) {
            said->room = 2 * said->room + BLOCK;
            said->text = command_own(realloc(said->text, said->room));
        }
        n = read(fd, said->text + said->n, said->room - said->n);
        said->n += n > 0 ? (size_t)n : 0;
    } while (n > 0 || (n < 0 && errno == EINTR));
}

void worker_listen(struct worker *w)
{
    for (int i = 0; i < 2; i++)
        take_text(w->pipes[i], &w->said[i]);
}

enum worker_news worker_answer(struct worker *w, int *status)
{
    struct answer answer;
    ssize_t n = recv(w->link, &answer, sizeof answer, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return WORKER_SILENT;
    worker_listen(w);
    if (n != (ssize_t)sizeof answer)
        return WORKER_DEAD;
    *status = answer.status;
    w->busy = false;
    return answer.leaves ? WORKER_LEAVES : WORKER_DONE;
}

int worker_end(struct worker *w, bool by_force)
{
    int status = 0;
    pid_t ended;
    if (by_force)
        kill(w->pid, SIGKILL);
    close(w->link);
    do {
        ended = waitpid(w->pid, &status, 0);
    } while (ended < 0 && errno == EINTR);
    worker_listen(w);
    close(w->pipes[0]);
    close(w->pipes[1]);
    w->pid = 0;
    return status;
}

void worker_forget(struct worker *w)
{
    free(w->said[0].text);
    free(w->said[1].text);
    *w = (struct worker){0};
}
