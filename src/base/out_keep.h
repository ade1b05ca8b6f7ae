/* SPDX-License-Identifier: MIT */
/* What a file that takes the place of another has of it. For out.c alone. */
#ifndef ANBAN_BASE_OUT_KEEP_H
#define ANBAN_BASE_OUT_KEEP_H

#include <sys/stat.h>

/* With which a file that replaces another is made: nobody else's, until
 * out_keep has said whose it is. */
enum { OUT_OWN_MODE = 0600 };

/*
 * Gives the open file `fd` the owner, the permissions (mode and access control
 * list) and the user's own attributes ("user.*", xattr(7)) of the file `old`,
 * which `info` describes. What cannot be kept is left out, and never gives
 * anybody a right that he had not.
 */
void out_keep(int fd, const char *old, const struct stat *info);

#endif
