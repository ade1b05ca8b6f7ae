/* SPDX-License-Identifier: MIT */
/*
 * First the bytes, up to the empty line that ends the head: two of them end a
 * line, in that order, and no other one that nobody sees is allowed. Then the
 * lines, each for itself, and what they say together of the body's length.
 */
#include "serve/head.h"

#include <microhttpd.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { FIELDS_MAX = 100 };

/* What the lines have said so far. */
struct said {
    unsigned fields, hosts, lengths, codings;
    bool is_old; /* HTTP/1.0, which asks for no host */
};

struct line {
    const char *s;
    size_t n;
};

/* Bytes that are not ASCII are let through: readers send words as they are. */
static bool is_visible(char c)
{
    return (unsigned char)c >= ' ' && c != 0x7F;
}

/* RFC 9110, 5.6.2. */
static bool is_token(char c)
{
    return c && strchr("!#$%&'*+-.^_`|~0123456789"
                       "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                       c);
}

static size_t token_length(struct line line)
{
    size_t n = 0;
    while (n < line.n && is_token(line.s[n]))
        n++;
    return n;
}

/* How long the head is, with the empty line. 0: *status is what there is to
 * say. */
static size_t find_end(const char *bytes, size_t n, unsigned *status)
{
    size_t begin = 0; /* of the line */
    for (size_t i = 0; i < n; i++) {
        bool ends = bytes[i] == '\r';
        if (!ends && (is_visible(bytes[i]) || bytes[i] == '\t'))
            continue;
        if (ends && i + 1 == n)
            break;
        if (!ends || bytes[i + 1] != '\n') {
            *status = MHD_HTTP_BAD_REQUEST;
            return 0;
        }
        if (i == begin)
            return i + 2;
        begin = ++i + 1;
    }
    *status = n < HEAD_MAX ? (unsigned)HEAD_UNFINISHED
              : begin      ? MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE
                           : MHD_HTTP_URI_TOO_LONG;
    return 0;
}

/* A path in which a zero is written ends there for whoever opens it. */
static bool has_zero(struct line target)
{
    for (size_t i = 0; i + 2 < target.n; i++) {
        if (memcmp(target.s + i, "%00", 3) == 0)
            return true;
    }
    return false;
}

static size_t target_length(struct line line)
{
    size_t n = 0;
    while (n < line.n && line.s[n] != ' ' && is_visible(line.s[n]))
        n++;
    return n;
}

/* Sections 2.3 and 3: "GET /shelf?q=a HTTP/1.1". */
static unsigned check_request(struct line line, struct said *said)
{
    static const char version[] = " HTTP/1.";
    size_t method = token_length(line), known = sizeof version - 1;
    if (!method || method == line.n || line.s[method] != ' ')
        return MHD_HTTP_BAD_REQUEST;
    line.s += method + 1;
    line.n -= method + 1;
    struct line target = {line.s, target_length(line)};
    const char *behind = line.s + target.n;
    if (!target.n || has_zero(target) || line.n - target.n != known + 1 ||
        memcmp(behind, version, strlen(" HTTP/")) != 0)
        return MHD_HTTP_BAD_REQUEST;
    if (memcmp(behind, version, known) != 0)
        return MHD_HTTP_HTTP_VERSION_NOT_SUPPORTED;
    said->is_old = behind[known] == '0';
    return strchr("0123456789", behind[known]) ? HEAD_GOOD
                                               : MHD_HTTP_BAD_REQUEST;
}

static struct line trim(struct line line)
{
    while (line.n && strchr(" \t", line.s[0])) {
        line.s++;
        line.n--;
    }
    while (line.n && strchr(" \t", line.s[line.n - 1]))
        line.n--;
    return line;
}

static bool is_word(struct line line, const char *word)
{
    return line.n == strlen(word) && strncasecmp(line.s, word, line.n) == 0;
}

static bool is_length(struct line value)
{
    enum { DIGITS_MAX = 18 };
    size_t n = 0;
    while (n < value.n && value.s[n] >= '0' && value.s[n] <= '9')
        n++;
    return n && n == value.n && n <= DIGITS_MAX;
}

/* Section 5: a name, a colon just behind it, and a value. A line that begins
 * with a blank went on with the one before, which is no longer allowed. */
static unsigned check_field(struct line line, struct said *said)
{
    struct line name = {line.s, token_length(line)};
    if (!name.n || name.n == line.n || line.s[name.n] != ':')
        return MHD_HTTP_BAD_REQUEST;
    struct line value =
        trim((struct line){line.s + name.n + 1, line.n - name.n - 1});
    said->hosts += is_word(name, "Host");
    said->fields++;
    if (is_word(name, "Content-Length")) {
        said->lengths++;
        return is_length(value) ? HEAD_GOOD : MHD_HTTP_BAD_REQUEST;
    }
    if (is_word(name, "Transfer-Encoding")) {
        said->codings++;
        return is_word(value, "chunked") ? HEAD_GOOD : MHD_HTTP_NOT_IMPLEMENTED;
    }
    return HEAD_GOOD;
}

/* Sections 3.2, 6.1 and 6.3: one host, one length, told in one way. */
static unsigned check_together(const struct said *said)
{
    if (said->fields > FIELDS_MAX)
        return MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE;
    if (said->hosts > 1 || (!said->hosts && !said->is_old) ||
        said->lengths + said->codings > 1 || (said->codings && said->is_old))
        return MHD_HTTP_BAD_REQUEST;
    return HEAD_GOOD;
}

/* The next line, from the first of `*n` bytes, which are those behind it then.
 */
static struct line next_line(const char **bytes, size_t *n)
{
    struct line line = {*bytes, 0};
    while (line.s[line.n] != '\r')
        line.n++;
    *bytes += line.n + 2;
    *n -= line.n + 2;
    return line;
}

/* A first line that is wrong waits for no others: HTTP/0.9 has none. */
static unsigned check_beginning(const char *bytes, size_t n)
{
    struct said said;
    if (!memchr(bytes, '\n', n))
        return HEAD_UNFINISHED;
    unsigned status = check_request(next_line(&bytes, &n), &said);
    return status == HEAD_GOOD ? HEAD_UNFINISHED : status;
}

unsigned head_check(const char *bytes, size_t n)
{
    struct said said = {.fields = 0};
    unsigned status = HEAD_GOOD;
    size_t left = find_end(bytes, n, &status);
    if (!left)
        return status == HEAD_UNFINISHED ? check_beginning(bytes, n) : status;
    status = check_request(next_line(&bytes, &left), &said);
    while (status == HEAD_GOOD && left > 2)
        status = check_field(next_line(&bytes, &left), &said);
    return status == HEAD_GOOD ? check_together(&said) : status;
}
