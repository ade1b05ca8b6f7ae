/* SPDX-License-Identifier: MIT */
/* The text of --help. */
#ifndef ANBAN_COMMAND_HELP_H
#define ANBAN_COMMAND_HELP_H

/* Prints it to standard output, as wide as that is; the exit status. */
int help_print(void);

#endif
