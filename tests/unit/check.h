/* SPDX-License-Identifier: MIT */
/* What every unit test includes, in cmocka's order. */
#ifndef ANBAN_TESTS_UNIT_CHECK_H
#define ANBAN_TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/str.h"

/* Fails unless the view holds exactly this text. */
#define assert_str(view, text)                                                 \
    do {                                                                       \
        struct str seen_ = (view);                                             \
        char *copy_ = strndup(seen_.s ? seen_.s : "", seen_.n);                \
        assert_string_equal(copy_, text);                                      \
        free(copy_);                                                           \
    } while (0)

/* Is this slower than it is for users, with limits on memory that say nothing
 * of the program? Under sanitizers, and in an emulator (tests/run). */
static inline bool is_instrumented(void)
{
    return getenv("ANBAN_SAN") || getenv("WITH");
}

/* How many times longer than for users a test may take. */
static inline unsigned slowness(void)
{
    enum { SANITIZED = 10, EMULATED = 40 };
    if (getenv("WITH"))
        return EMULATED;
    return is_instrumented() ? SANITIZED : 1;
}

#define RUN(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif
