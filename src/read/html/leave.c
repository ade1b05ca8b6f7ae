/* SPDX-License-Identifier: MIT */
/*
 * Leaves out what names itself as no part of an article, and what a reader of
 * the page does not see. A name is a hint, and the text decides: running text
 * with few links is no menu whatever it is called, a part which holds half of
 * the page's text, or its first heading, is not what its name says, and words
 * of a sentence go by no name at all.
 */
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/hints.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/names.h"

enum {
    DATE_MAX = 80,   /* bytes of a line that holds nothing but a date */
    FORM_SHARE = 30, /* percent of the page's letters in a form of its own */
    LABEL_MIN = 12   /* bytes of a link that may be another article's title */
};

void leave_out(struct doc *doc, struct page *page, struct element *e,
               const char *rule, bool keep_all)
{
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = e->line,
                                .what = rule,
                                .kept = keep_all || hint_keeps(doc, e->line),
                                .text = element_text(page->arena, e)};
    if (!decision.kept)
        e->left_out = rule;
    if (decision.text.n)
        log_decision(doc->log, &decision);
}

/* A form of its own: for comments, for searching. ASP.NET puts the whole page
 * into one. */
static bool is_form(const struct page *page, const struct element *e)
{
    return e->tag == TAG_FORM &&
           e->letters * 100 <= page->body->letters * FORM_SHARE;
}

static bool is_within_tag(const struct element *e, enum page_tag a,
                          enum page_tag b)
{
    for (const struct element *n = e->parent; n; n = n->parent) {
        if (n->tag == a || n->tag == b)
            return true;
    }
    return false;
}

/* The header of the page and not of an article. */
static bool is_page_header(const struct element *e)
{
    return e->tag == TAG_HEADER && !is_within_tag(e, TAG_ARTICLE, TAG_MAIN) &&
           !is_within_tag(e, TAG_SECTION, TAG_SECTION);
}

/* Who is quoted, what a figure, a cell or a section of the article says at its
 * end: HTML, section 4.3.8. */
static bool is_own_footer(const struct element *e)
{
    if (e->tag != TAG_FOOTER)
        return false;
    for (const struct element *n = e->parent; n; n = n->parent) {
        if (n->tag == TAG_BLOCKQUOTE || n->tag == TAG_FIGURE ||
            n->tag == TAG_TD || n->tag == TAG_LI)
            return true;
        if (n->tag == TAG_SECTION)
            return is_within_tag(n, TAG_ARTICLE, TAG_MAIN) &&
                   e->linked * 2 <= e->letters;
    }
    return false;
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

/* Where the page tells by schema.org which element its article is, no part is
 * it for being long. */
static bool tells_body(const struct page *page)
{
    const struct element *e = page->body;
    while (e) {
        struct str item = element_value(e, "itemprop");
        if (item.n && e->sentences > 0 && !e->left_out &&
            str_find(item, STR("articleBody")) < item.n)
            return true;
        e = element_next(e, page->body);
    }
    return false;
}

static bool holds_article(const struct page *page, const struct element *e,
                          bool told)
{
    return e->marked || (!told && e->weight * 2 > page->body->weight &&
                         page->body->weight > 0);
}

/* Letters that are no label such as "Share:". */
static bool has_words(const struct element *e)
{
    struct str text = str_trim(e->text);
    return e->tag == TAG_TEXT && e->letters > 1 && !str_ends(text, STR(":")) &&
           capital_share(text) >= 0;
}

/* True when the element stands among the words of a line. */
static bool is_in_words(const struct element *e)
{
    for (; e->parent && !element_is_block(e); e = e->parent) {
        for (const struct element *n = e->parent->first; n; n = n->next) {
            if (has_words(n))
                return true;
        }
    }
    return tag_is_heading(e->tag);
}

/* The words of a sentence go by no name, nor do those of a code. */
static bool is_phrase(const struct element *e)
{
    return (!element_is_block(e) && is_in_words(e)) ||
           is_within_tag(e, TAG_PRE, TAG_CODE);
}

/* A link that is all of its line: the title of something else. */
static bool has_title_link(const struct element *e)
{
    for (struct element *n = e->first; n; n = element_next(n, e)) {
        if (n->tag == TAG_A && n->letters >= LABEL_MIN &&
            element_block(n)->letters == n->letters)
            return true;
    }
    return false;
}

/* A paragraph right beside `e`, and no neighbour of its own kind. */
static bool is_paragraph_beside(const struct element *e, bool before)
{
    const struct element *n = before ? e->before : e->next;
    while (n && n->letters == 0)
        n = before ? n->before : n->next;
    return n && n->tag == TAG_P && element_is_prose(n);
}

/* A box that stands in the article, between its paragraphs. */
static bool is_box(const struct element *e)
{
    if (e->letters == 0 || has_title_link(e) || e->linked * 2 > e->letters)
        return false;
    return e->tag == TAG_ASIDE
               ? is_within_tag(e, TAG_ARTICLE, TAG_ARTICLE)
               : is_paragraph_beside(e, true) && is_paragraph_beside(e, false);
}

/* True when something within the element names itself so, and surely. */
static bool is_confirmed(struct arena *arena, const struct element *e,
                         const char *rule)
{
    for (struct element *n = e->first; n; n = element_next(n, e)) {
        struct part part = {NULL, PART_LABELS, false};
        if (n->attribute_count)
            part = names_part(arena, n);
        if (part.sure && part.rule == rule)
            return true;
    }
    return false;
}

/* A post of somebody else that the article quotes. */
static bool holds_quotation(const struct element *e)
{
    const struct element *quote =
        e->tag == TAG_BLOCKQUOTE ? e : element_find(e, TAG_BLOCKQUOTE);
    return quote && quote->weight > 0;
}

/* True when what the element holds speaks against its name. */
static bool is_text(struct arena *arena, const struct element *e,
                    const struct part *part)
{
    if (part->text == PART_MARKS)
        return false;
    if (!part->sure && element_is_sentence(e) && !has_title_link(e))
        return !is_confirmed(arena, e, part->rule);
    return part->text == PART_LABELS
               ? (element_is_prose(e) && !has_title_link(e)) ||
                     holds_quotation(e)
           : part->text == PART_BESIDE ? is_box(e)
                                       : is_own_footer(e);
}

static const char *rule_for(struct page *page, const struct element *e)
{
    if (is_form(page, e))
        return N_("form");
    if (is_page_header(e))
        return N_("page header");
    if (e->tag == TAG_IMG)
        return NULL;
    struct part part = names_part(page->arena, e);
    bool date = is_date(page, e);
    if ((!part.rule && !date) || (part.text != PART_MARKS && is_phrase(e)))
        return NULL;
    return date                             ? N_("date line")
           : is_text(page->arena, e, &part) ? NULL
                                            : part.rule;
}

/* Far out of the window, at its left or above it. */
static bool is_off_screen(struct page *page, const struct element *e)
{
    enum { DIGITS = 3 };
    static const char *const sides[] = {"left", "top", "text-indent"};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        struct str value = element_style(page->arena, e, sides[i]);
        size_t digits = 0;
        while (digits + 1 < value.n && is_digit(value.s[digits + 1]))
            digits++;
        if (str_starts(value, STR("-")) && digits >= DIGITS &&
            str_starts(str_slice(value, digits + 1, value.n), STR("px")))
            return true;
    }
    return false;
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
            str_eq(element_style(page->arena, e, "mso-hide"), STR("all")) ||
            is_off_screen(page, e));
}

