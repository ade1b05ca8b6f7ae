/* SPDX-License-Identifier: MIT */
/*
 * Links of a wiki (Obsidian): "[[page|text]]", "[[page#section]]", the picture
 * "![[file|300]]"; and notes that stand where they belong, "^[a note]"
 * (Pandoc). A page of the wiki is no place that a reader could go to: the text
 * stays.
 */
#include <string.h>

#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/markdown/dialect.h"

static bool is_picture(struct str name)
{
    static const char *const endings[] = {".png", ".jpg",  ".jpeg", ".gif",
                                          ".svg", ".webp", ".bmp"};
    return has_ending(name, WORDS(endings));
}

/* "300", "300x200": a size, no text. */
static bool is_size(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if ((text.s[i] < '0' || text.s[i] > '9') && text.s[i] != 'x')
            return false;
    }
    return text.n > 0;
}

/* What stands before and behind the bar, which a table escapes. */
static struct str cut(struct str inside, struct str *text)
{
    size_t bar = str_find(inside, STR("|")), end = bar;
    if (bar == SIZE_MAX) {
        *text = STR("");
        return str_trim(inside);
    }
    end -= bar > 0 && inside.s[bar - 1] == '\\';
    *text = str_trim(str_slice(inside, bar + 1, inside.n));
    return str_trim(str_slice(inside, 0, end));
}

/* "Trang#Mục" is shown as "Trang > Mục". */
static void add_page(struct buf *out, struct str page)
{
    size_t sign = str_find(page, STR("#"));
    buf_add(out, str_slice(page, 0, sign));
    if (sign == SIZE_MAX)
        return;
    if (sign)
        buf_add(out, STR(" &gt; "));
    buf_add(out, str_trim(str_slice(page, sign + 1, page.n)));
}

/* The address of a heading of this document, as GitHub makes it of its text. */
static void add_target(struct scan *c, struct str heading)
{
    buf_add(c->out, STR("](#"));
    for (size_t at = 0; at < heading.n;) {
        char bytes[4];
        uint32_t letter = letter_to_lower(utf8_next(heading, &at));
        if (letter == ' ')
            letter = '-';
        buf_add(c->out, (struct str){bytes, utf8_put(letter, bytes)});
    }
    buf_add_char(c->out, ')');
}

static void add_link(struct scan *c, struct str page, struct str text)
{
    bool here = str_starts(page, STR("#")) && page.n > 1 && page.s[1] != '^';
    if (here)
        buf_add_char(c->out, '[');
    if (text.n)
        buf_add(c->out, text);
    else
        add_page(c->out, page);
    if (here)
        add_target(c, str_trim(str_slice(page, 1, page.n)));
}

static void add_picture(struct scan *c, struct str file, struct str text)
{
    struct str size = is_size(text) ? text : STR("");
    const char *by = size.n ? memchr(size.s, 'x', size.n) : NULL;
    size_t wide = by ? (size_t)(by - size.s) : size.n;
    buf_printf(c->out, "![%.*s](<%.*s>)", size.n ? 0 : (int)text.n, text.s,
               STR_ARG(file));
    buf_add(c->out, markdown_size_mark(c->d->arena, str_slice(size, 0, wide),
                                       str_slice(size, wide + 1, size.n)));
}

/* True where CommonMark has a link: its address is defined somewhere. */
static bool is_defined(const struct scan *c, struct str inside)
{
    enum { SEARCHES_MAX = 200 };
    struct str source = c->d->source;
    if (c->d->searches++ >= SEARCHES_MAX)
        return false;
    struct str once = str_printf(c->d->arena, "[%.*s]:", STR_ARG(inside));
    struct str twice = str_printf(c->d->arena, "[%.*s]]:", STR_ARG(inside));
    return str_find(source, once) < source.n ||
           str_find(source, twice) < source.n;
}

size_t dialect_wiki(struct scan *c)
{
    size_t sign = c->s.s[c->at] == '!';
    size_t from = c->at + sign + 2, end = dialect_find(c, from, STR("]]"));
    struct str inside = str_slice(c->s, from, end), text;
    if (c->at > 0 && c->s.s[c->at - 1] == '[')
        return 0;
    if (str_find(str_slice(c->s, c->at + sign, c->s.n), STR("[[")) != 0 ||
        end == SIZE_MAX || end == from || memchr(inside.s, '\n', inside.n) ||
        memchr(inside.s, '[', inside.n) || is_defined(c, inside))
        return 0;
    struct str page = cut(inside, &text);
    if (sign && is_picture(page))
        add_picture(c, page, text);
    else
        add_link(c, page, text);
    return end + 2 - c->at;
}

/* The bracket that closes the one at `from`, or SIZE_MAX. */
static size_t close_of(const struct scan *c, size_t from)
{
    size_t depth = 0;
    for (size_t at = from; at < c->s.n; at++) {
        if (c->s.s[at] == '\\') {
            at++;
            continue;
        }
        depth += c->s.s[at] == '[';
        if (c->s.s[at] == ']' && --depth == 0)
            return at;
    }
    return SIZE_MAX;
}

size_t dialect_note(struct scan *c)
{
    enum { UNCLOSED_MAX = 100 };
    if (c->unclosed > UNCLOSED_MAX)
        return 0;
    size_t end = close_of(c, c->at + 1);
    c->unclosed += end == SIZE_MAX;
    if (end == SIZE_MAX || c->d->m->nested)
        return 0;
    struct str text = str_slice(c->s, c->at + 2, end);
    if (str_trim(text).n == 0)
        return 0;
    long line = c->line + (long)str_count(str_slice(c->s, 0, c->at), '\n');
    struct str label = markdown_inline_note(c->d->m, text, line);
    buf_printf(c->out, "[^%.*s]", STR_ARG(label));
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '\n')
            buf_add_char(c->out, '\n');
    }
    return end + 1 - c->at;
}
