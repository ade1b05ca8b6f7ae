/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "base/utf8.h"

static struct str decoded(struct str bytes)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, bytes, NULL, STR(""));
}

static void every_line_end_is_one(void **state)
{
    assert_str(decoded(STR("a\nb\r\nc\rd\fe\vf\xC2\x85g\xE2\x80\xA8h")),
               "a\nb\nc\nd\ne\nf\ng\nh");
    assert_str(decoded(STR("\r\r\n\n\r")), "\n\n\n\n");
    assert_null(messages.first);
}

static void clean_text_is_not_copied(void **state)
{
    struct str text = STR("Tiếng Việt, – “đủ dấu”\u00AD\n\tvà tab");
    struct str seen = decoded(text);
    assert_ptr_equal(seen.s, text.s);
    assert_int_equal(seen.n, text.n);
}

static void text_becomes_nfc(void **state)
{
    assert_str(decoded(STR("Tie\xCC\x82\xCC\x81ng Vi\xC3\xAA\xCC\xA3t")),
               "Tiếng Việt");
    /* marks in the wrong order, as CP1258 and old converters leave them */
    assert_str(decoded(STR("e\xCC\xA3\xCC\x82 u\xCC\x9B\xCC\xA3\no\xCC\x88")),
               "ệ ự\nö");
    assert_str(decoded(STR("\xE2\x84\xAB \xE2\x84\xA6")), "Å Ω");
    assert_str(decoded(STR("hòa hoà")), "hòa hoà");
    assert_null(messages.first);
}

static void what_is_kept_and_what_goes(void **state)
{
    assert_str(decoded(STR("a\u00ADb\u00A0c\u200Bd\u200Ee")),
               "a\u00ADb\u00A0c\u200Bd\u200Ee");
    assert_str(decoded(STR("\xEF\xBB\xBF"
                           "a\xEF\xBB\xBF"
                           "b")),
               "ab");
    assert_null(messages.first);
    assert_str(decoded(STR("a\x01"
                           "b\x7F\xC2\x9B"
                           "c\xEF\xBF\xBE")),
               "abc");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_str(decoded((struct str){"a\0b", 3}), "ab");
}

static void bad_bytes_are_told_once_a_line(void **state)
{
    assert_str(decoded(STR("đúng\na\xFF\xC3 b\xE1\x80\n\xEF\xBF\xBD ok")),
               "đúng\na\uFFFD\uFFFD b\uFFFD\n\uFFFD ok");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.first->line, 2);
}

static void many_bad_lines_are_counted(void **state)
{
    struct buf buf = {.arena = arena};
    for (int i = 0; i < 25; i++)
        buf_add(&buf, STR("một dòng khá dài và chỉ hỏng ở cuối\xFF\r"));
    decoded(buf_str(&buf));
    assert_int_equal(count_of(LOG_WARNING), 11);
    assert_true(holds(messages.last->text, "15 more lines"));
    assert_int_equal(messages.last->line, 0);
}

static void foreign_bytes_still_give_text(void **state)
{
    decoded((struct str){"\xFF\xFE"
                         "a\0b\0",
                         6});
    assert_true(holds(messages.first->text, "UTF-16"));
    decoded((struct str){"\0B\0\xC1\0o\0 \0c\0\xE1\0o", 14});
    assert_true(holds(messages.first->text, "UTF-16"));
    decoded((struct str){"\x7F"
                         "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0",
                         20});
    assert_true(holds(messages.first->text, "no text"));
    /* Vietnamese in windows-1258 */
    decoded(STR("H\xF4\xF2i ngh\xEA\xF2 t\xF4\xECng k\xEA\xEC"
                "t n\xE3m"));
    assert_true(holds(messages.first->text, "another encoding"));
}

static void every_string_of_bytes_gives_valid_text(void **state)
{
    unsigned char bytes[257];
    static const char parts[] = "\xCC\x81"
                                "aê\xE1\xBB\n";
    uint32_t random = 1;
    for (int round = 0; round < 4000; round++) {
        size_t n = (size_t)round % sizeof bytes;
        for (size_t i = 0; i < n; i++) {
            random = random * 1664525 + 1013904223;
            bytes[i] = (unsigned char)(random >> 24);
            if (round % 3 && random >> 8 & 1)
                bytes[i] = (unsigned char)parts[random >> 9 & 7];
        }
        struct str text = decoded((struct str){(const char *)bytes, n});
        assert_true(utf8_is_valid(text));
        assert_false(memchr(text.s, '\r', text.n) != NULL);
        /* what is clean stays so */
        struct str again = decoded(text);
        assert_true(str_eq(again, text));
        assert_int_equal(count_of(LOG_WARNING), 0);
        arena_clear(arena);
    }
}

static void one_long_line_costs_little(void **state)
{
    const size_t n = 24 << 20;
    char *bytes = malloc(n);
    memset(bytes, 'a', n);
    for (size_t i = 7; i < n; i += 8)
        bytes[i] = ' ';
    assert_ptr_equal(decoded((struct str){bytes, n}).s, bytes);
    assert_true(arena_size(arena) < 1 << 20);
    bytes[n / 2] = '\r';
    decoded((struct str){bytes, n});
    assert_true(arena_size(arena) < 3 * n);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_line_end_is_one),
        T(clean_text_is_not_copied),
        T(text_becomes_nfc),
        T(what_is_kept_and_what_goes),
        T(bad_bytes_are_told_once_a_line),
        T(many_bad_lines_are_counted),
        T(foreign_bytes_still_give_text),
        T(every_string_of_bytes_gives_valid_text),
        T(one_long_line_costs_little),
    };
    return RUN(tests);
}
