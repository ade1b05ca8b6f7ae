/* SPDX-License-Identifier: MIT */
/*
 * Goes through the elements of a page and says to the writer what each piece
 * is. What was marked to be left out is passed over. It recurses, for the
 * page's depth is bounded; lists, quotes and tables nest less deep yet.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "doc/phrase.h"
#include "read/html/span.h"
#include "read/html/write.h"
#include "read/tex.h"

static bool holds(struct str text, const char *part)
{
    return str_find(text, str_of(part)) < text.n;
}

static struct str language_of(struct writer *w, const struct element *e)
{
    return element_has(e, "lang") ? phrase_language(w->doc, w->page->arena, e)
                                  : STR("");
}

/* Where a link leads; a place in the page goes by its name. */
static struct str link_of(struct writer *w, const struct element *link)
{
    struct str href = str_trim(element_value(link, "href"));
    struct str page = str_slice(w->base, 0, str_find(w->base, STR("#")));
    if (page.n && str_starts(href, page) && href.n > page.n &&
        href.s[page.n] == '#')
        href = str_slice(href, page.n, href.n);
    if (href.n < 2 || href.s[0] != '#')
        return address_resolved(w->doc->arena, w->base, href);
    struct str name = str_slice(href, 1, href.n);
    const struct element *place = page_target(w->page, name);
    return place ? str_copy(w->doc->arena, href) : STR("");
}

void walk_place(struct writer *w, const struct element *e)
{
    struct str id = element_value(e, "id");
    struct str name = e->tag == TAG_A ? element_value(e, "name") : STR("");
    if (id.n == 0 && name.n == 0)
        return;
    if (tag_class(e->tag) == CLASS_BLOCK)
        write_block_end(w);
    if (id.n)
        write_place(w, id);
    if (name.n && !str_eq(name, id))
        write_place(w, name);
}

/* The signs that an element stands between: quotation marks; brackets around
 * how the characters before it are read, which a browser sets above them. */
static void write_sign(struct writer *w, const struct element *e, bool end)
{
    if (e->tag == TAG_Q)
        write_text(w, end ? STR("”") : STR("“"), e->line);
    else if (e->tag == TAG_RT && e->letters)
        write_text(w, end ? STR(")") : STR(" ("), e->line);
}

static void walk_phrase(struct writer *w, const struct element *e)
{
    enum node_kind found[PHRASE_KINDS];
    size_t n = phrase_kinds(w->page->arena, e, found), count = 0;
    struct str lang = language_of(w, e);
    struct span link = {.kind = NODE_LINK, .lang = lang};
    if (e->tag == TAG_A)
        link.href = link_of(w, e);
    if (link.href.n) {
        link.title = str_one_line(w->doc->arena, element_value(e, "title"));
        count += write_span(w, link);
    }
    for (size_t i = 0; i < n; i++)
        count += write_span(w, (struct span){.kind = found[i], .lang = lang});
    write_sign(w, e, false);
    walk_children(w, e);
    write_sign(w, e, true);
    if (str_eq(element_value(e, "class"), STR("location-stamp")))
        write_text(w, STR(" – "), e->line); /* by the style of VnExpress */
    while (count-- > 0)
        write_span_end(w);
}

static void walk_image(struct writer *w, const struct element *e)
{
    struct str instead, tex = tex_of_image(e);
    struct node *image = image_of(w, e, &instead);
    const struct math *form = NULL;
    const struct tex_run *run =
        image && tex.n ? tex_read(w->page->arena, tex, &form) : NULL;
    if (run && form)
        write_tex(w, run, form, e->line);
    else if (image)
        write_image(w, image);
    else if (instead.n)
        write_text(w, instead, e->line);
}

