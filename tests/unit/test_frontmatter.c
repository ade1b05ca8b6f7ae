/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "doc/metadata.h"
#include "read/read.h"

static void names_are_taken(void **state)
{
    struct doc *doc = read_bytes(
        STR("---\ntitle: Báo cáo\nauthors: [An, Bình]\nauthor: Chi\n"
            "organisations:\n  - Bộ Y tế\n  - Cục Quản lý Dược\n"
            "organization: Phòng Một\ndate: 22/12/2020\nlang: vi-VN\n"
            "source: VEA\nidentifier: 'urn:isbn:1'\nsubject: môi trường\n"
            "subjects: [nước, đất]\ndescription: |\n  Dòng một\n  dòng hai\n"
            "rights: \"CC BY 4.0\"\n...\nXin chào.\n"));
    const struct meta *meta = &doc->meta;
    assert_str(meta->title, "Báo cáo");
    assert_int_equal(meta->authors.n, 3);
    assert_str(meta->authors.at[1], "Bình");
    assert_int_equal(meta->organisations.n, 3);
    assert_str(meta->date, "2020-12-22");
    assert_str(meta->lang, "vi-VN");
    assert_str(meta->source, "VEA");
    assert_str(meta->identifier, "urn:isbn:1");
    assert_int_equal(meta->subjects.n, 3);
    assert_str(meta->description, "Dòng một dòng hai");
    assert_str(meta->rights, "CC BY 4.0");
    assert_null(messages.first);
    assert_str(dump_of(doc), "document\n  paragraph @20 \"Xin chào.\"\n");
}

static void what_is_not_known_is_told_with_its_line(void **state)
{
    struct doc *doc =
        read_bytes(STR("---\ntitle: A\nmàu: xanh\nsource: {a: [b, c]}\n"
                       "date: hôm qua\nlang: tiếng Anh\nauthor: ~\n---\n"));
    const long lines[] = {3, 4, 5, 6};
    const struct log_entry *e = messages.first;
    for (size_t i = 0; i < 4; i++, e = e->next) {
        assert_non_null(e);
        assert_int_equal(e->line, lines[i]);
    }
    assert_null(e);
    assert_int_equal(doc->meta.source.n + doc->meta.date.n + doc->meta.lang.n +
                         doc->meta.authors.n,
                     0);
    assert_str(dump_of(doc), "document\n");
}

static void a_block_that_is_none_stays_in_the_text(void **state)
{
    const char *const blocks[] = {
        "---\nGhi chú: của ông An\n---\n",
        "---\n%bad\n---\n",
        "---\ntitle: x: y\nMột câu dài.\nHai câu dài.\n---\n",
        "+++\nGhi chú = của ông An\n+++\n",
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct str text = str_printf(arena, "%schữ", blocks[i]);
        struct doc *doc = read_bytes(text);
        assert_int_equal(count_of(LOG_WARNING), i < 3);
        assert_int_equal(doc->meta.title.n, 0);
        assert_true(holds(dump_of(doc), i == 1   ? "%bad"
                                        : i == 2 ? "Hai câu"
                                                 : "của ông An"));
    }
}

/* Such a block once became the title. */
static void what_programs_keep_there_is_no_text(void **state)
{
    const char *const blocks[] = {
        "---\nid: huong-dan\nsidebar_position: 2\n---\n",
        "---\nid: a: b\ncssClass: wide\n---\n",
        "+++\ndraft = true\n+++\n",
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct doc *doc = read_bytes(str_printf(arena, "%schữ", blocks[i]));
        assert_int_equal(count_of(LOG_WARNING), 1);
        assert_false(holds(dump_of(doc), "draft") ||
                     holds(dump_of(doc), "id:"));
    }
}

