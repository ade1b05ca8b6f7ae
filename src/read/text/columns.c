/* SPDX-License-Identifier: MIT */
/* Heads and ends of documents in two columns; see columns.h. */
#include "read/text/columns.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/fold.h"
#include "doc/phrase.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"
#include "read/text/cells.h"

enum {
    CELLS_MAX = 3, /* more are no two columns */
    BLANK_LINES_MAX = 6,
    ROWS_AHEAD = 4, /* in which a further row must come */
    CELLS_IN_ALL = 60,
    CAPITALS_MIN = 80, /* percent */
    FOLD_MAX = 160     /* characters of a cell that are looked at */
};

static bool holds(struct str letters, const char *phrase)
{
    size_t end;
    return fold_find(letters, phrase, &end) < letters.n;
}

/* True when the cell says that heads or signatures stand here. */
static bool is_anchor(struct arena *arena, struct str text)
{
    static const char *const inside[] = {
        "conghoaxahoi", "doclaptudo", "noinhan", "dangcongsanviet", "daidien"};
    static const char *const starts[] = {"tm.",  "kt.",  "tl.", "tuq.",
                                         "t/m ", "k/t ", "t/l "};
    struct str letters = fold(arena, text, FOLD_MAX).letters;
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++) {
        if (holds(letters, inside[i]))
            return true;
    }
    size_t end;
    bool dated = pattern_date(letters, &end) < letters.n && text_fits(text, 60);
    return dated || starts_with(letters, WORDS(starts)) ||
           (names_post(text) && text_fits(text, 40));
}

/* "BÊN A", "Người lao động": one of two who sign side by side. */
static bool is_party(struct arena *arena, struct str text)
{
    enum { PARTY_MAX = 40 }; /* characters */
    return text_fits(text, PARTY_MAX) &&
           words_begin(fold(arena, text, FOLD_MAX).letters, WORDS_POST) > 0;
}

/* What begins a part of its own across both columns. */
static bool begins_across(struct arena *arena, struct str text)
{
    struct str letters = fold(arena, text, FOLD_MAX).letters;
    return (words_begin_kind(letters) > 0 &&
            capital_share(text) >= CAPITALS_MIN) ||
           str_starts(text, STR("PHỤ LỤC")) || str_starts(text, STR("Phụ lục"));
}

/* A school stands beside the title of its examination. */
static bool is_body_and_title(struct arena *arena, struct str left,
                              struct str right)
{
    return capital_share(left) >= CAPITALS_MIN && begins_across(arena, right) &&
           words_begin(fold(arena, left, FOLD_MAX).letters, WORDS_BODY) > 0;
}

/* "(Ký, ghi rõ họ tên)" */
static bool is_to_be_signed(struct arena *arena, struct str text)
{
    static const char *const signs[] = {"(ky", "(da ky", "(ghi ro ho"};
    return starts_with(fold(arena, text, FOLD_MAX).letters, WORDS(signs));
}

/* A firm's name beside "Số: KH-01/26" or "Ngày ban hành: 18/12/2025". */
static bool is_body_and_number(struct arena *arena, struct str left,
                               struct str right)
{
    static const char *const labels[] = {"so:", "ma so:", "so ", "ngay ban"};
    struct folded number = fold(arena, right, FOLD_MAX);
    return capital_share(left) >= CAPITALS_MIN && text_fits(right, 40) &&
           words_begin(fold(arena, left, FOLD_MAX).letters, WORDS_BODY) > 0 &&
           starts_with(number.letters, WORDS(labels)) &&
           str_find(number.shape, STR("0")) < number.shape.n;
}

/* As what somebody signs is said in a few words, without figures. */
static bool is_short(struct arena *arena, struct str text)
{
    enum { POST_MAX = 40 }; /* characters */
    struct str shape = fold(arena, text, FOLD_MAX).shape;
    return text_fits(text, POST_MAX) && str_find(shape, STR("0")) >= shape.n;
}

/* Of a known surname, perhaps behind a rank. */
static bool is_person(struct arena *arena, struct str text)
{
    size_t rank = pattern_rank(fold(arena, text, FOLD_MAX).letters);
    return pattern_person(arena, text) &&
           (rank > 0 || is_surname(pattern_surname(text, 0)));
}

