/* SPDX-License-Identifier: MIT */
/*
 * From text to a page: gumbo parses, and what it made is copied into elements
 * of our own. gumbo takes its memory from an arena of its own, which is cleared
 * at once: it checks no allocation, and frees its tree by recursion. A page
 * that makes it take more than a page of that length can need is parsed again
 * without the elements that run within a line, for it is these which HTML has
 * a parser repeat in every block they were left open in.
 */
#include <gumbo.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/page.h"
#include "stages.h"

enum {
    DEPTH_MAX = 256,          /* of our own tree */
    BUDGET_LEAST = 64 << 20,  /* bytes */
    BUDGET_PER_BYTE = 256,    /* of text: an empty <p> takes some 600 for 3 */
    BUDGET_PER_BLOCK_BYTE = 4 /* times that, without phrases */
};

/* One run of the parser. */
struct run {
    struct arena *arena;
    size_t spent, budget;
    bool exceeded;
};

static const enum page_tag tag_of[GUMBO_TAG_LAST] = {
#define X(tag, name, class) [GUMBO_TAG_##tag] = TAG_##tag,
#define GUMBO_TAG_PICTURE   GUMBO_TAG_UNKNOWN
    PAGE_TAGS(X)
#undef GUMBO_TAG_PICTURE
#undef X
};

static void *take_memory(void *userdata, size_t size)
{
    struct run *run = userdata;
    run->spent += size;
    run->exceeded = run->spent > run->budget;
    if (run->exceeded)
        arena_fail(run->arena);
    return arena_alloc(run->arena, size);
}

static void leave_memory(void *userdata, void *block)
{
    (void)userdata, (void)block;
}

/* The root of gumbo's tree; NULL: over the budget. */
static const GumboNode *run_parser(struct run *run, struct str text)
{
    struct arena_trap trap;
    const GumboNode *volatile root = NULL;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take_memory;
    options.deallocator = leave_memory;
    options.userdata = run;
    options.max_errors = 0; /* each would hold a copy of the open elements */
    bool caught = ARENA_TRAP(run->arena, trap);
    if (!caught)
        root = gumbo_parse_with_options(&options, text.s, text.n)->root;
    arena_untrap(run->arena, &trap);
    if (caught && !run->exceeded)
        arena_fail(run->arena);
    return root;
}

/* Entities can bring in what the decoder has taken out of the text. */
static struct str cleaned(struct arena *arena, struct str text,
                          GumboStringPiece source)
{
    struct str raw = {source.data, source.length};
    struct log said = {.arena = arena};
    text = str_copy(arena, text);
    if (str_find(raw, STR("&")) >= raw.n)
        return text;
    return decode(arena, &said, text, "UTF-8", STR(""));
}

static void copy_attributes(struct arena *arena, struct element *e,
                            const GumboVector *from)
{
    struct attribute *to = ARENA_ARRAY(arena, from->length, struct attribute);
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *a = from->data[i];
        to[i].name = str_copy(arena, str_of(a->name));
        to[i].value = cleaned(arena, str_of(a->value), a->original_value);
    }
    e->attributes = to;
    e->attribute_count = from->length;
}

static bool is_text(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
           node->type == GUMBO_NODE_WHITESPACE;
}

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT ||
           node->type == GUMBO_NODE_TEMPLATE;
}

/* Elements of other makers that are one of HTML's, and what MathML only keeps
 * for programs, which shows no text. */
static enum page_tag tag_of_name(struct str name)
{
    static const struct {
        struct str name;
        enum page_tag tag;
    } others[] = {{STR_INIT("picture"), TAG_PICTURE},
                  {STR_INIT("amp-img"), TAG_IMG},
                  {STR_INIT("annotation"), TAG_TEMPLATE},
                  {STR_INIT("annotation-xml"), TAG_TEMPLATE}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (str_eq_nocase(name, others[i].name))
            return others[i].tag;
    }
    return TAG_OTHER;
}

static struct str name_of_element(const GumboElement *e)
{
    GumboStringPiece name = e->original_tag;
    if (e->tag != GUMBO_TAG_UNKNOWN)
        return str_of(gumbo_normalized_tagname(e->tag));
    gumbo_tag_from_original_text(&name);
    return (struct str){name.data, name.length};
}

void element_append(struct element *parent, struct element *e)
{
    e->parent = parent;
    e->before = parent->last;
    if (parent->last)
        parent->last->next = e;
    else
        parent->first = e;
    parent->last = e;
}

static struct element *copy_text(struct arena *arena, const GumboText *from,
                                 long line)
{
    struct element *e = ARENA_NEW(arena, struct element);
    e->line = line + (long)from->start_pos.line - 1;
    e->text = cleaned(arena, str_of(from->text), from->original_text);
    e->letters = letters_of(e->text);
    return e;
}

