/* SPDX-License-Identifier: MIT */
/*
 * A look at the pages of a book: a book and a wish go in, and what leaves is
 * one page to be drawn, which is the page wished for, or a sheet on which those
 * lie that were wished for, and how many pixels wide it becomes.
 */
#ifndef ANBAN_WRITE_VIEW_H
#define ANBAN_WRITE_VIEW_H

#include "layout/page.h"
#include "stages.h"

/* The pages on one sheet; more could not be told apart. */
enum { VIEW_PAGES_MAX = 100 };

struct view {
    struct arena *arena;
    struct page page; /* to be drawn; all its items are open */
    const char *format;
    int width;                   /* of the picture, in pixels */
    int dpi;                     /* of the pages on it */
    const struct origin *origin; /* for the end of a file, or NULL */
    bool *images; /* true for the number of an image that is on it */
    const struct rendition *pictures; /* of these, once they are made */
    struct picture_facts facts;
};

/* True when there is nothing but black, white and grey. The images that are
 * on it must have been made. */
bool view_is_grey(const struct view *view);

/*
 * Draws the picture from the top, and hands `take` its rows, red, green and
 * blue, some at a time: a multiple of VIEW_ROWS, but at the end. Memory that
 * runs out in `take` ends the drawing. False with `err` set: it failed.
 */
enum { VIEW_ROWS = 6 };
bool view_draw(const struct view *view,
               void (*take)(void *user, const unsigned char *rows, int count),
               void *user, struct anban_error *err);

/* How many rows there are. */
int view_height(const struct view *view);

/* A whole PNG file (ISO 15948); empty with `err` set: it failed. */
struct str view_png(const struct view *view, struct anban_error *err);

#endif
