/* SPDX-License-Identifier: MIT */
/*
 * The page's own list of contents: anban makes its own, with its own page
 * numbers. It is a block of links to places in the page, and nothing else, that
 * has a heading or such a name, or says what the headings say. A few links
 * without either are the text's.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/names.h"

enum {
    LINKS_MIN = 2,
    LETTERS_MIN = 3, /* bytes of a link: a note's mark has fewer */
    SHARE_MIN = 80   /* percent of its letters are in such links */
};

/* What an element has of links to places in the page. */
struct inner {
    size_t links, letters;
    size_t same; /* that say what their place says */
};

static const struct element *target_of(struct page *page,
                                       const struct element *link)
{
    struct str href = str_trim(element_value(link, "href"));
    struct str id = str_slice(href, 1, href.n);
    if (link->tag != TAG_A || href.n < 2 || href.s[0] != '#')
        return NULL;
    return page_target(page, id);
}

/* "2.1 Results" beside "Results". */
static bool says_the_same(struct page *page, const struct element *link,
                          const struct element *target)
{
    struct str title = element_text(page->arena, target);
    return title.n && str_ends(element_text(page->arena, link), title);
}

static struct inner inner_of(struct page *page, const struct element *e)
{
    struct inner inner = {0, 0, 0};
    for (const struct element *n = e->first; n; n = element_next(n, e)) {
        const struct element *target = target_of(page, n);
        if (!target || n->letters < LETTERS_MIN || element_is_within(target, e))
            continue;
        inner.links++;
        inner.letters += n->letters;
        inner.same +=
            tag_is_heading(target->tag) && says_the_same(page, n, target);
    }
    return inner;
}

/* The block itself, or what is first in it, may be its heading; the main
 * heading of the page is none of a list, which then is further within. */
static bool is_contents(struct page *page, struct element *e)
{
    if (e->linked * 100 < e->letters * SHARE_MIN || !element_is_block(e) ||
        element_find(e, TAG_H1))
        return false;
    struct inner inner = inner_of(page, e);
    if (inner.links == 0 || inner.letters * 100 < e->letters * SHARE_MIN)
        return false;
    return names_contents(page->arena, e) ||
           (inner.links >= LINKS_MIN &&
            (inner.same >= LINKS_MIN || label_before(page, e)));
}

void leave_out_contents(struct doc *doc, struct page *page)
{
    struct element *e = page->body;
    while (e) {
        bool look = !e->left_out && e->linked > 0 && e->tag != TAG_TEXT;
        bool contents = look && is_contents(page, e);
        struct element *label = contents ? label_before(page, e) : NULL;
        if (label && !label->left_out)
            leave_out(doc, page, label, N_("contents list"), false);
        if (contents)
            leave_out(doc, page, e, N_("contents list"), false);
        e = look && !contents ? element_next(e, page->body)
                              : element_after(e, page->body);
    }
    page_count(page);
}
