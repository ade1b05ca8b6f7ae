/* SPDX-License-Identifier: MIT */
/* Counting with letters and Roman numerals; see counting.h. */
#include "doc/counting.h"

struct str counting_roman(long n, bool capitals, char out[COUNTING_BYTES])
{
    static const struct {
        long value;
        const char *small, *capital;
    } steps[] = {{1000, "m", "M"},  {900, "cm", "CM"}, {500, "d", "D"},
                 {400, "cd", "CD"}, {100, "c", "C"},   {90, "xc", "XC"},
                 {50, "l", "L"},    {40, "xl", "XL"},  {10, "x", "X"},
                 {9, "ix", "IX"},   {5, "v", "V"},     {4, "iv", "IV"},
                 {1, "i", "I"}};
    size_t length = 0;
    if (n > ROMAN_LARGEST)
        n = 0;
    for (size_t i = 0; n > 0; i++) {
        for (; n >= steps[i].value; n -= steps[i].value) {
            const char *c = capitals ? steps[i].capital : steps[i].small;
            while (*c)
                out[length++] = *c++;
        }
    }
    out[length] = '\0';
    return (struct str){out, length};
}

long counting_of_roman(struct str numerals)
{
    static const struct {
        char letter;
        long value;
    } letters[] = {{'I', 1},   {'V', 5},   {'X', 10},  {'L', 50},
                   {'C', 100}, {'D', 500}, {'M', 1000}};
    long number = 0, last = 0;
    for (size_t i = numerals.n; i-- > 0;) {
        long value = 0;
        for (size_t k = 0; k < sizeof letters / sizeof letters[0]; k++)
            value =
                letters[k].letter == numerals.s[i] ? letters[k].value : value;
        number += value < last ? -value : value;
        last = value ? value : last;
    }
    return number;
}

uint32_t counting_of_digits(struct str text)
{
    uint32_t number = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] < '0' || text.s[i] > '9' || number > UINT32_MAX / 11)
            return 0;
        number = number * 10 + (uint32_t)(text.s[i] - '0');
    }
    return number;
}

struct str counting_letters(long n, bool capitals, char out[COUNTING_BYTES])
{
    char first = capitals ? 'A' : 'a';
    size_t at = COUNTING_BYTES - 1;
    out[at] = '\0';
    for (; n > 0 && at > 0; n = (n - 1) / 26)
        out[--at] = (char)(first + (n - 1) % 26);
    return (struct str){out + at, COUNTING_BYTES - 1 - at};
}
