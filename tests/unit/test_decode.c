/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "base/utf8.h"
#include "read/encoding/charset.h"

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

static void what_was_encoded_twice_is_read_once(void **state)
{
    assert_str(decoded(STR("don\xC3\xA2\xC2\x80\xC2\x99t cafÃ©")),
               "don’t café");
    assert_true(holds(messages.first->text, "2 characters were encoded"));
    assert_str(decoded(STR("A\nâ€œAâ€\xC2\x9D – é")), "A\n“A” – é");
    assert_true(holds(messages.first->text, "2 characters were encoded"));
    assert_str(decoded(STR("5 € à 6 €; Ã©; bà € â‚")),
               "5 € à 6 €; Ã©; bà € â‚");
    assert_null(messages.first);
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

/* Bytes with zeros among them. */
#define BYTES(literal) ((struct str){(literal), sizeof(literal) - 1})

static struct str hinted(struct str bytes, const char *hint)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, bytes, NULL, str_of(hint));
}

static struct str named(struct str bytes, const char *encoding)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, bytes, encoding, STR(""));
}

/* One notice and nothing else, with that in it. */
static void assert_notice(const char *part)
{
    assert_non_null(messages.first);
    assert_int_equal(messages.first->kind, LOG_NOTICE);
    assert_true(holds(messages.first->text, part));
    assert_null(messages.first->next);
}

static void wide_text_by_mark_or_zeros(void **state)
{
    assert_str(decoded(BYTES("\xFF\xFE"
                             "a\0\xED\x1E\r\0\n\0")),
               "a\u1EED\n");
    assert_notice("UTF-16LE");
    assert_str(decoded(BYTES("\xFE\xFF\0a\x1E\xED")), "a\u1EED");
    assert_notice("UTF-16BE");
    assert_str(decoded(BYTES("\0B\0\xC1\0o\0 \0c\0\xE1\0o")), "BÁo cáo");
    assert_notice("UTF-16BE");
    assert_str(decoded(BYTES("B\0\xE1\0o\0 \0c\0\xE1\0o\0")), "Báo cáo");
    assert_notice("UTF-16LE");
    assert_str(decoded(BYTES("\xFF\xFE\0\0a\0\0\0\xED\x1E\0\0")), "a\u1EED");
    assert_notice("UTF-32LE");
    assert_str(decoded(BYTES("\0\0\0a\0\0\x1E\xED\0\0\0 ")), "a\u1EED ");
    assert_notice("UTF-32BE");
    /* a surrogate alone; the last byte cut off */
    assert_str(decoded(BYTES("\xFF\xFE"
                             "a\0\n\0\x3D\xD8"
                             "b\0c")),
               "a\n\uFFFDb\uFFFD");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.last->line, 2);
}

static void eight_bits_of_vietnamese(void **state)
{
    /* the same words in CP1258, VISCII, TCVN3, VNI and VPS */
    static const char words[] = "Hội nghị tổng kết năm";
    assert_str(decoded(STR("H\xF4\xF2i nghi\xF2 t\xF4\xD2ng k\xEA\xECt "
                           "n\xE3m")),
               words);
    assert_notice("CP1258: 1.00 of the words");
    assert_str(decoded(STR("H\xB5i ngh\xB8 t\xB1ng k\xAAt n\xE5m")), words);
    assert_notice("VISCII: 1.00");
    assert_str(decoded(STR("H\xE9i ngh\xDE t\xE6ng k\xD5t n\xA8m")), words);
    assert_notice("TCVN3 (ABC): 1.00");
    assert_str(decoded(STR("Ho\xE4i ngh\xF2 to\xE5ng ke\xE1t na\xEAm")), words);
    assert_notice("VNI: 1.00");
    assert_str(decoded(STR("H\xB6i ngh\xCE t\xB0ng k\x89t n\xE6m")), words);
    assert_notice("VPS: 1.00");
}

