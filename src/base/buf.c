/* SPDX-License-Identifier: MIT */
/* A growing byte buffer; it doubles, so that appending is linear overall. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/visible.h"

enum { LEAST = 64 }; /* many hold a few words */

void buf_grow(struct buf *buf, size_t more)
{
    size_t room = buf->room ? buf->room * 2 : LEAST;
    while (room - buf->n <= more)
        room *= 2;
    buf->data = arena_widen(buf->arena, buf->data, buf->room, room);
    buf->room = room;
}

void buf_add(struct buf *buf, struct str text)
{
    char *end = buf_reserve(buf, text.n);
    if (text.n)
        memcpy(end, text.s, text.n);
    buf->n += text.n;
    buf->data[buf->n] = '\0';
}

void buf_add_char(struct buf *buf, char c)
{
    char *end = buf_reserve(buf, 1);
    end[0] = c;
    end[1] = '\0';
    buf->n++;
}

/* Most of it is short, and fits as it is. */
void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    char *end = buf_reserve(buf, LEAST);
    size_t room = buf->room - buf->n;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(end, room, format, args);
    va_end(args);
    if (n > 0 && (size_t)n >= room) {
        end = buf_reserve(buf, (size_t)n);
        vsnprintf(end, (size_t)n + 1, format, again);
    }
    va_end(again);
    buf->n += n > 0 ? (size_t)n : 0;
}

void buf_add_int(struct buf *buf, long value)
{
    char digits[24];
    size_t at = sizeof digits;
    unsigned long rest =
        value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        digits[--at] = '-';
    buf_add(buf, (struct str){digits + at, sizeof digits - at});
}

/* `value` over 10 to the power of `places`, at most 6, without zeros behind. */
static void add_decimal(struct buf *buf, long value, int places)
{
    char decimals[7] = ".";
    size_t n = 0;
    unsigned long rest =
        value < 0 ? 0UL - (unsigned long)value : (unsigned long)value;
    for (int i = places; i > 0; i--, rest /= 10) {
        decimals[i] = (char)('0' + rest % 10);
        if (n == 0 && decimals[i] != '0')
            n = (size_t)i + 1;
    }
    if (value < 0)
        buf_add_char(buf, '-');
    buf_add_int(buf, (long)rest);
    buf_add(buf, (struct str){decimals, n});
}

void buf_add_milli(struct buf *buf, long value)
{
    add_decimal(buf, value, 3);
}

void buf_add_micro(struct buf *buf, long value)
{
    add_decimal(buf, value, 6);
}

/* The character at `i`, or a byte that is none; does it steer a terminal? */
static struct str next_character(struct str text, size_t i, bool *unsafe)
{
    unsigned char bytes[5] = {0};
    for (size_t k = 0; k < sizeof bytes - 1 && i + k < text.n; k++)
        bytes[k] = (unsigned char)text.s[i + k];
    *unsafe = steering(bytes) || is_lone_control(bytes);
    return str_slice(text, i, i + character_size(bytes));
}

void buf_add_visible(struct buf *buf, struct str text)
{
    bool unsafe;
    for (size_t i = 0; i < text.n;) {
        struct str c = next_character(text, i, &unsafe);
        if (c.s[0] == '\n' || c.s[0] == '\t')
            buf_add_char(buf, ' ');
        else if (!unsafe)
            buf_add(buf, c);
        i += c.n;
    }
}

/* Behind the bytes from `i` on that are quoted as they are: most are. */
static size_t skip_plain(struct str text, size_t i)
{
    while (i < text.n && text.s[i] >= ' ' && text.s[i] < 0x7F &&
           text.s[i] != '"' && text.s[i] != '\\')
        i++;
    return i;
}

void buf_add_quoted(struct buf *buf, struct str text)
{
    bool unsafe;
    buf_add_char(buf, '"');
    for (size_t i = 0, plain; i < text.n;) {
        plain = skip_plain(text, i);
        buf_add(buf, str_slice(text, i, plain));
        i = plain;
        if (i == text.n)
            break;
        struct str c = next_character(text, i, &unsafe);
        if (c.s[0] == '"' || c.s[0] == '\\')
            buf_add_char(buf, '\\');
        for (size_t k = 0; unsafe && k < c.n; k++)
            buf_printf(buf, "\\x%02X", (unsigned char)c.s[k]);
        if (!unsafe)
            buf_add(buf, c);
        i += c.n;
    }
    buf_add_char(buf, '"');
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->data ? buf->data : "", buf->n};
}
