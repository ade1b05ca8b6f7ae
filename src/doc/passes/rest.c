/* SPDX-License-Identifier: MIT */
/* Tells of the blocks of which no pass told anything, for those who want to see
 * every line, and may correct one. */
#include "base/language.h"
#include "base/log.h"
#include "doc/hints.h"
#include "doc/passes/passes.h"

static const char *kind_of(const struct node *block)
{
    static const char *const names[] = {
        [NODE_TITLE] = N_("the title"),
        [NODE_LEAD] = N_("the lead"),
        [NODE_HEADING] = N_("a heading"),
        [NODE_ITEM] = N_("an item of a list"),
        [NODE_TABLE] = N_("a table"),
        [NODE_FIGURE] = N_("a picture"),
        [NODE_CAPTION] = N_("a caption"),
        [NODE_ATTRIBUTION] = N_("the attribution"),
    };
    bool named =
        block->kind < sizeof names / sizeof names[0] && names[block->kind];
    return named ? names[block->kind] : N_("text");
}

static void tell(void *context, struct node *block)
{
    struct doc *doc = context;
    struct decision decision = {.kind = LOG_LEFT,
                                .line = block->line,
                                .nth = block->nth,
                                .what = kind_of(block),
                                .text = block_text(doc, block)};
    if (block->parent->kind == NODE_SIGNATURE)
        decision.what = N_("the signature");
    if (!block->told && block->line && block->kind != NODE_PAGE_BREAK)
        log_decision(doc->log, &decision);
}

void tell_rest(struct doc *doc)
{
    each_block(doc, tell, doc);
}
