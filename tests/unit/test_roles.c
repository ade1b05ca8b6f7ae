/* SPDX-License-Identifier: MIT */
/* Recognition of official documents, wherever their parts stand. */
#include "reading.h"

#include "doc/fold.h"
#include "doc/roles/words.h"

/* Lines of an invented decision, in the order of its columns. */
#define BODY   "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n"
#define NATION "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
#define MOTTO  "Độc lập - Tự do - Hạnh phúc\n"
#define NUMBER "Số: 15/QĐ-UBND\n"
#define DATE   "Lam Sơn, ngày 03 tháng 02 năm 2024\n"
#define TITLE  "QUYẾT ĐỊNH\nVỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC CHUYỂN ĐỔI SỐ\n"
#define OPENING                                                                    \
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM SƠN\n"                           \
    "Căn cứ Luật Tổ chức chính quyền địa phương;\n"               \
    "Theo đề nghị của Giám đốc Sở Nội vụ.\n"                      \
    "QUYẾT ĐỊNH:\n"                                                           \
    "Điều 1. Thành lập Tổ công tác chuyển đổi số của tỉnh.\n" \
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n"
#define END                                                                    \
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n"                           \
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bình\n"

static struct doc *structured(const char *text)
{
    struct doc *doc = read_bytes(str_of(text));
    structure(doc, false);
    return doc;
}

static struct str line_of(const struct doc *doc, enum line_role role)
{
    struct buf buf = {.arena = arena};
    for (const struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (n->kind != NODE_PARAGRAPH || n->as.line.role != role)
            continue;
        if (buf.n)
            buf_add(&buf, STR(" | "));
        buf_add(&buf, node_text(arena, n));
    }
    return buf_str(&buf);
}

