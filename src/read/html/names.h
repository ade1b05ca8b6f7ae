/* SPDX-License-Identifier: MIT */
/*
 * What the names of classes, ids and roles say of an element. Those who build
 * pages name the parts in English or in Vietnamese without marks.
 */
#ifndef ANBAN_READ_HTML_NAMES_H
#define ANBAN_READ_HTML_NAMES_H

#include "read/html/page.h"

/* What a part around an article shows, for its text to speak against its name.
 */
enum part_text {
    PART_LABELS,  /* labels and links: running text is none of it */
    PART_BESIDE,  /* also text of its own, which stands beside an article */
    PART_WRITTEN, /* text of its own, wherever it stands */
    PART_MARKS    /* a mark within a line, which nobody reads */
};

/* What the names say of an element that is no part of an article. */
struct part {
    const char *rule; /* NULL: nothing */
    enum part_text text;
    bool sure; /* a name says nothing else, such as "comment-list" */
};

struct part names_part(struct arena *arena, const struct element *e);

/* How surely the element holds the text of an article: 0 not at all, 3 by what
 * it says to search engines. */
int names_content(struct arena *arena, const struct element *e);

/* True when its names, or its role, say that it is a list of contents. */
bool names_contents(struct arena *arena, const struct element *e);

/* True when its names say that it is the title, the day of publication, the
 * author, or stands below a picture. */
bool names_title(struct arena *arena, const struct element *e);
bool names_date(struct arena *arena, const struct element *e);
bool names_author(struct arena *arena, const struct element *e);
bool names_caption(struct arena *arena, const struct element *e);

#endif
