/* SPDX-License-Identifier: MIT */
/*
 * Links within a document. A reader says where a name stands (doc_anchor) and
 * gives its links "#name"; here, when the tree is finished, each of these gets
 * the text to which it leads. Where no such name was given, one is a heading's:
 * its words in small letters with hyphens between, as GitHub makes them, or the
 * same without marks of Vietnamese.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/fold.h"
#include "doc/links.h"
#include "doc/phrase.h"

/* A name and where it stands; of several that are the same, in their order. */
struct name {
    struct str text;
    const struct node *node;
    bool behind; /* it is the place of what follows the node */
    size_t order;
};

struct names {
    struct name *at;
    size_t n;
};

static void anchor(struct doc *doc, struct str name, const struct node *node,
                   bool behind)
{
    if (name.n == 0)
        return;
    struct doc_anchor *anchor = ARENA_NEW(doc->arena, struct doc_anchor);
    *anchor = (struct doc_anchor){doc->anchors, name, node, behind};
    doc->anchors = anchor;
}

void doc_anchor(struct doc *doc, struct str name, const struct node *node)
{
    anchor(doc, name, node, false);
}

void doc_anchor_next(struct doc *doc, struct str name,
                     const struct node *parent)
{
    anchor(doc, name, parent->last ? parent->last : parent,
           parent->last != NULL);
}

static int compare(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int by_text(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = compare(x->text, y->text);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

static void add(struct arena *arena, struct names *names, struct str text,
                const struct node *node, size_t order)
{
    names->at = arena_more(arena, names->at, names->n, sizeof *names->at);
    names->at[names->n++] = (struct name){text, node, false, order};
}

static void sort(struct names *names)
{
    if (names->n)
        qsort(names->at, names->n, sizeof *names->at, by_text);
}

/* "2.1 Kết quả, và..." -> "21-kết-quả-và". */
static struct str slug_of(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    text = lowered(arena, str_one_line(arena, text));
    for (size_t at = 0; at < text.n;) {
        size_t start = at;
        uint32_t c = utf8_next(text, &at);
        bool kept = letter_is(c) || (c >= '0' && c <= '9') || c == '-' ||
                    c == '_' || (c >= 0x300 && c < 0x370);
        if (c == ' ')
            buf_add_char(&buf, '-');
        else if (kept)
            buf_add(&buf, str_slice(text, start, at));
    }
    return buf_str(&buf);
}

/* The `which`th, 0 the first, of those that are called so; NULL: there is none.
 */
static const struct name *find(const struct names *names, struct str text,
                               size_t which)
{
    size_t from = 0, to = names->n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (compare(names->at[middle].text, text) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    from += which;
    return from < names->n && str_eq(names->at[from].text, text)
               ? &names->at[from]
               : NULL;
}

/* Headings that say the same are told apart by a number: "kết-quả-1". */
static const struct name *find_slug(const struct names *slugs, struct str text)
{
    enum { DIGITS_MAX = 4 };
    size_t end = text.n, which = 0, ten = 1;
    const struct name *found = find(slugs, text, 0);
    for (; end > 0 && text.s[end - 1] >= '0' && text.s[end - 1] <= '9' &&
           text.n - end < DIGITS_MAX;
         end--, ten *= 10)
        which += ten * (size_t)(text.s[end - 1] - '0');
    bool numbered = end > 1 && end < text.n && text.s[end - 1] == '-';
    return found || !numbered ? found
                              : find(slugs, str_slice(text, 0, end - 1), which);
}

/* What the search for a link's place goes by. */
struct places {
    struct doc *doc;
    struct names given, slugs, folded; /* of readers; of headings */
    size_t lost;                       /* links without a place */
    long line;                         /* of the first of these */
};

static struct str folded(struct arena *arena, struct str text)
{
    return fold(arena, text, SIZE_MAX).letters;
}

void doc_anchor_heading(struct doc *doc, const struct node *heading)
{
    struct arena *arena = doc->arena;
    struct str slug = slug_of(arena, node_text(arena, heading));
    doc_anchor(doc, slug, heading->first);
    doc_anchor(doc, folded(arena, slug), heading->first);
}

static void gather(struct places *p)
{
    struct arena *arena = p->doc->arena;
    const struct node *root = p->doc->root;
    size_t order = SIZE_MAX;
    for (struct doc_anchor *a = p->doc->anchors; a; a = a->next) {
        add(arena, &p->given, a->name, a->node, --order);
        p->given.at[p->given.n - 1].behind = a->behind;
    }
    for (const struct node *n = root; n; n = node_next(n, root)) {
        if (n->kind != NODE_HEADING && n->kind != NODE_TITLE)
            continue;
        struct str slug = slug_of(arena, node_text(arena, n));
        add(arena, &p->slugs, slug, n, n->id);
        add(arena, &p->folded, folded(arena, slug), n, n->id);
    }
    sort(&p->given);
    sort(&p->slugs);
    sort(&p->folded);
}

static bool is_in_tree(const struct doc *doc, const struct node *node)
{
    while (node && node != doc->root)
        node = node->parent;
    return node != NULL;
}

/* The text with which the place begins, or the next one behind it; NULL: it is
 * in the tree no more. */
static const struct node *text_at(const struct doc *doc,
                                  const struct name *name)
{
    const struct node *n = name ? name->node : NULL, *inner = n;
    if (!is_in_tree(doc, n))
        return NULL;
    while (name->behind && inner->last)
        inner = inner->last;
    n = name->behind ? node_next(inner, doc->root) : n;
    while (n && (n->kind != NODE_TEXT || n->as.text.n == 0))
        n = node_next(n, doc->root);
    return n;
}

static const struct node *place_of(struct places *p, struct str name)
{
    struct arena *arena = p->doc->arena;
    const struct name *found = find(&p->given, name, 0);
    const struct node *place = text_at(p->doc, found);
    if (place)
        return place;
    found = find_slug(&p->slugs, lowered(arena, name));
    if (!found)
        found = find_slug(&p->folded, folded(arena, lowered(arena, name)));
    return text_at(p->doc, found);
}

static void resolve(struct places *p, struct node *node)
{
    struct str href = node->as.link.href;
    if (node->kind == NODE_TEXT) {
        node->as.page.place = place_of(p, node->as.page.name);
        p->doc->has_page_numbers = true;
        return;
    }
    struct str name =
        percent_decoded(p->doc->arena, str_slice(href, 1, href.n));
    node->as.link.place = place_of(p, name);
    if (!node->as.link.place)
        p->line = p->lost++ ? p->line : node->line;
}

static bool is_inner(const struct node *n)
{
    if (n->kind == NODE_TEXT)
        return n->as.page.name.n > 0;
    return n->kind == NODE_LINK && n->as.link.href.n > 1 &&
           n->as.link.href.s[0] == '#';
}

void doc_resolve_links(struct doc *doc)
{
    struct places p = {.doc = doc};
    struct node *root = doc->root;
    bool gathered = false;
    for (struct node *n = root; n; n = (struct node *)node_next(n, root)) {
        if (!is_inner(n))
            continue;
        if (!gathered)
            gather(&p);
        gathered = true;
        resolve(&p, n);
    }
    if (p.lost)
        warn(doc->log, p.line,
             PLURAL("%zu link leads to a place that is not in the text",
                    "%zu links lead to places that are not in the text",
                    p.lost),
             p.lost);
}
