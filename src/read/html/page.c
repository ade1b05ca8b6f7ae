/* SPDX-License-Identifier: MIT */
/* Asking a parsed page: attributes, styles, sizes, texts, what comes next. */
#include "read/html/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/size.h"

static const struct {
    struct str name;
    enum tag_class class;
} tags[] = {[TAG_TEXT] = {STR_INIT("#text"), CLASS_PHRASE},
            [TAG_OTHER] = {STR_INIT("#other"), CLASS_PHRASE},
#define X(tag, name, class) [TAG_##tag] = {STR_INIT(name), CLASS_##class},
            PAGE_TAGS(X)
#undef X
};

enum tag_class tag_class(enum page_tag tag)
{
    return tags[tag].class;
}

struct str tag_name(enum page_tag tag)
{
    return tags[tag].name;
}

bool tag_is_heading(enum page_tag tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static const struct attribute *find(const struct element *e, struct str name)
{
    for (size_t i = 0; i < e->attribute_count; i++) {
        if (str_eq(e->attributes[i].name, name))
            return &e->attributes[i];
    }
    return NULL;
}

struct str element_value(const struct element *e, const char *name)
{
    if (e->attribute_count == 0)
        return STR("");
    const struct attribute *a = find(e, str_of(name));
    return a ? a->value : STR("");
}

bool element_has(const struct element *e, const char *name)
{
    return find(e, str_of(name)) != NULL;
}

struct str element_style(struct arena *arena, const struct element *e,
                         const char *property)
{
    struct str found = read_property(element_value(e, "style"), property);
    return found.n ? lowered(arena, found) : found;
}

/* "120", "120px"; a share of something else ("100%") tells no size. */
static long pixels(struct str text)
{
    long value = 0;
    size_t i = 0;
    for (; i < text.n && is_digit(text.s[i]) && i < 6; i++)
        value = value * 10 + text.s[i] - '0';
    struct str unit = str_trim(str_slice(text, i, text.n));
    bool known = unit.n == 0 || str_eq_nocase(unit, STR("px"));
    return i > 0 && known ? value : -1;
}

long element_size(struct arena *arena, const struct element *e,
                  const char *name)
{
    long size = pixels(element_style(arena, e, name));
    return size >= 0 ? size : pixels(str_trim(element_value(e, name)));
}

struct element *element_after(const struct element *e,
                              const struct element *root)
{
    while (e != root && !e->next)
        e = e->parent;
    return e == root ? NULL : e->next;
}

struct element *element_next(const struct element *e,
                             const struct element *root)
{
    return e->first ? e->first : element_after(e, root);
}

size_t letters_of(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.s[i] != ' ' && text.s[i] != '\n' && text.s[i] != '\t';
    return n;
}

/* A run of text counts by its length, a short one, which may well be a label,
 * little, and a very short one not at all. */
enum { LINE = 25, TEXT = 80 }; /* bytes */

static size_t weight_of(size_t letters)
{
    return letters >= TEXT ? letters : letters >= LINE ? letters / 4 : 0;
}

/* A heading which is more than the site's name or its logo; what is the body of
 * the article by schema.org. */
static bool is_marked(const struct element *e)
{
    struct str item = element_value(e, "itemprop");
    return (e->tag == TAG_H1 && !e->lesser && e->letters > e->linked) ||
           (item.n && str_find(item, STR("articleBody")) < item.n);
}

/* A run of text, links aside, in the block around an element. */
struct flow {
    size_t letters;
    struct str last; /* the last text of it that shows */
};

static void count_flow(struct element *e, const struct flow *flow)
{
    bool stop = flow->letters >= LINE && ends_in_stop(str_trim(flow->last));
    bool text = flow->letters >= (stop ? TEXT : TEXT * 3);
    e->weight += weight_of(flow->letters);
    e->prose += text ? flow->letters : 0;
    e->sentences += text || stop ? flow->letters : 0;
}

static void count(struct element *e, bool linked, struct flow *flow);

static void count_children(struct element *e, bool linked, struct flow *flow)
{
    for (struct element *n = e->first; n; n = n->next) {
        count(n, linked, flow);
        e->letters += n->letters;
        e->linked += n->linked;
        e->weight += n->weight;
        e->prose += n->prose;
        e->sentences += n->sentences;
        e->marked |= n->marked;
    }
    e->marked |= is_marked(e);
}

/* Adds what runs on in the block around `e` to `flow`. */
static void count(struct element *e, bool linked, struct flow *flow)
{
    e->letters = e->tag == TAG_TEXT ? e->letters : 0;
    e->linked = linked ? e->letters : 0;
    e->weight = e->prose = e->sentences = 0;
    e->marked = false;
    if (e->left_out || tag_class(e->tag) == CLASS_CONTROL)
        return;
    if (e->tag == TAG_TEXT) {
        flow->letters += linked ? 0 : e->letters;
        flow->last = e->letters ? e->text : flow->last;
        return;
    }
    linked |= e->tag == TAG_A;
    if (tag_class(e->tag) == CLASS_PHRASE) {
        count_children(e, linked, flow);
        return;
    }
    struct flow own = {0, STR("")};
    count_children(e, linked, &own);
    count_flow(e, &own);
}

void page_count(struct page *page)
{
    count(page->root, false, &(struct flow){0, STR("")});
}

static bool has_few_links(const struct element *e)
{
    enum { LINKS = 30 }; /* percent */
    return e->linked * 100 <= e->letters * LINKS;
}

bool element_is_prose(const struct element *e)
{
    return e->prose > 0 && has_few_links(e);
}

bool element_is_sentence(const struct element *e)
{
    return e->sentences > 0 && has_few_links(e);
}

/* One of the words of a list with spaces between. */
static bool has_word(struct str list, struct str word)
{
    while (list.n) {
        size_t end = 0;
        while (end < list.n && list.s[end] > ' ')
            end++;
        if (str_eq_nocase(str_slice(list, 0, end), word))
            return true;
        list = str_slice(list, end + 1, list.n);
    }
    return false;
}

bool element_says(const struct element *e, const char *type)
{
    struct str role = element_value(e, "role"), own = STR("doc-");
    return has_word(element_value(e, "epub:type"), str_of(type)) ||
           (str_starts(role, own) &&
            has_word(str_slice(role, own.n, role.n), str_of(type)));
}

bool element_is_shown(const struct element *e)
{
    return !e->left_out && tag_class(e->tag) != CLASS_CONTROL;
}

bool element_is_block(const struct element *e)
{
    if (tag_class(e->tag) == CLASS_BLOCK)
        return true;
    for (const struct element *n = e->first; n; n = n->next) {
        if (tag_class(n->tag) == CLASS_BLOCK)
            return true;
    }
    return false;
}

struct element *element_block(struct element *e)
{
    while (e->parent && !element_is_block(e))
        e = e->parent;
    return e;
}

static int by_id(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;
    int order = memcmp(x->id.s, y->id.s, x->id.n < y->id.n ? x->id.n : y->id.n);
    return order ? order : (x->id.n > y->id.n) - (x->id.n < y->id.n);
}

static struct str anchor_id(const struct element *e)
{
    struct str id = element_value(e, "id");
    return id.n == 0 && e->tag == TAG_A ? element_value(e, "name") : id;
}

static void find_anchors(struct page *page)
{
    size_t n = 0;
    for (struct element *e = page->root; e; e = element_next(e, page->root))
        n += e->attribute_count && anchor_id(e).n;
    page->anchors = ARENA_ARRAY(page->arena, n + 1, struct anchor);
    for (struct element *e = page->root; e; e = element_next(e, page->root)) {
        struct str id = e->attribute_count ? anchor_id(e) : STR("");
        if (id.n)
            page->anchors[page->anchor_count++] = (struct anchor){id, e};
    }
    qsort(page->anchors, page->anchor_count, sizeof *page->anchors, by_id);
}

struct element *page_target(struct page *page, struct str id)
{
    if (!page->anchors)
        find_anchors(page);
    struct anchor key = {id, NULL};
    struct anchor *found =
        bsearch(&key, page->anchors, page->anchor_count, sizeof key, by_id);
    return found ? found->element : NULL;
}

struct str element_text(struct arena *arena, const struct element *e)
{
    struct buf buf = {.arena = arena};
    const struct element *n = e;
    while (n) {
        bool shown =
            n == e || (tag_class(n->tag) != CLASS_CONTROL && !n->left_out);
        if (n->tag == TAG_TEXT)
            buf_add(&buf, n->text);
        else if (n->tag == TAG_BR || tag_class(n->tag) == CLASS_BLOCK)
            buf_add_char(&buf, ' ');
        n = shown ? element_next(n, e) : element_after(n, e);
    }
    return str_one_line(arena, buf_str(&buf));
}

struct element *element_find(const struct element *e, enum page_tag tag)
{
    for (struct element *n = element_next(e, e); n; n = element_next(n, e)) {
        if (n->tag == tag)
            return n;
    }
    return NULL;
}

bool element_is_within(const struct element *e, const struct element *above)
{
    while (e && e != above)
        e = e->parent;
    return e != NULL;
}
