/* SPDX-License-Identifier: MIT */
/*
 * Questions and answers: "Hỏi: …?" above "Đáp: …", "Câu hỏi 2. …" above "Trả
 * lời: …". A question heads its answer, so that it can be found by; a single
 * one may be said by somebody in a report.
 */
#include "doc/passes/passes.h"

enum {
    QUESTION_MAX = 200, /* characters */
    PAIRS_MIN = 2,
    LEVEL = 12 /* below every level that numbers give */
};

static const char *const asks[] = {"hỏi:", "hỏi ", "câu hỏi", "câu "};
static const char *const answers[] = {
    "trả lời:", "trả lời ", "đáp:", "đáp ", "đáp án:", "tl:"};

/* "Câu hỏi 2. …", "Hỏi: …": the word, then a number or a colon. */
static bool opens_question(struct str small)
{
    for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++) {
        struct str word = str_of(asks[i]);
        if (!str_starts(small, word))
            continue;
        struct str rest = str_trim(str_slice(small, word.n, small.n));
        return str_ends(word, STR(":")) ||
               (rest.n &&
                (rest.s[0] == ':' || (rest.s[0] >= '0' && rest.s[0] <= '9')));
    }
    return false;
}

static bool is_question(const struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    return is_running(block) && text_fits(text, QUESTION_MAX) &&
           str_ends(text, STR("?")) &&
           opens_question(lowered(doc->arena, text));
}

static bool is_asked(const struct doc *doc, const struct node *block)
{
    return block->next && is_running(block->next) && is_question(doc, block) &&
           starts_with(lowered(doc->arena, block_text(doc, block->next)),
                       WORDS(answers));
}

void pass_questions(struct doc *doc)
{
    int pairs = 0;
    FOR_CHILDREN (block, doc->root)
        pairs += is_asked(doc, block);
    FOR_CHILDREN (block, doc->root) {
        if (pairs < PAIRS_MIN || !is_asked(doc, block))
            continue;
        block->kind = NODE_HEADING;
        block->as.heading.level = LEVEL;
        taken(doc, block, "a heading");
    }
}
