/* SPDX-License-Identifier: MIT */
/* Only addresses that are harmless and valid get into an edition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "write/xhtml_href.h"

static const struct {
    const char *href, *clean;
} cases[] = {
    {"http://vea.gov.vn", "http://vea.gov.vn"},
    {"  https://vea.gov.vn/a?b=c&d#e\n", "https://vea.gov.vn/a?b=c&d#e"},
    {"HTTPS://VEA.gov.vn:8080/x", "https://VEA.gov.vn:8080/x"},
    {"https://a.vn/đ x", "https://a.vn/%C4%91%20x"},
    {"https://a.vn/%41%zz%", "https://a.vn/%41%25zz%25"},
    {"https://a.vn/\"<>\\^`{|}", "https://a.vn/%22%3C%3E%5C%5E%60%7B%7C%7D"},
    {"https://a.vn/#b#c", "https://a.vn/#b%23c"},
    {"mailto:vanthu@vea.gov.vn", "mailto:vanthu@vea.gov.vn"},
    /* what follows is refused */
    {"", ""},
    {"javascript:alert(1)", ""},
    {"JavaScript:alert(1)", ""},
    {" java\nscript:alert(1)", ""},
    {"data:text/html,<script>", ""},
    {"file:///etc/passwd", ""},
    {"//a.vn/x", ""},
    {"/x", ""},
    {"x.html", ""},
    {"#x", ""},
    {"http:", ""},
    {"http://", ""},
    {"http:///x", ""},
    {"https://?x", ""},
    {"https://user:secret@a.vn/", ""},
    {"https://a.vn:/", ""},
    {"https://a.vn:123456/", ""},
    {"https://a.vn:8o/", ""},
    {"https://1.2.3.999/", ""},
    {"https://đ.vn/", ""},
    {"https://.a/", ""},
    {"mailto:", ""},
    {"mailto:nobody", ""},
    {"mailto:@a.vn", ""},
    {"mailto:a@", ""},
};

static void addresses(void **state)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str clean = href_clean(arena, str_of(cases[i].href));
        if (!str_eq(clean, str_of(cases[i].clean)))
            fail_msg("%s gives %.*s", cases[i].href, STR_ARG(clean));
    }
    arena_free(arena);
}

static void zero_byte_is_encoded(void **state)
{
    struct arena *arena = arena_new();
    struct str clean = href_clean(arena, (struct str){"https://a.vn/\0b", 15});
    assert_string_equal(clean.s, "https://a.vn/%00b");
    clean = href_clean(arena, (struct str){"https://a\0.vn/", 14});
    assert_int_equal(clean.n, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses),
        cmocka_unit_test(zero_byte_is_encoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
