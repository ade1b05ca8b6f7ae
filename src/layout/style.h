/* SPDX-License-Identifier: MIT */
/*
 * What the printed edition looks like: the paper, its margins, and for each
 * part of a report the face, size, leading, setting and room around it.
 */
#ifndef ANBAN_LAYOUT_STYLE_H
#define ANBAN_LAYOUT_STYLE_H

#include "layout/font.h"
#include "layout/page.h"

/* When there is a list of contents: with three headings or more in a document
 * of ten pages or more, or as asked. */
enum contents { CONTENTS_AUTO, CONTENTS_ALWAYS, CONTENTS_NEVER };

enum setting { SET_JUSTIFIED, SET_LEFT, SET_CENTRED, SET_RIGHT };

/* The parts of a report that have a look of their own. */
enum part {
    PART_BODY,
    PART_PARENT_BODY,
    PART_ISSUING_BODY,
    PART_ACRONYM,
    PART_LETTERHEAD_LINE,
    PART_NATION,
    PART_MOTTO,
    PART_NUMBER,
    PART_PLACE_DATE,
    PART_STAMP,      /* how secret, how urgent */
    PART_ABSTRACT,   /* what a letter is about */
    PART_RECIPIENTS, /* the heading of the list */
    PART_RECIPIENT,
    PART_POST,
    PART_NAME,
    PART_AUTHORITY, /* and the word of enactment */
    PART_GROUNDS,
    PART_TITLE_NOTE,
    PART_VERSE, /* a stanza */
    PART_TITLE,
    PART_LEAD,
    PART_HEADING_1,
    PART_HEADING_2,
    PART_HEADING_3,
    PART_HEADING_4,
    PART_SECTION, /* Phần, Chương, Mục */
    PART_ITEM,
    PART_QUOTE,
    PART_CODE,
    PART_CAPTION,
    PART_CELL,
    PART_NOTE,
    PART_CONTENTS,
    PART_ATTRIBUTION,
    PART_FOLIO,
    PART_RUNNING_HEAD,
    PART_COUNT
};

#define PT(points) ((mpt)((points)*1000L))

struct part_style {
    enum font_style face;
    enum setting setting;
    mpt size, leading;
    mpt indent;        /* of the first line */
    mpt left, right;   /* taken off the measure */
    mpt before, after; /* between neighbours the larger one counts */
    bool display;      /* few lines, of free length: broken by their sense */
};

struct style {
    const char *name;
    mpt width, height; /* the paper */
    mpt top, right, bottom, left;
    bool facing;          /* left-hand pages, the second and every other, mirror
                             the right-hand ones, of which the style speaks */
    bool folio_at_top;    /* in the top margin, else in the bottom margin */
    bool indent_all;      /* also the first paragraph behind a heading */
    bool letterhead_left; /* the decree's left column, else the full measure */
    bool annexes_apart;   /* an annex begins on a page, with the number 1 but
                             where a volume counts on */
    bool parts_apart;     /* so does each document of a volume */
    bool title_page;      /* the title stands on a page of its own */
    enum contents contents;
    int contents_depth; /* levels of headings in it */
    bool run_in_lists;  /* the decree's: items are paragraphs, with their label
                           in the first line */
    struct str header, footer, watermark; /* of every page, or empty */
    bool own_folio;   /* one of them has the page's number */
    bool turns;       /* wide tables stand on turned pages */
    bool sign_fields; /* there are fields for signatures */
    mpt list_indent;  /* a level of a list */
    mpt rule;         /* the thickness of rules */
    struct part_style parts[PART_COUNT];
};

/* All parts in the size of `part`, times `percent`, without indents and with
 * little room between them: for the cells of a table and for notes. */
struct style style_within(const struct style *style, enum part part,
                          int percent);

/* The style of that name, in *style; false: there is none. (style_table.c) */
bool style_named(const char *name, struct style *style);

/* Makes large print of a style. (style_large.c) */
void style_enlarge(struct style *style);

/* The same on the page turned to the left, as its reader turns the sheet to the
 * right: what was at the left, where it is bound, is at the head. */
const struct style *style_turned(struct arena *arena,
                                 const struct style *upright);

/* The width of a full line, and how deep the text of a page is. */
mpt style_measure(const struct style *style);
mpt style_depth(const struct style *style);

#endif
