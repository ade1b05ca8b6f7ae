/* SPDX-License-Identifier: MIT */
/*
 * The styles of a file, and what runs may look like. A style gives a
 * paragraph its role; Word keeps the built-in names in English whatever the
 * language of its menus, other programs and people do not.
 */
#ifndef ANBAN_READ_OFFICE_STYLE_H
#define ANBAN_READ_OFFICE_STYLE_H

#include "doc/doc.h"
#include "read/office/xml.h"

struct docx;

enum docx_switch { UNSAID, OFF, ON };
enum docx_height { HEIGHT_UNSAID, HEIGHT_LINE, HEIGHT_SUPER, HEIGHT_SUB };

/* What a run or a style says of text: 17.3.2. */
struct docx_props {
    enum docx_switch bold, italic, caps, strike, hidden; /* toggles, 17.7.3 */
    enum docx_switch underline;
    enum docx_height height;
    struct str font;
    int size; /* in half points (17.3.2.38); 0: unsaid */
};

enum docx_role {
    ROLE_BODY,
    ROLE_TITLE,
    ROLE_SUBTITLE,
    ROLE_HEADING,
    ROLE_CAPTION,
    ROLE_QUOTE,
    ROLE_CODE,
    ROLE_CONTENTS, /* a line of a contents list */
    ROLE_CONTENTS_HEADING,
    ROLE_FIGURES, /* a line of a list of figures */
    ROLE_HEAD_CELL,
    ROLE_LINE, /* a rule */
    ROLE_AUTHOR,
    ROLE_DATE,
    ROLE_ABSTRACT,
    ROLE_TERM, /* in a list of definitions */
    ROLE_DEFINITION
};

/* Stops of tabs, the leftmost first. */
enum {
    DOCX_TABS_MAX = 12,
    DOCX_LINE = 9000 /* twips: about what a line of A4 holds */
};
struct docx_tabs {
    struct docx_tab {
        long position; /* twips from the left margin */
        char sign;     /* of its leader, or 0 */
        enum tab_end end;
    } at[DOCX_TABS_MAX];
    size_t n;
};

/* tabs.c: a stop, in place of one that stands there; and takes one away. */
void docx_add_tab_stop(struct docx_tabs *tabs, struct docx_tab tab);
void docx_remove_tab_stop(struct docx_tabs *tabs, long position);

/* Where a table or a cell has rules, as bits: a SIDE_ of doc.h, and of a table
 * also those between its cells. What is not said is not ruled. */
enum { BETWEEN_ROWS = 16, BETWEEN_COLUMNS = 32, RULES_ALL = 63 };
struct docx_rules {
    unsigned said, ruled;
};

/* table.c: says of these bits whether there is a rule; takes from `below` what
 * `above` leaves unsaid. */
void docx_say_rules(struct docx_rules *rules, unsigned bits, bool ruled);
void docx_inherit_rules(struct docx_rules *above,
                        const struct docx_rules *below);

/* The sides of a cell without a rule. `edges`: those which are the table's. */
unsigned docx_bare_sides(const struct docx_rules *table,
                         const struct docx_rules *cell, unsigned edges);

/* A column's width for table_set_grid (doc/build.h), of twips; 0: nobody means
 * it. */
int32_t docx_column_width(long twips);

struct docx_style {
    struct str id, name, parent;
    char kind; /* of its type: 'p'aragraph, 'c'haracter, 't'able */
    bool is_default;
    struct docx_props props;
    struct docx_rules rules; /* of a table, around a paragraph */
    long outline;            /* 1 the highest, 10 body text; 0 unsaid */
    long list_id, list_level, indent; /* -1 unsaid */
    enum docx_switch break_before;
    struct docx_tabs *tabs; /* or NULL */
    enum cell_align align;
    enum docx_role role;
    int level;
    bool resolved; /* holds what it is based on, too */
};

struct docx_styles {
    struct docx_style *at; /* in the order of their ids */
    size_t n;
    const struct docx_style *paragraph; /* the defaults */
    const struct docx_style *table;     /* or NULL */
    struct docx_props defaults;         /* docDefaults */
};

/* Puts styles that have been gathered in order, gives each what it has from
 * the one it is based on, and finds the default. And a style that says
 * nothing. */
void docx_settle_styles(struct arena *arena, struct docx_styles *styles);
const struct docx_style *docx_plain_style(struct arena *arena);

/* The style of that id and kind, resolved; NULL when there is none. */
const struct docx_style *docx_style(const struct docx_styles *styles,
                                    struct str id, char kind);

/* True for fonts whose letters are all of one width, by their names. */
bool docx_font_is_fixed(struct str name);

/* The role that the name alone gives, with a heading's level. */
enum docx_role docx_role_of(struct str name, int *level);

/* props.c: a size in half points, or 0 where nobody can mean it. */
int docx_size(long half_points);

/* What `above` leaves unsaid is taken from `below`. */
void docx_inherit_props(struct docx_props *above,
                        const struct docx_props *below);

/* A run's own properties over those of its styles: 17.7.2 and 17.7.3. */
struct docx_props docx_effective(const struct docx_styles *styles,
                                 const struct docx_style *paragraph,
                                 const struct docx_style *character,
                                 const struct docx_props *own);

#endif
