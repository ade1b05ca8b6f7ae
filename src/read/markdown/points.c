/* SPDX-License-Identifier: MIT */
/*
 * Lines that stay lines. Vietnamese documents count their points with "a)",
 * "đ)", "(1)", "i.", mark them with "•" or "–", and begin articles and grounds
 * on lines of their own; where no empty line parts them, Markdown makes one
 * paragraph of all. They are parted again, if there are several of a kind; the
 * passes make lists and headings of them. The same is done to a term with its
 * definition below it (Pandoc, PHP Markdown Extra).
 */
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/marker.h"
#include "doc/phrase.h"
#include "read/markdown/dialect.h"

enum {
    SHORT_LINE = 60, /* characters */
    NEAR = 30        /* lines within which points of a kind follow */
};

/* Lines of one paragraph. */
struct stretch {
    size_t from, to;
};

/* What begins a line: a kind of marker, or one that marker.h has not. */
enum {
    POINT_NONE = -1,
    POINT_BRACKETS = 100, /* (1), (a) */
    POINT_SQUARE,         /* [1] */
    POINT_ROMAN           /* ii. */
};

static size_t roman_length(struct str words)
{
    size_t n = 0;
    while (n < words.n && strchr("ivx", words.s[n]))
        n++;
    return n;
}

/* The bytes of "(1)", "(a)", "[1]" or "ii." with white space behind it, or 0.
 */
static size_t other_marker(struct str words, int *kind)
{
    size_t roman = roman_length(words), end = 1;
    *kind = POINT_ROMAN;
    if (roman && roman + 1 < words.n && words.s[roman] == '.' &&
        words.s[roman + 1] == ' ')
        return roman + 1;
    bool square = words.n > 1 && words.s[0] == '[' && words.s[1] >= '0' &&
                  words.s[1] <= '9';
    char close = square ? ']' : ')';
    *kind = square ? POINT_SQUARE : POINT_BRACKETS;
    while (end < words.n && end < 4 && words.s[end] != close)
        end++;
    bool ok = (square || str_starts(words, STR("("))) && end > 1 &&
              end + 1 < words.n && words.s[end] == close &&
              words.s[end + 1] == ' ';
    return ok ? end + 1 : 0;
}

struct point {
    int kind;
    struct str label;
};

static struct point point_of(const struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    struct marker marker;
    int kind;
    size_t n = other_marker(words, &kind);
    if (n)
        return (struct point){kind, str_slice(words, 0, n)};
    if (find_marker(words, &marker))
        return (struct point){(int)marker.kind, marker.label};
    return (struct point){POINT_NONE, STR("")};
}

static struct point *points_of(const struct dialect *d, struct stretch s)
{
    struct point *points = ARENA_ARRAY(d->arena, s.to - s.from, struct point);
    for (size_t i = s.from; i < s.to; i++)
        points[i - s.from] = point_of(d, i);
    return points;
}

static bool is_sign(int kind)
{
    return kind >= 0 && kind <= MARKER_DOT;
}

/* True when a point of the same kind, with another label unless it is a sign,
 * is near the i-th of n. */
static bool has_fellow(const struct point *points, size_t n, size_t i)
{
    size_t from = i > NEAR ? i - NEAR : 0;
    if (points[i].kind == POINT_NONE)
        return false;
    for (size_t k = from; k < n && k <= i + NEAR; k++) {
        if (k != i && points[k].kind == points[i].kind &&
            (is_sign(points[i].kind) ||
             !str_eq(points[k].label, points[i].label)))
            return true;
    }
    return false;
}

static bool begins_grounds(struct str words)
{
    static const char *const grounds[] = {"Căn cứ", "Theo đề nghị",
                                          "Xét đề nghị"};
    return starts_with(words, WORDS(grounds));
}

/* True where a line may end that was not broken for its length. */
static bool may_end(const struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    return ends_in_stop(words) || text_fits(words, SHORT_LINE);
}

