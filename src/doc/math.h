/* SPDX-License-Identifier: MIT */
/* Equations of any form (OMML, MathML) as trees, and as lines of text. */
#ifndef ANBAN_DOC_MATH_H
#define ANBAN_DOC_MATH_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct node;

/* What an equation is made of, and the parts that these have. */
enum math_kind {
    MATH_GROUP,       /* any, one behind the other */
    MATH_TEXT,        /* `text` */
    MATH_FRACTION,    /* ABOVE, BELOW; `bare` without a bar */
    MATH_ROOT,        /* PART, and a DEGREE or none */
    MATH_OPERATOR,    /* `sign` (a sum), LOWERED, RAISED, PART */
    MATH_DELIMITED,   /* PARTs between `begin` and `end`, `sign` between them */
    MATH_FUNCTION,    /* NAME, PART */
    MATH_INDEXED,     /* PART, LOWERED, RAISED */
    MATH_PREFIXED,    /* the same, the indices first */
    MATH_LIMIT_BELOW, /* PART, LIMIT */
    MATH_LIMIT_ABOVE,
    MATH_ACCENT, /* PART, below the combining `sign` */
    MATH_BAR,
    MATH_MATRIX, /* ROWs of PARTs */
    MATH_LINES,  /* PARTs one below the other */
    MATH_ABOVE,
    MATH_BELOW,
    MATH_RAISED,
    MATH_LOWERED,
    MATH_PART,
    MATH_DEGREE,
    MATH_NAME,
    MATH_LIMIT,
    MATH_ROW,
    MATH_KINDS
};

/* Of what is nested deeper a reader keeps the text, but not its form. */
enum { MATH_NESTED_MAX = 32 };

struct math {
    enum math_kind kind;
    int depth; /* the reader's own */
    struct str text;
    struct str begin, end, sign; /* no .s: unsaid */
    bool bare;
    struct math *parent, *first, *last, *next;
};

/* A new last part of `parent`, or without one (NULL). */
struct math *math_add(struct arena *arena, struct math *parent,
                      enum math_kind kind);

/* The combining form of a sign that stands over a letter; empty: it has none.
 */
struct str math_accent(struct str sign);

/* Whether what stands at the sign are its limits: a sum, an integral. */
bool math_is_operator(struct str sign);

/* Where the line goes, piece by piece, with its look (build.h). */
struct math_line {
    void (*put)(void *to, struct str text, unsigned look);
    void *to;
    bool built_up; /* receives: its form is lost */
};

void math_write(struct math_line *line, const struct math *m);

/* The same for where letters stand neither higher nor lower: "x^2", "a_(i+1)",
 * in the arena. */
struct str math_plain(struct arena *arena, const struct math *m);

/* ---- math_keep.c: equations that a tree of nodes holds (NODE_MATH) ---- */

/*
 * A copy in the arena, with its texts as `clean` makes them; the text of its
 * root is the line, if it has none, as math_write makes it. NULL where a copy
 * is not worth it: the line has all of its form, or it is of more than
 * MATH_SIZE_MAX parts, or deeper than MATH_DEPTH_MAX.
 */
enum { MATH_SIZE_MAX = 2000, MATH_DEPTH_MAX = 3 * MATH_NESTED_MAX };
const struct math *math_keep(struct arena *arena, const struct math *m,
                             struct str (*clean)(struct arena *arena,
                                                 struct str text));

/* Whether the line below the node still has the letters and digits of its
 * equation: it may have been mended, or cut. */
bool math_is_of(const struct node *node);

#endif
