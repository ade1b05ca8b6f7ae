/* SPDX-License-Identifier: MIT */
/*
 * What an edition tells of where it came from: a line of ASCII at its end, so
 * that one short read finds it in a file of any format. It holds digests and no
 * names, since editions are published; and it holds the file's own size, so
 * that what others have changed, signed or added to is known not to be as it
 * left this program. All of it follows from the input and the options: the same
 * input gives the same bytes, wherever it lies.
 */
#ifndef ANBAN_BASE_ORIGIN_H
#define ANBAN_BASE_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ORIGIN_DIGEST = 32, /* hexadecimal digits */
    ORIGIN_LENGTH = 167 /* bytes of the line, without its end */
};

struct origin {
    char kind;    /* what the input was read as: ORIGIN_KINDS */
    int64_t time; /* the date of the edition, as `modified` of the metadata */
    char document[ORIGIN_DIGEST + 1]; /* of the bytes of the input */
    char options[ORIGIN_DIGEST + 1];  /* of the options that were given */
    char reader[ORIGIN_DIGEST + 1];   /* of those that an EPUB depends on */
    char identity[ORIGIN_DIGEST + 1]; /* of the document's identifier */
};

/* The letter of each enum input_kind that is read, in its order. */
#define ORIGIN_KINDS "tmhaw"

/* The line for a file which has `size` bytes together with it; a zero is put
 * behind it. */
void origin_print(char line[ORIGIN_LENGTH + 1], const struct origin *origin,
                  size_t size);

/*
 * What stands at a path. ORIGIN_NONE: nothing, an empty file, or what is no
 * ordinary file, so that nothing can be lost there; ORIGIN_OWN: an edition as
 * it left this program; ORIGIN_FOREIGN: anything else.
 */
enum origin_kind { ORIGIN_NONE, ORIGIN_OWN, ORIGIN_FOREIGN };

/* Fills in *origin for ORIGIN_OWN; for a PDF from before there were such lines
 * its strings are empty. */
enum origin_kind origin_read(const char *path, struct origin *origin);

#endif
