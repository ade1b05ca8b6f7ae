/* SPDX-License-Identifier: MIT */
/* The lines which the rules of dialect.h rewrite, and the rules in a row. */
#include "read/markdown/dialect.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "stages.h"

/* A line that ends in a form feed is the last of its page. */
static void split(struct dialect *d, struct str text)
{
    size_t n = 1;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] == '\n' || text.s[i] == '\f';
    d->at = ARENA_ARRAY(d->arena, n, struct dialect_line);
    for (size_t start = 0, at = 0; at <= text.n; at++) {
        if (at < text.n && text.s[at] != '\n' && text.s[at] != '\f')
            continue;
        d->at[d->n].ends_page = at < text.n && text.s[at] == '\f';
        d->at[d->n++].text = str_slice(text, start, at);
        start = at + 1;
    }
}

bool dialect_is_verbatim(struct dialect *d, size_t i)
{
    if (!d->verbatim)
        d->verbatim = markdown_look(d->arena, d->source);
    return d->verbatim[i] || d->at[i].settled;
}

struct str dialect_prefix(const struct dialect *d, size_t i)
{
    struct source_line line = source_line_of(d->at[i].text);
    return str_slice(line.text, 0, line.content);
}

struct str dialect_words(const struct dialect *d, size_t i)
{
    struct source_line line = source_line_of(d->at[i].text);
    return str_trim(str_slice(line.text, line.content, line.text.n));
}

bool dialect_is_blank(const struct dialect *d, size_t i)
{
    return dialect_words(d, i).n == 0;
}

void dialect_replace(struct dialect *d, size_t i, struct str text)
{
    d->at[i].text = text;
    d->changed = true;
}

void dialect_put(struct dialect *d, size_t i, struct str words)
{
    struct str prefix = dialect_prefix(d, i);
    dialect_replace(
        d, i,
        str_printf(d->arena, "%.*s%.*s", STR_ARG(prefix), STR_ARG(words)));
}

void dialect_part(struct dialect *d, size_t i)
{
    if (i < d->n) {
        d->at[i].apart = true;
        d->changed = true;
    }
}

void dialect_stand_alone(struct dialect *d, size_t i)
{
    d->at[i].settled = true;
    dialect_part(d, i);
    dialect_part(d, i + 1);
}

void dialect_drop(struct dialect *d, size_t i, const char *what)
{
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = d->m->first_line + (long)i,
                                .what = what,
                                .text =
                                    str_copy(d->arena, dialect_words(d, i))};
    log_decision(d->m->doc->log, &decision);
    dialect_put(d, i, STR(""));
}

/* The empty line before line i, in the quotes in which it and the one above
 * are. */
static void add_parting(struct buf *buf, const struct dialect *d, size_t i)
{
    size_t quotes = source_line_of(d->at[i].text).quotes;
    size_t above = source_line_of(d->at[i - 1].text).quotes;
    bool same = above == quotes;
    quotes = above < quotes ? above : quotes;
    if (str_ends(buf_str(buf), STR("\\")) &&
        !str_ends(buf_str(buf), STR("\\\\")))
        buf->n--; /* a hard break is none at the end */
    buf_add_char(buf, '\r');
    if (same) /* also within an item, by its indent */
        buf_add(buf, dialect_prefix(d, i));
    for (size_t k = 0; !same && k < quotes; k++)
        buf_add_char(buf, '>');
    buf_add_char(buf, '\r');
}

static void add_page_end(struct buf *buf, struct dialect *d)
{
    struct str island = markdown_island_break(d->m);
    buf_printf(buf, "\r\r%.*s\r\r", STR_ARG(island));
}

static struct str joined(struct dialect *d)
{
    struct buf buf = {.arena = d->arena};
    buf_reserve(&buf, d->source.n + d->source.n / 8);
    for (size_t i = 0; i < d->n; i++) {
        buf_add(&buf, d->at[i].text);
        if (d->at[i].ends_page)
            add_page_end(&buf, d);
        else if (i + 1 < d->n && d->at[i + 1].apart && !dialect_is_blank(d, i))
            add_parting(&buf, d, i + 1);
        if (i + 1 < d->n)
            buf_add_char(&buf, '\n');
    }
    return buf_str(&buf);
}

struct str markdown_dialect(struct markdown *m, struct str text)
{
    struct arena *arena = m->doc->arena;
    struct dialect d = {
        .m = m, .arena = arena, .source = text_without_pages(arena, text)};
    split(&d, text);
    dialect_marks(&d);
    dialect_boxes(&d);
    dialect_tables(&d);
    dialect_points(&d);
    return dialect_inlines(&d, d.changed ? joined(&d) : d.source);
}
