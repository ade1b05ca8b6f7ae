/* SPDX-License-Identifier: MIT */
/*
 * Formulas: "$...$" and "$$...$$" where they are no prices (Pandoc's manual,
 * "tex_math_dollars": no white space behind the first sign nor before the last,
 * no digit behind it), "\(...\)" and "\[...\]". They become a line of text.
 */
#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/math.h"
#include "read/markdown/dialect.h"
#include "read/tex.h"

enum { FORMULA_MAX = 4000 /* bytes */, KINDS = 4 };

static const struct delimiters {
    const char *open, *close;
    bool inside; /* among text, in one line */
} all[KINDS] = {{"$$", "$$", false},
                {"$", "$", true},
                {"\\(", "\\)", true},
                {"\\[", "\\]", false}};

/* Where the formula that begins at `from` ends, or SIZE_MAX. No place is looked
 * at twice in vain. */
static size_t end_of(struct scan *c, size_t from, size_t kind)
{
    struct str close = str_of(all[kind].close);
    size_t at = from > c->barren[kind] ? from : c->barren[kind];
    for (; at < c->s.n && at < from + FORMULA_MAX; at++) {
        if (str_starts(str_slice(c->s, at, c->s.n), close))
            return at;
        at += c->s.s[at] == '\\';
    }
    c->barren[kind] = at;
    return SIZE_MAX;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* True when it has what formulas have: a command, a relation, an operator; or
 * is but a letter. */
static bool has_signs(struct str tex)
{
    for (size_t i = 0; i + 1 < tex.n; i++) {
        bool command = tex.s[i] == '\\';
        if (command ? isalpha((unsigned char)tex.s[i + 1])
                    : strchr("^_=<>+*/", tex.s[i]) != NULL)
            return true;
        i += command;
    }
    return (tex.n == 1 && isalpha((unsigned char)tex.s[0])) ||
           (tex.s[0] == '-' && tex.n <= 6) ||
           (tex.s[0] != '\0' && strchr("(|", tex.s[0]));
}

/* "AB", "100": a formula where there are others, else a name or a price. */
static bool is_short(struct str tex)
{
    enum { LONGEST = 3 };
    for (size_t i = 0; i < tex.n; i++) {
        if (!isalnum((unsigned char)tex.s[i]))
            return false;
    }
    return tex.n <= LONGEST;
}

/* Whether the document has a formula that can be nothing else. */
static bool is_mathematical(struct dialect *d)
{
    struct str s = d->source;
    bool open = false, found = false, sign = false;
    if (d->mathematical)
        return d->mathematical > 0;
    for (size_t i = 0; i < s.n && !found; i++) {
        found = open && sign && s.s[i] == '$';
        if (s.s[i] == '$' || s.s[i] == '\n') {
            open = s.s[i] == '$' && !open;
            sign = false;
        }
        sign = sign || strchr("\\^_=", s.s[i]) != NULL;
    }
    d->mathematical = found ? 1 : -1;
    return found;
}

/* Vietnamese stands in formulas in "\text{...}" only. */
static bool has_words(struct str tex)
{
    size_t text = str_find(tex, STR("\\text"));
    struct str before = str_slice(tex, 0, text);
    for (size_t at = 0; at < before.n;) {
        uint32_t c = utf8_next(before, &at);
        if (c >= 0x80 && letter_is(c) && !(c >= 0x370 && c < 0x400))
            return true;
    }
    return false;
}

static bool is_formula(const struct scan *c, const struct delimiters *mark,
                       struct str tex, size_t end)
{
    bool dollar = mark->open[0] == '$' && mark->inside;
    char last = tex.n ? tex.s[tex.n - 1] : ' ';
    char behind = end + 1 < c->s.n ? c->s.s[end + 1] : '\n';
    char ahead = c->at ? c->s.s[c->at - 1] : '\n';
    if (str_trim(tex).n == 0 || has_words(tex))
        return false;
    if (dollar &&
        (is_space(tex.s[0]) || is_space(last) ||
         isdigit((unsigned char)behind) || isalnum((unsigned char)ahead)))
        return false;
    tex = str_trim(tex);
    return (mark->open[0] == '$' && !mark->inside) || has_signs(tex) ||
           (is_short(tex) && is_mathematical(c->d));
}

/* An element around the line, by which it is found again; 0: it keeps none. */
static size_t keep_form(struct markdown *m, const struct math *form)
{
    struct arena *arena = m->doc->arena;
    const struct math *kept = form ? math_keep(arena, form, str_copy) : NULL;
    if (!kept)
        return 0;
    m->formulas = arena_more(arena, m->formulas, m->formula_count,
                             sizeof(const struct math *));
    m->formulas[m->formula_count++] = kept;
    return m->formula_count;
}

/* Without the signs of the quote at the head of each of its lines. */
static struct str without_quotes(const struct scan *c, struct str tex)
{
    size_t start = c->at;
    struct buf buf = {.arena = c->d->arena};
    if (memchr(tex.s, '\n', tex.n) == NULL)
        return tex;
    while (start > 0 && !strchr("\r\n", c->s.s[start - 1]))
        start--;
    size_t quotes = source_line_of(str_slice(c->s, start, c->s.n)).quotes;
    if (quotes == 0)
        return tex;
    for (size_t at = 0, left = 0; at < tex.n; at++) {
        bool sign = left && tex.s[at] == '>';
        if (tex.s[at] == '\n')
            left = quotes;
        else if (sign)
            left--;
        else if (tex.s[at] != ' ')
            left = 0;
        buf_add_char(&buf, sign ? ' ' : tex.s[at]);
    }
    return buf_str(&buf);
}

static void add_formula(struct scan *c, struct str tex)
{
    const struct math *form;
    const struct tex_run *run =
        tex_read(c->d->arena, without_quotes(c, tex), &form);
    size_t number = keep_form(c->d->m, form);
    if (number)
        buf_printf(c->out, "<" MARKDOWN_FORMULA "%zu>", number);
    for (; run; run = run->next) {
        if (run->rise)
            buf_add(c->out, run->rise > 0 ? STR("<sup>") : STR("<sub>"));
        dialect_add_plain(c->out, run->text);
        if (run->rise)
            buf_add(c->out, run->rise > 0 ? STR("</sup>") : STR("</sub>"));
    }
    if (number)
        buf_printf(c->out, "</" MARKDOWN_FORMULA "%zu>", number);
    for (size_t i = 0; i < tex.n; i++) {
        if (tex.s[i] == '\n')
            buf_add_char(c->out, '\n');
    }
}

/* "$`a^2`$", as GitLab has them. */
static struct str without_ticks(struct str tex)
{
    bool ticks =
        tex.n > 2 && str_starts(tex, STR("`")) && str_ends(tex, STR("`"));
    return ticks ? str_slice(tex, 1, tex.n - 1) : tex;
}

/* The surroundings of TeX in which formulas stand; those which say no more than
 * that come first. */
static const char *const surroundings[] = {
    "equation", "displaymath", "math",   "align",  "gather",
    "multline", "eqnarray",    "cases",  "matrix", "pmatrix",
    "bmatrix",  "vmatrix",     "aligned"};
enum { PLAIN_SURROUNDINGS = 3 };

static bool is_surrounding(struct str name, size_t count)
{
    if (str_ends(name, STR("*")))
        name.n--;
    return str_is_any(name, (struct words){surroundings, count});
}

/* "\begin{align} ... \end{align}" without dollars around it. */
size_t dialect_surrounding(struct scan *c)
{
    struct str rest = str_slice(c->s, c->at, c->s.n), begin = STR("\\begin{");
    size_t close = str_find(str_slice(rest, 0, 30), STR("}"));
    if (!str_starts(rest, begin) || close == SIZE_MAX)
        return 0;
    struct str name = str_slice(rest, begin.n, close);
    if (!is_surrounding(name, WORDS(surroundings).n))
        return 0;
    struct str end = str_printf(c->d->arena, "\\end{%.*s}", STR_ARG(name));
    size_t at = str_find(str_slice(rest, 0, FORMULA_MAX), end);
    if (at == SIZE_MAX)
        return 0;
    struct str inside = str_slice(rest, close + 1, at);
    bool plain = is_surrounding(name, PLAIN_SURROUNDINGS);
    add_formula(c, plain ? inside : str_slice(rest, 0, at + end.n));
    return at + end.n;
}

size_t dialect_math(struct scan *c)
{
    struct str rest = str_slice(c->s, c->at, c->s.n);
    for (size_t i = 0; i < KINDS; i++) {
        struct str open = str_of(all[i].open);
        if (!str_starts(rest, open))
            continue;
        size_t from = c->at + open.n, end = end_of(c, from, i);
        struct str tex = str_slice(c->s, from, end);
        if (end == SIZE_MAX || !is_formula(c, &all[i], tex, end))
            continue;
        add_formula(c, all[i].inside ? without_ticks(tex) : tex);
        return end + strlen(all[i].close) - c->at;
    }
    return 0;
}
