/* SPDX-License-Identifier: MIT */
/*
 * What a front matter says, name by name, and the forms of it that are read
 * line by line: YAML that no YAML reader takes, because of a colon in a title
 * or a tab, TOML (Hugo), and the title block of Pandoc.
 */
#ifndef ANBAN_READ_FRONT_LINES_H
#define ANBAN_READ_FRONT_LINES_H

#include "doc/doc.h"

struct front {
    struct doc *doc;
    bool apply;   /* else only look what is there */
    size_t known; /* names that anban knows */
    size_t words; /* names that are words, not such as programs give */
};

/* True, and told, when all names are of programs, and none is known: the block
 * is no text. */
bool front_is_foreign(const struct front *front);

/* A name is met: it is counted, or told when it is not known. */
void front_name(struct front *front, struct str name, long line);
void front_tell_name(const struct front *front, struct str name, long line);

/* The value goes to the metadata; one that does not fit is told. */
void front_value(struct front *front, struct str field, struct str value,
                 long line);

/* "name": of a person or a body, in a mapping that says more of them. */
bool front_names_it(struct str key);

/*
 * Takes the lines "name: value" into the metadata; `sign` parts the two, and is
 * '=' for TOML. Lines that are none are told. False: they are no front matter,
 * and nothing was taken. The first of them is the second of the file.
 */
bool front_lines(struct doc *doc, struct str inside, char sign);

/* True when each line is a name with its value, and anban knows two at least.
 */
bool front_is_all_names(struct doc *doc, struct str inside);

#endif
