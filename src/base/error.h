/* SPDX-License-Identifier: MIT */
/*
 * Failures of the environment: no file, no memory, no disk, wrong usage.
 * Content never fails; it gives warnings (log.h).
 */
#ifndef ANBAN_BASE_ERROR_H
#define ANBAN_BASE_ERROR_H

#include <stdbool.h>

enum anban_code {
    ANBAN_OK,
    ANBAN_USAGE,     /* an option's name or value is wrong */
    ANBAN_INPUT,     /* the input cannot be read, or is of a kind not read */
    ANBAN_OUTPUT,    /* the output cannot be written */
    ANBAN_NO_MEMORY, /* memory ran out */
    ANBAN_INTERNAL   /* a library underneath refused; a defect of anban */
};

struct anban_error {
    enum anban_code code;
    long line; /* in the input, 1 the first; 0 when no line is meant */
    char message[512];
};

/*
 * Records the failure unless an earlier one stands (the first cause is the one
 * worth telling) in the language of the process, and returns false: return
 * fail(err, ANBAN_INPUT, "...");
 */
bool fail(struct anban_error *err, enum anban_code code, const char *format,
          ...) __attribute__((format(printf, 3, 4)));

#endif
