/* SPDX-License-Identifier: MIT */
/*
 * The words before a name that say who made a text or where it was taken from:
 * "Tác giả:", "Bài và ảnh:", "Theo ", "By ". One table for all the places where
 * such a line stands, since each has words of its own.
 */
#ifndef ANBAN_DOC_CREDIT_H
#define ANBAN_DOC_CREDIT_H

#include "base/str.h"

enum credit_place {
    CREDIT_BELOW_TITLE, /* a line of its own, below the title or at the end */
    CREDIT_AT_FOOT,     /* the last lines of a report */
    CREDIT_ON_PAGE,     /* an element of a web page about its article */
    CREDIT_FIELD,       /* a field among the first lines of a paper */
    CREDIT_PLACES
};

struct credit {
    size_t length;   /* bytes of the words and of the sign behind them */
    bool people;     /* they name who made it, not where it was taken from */
    bool with_colon; /* the sign is a colon, so that anything may follow */
};

/* True when `text`, in small letters, begins as such a line does there. */
bool credit_begins(struct str text, enum credit_place place,
                   struct credit *credit);

#endif
