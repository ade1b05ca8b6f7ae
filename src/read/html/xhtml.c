/* SPDX-License-Identifier: MIT */
/*
 * XHTML as the rules of HTML want it, for one parser reads both. In XML every
 * element may be written as one tag, <a id="x"/>, <title/>, <div/>; to HTML
 * that slash is nothing, the element is open, and all that follows is within
 * it. So such a tag gets an end tag behind it. And a CDATA section, which is a
 * comment in HTML, becomes the text that it is.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"
#include "read/html/page.h"

static const struct str cdata = STR_INIT("<![CDATA["),
                        cdata_end = STR_INIT("]]>");

/* Those which HTML, too, closes at once (HTML, section 13.1.2). */
static bool is_void(struct str name)
{
    static const char *const names[] = {
        "area", "base", "br",    "col",    "embed", "hr",  "img",
        "link", "meta", "param", "source", "track", "wbr", "input"};
    return str_is_any_nocase(name, WORDS(names));
}

static bool begins_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool ends_name(char c)
{
    return c <= ' ' || c == '/' || c == '>';
}

/* How long the tag at the head of `text` is, with its ">"; one within quotation
 * marks ends nothing. */
static size_t tag_length(struct str text)
{
    char quote = '\0';
    for (size_t i = 1; i < text.n; i++) {
        char c = text.s[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return i + 1;
    }
    return text.n;
}

static struct str name_of(struct str tag)
{
    size_t end = 1;
    while (end < tag.n && !ends_name(tag.s[end]))
        end++;
    return str_slice(tag, 1, end);
}

static void add_tag(struct buf *buf, struct str tag)
{
    struct str name = name_of(tag);
    if (!str_ends(tag, STR("/>")) || is_void(name)) {
        buf_add(buf, tag);
        return;
    }
    buf_add(buf, str_slice(tag, 0, tag.n - 2));
    buf_printf(buf, "></%.*s>", STR_ARG(name));
}

/* As text: line feeds stay, so that lines keep their numbers. */
static void add_characters(struct buf *buf, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (c == '<')
            buf_add(buf, STR("&lt;"));
        else if (c == '&')
            buf_add(buf, STR("&amp;"));
        else
            buf_add_char(buf, c);
    }
}

/* Up to and with `end`, or all of it. */
static size_t length_to(struct str text, struct str end)
{
    size_t at = str_find(text, end);
    return at < text.n ? at + end.n : text.n;
}

/* Takes what begins with "<" at the head of `rest`; returns its length. */
static size_t add_markup(struct buf *buf, struct str rest)
{
    if (str_starts(rest, cdata)) {
        size_t n = length_to(rest, cdata_end);
        bool ends = str_ends(str_slice(rest, 0, n), cdata_end);
        add_characters(buf, str_slice(rest, cdata.n, n - ends * cdata_end.n));
        return n;
    }
    if (str_starts(rest, STR("<!--"))) {
        size_t n = length_to(rest, STR("-->"));
        buf_add(buf, str_slice(rest, 0, n));
        return n;
    }
    bool tag = rest.n > 1 && begins_name(rest.s[1]);
    size_t n = tag ? tag_length(rest) : 1;
    add_tag(buf, str_slice(rest, 0, n));
    return n;
}

struct str page_from_xhtml(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    if (str_find(text, STR("/>")) >= text.n && str_find(text, cdata) >= text.n)
        return text;
    while (text.n) {
        const char *sign = memchr(text.s, '<', text.n);
        size_t n = sign ? (size_t)(sign - text.s) : text.n;
        buf_add(&buf, str_slice(text, 0, n));
        text = str_slice(text, n, text.n);
        if (text.n)
            text = str_slice(text, add_markup(&buf, text), text.n);
    }
    return buf_str(&buf);
}
