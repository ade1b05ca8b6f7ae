/* SPDX-License-Identifier: MIT */
/* What is seen of a line by itself: its words and patterns. */
#include <string.h>

#include "base/utf8.h"
#include "doc/compounds.h"
#include "doc/marker.h"
#include "doc/phrase.h"
#include "doc/roles/pattern.h"
#include "doc/roles/seeing.h"
#include "doc/roles/unit.h"
#include "doc/roles/words.h"
#include "doc/stamp.h"

enum {
    SHORT = SHORT_LINE,
    CAPITALS_MIN = 85 /* percent */
};

static void see_length(struct unit *u)
{
    enum evidence e = u->length <= 3          ? HAS_LENGTH_3
                      : u->length < 30        ? HAS_LENGTH_29
                      : u->length < 60        ? HAS_LENGTH_59
                      : u->length < UNIT_LONG ? HAS_LENGTH_99
                                              : HAS_LONG;
    set_has(u, e, true);
}

static void see_letters(struct unit *u)
{
    struct str shape = u->folded.shape;
    size_t letters = 0, capitals = 0, digits = 0, first = shape.n;
    for (size_t i = 0; i < shape.n; i++) {
        bool letter = shape.s[i] == 'A' || shape.s[i] == 'a';
        if (letter && first == shape.n)
            first = i;
        letters += letter;
        capitals += shape.s[i] == 'A';
        digits += shape.s[i] == '0';
    }
    bool all = letters >= 2 && capitals * 100 >= letters * CAPITALS_MIN;
    set_has(u, HAS_CAPITALS, all);
    set_has(u, HAS_SMALL_LETTERS, letters > 0 && !all);
    set_has(u, HAS_BEGINS_SMALL, letters > 0 && shape.s[first] == 'a');
    set_has(u, HAS_DIGITS, digits > 0 && letters == 0);
    set_has(u, HAS_RULE, pattern_rule(shape));
    set_has(u, HAS_DOTTED, pattern_dotted(shape));
    set_has(u, HAS_ONE_WORD, str_find(shape, STR(" ")) >= shape.n);
}

/* "MÔN HỌC: Lưu trữ": a few words, a colon, and more. */
static bool is_labelled(struct str letters)
{
    enum { LABEL_MAX = 40 };
    size_t colon = str_find(letters, STR(":"));
    return colon < letters.n - 1 && colon < LABEL_MAX && letters.n > 0;
}

/* "... theo cách riêng của mình.”": a sentence that is quoted. */
static bool ends_in_quoted_stop(struct str text)
{
    static const char *const ends[] = {".”", ".\"", "!”", "!\"", "….”", ".»"};
    return str_ends_any(text, WORDS(ends));
}

static void see_end(struct unit *u)
{
    char c = u->text.n ? u->text.s[u->text.n - 1] : ' ';
    set_has(u, HAS_ENDS_IN_STOP,
            c == '.' || c == ';' || ends_in_quoted_stop(u->text));
    set_has(u, HAS_ENDS_IN_COLON, c == ':');
    set_has(u, HAS_ENDS_IN_COMMA, c == ',');
}

/* The words, in whatever way blanks part them, and no more than a letter
 * beside them. */
static bool is_all_of(struct str letters, const char *words)
{
    size_t end;
    return fold_find(letters, words, &end) < 2 && end + 2 > letters.n;
}

/* The Party's name stands where the nation's does, and the Youth Union's. */
static void see_nation(struct unit *u)
{
    struct str letters = u->folded.letters;
    size_t end;
    if (u->length >= SHORT)
        return;
    set_has(u, HAS_NATION,
            fold_find(letters, "conghoaxahoichunghiavietnam", &end) <
                    letters.n &&
                !str_starts(letters, STR("nuoc ")));
    set_has(u, HAS_MOTTO,
            fold_find(letters, "doclaptudohanhphuc", &end) < letters.n);
    set_has(u, HAS_PARTY,
            has(u, HAS_CAPITALS) &&
                (is_all_of(letters, "dangcongsanvietnam") ||
                 is_all_of(letters, "doantncshochiminh") ||
                 is_all_of(letters, "doanthanhniencongsanhochiminh")));
}

