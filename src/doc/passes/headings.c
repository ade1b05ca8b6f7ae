/* SPDX-License-Identifier: MIT */
/*
 * Headings which the source shows by bold letters or capitals only, and the
 * levels of all.
 */
#include "base/utf8.h"
#include "doc/links.h"
#include "doc/passes/passes.h"

enum {
    BOLD_LEVEL = 12,   /* below every level that numbers give */
    HEADING_MAX = 120, /* characters */
    SENTENCE_MIN = 80,
    CAPITALS_MIN = 80 /* percent */
};

/* "I. Tình hình" in bold, by itself, is a heading whatever else the source
 * marks as one: most editors offer their users no better. In a row with others
 * of its kind it is an item. Returns its level, 0 for what is none. */
static int numbered_level(struct doc *doc, struct node *block)
{
    struct marker own, next;
    struct str text = block_text(doc, block);
    bool bare, counted = block_marker(block, &own);
    bool in_row = counted && block->next && is_in_bold(block->next) &&
                  block_marker(block->next, &next) && next.kind == own.kind;
    int level = section_level(text, &bare);
    in_row = in_row &&
             !(own.kind >= MARKER_ROMAN && capital_share(text) >= CAPITALS_MIN);
    if (!is_in_bold(block) || in_row)
        return 0;
    if (level == 0 && counted && marker_may_head(&own, text))
        level = marker_level(&own);
    return level;
}

/* "II." beside "I.": a line that counts in the same way, and further. */
static bool is_fellow(struct doc *doc, const struct node *block,
                      const struct marker *own)
{
    struct marker other;
    return is_line(block) && find_marker(block_text(doc, block), &other) &&
           other.kind == own->kind && !str_eq(other.label, own->label);
}

/* True when another line counts in the same way, further down or up, and no
 * item right beside this one does. */
static bool counts_in_sections(struct doc *doc, const struct node *block,
                               const struct marker *own)
{
    enum { REACH = 200 }; /* blocks */
    const struct node *above = block->previous, *below = block->next;
    if ((is_running(above) && is_fellow(doc, above, own)) ||
        (is_running(below) && is_fellow(doc, below, own)))
        return false;
    for (int i = 0; i < REACH && (above || below); i++) {
        if ((above && is_fellow(doc, above, own)) ||
            (below && is_fellow(doc, below, own)))
            return true;
        above = above ? above->previous : NULL;
        below = below ? below->next : NULL;
    }
    return false;
}

/* True when what follows is text, which "2. Hồ sơ" may then head. */
static bool is_above_text(const struct doc *doc, const struct node *block)
{
    const struct node *next = block->next;
    return next && (next->kind == NODE_LIST || next->kind == NODE_TABLE ||
                    (is_running(next) && ends_in_stop(block_text(doc, next))));
}

/* "II. Kết quả" in plain letters, above a text: by its number, if others count
 * on and it is no sentence. */
static int plain_level(struct doc *doc, struct node *block)
{
    enum { NAME_MAX = 80 };
    struct marker own;
    struct str text = block_text(doc, block);
    bool may = block_marker(block, &own) && text_fits(text, NAME_MAX) &&
               marker_may_head(&own, text) && block->next &&
               block->next->kind != NODE_SIGNATURE;
    may = may && (own.kind >= MARKER_ROMAN ||
                  ((own.kind == MARKER_NUMBER || own.kind == MARKER_DECIMAL) &&
                   is_above_text(doc, block)));
    return may && counts_in_sections(doc, block, &own) ? marker_level(&own) : 0;
}

/* Bold and short, above text that is not: what a page's author has for a
 * heading. */
static bool is_bold_heading(struct doc *doc, struct node *block)
{
    struct str text = block_text(doc, block);
    struct marker marker;
    const struct node *above = block->previous;
    if ((above && above->kind == NODE_FIGURE) || heads_nothing(doc, block) ||
        reads_like_caption(doc, text) || block_marker(block, &marker))
        return false;
    return is_in_bold(block) && text_fits(text, HEADING_MAX) &&
           (!ends_in_stop(text) || str_ends(text, STR(":"))) &&
           is_running(block->next) && !is_in_bold(block->next);
}

/* The level which a line has by its words, and by its look where the source
 * marks no headings itself. */
static int unmarked_level(struct doc *doc, struct node *block)
{
    bool bare;
    int level = section_level(block_text(doc, block), &bare);
    if (level == 0 && is_bold_heading(doc, block))
        level = BOLD_LEVEL;
    return level ? level : plain_level(doc, block);
}

/* Lines of a cover head nothing, whatever their style is. */
static void clear_cover(struct doc *doc, const struct node *end)
{
    for (struct node *n = doc->root->first; end && n != end; n = n->next) {
        if (n->kind != NODE_HEADING)
            continue;
        n->kind = NODE_PARAGRAPH;
        n->as.line.role = LINE_PLAIN;
        n->as.line.align = ALIGN_CENTRE;
        n->as.line.size = 0;
    }
}

static bool has_headings(const struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_HEADING)
            return true;
    }
    return false;
}

static void make_heading(struct doc *doc, struct node *block, int level)
{
    block->kind = NODE_HEADING;
    block->as.heading.level = level;
    taken(doc, block, "a heading");
}