/* "Điều 2. ..." and "Căn cứ ...;" begin anew; so does what follows the first
 * of them. */
static bool begins_part(const struct dialect *d, struct stretch s, size_t i)
{
    bool bare;
    struct str words = dialect_words(d, i), above = dialect_words(d, i - 1);
    if (section_level(words, &bare) || begins_grounds(words))
        return may_end(d, i - 1);
    return i > s.from && section_level(above, &bare) && may_end(d, i - 1) &&
           starts_with_capital(words);
}

/* Lines of the head and of the end of an administrative document. */
static bool is_official(const struct dialect *d, struct stretch s)
{
    for (size_t i = s.from; i < s.to; i++) {
        struct str words = dialect_words(d, i);
        if (names_nation(words) || names_recipients(words))
            return true;
    }
    return false;
}

static size_t count_strong(struct str text)
{
    size_t marks = 0;
    for (size_t at = 0; at + 1 < text.n; at++) {
        bool mark = text.s[at] == '*' && text.s[at + 1] == '*';
        marks += mark;
        at += mark;
    }
    return marks;
}

/* Columns before the text of the item that begins in the line. */
static size_t width_of_item(const struct dialect *d, size_t i)
{
    struct source_line line = source_line_of(d->at[i].text);
    size_t at = line.content;
    while (at < line.text.n && line.text.s[at] != ' ')
        at++;
    return line.indent + at - line.content + 1;
}

/* Puts the line below that item, so that it is a part of it. */
static void indent(struct dialect *d, size_t i, size_t width)
{
    struct source_line line = source_line_of(d->at[i].text);
    if (line.indent >= width)
        return;
    dialect_replace(d, i,
                    str_printf(d->arena, "%.*s%*s%.*s", (int)line.prefix,
                               line.text.s, (int)width, "",
                               STR_ARG(dialect_words(d, i))));
}

/* Parts the lines of the stretch, but where bold letters go on from line to
 * line; `item`: its first line begins an item, to which the others belong. */
static void part_stretch(struct dialect *d, struct stretch s, bool item)
{
    bool official = is_official(d, s);
    const struct point *points = points_of(d, s);
    size_t marks = 0, width = item ? width_of_item(d, s.from) : 0;
    for (size_t i = s.from + 1; i < s.to; i++) {
        marks += count_strong(d->at[i - 1].text);
        if (marks % 2 == 1 ||
            !(official || has_fellow(points, s.to - s.from, i - s.from) ||
              begins_part(d, s, i)))
            continue;
        if (item)
            indent(d, i, width);
        dialect_part(d, i);
    }
}

/* ---- terms and definitions ---- */

static bool is_definition(const struct dialect *d, size_t i)
{
    struct str words = i < d->n ? dialect_words(d, i) : STR("");
    return words.n > 2 && words.s[0] == ':' && words.s[1] == ' ';
}

/* The line of the definition below the term at line i, or d->n. */
static size_t definition_of(const struct dialect *d, size_t i)
{
    if (is_definition(d, i + 1))
        return i + 1;
    bool blank = i + 1 < d->n && dialect_is_blank(d, i + 1);
    return blank && is_definition(d, i + 2) ? i + 2 : d->n;
}

static void quote_line(struct dialect *d, size_t i, struct str words)
{
    dialect_put(d, i, str_printf(d->arena, "> %.*s", STR_ARG(words)));
}

/* A further paragraph of a definition, indented behind an empty line. */
static bool goes_on(const struct dialect *d, size_t i)
{
    return i + 1 < d->n && dialect_is_blank(d, i) &&
           !dialect_is_blank(d, i + 1) &&
           source_line_of(d->at[i + 1].text).indent >= NOTE_INDENT;
}

