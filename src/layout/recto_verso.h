/* SPDX-License-Identifier: MIT */
/*
 * Pages that face each other, as in a book: left-hand pages mirror the
 * right-hand ones, and running heads say where the reader is.
 */
#ifndef ANBAN_LAYOUT_RECTO_VERSO_H
#define ANBAN_LAYOUT_RECTO_VERSO_H

#include "layout/flow.h"

/*
 * Where a line of `width` in the margin of a page, counted from 0, begins:
 * SET_RIGHT is the outer edge where the style's pages face each other. To be
 * called before set_recto_verso moves what the page holds.
 */
mpt margin_x(const struct style *style, enum setting setting, mpt width,
             size_t page);

/* Mirrors the left-hand pages and adds the running heads, if the style's pages
 * face each other. False: flow->setter.err tells. */
bool set_recto_verso(struct flow *flow);

#endif
