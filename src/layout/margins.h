/* SPDX-License-Identifier: MIT */
/*
 * What is asked for in the margins of every page, a header and a footer, and
 * the watermark behind its text. None of it is content.
 */
#ifndef ANBAN_LAYOUT_MARGINS_H
#define ANBAN_LAYOUT_MARGINS_H

#include "layout/flow.h"

/* Sets the style's watermark, for fill_page to put behind the text of every
 * page. False, here and below: setter.err tells. */
bool set_watermark(struct flow *flow);

/* Adds header and footer to the finished pages, whose number is known. */
bool add_margin_texts(struct flow *flow);

#endif