static struct element *copy_element(struct arena *arena,
                                    const GumboElement *from, long line)
{
    struct element *e = ARENA_NEW(arena, struct element);
    e->tag = from->tag == GUMBO_TAG_UNKNOWN ? TAG_OTHER : tag_of[from->tag];
    if (e->tag == TAG_TEXT || e->tag == TAG_OTHER) {
        e->name = lowered(arena, name_of_element(from));
        e->tag = tag_of_name(e->name);
    }
    e->line = line + (long)from->start_pos.line - 1;
    copy_attributes(arena, e, &from->attributes);
    return e;
}

/* Where the copying stands: gumbo's element, its next child, our element. */
struct level {
    const GumboElement *from;
    struct element *to;
    unsigned next;
};

struct levels {
    struct level *at;
    size_t n;
};

static bool is_table_part(enum page_tag tag)
{
    return tag >= TAG_TABLE && tag <= TAG_TH;
}

/* What lies deeper than DEPTH_MAX becomes a child of what lies there, and no
 * part of a table: a table shows nothing but its cells. */
static struct element *holder_of_deep(const struct levels *levels)
{
    size_t i = DEPTH_MAX;
    while (i > 0 && is_table_part(levels->at[i].to->tag) &&
           levels->at[i].to->tag != TAG_TD)
        i--;
    return levels->at[i].to;
}

static void open_level(struct arena *arena, struct levels *levels,
                       const GumboElement *from, struct element *to)
{
    if (levels->n > DEPTH_MAX) {
        if (is_table_part(to->tag))
            to->tag = TAG_DIV;
        to = holder_of_deep(levels);
    }
    levels->at = arena_more(arena, levels->at, levels->n, sizeof *levels->at);
    levels->at[levels->n++] = (struct level){from, to, 0};
}

static struct element *copy_tree(struct arena *arena, const GumboNode *root,
                                 long line)
{
    struct levels levels = {NULL, 0};
    struct element *top = copy_element(arena, &root->v.element, line);
    open_level(arena, &levels, &root->v.element, top);
    while (levels.n) {
        struct level *level = &levels.at[levels.n - 1];
        if (level->next == level->from->children.length) {
            levels.n--;
            continue;
        }
        const GumboNode *child = level->from->children.data[level->next++];
        if (is_text(child)) {
            element_append(level->to, copy_text(arena, &child->v.text, line));
        } else if (is_element(child)) {
            struct element *e = copy_element(arena, &child->v.element, line);
            element_append(level->to, e);
            open_level(arena, &levels, &child->v.element, e);
        }
    }
    return top;
}

static size_t budget_for(struct str text, bool phrases)
{
    size_t each =
        phrases ? BUDGET_PER_BLOCK_BYTE * BUDGET_PER_BYTE : BUDGET_PER_BYTE;
    return BUDGET_LEAST + text.n * each;
}

/* gumbo's tree of the text, tamed once more when it would not end well. */
static const GumboNode *parse(struct run *run, struct log *log, struct str text,
                              long line)
{
    const GumboNode *root = NULL;
    for (int phrases = 0; phrases < 2 && !root; phrases++) {
        bool changed = false;
        arena_clear(run->arena);
        struct str tame = page_tame(run->arena, text, phrases, &changed);
        if (changed)
            warn(log, line,
                 phrases
                     ? N_("its elements overlap so much that emphasis and "
                          "links were left out")
                     : N_("elements nested hundreds deep, or with hundreds of "
                          "attributes, were left out; their text was kept"));
        *run = (struct run){.arena = run->arena,
                            .budget = budget_for(text, phrases)};
        root = run_parser(run, tame);
    }
    return root;
}

struct element *element_child(struct arena *arena, struct element *parent,
                              enum page_tag tag)
{
    for (struct element *e = parent->first; e; e = e->next) {
        if (e->tag == tag)
            return e;
    }
    struct element *e = ARENA_NEW(arena, struct element);
    e->tag = tag;
    element_append(parent, e);
    return e;
}

struct element *page_parse_into(struct page *page, struct log *log,
                                struct str text, long line)
{
    struct run run = {.arena = arena_child(page->arena)};
    const GumboNode *root = parse(&run, log, text, line);
    struct element *html;
    if (root) {
        html = copy_tree(page->arena, root, line);
    } else {
        html = ARENA_NEW(page->arena, struct element);
        html->tag = TAG_HTML;
    }
    arena_clear(run.arena);
    return html;
}

void page_set_root(struct page *page, struct element *html)
{
    page->root = html;
    page->head = element_child(page->arena, html, TAG_HEAD);
    page->body = element_child(page->arena, html, TAG_BODY);
    page->edited = is_of_editor(page);
}

struct page *page_parse(struct arena *arena, struct log *log, struct str text,
                        long line)
{
    struct page *page = ARENA_NEW(arena, struct page);
    page->arena = arena_child(arena);
    page_set_root(page, page_parse_into(page, log, text, line));
    return page;
}
