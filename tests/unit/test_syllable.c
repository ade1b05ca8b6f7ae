/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "read/encoding/syllable.h"
#include "read/encoding/tally.h"

static bool is_syllable(struct str word)
{
    uint32_t letters[64];
    size_t n = 0;
    for (size_t at = 0; at < word.n; n++)
        letters[n] = utf8_next(word, &at);
    return syllable_is_valid(letters, n);
}

/* Each of the words must be a syllable, or none of them. */
static void assert_all(const char *words, bool valid)
{
    struct str rest = str_of(words);
    while (rest.n) {
        size_t n = str_find(rest, STR(" "));
        struct str word = str_slice(rest, 0, n);
        if (is_syllable(word) != valid)
            fail_msg("%.*s", STR_ARG(word));
        rest = str_slice(rest, n < rest.n ? n + 1 : rest.n, rest.n);
    }
}

static void syllables_of_vietnamese(void **state)
{
    assert_all("a à ả ã á ạ ở ý ừ ỗ ạch ẩm ấp ác ảnh ăn ôm ông ơi ưu ươn",
               true);
    assert_all("gì gìn giếng giết giữ gió giường giặt giục ghế ghê ghì nghề "
               "nghiêng nghĩa nghịch ngõ ngữ gà gỗ gửi",
               true);
    assert_all("quý quyết quyển quỳnh quýt quốc quận quả quê quen quét quặng "
               "quạt quanh quãng quầng quây quậy quỵ quơ quít",
               true);
    assert_all("hòa hoà khỏe khoẻ thủy thuỷ xoè xòe tuý túy", true);
    assert_all("chuyện thuyền duyệt khuya khuỷu huých tuýp luỹ nguệch thuở "
               "khuếch huênh loằng ngoặc ngoằn ngoèo khoái xoáy soát hoạch "
               "toàn hoàng doanh ngoạm xoong moóc",
               true);
    assert_all("biết tiếng Việt yêu yếu yên kiến kiệt liệu riêng hiệp bướm "
               "người rượu hươu lướt bước cưới sương",
               true);
    assert_all("NGHIÊNG ĐƯỜNG Đức TỔNG CỤC môI trƯờng Kạn", true);
}

static void words_that_are_none(void **state)
{
    /* no tone, or the wrong one, before a stop */
    assert_all("hoc hòc hỏc hõc tôt tồt côp cổp ich ìch viêt", false);
    /* g, c and ng before the wrong vowels; ye and ie in the wrong place */
    assert_all("ghà ghổ ngề cế cìm nghà byên iêu", false);
    /* two tones, a tone on the wrong letter, letters of others */
    assert_all("hóá ngừơi tíêng thúơ fố zì jà wế nghiênghi", false);
    /* ABC, VNI and VISCII as windows-1252 reads them */
    assert_all("Tæng côc M«i tr­êng phßng Toång cuïc Moâi tröôøng T±ng cøc",
               false);
    assert_all("été où élèves français naïve cœur Straße Köln für schön ção "
               "água años señor perché città på sjö řeka žába",
               false);
    assert_false(is_syllable(STR("")));
}

static void shares_of_words(void **state)
{
    struct tally t = tally_text(STR("Hội nghị, QĐ-TTg và HĐND: 5 km² «ở» "
                                    "café, naïve"));
    assert_int_equal(t.words, 6); /* no ASCII, no abbreviations */
    assert_int_equal(t.valid, 4);
    assert_int_equal(t.odd, 0);
    assert_true(tally_reaches(t, 66));
    assert_false(tally_reaches(t, 67));
    t = tally_text(STR("Tæng côc M«i tr­êng"));
    assert_int_equal(t.words, 4);
    assert_int_equal(t.valid, 0);
    assert_int_equal(t.odd, 2);
    t = tally_legacy(STR("Tæng côc M«i tr­êng"), LEGACY_ABC);
    assert_int_equal(t.words, 4);
    assert_int_equal(t.valid, 4);
    assert_true(tally_reaches((struct tally){0}, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(syllables_of_vietnamese),
        T(words_that_are_none),
        T(shares_of_words),
    };
    return RUN(tests);
}
