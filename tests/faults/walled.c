/* SPDX-License-Identifier: MIT */
/*
 * Preloaded: a page of somebody else's lies right behind the heap, so that it
 * cannot grow where it is. The C library takes memory from elsewhere then, and
 * has it. So it is in emulators, and where a loader has put things that close.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static void __attribute__((constructor)) wall(void)
{
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t end = ((uintptr_t)sbrk(0) + page - 1) / page * page;
    void *place = (void *)end; /* NOLINT(performance-no-int-to-ptr) */
    if (mmap(place, page, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != place)
        abort();
}
