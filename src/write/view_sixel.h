/* SPDX-License-Identifier: MIT */
/* A view as sixels, for terminals that show pictures as DEC's VT340 did. */
#ifndef ANBAN_WRITE_VIEW_SIXEL_H
#define ANBAN_WRITE_VIEW_SIXEL_H

#include "write/view.h"

/* All of it, from DCS to ST; empty with `err` set: it failed. */
struct str view_sixel(const struct view *view, struct anban_error *err);

#endif
