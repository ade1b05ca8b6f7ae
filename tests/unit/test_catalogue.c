/* SPDX-License-Identifier: MIT */
/* Catalogues in GNU's MO format: what is found in them, and in damaged ones. */
#include "command/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

/* Strings with a zero byte behind each; those with two forms have one inside.
 */
#define TEXT "page\0pages\0trang\0file\0tệp\0x\0một\0nhiều\0"

enum { HEAD = 28, ROW = 8, ROWS = 3, TABLE = ROW * ROWS };

struct sample {
    unsigned char bytes[HEAD + 2 * TABLE + sizeof TEXT - 1];
    size_t n;
};

static void put(struct sample *s, uint32_t number, bool big_endian)
{
    for (int i = 0; i < 4; i++)
        s->bytes[s->n++] =
            (unsigned char)(number >> 8 * (big_endian ? 3 - i : i));
}

static void put_row(struct sample *s, const char *from, size_t n, bool big)
{
    static const char text[] = TEXT;
    const char *at = text;
    while (memcmp(at, from, n + 1) != 0)
        at++;
    put(s, (uint32_t)n, big);
    put(s, (uint32_t)(HEAD + 2 * TABLE + (at - text)), big);
}

#define ROW_OF(s, string, big) put_row(s, string, sizeof(string) - 1, big)

/* "file", one form; "page", a plural with one form; "x", with two. */
static struct sample sample(bool big)
{
    struct sample s = {.n = 0};
    const uint32_t head[] = {0x950412DE, 0, ROWS, HEAD, HEAD + TABLE, 0, 0};
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        put(&s, head[i], big);
    ROW_OF(&s, "file", big);
    ROW_OF(&s, "page\0pages", big);
    ROW_OF(&s, "x", big);
    ROW_OF(&s, "tệp", big);
    ROW_OF(&s, "trang", big);
    ROW_OF(&s, "một\0nhiều", big);
    memcpy(s.bytes + s.n, TEXT, sizeof TEXT - 1);
    s.n += sizeof TEXT - 1;
    return s;
}

static void check_sample(bool big_endian)
{
    struct sample s = sample(big_endian);
    struct catalogue c;
    assert_true(catalogue_open(&c, s.bytes, s.n));
    assert_string_equal(catalogue_find(&c, "file", 1), "tệp");
    assert_string_equal(catalogue_find(&c, "file", 7), "tệp");
    assert_string_equal(catalogue_find(&c, "page", 1), "trang");
    assert_string_equal(catalogue_find(&c, "page", 0), "trang");
    assert_string_equal(catalogue_find(&c, "x", 1), "một");
    assert_string_equal(catalogue_find(&c, "x", 2), "nhiều");
    assert_null(catalogue_find(&c, "", 1));
    assert_null(catalogue_find(&c, "pages", 1));
    assert_null(catalogue_find(&c, "z", 1));
}

static void words_and_plurals(void **state)
{
    check_sample(false);
}

static void of_machines_with_another_order(void **state)
{
    check_sample(true);
}

static void nothing_in_no_catalogue(void **state)
{
    struct catalogue c = {.count = 0};
    assert_null(catalogue_find(&c, "file", 1));
    assert_false(catalogue_open(&c, NULL, 0));
    assert_null(catalogue_find(&c, "file", 1));
}

/* In a block of its own size, so that a sanitizer sees what lies behind it. */
static void look_up(const unsigned char *bytes, size_t n)
{
    unsigned char *copy = malloc(n ? n : 1);
    struct catalogue c;
    assert_non_null(copy);
    memcpy(copy, bytes, n);
    catalogue_open(&c, copy, n);
    catalogue_find(&c, "file", 2);
    catalogue_find(&c, "page", 2);
    catalogue_find(&c, "x", 2);
    free(copy);
}

static void cut_short(void **state)
{
    struct sample s = sample(false);
    for (size_t n = 0; n < s.n; n++)
        look_up(s.bytes, n);
}

/* Each number of it, wrong in every way that counts. */
static void wrong_numbers(void **state)
{
    static const uint32_t wrong[] = {
        0, 1, 4, 27, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF};
    for (size_t at = 0; at < HEAD + 2 * TABLE; at += 4) {
        for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
            struct sample s = sample(false);
            size_t n = s.n;
            s.n = at;
            put(&s, wrong[i], false);
            look_up(s.bytes, n);
        }
    }
}

static void a_string_without_an_end(void **state)
{
    struct sample s = sample(false);
    struct catalogue c;
    s.bytes[HEAD] = 3; /* "file" is said to end in front of its e */
    assert_true(catalogue_open(&c, s.bytes, s.n));
    assert_null(catalogue_find(&c, "file", 1));
}

static void of_a_later_format(void **state)
{
    struct sample s = sample(false);
    struct catalogue c;
    s.bytes[6] = 2;
    assert_false(catalogue_open(&c, s.bytes, s.n));
}

/* The program's own: whole, and each in its place. */
static void those_built_in(void **state)
{
    size_t n = 0;
    const struct built_in *record = &catalogues_built_in;
    for (; record->language[0]; record = built_in_after(record), n++) {
        struct catalogue c;
        assert_true(catalogue_open(&c, record->bytes, record->size));
        assert_non_null(catalogue_find(&c, "out of memory", 1));
    }
    assert_true(n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_plurals),
        cmocka_unit_test(of_machines_with_another_order),
        cmocka_unit_test(nothing_in_no_catalogue),
        cmocka_unit_test(cut_short),
        cmocka_unit_test(wrong_numbers),
        cmocka_unit_test(a_string_without_an_end),
        cmocka_unit_test(of_a_later_format),
        cmocka_unit_test(those_built_in),
    };
    return RUN(tests);
}
