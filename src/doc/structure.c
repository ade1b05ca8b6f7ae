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

/*
 * In this order. A row says what it needs besides: passes that have found what
 * it asks for, or have taken out what would mislead it.
 */
/* clang-format off */
static const struct pass passes[] = {
    {"blanks", pass_blanks, .any_language = true},
    {"hints", pass_hints, .any_language = true},
    {"definitions", pass_definitions, .any_language = true,
     .needs = {"hints"}},
    {"heading-content", pass_heading_content, .any_language = true},
    {"questions", pass_questions, .needs = {"blanks", "hints"}},
    {"roles", pass_roles, .needs = {"blanks", "hints"}},
    {"lines", pass_lines, .needs = {"roles"}}, /* which has its own lines */
    {"figures", pass_figures, .any_language = true, .needs = {"blanks"}},
    {"breadcrumb", pass_breadcrumb, .any_language = false},
    {"tools", pass_tools, .any_language = false},
    {"date", pass_date, .needs = {"tools"}},
    {"views", pass_views, .any_language = false},
    /* These look at the first lines. */
    {"letterhead", pass_letterhead, .needs = {"breadcrumb", "date", "views"}},
    {"title", pass_title, .any_language = true, .needs = {"letterhead"}},
    {"repeated-title", pass_repeated_title, .needs = {"title"}},
    {"counter", pass_counter, .needs = {"title"}}, /* is below it */
    {"related", pass_related, .needs = {"title"}},
    {"furniture", pass_furniture, .any_language = false},
    /* These look at the last ones. */
    {"byline", pass_byline, .needs = {"title", "related", "furniture"}},
    {"own-date", pass_own_date, .needs = {"title", "byline"}},
    {"attribution", pass_attribution, .needs = {"related", "furniture"}},
    {"end-mark", pass_end_mark, .needs = {"related", "furniture"}},
    {"counted-headings", pass_counted_headings, .any_language = true,
     .needs = {"title"}},
    {"bold-headings", pass_bold_headings, .any_language = true,
     .needs = {"title", "counted-headings"}},
    {"marks", pass_marks, .needs = {"title", "bold-headings"}},
    {"signature", pass_signature, .needs = {"attribution", "end-mark"}},
    {"makers", pass_makers, .needs = {"byline", "letterhead"}},
    {"opening-day", pass_opening_day, .needs = {"title", "letterhead"}},
    {"verse", pass_verse, .needs = {"marks", "signature"}},
    {"captions", pass_captions, .needs = {"figures"}},
    {"figure-captions", pass_figure_captions, .any_language = true,
     .needs = {"figures", "captions"}},
    {"gallery", pass_gallery, .needs = {"captions"}}, /* they save it */
    {"capital-headings", pass_capital_headings,
     .needs = {"letterhead", "title", "signature"}},
    {"short-headings", pass_short_headings,
     .needs = {"captions", "capital-headings", "verse"}},
    {"section-names", pass_section_names,
     .needs = {"bold-headings", "capital-headings"}},
    {"heading-levels", pass_heading_levels, .any_language = true,
     .needs = {"section-names"}},
    {"lead", pass_lead, .needs = {"title", "captions"}},
    /* Those that were found, and the title. */
    {"found-heading-content", pass_heading_content, .any_language = true,
     .needs = {"title", "bold-headings", "capital-headings"}},
    {"table-heads", pass_table_heads, .any_language = true,
     .needs = {"roles", "signature"}},
    /* What is bold or slanted all over tells the others something. */
    {"emphasis", pass_emphasis, .any_language = true,
     .needs = {"bold-headings", "captions", "lead"}},
    {"front-matter", pass_front_matter, .any_language = true,
     .needs = {"title", "lead"}},
    {"cover", pass_cover, .any_language = true,
     .needs = {"title", "capital-headings", "emphasis"}},
    /* What all of them have left. */
    {"frames", pass_frames, .any_language = true,
     .needs = {"marks", "emphasis", "front-matter"}},
    {"equations", pass_equations, .any_language = true,
     .needs = {"marks", "emphasis"}},
};
/* clang-format on */

const struct pass *structure_passes(size_t *n)
{
    *n = sizeof passes / sizeof passes[0];
    return passes;
}

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
    struct log_entry *before = last_message(doc->log);
    doc->keep_all = keep_all;
    number_blocks(doc);
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++) {
        if (vietnamese || passes[i].any_language)
            passes[i].run(doc);
    }
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
