/* SPDX-License-Identifier: MIT */
#include "reading.h"

static struct str mended_in(const char *text, const char *lang)
{
    struct doc *doc = read_bytes(str_of(text));
    doc->meta.lang = str_of(lang);
    mend_letters(doc);
    return node_text(arena, doc->root);
}

static struct str mended(const char *text)
{
    return mended_in(text, "vi");
}

static void eth_is_d_with_stroke(void **state)
{
    assert_str(mended("Ðại hội ÐẢNG bộ huyện Ðắk Lạc đi từ ðường Ɖinh"),
               "Đại hội ĐẢNG bộ huyện Đắk Lạc đi từ đường Đinh");
    assert_int_equal(count_of(LOG_NOTICE), 1);
    assert_true(holds(messages.first->text, "5 words"));
    assert_str(mended("QÐ-TTg, HÐND, 5.000 ð, CÐ"),
               "QĐ-TTg, HĐND, 5.000 đ, CĐ");
}

static void alike_in_other_alphabets(void **state)
{
    /* Cyrillic Н and С, Greek Ν and ο, a mark that could not compose */
    assert_str(mended("\u041Dà \u039Dội, \u0421ông t\u03BF\u00E0n"),
               "Hà Nội, Công toàn");
    assert_str(mended("Vi\u0435\u0302\u0323t, H\u041ENĐ"), "Việt, HONĐ");
    assert_str(mended("Москва, ТОМ, Ωμέγα, 5 µm"), "Москва, ТОМ, Ωμέγα, 5 µm");
    assert_str(mended("\u0441loud"), "\u0441loud");
}

static void invisible_within_a_syllable(void **state)
{
    assert_str(mended("t\u200Bhư viện ngh\u00ADiêng ng\u2060ười v\u200Diệt"),
               "thư viện nghiêng người việt");
    assert_int_equal(count_of(LOG_NOTICE), 1);
    /* where a word may break */
    assert_str(mended("thư\u200Bviện to\u00ADàn\u200B auto\u00ADmatic"),
               "thư\u200Bviện to\u00ADàn\u200B auto\u00ADmatic");
    assert_int_equal(count_of(LOG_NOTICE), 0);
}

static void other_languages_keep_their_letters(void **state)
{
    assert_str(mended_in("Það er Ðorn", "is"), "Það er Ðorn");
    assert_null(messages.first);
}

static void code_and_titles(void **state)
{
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_markdown(doc, STR("---\ntitle: Ðề án\n---\n`Ðề` Ðề\n"));
    mend_letters(doc);
    assert_str(doc->meta.title, "Đề án");
    assert_str(node_text(arena, doc->root), "Ðề Đề");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(eth_is_d_with_stroke),
        T(alike_in_other_alphabets),
        T(invisible_within_a_syllable),
        T(other_languages_keep_their_letters),
        T(code_and_titles),
    };
    return RUN(tests);
}
