/* SPDX-License-Identifier: MIT */
/*
 * HTML within Markdown: none of it goes through. Tags among the text open and
 * close the spans that they stand for, and others leave their text behind; HTML
 * that stands as blocks is the HTML reader's. Comments go without a word, what
 * a page would run or play with one.
 */
#include "base/arena.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/markdown/entity.h"
#include "doc/links.h"
#include "read/markdown/markdown.h"
#include "read/size.h"
#include "read/read.h"
#include "stages.h"

struct tag {
    struct str name, attributes;
    bool closing;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
}

/* Behind `end`, which closes what stands at `at`; the text's end without it. */
static size_t behind(struct str html, size_t at, struct str end)
{
    size_t n = str_find(str_slice(html, at, html.n), end);
    return n == SIZE_MAX ? html.n : at + n + end.n;
}

/* The ">" of the tag that has its attributes from `at` on; or the end. */
static size_t tag_end(struct str html, size_t at)
{
    char quote = '\0';
    for (; at < html.n; at++) {
        char c = html.s[at];
        if (quote ? c == quote : (c == '"' || c == '\''))
            quote = quote ? '\0' : c;
        else if (!quote && c == '>')
            break;
    }
    return at;
}

/* Behind the comment, or what begins with "<!" or "<?" like one, that stands at
 * `at`; `at` when there is none. */
static size_t behind_comment(struct str html, size_t at)
{
    struct str rest = str_slice(html, at, html.n);
    if (str_starts(rest, STR("<!--")))
        return behind(html, at, STR("-->"));
    if (str_starts(rest, STR("<![CDATA[")))
        return behind(html, at, STR("]]>"));
    if (str_starts(rest, STR("<?")))
        return behind(html, at, STR("?>"));
    return str_starts(rest, STR("<!")) ? behind(html, at, STR(">")) : at;
}

/* The next tag from *at on; moves *at behind it. Comments are passed
 * over. */
static bool next_tag(struct str html, size_t *at, struct tag *tag)
{
    for (; *at < html.n; ++*at) {
        struct str rest = str_slice(html, *at, html.n);
        if (rest.s[0] != '<' || rest.n < 2)
            continue;
        size_t comment = behind_comment(html, *at);
        if (comment > *at) {
            *at = comment - 1;
            continue;
        }
        size_t start = *at + 1, end;
        tag->closing = rest.s[1] == '/';
        start += tag->closing;
        for (end = start; end < html.n && is_name(html.s[end]);)
            end++;
        if (end == start || !is_letter(html.s[start]))
            continue;
        tag->name = str_slice(html, start, end);
        *at = tag_end(html, end);
        tag->attributes = str_slice(html, end, *at);
        *at += *at < html.n;
        return true;
    }
    return false;
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\t' ||
                           text.s[at] == '\n' || text.s[at] == '/'))
        at++;
    return at;
}

/* The value at *at, with or without quotes (HTML, 13.1.2.3). */
static struct str attribute_value(struct str text, size_t *at)
{
    size_t start = *at, end;
    char quote = start < text.n ? text.s[start] : '\0';
    bool quoted = quote == '"' || quote == '\'';
    start += quoted;
    for (end = start; end < text.n; end++) {
        char c = text.s[end];
        if (quoted ? c == quote : c == ' ' || c == '\t' || c == '\n')
            break;
    }
    *at = end + quoted;
    return str_slice(text, start, end);
}

/* The attribute's value as text, or empty. */
static struct str attribute(const struct markdown *m, const struct tag *tag,
                            struct str name)
{
    struct str text = tag->attributes;
    for (size_t at = skip_space(text, 0); at < text.n;
         at = skip_space(text, at)) {
        size_t start = at;
        while (at < text.n && text.s[at] != '=' && text.s[at] != ' ' &&
               text.s[at] != '\t' && text.s[at] != '\n')
            at++;
        struct str seen = str_slice(text, start, at);
        size_t next = skip_space(text, at);
        struct str value = STR("");
        if (next < text.n && text.s[next] == '=') {
            at = next + 1;
            while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\n'))
                at++;
            value = attribute_value(text, &at);
        }
        if (str_eq_nocase(seen, name))
            return markdown_cleaned(m, entities_resolved(m->doc->arena, value));
        at += at == start;
    }
    return STR("");
}

static bool is_one_of(struct str name, const char *const *names)
{
    for (; *names; names++) {
        if (str_eq_nocase(name, str_of(*names)))
            return true;
    }
    return false;
}

/* What a page runs, plays or asks, with all that stands in it. */
static bool is_left_out(struct str name)
{
    static const char *const names[] = {
        "script", "style",  "iframe", "object",   "embed",  "applet",
        "video",  "audio",  "svg",    "math",     "canvas", "template",
        "select", "button", "input",  "textarea", NULL};
    return is_one_of(name, names);
}

/* Of these, what has no end tag (HTML, 13.1.2). */
static bool is_void(struct str name)
{
    static const char *const names[] = {"embed", "input", NULL};
    return is_one_of(name, names);
}

/* Blocks, which stand for themselves even within a cell of a table. */
static bool is_block(struct str name)
{
    static const char *const names[] = {
        "p",  "div", "li",      "ul",     "ol",    "tr", "h1",
        "h2", "h3",  "h4",      "h5",     "h6",    "dt", "dd",
        "hr", "br",  "section", "center", "table", NULL};
    return is_one_of(name, names);
}

