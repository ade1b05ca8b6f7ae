/* SPDX-License-Identifier: MIT */
/*
 * Preloaded, lets the allocation numbered FAIL_AT fail, of the program and of
 * every library that it uses. With FAIL_COUNT set, tells at the end how many
 * there were.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static long made, fail_at = -1;

static int fails(void)
{
    if (made++ == 0) {
        const char *text = getenv("FAIL_AT");
        fail_at = text ? atol(text) : 0;
    }
    if (made != fail_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

__attribute__((destructor)) static void tell(void)
{
    if (getenv("FAIL_COUNT"))
        fprintf(stderr, "%ld\n", made);
}
