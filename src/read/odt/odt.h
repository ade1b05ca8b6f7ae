/* SPDX-License-Identifier: MIT */
/*
 * What the files of the OpenDocument reader share: the file that is being read,
 * and what each of them offers the others.
 *
 * odt.c opens the file and reads its parts in order: style.c and list.c the
 * styles, body.c the blocks, table.c tables, inline.c what stands in a
 * paragraph, frame.c pictures and boxes. What they find goes to the paragraphs
 * of read/office, which know how to become a tree. Sections named in
 * comments are those of OpenDocument 1.2, part 1.
 */
#ifndef ANBAN_READ_ODT_ODT_H
#define ANBAN_READ_ODT_ODT_H

#include "read/office/office.h"

struct odt_lists;

struct odt_font {
    struct str name, family;
};

/* What the file says of itself, for when the text is there. */
struct odt_property {
    enum docx_tag tag;
    struct str value;
};

/* What a style of frames cuts off its picture, at the top, the right, the
 * bottom and the left, in 1/1000 pt of the picture's own size. */
struct odt_cut {
    struct str style;
    int32_t sides[4];
    bool across, down; /* and how it mirrors it (20.313) */
};

/* What styles and pages are called, with what is known of each. */
struct odt_names {
    struct odt_name {
        struct str name, other; /* other: the master page of a style */
        bool wide;              /* pages in landscape */
        int32_t width;          /* of a column of a table, 1/1000 pt */
        unsigned bare;          /* sides of a cell without a rule (doc.h) */
    } * at;
    size_t n;
};

struct odt {
    struct docx *d;
    struct odt_names layouts, masters, styled; /* of pages; page.c */
    struct odt_names tables;                   /* styles of cells and columns */
    struct odt_cut *cuts;
    size_t cut_count;
    struct odt_lists *lists;
    struct odt_font *fonts;
    struct odt_property *properties;
    size_t font_count, property_count;
    bool flat; /* one XML file, which holds its pictures, too */
    bool text; /* it has a text, not a table or slides */
};

/* The lists that are open around a block, the outermost first. */
enum { ODT_LISTS_MAX = 32 };
struct odt_open_list {
    long list;  /* whose numbers count, from 1 on; 0: none */
    long style; /* of lists, from 1 on */
    long own;   /* that of the item alone, or 0 */
    bool fresh; /* an item has begun, and has no label yet */
    long start; /* what it counts, or -1: the next */
};

/* Where blocks go, with the lists around them. */
struct odt_place {
    struct docx_place place;
    struct odt_open_list open[ODT_LISTS_MAX];
    size_t open_count, lost;       /* lost: open ones beyond */
    struct docx_segment *segments; /* room for those of the next paragraph */
    size_t segment_room;
};

/* A paragraph while it is read. */
enum { ODT_SPANS_MAX = 32 };
struct odt_line {
    struct docx_paragraph p;
    struct odt_span {
        struct docx_props props;
        bool code;
    } spans[ODT_SPANS_MAX];
    size_t span_count, lost;
    struct str outer; /* the link around a reference */
    bool blank;       /* white space here is no more: some stands before it */
};

/* style.c: the styles of the element which has just opened; all of them have
 * been read. */
void odt_read_fonts(struct odt *o, struct docx_xml *xml);
void odt_read_styles(struct odt *o, struct docx_xml *xml);
void odt_settle_styles(struct odt *o);

/* page.c: a page layout, or an element with such, or with master pages, which
 * has just opened; a style, by its key, begins a page; what stands in line
 * `line` has that style. */
void odt_read_page_layout(struct odt *o, struct docx_xml *xml);
void odt_read_page_layouts(struct odt *o, struct docx_xml *xml);
void odt_read_masters(struct odt *o, struct docx_xml *xml);
void odt_note_master(struct odt *o, struct str style, struct str master);
void odt_begin_page(struct odt *o, struct str style, long line);

/* table_style.c: the rules which the properties of a cell or a paragraph say.
 */
void odt_read_rules(struct docx_xml *xml, struct docx_rules *rules);

/* What text of a "style:text-properties" looks like. */
void odt_read_props(struct odt *o, struct docx_xml *xml,
                    struct docx_props *props);

/* The style of that name, which is borrowed; of a kind of docx_style. NULL:
 * there is none. */
const struct docx_style *odt_style(struct odt *o, struct str name, char kind);

/* The name of an automatic style without its escapes: "Heading_20_1". */
struct str odt_style_name(struct arena *arena, struct str name);

/* list.c: the list style which has just opened, and the number of the one with
 * that name: 0, there is none. The headings' own has the name "". */
void odt_read_list_style(struct odt *o, struct docx_xml *xml);
long odt_list_style(struct odt *o, struct str name);

/* A list begins or ends, or an item of it. */
void odt_open_list(struct odt *o, struct docx_xml *xml, struct odt_place *at);
void odt_close_list(struct odt_place *at);
void odt_open_item(struct odt *o, struct docx_xml *xml, struct odt_place *at);

/* The labels of a paragraph in a list, of a heading of that level, and of a
 * numbered paragraph, whose element has just opened. */
void odt_label(struct odt *o, struct odt_place *at, struct docx_paragraph *p);
void odt_label_heading(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at, struct docx_paragraph *p);
void odt_open_numbered(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at);

/* body.c: blocks until the element of that depth closes. */
void odt_read_blocks(struct odt *o, struct docx_xml *xml, int depth,
                     struct node *parent, bool top);

/* Puts the line into the tree; `at` is where its block stands. */
void odt_place_line(struct odt *o, struct odt_place *at, struct odt_line *line);

/* What is no text, or is left out, or stands elsewhere; true: skipped. */
bool odt_skips(struct odt *o, struct docx_xml *xml);

/* table_style.c: a style of tables, columns or cells which has just opened;
 * what is known of one by its name, or NULL. */
void odt_read_table_style(struct odt *o, struct docx_xml *xml);
const struct odt_name *odt_table_style(const struct odt *o, struct str name);

/* table.c: the table which has just opened. */
void odt_read_table(struct odt *o, struct docx_xml *xml,
                    struct docx_place *place);

/* inline.c: what stands in a paragraph, until it closes. */
void odt_read_inlines(struct odt *o, struct docx_xml *xml, int depth,
                      struct odt_line *line);

/* The place of a heading, whose text has been read, for links to it. */
void odt_add_heading(struct odt *o, const struct docx_paragraph *p);

/* frame.c: the frame or shape which has just opened. */
void odt_read_frame(struct odt *o, struct docx_xml *xml, struct odt_line *line);

/* size.c: of the beginning of a picture's file, in pixels, and how many of them
 * are an inch; 0: not known. */
struct odt_size {
    long width, height;
    long across, down;
};
struct odt_size odt_size_of(struct str bytes);

/* cut.c: a style of frames which has just opened; what it cuts off the picture
 * of the node, which shows it turned clockwise by so many hundredths of a
 * degree. */
void odt_read_frame_style(struct odt *o, struct docx_xml *xml);
void odt_shape(struct odt *o, struct str style, long angle, struct node *image);

/* math.c: the formula which has just opened, as a line of text. */
void odt_read_math(struct odt *o, struct docx_xml *xml, struct odt_line *line);

/* meta.c: notes a property which has just opened; takes them over. */
void odt_read_property(struct odt *o, struct docx_xml *xml);
void odt_take_properties(struct odt *o);

#endif
