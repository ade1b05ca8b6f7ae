/* SPDX-License-Identifier: MIT */
/*
 * What other dialects have within a paragraph: formulas, links of a wiki,
 * marks, comments, raised and lowered letters, attributes, names of emoji, and
 * bold letters that are set off by spaces. Code, tags, addresses and what is
 * escaped are passed over.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/words.h"
#include "read/markdown/dialect.h"

enum { REACH = 1000 /* bytes from a mark to its partner */ };

/* ---- what rules share ---- */

size_t dialect_find(const struct scan *c, size_t from, struct str mark)
{
    size_t n = str_find(str_slice(c->s, from, from + REACH), mark);
    return n == SIZE_MAX ? n : from + n;
}

void dialect_add_plain(struct buf *out, struct str text)
{
    size_t start = out->n;
    buf_add_char(out, SHIELD_VOID);
    buf_add(out, text);
    for (size_t i = start; i < out->n; i++)
        shield_byte(out->data + i);
}

static struct str rest_of(const struct scan *c)
{
    return str_slice(c->s, c->at, c->at + REACH);
}

static size_t copy(struct scan *c, size_t n)
{
    buf_add(c->out, str_slice(c->s, c->at, c->at + n));
    return n;
}

static bool is_word(char ch)
{
    return isalnum((unsigned char)ch) || (unsigned char)ch >= 0x80;
}

static char before(const struct scan *c)
{
    return c->at ? c->s.s[c->at - 1] : '\n';
}

/* ---- what is passed over ---- */

static size_t tag_length(struct str rest)
{
    bool tag = rest.n > 1 &&
               (isalpha((unsigned char)rest.s[1]) || strchr("/!?", rest.s[1]));
    const char *end = tag ? memchr(rest.s, '>', rest.n) : NULL;
    return end ? (size_t)(end - rest.s) + 1 : 1;
}

/* "{#id .class key=value}", "{width=50%}", "{-}": their length, or 0. */
static size_t attributes_length(struct str rest)
{
    rest = str_slice(rest, 0, REACH);
    const char *close =
        rest.n > 2 && rest.s[0] == '{' ? memchr(rest.s, '}', rest.n) : NULL;
    if (!close)
        return 0;
    struct str inside = {rest.s + 1, (size_t)(close - rest.s) - 1};
    bool ok = inside.n &&
              (strchr("#.:-", inside.s[0]) || memchr(inside.s, '=', inside.n));
    return ok ? inside.n + 2 : 0;
}

/* Leaves the attributes `n` bytes further on out, but not the ends of lines in
 * them; the bytes up to behind them. */
static size_t skip_attributes(struct scan *c, size_t n)
{
    struct str rest = str_slice(c->s, c->at + n, c->s.n);
    size_t length = attributes_length(rest);
    for (size_t i = 0; i < length; i++) {
        if (rest.s[i] == '\n')
            buf_add_char(c->out, '\n');
    }
    return n + length;
}

static size_t code(struct scan *c)
{
    return skip_attributes(c, copy(c, dialect_code_length(rest_of(c))));
}

/* The bracket that the one at `at` closes, or `at`. */
static size_t opening_bracket(const struct scan *c, size_t at)
{
    size_t depth = 1, open = at;
    while (open > 0 && depth > 0 && at - open < REACH) {
        open--;
        depth += c->s.s[open] == ']';
        depth -= c->s.s[open] == '[';
    }
    return depth == 0 ? open : at;
}

/* Whether the bracket here ends an image: "![alt]", "![alt][label]". */
static bool closes_image(const struct scan *c)
{
    size_t at = opening_bracket(c, c->at);
    if (at > 0 && at < c->at && c->s.s[at - 1] == ']')
        at = opening_bracket(c, at - 1);
    return at > 0 && at < c->at && c->s.s[at - 1] == '!';
}

/* The length of the rest of a link, "](address)", or of the bracket alone. */
static size_t link_length(struct str rest)
{
    size_t depth = 0, n = 1;
    if (rest.n < 2 || rest.s[1] != '(')
        return 1;
    for (; n < rest.n && rest.s[n] != '\n'; n++) {
        depth += rest.s[n] == '(';
        if (rest.s[n] == '\\') {
            n++;
            continue;
        }
        if (rest.s[n] == ')' && --depth == 0)
            return n + 1;
    }
    return 1;
}

/* The rest of an image, with what is said of its size: behind its address, or
 * in the attributes behind the image. */
static void image_end(struct scan *c, size_t n)
{
    struct arena *arena = c->d->arena;
    struct str rest = str_slice(c->s, c->at + n, c->s.n);
    struct str address = str_slice(c->s, c->at, c->at + n - 1);
    struct str mark = STR("");
    if (n > 1)
        mark = markdown_trailing_mark(arena, &address);
    if (mark.n == 0)
        mark = markdown_attributes_mark(
            arena, str_slice(rest, 0, attributes_length(rest)));
    buf_add(c->out, address);
    buf_add_char(c->out, c->s.s[c->at + n - 1]);
    buf_add(c->out, mark);
}

