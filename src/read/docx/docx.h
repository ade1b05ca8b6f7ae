/* SPDX-License-Identifier: MIT */
/*
 * What the files of the Word reader share: the file that is being read, and
 * what each of them offers the others.
 *
 * docx.c opens the file and reads its parts in order. body.c walks blocks
 * and runs, table.c tables; what they find goes to a paragraph
 * (paragraph.c), which place.c puts into the tree. Sections and
 * tables named in comments are those of ECMA-376-1 (5th edition).
 */
#ifndef ANBAN_READ_DOCX_DOCX_H
#define ANBAN_READ_DOCX_DOCX_H

#include <stdint.h>

#include "doc/build.h"
#include "doc/doc.h"
#include "read/docx/field.h"
#include "read/docx/label.h"
#include "read/docx/package.h"
#include "read/docx/style.h"
#include "read/docx/text.h"
#include "read/docx/xml.h"
#include "read/read.h"

struct docx_note {
    struct str id;
    struct node *node;
    bool at_end; /* an endnote */
};

struct docx {
    struct docx_package *package;
    struct doc *doc;
    struct arena *arena;
    struct docx_styles *styles;
    struct docx_numbering *numbering;
    struct docx_relations relations; /* of the part that is being read */
    struct docx_fields fields;
    struct buf scratch; /* the text that is being put together */
    struct docx_budget {
        size_t left; /* in units, see budget.c */
        bool told;
    } budget;
    struct docx_segment *spare; /* room for segments that nobody uses */
    size_t spare_room;
    struct strs places;      /* bookmarks since the last text */
    struct docx_note *notes; /* in the order of their references */
    size_t note_count;
    struct node *title;   /* found so far */
    struct node *section; /* the page break before the section being read */
    long section_start;   /* the last paragraph before it */
    bool landscape;       /* the section that was read last, see its end */
    long paragraphs;      /* read so far; the tree's "lines" */
    int depth;            /* tables and text boxes around what is read */
    bool in_notes;        /* a note has no notes of its own */
    enum docx_form footnote_form, endnote_form;
    /* Of the content control which has been opened: it is a contents list, it
     * still shows what is to be filled in. */
    bool lists_contents, prompts;
    int contents_depth; /* of the element within which all is one, or 0 */
    long prompted;      /* controls that nobody filled in */
    long comments, contents, charts; /* left out so far */
    long equations;                  /* made a line of text, for the worse */
    struct docx_codes {
        struct str font; /* the first font of old codes in the text */
        size_t in_font, not_in_font; /* runs in such fonts: of the font's codes,
                                        of Unicode all the same */
        bool unicode;                /* Vietnamese in other fonts */
    } codes;
};

/* Where blocks go: into a node, with the lists that are open in it. */
enum { DOCX_LEVELS = 9, DOCX_DEPTH_MAX = 8 };
struct docx_place {
    struct node *parent;
    struct docx_cell *cell; /* whose properties have not come yet, or NULL */
    bool top;           /* the document's own text, not a cell's or a note's */
    struct lists lists; /* by their numbers in numbering.xml, in twips */
};

struct docx_cell {
    struct merged_cell as;
    bool gone; /* deleted, as a change that is accepted */
    struct docx_borders borders;
};

/* border.c: the rules of a table or a cell, whose element has just opened; what
 * stands in them already is overridden. */
void docx_read_borders(struct docx_xml *xml, struct docx_borders *borders);

/* What `above` leaves unsaid is taken from `below`. */
void docx_inherit_borders(struct docx_borders *above,
                          const struct docx_borders *below);

/* The sides of a cell without a rule, as bits (doc.h). */
struct docx_edges {
    bool top, bottom, left, right; /* the table's edge is there */
};
unsigned docx_bare_sides(const struct docx_borders *table,
                         const struct docx_borders *cell,
                         const struct docx_edges *at);

/* A stretch of a paragraph: a text, or a node (an image, a break). */
struct docx_segment {
    struct str text;
    struct node *node;
    unsigned look;
    struct str href; /* within a link */
    bool listed;     /* within a contents list */
    bool tab;        /* a tab, which the next stop is for */
    /* Set in a font of old codes, and not decoded yet; to be put into capitals
     * then. */
    bool coded, caps;
    enum legacy legacy;
    struct str font;
};

