/* SPDX-License-Identifier: MIT */
/*
 * Footnotes, which md4c does not know. "[^label]: text" begins a definition
 * where a block may begin, with what is indented by four below it; so they are
 * written for GitHub, Pandoc and others. Definitions leave the text and stand
 * before it, each as a quote of its own: then md4c reads all in one go, links
 * work across, and what one of them leaves open ends with it. In their place
 * stay blanks, so that no line moves.
 */
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "read/markdown/markdown.h"

/* What is being made. */
struct gathering {
    struct markdown *m;
    struct str text;
    char *rest;     /* the text without its definitions */
    struct buf buf; /* their texts */
    struct source_line line;
    size_t at, end; /* of that line in the text */
    size_t number;  /* of the line, 0 the first */
    bool *verbatim; /* of each line, whether code or HTML holds it */
};

static bool ends_line(char c)
{
    return c == '\n' || c == '\r';
}

/* Moves on to the next line, which may be one that was put in, behind a
 * carriage return, and has no number of its own; false at the end. */
static bool next_line(struct gathering *g)
{
    g->at = g->end;
    if (g->at >= g->text.n)
        return false;
    g->number += g->at > 0 && g->text.s[g->at - 1] == '\n';
    while (g->end < g->text.n && !ends_line(g->text.s[g->end]))
        g->end++;
    g->end += g->end < g->text.n;
    g->line = source_line_of(str_slice(g->text, g->at, g->end));
    return true;
}

static bool is_definition(const struct gathering *g)
{
    return g->line.label_end && !g->verbatim[g->number];
}

/* Takes the line's text, from byte `from` of it on, with `indent` blanks before
 * it; blanks stay in its place, and the marks of quotes. */
static void take_line(struct gathering *g, size_t from, size_t indent)
{
    struct str text = str_slice(g->line.text, from, g->line.text.n);
    buf_add(&g->buf, STR("> "));
    for (; indent; indent--)
        buf_add_char(&g->buf, ' ');
    buf_add(&g->buf, text);
    if (text.n == 0 || !ends_line(text.s[text.n - 1]))
        buf_add_char(&g->buf, '\n');
    for (size_t i = g->line.prefix; i < g->line.text.n; i++) {
        if (!ends_line(g->line.text.s[i]))
            g->rest[g->at + i] = ' ';
    }
}

/* True when the line belongs to the note above, with or without empty lines in
 * between. */
static bool continues(const struct gathering *g, size_t quotes, bool apart)
{
    const struct source_line *line = &g->line;
    if (line->quotes != quotes)
        return false;
    if (line->indent >= NOTE_INDENT)
        return true;
    return !apart && !is_definition(g) && !source_line_begins_block(line);
}

/* The lines below the definition's first that are the note's. */
static void take_rest(struct gathering *g, size_t quotes)
{
    size_t empty = 0;
    while (next_line(g)) {
        if (source_line_is_blank(&g->line) && g->line.quotes == quotes) {
            empty++;
            continue;
        }
        if (source_line_is_blank(&g->line) || !continues(g, quotes, empty > 0))
            break;
        for (; empty; empty--)
            buf_add(&g->buf, STR(">\n"));
        size_t indent = g->line.indent;
        take_line(g, g->line.content,
                  indent > NOTE_INDENT ? indent - NOTE_INDENT : 0);
    }
}

static void add_note(struct gathering *g, struct str label, long line)
{
    struct notes *notes = &g->m->notes;
    struct arena *arena = g->m->doc->arena;
    notes->at = arena_more(arena, notes->at, notes->n, sizeof *notes->at);
    struct note *note = &notes->at[notes->n++];
    *note = (struct note){.start = g->buf.n, .line = line, .label = label};
    note->node = doc_node(g->m->doc, NODE_NOTE, note->line);
}

struct str markdown_inline_note(struct markdown *m, struct str text, long line)
{
    struct arena *arena = m->doc->arena;
    size_t n = m->inline_note_count++;
    m->inline_notes =
        arena_more(arena, m->inline_notes, n, sizeof *m->inline_notes);
    struct str label = str_printf(arena, "%c%zu", SHIELD_OWN, n);
    m->inline_notes[n] =
        (struct inline_note){label, str_copy(arena, text), line};
    return label;
}

/* Those which stand where they belong. */
static void add_inline_notes(struct gathering *g)
{
    for (size_t i = 0; i < g->m->inline_note_count; i++) {
        const struct inline_note *note = &g->m->inline_notes[i];
        add_note(g, note->label, note->line);
        buf_add(&g->buf, STR("> "));
        for (size_t k = 0; k < note->text.n; k++) {
            buf_add_char(&g->buf, note->text.s[k]);
            if (note->text.s[k] == '\n')
                buf_add(&g->buf, STR("> "));
        }
        buf_add(&g->buf, STR("\n\n"));
    }
}

