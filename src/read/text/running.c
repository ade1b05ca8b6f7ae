/* SPDX-License-Identifier: MIT */
/*
 * What is at the ends of pages. The lines there are compared with those of
 * other pages: numbers that rise with the pages count them, and what many pages
 * have at the same end is a running head or foot. No line of a dozen words is
 * one, whatever it says, and none of a letterhead.
 */
#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "doc/bodies.h"
#include "doc/phrase.h"
#include "read/read.h"
#include "read/text/lines.h"
#include "read/text/page.h"

enum {
    EDGE = 2,          /* lines of text at either end of a page, to look at */
    NEAR = 4 * EDGE,   /* edges up to those of the next page but one */
    WORDS_MAX = 11,    /* of a running head */
    OFTEN = 3,         /* pages, where two may be chance */
    SHARE = 40,        /* percent of the pages that have the same head */
    NATION_REACH = 10, /* lines from a head to the nation's name */
    CAPITALS_MIN = 80  /* percent */
};

/* A line near the end of a page. */
struct edge {
    size_t line, page;
    struct str text, key; /* one-spaced; and with "#" for each number */
    long folio;           /* see folio_of */
    bool head;
};

struct edges {
    struct arena *arena;
    const struct lines *lines;
    struct edge *at;
    size_t n, pages;
};

/* Reads the number at *at. What has too many digits counts nothing. */
static long read_number(struct str text, size_t *at)
{
    enum { VALUE_MAX = 99999 };
    long value = 0;
    for (; *at < text.n && is_digit(text.s[*at]); ++*at)
        value = value > VALUE_MAX ? value : value * 10 + text.s[*at] - '0';
    return value;
}

static struct str key_of(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        if (is_digit(text.s[at])) {
            read_number(text, &at);
            buf_add_char(&buf, '#');
        } else {
            buf_add_char(&buf, text.s[at++]);
        }
    }
    return buf_str(&buf);
}

static void add_edge(struct edges *edges, size_t line, bool head)
{
    struct str text = str_one_line(edges->arena, edges->lines->at[line].text);
    edges->at[edges->n++] = (struct edge){line,
                                          edges->pages,
                                          text,
                                          key_of(edges->arena, text),
                                          folio_of(text, NULL),
                                          head};
}

/* Adds the lines of text at both ends of the page of lines from..to. */
static void add_page(struct edges *edges, size_t from, size_t to)
{
    const struct line *lines = edges->lines->at;
    size_t head = from, count = 0;
    for (; head < to && count < EDGE; head++) {
        if (lines[head].length && ++count)
            add_edge(edges, head, true);
    }
    for (count = 0; to > head && count < EDGE; to--) {
        if (lines[to - 1].length && ++count)
            add_edge(edges, to - 1, false);
    }
    edges->pages++;
}

static struct edges edges_of(struct arena *arena, const struct lines *lines)
{
    struct edges edges = {.arena = arena, .lines = lines};
    size_t pages = 1, from = 0;
    for (size_t i = 1; i < lines->n; i++)
        pages += lines->at[i].page;
    edges.at = ARENA_ARRAY(arena, pages * EDGE * 2, struct edge);
    for (size_t i = 1; i < lines->n; i++) {
        if (lines->at[i].page) {
            add_page(&edges, from, i);
            from = i;
        }
    }
    add_page(&edges, from, lines->n);
    return edges;
}

/* True when the number of another page near it rises with the pages. */
static bool rises(const struct edges *edges, size_t i)
{
    const struct edge *e = &edges->at[i];
    for (size_t k = i > NEAR ? i - NEAR : 0; k < edges->n && k <= i + NEAR;
         k++) {
        const struct edge *o = &edges->at[k];
        if (o->folio && o->page != e->page &&
            o->folio - e->folio == (long)o->page - (long)e->page)
            return true;
    }
    return false;
}

/* The numbers that rise with the pages; one alone must be that of its page, and
 * not of the first, which may be a page of contents. */
static void mark_folios(const struct edges *edges)
{
    for (size_t i = 0; i < edges->n; i++) {
        const struct edge *e = &edges->at[i];
        bool own = e->page > 0 && e->folio == (long)e->page + 1;
        if (e->folio && (own || rises(edges, i)))
            edges->lines->at[e->line].rule = N_("page number");
    }
}

static int compare_str(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    for (size_t i = 0; i < n; i++) {
        if (a.s[i] != b.s[i])
            return a.s[i] < b.s[i] ? -1 : 1;
    }
    return a.n < b.n ? -1 : a.n > b.n;
}

