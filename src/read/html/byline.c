/* SPDX-License-Identifier: MIT */
/*
 * Who wrote the article and when, in the lines about it: by the names of their
 * elements, by where links lead ("/author/"), by the words before a name, and
 * by their place between the title and the text.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/date.h"
#include "doc/phrase.h"
#include "read/html/facts.h"
#include "read/html/names.h"

enum {
    LINE = 80,  /* characters of a line about the article */
    NAME = 60,  /* of an author */
    LINES = 14, /* between the title and the text */
    WORDS_MAX = 24,
    DATE_WORDS_MIN = 3,
    DATE_WORDS_MAX = 6
};

/* "2025-12-16" of a date anywhere in a short line; empty: it has none. */
static struct str day_within(struct arena *arena, struct str text)
{
    size_t starts[WORDS_MAX + 1], n = 0;
    for (size_t i = 0; i < text.n && n < WORDS_MAX; i++) {
        if (text.s[i] != ' ' && (i == 0 || text.s[i - 1] == ' '))
            starts[n++] = i;
    }
    starts[n] = text.n;
    for (size_t i = 0; i < n; i++) {
        struct str word = str_slice(text, starts[i], starts[i + 1]);
        struct str day = date_iso(arena, str_trim(word));
        if (day.n == 10)
            return day;
    }
    for (size_t i = 0; i < n; i++) {
        for (size_t k = DATE_WORDS_MAX; k >= DATE_WORDS_MIN; k--) {
            size_t end = i + k < n ? starts[i + k] : text.n;
            struct str day =
                i + k > n ? STR("")
                          : date_iso(arena,
                                     str_trim(str_slice(text, starts[i], end)));
            if (day.n == 10)
                return day;
        }
    }
    return STR("");
}

static bool has_year(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.s[i] >= '0' && text.s[i] <= '9';
        digits = digit ? digits + 1 : 0;
        if (digits == 4)
            return true;
    }
    return false;
}

static void take_day(struct facts *facts, const struct element *e)
{
    struct str text = element_value(e, "datetime");
    if (facts->date.n)
        return;
    if (text.n)
        facts->date = date_iso(facts->arena, str_trim(text));
    text = element_text(facts->arena, e);
    if (facts->date.n == 0 && text_fits(text, LINE) && has_year(text))
        facts->date = day_within(facts->arena, text);
}

/* Words before a name; those with a space behind need no colon. */
static const char *const heads[] = {
    "tác giả",     "người viết", "bài và ảnh", "bài, ảnh",  "tin, ảnh",
    "bài viết",    "thực hiện",  "written by", "posted by", "published by",
    "reviewed by", "author",     "words by",   "story by",  "by"};

/* Without such words; *said: there were some. */
static struct str without_head(struct arena *arena, struct str text, bool *said)
{
    struct str small = lowered(arena, text);
    *said = false;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        struct str head = str_of(heads[i]);
        struct str rest = str_slice(text, head.n, text.n);
        if (!str_starts(small, head) ||
            (rest.n && rest.s[0] != ' ' && rest.s[0] != ':'))
            continue;
        while (rest.n && (rest.s[0] == ' ' || rest.s[0] == ':'))
            rest = str_slice(rest, 1, rest.n);
        *said = true;
        return rest;
    }
    return text;
}

/* The name ends where a sign or a number begins. */
static struct str name_part(struct str text)
{
    static const char *const signs[] = {"|",   "·",   "•",    " – ",
                                        " — ", " - ", " on ", "("};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        text = str_slice(text, 0, str_find(text, str_of(signs[i])));
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= '0' && text.s[i] <= '9')
            text.n = i;
    }
    text = str_trim(text);
    while (text.n && text.s[text.n - 1] == ',')
        text = str_trim(str_slice(text, 0, text.n - 1));
    return text;
}

struct str byline_name(struct arena *arena, struct str text)
{
    bool said;
    struct str small = lowered(arena, text);
    if (str_starts(small, STR("theo ")) || str_starts(small, STR("nguồn")))
        return STR(""); /* where it was taken from */
    return name_part(without_head(arena, text, &said));
}

static void take_name(struct facts *facts, struct str text)
{
    struct str name = byline_name(facts->arena, text);
    if (facts->authors.n == 0 && name.n && text_fits(name, NAME) &&
        starts_with_capital(name) && !ends_in_stop(name))
        facts_add_author(facts, name);
}

static bool leads_to_author(const struct element *e)
{
    static const char *const places[] = {"/author/", "/authors/", "/tac-gia/",
                                         "/contributor/", "/contributors/"};
    struct str href = element_value(e, "href");
    if (e->tag != TAG_A)
        return false;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (str_find(href, str_of(places[i])) < href.n)
            return true;
    }
    return str_find(element_value(e, "rel"), STR("author")) <
           element_value(e, "rel").n;
}

/* Parts that tell of the article, though they are left out of its text. */
static bool may_tell(const struct element *e)
{
    static const char *const rules[] = {"the article's data", "date line",
                                        "outside the article", "page header",
                                        "author line"};
    return !e->left_out || is_one_of(str_of(e->left_out), WORDS(rules));
}

static void take_named(struct facts *facts, struct page *page,
                       const struct element *e)
{
    if (names_date(page->arena, e))
        take_day(facts, e);
    else if (leads_to_author(e) || names_author(page->arena, e))
        take_name(facts, element_text(page->arena, e));
}

