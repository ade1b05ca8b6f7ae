/* SPDX-License-Identifier: MIT */
/* What the readers share. */
#ifndef ANBAN_READ_READ_H
#define ANBAN_READ_READ_H

#include "doc/doc.h"

/* The inline node that an HTML element stands for ("b", "em", "sup" ...), by
 * its name in small letters. False: it stands for none by itself. */
bool html_inline_kind(struct str element, enum node_kind *kind);

/*
 * Appends what a stretch of HTML holds to `parent`: blocks, by the rules for
 * the article of a page. `line` is the first line's number in the source.
 */
void read_html_fragment(struct doc *doc, struct node *parent, struct str html,
                        long line);

/*
 * Takes the YAML front matter off the head of `text` into the metadata and
 * returns how many bytes it took; 0 when there is none, or when it is broken,
 * which is told, and it then stays in the text.
 */
size_t read_front_matter(struct doc *doc, struct str text);

#endif