static void pasted_text_of_old_fonts(void **state)
{
    assert_str(decoded(STR("Tæng côc M«i tr­êng")), "Tổng cục Môi trường");
    assert_notice("TCVN3 (ABC): 1.00");
    /* with a word that is no syllable */
    assert_true(holds(decoded(STR("D©n téc £-®ª ë ViÖt Nam cã tiÕng nãi, "
                                  "ch÷ viÕt riªng t¹i M§r¾k")),
                      "Dân tộc Ê-đê ở Việt Nam có tiếng nói, chữ viết riêng"));
    assert_str(decoded(STR("Toång cuïc Moâi tröôøng")), "Tổng cục Môi trường");
    assert_notice("VNI: 1.00");
    assert_str(decoded(STR("T°ng cøc Môi trÜ©ng")), "Tổng cục Môi trường");
    assert_notice("VPS: 1.00");
}

static void only_the_lines_of_old_fonts(void **state)
{
    assert_str(decoded(STR("Bộ Tài nguyên và Môi trường\n"
                           "Céng hßa x· héi chñ nghÜa ViÖt Nam\n"
                           "§\n"
                           "\n"
                           "Là café « cũ » ở Đà Lạt, 5 m²\n")),
               "Bộ Tài nguyên và Môi trường\n"
               "Cộng hòa xã hội chủ nghĩa Việt Nam\n"
               "Đ\n"
               "\n"
               "Là café « cũ » ở Đà Lạt, 5 m²\n");
    assert_notice("2 lines, the first is this, were read as TCVN3 (ABC)");
    assert_int_equal(messages.first->line, 2);
}

static void doubtful_text_is_kept_and_told(void **state)
{
    struct str text = STR("Tiêu đề của bản báo cáo này là:\n"
                          "Céng hßa xfã héi chñ nghÜa ViÖt NamÜ, §éc lËp");
    assert_str(decoded(text), text.s);
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.first->line, 2);
    assert_true(holds(messages.first->text, "looks like TCVN3 (ABC), but"));
    /* the same in eight bits */
    decoded(STR("C\xE9ng h\xDF\x61 xf\xE3 h\xE9i ch\xF1 ngh\xDC\x61 "
                "Vi\xD6t Nam\xDC, \xA7\xE9\x63 l\xCBp"));
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(count_of(LOG_NOTICE), 0);
    assert_true(holds(messages.first->text, "looks like TCVN3 (ABC), but"));
    /* too little to tell by */
    assert_str(decoded(STR("T\xE6ng c\xF4\x63")), "Tæng côc");
    assert_true(holds(messages.first->text, "not recognised"));
}

static void capitals_which_abc_lacks(void **state)
{
    assert_str(decoded(STR("Bé X¢Y DùNG Vµ PH¸T TRIÓN ë Hµ NéI\n"
                           "Quy ®Þnh vÒ QUY HO¹CH Vµ §ÇU T¦ cña UBND x·, Hµ")),
               "BỘ XÂY DỰNG VÀ PHÁT TRIỂN Ở HÀ NỘI\n"
               "Quy định về QUY HOẠCH VÀ ĐẦU TƯ của UBND xã, Hà");
}

static void other_languages_stay(void **state)
{
    static const char *const texts[] = {"Så på då må två år",
                                        "Über größere Städte",
                                        "L’été, où élèves et bœufs",
                                        "Não há razão",
                                        "Příliš žluťoučký kůň",
                                        "Zażółć gęślą jaźń",
                                        "Öğleden sonra yağmur",
                                        "é",
                                        "côc",
                                        "c’est là « ça »",
                                        "të të re të të, të"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_str(decoded(str_of(texts[i])), texts[i]);
        assert_null(messages.first);
    }
    assert_str(decoded(STR("L'\xE9t\xE9 o\xF9 les \xE9l\xE8ves chantent")),
               "L'été où les élèves chantent");
    assert_notice("read as windows-1252");
    assert_str(decoded(STR("\x93na\xEFve\x94")), "“naïve”");
}

