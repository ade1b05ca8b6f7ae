/* SPDX-License-Identifier: MIT */
/* Which Vietnamese encoding bytes are in. See vietnamese.c. */
#ifndef ANBAN_READ_ENCODING_VIETNAMESE_H
#define ANBAN_READ_ENCODING_VIETNAMESE_H

#include "read/encoding/charset.h"
#include "read/encoding/tally.h"

/* The Vietnamese encoding in which the bytes are Vietnamese, and how much so.
 * False: none, or too little to tell. */
bool find_vietnamese(struct arena *arena, struct str sample,
                     struct charset *found, struct tally *best);

/* False when `charset` is a Vietnamese encoding, and the bytes are not
 * Vietnamese in it, or more so in another. */
bool may_be_in(struct arena *arena, struct str sample,
               const struct charset *charset);

#endif