/* The definition that begins in the line; g is left behind its last line. */
static void take_definition(struct gathering *g)
{
    const struct source_line *line = &g->line;
    size_t from = line->label_end, quotes = line->quotes;
    add_note(g, str_slice(line->text, line->content + 2, line->label_end - 2),
             g->m->first_line + (long)g->number);
    while (from < g->line.text.n &&
           (g->line.text.s[from] == ' ' || g->line.text.s[from] == '\t'))
        from++;
    take_line(g, from, 0);
    take_rest(g, quotes);
    buf_add(&g->buf, STR("\n\n")); /* the first may belong to a "\r" */
}

/* True when a definition may begin somewhere in the text. */
static bool may_define(struct str text)
{
    struct str rest = text, line;
    while (str_next_line(&rest, &line)) {
        if (source_line_of(line).label_end)
            return true;
    }
    return false;
}

/* A first look at the text, for what is code or HTML in it. */
bool *markdown_look(struct arena *arena, struct str text)
{
    size_t lines = 1;
    char *copy = arena_copy(arena, text.s, text.n);
    for (size_t i = 0; i < text.n; i++) {
        lines += copy[i] == '\n';
        if (copy[i] == '[')
            shield_byte(&copy[i]);
    }
    return markdown_verbatim_lines(arena, (struct str){copy, text.n}, lines);
}

static void gather(struct gathering *g)
{
    bool more = next_line(g);
    while (more) {
        if (is_definition(g)) {
            take_definition(g);
            more = g->at < g->text.n;
        } else {
            more = next_line(g);
        }
    }
}

/* A reference that is escaped is none. */
static bool is_escaped(struct str text, size_t at)
{
    size_t n = 0;
    while (n < at && text.s[at - n - 1] == '\\')
        n++;
    return n % 2 == 1;
}

/* What looks like a definition and was not taken, in a list or in code, would
 * be lost as the definition of a link. */
static void shield_references(struct markdown *m, char *s, size_t n)
{
    struct str text = {s, n};
    for (size_t at = 0; at < n; at++) {
        const char *bracket = memchr(s + at, '[', n - at);
        if (!bracket)
            return;
        at = (size_t)(bracket - s);
        size_t length = note_reference_length(text, at);
        if (length == 0 || is_escaped(text, at))
            continue;
        struct str label = str_slice(text, at + 2, at + length - 1);
        bool colon = at + length < n && s[at + length] == ':';
        if (colon || markdown_note(&m->notes, m->doc->arena, label))
            shield_label(s + at, length);
    }
}

/* Of the notes, which stand before the text, the line is not worth the search.
 */
static void tell_crowd(struct markdown *m, size_t crowd)
{
    long line = m->first_line;
    for (size_t at = m->text_start; at + 1 < crowd; at++)
        line += m->source.s[at] == '\n';
    warn(m->doc->log, line,
         "thousands of links in one paragraph; there they are left as text");
}

void markdown_prepare(struct markdown *m, struct str text)
{
    struct arena *arena = m->doc->arena;
    text = markdown_dialect(m, text);
    bool references = str_find(text, STR("[^")) != SIZE_MAX;
    bool rows = has_short_rows(text);
    bool defines = references && !m->nested && may_define(text);
    m->source = text;
    if (!references && !rows && !has_tildes(text) &&
        !has_marked_addresses(text) && !has_crowds(text))
        return;
    struct gathering g = {.m = m, .text = text, .buf = {.arena = arena}};
    if (rows || defines)
        g.verbatim = markdown_look(arena, text);
    if (rows)
        g.text = with_long_rows(arena, text, g.verbatim);
    g.rest = arena_copy(arena, g.text.s, g.text.n);
    if (defines)
        gather(&g);
    if (!m->nested) {
        add_inline_notes(&g);
        markdown_sort_notes(&m->notes, arena);
    }
    m->text_start = g.buf.n;
    buf_add(&g.buf, (struct str){g.rest, g.text.n});
    m->source = buf_str(&g.buf);
    shield_tildes(g.buf.data, g.buf.n);
    shield_addresses(g.buf.data, g.buf.n);
    shield_references(m, g.buf.data, g.buf.n);
    size_t crowd = shield_crowds(g.buf.data, g.buf.n);
    if (crowd)
        tell_crowd(m, crowd);
}
