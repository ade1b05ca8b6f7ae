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
#include "read/markdown.h"

enum { NOTE_INDENT = 4 };

/* A line of the file. */
struct source_line {
    struct str text;  /* with its line feed */
    size_t prefix;    /* bytes of ">" and white space about it */
    size_t quotes;    /* how many of these ">" there are */
    size_t indent;    /* columns behind the last of them */
    size_t content;   /* where the first character is */
    size_t label_end; /* "[^label]:" begins there and ends here; 0: no */
};

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

/* The length of "[^label]" at `at`; 0: none is there. */
static size_t reference_length(struct str text, size_t at)
{
    enum { LABEL_MAX = 100 };
    size_t end = at + 2;
    if (!str_starts(str_slice(text, at, text.n), STR("[^")))
        return 0;
    for (; end < text.n && end - at < LABEL_MAX; end++) {
        char c = text.s[end];
        if (c == ']')
            return end > at + 2 ? end + 1 - at : 0;
        if (c == '[' || c == ' ' || c == '\t' || c == '\n')
            break;
    }
    return 0;
}

static struct source_line source_line(struct str text)
{
    struct source_line line = {.text = text};
    size_t at = 0;
    for (; at < text.n; at++) {
        if (text.s[at] == '>' && line.indent < NOTE_INDENT) {
            line.quotes++;
            line.prefix = at + 1;
            line.indent = 0;
        } else if (text.s[at] == ' ') {
            line.indent++;
        } else if (text.s[at] == '\t') {
            line.indent += NOTE_INDENT - line.indent % NOTE_INDENT;
        } else {
            break;
        }
    }
    line.content = at;
    if (line.quotes && line.indent && text.s[line.prefix] == ' ') {
        line.prefix++;
        line.indent--;
    }
    size_t n = reference_length(text, at);
    if (n && line.indent < NOTE_INDENT && at + n < text.n &&
        text.s[at + n] == ':')
        line.label_end = at + n + 1;
    return line;
}

static bool is_blank(const struct source_line *line)
{
    return line->content >= line->text.n || line->text.s[line->content] == '\n';
}

/* Where a line directly below a paragraph begins a block of its own. */
static bool begins_block(const struct source_line *line)
{
    struct str text = str_slice(line->text, line->content, line->text.n);
    size_t digits = 0;
    while (digits < text.n && text.s[digits] >= '0' && text.s[digits] <= '9')
        digits++;
    if (digits && digits + 1 < text.n)
        return (text.s[digits] == '.' || text.s[digits] == ')') &&
               text.s[digits + 1] == ' ';
    bool bullet = text.n > 1 && strchr("-+*", text.s[0]) && text.s[1] == ' ';
    return bullet || text.s[0] == '#' || text.s[0] == '<' ||
           str_starts(text, STR("```")) || str_starts(text, STR("~~~")) ||
           str_starts(text, STR("---")) || str_starts(text, STR("***")) ||
           str_starts(text, STR("___"));
}

