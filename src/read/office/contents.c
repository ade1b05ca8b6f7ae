/* SPDX-License-Identifier: MIT */
/*
 * The contents list that Word made: anban makes its own, with its own page
 * numbers, so its entries are left out. What else stands within the list's
 * field or control (lists of terms, tables, whole chapters, where its end was
 * moved or never set) is text like any other. So is a list of figures, which
 * anban does not make, where fields ask for the numbers of its pages.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/phrase.h"
#include "read/office/office.h"

static bool is_listed(const struct docx_paragraph *p)
{
    for (size_t i = 0; i < p->segment_count; i++) {
        if (p->segments[i].listed)
            return true;
    }
    return false;
}

static struct str text_of(struct docx *d, const struct docx_paragraph *p)
{
    struct buf buf = {.arena = d->arena};
    for (size_t i = 0; i < p->segment_count; i++)
        buf_add(&buf, p->segments[i].node ? STR(" ") : p->segments[i].text);
    return str_one_line(d->arena, buf_str(&buf));
}

/* "Chương 1 ... 12", "Lời nói đầu iv": a number of a page behind words. */
static bool ends_in_page(struct str text)
{
    size_t n = text.n;
    bool roman = false, digits = false;
    for (; n > 0 && text.s[n - 1] >= '0' && text.s[n - 1] <= '9'; n--)
        digits = true;
    for (; !digits && n > 0 &&
           str_find(STR("ivx"), str_slice(text, n - 1, n)) < 3;
         n--)
        roman = true;
    char before = n > 0 ? text.s[n - 1] : 'x';
    return (digits || roman) && text.n - n < 5 &&
           (before == ' ' || before == '.');
}

static bool is_heading_of_list(struct str text)
{
    static const char *const names[] = {"mục lục", "nội dung", "contents",
                                        "table of contents"};
    return str_is_any_nocase(text, WORDS(names));
}

static bool is_entry(const struct docx_place *place,
                     const struct docx_paragraph *p, struct str text)
{
    if (p->role == ROLE_CONTENTS || p->role == ROLE_CONTENTS_HEADING)
        return true;
    if (p->role == ROLE_FIGURES)
        return !p->points;
    if (!is_listed(p) || place->parent->kind == NODE_CELL)
        return false;
    return p->points || p->begins_contents || ends_in_page(text) ||
           is_heading_of_list(text);
}

void docx_drop_contents(struct docx *d, const struct docx_place *place,
                        struct docx_paragraph *p)
{
    bool styled = p->role == ROLE_CONTENTS ||
                  p->role == ROLE_CONTENTS_HEADING || p->role == ROLE_FIGURES;
    if (!styled && !is_listed(p))
        return;
    struct str text = text_of(d, p);
    if (!is_entry(place, p, text))
        return;
    d->contents += p->role == ROLE_CONTENTS && text.n > 0;
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = p->line,
                                .what = N_("contents entry"),
                                .text = text};
    if (text.n > 0)
        log_decision(d->doc->log, &decision);
    size_t kept = 0;
    for (size_t i = 0; i < p->segment_count && !styled; i++) {
        if (!p->segments[i].listed)
            p->segments[kept++] = p->segments[i];
    }
    p->segment_count = kept;
}

/* What may stand around the number of a page, in small letters. */
static bool is_folio_word(struct str word)
{
    static const char *const words[] = {"trang", "tr", "trên", "page",
                                        "of",    "p",  "số"};
    return str_is_any(word, WORDS(words));
}

static bool are_folio_words(struct str text)
{
    for (size_t at = 0, from = 0; at < text.n; from = at) {
        size_t end = at;
        uint32_t c = utf8_next(text, &at);
        for (; letter_is(c); c = at < text.n ? utf8_next(text, &at) : 0)
            end = at;
        if ((c >= '0' && c <= '9') ||
            (end > from && !is_folio_word(str_slice(text, from, end))))
            return false;
    }
    return true;
}

void docx_drop_folio(struct docx *d, struct docx_paragraph *p)
{
    struct buf rest = {.arena = d->arena};
    bool tells = false, more = false;
    for (size_t i = 0; i < p->segment_count; i++) {
        const struct docx_segment *s = &p->segments[i];
        tells = tells || s->folio == FOLIO_PAGE;
        more = more || s->node;
        if (!s->folio)
            buf_add(&rest, s->text);
    }
    if (!tells || more || !are_folio_words(lowered(d->arena, buf_str(&rest))))
        return;
    struct decision decision = {.kind = LOG_DROPPED,
                                .line = p->line,
                                .what = N_("page number"),
                                .text = text_of(d, p)};
    log_decision(d->doc->log, &decision);
    p->segment_count = 0;
}
