/* SPDX-License-Identifier: MIT */
/*
 * The organisation's letterhead. Sites of public bodies name these bodies in
 * capitals at the head of each page, "BỘ ...", "CỤC ..."; readers' modes lose
 * them. Lines that stand above the title in the article itself come first.
 */
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/phrase.h"
#include "read/html/article.h"

enum {
    LINE_LENGTH_MAX = 120, /* characters */
    ACRONYM_MAX = 14,      /* characters */
    CAPITALS_MIN = 80      /* percent */
};

/* An element that holds one line and no blocks. */
static bool is_line(const struct element *e)
{
    if (tag_class(e->tag) == CLASS_CONTROL || e->tag == TAG_TEXT || !e->first)
        return false;
    for (const struct element *n = e->first; n; n = element_next(n, e)) {
        if (tag_class(n->tag) == CLASS_BLOCK || n->tag == TAG_BR)
            return false;
    }
    return true;
}

/* Menus list bodies, too, but do not speak for one. */
static bool is_menu(const struct element *e)
{
    return e->tag == TAG_NAV || e->tag == TAG_UL || e->tag == TAG_OL ||
           e->tag == TAG_SELECT || e->tag == TAG_ASIDE ||
           (e->left_out && (str_eq(str_of(e->left_out), STR("menu")) ||
                            str_eq(str_of(e->left_out), STR("hidden"))));
}

static bool is_body_line(struct str text)
{
    return text_fits(text, LINE_LENGTH_MAX) &&
           capital_share(text) >= CAPITALS_MIN && names_body(text) &&
           !names_no_body(text) && !ends_in_stop(text);
}

/* What follows the bodies' names at once: "CEBID". */
static bool is_acronym(struct str text)
{
    return capital_share(text) == 100 && text_fits(text, ACRONYM_MAX) &&
           str_find(text, STR(" ")) > text.n;
}

/* Whether the article begins with such lines itself. */
static bool has_own(struct page *page, const struct article *article)
{
    const struct element *e = article->root;
    for (; e && e != article->title; e = element_next(e, article->root)) {
        if (!e->left_out && is_line(e) &&
            is_body_line(element_text(page->arena, e)))
            return true;
        if (!article->title && e->weight > 0 && is_line(e))
            break;
    }
    return false;
}

size_t find_letterhead(struct page *page, const struct article *article,
                       const struct element *lines[HEAD_LINES])
{
    const struct element *end = article->title ? article->title : article->root;
    size_t n = 0;
    if (has_own(page, article))
        return 0;
    const struct element *e = page->body;
    while (e && e != end && n < HEAD_LINES) {
        bool line = is_line(e), pass = is_menu(e);
        struct str text =
            line && !pass ? element_text(page->arena, e) : STR("");
        bool follows = n > 0 && is_acronym(text);
        if (text.n && (is_body_line(text) || follows))
            lines[n++] = e;
        e = line || pass ? element_after(e, page->body)
                         : element_next(e, page->body);
    }
    return n;
}
