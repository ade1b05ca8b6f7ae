/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/log.h"
#include "doc/doc.h"
#include "stages.h"

static struct arena *arena;
static struct log messages;

/* The tree of a text as the dump shows it, without its metadata. */
static struct str tree_of(struct str bytes, bool structured)
{
    struct buf buf = {.arena = arena};
    messages = (struct log){.arena = arena};
    struct doc *doc = doc_new(arena, &messages);
    read_text(doc, decode(arena, &messages, bytes, NULL));
    if (structured)
        structure(doc, false);
    doc->meta = (struct meta){.title = {NULL, 0}};
    dump_tree(doc, &buf);
    return buf_str(&buf);
}

static size_t count_of(enum log_kind kind)
{
    size_t n = 0;
    for (const struct log_entry *e = messages.first; e; e = e->next)
        n += e->kind == kind;
    return n;
}

static int set_up(void **state)
{
    arena = arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(arena);
    return 0;
}

static void every_line_end_is_one(void **state)
{
    const char *wanted = "document\n"
                         "  paragraph @1 \"một\"\n"
                         "  paragraph @3 \"hai\"\n";
    assert_str(tree_of(STR("một\n\nhai\n"), false), wanted);
    assert_str(tree_of(STR("một\r\n\r\nhai\r\n"), false), wanted);
    assert_str(tree_of(STR("\xEF\xBB\xBFmột\r\rhai"), false), wanted);
}

static void text_becomes_nfc(void **state)
{
    assert_str(
        tree_of(STR("Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t"), false),
        "document\n  paragraph @1 \"Tiếng Việt\"\n");
}

static void bad_bytes_are_replaced_and_told(void **state)
{
    assert_str(tree_of(STR("a\xFF"
                           "b\n\nc\x00"
                           "d"),
                       false),
               "document\n"
               "  paragraph @1 \"a\xEF\xBF\xBD"
               "b\"\n"
               "  paragraph @3 \"cd\"\n");
    assert_int_equal(count_of(LOG_WARNING), 2);
    assert_int_equal(messages.first->line, 1);
    assert_int_equal(messages.last->line, 3);
}

static void wrapped_lines_are_joined(void **state)
{
    assert_str(
        tree_of(STR("Tổng cục Môi trường đã tổ chức Hội nghị tổng\n"
                    "kết công tác năm 2020 và phương hướng nhiệm\n"
                    "vụ công tác năm 2021 tại trụ sở của mình ở\n"
                    "Hà Nội.\n"),
                false),
        "document\n"
        "  paragraph @1 \"Tổng cục Môi trường đã tổ chức Hội nghị tổng kết "
        "công tác năm 2020 và phương hướng nhiệm vụ công tác năm 2021 tại trụ "
        "sở của mình ở Hà Nội.\"\n");
}

static void verse_is_not_joined(void **state)
{
    assert_str(tree_of(STR("Trăm năm trong cõi người ta\n"
                           "Chữ tài chữ mệnh khéo là ghét nhau\n"
                           "Trải qua một cuộc bể dâu\n"
                           "Những điều trông thấy mà đau đớn lòng\n"),
                       false),
               "document\n"
               "  paragraph @1 \"Trăm năm trong cõi người ta\"\n"
               "  paragraph @2 \"Chữ tài chữ mệnh khéo là ghét nhau\"\n"
               "  paragraph @3 \"Trải qua một cuộc bể dâu\"\n"
               "  paragraph @4 \"Những điều trông thấy mà đau đớn lòng\"\n");
}

static void lists_nest_by_their_marks(void **state)
{
    assert_str(
        tree_of(STR("- một\n+ trong một\n+ hai trong một\n- hai\n"), false),
        "document\n"
        "  list @1\n"
        "    item \"-\" @1\n"
        "      paragraph @1 \"một\"\n"
        "      list @2\n"
        "        item \"+\" @2\n"
        "          paragraph @2 \"trong một\"\n"
        "        item \"+\" @3\n"
        "          paragraph @3 \"hai trong một\"\n"
        "    item \"-\" @4\n"
        "      paragraph @4 \"hai\"\n");
}

static void a_year_is_no_label(void **state)
{
    assert_str(tree_of(STR("2020. Năm ấy"), false),
               "document\n  paragraph @1 \"2020. Năm ấy\"\n");
}

static void sections_are_headings_and_prose_is_not(void **state)
{
    assert_str(
        tree_of(STR("Điều 5. Hiệu lực\n\nĐiều 5 của Luật nói khác."), true),
        "document\n"
        "  heading 1 @1 \"Điều 5. Hiệu lực\"\n"
        "  paragraph @3 \"Điều 5 của Luật nói khác.\"\n");
}

static void front_matter_is_taken_off(void **state)
{
    struct doc *doc;
    messages = (struct log){.arena = arena};
    doc = doc_new(arena, &messages);
    read_text(doc, STR("---\ntitle: Báo cáo\nauthors: [An, Bình]\n"
                       "date: 22/12/2020\nnonsense: 1\n---\n\nXin chào.\n"));
    assert_str(doc->meta.title, "Báo cáo");
    assert_int_equal(doc->meta.authors.n, 2);
    assert_str(doc->meta.date, "2020-12-22");
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_int_equal(messages.first->line, 5);
    assert_int_equal(doc->root->first->line, 8);
}

