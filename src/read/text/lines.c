/* SPDX-License-Identifier: MIT */
/*
 * Splitting a text in lines and joining what was wrapped. Whether a stretch of
 * lines is wrapped is measured: those that another follows are nearly as long
 * as the longest, and often the next begins in the middle of a sentence, with
 * a small letter. Verse, addresses and lists begin theirs with capitals.
 */
#include "read/text/lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "doc/roles/pattern.h"
#include "read/read.h"
#include "doc/marker.h"
#include "read/text/columns.h"

enum {
    WRAP_MIN = 40, /* characters */
    WRAP_MAX = 120,
    PAIRS_MIN = 3,   /* lines that another follows, to measure anything */
    EVEN_MIN = 60,   /* of 100 lines, those of three quarters of the width */
    MIDDLE_MIN = 40, /* of 100 lines, those that begin within a sentence */
    CAPITALS_MIN = 80
};

static size_t indent_of(struct str raw)
{
    const struct str space = STR("\u00A0");
    size_t columns = 0;
    for (size_t i = 0; i < raw.n; i++) {
        if (raw.s[i] == '\t')
            columns += 4 - columns % 4;
        else if (raw.s[i] == ' ' || str_starts(str_slice(raw, i, raw.n), space))
            columns++;
        else if (!str_ends(str_slice(raw, 0, i + 1), space))
            break;
    }
    return columns;
}

struct str trim_line(struct str line)
{
    const struct str space = STR("\u00A0");
    for (size_t n = 0; n != line.n;) {
        n = line.n;
        line = str_trim(line);
        if (str_starts(line, space))
            line = str_slice(line, space.n, line.n);
        if (str_ends(line, space))
            line.n -= space.n;
    }
    return line;
}

/* Where the cutting of a text into lines stands. */
struct cutter {
    const char *at, *end;
    const char *feed; /* the next form feed, or the end */
};

static void find_feed(struct cutter *c)
{
    c->feed =
        c->at < c->end ? memchr(c->at, '\f', (size_t)(c->end - c->at)) : NULL;
    if (!c->feed)
        c->feed = c->end;
}

/* Cuts the next line off; *page when it was the last of a page. */
static bool next_line(struct cutter *c, struct str *raw, bool *page)
{
    if (c->at == c->end)
        return false;
    const char *stop = memchr(c->at, '\n', (size_t)(c->feed - c->at));
    *page = !stop && c->feed < c->end;
    if (!stop)
        stop = c->feed;
    *raw = (struct str){c->at, (size_t)(stop - c->at)};
    c->at = stop < c->end ? stop + 1 : stop;
    if (*page)
        find_feed(c);
    return true;
}

struct lines split_lines(struct arena *arena, struct str text, long from)
{
    struct lines lines = {NULL, 0};
    struct cutter cutter = {.at = text.s, .end = text.s + text.n};
    size_t count = 1;
    for (size_t i = 0; i < text.n; i++)
        count += text.s[i] == '\n' || text.s[i] == '\f';
    lines.at = ARENA_ARRAY(arena, count, struct line);
    find_feed(&cutter);
    struct str raw;
    bool starts_page = false, ends_page;
    while (next_line(&cutter, &raw, &ends_page)) {
        struct str line = trim_line(raw);
        lines.at[lines.n++] = (struct line){.text = line,
                                            .raw = raw,
                                            .indent = indent_of(raw),
                                            .number = from,
                                            .last = from,
                                            .length = utf8_length(line),
                                            .page = starts_page};
        from++;
        starts_page = ends_page;
    }
    return lines;
}

/* The text with each run of white space as one space. */
static struct str one_spaced(struct arena *arena, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] == '\t' ||
            (text.s[i] == ' ' && i + 1 < text.n && text.s[i + 1] == ' '))
            return str_one_line(arena, text);
    }
    return text;
}

/* "…năm 2016" and below "– 2025", "…theo Điều" and "5. Các": the sentence goes
 * on with what looks like a mark. */
static bool calls_for_number(struct str text)
{
    static const char *const words[] = {
        " Điều",  " điều", " Khoản", " khoản",  " Mục",  " mục",  " số", " năm",
        " tháng", " ngày", " điểm",  " Chương", " Phần", " Điểm", " quý"};
    return str_ends_any(text, WORDS(words));
}