static void holds_all_parts(const struct doc *doc)
{
    assert_int_equal(doc->meta.organisations.n, 1);
    assert_str(doc->meta.organisations.at[0], "ỦY BAN NHÂN DÂN TỈNH LAM SƠN");
    assert_str(doc->meta.date, "2024-02-03");
    assert_str(doc->meta.title,
               "QUYẾT ĐỊNH VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC CHUYỂN ĐỔI SỐ");
    assert_str(line_of(doc, LINE_NATION), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    assert_str(line_of(doc, LINE_NUMBER), "Số: 15/QĐ-UBND");
    assert_str(line_of(doc, LINE_POST), "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH");
    assert_str(line_of(doc, LINE_NAME), "Trần Văn Bình");
}

static void parts_are_known_line_by_line(void **state)
{
    holds_all_parts(
        structured(BODY NUMBER NATION MOTTO DATE TITLE OPENING END));
    holds_all_parts(
        structured(NATION MOTTO BODY NUMBER DATE TITLE OPENING END));
}

static void lines_of_a_page_may_stand_above(void **state)
{
    const struct doc *doc =
        structured("Trang chủ\nVăn bản chỉ đạo điều hành\nTìm kiếm\n"
                   "Cập nhật: 05/02/2024\n" BODY NUMBER NATION MOTTO DATE TITLE
                       OPENING END);
    holds_all_parts(doc);
}

static void columns_are_read_one_by_one(void **state)
{
    holds_all_parts(structured(
        "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\n-------\t" NATION MOTTO
        "---------------\n"
        "Số: 15/QĐ-UBND\tLam Sơn, ngày 03 tháng 02 năm 2024\n" TITLE OPENING
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\tTM. ỦY BAN NHÂN DÂN\n"
        "CHỦ TỊCH\nTrần Văn Bình\n"));
    holds_all_parts(structured(
        "   ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "     TỈNH LAM SƠN               Độc lập - Tự do - Hạnh phúc\n"
        "   Số: 15/QĐ-UBND         Lam Sơn, ngày 03 tháng 02 năm 2024\n"
        "\n" TITLE OPENING "\n"
        "Nơi nhận:                         TM. ỦY BAN NHÂN DÂN\n"
        "- Như Điều 2;                           CHỦ TỊCH\n"
        "- Lưu: VT.\n"
        "                                     Trần Văn Bình\n"));
}

static void columns_run_together_are_cut(void **state)
{
    holds_all_parts(structured(
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH LAM SƠN Độc lập - Tự do - Hạnh phúc\n"
        "Số: 15/QĐ-UBND Lam Sơn, ngày 03 tháng 02 năm 2024\n" TITLE OPENING
        "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT. TM. ỦY BAN NHÂN DÂN\n"
        "CHỦ TỊCH\nTrần Văn Bình\n"));
}

static void a_number_may_stand_below_its_label(void **state)
{
    holds_all_parts(structured(
        BODY "Số:\n15/QĐ-UBND\n" NATION MOTTO DATE TITLE OPENING END));
}

static size_t count_kind(const struct doc *doc, enum node_kind kind)
{
    size_t n = 0;
    FOR_CHILDREN (block, doc->root)
        n += block->kind == kind;
    return n;
}

static void an_appendix_begins_a_page(void **state)
{
    const struct doc *doc =
        structured(BODY NUMBER NATION MOTTO DATE TITLE OPENING END
                   "PHỤ LỤC I\nDANH SÁCH THÀNH VIÊN\n"
                   "(Kèm theo Quyết định số 15/QĐ-UBND)\n"
                   "Ông Trần Văn Bình, Chủ tịch Ủy ban nhân dân tỉnh.\n");
    holds_all_parts(doc);
    assert_int_equal(count_kind(doc, NODE_PAGE_BREAK), 1);
    const struct node *heading = doc->root->last;
    while (heading->kind != NODE_HEADING)
        heading = heading->previous;
    assert_str(node_text(arena, heading), "PHỤ LỤC I DANH SÁCH THÀNH VIÊN");
}

static void a_second_document_has_its_own_head(void **state)
{
    const struct doc *doc =
        structured(BODY NUMBER NATION MOTTO DATE TITLE OPENING END
                   "SỞ NỘI VỤ\nSố: 7/BC-SNV\n" NATION MOTTO
                   "Lam Sơn, ngày 05 tháng 02 năm 2024\n"
                   "BÁO CÁO\nKết quả thành lập Tổ công tác chuyển đổi số\n"
                   "Sở Nội vụ báo cáo kết quả như sau, theo yêu cầu của Ủy "
                   "ban nhân dân tỉnh tại Quyết định nêu trên.\n"
                   "GIÁM ĐỐC\nLê Thị Cúc\n");
    assert_int_equal(count_kind(doc, NODE_LETTERHEAD), 2);
    assert_int_equal(count_kind(doc, NODE_SIGNATURE), 2);
    assert_int_equal(count_kind(doc, NODE_TITLE), 1);
    assert_int_equal(doc->meta.organisations.n, 1);
    assert_str(doc->meta.date, "2024-02-03");
}

static void the_nation_in_prose_is_no_head(void **state)
{
    const struct doc *doc = structured(
        "Năm 1976, Quốc hội đổi tên nước là\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "và chọn Hà Nội làm thủ đô. Tên ấy được dùng cho đến ngày nay.\n");
    assert_int_equal(count_kind(doc, NODE_LETTERHEAD), 0);
}

static void surnames_are_known_by_their_marks(void **state)
{
    assert_true(is_surname(STR("Nguyễn")));
    assert_true(is_surname(STR("ĐIỂU")));
    assert_true(is_surname(STR("nguyen"))); /* as it is typed without marks */
    assert_false(is_surname(STR("Nguyên")));
    assert_false(is_surname(STR("ĐANG")));
}

static void letters_are_folded_one_byte_each(void **state)
{
    struct folded folded = fold(arena, STR("Ủy ban – Số 1"), 64);
    size_t end;
    assert_str(folded.letters, "uy ban - so 1");
    assert_str(folded.shape, "Aa aaa - Aa 0");
    assert_int_equal(fold_find(STR("xa cong  hoa"), "conghoa", &end), 3);
    assert_int_equal(end, 12);
    assert_int_equal(fold_find(STR("xa cong"), "conghoa", &end), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(parts_are_known_line_by_line),
        T(lines_of_a_page_may_stand_above),
        T(columns_are_read_one_by_one),
        T(columns_run_together_are_cut),
        T(a_number_may_stand_below_its_label),
        T(an_appendix_begins_a_page),
        T(a_second_document_has_its_own_head),
        T(the_nation_in_prose_is_no_head),
        T(letters_are_folded_one_byte_each),
        T(surnames_are_known_by_their_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
