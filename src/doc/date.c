/* SPDX-License-Identifier: MIT */
/*
 * Dates in figures, and those in words: Vietnamese names each number before it
 * ("ngày 22 tháng 12 năm 2020"), English has the month's name.
 */
#include "doc/date.h"

#include "base/arena.h"
#include "doc/phrase.h"

/* What of a date is known; 0: not this part of it. */
struct date {
    int year, month, day;
};

static bool is_number(struct str s, size_t min, size_t max)
{
    bool ok = s.n >= min && s.n <= max;
    for (size_t i = 0; i < s.n; i++)
        ok = ok && s.s[i] >= '0' && s.s[i] <= '9';
    return ok;
}

static int value_of(struct str digits)
{
    int value = 0;
    for (size_t i = 0; i < digits.n; i++)
        value = value * 10 + digits.s[i] - '0';
    return value;
}

/* Cuts `s` at `mark` into at most three parts; how many there were. */
static size_t split(struct str s, char mark, struct str parts[3])
{
    size_t n = 0, start = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && s.s[i] != mark)
            continue;
        if (n == 3)
            return 4;
        parts[n++] = str_slice(s, start, i);
        start = i + 1;
    }
    return n;
}

/* Days of the month in the Gregorian calendar. */
static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

static bool is_day(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/* The parts of a date, the year first; 0: there are others, or too many. */
static size_t date_parts(struct str text, struct str p[3])
{
    static const char marks[] = {'/', '-', '.'};
    size_t n = 0;
    for (size_t i = 0; i < sizeof marks && n < 2; i++)
        n = split(text, marks[i], p);
    if (n == 3 && p[0].n <= 2 && p[2].n == 4) {
        struct str day = p[0];
        p[0] = p[2];
        p[2] = day;
    } else if (n == 2 && p[0].n <= 2 && p[1].n == 4) {
        struct str month = p[0];
        p[0] = p[1];
        p[1] = month;
    }
    bool ok = n >= 1 && n <= 3 && is_number(p[0], 4, 4);
    for (size_t i = 1; i < n && ok; i++)
        ok = is_number(p[i], 1, 2);
    return ok ? n : 0;
}

/* The same as a date of the calendar; false: it is none. */
static bool is_calendar(const struct date *date)
{
    int month = date->month ? date->month : 1, day = date->day ? date->day : 1;
    return date->year > 0 && date->year <= 9999 &&
           (date->month || !date->day) && is_day(date->year, month, day);
}

/* The date in figures alone. False: it is none, or none of the calendar. */
static bool read_figures(struct str text, struct date *date)
{
    struct str p[3] = {{"", 0}, {"", 0}, {"", 0}};
    bool whole = is_number(text, 8, 8); /* 20201222 */
    if (whole) {
        p[0] = str_slice(text, 0, 4);
        p[1] = str_slice(text, 4, 6);
        p[2] = str_slice(text, 6, 8);
    }
    size_t n = whole ? 3 : date_parts(text, p);
    if (n == 0)
        return false;
    *date = (struct date){value_of(p[0]), n > 1 ? value_of(p[1]) : 0,
                          n > 2 ? value_of(p[2]) : 0};
    return (n < 2 || date->month) && (n < 3 || date->day) && is_calendar(date);
}

/* ---- words ---- */

/* What the number behind a word is. */
enum part { PART_NONE, PART_DAY, PART_MONTH, PART_YEAR };

struct reading {
    struct date date;
    enum part next;
    bool strange; /* a word that belongs to no date came before it */
    bool named;   /* a part was named by its word */
};

static int month_named(struct str word)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    struct str plain = word;
    if (str_ends(plain, STR(".")))
        plain.n--;
    for (int i = 0; i < 12; i++) {
        struct str name = str_of(names[i]);
        if (str_eq(plain, name) || (plain.n == 3 && str_starts(name, plain)) ||
            (plain.n == 4 && str_starts(name, plain)))
            return i + 1;
    }
    return 0;
}