static bool ends_in_digit(struct str text)
{
    return text.n && text.s[text.n - 1] >= '0' && text.s[text.n - 1] <= '9';
}

static bool starts_item(const struct line *line, const struct line *next)
{
    struct marker marker;
    if (!find_marker(next->text, &marker))
        return false;
    if (marker.kind == MARKER_DASH) {
        char c = next->text.s[marker.length];
        return !(ends_in_digit(line->text) && c >= '0' && c <= '9');
    }
    return !calls_for_number(line->text);
}

/* What a stretch of lines looks like, from the lines which another follows. */
struct measure {
    size_t pairs, even, middle, too_long;
    size_t lengths[WRAP_MAX + 1];
    size_t width; /* that nearly all keep to */
};

static void add_pair(struct measure *m, const struct line *line,
                     const struct line *next)
{
    if (starts_item(line, next))
        return;
    m->pairs++;
    m->middle += !starts_with_capital(next->text);
    if (line->length > WRAP_MAX)
        m->too_long++;
    else
        m->lengths[line->length]++;
}

/* The width is that which a twentieth of the lines reach: a stray long line
 * does not count. */
static void find_width(struct measure *m)
{
    size_t wanted = m->pairs / 20 + 1, reached = 0;
    m->width = WRAP_MAX;
    while (m->width > 0 && (reached += m->lengths[m->width]) < wanted)
        m->width--;
    m->even = 0;
    for (size_t i = m->width * 3 / 4; i <= WRAP_MAX; i++)
        m->even += m->lengths[i];
}

static bool is_even(const struct measure *m)
{
    return m->width >= WRAP_MIN && m->even * 100 >= m->pairs * EVEN_MIN;
}

static bool breaks_sentences(const struct measure *m)
{
    return m->middle * 100 >= m->pairs * MIDDLE_MIN;
}

/* Adds what lines from..to, a stretch without a blank line, look like. */
static void add_stretch(struct measure *m, const struct lines *lines,
                        size_t from, size_t to)
{
    for (size_t i = from; i + 1 < to; i++)
        add_pair(m, &lines->at[i], &lines->at[i + 1]);
    find_width(m);
}

static size_t first_word_length(struct str text)
{
    size_t end = str_find(text, STR(" "));
    return utf8_length(str_slice(text, 0, end));
}

/* The longest line of at most `most` characters. */
static size_t longest(const struct lines *lines, size_t most)
{
    size_t length = 0;
    for (size_t i = 0; i < lines->n; i++) {
        size_t n = lines->at[i].length;
        length = n > length && n <= most ? n : length;
    }
    return length;
}

/* True when sentences are broken at this width: nearly every line which goes on
 * with a small letter below it had no room for one word more. */
static bool is_broken_at(const struct lines *lines, size_t width)
{
    enum { FULL_MIN = 3, SHARE_MIN = 80 }; /* lines; percent of them */
    size_t full = 0, all = 0;
    for (size_t i = 0; i + 1 < lines->n; i++) {
        const struct line *line = &lines->at[i], *next = line + 1;
        if (!line->length || !next->length || starts_item(line, next) ||
            starts_with_capital(next->text))
            continue;
        all++;
        full += line->length <= width &&
                line->length + 1 + first_word_length(next->text) > width;
    }
    return full >= FULL_MIN && full * 100 >= all * SHARE_MIN;
}

/* The width at which a whole text is surely wrapped, 0: at none. A few lines,
 * addresses and headings, may be longer. */
static size_t sure_width(const struct lines *lines)
{
    enum { TRIES = 3 };
    size_t width = longest(lines, WRAP_MAX);
    for (int i = 0; i < TRIES && width >= WRAP_MIN; i++) {
        if (is_broken_at(lines, width))
            return width;
        width = longest(lines, width - 1);
    }
    return 0;
}

/* The width at which lines from..to are wrapped, 0 for none. They speak for
 * themselves when there are enough of them, else `common` stands. */
