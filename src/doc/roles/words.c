/* SPDX-License-Identifier: MIT */
/* Words and what they begin; see words.h. */
#include "doc/roles/words.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/fold.h"
#include "doc/phrase.h"

static const char *const body[] = {
#define BOTH(capitals, folded) folded,
#define CAPITALS(capitals)
#define FOLDED(folded) folded,
#include "doc/bodies.inc"
};

static const char *const post[] = {"ben",
                                   "bi thu",
                                   "bo truong",
                                   "can bo",
                                   "chanh an",
                                   "chanh thanh tra",
                                   "chanh van phong",
                                   "chi cuc truong",
                                   "chi doi truong",
                                   "chi hoi truong",
                                   "chu doanh nghiep",
                                   "chung nhan cua",
                                   "chu co so",
                                   "chu cua hang",
                                   "chu ho",
                                   "chu nhiem",
                                   "chu so huu",
                                   "chu tich",
                                   "chu toa",
                                   "cuc truong",
                                   "dai dien",
                                   "doi truong",
                                   "giam doc",
                                   "giam sat",
                                   "giao vien",
                                   "hieu pho",
                                   "hieu truong",
                                   "hoc sinh",
                                   "hoc vien",
                                   "hoi truong",
                                   "ke toan",
                                   "khach hang",
                                   "kiem toan truong",
                                   "lap bieu",
                                   "lop truong",
                                   "nguoi",
                                   "nhan vien",
                                   "pho van phong",
                                   "phu huynh",
                                   "sinh vien",
                                   "tham phan",
                                   "thay mat",
                                   "thong doc",
                                   "thu kho",
                                   "thu ky",
                                   "thu quy",
                                   "thu truong",
                                   "thu tuong",
                                   "thuong truc",
                                   "to truong",
                                   "tong bi thu",
                                   "tong cuc truong",
                                   "tong giam doc",
                                   "tong kiem toan",
                                   "tong phu trach",
                                   "tong thanh tra",
                                   "tong thu ky",
                                   "truong ap",
                                   "truong ban",
                                   "truong bql",
                                   "truong chi nhanh",
                                   "truong cong an",
                                   "truong doan",
                                   "truong doi",
                                   "truong khoa",
                                   "truong khu pho",
                                   "truong lang",
                                   "truong nhom",
                                   "truong phong",
                                   "truong thon",
                                   "truong thue",
                                   "truong tieu ban",
                                   "truong tram",
                                   "truong xom",
                                   "tu lenh",
                                   "uy vien",
                                   "xac nhan cua",
                                   "y kien cua",
                                   "vien pho",
                                   "vien truong",
                                   "vu truong"};

static const char *const authority[] = {"bo truong",
                                        "bo",
                                        "thu tuong",
                                        "chinh phu",
                                        "uy ban",
                                        "ubnd",
                                        "hdnd",
                                        "chu tich",
                                        "hoi dong",
                                        "giam doc",
                                        "tong giam doc",
                                        "cuc truong",
                                        "cuc",
                                        "tong cuc truong",
                                        "tong cuc",
                                        "tong kiem toan",
                                        "tong thanh tra",
                                        "quoc hoi",
                                        "vien truong",
                                        "vien kiem sat",
                                        "chanh an",
                                        "chanh van phong",
                                        "chanh thanh tra",
                                        "toa an nhan dan",
                                        "nhan danh",
                                        "nuoc cong hoa",
                                        "thong doc",
                                        "hieu truong",
                                        "truong ban",
                                        "truong phong",
                                        "chi cuc truong",
                                        "vu truong",
                                        "ban chap hanh",
                                        "ban thuong vu",
                                        "ban bi thu",
                                        "ban chi dao",
                                        "ban thuong truc",
                                        "doan chu tich",
                                        "bi thu",
                                        "ban giam doc",
                                        "ban giam hieu",
                                        "so",
                                        "chi bo",
                                        "dang uy",
                                        "truong thue",
                                        "tu lenh",
                                        "doan dai bieu",
                                        "thuong truc"};

static const char *const place[] = {
    "ap",         "buon",      "doan",     "don vi", "huyen", "khom",   "khu",
    "khu do thi", "khu pho",   "lang",     "nha",    "nhom",  "phuong", "quan",
    "quy",        "thanh pho", "thi tran", "thi xa", "thon",  "tinh",   "to",
    "to dan pho", "tp",        "tp.",      "xa",     "xom"};

static const char *const kind[] = {
#define BOTH(capitals, folded) folded,
#define CAPITALS(capitals)
#define FOLDED(folded) folded,
#include "doc/kinds.inc"
};

