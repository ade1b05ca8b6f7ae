/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/confine.sh: a reader that a document has taken
 * over. When "@NAME@" is read, it makes the attempt of that name, about the
 * file or folder which ANBAN_BREAKOUT names, and prints "BROKE OUT" when that
 * comes off, or "denied" and the error.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/link.h"

enum { LINK = 3, FILES = 64 }; /* where the worker has it; more than it has */

static int try_network(const char *path)
{
    (void)path;
    return socket(AF_INET, SOCK_STREAM, 0);
}

static int try_local(const char *path)
{
    (void)path;
    return socket(AF_UNIX, SOCK_STREAM, 0);
}

static int try_pair(const char *path)
{
    int pair[2];
    (void)path;
    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
}

static int try_program(const char *path)
{
    (void)path;
    return execl("/bin/true", "true", (char *)NULL);
}

static int try_nameless_program(const char *path)
{
    char *const none[] = {NULL};
    (void)path;
    return (int)syscall(SYS_execveat, AT_FDCWD, "/bin/true", none, none, 0);
}

static int try_fork(const char *path)
{
    pid_t pid = fork();
    (void)path;
    if (pid == 0)
        _exit(0);
    return pid < 0 ? -1 : waitpid(pid, NULL, 0);
}

static int try_vfork(const char *path)
{
    pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    (void)path;
    if (pid == 0)
        _exit(0);
    return pid;
}

static int try_trace(const char *path)
{
    (void)path;
    return (int)ptrace(PTRACE_ATTACH, getppid(), NULL, NULL);
}

static int try_kill(const char *path)
{
    (void)path;
    return kill(getppid(), 0);
}

static int try_read(const char *path)
{
    return open(path, O_RDONLY);
}

static int try_list(const char *path)
{
    return open(path, O_RDONLY | O_DIRECTORY);
}

static int try_create(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

static int try_overwrite(const char *path)
{
    return open(path, O_WRONLY);
}

static int try_append(const char *path)
{
    return open(path, O_RDWR | O_APPEND);
}

static int try_empty(const char *path)
{
    return truncate(path, 0);
}

static int try_mode(const char *path)
{
    return chmod(path, 0777);
}

static int try_remove(const char *path)
{
    return unlink(path);
}

static int try_move(const char *path)
{
    char to[4096];
    snprintf(to, sizeof to, "%s.moved", path);
    return rename(path, to);
}

static int try_folder(const char *path)
{
    return mkdir(path, 0700);
}

static int try_link(const char *path)
{
    return symlink("/etc/passwd", path);
}

static int try_code(const char *path)
{
    const size_t page = 4096;
    (void)path;
    void *code = mmap(NULL, page, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return mprotect(code, page, PROT_READ | PROT_EXEC);
}

static int try_ring(const char *path)
{
    char room[256] = "";
    (void)path;
    return (int)syscall(SYS_io_uring_setup, 1, room);
}

static int try_namespace(const char *path)
{
    (void)path;
    return unshare(CLONE_NEWUSER);
}

/* A folder that signals another process whenever something is new in it. */
static int try_signal_owner(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY);
    return fcntl(folder < 0 ? STDERR_FILENO : folder, F_SETOWN, getppid());
}

static int try_signal_number(const char *path)
{
    (void)path;
    return fcntl(STDERR_FILENO, F_SETSIG, SIGKILL);
}

static int try_notice(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY);
    return fcntl(folder < 0 ? STDERR_FILENO : folder, F_NOTIFY,
                 DN_CREATE | DN_MULTISHOT);
}

/* Of a file that is open to be read, and so that it makes others the owner. */
static int try_open_mode(const char *path)
{
    int fd = open(path, O_RDONLY);
    return fchmod(fd < 0 ? STDERR_FILENO : fd, 04755);
}

/* Which only root could have. */
static int try_thread_space(const char *path)
{
    const unsigned long flags =
        CLONE_VM | CLONE_SIGHAND | CLONE_THREAD | CLONE_NEWNET;
    (void)path;
    int thread = (int)syscall(SYS_clone, flags, 0, 0, 0, 0);
    if (thread == 0)
        syscall(SYS_exit, 0);
    return thread;
}

/* What is written into a new file, and then takes an old one's name. */
static int try_replace(const char *path)
{
    char new[4096];
    snprintf(new, sizeof new, "%s.new", path);
    int fd = open(new, O_WRONLY | O_CREAT | O_EXCL, 0644);
    return fd < 0 ? -1 : rename(new, path);
}

static int try_look(const char *path)
{
    struct stat info;
    return stat(path, &info);
}

/* Code that lies in a file which the worker was handed. */
static int try_run_file(const char *path)
{
    (void)path;
    for (int fd = 0; fd < FILES; fd++) {
        if (mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) !=
            MAP_FAILED)
            return fd;
    }
    return -1;
}

/* By the name that the system gives to a file which is open. */
static int try_open_again(const char *path)
{
    char name[64];
    (void)path;
    for (int fd = 0; fd < FILES; fd++) {
        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        if (open(name, O_RDONLY) >= 0)
            return fd;
    }
    return -1;
}

static void survive(int number)
{
    (void)number;
}

static int try_survival(const char *path)
{
    struct sigaction action = {.sa_handler = survive};
    sigaction(SIGSYS, &action, NULL);
    (void)try_network(path);
    return 0;
}

static int try_type(const char *path)
{
    char letter = 'x';
    (void)path;
    int here = ioctl(STDIN_FILENO, TIOCSTI, &letter);
    return here >= 0
               ? here
               : (int)syscall(SYS_ioctl, 0, (1UL << 32) | TIOCSTI, &letter);
}

