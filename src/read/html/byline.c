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
#include "doc/credit.h"
#include "doc/date.h"
#include "doc/phrase.h"
#include "read/html/facts.h"
#include "read/html/names.h"

enum {
    LINE = 80, /* characters of a line about the article */
    NAME = 60  /* of an author */
};

/* Without the words before a name; *said: there were some. */
static struct str without_head(struct arena *arena, struct str text, bool *said)
{
    struct str small = lowered(arena, text);
    struct credit credit;
    *said = credit_begins(small, CREDIT_ON_PAGE, &credit);
    if (!*said)
        return text;
    text = str_slice(text, credit.length, text.n);
    while (str_starts(text, STR(" ")) || str_starts(text, STR(":")))
        text = str_slice(text, 1, text.n);
    return text;
}

struct str byline_behind_head(struct arena *arena, struct str text)
{
    bool said;
    struct str rest = without_head(arena, text, &said);
    return said ? rest : STR("");
}

bool byline_is_head(struct arena *arena, struct str text)
{
    bool said;
    return text.n && without_head(arena, text, &said).n == 0 && said;
}

bool byline_is_signed(struct arena *arena, struct str text)
{
    static const char *const words[] = {
        "written by", "posted by", "authored by", "author",      "authors",
        "article by", "tác giả",   "người viết",  "bài viết của"};
    return starts_with(lowered(arena, text), WORDS(words));
}

/* Words of labels, which are no name even with a capital: "Last Updated". */
static bool is_label(struct arena *arena, struct str text)
{
    static const char *const words[] = {
        "about",    "the",      "author",   "authors",   "last",    "updated",
        "posted",   "on",       "by",       "share",     "read",    "min",
        "minutes",  "more",     "date",     "category",  "tags",    "published",
        "january",  "february", "march",    "april",     "may",     "june",
        "july",     "august",   "comments", "september", "october", "november",
        "december", "jan",      "feb",      "apr",       "jun",     "jul",
        "aug",      "sep",      "sept",     "oct",       "nov",     "dec",
        "no",       "comment",  "follow",   "view",      "profile", "us",
        "staff",    "writer",   "editor",   "senior",    "press",   "release",
        "in",       "this",     "article"};
    return has_only(lowered(arena, text), WORDS(words));
}

/* Without the month, or "Published", that stood before a number. */
static struct str without_label(struct arena *arena, struct str text)
{
    for (size_t at = text.n; at-- > 0;) {
        if (text.s[at] != ' ')
            continue;
        if (!is_label(arena, str_slice(text, at, text.n)))
            break;
        text = str_trim(str_slice(text, 0, at));
    }
    return text;
}

/* The name ends where a sign or a number begins. */
static struct str name_part(struct arena *arena, struct str text)
{
    static const char *const signs[] = {"|",   "·",   "•",    " – ",
                                        " — ", " - ", " on ", "("};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        text = str_slice(text, 0, str_find(text, str_of(signs[i])));
    size_t whole = text.n;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= '0' && text.s[i] <= '9')
            text.n = i;
    }
    text =
        text.n < whole ? without_label(arena, str_trim(text)) : str_trim(text);
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
    return name_part(arena, without_head(arena, text, &said));
}

/* What stands behind "by" in "Posted on 3/5/2025 by Jane Doe". */
static struct str behind_by(struct arena *arena, struct str text)
{
    static const char *const signs[] = {" by ", " by: "};
    struct str small = lowered(arena, text);
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t at = str_find(small, str_of(signs[i]));
        if (at < small.n)
            return str_slice(text, at + str_of(signs[i]).n, text.n);
    }
    return STR("");
}

/* How many words, all of which begin with a capital, as those of names do; 0:
 * there are others. */
static size_t name_words(struct str text)
{
    static const char *const particles[] = {"de", "van", "von", "der", "la",
                                            "al", "bin", "da",  "di",  "ter"};
    size_t words = 0;
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        struct str rest = str_slice(text, at, text.n);
        struct str word = str_slice(rest, 0, str_find(rest, STR(" ")));
        end = at + word.n;
        bool particle =
            words && end < text.n && is_one_of(word, WORDS(particles));
        if (!particle &&
            (!starts_with_capital(word) || capital_share(word) < 0))
            return 0;
        words++;
    }
    return words;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= '0' && text.s[i] <= '9')
            return true;
    }
    return false;
}

bool text_is_name(struct arena *arena, struct str text)
{
    bool fits = text_fits(text, NAME / 2) && !ends_in_stop(text) &&
                !has_digit(text) && str_find(text, STR(":")) >= text.n &&
                !is_label(arena, text);
    size_t words = fits ? name_words(text) : 0;
    return words >= 2 && words <= 5;
}

/* A name with what may stand behind it: "Jane Doe, M.D.", "Reuters". */
static bool has_name_words(struct arena *arena, struct str text)
{
    enum { MOST = 5 };
    size_t words = name_words(str_slice(text, 0, str_find(text, STR(","))));
    return words > 0 && words <= MOST && !is_label(arena, text) &&
           str_find(text, STR(":")) >= text.n;
}

