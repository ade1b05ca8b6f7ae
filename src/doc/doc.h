/* SPDX-License-Identifier: MIT */
/*
 * The document tree: what a reader makes, what the structure passes mend, and
 * what the layout and the EPUB writer walk. Nodes and their strings live in
 * the document's arena.
 */
#ifndef ANBAN_DOC_DOC_H
#define ANBAN_DOC_DOC_H

#include <stdint.h>

#include "base/image.h"
#include "base/meta.h"
#include "base/sources.h"
#include "base/str.h"
#include "base/watch.h"

struct arena;
struct log;
struct math;

/*
 * The kinds, once: X(KIND, name in dumps, HTML element, PDF role, level).
 * An empty element or role means that the writer has none of its own for it.
 * PDF roles are those of ISO 32000-1, 14.8.4.
 */
#define NODE_KINDS(X)                                                          \
    X(DOCUMENT, "document", "section", "Document", BLOCK)                      \
    X(LETTERHEAD, "letterhead", "header", "Div", BLOCK)                        \
    X(TITLE, "title", "h1", "H1", BLOCK)                                       \
    X(LEAD, "lead", "p", "P", BLOCK)                                           \
    X(HEADING, "heading", "h2", "H2", BLOCK)                                   \
    X(PARAGRAPH, "paragraph", "p", "P", BLOCK)                                 \
    X(LIST, "list", "ul", "L", BLOCK)                                          \
    X(ITEM, "item", "li", "LI", BLOCK)                                         \
    X(DEFINITIONS, "definitions", "dl", "L", BLOCK)                            \
    X(TERM, "term", "dt", "Lbl", BLOCK)                                        \
    X(DEFINITION, "definition", "dd", "LBody", BLOCK)                          \
    X(QUOTE, "quote", "blockquote", "BlockQuote", BLOCK)                       \
    X(CODE_BLOCK, "code-block", "pre", "P", BLOCK)                             \
    X(TABLE, "table", "table", "Table", BLOCK)                                 \
    X(ROW, "row", "tr", "TR", BLOCK)                                           \
    X(CELL, "cell", "td", "TD", BLOCK)                                         \
    X(FIGURE, "figure", "figure", "Div", BLOCK)                                \
    X(CAPTION, "caption", "figcaption", "Caption", BLOCK)                      \
    X(ATTRIBUTION, "attribution", "p", "P", BLOCK)                             \
    X(SIGNATURE, "signature", "div", "Div", BLOCK)                             \
    X(NOTE, "note", "aside", "Note", BLOCK)                                    \
    X(NOTICE, "notice", "p", "P", BLOCK)                                       \
    X(RULE, "rule", "hr", "", BLOCK)                                           \
    X(PAGE_BREAK, "page-break", "", "", BLOCK)                                 \
    X(TEXT, "text", "", "", INLINE)                                            \
    X(EMPHASIS, "emphasis", "em", "Span", INLINE)                              \
    X(STRONG, "strong", "strong", "Span", INLINE)                              \
    X(UNDERLINE, "underline", "u", "Span", INLINE)                             \
    X(STRIKE, "strike", "s", "Span", INLINE)                                   \
    X(SUPERSCRIPT, "superscript", "sup", "Span", INLINE)                       \
    X(SUBSCRIPT, "subscript", "sub", "Span", INLINE)                           \
    X(CODE, "code", "code", "Code", INLINE)                                    \
    X(LINK, "link", "a", "Link", INLINE)                                       \
    X(IMAGE, "image", "img", "Figure", INLINE)                                 \
    X(MATH, "math", "span", "Formula", INLINE)                                 \
    X(LINE_BREAK, "line-break", "br", "", INLINE)                              \
    X(NOTE_REFERENCE, "note-reference", "a", "Reference", INLINE)

enum node_kind {
#define X(kind, name, element, role, level) NODE_##kind,
    NODE_KINDS(X)
#undef X
        NODE_KIND_COUNT
};

enum node_level { LEVEL_BLOCK, LEVEL_INLINE };

/* The part a line plays in an official document (Decree 30/2020, Appendix I).
 */
enum line_role {
    LINE_PLAIN,
    LINE_PARENT_BODY,
    LINE_ISSUING_BODY,
    LINE_ACRONYM,
    LINE_NATION,
    LINE_MOTTO,
    LINE_NUMBER,
    LINE_PLACE_DATE,
    LINE_ABSTRACT,   /* "V/v …": what a letter is about */
    LINE_SECRECY,    /* "MẬT" */
    LINE_URGENCY,    /* "HỎA TỐC" */
    LINE_RECIPIENTS, /* "Nơi nhận:" and lines below it */
    LINE_POST,       /* in whose name and as what it is signed */
    LINE_NAME,       /* who signs */
    LINE_AUTHORITY,  /* who issues it, above what it is founded on */
    LINE_GROUNDS,    /* "Căn cứ …;" */
    LINE_ENACTMENT,  /* "QUYẾT ĐỊNH:" */
    LINE_TITLE_NOTE, /* "(Kèm theo …)", below a title or an appendix's name */
    LINE_VERSE       /* a stanza, whose lines are apart by line breaks */
};

