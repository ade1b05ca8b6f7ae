/* SPDX-License-Identifier: MIT */
/*
 * The encoding that a page's head names, before a letter of it is decoded: the
 * prescan of HTML, section 13.2.3.2. It sees bytes, so that it finds nothing in
 * what does not agree with ASCII. Browsers look at 1024 bytes and read the page
 * anew when a meta element behind them names another; here more are looked at.
 */
#include <strings.h>

#include "base/utf8.h"
#include "stages.h"

enum { PRESCAN = 8192 };

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool starts_nocase(struct str text, struct str prefix)
{
    return text.n >= prefix.n && strncasecmp(text.s, prefix.s, prefix.n) == 0;
}

static void skip(struct str *rest, size_t n)
{
    *rest = str_slice(*rest, n, rest->n);
}

static void skip_space(struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && is_space(rest->s[n]))
        n++;
    skip(rest, n);
}

/* Up to the first byte that is white space or one of `ends`. */
static struct str take_until(struct str *rest, struct str ends)
{
    size_t n = 0;
    while (n < rest->n && !is_space(rest->s[n]) &&
           str_find(ends, str_slice(*rest, n, n + 1)) >= ends.n)
        n++;
    struct str taken = str_slice(*rest, 0, n);
    skip(rest, n);
    return taken;
}

static struct str take_quoted(struct str *rest)
{
    struct str quote = str_slice(*rest, 0, 1);
    skip(rest, 1);
    size_t end = str_find(*rest, quote);
    struct str taken = str_slice(*rest, 0, end);
    skip(rest, end < rest->n ? end + 1 : rest->n);
    return taken;
}

static struct str take_value(struct str *rest)
{
    skip_space(rest);
    bool quoted = rest->n && (rest->s[0] == '"' || rest->s[0] == '\'');
    return quoted ? take_quoted(rest) : take_until(rest, STR(">"));
}

/* "Get an attribute"; false: the tag has no more. */
static bool take_attribute(struct str *rest, struct str *name,
                           struct str *value)
{
    while (rest->n && (is_space(rest->s[0]) || rest->s[0] == '/'))
        skip(rest, 1);
    if (rest->n == 0 || rest->s[0] == '>')
        return false;
    *name = take_until(rest, STR("/>="));
    *value = str_slice(*rest, 0, 0);
    skip_space(rest);
    if (rest->n && rest->s[0] == '=') {
        skip(rest, 1);
        *value = take_value(rest);
    }
    return true;
}

/* "Extracting a character encoding from a meta element": what stands behind
 * "charset=" in "text/html; charset=windows-1258". */
static struct str charset_in(struct str content)
{
    const struct str word = STR("charset");
    while (content.n) {
        if (!starts_nocase(content, word)) {
            skip(&content, 1);
            continue;
        }
        skip(&content, word.n);
        skip_space(&content);
        if (content.n == 0 || content.s[0] != '=')
            continue;
        skip(&content, 1);
        skip_space(&content);
        bool quoted =
            content.n && (content.s[0] == '"' || content.s[0] == '\'');
        return quoted ? take_quoted(&content) : take_until(&content, STR(";"));
    }
    return content;
}

/* The charset of a meta element, behind its name; empty: it has none. */
static struct str charset_of_meta(struct str *rest)
{
    struct str name, value, direct = {"", 0}, content = {"", 0};
    bool pragma = false;
    while (take_attribute(rest, &name, &value)) {
        if (str_eq_nocase(name, STR("http-equiv")))
            pragma |= str_eq_nocase(value, STR("content-type"));
        else if (str_eq_nocase(name, STR("content")) && content.n == 0)
            content = charset_in(value);
        else if (str_eq_nocase(name, STR("charset")) && direct.n == 0)
            direct = value;
    }
    return str_trim(direct.n ? direct : pragma ? content : direct);
}

static void skip_past(struct str *rest, struct str end)
{
    size_t at = str_find(*rest, end);
    skip(rest, at < rest->n ? at + end.n : rest->n);
}

static void skip_tag(struct str *rest)
{
    struct str name, value;
    take_until(rest, STR(">"));
    while (take_attribute(rest, &name, &value))
        ;
}

/* <?xml version="1.0" encoding="..."?> at the very head. */
static struct str charset_of_xml(struct str bytes)
{
    struct str none = str_slice(bytes, 0, 0);
    if (!str_starts(bytes, STR("<?xml")))
        return none;
    struct str head = str_slice(bytes, 0, str_find(bytes, STR(">")));
    size_t at = str_find(head, STR("encoding"));
    struct str rest = str_slice(head, at + STR("encoding").n, head.n);
    skip_space(&rest);
    if (at >= head.n || rest.n == 0 || rest.s[0] != '=')
        return none;
    skip(&rest, 1);
    return str_trim(take_value(&rest));
}

/* What was read as ASCII cannot be UTF-16, whatever it says. */
static struct str believed(struct str charset)
{
    return starts_nocase(charset, STR("utf-16")) ? STR("utf-8") : charset;
}

struct str html_charset(struct str bytes)
{
    struct str rest = str_slice(bytes, 0, PRESCAN), found = {"", 0};
    while (rest.n && found.n == 0) {
        bool tag = rest.s[0] == '<' && rest.n > 1;
        size_t slash = tag && rest.s[1] == '/';
        if (str_starts(rest, STR("<!--"))) {
            skip(&rest, 2);
            skip_past(&rest, STR("-->"));
        } else if (starts_nocase(rest, STR("<meta")) && rest.n > 5 &&
                   (is_space(rest.s[5]) || rest.s[5] == '/')) {
            skip(&rest, 5);
            found = charset_of_meta(&rest);
        } else if (tag && rest.n > slash + 1 && is_letter(rest.s[slash + 1])) {
            skip_tag(&rest);
        } else if (tag && (slash || rest.s[1] == '!' || rest.s[1] == '?')) {
            skip_past(&rest, STR(">"));
        } else {
            skip(&rest, 1);
        }
    }
    return believed(found.n ? found : charset_of_xml(bytes));
}
