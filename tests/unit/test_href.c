/* SPDX-License-Identifier: MIT */
/* Only addresses that are harmless and valid get into an edition. */
#include "check.h"

#include "base/href.h"

static const struct {
    const char *href, *clean;
} cases[] = {
    {"http://vea.gov.vn", "http://vea.gov.vn"},
    {"  https://vea.gov.vn/a?b=c&d#e\n", "https://vea.gov.vn/a?b=c&d#e"},
    {"HTTPS://VEA.gov.vn:8080/x", "https://VEA.gov.vn:8080/x"},
    {"https://a.vn:65535", "https://a.vn:65535"},
    {"https://a.vn/đ x", "https://a.vn/%C4%91%20x"},
    {"https://a.vn/%41%zz%", "https://a.vn/%41%25zz%25"},
    {"https://a.vn/\"<>\\^`{|}", "https://a.vn/%22%3C%3E%5C%5E%60%7B%7C%7D"},
    {"https://a.vn/#b#c", "https://a.vn/#b%23c"},
    {"https://a.vn?b@c", "https://a.vn?b@c"},
    {"http://intranet/x", "http://intranet/x"},
    {"http://3.vnexpress.net", "http://3.vnexpress.net"},
    {"http://1-2.vn", "http://1-2.vn"},
    /* names in letters of their own; the last three are of RFC 3492, 7.1 */
    {"https://đ.vn/", "https://xn--fea.vn/"},
    {"https://tiếngviệt.vn", "https://xn--tingvit-5t4cyc.vn"},
    {"https://TIẾNGVIỆT.vn/Ấ", "https://xn--tingvit-5t4cyc.vn/%E1%BA%A4"},
    {"http://báo.bộ-tài-nguyên.vn:80/a",
     "http://xn--bo-mia.xn--b-ti-nguyn-j4a0kt444b.vn:80/a"},
    {"http://TạisaohọkhôngthểchỉnóitiếngViệt.vn",
     "http://xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g.vn"},
    {"http://3年b組金八先生.vn", "http://xn--3b-ww4c5e180e575a65lsy2b.vn"},
    {"http://почемужеонинеговорятпорусски.vn",
     "http://xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.vn"},
    {"mailto:vanthu@vea.gov.vn", "mailto:vanthu@vea.gov.vn"},
    {"MAILTO:Van.Thu+1@vea.gov.vn", "mailto:Van.Thu+1@vea.gov.vn"},
    {"mailto:văn@đ.vn", "mailto:v%C4%83n@xn--fea.vn"},
    {"mailto:a@b.vn,c@d.vn", "mailto:a@b.vn,c@d.vn"},
    {"mailto:a@b.vn?subject=Báo cáo&body=x",
     "mailto:a@b.vn?subject=B%C3%A1o%20c%C3%A1o&body=x"},
    {"tel:+842437957868", "tel:+842437957868"},
    {"tel:(024) 3795.78-68", "tel:02437957868"},
    {"Tel:113", "tel:113"},
    /* what follows is refused: other schemes, in every spelling */
    {"", ""},
    {"javascript:alert(1)", ""},
    {"JavaScript:alert(1)", ""},
    {" java\nscript:alert(1)", ""},
    {"java\tscript:alert(1)", ""},
    {"\x01javascript:alert(1)", ""},
    {"javascript%3Aalert(1)", ""},
    {"&#106;avascript:alert(1)", ""},
    {"http:javascript:alert(1)", ""},
    {"vbscript:x", ""},
    {"data:text/html,<script>", ""},
    {"file:///etc/passwd", ""},
    {"ftp://a.vn/x", ""},
    {"ftp:javascript:alert", ""},
    {"sms:+84912345678", ""},
    {"intent://a.vn#Intent;end", ""},
    {"blob:https://a.vn/x", ""},
    {"view-source:https://a.vn/", ""},
    /* places within the source */
    {"//a.vn/x", ""},
    {"\\\\a.vn\\x", ""},
    {"/x", ""},
    {"../x.pdf", ""},
    {"x.html", ""},
    {"#x", ""},
    {"?x", ""},
    /* hosts that are none, or not what they seem */
    {"http:", ""},
    {"http://", ""},
    {"http:/a.vn", ""},
    {"http:\\\\a.vn", ""},
    {"http:///x", ""},
    {"https://?x", ""},
    {"https://#x", ""},
    {"https://user:secret@a.vn/", ""},
    {"http://vietcombank.com.vn@evil.example/login", ""},
    {"http://vietcombank.com.vn%2F@evil.example/", ""},
    {"http://a.vn\\@evil.example/", ""},
    {"http://a.vn%2Eevil.example/", ""},
    {"http://a .vn/", ""},
    {"http://a\t.vn/", ""},
    {"http://a_b.vn/", ""},
    {"http://a..vn/", ""},
    {"http://a.vn./", ""},
    {"http://-a.vn/", ""},
    {"http://a-.vn/", ""},
    {"https://.a/", ""},
    {"http://a\u2044b.vn/", ""},
    {"http://a\uFF0Evn/", ""},
    {"http://a\u3002vn/", ""},
    {"http://v\u0456etcombank.vn/", ""}, /* a letter of Cyrillic among Latin */
    {"http://1.2.3.4/", ""},
    {"https://1.2.3.999/", ""},
    {"http://2130706433/", ""},
    {"http://0x7f000001/", ""},
    {"http://0x7f.1/", ""},
    {"http://0177.0.0.1/", ""},
    {"http://[::1]/", ""},
    {"https://a.vn:/", ""},
    {"https://a.vn:0/", ""},
    {"https://a.vn:65536/", ""},
    {"https://a.vn:123456/", ""},
    {"https://a.vn:8o/", ""},
    {"https://a.vn:80:80/", ""},
    /* control characters and directions, also in disguise */
    {"https://a.vn/a\nb", ""},
    {"https://a.vn/%0d%0aSet-Cookie:", ""},
    {"https://a.vn/%00", ""},
    {"https://a.vn/\u202Efdp.exe", ""},
    {"https://a.vn/\xC2\x85", ""},
    {"https://a.vn/\x7F", ""},
    /* letters to nobody, or with more than they show */
    {"mailto:", ""},
    {"mailto:nobody", ""},
    {"mailto:@a.vn", ""},
    {"mailto:a@", ""},
    {"mailto:a@b@c.vn", ""},
    {"mailto:a@1.2.3.4", ""},
    {"mailto:a b@c.vn", ""},
    {"mailto:a@b.vn,", ""},
    {"mailto:?to=a@b.vn", ""},
    {"mailto:a@b.vn?attach=/etc/passwd", ""},
    {"mailto:a@b.vn?subject=x&bcc=c@d.vn", ""},
    {"mailto:a@b.vn?subject=x%0ABcc:c@d.vn", ""},
    /* orders to the telephone, and no numbers */
    {"tel:", ""},
    {"tel:+84", ""},
    {"tel:*2767*3855%23", ""},
    {"tel:*#06#", ""},
    {"tel:113#", ""},
    {"tel:113;ext=1", ""},
    {"tel:113,,1", ""},
    {"tel:1+13", ""},
    {"tel:CALLNOW", ""},
    {"tel:1234567890123456", ""},
};

