/* SPDX-License-Identifier: MIT */
/*
 * A chain of chunks, the newest first. Small requests are cut from the newest
 * chunk; a request larger than half a chunk gets one of its own behind it, so
 * that the room left in the newest is not wasted.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* With 0, each block has a chunk of its own, just as large: so that a sanitizer
 * sees where it ends. */
#ifndef ARENA_CHUNK
#define ARENA_CHUNK (256 * 1024)
#endif

enum { CHUNK_SIZE = ARENA_CHUNK };

struct chunk {
    struct chunk *next;
    size_t size, used;
    bool alone; /* holds one large block */
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct chunk *newest;
    struct arena_trap *trap;
    struct arena *parent, *children, *sibling;
    size_t total;
};

/* An arena without a trap is a mistake in our own code, not a full memory. */
void arena_fail(struct arena *arena)
{
    while (!arena->trap && arena->parent)
        arena = arena->parent;
    if (!arena->trap)
        __builtin_trap();
    longjmp(arena->trap->env, 1);
}

struct arena *arena_new(void)
{
    return calloc(1, sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct arena *child = arena->children, *next; child; child = next) {
        next = child->sibling;
        arena_free(child);
    }
    arena_clear(arena);
    free(arena);
}

void arena_clear(struct arena *arena)
{
    for (struct chunk *c = arena->newest, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    arena->newest = NULL;
    arena->total = 0;
}

struct arena *arena_child(struct arena *parent)
{
    struct arena *child = arena_new();
    if (!child)
        arena_fail(parent);
    child->parent = parent;
    child->sibling = parent->children;
    parent->children = child;
    return child;
}

void arena_push_trap(struct arena *arena, struct arena_trap *trap)
{
    trap->outer = arena->trap;
    arena->trap = trap;
}

void arena_untrap(struct arena *arena, struct arena_trap *trap)
{
    arena->trap = trap->outer;
}

static size_t aligned(size_t size)
{
    const size_t mask = alignof(max_align_t) - 1;
    return (size + mask) & ~mask;
}

static struct chunk *new_chunk(struct arena *arena, size_t size, bool zeroed)
{
    struct chunk *c = NULL;
    if (size <= SIZE_MAX - sizeof *c)
        c = zeroed ? calloc(1, sizeof *c + size) : malloc(sizeof *c + size);
    if (!c)
        arena_fail(arena);
    c->next = NULL;
    c->size = size;
    c->used = 0;
    c->alone = false;
    arena->total += sizeof *c + size;
    return c;
}

static void *alloc_alone(struct arena *arena, size_t size, bool zeroed)
{
    struct chunk *c = new_chunk(arena, size, zeroed);
    c->used = size;
    c->alone = true;
    if (arena->newest) {
        c->next = arena->newest->next;
        arena->newest->next = c;
    } else {
        arena->newest = c;
    }
    return c->bytes;
}

/* Memory as it comes, not zeroed. */
static void *alloc_raw(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2)
        arena_fail(arena);
    size = size ? size : 1;
    if (size > CHUNK_SIZE / 2)
        return alloc_alone(arena, size, false);
    size = aligned(size);
    struct chunk *c = arena->newest;
    if (!c || c->size - c->used < size) {
        c = new_chunk(arena, CHUNK_SIZE, false);
        c->next = arena->newest;
        arena->newest = c;
    }
    void *p = c->bytes + c->used;
    c->used += size;
    return p;
}

/* What is large comes from the system, which has it zeroed. */
void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > CHUNK_SIZE / 2 && size <= SIZE_MAX / 2)
        return alloc_alone(arena, size, true);
    return memset(alloc_raw(arena, size), 0, size);
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        arena_fail(arena);
    return alloc_raw(arena, count * size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        arena_fail(arena);
    return arena_alloc(arena, count * size);
}

static bool grow_in_place(struct arena *arena, const unsigned char *old,
                          size_t old_size, size_t new_size)
{
    struct chunk *c = arena->newest;
    size_t taken = aligned(old_size ? old_size : 1);
    if (!c || !old || c->used < taken || c->bytes + c->used - taken != old)
        return false;
    size_t start = c->used - taken;
    if (new_size > c->size - start)
        return false;
    size_t end = start + aligned(new_size);
    if (end > c->size)
        return false;
    c->used = end;
    return true;
}

/*
 * A large block in a chunk of its own grows with its chunk, which costs no
 * copy where the system can move pages. Such a block was added lately, so that
 * a short search finds it; NULL when it does not.
 */
static void *grow_alone(struct arena *arena, const void *old, size_t new_size)
{
    enum { SEARCHED = 8 };
    struct chunk **link = &arena->newest;
    for (int i = 0; i < SEARCHED && *link; i++, link = &(*link)->next) {
        struct chunk *c = *link;
        if (!c->alone || (const void *)c->bytes != old)
            continue;
        if (new_size > SIZE_MAX / 2)
            arena_fail(arena);
        struct chunk *grown = realloc(c, sizeof *c + new_size);
        if (!grown)
            arena_fail(arena);
        arena->total += new_size - grown->size;
        grown->size = grown->used = new_size;
        *link = grown;
        return grown->bytes;
    }
    return NULL;
}

void *arena_widen(struct arena *arena, void *old, size_t old_size,
                  size_t new_size)
{
    if (new_size <= old_size)
        return old;
    void *grown = old ? grow_alone(arena, old, new_size) : NULL;
    if (grown)
        return grown;
    if (grow_in_place(arena, old, old_size, new_size))
        return old;
    void *p = alloc_raw(arena, new_size);
    if (old && old_size)
        memcpy(p, old, old_size);
    return p;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size,
                 size_t new_size)
{
    unsigned char *p = arena_widen(arena, old, old_size, new_size);
    if (new_size > old_size)
        memset(p + old_size, 0, new_size - old_size);
    return p;
}

void *arena_more(struct arena *arena, void *old, size_t count, size_t size)
{
    enum { LEAST = 16 };
    size_t room = count < LEAST ? LEAST : 2 * count;
    bool full = count == 0 || (count >= LEAST && (count & (count - 1)) == 0);
    if (!full)
        return old;
    if (room > SIZE_MAX / size)
        arena_fail(arena);
    return arena_grow(arena, old, count * size, room * size);
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    if (size == SIZE_MAX)
        arena_fail(arena);
    char *p = alloc_raw(arena, size + 1);
    if (size)
        memcpy(p, bytes, size);
    p[size] = '\0';
    return p;
}

size_t arena_size(const struct arena *arena)
{
    return arena->total;
}

char *arena_vprintf(struct arena *arena, size_t *n, const char *format,
                    va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    *n = size > 0 ? (size_t)size : 0;
    char *s = arena_alloc(arena, *n + 1);
    vsnprintf(s, *n + 1, format, args);
    return s;
}