/* The rest of a link, and the attributes behind it. */
static size_t link_end(struct scan *c)
{
    size_t n = link_length(rest_of(c));
    struct str behind = str_slice(c->s, c->at + n, c->s.n);
    if ((n > 1 || attributes_length(behind)) && closes_image(c))
        image_end(c, n);
    else
        copy(c, n);
    return skip_attributes(c, n);
}

/* ---- rules ---- */

/* TeX's hard space, "Điều\ 5", which CommonMark leaves; else an escape. */
static size_t backslash(struct scan *c)
{
    struct str rest = rest_of(c);
    size_t formula =
        rest.n > 1 && strchr("([", rest.s[1]) ? dialect_math(c) : 0;
    if (!formula)
        formula = dialect_surrounding(c);
    if (formula)
        return formula;
    if (rest.n > 2 && rest.s[1] == ' ' && is_word(before(c)) &&
        is_word(rest.s[2])) {
        buf_add(c->out, STR("\xC2\xA0"));
        return 2;
    }
    return copy(c, rest.n > 1 ? 2 : 1);
}

/* The end of what stands between two marks of one line, with no white space at
 * its ends; 0: it is none. */
static size_t enclosed(const struct scan *c, struct str mark)
{
    size_t from = c->at + mark.n, end = dialect_find(c, from, mark);
    if (end == SIZE_MAX || end == from)
        return 0;
    struct str inside = str_slice(c->s, from, end);
    bool ok =
        str_trim(inside).n == inside.n && !memchr(inside.s, '\n', inside.n);
    return ok ? end : 0;
}

/* "==text==": a highlight, which print has not. */
static size_t highlight(struct scan *c)
{
    size_t end = enclosed(c, STR("=="));
    bool longer = end && (before(c) == '=' || c->s.s[c->at + 2] == '=' ||
                          (end + 2 < c->s.n && c->s.s[end + 2] == '='));
    if (!end || longer)
        return 0;
    buf_add(c->out, str_slice(c->s, c->at + 2, end));
    return end + 2 - c->at;
}

static void tell_dropped(const struct scan *c, const char *what,
                         struct str text)
{
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = c->line,
                                .what = what,
                                .text = str_one_line(c->d->arena, text)};
    log_decision(c->d->m->doc->log, &decision);
}

/* "^khoi-1" at the end of a paragraph: a name by which Obsidian's links find
 * it. */
static size_t block_name(struct scan *c)
{
    enum { SHORTEST = 4 };
    struct str rest = str_trim(str_slice(c->s, c->at + 1, c->s.n));
    for (size_t i = 0; i < rest.n; i++) {
        if (!isalnum((unsigned char)rest.s[i]) && rest.s[i] != '-')
            return 0;
    }
    if (rest.n < SHORTEST || !strchr(" \n", before(c)))
        return 0;
    tell_dropped(c, N_("a name for links"), rest);
    return rest.n + 1;
}

static size_t comment(struct scan *c)
{
    size_t end = dialect_find(c, c->at + 2, STR("%%"));
    if (end == SIZE_MAX)
        return 0;
    struct str inside = str_slice(c->s, c->at + 2, end);
    tell_dropped(c, N_("a comment"), inside);
    for (size_t i = 0; i < inside.n; i++) {
        if (inside.s[i] == '\n')
            buf_add_char(c->out, '\n');
    }
    return end + 2 - c->at;
}

/* "H~2~O", "x^2^" (Pandoc). */
static size_t raised(struct scan *c, char mark, const char *element)
{
    size_t end = enclosed(c, (struct str){&mark, 1});
    struct str inside = str_slice(c->s, c->at + 1, end);
    if (!end || !is_word(before(c)) || inside.n > 30 ||
        memchr(inside.s, ' ', inside.n))
        return 0;
    for (size_t i = 0; i < inside.n; i++) {
        if (!is_word(inside.s[i]) && !strchr("+-,.", inside.s[i]))
            return 0;
    }
    buf_printf(c->out, "<%s>%.*s</%s>", element, STR_ARG(inside), element);
    return end + 1 - c->at;
}

/* "[text]{.class}": the text alone, or underlined. */
static size_t bracketed(struct scan *c)
{
    size_t end = dialect_find(c, c->at, STR("]{"));
    if (end == SIZE_MAX || before(c) == ']' || before(c) == '!')
        return 0;
    struct str inside = str_slice(c->s, c->at + 1, end);
    size_t n = attributes_length(str_slice(c->s, end + 1, c->s.n));
    if (n == 0 || inside.n == 0 || memchr(inside.s, '[', inside.n))
        return 0;
    struct str classes = str_slice(c->s, end + 1, end + 1 + n);
    bool underlined = str_find(classes, STR(".underline")) < classes.n ||
                      str_find(classes, STR(".ul")) < classes.n;
    buf_add(c->out, underlined ? STR("<u>") : STR(""));
    buf_add(c->out, inside);
    buf_add(c->out, underlined ? STR("</u>") : STR(""));
    return skip_attributes(c, end + 1 - c->at);
}

