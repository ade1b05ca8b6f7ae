/* SPDX-License-Identifier: MIT */
/*
 * What the files of the RTF reader share: the file that is being read, and what
 * each of them offers the others.
 *
 * token.c cuts the bytes into tokens, group.c keeps what holds within braces,
 * word.c knows the control words, text.c decodes, flow.c and table.c put
 * paragraphs and cells together, which read/office makes a tree of. What
 * is named in comments is told in Microsoft's "Rich Text Format (RTF)
 * Specification", version 1.9.1.
 */
#ifndef ANBAN_READ_RTF_RTF_H
#define ANBAN_READ_RTF_RTF_H

#include "base/log.h"
#include "read/office/office.h"

/* ---- token.c ---- */

enum rtf_kind {
    RTF_END,
    RTF_OPEN,  /* { */
    RTF_CLOSE, /* } */
    RTF_WORD,  /* \b0 */
    RTF_SIGN,  /* \~ */
    RTF_BYTE,  /* a character, or \'e1 */
    RTF_BIN    /* bytes as they are */
};

struct rtf_token {
    enum rtf_kind kind;
    struct str text; /* a word's name; what \bin holds */
    long value;      /* of a word; the sign or the byte */
    bool valued;     /* the word has a number */
    bool broken;     /* \bin says more than there is */
};

/* The token at byte *at, which moves behind it. */
struct rtf_token rtf_next(struct str bytes, size_t *at);

/* ---- group.c ---- */

/* Where text goes. */
enum rtf_target {
    TO_TEXT,
    TO_NOTHING, /* but what is in it may go elsewhere */
    TO_SKIP,    /* with all that is in it */
    TO_FONTS,
    TO_STYLES,
    TO_LABEL,
    TO_PICTURE,
    TO_NAME, /* of a shape's property */
    TO_ALT,
    TO_INSTRUCTION,
    TO_PROPERTY,
    TO_LISTS,
    TO_LEVEL_TEXT,
    TO_EQUATION,
    TO_EQUATION_PROPERTY
};

enum {
    RTF_STYLES_MAX = 4096,
    RTF_SIZE = 24 /* \fs of text of which nothing is said, in half points */
};

/* What ends with a group. */
enum rtf_end {
    ENDS_NOTHING,
    ENDS_FIELD,
    ENDS_FLOW, /* a note, a box */
    ENDS_PICTURE,
    ENDS_SHAPE,
    ENDS_SHAPE_VALUE,
    ENDS_ALT,
    ENDS_PROPERTY,
    ENDS_LEVEL_TEXT,
    ENDS_EQUATION,
    ENDS_EQUATION_PART,
    ENDS_EQUATION_PROPERTY
};

struct rtf_group {
    enum rtf_target to;
    enum rtf_end ends;
    struct docx_props props; /* but for the font */
    long font, fallback;     /* \f, \uc */
    long character;          /* its style; -1: none */
    long style, outline;     /* of the paragraph; -1: unsaid */
    long list, level, nest;
    enum cell_align align;
    unsigned ruled, side; /* rules around it; the side whose rule comes next */
    bool in_table, break_before;
    bool drop_cap;   /* it is a large first letter */
    bool nested_row; /* "nesttableprops" */
    bool in_shape;
    bool skips_first; /* "upr": the next group is for old readers */
};

struct rtf_font {
    long number;
    long charset; /* of Windows; -1: unsaid */
    struct str name;
};

struct rtf_property {
    enum docx_tag tag;
    struct str value;
};

/* ---- table.c ---- */

enum { RTF_CELLS_MAX = 64 /* Word has 63 */, RTF_NEST_MAX = DOCX_DEPTH_MAX };

/* What \trowd and the words behind it say of a row. */
struct rtf_definition {
    struct {
        long right; /* in twips */
        enum cell_merge down, along;
        struct docx_rules rules;
    } cells[RTF_CELLS_MAX];
    size_t n;
    long left; /* of the first cell */
    struct docx_rules rules,
        next;                    /* of all cells; of the one that comes next */
    unsigned side;               /* whose rule comes next, or 0 */
    bool of_row;                 /* it is that of all cells */
    enum cell_merge down, along; /* of the cell that comes next */
    bool header;
};

