/* SPDX-License-Identifier: MIT */
/*
 * The body: captions left behind by photographs, and the heading of a gallery.
 */
#include "base/utf8.h"
#include "doc/passes/passes.h"

enum {
    CAPTION_MAX = 129, /* characters */
    PICTURE_CAPTION_MAX = 300,
    GALLERY_MAX = 120,
    GALLERY_REACH = 12, /* blocks from the last */
    CAPITALS_MIN = 80   /* percent */
};

/* What people are seen doing in a caption. */
static const char *const scenes[] = {
    "phát biểu", "trình bày", "tham luận", "chủ trì",   "chụp ảnh",
    "trao tặng", "trao giải", "trao bằng", "khai mạc",  "bế mạc",
    "ký kết",    "chào mừng", "báo cáo",   "tặng hoa",  "tham dự",
    "cắt băng",  "kết luận",  "thảo luận", "điều hành",
};

/* How one begins that names what is seen. */
static const char *const views[] = {
    "toàn cảnh", "quang cảnh", "ảnh:", "ảnh minh họa", "ảnh minh hoạ", "(ảnh"};

/* Who is seen. */
static const char *const people[] = {
    "ông",
    "bà",
    "đồng chí",
    "đ/c",
    "thứ trưởng",
    "bộ trưởng",
    "tổng cục trưởng",
    "cục trưởng",
    "vụ trưởng",
    "viện trưởng",
    "phó",
    "chủ tịch",
    "giám đốc",
    "tổng giám đốc",
    "trưởng",
    "lãnh đạo",
    "các đại biểu",
    "đại biểu",
    "đại diện",
    "ts",
    "pgs",
    "gs",
    "ths",
    "chánh",
    "bí thư",
    "hiệu trưởng",
    "quyền",
    "nguyên",
    "đoàn",
};
static const char *const places[] = {
    "tại",      "hội nghị",     "hội thảo", "buổi",    "lễ",      "phiên",
    "cuộc họp", "lớp tập huấn", "diễn đàn", "đại hội", "tọa đàm", "toạ đàm",
};

/* Words of a sentence that tells, not of a line that shows. */
static const char *const telling[] = {"đã",       "sẽ",        "cũng",
                                      "cho biết", "cho rằng",  "nhấn mạnh",
                                      "rằng",     "khẳng định"};

static bool opens_with_view(struct str small)
{
    return starts_with(small, WORDS(views));
}

/* Somebody, named first, doing something somewhere. */
static bool shows_people(struct str small)
{
    bool done = holds_one_of(small, WORDS(scenes)) &&
                !starts_with(small, WORDS(scenes));
    return done && (starts_with(small, WORDS(people)) ||
                    holds_one_of(small, WORDS(places)));
}

bool reads_like_caption(struct doc *doc, struct str text)
{
    if (!text_fits(text, CAPTION_MAX) || capital_share(text) >= CAPITALS_MIN)
        return false;
    struct str small = lowered(doc->arena, text);
    if (opens_with_view(small))
        return true;
    if (!shows_people(small))
        return false;
    if (!ends_in_stop(text))
        return true;
    return str_ends(text, STR(".")) && !str_ends(text, STR("./.")) &&
           starts_with(small, WORDS(people)) &&
           !holds_one_of(small, WORDS(telling));
}

static bool heads_gallery(struct doc *doc, const struct node *block)
{
    static const char *const sure[] = {"một số hình ảnh", "một vài hình ảnh",
                                       "một số ảnh", "chùm ảnh"};
    static const char *const likely[] = {"hình ảnh", "các hình ảnh",
                                         "những hình ảnh"};
    struct str text = block_text(doc, block);
    if ((!is_running(block) && block->kind != NODE_HEADING) ||
        !text_fits(text, GALLERY_MAX))
        return false;
    struct str small = lowered(doc->arena, text);
    bool colon = str_ends(text, STR(":"));
    return (starts_with(small, WORDS(sure)) &&
            (colon || !ends_in_stop(text))) ||
           (starts_with(small, WORDS(likely)) && colon);
}

/* Below a gallery's heading any line without a stop names a picture. */
static bool is_in_gallery(struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    return text_fits(text, CAPTION_MAX) && !ends_in_stop(text) &&
           !heads_gallery(doc, block);
}

/* What may stand behind the last caption: nothing, or what is no text. */
static bool ends_text(struct doc *doc, const struct node *block)
{
    return !block || block->kind == NODE_ATTRIBUTION ||
           block->kind == NODE_FIGURE || heads_gallery(doc, block);
}

/* A stretch of short lines, and whether text or the end comes behind it. */
struct stretch {
    const struct node *end;
    bool known, closed;
};

static void look_ahead(struct doc *doc, struct stretch *s,
                       const struct node *block)
{
    if (s->known && block != s->end)
        return;
    while (block && is_running(block) && !is_long(doc, block) &&
           !heads_gallery(doc, block))
        block = block->next;
    s->end = block;
    s->known = true;
    s->closed = is_long(doc, block) || ends_text(doc, block);
}

/* "Hình 1. ...", "Sơ đồ 2.3: ...". */
static bool is_numbered(struct str small)
{
    static const char *const words_of[] = {"hình ảnh ", "hình ",    "ảnh ",
                                           "sơ đồ ",    "biểu đồ ", "đồ thị ",
                                           "bản đồ ",   "figure ",  "fig. "};
    for (size_t i = 0; i < sizeof words_of / sizeof words_of[0]; i++) {
        struct str word = str_of(words_of[i]);
        if (str_starts(small, word))
            return small.n > word.n && small.s[word.n] >= '0' &&
                   small.s[word.n] <= '9';
    }
    return false;
}

/* Directly below a picture: a line in italics, or one that reads as captions
 * do; a heading or the next sentence of the text does not. */
static bool names_picture(struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    return text_fits(text, PICTURE_CAPTION_MAX) &&
           (is_in_italics(block) || reads_like_caption(doc, text) ||
            is_numbered(lowered(doc->arena, text)));
}

/* A line about what is seen, below a long paragraph, another caption or a
 * gallery's heading, with text or the end behind it. */
void pass_captions(struct doc *doc)
{
    struct stretch stretch = {NULL, false, false};
    bool follows = false, gallery = false, figure = false;
    FOR_CHILDREN (block, doc->root) {
        bool line =
            (follows || figure) && is_running(block) && !is_long(doc, block);
        if (line)
            look_ahead(doc, &stretch, block);
        if (line &&
            (gallery  ? is_in_gallery(doc, block)
             : figure ? names_picture(doc, block)
                      : stretch.closed &&
                            reads_like_caption(doc, block_text(doc, block)))) {
            block->kind = NODE_CAPTION;
            taken(doc, block, "a caption");
            figure = false;
            continue;
        }
        figure = block->kind == NODE_FIGURE;
        gallery = heads_gallery(doc, block) || (gallery && figure);
        follows = gallery || figure || is_long(doc, block);
    }
}

/* It held pictures only: nothing of its own follows. */
void pass_gallery(struct doc *doc)
{
    struct node *block = tail_of(doc, GALLERY_REACH);
    while (block) {
        const struct node *next = block->next;
        bool hollow = heads_gallery(doc, block) && block != doc->root->first &&
                      (!next || next->kind == NODE_ATTRIBUTION);
        block = hollow ? dropped(doc, block, "gallery without pictures")
                       : block->next;
    }
}