/* "Lê Thị Mẫu", "H.A.": two to five words that all begin with a capital. */
static bool is_name(struct str text)
{
    size_t words = 0;
    if (!text_fits(text, NAME / 2) || ends_in_stop(text))
        return false;
    while (text.n) {
        size_t end = str_find(text, STR(" "));
        struct str word = str_slice(text, 0, end);
        text = str_slice(text, end < text.n ? end + 1 : text.n, text.n);
        if (!starts_with_capital(word) || capital_share(word) < 0)
            return false;
        words++;
    }
    return words >= 2 && words <= 5;
}

/* A line that says itself what it tells: "By ...", a date and little else. */
static void take_line(struct facts *facts, struct page *page,
                      const struct element *e)
{
    bool said = false;
    struct str text = element_text(page->arena, e);
    if (!text_fits(text, LINE) || text.n == 0)
        return;
    without_head(page->arena, text, &said);
    struct str day = has_year(text) ? day_within(page->arena, text) : STR("");
    if (said || (day.n && is_name(name_part(text)))) /* "Jane Doe - 3/5/2025" */
        take_name(facts, text);
    if (facts->date.n == 0)
        facts->date = day;
}

static bool is_line(const struct element *e)
{
    for (const struct element *n = e->first; n; n = n->next) {
        if (element_is_block(n))
            return false;
    }
    return element_is_block(e) && tag_class(e->tag) == CLASS_BLOCK &&
           e->first != NULL;
}

/* The lines from the title on to the first text. */
static void take_lines(struct facts *facts, struct page *page,
                       const struct element *title)
{
    int lines = 0;
    const struct element *e = element_after(title, page->body);
    while (e && lines < LINES) {
        bool line = is_line(e) && may_tell(e);
        if (line && element_is_prose(e))
            return;
        if (line)
            take_line(facts, page, e);
        lines += line;
        e = line || !may_tell(e) ? element_after(e, page->body)
                                 : element_next(e, page->body);
    }
}

void facts_find_lines(struct facts *facts, struct page *page,
                      const struct article *article)
{
    const struct element *end = element_after(article->root, page->body);
    const struct element *e = article->title ? article->title : article->root;
    while (e && e != end) {
        bool tells = may_tell(e);
        if (tells && e->tag != TAG_TEXT && e->attribute_count)
            take_named(facts, page, e);
        e = tells ? element_next(e, page->body) : element_after(e, page->body);
    }
    if (article->title)
        take_lines(facts, page, article->title);
    if (facts->date.n == 0)
        facts->date = facts->changed;
}

/* ---- lines that say what the metadata say ---- */

static bool is_author(const struct facts *facts, struct str text)
{
    struct str name = byline_name(facts->arena, text);
    for (size_t i = 0; i < facts->authors.n; i++) {
        if (name.n && str_eq_nocase(facts->authors.at[i], name))
            return true;
    }
    return false;
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
static bool is_date_line(struct page *page, const struct element *e,
                         struct str text)
{
    enum { OTHER_MAX = 24 }; /* bytes that are no digits */
    size_t other = 0;
    if (!text_fits(text, LINE) || tag_is_heading(e->tag) || !has_year(text) ||
        ends_in_stop(text) ||
        str_find(lowered(page->arena, text), STR("tháng")) < text.n)
        return false;
    for (size_t i = 0; i < text.n; i++)
        other += text.s[i] < '0' || text.s[i] > '9';
    return day_within(page->arena, text).n &&
           (has_clock(text) || other <= OTHER_MAX);
}

/* The rule by which a line below the title says what the metadata say. */
static const char *said_rule(const struct facts *facts, struct page *page,
                             const struct element *e)
{
    struct str text = element_text(page->arena, e);
    if (is_author(facts, text))
        return N_("author line");
    if (is_date_line(page, e, text))
        return N_("date line");
    return text.n && str_eq(text, facts->address) ? N_("the article's data")
                                                  : NULL;
}

void leave_out_byline(struct doc *doc, const struct facts *facts,
                      struct page *page, const struct article *article)
{
    struct element *e =
        article->title ? element_after(article->title, page->body) : NULL;
    for (int lines = 0; e && lines < LINES;) {
        bool line = !e->left_out && is_line(e) && e->letters;
        if (line && element_is_prose(e))
            return;
        const char *rule = line ? said_rule(facts, page, e) : NULL;
        if (rule)
            leave_out(doc, page, e, rule, false);
        lines += line;
        e = line || e->left_out ? element_after(e, page->body)
                                : element_next(e, page->body);
    }
}

/* Set at the right, or strong all over. */
static bool is_set_apart(struct page *page, const struct element *e)
{
    const struct element *n = e->first;
    while (n && n->letters == 0)
        n = n->next;
    bool strong = n && (n->tag == TAG_STRONG || n->tag == TAG_B) &&
                  n->letters == e->letters;
    return strong ||
           str_eq(element_style(page->arena, e, "text-align"), STR("right")) ||
           str_eq_nocase(element_value(e, "align"), STR("right"));
}

/* Behind the text itself: below the post of who signs stands a signature. */
const struct element *find_byline(struct facts *facts, struct page *page,
                                  const struct article *article)
{
    const struct element *last = NULL, *before = NULL;
    const struct element *e = article->root->first;
    while (e) {
        if (!e->left_out && e->letters && is_line(e)) {
            before = last;
            last = e;
        }
        e = e->left_out ? element_after(e, article->root)
                        : element_next(e, article->root);
    }
    if (!before || before->sentences == 0 || page_is_edited(page) ||
        (last->tag != TAG_P && last->tag != TAG_DIV) ||
        !is_set_apart(page, last))
        return NULL;
    struct str name = element_text(page->arena, last);
    if (!is_name(name) || byline_name(page->arena, name).n < name.n)
        return NULL;
    if (facts->authors.n == 0)
        facts_add_author(facts, name);
    return last;
}