static bool is_anchored_pair(struct arena *arena, struct str left,
                             struct str right)
{
    return is_body_and_number(arena, left, right) ||
           (is_party(arena, left) && is_party(arena, right)) ||
           (is_to_be_signed(arena, left) && is_to_be_signed(arena, right)) ||
           is_body_and_title(arena, left, right);
}

/* A run of rows that is being gathered. */
struct run {
    struct arena *arena;
    const struct lines *lines;
    struct columns *columns;
    size_t gutter_from, gutter_to; /* characters, between the columns */
    size_t cells;
    bool anchored, paired; /* some row has both cells */
};

static void put(struct run *run, int column, struct str text, long number)
{
    struct lines *lines = &run->columns->of[column];
    struct line line = {.text = str_one_line(run->arena, text),
                        .number = number,
                        .last = number};
    line.length = utf8_length(line.text);
    lines->at = arena_more(run->arena, lines->at, lines->n, sizeof line);
    lines->at[lines->n++] = line;
    run->cells++;
    run->anchored = run->anchored || is_anchor(run->arena, text);
}

static struct cells row_at(const struct run *run, size_t i)
{
    return cells_of(run->arena, run->lines->at[i].raw);
}

/* True when a row of two cells stands among the next ones. */
static bool pair_follows(const struct run *run, size_t i)
{
    for (size_t k = i; k < run->lines->n && k < i + ROWS_AHEAD; k++) {
        struct cells cells = row_at(run, k);
        if (cells.n == 2 && !cells.tabbed &&
            cells.at[1].from >= run->gutter_from)
            return true;
    }
    return false;
}

/* Takes the one cell of a row; false: it is not of the run. */
static bool take_alone(struct run *run, size_t i, const struct cell *cell,
                       size_t blank_lines)
{
    if (begins_across(run->arena, cell->text))
        return false;
    bool left = cell->to <= run->gutter_to && cell->from < run->gutter_from;
    if (left && blank_lines && !pair_follows(run, i + 1))
        return false;
    if (!left && cell->from < run->gutter_from)
        return false;
    put(run, !left, cell->text, run->lines->at[i].number);
    return true;
}

static bool take_pair(struct run *run, size_t i, const struct cells *cells)
{
    size_t from = cells->at[0].to, to = cells->at[1].from;
    if (from > run->gutter_to || to < run->gutter_from)
        return false;
    run->gutter_from = from > run->gutter_from ? from : run->gutter_from;
    run->gutter_to = to < run->gutter_to ? to : run->gutter_to;
    for (int k = 0; k < COLUMN_COUNT; k++)
        put(run, k, cells->at[k].text, run->lines->at[i].number);
    run->anchored =
        run->anchored ||
        is_anchored_pair(run->arena, cells->at[0].text, cells->at[1].text);
    return true;
}

/* Rows kept apart by blanks, from `i` on: the first behind them. */
static size_t take_spaced(struct run *run, size_t i)
{
    size_t end = i, blank_lines = 0;
    for (; i < run->lines->n && blank_lines <= BLANK_LINES_MAX &&
           run->cells <= CELLS_IN_ALL;
         i++) {
        struct cells cells = row_at(run, i);
        if (cells.n == 0) {
            blank_lines++;
            continue;
        }
        if (cells.tabbed || cells.n > 2 ||
            !(cells.n == 2 ? take_pair(run, i, &cells)
                           : take_alone(run, i, cells.at, blank_lines)))
            break;
        blank_lines = 0;
        end = i + 1;
    }
    return end;
}

/* The first tab behind the line's first text; raw.n: there is none. */
static size_t inner_tab(struct str raw)
{
    size_t tab = 0;
    while (tab < raw.n && raw.s[tab] == '\t')
        tab++;
    while (tab < raw.n && raw.s[tab] != '\t')
        tab++;
    return str_trim(str_slice(raw, tab, raw.n)).n ? tab : raw.n;
}

/* The tab of a line that has just one, or several in a row, beside those that
 * set both cells in; raw.n: it has none, or more. */
