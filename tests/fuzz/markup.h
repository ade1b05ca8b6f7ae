/* SPDX-License-Identifier: MIT */
/*
 * For targets that read markup: changes half of the time whole tags and
 * elements instead of bytes, so that what lies deep is reached.
 */
#ifndef ANBAN_TESTS_FUZZ_MARKUP_H
#define ANBAN_TESTS_FUZZ_MARKUP_H

#include <string.h>

#include "fuzz.h"

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION

size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t room);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room,
                               unsigned int seed);

/* A generator of numbers: xorshift, G. Marsaglia, "Xorshift RNGs" (2003). */
static inline size_t markup_pick(unsigned int *state, size_t below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return below ? *state % below : 0;
}

/* A tag's beginning at or behind byte `at`; n when there is none. */
static inline size_t markup_tag(const uint8_t *bytes, size_t n, size_t at)
{
    const uint8_t *tag = at < n ? memchr(bytes + at, '<', n - at) : NULL;
    return tag ? (size_t)(tag - bytes) : n;
}

/* Copies a stretch of some tags to before another tag, or takes it out. */
static inline size_t markup_mutate(uint8_t *bytes, size_t n, size_t room,
                                   unsigned int *state)
{
    size_t from = markup_tag(bytes, n, markup_pick(state, n)), to = from;
    for (size_t tags = 1 + markup_pick(state, 8); tags > 0 && to < n; tags--)
        to = markup_tag(bytes, n, to + 1);
    size_t part = to - from;
    if (markup_pick(state, 3) == 0) {
        memmove(bytes + from, bytes + to, n - to);
        return n - part;
    }
    size_t at = markup_tag(bytes, n, markup_pick(state, n));
    uint8_t *copy = malloc(part ? part : 1);
    if (copy && part <= room - n) {
        memcpy(copy, bytes + from, part);
        memmove(bytes + at + part, bytes + at, n - at);
        memcpy(bytes + at, copy, part);
        n += part;
    }
    free(copy);
    return n;
}

size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room,
                               unsigned int seed)
{
    unsigned int state = seed | 1;
    if (n > 1 && markup_pick(&state, 2) == 0)
        n = markup_mutate(bytes, n, room, &state);
    else
        n = LLVMFuzzerMutate(bytes, n, room);
    return n ? n : 1;
}

#endif
#endif