struct rtf_table;

/* ---- flow.c: a text with its tables: the document's, a note's, a box's ----
 */

struct rtf_flow {
    struct docx_paragraph p;
    struct docx_place places[RTF_NEST_MAX + 1]; /* outside of tables, in one,
                                                   in one within it ... */
    struct rtf_table *tables[RTF_NEST_MAX + 1]; /* from 1 on; NULL: none */
    size_t nest;                                /* the innermost that is open */
    struct rtf_definition *rows[2];             /* in force: outer, nested */
    struct docx_tabs tabs;                      /* in force since \pard */
    struct docx_tab stop;                       /* what is said of the next */
    struct str label_font;
    struct buf label;
    struct rtf_flow *outer;
    bool note;
};

struct rtf_lists;

/* Sides of the page: the document's, a section's. */
enum rtf_side {
    SIDE_PAPER_WIDTH,
    SIDE_PAPER_HEIGHT,
    SIDE_PAGE_WIDTH,
    SIDE_PAGE_HEIGHT,
    RTF_SIDES
};

enum rtf_picture_form {
    PICTURE_OTHER, /* cannot be shown */
    PICTURE_PNG,
    PICTURE_JPEG,
    PICTURE_EMF,
    PICTURE_WMF
};

/* How a picture is shown: its own size, and what is cut off it, in twips, and
 * the scale of what is left, in percent. */
enum rtf_picture_side {
    PICTURE_WIDTH,
    PICTURE_HEIGHT,
    PICTURE_SCALE_ACROSS,
    PICTURE_SCALE_DOWN,
    PICTURE_CUT_LEFT,
    PICTURE_CUT_TOP,
    PICTURE_CUT_RIGHT,
    PICTURE_CUT_BOTTOM,
    RTF_PICTURE_SIDES
};

/* ---- shape.c ---- */

enum rtf_shape_value {
    SHAPE_TURN,
    SHAPE_FLIP_ACROSS,
    SHAPE_FLIP_DOWN,
    SHAPE_CUT_LEFT,
    SHAPE_CUT_TOP,
    SHAPE_CUT_RIGHT,
    SHAPE_CUT_BOTTOM,
    RTF_SHAPE_VALUES
};

struct rtf_shape {
    long values[RTF_SHAPE_VALUES];
    enum rtf_shape_value next; /* whose value is being read */
    long sides[4];             /* left, top, right, bottom, in twips */
    struct node *image;        /* the picture in it, or NULL */
};

struct rtf {
    struct docx *d;
    struct str bytes;
    size_t at;
    struct rtf_group *groups;             /* the innermost last */
    size_t group_count, group_room, lost; /* lost: beyond what is kept */
    struct rtf_flow *flow;
    struct buf text, coded; /* UTF-8; bytes that are not decoded yet */
    struct buf name;        /* of a font, a style, a property */
    struct buf picture;
    int nibble; /* the first half of a byte in hexadecimal digits; -1: none */
    enum rtf_picture_form picture_form;
    long picture_sides[RTF_PICTURE_SIDES]; /* 0: not said */
    struct str alt;
    struct rtf_shape shape; /* that is open, or the picture that is read */
    struct rtf_font *fonts;
    size_t font_count;
    struct rtf_property *properties;
    size_t property_count;
    enum docx_tag property;                          /* that is being read */
    const struct docx_style *styles[RTF_STYLES_MAX]; /* by number, or NULL */
    const struct docx_style *plain;
    long codepage, default_font;
    long skip;         /* so many characters are for readers without Unicode */
    long high;         /* the first half of a character beyond U+FFFF, or 0 */
    long pictures;     /* held so far */
    long old_pictures; /* in forms that cannot be shown */
    struct math *math; /* the part of an equation that is open, or NULL */
    int math_nested;
    long math_property;      /* that is being read */
    struct rtf_lists *lists; /* NULL: there is no table of them */
    bool lists_end;          /* paragraphs are counted from here on */
    bool starred;            /* \* has been read */
    struct node *section;    /* the page break that began it */
    long sides[RTF_SIDES];   /* of pages, in twips; 0: not said */
    struct log unheard;      /* what decoding pieces of text says */
};

