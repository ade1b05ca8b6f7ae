/* SPDX-License-Identifier: MIT */
/*
 * An article that stands in its page more than once: for small screens and for
 * large ones, or in a strip that goes round. Of a part whose running text was
 * all there before, word for word, the first stays.
 */
#include "base/arena.h"
#include "base/language.h"
#include "read/html/article.h"

enum {
    TEXT_MIN = 80,    /* bytes of a text that is compared */
    PART_MIN = 1000,  /* of what is left out in one */
    SHARE_MIN = 85,   /* percent of its long texts were there before */
    TABLE_SIZE = 4096 /* twice as many as are compared, at least */
};

struct doubles {
    struct doc *doc;
    struct page *page;
    const struct element **table;
    size_t n;
    size_t letters; /* that were there before */
};

/* Whether the text was there before; else it is from now on. */
static bool was_there(struct doubles *d, const struct element *e)
{
    struct str text = str_trim(e->text);
    size_t i = str_hash(text) % TABLE_SIZE;
    for (; d->table[i]; i = (i + 1) % TABLE_SIZE) {
        if (str_eq(str_trim(d->table[i]->text), text))
            return true;
    }
    if (d->n < TABLE_SIZE / 2) {
        d->table[i] = e;
        d->n++;
    }
    return false;
}

static bool is_compared(const struct element *e)
{
    return e->tag == TAG_TEXT && e->letters >= TEXT_MIN;
}

static struct element *next_shown(struct element *e, const struct element *root)
{
    return element_is_shown(e) ? element_next(e, root) : element_after(e, root);
}

/* Marks the texts that were there before. */
static void find_texts(struct doubles *d)
{
    struct element *body = d->page->body;
    for (struct element *e = body; e; e = next_shown(e, body)) {
        bool again = is_compared(e) && was_there(d, e);
        e->again = again;
        d->letters += again ? e->letters : 0;
    }
}

static bool is_double(const struct element *e)
{
    size_t again = 0, all = 0;
    if (e->tag == TAG_TEXT || e->letters < PART_MIN || !element_is_shown(e))
        return false;
    for (const struct element *n = e->first; n; n = element_next(n, e)) {
        again += n->again ? n->letters : 0;
        all += is_compared(n) ? n->letters : 0;
    }
    return again >= PART_MIN && again * 100 >= all * SHARE_MIN &&
           again * 2 >= e->letters;
}

void leave_out_doubles(struct doc *doc, struct page *page)
{
    struct doubles d = {doc, page, NULL, 0, 0};
    d.table = ARENA_ARRAY(page->arena, TABLE_SIZE, const struct element *);
    for (size_t i = 0; i < TABLE_SIZE; i++)
        d.table[i] = NULL;
    find_texts(&d);
    struct element *e = d.letters < PART_MIN ? NULL : page->body;
    while (e) {
        bool again = is_double(e);
        if (again)
            leave_out(doc, page, e, N_("repeated"), false);
        e = again ? element_after(e, page->body) : next_shown(e, page->body);
    }
    if (d.letters >= PART_MIN)
        page_count(page);
}
