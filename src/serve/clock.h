/* SPDX-License-Identifier: MIT */
#ifndef ANBAN_SERVE_CLOCK_H
#define ANBAN_SERVE_CLOCK_H

/* Seconds, from a clock that only goes on. */
double clock_now(void);

#endif