/* Moves on to the next line; false at the end. */
static bool next_line(struct gathering *g)
{
    g->at = g->end;
    if (g->at >= g->text.n)
        return false;
    const char *start = g->text.s + g->at;
    const char *feed = memchr(start, '\n', g->text.n - g->at);
    g->end = feed ? (size_t)(feed - g->text.s) + 1 : g->text.n;
    g->line = source_line(str_slice(g->text, g->at, g->end));
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
    if (!str_ends(text, STR("\n")))
        buf_add_char(&g->buf, '\n');
    for (size_t i = g->line.prefix; i < g->line.text.n; i++) {
        if (g->line.text.s[i] != '\n')
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
    return !apart && !is_definition(g) && !begins_block(line);
}

/* The lines below the definition's first that are the note's. */
static void take_rest(struct gathering *g, size_t quotes)
{
    size_t empty = 0;
    while (next_line(g)) {
        g->number++;
        if (is_blank(&g->line) && g->line.quotes == quotes) {
            empty++;
            continue;
        }
        if (is_blank(&g->line) || !continues(g, quotes, empty > 0))
            break;
        for (; empty; empty--)
            buf_add(&g->buf, STR(">\n"));
        size_t indent = g->line.indent;
        take_line(g, g->line.content,
                  indent > NOTE_INDENT ? indent - NOTE_INDENT : 0);
    }
}

static struct note *add_note(struct gathering *g)
{
    struct notes *notes = &g->m->notes;
    struct arena *arena = g->m->doc->arena;
    struct source_line *line = &g->line;
    notes->at = arena_more(arena, notes->at, notes->n, sizeof *notes->at);
    struct note *note = &notes->at[notes->n++];
    *note = (struct note){.start = g->buf.n,
                          .line = g->m->first_line + (long)g->number};
    note->label = str_slice(line->text, line->content + 2, line->label_end - 2);
    note->node = doc_node(g->m->doc, NODE_NOTE, note->line);
    note->node->as.note.label = note->label;
    return note;
}

/* The definition that begins in the line; g is left behind its last line. */
static void take_definition(struct gathering *g)
{
    size_t from = g->line.label_end, quotes = g->line.quotes;
    add_note(g);
    while (from < g->line.text.n &&
           (g->line.text.s[from] == ' ' || g->line.text.s[from] == '\t'))
        from++;
    take_line(g, from, 0);
    take_rest(g, quotes);
    buf_add_char(&g->buf, '\n');
}

/* True when a definition may begin somewhere in the text, with the number of
 * its lines. */
static bool may_define(struct str text, size_t *lines)
{
    struct str rest = text, line;
    bool found = false;
    for (*lines = 0; str_next_line(&rest, &line); ++*lines)
        found = found || source_line(line).label_end > 0;
    return found;
}

static void gather(struct gathering *g)
{
    size_t lines;
    struct arena *arena = g->m->doc->arena;
    if (!may_define(g->text, &lines))
        return;
    g->verbatim = ARENA_ARRAY(arena, lines + 1, bool);
    markdown_verbatim_lines(arena, g->text, g->verbatim);
    bool more = next_line(g);
    while (more) {
        if (is_definition(g)) {
            take_definition(g);
            more = g->at < g->text.n;
        } else {
            more = next_line(g);
            g->number++;
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
        size_t length = reference_length(text, at);
        if (length == 0 || is_escaped(text, at))
            continue;
        struct str label = str_slice(text, at + 2, at + length - 1);
        bool colon = at + length < n && s[at + length] == ':';
        if (colon || markdown_note(&m->notes, m->doc->arena, label))
            shield_label(s + at, length);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "5~7 km" is a range of numbers: of two such, nothing is struck out. Returns
 * whether there is any; marks them in `s` unless it is NULL. */
static bool find_ranges(struct str text, char *s)
{
    const char *tilde = text.s, *end = text.s + text.n;
    while (tilde < end) {
        tilde = memchr(tilde, '~', (size_t)(end - tilde));
        if (!tilde)
            break;
        size_t at = (size_t)(tilde++ - text.s);
        if (at == 0 || at + 1 == text.n || !is_digit(text.s[at - 1]) ||
            !is_digit(text.s[at + 1]))
            continue;
        if (!s)
            return true;
        shield_byte(s + at);
    }
    return false;
}

void markdown_prepare(struct markdown *m, struct str text)
{
    struct arena *arena = m->doc->arena;
    bool references = str_find(text, STR("[^")) != SIZE_MAX;
    m->source = text;
    if (!references && !find_ranges(text, NULL))
        return;
    struct gathering g = {.m = m, .text = text, .buf = {.arena = arena}};
    g.rest = arena_copy(arena, text.s, text.n);
    if (references)
        gather(&g);
    markdown_sort_notes(&m->notes, arena);
    m->text_start = g.buf.n;
    buf_add(&g.buf, (struct str){g.rest, text.n});
    m->source = buf_str(&g.buf);
    find_ranges(m->source, g.buf.data);
    shield_references(m, g.buf.data, g.buf.n);
}
