/* SPDX-License-Identifier: MIT */
#include "serve/clock.h"

#include <time.h>

double clock_now(void)
{
    const double nano = 1e-9;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + nano * (double)t.tv_nsec;
}
