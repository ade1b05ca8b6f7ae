/* SPDX-License-Identifier: MIT */
/*
 * Teasers of other articles, and the page's own list of contents, by what they
 * are made of, in any language. A teaser is a title that is a link to another
 * page of the site, with a sentence or two or a picture at most; several side
 * by side, or one below a heading of its own, go with that heading. A list of
 * contents holds nothing but links to places in the page.
 */
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/facts.h"
#include "read/html/links.h"

enum {
    TITLE_MIN = 12,      /* bytes of a link that is a title */
    REST_MAX = 240,      /* bytes beside the title: a sentence or two */
    REST_TAIL_MAX = 700, /* the same behind the text: a paragraph */
    LINKS_MIN = 3,       /* so many titles alone, behind the text */
    SHARE_MAX =
        20,        /* percent of the page's running text: more is the article */
    LABEL_MAX = 90 /* bytes of what heads teasers */
};

static bool is_title_link(const struct search *s, const struct element *e)
{
    return leads_on(s, e) && e->letters >= TITLE_MIN && is_own_line(e);
}

/* True when a heading is around the link, or in it. */
static bool is_heading_link(const struct element *link)
{
    const struct element *e = link;
    for (; e && !element_is_block(e); e = e->parent)
        ;
    if (e && tag_is_heading(e->tag))
        return true;
    for (e = link->first; e; e = element_next(e, link)) {
        if (tag_is_heading(e->tag))
            return true;
    }
    return false;
}

/* What an element is made of, as far as teasers go. */
struct made {
    struct str target; /* of its first title link */
    size_t titles;     /* with other targets counted, too */
    struct str button; /* target of its first other link */
    size_t buttons;
    bool heading, picture;
    bool own_heading; /* which is no link */
    size_t paragraphs;
};

/* Teasers side by side. */
struct run {
    struct element *first, *last;
    size_t count, bare; /* of them, titles with nothing else */
    bool headed;
};

static void take_link(struct made *made, const struct search *s,
                      const struct element *link)
{
    struct str target = element_value(link, "href");
    bool title = is_title_link(s, link);
    struct str *first = title ? &made->target : &made->button;
    size_t *n = title ? &made->titles : &made->buttons;
    *n += !str_eq(target, *first);
    *first = *n == 1 ? target : *first;
    made->heading |= title && is_heading_link(link);
}

static struct made made_of(const struct search *s, const struct element *e)
{
    struct made made = {STR(""), 0, STR(""), 0, false, false, false, 0};
    const struct element *n = e;
    while (n) {
        if (!n->left_out && n->tag == TAG_A && n->letters)
            take_link(&made, s, n);
        made.own_heading |= tag_is_heading(n->tag) && n->letters && !n->linked;
        made.picture |= n->tag == TAG_IMG || n->tag == TAG_PICTURE;
        made.paragraphs += n->sentences > 0 && facts_is_line(n);
        n = n->left_out ? element_after(n, e) : element_next(n, e);
    }
    return made;
}

static bool may_be_teaser(const struct element *e)
{
    return !e->left_out && !e->marked && e->linked > 0 &&
           e->letters - e->linked <= REST_TAIL_MAX && element_is_block(e) &&
           e->tag != TAG_BLOCKQUOTE && e->tag != TAG_PRE;
}

/* Behind the text a title alone is a teaser, and so is a card whose heading is
 * no link, with a button that is one. */
static bool is_tail_teaser(const struct search *s, const struct element *e,
                           const struct made *made, bool *bare)
{
    bool card = made->titles == 0 && made->buttons == 1 && made->own_heading &&
                made->picture && s->host.n > 0 && e->letters <= REST_MAX;
    *bare = made->titles == 1 && e->letters == e->linked && s->host.n > 0;
    return (card || *bare) && !holds_file(e) && is_behind_text(s, e);
}

static bool is_teaser(const struct search *s, const struct element *e,
                      struct run *run)
{
    bool bare = false;
    if (!may_be_teaser(e))
        return false;
    struct made made = made_of(s, e);
    bool small = e->linked >= TITLE_MIN && e->letters - e->linked <= REST_MAX;
    bool rich = made.heading || made.picture || (small && e->sentences > 0);
    bool teaser = made.titles == 1 && rich &&
                  (small || (made.paragraphs < 2 && is_behind_text(s, e)));
    if (!teaser && !is_tail_teaser(s, e, &made, &bare))
        return false;
    run->headed |= teaser && made.heading;
    run->bare += bare;
    run->count++;
    return true;
}

/* A short line without a stop, which may head teasers. */
static bool is_label(struct page *page, const struct element *e)
{
    return e && !e->left_out && e->letters && e->letters <= LABEL_MAX &&
           !e->marked && e->tag != TAG_TEXT && element_is_block(e) &&
           (tag_is_heading(e->tag) || e->sentences == 0) &&
           !ends_in_stop(element_text(page->arena, e));
}

/* The next element on one side that shows text. */
static struct element *beside(const struct element *e, bool back)
{
    struct element *n = back ? e->before : e->next;
    while (n && (n->letters == 0 || n->left_out))
        n = back ? n->before : n->next;
    return n;
}

struct element *label_before(struct page *page, const struct element *first)
{
    const struct element *e = first;
    while (!beside(e, true) && e->parent && e->parent != page->body)
        e = e->parent;
    struct element *label = beside(e, true);
    return is_label(page, label) ? label : NULL;
}

static bool ends_parent(const struct element *last)
{
    const struct element *next = beside(last, false);
    return !next || tag_is_heading(next->tag);
}

/* A run of teasers goes when it has two, or three titles alone, when it has a
 * heading of its own and nothing else behind, or when it is a link that holds a
 * heading. */
