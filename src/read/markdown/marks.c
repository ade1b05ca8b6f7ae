/* SPDX-License-Identifier: MIT */
/*
 * Lines that are no text but say something of it: where a page ends, that the
 * contents stand here, attributes, what is to be hidden; and headings whose
 * signs want a space or have attributes behind them.
 */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "read/markdown/dialect.h"
#include "read/read.h"

static void put_break(struct dialect *d, size_t i)
{
    dialect_put(d, i, markdown_island_break(d->m));
    dialect_stand_alone(d, i);
}

/* "```{=openxml}": what another format than ours shall get as it is. */
static bool is_raw_block(struct str words)
{
    return str_starts(words, STR("```{=")) && str_ends(words, STR("}"));
}

/* A raw block that breaks the page, Word's way or TeX's. */
static size_t take_raw_block(struct dialect *d, size_t i)
{
    bool breaks = false;
    size_t end = i + 1;
    while (end < d->n && !str_starts(dialect_words(d, end), STR("```"))) {
        struct str words = dialect_words(d, end++);
        breaks = breaks || says_page_break(words) ||
                 str_find(words, STR("w:type=\"page\"")) < words.n;
    }
    for (size_t k = i; breaks && k <= end && k < d->n; k++) {
        dialect_replace(d, k, STR(""));
        d->at[k].settled = true;
    }
    if (breaks)
        put_break(d, i);
    return breaks ? end : i;
}

static bool is_contents_mark(struct str words)
{
    static const char *const marks[] = {
        "[TOC]",  "[[TOC]]", "[[_TOC_]]",         "{:toc}",      "{{TOC}}",
        "@[toc]", "${toc}",  "\\tableofcontents", "<!-- toc -->"};
    return str_is_any_nocase(words, WORDS(marks));
}

/* "{: .class}", "{#id .class key=value}". */
static bool is_attributes(struct str words)
{
    return words.n > 3 && words.s[0] == '{' && words.s[words.n - 1] == '}' &&
           strchr(":#.", words.s[1]) &&
           memchr(words.s + 1, '{', words.n - 1) == NULL;
}

/* "## Mục {#muc .x}": the heading and where its attributes begin, or its n. */
static size_t attributes_of(struct str words)
{
    size_t at = words.n;
    if (!str_ends(words, STR("}")))
        return at;
    while (at > 0 && words.s[at - 1] != '{')
        at--;
    struct str inside = at ? str_slice(words, at, words.n - 1) : STR("");
    bool ok = inside.n &&
              (strchr("#.:-", inside.s[0]) || memchr(inside.s, '=', inside.n));
    return ok ? at - 1 : words.n;
}

/* The "id" of attributes, "#id", without its sign. */
static struct str id_of(struct str attributes)
{
    size_t at = str_find(attributes, STR("#")), end;
    if (at == SIZE_MAX)
        return STR("");
    for (end = ++at; end < attributes.n && !strchr(" }", attributes.s[end]);)
        end++;
    return str_slice(attributes, at, end);
}

static size_t count_signs(struct str words)
{
    size_t n = 0;
    while (n < words.n && words.s[n] == '#')
        n++;
    return n;
}

/* "##Mục" of two signs or more; one alone may be a tag. */
static bool wants_space(struct str words, size_t signs)
{
    size_t at = signs;
    return signs >= 2 && signs <= 6 && at < words.n &&
           letter_is(utf8_next(words, &at));
}

static bool is_underline(struct str words)
{
    for (size_t i = 0; i < words.n; i++) {
        if (words.s[i] != words.s[0])
            return false;
    }
    return words.n > 1 && (words.s[0] == '=' || words.s[0] == '-');
}

static void mend_heading(struct dialect *d, size_t i, struct str words)
{
    size_t signs = count_signs(words), end = attributes_of(words);
    bool tight = wants_space(words, signs);
    if ((!tight && end == words.n) || dialect_is_verbatim(d, i))
        return;
    struct str id = id_of(str_slice(words, end, words.n));
    struct str title = str_trim(str_slice(words, signs, end));
    dialect_put(d, i,
                str_printf(d->arena, "%.*s%s%s%.*s%s%.*s", (int)signs, words.s,
                           signs ? " " : "", id.n ? "<a id=\"" : "",
                           STR_ARG(id), id.n ? "\"></a>" : "", STR_ARG(title)));
}

