/* SPDX-License-Identifier: MIT */
/*
 * What the user says of single blocks is done before anything is looked for.
 * Such a block is given: the passes leave it as it is.
 */
#include <ctype.h>
#include <string.h>

#include "base/language.h"
#include "base/log.h"
#include "doc/hints.h"
#include "doc/passes/passes.h"

/* Gives the block its kind; what it says stays. */
static void make(struct doc *doc, struct node *block, enum node_kind kind,
                 const char *what)
{
    memset(&block->as, 0, sizeof block->as);
    block->kind = kind;
    block->given = true;
    block->why = &hint_reason;
    taken(doc, block, what);
}

static void make_heading(struct doc *doc, struct node *block, int level)
{
    make(doc, block, NODE_HEADING, N_("a heading"));
    block->as.heading.level = level;
}

/* A title's lines are one block. Another title is a heading. */
static void make_title(struct doc *doc, struct node *block)
{
    struct node *title = find_title(doc);
    if (title && title->given && title->next == block) {
        append_line(doc, title, block);
        return;
    }
    if (title && title != block)
        make_heading(doc, title, 1);
    make(doc, block, NODE_TITLE, N_("the title"));
}

static void drop(struct doc *doc, struct node *block)
{
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = block->line,
                                .nth = block->nth,
                                .what = N_("hint"),
                                .text = block_text(doc, block)};
    log_decision(doc->log, &decision);
    doc_remove(block);
}

bool is_line_of_text(const struct node *block)
{
    switch (block->kind) {
    case NODE_TITLE:
    case NODE_LEAD:
    case NODE_HEADING:
    case NODE_PARAGRAPH:
    case NODE_CAPTION:
    case NODE_ATTRIBUTION:
        return true;
    default:
        return false;
    }
}

static void apply(struct doc *doc, struct node *block, const struct hint *hint)
{
    static const struct {
        enum node_kind kind;
        const char *what;
    } plain[] = {
        [HINT_TEXT] = {NODE_PARAGRAPH, N_("text")},
        [HINT_CAPTION] = {NODE_CAPTION, N_("a caption")},
        [HINT_LEAD] = {NODE_LEAD, N_("the lead")},
        [HINT_ATTRIBUTION] = {NODE_ATTRIBUTION, N_("the attribution")}};
    switch (hint->kind) {
    case HINT_TEXT:
    case HINT_CAPTION:
    case HINT_LEAD:
    case HINT_ATTRIBUTION:
        make(doc, block, plain[hint->kind].kind, plain[hint->kind].what);
        break;
    case HINT_TITLE:
        make_title(doc, block);
        break;
    case HINT_HEADING:
        make_heading(doc, block, hint->level);
        break;
    case HINT_DROP:
        drop(doc, block);
        break;
    case HINT_KEEP:
        block->given = true;
        break;
    case HINT_ROLES:
        break; /* the best sequence of roles heeds it */
    }
}

/* The items behind `item` move to a list of their own behind `after`. */
static void move_rest(struct doc *doc, struct node *item, struct node *after)
{
    struct node *list = item->parent;
    if (!item->next)
        return;
    struct node *rest = doc_node(doc, NODE_LIST, item->next->line);
    rest->as = list->as;
    doc_insert(after->parent, after, rest);
    while (item->next) {
        struct node *next = item->next;
        doc_remove(next);
        doc_insert(rest, rest->last, next);
    }
}

/* True when the label says more than that an item begins. */
static bool counts(struct str label)
{
    for (size_t i = 0; i < label.n; i++) {
        if (isalnum((unsigned char)label.s[i]))
            return true;
    }
    return false;
}

/* Takes an item of one of the root's lists out of it: a paragraph which begins
 * with its label, and what else it holds. */
static struct node *open_item(struct doc *doc, struct node *item,
                              const struct hint *hint)
{
    struct node *list = item->parent, *after = list;
    struct node *line = doc_node(doc, NODE_PARAGRAPH, item->line);
    doc_insert(list->parent, after, line);
    after = line;
    if (hint->kind == HINT_TEXT || counts(item->as.item.label))
        doc_add_text(
            doc, line,
            str_printf(doc->arena, "%.*s ", STR_ARG(item->as.item.label)),
            item->line);
    if (item->first && item->first->kind == NODE_PARAGRAPH) {
        struct node *text = item->first;
        doc_move_children(text, line);
        doc_remove(text);
    }
    while (item->first && node_is_inline(item->first->kind)) {
        struct node *text = item->first;
        doc_remove(text);
        doc_insert(line, line->last, text);
    }
    while (item->first) {
        struct node *block = item->first;
        doc_remove(block);
        doc_insert(list->parent, after, block);
        after = block;
    }
    move_rest(doc, item, after);
    line->nth = item->nth;
    doc_remove(item);
    if (!list->first)
        doc_remove(list);
    return line;
}

/* True when the hint makes something else of an item of a list. */
static bool opens(const struct hint *hint)
{
    return hint->kind != HINT_KEEP && hint->kind != HINT_ROLES;
}

/* Opens the list's first item of which a hint makes something else; what stands
 * behind it comes up again. Returns the block to go on with. */
static struct node *apply_to_items(struct doc *doc, struct node *list)
{
    for (struct node *item = list->first, *behind; item; item = behind) {
        const struct hint *hint = hint_of(doc, item);
        behind = item->next;
        if (!hint || !opens(hint))
            continue;
        struct node *line = open_item(doc, item, hint), *next = line->next;
        apply(doc, line, hint);
        return next;
    }
    return list->next;
}

static struct node *apply_to_block(struct doc *doc, struct node *block)
{
    struct node *next = block->next;
    const struct hint *hint = hint_at(doc->hints, block->line, block->nth);
    if (hint &&
        (is_line_of_text(block) || !opens(hint) || hint->kind == HINT_DROP))
        apply(doc, block, hint_of(doc, block));
    return next;
}

void pass_hints(struct doc *doc)
{
    for (struct node *block = doc->hints ? doc->root->first : NULL; block;)
        block = block->kind == NODE_LIST ? apply_to_items(doc, block)
                                         : apply_to_block(doc, block);
    struct node *title = doc->hints ? find_title(doc) : NULL;
    if (title && title->given)
        doc->meta.title = str_one_line(doc->arena, block_text(doc, title));
}
