/* SPDX-License-Identifier: MIT */
/*
 * Where the article is. Its body is what the page marks as such, else the
 * smallest element that holds most of the running text. The article is the
 * smallest element around the body and its title; of what else is in there,
 * that stays which stands between them, or directly behind the body, and is not
 * a lot of links.
 */
#include "read/html/article.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/names.h"

enum {
    MOST = 75,      /* percent of the running text: a body holds as much */
    SOME = 30,      /* percent: what marks itself as the body holds as much */
    LINKS_MAX = 50, /* percent of the letters of what stays */
    CAPITALS_MIN = 80
};

/* The element which most surely says that it is the body, the heaviest of
 * several; an inner one goes before the one around it. */
static struct element *marked_body(struct page *page)
{
    struct element *best = NULL, *e = page->body;
    int best_rank = 0;
    while (e) {
        bool shown = element_is_shown(e);
        bool heavy = shown && e->tag != TAG_TEXT &&
                     e->weight * 100 >= page->body->weight * SOME &&
                     e->weight > 0;
        int rank = heavy ? names_content(page->arena, e) : 0;
        if (rank > best_rank ||
            (rank && rank == best_rank && e->weight >= best->weight)) {
            best = e;
            best_rank = rank;
        }
        e = shown ? element_next(e, page->body) : element_after(e, page->body);
    }
    return best;
}

static struct element *heaviest_child(const struct element *e)
{
    struct element *best = NULL;
    for (struct element *n = e->first; n; n = n->next) {
        if (element_is_shown(n) && (!best || n->weight > best->weight))
            best = n;
    }
    return best;
}

/* A place where several blocks may stand, and none that means something. */
static bool may_be_body(const struct element *e)
{
    switch (e->tag) {
    case TAG_BODY:
    case TAG_ARTICLE:
    case TAG_SECTION:
    case TAG_MAIN:
    case TAG_DIV:
    case TAG_CENTER:
    case TAG_FORM:
    case TAG_FIELDSET:
    case TAG_TD:
        return true;
    default:
        return false;
    }
}

/* The smallest element from `e` on that holds most of its running text. */
static struct element *heaviest_part(struct element *e)
{
    struct element *body = e;
    size_t all = e->weight;
    for (struct element *n = e; n && n->weight * 100 >= all * MOST && all > 0;
         n = heaviest_child(n)) {
        if (may_be_body(n))
            body = n;
    }
    return body;
}

static struct element *around_both(struct element *a, const struct element *b)
{
    while (b && !element_is_within(b, a))
        a = a->parent;
    return a;
}

/* A root must hold whole blocks: no row or item without what it belongs to. */
static struct element *whole(struct element *e)
{
    while (!may_be_body(e) && e->tag != TAG_BODY && e->parent)
        e = e->parent;
    return e;
}

static bool is_links(const struct element *e)
{
    return e->linked * 100 > e->letters * LINKS_MAX;
}

static bool is_in_capitals(struct page *page, const struct element *e)
{
    struct str text = element_text(page->arena, e);
    return text_fits(text, 300) && capital_share(text) >= CAPITALS_MIN;
}

/* What the pruning goes by. */
struct around {
    struct doc *doc;
    struct page *page;
    const struct element *title, *body;
    bool title_seen, body_seen;
};

static bool is_on_path(const struct around *a, const struct element *e)
{
    return element_is_within(a->body, e) ||
           (a->title && element_is_within(a->title, e));
}

static bool is_in_article(const struct element *e)
{
    while (e && e->tag != TAG_ARTICLE && e->tag != TAG_MAIN)
        e = e->parent;
    return e != NULL;
}

/* True when an element beside the way to title and body belongs to them. */
static bool belongs(const struct around *a, const struct element *e)
{
    bool picture =
        e->tag == TAG_IMG || e->tag == TAG_PICTURE || e->tag == TAG_FIGURE;
    if (e->letters == 0)
        return a->body_seen || !a->title || a->title_seen || picture;
    if (is_links(e))
        return false;
    if (a->title && !a->title_seen)
        return is_in_capitals(a->page, e);
    if (!a->body_seen)
        return true;
    return e->parent == a->body->parent || is_in_article(e);
}