static const char *const furniture[] = {"trang chu",
                                        "chi tiet",
                                        "in trang",
                                        "in bai",
                                        "luu bai",
                                        "nghe bai",
                                        "dang nhap",
                                        "dang ky",
                                        "dang xuat",
                                        "tim kiem",
                                        "chia se",
                                        "binh luan",
                                        "gui email",
                                        "tweet",
                                        "facebook",
                                        "zalo",
                                        "like",
                                        "menu",
                                        "lien he",
                                        "gioi thieu",
                                        "tin tuc",
                                        "home",
                                        "cap nhat",
                                        "luot xem",
                                        "luot doc",
                                        "so lan xem",
                                        "print",
                                        "xem them",
                                        "tai ve",
                                        "tai xuong",
                                        "tin moi",
                                        "tin lien quan",
                                        "bai viet lien quan",
                                        "ban quyen",
                                        "copyright",
                                        "quay lai",
                                        "doc tiep",
                                        "tu khoa",
                                        "tag",
                                        "tags",
                                        "danh muc",
                                        "share",
                                        "chuyen muc",
                                        "hotline",
                                        "email:",
                                        "tin khac",
                                        "cac tin",
                                        "theo dong su kien",
                                        "mobile",
                                        "tang kich",
                                        "giam kich",
                                        "co chu",
                                        "ngay dang",
                                        "tai ban day du",
                                        "trang thong tin dien tu",
                                        "cong thong tin dien tu",
                                        "trang tin dien tu",
                                        "van ban",
                                        "http://",
                                        "https://",
                                        "> trang chu",
                                        "~ trang chu"};

static const char *const appendix[] = {
    "phu luc", "phu bieu", "mau bieu", "mau so", "mau:", "bieu mau", "bieu so"};

static const char *const caption[] = {"hinh",    "bang",  "anh",
                                      "bieu do", "so do", "do thi"};

static const char *const attribution[] = {
    "nguon",      "nguon tin",  "tac gia",  "nguoi viet", "nguoi thuc hien",
    "theo:",      "bai va anh", "bai, anh", "tin, anh",   "tin va anh",
    "thuc hien:", "anh:",       "bien tap", "suu tam",    "nguoi dang",
    "dang boi",   "nhac:",      "loi:",     "tho:",       "nhac va loi",
    "sang tac:"};

static const char *const enactment[] = {
    "quyet dinh", "quyet nghi", "nghi quyet", "nay quyet dinh",
    "chi thi",    "thong bao",  "dien",       "ban hanh"};

static const char *const rank[] = {"pgs",
                                   "gs",
                                   "ts",
                                   "ths",
                                   "bs",
                                   "ks",
                                   "cn",
                                   "dai duc",
                                   "dai ta",
                                   "giam muc",
                                   "hoa thuong",
                                   "linh muc",
                                   "muc su",
                                   "ni su",
                                   "su co",
                                   "thuong toa",
                                   "thuong ta",
                                   "trung ta",
                                   "thieu ta",
                                   "thieu tuong",
                                   "trung tuong",
                                   "thuong tuong",
                                   "dai tuong",
                                   "dai uy",
                                   "thuong uy",
                                   "trung uy",
                                   "thieu uy",
                                   "nha giao uu tu",
                                   "nghe si uu tu",
                                   "bscki",
                                   "bsckii",
                                   "ckii",
                                   "cki",
                                   "dsckii",
                                   "dscki"};

static const char *const contact[] = {
    "dia chi", "dc",         "tru so",    "dien thoai",    "dt",
    "tel",     "email",      "e-mail",    "website",       "fax",
    "mst",     "ma so thue", "tai khoan", "so dien thoai", "hotline"};

/* With their marks: "Nguyên liệu" and "Đang" are no names. Of the Kinh and of
 * the peoples with whom they share a country. */