/* The definition in a quote, and what is indented or wrapped below it. */
static size_t quote_definition(struct dialect *d, size_t i)
{
    struct str words = dialect_words(d, i);
    size_t within = source_line_of(d->at[i].text).indent + NOTE_INDENT;
    markdown_note_definition(d->m, d->m->first_line + (long)i, false);
    quote_line(d, i, str_trim(str_slice(words, 1, words.n)));
    dialect_part(d, i);
    for (i++; i < d->n; i++) {
        if (is_definition(d, i) &&
            source_line_of(d->at[i].text).indent < within)
            break;
        if (dialect_is_blank(d, i) && !goes_on(d, i))
            break;
        words = dialect_words(d, i);
        if (source_line_of(d->at[i].text).indent >= NOTE_INDENT)
            dialect_replace(d, i, STR(""));
        quote_line(d, i, words);
    }
    dialect_part(d, i);
    return i;
}

/* The term at line i with its definitions; the line behind, or i. */
static size_t take_definition(struct dialect *d, size_t i)
{
    size_t at = definition_of(d, i);
    struct str term = dialect_words(d, i);
    if (at == d->n || dialect_is_verbatim(d, i) || dialect_is_verbatim(d, at))
        return i;
    if (str_find(term, STR("**")) > term.n)
        dialect_put(d, i, str_printf(d->arena, "**%.*s**", STR_ARG(term)));
    markdown_note_definition(d->m, d->m->first_line + (long)i, true);
    dialect_part(d, i);
    while (at < d->n && (is_definition(d, at) || dialect_is_blank(d, at))) {
        if (dialect_is_blank(d, at) && !is_definition(d, at + 1))
            break;
        at = dialect_is_blank(d, at) ? at + 1 : quote_definition(d, at);
    }
    return at;
}

/* ---- all ---- */

/* A line that Markdown takes for an item may have points below it. */
static bool begins_item(const struct dialect *d, size_t i)
{
    struct source_line line = source_line_of(d->at[i].text);
    struct str words = dialect_words(d, i);
    bool bullet = words.n > 2 && strchr("-+*", words.s[0]) &&
                  words.s[1] == ' ' && words.s[2] != words.s[0];
    bool number = words.n && words.s[0] >= '0' && words.s[0] <= '9';
    return (bullet || number) && source_line_begins_block(&line) &&
           !d->at[i].settled;
}

/* "2." begins no list where a paragraph is before it. */
static bool is_later_number(const struct source_line *line)
{
    struct str words = str_slice(line->text, line->content, line->text.n);
    return words.n && words.s[0] >= '0' && words.s[0] <= '9' &&
           !str_starts(words, STR("1.")) && !str_starts(words, STR("1)"));
}

static bool is_text(struct dialect *d, size_t i, size_t quotes, bool inside)
{
    struct source_line line = source_line_of(d->at[i].text);
    bool begins =
        source_line_begins_block(&line) && !(inside && is_later_number(&line));
    return !source_line_is_blank(&line) && line.quotes == quotes &&
           !line.label_end && !d->at[i].settled && !begins;
}

static struct stretch next_stretch(struct dialect *d, size_t i)
{
    struct stretch s = {i, i};
    size_t quotes = source_line_of(d->at[i].text).quotes;
    bool in_item = i > 0 && begins_item(d, i - 1);
    while (s.to < d->n && is_text(d, s.to, quotes, s.to > i && !in_item) &&
           (s.to == i || !d->at[s.to].apart))
        s.to++;
    return s;
}

void dialect_points(struct dialect *d)
{
    for (size_t i = 0, end; i < d->n; i = end) {
        struct stretch s = next_stretch(d, i);
        end = s.to > i ? s.to : i + 1;
        size_t behind = s.to == i + 1 || is_definition(d, i + 1)
                            ? take_definition(d, i)
                            : i;
        if (s.to > i && behind > i) {
            end = behind;
            continue;
        }
        bool item = i > 0 && s.to > i && begins_item(d, i - 1);
        s.from -= item;
        if (s.to <= s.from + 1 || dialect_is_verbatim(d, s.to - 1))
            continue;
        part_stretch(d, s, item);
        dialect_keep_breaks(d, s.from + item, s.to);
    }
}