struct docx_paragraph {
    const struct docx_style *style; /* never NULL */
    enum docx_role role;
    int level; /* of a heading */
    bool numbered, ordered;
    struct str label;
    long list_id, list_level, indent;
    bool break_before;
    struct docx_tabs tabs;
    size_t coded_bytes,
        prose_bytes; /* text in a fixed-width font, in another */
    bool points;     /* its text leads to a heading, or asks for its page */
    bool begins_contents;
    bool loose;   /* of runs that stand in no paragraph */
    bool goes_on; /* its end was deleted: the next goes on with it */
    bool ends_section;
    enum cell_align align;
    long line;
    struct docx_segment *segments; /* used again by the next paragraph */
    size_t segment_count, segment_room;
    struct node *floating; /* the images which stand beside the text */
    struct node *hosted;   /* what its text boxes hold */
    struct str link;       /* the hyperlink which is being read */
    struct node *mark;     /* the note whose mark comes next, as text */
};

/* paragraph.c: the node for what stands within a paragraph and goes behind it.
 * And a place in it for what is about to be read, which is one deeper until the
 * caller has read it; false: it is passed over, being too deep or hidden. */
struct node *docx_hosted(struct docx *d, struct docx_paragraph *p);
bool docx_open_hosted(struct docx *d, struct docx_xml *xml,
                      struct docx_paragraph *p, struct docx_place *place);

/* docx.c: the state of a reader that fills Word's paragraphs from `packed`
 * bytes, with styles that say nothing and a package that is not open yet. */
struct docx *docx_new(struct doc *doc, size_t packed);

/* docx.c: the text is read, its notes are not in it yet. And what was left out
 * or read in another way than it stands is told. */
void docx_end_text(struct docx *d);
void docx_tell(struct docx *d);

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

/* section.c: a section's properties, which have just opened; and its end, with
 * the paragraph `last`. */
void docx_read_section(struct docx *d, struct docx_xml *xml);
void docx_end_section(struct docx *d, long last);
void docx_read_note_form(struct docx_xml *xml, enum docx_form *form);

/* table.c: the table which has just opened. */
void docx_read_table(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place);
void docx_read_cell_properties(struct docx_xml *xml, struct docx_cell *cell);

/* run.c: what stands in a paragraph, until it closes. */
void docx_read_inlines(struct docx *d, struct docx_xml *xml, int depth,
                       struct docx_paragraph *p);

/* Text with these properties in force: decoded, or to be, as its font says,
 * and in capitals; nothing when it is hidden. How such text looks in the
 * paragraph, and whether a character style is one of code. */
void docx_add_run(struct docx *d, struct docx_paragraph *p, struct str text,
                  const struct docx_props *props, unsigned look);
unsigned docx_look_of(const struct docx_paragraph *p,
                      const struct docx_props *e);
bool docx_is_code(const struct docx_style *s);

/* budget.c: what may be made of the file. */
void docx_budget_open(struct docx *d, size_t packed);

/* What it costs, in units: a table by its style, a heading by its lines in the
 * contents and the outline. */
enum {
    DOCX_PAY_BLOCK = 64, /* a paragraph, a cell, a row; a node within a line */
    DOCX_PAY_HEADING = 96, /* more */
    DOCX_PAY_TABLE = 256
};
void docx_pay(struct docx *d, size_t units);

/* As much of `text` as can be paid. */
struct str docx_pay_text(struct docx *d, struct str text);

/* Nothing more can be made: that is told, once. */
bool docx_is_spent(struct docx *d);

/* paragraph.c: the paragraph's properties, which have just opened. */
void docx_read_paragraph_properties(struct docx *d, struct docx_xml *xml,
                                    struct docx_paragraph *p);
void docx_add_text(struct docx *d, struct docx_paragraph *p, struct str text,
                   unsigned look);
void docx_add_node(struct docx *d, struct docx_paragraph *p, struct node *node);

