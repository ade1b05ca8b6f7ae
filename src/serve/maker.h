/* SPDX-License-Identifier: MIT */
/* One conversion, in a process of its own, which can do nothing else. */
#ifndef ANBAN_SERVE_MAKER_H
#define ANBAN_SERVE_MAKER_H

struct anban_shared;
struct order;

/* Converts as the order says, writes its files, and ends the process. `line`
 * leads to the artist (serve/artist.h); -1: there is none. */
_Noreturn void maker_run(const struct order *order, struct anban_shared *shared,
                         int line);

/* Puts editions that were made into a ZIP, and ends the process. */
_Noreturn void maker_bundle(const struct order *order);

#endif
