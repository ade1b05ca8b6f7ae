/* SPDX-License-Identifier: MIT */
/* Lists, and the labels their items are counted with: HTML, section 4.4.5. */
#include "base/arena.h"
#include "base/utf8.h"
#include "base/words.h"
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

/* A box to be ticked at the head of the item: an input, or what Notion puts in
 * its place. Empty: there is none. */
static struct str box_of(const struct element *item)
{
    enum { REACH = 4 /* elements from the first */ };
    const struct element *e = item->first;
    for (int i = 0; e && i < REACH; i++, e = element_next(e, item)) {
        struct str class = element_value(e, "class");
        bool input = e->tag == TAG_INPUT &&
                     str_eq(element_value(e, "type"), STR("checkbox"));
        if (e->tag == TAG_TEXT ? e->letters > 0 : e->tag == TAG_LI)
            break;
        if (input)
            return element_has(e, "checked") ? STR("■") : STR("□");
        if (str_find(class, STR("checkbox-on")) < class.n)
            return STR("■");
        if (str_find(class, STR("checkbox-off")) < class.n)
            return STR("□");
    }
    return STR("");
}

static void add_item(struct writer *w, struct node *list,
                     const struct element *e, struct str label)
{
    struct str box = box_of(e);
    walk_place(w, e);
    struct node *item = walk_within(w, e, NODE_ITEM);
    if (!item)
        return;
    item->as.item.label = box.n ? box : label;
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

/* Google Docs nests lists by their classes alone: "lst-kix_a1b2-1" is of the
 * second level. Without that figure; empty: it is no list of Google's. */
static struct str google_name(const struct element *list, int *level)
{
    struct str class = element_value(list, "class");
    size_t at = str_find(class, STR("lst-kix_"));
    if ((list->tag != TAG_UL && list->tag != TAG_OL) || at == SIZE_MAX)
        return STR("");
    struct str name = str_slice(class, at, class.n);
    name = str_slice(name, 0, str_find(name, STR(" ")));
    char last = name.s[name.n - 1];
    *level = last >= '0' && last <= '9' ? last - '0' : 0;
    return str_slice(name, 0, name.n - 1);
}

/* Notion makes a list of each item. */
static bool goes_on(const struct element *list, const struct element *before)
{
    static const char *const classes[] = {"bulleted-list", "numbered-list",
                                          "to-do-list", "toggle"};
    struct str class = element_value(list, "class");
    return before && before->tag == list->tag &&
           str_is_any(class, WORDS(classes)) &&
           str_eq(class, element_value(before, "class"));
}

/* The list that this one goes on; NULL: it is one of its own, in *parent, which
 * is the last item of the list before it where it belongs to that. */
static struct node *list_before(struct writer *w, const struct element *e,
                                struct node **parent)
{
    const struct element *before = e->before;
    while (before && before->tag == TAG_TEXT && before->letters == 0)
        before = before->before;
    int level = 0, other;
    struct str name = google_name(e, &level);
    *parent = w->parent;
    if (goes_on(e, before) && w->parent->last &&
        w->parent->last->kind == NODE_LIST)
        return w->parent->last;
    if (!name.n || !before || !str_eq(name, google_name(before, &other)))
        return NULL;
    struct node *list = w->parent->last;
    for (; list && list->kind == NODE_LIST && list->last; level--) {
        if (level == 0)
            return list;
        *parent = list->last;
        list = list->last->last;
    }
    return NULL;
}

void walk_list(struct writer *w, const struct element *e)
{
    write_block_end(w);
    if (w->nested >= NESTED_MAX) {
        walk_children(w, e);
        write_block_end(w);
        return;
    }
    struct node *parent, *before = list_before(w, e, &parent);
    struct node *list = before ? before : doc_node(w->doc, NODE_LIST, e->line);
    struct manner outer = w->manner;
    w->manner = (struct manner){.kind = NODE_PARAGRAPH};
    add_items(w, list, e);
    w->manner = outer;
    if (list->first && !before)
        doc_insert(parent, parent->last, list);
}
