/* SPDX-License-Identifier: MIT */
/*
 * Which lines of an official document are bold or italic: told once, for the
 * style sheet and for the fonts that are embedded.
 */
#ifndef ANBAN_WRITE_XHTML_LOOK_H
#define ANBAN_WRITE_XHTML_LOOK_H

#include "doc/doc.h"

struct buf;

/* Of lines in that role, as an enum font_style. */
unsigned look_of_role(enum line_role role);

/* The rules of a style sheet that say so, by the names of roles as classes. */
void look_add_rules(struct buf *buf);

#endif