/* What shows an equation goes neither by its name nor for being hidden: some
 * show it by letters of their own or by a picture, and hide it itself. */
static bool is_equation(const struct element *e)
{
    enum { EQUATION_MAX = 2000 }; /* bytes */
    return e->tag == TAG_MATH ||
           (e->letters <= EQUATION_MAX && !element_is_block(e) &&
            element_find(e, TAG_MATH));
}

static bool may_go(const struct page *page, const struct element *e)
{
    return !is_equation(e) && e->tag != TAG_TEXT && e != page->root &&
           e != page->head && e != page->body &&
           tag_class(e->tag) != CLASS_CONTROL;
}

/* What unfolds what stands behind it: a heading, a button, a question. */
static bool is_fold_head(const struct element *e)
{
    return tag_is_heading(e->tag) || e->tag == TAG_BUTTON || e->tag == TAG_DT ||
           e->tag == TAG_SUMMARY || element_has(e, "aria-controls") ||
           element_has(e, "aria-expanded");
}

/* A panel that is folded, behind the heading that unfolds it: on paper it is
 * open. */
static bool is_folded(const struct element *e)
{
    const struct element *head = e->before;
    while (head && head->tag == TAG_TEXT && head->letters == 0)
        head = head->before;
    while (head && !is_fold_head(head) && head->last)
        head = head->last->tag == TAG_TEXT && head->last->before
                   ? head->last->before
                   : head->last;
    return head && is_fold_head(head) && head->tag != TAG_H1 && e->weight &&
           e->linked * 2 <= e->letters;
}

/* Calls `take` for each element that is hidden and in none that is. */
static size_t each_hidden(struct doc *doc, struct page *page,
                          size_t (*take)(struct doc *doc, struct page *page,
                                         struct element *e))
{
    size_t sum = 0;
    struct element *e = page->body;
    while (e) {
        bool hidden = may_go(page, e) && is_hidden(page, e) && !is_folded(e);
        if (hidden)
            sum += take(doc, page, e);
        e = hidden ? element_after(e, page->body) : element_next(e, page->body);
    }
    return sum;
}

static size_t prose_of(struct doc *doc, struct page *page, struct element *e)
{
    (void)doc, (void)page;
    return e->prose;
}

static size_t leave_out_all(struct doc *doc, struct page *page,
                            struct element *e)
{
    leave_out(doc, page, e, "hidden", false);
    return 1;
}

static size_t leave_out_labels(struct doc *doc, struct page *page,
                               struct element *e)
{
    return e->prose ? 0 : leave_out_all(doc, page, e);
}

/* Scripts show what they hid at first: where most of the page's running text
 * is hidden, they have not run, and it is the article. */
static void leave_out_hidden(struct doc *doc, struct page *page)
{
    bool most = each_hidden(doc, page, prose_of) * 2 > page->body->prose;
    each_hidden(doc, page, most ? leave_out_labels : leave_out_all);
}

void leave_out_parts(struct doc *doc, struct page *page, bool keep_all)
{
    leave_out_hidden(doc, page);
    if (page->edited)
        leave_out_running(doc, page);
    page_count(page);
    bool told = tells_body(page);
    struct element *e = page->edited ? NULL : page->body;
    while (e) {
        const char *rule =
            e->left_out || !may_go(page, e) ? NULL : rule_for(page, e);
        bool goes = rule && !holds_article(page, e, told);
        if (goes)
            leave_out(doc, page, e, rule, keep_all);
        e = goes || e->left_out ? element_after(e, page->body)
                                : element_next(e, page->body);
    }
    page_count(page);
}
