/* SPDX-License-Identifier: MIT */
/*
 * Calls of the system by seccomp: those that a conversion makes are allowed.
 * Calls that only a reader taken over would make, for a network, a program or
 * another process, end the process at once (SIGSYS, which it cannot catch). For
 * all others the system says that it has none such (ENOSYS), which lets a newer
 * C library fall back to what it did before. No call takes a file's name: all
 * files come open from the parent.
 */
#define _GNU_SOURCE /* CLONE_THREAD */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "command/confine.h"

static const int allowed[] = {
    /* open files */
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write),
    SCMP_SYS(writev), SCMP_SYS(pwrite64), SCMP_SYS(lseek), SCMP_SYS(_llseek),
    SCMP_SYS(close), SCMP_SYS(dup), SCMP_SYS(fsync), SCMP_SYS(fdatasync),
    SCMP_SYS(fstat), SCMP_SYS(fstat64), SCMP_SYS(fadvise64), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(recvfrom), SCMP_SYS(recv), SCMP_SYS(recvmsg),
    SCMP_SYS(send),
    /* memory and threads */
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(futex), SCMP_SYS(futex_time64), SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq), SCMP_SYS(membarrier), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getcpu),
    /* the process itself */
    SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrusage), SCMP_SYS(getrlimit),
    /* time and chance */
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_gettime64), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname)};

/* Which a library may try, and then does without. */
static const int denied[] = {SCMP_SYS(open),     SCMP_SYS(openat),
                             SCMP_SYS(openat2),  SCMP_SYS(stat),
                             SCMP_SYS(lstat),    SCMP_SYS(access),
                             SCMP_SYS(readlink), SCMP_SYS(readlinkat)};

static const int fatal[] = {
    SCMP_SYS(socket),   SCMP_SYS(socketpair), SCMP_SYS(connect),
    SCMP_SYS(bind),     SCMP_SYS(listen),     SCMP_SYS(accept),
    SCMP_SYS(accept4),  SCMP_SYS(socketcall), SCMP_SYS(execve),
    SCMP_SYS(execveat), SCMP_SYS(fork),       SCMP_SYS(vfork),
    SCMP_SYS(ptrace),   SCMP_SYS(kill),       SCMP_SYS(process_vm_readv),
    SCMP_SYS(tkill),    SCMP_SYS(setns),      SCMP_SYS(process_vm_writev),
    SCMP_SYS(unshare),  SCMP_SYS(mount),      SCMP_SYS(pidfd_open)};

/* A call which may be made, or is fatal, when an argument's bits of `mask` are
 * `value`. */
struct condition {
    int call;
    unsigned argument;
    scmp_datum_t mask, value;
};

#define WHOLE ((scmp_datum_t)-1)
#define SPACES                                                                 \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC |             \
     CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)
#define THREAD CLONE_THREAD | SPACES, CLONE_THREAD

/* Memory is never run that was not run before; a file is looked at when it is
 * open, and sends no signals to whoever it is told; a new thread gets no
 * namespace, which root could ask for. */
static const struct condition conditions[] = {
    {SCMP_SYS(mmap), 2, PROT_EXEC, 0},
    {SCMP_SYS(mmap2), 2, PROT_EXEC, 0},
    {SCMP_SYS(mprotect), 2, PROT_EXEC, 0},
    {SCMP_SYS(newfstatat), 3, WHOLE, AT_EMPTY_PATH},
    {SCMP_SYS(fstatat64), 3, WHOLE, AT_EMPTY_PATH},
    {SCMP_SYS(clone), 0, THREAD},
    {SCMP_SYS(fcntl), 1, WHOLE, F_DUPFD_CLOEXEC},
    {SCMP_SYS(fcntl), 1, WHOLE, F_GETFD},
    {SCMP_SYS(fcntl), 1, WHOLE, F_SETFD},
    {SCMP_SYS(fcntl), 1, WHOLE, F_GETFL},
    {SCMP_SYS(fcntl64), 1, WHOLE, F_DUPFD_CLOEXEC},
    {SCMP_SYS(fcntl64), 1, WHOLE, F_GETFD},
    {SCMP_SYS(fcntl64), 1, WHOLE, F_SETFD},
    {SCMP_SYS(fcntl64), 1, WHOLE, F_GETFL},
    {SCMP_SYS(sendto), 4, WHOLE, 0},     /* to whom it is connected */
    {SCMP_SYS(prlimit64), 2, WHOLE, 0},  /* asked, not set */
    {SCMP_SYS(ioctl), 1, WHOLE, TCGETS}, /* is it a terminal? */
};

static bool add(scmp_filter_ctx filter, uint32_t action,
                const struct condition *when)
{
    return seccomp_rule_add(filter, action, when->call, 1,
                            SCMP_CMP64(when->argument, SCMP_CMP_MASKED_EQ,
                                       when->mask, when->value)) == 0;
}

/* abort and raise signal to the process itself. */
static bool add_conditions(scmp_filter_ctx filter)
{
    const struct condition own = {SCMP_SYS(tgkill), 0, WHOLE,
                                  (scmp_datum_t)getpid()};
    const struct condition fork = {SCMP_SYS(clone), 0, CLONE_THREAD, 0};
    bool ok = add(filter, SCMP_ACT_ALLOW, &own) &&
              add(filter, SCMP_ACT_KILL_PROCESS, &fork);
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++)
        ok = ok && add(filter, SCMP_ACT_ALLOW, &conditions[i]);
    return ok;
}

static bool add_calls(scmp_filter_ctx filter, uint32_t action, const int *calls,
                      size_t n)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++)
        ok = ok && seccomp_rule_add(filter, action, calls[i], 0) == 0;
    return ok;
}

/* Calls by the numbers of another architecture are no better. */
static bool fill(scmp_filter_ctx filter)
{
    return seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
                            SCMP_ACT_KILL_PROCESS) == 0 &&
           add_calls(filter, SCMP_ACT_ALLOW, allowed,
                     sizeof allowed / sizeof allowed[0]) &&
           add_calls(filter, SCMP_ACT_ERRNO(EACCES), denied,
                     sizeof denied / sizeof denied[0]) &&
           add_calls(filter, SCMP_ACT_KILL_PROCESS, fatal,
                     sizeof fatal / sizeof fatal[0]) &&
           add_conditions(filter);
}

bool confine_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
    bool ok = filter && fill(filter) && seccomp_load(filter) == 0;
    if (filter)
        seccomp_release(filter);
    return ok;
}