/* Leaves out what is within `e` and no part of the article. */
static void prune(struct around *a, struct element *e)
{
    for (struct element *n = e->first; n; n = n->next) {
        if (!element_is_shown(n))
            continue;
        if (n == a->body || n == a->title || !is_on_path(a, n)) {
            a->body_seen |= n == a->body;
            a->title_seen |= n == a->title;
            if (n != a->body && n != a->title && !belongs(a, n))
                leave_out(a->doc, a->page, n, "outside the article", false);
        } else {
            prune(a, n);
        }
    }
}

/* How much running text stands before the title in `root`. */
static size_t weight_above(const struct element *root,
                           const struct element *title)
{
    size_t weight = 0;
    for (const struct element *e = title; e != root; e = e->parent) {
        for (const struct element *n = e->before; n; n = n->before)
            weight += element_is_shown(n) ? n->weight : 0;
    }
    return weight;
}

static bool may_prune_above(struct around *a)
{
    enum { ABOVE = 20 }; /* percent of the running text */
    a->title_seen = false;
    return tag_is_heading(a->title->tag) &&
           weight_above(a->body, a->title) * 100 <= a->body->weight * ABOVE;
}

/* What stands above the title in the body itself goes as it goes outside it,
 * where it is little beside the text. */
static void prune_above(struct around *a, struct element *root)
{
    for (struct element *n = root->first; n && n != a->title; n = n->next) {
        if (element_is_within(a->title, n)) {
            prune_above(a, n);
            return;
        }
        if (element_is_shown(n) && n->tag != TAG_FIGURE && !belongs(a, n))
            leave_out(a->doc, a->page, n, "outside the article", false);
    }
}

/* Leaves out all that is not within the root. */
static void leave_out_around(struct doc *doc, struct page *page,
                             const struct element *root)
{
    struct element *e = page->body;
    while (e && e != root) {
        bool path = element_is_within(root, e);
        if (!path && element_is_shown(e) && e->letters)
            leave_out(doc, page, e, "outside the article", false);
        e = path ? element_next(e, page->body) : element_after(e, page->body);
    }
    for (e = element_after(root, page->body); e;
         e = element_after(e, page->body)) {
        if (element_is_shown(e) && e->letters)
            leave_out(doc, page, e, "outside the article", false);
    }
}

/* The article goes on in what stands right behind its body and is text. */
static struct element *with_following(const struct page *page,
                                      struct element *root)
{
    for (struct element *e = root; e && e != page->body; e = e->parent) {
        struct element *n = e->next;
        while (n && (!element_is_shown(n) || n->letters == 0))
            n = n->next;
        if (n && element_is_sentence(n))
            root = e->parent;
        if (n)
            break;
    }
    return whole(root);
}

/* What stands around an article has links. */
static bool has_links(const struct page *page)
{
    const struct element *e = page->body;
    while (e && !(e->tag == TAG_A && element_has(e, "href")))
        e = element_next(e, page->body);
    return e != NULL;
}

struct article find_article(struct doc *doc, struct page *page,
                            const struct page_facts *facts)
{
    struct article article = {page->body, NULL, false, false};
    struct element *marked = marked_body(page);
    struct element *body = heaviest_part(marked ? marked : page->body);
    if (marked && names_content(page->arena, marked) > 1)
        body = marked;
    bool around = !page->edited && has_links(page);
    article.around = around;
    if (!around)
        body = page->body;
    article.title = find_title_element(page, facts, body, &article.sure);
    article.root = whole(around_both(body, article.title));
    if (article.root == body)
        article.root = with_following(page, body);
    struct around a = {doc, page, article.title, body, false, false};
    a.title_seen = article.title && element_is_within(article.title, body);
    if (article.root != body)
        prune(&a, article.root);
    else if (article.sure && around && may_prune_above(&a))
        prune_above(&a, body);
    leave_out_around(doc, page, article.root);
    return article;
}
