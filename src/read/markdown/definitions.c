/* SPDX-License-Identifier: MIT */
/*
 * Terms and definitions (Pandoc, PHP Markdown Extra), of which md4c knows
 * nothing: it reads them as paragraphs and quotations, and here these become
 * what they are, by the lines in which they begin.
 */
#include "base/arena.h"
#include "read/markdown/markdown.h"

void markdown_note_definition(struct markdown *m, long line, bool term)
{
    m->defined = arena_more(m->doc->arena, m->defined, m->defined_count,
                            sizeof *m->defined);
    m->defined[m->defined_count++] = (struct markdown_defined){line, term};
}

/* Whether such a one begins there; m->defined is in the order of lines. */
static bool is_noted(const struct markdown *m, long line, bool term)
{
    size_t low = 0, high = m->defined_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (m->defined[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < m->defined_count && m->defined[low].line == line &&
           m->defined[low].term == term;
}

void markdown_place_definitions(struct markdown *m)
{
    const struct node *root = m->doc->root;
    struct node *n = m->defined_count ? m->doc->root : NULL;
    for (; n; n = node_next(n, root)) {
        if (n->kind == NODE_PARAGRAPH && is_noted(m, n->line, true))
            n->kind = NODE_TERM;
        else if (n->kind == NODE_QUOTE && is_noted(m, n->line, false))
            n->kind = NODE_DEFINITION;
    }
}
