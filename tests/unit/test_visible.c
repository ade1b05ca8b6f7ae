/* SPDX-License-Identifier: MIT */
/* What steers a terminal is not shown; all other text is, as it is. */
#include "check.h"

#include "base/visible.h"

static const struct {
    const char *text, *shown;
} cases[] = {
    {"Báo cáo tổng kết năm 2020 — “Ộ”", "Báo cáo tổng kết năm 2020 — “Ộ”"},
    {"日本 😀 a\xC2\xA0z", "日本 😀 a\xC2\xA0z"},
    {"a\033[31m\a\n\x7F", "a?[31m???"},
    {"a\xC2\x9B"
     "31m\xC2\x80",
     "a??31m??"},
    {"\xE2\x80\xAE\xE2\x80\xA8\xE2\x81\xA6\xE2\x80\x8E\xD8\x9C",
     "??????????????"},
    {"\xE2\x80\xA6\xE2\x81\xB0", "\xE2\x80\xA6\xE2\x81\xB0"},
    /* written with more bytes than it needs, alone, and cut off */
    {"\xC0\x9B"
     "a\xE0\x80\x9B"
     "a\xF0\x80\x80\x9B",
     "??a???a????"},
    {"a\x9B"
     "31m",
     "a?31m"},
    {"a\xE1\xBB", "a\xE1\xBB"},
    {"a\xFF\xFE", "a\xFF\xFE"},
    {"", ""},
};

static void nothing_steers(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = strdup(cases[i].text);
        make_visible(text);
        assert_string_equal(text, cases[i].shown);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_steers),
    };
    return RUN(tests);
}
