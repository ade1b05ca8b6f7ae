/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "check.h"

#include "layout/breaks.h"

/* Each case shows with '|' where a line may freely end, with '~' where it may
 * at a price, and with '+' where only in need. */
static const struct {
    const char *lang, *wanted;
} cases[] = {
    {"vi", "Công ~ty ~gang ~thép"},
    {"vi", "Ngày 22/12, |Tổng ~cục"},
    {"vi", "tháng 12/2020, |trong |năm 2020 |và"},
    {"vi", "số 01/NQ-CP |của |Chính ~phủ"},
    {"vi", "mức ~độ 3 – 4 +đối ~với"},
    {"vi", "trong ~đó |có |219 +khu ~công"},
    {"vi", "hơn |1.500 +thông ~tin"},
    {"vi", "đạt |89,6 % |số |vụ"},
    {"vi", "đạt |89,6% |số |vụ"},
    {"vi", "có |250/280 +khu ~công"},
    {"vi", "Nghị ~định ~08/2022/NĐ-CP |của"},
    {"vi", "là |5,2 +tỷ ~đồng, |từ |16 +giờ ~30 +phút |đến"},
    {"vi", "Phụ ~lục II |và |quý IV +năm 2020"},
    {"vi", "(đạt |89,6%), |trong"},
    {"vi", "đại |dịch |Covid-19, |song"},
    {"vi", "kinh ~tế – ~xã ~hội |năm 2020."},
    {"vi", "giai ~đoạn |2016 – 2025, |tầm"},
    {"vi", "QĐ-TTg, |V/v |góp ~ý"},
    {"vi", "TP. Hồ ~Chí ~Minh, |PGS. TS. Trần"},
    {"vi", "Ông ~Nguyễn ~Kim ~Tuyển, |Cục"},
    {"vi", "cục |Môi ~trường |Nguyễn ~Văn ~Tài |cho"},
    {"vi", "Thứ ~trưởng ~Bộ ~Tài ~Nguyên |và"},
    {"vi", "thầy ~Y ~Phôn ~Niê |dạy"},
    {"vi", "bà ~Võ, |Trần ~Lan |và |em ~Cao ~Lê"},
    {"vi", "ở |Hà ~Nội |và |Hưng ~Yên"},
    {"vi", "nhà-+nước |và"},
    {"vi", "và/~hoặc |tấn/~hộ/~tháng, |kg/ha |ki-lô-mét"},
    {"vi", "https://~vea.~gov.~vn/|tin~-tuc/|2020_~12/|7.~html |mới"},
    {"vi", "xem |http://~a.~vn/|?+q=+1&+r=+%20 |và"},
    {"vi", "(www.~a.~vn/|b/). |Thư: |ban_~tin@toa~-soan.~vn."},
    {"vi", "https://~a.~vn/~-/|b~--c_~-d.~e?+f~-g"},
    {"en", "at |www.~a.~org/|b~-c/|d"},
    {"vi", "tệp |bang~-so~-lieu.~xlsx, |a~-b~-c~-d~-e, |ki-lô-oát-+giờ"},
    {"en", "state-|of-|the-|art |a~-b~-c_~d"},
    {"vi", "quốc |tế,…|để |phục"},
    {"vi", "ngày 06 +tháng 5 +năm 2025 |tại |tỉnh ~Đồng ~Nai"},
    {"vi", "quý IV +năm 2020, |mỗi |ngày 2 |tháng |một"},
    {"vi", "theo ~Nghị ~định ~số 30/2020/NĐ-CP |của |dân ~số |nước |Việt ~Nam"},
    {"en", "219 |areas |in |2020 |– |2025"},
    {"de", "Preis-|Leistung"},
    /* where the versions of UAX #14 differ */
    {"en", "at |example.org/2020/|b.html |and/|or |1/2 |here.There"},
    {"en", "a, |b,c |-x |9%(y) |(a)% |a .b |5:30"},
    {"en", "the |\"A\" |(b), |the |“A” |(b) |« A » |and |“ B ”"},
    {"vi", "Công ~ty |“ABC” |(gọi ~tắt ~là |“A”), |“ a”"},
    {"en", "中|文”文|(中|文)|文“中。|文"},
};

/* The same in display lines, with '=' where it is dearest. */
static const struct {
    const char *lang, *wanted;
} displayed[] = {
    {"vi", "NGÀY 14 =THÁNG 7 =NĂM 2022 |CỦA =HĐND ~TỈNH"},
    {"vi", "VỀ =VIỆC |PHÊ =DUYỆT |KẾT =QUẢ |CỦA =TỈNH =AN =LẠC"},
    {"vi", "Quy ~chế |làm ~việc |của =Sở =Nội ~vụ |và =các |phòng"},
    {"vi", "hòa ~bình, |hoà ~bình |(bình =đẳng)"},
    {"en", "the |state |of |the |union"},
};

static char mark_of(int16_t penalty, bool display)
{
    if (penalty == BREAK_FREE)
        return '|';
    if (display)
        return penalty < 600 ? '~' : '=';
    return penalty < BREAK_STRONG ? '~' : '+';
}

static void assert_breaks(const char *lang, const char *wanted, bool display)
{
    struct arena *arena = arena_new();
    char plain[200] = "", seen[400] = "";
    size_t n = 0, m = 0;
    for (const char *s = wanted; *s; s++) {
        if (!strchr(display ? "|~=" : "|~+", *s))
            plain[n++] = *s;
    }
    int16_t *p =
        find_breaks(arena, NULL, (struct str){plain, n}, str_of(lang), display);
    for (size_t k = 0; k < n; k++) {
        if (p[k] < BREAK_NEVER)
            seen[m++] = mark_of(p[k], display);
        seen[m++] = plain[k];
    }
    assert_string_equal(seen, wanted);
    arena_free(arena);
}

static void breaks_are_where_they_should_be(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_breaks(cases[i].lang, cases[i].wanted, false);
}

static void display_lines_break_by_their_sense(void **state)
{
    for (size_t i = 0; i < sizeof displayed / sizeof displayed[0]; i++)
        assert_breaks(displayed[i].lang, displayed[i].wanted, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_are_where_they_should_be),
        cmocka_unit_test(display_lines_break_by_their_sense),
    };
    return RUN(tests);
}
