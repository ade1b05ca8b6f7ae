/* SPDX-License-Identifier: MIT */
/*
 * Headings of a plain text that nothing shows but their place: "Cách làm",
 * "Chờ khu tái định cư", each short, alone, without a stop, and above sentences
 * or a list. One such line may be anything; several are how the author divided
 * the text.
 */
#include <string.h>

#include "base/utf8.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"

enum {
    NAME_MIN = 5, /* characters */
    NAME_MAX = 45,
    QUESTION_MAX = 40,
    SENTENCE_MIN = 50,
    LEVEL = 12,  /* below every level that numbers give */
    AT_LEAST = 2 /* in a document */
};

/* Names of persons and places have capitals within a line: at most one may. */
static bool has_names(struct str text)
{
    struct str word;
    int capitals = 0;
    for (size_t at = 0; next_word(text, &at, &word);)
        capitals += starts_with_capital(word);
    return capitals > 2;
}

/* "Thời gian: 8 giờ" tells something itself; "Bước 2: Ướp" does not. */
static bool is_field(struct doc *doc, struct str text)
{
    static const char *const steps[] = {"bước ",  "phần ", "ngày ", "bài ",
                                        "chặng ", "tuần ", "mẹo ",  "vòng "};
    size_t colon = str_find(text, STR(":"));
    return colon < text.n && colon + 1 < text.n &&
           !str_starts_any(lowered(doc->arena, text), WORDS(steps));
}

/* Words with which a letter or a speech greets and takes leave. */
static bool is_greeting(struct doc *doc, struct str text)
{
    static const char *const words[] = {
        "kính ", "thân ",  "trân trọng", "xin ",     "chào ",  "con ",
        "em ",   "thưa ",  "gửi ",       "cảm ơn",   "chúc ",  "mến ",
        "pv",    "hỏi",    "đáp",        "trả lời",  "theo ",  "nguồn",
        "ảnh",   "hình ",  "bảng ",      "biểu ",    "tel",    "điện thoại",
        "ngày ", "người ", "đại diện",   "xem thêm", "trang ", "tải "};
    return starts_with(lowered(doc->arena, text), WORDS(words)) ||
           str_starts_any(lowered(doc->arena, text), WORDS(words));
}

static bool is_name(struct doc *doc, struct str text)
{
    struct marker marker;
    bool question = str_ends(text, STR("?"));
    return starts_with_capital(text) && !text_fits(text, NAME_MIN - 1) &&
           text_fits(text, question ? QUESTION_MAX : NAME_MAX) &&
           (question || str_ends(text, STR(":")) || str_ends(text, STR(")")) ||
            !ends_in_stop(text)) &&
           capital_share(text) < 60 && !has_names(text) &&
           !is_field(doc, text) && !is_greeting(doc, text) &&
           !find_marker(text, &marker) && find_date(text).n == 0 &&
           str_find(text, STR("....")) >= text.n &&
           str_find(text, STR("|")) >= text.n &&
           !pattern_person(doc->arena, text) && !reads_like_caption(doc, text);
}

/* A sentence or more, or a list. */
static bool is_text(struct doc *doc, const struct node *block)
{
    if (!block || block->kind == NODE_LIST || block->kind == NODE_TABLE)
        return block != NULL;
    struct str text = block_text(doc, block);
    return is_running(block) && ends_in_stop(text) &&
           !str_ends(text, STR(":")) && !text_fits(text, SENTENCE_MIN);
}

/* What ends in a colon heads a text; a table or a list it only announces. */
static bool announces(struct doc *doc, const struct node *block)
{
    return str_ends(str_trim(block_text(doc, block)), STR(":")) &&
           !is_running(block->next);
}

static bool is_heading(struct doc *doc, const struct node *block)
{
    const struct node *above = block->previous;
    bool below =
        above && (is_text(doc, above) || above->kind == NODE_LEAD ||
                  above->kind == NODE_TITLE || above->kind == NODE_HEADING);
    return below && is_running(block) && is_text(doc, block->next) &&
           !announces(doc, block) &&
           is_name(doc, str_trim(block_text(doc, block)));
}

void pass_short_headings(struct doc *doc)
{
    size_t found = 0, blocks = 0;
    if (!doc->in_lines || !find_title(doc))
        return;
    FOR_CHILDREN (block, doc->root) {
        found += is_heading(doc, block);
        blocks++;
    }
    if (found < AT_LEAST || found * 2 > blocks)
        return;
    for (struct node *block = doc->root->first; block; block = block->next) {
        if (!is_heading(doc, block))
            continue;
        block->kind = NODE_HEADING;
        block->as.heading.level = LEVEL;
        taken(doc, block, "a heading");
    }
}
