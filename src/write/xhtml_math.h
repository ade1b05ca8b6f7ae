/* SPDX-License-Identifier: MIT */
/*
 * Equations as MathML (MathML Core, and mmultiscripts of MathML 3), beside the
 * line of text that they are elsewhere. A reading system without MathML would
 * show the letters alone, "ab" for a/b and "102" for 10 to the square: so it
 * shows the line, and that is hidden where a style sheet finds MathML known,
 * and the screen wide enough (epub_screen.c).
 */
#ifndef ANBAN_WRITE_XHTML_MATH_H
#define ANBAN_WRITE_XHTML_MATH_H

#include "write/xhtml.h"

/* The class of the lines that stand beside MathML. */
#define MATH_LINE "math-line"

/* Writes a NODE_MATH, and starts the element of its line, which is to come.
 * False: MathML has no place there, and the line is all there is. */
bool xhtml_math(struct xhtml *x, const struct node *node);

/* xhtml_math_width.c: the class of an equation, and of its line, that a narrow
 * screen has no room for, or that only a wide one has; NULL: all have. */
const char *math_room(const struct math *m);

/* xhtml_math_tokens.c: the parts of `text` as tokens of MathML. */
void math_tokens(struct xml *xml, struct str text);

/* Whether these are one. */
bool math_is_token(struct str text);

#endif
