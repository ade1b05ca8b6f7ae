/* SPDX-License-Identifier: MIT */
/* A PDF to a printer. */
#ifndef ANBAN_COMMAND_PRINT_H
#define ANBAN_COMMAND_PRINT_H

#include <stdbool.h>

struct command;

/* Hands the PDF at `path`, made of `input`, to CUPS under that title, and tells
 * what came of it. False: it is not printed. */
bool print_file(const struct command *c, const char *input, const char *path,
                const char *title);

/* The sides' size in points, of the first of them; false: it says none. */
struct sheet {
    double width, height;
};
bool print_sheet(const char *path, struct sheet *sheet);

#endif
