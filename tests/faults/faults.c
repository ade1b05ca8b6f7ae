/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: lets a call to the system fail which seldom does. FAULT is
 * CALL:N:HOW: the Nth call of CALL (of "memory": malloc, calloc or realloc)
 * fails; with "+" behind N all from the Nth on. HOW is the errno as a number,
 * "short" for a read or write of one byte, "vanish" to rename the folder
 * FAULT_FOLDER first, or "die" for SIGKILL. With FAULT_COUNT the number of
 * calls of each kind is written to that file when the program ends. Calls are
 * counted through: those of the processes which it starts are its own.
 *
 * A program with an allocator of its own in front of glibc's is met behind it,
 * under the names that glibc keeps for that.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum call { MEMORY, READ, WRITE, OPEN, FSYNC, CLOSE, RENAME, LINK, CALLS };

static const char *const names[CALLS] = {
    "memory", "read", "write", "open", "fsync", "close", "rename", "link",
};

enum how { ERROR, SHORT, VANISH, DIE };

static struct {
    int ready, call, error;
    enum how how;
    int all;
    long at;
} fault;

static long made_early[CALLS], *made = made_early;

static void *next(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

/* FAULT taken apart, without a call that could fail itself. */
static void prepare(void)
{
    const char *text = getenv("FAULT");
    fault.ready = 1;
    fault.call = CALLS;
    if (!text)
        return;
    for (int i = 0; i < CALLS; i++) {
        size_t n = strlen(names[i]);
        if (strncmp(text, names[i], n) == 0 && text[n] == ':') {
            char *end;
            fault.call = i;
            fault.at = strtol(text + n + 1, &end, 10);
            fault.all = *end == '+';
            end += fault.all;
            end += *end == ':';
            fault.error = atoi(end);
            fault.how = strcmp(end, "short") == 0    ? SHORT
                        : strcmp(end, "vanish") == 0 ? VANISH
                        : strcmp(end, "die") == 0    ? DIE
                                                     : ERROR;
        }
    }
}

static void vanish(void)
{
    const char *folder = getenv("FAULT_FOLDER");
    char away[4096];
    snprintf(away, sizeof away, "%s-away", folder);
    int (*real)(const char *, const char *);
    *(void **)&real = next("rename");
    real(folder, away);
}

/* Whether this call is the one. */
static int is_due(enum call call)
{
    if (!fault.ready)
        prepare();
    long now = __atomic_add_fetch(&made[call], 1, __ATOMIC_RELAXED);
    if (fault.call != (int)call ||
        (fault.all ? now < fault.at : now != fault.at))
        return 0;
    if (fault.how == DIE)
        raise(SIGKILL);
    if (fault.how == VANISH)
        vanish();
    return 1;
}

static int fails(enum call call)
{
    if (!is_due(call) || fault.how != ERROR)
        return 0;
    errno = fault.error;
    return 1;
}

/*
 * What dlsym itself asks for while it looks for the real ones. A sanitizer has
 * a __tls_get_addr of its own, which is called before it is ready unless the
 * variable has a place known when the library is loaded. It is volatile as the
 * header says of dlsym that it calls nothing here again, which is not so.
 */
static char early[65536];
static size_t early_used;
static __thread volatile int looking __attribute__((tls_model("initial-exec")));

static void *take_early(size_t size)
{
    void *p = early + early_used;
    early_used += (size + 31) & ~(size_t)15;
    return early_used <= sizeof early ? p : NULL;
}

static int is_early(const void *p)
{
    return (const char *)p >= early && (const char *)p < early + sizeof early;
}

static void *look(const char *name)
{
    looking++;
    void *found = next(name);
    looking--;
    return found;
}

#define MALLOC(NAME)                                                           \
    void *NAME(size_t size)                                                    \
    {                                                                          \
        static void *(*real)(size_t);                                          \
        if (looking)                                                           \
            return take_early(size);                                           \
        if (!real)                                                             \
            *(void **)&real = look(#NAME);                                     \
        return fails(MEMORY) ? NULL : real(size);                              \
    }
#define CALLOC(NAME)                                                           \
    void *NAME(size_t count, size_t size)                                      \
    {                                                                          \
        static void *(*real)(size_t, size_t);                                  \
        if (looking)                                                           \
            return take_early(count * size);                                   \
        if (!real)                                                             \
            *(void **)&real = look(#NAME);                                     \
        return fails(MEMORY) ? NULL : real(count, size);                       \
    }
#define REALLOC(NAME)                                                          \
    void *NAME(void *old, size_t size)                                         \
    {                                                                          \
        static void *(*real)(void *, size_t);                                  \
        if (!real)                                                             \
            *(void **)&real = look(#NAME);                                     \
        return fails(MEMORY) ? NULL : real(old, size);                         \
    }

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
MALLOC(malloc)
CALLOC(calloc)
REALLOC(realloc)
MALLOC(__libc_malloc)
CALLOC(__libc_calloc)
REALLOC(__libc_realloc)

void free(void *block)
{
    static void (*real)(void *);
    if (looking || is_early(block))
        return;
    if (!real)
        *(void **)&real = look("free");
    real(block);
}

static size_t cut(enum call call, size_t n)
{
    return is_due(call) && fault.how == SHORT && n > 1 ? 1 : n;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    static ssize_t (*real)(int, const void *, size_t);
    if (!real)
        *(void **)&real = look("write");
    if (fault.how == SHORT)
        return real(fd, bytes, cut(WRITE, n));
    return fails(WRITE) ? -1 : real(fd, bytes, n);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        *(void **)&real = look("read");
    if (fault.how == SHORT)
        return real(fd, bytes, cut(READ, n));
    return fails(READ) ? -1 : real(fd, bytes, n);
}

/* glibc reads for fread in a way that no one can come between; this does. */
size_t fread(void *block, size_t size, size_t count, FILE *file)
{
    static size_t (*real)(void *, size_t, size_t, FILE *);
    if (!real)
        *(void **)&real = look("fread");
    if (fault.how == SHORT || fault.how == VANISH) {
        is_due(READ);
        return real(block, size, count, file);
    }
    if (!fails(READ))
        return real(block, size, count, file);
    file->_flags |= 0x20; /* glibc's _IO_ERR_SEEN */
    return 0;
}

int open(const char *path, int flags, ...)
{
    static int (*real)(const char *, int, ...);
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    if (!real)
        *(void **)&real = look("open");
    if ((flags & O_TMPFILE) == O_TMPFILE && getenv("FAULT_NAMED")) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return fails(OPEN) ? -1 : real(path, flags, mode);
}

FILE *fopen(const char *path, const char *mode)
{
    static FILE *(*real)(const char *, const char *);
    if (!real)
        *(void **)&real = look("fopen");
    return fails(OPEN) ? NULL : real(path, mode);
}

int fsync(int fd)
{
    static int (*real)(int);
    if (!real)
        *(void **)&real = look("fsync");
    return fails(FSYNC) ? -1 : real(fd);
}

/* The file is closed all the same, as it is when close tells of EIO. */
int close(int fd)
{
    static int (*real)(int);
    if (!real)
        *(void **)&real = look("close");
    if (!fails(CLOSE))
        return real(fd);
    int why = errno;
    real(fd);
    errno = why;
    return -1;
}

int rename(const char *from, const char *to)
{
    static int (*real)(const char *, const char *);
    if (!real)
        *(void **)&real = look("rename");
    return fails(RENAME) ? -1 : real(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to,
           int flags)
{
    static int (*real)(int, const char *, int, const char *, int);
    if (!real)
        *(void **)&real = look("linkat");
    return fails(LINK) ? -1 : real(from_folder, from, to_folder, to, flags);
}

static FILE *counts;
static pid_t counter;

/* What is shared with the processes that are started later. */
static void share_counts(void)
{
    void *room = mmap(NULL, sizeof made_early, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return;
    memcpy(room, made, sizeof made_early);
    made = room;
}

/* Opened now, since a program may give up later what that takes. */
__attribute__((constructor)) static void open_counts(void)
{
    const char *path = getenv("FAULT_COUNT");
    long before[CALLS];
    memcpy(before, made, sizeof before);
    counts = path ? fopen(path, "w") : NULL;
    counter = getpid();
    memcpy(made, before, sizeof before);
    share_counts();
}

/* Written last, by calls that are not counted any more. */
__attribute__((destructor)) static void tell(void)
{
    long counted[CALLS];
    memcpy(counted, made, sizeof counted);
    if (!counts || getpid() != counter)
        return;
    for (int i = 0; i < CALLS; i++)
        fprintf(counts, "%s %ld\n", names[i], counted[i]);
    fclose(counts);
    counts = NULL;
}

/* A program may end without what is to be done at its end. */
_Noreturn void _exit(int status)
{
    tell();
    for (;;)
        syscall(SYS_exit_group, status);
}