static size_t width_of(const struct lines *lines, size_t from, size_t to,
                       size_t common)
{
    struct measure m = {0};
    add_stretch(&m, lines, from, to);
    if (m.pairs < PAIRS_MIN)
        return common;
    if (m.too_long * 10 > m.pairs || !breaks_sentences(&m))
        return 0;
    return is_even(&m) ? m.width : common;
}

/* Where the lines of a paragraph begin which is being joined. */
struct margin {
    size_t first, body; /* columns */
    bool has_body, is_item;
};

static struct margin margin_of(const struct line *line)
{
    struct marker marker;
    bool item = find_marker(line->text, &marker);
    return (struct margin){
        line->indent, line->indent + (item ? marker.length : 0), false, item};
}

/* Below the first line the others stand at its indent or before it, or hang
 * below an item's text; then all as the second. */
static bool keeps_margin(const struct margin *margin, const struct line *next)
{
    return margin->has_body ? next->indent <= margin->body + 1 &&
                                  next->indent + 1 >= margin->body
                            : next->indent <= margin->body + 1;
}

static bool is_in_capitals(struct str text)
{
    return capital_share(text) >= CAPITALS_MIN;
}

/* Names in capitals stand a line each; only what cannot end there goes on. */
static bool capitals_go_on(const struct line *line, const struct line *next,
                           bool full)
{
    return is_in_capitals(line->text) && is_in_capitals(next->text) && full &&
           str_find(next->text, STR(" ")) < next->text.n;
}

/* These words begin a line of their own. */
static bool opens_line(struct str text)
{
    static const char *const words[] = {"Kính gửi", "Kính gởi", "Đồng kính gửi",
                                        "Nơi nhận", "Căn cứ"};
    return starts_with(text, WORDS(words));
}

/* True when `line` was broken only because it was full: `next` goes on. */
static bool goes_on(const struct line *line, const struct line *next,
                    size_t width)
{
    size_t needed = line->length + 1 + first_word_length(next->text);
    bool bare;
    if (next->length == 0 || starts_item(line, next) ||
        opens_line(next->text) || section_level(next->text, &bare))
        return false;
    bool full = needed > width;
    if (is_in_capitals(line->text) || is_in_capitals(next->text))
        return capitals_go_on(line, next, full);
    if (!starts_with_capital(next->text))
        return line->length * 2 >= width;
    return ends_in_stop(line->text) ? full : needed + width / 8 > width;
}

/* A title fills its line like any other: below the first line of all a capital
 * begins the text. */
static bool ends_a_title(const struct lines *lines, size_t i)
{
    return i == 0 && !ends_in_stop(lines->at[0].text) &&
           starts_with_capital(lines->at[1].text);
}

/* An item has ended where its text does and the next line, no further in,
 * begins with a capital. */
static bool ends_an_item(const struct margin *margin, const struct line *line,
                         const struct line *next)
{
    return margin->is_item && next->indent <= margin->first &&
           ends_in_stop(line->text) && starts_with_capital(next->text);
}

/* "(Từ ngày 24/11 đến ngày 28/11/2025)" */
static bool is_in_brackets(struct str line)
{
    return str_starts(line, STR("(")) && str_ends(line, STR(")"));
}

/* "Mai Khôi • 09/07/2025 14:22": when a page was put on the web. */
static bool is_dated(struct arena *arena, struct str line)
{
    enum { DATED_MAX = 90 }; /* bytes */
    if (line.n > DATED_MAX || (str_find(line, STR(" • ")) >= line.n &&
                               str_find(line, STR(" | ")) >= line.n))
        return false;
    struct folded folded = fold(arena, line, DATED_MAX);
    return pattern_stamp(&folded);
}

/* A line that says something, and is none of a paragraph. */
static bool stands_alone(struct arena *arena, struct str line)
{
    return says_page_break(line) || is_picture(line) || is_in_brackets(line) ||
           is_dated(arena, line);
}

