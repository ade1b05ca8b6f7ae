/* SPDX-License-Identifier: MIT */
/*
 * The allocator of the system with one thing more: when it has nothing to give,
 * the program ends. For not all libraries can be told so. GLib, which HarfBuzz
 * brings with it, hangs when it starts; libstdc++ aborts; libwebp 1.2.4 and
 * HarfBuzz 6 go on with a null pointer, or without what they could not make, so
 * that an edition lacks it. Here they never see it. The library has no such
 * means, and reports what it is told.
 *
 * A program may define these in the place of the C library's (glibc
 * manual, 3.2.5, Replacing malloc), which keeps its own under other names. Not
 * where each block of the arena stands alone for a tool to see where it ends:
 * such tools put an allocator of their own there.
 */
#include "command/memory.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"

static const char *volatile input;
static volatile bool is_worker;

void memory_is_for(const char *what)
{
    input = what;
}

void memory_leave_to_parent(void)
{
    is_worker = true;
}

#if defined __GLIBC__ && !defined ARENA_CHUNK

/* Allocates nothing; a sentence that is too long is cut. */
static void tell(void)
{
    char text[4400];
    const char *path = input;
    int n = snprintf(text, sizeof text, "anban: %.4096s%sout of memory\n",
                     path ? path : "", path ? ": " : "");
    if (n > 0 && write(STDERR_FILENO, text, (size_t)n) < 0)
        return; /* and there is nobody to tell that */
}

/* What is known of editions that were written before goes out first. Of several
 * threads the first one tells; the others wait for the end. */
static _Noreturn void run_out(void)
{
    static atomic_flag begun = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set(&begun))
        pause();
    fflush(stdout);
    interrupt_put_away();
    if (!is_worker)
        tell();
    _exit(is_worker ? STATUS_NO_MEMORY : STATUS_FAILED);
}

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

#define EXPORTED __attribute__((visibility("default")))

EXPORTED void *malloc(size_t size)
{
    void *block = __libc_malloc(size);
    if (!block)
        run_out();
    return block;
}

EXPORTED void *calloc(size_t count, size_t size)
{
    void *block = __libc_calloc(count, size);
    if (!block)
        run_out();
    return block;
}

/* Nothing for no bytes is no failure: the block is free. */
EXPORTED void *realloc(void *old, size_t size)
{
    void *block = __libc_realloc(old, size);
    if (!block && size)
        run_out();
    return block;
}

#endif
