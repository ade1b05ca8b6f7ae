/* SPDX-License-Identifier: MIT */
/* What the passes ask of blocks, and how they tell what became of one. */
#include "base/log.h"
#include "doc/passes/passes.h"

struct str block_text(const struct doc *doc, const struct node *block)
{
    return block ? node_text(doc->arena, block) : STR("");
}

bool is_running(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH && !block->given &&
           block->as.line.role == LINE_PLAIN;
}

bool is_line(const struct node *block)
{
    return is_running(block) ||
           (block && block->kind == NODE_HEADING && !block->given);
}

bool is_long(const struct doc *doc, const struct node *block)
{
    return is_running(block) &&
           !text_fits(block_text(doc, block), LONG_TEXT_MIN - 1);
}

struct node *tail_of(const struct doc *doc, size_t n)
{
    struct node *tail = doc->root->first;
    size_t count = 0;
    FOR_CHILDREN (block, doc->root) {
        if (++count > n)
            tail = tail->next;
    }
    return tail;
}

struct node *first_block(const struct doc *doc)
{
    struct node *head = doc_find(doc, NODE_LETTERHEAD);
    return head ? head->next : doc->root->first;
}

struct node *find_title(const struct doc *doc)
{
    return doc_find(doc, NODE_TITLE);
}

static struct decision decision_of(const struct doc *doc,
                                   const struct node *block, const char *what)
{
    struct decision decision = {.line = block->line,
                                .nth = block->nth,
                                .what = what,
                                .text = block_text(doc, block)};
    if (block->why) {
        decision.because[0] = block->why->because[0];
        decision.because[1] = block->why->because[1];
        decision.second = block->why->second;
    }
    return decision;
}

void taken(struct doc *doc, struct node *block, const char *what)
{
    if (block->given && block->told)
        return; /* of a title the pass that looks for one tells, too */
    block->told = true;
    struct decision decision = decision_of(doc, block, what);
    decision.kind = LOG_TAKEN;
    log_decision(doc->log, &decision);
}

struct node *dropped(struct doc *doc, struct node *block, const char *rule)
{
    struct node *next = block->next;
    if (block->given)
        return next;
    struct decision decision = decision_of(doc, block, rule);
    decision.kind = LOG_DROPPED;
    decision.kept = doc->keep_all;
    log_decision(doc->log, &decision);
    doc_remove(block);
    block->next = doc->dropped;
    doc->dropped = block;
    return next;
}
