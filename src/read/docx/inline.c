/* SPDX-License-Identifier: MIT */
/*
 * Segments of a paragraph in, inline nodes out. Elements nest in one fixed
 * order, so that neighbours which look alike share theirs; a space between two
 * looks belongs to what both have in common.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/docx/docx.h"

/* A link, then the looks in this order from the outside. */
static const enum node_kind layers[] = {
    NODE_LINK,   NODE_STRONG,      NODE_EMPHASIS,  NODE_UNDERLINE,
    NODE_STRIKE, NODE_SUPERSCRIPT, NODE_SUBSCRIPT, NODE_CODE};

enum { LAYER_COUNT = sizeof layers / sizeof layers[0] };

struct writer {
    struct docx *d;
    struct node *block;
    struct node *open[LAYER_COUNT]; /* NULL: that layer is not */
    struct buf *text;               /* to be added to the innermost */
    struct docx_segment last;       /* whose look was written last */
    bool any, space;                /* space: one comes before what follows */
    size_t breaks;                  /* as many line breaks come */
};

static struct node *innermost(const struct writer *w, size_t layers_open)
{
    while (layers_open--) {
        if (w->open[layers_open])
            return w->open[layers_open];
    }
    return w->block;
}

static void flush(struct writer *w)
{
    struct docx *d = w->d;
    if (w->text->n == 0)
        return;
    struct node *parent = innermost(w, LAYER_COUNT);
    doc_add_text(d->doc, parent, docx_clean(d->arena, buf_str(w->text)),
                 w->block->line);
    w->text->n = 0;
}

static bool is_wanted(size_t layer, unsigned look, struct str href)
{
    return layer == 0 ? href.n > 0 : (look >> (layer - 1) & 1U) != 0;
}

static bool is_as_wanted(const struct writer *w, size_t layer, unsigned look,
                         struct str href)
{
    const struct node *node = w->open[layer];
    return (node != NULL) == is_wanted(layer, look, href) &&
           (layer > 0 || !node || str_eq(node->as.link.href, href));
}

/* Opens and closes layers until they are those wanted. */
static void dress(struct writer *w, unsigned look, struct str href)
{
    size_t same = 0;
    while (same < LAYER_COUNT && is_as_wanted(w, same, look, href))
        same++;
    if (same == LAYER_COUNT)
        return;
    flush(w);
    for (size_t i = same; i < LAYER_COUNT; i++)
        w->open[i] = NULL;
    for (size_t i = same; i < LAYER_COUNT; i++) {
        if (!is_wanted(i, look, href))
            continue;
        struct node *parent = innermost(w, i);
        w->open[i] = doc_add(w->d->doc, parent, layers[i], w->block->line);
        if (i == 0)
            w->open[i]->as.link.href = href;
    }
}

/* What stands between the last and what comes now: breaks, or a space. */
static void write_between(struct writer *w, const struct docx_segment *next)
{
    struct str none = {"", 0};
    bool linked = str_eq(w->last.href, next->href);
    if (w->any && w->breaks) {
        dress(w, 0, none);
        flush(w);
        for (; w->breaks; w->breaks--)
            doc_add(w->d->doc, w->block, NODE_LINE_BREAK, w->block->line);
    } else if (w->any && w->space) {
        dress(w, w->last.look & next->look, linked ? next->href : none);
        buf_add_char(w->text, ' ');
    }
    w->space = false;
    w->breaks = 0;
    w->any = true;
    w->last = *next;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void write_text(struct writer *w, const struct docx_segment *s)
{
    for (size_t i = 0; i < s->text.n;) {
        size_t from = i;
        while (i < s->text.n && !is_space(s->text.s[i]))
            i++;
        if (i > from) {
            if (!w->any || w->space || w->breaks || from == 0)
                write_between(w, s);
            dress(w, s->look, s->href);
            buf_add(w->text, str_slice(s->text, from, i));
        }
        for (; i < s->text.n && is_space(s->text.s[i]); i++)
            w->space = true;
    }
}

static void write_node(struct writer *w, const struct docx_segment *s)
{
    struct docx_segment plain = {.href = s->href};
    if (s->node->kind == NODE_LINE_BREAK) {
        w->breaks++;
        w->space = false;
        return;
    }
    write_between(w, &plain);
    dress(w, 0, s->href);
    flush(w);
    struct node *parent = innermost(w, LAYER_COUNT);
    doc_insert(parent, parent->last, s->node);
}

void docx_add_inlines(struct docx *d, struct node *block,
                      const struct docx_segment *segments, size_t n)
{
    struct writer w = {.d = d, .block = block, .text = &d->scratch};
    for (size_t i = 0; i < n; i++) {
        if (segments[i].node)
            write_node(&w, &segments[i]);
        else
            write_text(&w, &segments[i]);
    }
    flush(&w);
}
