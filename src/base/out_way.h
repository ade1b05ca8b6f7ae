/* SPDX-License-Identifier: MIT */
/* Where a name of an output leads. For out.c alone. */
#ifndef ANBAN_BASE_OUT_WAY_H
#define ANBAN_BASE_OUT_WAY_H

#include <stdbool.h>

/*
 * The file that `path` names in the end, to be freed; NULL: no memory. Links
 * are followed also to a file that does not exist yet; one that leads round and
 * round, or to what is no plain file, stays as it is.
 */
char *out_way(const char *path);

/*
 * Whether no link on the way is a trap: in a folder where all may write but
 * only remove what is theirs, such as /tmp, a link counts when it is our own or
 * the folder's owner's. The kernel has that rule (fs.protected_symlinks,
 * proc_sys_fs(5)), but it does not see links that a program resolves.
 */
bool out_way_is_safe(const char *path);

/* The bytes of `path` that name its folder, with the slash; 0: the current. */
int out_folder_length(const char *path);

/* Whether names in the folder of `path` can be added but not taken away
 * (chattr(1), +a). */
bool out_folder_only_grows(const char *path);

#endif
