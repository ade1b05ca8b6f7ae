/* SPDX-License-Identifier: MIT */
/* One table from names to fields, so that option and front matter agree. */
#include "doc/metadata.h"

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"

static const struct {
    const char *name, *plural;
    bool is_list;
    size_t offset; /* in struct meta: a struct strs or a struct str */
} fields[] = {
    {"title", NULL, false, offsetof(struct meta, title)},
    {"author", "authors", true, offsetof(struct meta, authors)},
    {"organisation", "organisations", true,
     offsetof(struct meta, organisations)},
    {"organization", "organizations", true,
     offsetof(struct meta, organisations)},
    {"date", NULL, false, offsetof(struct meta, date)},
    {"lang", "language", false, offsetof(struct meta, lang)},
    {"source", NULL, false, offsetof(struct meta, source)},
    {"identifier", NULL, false, offsetof(struct meta, identifier)},
    {"subject", "subjects", true, offsetof(struct meta, subjects)},
    {"description", NULL, false, offsetof(struct meta, description)},
    {"rights", NULL, false, offsetof(struct meta, rights)},
};

enum { FIELD_COUNT = sizeof fields / sizeof fields[0] };

static size_t field_of(struct str name)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (str_eq(name, str_of(fields[i].name)) ||
            (fields[i].plural && str_eq(name, str_of(fields[i].plural))))
            return i;
    }
    return FIELD_COUNT;
}

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
    }
    bool ok = n >= 1 && n <= 3 && is_number(p[0], 4, 4);
    for (size_t i = 1; i < n && ok; i++)
        ok = is_number(p[i], 1, 2);
    return ok ? n : 0;
}

/* "2020-12-22", "2020-12", "2020", "22/12/2020" and the first with a time
 * behind it to ISO 8601; else empty. */
static struct str iso_date(struct arena *arena, struct str text)
{
    struct str p[3] = {{"", 0}, {"", 0}, {"", 0}};
    if (text.n > 10 && (text.s[10] == 'T' || text.s[10] == ' '))
        text.n = 10;
    size_t n = date_parts(text, p);
    if (n == 0)
        return STR("");
    int year = value_of(p[0]), month = n > 1 ? value_of(p[1]) : 1;
    int day = n > 2 ? value_of(p[2]) : 1;
    if (!is_day(year, month, day))
        return STR("");
    if (n == 1)
        return text;
    if (n == 2)
        return str_printf(arena, "%04d-%02d", year, month);
    return str_printf(arena, "%04d-%02d-%02d", year, month, day);
}

bool metadata_is_date(struct str text)
{
    struct str p[3] = {{"", 0}, {"", 0}, {"", 0}};
    size_t n = date_parts(text, p);
    bool form = (n == 1 && text.n == 4) ||
                (n > 1 && text.n == 1 + 3 * n && text.s[4] == '-');
    return form && value_of(p[0]) >= 1 &&
           is_day(value_of(p[0]), n > 1 ? value_of(p[1]) : 1,
                  n > 2 ? value_of(p[2]) : 1);
}

/* A well-formed tag in outline: subtags of one to eight letters and digits, the
 * first of letters (BCP 47, section 2.1). */
static bool is_language(struct str tag)
{
    enum { TAG_MAX = 100 }; /* 35 are enough for all that is in use (4.4.1) */
    size_t length = 0, first = 0;
    bool ok = tag.n > 0 && tag.n <= TAG_MAX;
    for (size_t i = 0; i <= tag.n && ok; i++) {
        char c = i < tag.n ? tag.s[i] : '-';
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            ok = length >= 1 && length <= 8;
            first = first ? first : length;
            length = 0;
        } else {
            ok = letter || (first && c >= '0' && c <= '9');
            length++;
        }
    }
    return ok && first >= 2;
}

static char in_case(char c, bool upper)
{
    char first = upper ? 'a' : 'A', last = upper ? 'z' : 'Z';
    return c >= first && c <= last ? (char)(c ^ ('a' ^ 'A')) : c;
}

/* The tag as it is written by convention, "vi-Latn-VN": all in small letters,
 * but a script begins with a capital and a region is in capitals; all behind a
 * single letter is small (RFC 5646, section 2.1.1). */
static struct str usual_case(struct arena *arena, struct str tag)
{
    struct buf buf = {.arena = arena};
    bool in_extension = false;
    for (size_t start = 0; start < tag.n;) {
        struct str rest = str_slice(tag, start, tag.n);
        size_t n = str_slice(rest, 0, str_find(rest, STR("-"))).n;
        bool rises = start > 0 && !in_extension && (n == 2 || n == 4);
        for (size_t i = 0; i < n; i++)
            buf_add_char(&buf, in_case(rest.s[i], rises && (n == 2 || i == 0)));
        if (n < rest.n)
            buf_add_char(&buf, '-');
        in_extension |= n == 1;
        start += n + 1;
    }
    return buf_str(&buf);
}

bool metadata_is_field(struct str name)
{
    return field_of(name) < FIELD_COUNT;
}

const char *metadata_wants(struct str name)
{
    size_t f = field_of(name);
    return f == FIELD_COUNT ? N_("one of the known names")
           : fields[f].offset == offsetof(struct meta, date)
               ? N_("a date, such as 2020-12-22")
           : fields[f].offset == offsetof(struct meta, lang)
               ? N_("the tag of a language, such as vi")
               : N_("text");
}

bool metadata_has(const struct doc *doc, struct str name)
{
    size_t f = field_of(name);
    if (f == FIELD_COUNT)
        return false;
    const char *field = (const char *)&doc->meta + fields[f].offset;
    return fields[f].is_list ? ((const struct strs *)(const void *)field)->n > 0
                             : ((const struct str *)(const void *)field)->n > 0;
}

bool metadata_add(struct doc *doc, struct str name, struct str value)
{
    size_t f = field_of(name);
    if (f == FIELD_COUNT)
        return false;
    if (fields[f].offset == offsetof(struct meta, date)) {
        value = iso_date(doc->arena, value);
        if (value.n == 0)
            return false;
    }
    if (fields[f].offset == offsetof(struct meta, lang)) {
        if (!is_language(value))
            return false;
        value = usual_case(doc->arena, value);
    }
    char *field = (char *)&doc->meta + fields[f].offset;
    if (fields[f].is_list)
        strs_add(doc->arena, (struct strs *)(void *)field, value);
    else
        *(struct str *)(void *)field = value;
    return true;
}

bool metadata_replace(struct doc *doc, struct str name, struct str value)
{
    size_t f = field_of(name);
    if (f < FIELD_COUNT && fields[f].is_list) {
        char *field = (char *)&doc->meta + fields[f].offset;
        *(struct strs *)(void *)field = (struct strs){NULL, 0};
    }
    return metadata_add(doc, name, value);
}
