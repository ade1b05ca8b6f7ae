/* SPDX-License-Identifier: MIT */
/*
 * Boxes in which the reader is to leave an address: for a newsletter, for
 * comments. The form has gone by then, and what stands around it, a few lines
 * that say what it is for, is of no use without it.
 */
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/links.h"

enum {
    BOX_MAX = 320, /* bytes of what stands around the form */
    CALL_MAX = 24  /* bytes of a link that asks for an address */
};

static bool asks_for_address(const struct element *form)
{
    for (const struct element *e = form->first; e; e = element_next(e, form)) {
        if (e->tag == TAG_INPUT &&
            (str_eq_nocase(element_value(e, "type"), STR("email")) ||
             str_find(element_value(e, "name"), STR("mail")) <
                 element_value(e, "name").n))
            return true;
    }
    return false;
}

/* A link that asks for it, and is all of its line. */
static bool is_call(struct page *page, const struct element *e)
{
    static const char *const calls[] = {
        "subscribe",  "subscribe now", "sign up",      "sign up now",
        "sign me up", "join now",      "sign up here", "subscribe here",
        "đăng ký",    "đăng ký ngay",  "abonnieren",   "s'abonner",
        "suscríbete", "iscriviti",     "assine",       "подписаться"};
    return e->tag == TAG_A && e->letters > 0 && e->letters <= CALL_MAX &&
           is_own_line(e) &&
           str_is_any(lowered(page->arena, element_text(page->arena, e)),
                      WORDS(calls));
}

/* The largest element around the form that has little else in it. */
static struct element *box_around(const struct page *page, struct element *form)
{
    struct element *box = form;
    for (struct element *e = form->parent; e && e != page->body;
         e = e->parent) {
        if (e->marked || e->letters > BOX_MAX || element_find(e, TAG_H1) ||
            e->weight * 2 > page->body->weight || e->tag == TAG_TD)
            break;
        box = e->letters ? e : box;
    }
    return box;
}

void leave_out_signups(struct doc *doc, struct page *page)
{
    for (struct element *e = page->body; e; e = element_next(e, page->body)) {
        bool form = e->tag == TAG_FORM && e->left_out && asks_for_address(e);
        if (!form && !is_call(page, e))
            continue;
        struct element *box = box_around(page, e);
        if (!box->left_out)
            leave_out(doc, page, box, N_("page tools"), false);
    }
    page_count(page);
}