/* The sides of a cell or a paragraph, as bits. */
enum cell_side { SIDE_TOP = 1, SIDE_RIGHT = 2, SIDE_BOTTOM = 4, SIDE_LEFT = 8 };
enum { SIDES_ALL = 15 };

/* Where what follows a tab stands at its stop. */
enum tab_end { TAB_LEFT, TAB_CENTRE, TAB_RIGHT };

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* Why a block was taken for what it is, still to be translated. */
struct reason {
    const char *because[2]; /* the strongest first; NULL: none */
    const char *second;     /* what it would have been else, or NULL */
};

/* Of a NODE_IMAGE; apart from its node, as most nodes are none. */
struct shown_image {
    struct str source;  /* as the document names it: a path, "data:" */
    struct strs others; /* where it is looked for, too, in this order */
    struct str alt, title;
    const struct image *picture;     /* NULL: it cannot be shown */
    const struct image_shape *shape; /* NULL: all of it, as it is */
    int32_t width, height;           /* 1/1000 pt, as shown; 0: not said */
    int share;           /* of the text's width, in percent; 0: not said */
    bool alt_is_caption; /* its form has no other place for one */
};

struct node {
    enum node_kind kind : 8;
    bool given : 1;    /* a hint made it what it is, and it stays so */
    bool told : 1;     /* the log says what it is */
    unsigned nth : 22; /* of the blocks of its line, 1 the first; 0: the only
                          one */
    uint32_t id;       /* order of creation in the document, 1 the first */
    long line;         /* in the source, 1 the first; 0 when it has none */
    struct node *parent, *first, *last, *next, *previous;
    struct str lang;          /* BCP 47; empty: as the parent */
    const struct reason *why; /* of a block, or NULL */
    union {
        struct str text; /* NODE_TEXT */
        /* A NODE_TEXT as well: the run of signs that a tab draws to its stop.
         * A page has as many as it has room for. */
        struct {
            struct str text;
            int32_t stop; /* 1/1000 pt from the left; 0: it is no leader */
            enum tab_end end;
        } leader;
        /* A NODE_TEXT as well: the number of the page on which a place is. */
        struct {
            struct str text;
            int32_t stop;             /* 0, as above */
            struct str name;          /* of the place; empty: it is no number */
            const struct node *place; /* the text there, or NULL */
        } page;
        struct {
            int level; /* 1 the highest; the title stands above them all */
        } heading;
        struct {
            enum line_role role;   /* of a NODE_PARAGRAPH */
            enum cell_align align; /* where its source sets it */
            int size; /* of its letters in half points, the smallest; 0: its
                         source does not say */
            unsigned ruled; /* sides at which its source draws a rule */
        } line;
        struct {
            bool opens_part; /* behind it a document of a volume begins */
        } page_break;
        struct {
            bool ordered; /* its labels count (1., a), I.) */
            bool counted; /* and its source gives them to paragraphs */
        } list;
        struct {
            struct str label; /* as the source has it: "-", "1.", "a)" */
        } item;
        struct {
            bool ruled; /* its source says that rules part its columns */
            bool bare;  /* and that it has none at all */
            const int32_t *grid; /* how wide its columns are meant to be, in
                                    1/1000 pt; or NULL */
            int columns;         /* of the grid */
        } table;
        struct {
            int columns, rows;
            bool header;
            enum cell_align align;
            unsigned bare; /* sides without a rule */
        } cell;
        struct {
            struct str href, title;
            const struct node *place; /* of "#name": the text, or NULL */
        } link;
        struct shown_image *image; /* never NULL */
        struct {
            const struct math *tree; /* of which its children are the line;
                                        NULL: they are all there is */
        } math;
        struct {
            struct str label;
        } note;
        struct {
            struct node *note;
        } reference;
    } as;
};

/* A file which came within the input: a part of a Word file, of a saved page.
 */
struct resource {
    struct resource *next;
    struct str name; /* as images name it, percent-encoding undone */
    struct str bytes;
};

/* The name of a place, to which links may lead. */
struct doc_anchor {
    struct doc_anchor *next;
    struct str name;
    const struct node *node;
    bool behind; /* it is the place of what follows the node */
};

/* Lines of the source that stand on pages in landscape. */
struct doc_landscape {
    struct doc_landscape *next;
    long from, to;
};

