/* SPDX-License-Identifier: MIT */
/* What a terminal may be sent of all that a worker says. */
#ifndef ANBAN_COMMAND_TAME_H
#define ANBAN_COMMAND_TAME_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Turns what steers a terminal into question marks. Line ends and tabs stay,
 * with `has_colours` also orders for a colour, and pictures in the words of the
 * format, "kitty", "iterm" or "sixel", perhaps with ":" and pages behind; NULL:
 * none. A zero ends the text of `n` bytes.
 */
void tame(char *text, size_t n, bool has_colours, const char *format);

#endif
