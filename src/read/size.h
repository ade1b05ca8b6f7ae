/* SPDX-License-Identifier: MIT */
/* How large a form of input says that something is. */
#ifndef ANBAN_READ_SIZE_H
#define ANBAN_READ_SIZE_H

#include "doc/doc.h"

/* A length as CSS, XSL and people write it, "2.5cm", "10 mm", "1in", "12pt",
 * "6pc", "96px" (CSS Values and Units 3, 6.2), in 1/1000 pt. 0: it is none, or
 * its unit is another. */
int32_t read_length(struct str text);

/* A number with up to three decimals, in thousandths; *rest is what follows. */
long read_thousandths(struct str text, struct str *rest);

/* The value of a property of a "style", "width: 2cm; height: 1cm", or empty. Of
 * several the last one holds, but "!important" goes before all that have no
 * such mark (CSS Cascading and Inheritance 4, 6.4.1 and 6.4.4). */
struct str read_property(struct str style, const char *name);

/* The sides of an image, of which one or both may be empty: lengths, numbers of
 * pixels, or for the width a share of the text's, "50%". */
void read_image_size(struct node *image, struct str width, struct str height);

#endif
