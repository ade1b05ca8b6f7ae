/* SPDX-License-Identifier: MIT */
/*
 * Notes by their labels, and in the order in which the text refers to them:
 * first those of the text itself, then those that notes refer to. So they are
 * numbered; their labels are for the author alone.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/markdown/markdown.h"

/* Labels are the same whatever the case of their letters, as those of links
 * are (CommonMark 0.31, section 4.7). */
static struct str key_of(struct arena *arena, struct str label)
{
    char *key = arena_alloc(arena, 4 * label.n);
    size_t n = 0;
    for (size_t at = 0; at < label.n;)
        n += utf8_put(letter_to_lower(utf8_next(label, &at)), key + n);
    return (struct str){key, n};
}

static int compare_keys(struct str a, struct str b)
{
    int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare_notes(const void *a, const void *b)
{
    const struct note *one = *(struct note *const *)a;
    const struct note *other = *(struct note *const *)b;
    int order = compare_keys(one->key, other->key);
    return order ? order
                 : (one->start > other->start) - (one->start < other->start);
}

void markdown_sort_notes(struct notes *notes, struct arena *arena)
{
    notes->sorted = ARENA_ARRAY(arena, notes->n, struct note *);
    for (size_t i = 0; i < notes->n; i++) {
        notes->at[i].key = key_of(arena, notes->at[i].label);
        notes->sorted[i] = &notes->at[i];
    }
    qsort(notes->sorted, notes->n, sizeof(struct note *), compare_notes);
}

struct note *markdown_note(const struct notes *notes, struct arena *arena,
                           struct str label)
{
    size_t from = 0, to = notes->n;
    struct str key = key_of(arena, label);
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (compare_keys(notes->sorted[middle]->key, key) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from < notes->n && str_eq(notes->sorted[from]->key, key)
               ? notes->sorted[from]
               : NULL;
}

/* Notes in the order in which they go to the tree. */
struct order {
    struct note **at;
    size_t n;
};

static void put(struct order *order, struct note *note)
{
    if (!note->placed)
        order->at[order->n++] = note;
    note->placed = true;
}

/* The notes mentioned, and then those which these mention. */
static void follow(struct order *order, const struct mention *first,
                   size_t from)
{
    for (const struct mention *i = first; i; i = i->next)
        put(order, i->note);
    for (; from < order->n; from++) {
        for (struct mention *i = order->at[from]->mentions.first; i;
             i = i->next)
            put(order, i->note);
    }
}

enum { TOLD_MAX = 10 };

static void tell_idle(struct markdown *m, const struct note *note, size_t *told)
{
    bool again = markdown_note(&m->notes, m->doc->arena, note->label) != note;
    if (++*told > TOLD_MAX)
        return;
    warn(m->doc->log, note->line,
         again ? N_("the note [^%.*s] is there already; this one stands behind "
                    "the others")
               : N_("nothing refers to the note [^%.*s]; it stands behind the "
                    "others"),
         STR_ARG(note->label));
}

void markdown_place_notes(struct markdown *m)
{
    struct notes *notes = &m->notes;
    struct order order = {ARENA_ARRAY(m->doc->arena, notes->n, struct note *),
                          0};
    size_t told = 0;
    follow(&order, notes->mentions.first, 0);
    for (size_t i = 0; i < notes->n; i++) {
        struct note *note = &notes->at[i];
        size_t from = order.n;
        if (note->placed)
            continue;
        tell_idle(m, note, &told);
        put(&order, note);
        follow(&order, NULL, from);
    }
    for (size_t i = 0; i < order.n; i++) {
        struct node *node = order.at[i]->node;
        node->as.note.label = str_printf(m->doc->arena, "%zu", i + 1);
        doc_insert(m->doc->root, m->doc->root->last, node);
    }
    if (told > TOLD_MAX)
        warn(m->doc->log, 0,
             PLURAL("and nothing refers to %zu more note",
                    "and nothing refers to %zu more notes", told - TOLD_MAX),
             told - TOLD_MAX);
}
