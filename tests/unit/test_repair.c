/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include <stdio.h>

/* Words for things with the signs which are letters in the old fonts; those of
 * one list may stand in any text of another. */
static const char *const with_signs[] = {
    "Doanh thu: £4.954",
    "Tài sản: £12",
    "Giá 12 £ một cái",
    "GDP: 11,3 ¥",
    "Giá: ¥1.200",
    "Dải tần: 40 ÷ 41 MHz",
    "Từ 5÷7 ngày",
    "Khối lượng viên: 890 mg ± 7,5%",
    "Ảnh: 900×600",
    "Kích thước 2 × 3 × 4 m",
    "3×4=12",
    "Bước sóng 10 µm",
    "5 µm",
    "µ = 0,5",
    "20 µA và 3 µs",
    "Máy Intel® Core® và Windows®",
    "Nhãn hiệu ® đã đăng ký",
    "Nhiệt độ 25°C, 77 °F",
    "Vĩ độ 21°N, 105°Đ",
    "nº 5",
    "Nº 12, 1º, 2ª",
    "Quyển nº 7 và nº 8",
    "Diện tích 5 m² và 7 m³",
    "¼ và ½ và ¾ quả",
    "§ 5, ¶ 2",
    "© 2020 Thư viện Mẫu",
    "« Ông nói »",
    "50¢, 12 ¤",
    "· Mục một",
    "Góc 45° ± 1°",
    "£",
    "×",
};

static const char *const sentences[] = {
    "Trong năm 2020, thư viện đã phục vụ nhiều bạn đọc.",
    "Ông là nông dân.",
    "Bà và cô ra xa, ôtô to.",
    "Giá",
    "Hà Nội",
    "Tài khoản công ty",
    "Là café cũ ở Đà Lạt",
    "Cà phê Buôn Ma Thuột đi München và São Paulo",
    "Ngày 5 tháng 6 năm 2003",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "TÀI LIỆU KÈM THEO",
    "Ông Y Blô Niê, bà H'Đơk Kpă",
    "no mark at all",
    "12 345",
    "",
};

enum {
    WITH_SIGNS = sizeof with_signs / sizeof with_signs[0],
    SENTENCES = sizeof sentences / sizeof sentences[0]
};

/* The next of a sequence that is the same on every machine. */
static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1103515245U + 12345U;
    return *seed >> 16;
}

/* Up to a dozen lines, cells of a web page or sentences of one line. */
static struct str make_text(unsigned seed)
{
    static const char *const ends[] = {"\n", "</td><td>", " ", ", ", "\t"};
    struct buf buf = {.arena = arena};
    unsigned n = 1 + next_number(&seed) % 12;
    unsigned signs_in_ten = next_number(&seed) % 11;
    const char *end = ends[next_number(&seed) % 5];
    for (unsigned i = 0; i < n; i++) {
        bool signs = next_number(&seed) % 10 < signs_in_ten;
        unsigned which = next_number(&seed);
        buf_add(&buf, str_of(signs ? with_signs[which % WITH_SIGNS]
                                   : sentences[which % SENTENCES]));
        buf_add(&buf, str_of(end));
    }
    return buf_str(&buf);
}

static void assert_untouched(struct str text)
{
    messages = (struct log){.arena = arena};
    struct str seen = decode(arena, &messages, text, NULL, STR(""));
    assert_str(seen, str_copy(arena, text).s);
    assert_null(messages.first);
}

static void signs_in_unicode_are_signs(void **state)
{
    for (unsigned seed = 1; seed <= 4000; seed++) {
        assert_untouched(make_text(seed));
        arena_clear(arena);
    }
}

/* However often: a table of one kind of thing. */
static void repeated_signs_are_signs(void **state)
{
    for (size_t i = 0; i < WITH_SIGNS; i++) {
        for (int end = 0; end < 2; end++) {
            struct buf buf = {.arena = arena};
            for (int k = 0; k < 40; k++) {
                buf_add(&buf, str_of(with_signs[i]));
                buf_add(&buf, end ? STR("\n") : STR(" | "));
            }
            assert_untouched(buf_str(&buf));
            arena_clear(arena);
        }
    }
}

static struct str decoded(const char *text)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, str_of(text), NULL, STR(""));
}

