/* SPDX-License-Identifier: MIT */
/*
 * Which element shows the article's title: a short text that says what the
 * page's head says, else the first heading. The head says more than the title
 * (the site's name behind it) or less (a title cut short), and with other
 * signs.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/bodies.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/names.h"

enum {
    TITLE_MIN = 12,  /* bytes */
    TITLE_MAX = 600, /* bytes */
    CAPITALS_MIN = 80,
    SURE = 4 /* rank of a title which the page's head has, too */
};

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
    struct str behind = str_trim(str_slice(whole, part.n, whole.n));
    bool bar = behind.n == 0 || behind.s[0] == '|';
    bool apart = bar || whole.s[part.n] == ' ';
    return (str_eq_nocase(head, part) && apart &&
            (bar || part.n * 3 >= whole.n)) ||
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
    return str_is_any(small, WORDS(names)) ||
           (capital_share(text) >= CAPITALS_MIN &&
            (names_body(text) || names_no_body(text)));
}

/* A heading may say more than the head of the page, too. */
static bool says_title(struct str text, struct str title, bool heading)
{
    return is_title_in(text, title) || (heading && is_title_in(title, text));
}

static bool has_word(struct str text, struct str wanted)
{
    struct str word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        if (str_eq(word, wanted))
            return true;
    }
    return false;
}

/* How many words of the text stand in the other, too; of *n that it has, if
 * they have at least so many bytes. */
static size_t words_in(struct str text, struct str other, size_t least,
                       size_t *n)
{
    struct str word;
    size_t found = 0;
    *n = 0;
    for (size_t at = 0; next_word(text, &at, &word);) {
        if (word.n < least)
            continue;
        ++*n;
        found += has_word(other, word);
    }
    return found;
}

/* The page's head and its heading are often written apart: another year, a word
 * more or less. Three words of four make it the same title. */
static bool resembles(struct str text, struct str title)
{
    enum { PART = 3, OF = 4, LEAST = 4 };
    size_t n, found = words_in(text, title, 1, &n);
    return n >= LEAST && found * OF >= n * PART;
}

/* Whether they have no word of some length in common. */
static bool is_foreign_to(struct str text, struct str title)
{
    enum { WORD_MIN = 4 };
    size_t n;
    return title.n && words_in(text, title, WORD_MIN, &n) == 0;
}

/* A heading that opens what follows, or a paragraph that is set as one. */
static bool is_no_heading(struct str text)
{
    enum { LONG = 160 };
    static const char *const ends[] = {". ", "? ", "! "};
    bool sentences = false;
    for (size_t i = 0; text.n > LONG && i < sizeof ends / sizeof ends[0]; i++)
        sentences = sentences || str_find(text, str_of(ends[i])) < text.n;
    return sentences || str_ends(text, STR(":"));
}

static bool is_same_sign(char a, char b)
{
    return (unsigned char)a >= 0x80 || (unsigned char)b >= 0x80 || a == b ||
           ((a | 0x20) == (b | 0x20) && (a | 0x20) >= 'a');
}

/* False for a text that begins and ends in other letters than the title, as
 * most do, before it is looked at letter by letter. */
static bool may_say(struct str text, struct str title)
{
    return text.n && title.n &&
           (is_same_sign(text.s[0], title.s[0]) ||
            is_same_sign(text.s[text.n - 1], title.s[title.n - 1]));
}

/* Whether the page's head says the text of the element, as it stands or, of a
 * main heading, in other words. */
static bool is_said(struct page *page, const struct page_facts *facts,
                    const struct element *e, struct str text)
{
    bool heading = tag_is_heading(e->tag), main = e->tag == TAG_H1;
    if (!main && !may_say(text, facts->title) &&
        !may_say(text, facts->document))
        return false;
    struct str letters = plain(page->arena, text);
    return says_title(letters, facts->title, heading) ||
           says_title(letters, facts->document, heading) ||
           (main && (resembles(letters, facts->title) ||
                     resembles(letters, facts->document)));
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
    bool same = is_said(page, facts, e, text);
    if (!same && (e->lesser || is_no_heading(text)))
        return 0;
    if ((!same && !named) || is_no_title(page, text) ||
        (facts->site.n && str_eq_nocase(text, facts->site)))
        return 0;
    if (same && !heading && !named && e->linked == e->letters)
        return 1; /* the same title, in a list of articles */
    return same                                         ? SURE + heading + named
           : e->tag == TAG_H1 && e->letters > e->linked ? 2
                                                        : named && !phrase;
}

static struct page_facts plain_facts(struct page *page,
                                     const struct page_facts *facts)
{
    return (struct page_facts){plain(page->arena, facts->title),
                               plain(page->arena, facts->document),
                               facts->site};
}

/* The surest one; of several, the innermost. */
struct element *find_title_element(struct page *page,
                                   const struct page_facts *facts,
                                   const struct element *body, bool *sure)
{
    struct element *best = NULL, *e = page->body;
    const struct element *behind = element_after(body, page->body);
    struct page_facts said = plain_facts(page, facts);
    int best_rank = 0;
    while (e && e != behind) {
        bool shown = element_is_shown(e);
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

static bool says_head(struct page *page, const struct page_facts *said,
                      const struct element *e)
{
    struct str text = plain(page->arena, trimmed_text(page, e));
    return says_title(text, said->title, true) ||
           says_title(text, said->document, true);
}

/* Of several main headings one that has nothing in common with what the page
 * says its title is; what its window is called may be the site's name alone. */
static bool is_foreign(struct page *page, const struct page_facts *said,
                       const struct element *e)
{
    struct str text = plain(page->arena, trimmed_text(page, e));
    return is_foreign_to(text, said->title) &&
           (!said->document.n || is_foreign_to(text, said->document));
}

void find_lesser_titles(struct page *page, const struct page_facts *facts)
{
    struct page_facts said = plain_facts(page, facts);
    bool found = false;
    size_t n = 0;
    struct element *e;
    for (e = page->body; e; e = element_next(e, page->body)) {
        n += e->tag == TAG_H1;
        found |= e->tag == TAG_H1 && says_head(page, &said, e);
    }
    for (e = page->body; n > 1 && e; e = element_next(e, page->body))
        e->lesser = e->tag == TAG_H1 && (found ? !says_head(page, &said, e)
                                               : is_foreign(page, &said, e));
}
