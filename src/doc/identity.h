/* SPDX-License-Identifier: MIT */
/*
 * What a document is called: by people, and by the machines which must know it
 * again when it is converted once more. All results are in `arena` or borrowed
 * from the document.
 */
#ifndef ANBAN_DOC_IDENTITY_H
#define ANBAN_DOC_IDENTITY_H

#include "base/str.h"

struct arena;
struct doc;

/*
 * The name from which a document without an identifier of its own gets one
 * (see write/digest.h): organisations, title, date and how the text opens. It
 * stays the same when the rest of the text is corrected. Never empty.
 */
struct str doc_identity(struct arena *arena, const struct doc *doc);

/*
 * The title on one line; without a title what a letter is about, else the line
 * that names the document best, else the first words of the text, with an
 * ellipsis when they go on. Empty when there is no text at all.
 */
struct str doc_display_title(struct arena *arena, const struct doc *doc);

#endif
