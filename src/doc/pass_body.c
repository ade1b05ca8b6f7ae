/* SPDX-License-Identifier: MIT */
/*
 * The body: captions left behind by photographs, the heading of a gallery, and
 * the levels of headings.
 */
#include "base/utf8.h"
#include "doc/passes.h"

enum { CAPTION_MAX = 130, LONG_MIN = 200, GALLERY_MAX = 120 };

/* What people are seen doing in a caption, and how one begins. */
static const char *const scenes[] = {
    "phát biểu", "trình bày",  "tham luận", "chủ trì", "chụp ảnh", "trao tặng",
    "toàn cảnh", "quang cảnh", "khai mạc",  "bế mạc",  "ký kết",   "chào mừng",
};
static const char *const openings[] = {"toàn cảnh", "quang cảnh",
                                       "ảnh:", "ảnh minh"};

static bool holds_one_of(struct str text, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_find(text, str_of(list[i])) < text.n)
            return true;
    }
    return false;
}

static bool opens_like_caption(struct str small)
{
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        if (str_starts(small, str_of(openings[i])))
            return true;
    }
    return false;
}

static bool is_long(const struct doc *doc, const struct node *block)
{
    return block && !node_is_inline(block->kind) &&
           utf8_length(block_text(doc, block)) >= LONG_MIN;
}

/* The next block that is no short line. */
static const struct node *next_long(const struct doc *doc,
                                    const struct node *block)
{
    while (block && is_running(block) && !is_long(doc, block))
        block = block->next;
    return block;
}

static bool reads_like_caption(const struct doc *doc, struct str text)
{
    struct str small = lowered(doc->arena, text);
    if (utf8_length(text) >= CAPTION_MAX)
        return false;
    if (opens_like_caption(small))
        return true;
    return !ends_in_stop(text) &&
           holds_one_of(small, scenes, sizeof scenes / sizeof scenes[0]);
}

static bool heads_gallery(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    struct str small = lowered(doc->arena, text);
    return (is_running(block) || block->kind == NODE_HEADING) &&
           utf8_length(text) <= GALLERY_MAX && str_ends(text, STR(":")) &&
           (str_starts(small, STR("một số hình ảnh")) ||
            str_starts(small, STR("một vài hình ảnh")) ||
            str_starts(small, STR("chùm ảnh")) ||
            str_starts(small, STR("hình ảnh")));
}

/* A short line about what is seen, below a long paragraph or another caption
 * and with the text going on behind it; or below the heading of a gallery. */
void pass_captions(struct doc *doc)
{
    const struct node *before = NULL;
    bool in_gallery = false;
    FOR_CHILDREN (block, doc->root) {
        in_gallery = before && (heads_gallery(doc, before) ||
                                (in_gallery && before->kind == NODE_CAPTION));
        bool follows =
            is_long(doc, before) || (before && before->kind == NODE_CAPTION);
        bool inside = follows && next_long(doc, block->next);
        if (is_running(block) && (inside || in_gallery) &&
            reads_like_caption(doc, block_text(doc, block))) {
            block->kind = NODE_CAPTION;
            taken(doc, block, "a caption");
        }
        before = block;
    }
}

/* True when nothing of the gallery's own follows: it held pictures only. */
static bool is_hollow(const struct doc *doc, const struct node *heading)
{
    for (const struct node *n = heading->next; n; n = n->next) {
        if (n->kind != NODE_ATTRIBUTION && !(doc->keep_all && is_running(n)))
            return false;
    }
    return true;
}

void pass_gallery(struct doc *doc)
{
    for (struct node *block = doc->root->first; block;) {
        bool hollow = heads_gallery(doc, block) && is_hollow(doc, block);
        block = hollow ? dropped(doc, block, "gallery without pictures")
                       : block->next;
    }
}

/* The highest level used becomes 1, the next 2: no level is skipped. */
void pass_heading_levels(struct doc *doc)
{
    enum { LEVELS = 16 };
    int rank[LEVELS + 1] = {0}, next = 1;
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_HEADING && block->as.heading.level <= LEVELS)
            rank[block->as.heading.level] = 1;
    }
    for (int i = 1; i <= LEVELS; i++) {
        if (rank[i])
            rank[i] = next++;
    }
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_HEADING && block->as.heading.level <= LEVELS)
            block->as.heading.level = rank[block->as.heading.level];
    }
}