/* How the element places its lines. */
static void align(struct writer *w, const struct element *e)
{
    struct str place = element_style(w->page->arena, e, "text-align");
    struct str class = element_value(e, "class");
    if (place.n == 0)
        place = lowered(w->page->arena, element_value(e, "align"));
    if (holds(class, "text-center") || holds(class, "aligncenter") ||
        holds(class, "text-align-center") || e->tag == TAG_CENTER)
        place = STR("center");
    if (place.n == 0)
        return;
    w->manner.centred = str_eq(place, STR("center"));
    w->manner.right = str_eq(place, STR("right")) || str_eq(place, STR("end"));
}

/* Names of classes that say "caption", in both languages. */
static bool is_named_caption(struct writer *w, const struct element *e)
{
    static const char *const names[] = {"caption",   "chuthich", "chu-thich",
                                        "chu_thich", "cation",   "chuthichanh"};
    struct str class = lowered(w->page->arena, element_value(e, "class"));
    for (size_t i = 0; class.n && i < sizeof names / sizeof names[0]; i++) {
        if (holds(class, names[i]))
            return !element_find(e, TAG_IMG) && !element_find(e, TAG_TABLE);
    }
    return false;
}

static void set_language(struct writer *w, const struct element *e)
{
    struct str lang = language_of(w, e);
    if (lang.n)
        w->manner.lang = lang;
}

/* A page of an article draws lines for its looks; a document's are its own.
 * Word has them at an element around the paragraph. */
static unsigned rules_of(const struct writer *w, const struct element *e)
{
    bool text = w->edited && !w->nested && w->manner.kind == NODE_PARAGRAPH;
    return text ? element_rules(w->page->arena, e) : 0;
}

/* An empty paragraph that has but a line below it. */
static void write_empty(struct writer *w, const struct element *e,
                        unsigned ruled)
{
    bool line = ruled && !(ruled & (SIDE_LEFT | SIDE_RIGHT));
    if (line && (!w->parent->last || w->parent->last->kind != NODE_RULE))
        doc_add(w->doc, w->parent, NODE_RULE, e->line);
}

/* The children as one paragraph or several, and the manner set back behind. */
static void walk_block(struct writer *w, const struct element *e)
{
    struct manner outer = w->manner;
    enum node_kind found[PHRASE_KINDS];
    size_t n = phrase_kinds(w->page->arena, e, found), count = 0;
    write_block_end(w);
    const struct node *last = w->parent->last;
    unsigned ruled = rules_of(w, e);
    w->manner.ruled |= ruled;
    align(w, e);
    set_language(w, e);
    if (w->manner.kind == NODE_PARAGRAPH &&
        (e->tag == TAG_FIGCAPTION || is_named_caption(w, e)))
        w->manner.kind = NODE_CAPTION;
    if (e == w->byline)
        w->manner.kind = NODE_ATTRIBUTION;
    for (size_t i = 0; i < n; i++)
        count += write_span(w, (struct span){.kind = found[i]});
    walk_children(w, e);
    while (count-- > 0)
        write_span_end(w);
    write_block_end(w);
    w->manner = outer;
    if (w->parent->last == last)
        write_empty(w, e, ruled);
}

/* A heading that was never closed holds all that comes behind it, too. */
static bool is_runaway(const struct element *heading, const struct element *e)
{
    enum { HEADING_MAX = 320 }; /* bytes */
    return heading->letters > HEADING_MAX && tag_class(e->tag) == CLASS_BLOCK;
}

/* A sentence below the title that is marked up as a heading, as papers do. */
static bool is_lead(const struct writer *w, const struct element *e)
{
    enum { LEAD_MIN = 90 }; /* bytes */
    const struct node *last = w->parent->last;
    bool below = last && (last->kind == NODE_TITLE ||
                          (last->kind == NODE_HEADING && !last->previous &&
                           last->as.heading.level == 1));
    return below && e->tag != TAG_H1 && !w->nested && e->letters >= LEAD_MIN &&
           ends_in_stop(element_text(w->page->arena, e));
}

