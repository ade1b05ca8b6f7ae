/* SPDX-License-Identifier: MIT */
#include "command/leave.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/confine.h"

#if CONFINE && !defined __SANITIZE_THREAD__
#define end_process _exit
#else
#define end_process exit
#endif

void leave(int status)
{
    fflush(NULL);
    end_process(status);
}
