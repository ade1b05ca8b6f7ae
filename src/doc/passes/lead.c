/* SPDX-License-Identifier: MIT */
/* The lead below a title: what a press report says first, and in short. */
#include "base/utf8.h"
#include "base/words.h"
#include "doc/passes/passes.h"

enum { LEAD_MIN = 80, LEAD_MAX = 1000 }; /* characters */

/* "Ngày 22/12, ...", "Sáng 14/5, ...", "(TTXVN) - ...": how news begin. */
static bool opens_as_news(struct doc *doc, struct str text)
{
    static const char *const openings[] = {
        "ngày ", "sáng ", "chiều ",  "tối ",   "trưa ",
        "hôm ",  "vừa ",  "mới đây", "(tuag)", "(ttxvn)"};
    struct str small = lowered(doc->arena, text);
    return str_starts_any(small, WORDS(openings));
}

/* A page that tells when it came out, or who wrote it. */
static bool is_published(const struct doc *doc)
{
    return doc->web_page && (doc->meta.date.n || doc->meta.authors.n ||
                             doc->meta.source.n || doc->dropped);
}

/* A press report, by its page, its source or how its text begins. */
static bool is_press(struct doc *doc, struct str text)
{
    return is_published(doc) || doc_find(doc, NODE_ATTRIBUTION) ||
           opens_as_news(doc, text);
}

/* The first paragraph of a press report, when more text follows it, or of any
 * document that makes it stand out. A formal document has none: its text begins
 * with what it is founded on. */
void pass_lead(struct doc *doc)
{
    struct node *title = find_title(doc);
    struct node *block = title ? title->next : NULL;
    bool alone;
    if (doc->meta.abstract.n || !block || !is_running(block) || !block->next ||
        block->next->kind == NODE_ATTRIBUTION ||
        starts_with_kind(block_text(doc, title), &alone))
        return;
    struct str text = block_text(doc, block);
    if (!text_fits(text, LEAD_MAX) || text_fits(text, LEAD_MIN - 1) ||
        is_head_line(doc, text))
        return;
    if (!is_emphasised(block) && !is_press(doc, text))
        return;
    block->kind = NODE_LEAD;
    taken(doc, block, "the lead");
}
