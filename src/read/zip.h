/* SPDX-License-Identifier: MIT */
/*
 * The ZIP archive that a Word file or a book is: its parts by name. A part that
 * unpacks to more than it may is refused, and so is all when the parts together
 * do.
 */
#ifndef ANBAN_READ_ZIP_H
#define ANBAN_READ_ZIP_H

#include "base/str.h"

struct arena;
struct docx_zip;

/* What became of a part. */
enum docx_part_state {
    PART_READ,
    PART_MISSING,
    PART_BROKEN, /* packed wrongly, or cut off */
    PART_LOCKED, /* encrypted */
    PART_TOO_LARGE
};

/* Opens the archive in `bytes`, which it borrows, to be closed by the caller
 * also when memory runs out; NULL when it is none, or is broken. */
struct docx_zip *docx_zip_open(struct arena *arena, struct str bytes);
void docx_zip_close(struct docx_zip *zip);

/* Unpacks the part of that name into the arena. Names are the same when they
 * differ in case only (ECMA-376-2, 6.2.2.3). */
enum docx_part_state docx_zip_read(struct docx_zip *zip, struct arena *arena,
                                   struct str name, struct str *bytes);

/* The name of the part to which the relative address `target` leads, seen from
 * `part` (RFC 3986, 5.2.4): percent-encoding undone, in the arena. What would
 * leave the archive ends at its root. */
struct str docx_zip_path(struct arena *arena, struct str part,
                         struct str target);

#endif
