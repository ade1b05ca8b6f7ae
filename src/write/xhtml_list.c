/* SPDX-License-Identifier: MIT */
/*
 * A guess at how HTML would count is made from the first label; the guess
 * holds when it gives every label of the list.
 */
#include "write/xhtml_list.h"

#include <stdio.h>

#include "base/arena.h"
#include "doc/counting.h"
#include "doc/doc.h"

enum { LABEL_BYTES = 32, LARGEST_START = 1000000 };

/* What HTML prints before item `n` of a list of `type`; "" beyond its means. */
static struct str printed(char type, long n, char label[LABEL_BYTES])
{
    char digits[COUNTING_BYTES];
    struct str number = STR("");
    if ((type == 'a' || type == 'A') && n <= 26)
        number = counting_letters(n, type == 'A', digits);
    else if (type == 'i' || type == 'I')
        number = counting_roman(n, type == 'I', digits);
    int length = type == '1'    ? snprintf(label, LABEL_BYTES, "%ld.", n)
                 : number.n > 0 ? snprintf(label, LABEL_BYTES, "%s.", number.s)
                                : 0;
    return (struct str){label, (size_t)length};
}

/* The number which `label` must stand for when the list is of `type`. */
static long start_of(char type, struct str label)
{
    if (label.n == 0)
        return 1;
    if (type == 'a' || type == 'A')
        return label.s[0] - type + 1;
    long n = 0;
    for (size_t i = 0; type == '1' && i < label.n; i++) {
        if (label.s[i] < '0' || label.s[i] > '9' || n > LARGEST_START)
            break;
        n = n * 10 + (label.s[i] - '0');
    }
    return n > 0 ? n : 1;
}

static bool counts(const struct node *list, char type, long start)
{
    long n = start;
    if (n < 1)
        return false;
    FOR_CHILDREN (item, list) {
        char label[LABEL_BYTES];
        if (item->kind == NODE_ITEM &&
            !str_eq(item->as.item.label, printed(type, n++, label)))
            return false;
    }
    return true;
}

static bool all_are(const struct node *list, struct str label)
{
    FOR_CHILDREN (item, list) {
        if (item->kind == NODE_ITEM && !str_eq(item->as.item.label, label))
            return false;
    }
    return true;
}

struct list_form list_form(const struct node *list)
{
    static const char types[] = {'1', 'a', 'A', 'i', 'I'};
    struct str first = {"", 0};
    if (all_are(list, STR("")))
        return (struct list_form){
            .counted = list->as.list.ordered, .type = '1', .start = 1};
    if (all_are(list, STR("•")))
        return (struct list_form){.type = '1', .start = 1};
    if (list->first && list->first->kind == NODE_ITEM)
        first = list->first->as.item.label;
    for (size_t i = 0; i < sizeof types; i++) {
        long start = start_of(types[i], first);
        if (counts(list, types[i], start))
            return (struct list_form){
                .counted = true, .type = types[i], .start = start};
    }
    return (struct list_form){.labelled = true, .type = '1', .start = 1};
}

enum { MEMOS = 64 };

struct list_memos {
    struct {
        const struct node *list, *at; /* counted up to this item */
        long before;                  /* so many stand before it */
        struct list_form form;
    } lists[MEMOS];
};

struct list_memos *list_memos_new(struct arena *arena)
{
    return ARENA_NEW(arena, struct list_memos);
}

struct list_form list_resumed(struct list_memos *memos, size_t depth,
                              const struct node *list,
                              const struct node *resumed)
{
    size_t i = depth % MEMOS;
    if (memos->lists[i].list != list) {
        memos->lists[i].list = list;
        memos->lists[i].at = list->first;
        memos->lists[i].before = 0;
        memos->lists[i].form = list_form(list);
    }
    struct list_form form = memos->lists[i].form;
    const struct node *item = memos->lists[i].at;
    for (; resumed && item && item != resumed; item = item->next)
        memos->lists[i].before += item->kind == NODE_ITEM;
    if (resumed && item)
        memos->lists[i].at = item;
    form.start += resumed ? memos->lists[i].before : 0;
    return form;
}