/* "title: Báo cáo: kết quả" once became the printed title, whole. */
static void broken_yaml_is_read_line_by_line(void **state)
{
    static const struct {
        const char *block, *title;
    } cases[] = {
        {"title: [x\nauthor: A", "x"},
        {"title: \"x\nauthor: A", "x"},
        {"title: [x] y: z\nauthor: A", "[x] y: z"},
        {"title: \"x\" và \"y\": z\nauthor: A", "\"x\" và \"y\": z"},
        {"\ttitle: x\nauthor: A", "x"},
        {"title: Báo cáo: quý III\nauthor: A", "Báo cáo: quý III"},
        {"Title: 'a': b\nauthor:\n- A\n- name: B\n  affiliation: C", "'a': b"},
        {"title: >\n  Báo cáo: một\n  hai\nauthor: [A, 'B, C']\nx: y: z",
         "Báo cáo: một hai"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct doc *doc = read_bytes(
            str_printf(arena, "---\n%s\n---\nchữ\n", cases[i].block));
        assert_str(doc->meta.title, cases[i].title);
        assert_true(doc->meta.authors.n > 0);
        assert_false(holds(dump_of(doc), "author"));
    }
}

static void people_may_be_mappings(void **state)
{
    struct doc *doc = read_bytes(STR(
        "---\ntitle: A\nauthor:\n  - name: Nguyễn Văn An\n    affiliation: "
        "Sở Nội vụ\n    email: an@x.vn\n  - Trần Thị Bình\n"
        "institute: {name: Cục Một}\nformat: {pdf: {toc: true}}\n---\nx\n"));
    assert_int_equal(doc->meta.authors.n, 2);
    assert_str(doc->meta.authors.at[0], "Nguyễn Văn An");
    assert_int_equal(doc->meta.organisations.n, 2);
    assert_str(doc->meta.organisations.at[0], "Sở Nội vụ");
    assert_str(doc->meta.organisations.at[1], "Cục Một");
    assert_int_equal(count_of(LOG_WARNING), 2); /* email, format */
}

static void names_are_vietnamese_too(void **state)
{
    struct doc *doc = read_bytes(
        STR("---\nTiêu đề: Báo cáo\nphụ đề: Quý III\ntác giả: An; Bình\n"
            "cơ quan: Sở Nội vụ\nngày: ngày 30 tháng 9 năm 2024\n"
            "từ khóa: văn thư, lưu trữ\ntóm tắt: Vài lời.\n---\nchữ\n"));
    assert_str(doc->meta.title, "Báo cáo");
    assert_str(doc->meta.subtitle, "Quý III");
    assert_str(doc->meta.abstract, "Vài lời.");
    assert_str(doc->meta.date, "2024-09-30");
    assert_int_equal(doc->meta.authors.n, 2);
    assert_int_equal(doc->meta.subjects.n, 2);
    assert_int_equal(doc->meta.organisations.n, 1);
    assert_int_equal(count_of(LOG_WARNING), 0);
}

static void toml_is_read(void **state)
{
    struct doc *doc = read_bytes(
        STR("+++\ntitle = \"Báo cáo\" \ndate = 2024-01-02T03:04:05+07:00\n"
            "tags = [\n  \"một\",\n  'hai, ba',\n]\n[params]\n"
            "author = 'An' \n+++\nchữ\n"));
    assert_str(doc->meta.title, "Báo cáo");
    assert_str(doc->meta.date, "2024-01-02");
    assert_int_equal(doc->meta.subjects.n, 3);
    assert_int_equal(doc->meta.authors.n, 1);
    assert_str(dump_of(doc), "document\n  paragraph @11 \"chữ\"\n");
}

static void a_title_block_is_read(void **state)
{
    struct str text = STR("% Tiêu đề\n  dài\n% An; Bình\n  Chi\n% 12/05/2024\n"
                          "% bốn\n");
    struct doc *doc = doc_new(arena, &messages);
    size_t n = read_title_block(doc, text);
    assert_true(str_starts(str_slice(text, n, text.n), STR("% bốn")));
    assert_str(doc->meta.title, "Tiêu đề dài");
    assert_int_equal(doc->meta.authors.n, 3);
    assert_str(doc->meta.date, "2024-05-12");
    assert_int_equal(read_title_block(doc, STR("%TAG\n")), 0);
}

static void two_rules_are_no_front_matter(void **state)
{
    const char *const texts[] = {
        "---\n\nMột đoạn văn.\n\n---\n",
        "---\n- một\n- hai\n---\n",
        "---\n",
        "---",
        "---\ntitle: x\n",
        "----\ntitle: x\n---\n",
        "Trước\n---\ntitle: x\n---\n",
        "---\n---\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct doc *doc = read_bytes(str_of(texts[i]));
        assert_int_equal(count_of(LOG_WARNING), 0);
        assert_int_equal(doc->meta.title.n, 0);
        assert_true(!str_find(str_of(texts[i]), STR("title")) ||
                    doc->root->first);
    }
}

static void bombs_do_not_go_off(void **state)
{
    struct buf buf = {.arena = arena};
    buf_add(&buf, STR("---\ntitle: A\na: &a [x,x,x,x,x,x,x,x,x]\n"));
    for (char c = 'b'; c < 'z'; c++)
        buf_printf(&buf, "%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c - 1,
                   c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
    buf_add(&buf, STR("---\nchữ\n"));
    assert_str(read_bytes(buf_str(&buf))->meta.title, "A");
    assert_true(arena_size(arena) < 8 << 20);

    struct buf deep = {.arena = arena};
    buf_add(&deep, STR("---\ntitle: B\nx: "));
    for (int i = 0; i < 60000; i++)
        buf_add_char(&deep, '[');
    buf_add(&deep, STR("\n---\nchữ\n"));
    struct doc *doc = read_bytes(buf_str(&deep));
    assert_true(holds(messages.first->text, "too deeply"));
    assert_int_equal(doc->meta.title.n, 0);
    assert_true(holds(dump_of(doc), "chữ"));
}

static void a_block_without_measure_stays_in_the_text(void **state)
{
    struct buf buf = {.arena = arena};
    buf_add(&buf, STR("---\n"));
    for (int i = 0; i < 20000; i++)
        buf_printf(&buf, "%%TAG !%d! x\n", i);
    buf_add(&buf, STR("---\nchữ\n"));
    assert_true(holds(dump_of(read_bytes(buf_str(&buf))), "chữ"));
    assert_int_equal(count_of(LOG_WARNING), 1);
}

static void escapes_bring_in_nothing_wild(void **state)
{
    struct doc *doc = read_bytes(
        STR("---\ntitle: \"a\\0b\\x1b[31m\\e c\\u0065\\u0302\\u0301\"\n---\n"));
    assert_str(doc->meta.title, "ab[31m cế");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.first->line, 2);
}

static void aliases_are_told(void **state)
{
    struct doc *doc =
        read_bytes(STR("---\ntitle: &t A\nsource: *t\nrights: R\n---\n"));
    assert_str(doc->meta.title, "A");
    assert_int_equal(doc->meta.source.n, 0);
    assert_str(doc->meta.rights, "R");
    assert_int_equal(messages.first->line, 3);
}

static void dates_become_iso(void **state)
{
    static const struct {
        const char *given, *wanted; /* NULL: none */
    } dates[] = {
        {"2020-12-22", "2020-12-22"},
        {"22/12/2020", "2020-12-22"},
        {"2/1/2020", "2020-01-02"},
        {"22-12-2020", "2020-12-22"},
        {"22.12.2020", "2020-12-22"},
        {"2020/12/22", "2020-12-22"},
        {"2020-12", "2020-12"},
        {"2020", "2020"},
        {"2020-02-29", "2020-02-29"},
        {"2020-12-22T08:30:00Z", "2020-12-22"},
        {"20240503", "2024-05-03"},
        {"5/2024", "2024-05"},
        {"ngày 30 tháng 9 năm 2024", "2024-09-30"},
        {"Ngày 03 tháng 5/2024", "2024-05-03"},
        {"An Lạc, ngày 3 tháng 5 năm 2024", "2024-05-03"},
        {"Thứ Năm, 5/9/2024", "2024-09-05"},
        {"Thứ Năm, ngày 5-9-2024", "2024-09-05"},
        {"tháng 5 năm 2024", "2024-05"},
        {"năm 2024", "2024"},
        {"September 5, 2024", "2024-09-05"},
        {"5th Sept. 2024", "2024-09-05"},
        {"March 2024", "2024-03"},
        {"ngày 31 tháng 4 năm 2024", NULL},
        {"ngày 30 tháng 9", NULL},
        {"ngày 1 và ngày 2 tháng 9 năm 2024", NULL},
        {"Báo cáo 2024", NULL},
        {"Quý III/2024", NULL},
        {"2021-02-29", NULL},
        {"31/04/2020", NULL},
        {"12/22/2020", NULL},
        {"2020-13", NULL},
        {"0/0/2020", NULL},
        {"20-12-22", NULL},
        {"2020-12-22-01", NULL},
        {"", NULL},
        {"hôm nay", NULL},
        {"99999999999", NULL},
    };
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        struct doc *doc = doc_new(arena, &messages);
        bool ok = metadata_add(doc, STR("date"), str_of(dates[i].given));
        assert_int_equal(ok, dates[i].wanted != NULL);
        assert_str(doc->meta.date, dates[i].wanted ? dates[i].wanted : "");
    }
}

