/* SPDX-License-Identifier: MIT */
/* What the allocator does with memory that is given back. */
#ifndef ANBAN_COMMAND_MEMORY_H
#define ANBAN_COMMAND_MEMORY_H

/* From now on what a document gives back is kept for the next, up to 32 MB:
 * from the system it would come page by page, each to be cleared first. */
void memory_keep(void);

#endif
