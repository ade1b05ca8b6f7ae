/* SPDX-License-Identifier: MIT */
/*
 * Items that come one by one become lists within lists. Nothing holds a list
 * together but what its items show: the number that the source gave it, or
 * their marks and indents.
 */
#include "doc/build.h"
#include "doc/marker.h"

static struct open_list *innermost(struct lists *lists)
{
    return lists->depth ? &lists->open[lists->depth - 1] : NULL;
}

static bool is_of(const struct open_list *open, const struct list_item *item)
{
    return open->number == item->list && open->level == item->level;
}

/* Closes what is within the list of this item; false: no such list is open. */
static bool close_to_same(struct lists *lists, const struct list_item *item)
{
    for (size_t i = lists->depth; i-- > 0;) {
        if (is_of(&lists->open[i], item)) {
            lists->depth = i + 1;
            return true;
        }
    }
    return false;
}

static bool is_right_of(const struct lists *lists, const struct list_item *item,
                        const struct open_list *open)
{
    return item->indent > open->indent + lists->slack;
}

/* True when the item's list may lie in the open one. Lists apart, as "-" and
 * "+" often are, show by their indents which is within which. */
static bool may_hold(const struct lists *lists, const struct open_list *open,
                     const struct list_item *item)
{
    if (open->level != item->level || open->number == item->list)
        return open->level < item->level;
    return open->indent >= 0 && is_right_of(lists, item, open);
}

static void close_to_number(struct lists *lists, const struct list_item *item)
{
    if (close_to_same(lists, item))
        return;
    const struct open_list *open;
    while ((open = innermost(lists)) && !may_hold(lists, open, item))
        lists->depth--;
}

/* Signs differ to show depth; what counts stands above what does not. */
static bool stands_above(const struct list_item *item,
                         const struct open_list *open)
{
    return item->level >= MARKER_LETTER && item->level > open->level;
}

/* Farther right is within, farther left without; else the mark tells. */
static void close_to_mark(struct lists *lists, const struct list_item *item)
{
    const struct open_list *open;
    while ((open = innermost(lists)) &&
           open->indent > item->indent + lists->slack)
        lists->depth--;
    if (!open || is_right_of(lists, item, open) || close_to_same(lists, item))
        return;
    while ((open = innermost(lists)) && stands_above(item, open))
        lists->depth--;
}

static bool goes_on(struct lists *lists, const struct list_item *item)
{
    const struct open_list *open = innermost(lists);
    return open && is_of(open, item) &&
           (item->list || !is_right_of(lists, item, open));
}

static void open_list(struct lists *lists, const struct list_item *item)
{
    const struct open_list *outer = innermost(lists);
    struct node *parent = outer ? outer->item : lists->parent;
    struct node *behind = outer ? parent->last : lists->behind;
    struct node *list = doc_node(lists->doc, NODE_LIST, item->line);
    list->as.list.ordered = item->ordered;
    list->as.list.counted = item->ordered && item->list;
    doc_insert(parent, behind ? behind : parent->last, list);
    lists->open[lists->depth++] =
        (struct open_list){list, NULL, item->list, item->level, item->indent};
}

struct node *lists_add(struct lists *lists, const struct list_item *item)
{
    if (item->list)
        close_to_number(lists, item);
    else
        close_to_mark(lists, item);
    if (!goes_on(lists, item) && lists->depth < LISTS_MAX)
        open_list(lists, item);
    struct open_list *open = innermost(lists);
    open->item = doc_add(lists->doc, open->list, NODE_ITEM, item->line);
    open->item->as.item.label = item->label;
    return open->item;
}

struct node *lists_item_at_level(const struct lists *lists, long level)
{
    for (size_t i = lists->depth; i-- > 0;) {
        if (lists->open[i].level <= level)
            return lists->open[i].item;
    }
    return NULL;
}

struct node *lists_item_left_of(const struct lists *lists, long indent)
{
    for (size_t i = lists->depth; i-- > 0;) {
        if (lists->open[i].indent < indent)
            return lists->open[i].item;
    }
    return NULL;
}

struct node *lists_last_item(const struct lists *lists)
{
    return lists->depth ? lists->open[lists->depth - 1].item : NULL;
}

bool lists_have_marks(const struct lists *lists, long kind)
{
    for (size_t i = 0; i < lists->depth; i++) {
        if (!lists->open[i].number && lists->open[i].level == kind)
            return true;
    }
    return false;
}

void lists_close(struct lists *lists)
{
    lists->depth = 0;
}
