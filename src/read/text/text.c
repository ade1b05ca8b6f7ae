/* SPDX-License-Identifier: MIT */
/*
 * Plain text to blocks. A line (lines.h has joined what was wrapped) is a
 * heading, an item of a list or a paragraph; which of the first two a numbered
 * line is shows in what follows it.
 */
#include "base/arena.h"
#include "doc/build.h"
#include "doc/counting.h"
#include "doc/marker.h"
#include "doc/phrase.h"
#include "read/read.h"
#include "read/text/columns.h"
#include "read/text/lines.h"
#include "stages.h"

enum {
    TEXT_MIN = 150,   /* characters of a line that is surely no item */
    CAPITALS_MIN = 80 /* percent */
};

struct reader {
    struct doc *doc;
    struct lines lines;
    struct lists lists;
    long headed;  /* the number of the section's last heading such as "2." */
    long chapter; /* and of the last such as "II." */
};

static void add_text_block(struct reader *r, struct node *parent,
                           const struct line *line, struct str text)
{
    struct node *node = doc_add(r->doc, parent, NODE_PARAGRAPH, line->number);
    doc_add_text(r->doc, node, text, line->number);
}

static void add_item(struct reader *r, const struct marker *marker,
                     const struct line *line)
{
    struct list_item found = {.label = marker->label,
                              .ordered = marker->kind >= MARKER_LETTER,
                              .line = line->number,
                              .level = marker->kind,
                              .indent = (long)line->indent};
    add_text_block(r, lists_add(&r->lists, &found), line,
                   str_slice(line->text, marker->length, line->text.n));
}

/* The item that the line goes on, being indented right below it; or NULL. */
static struct node *item_above(const struct reader *r, size_t i)
{
    const struct line *line = &r->lines.at[i];
    bool below = i > 0 && line->number == r->lines.at[i - 1].last + 1;
    return below ? lists_item_left_of(&r->lists, (long)line->indent) : NULL;
}

static void add_paragraph(struct reader *r, size_t i)
{
    struct node *item = item_above(r, i);
    const struct line *line = &r->lines.at[i];
    if (!item)
        lists_close(&r->lists);
    add_text_block(r, item ? item : r->doc->root, line, line->text);
}

/* The number of a chapter stands alone and its name below it. */
static bool names_section(const struct reader *r, size_t i)
{
    const struct line *line = &r->lines.at[i];
    struct marker marker;
    bool bare;
    if (i + 1 >= r->lines.n || line->columns ||
        find_marker(line->text, &marker) || section_level(line->text, &bare) ||
        ends_in_stop(line->text) || line->length > TEXT_MIN)
        return false;
    return line->number == r->lines.at[i - 1].last + 1 ||
           capital_share(line->text) >= CAPITALS_MIN;
}

/* Adds the heading at *i; moves *i to its last line. */
static void add_heading(struct reader *r, size_t *i, int level, bool bare)
{
    const struct line *line = &r->lines.at[*i];
    struct doc *doc = r->doc;
    struct node *node = doc_add(doc, doc->root, NODE_HEADING, line->number);
    lists_close(&r->lists);
    node->as.heading.level = level;
    doc_add_text(doc, node, line->text, line->number);
    if (!bare || *i + 1 >= r->lines.n || !names_section(r, *i + 1))
        return;
    line = &r->lines.at[++*i];
    doc_add(doc, node, NODE_LINE_BREAK, line->number);
    doc_add_text(doc, node, line->text, line->number);
}

/* True when the line reads like the text of a section headed by `line`. */
static bool is_text_below(const struct line *line, const struct line *next,
                          bool letter)
{
    if (letter || str_ends(line->text, STR(":")))
        return next->length > TEXT_MIN;
    return next->length > line->length || ends_in_stop(next->text);
}

/* The number of "12." and of "XII."; 0: the label is of another kind. */
static long number_of(const struct marker *marker)
{
    if (marker->kind == MARKER_ROMAN)
        return counting_of_roman(marker->label);
    long number = 0;
    for (size_t i = 0; marker->kind == MARKER_NUMBER && i < marker->label.n;
         i++) {
        char c = marker->label.s[i];
        if (c >= '0' && c <= '9')
            number = number * 10 + c - '0';
    }
    return number;
}

/* Keeps count of the headings "I.", "II.", and of "1.", "2." below one that
 * stands higher. */
static void count_heading(struct reader *r, const struct line *line, int level)
{
    struct marker marker;
    bool numbered = find_marker(line->text, &marker);
    if (numbered && marker.kind == MARKER_NUMBER)
        r->headed = number_of(&marker);
    else if (!numbered || level < MARKER_LEVEL_NUMBER)
        r->headed = 0;
    if (numbered && marker.kind == MARKER_ROMAN)
        r->chapter = number_of(&marker);
    else if (!numbered)
        r->chapter = 0; /* another chapter may count anew */
}

