/* SPDX-License-Identifier: MIT */
/*
 * The allocator of the system with one thing more: when it has nothing to give,
 * the program ends. For not all libraries can be told so. GLib, which HarfBuzz
 * brings with it, hangs when it starts; libwebp 1.2.4 and HarfBuzz 6 may go on
 * with a null pointer, or without what they could not make, so that an edition
 * lacks it. Here they never see it. The library has no such
 * means, and reports what it is told.
 *
 * A program may define these in the place of the C library's (glibc
 * manual, 3.2.5, Replacing malloc), which keeps its own under other names. Not
 * where each block of the arena stands alone for a tool to see where it ends,
 * or where one watches threads: such tools put an allocator of their own there.
 */
#include "command/memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/fatal.h"

#ifdef __GLIBC__

#include <malloc.h>

void memory_keep(void)
{
    enum { MOST = 32 * 1024 * 1024 };
    mallopt(M_MMAP_THRESHOLD, MOST);
    mallopt(M_TRIM_THRESHOLD, MOST);
}

#else

void memory_keep(void)
{
}

#endif

#if defined __GLIBC__ && !defined ARENA_CHUNK && !defined __SANITIZE_THREAD__

/* What is known of editions that were written before goes out first. */
static _Noreturn void run_out(void)
{
    fflush(stdout);
    fatal_no_memory();
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

#define EXPORTED __attribute__((visibility("default")))

/* Where the heap cannot grow, the C library takes room elsewhere, but leaves
 * the errno of its first attempt, which would pass for memory that has run out.
 */
static void *block_or_end(void *block, int before)
{
    if (!block)
        run_out();
    errno = before;
    return block;
}

EXPORTED void *malloc(size_t size)
{
    const int before = errno;
    return block_or_end(__libc_malloc(size), before);
}

EXPORTED void *calloc(size_t nmemb, size_t size)
{
    const int before = errno;
    return block_or_end(__libc_calloc(nmemb, size), before);
}

/* Nothing for no bytes is no failure: the block is free. */
EXPORTED void *realloc(void *ptr, size_t size)
{
    const int before = errno;
    void *block = __libc_realloc(ptr, size);
    return block || size ? block_or_end(block, before) : NULL;
}

#endif
