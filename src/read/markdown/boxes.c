/* SPDX-License-Identifier: MIT */
/*
 * Notes and warnings that stand in a box: "> [!NOTE]" (GitHub, Obsidian),
 * ":::note" (Pandoc, Docusaurus, VuePress), "!!! note" (MkDocs). All become a
 * quote with what they are called, in bold letters, at its head.
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "read/markdown/dialect.h"

/* How a box is called in Vietnamese, and in English. */
static const struct kind {
    const char *word, *vietnamese, *english;
} kinds[] = {
    {"note", "Ghi chú", "Note"},
    {"info", "Thông tin", "Info"},
    {"tip", "Mẹo", "Tip"},
    {"hint", "Gợi ý", "Hint"},
    {"important", "Quan trọng", "Important"},
    {"warning", "Cảnh báo", "Warning"},
    {"caution", "Thận trọng", "Caution"},
    {"danger", "Nguy hiểm", "Danger"},
    {"error", "Lỗi", "Error"},
    {"attention", "Chú ý", "Attention"},
    {"example", "Ví dụ", "Example"},
    {"question", "Câu hỏi", "Question"},
    {"faq", "Hỏi đáp", "FAQ"},
    {"abstract", "Tóm tắt", "Abstract"},
    {"summary", "Tóm tắt", "Summary"},
    {"tldr", "Tóm tắt", "TL;DR"},
    {"todo", "Việc cần làm", "Todo"},
    {"success", "Thành công", "Success"},
    {"failure", "Thất bại", "Failure"},
    {"bug", "Lỗi", "Bug"},
    {"quote", "Trích dẫn", "Quote"},
    {"cite", "Trích dẫn", "Cite"},
};

static const struct kind *kind_of(struct str word)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (str_eq_nocase(word, str_of(kinds[i].word)))
            return &kinds[i];
    }
    return NULL;
}

/* True when the text has a letter that only Vietnamese has. */
static bool is_vietnamese(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if ((c >= 0x1EA0 && c <= 0x1EF9) || c == 0x1A1 || c == 0x1B0 ||
            c == 0x111)
            return true;
    }
    return false;
}

/* The title, or what a box of this kind is called, in bold letters. */
static struct str label_of(const struct dialect *d, struct str word,
                           struct str title)
{
    const struct kind *kind = kind_of(word);
    if (title.n == 0 && kind)
        title =
            str_of(is_vietnamese(d->source) ? kind->vietnamese : kind->english);
    if (title.n == 0)
        title = word;
    return str_printf(d->arena, "**%.*s**", STR_ARG(title));
}

/* The first word of letters and hyphens. */
static struct str first_word(struct str text)
{
    size_t n = 0;
    while (n < text.n && ((text.s[n] | 0x20) >= 'a') &&
           ((text.s[n] | 0x20) <= 'z'))
        n++;
    return str_slice(text, 0, n);
}

static struct str without_quotes(struct str text)
{
    text = str_trim(text);
    if (text.n >= 2 && text.s[0] == '"' && text.s[text.n - 1] == '"')
        text = str_slice(text, 1, text.n - 1);
    return str_trim(text);
}

/* ---- "> [!NOTE] Title" ---- */

static void take_alert(struct dialect *d, size_t i, struct str words)
{
    struct str word = first_word(str_slice(words, 2, words.n));
    size_t end = 2 + word.n;
    bool first = i == 0 || dialect_is_blank(d, i - 1) ||
                 source_line_of(d->at[i - 1].text).quotes <
                     source_line_of(d->at[i].text).quotes;
    if (word.n == 0 || end >= words.n || words.s[end] != ']' || !first ||
        dialect_is_verbatim(d, i))
        return;
    end++;
    end += end < words.n && (words.s[end] == '-' || words.s[end] == '+');
    struct str title = str_trim(str_slice(words, end, words.n));
    dialect_put(d, i, label_of(d, word, title));
    dialect_part(d, i + 1);
}

/* ---- lines that are put in a quote ---- */

static void quote(struct dialect *d, size_t i, size_t indent)
{
    struct str text = d->at[i].text;
    while (indent > 0 && text.n && text.s[0] == ' ') {
        text = str_slice(text, 1, text.n);
        indent--;
    }
    dialect_replace(d, i, str_printf(d->arena, "> %.*s", STR_ARG(text)));
}

