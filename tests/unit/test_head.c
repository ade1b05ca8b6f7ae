/* SPDX-License-Identifier: MIT */
/* Which heads of requests the server lets in. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "serve/head.h"

#define HOST "Host: localhost\r\n"
#define GET  "GET / HTTP/1.1\r\n" HOST
#define POST "POST /convert HTTP/1.1\r\n" HOST

struct sample {
    unsigned status;
    const char *bytes;
    size_t n;
};

#define SAMPLE(status, bytes)                                                  \
    {                                                                          \
        status, bytes, sizeof(bytes) - 1                                       \
    }

static const struct sample samples[] = {
    SAMPLE(HEAD_GOOD, GET "\r\n"),
    SAMPLE(HEAD_GOOD, "GET /k HTTP/1.0\r\n\r\n"),
    SAMPLE(HEAD_GOOD, "GET /shelf?q=m\xC3\xB4i HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(HEAD_GOOD, GET "X-Empty:\r\nX-Tab: a\tb \r\n\r\n"),
    SAMPLE(HEAD_GOOD, POST "content-length: 12\r\n\r\n"),
    SAMPLE(HEAD_GOOD, POST "Transfer-Encoding: Chunked\r\n\r\n"),
    SAMPLE(HEAD_GOOD, POST "Content-Length: 3\r\n\r\n\0\r\0"),
    SAMPLE(HEAD_UNFINISHED, ""),
    SAMPLE(HEAD_UNFINISHED, "GET / HTT"),
    SAMPLE(HEAD_UNFINISHED, GET "\r"),
    SAMPLE(400, "GET /\0 HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(400, "GET /\0"),
    SAMPLE(400, GET "X: a\0b\r\n\r\n"),
    SAMPLE(400, "GET /%00 HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(400, "GET /shelf?q=a%00 HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(400, "GET / HTTP/1.1\rHost: localhost\r\r"),
    SAMPLE(400, GET "X: a\rY: b\r\n\r\n"),
    SAMPLE(400, "GET / HTTP/1.1\nHost: localhost\n\n"),
    SAMPLE(400, GET "X: a\r\n b\r\n\r\n"),
    SAMPLE(400, GET " X: a\r\n\r\n"),
    SAMPLE(400, GET "X : a\r\n\r\n"),
    SAMPLE(400, GET "X\r\n\r\n"),
    SAMPLE(400, GET ": a\r\n\r\n"),
    SAMPLE(400, GET "X: \x7F\r\n\r\n"),
    SAMPLE(400, GET HOST "\r\n"),
    SAMPLE(400, "GET / HTTP/1.1\r\n\r\n"),
    SAMPLE(400, "GET /\r\n"),
    SAMPLE(400, "GET  / HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(400, "GET / HTTP/1.1 \r\n" HOST "\r\n"),
    SAMPLE(400, "GET\t/ HTTP/1.1\r\n" HOST "\r\n"),
    SAMPLE(400, "\r\n" GET "\r\n"),
    SAMPLE(400, "\x16\x03\x01\x02"),
    SAMPLE(400, POST "Content-Length: 2\r\nContent-Length: 2\r\n\r\n"),
    SAMPLE(400, POST "Content-Length: +2\r\n\r\n"),
    SAMPLE(400, POST "Content-Length: 2, 2\r\n\r\n"),
    SAMPLE(400, POST "Content-Length: 9999999999999999999\r\n\r\n"),
    SAMPLE(400, POST "Content-Length:\r\n\r\n"),
    SAMPLE(400, POST "Content-Length: 2\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n"),
    SAMPLE(400, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
    SAMPLE(501, POST "Transfer-Encoding: gzip, chunked\r\n\r\n"),
    SAMPLE(505, "PRI * HTTP/2.0\r\n\r\n"),
};

/* The same when it comes byte by byte: what is wrong is never let in on the
 * way, and what is good not before its end. */
static void test_samples(void **state)
{
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        const struct sample *s = &samples[i];
        unsigned status = HEAD_UNFINISHED;
        assert_int_equal(head_check(s->bytes, s->n), s->status);
        for (size_t n = 0; n <= s->n && status == HEAD_UNFINISHED; n++)
            status = head_check(s->bytes, n);
        assert_int_equal(status, s->status);
    }
}

static void test_too_long(void **state)
{
    static const char begin[] = GET "X: ";
    char *bytes = malloc(HEAD_MAX);
    assert_non_null(bytes);
    memset(bytes, 'a', HEAD_MAX);
    memcpy(bytes, "GET /", 5);
    assert_int_equal(head_check(bytes, HEAD_MAX - 1), HEAD_UNFINISHED);
    assert_int_equal(head_check(bytes, HEAD_MAX), 414);
    memcpy(bytes, begin, sizeof begin - 1);
    assert_int_equal(head_check(bytes, HEAD_MAX), 431);
    free(bytes);
}

static void test_too_many(void **state)
{
    char bytes[HEAD_MAX] = GET;
    for (int i = 0; i < 100; i++)
        strcat(bytes, "A: b\r\n");
    strcat(bytes, "\r\n");
    assert_int_equal(head_check(bytes, strlen(bytes)), 431);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_too_long),
        cmocka_unit_test(test_too_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