static void broken_front_matter_stays_in_the_text(void **state)
{
    struct str tree = tree_of(STR("---\ntitle: [x\n---\nchữ\n"), false);
    assert_int_equal(count_of(LOG_WARNING), 1);
    assert_true(str_find(tree, STR("title: [x")) < tree.n);
}

static const char long_text[] =
    "Tổng cục Môi trường đã tổ chức Hội nghị tổng kết công tác năm 2020 và "
    "phương hướng nhiệm vụ công tác năm 2021. Thứ trưởng Bộ Tài nguyên và Môi "
    "trường đến dự và chỉ đạo Hội nghị, cùng đông đủ các đơn vị trực thuộc "
    "Tổng cục và các địa phương.";

static struct str page(const char *before, const char *after)
{
    return str_printf(arena, "%s\n\n%s\n\n%s", before, long_text, after);
}

static bool holds(struct str tree, const char *part)
{
    return str_find(tree, str_of(part)) < tree.n;
}

static void the_head_of_a_web_page_is_known(void **state)
{
    struct str tree =
        tree_of(page("BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC\nDAV\n\nHội nghị về an toàn "
                     "thuốc năm 2023\n\n12\n\n22/12/2023 08:30",
                     "Theo Báo Sức khỏe"),
                true);
    assert_true(holds(tree, "parent-body @1 \"BỘ Y TẾ\""));
    assert_true(holds(tree, "issuing-body @2"));
    assert_true(holds(tree, "acronym @3"));
    assert_true(holds(tree, "title @5"));
    assert_true(holds(tree, "lead @"));
    assert_true(holds(tree, "attribution @"));
    assert_int_equal(count_of(LOG_DROPPED), 2);
}

static void what_only_looks_like_furniture_stays(void **state)
{
    struct str tree =
        tree_of(page("Hội nghị tổng kết công tác năm 2020\n\n2020",
                     "Chia sẻ với các đại biểu, ông cho biết thêm.\n\n"
                     "Theo Thông tư 02/2019/TT-BNV"),
                true);
    assert_int_equal(count_of(LOG_DROPPED), 0);
    assert_false(holds(tree, "attribution"));
    assert_true(holds(tree, "paragraph @3 \"2020\""));
}

static void a_national_title_is_no_organisation(void **state)
{
    struct str tree =
        tree_of(page("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - "
                     "Hạnh phúc\n\nHội nghị tổng kết công tác năm 2020",
                     "Hết."),
                true);
    assert_true(holds(tree, "plain @1"));
    assert_true(holds(tree, "plain @2"));
    assert_false(holds(tree, "issuing-body"));
}

static void captions_stand_between_long_paragraphs(void **state)
{
    struct str body =
        str_printf(arena,
                   "Thứ trưởng phát biểu tại Hội nghị\n\n%s\n\nToàn cảnh Hội "
                   "nghị.\n\n%s",
                   long_text, long_text);
    struct str tree =
        tree_of(page("Hội nghị tổng kết công tác năm 2020", body.s), true);
    assert_true(holds(tree, "caption @5"));
    assert_true(holds(tree, "caption @9"));
}

static void a_gallery_with_captions_stays(void **state)
{
    struct str tree =
        tree_of(page("Hội nghị tổng kết công tác năm 2020",
                     "Một số hình ảnh tại Hội nghị:\n\nQuang cảnh Hội nghị"),
                true);
    assert_int_equal(count_of(LOG_DROPPED), 0);
    assert_true(holds(tree, "paragraph @5 \"Một số hình ảnh"));
    assert_true(holds(tree, "caption @7 \"Quang cảnh"));
}

static void nothing_and_little_are_harmless(void **state)
{
    assert_str(tree_of(STR(""), true), "document\n");
    assert_str(tree_of(STR("\n \n\t\n"), true), "document\n");
    assert_str(tree_of(STR("A"), true), "document\n  paragraph @1 \"A\"\n");
    tree_of(STR("BỘ Y TẾ\n"), true);
    tree_of(STR("---\n"), true);
    tree_of(STR("-\n1.\na)\n"), true);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        T(every_line_end_is_one),
        T(text_becomes_nfc),
        T(bad_bytes_are_replaced_and_told),
        T(wrapped_lines_are_joined),
        T(verse_is_not_joined),
        T(lists_nest_by_their_marks),
        T(a_year_is_no_label),
        T(sections_are_headings_and_prose_is_not),
        T(front_matter_is_taken_off),
        T(broken_front_matter_stays_in_the_text),
        T(the_head_of_a_web_page_is_known),
        T(what_only_looks_like_furniture_stays),
        T(a_national_title_is_no_organisation),
        T(captions_stand_between_long_paragraphs),
        T(a_gallery_with_captions_stays),
        T(nothing_and_little_are_harmless),
    };
    return RUN(tests);
}
