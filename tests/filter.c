/* SPDX-License-Identifier: MIT */
/*
 * Preloaded by tests/checks/filter.sh: a system that takes every filter of
 * calls and obeys none. What it is handed is printed as "filter: " and the
 * instructions of its program, 16 digits each. A call that no program makes,
 * close(987654), tells whoever lists the calls that the filter would be in
 * force from here on.
 */
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

enum { MARK = 987654 };

/* What the system can do with a filter (seccomp_api_get(3)): an emulator does
 * not tell, and nothing more than this is asked for. */
enum { API_LEVEL = 3 };

__attribute__((constructor)) static void know_actions(void)
{
    seccomp_api_set(API_LEVEL);
}

/* The program goes through a pipe, which holds all of it: at most 4096
 * instructions in the kernel, some 200 here. It is written by one call, for
 * what an emulator tells of the calls goes the same way. */
int seccomp_load(const scmp_filter_ctx filter)
{
    enum { INSTRUCTIONS_MAX = 4096, DIGITS = 16 };
    static char line[sizeof "filter: \n" + INSTRUCTIONS_MAX * DIGITS];
    int ends[2], n = sprintf(line, "filter: ");
    uint64_t instruction;
    if (pipe(ends) != 0 || seccomp_export_bpf(filter, ends[1]) != 0)
        return -1;
    close(ends[1]);
    while (read(ends[0], &instruction, sizeof instruction) ==
           sizeof instruction)
        n += sprintf(line + n, "%016llx", (unsigned long long)instruction);
    line[n++] = '\n';
    if (write(STDERR_FILENO, line, (size_t)n) != n)
        return -1;
    close(ends[0]);
    close(MARK);
    return 0;
}