static void what_the_input_says(void **state)
{
    /* the same byte in Czech and in Western Europe */
    assert_str(hinted(STR("\xF8"
                          "eka"),
                      "windows-1250"),
               "řeka");
    assert_notice("read as WINDOWS-1250, as it says");
    assert_str(hinted(STR("\xF8"
                          "eka"),
                      "iso-8859-1"),
               "øeka");
    assert_notice("read as windows-1252, as it says");
    assert_str(hinted(STR("n\xE6m"), "x-viet-vps"), "năm");
    assert_notice("read as VPS, as it says");
    /* not believed: it is UTF-8, it is Vietnamese, it is 8 bits wide */
    assert_str(hinted(STR("Báo cáo"), "windows-1250"), "Báo cáo");
    assert_null(messages.first);
    assert_str(hinted(STR("H\xE9i ngh\xDE t\xE6ng k\xD5t"), "iso-8859-1"),
               "Hội nghị tổng kết");
    assert_str(hinted(STR("H\xE9i ngh\xDE t\xE6ng k\xD5t"), "viscii"),
               "Hội nghị tổng kết");
    assert_str(hinted(STR("L'\xE9t\xE9"), "utf-16"), "L'été");
    assert_str(hinted(STR("abc"), "utf-16le"), "abc");
    assert_str(hinted(STR("abc"), "nonsense//IGNORE"), "abc");
}

static void what_the_user_says(void **state)
{
    assert_str(named(STR("n\xA8m \xAE\xA9y"), "abc"), "năm đây");
    assert_str(named(STR("n¨m ®©y, « ở »"), "TCVN3"), "n¨m ®©y, « ở »");
    assert_str(named(STR("n¨m ®©y\nở đây"), "TCVN3"), "năm đây\nở đây");
    assert_str(named(STR("Tæng côc M«i tr­êng"), "utf-8"),
               "Tæng côc M«i tr­êng");
    assert_str(named(STR("\xF8"
                         "eka"),
                     "cp1250"),
               "řeka");
    assert_str(named(BYTES("a\0b\0"), "utf-16"), "ab");
    assert_str(named(BYTES("\xFE\xFF\0a"), "utf-16"), "a");
    assert_str(named(BYTES("\x11\x1Et\0"), "UTF-16LE"), "\u1E11t");
    assert_null(messages.first);
    assert_str(named(STR("a\xFF"), "utf-8"), "a\uFFFD");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_str(named(STR("a\n\x80z\xA0"), "shift_jis"), "a\n\uFFFDz\uFFFD");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.first->line, 2);
}

/* A document may name what browsers know, and what is Vietnamese; the user may
 * name all that iconv has. */
static void documents_name_common_encodings_only(void **state)
{
    static const char *const rare[] = {"ebcdic-us", "utf-7", "iso-2022-cn-ext",
                                       "hz-gb-2312", "ibm1364"};
    struct charset charset;
    for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++)
        assert_false(charset_find_common(str_of(rare[i]), &charset));
    assert_true(charset_find_common(STR("Windows-31J"), &charset));
    assert_true(charset_find_common(STR(" x-viet-tcvn "), &charset));
    assert_false(holds(hinted(STR("\xC1\xC2"), "ebcdic-us"), "AB"));
    assert_str(named(STR("\xC1\xC2"), "ebcdic-us"), "AB");
    assert_str(hinted(STR("\xE9 +AGE-"), "utf-7"), "é +AGE-");
    assert_str(hinted(STR("\xF0\xD2\xC9\xD7\xC5\xD4"), "csKOI8R"), "Привет");
}

static void broken_utf_8_stays_utf_8(void **state)
{
    assert_str(decoded(STR("Báo cáo t\xE1\xBB")), "Báo cáo t\uFFFD");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_str(decoded(STR("a cut letter \xE1\xBB")), "a cut letter \uFFFD");
    assert_int_equal(count_of(LOG_NOTICE), 0);
}