static void see_number(struct unit *u)
{
    if (u->length >= SHORT)
        return;
    set_has(u, HAS_NUMBER, pattern_number(&u->folded));
    set_has(u, HAS_NUMBER_LABEL,
            !has(u, HAS_NUMBER) && pattern_number_label(&u->folded));
    set_has(u, HAS_CODE, u->length < 40 && pattern_code(&u->folded));
}

static void see_date(struct unit *u)
{
    struct str letters = u->folded.letters;
    size_t end, from = pattern_date(letters, &end);
    set_has(u, HAS_DATE_STAMP, u->length < SHORT && pattern_stamp(&u->folded));
    if (from == letters.n || u->length >= 75)
        return;
    set_has(u, HAS_DATE, true);
    set_has(u, HAS_ENDS_IN_DATE, end + 2 >= letters.n);
    bool placed = from > 2 && pattern_before_date(str_slice(letters, 0, from));
    bool alone = from == 0 && has(u, HAS_ENDS_IN_DATE);
    set_has(u, HAS_PLACE_AND_DATE,
            alone || (placed && !has(u, HAS_GROUNDS) &&
                      u->folded.shape.s[0] == 'A'));
}

static void see_kind(struct unit *u)
{
    struct str letters = u->folded.letters;
    size_t n = words_begin_kind(letters);
    while (letters.n && strchr(": ", letters.s[letters.n - 1]))
        letters.n--;
    set_has(u, HAS_KIND, n && n == letters.n && has(u, HAS_CAPITALS));
    set_has(u, HAS_BEGINS_WITH_KIND,
            n && !has(u, HAS_KIND) && has(u, HAS_CAPITALS));
    set_has(u, HAS_NO_KIND, !has(u, HAS_KIND) && !has(u, HAS_BEGINS_WITH_KIND));
    set_has(u, HAS_ENACTMENT,
            has(u, HAS_ENDS_IN_COLON) && has(u, HAS_CAPITALS) &&
                (words_begin(letters, WORDS_ENACTMENT) == letters.n ||
                 str_starts(letters, STR("quyet ")) ||
                 str_starts(letters, STR("nghi "))));
}

/* Behind "Quyền", "Phó": a deputy's post is one, too. */
static struct str behind_deputy(struct str letters)
{
    static const char *const deputies[] = {"quyen ", "q. ", "q.", "pho "};
    for (size_t i = 0; i < sizeof deputies / sizeof deputies[0]; i++) {
        struct str word = str_of(deputies[i]);
        if (str_starts(letters, word))
            letters = str_slice(letters, word.n, letters.n);
    }
    return letters;
}

/* The name goes on behind its first word, unlike "Số:". */
static bool names_one(struct str letters, enum word_list list)
{
    size_t n = words_begin(letters, list);
    return n && (n == letters.n || strchr(" .,", letters.s[n]) ||
                 letters.s[n - 1] == '.');
}

/* "DỰ THẢO LẦN 2", "ĐỀ CHÍNH THỨC": how far a paper is, or which of several. */
static bool says_how_far(struct str letters)
{
    static const char *const drafts[] = {"du thao", "ban du thao"};
    static const char *const papers[] = {
        "de chinh thuc", "de thi chinh thuc", "de kiem tra chinh thuc",
        "de du bi",      "de thi thu",        "de minh hoa",
        "de tham khao"};
    return starts_with(letters, WORDS(drafts)) ||
           is_one_of(letters, WORDS(papers));
}

/* Who may read it, between signs of warning perhaps: "LƯU HÀNH NỘI BỘ". */
static bool says_who_reads(struct str letters)
{
    static const char *const words[] = {
        "luu hanh noi bo", "tai lieu noi bo",    "tai lieu luu hanh noi bo",
        "su dung noi bo",  "tai lieu mat",       "khong pho bien",
        "cam sao chep",    "khong duoc sao chep"};
    while (letters.n && !(letters.s[0] >= 'a' && letters.s[0] <= 'z'))
        letters = str_slice(letters, 1, letters.n);
    return starts_with(letters, WORDS(words));
}

