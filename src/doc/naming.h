/* SPDX-License-Identifier: MIT */
/* The line by which a document without a title is known best. */
#ifndef ANBAN_DOC_NAMING_H
#define ANBAN_DOC_NAMING_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct doc;

/*
 * Of the first short lines, in tables too, the one that names most: a heading
 * or a line of several words before the first long paragraph; a numbered one,
 * a word or two, a field ("Họ tên: An") only where nothing better stands. The
 * number and the colon about a heading are left out. Borrowed from the document
 * or in `arena`; empty: there is no such line.
 */
struct str doc_naming_line(struct arena *arena, const struct doc *doc);

/* "chương 1", "mở đầu": the line, in small letters, heads a part of a document
 * and names none. */
bool heads_a_part(struct str small);

/* "Tạp chí Khoa học, số 2 - 2024": the line, as fold() gives it, names what the
 * document is printed in. */
struct folded;
bool names_periodical(const struct folded *line);

/* True for "Các em thân mến," with which a letter or a speech begins; `letters`
 * are the text's as fold() gives them. */
bool greets_reader(struct str text, struct str letters);

#endif