/* coded.c: decodes what is set in fonts of old codes, when the paragraph has
 * been read. */
void docx_decode_paragraph(struct docx *d, struct docx_paragraph *p);

/* tabs.c: a tab; and the one which has just opened in a run. */
void docx_add_tab(struct docx *d, struct docx_paragraph *p, unsigned look);
void docx_read_tab(struct docx *d, struct docx_xml *xml,
                   struct docx_paragraph *p, unsigned look);

/* A line that tabs push to the middle or the right, and that has no others,
 * stands there. */
void docx_align_by_tabs(struct docx_paragraph *p);

/* chunk.c: the document within the document that has just opened. */
void docx_read_chunk(struct docx *d, struct docx_xml *xml,
                     struct docx_place *place);

/* contents.c: takes an entry of a contents list out of the paragraph. */
void docx_drop_contents(struct docx *d, const struct docx_place *place,
                        struct docx_paragraph *p);

/* place.c: puts what was read where it belongs. */
void docx_place_paragraph(struct docx *d, struct docx_place *place,
                          struct docx_paragraph *p);
void docx_place_block(struct docx_place *place, struct node *block);
void docx_place_children(struct docx_place *place, struct node *from);
struct node *docx_place_break(struct docx *d, struct docx_place *place);

/* picture.c: the drawing, picture or object which has just opened. */
void docx_read_drawing(struct docx *d, struct docx_xml *xml,
                       struct docx_paragraph *p);

/* shape.c: what the element which has just opened says of how `image` is shown:
 * cut off, turned; and of the size, in 1/1000 pt, width first, 0 for none. */
void docx_read_cut(struct docx *d, struct docx_xml *xml, struct node *image);
void docx_read_turn(struct docx *d, struct docx_xml *xml, struct node *image);
void docx_read_extent(struct docx_xml *xml, int32_t size[2]);

/* Cuts off what `cut` says; it may say nothing. */
struct image_shape;
void docx_set_cut(struct docx *d, struct node *image,
                  const struct image_shape *cut);

/* The same of VML, whose shape tells before the picture comes. */
void docx_read_vml_size(struct str style, int32_t size[2], int *quarters,
                        bool flips[2]);
void docx_read_vml_cut(struct docx *d, struct docx_xml *xml,
                       struct node *image);
void docx_set_turn(struct docx *d, struct node *image, int quarters,
                   const bool flips[2]);

/* math.c: the equation which has just opened. */
void docx_read_equation(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p);

/* run.c: the name of a place, before the text that stands there. */
void docx_read_bookmark(struct docx *d, struct docx_xml *xml);

/* note.c: a reference to a note, and the notes when all are known. */
void docx_read_reference(struct docx *d, struct docx_xml *xml,
                         struct docx_paragraph *p);
void docx_read_notes(struct docx *d, const struct docx_relations *relations);

/* Makes the note of a reference, which stands in `p`; and, when all are made
 * and filled, numbers them and puts them behind the text. */
void docx_add_note(struct docx *d, struct docx_paragraph *p,
                   struct docx_note *note);
void docx_end_notes(struct docx *d);

/* number.c: a bullet as Unicode has it, in the arena or `sign` itself. */
struct str docx_bullet(struct arena *arena, struct str font, struct str sign);
void docx_read_numbering(struct docx *d, struct str part);
/* Counts a paragraph of that list and level: its label as Word shows it. False
 * when there is no such list. */
struct docx_counted {
    struct str label;
    bool ordered;
    long indent; /* -1: it does not say */
};
bool docx_count(struct docx *d, long list_id, long level,
                struct docx_counted *counted);
/* The level which the list has for paragraphs of that style, or `otherwise`. */
long docx_style_level(const struct docx *d, long list_id, struct str style,
                      long otherwise);

/* meta.c: what the file says of itself, once the tree is there. */
void docx_read_properties(struct docx *d,
                          const struct docx_relations *relations);

/* One of them, by the element that has it: DC_title, CP_keywords ... */
void docx_take_property(struct docx *d, enum docx_tag tag, struct str value);

#endif
