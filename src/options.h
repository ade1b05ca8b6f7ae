/* SPDX-License-Identifier: MIT */
/* The options: which there are, what they take, and how help tells of them. */
#ifndef ANBAN_OPTIONS_H
#define ANBAN_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "anban.h"

struct anban_error;

enum option_kind {
    OPTION_STYLE,        /* its value is for the style to judge */
    OPTION_STYLE_NAME,   /* takes one of its words: a style */
    OPTION_FONT,         /* the path of a font */
    OPTION_COVER,        /* the path of a picture, or a word */
    OPTION_HINTS,        /* the path of a file of hints */
    OPTION_META,         /* any text: a part of the metadata */
    OPTION_FLAG,         /* takes no value */
    OPTION_ONE_OF,       /* takes one of its words */
    OPTION_NUMBER,       /* takes a whole number within bounds */
    OPTION_SIZE,         /* takes a number of bytes */
    OPTION_PIXELS,       /* takes two whole numbers within bounds, WxH */
    OPTION_CELLS,        /* the same of cells and lines */
    OPTION_ENCODING,     /* takes the name of an encoding */
    OPTION_COMMAND,      /* for the command alone */
    OPTION_COMMAND_MAYBE /* likewise; a value may follow behind "=" */
};

struct known_option {
    enum option_kind kind;
    int least, most;          /* of the numbers */
    struct anban_option told; /* what help tells of it */
};

/* The option of that name, or NULL. */
const struct known_option *option_find(const char *name);

/* A number of bytes, with K, M or G behind it for powers of 1024. */
bool option_size(const char *value, uint64_t *size);

/* Whether `value` (NULL: none) may stand behind the option, as far as can be
 * told without the style. */
bool option_check(const struct known_option *option, const char *value,
                  struct anban_error *err);

#endif
