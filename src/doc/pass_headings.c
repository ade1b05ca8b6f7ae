/* SPDX-License-Identifier: MIT */
/*
 * Headings which the source shows by capitals only, and the levels of all.
 */
#include "base/utf8.h"
#include "doc/passes.h"

enum {
    HEADING_MAX = 120, /* characters */
    SENTENCE_MIN = 80,
    CAPITALS_MIN = 80 /* percent */
};

/* What a section may begin with: text, items or another heading. */
static bool opens_section(const struct doc *doc, const struct node *next)
{
    if (!next)
        return false;
    if (next->kind == NODE_LIST || next->kind == NODE_HEADING)
        return true;
    struct str text = block_text(doc, next);
    return is_running(next) &&
           (!text_fits(text, SENTENCE_MIN) || ends_in_stop(text)) &&
           capital_share(text) < CAPITALS_MIN;
}

static bool is_capital_heading(const struct doc *doc, const struct node *block)
{
    enum { LETTERS_MIN = 6 };
    struct str text = block_text(doc, block);
    return is_running(block) && text_fits(text, HEADING_MAX) &&
           !text_fits(text, LETTERS_MIN - 1) &&
           capital_share(text) >= CAPITALS_MIN &&
           (!ends_in_stop(text) || str_ends(text, STR(":")) ||
            str_ends(text, STR(")"))) &&
           opens_section(doc, block->next);
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
    FOR_CHILDREN (block, doc->root) {
        if (!is_capital_heading(doc, block))
            continue;
        block->kind = NODE_HEADING;
        block->as.heading.level = level ? level : UNNUMBERED;
        taken(doc, block, "a heading");
    }
}

/* Levels as they are nested: none is skipped on the way down, and what had the
 * same level below the same heading still has. */
void pass_heading_levels(struct doc *doc)
{
    enum { DEPTH_MAX = 5 };
    int above[DEPTH_MAX], depth = 0;
    FOR_CHILDREN (block, doc->root) {
        if (block->kind != NODE_HEADING)
            continue;
        int level = block->as.heading.level;
        while (depth > 0 && above[depth - 1] >= level)
            depth--;
        if (depth < DEPTH_MAX)
            above[depth++] = level;
        block->as.heading.level = depth;
    }
}
