/* SPDX-License-Identifier: MIT */
/* Links within a document: names of places, and links that lead there. */
#ifndef ANBAN_DOC_LINKS_H
#define ANBAN_DOC_LINKS_H

#include "doc/doc.h"

/* `name`, which is borrowed and must stay, is the place of `node`: best a text,
 * which stays when blocks are made of others. Links with the address "#name"
 * lead there. */
void doc_anchor(struct doc *doc, struct str name, const struct node *node);

/* The same for what will follow the last child of `parent`. */
void doc_anchor_next(struct doc *doc, struct str name,
                     const struct node *parent);

/* What links call the heading by its words now is its text's place, also when
 * it says more later. */
void doc_anchor_heading(struct doc *doc, const struct node *heading);

/* Gives each link "#..." the text to which it leads, when the tree is finished;
 * warns of those whose place is not there. */
void doc_resolve_links(struct doc *doc);

#endif
