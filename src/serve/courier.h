/* SPDX-License-Identifier: MIT */
/* What is done with an edition of the shelf outside of this server, in a
 * process of its own since it may take long: printing and
 * mail. */
#ifndef ANBAN_SERVE_COURIER_H
#define ANBAN_SERVE_COURIER_H

struct order;

/* Does what the order's kind says with its input, writes the report, and ends
 * the process. */
_Noreturn void courier_run(const struct order *order);

#endif