static const char *const surnames[] = {
    "an",     "thích",  "âu",     "a",     "bạch",   "bàng",  "bàn",   "bạc",
    "bế",     "bùi",    "ca",     "cà",    "cam",    "cầm",   "cao",   "cát",
    "châu",   "chẻo",   "chế",    "chu",   "chúc",   "cù",    "cư",    "cứ",
    "cung",   "đàm",    "đan",    "danh",  "đàng",   "đặng",  "đào",   "đậu",
    "đèo",    "điêu",   "điểu",   "đinh",  "đỗ",     "đoàn",  "đồng",  "đổng",
    "du",     "dư",     "dương",  "đường", "giang",  "giàng", "giao",  "giáp",
    "hà",     "hạ",     "hàn",    "hạng",  "hán",    "hầu",   "hlo",   "hồ",
    "hoa",    "hoàng",  "hồng",   "hứa",   "huỳnh",  "kha",   "khà",   "khổng",
    "khuất",  "khúc",   "khương", "kiều",  "kim",    "kông",  "kpă",   "kră",
    "ksor",   "la",     "lã",     "lại",   "lâm",    "lầu",   "lê",    "lèo",
    "lều",    "liêu",   "liễu",   "liêng", "lìm",    "lò",    "lô",    "lỗ",
    "lộc",    "lù",     "lữ",     "lư",    "luân",   "luận",  "lục",   "lương",
    "lường",  "lưu",    "lý",     "ma",    "mã",     "mạc",   "mai",   "mạnh",
    "mâu",    "mẫu",    "mùa",    "mộc",   "mông",   "mlô",   "mỵ",    "nay",
    "ngạc",   "ngân",   "nghiêm", "ngô",   "ngọ",    "ngũ",   "ngụy",  "nguyễn",
    "nguyn",  "nhan",   "nhâm",   "nhiêu", "nhữ",    "niê",   "nie",   "ninh",
    "nông",   "ông",    "ôn",     "phạm",  "phan",   "phàn",  "phi",   "phí",
    "phó",    "phú",    "phù",    "phùng", "phương", "quách", "quan",  "quàng",
    "quảng",  "quản",   "quế",    "quốc",  "quyền",  "rah",   "rmah",  "rơ",
    "rơchâm", "rơlan",  "sầm",    "sình",  "siu",    "sô",    "sơn",   "sùng",
    "sằm",    "tạ",     "tăng",   "tẩn",   "tất",    "thạch", "thái",  "thân",
    "thào",   "thang",  "thẩm",   "thi",   "thiệu",  "thiều", "thò",   "tiêu",
    "tiết",   "tô",     "tôn",    "tống",  "tòng",   "trà",   "trác",  "trần",
    "trang",  "tráng",  "triệu",  "trịnh", "trương", "trưng", "từ",    "tưởng",
    "ty",     "ung",    "uông",   "ưng",   "ứng",    "vàng",  "văn",   "vi",
    "viêm",   "viên",   "võ",     "vòng",  "vũ",     "vừ",    "vương", "vy",
    "xa",     "y",      "yên",    "bành",  "biện",   "cái",   "cấn",   "chử",
    "chung",  "chương", "cổ",     "cống",  "diệp",   "doãn",  "đái",   "đới",
    "hình",   "huống",  "khâu",   "lạc",   "lăng",   "lịch",  "sử",    "tiền",
    "trầm",   "vĩnh",   "vưu",    "thôi",  "khưu",   "lai",   "ngải",  "cồ",
    "bá",     "phục",   "tín",    "hàng",  "khiếu",  "đoái",  "ngưu",  "úc",
    "viêng",  "xồng",   "hờ",     "lỳ",    "phà",    "pờ",    "chang"};

