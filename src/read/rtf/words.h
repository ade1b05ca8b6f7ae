/* SPDX-License-Identifier: MIT */
/* The control words that are understood; see words.c. */
#ifndef ANBAN_READ_RTF_WORDS_H
#define ANBAN_READ_RTF_WORDS_H

#include "read/rtf/rtf.h"

enum rtf_action {
    /* characters, and what stands in a line */
    DO_CHARACTER, /* value: its code point */
    DO_TAB,
    DO_BREAK,
    DO_UNICODE,
    /* how text looks */
    DO_PLAIN,
    DO_BOLD,
    DO_ITALIC,
    DO_UNDERLINE,
    DO_NO_UNDERLINE,
    DO_STRIKE,
    DO_CAPS,
    DO_SIZE,
    DO_HIDDEN,
    DO_HEIGHT, /* value: enum docx_height */
    DO_FONT,
    DO_FALLBACK,
    /* paragraphs */
    DO_PARD,
    DO_PAR,
    DO_STYLE,
    DO_OUTLINE,
    DO_ALIGN, /* value: enum cell_align */
    DO_BREAK_BEFORE,
    DO_DROP_CAP,
    DO_LIST,
    DO_LEVEL,
    DO_TAB_STOP,
    DO_TAB_END, /* value: enum tab_end, of the stop that comes next */
    DO_LEADER,  /* value: its sign, likewise */
    DO_IN_TABLE,
    DO_NEST,
    DO_SECTION,
    DO_SECTION_BEGINS,
    DO_PAGE_SIDE, /* value: enum rtf_side */
    DO_SAME_PAGE,
    /* tables */
    DO_ROW_BEGINS,
    DO_EDGE,
    DO_DOWN,  /* value: enum cell_merge */
    DO_ALONG, /* likewise */
    DO_HEADER_ROW,
    DO_ROW_LEFT,
    DO_CELL_SIDE,  /* value: a side, whose rule comes next */
    DO_ROW_SIDE,   /* value: likewise of all cells */
    DO_BLOCK_SIDE, /* value: likewise of the paragraph; 0: none is meant */
    DO_RULE,       /* value: whether there is one */
    DO_CELL,
    DO_ROW,
    DO_NESTED_CELL,
    DO_NESTED_ROW,
    /* the head */
    DO_CODEPAGE, /* value: the code page, or 0: the word's own */
    DO_DEFAULT_FONT,
    DO_CHARSET,
    /* where text goes */
    DO_TARGET, /* value: enum rtf_target */
    DO_CHARACTER_STYLE,
    DO_NESTED_PROPERTIES,
    DO_PROPERTY,
    DO_FIELD,
    DO_RESULT,
    DO_NOTE,
    DO_END_NOTE,
    DO_COMMENT,
    DO_BOX,
    DO_SHAPE,
    DO_PASS, /* its group is like the one around it */
    DO_PICTURE,
    DO_PICTURE_FORM, /* value: enum rtf_picture_form */
    DO_PICTURE_SIDE, /* value: enum rtf_picture_side */
    DO_SHAPE_VALUE,
    DO_SHAPE_SIDE,
    DO_TWICE,
    /* the tables of lists */
    DO_LIST_DEFINITION,
    DO_LIST_USE,
    DO_LIST_ID,
    DO_LIST_OTHER_LEVEL,
    DO_LIST_LEVEL,
    DO_LEVEL_FORM,
    DO_LEVEL_START,
    DO_LEVEL_TEXT,
    /* equations */
    DO_EQUATION,
    DO_EQUATION_PART, /* value: enum math_kind */
    DO_EQUATION_RUN,
    DO_EQUATION_PROPERTY /* value: enum rtf_math_property */
};

enum rtf_math_property { MATH_BEGIN, MATH_END, MATH_SIGN, MATH_TYPE };

struct rtf_known {
    const char *name;
    enum rtf_action action;
    long value;
};

/* list.c: a word of the tables of lists. */
struct rtf;
void rtf_list_word(struct rtf *r, enum rtf_action action, long value);

/* equation.c: a word of an equation. */
void rtf_equation_word(struct rtf *r, const struct rtf_known *word);

/* table_word.c: a word of tables. */
struct rtf_token;
void rtf_table_word(struct rtf *r, const struct rtf_known *word,
                    const struct rtf_token *token);

/* flow.c: a word about stops of tabs, or \pard, which ends all of them. */
struct rtf_flow;
void rtf_set_tabs(struct rtf_flow *flow, const struct rtf_known *word,
                  long value);

/* The control word of that name, or NULL: it is not understood. */
const struct rtf_known *rtf_find_word(struct str name);

#endif
