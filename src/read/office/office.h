/* SPDX-License-Identifier: MIT */
/*
 * What the readers of Word files, OpenDocument and RTF have in common. All
 * three forms have paragraphs with a style and properties of their own, and no
 * lists but numbers before paragraphs. A reader fills a paragraph with runs of
 * text (paragraph.c, run.c), which place.c puts into the tree when it ends.
 *
 * Names begin with "docx", after the form for which this was written first.
 * Sections named in comments are those of ECMA-376-1 (5th edition).
 */
#ifndef ANBAN_READ_OFFICE_OFFICE_H
#define ANBAN_READ_OFFICE_OFFICE_H

#include <stdint.h>

#include "doc/build.h"
#include "doc/doc.h"
#include "read/office/field.h"
#include "read/office/label.h"
#include "read/office/package.h"
#include "read/office/style.h"
#include "read/office/text.h"
#include "read/office/xml.h"
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
    bool headed;          /* the first section's header was looked at */
    enum docx_form footnote_form, endnote_form;
    /* Of the content control which has been opened: it is a contents list, it
     * still shows what is to be filled in. */
    bool lists_contents, prompts;
    int contents_depth; /* of the element within which all is one, or 0 */
    long prompted;      /* controls that nobody filled in */
    long comments, contents, charts; /* left out so far */
    long worded; /* charts and diagrams of which there are words and numbers */
    long equations; /* made a line of text, for the worse */
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

/* A stretch of a paragraph: a text, or a node (an image, a break). */
struct docx_segment {
    struct str text;
    struct node *node;
    unsigned look;
    struct str href;         /* within a link */
    const struct math *math; /* an equation of which it is a part, or NULL */
    bool listed;             /* within a contents list */
    enum docx_folio folio;
    bool tab; /* a tab, which the next stop is for */
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
    unsigned ruled; /* sides with a rule: SIDE_ bits */
    int size;       /* of the smallest letters, in half points; 0: not said */
    long line;
    struct docx_segment *segments; /* used again by the next paragraph */
    size_t segment_count, segment_room;
    struct node *floating; /* the images which stand beside the text */
    struct node *hosted;   /* what its text boxes hold */
    struct str link;       /* the hyperlink which is being read */
    struct node *mark;     /* the note whose mark comes next, as text */
    struct str ruby;       /* how the characters that come next are read */
};

/* office.c: the state of a reader that fills paragraphs from `packed` bytes,
 * with styles that say nothing and a package that is not open yet. */
struct docx *docx_new(struct doc *doc, size_t packed);

/* The text is read, its notes are not in it yet. And what was left out or read
 * in another way than it stands is told. */
void docx_end_text(struct docx *d);
void docx_tell(struct docx *d);

/* A section ends with the paragraph `last`: whether its pages are in landscape
 * has been said by then. */
void docx_end_section(struct docx *d, long last);

/* run.c: text with these properties in force: decoded, or to be, as its font
 * says, and in capitals; nothing when it is hidden. How such text looks in the
 * paragraph, and whether a character style is one of code. */
void docx_add_run(struct docx *d, struct docx_paragraph *p, struct str text,
                  const struct docx_props *props, unsigned look);
/* How what was just added is read, in brackets behind it. */
void docx_add_ruby(struct docx *d, struct docx_paragraph *p, unsigned look);
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

/* paragraph.c: its style's role, or that of an outline level of its own: 1 the
 * highest heading, 10 or more body text, 0 none. */
void docx_set_role(struct docx_paragraph *p, long outline);

/* The node for what stands within a paragraph and goes behind it. */
struct node *docx_hosted(struct docx *d, struct docx_paragraph *p);

/* Text, or a node without a parent, at the paragraph's end. */
void docx_add_text(struct docx *d, struct docx_paragraph *p, struct str text,
                   unsigned look);
void docx_add_node(struct docx *d, struct docx_paragraph *p, struct node *node);

/* equation.c: an equation as a line of text, which keeps its form. */
void docx_add_equation(struct docx *d, struct docx_paragraph *p,
                       const struct math *m);

/* coded.c: decodes what is set in fonts of old codes, when the paragraph has
 * been read. */
void docx_decode_paragraph(struct docx *d, struct docx_paragraph *p);

/* tabs.c: a tab, to the paragraph's next stop; or to a stop of its own, so many
 * twips behind the one before. */
void docx_add_tab(struct docx *d, struct docx_paragraph *p, unsigned look);
void docx_add_tab_to(struct docx *d, struct docx_paragraph *p,
                     struct docx_tab tab, long from, unsigned look);

/* A line that tabs push to the middle or the right, and that has no others,
 * stands there. */
void docx_align_by_tabs(struct docx_paragraph *p);

/* contents.c: takes an entry of a contents list out of the paragraph. */
void docx_drop_contents(struct docx *d, const struct docx_place *place,
                        struct docx_paragraph *p);

/* And a line that says nothing but its page, as in a margin: it means a page
 * of the program that counted it. A sentence keeps what it says. */
void docx_drop_folio(struct docx *d, struct docx_paragraph *p);

/* place.c: puts what was read where it belongs. */
void docx_place_paragraph(struct docx *d, struct docx_place *place,
                          struct docx_paragraph *p);
void docx_place_block(struct docx_place *place, struct node *block);
void docx_place_children(struct docx_place *place, struct node *from);
struct node *docx_place_break(struct docx *d, struct docx_place *place);

/* shape.c: cuts off what `cut` says; it may say nothing. Turns the image
 * clockwise by so many hundredths of a degree, when it has been flipped across
 * and down. */
struct image_shape;
void docx_set_cut(struct docx *d, struct node *image,
                  const struct image_shape *cut);
void docx_set_turn(struct docx *d, struct node *image, long angle,
                   const bool flips[2]);

/* note.c: makes the note of a reference, which stands in `p`; and, when all are
 * made and filled, numbers them and puts them behind the text. */
void docx_add_note(struct docx *d, struct docx_paragraph *p,
                   struct docx_note *note);
void docx_end_notes(struct docx *d);

/* number.c: a bullet as Unicode has it, in the arena or `sign` itself. */
struct str docx_bullet(struct arena *arena, struct str font, struct str sign);

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

/* meta.c: what the file says of itself, by the element that has it (DC_title,
 * CP_keywords ...), or of the company; to be taken when the text is there. */
void docx_take_property(struct docx *d, enum docx_tag tag, struct str value);
void docx_take_company(struct docx *d, struct str name);

#endif