static bool is_text(struct str bytes, const char *encoding)
{
    struct str text;
    messages = (struct log){.arena = arena};
    return decode_text(arena, &messages, bytes, encoding, STR(""), &text);
}

static void what_is_no_text_is_refused(void **state)
{
    struct str program = BYTES("\x7F"
                               "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0");
    assert_false(is_text(program, NULL));
    assert_false(is_text(program, "utf-8"));
    assert_null(messages.first);
    assert_false(is_text(BYTES("\xFF\xFE\xE0\xE0\xDD\xDD\1\0"), NULL));
    assert_false(is_text(BYTES("\0\0\0\5\0\0\0\xE1\0\1\0\xC3"), NULL));
}

/* Bytes of all values, as packed and encrypted files have them. */
static void noise_is_no_text(void **state)
{
    enum { SIZE = 1 << 20 };
    char *bytes = arena_alloc(arena, SIZE);
    uint32_t seed = 2020;
    for (size_t i = 0; i < SIZE; i++) {
        seed = seed * 1664525U + 1013904223U; /* Knuth, TAOCP 3.3.4, line 16 */
        bytes[i] = (char)(seed >> 24);
    }
    for (size_t n = 200; n <= SIZE; n *= 2) {
        assert_false(is_text((struct str){bytes, n}, NULL));
        assert_false(is_text((struct str){bytes, n}, "tcvn3"));
    }
}

/* Short, in any encoding, with zeros and a few spoiled bytes. */
static void text_is_not_refused(void **state)
{
    static const struct str texts[] = {
        STR_INIT("a"),
        STR_INIT("B\xB8o c\xB8o"),
        STR_INIT("Co\xE4ng ho\xF8\xE0 x\xE3\0\0\0 h\xF6\xE4i"),
        STR_INIT("Gr\xF6\xDF"
                 "e \2 \x84 m"),
        STR_INIT("\xF0\xD2\xC9\xD7\xC5\xD4"), /* KOI8-R */
        STR_INIT("Trang 1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        STR_INIT("N\bNA\bA\n"), /* bold, for a printer */
        STR_INIT("X\0i\0n\0 \0c\0h\0\xE0\0o\0 "),
        STR_INIT("\xFF\xFEX\0i\0n\0"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_true(is_text(texts[i], NULL));
}

static void a_long_text_of_an_old_font(void **state)
{
    struct buf buf = {.arena = arena};
    while (buf.n < 4 << 20)
        buf_add(&buf, STR("C\xE9ng h\xDF"
                          "a x\xB7 h\xE9i \xAEi\xD2u 5 "));
    assert_true(holds(decoded(buf_str(&buf)), "Cộng hòa xã hội điều 5 Cộng"));
    assert_notice("TCVN3 (ABC)");
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
        T(what_was_encoded_twice_is_read_once),
        T(text_becomes_nfc),
        T(what_is_kept_and_what_goes),
        T(bad_bytes_are_told_once_a_line),
        T(many_bad_lines_are_counted),
        T(wide_text_by_mark_or_zeros),
        T(eight_bits_of_vietnamese),
        T(pasted_text_of_old_fonts),
        T(only_the_lines_of_old_fonts),
        T(doubtful_text_is_kept_and_told),
        T(capitals_which_abc_lacks),
        T(other_languages_stay),
        T(what_the_input_says),
        T(what_the_user_says),
        T(documents_name_common_encodings_only),
        T(broken_utf_8_stays_utf_8),
        T(what_is_no_text_is_refused),
        T(noise_is_no_text),
        T(text_is_not_refused),
        T(a_long_text_of_an_old_font),
        T(every_string_of_bytes_gives_valid_text),
        T(one_long_line_costs_little),
    };
    return RUN(tests);
}