static int try_colours(const char *path)
{
    (void)path;
    fputs("\033]0;OWNED\007\033[31mred\n", stderr);
    return 0;
}

/* Into what the terminal is sent as a picture: its title, a picture that is to
 * be kept as a file, one that is read from a file, and one that may be seen. */
static int try_picture(const char *path)
{
    static const char sent[] = "\033]0;OWNED\007\033[31mred"
                               "\033]1337;File=inline=0;size=1:AAAA\a"
                               "\033_Ga=T,t=f,f=100;L2V0Yy9wYXNzd2Q=\033\\"
                               "\033P0;0;0q\033c\033\\"
                               "\033_Ga=T,f=100,q=2,m=0;AAAA\033\\\n";
    (void)path;
    return (int)write(STDOUT_FILENO, sent, sizeof sent - 1) +
           (int)write(LINK + 1, sent, sizeof sent - 1);
}

static int try_flood(const char *path)
{
    static char lines[1 << 20];
    (void)path;
    memset(lines, 'x', sizeof lines);
    for (;;)
        (void)!write(STDERR_FILENO, lines, sizeof lines);
}

/* Answers for the worker: all is done, although nothing is; the whole run is
 * wrong; something that is no answer. Then it sleeps, which is allowed: a call
 * that is refused would end at once and keep a processor busy. */
static int answer_with(int status, bool written, size_t size)
{
    struct answer answer = {
        .word = WORD_DONE, .status = status, .was_read = true};
    for (size_t i = 0; i < FORMATS_MAX; i++)
        answer.made[i] = (struct made){written, 1, 1};
    (void)send(LINK, &answer, size, 0);
    for (;;)
        sleep(60);
}

static int try_lie(const char *path)
{
    (void)path;
    return answer_with(STATUS_DONE, true, sizeof(struct answer));
}

static int try_usage(const char *path)
{
    (void)path;
    return answer_with(STATUS_USAGE, false, sizeof(struct answer));
}

static int try_nonsense(const char *path)
{
    (void)path;
    return answer_with(STATUS_DONE, true, 7);
}

static int ask(enum word word, const char *name)
{
    struct question question = {.word = word};
    char reply[4096], files[4096];
    struct iovec block = {reply, sizeof reply};
    struct msghdr message = {.msg_iov = &block,
                             .msg_iovlen = 1,
                             .msg_control = files,
                             .msg_controllen = sizeof files};
    snprintf(question.name, sizeof question.name, "%s", name);
    (void)send(LINK, &question, sizeof question, 0);
    ssize_t n = recvmsg(LINK, &message, 0);
    errno = EACCES;
    return n > 0 && CMSG_FIRSTHDR(&message) ? 0 : -1;
}

/* A file of the document's folder which is no picture, a picture of elsewhere,
 * and what is no encoding. */
static int try_other_file(const char *path)
{
    return ask(WORD_PICTURE, path);
}

static int try_module(const char *path)
{
    return ask(WORD_ENCODING, path);
}

static void *nothing(void *argument)
{
    return argument;
}

/* What must still be possible. */
static int try_thread(const char *path)
{
    pthread_t thread;
    (void)path;
    int failure = pthread_create(&thread, NULL, nothing, NULL);
    errno = failure;
    return failure ? -1 : pthread_join(thread, NULL);
}

static const struct {
    const char *name;
    int (*attempt)(const char *);
} attempts[] = {
    {"@network@", try_network},
    {"@local@", try_local},
    {"@pair@", try_pair},
    {"@program@", try_program},
    {"@fork@", try_fork},
    {"@nameless@", try_nameless_program},
    {"@clone@", try_vfork},
    {"@trace@", try_trace},
    {"@kill@", try_kill},
    {"@read@", try_read},
    {"@list@", try_list},
    {"@create@", try_create},
    {"@overwrite@", try_overwrite},
    {"@append@", try_append},
    {"@empty@", try_empty},
    {"@mode@", try_mode},
    {"@remove@", try_remove},
    {"@move@", try_move},
    {"@folder@", try_folder},
    {"@link@", try_link},
    {"@code@", try_code},
    {"@ring@", try_ring},
    {"@thread@", try_thread},
    {"@namespace@", try_namespace},
    {"@owner@", try_signal_owner},
    {"@signal@", try_signal_number},
    {"@notice@", try_notice},
    {"@open-mode@", try_open_mode},
    {"@thread-space@", try_thread_space},
    {"@replace@", try_replace},
    {"@look@", try_look},
    {"@run-file@", try_run_file},
    {"@open-again@", try_open_again},
    {"@survive@", try_survival},
    {"@type@", try_type},
    {"@colours@", try_colours},
    {"@picture@", try_picture},
    {"@flood@", try_flood},
    {"@lie@", try_lie},
    {"@usage@", try_usage},
    {"@nonsense@", try_nonsense},
    {"@other-file@", try_other_file},
    {"@module@", try_module},
};

static void obey(const char *text, size_t n)
{
    const char *path = getenv("ANBAN_BREAKOUT");
    for (size_t i = 0; i < sizeof attempts / sizeof attempts[0]; i++) {
        const char *name = attempts[i].name;
        if (!memmem(text, n, name, strlen(name)))
            continue;
        if (attempts[i].attempt(path ? path : "") >= 0)
            fprintf(stderr, "BROKE OUT: %s\n", name);
        else
            fprintf(stderr, "denied: %s: %s\n", name, strerror(errno));
    }
}

size_t fread(void *block, size_t size, size_t count, FILE *file)
{
    size_t (*real)(void *, size_t, size_t, FILE *);
    *(void **)&real = dlsym(RTLD_NEXT, "fread");
    size_t n = real(block, size, count, file);
    obey(block, n * size);
    return n;
}
