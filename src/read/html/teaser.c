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
#include "read/html/names.h"

enum {
    TITLE_MIN = 12, /* bytes of a link that is a title */
    REST_MAX = 240, /* bytes beside the title: a sentence or two */
    SHARE_MAX =
        20,        /* percent of the page's running text: more is the article */
    LABEL_MAX = 90 /* bytes of what heads teasers */
};

/* What the search goes by. */
struct search {
    struct doc *doc;
    struct page *page;
    struct str host; /* of the page, or empty */
};

/* "host/..." of "https://host/...", or empty. */
static struct str without_scheme(struct str url)
{
    size_t at = str_find(url, STR("//"));
    return at < url.n ? str_slice(url, at + 2, url.n) : STR("");
}

static bool is_elsewhere(const struct search *s, struct str href)
{
    struct str rest = without_scheme(href);
    return rest.n && s->host.n &&
           !str_starts(rest,
                       str_slice(s->host, 0, str_find(s->host, STR("/"))));
}

/* A link to another page of the site. */
static bool leads_on(const struct search *s, const struct element *e)
{
    struct str href = str_trim(element_value(e, "href"));
    return e->tag == TAG_A && href.n && href.s[0] != '#' &&
           !str_starts(href, STR("javascript:")) &&
           !str_starts(href, STR("mailto:")) && !is_elsewhere(s, href);
}

static bool has_text_beside(const struct element *e, bool before)
{
    const struct element *n = before ? e->before : e->next;
    for (; n && !element_is_block(n) && n->tag != TAG_BR;
         n = before ? n->before : n->next) {
        if (n->letters > 1 && !n->left_out)
            return true;
    }
    return false;
}

/* True when nothing stands on the element's line but itself. */
static bool is_own_line(const struct element *e)
{
    for (; e->parent && !element_is_block(e); e = e->parent) {
        if (has_text_beside(e, true) || has_text_beside(e, false))
            return false;
    }
    return true;
}

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
    bool heading, picture;
};

static struct made made_of(const struct search *s, const struct element *e)
{
    struct made made = {STR(""), 0, false, false};
    const struct element *n = e;
    while (n) {
        bool title = !n->left_out && n->tag == TAG_A && is_title_link(s, n);
        struct str target = title ? element_value(n, "href") : STR("");
        made.titles += title && !str_eq(target, made.target);
        made.target = made.titles == 1 && title ? target : made.target;
        made.heading |= title && is_heading_link(n);
        made.picture |= n->tag == TAG_IMG || n->tag == TAG_PICTURE;
        n = n->left_out ? element_after(n, e) : element_next(n, e);
    }
    return made;
}

static bool is_teaser(const struct search *s, const struct element *e,
                      bool *heading)
{
    if (e->left_out || e->marked || e->linked < TITLE_MIN ||
        e->letters - e->linked > REST_MAX || !element_is_block(e) ||
        e->tag == TAG_BLOCKQUOTE || e->tag == TAG_PRE)
        return false;
    struct made made = made_of(s, e);
    *heading = made.heading;
    return made.titles == 1 &&
           (made.heading || made.picture || e->sentences > 0);
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

/* A run of teasers goes when it has two, when it has a heading of its own and
 * nothing else behind, or when it is a link that holds a heading. */
static bool is_run(struct search *s, struct element *first,
                   struct element *last, size_t count, bool heading)
{
    return count > 1 || (heading && first->linked == first->letters) ||
           (heading && label_before(s->page, first) && ends_parent(last));
}

/* An article may be made of such pieces itself. */
static bool is_most(const struct search *s, const struct element *first,
                    const struct element *last)
{
    size_t weight = last->weight;
    for (const struct element *e = first; e != last; e = e->next)
        weight += e->weight;
    return weight * 100 > s->page->body->weight * SHARE_MAX;
}

static void leave_run(struct search *s, struct element *first,
                      struct element *last)
{
    struct element *label = label_before(s->page, first);
    if (label && ends_parent(last))
        leave_out(s->doc, s->page, label, N_("other articles"), false);
    for (struct element *e = first;; e = e->next) {
        if (e->letters && !e->left_out)
            leave_out(s->doc, s->page, e, N_("other articles"), false);
        if (e == last)
            return;
    }
}

/* Leaves out the runs of teasers among the children of `parent`. */
static void leave_runs(struct search *s, struct element *parent)
{
    struct element *first = NULL, *last = NULL;
    size_t count = 0;
    bool headed = false, heading;
    for (struct element *e = parent->first;; e = e->next) {
        if (e && (e->letters == 0 || e->left_out))
            continue;
        if (e && is_teaser(s, e, &heading)) {
            first = first ? first : e;
            last = e;
            count++;
            headed |= heading;
            continue;
        }
        if (first && is_run(s, first, last, count, headed) &&
            !is_most(s, first, last))
            leave_run(s, first, last);
        first = NULL;
        count = 0;
        headed = false;
        if (!e)
            return;
    }
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

/* What may be teasers is looked for from the outside in. */
void leave_out_teasers(struct doc *doc, struct page *page, struct str address)
{
    struct search s = {doc, page, without_scheme(address)};
    struct element *e = page->body;
    leave_out_articles(&s);
    while (e) {
        bool look = !e->left_out && e->linked >= TITLE_MIN &&
                    tag_class(e->tag) != CLASS_CONTROL;
        if (look)
            leave_runs(&s, e);
        e = look ? element_next(e, page->body) : element_after(e, page->body);
    }
    page_count(page);
}
