/* SPDX-License-Identifier: MIT */
/*
 * Markdown to a tree: CommonMark 0.31 as md4c reads it, with tables, struck-out
 * text, task lists and bare addresses as GitHub has them, footnotes, and a
 * front matter. A source that would grow out of all proportion is read as
 * Markdown up to there, and as plain paragraphs from there on.
 */
#include "read/markdown/markdown.h"

#include <limits.h>

#include "base/arena.h"
#include "base/log.h"
#include "read/read.h"
#include "stages.h"

/* The rest of the source, a paragraph for each stretch of lines. */
static void read_plainly(struct markdown *m)
{
    struct str rest = str_slice(m->source, m->done, m->source.n), line;
    struct node *paragraph = NULL;
    warn(m->doc->log, m->line,
         "from here on this is read as plain text: links or tables in it would "
         "grow out of all proportion");
    for (long number = m->line; str_next_line(&rest, &line); number++) {
        if (markdown_island(m, str_trim(line)))
            continue;
        line = str_one_line(m->doc->arena, unshielded(m->doc->arena, line));
        if (line.n == 0) {
            paragraph = NULL;
            continue;
        }
        if (paragraph)
            doc_add(m->doc, paragraph, NODE_LINE_BREAK, number);
        else
            paragraph = doc_add(m->doc, m->doc->root, NODE_PARAGRAPH, number);
        doc_add_text(m->doc, paragraph, line, number);
    }
}

void read_markdown(struct doc *doc, struct str text)
{
    struct markdown *m = ARENA_NEW(doc->arena, struct markdown);
    struct str plain = text_without_pages(doc->arena, text);
    size_t front = read_front_matter(doc, plain);
    if (front == 0)
        front = read_title_block(doc, plain);
    m->doc = doc;
    m->container = doc->root;
    m->first_line = 1 + (long)str_count(str_slice(plain, 0, front), '\n');
    m->text.arena = m->alt.arena = m->html.arena = doc->arena;
    m->line = m->first_line;
    markdown_prepare(m, str_slice(text, front, text.n));
    if (m->source.n > INT_MAX || !markdown_parse(m))
        read_plainly(m);
    markdown_place_definitions(m);
    markdown_place_notes(m);
}
