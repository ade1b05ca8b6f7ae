/* SPDX-License-Identifier: MIT */
/*
 * Tables with a rule above each column (pandoc's manual, "simple_tables" and
 * "multiline_tables"; those of reStructuredText have = for -):
 *
 *     Xã           Số hộ          ------------------
 *     ---------- -------           Xã         Số hộ
 *     An Hòa         125           ---------- -------
 *     Bình Minh       98           An Hòa         125
 *
 * On the left the table ends at a blank line. On the right blank lines part
 * its rows, and a rule ends it. A header is not needed where a rule ends it.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/text/table.h"

enum { HEAD_MAX = 8 /* lines of a header */ };

/* The dashes of a rule, in columns of the line; a full rule has one run. */
struct rule {
    size_t from[TABLE_COLUMNS_MAX], to[TABLE_COLUMNS_MAX];
    size_t n;
    char sign;
};

/* What is found of a table: the lines of its header, and of its body. */
struct ruled {
    struct rule rule;
    size_t head_from, head_to, from, to;
    bool parted; /* blank lines part the rows */
};

/* Reads a line of nothing but dashes, or but equal signs; else false. */
static bool read_rule(const struct line *line, struct rule *rule)
{
    struct str raw = line->raw;
    if (line->length < 3 || (line->text.s[0] != '-' && line->text.s[0] != '='))
        return false;
    *rule = (struct rule){.sign = line->text.s[0]};
    for (size_t i = 0; i < raw.n; i++) {
        if (raw.s[i] == rule->sign) {
            if (i == 0 || raw.s[i - 1] != rule->sign) {
                if (rule->n == TABLE_COLUMNS_MAX)
                    return false;
                rule->from[rule->n++] = i;
            }
            rule->to[rule->n - 1] = i + 1;
        } else if (raw.s[i] != ' ') {
            return false;
        }
    }
    return true;
}

static size_t end_of_rule(const struct rule *rule)
{
    return rule->to[rule->n - 1];
}

/* True when `other` may begin or end the table: it reaches as far, in one run
 * or in those of the columns. */
static bool reaches(const struct rule *rule, const struct rule *other)
{
    return (other->n == 1 || other->n == rule->n) &&
           other->from[0] <= rule->from[0] &&
           end_of_rule(other) >= end_of_rule(rule);
}

/* Splits a line at the columns. False: a word goes over from one to the next,
 * or a tab has no width that is known. */
static bool split_line(const struct rule *rule, struct str raw,
                       struct str cells[TABLE_COLUMNS_MAX])
{
    size_t at = 0, cell = 0, start = 0;
    bool space = true;
    for (size_t column = 0; at < raw.n; column++) {
        size_t byte = at;
        uint32_t c = utf8_next(raw, &at);
        if (c == '\t')
            return false;
        if (cell + 1 < rule->n && column == rule->from[cell + 1]) {
            if (!space)
                return false;
            cells[cell++] = str_trim(str_slice(raw, start, byte));
            start = byte;
        }
        space = c == ' ';
    }
    cells[cell++] = str_trim(str_slice(raw, start, raw.n));
    while (cell < rule->n)
        cells[cell++] = STR("");
    return true;
}

/* True when the lines from..to fall into the columns. */
static bool fit(const struct rule *rule, const struct lines *lines, size_t from,
                size_t to)
{
    struct str cells[TABLE_COLUMNS_MAX];
    for (size_t i = from; i < to; i++) {
        if (!split_line(rule, lines->at[i].raw, cells))
            return false;
    }
    return true;
}

/* The rule of a table's columns at line i or below lines of a header, up to
 * `max` of them; lines->n: there is none. */
static size_t find_rule(const struct lines *lines, size_t i, size_t max,
                        struct rule *rule)
{
    for (size_t k = i; k < lines->n && k <= i + max && lines->at[k].length;
         k++) {
        if (read_rule(&lines->at[k], rule))
            return rule->n > 1 ? k : lines->n;
    }
    return lines->n;
}

/* The next line behind line i that is a rule; *closes: it may end the table
 * with these columns. lines->n: there is none. */
static size_t next_rule(const struct rule *rule, const struct lines *lines,
                        size_t i, bool *closes)
{
    struct rule other;
    *closes = false;
    for (i++; i < lines->n; i++) {
        if (read_rule(&lines->at[i], &other)) {
            *closes = reaches(rule, &other);
            break;
        }
    }
    return i;
}

/* True when the line, a header, names more than one column. */
static bool names_columns(const struct rule *rule, const struct line *line)
{
    struct str cells[TABLE_COLUMNS_MAX];
    size_t n = 0;
    if (!split_line(rule, line->raw, cells))
        return false;
    for (size_t i = 0; i < rule->n; i++)
        n += cells[i].n > 0;
    return n > 1;
}

/* The first blank line from..to, or `to`. */
static size_t next_blank(const struct lines *lines, size_t from, size_t to)
{
    while (from < to && lines->at[from].length)
        from++;
    return from;
}

