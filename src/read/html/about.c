/* SPDX-License-Identifier: MIT */
/*
 * The lines about the article, by their place: those just above its title, and
 * those from the title on to the second paragraph, for the first may be the
 * lead. Each is cut into pieces, the texts of one element, as pages set a name
 * beside a day with nothing but an element's border between.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/facts.h"

enum {
    PIECES_MAX = 60,
    ABOVE_MAX = 8,  /* pieces above the title */
    LINES_MAX = 14, /* below it */
    LEADS_MAX = 1,  /* paragraphs among them */
    LINE = 80       /* characters of a line about the article */
};

struct piece {
    struct str text;
    const struct element *parent; /* the element whose text it is */
    bool first;                   /* of its line */
};

/* The pieces of the region, in order, with the lines they make up. */
struct region {
    struct page *page;
    struct piece pieces[PIECES_MAX];
    size_t n;
};

/* Parts that tell of the article, though they are left out of its text. */
bool facts_may_tell(const struct element *e)
{
    static const char *const rules[] = {"the article's data",  "date line",
                                        "outside the article", "page header",
                                        "author line",         "share bar"};
    return !e->left_out || is_one_of(str_of(e->left_out), WORDS(rules));
}

static const struct element *block_around(const struct element *e)
{
    while (e->parent && tag_class(e->tag) != CLASS_BLOCK)
        e = e->parent;
    return e;
}

/* Some set the lines about the article beside it. */
static bool is_small_box(struct arena *arena, const struct element *e)
{
    enum { BOX_MAX = 300 }; /* characters */
    return str_eq(str_of(e->left_out), STR("sidebar")) &&
           text_fits(element_text(arena, e), BOX_MAX);
}

static bool passes_over(struct arena *arena, const struct element *e)
{
    return tag_class(e->tag) == CLASS_CONTROL || e->tag == TAG_FIGURE ||
           (!facts_may_tell(e) && !is_small_box(arena, e));
}

/* Adds a text to the pieces. `apart`: a line begins with it. */
static void add_text(struct region *r, const struct element *e, bool apart)
{
    struct arena *arena = r->page->arena;
    struct str text = facts_line(arena, e->text);
    struct piece *last = r->n ? &r->pieces[r->n - 1] : NULL;
    if (text.n == 0)
        return;
    if (last && !apart && last->parent == e->parent)
        last->text =
            str_printf(arena, "%.*s %.*s", STR_ARG(last->text), STR_ARG(text));
    else
        r->pieces[r->n++] = (struct piece){text, e->parent, apart};
}

/* The line that begins with the piece at `at`; *end receives where it ends. */
static struct str line_at(const struct region *r, size_t at, size_t *end)
{
    struct buf buf = {.arena = r->page->arena};
    size_t i = at;
    do {
        buf_add(&buf, i > at ? STR(" ") : STR(""));
        buf_add(&buf, r->pieces[i++].text);
    } while (i < r->n && !r->pieces[i].first);
    *end = i;
    return buf_str(&buf);
}

/* Adds the pieces from `e` on until `end` comes, which is told, or there are
 * enough lines or paragraphs. */
static bool gather(struct region *r, const struct element *e,
                   const struct element *end)
{
    const struct element *block = NULL;
    int lines = 0, leads = 0;
    bool apart = true;
    while (e && e != end) {
        bool text = e->tag == TAG_TEXT && str_trim(e->text).n;
        apart |= e->tag == TAG_BR || tag_class(e->tag) == CLASS_BLOCK ||
                 (text && block_around(e) != block);
        if (text) {
            block = block_around(e);
            lines += apart;
            leads += apart && element_is_prose(block);
            if (lines > LINES_MAX || leads > LEADS_MAX || r->n == PIECES_MAX)
                return false;
            add_text(r, e, apart);
            apart = false;
        }
        e = passes_over(r->page->arena, e) ? element_after(e, r->page->body)
                                           : element_next(e, r->page->body);
    }
    return true;
}

/* What stands before the title in the innermost element that holds more. */
static void gather_above(struct region *r, const struct element *title)
{
    const struct element *e = title;
    while (r->n == 0 && e->parent && e->parent != r->page->body) {
        e = e->parent;
        if (!gather(r, e, title))
            r->n = 0;
    }
    size_t cut = r->n > ABOVE_MAX ? r->n - ABOVE_MAX : 0;
    for (size_t i = cut; i < r->n; i++)
        r->pieces[i - cut] = r->pieces[i];
    r->n -= cut;
}

/* ---- days ---- */

/* What machines read of the first time element in the line, or empty. */
static struct str time_in(const struct region *r, size_t at, size_t end)
{
    for (; at < end; at++) {
        const struct element *e = r->pieces[at].parent;
        while (e && e->tag != TAG_TIME && tag_class(e->tag) != CLASS_BLOCK)
            e = e->parent;
        if (e && e->tag == TAG_TIME)
            return element_value(e, "datetime");
    }
    return STR("");
}

/* A word before the first number says that it is the day of a change. */
static bool tells_change(struct arena *arena, struct str line)
{
    static const char *const words[] = {"updated", "modified", "revised",
                                        "edited", "cập nhật"};
    size_t at = 0;
    while (at < line.n && (line.s[at] < '0' || line.s[at] > '9'))
        at++;
    return holds_one_of(lowered(arena, str_slice(line, 0, at)), WORDS(words));
}