static const struct words lists[WORDS_COUNT] = {
    [WORDS_BODY] = {body, sizeof body / sizeof body[0]},
    [WORDS_POST] = {post, sizeof post / sizeof post[0]},
    [WORDS_AUTHORITY] = {authority, sizeof authority / sizeof authority[0]},
    [WORDS_PLACE] = {place, sizeof place / sizeof place[0]},
    [WORDS_KIND] = {kind, sizeof kind / sizeof kind[0]},
    [WORDS_FURNITURE] = {furniture, sizeof furniture / sizeof furniture[0]},
    [WORDS_APPENDIX] = {appendix, sizeof appendix / sizeof appendix[0]},
    [WORDS_CAPTION] = {caption, sizeof caption / sizeof caption[0]},
    [WORDS_ATTRIBUTION] = {attribution,
                           sizeof attribution / sizeof attribution[0]},
    [WORDS_ENACTMENT] = {enactment, sizeof enactment / sizeof enactment[0]},
    [WORDS_RANK] = {rank, sizeof rank / sizeof rank[0]},
    [WORDS_CONTACT] = {contact, sizeof contact / sizeof contact[0]},
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool ends_a_word(struct str letters, size_t n)
{
    return n == letters.n || !is_letter(letters.s[n - 1]) ||
           !is_letter(letters.s[n]);
}

size_t words_begin(struct str letters, enum word_list list)
{
    size_t longest = 0;
    for (size_t i = 0; letters.n && i < lists[list].n; i++) {
        const char *word = lists[list].at[i];
        if (word[0] != letters.s[0])
            continue;
        size_t n = strlen(word);
        if (n > longest && str_starts(letters, (struct str){word, n}) &&
            ends_a_word(letters, n))
            longest = n;
    }
    return longest;
}

/* "TÀI LIỆU THAM KHẢO" heads a part of the text, "TÀI LIỆU" a manual; an
 * abstract and a declaration stand in the work that they are of. */
size_t words_begin_kind(struct str letters)
{
    static const char *const parts[] = {"tom tat", "loi cam doan",
                                        "loi cam on"};
    static const char *const back[] = {
        "tai lieu tham khao", "danh muc hinh",      "danh muc bang",
        "danh muc bieu",      "danh muc so do",     "danh muc tu ",
        "danh muc chu ",      "danh muc viet tat",  "danh muc tai lieu",
        "danh muc ky hieu",   "danh muc thuat ngu", "danh muc cac hinh",
        "danh muc cac bang",  "danh muc cac bieu",  "danh muc cac so do",
        "danh muc cac tu ",   "danh muc cac chu ",  "danh muc cac ky hieu",
        "danh muc cac thuat "};
    if (words_begin(letters, WORDS_POST) || starts_with(letters, WORDS(back)) ||
        is_one_of(letters, WORDS(parts)))
        return 0;
    return words_begin(letters, WORDS_KIND);
}

/* Without its marks the word is the surname; both in small letters. */
static bool is_unmarked(struct str word, struct str surname)
{
    size_t i = 0, j = 0;
    while (i < word.n && j < surname.n) {
        uint32_t a = utf8_next(word, &i), b = utf8_next(surname, &j);
        if (a >= 0x80 || letter_to_lower(a) != (uint32_t)fold_letter(b))
            return false;
    }
    return i == word.n && j == surname.n;
}

bool is_surname(struct str word)
{
    for (size_t i = 0; i < sizeof surnames / sizeof surnames[0]; i++) {
        struct str surname = str_of(surnames[i]);
        if (str_eq_nocase(word, surname) || is_unmarked(word, surname))
            return true;
    }
    return false;
}

/* A word at the end of a line, with a space before it. */
static bool ends_in_one_of(struct str text, struct words words)
{
    for (size_t i = 0; i < words.n; i++) {
        struct str word = str_of(words.at[i]);
        if (str_ends(text, word) &&
            (text.n == word.n || text.s[text.n - word.n - 1] == ' '))
            return true;
    }
    return false;
}

bool ends_in_open_word(struct str text)
{
    static const char *const open[] = {
        "CỦA", "VÀ", "TRÊN", "TẠI", "THUỘC", "TRONG", "VỚI", "CHO", "CÁC", "VỀ",
        "THEO", "DO", "ĐỊA", "NĂM", "ĐOẠN", "THỨ", "PHẠM", "HOẶC", "NHỮNG",
        "QUY", "QUẢN", "LĨNH", "của", "và", "trên", "tại", "thuộc", "trong",
        "với", "cho", "các", "về", "theo", "do", "hoặc", "những", "một số",
        "để", "-", "–",
        /* not of "CHUYỂN ĐỔI SỐ" */
        "MỘT SỐ", "ĐỊNH SỐ", "QUYẾT SỐ", "LUẬT SỐ", "TƯ SỐ", "LỆNH SỐ",
        "THỊ SỐ", "HOẠCH SỐ", "LUẬN SỐ", "MẪU SỐ", "BẢN SỐ"};
    return ends_in_one_of(text, WORDS(open));
}

bool ends_in_half_name(struct str text)
{
    static const char *const half[] = {
        "TỈNH",  "THÀNH PHỐ", "THÀNH", "BỘ",   "SỞ", "XÃ", "PHƯỜNG",
        "HUYỆN", "QUẬN",      "BAN",   "NGHỆ", "HÀ", "BẮC"};
    return ends_in_one_of(text, WORDS(half));
}

bool begins_with_open_word(struct str text)
{
    static const char *const goes_on[] = {
        "CỦA", "VÀ",        "TRÊN", "ĐỊA",  "BÀN",  "TẠI", "THUỘC", "TRONG",
        "ĐỐI", "GIAI ĐOẠN", "NĂM",  "CHO",  "ĐỂ",   "CÁC", "VỚI",   "THEO",
        "DO",  "NGÀY",      "HÀNH", "QUẢN", "LĨNH", "VỰC"};
    return starts_with(text, WORDS(goes_on));
}
