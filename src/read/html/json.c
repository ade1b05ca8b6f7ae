/* SPDX-License-Identifier: MIT */
/* A reader of JSON that takes one token after another, without recursion. */
#include "read/html/json.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
#include "base/utf8.h"

static void skip(struct json *json, size_t n)
{
    json->rest = str_slice(json->rest, n, json->rest.n);
}

/* The four digits at byte `at`; -1: there are none. */
static long hex_at(struct str s, size_t at)
{
    long value = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = i < s.n ? hex_digit(s.s[i]) : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The character of "\uXXXX", in two halves above U+FFFF; *at moves behind. */
static void add_escaped(struct buf *buf, struct str s, size_t *at)
{
    char bytes[4];
    long c = hex_at(s, *at + 2), low;
    *at += 6;
    if (c >= 0xD800 && c < 0xDC00 && *at + 1 < s.n && s.s[*at] == '\\' &&
        (low = hex_at(s, *at + 2)) >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        *at += 6;
    }
    bool bad = c < 0x20 || (c >= 0xD800 && c < 0xE000);
    size_t n = utf8_put(bad ? ' ' : (uint32_t)c, bytes);
    buf_add(buf, (struct str){bytes, n});
}

/* The string whose quote is at the head, escapes undone. */
static struct str take_string(struct json *json)
{
    struct buf buf = {.arena = json->arena};
    struct str s = json->rest;
    size_t at = 1;
    while (at < s.n && s.s[at] != '"') {
        char c = s.s[at];
        char next = at + 1 < s.n ? s.s[at + 1] : '\0';
        if (c != '\\') {
            buf_add_char(&buf, c);
            at++;
        } else if (next == 'u') {
            add_escaped(&buf, s, &at);
        } else {
            bool space = next == 'n' || next == 't' || next == 'r' ||
                         next == 'b' || next == 'f';
            buf_add_char(&buf, space ? ' ' : next);
            at += 2;
        }
    }
    skip(json, at + 1);
    return buf_str(&buf);
}

static struct str take_word(struct json *json)
{
    size_t n = 0;
    while (n < json->rest.n && json->rest.s[n] != ',' &&
           json->rest.s[n] != '}' && json->rest.s[n] != ']' &&
           json->rest.s[n] != ' ' && json->rest.s[n] != '\n')
        n++;
    struct str word = str_slice(json->rest, 0, n);
    skip(json, n);
    return word;
}

static enum json_event open_level(struct json *json, bool object)
{
    if (json->depth == JSON_DEPTH)
        return JSON_END;
    json->is_object[json->depth++] = object;
    skip(json, 1);
    return JSON_OPEN;
}

static enum json_event close_level(struct json *json)
{
    if (json->depth == 0)
        return JSON_END;
    json->depth--;
    skip(json, 1);
    return JSON_CLOSE;
}

/* White space and commas, which say nothing that the rest does not. */
static char skip_between(struct json *json)
{
    json->rest = str_trim(json->rest);
    while (str_starts(json->rest, STR(",")))
        json->rest = str_trim(str_slice(json->rest, 1, json->rest.n));
    return json->rest.n ? json->rest.s[0] : '\0';
}

enum json_event json_next(struct json *json)
{
    char c = skip_between(json);
    bool object = json->depth && json->is_object[json->depth - 1];
    json->name = STR("");
    if (object && c == '"') {
        json->name = take_string(json);
        json->rest = str_trim(json->rest);
        if (!str_starts(json->rest, STR(":")))
            return JSON_END;
        skip(json, 1);
        c = skip_between(json);
    }
    if (c == '{' || c == '[')
        return open_level(json, c == '{');
    if (c == '}' || c == ']')
        return close_level(json);
    if (c == '\0')
        return JSON_END;
    json->value = c == '"' ? take_string(json) : take_word(json);
    if (json->value.n == 0 && c != '"')
        return JSON_END;
    return JSON_TEXT;
}