void pass_bold_headings(struct doc *doc)
{
    struct node *title = find_title(doc), *cover = end_of_cover(doc);
    struct node *above = cover ? cover : title;
    bool headed = has_headings(doc);
    if (doc->in_lines)
        return;
    clear_cover(doc, cover);
    for (struct node *block = above ? above->next : first_block(doc); block;
         block = block->next) {
        int level = is_running(block) ? numbered_level(doc, block) : 0;
        if (level == 0 && is_running(block) && !headed)
            level = unmarked_level(doc, block);
        if (level)
            make_heading(doc, block, level);
    }
}

/* "I. MỤC TIÊU" above "II. NHIỆM VỤ": headings which have no text yet. */
static bool counts_on(struct node *block, struct node *next)
{
    struct marker own, other;
    return block_marker(block, &own) && own.kind >= MARKER_ROMAN &&
           block_marker(next, &other) && other.kind == own.kind;
}

/* What a section may begin with: text, items or another heading. */
static bool opens_section(const struct doc *doc, struct node *block)
{
    struct node *next = block->next;
    if (!next)
        return false;
    if (counts_on(block, next))
        return true;
    if (next->kind == NODE_LIST || next->kind == NODE_HEADING)
        return true;
    struct str text = block_text(doc, next);
    return is_running(next) &&
           (!text_fits(text, SENTENCE_MIN) || ends_in_stop(text)) &&
           capital_share(text) < CAPITALS_MIN;
}

static bool is_capital_heading(struct doc *doc, struct node *block)
{
    enum { LETTERS_MIN = 6 };
    struct str text = block_text(doc, block);
    return is_running(block) && text_fits(text, HEADING_MAX) &&
           !text_fits(text, LETTERS_MIN - 1) &&
           capital_share(text) >= CAPITALS_MIN &&
           (!ends_in_stop(text) || str_ends(text, STR(":")) ||
            str_ends(text, STR(")"))) &&
           opens_section(doc, block) && !heads_nothing(doc, block);
}

/* A line in capitals above a text stands as high as its numbered fellows. */
void pass_capital_headings(struct doc *doc)
{
    enum { UNNUMBERED = 5 };
    int level = 0;
    FOR_CHILDREN (block, doc->root) {
        int own = block->kind == NODE_HEADING ? block->as.heading.level : 0;
        if (own >= UNNUMBERED && (level == 0 || own < level))
            level = own;
    }
    struct node *cover = end_of_cover(doc);
    for (struct node *block = cover ? cover->next : doc->root->first; block;
         block = block->next) {
        if (is_capital_heading(doc, block))
            make_heading(doc, block, level ? level : UNNUMBERED);
    }
}

/* "QUY ĐỊNH CHUNG" right below "Chương I", a heading of its own in the source:
 * without a number, and no higher; lower only in capitals. */
static bool is_section_name(const struct doc *doc, const struct node *number,
                            struct node *name)
{
    struct marker marker;
    bool bare;
    if (!name || name->kind != NODE_HEADING ||
        name->as.heading.level < number->as.heading.level)
        return false;
    struct str text = block_text(doc, name);
    bool equal = name->as.heading.level == number->as.heading.level;
    return (equal || capital_share(text) >= CAPITALS_MIN) &&
           !block_marker(name, &marker) && section_level(text, &bare) == 0 &&
           !ends_in_stop(text) && text_fits(text, HEADING_MAX);
}

/* A section's number and its name are one heading, of two lines, as plain text
 * is read from the start. */
void pass_section_names(struct doc *doc)
{
    if (doc->in_lines)
        return;
    FOR_CHILDREN (block, doc->root) {
        bool bare = false;
        if (block->kind != NODE_HEADING ||
            section_level(block_text(doc, block), &bare) == 0 || !bare ||
            !is_section_name(doc, block, block->next))
            continue;
        doc_anchor_heading(doc, block);
        doc_anchor_heading(doc, block->next);
        plain_line(doc, block);
        plain_line(doc, block->next);
        append_line(doc, block, block->next);
    }
}

/* How high a heading stands: by its words, "Điều 1" below "Chương I", which are
 * surer than the style it was given, or as its source says; 0: its words say
 * nothing. */
struct rank {
    int level, typed;
};

static struct rank rank_of(const struct doc *doc, const struct node *block)
{
    bool bare;
    struct str text = block_text(doc, block), line = STR("");
    str_next_line(&text, &line);
    return (struct rank){block->as.heading.level, section_level(line, &bare)};
}

static bool stands_above(struct rank above, struct rank below)
{
    return above.typed && below.typed ? above.typed < below.typed
                                      : above.level < below.level;
}

/* Levels as they are nested: none is skipped on the way down, and what had the
 * same level below the same heading still has. */
void pass_heading_levels(struct doc *doc)
{
    enum { DEPTH_MAX = 5 };
    struct rank above[DEPTH_MAX];
    int depth = 0;
    FOR_CHILDREN (block, doc->root) {
        if (block->kind != NODE_HEADING)
            continue;
        struct rank rank = rank_of(doc, block);
        while (depth > 0 && !stands_above(above[depth - 1], rank))
            depth--;
        if (depth < DEPTH_MAX)
            above[depth++] = rank;
        block->as.heading.level = depth;
    }
}