/* Obsidian's comment of several lines, up to the sign that ends it. */
static size_t drop_comment(struct dialect *d, size_t i)
{
    size_t end = i + 1;
    while (!d->unclosed && end < d->n &&
           !str_ends(dialect_words(d, end), STR("%%")))
        end++;
    d->unclosed = d->unclosed || end == d->n;
    if (d->unclosed || dialect_is_verbatim(d, i))
        return i;
    for (size_t k = i; k <= end; k++)
        dialect_drop(d, k, N_("a comment"));
    return end;
}

static bool opens_comment(struct str words)
{
    struct str rest = str_slice(words, 2, words.n);
    return str_starts(words, STR("%%")) && str_find(rest, STR("%%")) > rest.n;
}

/* "\begin{landscape}" of Pandoc's TeX: up to the line that ends it the pages
 * are in landscape. Both lines are marks alone. */
static bool take_landscape(struct dialect *d, size_t i, struct str words)
{
    size_t end = i + 1;
    if (d->endless || !str_eq(words, STR("\\begin{landscape}")) ||
        dialect_is_verbatim(d, i))
        return false;
    while (end < d->n &&
           !str_eq(dialect_words(d, end), STR("\\end{landscape}")))
        end++;
    d->endless = end == d->n;
    if (d->endless)
        return false;
    dialect_drop(d, i, N_("a mark of pages in landscape"));
    dialect_drop(d, end, N_("a mark of pages in landscape"));
    if (!d->m->nested)
        doc_add_landscape(d->m->doc, d->m->first_line + (long)i,
                          d->m->first_line + (long)end);
    return true;
}

/* Nothing but TeX: no letters but those of commands, and no empty line. */
static bool is_tex(struct str words)
{
    for (size_t i = 0; i < words.n; i++) {
        if ((unsigned char)words.s[i] >= 0x80)
            return false;
    }
    return words.n > 0;
}

/* "```math" (GitHub, GitLab): a formula, between dollars. The line that ends
 * it, or `i`. */
static size_t take_math_block(struct dialect *d, size_t i)
{
    size_t end = i + 1;
    if (dialect_is_verbatim(d, i)) /* within another block */
        return i;
    while (end < d->n && is_tex(dialect_words(d, end)) &&
           !str_starts(dialect_words(d, end), STR("```")))
        end++;
    if (end == i + 1 || end == d->n || !dialect_is_verbatim(d, i + 1) ||
        !str_eq(dialect_words(d, end), STR("```")))
        return i;
    for (size_t k = i; k <= end; k++)
        d->verbatim[k] = false;
    dialect_put(d, i, STR("$$"));
    dialect_put(d, end, STR("$$"));
    dialect_part(d, i);
    dialect_part(d, end + 1);
    return end;
}

/* Looks at the line and returns the last that it took. */
static size_t look_at(struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    bool heading = words.n && (words.s[0] == '#' ||
                               (words.s[words.n - 1] == '}' && i + 1 < d->n &&
                                is_underline(dialect_words(d, i + 1))));
    if (words.n == 0)
        return i;
    if (heading)
        mend_heading(d, i, words);
    else if (is_raw_block(words))
        return take_raw_block(d, i);
    else if (str_eq(words, STR("```math")))
        return take_math_block(d, i);
    else if (!strchr("\\<\f[{@$%", words.s[0]) || take_landscape(d, i, words))
        return i;
    else if (opens_comment(words))
        return drop_comment(d, i);
    else if (says_page_break(words) &&
             (words.s[0] == '<' || !dialect_is_verbatim(d, i)))
        put_break(d, i);
    else if (is_contents_mark(words) &&
             (words.s[0] == '<' || !dialect_is_verbatim(d, i)))
        dialect_drop(d, i, N_("a mark for the contents"));
    else if (is_attributes(words) && !dialect_is_verbatim(d, i))
        dialect_drop(d, i, N_("attributes"));
    return i;
}

/* In code, where empty lines are not known to be any, a form feed is none. */
static void look_at_page_end(struct dialect *d, size_t i)
{
    bool code = dialect_is_verbatim(d, i) ||
                (i + 1 < d->n && dialect_is_verbatim(d, i + 1));
    d->at[i].ends_page = !code;
    d->changed = true;
}

void dialect_marks(struct dialect *d)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->at[i].ends_page)
            look_at_page_end(d, i);
        i = look_at(d, i);
    }
}
