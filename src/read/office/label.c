/* SPDX-License-Identifier: MIT */
/* A number and a form in, what Word prints out. */
#include "read/office/label.h"

#include "doc/counting.h"

static const struct {
    const char *name;
    enum docx_form form;
} forms[] = {
    {"decimalZero", FORM_DECIMAL_ZERO},
    {"lowerLetter", FORM_LOWER_LETTER},
    {"upperLetter", FORM_UPPER_LETTER},
    {"lowerRoman", FORM_LOWER_ROMAN},
    {"upperRoman", FORM_UPPER_ROMAN},
    {"vietnameseCounting", FORM_VIETNAMESE},
    {"bullet", FORM_BULLET},
    {"none", FORM_NONE},
};

enum docx_form docx_form_of(struct str name)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (str_eq(name, str_of(forms[i].name)))
            return forms[i].form;
    }
    return FORM_DECIMAL;
}

/* a to z, then aa to zz (17.18.59). */
static void add_letters(struct buf *buf, char first, long n)
{
    enum { REPEATED_MAX = 30 };
    long times = (n - 1) / 26 + 1;
    for (long i = 0; n > 0 && i < times && i < REPEATED_MAX; i++)
        buf_add_char(buf, (char)(first + (n - 1) % 26));
}

static void add_roman(struct buf *buf, bool capitals, long n)
{
    char digits[COUNTING_BYTES];
    struct str numeral = counting_roman(n, capitals, digits);
    if (n > ROMAN_LARGEST)
        buf_add_int(buf, n);
    else
        buf_add(buf, numeral);
}

/* Up to ninety-nine; Word's own spelling, in small letters. */
static void add_words(struct buf *buf, long n)
{
    static const char *const words[] = {"không", "một", "hai", "ba",  "bốn",
                                        "năm",   "sáu", "bảy", "tám", "chín"};
    if (n < 1 || n > 99) {
        buf_add_int(buf, n);
        return;
    }
    if (n >= 20) {
        buf_add(buf, str_of(words[n / 10]));
        buf_add(buf, STR(" mươi"));
    } else if (n >= 10) {
        buf_add(buf, STR("mười"));
    }
    if (n % 10 == 0)
        return;
    if (n >= 10)
        buf_add_char(buf, ' ');
    buf_add(buf, n > 20 && n % 10 == 1   ? STR("mốt")
                 : n > 10 && n % 10 == 5 ? STR("lăm")
                                         : str_of(words[n % 10]));
}

void docx_add_number(struct buf *buf, enum docx_form form, long n)
{
    switch (form) {
    case FORM_LOWER_LETTER:
    case FORM_UPPER_LETTER:
        add_letters(buf, form == FORM_LOWER_LETTER ? 'a' : 'A', n);
        break;
    case FORM_LOWER_ROMAN:
    case FORM_UPPER_ROMAN:
        add_roman(buf, form == FORM_UPPER_ROMAN, n);
        break;
    case FORM_VIETNAMESE:
        add_words(buf, n);
        break;
    case FORM_BULLET:
    case FORM_NONE:
        break;
    case FORM_DECIMAL_ZERO:
        if (n >= 0 && n < 10)
            buf_add_char(buf, '0');
        buf_add_int(buf, n);
        break;
    default:
        buf_add_int(buf, n);
        break;
    }
}
