/* SPDX-License-Identifier: MIT */
/*
 * What is left of a web page's furniture within the article, by what it is made
 * of: headings of what was left out, lines that lead to another article, the
 * same button below each of several things, whose the rights are. Only in pages
 * that have something around their text, and never a sentence.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/facts.h"
#include "read/html/links.h"

enum {
    LEVELS = 6,
    LINK_MIN = 15,     /* bytes of a link that is another article's title */
    LABEL_MAX = 32,    /* bytes of the words before it */
    BUTTON_MAX = 60,   /* bytes of what a button says */
    BUTTONS_MIN = 3,   /* so often is a label no text */
    BUTTONS_KEPT = 64, /* so many labels are compared */
    RIGHTS_MAX = 200   /* characters */
};

/* A label that all of a line's links show, and how often it was seen. */
struct button {
    struct str text;
    size_t count;
};

struct scraps {
    struct doc *doc;
    struct page *page;
    const struct element *title;
    struct element *heads[LEVELS]; /* with nothing behind them so far */
    size_t n;
    bool gone; /* something was left out behind the last of them */
    bool text; /* there was a sentence before */
    struct button buttons[BUTTONS_KEPT];
    size_t button_count;
};

static bool holds_text(const struct element *e)
{
    for (const struct element *n = e; n; n = element_next(n, e)) {
        if (n->tag == TAG_TEXT && str_trim(n->text).n)
            return true;
    }
    return false;
}

/* What shows without letters of its own. */
static bool is_shown_thing(const struct element *e)
{
    switch (e->tag) {
    case TAG_IMG:
    case TAG_PICTURE:
    case TAG_TABLE:
    case TAG_MATH:
    case TAG_VIDEO:
    case TAG_AUDIO:
    case TAG_IFRAME:
    case TAG_OBJECT:
    case TAG_EMBED:
    case TAG_SVG:
    case TAG_CANVAS:
        return true;
    default:
        return e->tag == TAG_TEXT && e->letters > 0;
    }
}

/* ---- headings ---- */

/* A label ranks below all headings. */
static enum page_tag rank_of(const struct element *e)
{
    return tag_is_heading(e->tag) ? e->tag : TAG_H6 + 1;
}

/* What announces something, as a heading does, and is a line of its own. */
static bool is_label(struct scraps *s, const struct element *e)
{
    return e->letters > 0 && e->letters <= LABEL_MAX &&
           (facts_is_line(e) || facts_is_loose_line(e)) && s->n == 0 &&
           e->tag != TAG_TD && e->tag != TAG_LI &&
           str_ends(element_text(s->page->arena, e), STR(":"));
}

/* A heading of the same rank, or the end, ends what the one before heads; that
 * goes when it headed only what was left out, at the end when it heads
 * nothing. */
static void end_heads(struct scraps *s, enum page_tag rank, bool end)
{
    while (s->n > 0 && rank_of(s->heads[s->n - 1]) >= rank) {
        struct element *head = s->heads[--s->n];
        if (!s->gone && !end)
            break;
        leave_out(s->doc, s->page, head, N_("heading of nothing"), false);
    }
}

static void take_head(struct scraps *s, struct element *e)
{
    end_heads(s, rank_of(e), false);
    if (e == s->title || !s->text || e->sentences > 0 || s->n == LEVELS)
        s->n = 0;
    else
        s->heads[s->n++] = e;
    s->gone = false;
}

static void leave_out_heads(struct scraps *s, const struct element *root)
{
    struct element *e = root->first;
    while (e) {
        bool head = !e->left_out && e->letters > 0 &&
                    (tag_is_heading(e->tag) || is_label(s, e));
        bool pass = head || e->left_out || is_shown_thing(e);
        if (head)
            take_head(s, e);
        else if (e->left_out)
            s->gone |= holds_text(e);
        else if (pass)
            s->n = 0;
        s->text |= !e->left_out && e->sentences > 0;
        e = pass ? element_after(e, root) : element_next(e, root);
    }
    end_heads(s, TAG_H1, true);
}

/* ---- lines ---- */

/* The last link of the line, behind which no letter stands; NULL: none. */
static const struct element *last_link(const struct element *line)
{
    const struct element *link = NULL;
    const struct element *n = line->first;
    while (n) {
        bool a = n->tag == TAG_A && n->letters > 0;
        struct str text = n->tag == TAG_TEXT ? n->text : STR("");
        if (capital_share(text) >= 0)
            link = NULL;
        link = a ? n : link;
        n = a ? element_after(n, line) : element_next(n, line);
    }
    return link;
}

