/* SPDX-License-Identifier: MIT */
/* Editions of a document in one file, a ZIP. */
#ifndef ANBAN_SERVE_BUNDLE_H
#define ANBAN_SERVE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

/* An entry: the whole of the file `fd`, named `name`, in UTF-8. */
struct bundled {
    int fd;
    char name[300];
};

/* Writes an archive of them into the file `to`, which is empty. They are
 * compressed already, so they are stored as they are, dated 1980: the same
 * editions give the same bytes. False: it cannot be written. */
bool bundle_write(int to, const struct bundled *entries, size_t n);

#endif
