/* SPDX-License-Identifier: MIT */
/* Lengths with their units, and the size of an image. */
#include "read/size.h"

#include "base/utf8.h"

/* A longer side, of some 1.7 m, is none: nobody means it. */
enum { SIDE_MAX = 5000000 };

long read_thousandths(struct str text, struct str *rest)
{
    long n = 0, part = 100;
    size_t i = 0;
    bool less = str_starts(text, STR("-"));
    for (i = less; i < text.n && is_digit(text.s[i]); i++)
        n = n < 1000000 ? n * 10 + text.s[i] - '0' : n;
    n *= 1000;
    if (i < text.n && text.s[i] == '.')
        i++;
    for (; i < text.n && is_digit(text.s[i]); i++, part /= 10)
        n += (text.s[i] - '0') * part;
    *rest = str_slice(text, i, text.n);
    return less ? -n : n;
}

int32_t read_length(struct str text)
{
    /* How many points such a unit has, as a fraction. */
    static const struct {
        const char *name;
        int of, in;
    } units[] = {{"pt", 1, 1},     {"px", 3, 4},  {"cm", 3600, 127},
                 {"mm", 360, 127}, {"in", 72, 1}, {"pc", 12, 1}};
    struct str unit;
    int64_t n = read_thousandths(str_trim(text), &unit);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!str_eq_nocase(str_trim(unit), str_of(units[i].name)))
            continue;
        n = n * units[i].of / units[i].in;
        return n < 0 || n > SIDE_MAX ? 0 : (int32_t)n;
    }
    return 0;
}

/* Cuts the next declaration off `rest`: "name: value". */
static bool next_declaration(struct str *rest, struct str *name,
                             struct str *value)
{
    while (rest->n) {
        size_t end = str_find(*rest, STR(";"));
        struct str part = str_slice(*rest, 0, end);
        *rest = str_slice(*rest, end < rest->n ? end + 1 : rest->n, rest->n);
        size_t colon = str_find(part, STR(":"));
        if (colon >= part.n)
            continue;
        *name = str_trim(str_slice(part, 0, colon));
        *value = str_trim(str_slice(part, colon + 1, part.n));
        return true;
    }
    return false;
}

/* Takes "!important" off the end of a value; false: it is not there. */
static bool take_important(struct str *value)
{
    size_t mark = str_find(*value, STR("!"));
    if (mark >= value->n ||
        !str_eq_nocase(str_trim(str_slice(*value, mark + 1, value->n)),
                       STR("important")))
        return false;
    *value = str_trim(str_slice(*value, 0, mark));
    return true;
}

struct str read_property(struct str style, const char *name)
{
    struct str found = STR(""), other, value;
    bool settled = false;
    while (next_declaration(&style, &other, &value)) {
        if (!str_eq_nocase(other, str_of(name)))
            continue;
        bool important = take_important(&value);
        if (important || !settled)
            found = value;
        settled |= important;
    }
    return found;
}

/* A number alone counts pixels (HTML, 2.3.4.4). */
static int32_t side_of(struct str text)
{
    enum { PIXEL_SHARE = 4, PIXELS = 3 };
    struct str rest;
    int64_t pixels = read_thousandths(str_trim(text), &rest);
    if (rest.n > 0)
        return read_length(text);
    pixels = pixels * PIXELS / PIXEL_SHARE;
    return pixels < 0 || pixels > SIDE_MAX ? 0 : (int32_t)pixels;
}

void read_image_size(struct node *image, struct str width, struct str height)
{
    enum { WHOLE = 100 };
    struct str unit;
    long share = read_thousandths(str_trim(width), &unit) / 1000;
    if (str_eq(str_trim(unit), STR("%"))) {
        image->as.image->share = share <= 0      ? 0
                                 : share > WHOLE ? WHOLE
                                                 : (int)share;
        return;
    }
    image->as.image->width = side_of(width);
    image->as.image->height = side_of(height);
}