/* What "^" begins. */
static size_t caret(struct scan *c, char next)
{
    size_t n = next == '[' ? dialect_note(c) : raised(c, '^', "sup");
    return n ? n : block_name(c);
}

static size_t special(struct scan *c)
{
    struct str rest = rest_of(c);
    char next = rest.n > 1 ? rest.s[1] : '\n';
    switch (rest.s[0]) {
    case '$':
        return dialect_math(c);
    case '!':
        return next == '[' ? dialect_wiki(c) : 0;
    case '[':
        return next == '[' ? dialect_wiki(c) : bracketed(c);
    case '=':
        return next == '=' ? highlight(c) : 0;
    case '%':
        return next == '%' ? comment(c) : 0;
    case '^':
        return caret(c, next);
    case '~':
        return raised(c, '~', "sub");
    case ':':
        return dialect_emoji(c);
    case '*':
        return dialect_strong(c);
    default:
        return 0;
    }
}

/* How many letters, figures and spaces come first; nothing begins with those.
 */
static size_t plain_length(struct str rest)
{
    size_t n = 0;
    while (n < rest.n && (is_word(rest.s[n]) || rest.s[n] == ' '))
        n++;
    return n;
}

static size_t step(struct scan *c)
{
    switch (c->s.s[c->at]) {
    case '\\':
        return backslash(c);
    case '`':
        return code(c);
    case '<':
        return copy(c, tag_length(rest_of(c)));
    case ']':
        return link_end(c);
    default: {
        size_t n = special(c);
        struct str behind = str_slice(c->s, c->at + 1, c->s.n);
        return n ? n : copy(c, 1 + plain_length(behind));
    }
    }
}

/* ---- paragraphs ---- */

/* "[label]: address" defines a link; nothing in it is text. */
static bool defines_link(struct str text)
{
    text = str_trim(text);
    return str_starts(text, STR("[")) && !str_starts(text, STR("[[")) &&
           str_find(text, STR("]:")) < text.n;
}

static void scan_paragraph(struct dialect *d, struct str s, long line,
                           struct buf *out)
{
    struct scan c = {.d = d, .s = s, .out = out, .line = line};
    if (defines_link(s)) {
        buf_add(out, s);
        return;
    }
    dialect_find_strong(&c);
    while (c.at < s.n)
        c.at += step(&c);
}

/* Nothing reaches from one cell into the next. */
static void scan_row(struct dialect *d, struct str s, long line,
                     struct buf *out)
{
    for (size_t from = 0; from < s.n;) {
        size_t end = dialect_cell_end(s, from);
        scan_paragraph(d, str_slice(s, from, end), line, out);
        buf_add(out, str_slice(s, end, end + 1));
        from = end + 1;
    }
}

static bool is_empty(struct str line)
{
    for (size_t i = 0; i < line.n; i++) {
        if (!strchr(" \t>\r", line.s[i]))
            return false;
    }
    return true;
}

/* Where the line at `at` ends, behind its feed or its return. */
static size_t end_of_line(struct str text, size_t at)
{
    while (at < text.n && text.s[at] != '\n' && text.s[at] != '\r')
        at++;
    return at < text.n ? at + 1 : at;
}

/* The end of the paragraph at `from`, of which line `i` is the first. */
static size_t end_of_paragraph(struct dialect *d, struct str text, size_t from,
                               size_t i)
{
    size_t at = from;
    do {
        size_t end = end_of_line(text, at);
        bool feed = end > at && text.s[end - 1] == '\n';
        i += feed;
        at = end;
        if (!feed)
            break;
    } while (at < text.n && i < d->n && !dialect_is_verbatim(d, i) &&
             !is_empty(str_slice(text, at, end_of_line(text, at) - 1)));
    return at;
}

/* True when there may be something for a rule. */
static bool is_worth_a_look(struct str text)
{
    static const char *const signs[] = {"**", "==", "[[", "%%",
                                        "\\", "{",  "~",  " ="};
    if (memchr(text.s, '$', text.n) || memchr(text.s, '^', text.n))
        return true;
    if (str_holds_any(text, WORDS(signs)))
        return true;
    for (size_t i = 1; i + 1 < text.n; i++) {
        if (text.s[i] == ':' && text.s[i + 1] >= 'a' && text.s[i + 1] <= 'z')
            return true;
    }
    return false;
}

struct str dialect_inlines(struct dialect *d, struct str text)
{
    struct buf out = {.arena = d->arena};
    if (text.n == 0 || !is_worth_a_look(text))
        return text;
    buf_reserve(&out, text.n + text.n / 8);
    for (size_t at = 0, i = 0, end; at < text.n; at = end) {
        bool plain = i < d->n && dialect_is_verbatim(d, i);
        end = plain ? end_of_line(text, at) : end_of_paragraph(d, text, at, i);
        struct str part = str_slice(text, at, end);
        long line = d->m->first_line + (long)i;
        if (plain && d->at[i].row)
            scan_row(d, part, line, &out);
        else if (plain)
            buf_add(&out, part);
        else
            scan_paragraph(d, part, line, &out);
        for (size_t k = at; k < end; k++)
            i += text.s[k] == '\n';
    }
    return buf_str(&out);
}
