/* SPDX-License-Identifier: MIT */
/* The fields of the printed edition which a signature, or its picture, is to
 * fill. */
#ifndef ANBAN_BASE_FIELD_H
#define ANBAN_BASE_FIELD_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* For who signs, for the organisation's seal, for the mark of a copy. */
enum field_kind { FIELD_SIGNER, FIELD_SEAL, FIELD_COPY };

struct sign_field {
    enum field_kind kind;
    struct str name; /* ASCII, and no other's in its document */
    struct str text; /* what it is for, in the document's language */

    /* Once pages are made: on which, 1 the first; its box in thousandths of a
     * point from the page's lower left corner. */
    size_t page;
    int32_t left, bottom, right, top;
};

#endif
