/* SPDX-License-Identifier: MIT */
/*
 * Where the pages end in a text that was copied out of them: form feeds show
 * it, or the numbers of the pages themselves. What the pages added is taken
 * out, and a sentence that goes over a page's end becomes whole again.
 */
#include "read/text/page.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/phrase.h"
#include "read/text/lines.h"

enum {
    APART = 12,    /* lines between the numbers of pages, at least */
    TORN_MIN = 20, /* characters of a line which a page's end tore */
    FULL_MIN = 40, /* characters of a line of running text */
    LONE_MAX = 999 /* a number alone that is no year */
};

static size_t text_before(const struct lines *lines, size_t i)
{
    while (i-- > 0) {
        if (lines->at[i].length)
            return i;
    }
    return SIZE_MAX;
}

static size_t text_behind(const struct lines *lines, size_t i)
{
    while (++i < lines->n) {
        if (lines->at[i].length)
            return i;
    }
    return SIZE_MAX;
}

/* True when the sentence at line `a` goes on at line `b`; "b)" begins one. */
static bool is_torn(const struct line *a, const struct line *b)
{
    size_t at = 0;
    return a->length >= TORN_MIN && b->length && !ends_in_stop(a->text) &&
           letter_is_lower(utf8_next(b->text, &at)) &&
           !str_starts(str_slice(b->text, at, b->text.n), STR(")"));
}

/* True when the line stands in the middle of a sentence of running text: the
 * cells of a table that was copied one by one are shorter. */
static bool tears_text(const struct lines *lines, size_t i)
{
    size_t a = text_before(lines, i), b = text_behind(lines, i);
    return a < SIZE_MAX && b < SIZE_MAX && lines->at[b].length >= FULL_MIN &&
           is_torn(&lines->at[a], &lines->at[b]);
}

/* The line of the next page's number: the first number alone behind line i, if
 * it is this one and far enough away. Else SIZE_MAX. */
static size_t next_folio(const struct lines *lines, size_t i, long number)
{
    for (size_t k = i + 1; k < lines->n; k++) {
        long folio = folio_of(lines->at[k].text, NULL);
        if (folio)
            return folio == number && k >= i + APART ? k : SIZE_MAX;
    }
    return SIZE_MAX;
}

/* Numbers alone that rise by one, some lines apart. */
struct series {
    size_t first, last, n;
    bool pages; /* surely no chapters: one is named, or tears a sentence */
};

static struct series series_at(const struct lines *lines, size_t i, long number)
{
    struct series s = {i, i, 0, false};
    for (; i < SIZE_MAX; i = next_folio(lines, i, ++number)) {
        bool named = false;
        folio_of(lines->at[i].text, &named);
        s.last = i;
        s.n++;
        s.pages = s.pages || named || tears_text(lines, i);
    }
    return s;
}

static void end_pages(const struct lines *lines, const struct series *s)
{
    for (size_t i = s->first; i <= s->last; i++) {
        if (!folio_of(lines->at[i].text, NULL))
            continue;
        lines->at[i].rule = N_("page number");
        if (i + 1 < lines->n)
            lines->at[i + 1].page = true;
    }
}

/* Without form feeds the numbers end the pages: several that rise by one, or
 * one that stands in the middle of a sentence. */
static void infer_pages(const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        long number = folio_of(lines->at[i].text, NULL);
        if (!number)
            continue;
        struct series s = series_at(lines, i, number);
        bool pages =
            s.n > 1 ? s.pages : number <= LONE_MAX && tears_text(lines, i);
        if (pages)
            end_pages(lines, &s);
        i = s.last;
    }
}

static bool holds_pages(const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        if (lines->at[i].page)
            return true;
    }
    return false;
}

/* Tells that the line is dropped, and keeps it for a pass to put back. */
static void drop_line(struct doc *doc, const struct line *line)
{
    struct str text = str_one_line(doc->arena, line->text);
    struct node *node = doc_node(doc, NODE_PARAGRAPH, line->number);
    doc_add_text(doc, node, text, line->number);
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = line->number,
                                .what = line->rule,
                                .kept = doc->keep_all,
                                .text = text};
    log_decision(doc->log, &decision);
    node->next = doc->dropped;
    doc->dropped = node;
}

/* Puts a page's first line of text behind the n lines before; where it goes on
 * with their last sentence, in place of the blank ones between. */
static size_t add_first(struct lines *lines, size_t n, struct line line)
{
    size_t before = text_before(lines, n);
    if (before < SIZE_MAX && is_torn(&lines->at[before], &line)) {
        line.torn = true;
        n = before + 1;
    }
    lines->at[n] = line;
    return n + 1;
}

/* Takes the lines out which a rule names. */
static void close_up(struct doc *doc, struct lines *lines)
{
    size_t n = 0;
    bool first = false; /* the page's first line of text is still to come */
    for (size_t i = 0; i < lines->n; i++) {
        const struct line line = lines->at[i];
        first = first || line.page;
        if (line.rule) {
            drop_line(doc, &line);
        } else if (first && line.length) {
            n = add_first(lines, n, line);
            first = false;
        } else {
            lines->at[n++] = line;
        }
    }
    lines->n = n;
}

/*
 * Programs that take pages apart end each with a form feed, the last one, too,
 * and tear sentences; they also leave numbers and heads. A text without all of
 * that was fed by hand.
 */
static bool is_fed_by_hand(const struct lines *lines)
{
    const struct line *last = &lines->at[lines->n - 1];
    if (last->page && last->length == 0)
        return false;
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->at[i];
        size_t a = text_before(lines, i), b = text_behind(lines, i);
        if (line->rule)
            return false;
        b = line->length ? i : b;
        if (line->page && a < SIZE_MAX && b < SIZE_MAX &&
            is_torn(&lines->at[a], &lines->at[b]))
            return false;
    }
    return true;
}

/* The first line of text of each page breaks the one before. */
static void break_pages(struct lines *lines)
{
    bool first = false;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->at[i];
        first = first || line->page;
        line->fed = first && line->length;
        first = first && !line->length;
    }
}

void take_pages_apart(struct doc *doc, struct lines *lines)
{
    bool fed = holds_pages(lines);
    if (!fed)
        infer_pages(lines);
    if (!fed && !holds_pages(lines))
        return;
    find_running_lines(doc->arena, lines, !fed);
    if (fed && is_fed_by_hand(lines))
        break_pages(lines);
    close_up(doc, lines);
}
