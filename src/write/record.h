/* SPDX-License-Identifier: MIT */
/* What an archive wants to know of an official document, for its editions. */
#ifndef ANBAN_WRITE_RECORD_H
#define ANBAN_WRITE_RECORD_H

#include "base/meta.h"

/* X(name, what it is) */
#define RECORD_FIELDS(X)                                                       \
    X(number, "Number and symbol of the document")                             \
    X(kind, "Kind of document")                                                \
    X(body, "Body that issues it")                                             \
    X(date, "Date of issue, ISO 8601")                                         \
    X(subject, "What it is about")                                             \
    X(post, "In whose name and as what it is signed")                          \
    X(signer, "Who signs it")                                                  \
    X(secrecy, "Degree of secrecy")                                            \
    X(urgency, "Degree of urgency")                                            \
    X(retention, "How long it is kept")

enum {
#define X(name, what) RECORD_##name,
    RECORD_FIELDS(X)
#undef X
        RECORD_COUNT
};

/* Their values, empty where the document says nothing. False: without a number
 * or a signer, and nothing given for archives, it is no official document. */
bool record_values(const struct meta *meta, struct str values[RECORD_COUNT]);

#endif