/* Headings which have no text yet. */
static bool are_in_capitals(const struct line *line, const struct line *next)
{
    return capital_share(line->text) >= CAPITALS_MIN &&
           capital_share(next->text) >= CAPITALS_MIN;
}

/* A numbered line is a heading when what follows is not the next item but the
 * text below it, or marks that stand lower, or when it goes on counting from
 * the last heading. 0: it is none. */
static int numbered_level(const struct reader *r, size_t i)
{
    const struct line *line = &r->lines.at[i];
    struct marker own, other;
    if (!find_marker(line->text, &own) || !marker_may_head(&own, line->text) ||
        lists_have_marks(&r->lists, own.kind))
        return 0;
    long number = number_of(&own);
    long last = own.kind == MARKER_ROMAN ? r->chapter : r->headed;
    if (number > 1 && number == last + 1)
        return marker_level(&own);
    bool high = own.kind >= MARKER_ROMAN;
    if (i + 1 == r->lines.n)
        return high && line->number > 1 ? marker_level(&own) : 0;
    const struct line *next = &r->lines.at[i + 1];
    bool colon = str_ends(line->text, STR(":"));
    bool heads = find_marker(next->text, &other)
                     ? (other.kind < own.kind && (high || !colon)) ||
                           (high && other.kind == own.kind &&
                            are_in_capitals(line, next))
                     : is_text_below(line, next, own.kind == MARKER_LETTER);
    return heads ? marker_level(&own) : 0;
}

static bool is_rule(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] != text.s[0] || !text.s[i])
            return false;
    }
    return text.n >= 3 && (text.s[0] == '-' || text.s[0] == '*' ||
                           text.s[0] == '_' || text.s[0] == '=');
}

/* A row of two cells, whose lines are paragraphs. */
static void add_columns(struct reader *r, const struct line *line)
{
    struct node *table =
        doc_add(r->doc, r->doc->root, NODE_TABLE, line->number);
    struct node *row = doc_add(r->doc, table, NODE_ROW, line->number);
    lists_close(&r->lists);
    for (int k = 0; k < COLUMN_COUNT; k++) {
        const struct lines *lines = &line->columns->of[k];
        struct node *cell = doc_add(r->doc, row, NODE_CELL, line->number);
        cell->as.cell.columns = cell->as.cell.rows = 1;
        for (size_t i = 0; i < lines->n; i++)
            add_text_block(r, cell, &lines->at[i], lines->at[i].text);
    }
}

static void add_break(struct reader *r, const struct line *line)
{
    lists_close(&r->lists);
    doc_add(r->doc, r->doc->root, NODE_PAGE_BREAK, line->number);
}

/* Reads the line at *i; moves *i to the last that was read with it. */
static void read_line(struct reader *r, size_t *i)
{
    const struct line *line = &r->lines.at[*i];
    struct marker marker;
    bool bare = false;
    int level = section_level(line->text, &bare);
    if (level == 0)
        level = numbered_level(r, *i);
    if (line->fed)
        add_break(r, line);
    if (says_page_break(line->text)) {
        add_break(r, line);
    } else if (line->columns) {
        add_columns(r, line);
    } else if (line->table) {
        lists_close(&r->lists);
        add_table(r->doc, line);
    } else if (is_picture(line->text)) {
        lists_close(&r->lists);
        add_picture(r->doc, line);
    } else if (is_rule(line->text)) {
        lists_close(&r->lists);
        doc_add(r->doc, r->doc->root, NODE_RULE, line->number);
    } else if (level) {
        count_heading(r, line, level);
        add_heading(r, i, level, bare);
    } else if (find_marker(line->text, &marker)) {
        add_item(r, &marker, line);
    } else {
        add_paragraph(r, *i);
    }
}

void read_text(struct doc *doc, struct str text, bool keep_all)
{
    size_t front = read_front_matter(doc, text_without_pages(doc->arena, text));
    long first = 1;
    doc->in_lines = doc->counts_blanks = true;
    doc->keep_all = keep_all;
    for (size_t i = 0; i < front; i++)
        first += text.s[i] == '\n' || text.s[i] == '\f';
    text = str_slice(text, front, text.n);
    struct lines lines = split_lines(doc->arena, text, first);
    take_pages_apart(doc, &lines);
    find_tables(doc->arena, &lines);
    restore_marks(doc->arena, &lines);
    join_lines(doc->arena, &lines);
    struct lists lists = {.doc = doc, .parent = doc->root, .slack = 1};
    struct reader r = {.doc = doc, .lines = lines, .lists = lists};
    for (size_t i = 0; i < r.lines.n; i++)
        read_line(&r, &i);
}
