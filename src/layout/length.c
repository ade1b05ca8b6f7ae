/* SPDX-License-Identifier: MIT */
/*
 * Lengths, and sizes of paper. What can only mean one thing is taken: units and
 * names in any case, the comma of Vietnamese numbers, spaces before a unit.
 */
#include "layout/length.h"

#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/nearest.h"
#include "stages.h"

/* ISO 216, ANSI/ASME Y14.1. */
static const struct {
    const char *name;
    mpt width, height;
} papers[] = {
    {"a3", MPT_MM(297), MPT_MM(420)}, {"a4", MPT_MM(210), MPT_MM(297)},
    {"a5", MPT_MM(148), MPT_MM(210)}, {"a6", MPT_MM(105), MPT_MM(148)},
    {"b5", MPT_MM(176), MPT_MM(250)}, {"letter", 612 * MPT, 792 * MPT},
    {"legal", 612 * MPT, 1008 * MPT},
};

static const char *const units[] = {"mm", "cm", "in", "pt"};

/* A comma parts lengths, too; as a point it has a digit on either side. */
static bool is_point(const char *s, const char *start)
{
    return *s == '.' || (*s == ',' && s > start && is_digit(s[1]));
}

long length_number(const char **s)
{
    long value = 0, scale = 1000;
    bool point = false;
    for (const char *start = *s;
         is_digit(**s) || (!point && is_point(*s, start)); ++*s) {
        if (!is_digit(**s)) {
            point = true;
        } else if (scale >= (point ? 10 : 1)) {
            if (point)
                scale /= 10;
            value = point ? value + (**s - '0') * scale
                          : value * 10 + (**s - '0') * 1000L;
        }
        if (value > 100000000L)
            return 0;
    }
    return value;
}

/* A unit's name at *s: its index in `units`. Moves *s behind it. */
static bool read_unit(const char **s, size_t *unit)
{
    *s += strspn(*s, " ");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strncasecmp(*s, units[i], 2) == 0) {
            *s += 2;
            *unit = i;
            return true;
        }
    }
    return false;
}

static mpt in_unit(long milli, size_t unit)
{
    switch (unit) {
    case 0:
        return (mpt)(milli * 7200LL / 2540);
    case 1:
        return (mpt)(milli * 72000LL / 2540);
    case 2:
        return (mpt)(milli * 72LL);
    default:
        return (mpt)milli;
    }
}

mpt length_read(const char **s)
{
    const char *start = *s;
    long milli = length_number(s);
    size_t unit;
    if (*s == start || milli > 2000000 || !read_unit(s, &unit))
        return -1;
    return in_unit(milli, unit);
}

/* "x", "X" or "×" at *s, which moves behind it. */
static bool read_times(const char **s)
{
    *s += strspn(*s, " ");
    size_t n = **s == 'x' || **s == 'X' ? 1 : strncmp(*s, "×", 2) == 0 ? 2 : 0;
    *s += n;
    *s += strspn(*s, " ");
    return n > 0;
}

/* WxH with one unit behind, or one behind each. */
static bool read_size(const char *s, mpt *width, mpt *height)
{
    size_t unit_w, unit_h;
    long w = length_number(&s);
    bool own_unit = read_unit(&s, &unit_w);
    if (!read_times(&s))
        return false;
    long h = length_number(&s);
    if (w <= 0 || h <= 0 || w > 2000000 || h > 2000000 ||
        !read_unit(&s, &unit_h) || *s)
        return false;
    *width = in_unit(w, own_unit ? unit_w : unit_h);
    *height = in_unit(h, unit_h);
    return true;
}

/* "landscape", with a space, a hyphen or a comma before it. */
static bool is_landscape(const char *s)
{
    size_t n = strspn(s, " -,");
    return n > 0 && (strcasecmp(s + n, "landscape") == 0 ||
                     strcasecmp(s + n, "ngang") == 0);
}

bool length_paper(const char *s, mpt *width, mpt *height)
{
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
        size_t n = strlen(papers[i].name);
        bool turned =
            strncasecmp(s, papers[i].name, n) == 0 && is_landscape(s + n);
        if (!turned && strcasecmp(s, papers[i].name) != 0)
            continue;
        *width = turned ? papers[i].height : papers[i].width;
        *height = turned ? papers[i].width : papers[i].height;
        return true;
    }
    return read_size(s, width, height);
}

/* ISO 32000-1, Annex C, and ISO 19005-2, 6.1.13: 14,400 points. */
enum { PAPER_MAX = 14400 * MPT };

bool style_set_paper(struct style *style, const char *value,
                     struct anban_error *err)
{
    struct nearest near = nearest_to(value);
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++)
        nearest_try(&near, papers[i].name);
    bool read = length_paper(value, &style->width, &style->height);
    if (!read && near.word)
        return fail(err, ANBAN_USAGE,
                    "--paper %s: there is no such size; did you mean %s?",
                    value, near.word);
    if (!read)
        return fail(err, ANBAN_USAGE,
                    "--paper %s: write a3, a4, a5, a6, b5, letter, legal, one "
                    "of them with -landscape behind it, or a size such as "
                    "176x250mm (mm, cm, in or pt)",
                    value);
    return (style->width <= PAPER_MAX && style->height <= PAPER_MAX) ||
           fail(err, ANBAN_USAGE,
                "--paper %s: a page of a PDF has at most 5080x5080mm", value);
}

bool style_set_margins(struct style *style, const char *value,
                       struct anban_error *err)
{
    mpt *sides[] = {&style->top, &style->right, &style->bottom, &style->left};
    const char *s = value;
    for (size_t i = 0; i < 4; i++) {
        mpt length = length_read(&s);
        size_t between = strspn(s, ",; ");
        if (length < 0 || (i < 3 ? between == 0 : *s != '\0'))
            return fail(err, ANBAN_USAGE,
                        "--margins %s: write four lengths, top, right, bottom "
                        "and left, such as 20mm,20mm,20mm,30mm",
                        value);
        *sides[i] = length;
        s += between;
    }
    return true;
}
