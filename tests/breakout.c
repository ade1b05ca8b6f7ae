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
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

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
