/* SPDX-License-Identifier: MIT */
/*
 * What a publication says of itself, the same in both editions. All text is
 * UTF-8 in NFC; an empty string means unknown.
 */
#ifndef ANBAN_BASE_META_H
#define ANBAN_BASE_META_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct meta {
    struct str title;
    struct strs organisations; /* parent and issuing body, in this order */
    struct strs authors;
    struct str date;       /* ISO 8601: 2020-12-22, 2020-12 or 2020 */
    struct str lang;       /* BCP 47; "vi" when nothing else is said */
    struct str source;     /* where the text comes from, as it says */
    struct str identifier; /* urn:uuid:... unless the document has its own */
    struct strs subjects;
    struct str description, rights;
    int64_t modified;     /* seconds since 1970, UTC */
    struct str generator; /* the program and its version */
};

/* True for Vietnamese, by a tag of BCP 47. */
bool lang_is_vietnamese(struct str lang);

/* Who issues it: the last of the organisations; empty when there is none. */
struct str meta_publisher(const struct meta *meta);

#endif