/* Without its marks "PHÓNG SỰ" begins as "PHÒNG" does, "SO SÁNH" as "SỞ". */
static bool only_begins_so(struct str letters)
{
    static const char *const others[] = {
        "phong su",   "phong trao", "hoi nghi",   "hoi thao",   "hoi thi",
        "hoi dap",    "hoi cho",    "bo luat",    "bo cau hoi", "bo de",
        "bo suu tap", "quan ly",    "quan trong", "truong hop", "so sanh",
        "so ket",     "so lieu",    "so do",      "tong ket",   "tong hop",
        "tong quan",  "dai hoi",    "cong tac",   "cong trinh"};
    return starts_with(letters, WORDS(others));
}

/* "www.example.vn", "vanphong@example.vn": no blank, and what names a host. */
static bool is_host(const struct unit *u)
{
    struct str letters = u->folded.letters;
    size_t dot = letters.n;
    while (dot > 0 && letters.s[dot - 1] != '.')
        dot--;
    return has(u, HAS_ONE_WORD) && dot > 2 && letters.n - dot >= 2 &&
           letters.n - dot <= 4 && has(u, HAS_BEGINS_SMALL) &&
           str_find(str_slice(u->folded.shape, dot, letters.n), STR("0")) ==
               SIZE_MAX;
}

/* "46 Trần Phú, TP. Hà Giang | www.example.vn", "37 Lê Lợi – Zalo 0904 222": an
 * address and ways to reach who stands above it. */
static bool holds_contact(const struct unit *u)
{
    static const char *const ways[] = {"www.", "http",      "zalo", "hotline",
                                       "tel:", "dt:",       "dt ",  "fax",
                                       "@",    "dien thoai"};
    static const char *const parts[] = {
        ", p. ",   ", p.",  ", q. ",    ", q.",    ", tp",       ", phuong ",
        ", quan ", ", xa ", ", huyen ", ", tinh ", ", thi tran "};
    struct str letters = u->folded.letters, shape = u->folded.shape;
    bool place =
        shape.n && (shape.s[0] == '0' || str_starts(letters, STR("so ")));
    return u->length < UNIT_LONG && !has(u, HAS_ENDS_IN_STOP) && place &&
           str_find(shape, STR("0")) < shape.n &&
           (str_holds_any(letters, WORDS(ways)) ||
            str_holds_any(letters, WORDS(parts)));
}

/* "HỌC VIỆN", which without its marks is who learns there. */
static bool names_academy(struct str text)
{
    return str_starts(text, STR("HỌC VIỆN")) ||
           str_starts(text, STR("Học viện"));
}

/* "Trưởng chi": of whatever it is. Without its marks it might be a school. */
static bool names_leader(struct str text)
{
    return str_starts(text, STR("Trưởng ")) || str_starts(text, STR("TRƯỞNG "));
}

/* "SÓNG XANH RESORT & SPA", "ANBINH CO., LTD": what trade ends its names in. */
static bool names_business(const struct unit *u)
{
    static const char *const words[] = {
        " resort", " spa",    " hotel",    " salon",   " studio",
        " mart",   " coffee", " cafe",     " bakery",  " academy",
        " group",  " center", " school",   " corp",    " jsc",
        ", ltd",   " shop",   " homestay", " company", " clinic"};
    return has(u, HAS_CAPITALS) && u->length < SHORT &&
           str_holds_any(u->folded.letters, WORDS(words));
}