/* The line that begins at `i`, with those joined to it; the next is at *end. */
static struct line joined(struct arena *arena, const struct lines *lines,
                          size_t i, size_t width, size_t *end)
{
    struct line line = lines->at[i];
    struct margin margin = margin_of(&line);
    bool alone = stands_alone(arena, line.text);
    struct buf buf = {.arena = arena};
    for (i++; i < lines->n; i++) {
        const struct line *next = &lines->at[i];
        if (alone || next->fed || stands_alone(arena, next->text))
            break;
        if (!next->torn && (!width || !keeps_margin(&margin, next) ||
                            ends_a_title(lines, i - 1) ||
                            ends_an_item(&margin, &lines->at[i - 1], next) ||
                            !goes_on(&lines->at[i - 1], next, width)))
            break;
        if (buf.n == 0)
            buf_add(&buf, line.text);
        buf_add_char(&buf, ' ');
        buf_add(&buf, next->text);
        line.last = next->number;
        margin.body = next->indent;
        margin.has_body = true;
    }
    *end = i;
    line.text = one_spaced(arena, buf.n ? buf_str(&buf) : line.text);
    line.length = utf8_length(line.text);
    return line;
}

/* Up to the next blank line. */
static size_t end_of_stretch(const struct lines *lines, size_t from)
{
    while (from < lines->n && lines->at[from].length)
        from++;
    return from;
}

/* The width of the document, from the stretches that are surely wrapped, or
 * from all of them together where each is short. */
static size_t common_width(const struct lines *lines)
{
    struct measure all = {0}, wrapped = {0};
    for (size_t i = 0, end; i < lines->n; i = end + 1) {
        end = end_of_stretch(lines, i);
        add_stretch(&all, lines, i, end);
        if (width_of(lines, i, end, 0))
            add_stretch(&wrapped, lines, i, end);
    }
    if (wrapped.pairs)
        return wrapped.width;
    bool even = all.pairs >= PAIRS_MIN && all.too_long * 10 <= all.pairs &&
                breaks_sentences(&all) && is_even(&all);
    return even ? all.width : 0;
}

static struct line part_of(struct line line, size_t from, size_t to)
{
    line.raw = str_slice(line.raw, from, to);
    line.text = trim_line(line.raw);
    line.length = utf8_length(line.text);
    return line;
}

/* What is joined to a signer's name becomes the line below it. */
static void part_names(struct arena *arena, struct lines *lines)
{
    struct arena *scratch = arena_child(arena);
    size_t more = 0;
    for (size_t i = 0; i < lines->n; i++)
        more += joined_below(scratch, lines, i) > 0;
    if (more == 0)
        return;
    struct lines all = {ARENA_ARRAY(arena, lines->n + more, struct line), 0};
    for (size_t i = 0; i < lines->n; i++) {
        struct line line = lines->at[i];
        size_t at = joined_below(scratch, lines, i);
        if (at > 0)
            all.at[all.n++] = part_of(line, 0, at);
        all.at[all.n++] = at > 0 ? part_of(line, at, line.raw.n) : line;
    }
    *lines = all;
}

/* Rows in two columns become one line that holds them; the others of theirs
 * are left empty, as a line between stretches is. */
static void set_columns_apart(struct arena *arena, struct lines *lines)
{
    struct arena *scratch = arena_child(arena);
    for (size_t i = 0, end; i < lines->n; i = end) {
        struct columns *columns = columns_at(arena, scratch, lines, i, &end);
        if (!columns)
            continue;
        lines->at[i].columns = columns;
        lines->at[i].last = lines->at[end - 1].number;
        for (; i < end; i++) {
            lines->at[i].text = STR("");
            lines->at[i].length = 0;
        }
    }
    arena_clear(scratch);
}

void join_lines(struct arena *arena, struct lines *lines)
{
    part_names(arena, lines);
    set_columns_apart(arena, lines);
    size_t n = 0, sure = sure_width(lines);
    size_t common = sure ? sure : common_width(lines);
    for (size_t i = 0; i < lines->n;) {
        size_t end = end_of_stretch(lines, i);
        size_t width = sure ? sure : width_of(lines, i, end, common);
        while (i < end)
            lines->at[n++] = joined(arena, lines, i, width, &i);
        if (end < lines->n && (lines->at[end].columns || lines->at[end].table))
            lines->at[n++] = lines->at[end];
        i = end + 1;
    }
    lines->n = n;
}
