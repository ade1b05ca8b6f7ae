/* SPDX-License-Identifier: MIT */
#ifndef ANBAN_BASE_WATCH_H
#define ANBAN_BASE_WATCH_H

#include <stddef.h>

/* Who wants to know how far the pages are: `tell` hears how many of all blocks
 * are set, from 0 again when pages are made anew. */
struct page_watch {
    void (*tell)(void *context, size_t done, size_t all);
    void *context;
};

#endif
