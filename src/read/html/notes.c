/* SPDX-License-Identifier: MIT */
/*
 * Notes: a mark that leads to a block which leads back to it, as Word,
 * LibreOffice, pandoc, WordPress and Wikipedia write them. The blocks are found
 * before anything is left out of the page, for they stand behind the article,
 * and go out of it with the heading above them; each is written when the text
 * that stays has referred to it.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/names.h"
#include "read/html/write.h"

enum {
    MARK_MAX = 10, /* bytes: "[12]", "(a)", "*" */
    BACKS_MAX = 64 /* links in a note that are looked at */
};

static const char note_rule[] = "note";

/* The place that a link within the page leads to, or NULL. */
static struct element *place_of(struct page *page, const struct element *link)
{
    struct str href = element_value(link, "href");
    size_t at = str_find(href, STR("#"));
    if (link->tag != TAG_A || at + 1 >= href.n)
        return NULL;
    return page_target(page, str_slice(href, at + 1, href.n));
}

/* The mark itself, what is around it alone, or within it. */
static bool is_about(const struct element *place, const struct element *mark)
{
    return element_is_within(place, mark) ||
           (element_is_within(mark, place) &&
            (place->letters == mark->letters || !element_is_block(place)));
}

/* True when a link within `note` leads to the mark. */
static bool leads_back(struct page *page, const struct element *note,
                       const struct element *mark)
{
    size_t links = 0;
    for (struct element *e = note->first; e && links < BACKS_MAX;
         e = element_next(e, note)) {
        if (e->tag != TAG_A)
            continue;
        const struct element *place = place_of(page, e);
        if (place && is_about(place, mark))
            return true;
        links++;
    }
    return false;
}

/* The block that holds the note: an item, or what is there for it alone. */
static struct element *note_around(struct element *place)
{
    struct element *e = element_block(place);
    struct element *around = e->parent;
    bool own =
        around && around->tag == TAG_DIV && around->letters == e->letters;
    bool item = around && around->tag == TAG_LI;
    return (own && around->attribute_count) || item ? around : e;
}

/* What calls itself a note, or may well be one when its mark calls itself so:
 * EPUB wants no link back. */
static bool is_named(const struct element *note, const struct element *mark)
{
    bool named =
        element_says(note, "footnote") || element_says(note, "endnote") ||
        element_says(note, "rearnote") || note->tag == TAG_ASIDE ||
        note->tag == TAG_P || note->tag == TAG_LI || note->tag == TAG_DD;
    return named && element_says(mark, "noteref");
}

/* A note in the line itself, which shows when its mark is pointed at (WAI-ARIA
 * 1.2, tooltip). */
static struct element *tooltip_of(struct page *page, const struct element *mark)
{
    struct str id = str_trim(element_value(mark, "aria-describedby"));
    struct element *tip = id.n ? page_target(page, id) : NULL;
    bool is_tip = tip &&
                  str_eq_nocase(element_value(tip, "role"), STR("tooltip")) &&
                  tip->letters > 0 && !element_is_within(mark, tip) &&
                  !element_is_within(tip, mark);
    return is_tip ? tip : NULL;
}

/* Where the mark stands is no note itself, and no part of what it leads to. */
static struct element *note_of(struct page *page, struct element *mark)
{
    if (mark->letters == 0 || mark->letters > MARK_MAX)
        return NULL;
    struct element *tip = tooltip_of(page, mark), *place = place_of(page, mark);
    if (tip || !place)
        return tip;
    struct element *note = note_around(place);
    if (note == page->body || element_is_within(mark, note) ||
        tag_is_heading(note->tag) || note->tag == TAG_TD ||
        !(is_named(note, mark) || leads_back(page, note, mark)))
        return NULL;
    return note;
}

static bool is_only_notes(const struct element *e)
{
    for (const struct element *n = e->first; n; n = n->next) {
        if (n->letters && !n->left_out && !is_only_notes(n))
            return false;
    }
    return e->tag != TAG_TEXT;
}

/* What stands above the notes and has nothing else below. */
static void leave_out_heads(struct doc *doc, struct page *page,
                            struct element *note)
{
    struct element *all = note;
    while (all->parent != page->body && all->parent &&
           is_only_notes(all->parent))
        all = all->parent;
    struct element *n = all->before;
    for (; n && n->letters == 0; n = n->before) {
        if (n->tag == TAG_HR)
            n->left_out = note_rule;
    }
    for (n = all->first; n; n = element_next(n, all)) {
        if (n->tag == TAG_HR && !n->left_out)
            n->left_out = note_rule;
    }
    n = all->next;
    while (n && (n->letters == 0 || n->left_out))
        n = n->next;
    struct element *label = label_before(page, all);
    if (label && tag_is_heading(label->tag) && (!n || tag_is_heading(n->tag)))
        leave_out(doc, page, label, N_("heading of notes"), false);
}

