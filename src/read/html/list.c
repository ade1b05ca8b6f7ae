/* SPDX-License-Identifier: MIT */
/* Lists, and the labels their items are counted with: HTML, section 4.4.5. */
#include "base/arena.h"
#include "base/utf8.h"
#include "doc/counting.h"
#include "doc/phrase.h"
#include "read/html/write.h"

enum { ORDINAL_MAX = 1000000 };

/* A whole number with its sign; `otherwise`: it is none. */
static long number_of(struct str text, long otherwise)
{
    text = str_trim(text);
    bool minus = str_starts(text, STR("-"));
    long value = 0;
    size_t i = minus;
    for (; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++)
        value = value < ORDINAL_MAX ? value * 10 + text.s[i] - '0' : value;
    return i == minus ? otherwise : minus ? -value : value;
}

/* How the items are counted: '1', 'a', 'A', 'i', 'I'; 0 not at all. */
static char counting_of(struct writer *w, const struct element *list)
{
    struct str type = element_value(list, "type");
    struct str style = element_style(w->page->arena, list, "list-style-type");
    if (style.n == 0)
        style = element_style(w->page->arena, list, "list-style");
    if (list->tag != TAG_OL)
        return 0;
    if (str_find(style, STR("lower-roman")) < style.n)
        return 'i';
    if (str_find(style, STR("upper-roman")) < style.n)
        return 'I';
    if (str_find(style, STR("lower-alpha")) < style.n ||
        str_find(style, STR("lower-latin")) < style.n)
        return 'a';
    if (str_find(style, STR("upper-alpha")) < style.n ||
        str_find(style, STR("upper-latin")) < style.n)
        return 'A';
    bool known = type.n == 1 && str_find(STR("aAiI"), type) < 4;
    return known ? type.s[0] : '1';
}

static struct str label_of(struct arena *arena, char counting, long n)
{
    char digits[COUNTING_BYTES];
    struct str number = STR("");
    if (counting == 0)
        return STR("•");
    if (counting == 'a' || counting == 'A')
        number = counting_letters(n, counting == 'A', digits);
    if (counting == 'i' || counting == 'I')
        number = counting_roman(n, counting == 'I', digits);
    if (number.n == 0)
        return str_printf(arena, "%ld.", n);
    return str_printf(arena, "%.*s%s", STR_ARG(number),
                      counting == 'a' ? ")" : ".");
}

static size_t count_items(const struct element *list)
{
    size_t n = 0;
    for (const struct element *e = list->first; e; e = e->next)
        n += e->tag == TAG_LI && !e->left_out;
    return n;
}

static void add_item(struct writer *w, struct node *list,
                     const struct element *e, struct str label)
{
    walk_place(w, e);
    struct node *item = walk_within(w, e, NODE_ITEM);
    if (!item)
        return;
    item->as.item.label = label;
    doc_insert(list, list->last, item);
}

/* A list right in a list belongs to the item above it. */
static void add_stray(struct writer *w, struct node *list,
                      const struct element *e)
{
    struct node *outer = w->parent;
    if (e->tag == TAG_TEXT || e->left_out)
        return;
    if (!list->last) {
        add_item(w, list, e, STR("•"));
        return;
    }
    w->parent = list->last;
    w->nested++;
    walk_element(w, e);
    write_block_end(w);
    w->nested--;
    w->parent = outer;
}

static void add_items(struct writer *w, struct node *list,
                      const struct element *e)
{
    char counting = counting_of(w, e);
    bool down = element_has(e, "reversed");
    long n =
        number_of(element_value(e, "start"), down ? (long)count_items(e) : 1);
    list->as.list.ordered = counting != 0;
    for (const struct element *item = e->first; item; item = item->next) {
        if (item->tag != TAG_LI || item->left_out) {
            add_stray(w, list, item);
            continue;
        }
        n = number_of(element_value(item, "value"), n);
        add_item(w, list, item, label_of(w->doc->arena, counting, n));
        n += down ? -1 : 1;
    }
}

void walk_list(struct writer *w, const struct element *e)
{
    write_block_end(w);
    if (w->nested >= NESTED_MAX) {
        walk_children(w, e);
        write_block_end(w);
        return;
    }
    struct node *list = doc_node(w->doc, NODE_LIST, e->line);
    struct manner outer = w->manner;
    w->manner = (struct manner){.kind = NODE_PARAGRAPH};
    add_items(w, list, e);
    w->manner = outer;
    if (list->first)
        doc_insert(w->parent, w->parent->last, list);
}