/* A heading within a list, a quote or a table heads no section. */
static void walk_heading(struct writer *w, const struct element *e)
{
    struct manner outer = w->manner;
    bool strong = false;
    write_block_end(w);
    set_language(w, e);
    if (e == w->title) {
        w->manner.kind = NODE_TITLE;
    } else if (is_lead(w, e)) {
        w->manner.kind = NODE_LEAD;
    } else if (w->nested) {
        strong = write_span(w, (struct span){.kind = NODE_STRONG});
    } else if (w->manner.kind == NODE_PARAGRAPH) {
        w->manner.kind = NODE_HEADING;
        w->manner.level = (int)(e->tag - TAG_H1) + 1;
    }
    const struct element *n = e->first;
    for (; n && !is_runaway(e, n); n = n->next)
        walk_element(w, n);
    if (strong)
        write_span_end(w);
    write_block_end(w);
    w->manner = outer;
    for (; n; n = n->next)
        walk_element(w, n);
    write_block_end(w);
}

static void walk_term(struct writer *w, const struct element *e)
{
    struct manner outer = w->manner;
    write_block_end(w);
    if (w->manner.kind == NODE_PARAGRAPH)
        w->manner.kind = NODE_TERM;
    bool strong = write_span(w, (struct span){.kind = NODE_STRONG});
    walk_children(w, e);
    if (strong)
        write_span_end(w);
    write_block_end(w);
    w->manner = outer;
}

void walk_into(struct writer *w, const struct element *e, struct node *node)
{
    struct node *outer = w->parent;
    struct manner manner = w->manner;
    write_block_end(w);
    w->parent = node;
    w->manner = (struct manner){.kind = NODE_PARAGRAPH, .lang = manner.lang};
    set_language(w, e);
    w->nested++;
    walk_children(w, e);
    write_block_end(w);
    w->nested--;
    w->manner = manner;
    w->parent = outer;
}

struct node *walk_within(struct writer *w, const struct element *e,
                         enum node_kind kind)
{
    struct node *node = doc_node(w->doc, kind, e->line);
    walk_into(w, e, node);
    return node->first ? node : NULL;
}

static void walk_quote(struct writer *w, const struct element *e,
                       enum node_kind kind)
{
    struct node *quote = NULL;
    write_block_end(w);
    if (w->nested >= NESTED_MAX)
        walk_children(w, e);
    else
        quote = walk_within(w, e, kind);
    if (quote)
        doc_insert(w->parent, w->parent->last, quote);
}

static void walk_code(struct writer *w, const struct element *e)
{
    struct manner outer = w->manner;
    write_block_end(w);
    w->manner = (struct manner){.kind = NODE_CODE_BLOCK};
    w->keep_space = true;
    walk_children(w, e);
    write_block_end(w);
    w->keep_space = false;
    w->manner = outer;
}

/* A picture and its caption, in whatever order they come. */
static void join_captions(struct node *holder)
{
    struct node *caption = NULL, *last = NULL, *table = NULL;
    FOR_CHILDREN (n, holder) {
        if (n->kind == NODE_CAPTION && !caption)
            caption = n;
        if (n->kind == NODE_FIGURE && n->last->kind != NODE_CAPTION)
            last = n;
        if (n->kind == NODE_TABLE && n->first->kind != NODE_CAPTION)
            table = n;
    }
    if (!caption || (!last && !table))
        return;
    doc_remove(caption);
    if (last)
        doc_insert(last, last->last, caption);
    else
        doc_insert(table, NULL, caption);
}

static void walk_figure(struct writer *w, const struct element *e)
{
    struct node *outer = w->parent;
    struct node *holder = doc_node(w->doc, NODE_DOCUMENT, e->line);
    struct manner manner = w->manner;
    write_block_end(w);
    w->parent = holder;
    if (w->manner.kind == NODE_PARAGRAPH)
        w->manner.captioned = true;
    walk_children(w, e);
    write_block_end(w);
    w->manner = manner;
    w->parent = outer;
    join_captions(holder);
    doc_move_children(holder, outer);
}

