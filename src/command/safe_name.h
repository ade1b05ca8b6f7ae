/* SPDX-License-Identifier: MIT */
/* A file's name as every e-reader and its FAT file system takes it. */
#ifndef ANBAN_COMMAND_SAFE_NAME_H
#define ANBAN_COMMAND_SAFE_NAME_H

#include <stdbool.h>

/* `stem`, made safe, with `ending` behind it (".epub"), in 120 bytes at most;
 * the caller's to free. `plain`: in ASCII alone, Vietnamese without marks. */
char *safe_name(const char *stem, const char *ending, bool plain);

#endif
