/* SPDX-License-Identifier: MIT */
/* Tells of the blocks of which no pass told anything, for those who want to see
 * every line, and may correct one. */
#include "base/language.h"
#include "base/log.h"
#include "doc/hints.h"
#include "doc/passes/passes.h"

static const char *kind_of(const struct node *block)
{
    switch (block->kind) {
    case NODE_TITLE:
        return N_("the title");
    case NODE_LEAD:
        return N_("the lead");
    case NODE_HEADING:
        return N_("a heading");
    case NODE_ITEM:
        return N_("an item of a list");
    case NODE_TABLE:
        return N_("a table");
    case NODE_FIGURE:
        return N_("a picture");
    case NODE_CAPTION:
        return N_("a caption");
    case NODE_ATTRIBUTION:
        return N_("the attribution");
    default:
        return N_("text");
    }
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
