/* SPDX-License-Identifier: MIT */
/* Elements within a line: what they do to their text, where they lead. */
#ifndef ANBAN_READ_HTML_SPAN_H
#define ANBAN_READ_HTML_SPAN_H

#include "doc/doc.h"
#include "read/html/page.h"

enum { PHRASE_KINDS = 7 };

/* The phrases that the element's name and style make of its text. */
size_t phrase_kinds(struct arena *arena, const struct element *e,
                    enum node_kind found[PHRASE_KINDS]);

/* The language that the element claims for its text, when it is another than
 * the document's and the text may well be in it; else empty. */
struct str phrase_language(const struct doc *doc, struct arena *arena,
                           const struct element *e);

/* The address resolved against that of the page, which may be empty. Empty for
 * what leads nowhere: a script, a place within the page. */
struct str address_resolved(struct arena *arena, struct str base,
                            struct str url);

#endif