static size_t only_tab(struct str raw)
{
    size_t inner = inner_tab(raw);
    const char *tab = inner < raw.n ? raw.s + inner
                      : raw.n       ? memchr(raw.s, '\t', raw.n)
                                    : NULL;
    if (!tab)
        return raw.n;
    size_t at = (size_t)(tab - raw.s), end = at;
    while (at > 0 && end < raw.n && raw.s[end] == '\t')
        end++;
    end += at == 0; /* an empty cell */
    return memchr(raw.s + end, '\t', raw.n - end) ? raw.n : at;
}

/* Line i, or the next one with one tab behind blank lines. */
static size_t next_tabbed(const struct lines *lines, size_t i)
{
    size_t k = i;
    while (k < lines->n && k < i + BLANK_LINES_MAX && lines->at[k].length == 0)
        k++;
    return k < lines->n && only_tab(lines->at[k].raw) < lines->at[k].raw.n ? k
                                                                           : i;
}

/* The last cell of the row above, which may be its only one. */
static struct str cell_above(const struct lines *lines, size_t i)
{
    size_t blank = 0;
    while (i > 0 && lines->at[i - 1].length == 0 && blank < BLANK_LINES_MAX) {
        blank++;
        i--;
    }
    struct str raw = i > 0 ? lines->at[i - 1].raw : STR(""), cell = raw;
    for (size_t at = 0; at < raw.n; at++) {
        if (raw.s[at] == '\t')
            cell = str_slice(raw, at + 1, raw.n);
    }
    return str_trim(cell);
}

size_t joined_below(struct arena *scratch, const struct lines *lines, size_t i)
{
    enum { NAME_LENGTH = 30, TITLE_LENGTH = 40 }; /* characters */
    struct str raw = lines->at[i].raw, surname = STR("");
    size_t tab = only_tab(raw);
    if (tab == raw.n)
        return 0;
    struct str name = str_trim(str_slice(raw, 0, tab));
    struct str below = str_trim(str_slice(raw, tab, raw.n));
    bool joined = next_word(name, &(size_t){0}, &surname) &&
                  is_surname(surname) && text_fits(name, NAME_LENGTH) &&
                  (begins_across(scratch, below) ||
                   (capital_share(below) >= CAPITALS_MIN &&
                    !text_fits(below, TITLE_LENGTH))) &&
                  is_anchor(scratch, cell_above(lines, i));
    arena_clear(scratch);
    return joined ? tab + 1 : 0;
}

/* Rows with one tab each, from `i` on: the first behind them. */
static size_t take_tabbed(struct run *run, size_t i)
{
    bool party = false, signs = false; /* above, and below it */
    for (size_t next; i < run->lines->n; i = next) {
        struct str raw = run->lines->at[i].raw;
        size_t tab = only_tab(raw);
        if (tab == raw.n)
            break;
        next = next_tabbed(run->lines, i + 1);
        struct str left = str_trim(str_slice(raw, 0, tab));
        struct str right = str_trim(str_slice(raw, tab, raw.n));
        run->paired = run->paired || (left.n && right.n);
        run->anchored =
            run->anchored || is_anchored_pair(run->arena, left, right);
        signs = party && is_person(run->arena, left) &&
                is_person(run->arena, right);
        party = is_party(run->arena, left) || is_party(run->arena, right);
        if (left.n)
            put(run, 0, left, run->lines->at[i].number);
        if (right.n)
            put(run, 1, right, run->lines->at[i].number);
    }
    run->anchored = run->anchored || signs;
    return i;
}

/* A single row of several cells that the cells of a head were copied to: they
 * follow each other. Rows in a row are a table. */
static bool take_row(struct run *run, size_t i)
{
    const struct lines *lines = run->lines;
    struct cells cells = row_at(run, i);
    size_t tabs = str_count(lines->at[i].raw, '\t');
    if (cells.n < 2 || cells.n > CELLS_MAX ||
        (i > 0 && str_count(lines->at[i - 1].raw, '\t') == tabs) ||
        (i + 1 < lines->n && str_count(lines->at[i + 1].raw, '\t') == tabs))
        return false;
    for (size_t k = 0; k < cells.n; k++) {
        put(run, 0, cells.at[k].text, lines->at[i].number);
        run->anchored =
            run->anchored || begins_across(run->arena, cells.at[k].text);
    }
    return run->anchored;
}

