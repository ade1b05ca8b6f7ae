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

struct origin;

/* What an archive wants to know of an official document (Circular
 * 05/2025/TT-BNV) and no other field tells; all as the document has it. */
struct record {
    struct str number;  /* "123/BC-TCMT" */
    struct str kind;    /* "BÁO CÁO" */
    struct str subject; /* what it is about, without the kind */
    struct str post, signer;
    struct str urgency; /* "HỎA TỐC" */
};

struct meta {
    struct str title;
    struct str subtitle;       /* which stands below it */
    struct str abstract;       /* which opens the text, as its lead */
    struct strs organisations; /* parent and issuing body, in this order */
    struct strs authors;
    struct str date;       /* ISO 8601: 2020-12-22, 2020-12 or 2020 */
    struct str lang;       /* BCP 47; "vi" when nothing else is said */
    struct str source;     /* where the text comes from, as it says */
    struct str identifier; /* urn:uuid:... unless the document has its own */
    struct strs subjects;
    struct str description, rights;
    struct str secrecy, retention; /* as it says: "MẬT", "20 năm" */
    struct record record;
    int64_t modified;            /* seconds since 1970, UTC */
    struct str generator;        /* the program and its version */
    const struct origin *origin; /* for the end of each edition, or NULL */
};

/*
 * Whether a tag of BCP 47 names that language, given by its primary subtag:
 * language_is(tag, "vi") is true of "vi", "VI" and "vi-VN", not of "vif".
 * Case does not count, and subtags are compared whole (RFC 5646, 2.1.1, 4.4).
 */
bool language_is(struct str tag, const char *primary);

/* Whether two tags have the same primary subtag. */
bool language_same(struct str a, struct str b);

/* Who issues it: the last of the organisations; empty when there is none. */
struct str meta_publisher(const struct meta *meta);

#endif