struct doc {
    struct arena *arena;
    struct log *log;
    struct meta meta;
    struct node *root; /* NODE_DOCUMENT */
    uint32_t last_id;
    bool
        in_lines; /* a plain text: which lines are neighbours tells something */
    bool is_volume;     /* of documents, whose titles are its headings of
                           level 1 */
    bool web_page;      /* what was read is one */
    bool is_book;       /* and so; its pictures are all in the file itself */
    bool counts_blanks; /* empty lines or paragraphs count as lines, too */
    const struct node *cover; /* the last block of a cover that the text has; or
                                 NULL */
    struct str suggested_title; /* where the text itself shows none, or empty */
    bool names_title;           /* by a front matter: its title is the title */
    struct str folder; /* of the input file, where its images lie; empty:
                          the current one */
    struct image_opener opener; /* of images there; zero: open_image */
    struct image_drawer drawer; /* of drawings; zero: nobody */
    struct page_watch watch;    /* of the pages in the making; zero: nobody */
    struct resource *resources; /* where images are looked for first */
    struct image *images;       /* in the order of the text */
    struct sources sources;     /* the files of these */
    bool tells_all;             /* the log tells of each block */
    struct hints *hints;        /* of the user, or NULL */
    bool keep_all;              /* what would be dropped stays */
    int within;                 /* documents around this one */
    struct node *dropped; /* taken out by a reader or a pass, the last first, by
                             `next` */
    bool has_page_numbers;            /* of places, in its text */
    struct doc_landscape *landscapes; /* landscape.c: the first first */
    struct doc_anchor *anchors;       /* links.c: the last first */
    struct loss *losses, *last_loss;  /* loss.c: what could not be read */
};

/* doc_new, which makes an empty document with its root, is in stages.h. */

/* The lines from `from` to `to`, LONG_MAX for the last, stand on pages in
 * landscape; in the order of the text. And whether a block does. */
void doc_add_landscape(struct doc *doc, long from, long to);
bool doc_is_landscape(const struct doc *doc, const struct node *block);

/* A new last child of `parent`. */
struct node *doc_add(struct doc *doc, struct node *parent, enum node_kind kind,
                     long line);

/* A new last child holding `text`, which is borrowed and must stay. */
struct node *doc_add_text(struct doc *doc, struct node *parent, struct str text,
                          long line);

/* Gives the node what one of its kind holds beside its children. */
void doc_copy_content(struct doc *doc, struct node *node,
                      const struct node *from);

/* A new node of no parent yet; place it with doc_insert. */
struct node *doc_node(struct doc *doc, enum node_kind kind, long line);

/* Puts the parentless `node` into `parent` behind `after`, or first if NULL. */
void doc_insert(struct node *parent, struct node *after, struct node *node);

/* Takes `node` with its children out of the tree. */
void doc_remove(struct node *node);

/* Moves every child of `from` to the end of `to`. */
void doc_move_children(struct node *from, struct node *to);

/* The node after `node` in document order within `root`, or NULL. */
struct node *node_next(const struct node *node, const struct node *root);

/* The next node of the inline tree of `block` behind `node`, which is `block`
 * at first, or NULL. Blocks within are passed by. */
struct node *node_next_inline(const struct node *node,
                              const struct node *block);

/* Whether the heading is the title of a document in a volume. */
bool doc_heads_part(const struct doc *doc, const struct node *heading);

/* The first child of the root of that kind, or NULL. */
struct node *doc_find(const struct doc *doc, enum node_kind kind);

/* The first line of that role in a letterhead or a signature, or NULL; of NULL,
 * too. */
const struct node *node_line(const struct node *of, enum line_role role);

/* The cell of a row in a column, 0 the first; NULL where the row is shorter. */
struct node *node_cell(const struct node *row, int column);

/* The language in force at `node`: its own, its ancestors', the document's. */
struct str node_lang(const struct doc *doc, const struct node *node);

/* The image that the node is, or by which alone a link is shown; else NULL. */
const struct node *node_picture(const struct node *node);
bool node_is_picture(const struct node *node);

/* A leader without signs: white space up to a stop. */
bool node_is_tab(const struct node *node);

/* True when the node holds one text and nothing else, as most blocks do. */
bool node_is_single_text(const struct node *node);

/* All text below `node`, with a space for a line break and between blocks: in
 * the arena, or the node's own when that is all there is. */
struct str node_text(struct arena *arena, const struct node *node);

/* The label of an item, and of a note, which always has one. */
struct str node_label(const struct node *node);

/* The highest number of an image, which is how many there are. */
uint32_t doc_image_count(const struct doc *doc);

/* The sides that its document gives an image, in 1/1000 pt; of one alone, the
 * other by the form of the picture. False: it gives none. */
bool image_size(const struct node *image, int32_t *width, int32_t *height);

/* What an image says where it is not seen: its alternative text, else the
 * caption of its figure; empty when there is neither. */
struct str image_alternative(struct arena *arena, const struct node *image);

/* The same for where the caption stands beside it: empty if it says no more. */
struct str image_description(struct arena *arena, const struct node *image);

/* "parent-body": the name of a line's role, NULL where it has none. */
const char *line_role_name(const struct node *line);

const char *node_name(enum node_kind kind);
const char *node_element(enum node_kind kind);
const char *node_role(enum node_kind kind);
bool node_is_inline(enum node_kind kind);

#define FOR_CHILDREN(child, of)                                                \
    for (struct node *child = (of)->first; child; child = child->next)

#endif