/* True when the row has so many cells, and each is what is asked for. */
static bool are_all(const struct run *run, const struct cells *cells, size_t n,
                    bool (*is)(struct arena *arena, struct str text))
{
    for (size_t k = 0; k < cells->n; k++) {
        if (!is(run->arena, cells->at[k].text))
            return false;
    }
    return cells->n == n;
}

static bool is_any(const struct run *run, const struct cells *cells,
                   bool (*is)(struct arena *arena, struct str text))
{
    for (size_t k = 0; k < cells->n; k++) {
        if (is(run->arena, cells->at[k].text))
            return true;
    }
    return false;
}

/* The next row behind *i that is not empty, if it is not far; *i moves on. */
static struct cells next_row(const struct run *run, size_t *i)
{
    struct cells cells = {.n = 0};
    size_t last = *i + BLANK_LINES_MAX + 1;
    while (cells.n == 0 && ++*i <= last && *i < run->lines->n)
        cells = row_at(run, *i);
    return cells;
}

/* Three signers or more in a row: their posts, how to sign, their names. They
 * follow each other. Returns the first line behind, or `i`: it is no such row.
 */
static size_t take_signers(struct run *run, size_t i, const struct cells *posts)
{
    size_t n = posts->n, sign = i;
    if (n < 3 || n > SIGNERS_MAX || !are_all(run, posts, n, is_short) ||
        !is_any(run, posts, is_party))
        return i;
    struct cells signs = next_row(run, &sign), names = signs;
    size_t name = sign;
    bool signed_so = are_all(run, &signs, n, is_to_be_signed);
    if (signed_so)
        names = next_row(run, &name);
    if (!are_all(run, &names, n, is_person))
        return i;
    for (size_t k = 0; k < n; k++) {
        put(run, 0, posts->at[k].text, run->lines->at[i].number);
        if (signed_so)
            put(run, 0, signs.at[k].text, run->lines->at[sign].number);
        put(run, 0, names.at[k].text, run->lines->at[name].number);
    }
    return name + 1;
}

/* Most lines hold nothing that could keep cells apart. */
static bool may_hold_cells(struct str raw)
{
    return raw.n && (memchr(raw.s, '\t', raw.n) || str_has_spaces(raw, 3) ||
                     str_find(raw, STR("\u00A0 ")) < raw.n ||
                     str_find(raw, STR("\u00A0\u00A0")) < raw.n);
}

/* What was gathered, out of the run's arena. */
static struct columns *kept(struct arena *arena, const struct columns *columns)
{
    struct columns *copy = ARENA_NEW(arena, struct columns);
    for (int k = 0; k < COLUMN_COUNT; k++) {
        const struct lines *from = &columns->of[k];
        struct lines *to = &copy->of[k];
        to->at = ARENA_ARRAY(arena, from->n, struct line);
        for (; to->n < from->n; to->n++) {
            to->at[to->n] = from->at[to->n];
            to->at[to->n].text = str_copy(arena, from->at[to->n].text);
        }
    }
    return copy;
}

/* Of rows with tabs which are no columns, the last ones are none, either; so
 * each is looked at once. */
struct columns *columns_at(struct arena *arena, struct arena *scratch,
                           const struct lines *lines, size_t i, size_t *end)
{
    *end = i + 1;
    if (!may_hold_cells(lines->at[i].raw))
        return NULL;
    arena_clear(scratch);
    struct cells cells = cells_of(scratch, lines->at[i].raw);
    bool tabbed = only_tab(lines->at[i].raw) < lines->at[i].raw.n;
    struct run run = {.arena = scratch,
                      .lines = lines,
                      .columns = ARENA_NEW(scratch, struct columns),
                      .gutter_to = SIZE_MAX,
                      .paired = !tabbed};
    *end = take_signers(&run, i, &cells);
    if (*end > i)
        return kept(arena, run.columns);
    *end = i + 1;
    if (!tabbed && cells.tabbed)
        return take_row(&run, i) ? kept(arena, run.columns) : NULL;
    if (!tabbed && cells.n != 2)
        return NULL;
    size_t behind = tabbed ? take_tabbed(&run, i) : take_spaced(&run, i);
    bool found = run.anchored && run.paired;
    *end = found || tabbed ? behind : i + 1;
    return found ? kept(arena, run.columns) : NULL;
}
