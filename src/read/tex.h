/* SPDX-License-Identifier: MIT */
/*
 * A formula of TeX as a line of text, in the manner of Unicode Technical Note
 * 28, as the equations of Word become one (read/docx/math.c): signs by their
 * names, a fraction with a slash, indices raised and lowered.
 */
#ifndef ANBAN_READ_TEX_H
#define ANBAN_READ_TEX_H

#include "base/str.h"

struct arena;
struct math;

/* A stretch of it: 1 raised, -1 lowered, 0 neither. */
struct tex_run {
    struct str text;
    int rise;
    struct tex_run *next;
};

/* What stands between TeX's dollars, in the arena; NULL: nothing. What is not
 * known stays as it is written. *form receives the same as a tree, with its
 * line; NULL: not all of it was understood. */
const struct tex_run *tex_read(struct arena *arena, struct str tex,
                               const struct math **form);

#endif
