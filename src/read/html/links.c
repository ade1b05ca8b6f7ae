/* SPDX-License-Identifier: MIT */
/* Where the links of a page lead, and where in it they stand. */
#include "read/html/links.h"

#include "doc/phrase.h"

/* "host/..." of "https://host/...", or empty. */
static struct str without_scheme(struct str url)
{
    size_t at = str_find(url, STR("//"));
    return at < url.n ? str_slice(url, at + 2, url.n) : STR("");
}

struct search search_begin(struct doc *doc, struct page *page,
                           struct str address)
{
    struct str host = without_scheme(address);
    return (struct search){doc, page,
                           str_slice(host, 0, str_find(host, STR("/")))};
}

static bool is_elsewhere(const struct search *s, struct str href)
{
    struct str rest = without_scheme(href);
    return rest.n && s->host.n && !str_starts(rest, s->host);
}

bool leads_on(const struct search *s, const struct element *e)
{
    struct str href = str_trim(element_value(e, "href"));
    return e->tag == TAG_A && href.n && href.s[0] != '#' &&
           !str_starts(href, STR("javascript:")) &&
           !str_starts(href, STR("mailto:")) && !is_elsewhere(s, href);
}

bool leads_to_file(const struct element *link)
{
    static const char *const endings[] = {".pdf",  ".doc", ".docx", ".xls",
                                          ".xlsx", ".ppt", ".pptx", ".zip",
                                          ".rar",  ".odt", ".csv"};
    struct str href = element_value(link, "href");
    return has_ending(str_slice(href, 0, str_find(href, STR("?"))),
                      WORDS(endings));
}

bool holds_file(const struct element *e)
{
    const struct element *n = e;
    while (n && !(n->tag == TAG_A && leads_to_file(n)))
        n = element_next(n, e);
    return n != NULL;
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

bool is_own_line(const struct element *e)
{
    for (; e->parent && !element_is_block(e); e = e->parent) {
        if (has_text_beside(e, true) || has_text_beside(e, false))
            return false;
    }
    return true;
}

/* The running text on one side of an element in the page. */
static size_t prose_beside(const struct search *s, const struct element *e,
                           bool before)
{
    size_t prose = 0;
    for (; e && e != s->page->body; e = e->parent) {
        const struct element *n = before ? e->before : e->next;
        for (; n; n = before ? n->before : n->next)
            prose += n->left_out ? 0 : n->prose;
    }
    return prose;
}

bool is_behind_text(const struct search *s, const struct element *e)
{
    enum { TEXT_MIN = 400, TIMES = 4 };
    size_t before = prose_beside(s, e, true);
    return before >= TEXT_MIN &&
           (e->prose + prose_beside(s, e, false)) * TIMES <= before;
}

/* What a lot of links is made of. */
struct lot {
    size_t links, titles;
    bool other; /* a link that leads elsewhere, or to a file */
    bool heading;
};

static struct lot lot_of(const struct search *s, const struct element *e)
{
    enum { TITLE_MIN = 12 }; /* bytes */
    struct lot lot = {0, 0, false, false};
    for (const struct element *n = e->first; n; n = element_next(n, e)) {
        bool link = n->tag == TAG_A && n->letters > 0 && !n->left_out;
        lot.links += link;
        lot.titles += link && n->letters >= TITLE_MIN;
        lot.other |= link && (!leads_on(s, n) || leads_to_file(n));
        lot.heading |= tag_is_heading(n->tag) && n->letters > 0;
    }
    return lot;
}

bool is_lot_of_links(const struct search *s, const struct element *e)
{
    enum { LINKS_MIN = 3, SHARE = 80, OF_PAGE = 4, WORDS_MAX = 60 };
    if (s->host.n == 0 || e->marked || e->prose > 0 || e->tag == TAG_TD ||
        e->linked * 100 < e->letters * SHARE || !element_is_block(e) ||
        e->letters - e->linked > WORDS_MAX ||
        e->letters * OF_PAGE > s->page->body->letters)
        return false;
    struct lot lot = lot_of(s, e);
    return lot.links >= LINKS_MIN && !lot.other &&
           (is_behind_text(s, e) ||
            (lot.heading && lot.titles + 1 >= lot.links));
}
