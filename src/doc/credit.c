/* SPDX-License-Identifier: MIT */
/* Words before a name; see credit.h. */
#include "doc/credit.h"

/* What must stand behind the words. */
enum { COLON = 1, SPACE = 2, END = 4, ANY = COLON | SPACE | END };

static const struct {
    const char *words;
    bool people;
    unsigned char below_title, at_foot, on_page; /* 0: not there */
} credits[] = {
    {"tác giả", true, COLON, COLON, ANY},
    {"người viết", true, COLON, 0, ANY},
    {"bài viết", true, COLON, 0, COLON},
    {"bài và ảnh", true, COLON, COLON, ANY},
    {"bài, ảnh", true, COLON, COLON, ANY},
    {"bài", true, COLON, COLON, 0},
    {"tin, ảnh", true, COLON, COLON | SPACE, ANY},
    {"tin và ảnh", true, 0, COLON, 0},
    {"tin ảnh", true, 0, COLON, 0},
    {"tin", true, 0, COLON, 0},
    {"thực hiện", true, COLON, 0, COLON},
    {"đăng bởi", true, COLON | SPACE, 0, ANY},
    {"viết bởi", true, COLON | SPACE, 0, ANY},
    {"người đăng", true, COLON, 0, ANY},
    {"phóng viên", true, COLON | SPACE, 0, 0},
    {"biên soạn", true, COLON, 0, 0},
    {"người dịch", true, COLON, 0, 0},
    {"dịch giả", true, COLON, 0, 0},
    {"thơ của", true, SPACE, 0, 0},
    {"thơ", true, COLON, 0, 0},
    {"truyện ngắn của", true, SPACE, 0, 0},
    {"truyện ngắn", true, COLON, 0, 0},
    {"tản văn", true, COLON, 0, 0},
    {"bút ký", true, COLON, 0, 0},
    {"nhạc và lời", true, COLON, 0, 0},
    {"nhạc", true, COLON, 0, 0},
    {"lời", true, COLON, 0, 0},
    {"theo", false, 0, COLON | SPACE, 0},
    {"nguồn tin", false, 0, COLON, 0},
    {"nguồn", false, 0, COLON | SPACE, 0},
    {"written by", true, 0, 0, ANY},
    {"posted by", true, 0, 0, ANY},
    {"authored by", true, 0, 0, ANY},
    {"published by", true, 0, 0, ANY},
    {"reviewed by", true, 0, 0, ANY},
    {"author(s)", true, 0, 0, ANY},
    {"authors", true, 0, 0, ANY},
    {"words by", true, 0, 0, ANY},
    {"article by", true, 0, 0, ANY},
    {"story by", true, 0, 0, ANY},
    {"author", true, 0, 0, ANY},
    {"by", true, 0, 0, ANY},
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
            credits[i].below_title, credits[i].at_foot, credits[i].on_page};
        struct str words = str_of(credits[i].words);
        if (behind[place] == 0 || !str_starts(text, words))
            continue;
        unsigned sign = sign_at(text, words.n);
        if (!(sign & behind[place]))
            continue;
        *credit = (struct credit){words.n + (sign != END), credits[i].people,
                                  sign == COLON};
        return true;
    }
    return false;
}
