/* SPDX-License-Identifier: MIT */
/*
 * Lines that say no more than the metadata do, or than the page's own tools:
 * around the title who wrote the article and when, how long it takes to read,
 * its address and the networks to share it on; behind the text who its author
 * is.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/facts.h"

enum {
    LINE = 80,       /* characters of a line about the article */
    LONG_LINE = 140, /* of one with the author's office */
    LINES = 14,      /* on each side of the title */
    LEADS_MAX = 1    /* paragraphs among them */
};

bool facts_is_line(const struct element *e)
{
    for (const struct element *n = e->first; n; n = n->next) {
        if (element_is_block(n))
            return false;
    }
    return element_is_block(e) && tag_class(e->tag) == CLASS_BLOCK &&
           e->first != NULL;
}

static bool is_author(const struct facts *facts, struct str text)
{
    struct str name = byline_name(facts->arena, text);
    for (size_t i = 0; i < facts->authors.n; i++) {
        if (name.n && str_eq_nocase(facts->authors.at[i], name))
            return true;
    }
    return false;
}

/* The author's name at the head of the text. */
static bool begins_with_author(const struct facts *facts, struct str text)
{
    for (size_t i = 0; i < facts->authors.n; i++) {
        struct str name = facts->authors.at[i];
        if (str_eq_nocase(str_slice(text, 0, name.n), name))
            return true;
    }
    return false;
}

/* "By Jane Doe, editor of the paper" */
static bool is_author_line(const struct facts *facts, struct str text)
{
    return is_author(facts, text) ||
           (text_fits(text, LONG_LINE) &&
            begins_with_author(facts, byline_behind_head(facts->arena, text)));
}

static bool has_clock(struct str text)
{
    for (size_t i = 1; i + 2 < text.n; i++) {
        bool digits = true;
        for (size_t k = i - 1; k <= i + 2; k++)
            digits =
                digits && (k == i || (text.s[k] >= '0' && text.s[k] <= '9'));
        if (text.s[i] == ':' && digits)
            return true;
    }
    return false;
}

/* A day with its hour, or with hardly a word beside it. The place and the day
 * in an official document's head are said in words, and stay. */
static bool is_date_line(const struct facts *facts, const struct element *e,
                         struct str text)
{
    enum { OTHER_MAX = 24 }; /* bytes that are no digits */
    size_t other = 0;
    if (!text_fits(text, LINE) || tag_is_heading(e->tag) ||
        !facts_has_year(text) || ends_in_stop(text) ||
        str_find(lowered(facts->arena, text), STR("tháng")) < text.n)
        return false;
    for (size_t i = 0; i < text.n; i++)
        other += text.s[i] < '0' || text.s[i] > '9';
    return facts_day_within(facts, text).n &&
           (has_clock(text) || other <= OTHER_MAX);
}

/* "7 min read", "7 phút đọc" */
static bool is_reading_time(struct arena *arena, struct str text)
{
    static const char *const words[] = {"min",  "mins", "minute", "minutes",
                                        "read", "phút", "đọc"};
    bool number = text.n && text.s[0] >= '0' && text.s[0] <= '9';
    return number && capital_share(text) >= 0 &&
           has_only(lowered(arena, text), WORDS(words));
}

/* Nothing but the names of networks, with what one does there. */
static bool is_share_line(struct arena *arena, struct str text)
{
    static const char *const networks[] = {
        "facebook", "twitter", "whatsapp", "linkedin", "pinterest",
        "telegram", "zalo",    "reddit",   "google",   "messenger",
        "email",    "threads", "bluesky",  "tumblr",   "flipboard"};
    static const char *const others[] = {
        "share", "on", "print", "copy", "link", "save", "chia",
        "sẻ",    "in", "sao",   "chép", "liên", "kết",  "x"};
    struct str small = lowered(arena, text), word;
    size_t n = 0;
    for (size_t at = 0; next_word(small, &at, &word);) {
        bool network = is_one_of(word, WORDS(networks));
        if (!network && !is_one_of(word, WORDS(others)))
            return false;
        n += network;
    }
    return n >= 2;
}