static void addresses(void **state)
{
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct str clean = href_clean(arena, str_of(cases[i].href));
        if (!str_eq(clean, str_of(cases[i].clean)))
            fail_msg("%s gives %.*s", cases[i].href, STR_ARG(clean));
        assert_int_equal(href_is_clean(str_of(cases[i].href)), clean.n > 0);
    }
    arena_free(arena);
}

static void zero_bytes_are_refused(void **state)
{
    assert_false(href_is_clean((struct str){"https://a.vn/\0b", 15}));
    assert_false(href_is_clean((struct str){"https://a\0.vn/", 14}));
    assert_false(href_is_clean((struct str){"tel:11\0"
                                            "3",
                                            8}));
}

static void lengths_are_bounded(void **state)
{
    struct arena *arena = arena_new();
    char *long_one = arena_alloc(arena, 8002);
    memset(long_one, 'a', 8001);
    memcpy(long_one, "https://a.vn/", 13);
    assert_true(href_is_clean((struct str){long_one, 8000}));
    assert_false(href_is_clean((struct str){long_one, 8001}));
    memcpy(long_one + 63 + 8, ".vn/", 4);
    memcpy(long_one + 8, "aaaaa", 5);
    assert_true(href_is_clean((struct str){long_one, 100}));
    memcpy(long_one + 63 + 8, "a.vn/", 5);
    assert_false(href_is_clean((struct str){long_one, 100}));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses),
        cmocka_unit_test(zero_bytes_are_refused),
        cmocka_unit_test(lengths_are_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