static enum part part_named(struct str word)
{
    static const struct {
        const char *word;
        enum part part;
    } words[] = {{"ngày", PART_DAY},
                 {"mùng", PART_DAY},
                 {"mồng", PART_DAY},
                 {"tháng", PART_MONTH},
                 {"năm", PART_YEAR}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (str_eq(word, str_of(words[i].word)))
            return words[i].part;
    }
    return PART_NONE;
}

/* "22", "22nd"; 0: no number. */
static int number_in(struct str word)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (str_ends(word, str_of(endings[i])))
            word.n -= 2;
    }
    return is_number(word, 1, 4) ? value_of(word) : 0;
}

static bool take_number(struct reading *r, int number)
{
    enum part part = r->next != PART_NONE ? r->next
                     : number > 31        ? PART_YEAR
                                          : PART_DAY;
    int *field = part == PART_DAY     ? &r->date.day
                 : part == PART_MONTH ? &r->date.month
                                      : &r->date.year;
    bool is_new = *field == 0;
    *field = number;
    r->next = PART_NONE;
    return is_new;
}

/* "9/2020" behind a day, or the whole date. */
static bool take_figures(struct reading *r, const struct date *figures)
{
    bool is_new =
        !r->date.year && !r->date.month && !(r->date.day && figures->day);
    int day = r->date.day;
    r->date = *figures;
    if (!figures->day)
        r->date.day = day;
    r->next = PART_NONE;
    return is_new;
}

static bool has_begun(const struct reading *r)
{
    return r->date.year || r->date.month || r->date.day;
}

/* False when the word cannot stand where it does. */
static bool take_word(struct reading *r, struct str word)
{
    struct date figures;
    enum part part = part_named(word);
    int number = number_in(word), month = month_named(word);
    if (part != PART_NONE) {
        r->next = part;
        r->named = true;
        return true;
    }
    if (number)
        return take_number(r, number);
    if (month) {
        bool is_new = r->date.month == 0;
        r->date.month = month;
        return is_new;
    }
    if (read_figures(word, &figures))
        return take_figures(r, &figures);
    r->strange = true;
    return !has_begun(r);
}

/* Behind a place or the day of a week, a word must say that a date comes. */
static bool read_words(struct str small, struct date *date)
{
    struct reading r = {.next = PART_NONE};
    for (size_t at = 0, end; at < small.n; at = end + 1) {
        for (end = at; end < small.n && small.s[end] != ' ';)
            end++;
        struct str word = str_slice(small, at, end);
        while (word.n &&
               (word.s[word.n - 1] == ',' || word.s[word.n - 1] == ';'))
            word.n--;
        if (word.n && !take_word(&r, word))
            return false;
    }
    *date = r.date;
    return (!r.strange || r.named || r.date.month) && is_calendar(date);
}

static struct str written(struct arena *arena, const struct date *date)
{
    if (!date->month)
        return str_printf(arena, "%04d", date->year);
    if (!date->day)
        return str_printf(arena, "%04d-%02d", date->year, date->month);
    return str_printf(arena, "%04d-%02d-%02d", date->year, date->month,
                      date->day);
}

struct str date_iso(struct arena *arena, struct str text)
{
    struct date date;
    struct str figures = text;
    if (text.n > 10 && (text.s[10] == 'T' || text.s[10] == ' '))
        figures.n = 10;
    if (!read_figures(figures, &date) &&
        !read_words(lowered(arena, str_one_line(arena, text)), &date))
        return STR("");
    return written(arena, &date);
}

bool date_is_iso(struct str text)
{
    struct str p[3] = {{"", 0}, {"", 0}, {"", 0}};
    size_t n = date_parts(text, p);
    bool form = (n == 1 && text.n == 4) ||
                (n > 1 && text.n == 1 + 3 * n && text.s[4] == '-');
    return form && value_of(p[0]) >= 1 &&
           is_day(value_of(p[0]), n > 1 ? value_of(p[1]) : 1,
                  n > 2 ? value_of(p[2]) : 1);
}