static void see_bodies(struct unit *u)
{
    struct str letters = u->folded.letters, degree;
    set_has(u, HAS_BODY_WORD,
            (names_one(letters, WORDS_BODY) && !only_begins_so(letters)) ||
                names_business(u));
    set_has(u, HAS_AUTHORITY_WORD,
            u->length < 120 &&
                names_one(behind_deputy(letters), WORDS_AUTHORITY));
    set_has(u, HAS_NO_AUTHORITY, !has(u, HAS_AUTHORITY_WORD));
    set_has(u, HAS_PLACE_WORD, words_begin(letters, WORDS_PLACE) > 0);
    set_has(u, HAS_POST_WORD,
            u->length < 90 && !has(u, HAS_ENDS_IN_COLON) &&
                !names_academy(u->text) &&
                (names_leader(u->text) ||
                 words_begin(behind_deputy(letters), WORDS_POST) > 0));
    set_has(u, HAS_ON_BEHALF, u->length < 90 && pattern_behalf(&u->folded));
    set_has(u, HAS_NO_POST, !has(u, HAS_POST_WORD) && !has(u, HAS_ON_BEHALF));
    set_has(u, HAS_GOES_ON, begins_with_open_word(u->text));
    set_has(
        u, HAS_SECRECY,
        stamp_role(u->text, &degree) != LINE_PLAIN ||
            (has(u, HAS_CAPITALS) && u->length < 24 && says_how_far(letters)) ||
            (has(u, HAS_CAPITALS) && u->length < SHORT &&
             says_who_reads(letters)));
    set_has(u, HAS_CONTACT,
            is_host(u) || holds_contact(u) ||
                (words_begin(letters, WORDS_CONTACT) > 0 &&
                 str_find(letters, STR(":")) < 20));
}

static void see_mark(struct unit *u)
{
    struct marker marker;
    bool bare, marked = find_marker(u->text, &marker);
    set_has(u, HAS_HEADING_MARK,
            section_level(u->text, &bare) > 0 ||
                (marked && marker.kind >= MARKER_ROMAN));
    set_has(u, HAS_NUMBER_MARK,
            (marked && marker.kind >= MARKER_LETTER &&
             marker.kind < MARKER_ROMAN) ||
                pattern_bare_number(u->folded.shape));
    set_has(u, HAS_LIST_MARK,
            (marked && marker.kind < MARKER_LETTER) ||
                str_eq(u->text, STR("-")) || str_eq(u->text, STR("+")));
}

/* "Xã Vạn Linh", "Thị trấn Đồng Mỏ" are no persons. */
static bool names_place(struct str letters)
{
    static const char *const places[] = {
        "xa ",     "thi tran ", "phuong ", "huyen ",     "tinh ",
        "thi xa ", "thanh pho", "xom ",    "to dan pho "};
    return starts_with(letters, WORDS(places));
}

/* "DANH MỤC CÁC TỪ VIẾT TẮT": of five syllables or more, of which some make
 * words of common speech. */
static bool is_of_words(struct str text)
{
    enum { LIKELY = 3, SURE = 5, LONG_NAME = 5 }; /* of COMPOUND_STRONGEST */
    struct str syllable;
    uint32_t last = 0;
    int syllables = 0, likely = 0, sure = 0;
    for (size_t at = 0; next_word(text, &at, &syllable); syllables++) {
        uint32_t hash = syllable_hash(syllable);
        int strength = syllables ? compound_strength(last, hash) : 0;
        likely += strength >= LIKELY;
        sure += strength >= SURE;
        last = hash;
    }
    return syllables >= LONG_NAME && likely >= 2 && sure >= 1;
}

/* "{{tenDonVi}}", "«TEN»", and nothing else: what is filled in later. */
static bool is_placeholder(struct str text)
{
    static const struct {
        struct str open, closed;
    } signs[] = {{STR_INIT("{{"), STR_INIT("}}")},
                 {STR_INIT("«"), STR_INIT("»")},
                 {STR_INIT("<<"), STR_INIT(">>")}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_starts(text, signs[i].open) && str_ends(text, signs[i].closed))
            return str_find(text, STR(" ")) >= text.n;
    }
    return false;
}

