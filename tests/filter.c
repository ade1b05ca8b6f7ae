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

/* The program goes through a pipe, which holds all of it: at most 4096
 * instructions in the kernel, some 200 here. */
int seccomp_load(const scmp_filter_ctx filter)
{
    int ends[2];
    uint64_t instruction;
    if (pipe(ends) != 0 || seccomp_export_bpf(filter, ends[1]) != 0)
        return -1;
    close(ends[1]);
    fputs("filter: ", stderr);
    while (read(ends[0], &instruction, sizeof instruction) ==
           sizeof instruction)
        fprintf(stderr, "%016llx", (unsigned long long)instruction);
    fputs("\n", stderr);
    close(ends[0]);
    close(MARK);
    return 0;
}