static void references_are_letters_of_old_fonts(void **state)
{
    assert_str(decoded("<p>B&cedil;o c&cedil;o c&laquo;ng t&#184;c "
                       "tr&#xAD;&ecirc;ng, 3 &lt; 4&nbsp;m&sup2;</p>"),
               "<p>Báo cáo công tác trường, 3 &lt; 4&nbsp;m²</p>");
    /* VPS has letters where windows-1252 has no control characters */
    assert_str(decoded("k&#137;t, th&permil; qu&#137;t k&#137;t t&#176;ng "
                       "n&aelig;m"),
               "kết, thế quết kết tổng năm");
    assert_int_equal(count_of(LOG_NOTICE), 1);
}

static void other_references_stay(void **state)
{
    assert_untouched(STR("<p>B&aacute;o c&aacute;o c&#225;c t&#7893;ng, "
                         "&Ocirc;ng l&agrave; n&ocirc;ng d&acirc;n</p>"));
    assert_untouched(STR("&pound;12 &times; 3 &micro;m &reg; &deg; &ordm; "
                         "&divide; &yen;5 a&amp;b &; &#; &#x; &#xFFFFFFFFFF;"));
    assert_untouched(STR("L&rsquo;&eacute;t&eacute; o&ugrave; &agrave; "
                         "l&#233;gende d&eacute;j&agrave;"));
}

static void fonts_of_capitals(void **state)
{
    assert_str(decoded("<font face=\".VnTimeH\">b¸o c¸o <font>c«ng</font>&nbsp;"
                       "an 5&lt;</font> c«ng t¸c thèng kª "
                       "<b style='font-family:&quot;.VnArialH&quot;;x'>tin "
                       "<B>v¾n</b></B> <i style=\"x:.VnTime\">huyÖn</i>"),
               "<font face=\".VnTimeH\">BÁO CÁO <font>CÔNG</font>&nbsp;"
               "AN 5&lt;</font> công tác thống kê "
               "<b style='font-family:&quot;.VnArialH&quot;;x'>TIN "
               "<B>VẮN</b></B> <i style=\"x:.VnTime\">huyện</i>");
    /* its own lines, where the font is lost */
    assert_str(decoded("céng hoµ x· héi chñ nghÜa viÖt nam\n"
                       "ubnd huyÖn an l¹c\n"
                       "b¸o c¸o\n"
                       "b¸o c¸o cña huyÖn\n"
                       "ubnd huyÖn ®· b¸o c¸o.\n"
                       "Sè: 12/BC-PVH\nSè 5/BC\n"),
               "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
               "UBND HUYỆN AN LẠC\n"
               "BÁO CÁO\n"
               "báo cáo của huyện\n"
               "ubnd huyện đã báo cáo.\n"
               "Số: 12/BC-PVH\nSố 5/BC\n");
}

static void blocks_of_a_tree(void **state)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc,
                  STR("CéNG HßA X· HéI\n\n"
                      "Giá: £12 < 900×600, 5 µm ở Hà Nội\n\n"
                      "Hoäi nghò **thoáng nhaát** `ñaåy` nhanh tieán ñoä\n\n"
                      "- B¸o c¸o c«ng t¸c\n"));
    repair_letters(doc);
    assert_str(dump_of(doc),
               "document\n"
               "  paragraph @1 \"CỘNG HÒA XÃ HỘI\"\n"
               "  paragraph @3 \"Giá: £12 < 900×600, 5 µm ở Hà Nội\"\n"
               "  paragraph @5\n"
               "    text \"Hội nghị \"\n"
               "    strong \"thống nhất\"\n"
               "    text \" \"\n"
               "    code \"ñaåy\"\n"
               "    text \" nhanh tiến độ\"\n"
               "  list @7\n"
               "    item \"-\" @7 \"Báo cáo công tác\"\n");
    assert_int_equal(count_of(LOG_NOTICE), 2);
    assert_int_equal(messages.first->line, 1);
    assert_int_equal(messages.last->line, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(signs_in_unicode_are_signs),
        T(repeated_signs_are_signs),
        T(references_are_letters_of_old_fonts),
        T(other_references_stay),
        T(fonts_of_capitals),
        T(blocks_of_a_tree),
    };
    return RUN(tests);
}
