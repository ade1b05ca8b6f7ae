/* SPDX-License-Identifier: MIT */
/*
 * The foot of a report: where it was taken from, the mark of its end, and the
 * lines that belong to the web page around it.
 */
#include "base/utf8.h"
#include "doc/metadata.h"
#include "doc/passes.h"

enum {
    FURNITURE_REACH = 12, /* blocks from the end */
    ATTRIBUTION_REACH = 6,
    ATTRIBUTION_MAX = 60, /* characters */
    INITIALS_MAX = 12
};

/* Whole lines, but for stops at their ends. */
static const char *const furniture[] = {
    "chia sẻ",
    "chi sẻ",
    "share",
    "tweet",
    "đã đóng bình luận",
    "bình luận",
    "viết bình luận",
    "gửi bình luận",
    "ý kiến bạn đọc",
    "tin liên quan",
    "bài viết liên quan",
    "tin cùng chuyên mục",
    "các tin khác",
    "tin khác",
    "in bài viết",
    "in trang",
    "gửi email",
    "quay lại",
    "về đầu trang",
    "lượt truy cập",
    "xem thêm",
    "đánh giá bài viết",
    "like",
};

/* Behind "Theo" these begin a sentence, not a source. */
static const char *const prose[] = {
    "thông tư", "nghị định", "quyết định", "luật", "nghị quyết",
    "công văn", "chỉ thị",   "kế hoạch",   "đó",   "quy định",
    "báo cáo",  "số liệu",   "thống kê",
};

static struct str without_stops(struct str text)
{
    while (text.n && (text.s[text.n - 1] == '.' || text.s[text.n - 1] == ' ' ||
                      text.s[text.n - 1] == ':'))
        text.n--;
    return text;
}

static bool is_furniture(struct str text)
{
    for (size_t i = 0; i < sizeof furniture / sizeof furniture[0]; i++) {
        if (str_eq_nocase(without_stops(text), str_of(furniture[i])))
            return true;
    }
    return false;
}

void pass_furniture(struct doc *doc)
{
    for (struct node *block = doc->root->first; block;) {
        bool line = is_running(block) &&
                    blocks_after(block) < FURNITURE_REACH &&
                    is_furniture(block_text(doc, block));
        block = line ? dropped(doc, block, "web page furniture") : block->next;
    }
}

/* "Lượt xem: 1.234": words and a number, alone on a line. */
static bool counts_views(const struct doc *doc, struct str text)
{
    static const char *const words[] = {"lượt xem", "số lượt xem",
                                        "lượt truy cập", "lượt đọc"};
    struct str small = lowered(doc->arena, text);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct str word = str_of(words[i]);
        size_t at = str_find(small, word);
        if (at >= small.n)
            continue;
        bool bare = true;
        for (size_t k = 0; k < small.n; k++) {
            bool inside = k >= at && k < at + word.n;
            char c = small.s[k];
            bare = bare && (inside || c == ' ' || c == ':' || c == '.' ||
                            c == ',' || (c >= '0' && c <= '9'));
        }
        return bare;
    }
    return false;
}

void pass_views(struct doc *doc)
{
    for (struct node *block = doc->root->first; block;) {
        bool line =
            is_running(block) && counts_views(doc, block_text(doc, block));
        block = line ? dropped(doc, block, "view counter") : block->next;
    }
}

/* What the line names as the source: behind "Theo", "Nguồn"; empty: it does
 * not, or what follows is prose. */
static struct str source_in(const struct doc *doc, struct str text)
{
    static const char *const heads[] = {"Theo ",   "Theo: ",    "Nguồn ",
                                        "Nguồn: ", "Tin, ảnh ", "Tin, ảnh: "};
    if (str_starts(text, STR("(")) && str_ends(text, STR(")")))
        text = str_slice(text, 1, text.n - 1);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        struct str head = str_of(heads[i]);
        if (!str_starts(text, head))
            continue;
        struct str rest = str_trim(str_slice(text, head.n, text.n));
        struct str small = lowered(doc->arena, rest);
        for (size_t k = 0; k < sizeof prose / sizeof prose[0]; k++) {
            if (str_starts(small, str_of(prose[k])))
                return STR("");
        }
        if (!str_starts(rest, STR(":")))
            return rest;
    }
    return STR("");
}

/* "PV", "H.N.", "T.H – VEA": capitals and marks, no word in small letters. */
static bool is_initials(struct str text)
{
    return text.n >= 2 && utf8_length(text) <= INITIALS_MAX &&
           capital_share(text) == 100;
}

void pass_attribution(struct doc *doc)
{
    struct node *last = doc->root->last;
    FOR_CHILDREN (block, doc->root) {
        struct str text = block_text(doc, block);
        if (!is_running(block) || blocks_after(block) >= ATTRIBUTION_REACH ||
            utf8_length(text) > ATTRIBUTION_MAX)
            continue;
        struct str source = source_in(doc, text);
        bool initials =
            block == last && block != doc->root->first && is_initials(text);
        if ((source.n == 0 || ends_in_stop(text)) && !initials)
            continue;
        block->kind = NODE_ATTRIBUTION;
        taken(doc, block, "the attribution");
        if (source.n && doc->meta.source.n == 0)
            metadata_add(doc, STR("source"), source);
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
