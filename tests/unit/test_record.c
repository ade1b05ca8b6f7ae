/* SPDX-License-Identifier: MIT */
/* What an archive is told of a document, by the document's own parts. */
#include "doc/stamp.h"
#include "reading.h"

static const struct record *record_of(const char *text)
{
    struct doc *doc = read_bytes(str_of(text));
    structure(doc, false);
    complete_meta(doc, STR("anban"), 0);
    return &doc->meta.record;
}

static void is(struct str got, const char *wanted)
{
    assert_string_equal(str_copy(arena, got).s, wanted);
}

static void a_report_has_its_kind_above_its_subject(void **state)
{
    (void)state;
    const struct record *r = record_of(
        "BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG\nTỔNG CỤC MÔI TRƯỜNG\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 123/BC-TCMT\nHà Nội, ngày 05 tháng 01 năm 2021\n\n"
        "BÁO CÁO\nKết quả công tác năm 2020\n\n"
        "Tổng cục Môi trường báo cáo kết quả công tác như sau.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
        "KT. TỔNG CỤC TRƯỞNG\nPHÓ TỔNG CỤC TRƯỞNG\n(Đã ký)\n"
        "Hoàng Văn Thức\n");
    is(r->number, "123/BC-TCMT");
    is(r->kind, "BÁO CÁO");
    is(r->subject, "Kết quả công tác năm 2020");
    is(r->post, "KT. TỔNG CỤC TRƯỞNG PHÓ TỔNG CỤC TRƯỞNG");
    is(r->signer, "Hoàng Văn Thức");
}

static void a_letter_says_what_it_is_about_in_its_head(void **state)
{
    (void)state;
    const struct record *r = record_of(
        "ỦY BAN NHÂN DÂN TỈNH A\nSỞ Y TẾ\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 27/SYT-VP\nV/v phối hợp tổ chức tiêm chủng\n"
        "A, ngày 12 tháng 9 năm 2024\n\n"
        "Kính gửi: Các trạm y tế\n\nSở Y tế đề nghị các trạm phối hợp.\n\n"
        "GIÁM ĐỐC\nPhạm Thị Hồng\n");
    is(r->number, "27/SYT-VP");
    is(r->kind, "");
    is(r->subject, "phối hợp tổ chức tiêm chủng");
    is(r->signer, "Phạm Thị Hồng");
}

static enum line_role stamped(const char *line)
{
    struct str degree;
    return stamp_role(str_of(line), &degree);
}

static void stamps_are_told_from_words_that_look_alike(void **state)
{
    (void)state;
    assert_int_equal(stamped("TUYỆT MẬT"), LINE_SECRECY);
    assert_int_equal(stamped(" Mức độ mật : tối mật"), LINE_SECRECY);
    assert_int_equal(stamped("HOẢ TỐC HẸN GIỜ"), LINE_URGENCY);
    assert_int_equal(stamped("Độ khẩn: Thượng khẩn"), LINE_URGENCY);
    assert_int_equal(stamped("Mật"), LINE_PLAIN);
    assert_int_equal(stamped("MẮT"), LINE_PLAIN);
    assert_int_equal(stamped("KHÁN"), LINE_PLAIN);
    assert_int_equal(stamped("Độ mật: Khẩn"), LINE_PLAIN);
    assert_int_equal(stamped("MẬT:"), LINE_PLAIN);
    assert_int_equal(stamped(""), LINE_PLAIN);
}

static void a_text_that_is_no_document_has_none(void **state)
{
    (void)state;
    const struct record *r = record_of("Một bài viết\n\nNội dung bài viết.\n");
    assert_int_equal(
        r->number.n + r->kind.n + r->subject.n + r->post.n + r->signer.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_report_has_its_kind_above_its_subject),
        T(a_letter_says_what_it_is_about_in_its_head),
        T(stamps_are_told_from_words_that_look_alike),
        T(a_text_that_is_no_document_has_none),
    };
    return RUN(tests);
}
