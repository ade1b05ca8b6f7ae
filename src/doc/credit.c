/* SPDX-License-Identifier: MIT */
/* Words before a name; see credit.h. */
#include "doc/credit.h"

/* What must stand behind the words. */
enum { COLON = 1, SPACE = 2, END = 4, ANY = COLON | SPACE | END };

static const struct {
    const char *words;
    bool people;
    unsigned char below_title, at_foot, on_page, field; /* 0: not there */
} credits[] = {
    {"tác giả", true, COLON, COLON, ANY, COLON},
    {"người viết", true, COLON, 0, ANY, COLON},
    {"bài viết", true, COLON, 0, COLON, 0},
    {"bài và ảnh", true, COLON, COLON, ANY, 0},
    {"bài, ảnh", true, COLON, COLON, ANY, 0},
    {"bài", true, COLON, COLON, 0, 0},
    {"tin, ảnh", true, COLON, COLON | SPACE, ANY, 0},
    {"tin và ảnh", true, 0, COLON, 0, 0},
    {"tin ảnh", true, 0, COLON, 0, 0},
    {"tin", true, 0, COLON, 0, 0},
    {"thực hiện", true, COLON, 0, COLON, COLON},
    {"đăng bởi", true, COLON | SPACE, 0, ANY, 0},
    {"viết bởi", true, COLON | SPACE, 0, ANY, 0},
    {"người đăng", true, COLON, 0, ANY, 0},
    {"phóng viên", true, COLON | SPACE, 0, 0, 0},
    {"biên soạn", true, COLON, 0, 0, COLON},
    {"người dịch", true, COLON, 0, 0, 0},
    {"dịch giả", true, COLON, 0, 0, 0},
    {"thơ của", true, SPACE, 0, 0, 0},
    {"thơ", true, COLON, 0, 0, 0},
    {"truyện ngắn của", true, SPACE, 0, 0, 0},
    {"truyện ngắn", true, COLON, 0, 0, 0},
    {"tản văn", true, COLON, 0, 0, 0},
    {"bút ký", true, COLON, 0, 0, 0},
    {"tạp bút của", true, SPACE, 0, 0, 0},
    {"tản văn của", true, SPACE, 0, 0, 0},
    {"bút ký của", true, SPACE, 0, 0, 0},
    {"tùy bút của", true, SPACE, 0, 0, 0},
    {"tuỳ bút của", true, SPACE, 0, 0, 0},
    {"truyện ký của", true, SPACE, 0, 0, 0},
    {"truyện dài của", true, SPACE, 0, 0, 0},
    {"truyện của", true, SPACE, 0, 0, 0},
    {"hồi ký của", true, SPACE, 0, 0, 0},
    {"ghi chép của", true, SPACE, 0, 0, 0},
    {"phóng sự của", true, SPACE, 0, 0, 0},
    {"tạp bút", true, COLON, 0, 0, 0},
    {"tùy bút", true, COLON, 0, 0, 0},
    {"tuỳ bút", true, COLON, 0, 0, 0},
    {"truyện ký", true, COLON, 0, 0, 0},
    {"truyện", true, COLON, 0, 0, 0},
    {"ghi chép", true, COLON, 0, 0, 0},
    {"sáng tác", true, COLON, 0, 0, 0},
    {"ý thơ", true, COLON, 0, 0, 0},
    {"nhạc và lời", true, COLON, 0, 0, 0},
    {"nhạc", true, COLON, 0, 0, 0},
    {"lời", true, COLON, 0, 0, 0},
    {"theo", false, 0, COLON | SPACE, 0, 0},
    {"nguồn tin", false, 0, COLON, 0, 0},
    {"nguồn", false, 0, COLON | SPACE, 0, 0},
    {"họ và tên giáo viên", true, 0, 0, 0, COLON},
    {"họ tên giáo viên", true, 0, 0, 0, COLON},
    {"giáo viên thực hiện", true, 0, 0, 0, COLON},
    {"giáo viên soạn", true, 0, 0, 0, COLON},
    {"giáo viên giảng dạy", true, 0, 0, 0, COLON},
    {"giáo viên dạy", true, 0, 0, 0, COLON},
    {"giáo viên", true, 0, 0, 0, COLON},
    {"gv thực hiện", true, 0, 0, 0, COLON},
    {"gv", true, 0, 0, 0, COLON},
    {"người soạn", true, 0, 0, 0, COLON},
    {"người dạy", true, 0, 0, 0, COLON},
    {"người soạn giảng", true, 0, 0, 0, COLON},
    {"người soạn và dạy", true, 0, 0, 0, COLON},
    {"người thực hiện", true, 0, 0, 0, COLON},
    {"người biên soạn", true, 0, 0, 0, COLON},
    {"sinh viên thực hiện", true, 0, 0, 0, COLON},
    {"nhóm sinh viên thực hiện", true, 0, 0, 0, COLON},
    {"sinh viên", true, 0, 0, 0, COLON},
    {"học viên thực hiện", true, 0, 0, 0, COLON},
    {"học viên", true, 0, 0, 0, COLON},
    {"svth", true, 0, 0, 0, COLON},
    {"hvth", true, 0, 0, 0, COLON},
    {"nghiên cứu sinh", true, 0, 0, 0, COLON},
    {"họ và tên tác giả", true, 0, 0, 0, COLON},
    {"tác giả sáng kiến", true, 0, 0, 0, COLON},
    {"nhóm tác giả", true, 0, 0, 0, COLON},
    {"nhóm thực hiện", true, 0, 0, 0, COLON},
    {"chủ nhiệm đề tài", true, 0, 0, 0, COLON},
    {"báo cáo viên", true, 0, 0, 0, COLON},
    {"người trình bày", true, 0, 0, 0, COLON},
    {"người báo cáo", true, 0, 0, 0, COLON},
    {"written by", true, 0, 0, ANY, 0},
    {"posted by", true, 0, 0, ANY, 0},
    {"authored by", true, 0, 0, ANY, 0},
    {"published by", true, 0, 0, ANY, 0},
    {"reviewed by", true, 0, 0, ANY, 0},
    {"author(s)", true, 0, 0, ANY, 0},
    {"authors", true, 0, 0, ANY, 0},
    {"words by", true, 0, 0, ANY, 0},
    {"article by", true, 0, 0, ANY, 0},
    {"story by", true, 0, 0, ANY, 0},
    {"author", true, 0, 0, ANY, 0},
    {"by", true, 0, 0, ANY, 0},
};

static unsigned sign_at(struct str text, size_t at)
{
    if (at == text.n)
        return END;
    return text.s[at] == ':' ? COLON : text.s[at] == ' ' ? SPACE : 0;
}

bool credit_begins(struct str text, enum credit_place place,
                   struct credit *credit)
{
    for (size_t i = 0; i < sizeof credits / sizeof credits[0]; i++) {
        const unsigned char behind[CREDIT_PLACES] = {
            credits[i].below_title, credits[i].at_foot, credits[i].on_page,
            credits[i].field};
        if (behind[place] == 0 || !str_begins(text, credits[i].words))
            continue;
        struct str words = str_of(credits[i].words);
        unsigned sign = sign_at(text, words.n);
        if (!(sign & behind[place]))
            continue;
        *credit = (struct credit){words.n + (sign != END), credits[i].people,
                                  sign == COLON};
        return true;
    }
    return false;
}