static void languages_are_tags(void **state)
{
    const char *const good[] = {"vi", "en-GB", "zh-Hant-TW", "sl-rozaj-1994"};
    const char *const bad[] = {"v",      "",   "-",         "vi-",
                               "vi--VN", "1a", "tiếng Anh", "abcdefghi"};
    struct doc *doc = doc_new(arena, &messages);
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_true(metadata_replace(doc, STR("lang"), str_of(good[i])));
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(metadata_replace(doc, STR("lang"), str_of(bad[i])));
}

/* A country, a system's name and a word are what people write for it. */
static void vietnamese_has_other_names(void **state)
{
    const char *const names[] = {"vn", "VN", "vie", "Tiếng Việt", "vi"};
    struct doc *doc = doc_new(arena, &messages);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_true(metadata_add(doc, STR("lang"), str_of(names[i])));
        assert_str(doc->meta.lang, "vi");
    }
    assert_true(metadata_add(doc, STR("lang"), STR("en_GB")));
    assert_str(doc->meta.lang, "en-GB");
}

/* "VI" and "vif" were once taken for another language and for Vietnamese. */
static void the_case_of_a_language_does_not_count(void **state)
{
    static const struct {
        const char *given, *kept;
        bool vietnamese;
    } cases[] = {
        {"vi", "vi", true},
        {"VI", "vi", true},
        {"Vi-vn", "vi-VN", true},
        {"vi-LATN-vn", "vi-Latn-VN", true},
        {"vif", "vif", false},
        {"EN-gb", "en-GB", false},
        {"en-x-AB-CD", "en-x-ab-cd", false},
        {"zh-hant", "zh-Hant", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct doc *doc = read_bytes(
            str_printf(arena, "---\nlang: %s\n---\nchữ\n", cases[i].given));
        assert_str(doc->meta.lang, cases[i].kept);
        assert_int_equal(language_is(doc->meta.lang, "vi"),
                         cases[i].vietnamese);
    }
    assert_true(language_same(STR("fr-CA"), STR("FR")));
    assert_false(language_same(STR("fr"), STR("fro")));
    assert_false(language_is(STR(""), "vi"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(names_are_taken),
        T(what_is_not_known_is_told_with_its_line),
        T(a_block_that_is_none_stays_in_the_text),
        T(what_programs_keep_there_is_no_text),
        T(broken_yaml_is_read_line_by_line),
        T(people_may_be_mappings),
        T(names_are_vietnamese_too),
        T(toml_is_read),
        T(a_title_block_is_read),
        T(two_rules_are_no_front_matter),
        T(bombs_do_not_go_off),
        T(a_block_without_measure_stays_in_the_text),
        T(escapes_bring_in_nothing_wild),
        T(aliases_are_told),
        T(dates_become_iso),
        T(languages_are_tags),
        T(vietnamese_has_other_names),
        T(the_case_of_a_language_does_not_count),
    };
    return RUN(tests);
}
