/* SPDX-License-Identifier: MIT */
/*
 * Leaves out what names itself as no part of an article, and what a reader of
 * the page does not see. A part which holds half of the page's text, or its
 * first heading, is not what its name says: themes name the whole page after
 * its sidebar.
 */
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/names.h"

enum {
    DATE_MAX = 80,  /* bytes of a line that holds nothing but a date */
    FORM_SHARE = 30 /* percent of the page's letters in a form of its own */
};

void leave_out(struct doc *doc, struct page *page, struct element *e,
               const char *rule, bool keep_all)
{
    struct str text = element_text(page->arena, e);
    if (!keep_all)
        e->left_out = rule;
    if (text.n)
        log_decision(doc->log, LOG_DROPPED, e->line, rule, keep_all, text);
}

static bool is_hidden(struct page *page, const struct element *e)
{
    if (element_has(e, "hidden") ||
        str_eq_nocase(element_value(e, "aria-hidden"), STR("true")))
        return true;
    return element_has(e, "style") &&
           (str_eq(element_style(page->arena, e, "display"), STR("none")) ||
            str_eq(element_style(page->arena, e, "visibility"),
                   STR("hidden")) ||
            str_eq(element_style(page->arena, e, "mso-hide"), STR("all")));
}

/* A form of its own: for comments, for searching. ASP.NET puts the whole page
 * into one. */
static bool is_form(const struct page *page, const struct element *e)
{
    return e->tag == TAG_FORM &&
           e->letters * 100 <= page->body->letters * FORM_SHARE;
}

/* The header of the page and not of an article. */
static bool is_page_header(const struct element *e)
{
    if (e->tag != TAG_HEADER)
        return false;
    for (const struct element *n = e->parent; n; n = n->parent) {
        if (n->tag == TAG_ARTICLE || n->tag == TAG_MAIN ||
            n->tag == TAG_SECTION)
            return false;
    }
    return true;
}

/* A short line with the day and the hour. */
static bool is_date(struct page *page, const struct element *e)
{
    size_t digits = 0;
    if (e->letters == 0 || e->letters > DATE_MAX || !names_date(page->arena, e))
        return false;
    struct str text = element_text(page->arena, e);
    for (size_t i = 0; i < text.n; i++)
        digits += text.s[i] >= '0' && text.s[i] <= '9';
    return digits >= 6 && digits * 3 >= e->letters;
}

static bool holds_article(const struct page *page, const struct element *e)
{
    return e->marked ||
           (e->weight * 2 > page->body->weight && page->body->weight > 0);
}

static const char *rule_for(struct page *page, const struct element *e)
{
    if (is_form(page, e))
        return N_("form");
    if (is_page_header(e))
        return N_("page header");
    if (is_date(page, e))
        return N_("date line");
    return e->tag == TAG_IMG ? NULL : names_rule(page->arena, e);
}

static bool may_go(const struct page *page, const struct element *e)
{
    return e->tag != TAG_TEXT && e != page->root && e != page->head &&
           e != page->body && tag_class(e->tag) != CLASS_CONTROL;
}

static void leave_out_hidden(struct doc *doc, struct page *page)
{
    struct element *e = page->body;
    while (e) {
        bool goes = may_go(page, e) && is_hidden(page, e);
        if (goes)
            leave_out(doc, page, e, "hidden", false);
        e = goes ? element_after(e, page->body) : element_next(e, page->body);
    }
}

void leave_out_parts(struct doc *doc, struct page *page, bool keep_all)
{
    leave_out_hidden(doc, page);
    page_count(page);
    struct element *e = page->body;
    while (e) {
        const char *rule =
            e->left_out || !may_go(page, e) ? NULL : rule_for(page, e);
        bool goes = rule && !holds_article(page, e);
        if (goes)
            leave_out(doc, page, e, rule, keep_all);
        e = goes || e->left_out ? element_after(e, page->body)
                                : element_next(e, page->body);
    }
    page_count(page);
}
