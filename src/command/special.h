/* SPDX-License-Identifier: MIT */
/* Inputs that are no ordinary files: devices, the system's own, pipes. */
#ifndef ANBAN_COMMAND_SPECIAL_H
#define ANBAN_COMMAND_SPECIAL_H

#include <stdbool.h>

/* Why the file is never read, a sentence that is still to be translated; NULL:
 * it is. It is not opened, which a device might take for an order. */
const char *special_refusal(const char *path);

/* Whether nothing has come yet through a pipe that has a name, in which nobody
 * may ever write; any other may be waited for, since somebody has opened it. */
bool special_is_silent_pipe(int fd);

#endif
