/* SPDX-License-Identifier: MIT */
/* Encodings that need no iconv. */
#include "reading.h"

#include "read/encoding/tables.h"

static struct str text_of(const char *name, struct str bytes, size_t bad)
{
    struct table_result result = {.line = 0};
    assert_true(table_convert(arena, bytes, name, &result) ||
                wide_convert(arena, bytes, name, &result));
    assert_int_equal(result.bad, bad);
    return result.text;
}

static void vietnamese_is_read_and_composed(void **state)
{
    assert_str(text_of("VISCII", STR("Vi\xAEt \x02 \xF0"), 0), "Việt Ẳ đ");
    assert_str(text_of("TCVN5712-1", STR("Vi\xD6t \x02"), 0), "Việt Ụ");
    assert_str(text_of("TCVN5712-1", STR("a\xB3"), 0), "á");
    assert_str(text_of("CP1258", STR("Vi\xEA\xF2t \xD0\xF0"), 0), "Việt Đđ");
    assert_str(text_of("CP1251", STR("\xCC\xE8\xF0"), 0), "Мир");
}

static void what_is_nothing_is_counted(void **state)
{
    struct table_result result = {.line = 0};
    assert_true(table_convert(arena, STR("a\nb\x81"), "CP1250", &result));
    assert_int_equal(result.bad, 1);
    assert_int_equal(result.line, 2);
    assert_str(result.text, "a\nb\uFFFD");
    assert_false(table_convert(arena, STR("a"), "CP932", &result));
    assert_false(wide_convert(arena, STR("a"), "UTF-8", &result));
    assert_false(wide_convert(arena, STR("a"), "UTF-16", &result));
}

static void units_of_two_and_four_bytes(void **state)
{
    assert_str(text_of("UTF-16LE", STR("\xC7\x1E\x3D\xD8\x00\xDE"), 0),
               "ệ\U0001F600"
               "");
    assert_str(text_of("UTF-16BE", STR("\x1E\xC7\xD8\x3D\x00\x61"), 1),
               "ệ\uFFFD"
               "a");
    assert_str(text_of("UTF-32BE", STR("\x00\x01\xF6\x00\x00\x11"), 1),
               "\U0001F600\uFFFD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {T(vietnamese_is_read_and_composed),
                                       T(what_is_nothing_is_counted),
                                       T(units_of_two_and_four_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