static void walk_rule(struct writer *w, const struct element *e)
{
    write_block_end(w);
    if (!w->nested)
        doc_add(w->doc, w->parent, NODE_RULE, e->line);
}

/* Films, forms' fields and scripts show nothing on paper. */
static void walk_noscript(struct writer *w, const struct element *e)
{
    if (element_find(e, TAG_IMG) && !is_image_fallback(e))
        walk_block(w, e);
}

static void walk_by_class(struct writer *w, const struct element *e)
{
    if (tag_class(e->tag) == CLASS_BLOCK)
        walk_block(w, e);
    else if (e->tag == TAG_MATH)
        walk_math(w, e);
    else if (e->note)
        write_note_mark(w, e);
    else if (tag_class(e->tag) == CLASS_PHRASE)
        walk_phrase(w, e);
}

/* What is more than a paragraph or a phrase. */
static void walk_special(struct writer *w, const struct element *e)
{
    switch (e->tag) {
    case TAG_OL:
    case TAG_UL:
    case TAG_MENU:
    case TAG_DIR:
        walk_list(w, e);
        break;
    case TAG_DT:
        walk_term(w, e);
        break;
    case TAG_BLOCKQUOTE:
        walk_quote(w, e, NODE_QUOTE);
        break;
    case TAG_DD:
        walk_quote(w, e, NODE_DEFINITION);
        break;
    case TAG_PRE:
    case TAG_LISTING:
    case TAG_XMP:
        walk_code(w, e);
        break;
    case TAG_TABLE:
        walk_table(w, e);
        break;
    case TAG_FIGURE:
        walk_figure(w, e);
        break;
    case TAG_HR:
        walk_rule(w, e);
        break;
    case TAG_NOSCRIPT:
        walk_noscript(w, e);
        break;
    default:
        walk_by_class(w, e);
        break;
    }
}

/* True when the style wants a page to begin or to end at this side. */
static bool breaks_page(struct writer *w, const struct element *e,
                        const char *older, const char *newer)
{
    static const char *const values[] = {"always", "page",  "left",
                                         "right",  "recto", "verso"};
    struct arena *arena = w->page->arena;
    struct str value = element_style(arena, e, older);
    if (value.n == 0)
        value = element_style(arena, e, newer);
    return str_is_any(value, WORDS(values));
}

/* Where the text stands on the page itself, and in no list or table. */
static void break_page(struct writer *w, const struct element *e)
{
    write_block_end(w);
    if (w->nested == 0 && w->parent == w->doc->root)
        doc_insert(w->parent, w->parent->last,
                   doc_node(w->doc, NODE_PAGE_BREAK, e->line));
}

static void walk_tag(struct writer *w, const struct element *e)
{
    switch (e->tag) {
    case TAG_TEXT:
        write_text(w, shown_text(w, e), e->line);
        break;
    case TAG_BR:
        write_break(w);
        break;
    case TAG_IMG:
    case TAG_PICTURE:
        walk_image(w, e);
        break;
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_H4:
    case TAG_H5:
    case TAG_H6:
        walk_heading(w, e);
        break;
    default:
        walk_special(w, e);
        break;
    }
}

void walk_element(struct writer *w, const struct element *e)
{
    bool styled = e->attribute_count && element_has(e, "style");
    if (e->left_out)
        return;
    if (styled && breaks_page(w, e, "page-break-before", "break-before"))
        break_page(w, e);
    if (e->attribute_count)
        walk_place(w, e);
    walk_tag(w, e);
    if (styled && breaks_page(w, e, "page-break-after", "break-after"))
        break_page(w, e);
}

void walk_children(struct writer *w, const struct element *e)
{
    for (const struct element *n = e->first; n; n = n->next)
        walk_element(w, n);
}
