/* SPDX-License-Identifier: MIT */
/*
 * The structure passes and what they share. A pass is about one thing; it looks
 * at the blocks of the root and either gives one its kind (and tells so) or
 * takes one out by a named rule.
 */
#ifndef ANBAN_DOC_PASSES_PASSES_H
#define ANBAN_DOC_PASSES_PASSES_H

#include "doc/bodies.h"
#include "doc/doc.h"
#include "doc/marker.h"
#include "doc/phrase.h"

/* A pass in the order of doc/structure.c. */
enum { PASS_NEEDS_MAX = 3 };
struct pass {
    const char *name;
    void (*run)(struct doc *doc);
    bool any_language;                 /* else of Vietnamese documents only */
    const char *needs[PASS_NEEDS_MAX]; /* passes that must come before */
};

/* All of them, in their order. */
const struct pass *structure_passes(size_t *n);

/* web.c: what the page around the report puts before and below it */
void pass_breadcrumb(struct doc *doc);
void pass_date(struct doc *doc);
void pass_views(struct doc *doc);
void pass_counter(struct doc *doc);

/* The first date in digits, "22/12/2020", in a line; empty: there is none. */
struct str find_date(struct str text);

/* "Đàm Thị Quế1, Lưu Bá Thạch": two persons or more, each with a surname. */
bool is_list_of_names(struct doc *doc, struct str text);

/* byline.c: who wrote it, and when */
void pass_byline(struct doc *doc);

/* own_date.c: when it was made, as it says itself */
void pass_own_date(struct doc *doc);

/* roles/roles.c: the parts of an official document, wherever they stand */
void pass_roles(struct doc *doc);

/* head.c */
void pass_letterhead(struct doc *doc);

/* title.c */
void pass_title(struct doc *doc);
void pass_repeated_title(struct doc *doc);
void pass_lead(struct doc *doc);
void pass_front_matter(struct doc *doc);

/* Where the source marks its headings (a web page, Markdown, Word), one that
 * stands above all others and before the text is the title; or NULL. */
struct node *marked_title(const struct doc *doc);

/* frames.c */
void pass_frames(struct doc *doc);

/* equations.c */
void pass_equations(struct doc *doc);

/* foot.c */
void pass_related(struct doc *doc);
void pass_tools(struct doc *doc);
void pass_furniture(struct doc *doc);
void pass_attribution(struct doc *doc);
void pass_end_mark(struct doc *doc);

/* body.c */
void pass_captions(struct doc *doc);

/* True when the line tells what is seen in a picture. */
bool reads_like_caption(struct doc *doc, struct str text);
void pass_gallery(struct doc *doc);

/* counted_headings.c */
void pass_counted_headings(struct doc *doc);

/* headings.c */
void pass_bold_headings(struct doc *doc);
void pass_capital_headings(struct doc *doc);
void pass_cover(struct doc *doc);

/* The page break behind a cover: a first page of short lines, most of them in
 * the middle. NULL: there is none. (cover.c) */
struct node *end_of_cover(const struct doc *doc);

void pass_section_names(struct doc *doc);
void pass_heading_levels(struct doc *doc);

/* no_heading.c: true for a line that heads nothing, however it stands out */
bool heads_nothing(struct doc *doc, const struct node *block);

/* short_headings.c */
void pass_short_headings(struct doc *doc);

/* hints.c: what the user says of single lines; see doc/hints.h */
void pass_hints(struct doc *doc);

/* hints.c: a paragraph, or a line that is set apart from them. */
bool is_line_of_text(const struct node *block);

/* lines.c */
void pass_blanks(struct doc *doc);
void pass_lines(struct doc *doc);

/* heading_content.c */
void pass_heading_content(struct doc *doc);

/* marks.c */
void pass_marks(struct doc *doc);

/* The marker with which a paragraph begins; false: with none. */
bool block_marker(struct node *block, struct marker *marker);

/* told.c: who made it, and when, by the way */
void pass_makers(struct doc *doc);
void pass_opening_day(struct doc *doc);

/* signature.c */
void pass_signature(struct doc *doc);

/* questions.c */
void pass_questions(struct doc *doc);

/* verse.c */
void pass_verse(struct doc *doc);

/* figures.c */
void pass_figures(struct doc *doc);

/* definitions.c */
void pass_definitions(struct doc *doc);
void pass_figure_captions(struct doc *doc);

/* table_heads.c */
void pass_table_heads(struct doc *doc);

/* emphasis.c */
void pass_emphasis(struct doc *doc);

/* True when all of the block's text is emphasised in some way. */
bool is_emphasised(const struct node *block);

/* The same, with italics or bold letters among it. */
bool is_in_italics(const struct node *block);
bool is_in_bold(const struct node *block);

/* Takes away emphasis that goes over a line's end, which keeps the lines of the
 * block together. */
void lay_lines_open(struct node *block);

/* Takes away the emphasis that covers the whole block. */
void plain_line(struct doc *doc, struct node *block);

/* From this many characters on a paragraph is text, not a line. */
enum { LONG_TEXT_MIN = 200 };

/* The text of a block, in the arena or borrowed; empty for NULL. */
struct str block_text(const struct doc *doc, const struct node *block);

/* True when the block is one line or paragraph of running text, and plays no
 * part of its own in the document. */
bool is_running(const struct node *block);

/* The same, or a heading. */
bool is_line(const struct node *block);

/* True for an inline node that shows nothing: a line break, white space. */
bool is_blank(const struct node *node);

/* True when the block is running text of LONG_TEXT_MIN characters or more. */
bool is_long(const struct doc *doc, const struct node *block);

/* The first of the root's last `n` blocks. */
struct node *tail_of(const struct doc *doc, size_t n);

/* The root's first block behind the letterhead, and its title, or NULL. */
struct node *first_block(const struct doc *doc);
struct node *find_title(const struct doc *doc);

/* "Hà Nội, ngày 22 tháng 12 năm 2020": true, with the date in ISO 8601. */
bool is_place_and_date(struct doc *doc, struct str text, struct str *date);

/* A line of a head ("Số:", "Kính gửi", a place and date), above a title. */
bool is_head_line(struct doc *doc, struct str text);

/* Gives a line of a letterhead its role and tells so. */
void give_line_role(struct doc *doc, struct node *line, enum line_role role);

/* Puts the lines of a letterhead in their order, where a source has them in
 * columns. */
void order_letterhead(struct node *head);

/* The column of the bodies is read before that of the nation, also where its
 * lines were typed beside each other with tabs: a body right behind the
 * nation's name stands beside its motto. */
void gather_bodies(struct node *head);

/* Moves the text of `line` to the end of `block`, on a line of its own, and
 * takes it out. */
void append_line(struct doc *doc, struct node *block, struct node *line);

/* Tells what a block was taken for. */
void taken(struct doc *doc, struct node *block, const char *what);

/* rest.c: tells of the blocks of which nothing was told */
void tell_rest(struct doc *doc);

/*
 * Takes the root's block out by the named rule and tells so. Returns the block
 * behind. With keep_all, structure() puts it back when the passes are done, so
 * that no pass need know of it.
 */
struct node *dropped(struct doc *doc, struct node *block, const char *rule);

#endif
