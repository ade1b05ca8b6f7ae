/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "doc/marker.h"

static struct str tree(struct str text)
{
    return dump_of(read_bytes(text));
}

static size_t children(const struct node *node)
{
    size_t n = 0;
    FOR_CHILDREN (child, node)
        n++;
    return n;
}

static void blank_lines_and_line_ends_part_paragraphs(void **state)
{
    const char *wanted = "document\n"
                         "  paragraph @1 \"một\"\n"
                         "  paragraph @3 \"hai\"\n";
    assert_str(tree(STR("một\n\nhai\n")), wanted);
    assert_str(tree(STR("một\r\n\r\nhai\r\n")), wanted);
    assert_str(tree(STR("\xEF\xBB\xBFmột\r\rhai")), wanted);
    assert_str(tree(STR("một\n \t\nhai")), wanted);
    assert_str(tree(STR("một\n\u00A0\nhai")), wanted);
    assert_int_equal(children(read_bytes(STR("một\nhai\nba"))->root), 3);
}

static void white_space_runs_are_one_space(void **state)
{
    assert_str(tree(STR("  một \t hai\u00A0 ba  \n")),
               "document\n  paragraph @1 \"một hai\u00A0 ba\"\n");
}

static void wrapped_lines_are_joined(void **state)
{
    assert_str(tree(STR("Tổng cục Môi trường đã tổ chức Hội nghị tổng\n"
                        "kết công tác năm 2020 và phương hướng nhiệm\n"
                        "vụ công tác năm 2021 tại trụ sở của mình ở\n"
                        "Hà Nội.\n")),
               "document\n"
               "  paragraph @1 \"Tổng cục Môi trường đã tổ chức Hội nghị tổng "
               "kết công tác năm 2020 và phương hướng nhiệm vụ công tác năm "
               "2021 tại trụ sở của mình ở Hà Nội.\"\n");
}

static void short_paragraphs_are_joined_at_the_width_of_all(void **state)
{
    struct doc *doc = read_bytes(
        STR("Thông báo lịch nghỉ hè của thư viện\n"
            "Kính gửi quý bạn đọc,\n"
            "Thư viện huyện An Lạc xin thông báo lịch nghỉ hè năm nay như\n"
            "sau:\n"
            "- Nghỉ từ thứ Bảy, ngày 25 tháng 6.\n"
            "- Mở cửa trở lại vào thứ Hai, ngày 4 tháng 7 như thường lệ.\n"
            "Trong thời gian nghỉ, đề nghị quý bạn đọc giữ sách cẩn thận,\n"
            "không cho người khác mượn lại.\n"
            "Các em học sinh lớp 4 và lớp 5 trả sách đã mượn cho cô thủ\n"
            "thư trước ngày 20 tháng 6.\n"));
    assert_int_equal(children(doc->root), 6);
    assert_int_equal(doc->root->last->line, 9);
}

static void wrapped_paragraphs_need_no_blank_line(void **state)
{
    struct doc *doc = read_bytes(
        STR("    Tổng cục Môi trường đã tổ chức Hội nghị tổng kết công\n"
            "tác năm 2020 và phương hướng nhiệm vụ công tác năm 2021 tại\n"
            "trụ sở của mình ở Hà Nội.\n"
            "    Thứ trưởng Võ Tuấn Nhân đến dự và chỉ đạo, cùng đại diện\n"
            "các đơn vị trực thuộc Bộ và các địa phương có liên quan đến\n"
            "công tác bảo vệ môi trường.\n"));
    assert_int_equal(children(doc->root), 2);
    assert_int_equal(doc->root->last->line, 4);
}

