/* SPDX-License-Identifier: MIT */
/*
 * A formula of TeX as a tree, built from left to right as it is read: an index
 * takes what stands before it, "&" and "\\" go on to the next cell.
 */
#ifndef ANBAN_READ_TEX_TREE_H
#define ANBAN_READ_TEX_TREE_H

#include "doc/math.h"

struct tex_tree {
    struct arena *arena;
    struct math *root, *at; /* at: where what comes next goes */
    bool formless;          /* something has no place in it */
};

struct tex_tree tex_tree_begin(struct arena *arena);

/* A new thing; and text, whose digits are one number as far as they stand
 * together. */
struct math *tex_tree_add(struct tex_tree *t, enum math_kind kind);
void tex_tree_text(struct tex_tree *t, struct str text);

/* All that was read to `from` becomes a part of `m`. */
void tex_tree_attach(struct tex_tree *t, struct math *m, enum math_kind kind,
                     const struct tex_tree *from);

/* An index of the last thing. */
void tex_tree_index(struct tex_tree *t, bool raised,
                    const struct tex_tree *index);

/* A matrix between brackets, or without (""); the next cell, or the first of
 * the next row. */
void tex_tree_open_matrix(struct tex_tree *t, struct str begin, struct str end);
void tex_tree_cell(struct tex_tree *t, bool row);
void tex_tree_close_matrix(struct tex_tree *t);

#endif