static void add_name(struct facts *facts, struct str name)
{
    if (!text_fits(name, NAME)) /* "Jane Doe, who holds such an office" */
        name = str_slice(name, 0, str_find(name, STR(",")));
    if (name.n && text_fits(name, NAME) && starts_with_capital(name) &&
        !ends_in_stop(name) && !is_label(facts->arena, name))
        facts_add_author(facts, name);
}

/* "Jane Doe and John Roe, editors": a list only where a word joins it. */
static void add_names(struct facts *facts, struct str text)
{
    static const char *const joints[] = {" and ", " & ", " và "};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        struct str joint = str_of(joints[i]);
        size_t at = str_find(text, joint);
        struct str second = str_slice(text, at + joint.n, text.n);
        second = str_slice(second, 0, str_find(second, STR(",")));
        if (at >= text.n || !text_is_name(facts->arena, second) ||
            !text_is_name(facts->arena, str_slice(text, 0, at)))
            continue;
        add_name(facts, str_slice(text, 0, at));
        add_name(facts, second);
        return;
    }
    add_name(facts, text);
}

void byline_take(struct facts *facts, struct str text, bool named)
{
    bool said;
    if (facts->authors.n)
        return;
    without_head(facts->arena, text, &said);
    struct str behind = said ? STR("") : behind_by(facts->arena, text);
    bool told = behind.n && (named || facts_has_year(text));
    if (told)
        text = behind;
    struct str name = byline_name(facts->arena, text);
    if (text_fits(text, LINE + LINE) &&
        (said || ((named || told) && has_name_words(facts->arena, name))))
        add_names(facts, name);
}

static bool leads_to_author(const struct element *e)
{
    static const char *const places[] = {"/author/", "/authors/", "/tac-gia/",
                                         "/contributor/", "/contributors/"};
    struct str href = element_value(e, "href");
    struct str relation = element_value(e, "rel");
    return e->tag == TAG_A && (str_holds_any(href, WORDS(places)) ||
                               str_find(relation, STR("author")) < relation.n);
}

/* ---- elements that say by their names what they tell ---- */

static void take_day(struct facts *facts, const struct element *e)
{
    struct str text = element_value(e, "datetime");
    if (facts->date.n)
        return;
    if (text.n)
        facts->date = facts_day(facts, text);
    text = element_text(facts->arena, e);
    if (facts->date.n == 0 && text_fits(text, LINE) && facts_has_year(text))
        facts->date = facts_day_within(facts, text);
}

static void take_named(struct facts *facts, struct page *page,
                       const struct element *e)
{
    if (names_date(page->arena, e))
        take_day(facts, e);
    else if (leads_to_author(e) || names_author(page->arena, e))
        byline_take(facts, element_text(page->arena, e), true);
}

/* The only one whom links of the page call its author (HTML 4.6.7.2), wherever
 * they stand. */
static void take_only_author(struct facts *facts, struct page *page)
{
    struct str only = STR("");
    const struct element *e = page->body;
    for (; e && facts->authors.n == 0; e = element_next(e, page->body)) {
        if (e->tag != TAG_A || e->attribute_count == 0 ||
            !str_eq_nocase(str_trim(element_value(e, "rel")), STR("author")))
            continue;
        struct str name =
            byline_name(facts->arena, element_text(facts->arena, e));
        if (!text_is_name(facts->arena, name))
            continue;
        if (only.n && !str_eq_nocase(only, name))
            return;
        only = name;
    }
    if (only.n)
        facts_add_author(facts, only);
}

/* The title, or what may be it where it is not sure. */
static const struct element *title_of(const struct article *article)
{
    const struct element *e = article->title;
    for (int tag = TAG_H1; tag <= TAG_H2 && !e; tag++)
        e = element_find(article->root, (enum page_tag)tag);
    return e ? e : article->root->first;
}

void facts_find_lines(struct facts *facts, struct page *page,
                      const struct article *article)
{
    const struct element *end = element_after(article->root, page->body);
    const struct element *e = article->title ? article->title : article->root;
    const struct element *title = title_of(article);
    take_only_author(facts, page);
    if (title)
        facts_find_about(facts, page, title, article->title != NULL);
    while (e && e != end) {
        bool tells = facts_may_tell(e);
        if (tells && e->tag != TAG_TEXT && e->attribute_count)
            take_named(facts, page, e);
        e = tells ? element_next(e, page->body) : element_after(e, page->body);
    }
    if (title)
        facts_find_signed(facts, page, title);
    if (facts->date.n == 0)
        facts->date = facts->changed;
    if (facts->date.n == 0)
        facts->date = facts_day_of_address(facts);
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
        if (!e->left_out && e->letters && facts_is_line(e)) {
            before = last;
            last = e;
        }
        e = e->left_out ? element_after(e, article->root)
                        : element_next(e, article->root);
    }
    if (!before || before->sentences == 0 || page->edited ||
        (last->tag != TAG_P && last->tag != TAG_DIV) ||
        !is_set_apart(page, last))
        return NULL;
    struct str name = element_text(page->arena, last);
    if (!text_is_name(page->arena, name) ||
        byline_name(page->arena, name).n < name.n)
        return NULL;
    if (facts->authors.n == 0)
        facts_add_author(facts, name);
    return last;
}