static bool is_run(const struct search *s, const struct run *run)
{
    const struct element *first = run->first;
    return run->count - run->bare > 1 || run->count >= LINKS_MIN ||
           (run->headed && first->linked == first->letters &&
            !tag_is_heading(first->tag)) ||
           (run->headed && label_before(s->page, first) &&
            ends_parent(run->last));
}

/* A thing that is made like the teasers beside it, and is none: then they are
 * no teasers either. */
static bool has_other_kin(const struct search *s, const struct run *run)
{
    struct str class = element_value(run->first, "class");
    const struct element *e = class.n ? run->first->parent->first : NULL;
    bool within = false;
    for (; e; e = e->next) {
        struct run none = {NULL, NULL, 0, 0, false};
        within |= e == run->first;
        if (!within && e->letters && !e->left_out &&
            e->tag == run->first->tag &&
            str_eq(element_value(e, "class"), class) && !is_teaser(s, e, &none))
            return true;
        within &= e != run->last;
    }
    return false;
}

/* An article may be made of such pieces itself. */
static bool is_most(const struct search *s, const struct run *run)
{
    size_t weight = run->last->weight;
    for (const struct element *e = run->first; e != run->last; e = e->next)
        weight += e->weight;
    return weight * 100 > s->page->body->weight * SHARE_MAX;
}

static void leave_run(struct search *s, const struct run *run)
{
    struct element *label = label_before(s->page, run->first);
    if (label && ends_parent(run->last))
        leave_out(s->doc, s->page, label, N_("other articles"), false);
    for (struct element *e = run->first;; e = e->next) {
        if (e->letters && !e->left_out)
            leave_out(s->doc, s->page, e, N_("other articles"), false);
        if (e == run->last)
            return;
    }
}

static void end_run(struct search *s, struct run *run)
{
    bool goes = run->first && is_run(s, run);
    if (goes && (is_behind_text(s, run->first) ||
                 (!is_most(s, run) && !has_other_kin(s, run))))
        leave_run(s, run);
    *run = (struct run){NULL, NULL, 0, 0, false};
}

/* Leaves out the runs of teasers among the children of `parent`. */
static void leave_runs(struct search *s, struct element *parent)
{
    struct run run = {NULL, NULL, 0, 0, false};
    for (struct element *e = parent->first; e; e = e->next) {
        if (e->letters == 0 || e->left_out)
            continue;
        if (is_teaser(s, e, &run)) {
            run.first = run.first ? run.first : e;
            run.last = e;
        } else {
            end_run(s, &run);
        }
    }
    end_run(s, &run);
}

/* A picture that is shown larger leads to a file, and no page. */
static bool leads_to_picture(const struct element *link)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif",
                                          ".webp"};
    struct str href = element_value(link, "href");
    href = str_slice(href, 0, str_find(href, STR("?")));
    return str_ends_any(href, WORDS(endings));
}

/* True when a title or a picture in it leads to a page of its own. */
static bool is_of_another(const struct search *s, const struct element *e)
{
    for (struct element *n = e->first; n; n = element_next(n, e)) {
        if (n->tag == TAG_A && leads_on(s, n) && !leads_to_picture(n) &&
            (is_heading_link(n) ||
             (n->letters == 0 && element_find(n, TAG_IMG))))
            return true;
    }
    return false;
}

/* The outermost article that has the page's title, and text, in it; NULL: there
 * is none, or more than one. */
static struct element *titled_article(const struct page *page)
{
    struct element *found = NULL, *e = page->body;
    while (e) {
        bool titled = !e->left_out && e->tag == TAG_ARTICLE && e->marked &&
                      element_is_prose(e);
        if (titled && found)
            return NULL;
        found = titled ? e : found;
        e = titled || e->left_out ? element_after(e, page->body)
                                  : element_next(e, page->body);
    }
    return found;
}

/* Other articles as a whole, beside that which has the page's title: each has a
 * page of its own. */
static void leave_out_articles(struct search *s)
{
    enum { OWN = 15 }; /* percent of the page's running text, at least */
    const struct element *own = titled_article(s->page);
    if (own && own->weight * 100 < s->page->body->weight * OWN)
        own = NULL; /* the page's head: the others are its parts */
    struct element *e = own ? s->page->body : NULL;
    while (e) {
        bool other = !e->left_out && e->tag == TAG_ARTICLE &&
                     !element_is_within(own, e) && is_of_another(s, e);
        if (other && e->letters)
            leave_out(s->doc, s->page, e, N_("other articles"), false);
        e = other || e == own || e->left_out ? element_after(e, s->page->body)
                                             : element_next(e, s->page->body);
    }
    page_count(s->page);
}

static void leave_lot(struct search *s, struct element *lot)
{
    struct element *label = label_before(s->page, lot);
    if (label)
        leave_out(s->doc, s->page, label, N_("other articles"), false);
    leave_out(s->doc, s->page, lot, N_("other articles"), false);
}

/* What may be teasers is looked for from the outside in. */
void leave_out_teasers(struct doc *doc, struct page *page, struct str address)
{
    struct search s = search_begin(doc, page, address);
    struct element *e = page->body;
    leave_out_articles(&s);
    while (e) {
        bool look =
            !e->left_out && e->linked > 0 && tag_class(e->tag) != CLASS_CONTROL;
        bool lot = look && is_lot_of_links(&s, e);
        if (lot)
            leave_lot(&s, e);
        else if (look)
            leave_runs(&s, e);
        e = look && !lot ? element_next(e, page->body)
                         : element_after(e, page->body);
    }
    page_count(page);
}
