/* SPDX-License-Identifier: MIT */
/*
 * The foot of a report: where it was taken from, the mark of its end, and the
 * lines that belong to the web page around it. Only the last blocks are looked
 * at, and only whole lines: the same words stand in prose, too.
 */
#include <stdint.h>

#include "base/utf8.h"
#include "doc/credit.h"
#include "doc/metadata.h"
#include "doc/passes/passes.h"

enum {
    FURNITURE_REACH = 12, /* blocks from the last */
    TOOLS_REACH = 20,     /* blocks from the first */
    RELATED_REACH = 30,
    RELATED_MAX = 250, /* characters */
    ATTRIBUTION_REACH = 6,
    ATTRIBUTION_MAX = 60,
    INITIALS_MAX = 12
};

/* Whole lines, but for stops and numbers at their ends. */
static const char *const furniture[] = {
    "chia sẻ",
    "chi sẻ",
    "chia sẻ bài viết",
    "chia sẻ lên facebook",
    "chia sẻ facebook",
    "share",
    "tweet",
    "like",
    "facebook",
    "twitter",
    "zalo",
    "đã đóng bình luận",
    "bình luận",
    "viết bình luận",
    "gửi bình luận",
    "ý kiến bạn đọc",
    "ý kiến",
    "in bài viết",
    "in trang",
    "bản in",
    "in ấn",
    "gửi email",
    "email",
    "quay lại",
    "trở lại",
    "trở về",
    "về đầu trang",
    "lên đầu trang",
    "đóng cửa sổ",
    "quay lên trên",
    "quay lên đầu trang",
    "gửi file đính kèm",
    "chúng tôi trên mạng xã hội",
    "lượt truy cập",
    "xem thêm",
    "đánh giá bài viết",
    "xem với cỡ chữ",
    "cỡ chữ",
    "đọc bài viết",
    "nghe bài viết",
    "nghe đọc bài",
    "tương phản",
    "giọng nữ",
    "giọng nam",
    "lưu bài viết",
    "lưu bài",
    "sao chép liên kết",
    "copy link",
    "báo lỗi",
    "admin",
    "admin admin",
    "những tin mới hơn",
    "những tin cũ hơn",
};

/* Buttons that stand in a row with others. */
static const char *const buttons[] = {
    "mới nhất", "cũ nhất",  "quan tâm nhất", "nhiều người quan tâm",
    "in bài",   "in",       "lưu",           "thích",
    "gửi",      "gửi mail", "theo dõi",      "youtube",
    "tiktok",   "telegram", "messenger",     "linkedin",
    "viber",    "rss",      "google news",   "pinterest"};

/* What stands before something of the page's own: its tags, its section. */
static const char *const furniture_heads[] = {
    "từ khóa:",          "từ khoá:",          "tags:",
    "chuyên mục:",       "người đăng:",       "tổng số điểm của bài viết",
    "click để đánh giá", "bạn cần đăng nhập", "trở lại ",
    "quay lại ",         "đăng nhập để ",     "tải bản đầy đủ",
};

/* What heads the titles of other articles. */
static const char *const related[] = {
    "tin liên quan",
    "bài viết liên quan",
    "bài liên quan",
    "tin bài liên quan",
    "các tin liên quan",
    "tin cùng chuyên mục",
    "các tin khác",
    "tin khác",
    "các tin đã đưa",
    "tin đã đưa",
    "tin mới hơn",
    "tin cũ hơn",
    "bài viết cùng chuyên mục",
    "có thể bạn quan tâm",
    "tin mới nhất",
};

static bool is_trailing(char c)
{
    return c == '.' || c == ' ' || c == ':' || c == '(' || c == ')' ||
           (c >= '0' && c <= '9');
}

/* In small letters, without stops, colons and a count at the end. */
static struct str bare(struct doc *doc, struct str text)
{
    if (!text_fits(text, ATTRIBUTION_MAX))
        return STR("");
    while (text.n && is_trailing(text.s[text.n - 1]))
        text.n--;
    return lowered(doc->arena, text);
}

static bool is_related_title(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    if (block->kind == NODE_LIST)
        return true;
    return (is_running(block) || block->kind == NODE_HEADING) &&
           text_fits(text, RELATED_MAX) && !str_ends(text, STR(".")) &&
           !str_ends(text, STR(";"));
}

/* From the heading to the end of the file other articles' titles, or nothing
 * is taken for one. */
static bool is_related_to_the_end(struct doc *doc, const struct node *heading)
{
    for (const struct node *n = heading->next; n; n = n->next) {
        bool known = is_one_of(bare(doc, block_text(doc, n)), WORDS(furniture));
        if (!known && !is_related_title(doc, n))
            return false;
    }
    return true;
}

