/* SPDX-License-Identifier: MIT */
/*
 * One arena per conversion. Everything a conversion builds (nodes, strings,
 * pages) lives in it and dies with it; nothing is freed singly.
 *
 * Allocation never returns NULL. When memory runs out, control goes to the
 * innermost trap set on the arena, so that code which only builds data has no
 * failure path at all. A function which holds a real resource (a file, a
 * libharu document) while it allocates sets a trap of its own, releases the
 * resource at its `out:` label, and reports the failure:
 *
 *     struct arena_trap trap;
 *     if (ARENA_TRAP(arena, trap)) {
 *         fail(err, ANBAN_NO_MEMORY, "out of memory");
 *         goto out;
 *     }
 *     ...
 * out:
 *     arena_untrap(arena, &trap);
 */
#ifndef ANBAN_BASE_ARENA_H
#define ANBAN_BASE_ARENA_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#define NEVER_NULL __attribute__((returns_nonnull))

struct arena;

struct arena_trap {
    jmp_buf env;
    struct arena_trap *outer;
};

/* A new, empty arena, owned by the caller; NULL when there is no memory. */
struct arena *arena_new(void);

/* Frees the arena and all that was allocated from it. NULL is allowed. */
void arena_free(struct arena *arena);

/*
 * An arena for what is needed only for a while: it is freed with `parent`, and
 * without a trap of its own its failures go to the parent's. Never NULL.
 */
struct arena *arena_child(struct arena *parent) NEVER_NULL;

/* Frees all that was allocated from the arena, which can be used again. */
void arena_clear(struct arena *arena);

/*
 * Sets `trap` as the innermost trap. Evaluates to 0 now, and to 1 when control
 * returns here because memory ran out. Objects which the code behind it
 * changes and the code at `out:` reads must not be plain locals: keep them in
 * a structure allocated before (setjmp leaves changed locals undefined).
 */
#define ARENA_TRAP(arena, trap)                                                \
    (arena_push_trap(arena, &(trap)), setjmp((trap).env))

void arena_push_trap(struct arena *arena, struct arena_trap *trap);

/* Takes `trap` off again; also right after it has caught. */
void arena_untrap(struct arena *arena, struct arena_trap *trap);

/* Springs the innermost trap as if memory had run out: for what a library
 * underneath could not allocate, and to pass on what a trap has caught. */
_Noreturn void arena_fail(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size) NEVER_NULL;

/* `count` zeroed elements of `size` bytes; an overflow counts as no memory. */
void *arena_array(struct arena *arena, size_t count, size_t size) NEVER_NULL;

/* The same, but as they come: for what is filled at once. */
void *arena_room(struct arena *arena, size_t count, size_t size) NEVER_NULL;

/*
 * The block `old` of `old_size` bytes with room for `new_size`: grown in place
 * when it was the last allocation or is large, else copied; `old` is then no
 * longer to be used. New bytes are zeroed.
 */
void *arena_grow(struct arena *arena, void *old, size_t old_size,
                 size_t new_size);

/* The same, but the new bytes are as they come: what nobody touches is no
 * memory that the system must give. */
void *arena_widen(struct arena *arena, void *old, size_t old_size,
                  size_t new_size);

/*
 * The array `old` of `count` elements of `size` bytes with room for one more;
 * NULL when there are none yet. Its room is always a power of two, so that it
 * follows from the count; adding is linear overall. For arrays grown by this
 * function alone.
 */
void *arena_more(struct arena *arena, void *old, size_t count,
                 size_t size) NEVER_NULL;

/* printf with the arguments of another function: *n bytes, and a zero byte
 * behind them. */
char *arena_vprintf(struct arena *arena, size_t *n, const char *format,
                    va_list args) NEVER_NULL
    __attribute__((format(printf, 3, 0)));

/* A copy of `size` bytes with a zero byte behind. */
char *arena_copy(struct arena *arena, const void *bytes,
                 size_t size) NEVER_NULL;

/* Bytes taken from the system so far. */
size_t arena_size(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc(arena, sizeof(type)))
#define ARENA_ROOM(arena, count, type)                                         \
    ((type *)arena_room((arena), (count), sizeof(type)))
#define ARENA_ARRAY(arena, count, type)                                        \
    ((type *)arena_array(arena, count, sizeof(type)))

#endif
