/* SPDX-License-Identifier: MIT */
/*
 * Gives the tree its meaning, one small pass after another. The rules are for
 * reports copied from Vietnamese web pages; of a document in another language
 * only what every language has is looked for. Whatever is dropped is told with
 * its rule.
 */
#include "base/log.h"
#include "doc/hints.h"
#include "doc/links.h"
#include "doc/passes/passes.h"
#include "stages.h"

/* In this order: what a web page adds goes before what looks at the first and
 * the last lines; captions come before the gallery which they save. */
/* One a line. */
/* clang-format off */
static void (*const passes[])(struct doc *) = {
    pass_blanks,
    pass_hints,
    pass_heading_content,
    pass_roles,
    pass_lines,
    pass_figures,
    pass_breadcrumb,
    pass_date,
    pass_views,
    pass_letterhead,
    pass_title,
    pass_repeated_title,
    pass_counter,
    pass_related,
    pass_furniture,
    pass_attribution,
    pass_end_mark,
    pass_bold_headings,
    pass_marks,
    pass_signature,
    pass_verse,
    pass_captions,
    pass_figure_captions,
    pass_gallery,
    pass_capital_headings,
    pass_heading_levels,
    pass_lead,
    pass_heading_content, /* those that were found, and the title */
    pass_emphasis,
    pass_front_matter,
};

static void (*const passes_for_any_language[])(struct doc *) = {
    pass_blanks,
    pass_hints,
    pass_heading_content,
    pass_figures,
    pass_title,
    pass_bold_headings,
    pass_heading_levels,
    pass_heading_content,
    pass_figure_captions,
    pass_emphasis,
    pass_front_matter,
};
/* clang-format on */

/* The first node that the reader made of it: later ones wrap it. */
static uint32_t first_id(const struct node *node)
{
    uint32_t id = node->id;
    for (; node; node = node->first)
        id = node->id < id ? node->id : id;
    return id;
}

/* By lines; a web page may have many blocks on one, which were made in order.
 */
static bool comes_behind(const struct node *a, const struct node *b)
{
    return a->line > b->line ||
           (a->line == b->line && first_id(a) > first_id(b));
}

/* The last child of `parent` that comes before the block, or NULL. */
static struct node *last_above(const struct node *parent,
                               const struct node *block)
{
    struct node *above = NULL;
    FOR_CHILDREN (n, parent) {
        if (comes_behind(n, block))
            break;
        above = n;
    }
    return above;
}

/* Puts what was taken out back where it was. */
static void put_back(struct doc *doc)
{
    while (doc->dropped) {
        struct node *block = doc->dropped;
        doc->dropped = block->next;
        struct node *parent = doc->root, *above = last_above(parent, block);
        if (above && above->kind == NODE_LETTERHEAD && is_running(block) &&
            comes_behind(above->last, block)) {
            parent = above;
            above = last_above(parent, block);
        }
        doc_insert(parent, above, block);
    }
}

/* The last entry before the decisions, which a reader may have begun. */
static struct log_entry *last_message(const struct log *log)
{
    struct log_entry *last = NULL;
    for (struct log_entry *e = log->first; e; e = e->next) {
        if (e->kind != LOG_DROPPED && e->kind != LOG_TAKEN &&
            e->kind != LOG_LEFT)
            last = e;
    }
    return last;
}

void structure(struct doc *doc, bool keep_all)
{
    bool vietnamese =
        doc->meta.lang.n == 0 || language_is(doc->meta.lang, "vi");
    size_t n = vietnamese ? sizeof passes / sizeof passes[0]
                          : sizeof passes_for_any_language /
                                sizeof passes_for_any_language[0];
    struct log_entry *before = last_message(doc->log);
    doc->keep_all = keep_all;
    number_blocks(doc);
    for (size_t i = 0; i < n; i++)
        (vietnamese ? passes : passes_for_any_language)[i](doc);
    if (keep_all) {
        put_back(doc);
        pass_heading_levels(doc); /* of a title said again, too */
    }
    doc_resolve_links(doc);
    tell_unused_hints(doc);
    if (doc->tells_all)
        tell_rest(doc);
    log_sort(doc->log, before);
}

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