static void see_name(struct unit *u)
{
    struct str letters = u->folded.letters;
    size_t rank = pattern_rank(letters);
    bool name = !has(u, HAS_HEADING_MARK) && !has(u, HAS_APPENDIX) &&
                u->length < SHORT && pattern_name(&u->folded, rank) &&
                !names_place(letters) && !is_of_words(u->text);
    bool all = name && pattern_capitals(
                           str_slice(u->folded.shape, rank, u->folded.shape.n));
    struct str first = pattern_surname(u->text, rank);
    set_has(u, HAS_NAME, name && !all);
    set_has(u, HAS_NAME_IN_CAPITALS, all);
    set_has(u, HAS_PLACEHOLDER, is_placeholder(u->text));
    set_has(u, HAS_NO_NAME, !name && !has(u, HAS_PLACEHOLDER));
    set_has(u, HAS_SURNAME, name && is_surname(first));
    set_has(u, HAS_NO_SURNAME, name && !has(u, HAS_SURNAME));
    set_has(u, HAS_RANK, name && rank > 0);
    set_has(u, HAS_FULL_NAME,
            has(u, HAS_SURNAME) && str_count(str_trim(u->text), ' ') >= 2 &&
                !has(u, HAS_BODY_WORD) && !str_eq(letters, STR("ho chi minh")));
}

static void see_grounds(struct unit *u, struct str small)
{
    static const char *const surely[] = {
        "căn cứ",       "theo đề nghị", "theo đề xuất", "xét đề nghị",
        "xét tờ trình", "xét đề xuất",  "xét thấy",     "xét công văn",
        "xét đơn",      "xét nhu cầu",  "xét năng lực"};
    static const char *const perhaps[] = {
        "thực hiện", "trên cơ sở", "thi hành",
        "để",        "nhằm",       "theo",
        "sau khi",   "thừa lệnh",  "thừa ủy quyền",
        "được sự",   "tiếp theo",  "tiếp thu",
        "qua"};
    static const char *const to[] = {
        "kính gửi", "kính trình", "kính chuyển",
        "kính gởi", "thân gửi",   "thân gởi",
        "kính mời", "thân mời",   "trân trọng kính mời"};
    set_has(u, HAS_GROUNDS, starts_with(small, WORDS(surely)));
    set_has(u, HAS_GROUNDS_WORD,
            !has(u, HAS_GROUNDS) && starts_with(small, WORDS(perhaps)));
    set_has(u, HAS_ADDRESSEE, starts_with(small, WORDS(to)));
}

static void see_signing(struct unit *u, struct str small)
{
    static const char *const signs[] = {
        "đã ký",   "đã kí",    "ký tên",   "ký và",  "ký,",
        "ký ghi",  "kí tên",   "kí,",      "chữ ký", "ghi rõ họ",
        "ký số",   "ký điện",  "đóng dấu", "ký",     "họ và tên, chữ",
        "ký, ghi", "điểm chỉ", "lăn tay"};
    static const char *const recipients[] = {"nơi nhận", "nơi gửi"};
    struct str inside = small;
    while (inside.n && strchr("( ", inside.s[0]))
        inside = str_slice(inside, 1, inside.n);
    set_has(u, HAS_SIGNED,
            u->length < SHORT && starts_with(inside, WORDS(signs)));
    set_has(u, HAS_NOT_SIGNED, !has(u, HAS_SIGNED));
    set_has(u, HAS_RECIPIENTS,
            u->length < SHORT && starts_with(small, WORDS(recipients)));
    set_has(u, HAS_ARCHIVE, pattern_archive(small));
}

void see_unit(struct unit *u, struct arena *arena)
{
    enum { HEAD = 64 }; /* bytes in which a line's first words are */
    size_t n = u->text.n < HEAD ? u->text.n : HEAD;
    while (n < u->text.n && utf8_goes_on(u->text.s[n]))
        n++;
    struct str small = lowered(arena, str_slice(u->text, 0, n));
    see_length(u);
    see_letters(u);
    see_end(u);
    see_nation(u);
    see_number(u);
    see_grounds(u, small);
    see_date(u);
    see_kind(u);
    see_bodies(u);
    see_mark(u);
    see_words(u, small, arena);
    see_name(u);
    see_signing(u, small);
    see_brackets(u, small);
    set_has(u, HAS_LABELLED, is_labelled(u->folded.letters));
    set_has(u, HAS_MARKED_HEADING, u->holder->kind == NODE_HEADING);
    set_has(u, HAS_PAGE_START, u->page);
    set_has(u, HAS_LEFT, u->column == 1);
    set_has(u, HAS_RIGHT, u->column == 2);
    set_has(u, HAS_GAP, u->gap);
}