/* Finds the parts of the table whose header, or whose rule, is at line i. Looks
 * no further than to the next rule, so that each line is looked at once. */
static bool find_parts(const struct lines *lines, size_t i, struct ruled *t)
{
    struct rule full;
    bool open = read_rule(&lines->at[i], &full) && full.n == 1, closed;
    size_t at = find_rule(lines, i + open, open ? HEAD_MAX : 1, &t->rule);
    if (at == lines->n || (open && !reaches(&t->rule, &full)))
        return false;
    t->head_from = i + open;
    t->head_to = at;
    t->from = at + 1;
    t->to = next_rule(&t->rule, lines, at, &closed);
    size_t blank = next_blank(lines, t->from, t->to);
    if (open || t->head_from == t->head_to) {
        t->parted = blank < t->to;
        return closed;
    }
    closed = closed || t->to == lines->n || blank < t->to;
    t->to = blank;
    return closed && names_columns(&t->rule, &lines->at[i]);
}

/* In reStructuredText the header stands between two rules of columns, and a
 * third ends the table. */
static void find_head(const struct lines *lines, struct ruled *t)
{
    bool closed;
    if (t->head_to > t->head_from || t->parted)
        return;
    size_t end = next_rule(&t->rule, lines, t->to, &closed);
    if (!closed || end == t->to + 1 || next_blank(lines, t->to, end) < end)
        return;
    t->head_from = t->from;
    t->head_to = t->to;
    t->from = t->to + 1;
    t->to = end;
}

/* The rows of the body: its lines, or what blank lines part. */
static size_t count_rows(const struct lines *lines, const struct ruled *t)
{
    size_t n = 0;
    for (size_t i = t->from; i < t->to; i++)
        n += lines->at[i].length &&
             (!t->parted || i == t->from || !lines->at[i - 1].length);
    return n;
}

static void put_line(struct table *table, size_t row, const struct rule *rule,
                     const struct line *line)
{
    struct str cells[TABLE_COLUMNS_MAX];
    if (!split_line(rule, line->raw, cells))
        return;
    if (!table->numbers[row])
        table->numbers[row] = line->number;
    for (size_t column = 0; column < rule->n; column++)
        table_put(table, row, column, cells[column]);
}

/* The side on which text of `from` to `to` stands in a column; none where it
 * fills it, or stands anywhere. */
static enum cell_align side(const struct rule *rule, size_t column, size_t from,
                            size_t to)
{
    size_t left = from - rule->from[column], right = rule->to[column] - to;
    if (from < rule->from[column] || to > rule->to[column] ||
        (left == 0 && right == 0))
        return ALIGN_NONE;
    if (left == 0 || right == 0)
        return left == 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    return left + 1 >= right && right + 1 >= left ? ALIGN_CENTRE : ALIGN_NONE;
}

/* Where the text of the column stands in the line, against its rule. */
static enum cell_align align_in(const struct rule *rule, size_t column,
                                struct str raw)
{
    struct str cells[TABLE_COLUMNS_MAX];
    if (!split_line(rule, raw, cells) || cells[column].n == 0)
        return ALIGN_NONE;
    struct str before = {raw.s, (size_t)(cells[column].s - raw.s)};
    size_t from = utf8_length(before);
    return side(rule, column, from, from + utf8_length(cells[column]));
}

static struct table *fill(struct arena *arena, const struct lines *lines,
                          const struct ruled *t)
{
    bool headed = t->head_to > t->head_from;
    struct table *table =
        table_new(arena, count_rows(lines, t) + headed, t->rule.n);
    if (!table)
        return NULL;
    size_t row = headed;
    table->heads = headed;
    for (size_t i = t->head_from; i < t->head_to; i++)
        put_line(table, 0, &t->rule, &lines->at[i]);
    for (size_t i = t->from; i < t->to; i++) {
        if (lines->at[i].length == 0)
            continue;
        put_line(table, row, &t->rule, &lines->at[i]);
        row += !t->parted || i + 1 == t->to || !lines->at[i + 1].length;
    }
    size_t first = headed ? t->head_from : t->from;
    for (size_t column = 0; column < t->rule.n; column++)
        table->align[column] = align_in(&t->rule, column, lines->at[first].raw);
    return table;
}

struct table *ruled_table(struct arena *arena, const struct lines *lines,
                          size_t i, size_t *end)
{
    struct ruled t = {0};
    *end = i;
    if (!find_parts(lines, i, &t))
        return NULL;
    find_head(lines, &t);
    if (t.from == t.to || !fit(&t.rule, lines, t.head_from, t.head_to) ||
        !fit(&t.rule, lines, t.from, t.to))
        return NULL;
    struct table *table = fill(arena, lines, &t);
    bool open = t.head_from > i;
    if (!table || (!open && !t.parted && table_is_official(table)))
        return NULL;
    *end = t.to + (t.to < lines->n && lines->at[t.to].length);
    return table;
}
