/* SPDX-License-Identifier: MIT */
/* Lines of which the next has the next number: "Câu 1", "1.1.", "Màn hình 1".
 */
#include "doc/counted.h"

#include <string.h>

enum {
    BEFORE_MAX = 24, /* bytes before the number */
    DIGITS_MAX = 2,
    TEXT_MIN = 2
};

static size_t digits_at(struct str line, size_t at)
{
    size_t n = 0;
    while (at + n < line.n && is_digit(line.s[at + n]))
        n++;
    return n;
}

bool counted_read(struct str line, struct counted *counted)
{
    size_t at = 0;
    while (at < line.n && at < BEFORE_MAX && !is_digit(line.s[at]))
        at++;
    size_t n = digits_at(line, at), more;
    while (n && at + n + 1 < line.n && line.s[at + n] == '.' &&
           (more = digits_at(line, at + n + 1)) > 0) {
        at += n + 1;
        n = more;
    }
    if (n == 0 || n > DIGITS_MAX || at + n + TEXT_MIN > line.n)
        return false;
    counted->before = str_slice(line, 0, at);
    counted->number = 0;
    for (size_t i = 0; i < n; i++)
        counted->number = counted->number * 10 + (line.s[at + i] - '0');
    counted->sign = line.s[at + n];
    return strchr(" .:)", counted->sign) != NULL &&
           (at > 0 || counted->sign != ' ');
}

bool counted_goes_on(const struct counted *counted, struct str line)
{
    struct counted next;
    return str_starts(line, counted->before) && counted_read(line, &next) &&
           str_eq(next.before, counted->before) &&
           next.number == counted->number + 1 &&
           (counted->before.n > 0 || next.sign == counted->sign);
}
