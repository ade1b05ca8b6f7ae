/* SPDX-License-Identifier: MIT */
/*
 * What the files that set a block share: its text cut into atoms, beside the
 * items of the line breaker. For para.c, atoms.c and join.c alone.
 */
#ifndef ANBAN_LAYOUT_ATOMS_H
#define ANBAN_LAYOUT_ATOMS_H

#include "layout/inline.h"
#include "layout/linebreak.h"
#include "layout/para.h"
#include "layout/expansion.h"

/* What stands behind an item of the line breaker; none for the indent. */
struct atom {
    const struct shaped *shaped;
    size_t start, end; /* bytes of the text */
    mpt more;          /* behind the last glyph: of a tab */
    uint32_t piece;
};

struct cutter {
    struct setter *setter;
    const struct para *para;
    struct flat flat;
    size_t from; /* where the text to cut begins; it ends with the flat one */
    const int16_t *penalties; /* from there on */
    struct lb_item *items;
    struct atom *atoms;
    size_t n, room;
    uint32_t piece; /* in which the text is at present */
    bool code;      /* of which every blank counts */
    bool started;   /* code: the line has more than blanks */
    size_t column;  /* code: characters since the line's beginning */
    int dearest;    /* display lines: what had to be torn for them */
    bool justified;
    bool mixed;                 /* some piece is not all in its own font */
    const struct shaped *space; /* of the piece that had one last, or NULL */
    uint32_t space_piece;
};

/* `units` of a font in mpt at `size`, rounded. */
static inline mpt scale(int64_t units, mpt size, int32_t per_em)
{
    int64_t product = units * size;
    int64_t half = product < 0 ? -per_em / 2 : per_em / 2;
    return (mpt)((product + half) / per_em);
}

/* The glyph in the run's size with this advance, and what stands high or low
 * told to the run. */
static inline struct glyph sized_glyph(struct run *run,
                                       const struct shaped_glyph *glyph,
                                       mpt advance, int32_t per_em)
{
    struct glyph sized = {.id = glyph->id, .advance = advance};
    if (glyph->rise) {
        sized.rise = rise_within(scale(glyph->rise, run->size, per_em));
        run->raised = true;
    }
    return sized;
}

mpt shaped_width(const struct shaped *shaped, mpt size);

/* Lets the line reach as far as the glyphs do when they are raised by `rise`.
 */
void extend_line(struct set_line *line, const struct shaped *shaped, mpt size,
                 mpt rise);

/* Cuts the flattened text into atoms. False: the setter's failure is told. */
bool cut_atoms(struct cutter *cutter);

/* What decides how much the letters of a line are expanded. */
struct expansion_line join_give(const struct cutter *cutter,
                                const struct lb_line *line, mpt measure);

/* Sets one line from its atoms; `measure` is the full width. */
void join_line(const struct cutter *cutter, const struct lb_line *from,
               mpt measure, int32_t expansion, struct set_line *line);

/* join_marks.c: adds to a joined line what stands behind its text, of which
 * `pieces` has the piece of each run. There is room for it. */
void join_add_marks(const struct cutter *cutter,
                    const struct piece *const *pieces, struct set_line *line);

#endif
