/* SPDX-License-Identifier: MIT */
/*
 * Where the article is. Its body is what the page marks as such, else the
 * smallest element that holds most of the running text; its title is a short
 * text that says what the page's head says, else the first heading. The
 * article is the smallest element around both; of what else is in there, that
 * stays which stands between them, or directly behind the body, and is not a
 * lot of links.
 */
#include "read/html/article.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/phrase.h"
#include "read/html/names.h"

enum {
    MOST = 75,       /* percent of the running text: a body holds as much */
    SOME = 30,       /* percent: what marks itself as the body holds as much */
    TITLE_MIN = 12,  /* bytes */
    TITLE_MAX = 600, /* bytes */
    LINKS_MAX = 50,  /* percent of the letters of what stays */
    CAPITALS_MIN = 80,
    SURE = 4 /* rank of a title which the page's head has, too */
};

static bool is_shown(const struct element *e)
{
    return !e->left_out && tag_class(e->tag) != CLASS_CONTROL;
}

/* The element which most surely says that it is the body, the heaviest of
 * several; an inner one goes before the one around it. */
static struct element *marked_body(struct page *page)
{
    struct element *best = NULL, *e = page->body;
    int best_rank = 0;
    while (e) {
        bool shown = is_shown(e);
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
        if (is_shown(n) && (!best || n->weight > best->weight))
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

static struct str trimmed_text(struct page *page, const struct element *e)
{
    return str_trim(element_text(page->arena, e));
}

/* In small letters, with the signs of typewriters: the head of a page often has
 * straight quotes where the text has curly ones. */
static struct str plain(struct arena *arena, struct str text)
{
    static const struct {
        struct str sign, plain;
    } signs[] = {
        {STR_INIT("’"), STR_INIT("'")},       {STR_INIT("‘"), STR_INIT("'")},
        {STR_INIT("“"), STR_INIT("\"")},      {STR_INIT("”"), STR_INIT("\"")},
        {STR_INIT("–"), STR_INIT("-")},       {STR_INIT("—"), STR_INIT("-")},
        {STR_INIT("\xC2\xA0"), STR_INIT(" ")}};
    enum { COUNT = sizeof signs / sizeof signs[0] };
    struct buf buf = {.arena = arena};
    for (size_t at = 0, i; at < text.n;) {
        struct str rest = str_slice(text, at, text.n);
        for (i = 0; i < COUNT && !str_starts(rest, signs[i].sign);)
            i++;
        buf_add(&buf, i < COUNT ? signs[i].plain : str_slice(rest, 0, 1));
        at += i < COUNT ? signs[i].sign.n : 1;
    }
    return lowered(arena, str_one_line(arena, buf_str(&buf)));
}

/* True when `whole` is `part`, or `part` and a sign and the name of the site,
 * in either order. */
static bool is_title_in(struct str part, struct str whole)
{
    if (part.n < TITLE_MIN || part.n > whole.n)
        return false;
    struct str head = str_slice(whole, 0, part.n);
    struct str tail = str_slice(whole, whole.n - part.n, whole.n);
    struct str behind = str_slice(whole, part.n, part.n + 1);
    bool apart = behind.n == 0 || behind.s[0] == ' ' || behind.s[0] == '|';
    return (str_eq_nocase(head, part) && apart &&
            (behind.n == 0 || part.n * 3 >= whole.n)) ||
           (str_eq_nocase(tail, part) && part.n * 2 >= whole.n);
}

/* What portals call the page that shows any of their articles; and the bodies
 * that publish, with whose name the title element of a letter begins. */
static bool is_no_title(struct page *page, struct str text)
{
    static const char *const names[] = {
        "chi tiết tin",
        "chi tiết bài viết",
        "chi tiết",
        "tin tức",
        "tin chi tiết",
        "tin tức sự kiện",
        "tin tức - sự kiện",
        "nội dung",
        "trang chủ",
        "bài viết",
        "xem tin",
        "thông tin chi tiết",
        "article",
        "news",
        "home",
    };
    struct str small = lowered(page->arena, text);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (str_eq(small, str_of(names[i])))
            return true;
    }
    return capital_share(text) >= CAPITALS_MIN &&
           (names_body(text) || names_no_body(text));
}

/* A heading may say more than the head of the page, too. */
static bool says_title(struct str text, struct str title, bool heading)
{
    return is_title_in(text, title) || (heading && is_title_in(title, text));
}

/* How surely the element is the title; 0: it is not. Facts in plain letters. */
static int title_rank(struct page *page, const struct page_facts *facts,
                      const struct element *e)
{
    bool heading = tag_is_heading(e->tag),
         phrase = e->tag == TAG_SPAN || e->tag == TAG_B || e->tag == TAG_STRONG;
    if (e->letters == 0 || e->letters > TITLE_MAX ||
        (!heading && !phrase && tag_class(e->tag) != CLASS_BLOCK))
        return 0;
    bool said = facts->title.n + facts->document.n > 0;
    bool named = e->tag == TAG_H1 || names_title(page->arena, e);
    if (!said && !named)
        return 0;
    struct str text = trimmed_text(page, e);
    if (is_no_title(page, text))
        return 0;
    if (facts->site.n && str_eq_nocase(text, facts->site))
        return 0;
    text = plain(page->arena, text);
    bool same = says_title(text, facts->title, heading) ||
                says_title(text, facts->document, heading);
    return same                                         ? SURE + heading + named
           : e->tag == TAG_H1 && e->letters > e->linked ? 2
                                                        : named && !phrase;
}

/* The surest title before the body or in it; the innermost element of it. */
static struct element *find_title_element(struct page *page,
                                          const struct page_facts *facts,
                                          const struct element *body,
                                          bool *sure)
{
    struct element *best = NULL, *e = page->body;
    const struct element *behind = element_after(body, page->body);
    struct page_facts said = {plain(page->arena, facts->title),
                              plain(page->arena, facts->document), facts->site};
    int best_rank = 0;
    while (e && e != behind) {
        bool shown = is_shown(e);
        int rank = shown ? title_rank(page, &said, e) : 0;
        bool inner = best && rank && rank >= best_rank - 1 &&
                     best->letters == e->letters && best_rank < 5 &&
                     element_is_within(e, best);
        if (rank > best_rank || inner) {
            best = e;
            best_rank = rank;
        }
        e = shown ? element_next(e, page->body) : element_after(e, page->body);
    }
    *sure = best_rank >= SURE;
    return best;
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
        if (!is_shown(n))
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

/* Leaves out all that is not within the root. */
static void leave_out_around(struct doc *doc, struct page *page,
                             const struct element *root)
{
    struct element *e = page->body;
    while (e && e != root) {
        bool path = element_is_within(root, e);
        if (!path && is_shown(e) && e->letters)
            leave_out(doc, page, e, "outside the article", false);
        e = path ? element_next(e, page->body) : element_after(e, page->body);
    }
    for (e = element_after(root, page->body); e;
         e = element_after(e, page->body)) {
        if (is_shown(e) && e->letters)
            leave_out(doc, page, e, "outside the article", false);
    }
}

/* The article goes on in what stands right behind its body and is text. */
static struct element *with_following(const struct page *page,
                                      struct element *root)
{
    for (struct element *e = root; e && e != page->body; e = e->parent) {
        struct element *n = e->next;
        while (n && (!is_shown(n) || n->letters == 0))
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
    struct article article = {page->body, NULL, false};
    struct element *marked = marked_body(page);
    struct element *body = heaviest_part(marked ? marked : page->body);
    if (marked && names_content(page->arena, marked) > 1)
        body = marked;
    if (page_is_edited(page) || !has_links(page))
        body = page->body;
    article.title = find_title_element(page, facts, body, &article.sure);
    article.root = whole(around_both(body, article.title));
    if (article.root == body)
        article.root = with_following(page, body);
    struct around a = {doc, page, article.title, body, false, false};
    a.title_seen = article.title && element_is_within(article.title, body);
    if (article.root != body)
        prune(&a, article.root);
    leave_out_around(doc, page, article.root);
    return article;
}
