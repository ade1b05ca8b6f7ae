/* SPDX-License-Identifier: MIT */
/*
 * What the names of classes, ids and roles say of an element. Those who build
 * pages name the parts in English or in Vietnamese without marks.
 */
#ifndef ANBAN_READ_HTML_NAMES_H
#define ANBAN_READ_HTML_NAMES_H

#include "read/html/page.h"

/* The rule by which an element of such names is no part of an article, NULL:
 * none. */
const char *names_rule(struct arena *arena, const struct element *e);

/* How surely the element holds the text of an article: 0 not at all, 3 by what
 * it says to search engines. */
int names_content(struct arena *arena, const struct element *e);

/* True when its names say that it is the title, the day of publication, the
 * author. */
bool names_title(struct arena *arena, const struct element *e);
bool names_date(struct arena *arena, const struct element *e);
bool names_author(struct arena *arena, const struct element *e);

#endif
