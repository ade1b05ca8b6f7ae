/* SPDX-License-Identifier: MIT */
/*
 * Large print, after what libraries for people with low vision ask for (RNIB,
 * "Clear print guidelines"; American Council of the Blind, "Best Practices and
 * Guidelines for Large Print Documents"): type of 18 points, lines that begin
 * at the left and are not stretched, half as much again from line to line,
 * paragraphs set apart by room and not by an indent, no slanted letters, and
 * rules that are seen. Whoever needs more says so with --font-size, up to 24.
 */
#include "layout/style.h"

enum {
    LARGE_BODY = 18 * MPT,
    LARGE_LEAST = 16 * MPT, /* of notes, cells and captions */
    LARGE_HEAD = 14 * MPT,  /* of the letterhead, whose columns are narrow */
    LARGE_RULE = 1200
};

static bool is_of_head(enum part part)
{
    return part >= PART_PARENT_BODY && part <= PART_ABSTRACT;
}

static mpt size_of(enum part part, mpt size, mpt body)
{
    mpt larger = (mpt)((int64_t)size * LARGE_BODY / body);
    mpt least = is_of_head(part) ? LARGE_HEAD : LARGE_LEAST;
    if (is_of_head(part) && larger > least)
        return least;
    return larger > least ? larger : least;
}

static enum font_style upright(enum font_style face)
{
    return face == FONT_CODE ? face : (enum font_style)(face & FONT_BOLD);
}

void style_enlarge(struct style *style)
{
    mpt body = style->parts[PART_BODY].size;
    for (int i = 0; i < PART_COUNT; i++) {
        struct part_style *p = &style->parts[i];
        p->size = size_of((enum part)i, p->size, body);
        p->leading = p->size * 3 / 2;
        p->face = upright(p->face);
        p->indent = 0;
        p->before = (mpt)((int64_t)p->before * LARGE_BODY / body);
        p->after = (mpt)((int64_t)p->after * LARGE_BODY / body);
        if (p->setting == SET_JUSTIFIED)
            p->setting = SET_LEFT;
    }
    style->parts[PART_BODY].before = style->parts[PART_BODY].after = LARGE_BODY;
    style->run_in_lists = false;
    style->rule = LARGE_RULE;
}
