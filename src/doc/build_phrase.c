/* SPDX-License-Identifier: MIT */
/*
 * Pieces of text with their looks in, inline nodes out. Elements nest in one
 * fixed order, so that neighbours which look alike share theirs; a space
 * between two looks belongs to what both have in common.
 */
#include "doc/build.h"

#include "doc/links.h"

/* From the outside: what is open where the first look is, in this order. */
enum { LAYER_LINK, LAYER_MATH, LAYER_LOOKS };
static const enum node_kind layers[LAYER_COUNT] = {
    NODE_LINK,        NODE_MATH,      NODE_STRONG,
    NODE_EMPHASIS,    NODE_UNDERLINE, NODE_STRIKE,
    NODE_SUPERSCRIPT, NODE_SUBSCRIPT, NODE_CODE};

static struct node *innermost(const struct phrases *p, size_t layers_open)
{
    while (layers_open--) {
        if (p->open[layers_open])
            return p->open[layers_open];
    }
    return p->block;
}

static void name_places(struct phrases *p, const struct node *node)
{
    for (size_t i = 0; i < p->places.n; i++)
        doc_anchor(p->doc, p->places.at[i], node);
    p->places.n = 0;
}

static void flush(struct phrases *p)
{
    if (p->text->n == 0)
        return;
    struct node *parent = innermost(p, LAYER_COUNT);
    struct str words = p->clean(p->doc->arena, buf_str(p->text));
    name_places(p, doc_add_text(p->doc, parent, words, p->block->line));
    p->text->n = 0;
}

static bool is_wanted(const struct phrases *p, size_t layer, unsigned look,
                      struct str href)
{
    return layer == LAYER_LINK   ? href.n > 0
           : layer == LAYER_MATH ? p->math != NULL
                                 : (look >> (layer - LAYER_LOOKS) & 1U) != 0;
}

static bool is_as_wanted(const struct phrases *p, size_t layer, unsigned look,
                         struct str href)
{
    const struct node *node = p->open[layer];
    if (!node || !is_wanted(p, layer, look, href))
        return !node && !is_wanted(p, layer, look, href);
    return layer == LAYER_LINK   ? str_eq(node->as.link.href, href)
           : layer == LAYER_MATH ? node->as.math.tree == p->math
                                 : true;
}

/* Opens and closes layers until they are those wanted. */
static void dress(struct phrases *p, unsigned look, struct str href)
{
    size_t same = 0;
    while (same < LAYER_COUNT && is_as_wanted(p, same, look, href))
        same++;
    if (same == LAYER_COUNT)
        return;
    flush(p);
    for (size_t i = same; i < LAYER_COUNT; i++)
        p->open[i] = NULL;
    for (size_t i = same; i < LAYER_COUNT; i++) {
        if (!is_wanted(p, i, look, href))
            continue;
        struct node *parent = innermost(p, i);
        p->open[i] = doc_add(p->doc, parent, layers[i], p->block->line);
        if (i == LAYER_LINK)
            p->open[i]->as.link.href = href;
        if (i == LAYER_MATH)
            p->open[i]->as.math.tree = p->math;
    }
}

/* What stands between the last and what comes now: breaks, or a space. */
static void write_between(struct phrases *p, unsigned look, struct str href)
{
    struct str none = STR("");
    bool linked = str_eq(p->href, href);
    const struct math *math = p->math;
    p->math = math == p->last_math && !p->breaks ? math : NULL;
    if (p->any && p->breaks) {
        dress(p, 0, none);
        flush(p);
        for (; p->breaks; p->breaks--)
            doc_add(p->doc, p->block, NODE_LINE_BREAK, p->block->line);
    } else if (p->any && p->space) {
        dress(p, p->look & look, linked ? href : none);
        buf_add_char(p->text, ' ');
    }
    p->space = false;
    p->breaks = 0;
    p->any = true;
    p->look = look;
    p->href = href;
    p->math = p->last_math = math;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void phrases_add_text(struct phrases *p, struct str text, unsigned look,
                      struct str href)
{
    for (size_t i = 0; i < text.n;) {
        size_t from = i;
        while (i < text.n && !is_space(text.s[i]))
            i++;
        if (i > from) {
            if (!p->any || p->space || p->breaks || from == 0)
                write_between(p, look, href);
            dress(p, look, href);
            buf_add(p->text, str_slice(text, from, i));
        }
        for (; i < text.n && is_space(text.s[i]); i++)
            p->space = true;
    }
}

void phrases_add_node(struct phrases *p, struct node *node, struct str href)
{
    if (node->kind == NODE_LINE_BREAK) {
        p->breaks++;
        p->space = false;
        return;
    }
    write_between(p, 0, href);
    dress(p, 0, href);
    flush(p);
    struct node *parent = innermost(p, LAYER_COUNT);
    doc_insert(parent, parent->last, node);
}

void phrases_add_place(struct phrases *p, struct str name)
{
    strs_add(p->doc->arena, &p->places, name);
}

void phrases_end(struct phrases *p)
{
    flush(p);
    name_places(p, p->block);
}