/* "example.org/a" of "https://www.example.org/a/" */
static struct str bare_address(struct str address)
{
    size_t at = str_find(address, STR("://"));
    address = str_slice(address, at < address.n ? at + 3 : 0, address.n);
    if (str_starts(address, STR("www.")))
        address = str_slice(address, 4, address.n);
    if (str_ends(address, STR("/")))
        address.n--;
    return address;
}

/* The rule by which a line near the title is none of the text. */
static const char *said_rule(const struct facts *facts, struct page *page,
                             const struct element *e)
{
    struct str text = element_text(page->arena, e);
    if (text.n == 0 || !text_fits(text, LONG_LINE + LONG_LINE))
        return NULL;
    if (is_author_line(facts, text))
        return N_("author line");
    if (is_date_line(facts, e, text))
        return N_("date line");
    if (is_share_line(page->arena, text))
        return N_("share bar");
    bool said = is_reading_time(page->arena, text) ||
                str_eq(bare_address(text), bare_address(facts->address));
    return said ? N_("the article's data") : NULL;
}

/* Looks from `e` on up to `end`, or the second paragraph. */
static void leave_out_lines(struct doc *doc, const struct facts *facts,
                            struct page *page, struct element *e,
                            const struct element *end)
{
    for (int lines = 0, leads = 0; e && e != end && lines < LINES;) {
        bool line = !e->left_out && facts_is_line(e) && e->letters;
        leads += line && element_is_prose(e);
        if (leads > LEADS_MAX)
            return;
        const char *rule = line ? said_rule(facts, page, e) : NULL;
        if (rule)
            leave_out(doc, page, e, rule, false);
        lines += line;
        e = line || e->left_out ? element_after(e, page->body)
                                : element_next(e, page->body);
    }
}

/* ---- behind the text ---- */

enum { LAST = 8 }; /* lines behind the text */

/* The last lines of the article, the last one first; how many there are. */
static size_t last_lines(const struct element *root, struct element *lines[])
{
    size_t n = 0;
    struct element *e = root->first;
    while (e) {
        bool line = !e->left_out && e->letters && facts_is_line(e);
        if (line) {
            for (size_t i = n < LAST ? n++ : LAST - 1; i > 0; i--)
                lines[i] = lines[i - 1];
            lines[0] = e;
        }
        e = e->left_out || line ? element_after(e, root)
                                : element_next(e, root);
    }
    return n;
}

static bool is_of_author(const struct facts *facts, const struct element *e)
{
    struct str text = element_text(facts->arena, e);
    while (text.n && (text.s[0] == '(' || text.s[0] == '*'))
        text = str_slice(text, 1, text.n);
    if (str_starts(text, STR("Dr. ")))
        text = str_slice(text, 4, text.n);
    return element_is_prose(e) && begins_with_author(facts, text);
}

/* The author's name, or "About the author", above who that is. */
static bool heads_author(const struct facts *facts, const struct element *e)
{
    static const char *const words[] = {"about", "the", "author", "authors",
                                        "về",    "tác", "giả"};
    struct str text = element_text(facts->arena, e);
    return text_fits(text, LINE) &&
           (is_author(facts, text) ||
            has_only(lowered(facts->arena, text), WORDS(words)));
}

static void leave_out_author(struct doc *doc, const struct facts *facts,
                             struct page *page, const struct element *root)
{
    struct element *lines[LAST];
    size_t n = last_lines(root, lines);
    for (size_t i = 0; i + 1 < n; i++) {
        if (!is_of_author(facts, lines[i]))
            continue;
        do
            leave_out(doc, page, lines[i++], N_("the article's data"), false);
        while (i + 1 < n && heads_author(facts, lines[i]));
    }
}

void leave_out_byline(struct doc *doc, const struct facts *facts,
                      struct page *page, const struct article *article)
{
    if (article->title) {
        if (element_is_within(article->title, article->root))
            leave_out_lines(doc, facts, page, article->root->first,
                            article->title);
        leave_out_lines(doc, facts, page,
                        element_after(article->title, page->body), NULL);
    }
    if (!page_is_edited(page))
        leave_out_author(doc, facts, page, article->root);
}