/* The words that announce another article. */
static bool announces(struct arena *arena, struct str label)
{
    static const char *const words[] = {
        "read more",       "read also",     "also read",
        "read next",       "related",       "related reading",
        "related story",   "see also",      "related post",
        "related article", "must read",     "also",
        "learn more",      "more",          "further reading",
        "compare",         "xem thêm",      "đọc thêm",
        "tin liên quan",   "bài liên quan", "leggi anche",
        "lire aussi",      "à lire aussi",  "lesen sie auch",
        "mehr dazu",       "lea también",   "lee también",
        "leia também",     "leia mais",     "baca juga",
        "читайте также",   "lees ook"};
    struct str small = lowered(arena, label), word;
    size_t from = small.n, to = 0;
    for (size_t at = 0; next_word(small, &at, &word);) {
        from = to ? from : at - word.n;
        to = at;
    }
    return to > from && is_one_of(str_slice(small, from, to), WORDS(words));
}

/* "Read more: Another article", the title a link of the site. */
static bool is_see_also(struct scraps *s, const struct element *e)
{
    if (e->linked < LINK_MIN || e->letters - e->linked > LABEL_MAX ||
        e->letters == e->linked || e->tag == TAG_LI || e->tag == TAG_TD)
        return false;
    const struct element *link = last_link(e);
    if (!link || link->letters != e->linked || leads_to_file(link))
        return false;
    struct str text = element_text(s->page->arena, e);
    size_t colon = str_find(text, STR(":"));
    return colon < LABEL_MAX + LABEL_MAX &&
           announces(s->page->arena, str_slice(text, 0, colon));
}

/* "© 2019 The Publisher" */
static bool tells_rights(struct arena *arena, struct str text)
{
    static const char *const heads[] = {"©", "copyright", "(c) ", "bản quyền"};
    return text_fits(text, RIGHTS_MAX) && facts_has_year(text) &&
           str_starts_any(lowered(arena, text), WORDS(heads));
}

/* What is said above an advertisement, or where it was. */
static bool tells_advertisement(struct arena *arena, const struct element *e)
{
    static const char *const words[] = {
        "advert",
        "advertisement",
        "advertisements",
        "advertising",
        "sponsored ad",
        "sponsored",
        "anzeige",
        "werbung",
        "publicidad",
        "publicidade",
        "publicité",
        "pubblicità",
        "реклама",
        "quảng cáo",
        "- quảng cáo -",
        "advertentie",
        "article continues after advertisement",
        "advertisement - continue reading below"};
    return e->letters <= LABEL_MAX + LABEL_MAX &&
           str_is_any(lowered(arena, element_text(arena, e)), WORDS(words));
}

/* A line that is nothing but links to pages, as buttons are. */
static bool is_button(const struct element *e)
{
    if (e->letters == 0 || e->linked != e->letters || e->letters > BUTTON_MAX)
        return false;
    for (const struct element *n = e->parent; n; n = n->parent) {
        if (n->tag == TAG_TD || n->tag == TAG_TH)
            return false;
    }
    return !holds_file(e);
}

static struct button *button_of(struct scraps *s, const struct element *e)
{
    struct str text = element_text(s->page->arena, e);
    for (size_t i = 0; i < s->button_count; i++) {
        if (str_eq(s->buttons[i].text, text))
            return &s->buttons[i];
    }
    if (s->button_count == BUTTONS_KEPT)
        return NULL;
    s->buttons[s->button_count] = (struct button){text, 0};
    return &s->buttons[s->button_count++];
}

static void count_button(struct scraps *s, struct element *e)
{
    struct button *button = is_button(e) ? button_of(s, e) : NULL;
    if (button)
        button->count++;
}

static void take_line(struct scraps *s, struct element *e)
{
    struct button *button = is_button(e) ? button_of(s, e) : NULL;
    bool rights = e->sentences * 2 <= e->letters || e->letters <= RIGHTS_MAX;
    if (button && button->count >= BUTTONS_MIN)
        leave_out(s->doc, s->page, e, N_("page tools"), false);
    else if (tells_advertisement(s->page->arena, e))
        leave_out(s->doc, s->page, e, N_("advertisement"), false);
    else if (is_see_also(s, e))
        leave_out(s->doc, s->page, e, N_("other articles"), false);
    else if (rights &&
             tells_rights(s->page->arena, element_text(s->page->arena, e)))
        leave_out(s->doc, s->page, e, N_("page footer"), false);
}

/* Calls `take` for each line of the article behind its title. */
static void each_line(struct scraps *s, const struct element *root,
                      void (*take)(struct scraps *s, struct element *e))
{
    struct element *e = root->first;
    while (e) {
        bool line = !e->left_out && e->letters && facts_is_line(e);
        if (line && e != s->title && !tag_is_heading(e->tag))
            take(s, e);
        e = line || e->left_out ? element_after(e, root)
                                : element_next(e, root);
    }
}

void leave_out_scraps(struct doc *doc, struct page *page,
                      const struct article *article)
{
    struct scraps *s = ARENA_NEW(page->arena, struct scraps);
    s->doc = doc;
    s->page = page;
    s->title = article->title;
    if (!article->around)
        return;
    each_line(s, article->root, count_button);
    each_line(s, article->root, take_line);
    leave_out_heads(s, article->root);
}