static void put_label(struct dialect *d, size_t i, struct str label)
{
    dialect_replace(d, i, str_printf(d->arena, "> %.*s", STR_ARG(label)));
    dialect_part(d, i);
    dialect_part(d, i + 1);
}

/* ---- "!!! note "Title"" ---- */

enum { BODY_INDENT = 4 };

static size_t leading_spaces(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.s[n] == ' ')
        n++;
    return n;
}

/* The last line that is indented below line i; i: there is none. */
static size_t end_of_body(const struct dialect *d, size_t i)
{
    size_t end = i;
    for (size_t k = i + 1; k < d->n; k++) {
        bool blank = str_trim(d->at[k].text).n == 0;
        if (!blank && leading_spaces(d->at[k].text) < BODY_INDENT)
            break;
        end = blank ? end : k;
    }
    return end;
}

static size_t take_admonition(struct dialect *d, size_t i, struct str words)
{
    size_t at = words.n > 3 && words.s[3] == '+' ? 4 : 3;
    struct str rest = str_trim(str_slice(words, at, words.n));
    struct str word = first_word(rest);
    size_t end = end_of_body(d, i);
    if (word.n == 0 || end == i || dialect_is_verbatim(d, i))
        return i;
    struct str title = without_quotes(str_slice(rest, word.n, rest.n));
    put_label(d, i, label_of(d, word, title));
    for (size_t k = i + 1; k <= end; k++) {
        quote(d, k, BODY_INDENT);
        d->verbatim[k] = false;
    }
    dialect_part(d, end + 1);
    return end;
}

/* ---- ":::" ---- */

static size_t count_colons(struct str words)
{
    size_t n = 0;
    while (n < words.n && words.s[n] == ':')
        n++;
    return n;
}

static bool closes_fence(struct str words)
{
    return words.n >= 3 && count_colons(words) == words.n;
}

/* For each line that opens a fence the one that closes it; 0: none does. */
static size_t *fence_ends(const struct dialect *d)
{
    size_t *ends = ARENA_ARRAY(d->arena, d->n, size_t);
    size_t *open = ARENA_ARRAY(d->arena, d->n, size_t), depth = 0;
    for (size_t i = 0; i < d->n; i++) {
        struct str words = dialect_words(d, i);
        if (count_colons(words) < 3)
            continue;
        if (!closes_fence(words))
            open[depth++] = i;
        else if (depth)
            ends[open[--depth]] = i;
    }
    return ends;
}

/* "{.note}", "note", "note[Title]", "warning Title": its word and title. */
static struct str read_fence(struct str words, struct str *title)
{
    size_t at = count_colons(words);
    struct str rest = str_trim(str_slice(words, at, words.n));
    bool attributes = str_starts(rest, STR("{"));
    size_t dot = attributes ? str_find(rest, STR(".")) : SIZE_MAX;
    if (attributes)
        rest = str_slice(rest, dot == SIZE_MAX ? rest.n : dot + 1, rest.n);
    struct str word = first_word(rest);
    *title = STR("");
    if (!attributes) {
        *title = str_trim(str_slice(rest, word.n, rest.n));
        while (str_ends(*title, STR(":")))
            title->n--;
        if (str_starts(*title, STR("[")) && str_ends(*title, STR("]")))
            *title = str_slice(*title, 1, title->n - 1);
    }
    return word;
}

static void clear(struct dialect *d, size_t i)
{
    dialect_replace(d, i, STR(""));
}

static void take_fence(struct dialect *d, size_t i, size_t end,
                       struct str words)
{
    struct str title;
    struct str word = read_fence(words, &title);
    if (end == 0 || dialect_is_verbatim(d, i))
        return;
    clear(d, end);
    if (!kind_of(word)) {
        clear(d, i);
        return;
    }
    put_label(d, i, label_of(d, word, title));
    for (size_t k = i + 1; k < end; k++)
        quote(d, k, 0);
}

void dialect_boxes(struct dialect *d)
{
    size_t *ends = NULL;
    for (size_t i = 0; i < d->n; i++) {
        struct str words = dialect_words(d, i);
        if (str_starts(words, STR("[!")) &&
            source_line_of(d->at[i].text).quotes)
            take_alert(d, i, words);
        else if (str_starts(words, STR("!!! ")) ||
                 str_starts(words, STR("???")))
            i = take_admonition(d, i, words);
        else if (str_starts(words, STR(":::")) && !closes_fence(words)) {
            ends = ends ? ends : fence_ends(d);
            take_fence(d, i, ends[i], words);
        }
    }
}