/* Heads before feet, then by what they say, then in order. */
static int compare_edges(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    if (x->head != y->head)
        return x->head ? -1 : 1;
    int order = compare_str(x->key, y->key);
    return order ? order : x->line < y->line ? -1 : x->line > y->line;
}

/* True for edges of one key when each number in them is the same or rises with
 * the pages: "Điều 5." and "Điều 9." may both begin a page. */
static bool agree(const struct edge *a, const struct edge *b)
{
    size_t i = 0, k = 0;
    long pages = (long)b->page - (long)a->page;
    if (pages == 0)
        return false;
    while (i < a->text.n && k < b->text.n) {
        if (!is_digit(a->text.s[i])) {
            i++, k++;
            continue;
        }
        long more = -read_number(a->text, &i);
        more += read_number(b->text, &k);
        if (more != 0 && more != pages)
            return false;
    }
    return true;
}

static size_t count_words(struct str text)
{
    size_t at = 0, n = 0;
    struct str word;
    while (next_word(text, &at, &word))
        n++;
    return n;
}

static bool names_nation_in(struct str text)
{
    return names_nation(text) ||
           str_find(text, STR("XÃ HỘI CHỦ NGHĨA VIỆT NAM")) < SIZE_MAX;
}

/* True when the nation's name or, on the first page, the same line stands a few
 * lines below. */
static bool stands_above_title(const struct edges *edges, const struct edge *e)
{
    const struct lines *lines = edges->lines;
    for (size_t i = e->line + 1; i < lines->n && i < e->line + NATION_REACH;
         i++) {
        struct str text = lines->at[i].text;
        if (names_nation_in(text) ||
            (e->page == 0 && str_eq(text, lines->at[e->line].text)))
            return true;
    }
    return false;
}

/* What is at the head of a page may be the letterhead of the next document, or,
 * on the first, the title which other pages repeat. A number which is `counted`
 * up is in neither. */
static bool is_title(const struct edges *edges, const struct edge *e,
                     bool counted)
{
    if (!e->head)
        return false;
    if (names_nation_in(e->text))
        return true;
    bool above = stands_above_title(edges, e);
    if (above)
        return names_body(e->text) || capital_share(e->text) >= CAPITALS_MIN;
    return e->page == 0 && !counted;
}

/* Whether an edge beside that at `i` in from..to says the same. */
static bool has_like(const struct edges *edges, size_t from, size_t to,
                     size_t i)
{
    const struct edge *e = &edges->at[i];
    return (i > from && agree(e - 1, e)) || (i + 1 < to && agree(e, e + 1));
}

/* Marks the edges from..to, which have one key, if they are on many pages. */
static void mark_running(const struct edges *edges, size_t from, size_t to,
                         bool inferred)
{
    const struct edge *first = &edges->at[from];
    if (says_page_break(first->text))
        return; /* it may stand on each page */
    size_t n = 0, words = count_words(first->key);
    for (size_t i = from; i < to; i++)
        n += has_like(edges, from, to, i);
    bool counted = !str_eq(first->text, edges->at[to - 1].text);
    bool chance = inferred || (!first->head && !counted);
    if (words == 0 || words > WORDS_MAX || n < (chance ? OFTEN : 2) ||
        n * 100 < edges->pages * SHARE)
        return;
    for (size_t i = from; i < to; i++) {
        const struct edge *e = &edges->at[i];
        struct line *line = &edges->lines->at[e->line];
        if (!line->rule && has_like(edges, from, to, i) &&
            !is_title(edges, e, counted))
            line->rule = e->head ? N_("running head") : N_("running foot");
    }
}

/* Behind the edges which have the key of that at `from`. */
static size_t end_of_key(const struct edges *edges, size_t from)
{
    const struct edge *first = &edges->at[from];
    size_t end = from + 1;
    while (end < edges->n && edges->at[end].head == first->head &&
           str_eq(edges->at[end].key, first->key))
        end++;
    return end;
}

void find_running_lines(struct arena *arena, const struct lines *lines,
                        bool inferred)
{
    struct edges edges = edges_of(arena, lines);
    mark_folios(&edges);
    qsort(edges.at, edges.n, sizeof *edges.at, compare_edges);
    for (size_t i = 0, end; i < edges.n; i = end) {
        end = end_of_key(&edges, i);
        mark_running(&edges, i, end, inferred);
    }
}
