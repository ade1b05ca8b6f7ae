/* SPDX-License-Identifier: MIT */
/*
 * The metadata in the words of a cover. Dates in Vietnamese follow Decree
 * 30/2020/NĐ-CP, Appendix I: a zero before days below 10 and before the months
 * 1 and 2.
 */
#include "layout/cover_words.h"

#include "base/buf.h"
#include "base/meta.h"
#include "doc/date.h"

struct str cover_clipped(struct arena *arena, struct str text, size_t max)
{
    return str_clipped(arena, str_one_line(arena, text), max);
}

struct str cover_title(struct arena *arena, struct str title, struct str lang)
{
    if (title.n == 0)
        return language_is(lang, "vi") ? STR("Không có tiêu đề")
                                       : STR("Untitled");
    return cover_clipped(arena, title, COVER_TITLE_MAX);
}

struct str cover_names(struct arena *arena, const struct strs *names)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < names->n && buf.n <= COVER_BODY_MAX; i++) {
        struct str name = str_one_line(arena, names->at[i]);
        if (buf.n && name.n)
            buf_add(&buf, STR(", "));
        buf_add(&buf, name);
    }
    return cover_clipped(arena, buf_str(&buf), COVER_BODY_MAX);
}

/* The number of `digits` digits at `from`; 0: the date ends before. */
static int part_of(struct str date, size_t from, size_t digits)
{
    int n = 0;
    if (date.n < from + digits)
        return 0;
    for (size_t i = from; i < from + digits; i++)
        n = n * 10 + (date.s[i] - '0');
    return n;
}

static struct str vietnamese_date(struct arena *arena, int year, int month,
                                  int day)
{
    const char *zero_day = day < 10 ? "0" : "", *zero = month < 3 ? "0" : "";
    if (day)
        return str_printf(arena, "Ngày %s%d tháng %s%d năm %d", zero_day, day,
                          zero, month, year);
    return month ? str_printf(arena, "Tháng %s%d năm %d", zero, month, year)
                 : str_printf(arena, "Năm %d", year);
}

static struct str english_date(struct arena *arena, int year, int month,
                               int day)
{
    static const char *const months[] = {
        "",        "January",  "February", "March",  "April",
        "May",     "June",     "July",     "August", "September",
        "October", "November", "December"};
    if (day)
        return str_printf(arena, "%d %s %d", day, months[month], year);
    return month ? str_printf(arena, "%s %d", months[month], year)
                 : str_printf(arena, "%d", year);
}

struct str cover_date(struct arena *arena, struct str date, struct str lang)
{
    if (!date_is_iso(date))
        return STR("");
    int year = part_of(date, 0, 4), month = part_of(date, 5, 2);
    int day = part_of(date, 8, 2);
    if (language_is(lang, "vi"))
        return vietnamese_date(arena, year, month, day);
    return language_is(lang, "en") ? english_date(arena, year, month, day)
                                   : date;
}

/* The site of a web address, or the text itself. */
static struct str site_of(struct str source)
{
    size_t start = str_find(source, STR("://"));
    if (start > sizeof "https" - 1)
        return source;
    struct str site = str_slice(source, start + 3, source.n);
    for (size_t i = 0; i < site.n; i++) {
        if (site.s[i] == '/' || site.s[i] == '?' || site.s[i] == '#')
            site.n = i;
    }
    return str_starts(site, STR("www.")) ? str_slice(site, 4, site.n) : site;
}

struct str cover_source(struct arena *arena, struct str source, struct str lang)
{
    source = site_of(cover_clipped(arena, source, COVER_BODY_MAX));
    if (source.n == 0 || str_starts(source, STR("urn:")))
        return STR("");
    const char *label = language_is(lang, "vi")   ? "Nguồn: "
                        : language_is(lang, "en") ? "Source: "
                                                  : "";
    return str_printf(arena, "%s%.*s", label, STR_ARG(source));
}
