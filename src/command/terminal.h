/* SPDX-License-Identifier: MIT */
/* The terminal to which a picture is shown: what it understands and how large
 * it is. */
#ifndef ANBAN_COMMAND_TERMINAL_H
#define ANBAN_COMMAND_TERMINAL_H

/* "kitty", "iterm" or "sixel": the format which the terminal shows; NULL:
 * none that is known. */
const char *terminal_format(void);

/* Pixels for a picture with a few lines of text below it. */
void terminal_room(int *width, int *height);

#endif