static void verse_and_addresses_keep_their_lines(void **state)
{
    const char *const texts[] = {
        "Trăm năm trong cõi người ta\nChữ tài chữ mệnh khéo là ghét nhau\n"
        "Trải qua một cuộc bể dâu\nNhững điều trông thấy mà đau đớn lòng\n",
        /* lines as long as wrapped ones */
        "Hôm nay trời nhẹ lên cao, tôi buồn không hiểu vì sao tôi buồn\n"
        "Lá hồng rơi lặng ngõ thuôn, sương trinh rơi kín từ nguồn yêu thương\n"
        "Phất phơ hồn của bông hường, trong hơi phiêu bạt còn vương má hồng\n"
        "Nghe chừng gió nhớ qua sông, e bên lau lách thuyền không vắng bờ\n",
        "Trung tâm Điều tra, Thông tin và Dữ liệu về môi trường\n"
        "Số 10 Tôn Thất Thuyết, phường Mỹ Đình 2, quận Nam Từ Liêm\n"
        "Thành phố Hà Nội, Việt Nam\nĐiện thoại: 024 0000 0000\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        assert_int_equal(children(read_bytes(str_of(texts[i]))->root), 4);
}

static void long_lines_are_paragraphs(void **state)
{
    struct buf buf = {.arena = arena};
    for (int i = 1; i <= 8; i++) {
        for (int k = 0; k < i * 7; k++)
            buf_printf(&buf, "%stổ chức hội nghị", k ? ", " : "Đơn vị ");
        buf_add(&buf, STR(".\n"));
    }
    assert_int_equal(children(read_bytes(buf_str(&buf))->root), 8);
}

static void marks_in_the_middle_of_a_sentence_are_none(void **state)
{
    struct doc *doc =
        read_bytes(STR("Các đơn vị thực hiện đúng quy định tại khoản 2 Điều\n"
                       "5. Việc kiểm tra được tiến hành trong giai đoạn 2016\n"
                       "– 2025 và báo cáo kết quả cho Tổng cục trước ngày\n"
                       "31. 12 hằng năm theo mẫu đã ban hành kèm theo Thông\n"
                       "tư này và các văn bản có liên quan của cấp trên.\n"));
    assert_int_equal(children(doc->root), 1);
    assert_int_equal(doc->root->first->kind, NODE_PARAGRAPH);
}

static void lists_nest_by_their_marks(void **state)
{
    assert_str(tree(STR("- một\n+ trong một\n+ hai trong một\n- hai\n")),
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

static void lists_nest_by_their_indent(void **state)
{
    assert_str(tree(STR("* một\n  * trong\n    * sâu\n* hai\n\n* ba\n")),
               "document\n"
               "  list @1\n"
               "    item \"*\" @1\n"
               "      paragraph @1 \"một\"\n"
               "      list @2\n"
               "        item \"*\" @2\n"
               "          paragraph @2 \"trong\"\n"
               "          list @3\n"
               "            item \"*\" @3\n"
               "              paragraph @3 \"sâu\"\n"
               "    item \"*\" @4\n"
               "      paragraph @4 \"hai\"\n"
               "    item \"*\" @6\n"
               "      paragraph @6 \"ba\"\n");
}

static void what_counts_stands_above_what_does_not(void **state)
{
    struct doc *doc = read_bytes(STR("1. Một:\na) A;\n- x;\n- y;\nb) B;\n"
                                     "2. Hai:\n1) C;\n2) D.\n"));
    assert_int_equal(children(doc->root), 1);
    const struct node *list = doc->root->first;
    assert_true(list->as.list.ordered);
    assert_int_equal(children(list), 2);
    const struct node *letters = list->first->last;
    assert_int_equal(children(letters), 2);
    assert_str(letters->last->as.item.label, "b)");
    assert_false(letters->first->last->as.list.ordered);
}

static void an_indented_line_goes_on_with_its_item(void **state)
{
    assert_str(tree(STR("- một\n  tiếp theo một\nđoạn mới\n")),
               "document\n"
               "  list @1\n"
               "    item \"-\" @1\n"
               "      paragraph @1 \"một\"\n"
               "      paragraph @2 \"tiếp theo một\"\n"
               "  paragraph @3 \"đoạn mới\"\n");
}

static void depth_is_bounded(void **state)
{
    struct buf buf = {.arena = arena};
    for (int i = 0; i < 200; i++) {
        for (int k = 0; k < i * 2; k++)
            buf_add_char(&buf, ' ');
        buf_add(&buf, STR("- mục\n"));
    }
    size_t deepest = 0;
    const struct doc *doc = read_bytes(buf_str(&buf));
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        size_t depth = 0;
        for (const struct node *up = n; up; up = up->parent)
            depth++;
        deepest = depth > deepest ? depth : deepest;
    }
    assert_in_range(deepest, 20, 60);
}

static void labels_are_what_they_are(void **state)
{
    static const struct {
        const char *text, *label; /* NULL: no mark */
    } lines[] = {
        {"- a", "-"},         {"– a", "–"},
        {"• a", "•"},         {"-Đẩy mạnh", "-"},
        {"1. a", "1."},       {"12) a", "12)"},
        {"1.1. a", "1.1."},   {"1.2.3 Kết quả", "1.2.3"},
        {"a) x", "a)"},       {"đ) x", "đ)"},
        {"a. x", "a."},       {"IV. x", "IV."},
        {"B. x", "B."},       {"2020. Năm", NULL},
        {"3.5 triệu", NULL},  {"1.500 tấn", NULL},
        {"-5 độ", NULL},      {"--x", NULL},
        {"1.a", NULL},        {"a", NULL},
        {"-", NULL},          {"- ", NULL},
        {"", NULL},           {"22.12.2020 là", NULL},
        {"V.I. Lênin", NULL}, {"+84 912", NULL},
        {"10h30 họp", NULL},  {"ăn) x", NULL},
        {"1.", NULL},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct marker marker = {.label = STR("")};
        bool found = find_marker(str_of(lines[i].text), &marker);
        assert_int_equal(found, lines[i].label != NULL);
        if (found)
            assert_str(marker.label, lines[i].label);
    }
}

static void numbered_lines_above_text_are_headings(void **state)
{
    struct doc *doc = read_bytes(
        STR("I. ĐẶC ĐIỂM\n\n1. Thuận lợi\nĐược cấp trên quan tâm, chỉ đạo.\n\n"
            "2. Khó khăn\n- Thiếu kinh phí;\n- Thiếu người.\n\n"
            "3. Nguyên nhân:\na) Khách quan;\nb) Chủ quan.\n"));
    const enum node_kind kinds[] = {NODE_HEADING, NODE_HEADING, NODE_PARAGRAPH,
                                    NODE_HEADING, NODE_LIST,    NODE_HEADING,
                                    NODE_LIST};
    size_t i = 0;
    FOR_CHILDREN (block, doc->root)
        assert_int_equal(block->kind, kinds[i++]);
    assert_int_equal(i, sizeof kinds / sizeof kinds[0]);
}

static void numbered_lines_in_a_row_are_items(void **state)
{
    struct doc *doc = read_bytes(
        STR("1. Mở đầu\n2. Nội dung\n3. Thảo luận\n\nHội nghị kết thúc lúc 17 "
            "giờ cùng ngày với sự nhất trí cao của các đại biểu dự họp.\n"));
    assert_int_equal(doc->root->first->kind, NODE_LIST);
    assert_int_equal(children(doc->root->first), 3);
    assert_int_equal(doc->root->last->kind, NODE_PARAGRAPH);
}

static void section_words_are_headings_and_prose_is_not(void **state)
{
    static const struct {
        const char *text;
        int level;
    } lines[] = {
        {"Phần I", 1},
        {"PHẦN THỨ NHẤT", 1},
        {"Chương II. Quyền", 2},
        {"CHƯƠNG 3: TÊN", 2},
        {"Chương III – Hết", 2},
        {"Mục 1. Phạm vi", 3},
        {"Điều 5. Hiệu lực", 4},
        {"Chương I QUY ĐỊNH", 2},
        {"Điều 5 của Luật", 0},
        {"Mục tiêu 5", 0},
        {"Phần lớn", 0},
        {"Điều 2. Có hiệu lực từ ngày ký.", 0},
        {"Mục 3 nêu rõ", 0},
        {"Phần thứ nhất của kế hoạch", 0},
        {"Điều ", 0},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        bool bare;
        assert_int_equal(section_level(str_of(lines[i].text), &bare),
                         lines[i].level);
    }
}

static void a_chapter_has_its_name_below(void **state)
{
    assert_str(tree(STR("Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n")),
               "document\n"
               "  heading 2 @1\n"
               "    text \"Chương I\"\n"
               "    line-break\n"
               "    text \"QUY ĐỊNH CHUNG\"\n"
               "  heading 4 @4 \"Điều 1. Phạm vi\"\n");
    assert_str(tree(STR("Chương I\n\nMột đoạn văn.\n")),
               "document\n"
               "  heading 2 @1 \"Chương I\"\n"
               "  paragraph @3 \"Một đoạn văn.\"\n");
}

static void private_signs_are_marks(void **state)
{
    assert_str(tree(STR("\uF0B7 một\n\uF0B7 hai\n")),
               "document\n"
               "  list @1\n"
               "    item \"•\" @1\n"
               "      paragraph @1 \"một\"\n"
               "    item \"•\" @2\n"
               "      paragraph @2 \"hai\"\n");
    static const char *const signs[] = {"\uF0A7", "\uF0D8", "\uF0FC", "\uF02D",
                                        "\uF0E0", "\uF076", "\uF06E"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct str text =
            str_printf(arena, "%s một\n%s hai\n", signs[i], signs[i]);
        assert_int_equal(read_bytes(text)->root->first->kind, NODE_LIST);
    }
}

static void a_mark_alone_goes_to_its_text(void **state)
{
    assert_str(tree(STR("1.\n\nmột\n\n2.\n\nhai\n")),
               "document\n"
               "  list ordered @1\n"
               "    item \"1.\" @1\n"
               "      paragraph @1 \"một\"\n"
               "    item \"2.\" @5\n"
               "      paragraph @5 \"hai\"\n");
    assert_str(tree(STR("1.\n")), "document\n  paragraph @1 \"1.\"\n");
}

static void a_form_feed_ends_a_line(void **state)
{
    struct doc *doc = read_bytes(STR("---\ntitle: một\f---\fhai\fba\n"));
    assert_str(doc->meta.title, "một");
    assert_str(dump_of(doc), "document\n"
                             "  paragraph @4 \"hai\"\n"
                             "  page-break @5\n"
                             "  paragraph @5 \"ba\"\n");
}

static void nothing_and_little_are_harmless(void **state)
{
    assert_str(tree(STR("")), "document\n");
    assert_str(tree(STR("\n \n\t\n")), "document\n");
    assert_str(tree(STR("A")), "document\n  paragraph @1 \"A\"\n");
    assert_str(tree(STR("-")), "document\n  paragraph @1 \"-\"\n");
    assert_str(tree(STR("-----")), "document\n  rule @1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(blank_lines_and_line_ends_part_paragraphs),
        T(white_space_runs_are_one_space),
        T(wrapped_lines_are_joined),
        T(short_paragraphs_are_joined_at_the_width_of_all),
        T(wrapped_paragraphs_need_no_blank_line),
        T(verse_and_addresses_keep_their_lines),
        T(long_lines_are_paragraphs),
        T(marks_in_the_middle_of_a_sentence_are_none),
        T(lists_nest_by_their_marks),
        T(lists_nest_by_their_indent),
        T(what_counts_stands_above_what_does_not),
        T(an_indented_line_goes_on_with_its_item),
        T(depth_is_bounded),
        T(labels_are_what_they_are),
        T(numbered_lines_above_text_are_headings),
        T(numbered_lines_in_a_row_are_items),
        T(section_words_are_headings_and_prose_is_not),
        T(a_chapter_has_its_name_below),
        T(private_signs_are_marks),
        T(a_mark_alone_goes_to_its_text),
        T(a_form_feed_ends_a_line),
        T(nothing_and_little_are_harmless),
    };
    return RUN(tests);
}