void pass_related(struct doc *doc)
{
    struct node *block = tail_of(doc, RELATED_REACH);
    for (; block; block = block->next) {
        struct str text = block_text(doc, block);
        if ((is_running(block) || block->kind == NODE_HEADING) &&
            is_one_of(bare(doc, text), WORDS(related)))
            break;
    }
    if (!block || block == doc->root->first)
        return;
    bool all = is_related_to_the_end(doc, block);
    block = dropped(doc, block, "other articles");
    while (block && all)
        block = dropped(doc, block, "other articles");
}

/* "0:00 / 3:25": how long a recording is. */
static bool is_timer(struct str text)
{
    size_t colons = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        colons += c == ':';
        if ((c < '0' || c > '9') && c != ':' && c != '/' && c != ' ')
            return false;
    }
    return colons >= 2;
}

/* "2 phút trước" */
static bool is_ago(struct doc *doc, struct str text)
{
    static const char *const words[] = {"phút", "giờ",   "ngày",
                                        "tuần", "tháng", "trước"};
    return text.n && text.s[0] >= '0' && text.s[0] <= '9' &&
           str_ends(text, STR("trước")) &&
           has_only(lowered(doc->arena, text), WORDS(words));
}

/* "Theo dõi Báo Mẫu trên Google News" */
static bool asks_to_follow(struct str small)
{
    static const char *const places[] = {"google news", "facebook", "zalo",
                                         "youtube", "telegram"};
    return str_starts(small, STR("theo dõi ")) &&
           holds_one_of(small, WORDS(places));
}

/* The bytes of the longest of `words` at the head of `text`, or 0. */
static size_t longest_of(struct str text, struct words words)
{
    size_t best = 0;
    for (size_t i = 0; i < words.n; i++) {
        struct str word = str_of(words.at[i]);
        bool whole = word.n >= text.n || strchr(" |-/", text.s[word.n]);
        if (word.n > best && str_starts(text, word) && whole)
            best = word.n;
    }
    return best;
}

/* "Chia sẻ Facebook   Zalo   Gửi email", "Mới nhất | Quan tâm nhất": buttons in
 * a row and nothing else. */
static bool is_row_of_buttons(struct str small)
{
    int n = 0;
    while (small.n) {
        size_t own = longest_of(small, WORDS(furniture));
        size_t other = longest_of(small, WORDS(buttons));
        size_t length = own > other ? own : other;
        if (length == 0)
            return false;
        n++;
        while (length < small.n && strchr(" |-/", small.s[length]))
            length++;
        small = str_slice(small, length, small.n);
    }
    return n >= 2;
}

/* "3 nhận xét:" */
static bool is_count(struct str small)
{
    static const char *const counted[] = {"nhận xét", "bình luận", "phản hồi",
                                          "lượt thích", "lượt chia sẻ"};
    size_t n = 0;
    while (n < small.n && small.s[n] >= '0' && small.s[n] <= '9')
        n++;
    return n && is_one_of(str_slice(small, n + 1, small.n), WORDS(counted));
}

static bool is_furniture(struct doc *doc, struct str text)
{
    struct str small = bare(doc, text);
    if (is_one_of(small, WORDS(furniture)) || is_row_of_buttons(small) ||
        is_count(small))
        return true;
    return doc->web_page && small.n && !ends_in_stop(text) &&
           (starts_with(small, WORDS(furniture_heads)) || is_timer(text) ||
            is_ago(doc, text) || asks_to_follow(small));
}

/* What a page that was copied as text has above its title. */
static void drop_above_title(struct doc *doc)
{
    enum { ABOVE_MAX = 5 };
    const struct node *title = find_title(doc);
    struct node *block = doc->root->first;
    for (int i = 0; title && block != title && block && i < ABOVE_MAX; i++) {
        struct str text = block_text(doc, block);
        bool line = is_running(block) && !ends_in_stop(text) &&
                    starts_with(bare(doc, text), WORDS(furniture_heads));
        block = line ? dropped(doc, block, "web page furniture") : block->next;
    }
}

/* Between the title of a web page and its text. */
void pass_tools(struct doc *doc)
{
    if (!doc->web_page)
        drop_above_title(doc);
    struct node *block = doc->web_page ? doc->root->first : NULL;
    for (int i = 0; block && i < TOOLS_REACH && !is_long(doc, block); i++) {
        bool line =
            is_running(block) && is_furniture(doc, block_text(doc, block));
        block = line ? dropped(doc, block, "web page furniture") : block->next;
    }
}

void pass_furniture(struct doc *doc)
{
    struct node *block = tail_of(doc, FURNITURE_REACH);
    while (block) {
        bool line =
            is_running(block) && is_furniture(doc, block_text(doc, block));
        block = line ? dropped(doc, block, "web page furniture") : block->next;
    }
}

/* Behind "Theo" these begin a sentence or a heading: rules and those who say
 * something, not where a text was taken from. */
