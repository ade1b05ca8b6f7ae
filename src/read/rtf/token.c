/* SPDX-License-Identifier: MIT */
/* Bytes to tokens: groups, control words, control symbols, text. */
#include "base/hex.h"
#include "read/rtf/rtf.h"

enum { VALUE_MAX = 1000000000 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* \bin and its number, one space, and so many bytes. */
static struct rtf_token read_bin(struct str bytes, size_t *at, long n)
{
    size_t left = bytes.n - *at, wanted = n > 0 ? (size_t)n : 0;
    struct rtf_token token = {.kind = RTF_BIN, .broken = wanted > left};
    token.text = str_slice(bytes, *at, *at + (token.broken ? left : wanted));
    *at += token.text.n;
    return token;
}

static long read_number(struct str bytes, size_t *at)
{
    bool minus = *at < bytes.n && bytes.s[*at] == '-';
    long n = 0;
    *at += minus;
    for (; *at < bytes.n && bytes.s[*at] >= '0' && bytes.s[*at] <= '9'; ++*at)
        n = n > VALUE_MAX / 10 ? VALUE_MAX : n * 10 + bytes.s[*at] - '0';
    return minus ? -n : n;
}

static struct rtf_token read_word(struct str bytes, size_t *at)
{
    size_t from = *at;
    while (*at < bytes.n && is_letter(bytes.s[*at]))
        ++*at;
    struct rtf_token token = {.kind = RTF_WORD,
                              .text = str_slice(bytes, from, *at)};
    size_t digit = *at + (*at < bytes.n && bytes.s[*at] == '-');
    token.valued =
        digit < bytes.n && bytes.s[digit] >= '0' && bytes.s[digit] <= '9';
    if (token.valued)
        token.value = read_number(bytes, at);
    if (*at < bytes.n && bytes.s[*at] == ' ')
        ++*at;
    return str_eq(token.text, STR("bin")) ? read_bin(bytes, at, token.value)
                                          : token;
}

/* \'e1; where digits lack, a sign that says nothing. */
static struct rtf_token read_hex(struct str bytes, size_t *at)
{
    int a = *at < bytes.n ? hex_digit(bytes.s[*at]) : -1;
    int b = *at + 1 < bytes.n ? hex_digit(bytes.s[*at + 1]) : -1;
    if (a < 0 || b < 0)
        return (struct rtf_token){.kind = RTF_SIGN, .value = '\''};
    *at += 2;
    return (struct rtf_token){.kind = RTF_BYTE, .value = a * 16 + b};
}

struct rtf_token rtf_next(struct str bytes, size_t *at)
{
    while (*at < bytes.n && (bytes.s[*at] == '\r' || bytes.s[*at] == '\n' ||
                             bytes.s[*at] == '\0'))
        ++*at;
    if (*at >= bytes.n)
        return (struct rtf_token){.kind = RTF_END};
    char c = bytes.s[(*at)++];
    if (c == '{' || c == '}')
        return (struct rtf_token){.kind = c == '{' ? RTF_OPEN : RTF_CLOSE};
    if (c != '\\')
        return (struct rtf_token){.kind = RTF_BYTE, .value = (unsigned char)c};
    if (*at >= bytes.n)
        return (struct rtf_token){.kind = RTF_END};
    if (is_letter(bytes.s[*at]))
        return read_word(bytes, at);
    c = bytes.s[(*at)++];
    return c == '\'' ? read_hex(bytes, at)
                     : (struct rtf_token){.kind = RTF_SIGN, .value = c};
}
