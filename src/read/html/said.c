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

/* Letters in elements that are a time by their tag. */
static size_t timed_letters(const struct element *e)
{
    size_t n = 0;
    const struct element *t = e;
    while (t) {
        bool time = t->tag == TAG_TIME;
        n += time ? t->letters : 0;
        t = time ? element_after(t, e) : element_next(t, e);
    }
    return n;
}

/* A time, with a word or two before it: in any language. "Hà Nội, ngày ..."
 * stays, as a document's place and day. */
static bool is_timed(const struct element *e, struct str text)
{
    enum { LABEL_MAX = 24 }; /* bytes */
    size_t timed = timed_letters(e);
    return timed > 0 && e->letters - timed <= LABEL_MAX &&
           !tag_is_heading(e->tag) && str_find(text, STR(", ngày")) >= text.n;
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
        "share", "on",  "print", "copy", "link", "save", "chia", "sẻ",
        "in",    "sao", "chép",  "liên", "kết",  "x",    "this", "lên"};
    struct str small = lowered(arena, text), word;
    bool said =
        str_starts(small, STR("share")) || str_starts(small, STR("chia sẻ"));
    size_t n = said ? 1 : 0;
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
    if (is_timed(e, text) || is_date_line(facts, e, text))
        return N_("date line");
    if (is_share_line(page->arena, text))
        return N_("share bar");
    bool said = is_reading_time(page->arena, text) ||
                str_eq(bare_address(text), bare_address(facts->address));
    return said ? N_("the article's data") : NULL;
}

static bool is_alone_to(const struct element *e, bool before)
{
    const struct element *n = before ? e->before : e->next;
    while (n && n->letters == 0 && !element_is_block(n) && n->tag != TAG_BR)
        n = before ? n->before : n->next;
    return !n || element_is_block(n) || n->tag == TAG_BR;
}

bool facts_is_loose_line(const struct element *e)
{
    return e->tag != TAG_TEXT && !element_is_block(e) && e->first &&
           tag_class(e->tag) == CLASS_PHRASE && element_is_block(e->parent) &&
           is_alone_to(e, true) && is_alone_to(e, false);
}

/* Looks from `e` on up to `end`, or the second paragraph. */
static void leave_out_lines(struct doc *doc, const struct facts *facts,
                            struct page *page, struct element *e,
                            const struct element *end)
{
    for (int lines = 0, leads = 0; e && e != end && lines < LINES;) {
        bool line = !e->left_out && e->letters &&
                    (facts_is_line(e) || facts_is_loose_line(e));
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

enum { LAST = 12 }; /* lines behind the text */

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

/* The first name of the author whom a line begins with; or empty. A name of one
 * word may be a firm's, of which the article tells, where it is not alone. */
static struct str first_name(const struct facts *facts, struct str line)
{
    for (size_t i = 0; i < facts->authors.n; i++) {
        struct str name = facts->authors.at[i];
        size_t space = str_find(name, STR(" "));
        if ((space < name.n || line.n == name.n) &&
            str_eq_nocase(str_slice(line, 0, name.n), name))
            return space < name.n ? str_slice(name, 0, space + 1) : name;
    }
    return STR("");
}

/* True for "Jane is ..." with her name in one of the two lines before, which
 * may tell her office; how many lines stand from there on. */
static size_t lines_from_name(const struct facts *facts,
                              struct element *const lines[], size_t n,
                              struct str text)
{
    enum { UP = 2 };
    for (size_t i = 1; i <= UP && i < n; i++) {
        struct str line = element_text(facts->arena, lines[i]);
        struct str name = first_name(facts, line);
        if (name.n && text_fits(line, LINE) && str_starts(text, name))
            return i;
    }
    return 0;
}

/* How many lines, from the last one of `lines` up, say who the author is: "Jane
 * Doe is ..." and what heads it. */
static size_t lines_of_author(const struct facts *facts,
                              struct element *const lines[], size_t n)
{
    struct str text = element_text(facts->arena, lines[0]);
    while (text.n && (text.s[0] == '(' || text.s[0] == '*'))
        text = str_slice(text, 1, text.n);
    struct str person =
        str_starts(text, STR("Dr. ")) ? str_slice(text, 4, text.n) : text;
    if (!element_is_prose(lines[0]))
        return 0;
    if (first_name(facts, text).n || first_name(facts, person).n)
        return 1;
    size_t above = lines_from_name(facts, lines, n, text);
    return above ? above + 1 : 0;
}

/* The author's name, or "About the author", above who that is. */
static bool heads_author(const struct facts *facts, const struct element *e)
{
    static const char *const words[] = {"about", "the", "author", "authors",
                                        "về",    "tác", "giả"};
    struct str text = element_text(facts->arena, e);
    return text_fits(text, LINE) && !ends_in_stop(text) &&
           (begins_with_author(facts, text) ||
            has_only(lowered(facts->arena, text), WORDS(words)));
}

/* "Email Jane", "All posts by Jane Doe", below who that is. */
static bool follows_author(const struct facts *facts, const struct element *e)
{
    struct str text = element_text(facts->arena, e);
    for (size_t i = 0; i < facts->authors.n; i++) {
        struct str name = facts->authors.at[i];
        name = str_slice(name, 0, str_find(name, STR(" ")));
        if (e->linked > 0 && text_fits(text, LINE) &&
            str_find(text, name) < text.n)
            return true;
    }
    return false;
}

static void leave_out_author(struct doc *doc, const struct facts *facts,
                             struct page *page, const struct element *root)
{
    struct element *lines[LAST] = {NULL};
    size_t n = last_lines(root, lines);
    for (size_t i = 0, count; i + 1 < n; i++) {
        count = lines_of_author(facts, lines + i, n - i);
        if (count == 0)
            continue;
        if (i > 0 && !lines[i - 1]->left_out &&
            follows_author(facts, lines[i - 1]))
            leave_out(doc, page, lines[i - 1], N_("the article's data"), false);
        for (size_t end = i + count; i + 1 < n; i++) {
            if (i >= end && !heads_author(facts, lines[i]))
                break;
            leave_out(doc, page, lines[i], N_("the article's data"), false);
        }
    }
}

/* When it was published, and where to share it, below the last sentence. */
static void leave_out_last_data(struct doc *doc, const struct facts *facts,
                                struct page *page, const struct element *root)
{
    struct element *lines[LAST] = {NULL};
    size_t n = last_lines(root, lines);
    for (size_t i = 0; i + 1 < n && lines[i]->prose == 0; i++) {
        const char *rule = said_rule(facts, page, lines[i]);
        if (rule && !lines[i]->left_out && lines[i]->tag != TAG_TD &&
            !is_author_line(facts, element_text(page->arena, lines[i])))
            leave_out(doc, page, lines[i], rule, false);
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
    if (!page->edited)
        leave_out_author(doc, facts, page, article->root);
    if (article->around)
        leave_out_last_data(doc, facts, page, article->root);
}
