/* SPDX-License-Identifier: MIT */
/*
 * A web page to a tree, in steps: parse, take what the page says of itself,
 * leave out what is no part of the article, find the article, write it.
 */
#include "base/arena.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/facts.h"
#include "read/html/span.h"
#include "read/html/write.h"
#include "read/read.h"
#include "stages.h"

void read_html_fragment(struct doc *doc, struct node *parent, struct str html,
                        long line)
{
    struct page *page = page_parse(doc->arena, doc->log, html, line);
    struct writer w = write_begin(doc, page, parent);
    page_count(page);
    walk_children(&w, page->body);
    write_end(&w);
    arena_clear(page->arena);
}

/* What the article's addresses are relative to. */
static struct str base_of(struct page *page, const struct facts *facts)
{
    const struct element *base = element_find(page->head, TAG_BASE);
    struct str href = base ? str_trim(element_value(base, "href")) : STR("");
    struct str address = facts->address;
    return href.n ? address_resolved(page->arena, address, href) : address;
}

/* An address on the network; that of a file tells nobody where the page is. */
static bool is_web(struct str address)
{
    return str_starts(address, STR("http://")) ||
           str_starts(address, STR("https://"));
}

/* The page's own address, which may be relative to where it was saved from. */
static void settle_address(struct page *page, struct facts *facts,
                           struct str text)
{
    struct str origin = saved_from(page->arena, text);
    struct str address = facts->address;
    if (address.n && !is_web(address) && origin.n)
        address = address_resolved(page->arena, origin, address);
    facts->address = is_web(address) ? address : origin;
}

/* The bodies that publish the page, above its title. */
static void write_letterhead(struct writer *w, const struct article *article)
{
    const struct element *lines[HEAD_LINES];
    size_t n = find_letterhead(w->page, article, lines);
    for (size_t i = 0; i < n; i++) {
        write_text(w, element_text(w->page->arena, lines[i]), lines[i]->line);
        write_block_end(w);
    }
}

/* The title which the article's own elements do not show. */
static void write_title(struct writer *w, const struct facts *facts,
                        const struct article *article)
{
    struct manner outer = w->manner;
    if (article->title || facts->page.title.n == 0)
        return;
    w->manner.kind = NODE_HEADING;
    w->manner.level = 1;
    write_text(w, facts->page.title, article->root->line);
    write_block_end(w);
    w->manner = outer;
}

/* "Article - Site": what stands before the site's name, where that is shorter;
 * empty when it is too short to say anything. */
static struct str without_site(struct str title)
{
    static const char *const signs[] = {" - ",  " | ", " – ", " — ",
                                        " :: ", " » ", " · "};
    enum { SHORT = 20 };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        struct str sign = str_of(signs[i]);
        for (size_t at = title.n; at-- > title.n / 2;) {
            if (str_starts(str_slice(title, at, title.n), sign))
                title.n = at;
        }
    }
    return text_fits(title, SHORT - 1) ? STR("") : title;
}

/* Where neither an element surely shows the title nor the page says what it
 * is. */
static void suggest_title(struct doc *doc, const struct facts *facts,
                          const struct article *article)
{
    struct str title = STR("");
    if (!article->title && facts->page.title.n == 0)
        title = without_site(str_trim(facts->page.document));
    else if (article->title && !article->sure)
        title = element_text(facts->arena, article->title);
    doc->suggested_title = str_copy(doc->arena, title);
}

/* The title may be of any element: here it becomes a heading of the first
 * level, and as such the document's title. */
static void mark_title(const struct article *article)
{
    if (article->title)
        article->title->tag = TAG_H1;
}

void read_html(struct doc *doc, struct str text, bool keep_all)
{
    struct page *page = page_parse(doc->arena, doc->log, text, 1);
    struct writer w = write_begin(doc, page, doc->root);
    doc->web_page = true;
    page_count(page);
    struct facts facts = facts_of(page);
    settle_address(page, &facts, text);
    find_notes(doc, page);
    find_lesser_titles(page, &facts.page);
    leave_out_parts(doc, page, keep_all);
    struct article article = {page->body, NULL, false, false};
    if (!keep_all) {
        if (!page->edited)
            leave_out_doubles(doc, page);
        leave_out_signups(doc, page);
        leave_out_contents(doc, page);
        leave_out_teasers(doc, page, facts.address);
        article = find_article(doc, page, &facts.page);
        leave_out_repeated(doc, page, article.root);
    }
    find_title_style(doc, page, &article);
    facts_find_lines(&facts, page, &article);
    if (!keep_all) {
        leave_out_byline(doc, &facts, page, &article);
        leave_out_scraps(doc, page, &article);
    }
    w.byline = keep_all ? NULL : find_byline(&facts, page, &article);
    facts_to_metadata(&facts, doc, element_text(page->arena, article.root));
    w.base = base_of(page, &facts);
    mark_title(&article);
    w.title = article.sure ? article.title : NULL;
    write_letterhead(&w, &article);
    write_title(&w, &facts, &article);
    suggest_title(doc, &facts, &article);
    walk_children(&w, article.root);
    write_block_end(&w);
    write_notes(&w);
    arena_clear(page->arena);
}
