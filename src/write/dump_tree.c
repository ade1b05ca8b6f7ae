/* SPDX-License-Identifier: MIT */
/*
 * The tree as text: metadata, then a node a line, indented by depth, with its
 * line in the source. For people and for tests that compare in a diff.
 */
#include <limits.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "stages.h"

static void dump_field(struct buf *buf, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_printf(buf, "%s ", name);
    buf_add_quoted(buf, value);
    buf_add_char(buf, '\n');
}

static void dump_list(struct buf *buf, const char *name,
                      const struct strs *list)
{
    for (size_t i = 0; i < list->n; i++)
        dump_field(buf, name, list->at[i]);
}

static void dump_meta(struct buf *buf, const struct meta *meta)
{
    dump_field(buf, "title", meta->title);
    dump_list(buf, "organisation", &meta->organisations);
    dump_list(buf, "author", &meta->authors);
    dump_field(buf, "date", meta->date);
    dump_field(buf, "lang", meta->lang);
    dump_field(buf, "source", meta->source);
    dump_field(buf, "identifier", meta->identifier);
    dump_list(buf, "subject", &meta->subjects);
    dump_field(buf, "description", meta->description);
    dump_field(buf, "rights", meta->rights);
}

static void dump_landscapes(struct buf *buf, const struct doc_landscape *l)
{
    for (; l; l = l->next) {
        buf_printf(buf, "landscape @%ld-", l->from);
        if (l->to < LONG_MAX)
            buf_printf(buf, "%ld", l->to);
        buf_add_char(buf, '\n');
    }
}

/* A word for what is so. */
static void dump_flag(struct buf *buf, bool is_so, const char *word)
{
    if (is_so)
        buf_add(buf, str_of(word));
}

static void dump_align(struct buf *buf, enum cell_align align)
{
    dump_flag(buf, align == ALIGN_CENTRE, " centre");
    dump_flag(buf, align == ALIGN_RIGHT, " right");
}

static void dump_cell(struct buf *buf, const struct node *node)
{
    if (node->as.cell.columns > 1)
        buf_printf(buf, " columns=%d", node->as.cell.columns);
    if (node->as.cell.rows > 1)
        buf_printf(buf, " rows=%d", node->as.cell.rows);
    dump_flag(buf, node->as.cell.header, " header");
    if (node->as.cell.bare && !node->parent->parent->as.table.bare) {
        static const char sides[] = {'t', 'r', 'b', 'l'};
        buf_add(buf, STR(" bare="));
        for (unsigned i = 0; i < sizeof sides; i++) {
            if (node->as.cell.bare & (1U << i))
                buf_add_char(buf, sides[i]);
        }
    }
}

/* In points and percent. */
static void dump_shape(struct buf *buf, const struct node *image)
{
    const struct image_shape *shape = image->as.image->shape;
    if (image->as.image->share)
        buf_printf(buf, " %d%%", image->as.image->share);
    if (image->as.image->width || image->as.image->height)
        buf_printf(buf, " %dx%dpt", (int)(image->as.image->width / 1000),
                   (int)(image->as.image->height / 1000));
    if (shape && (shape->left || shape->top || shape->right || shape->bottom))
        buf_printf(buf, " cut=%d,%d,%d,%d%%", (int)shape->top / 1000,
                   (int)shape->right / 1000, (int)shape->bottom / 1000,
                   (int)shape->left / 1000);
    if (shape && shape->turn > 1)
        buf_printf(buf, " turn=%d", shape->turn);
    if (shape && shape->askew)
        buf_printf(buf, " askew=%d", shape->askew / 100);
}

static void dump_quoted(struct buf *buf, struct str text)
{
    buf_add_char(buf, ' ');
    buf_add_quoted(buf, text);
}

static void dump_block(struct buf *buf, const struct node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH:
        if (line_role_name(node))
            buf_printf(buf, " %s", line_role_name(node));
        else
            dump_align(buf, node->as.line.align);
        break;
    case NODE_HEADING:
        buf_printf(buf, " %d", node->as.heading.level);
        break;
    case NODE_LIST:
        dump_flag(buf, node->as.list.ordered, " ordered");
        break;
    case NODE_ITEM:
    case NODE_NOTE:
        dump_quoted(buf, node_label(node));
        break;
    case NODE_TABLE:
        dump_flag(buf, node->as.table.bare, " bare");
        break;
    case NODE_CELL:
        dump_cell(buf, node);
        break;
    default:
        break;
    }
}

static void dump_image(struct buf *buf, const struct node *node)
{
    dump_shape(buf, node);
    dump_quoted(buf, node->as.image->source);
    buf_add(buf, STR(" alt"));
    dump_quoted(buf, node->as.image->alt);
    if (node->as.image->title.n == 0)
        return;
    buf_add(buf, STR(" title"));
    dump_quoted(buf, node->as.image->title);
}

static void dump_inline(struct buf *buf, const struct node *node)
{
    switch (node->kind) {
    case NODE_NOTE_REFERENCE:
        if (node->as.reference.note)
            dump_quoted(buf, node_label(node->as.reference.note));
        break;
    case NODE_LINK:
        dump_quoted(buf, node->as.link.href);
        break;
    case NODE_IMAGE:
        dump_image(buf, node);
        break;
    case NODE_TEXT:
        if (node->as.leader.stop)
            buf_printf(buf, node_is_tab(node) ? " tab=%dpt" : " leader=%dpt",
                       (int)(node->as.leader.stop / 1000));
        if (node->as.page.name.n)
            buf_printf(buf, " page-of=%.*s", STR_ARG(node->as.page.name));
        dump_quoted(buf, node->as.text);
        break;
    default:
        break;
    }
}

static void dump_attributes(struct buf *buf, const struct node *node)
{
    if (node_is_inline(node->kind))
        dump_inline(buf, node);
    else
        dump_block(buf, node);
}

/* A single text stands on its parent's line, if that says all of it. */
static bool is_on_one_line(const struct node *node)
{
    return node_is_single_text(node) && node->first->as.page.name.n == 0;
}

static void dump_node(struct buf *buf, const struct node *node, int depth)
{
    for (int i = 0; i < depth; i++)
        buf_add(buf, STR("  "));
    buf_printf(buf, "%s", node_name(node->kind));
    dump_attributes(buf, node);
    if (node->lang.n)
        buf_printf(buf, " lang=%.*s", STR_ARG(node->lang));
    if (node->line && !node_is_inline(node->kind))
        buf_printf(buf, " @%ld", node->line);
    if (is_on_one_line(node)) {
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, node->first->as.text);
    }
    buf_add_char(buf, '\n');
}

void dump_tree(const struct doc *doc, struct buf *buf)
{
    const struct node *node = doc->root;
    int depth = 0;
    dump_meta(buf, &doc->meta);
    dump_landscapes(buf, doc->landscapes);
    for (;;) {
        dump_node(buf, node, depth);
        if (node->first && !is_on_one_line(node)) {
            node = node->first;
            depth++;
            continue;
        }
        for (; node != doc->root && !node->next; depth--)
            node = node->parent;
        if (node == doc->root)
            break;
        node = node->next;
    }
}
