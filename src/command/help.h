/* SPDX-License-Identifier: MIT */
/* The texts of --help and --version. */
#ifndef ANBAN_COMMAND_HELP_H
#define ANBAN_COMMAND_HELP_H

/* Prints it to standard output, as wide as that is; the exit status. */
int help_print(void);

/* Prints the version and those of the libraries, a line for each and the same
 * in every language, as for programs; the exit status. */
int version_print(void);

#endif