/* The links back are for the screen. */
static void leave_out_backs(struct page *page, struct element *note)
{
    for (struct element *e = note->first; e; e = element_next(e, note)) {
        struct element *place = e->tag == TAG_A ? place_of(page, e) : NULL;
        if (place && e->letters <= MARK_MAX && !e->note &&
            !element_is_within(place, note))
            e->left_out = note_rule;
    }
}

static bool is_note_block(const struct element *e)
{
    return e->left_out == note_rule && e->tag != TAG_HR && e->tag != TAG_A;
}

static void settle_notes(struct doc *doc, struct page *page)
{
    struct element *e = page->body;
    while (e) {
        bool note = is_note_block(e);
        if (note) {
            leave_out_heads(doc, page, e);
            leave_out_backs(page, e);
        }
        e = note ? element_after(e, page->body) : element_next(e, page->body);
    }
}

/* What leads back from a note is no mark of one. */
void find_notes(struct doc *doc, struct page *page)
{
    struct element *e = page->body;
    while (e) {
        bool note = e->left_out == note_rule;
        if (!note && e->tag == TAG_A && e->attribute_count)
            e->note = note_of(page, e);
        if (e->note)
            e->note->left_out = note_rule;
        e = note ? element_after(e, page->body) : element_next(e, page->body);
    }
    settle_notes(doc, page);
}

/* "[1]" -> "1", "(*)" -> "*" */
static struct str label_of(struct doc *doc, struct page *page,
                           const struct element *mark)
{
    struct str text = str_trim(element_text(page->arena, mark));
    while (text.n > 1 && (text.s[0] == '[' || text.s[0] == '('))
        text = str_trim(str_slice(text, 1, text.n));
    while (text.n > 1 &&
           (text.s[text.n - 1] == ']' || text.s[text.n - 1] == ')'))
        text = str_trim(str_slice(text, 0, text.n - 1));
    return str_copy(doc->arena, text);
}

void write_note_mark(struct writer *w, const struct element *mark)
{
    struct element *note = mark->note;
    struct node *reference = doc_node(w->doc, NODE_NOTE_REFERENCE, mark->line);
    if (!note->node) {
        note->node = doc_node(w->doc, NODE_NOTE, note->line);
        note->node->as.note.label = label_of(w->doc, w->page, mark);
        w->notes = arena_more(w->page->arena, w->notes, w->note_count,
                              sizeof(struct element *));
        w->notes[w->note_count++] = note;
    }
    reference->as.reference.note = note->node;
    write_inline(w, reference);
}

/* The number that a label is; 0: it is none. */
static long number_of(struct str label)
{
    enum { DIGITS_MAX = 6 };
    long n = 0;
    for (size_t i = 0; i < label.n; i++) {
        if (label.s[i] < '0' || label.s[i] > '9' || i == DIGITS_MAX)
            return 0;
        n = n * 10 + label.s[i] - '0';
    }
    return n;
}

/* The chapters of a book count their notes anew; where they are one text, two
 * of a page could have the same number. */
static void number_on(struct writer *w)
{
    long last = 0, count = 0;
    bool again = false;
    for (size_t i = 0; i < w->note_count; i++) {
        long n = number_of(w->notes[i]->node->as.note.label);
        again |= n > 0 && n <= last;
        last = n > 0 ? n : last;
    }
    for (size_t i = 0; again && i < w->note_count; i++) {
        struct str *label = &w->notes[i]->node->as.note.label;
        if (number_of(*label) > 0)
            *label = str_printf(w->doc->arena, "%ld", ++count);
    }
}

/* A note may refer to others, which then come behind it. */
void write_notes(struct writer *w)
{
    for (size_t i = 0; i < w->note_count; i++) {
        struct element *note = w->notes[i];
        note->left_out = NULL;
        walk_into(w, note, note->node);
        note_drop_label(w->page->arena, note->node);
        doc_insert(w->doc->root, w->doc->root->last, note->node);
    }
    number_on(w);
    for (struct element *e = w->page->body; e;
         e = element_next(e, w->page->body)) {
        if (!is_note_block(e))
            continue;
        e->left_out = NULL;
        leave_out(w->doc, w->page, e, "outside the article", false);
    }
}