static const char *const prose[] = {
    "thông tư",   "nghị định",  "quyết định", "luật",      "bộ luật",
    "nghị quyết", "công văn",   "chỉ thị",    "kế hoạch",  "quy định",
    "báo cáo",    "thông báo",  "tờ trình",   "hiến pháp", "chương trình",
    "quy chuẩn",  "tiêu chuẩn", "chiến lược", "đề án",     "dự án",
    "điều",       "khoản",      "mục",        "phụ lục",   "ông",
    "bà",         "pháp lệnh",  "quy chế",    "hướng dẫn", "kết luận",
};

/* A name begins with a capital, or is an address of the web. */
static bool is_name(struct doc *doc, struct str text)
{
    struct str small = lowered(doc->arena, text);
    size_t stop = str_find(text, STR("."));
    bool address = str_find(text, STR(" ")) > text.n && stop + 1 < text.n;
    return !ends_in_stop(text) && !starts_with(small, WORDS(prose)) &&
           (address || starts_with_capital(text));
}

/* Without brackets around all of it, and without a stop behind. */
static struct str unwrapped(struct str text)
{
    if (str_starts(text, STR("(")) && str_ends(text, STR(")")))
        text = str_slice(text, 1, text.n - 1);
    else if (str_starts(text, STR("(")) && str_ends(text, STR(").")))
        text = str_slice(text, 1, text.n - 2);
    return text;
}

/* Who or what the line names; empty: it is no attribution. */
static struct str name_in(struct doc *doc, struct str text, bool *people)
{
    text = unwrapped(text);
    struct str small = lowered(doc->arena, text);
    struct credit credit;
    if (!credit_begins(small, CREDIT_AT_FOOT, &credit) ||
        !starts_with_capital(text))
        return STR("");
    struct str rest = str_trim(str_slice(text, credit.length, text.n));
    if (!credit.with_colon && !is_name(doc, rest))
        return STR("");
    while (str_ends(rest, STR(".")) || str_ends(rest, STR(" ")))
        rest.n--;
    *people = credit.people;
    return rest;
}

/* No initial bears a tone; "KẾT LUẬN" is none. */
static bool bears_tone(uint32_t c)
{
    static const struct str toned = {"ÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ",
                                     sizeof "ÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨ" - 1};
    for (size_t at = 0; at < toned.n;) {
        if (utf8_next(toned, &at) == c)
            return true;
    }
    return c >= 0x1EA0 && c <= 0x1EF9;
}

/* "PV", "H.N.", "T.H – VEA": a few capitals and marks. */
static bool is_initials(struct str text)
{
    if (text.n < 2 || !text_fits(text, INITIALS_MAX) ||
        capital_share(text) != 100)
        return false;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (bears_tone(c) || (c >= '0' && c <= '9') || c == ':')
            return false;
    }
    return true;
}

static void add_name(struct doc *doc, struct str name, bool people)
{
    struct str field = people ? STR("author") : STR("source");
    if (name.n && !metadata_has(doc, field))
        metadata_add(doc, field, name);
}

/* Up to the brackets of "Minh An (Báo Mẫu)", which name where it was taken
 * from; name.n: there are none. */
static size_t before_medium(struct doc *doc, struct str name)
{
    static const char *const media[] = {"báo", "tạp chí", "đài", "ttxvn",
                                        "theo"};
    size_t at = str_find(name, STR(" ("));
    if (at >= name.n || !str_ends(name, STR(")")))
        return name.n;
    struct str inside = str_slice(name, at + 2, name.n);
    return starts_with(lowered(doc->arena, inside), WORDS(media)) ? at : name.n;
}

static void make_attribution(struct doc *doc, struct node *block,
                             struct str name, bool people)
{
    block->kind = NODE_ATTRIBUTION;
    taken(doc, block, "the attribution");
    size_t at = before_medium(doc, name);
    if (at < name.n) {
        add_name(doc, str_slice(name, 0, at), true);
        name = str_slice(name, at + 2, name.n - 1);
        people = false;
    }
    add_name(doc, name, people);
}

/* The authors given in the front matter stay alone; of several lines each says
 * something else. */
void pass_attribution(struct doc *doc)
{
    struct node *block = tail_of(doc, ATTRIBUTION_REACH);
    for (; block; block = block->next) {
        struct str text = block_text(doc, block);
        if (!is_running(block) || block == doc->root->first ||
            !text_fits(text, ATTRIBUTION_MAX))
            continue;
        bool people = false;
        struct str name = name_in(doc, text, &people);
        bool last = !block->next || block->next->kind == NODE_ATTRIBUTION;
        if (name.n || (last && is_initials(text)))
            make_attribution(doc, block, name, people);
    }
}

/* "./.", "../.": the text ends here; what follows is not its own. */
void pass_end_mark(struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (is_running(block) && str_ends(block_text(doc, block), STR("./.")))
            taken(doc, block, "the end of the text (./.)");
    }
}
