/* SPDX-License-Identifier: MIT */
#include "reading.h"

static const char english[] =
    "The library served twelve thousand readers last year. It opened a new "
    "reading room and bought a number of books for children, and it will "
    "continue to do so in the coming year.";
static const char vietnamese[] =
    "Trong năm qua, thư viện đã phục vụ mười hai nghìn lượt bạn đọc và mở một "
    "phòng đọc mới.";

static struct doc *found(const char *text)
{
    struct doc *doc = read_bytes(str_of(text));
    find_languages(doc);
    return doc;
}

static void languages_by_script_and_words(void **state)
{
    static const struct {
        const char *text, *tag;
    } texts[] = {
        {english, "en"},
        {"Библиотека обслужила двенадцать тысяч читателей.", "ru"},
        {"Бібліотека обслужила дванадцять тисяч читачів.", "uk"},
        {"图书馆去年接待了一万二千名读者，并开设了新的阅览室。", "zh"},
        {"図書館は昨年、一万二千人の利用者を迎えた。", "ja"},
        {"도서관은 작년에 만 이천 명의 독자를 맞이했다.", "ko"},
        {"ห้องสมุดให้บริการผู้อ่าน", "th"},
        {"ຫໍສະໝຸດໃຫ້ບໍລິການ", "lo"},
        {"បណ្ណាល័យបានបម្រើអ្នកអាន", "km"},
        {"Η βιβλιοθήκη εξυπηρέτησε αναγνώστες.", "el"},
        {"La bibliothèque a accueilli douze mille lecteurs au cours de "
         "l’année et elle a ouvert une nouvelle salle pour les enfants.",
         "fr"},
        {vietnamese, ""},
        {"Hai", ""},
        {"", ""},
        {"1.234 — 5 %", ""},
        /* without marks; no language of these */
        {"Trong nam qua thu vien da phuc vu muoi hai nghin luot ban doc va mo "
         "mot phong doc moi cho cac em nho la con em nhan dan trong huyen.",
         ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_str(found(texts[i].text)->meta.lang, texts[i].tag);
        assert_int_equal(count_of(LOG_NOTICE), texts[i].tag[0] != '\0');
    }
}

static void what_is_said_is_believed(void **state)
{
    struct doc *doc = read_bytes(str_of(english));
    doc->meta.lang = STR("en-GB");
    find_languages(doc);
    assert_str(doc->meta.lang, "en-GB");
    assert_int_equal(count_of(LOG_NOTICE), 0);
}

static void blocks_in_another_language(void **state)
{
    struct doc *doc =
        found(str_printf(arena, "%s\n\n%s\n\n%s\n\nThe end of it\n", vietnamese,
                         english, vietnamese)
                  .s);
    const struct node *block = doc->root->first;
    assert_str(doc->meta.lang, "");
    assert_str(block->lang, "");
    assert_str(block->next->lang, "en");
    assert_str(block->next->next->lang, "");
    assert_str(block->next->next->next->lang, "");

    doc = found(
        str_printf(arena, "%s\n\n%s\n\n%s\n", english, vietnamese, english).s);
    assert_str(doc->meta.lang, "en");
    assert_str(doc->root->first->lang, "");
    assert_str(doc->root->first->next->lang, "vi");
}

static void names_in_a_foreign_text_make_it_not_vietnamese(void **state)
{
    struct doc *doc = found(
        "The library of Hà Nội was opened by Nguyễn Văn Tài in 2003, and it "
        "has been one of the most popular places for students of the city.");
    assert_str(doc->meta.lang, "en");
}

static void other_scripts_within_vietnamese(void **state)
{
    struct doc *doc = found("Tên gọi bằng tiếng Khmer\n\n"
                            "Tỉnh Sóc Trăng: ខេត្តសុកត្រាំង, ភាសាខ្មែរ.\n");
    assert_str(doc->meta.lang, "");
    doc = found(str_printf(arena,
                           "%s\n\nБиблиотека обслужила двенадцать тысяч "
                           "читателей и открыла новый читальный зал.\n",
                           vietnamese)
                    .s);
    assert_str(doc->meta.lang, "");
    assert_str(doc->root->last->lang, "ru");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(languages_by_script_and_words),
        T(what_is_said_is_believed),
        T(blocks_in_another_language),
        T(other_scripts_within_vietnamese),
        T(names_in_a_foreign_text_make_it_not_vietnamese),
    };
    return RUN(tests);
}
