/* SPDX-License-Identifier: MIT */
/*
 * How wide an equation is drawn, about: reading systems break none, so that
 * what a screen has no room for would be lost. The widths are a guess by the
 * kind of sign, for each has fonts of its own.
 */
#include "base/utf8.h"
#include "doc/math.h"
#include "write/xhtml_math.h"

/* In hundredths of the letters' size. */
enum {
    LETTER = 58,
    SIGN = 110, /* of a relation or an operation, with the space around it */
    FENCE = 40,
    RADICAL = 90,
    BETWEEN = 80 /* two columns of a table */
};

static int text_width(struct str text)
{
    int width = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        bool is_thin = c == ' ' || c == '.' || c == ',' || c == '(' || c == ')';
        bool is_sign = c == '+' || c == '-' || c == '=' || c == '<' ||
                       c == '>' || (c >= 0x2190 && c < 0x2300) || c == 0xB1 ||
                       c == 0xD7;
        width += is_thin ? FENCE : is_sign ? SIGN : LETTER;
    }
    return width;
}

static int width_of(const struct math *m);

static int widest_part(const struct math *m)
{
    int widest = 0;
    for (const struct math *part = m->first; part; part = part->next) {
        int width = width_of(part);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* What is raised or lowered is smaller. */
static int sum_of_parts(const struct math *m)
{
    int sum = 0;
    for (const struct math *part = m->first; part; part = part->next) {
        int width = width_of(part);
        bool is_script =
            part->kind == MATH_RAISED || part->kind == MATH_LOWERED;
        sum += is_script ? width * 7 / 10 : width;
    }
    return sum;
}

static int row_width(const struct math *row)
{
    int width = 0;
    if (row->kind != MATH_ROW)
        return width_of(row);
    for (const struct math *cell = row->first; cell; cell = cell->next)
        width += width_of(cell) + BETWEEN;
    return width;
}

static int table_width(const struct math *table)
{
    int widest = 0;
    for (const struct math *row = table->first; row; row = row->next) {
        int width = row_width(row);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Its limits stand above and below the sign. */
static int operator_width(const struct math *m)
{
    int sign = SIGN, part = 0;
    for (const struct math *p = m->first; p; p = p->next) {
        int width = width_of(p);
        if (p->kind == MATH_PART)
            part += width;
        else if (width * 7 / 10 > sign)
            sign = width * 7 / 10;
    }
    return sign + part;
}

static int width_of(const struct math *m)
{
    switch (m->kind) {
    case MATH_TEXT:
        return text_width(m->text);
    case MATH_FRACTION:
    case MATH_ACCENT:
    case MATH_BAR:
    case MATH_LIMIT_BELOW:
    case MATH_LIMIT_ABOVE:
        return widest_part(m);
    case MATH_ROOT:
        return sum_of_parts(m) + RADICAL;
    case MATH_OPERATOR:
        return operator_width(m);
    case MATH_DELIMITED:
        return sum_of_parts(m) + 2 * FENCE;
    case MATH_MATRIX:
    case MATH_LINES:
        return table_width(m);
    default:
        return sum_of_parts(m);
    }
}

const char *math_room(const struct math *m)
{
    enum { NARROW = 1150, MIDDLE = 2300 };
    int width = width_of(m);
    return width <= NARROW ? NULL : width <= MIDDLE ? "roomy" : "roomier";
}