/* A line that tells the day, and not a sentence with a day in it. Where the
 * title is not sure, there is hardly a word in it but the day. */
static bool is_of_day(struct str line, bool sure)
{
    enum { OTHER_MAX = 24 }; /* bytes that are no digits */
    size_t other = 0;
    for (size_t i = 0; i < line.n; i++)
        other += line.s[i] < '0' || line.s[i] > '9';
    return text_fits(line, LINE) && facts_has_year(line) &&
           (sure ? !ends_in_stop(line) : other <= OTHER_MAX);
}

static void take_days(struct facts *facts, const struct region *r, bool sure)
{
    for (size_t at = 0, end; at < r->n; at = end) {
        struct str line = line_at(r, at, &end);
        struct str time = time_in(r, at, end);
        struct str day = time.n ? facts_day(facts, time) : STR("");
        if (day.n == 0 && is_of_day(line, sure))
            day = facts_day_within(facts, line);
        struct str *field =
            tells_change(facts->arena, line) ? &facts->changed : &facts->date;
        if (field->n == 0)
            *field = day;
    }
}

/* ---- names ---- */

/* The picture of a person bears the name. */
static bool has_portrait(const struct page *page, struct str name)
{
    for (struct element *e = page->body; e; e = element_next(e, page->body)) {
        if (e->tag == TAG_IMG && str_starts(element_value(e, "alt"), name))
            return true;
    }
    return false;
}

static bool is_day(const struct facts *facts, const struct region *r, size_t at)
{
    return at < r->n && text_fits(r->pieces[at].text, LINE) &&
           facts_has_year(r->pieces[at].text) &&
           facts_day_within(facts, r->pieces[at].text).n;
}

static bool is_linked(const struct piece *piece)
{
    const struct element *e = piece->parent;
    while (e && e->tag != TAG_A && tag_class(e->tag) != CLASS_BLOCK)
        e = e->parent;
    return e && e->tag == TAG_A;
}

/* A name that no word says to be the author's: it stands beside the day, or a
 * picture shows whose it is. */
static bool stands_as_author(const struct facts *facts, const struct region *r,
                             size_t at)
{
    struct str text = r->pieces[at].text;
    struct str name = byline_name(facts->arena, text);
    if (r->page->edited || capital_share(name) == 100 ||
        !text_is_name(facts->arena, name))
        return false;
    bool before =
        name.n < text.n ? is_day(facts, r, at) : is_day(facts, r, at + 1);
    return (before && !is_linked(&r->pieces[at])) ||
           has_portrait(r->page, name);
}

/* Names behind a word that says so, which may be a piece of its own. */
static void take_said_names(struct facts *facts, const struct region *r)
{
    bool said = false;
    for (size_t i = 0; i < r->n && facts->authors.n == 0; i++) {
        struct str text = r->pieces[i].text;
        if (said || !byline_is_head(facts->arena, text))
            byline_take(facts, text, said);
        said = byline_is_head(facts->arena, text);
    }
}

static void take_names(struct facts *facts, const struct region *r)
{
    for (size_t i = 0; i < r->n && facts->authors.n == 0; i++) {
        if (stands_as_author(facts, r, i))
            byline_take(facts, r->pieces[i].text, true);
    }
}

/* ---- behind the text ---- */

/* "Written by Jane Doe", "Posted on 3/5/2025", or these words as a line of
 * their own before the name or the day. */
static void take_signed(struct facts *facts, struct str text, struct str before)
{
    static const char *const days[] = {
        "published",     "posted",       "ngày đăng",
        "đăng ngày",     "last updated", "page last modified",
        "last modified", "updated",      "cập nhật"};
    struct arena *arena = facts->arena;
    struct str small = lowered(arena, before.n ? before : text);
    if (byline_is_signed(arena, before.n ? before : text))
        byline_take(facts, text, before.n > 0);
    if (facts->date.n || !starts_with(small, WORDS(days)) ||
        !text_fits(text, LINE) || !facts_has_year(text))
        return;
    struct str day = facts_day_within(facts, text);
    if (tells_change(arena, before.n ? before : text))
        facts->changed = facts->changed.n ? facts->changed : day;
    else
        facts->date = day;
}

void facts_find_signed(struct facts *facts, struct page *page,
                       const struct element *title)
{
    enum { HEAD_MAX = 24 }; /* characters of words that announce something */
    struct str before = STR("");
    for (const struct element *e = title; e;
         e = passes_over(page->arena, e) ? element_after(e, page->body)
                                         : element_next(e, page->body)) {
        struct str text = e->tag == TAG_TEXT ? str_trim(e->text) : STR("");
        if (text.n == 0)
            continue;
        text =
            text_fits(text, LINE) ? facts_line(facts->arena, text) : STR("-");
        take_signed(facts, text, STR(""));
        if (before.n)
            take_signed(facts, text, before);
        before = text_fits(text, HEAD_MAX) ? text : STR("");
    }
}

void facts_find_about(struct facts *facts, struct page *page,
                      const struct element *title, bool sure)
{
    struct region *above = ARENA_NEW(page->arena, struct region),
                  *below = ARENA_NEW(page->arena, struct region);
    above->page = below->page = page;
    gather_above(above, title);
    gather(below, element_after(title, page->body), NULL);
    take_days(facts, below, sure);
    take_days(facts, above, sure);
    take_said_names(facts, below);
    take_said_names(facts, above);
    if (sure) {
        take_names(facts, below);
        take_names(facts, above);
    }
}
