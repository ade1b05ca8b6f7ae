/* SPDX-License-Identifier: MIT */
/* Recording a failure; the first cause stands. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/language.h"
#include "base/visible.h"

bool fail(struct anban_error *err, enum anban_code code, const char *format,
          ...)
{
    if (err->code != ANBAN_OK)
        return false;
    va_list args;
    va_start(args, format);
    err->code = code;
    vsnprintf(err->message, sizeof err->message, _(format), args);
    va_end(args);
    make_visible(err->message);
    return false;
}