static inline struct rtf_group *rtf_group(const struct rtf *r)
{
    return &r->groups[r->group_count - 1];
}

/* group.c */
void rtf_open_group(struct rtf *r);
void rtf_close_group(struct rtf *r);

/* word.c: a section ends with paragraph `last`; whether it was in landscape. */
void rtf_end_landscape(struct rtf *r, long last);

/* The word or sign which has just been read. */
void rtf_word(struct rtf *r, const struct rtf_token *token);
void rtf_sign(struct rtf *r, long sign);

/* text.c: a byte in the font's code, a character; what has been gathered goes
 * where it belongs. */
void rtf_add_byte(struct rtf *r, unsigned char byte);
void rtf_add_character(struct rtf *r, uint32_t c);
void rtf_flush(struct rtf *r);
void rtf_add_tab(struct rtf *r);
const struct rtf_font *rtf_font(const struct rtf *r, long number);

/* An equation in the paragraph. */
void rtf_add_equation(struct rtf *r, const struct math *m);

/* equation.c: what ends with a group, and a text of a run. */
void rtf_end_equation(struct rtf *r);
void rtf_end_equation_part(struct rtf *r);
void rtf_end_equation_property(struct rtf *r);
void rtf_add_equation_text(struct rtf *r, struct str text);

/* head.c: the tables of fonts and styles, and the file's properties. */
void rtf_begin_font(struct rtf *r, long number);
void rtf_set_charset(struct rtf *r, long charset);
void rtf_end_names(struct rtf *r);
const struct docx_style *rtf_style(const struct rtf *r, long number);
void rtf_end_property(struct rtf *r);

/* flow.c */
void rtf_begin_flow(struct rtf *r, struct node *parent, bool top);
void rtf_end_flow(struct rtf *r);
void rtf_end_paragraph(struct rtf *r);
void rtf_begin_note(struct rtf *r);
void rtf_set_note_at_end(struct rtf *r);
void rtf_begin_box(struct rtf *r);
struct docx_place *rtf_place(struct rtf *r, size_t nest);

/* table.c: the cell that is open at that depth, and what ends. */
void rtf_settle(struct rtf *r, size_t nest);
void rtf_end_cell(struct rtf *r, size_t nest);
void rtf_end_row(struct rtf *r, size_t nest);
struct rtf_definition *rtf_definition(struct rtf *r);

/* The row's next cell ends there; the side that was named has a rule. */
void rtf_add_edge(struct rtf *r, long right);
void rtf_set_rule(struct rtf_definition *row, bool ruled);

/* list.c, with rtf_list_word of words.h: the number of the list that is being
 * read, what a level's text is made of and how it is shown; `true`: the byte
 * was no character. */
void rtf_set_list(struct rtf *r, long number);
void rtf_begin_level_text(struct rtf *r);
bool rtf_add_level_byte(struct rtf *r, unsigned char byte);
void rtf_end_level_text(struct rtf *r);
void rtf_set_level_font(struct rtf *r, const struct rtf_font *font);

/* Counts a paragraph of the list, as docx_count does. */
bool rtf_count(struct rtf *r, long list, long level,
               struct docx_counted *counted);

/* shape.c: a shape, or a picture that stands in none, begins; it ends. And the
 * value of its property of that name, in `name`; false: it is no matter. */
void rtf_begin_shape(struct rtf *r);
void rtf_end_shape(struct rtf *r);
bool rtf_begin_shape_value(struct rtf *r, struct str name);
void rtf_end_shape_value(struct rtf *r);

/* picture.c */
void rtf_begin_picture(struct rtf *r);
void rtf_picture_byte(struct rtf *r, unsigned char byte);
void rtf_end_picture(struct rtf *r);

#endif
