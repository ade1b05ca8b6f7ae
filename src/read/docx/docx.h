/* SPDX-License-Identifier: MIT */
/*
 * What the files of the Word reader offer each other.
 *
 * docx.c opens the file and reads its parts in order. body.c walks blocks
 * and runs, table.c tables; what they find goes to a paragraph, which
 * read/office puts into the tree. Sections and tables named in comments are
 * those of ECMA-376-1 (5th edition).
 */
#ifndef ANBAN_READ_DOCX_DOCX_H
#define ANBAN_READ_DOCX_DOCX_H

#include "doc/build.h"
#include "read/office/office.h"

struct docx_cell {
    struct merged_cell as;
    bool gone; /* deleted, as a change that is accepted */
    struct docx_rules rules;
};

/* rules.c: the rules of a table or a cell, whose element has just opened; what
 * stands in them already is overridden. */
void docx_read_rules(struct docx_xml *xml, struct docx_rules *rules);

/* A place behind the paragraph for what is about to be read, which is one
 * deeper until the caller has read it; false: it is passed over, being too deep
 * or hidden. */
bool docx_open_hosted(struct docx *d, struct docx_xml *xml,
                      struct docx_paragraph *p, struct docx_place *place);

/* body.c: blocks until the element of that depth closes. */
void docx_read_blocks(struct docx *d, struct docx_xml *xml, int depth,
                      struct docx_place *place);

/* The one paragraph or table which has just opened. */
void docx_read_block(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place);

/* The properties of a content control, which have just opened. */
void docx_read_control(struct docx *d, struct docx_xml *xml);

/* What a control holds opens, or closes. */
void docx_open_content(struct docx *d, struct docx_xml *xml);

/* What may stand around paragraphs and around text alike: a bookmark, a content
 * control. Any other element is passed by. */
void docx_open_wrapper(struct docx *d, struct docx_xml *xml);
void docx_close_content(struct docx *d, const struct docx_xml *xml);

/* section.c: a section's properties, which have just opened. And the form in
 * which its notes are counted. */
void docx_read_section(struct docx *d, struct docx_xml *xml);
void docx_read_note_form(struct docx_xml *xml, enum docx_form *form);

/* table.c: the table which has just opened. */
void docx_read_table(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place);
void docx_read_cell_properties(struct docx_xml *xml, struct docx_cell *cell);

/* run.c: what stands in a paragraph, until it closes. */
void docx_read_inlines(struct docx *d, struct docx_xml *xml, int depth,
                       struct docx_paragraph *p);

/* field.c: the "fldChar" which has just opened. */
void docx_read_field_char(struct docx *d, struct docx_xml *xml,
                          struct docx_paragraph *p);

/* style.c: the styles of a part. */
struct docx_styles *docx_read_styles(struct docx *d, struct str part);

/* A paragraph's "jc", and the left of its "ind" in twips or `otherwise`. */
enum cell_align docx_alignment(struct str value);
long docx_indent(struct docx_xml *xml, long otherwise);

/* What a paragraph and a style say alike, of which one has just opened; false:
 * it is another. */
bool docx_read_paragraph_property(struct docx_xml *xml, struct docx_style *s);

/* props.c: reads the run properties which have just opened; what stands in
 * them already is overridden. */
void docx_read_props(struct docx_xml *xml, struct arena *arena,
                     struct docx_props *props, struct str *style);

/* paragraph.c: the paragraph's properties, which have just opened. */
void docx_read_paragraph_properties(struct docx *d, struct docx_xml *xml,
                                    struct docx_paragraph *p);

/* tabs.c: the stop, or the tab in a run, which has just opened. */
void docx_read_tab_stop(struct docx_xml *xml, struct docx_tabs *tabs);
void docx_read_tab(struct docx *d, struct docx_xml *xml,
                   struct docx_paragraph *p, unsigned look);

/* chunk.c: the document within the document that has just opened. */
void docx_read_chunk(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place);

/* picture.c: the drawing, picture or object which has just opened. */
void docx_read_drawing(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p);

/* header.c: puts the letterhead in the header of that relation, if it is one,
 * before the text. */
void docx_take_letterhead(struct docx *d, struct str id);

/* chart.c: what the chart or diagram of that relation says goes behind the
 * paragraph; false: not all of it, or nothing, can be had. */
bool docx_read_chart(struct docx *d, struct docx_paragraph *p, struct str id);

/* shape.c: what the element which has just opened says of how `image` is shown:
 * cut off, turned; and of the size, in 1/1000 pt, width first, 0 for none. */
void docx_read_cut(struct docx *d, struct docx_xml *xml, struct node *image);
void docx_read_turn(struct docx *d, struct docx_xml *xml, struct node *image);
void docx_read_extent(struct docx_xml *xml, int32_t size[2]);

/* The same of VML, whose shape tells before the picture comes. */
void docx_read_vml_size(struct str style, int32_t size[2], long *angle,
                        bool flips[2]);
void docx_read_vml_cut(struct docx *d, struct docx_xml *xml,
                       struct node *image);

/* math.c: the equation which has just opened. */
void docx_read_equation(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p);

/* run.c: the name of a place, before the text that stands there. */
void docx_read_bookmark(struct docx *d, struct docx_xml *xml);

/* note.c: a reference to a note, and the notes when all are known. */
void docx_read_reference(struct docx *d, struct docx_xml *xml,
                         struct docx_paragraph *p);
void docx_read_notes(struct docx *d, const struct docx_relations *relations);

/* number.c: the lists of a part. */
void docx_read_numbering(struct docx *d, struct str part);

/* meta.c: what the file says of itself, once the tree is there. */
void docx_read_properties(struct docx *d,
                          const struct docx_relations *relations);

#endif
