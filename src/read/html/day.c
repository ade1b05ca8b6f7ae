/* SPDX-License-Identifier: MIT */
/*
 * Days as pages write them: in a line with other words, before or behind the
 * hour, with the month first where the page is in American English, and in the
 * address of the page.
 */
#include "base/utf8.h"
#include "doc/date.h"
#include "doc/phrase.h"
#include "read/html/facts.h"

enum { WORDS_MAX = 24, DATE_WORDS_MIN = 3, DATE_WORDS_MAX = 6 };

static bool is_digits(struct str text, size_t min, size_t max)
{
    bool ok = text.n >= min && text.n <= max;
    for (size_t i = 0; i < text.n; i++)
        ok = ok && text.s[i] >= '0' && text.s[i] <= '9';
    return ok;
}

/* ---- the order of the day and the month ---- */

static bool names_month(struct str word)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr",
                                         "may", "jun", "jul", "aug",
                                         "sep", "oct", "nov", "dec"};
    bool known = false;
    for (size_t i = 0; word.n >= 3 && i < sizeof months / sizeof months[0]; i++)
        known |= str_eq_nocase(str_slice(word, 0, 3), str_of(months[i]));
    return known;
}

/* Takes the last word off the text, and the signs behind it. */
static struct str take_last_word(struct str *text)
{
    while (text->n &&
           (text->s[text->n - 1] == ' ' || text->s[text->n - 1] == ',' ||
            text->s[text->n - 1] == '.'))
        text->n--;
    struct str whole = *text;
    while (text->n && text->s[text->n - 1] != ' ')
        text->n--;
    return str_slice(whole, text->n, whole.n);
}

static bool is_year_at(struct str text, size_t at)
{
    return at > 0 && text.s[at - 1] == ' ' && at + 4 <= text.n &&
           is_digits(str_slice(text, at, at + 4), 4, 4) &&
           (at + 4 == text.n || !is_digit(text.s[at + 4]));
}

/* Adds how often the text has "3 October 2023", less "October 3, 2023". */
static long days_before_months(struct str text)
{
    long sum = 0;
    for (size_t at = 1; at + 4 <= text.n; at++) {
        if ((text.s[at] != '1' && text.s[at] != '2') || !is_year_at(text, at))
            continue;
        struct str rest = str_slice(text, 0, at);
        struct str last = take_last_word(&rest), first = take_last_word(&rest);
        sum += names_month(last) && is_digits(first, 1, 2);
        sum -= names_month(first) && is_digits(last, 1, 2);
    }
    return sum;
}

/* A page whose days in words have the day first writes others so, too. */
static bool has_day_first(struct day_order *order)
{
    const struct element *body = order->page->body;
    long sum = 0;
    for (const struct element *e = body; e && !order->asked;
         e = element_next(e, body))
        sum += e->tag == TAG_TEXT ? days_before_months(str_trim(e->text)) : 0;
    if (!order->asked)
        order->day_first = sum > 0;
    order->asked = true;
    return order->day_first;
}

/* "4/24/2000" as "24/4/2000"; other texts as they are. */
static struct str with_day_first(struct arena *arena, struct str text)
{
    size_t mark = 0;
    while (mark < text.n && text.s[mark] != '/' && text.s[mark] != '-')
        mark++;
    struct str month = str_slice(text, 0, mark);
    struct str rest = str_slice(text, mark + 1, text.n);
    size_t end = str_find(rest, str_slice(text, mark, mark + 1));
    struct str day = str_slice(rest, 0, end);
    struct str year = str_slice(rest, end + 1, rest.n);
    if (!is_digits(month, 1, 2) || !is_digits(day, 1, 2) ||
        !is_digits(year, 4, 4))
        return text;
    return str_printf(arena, "%.*s/%.*s/%.*s", STR_ARG(day), STR_ARG(month),
                      STR_ARG(year));
}

struct str facts_day(const struct facts *facts, struct str text)
{
    struct arena *arena = facts->arena;
    text = str_trim(text);
    while (text.n && (text.s[text.n - 1] == '.' || text.s[text.n - 1] == ','))
        text.n--;
    struct str other = with_day_first(arena, text);
    bool numbers = other.s != text.s;
    bool first =
        facts->month_first && !(numbers && has_day_first(facts->order));
    struct str day = date_iso(arena, first ? other : text);
    return day.n ? day : date_iso(arena, first ? text : other);
}

static struct str day_from(const struct facts *facts, struct str text,
                           size_t from, size_t to)
{
    struct str day = from < to && to <= text.n
                         ? facts_day(facts, str_slice(text, from, to))
                         : STR("");
    return day.n == 10 ? day : STR("");
}

struct str facts_day_within(const struct facts *facts, struct str text)
{
    size_t starts[WORDS_MAX + 1], n = 0;
    for (size_t i = 0; i < text.n && n < WORDS_MAX; i++) {
        if (text.s[i] != ' ' && (i == 0 || text.s[i - 1] == ' '))
            starts[n++] = i;
    }
    starts[n] = text.n;
    for (size_t i = 0; i < n; i++) {
        struct str day = day_from(facts, text, starts[i], starts[i + 1]);
        for (size_t k = DATE_WORDS_MAX; k >= DATE_WORDS_MIN && !day.n; k--) {
            if (i + k <= n)
                day = day_from(facts, text, starts[i], starts[i + k]);
        }
        if (day.n)
            return day;
    }
    return STR("");
}

/* "https://example.org/2025/12/16/name" */
struct str facts_day_of_address(const struct facts *facts)
{
    enum { YEAR = 5, MONTH = 8, DAY = 11 }; /* where each ends, with its mark */
    struct str address = facts->address;
    for (size_t i = 0; i + DAY < address.n; i++) {
        struct str part = str_slice(address, i, i + DAY);
        if (part.s[0] == '/' && part.s[YEAR] == '/' && part.s[MONTH] == '/' &&
            address.s[i + DAY] == '/')
            return day_from(facts, str_slice(part, 1, DAY), 0, DAY - 1);
    }
    return STR("");
}

bool facts_has_year(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.s[i] >= '0' && text.s[i] <= '9';
        digits = digit ? digits + 1 : 0;
        if (digits == 4)
            return true;
    }
    return false;
}