static struct str small(const struct markdown *m, struct str name)
{
    char *copy = arena_copy(m->doc->arena, name.s, name.n);
    for (size_t i = 0; i < name.n; i++) {
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] - 'A' + 'a');
    }
    return (struct str){copy, name.n};
}

static void tell_left_out(const struct markdown *m, struct str name, long line)
{
    warn(m->doc->log, line, "<%.*s> is left out", STR_ARG(name));
}

/* The element is a place to which links may lead. */
static void note_place(struct markdown *m, const struct tag *tag)
{
    struct str id = attribute(m, tag, STR("id"));
    if (id.n == 0 && str_eq_nocase(tag->name, STR("a")))
        id = attribute(m, tag, STR("name"));
    if (id.n)
        doc_anchor(m->doc, id, markdown_leaf(m));
}

/* Its style counts more than its own sides. */
static void open_picture(struct markdown *m, const struct tag *tag)
{
    struct str style = attribute(m, tag, STR("style"));
    struct str width = read_property(style, "width");
    struct str height = read_property(style, "height");
    struct node *image = markdown_add_image(m, attribute(m, tag, STR("src")),
                                            attribute(m, tag, STR("alt")),
                                            attribute(m, tag, STR("title")));
    read_image_size(image, width.n ? width : attribute(m, tag, STR("width")),
                    height.n ? height : attribute(m, tag, STR("height")));
}

/* The formula whose line the element is around; NULL: it is none. */
static const struct math *formula_of(const struct markdown *m, struct str name)
{
    struct str mark = STR(MARKDOWN_FORMULA);
    size_t n = 0;
    if (!str_starts(name, mark))
        return NULL;
    for (size_t i = mark.n; i < name.n && n <= m->formula_count; i++) {
        if (!is_digit(name.s[i]))
            return NULL;
        n = 10 * n + (size_t)(name.s[i] - '0');
    }
    return n && n <= m->formula_count ? m->formulas[n - 1] : NULL;
}

static void open_tag(struct markdown *m, const struct tag *tag)
{
    enum node_kind kind;
    struct str name = small(m, tag->name);
    note_place(m, tag);
    if (str_eq(name, STR("br"))) {
        m->breaks++;
    } else if (str_eq(name, STR("img"))) {
        open_picture(m, tag);
    } else if (str_eq(name, STR("a"))) {
        markdown_open_link(m, attribute(m, tag, STR("href")),
                           attribute(m, tag, STR("title")), name);
    } else if (is_left_out(name)) {
        tell_left_out(m, name, m->html_line);
        if (!is_void(name))
            m->muted = name;
    } else if (is_block(name)) {
        m->breaks += m->breaks == 0;
    } else if (html_inline_kind(name, &kind)) {
        markdown_open_span(m, kind, name);
    } else if (formula_of(m, name)) {
        markdown_open_formula(m, formula_of(m, name), name);
    }
}

static void take_tag(struct markdown *m, const struct tag *tag)
{
    if (m->muted.n) {
        if (tag->closing && str_eq_nocase(tag->name, m->muted))
            m->muted = STR("");
    } else if (!tag->closing) {
        open_tag(m, tag);
    } else if (is_block(tag->name)) {
        m->breaks += m->breaks == 0;
    } else {
        markdown_close_element(m, tag->name);
    }
}

static void settle_inline(struct markdown *m, struct str html)
{
    struct tag tag;
    for (size_t at = 0; next_tag(html, &at, &tag);)
        take_tag(m, &tag);
}

/* What of the block will be missing in the tree. */
static void tell_missing(const struct markdown *m, struct str html)
{
    struct tag tag;
    size_t at = 0, counted = 0;
    long line = m->html_line;
    struct str open = STR("<!--"), close = STR("-->");
    while (next_tag(html, &at, &tag)) {
        size_t start = (size_t)(tag.name.s - html.s);
        for (; counted < start; counted++)
            line += html.s[counted] == '\n';
        if (!tag.closing && is_left_out(tag.name))
            tell_left_out(m, tag.name, line);
    }
    if (str_starts(html, open) && str_find(html, close) == SIZE_MAX)
        doc_lose(m->doc, LOST_SOMEWHERE, m->html_line,
                 "the comment that begins here has no end; all behind it is "
                 "left out");
}

/* True when there is something beside comments. */
static bool holds_more(struct str html)
{
    for (size_t at = 0, next; at < html.n; at = next) {
        next = behind_comment(html, at);
        if (next == at && str_trim(str_slice(html, at, ++next)).n)
            return true;
    }
    return false;
}

static void settle_block(struct markdown *m, struct str html)
{
    tell_missing(m, html);
    if (holds_more(html))
        read_html_fragment(m->doc, m->container, html, m->html_line);
}

void markdown_settle_html(struct markdown *m)
{
    if (m->html.n == 0)
        return;
    struct str html = str_copy(m->doc->arena, buf_str(&m->html));
    html = unshielded(m->doc->arena, html);
    m->html.n = 0;
    if (m->html_is_block)
        settle_block(m, html);
    else
        settle_inline(m, html);
}

/* Blocks of HTML which only empty lines part are read as one, so that a table
 * with such lines stays one. */
void markdown_html(struct markdown *m, struct str html, bool block)
{
    if (m->html_is_block != block)
        markdown_settle_html(m);
    if (m->images)
        return;
    m->html_is_block = block;
    if (m->html.n == 0)
        m->html_line = m->html_end = m->line;
    for (; m->html_is_block && m->html_end < m->line; m->html_end++)
        buf_add_char(&m->html, '\n');
    buf_add(&m->html, html);
    m->html_end += (long)str_count(html, '\n');
}
