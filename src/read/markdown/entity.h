/* SPDX-License-Identifier: MIT */
/*
 * The character references of HTML, which Markdown takes over (CommonMark 0.31,
 * section 2.5): "&agrave;", "&#224;", "&#xE0;".
 */
#ifndef ANBAN_READ_MARKDOWN_ENTITY_H
#define ANBAN_READ_MARKDOWN_ENTITY_H

#include "base/buf.h"

/* Adds what `reference`, from its "&" to its ";", stands for; itself when it
 * is none that HTML knows. What no text may hold becomes U+FFFD, and what turns
 * letters around, nothing. */
void entity_add(struct buf *buf, struct str reference);

/* `text` with every reference in it resolved, in the arena or borrowed. */
struct str entities_resolved(struct arena *arena, struct str text);

/* The names that begin with this letter, as "name:characters " one behind the
 * other; empty for what is no letter. */
const char *entity_names(char first);

#endif
