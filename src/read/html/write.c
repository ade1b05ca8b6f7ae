/* SPDX-License-Identifier: MIT */
/*
 * Texts and phrases in, blocks out. White space collapses by the rules of CSS
 * Text 3, section 4.1, and moves out of the phrase at whose edge it stands.
 * Phrases are kept as a list of what is in force, and opened in a block when
 * text comes, so that an element around several paragraphs is one in each.
 */
#include "read/html/write.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "doc/links.h"
#include "doc/phrase.h"
#include "read/html/article.h"

static struct node *innermost(const struct writer *w)
{
    return w->open_count ? w->nodes[w->open_count - 1] : w->block;
}

/* Puts what was gathered in the tree. */
static void flush(struct writer *w)
{
    if (w->text.n == 0)
        return;
    struct node *in = innermost(w);
    struct str words = str_copy(w->doc->arena, buf_str(&w->text));
    struct node *text = doc_add_text(w->doc, in, words, w->line);
    w->text.n = 0;
    for (size_t i = 0; i < w->places.n; i++)
        doc_anchor(w->doc, w->places.at[i], text);
    w->places.n = 0;
}

struct writer write_begin(struct doc *doc, struct page *page,
                          struct node *parent)
{
    return (struct writer){
        .doc = doc,
        .page = page,
        .parent = parent,
        .manner = {.kind = NODE_PARAGRAPH},
        .edited = page->edited,
        .text = {.arena = page->arena},
    };
}

void write_place(struct writer *w, struct str name)
{
    strs_add(w->page->arena, &w->places, str_copy(w->doc->arena, name));
}

static void begin_block(struct writer *w, long line)
{
    if (w->block)
        return;
    w->block = doc_node(w->doc, w->manner.kind, line);
    w->block_manner = w->manner;
    w->block->lang = w->manner.lang;
    if (w->manner.kind == NODE_HEADING)
        w->block->as.heading.level = w->manner.level;
    else if (w->manner.kind == NODE_PARAGRAPH)
        w->block->as.line.ruled = w->manner.ruled;
    w->open_count = 0;
    w->line = line;
}

static bool is_same(const struct span *a, const struct span *b)
{
    return a->kind == b->kind && a->href.s == b->href.s &&
           a->title.s == b->title.s && a->math == b->math;
}

/* Leaves the phrases which are in force no more. */
static void leave_spans(struct writer *w)
{
    size_t same = 0;
    while (same < w->open_count && same < w->span_count &&
           is_same(&w->opened[same], &w->spans[same]))
        same++;
    if (same == w->open_count)
        return;
    flush(w);
    w->open_count = same;
}

static void enter_spans(struct writer *w, long line)
{
    if (w->open_count == w->span_count)
        return;
    flush(w);
    for (size_t i = w->open_count; i < w->span_count; i++) {
        struct node *node =
            doc_add(w->doc, innermost(w), w->spans[i].kind, line);
        if (node->kind == NODE_LINK) {
            node->as.link.href = w->spans[i].href;
            node->as.link.title = w->spans[i].title;
        }
        if (node->kind == NODE_MATH)
            node->as.math.tree = w->spans[i].math;
        node->lang = w->spans[i].lang;
        w->opened[i] = w->spans[i];
        w->nodes[i] = node;
        w->open_count++;
    }
    w->line = line;
}

static bool has_content(const struct writer *w)
{
    return w->block && (w->text.n > 0 || w->block->first);
}

/* Line breaks and white space before what comes next; none at the start. */
static void write_pending(struct writer *w, long line)
{
    if (w->breaks > 1)
        write_block_end(w);
    begin_block(w, line);
    leave_spans(w);
    bool inside = has_content(w);
    if (inside && w->breaks) {
        flush(w);
        doc_add(w->doc, innermost(w), NODE_LINE_BREAK, line);
        w->line = line;
    } else if (inside && w->space) {
        buf_add(&w->text, w->bound ? STR("\xC2\xA0") : STR(" "));
    }
    w->breaks = 0;
    w->space = w->bound = false;
}

/* A run of white space: its end, how long it is, and whether any of it breaks
 * no line. */
static size_t skip_space(struct str text, size_t at, size_t *count, bool *bound)
{
    for (*count = 0, *bound = false; at < text.n; ++*count) {
        struct str rest = str_slice(text, at, text.n);
        char c = text.s[at];
        if (c == ' ' || c == '\n' || c == '\t')
            at++;
        else if (str_starts(rest, STR("\xC2\xA0")))
            at += 2, *bound = true;
        else if (str_starts(rest, STR("\xE2\x80\x8B")))
            at += 3; /* U+200B, which editors leave behind */
        else
            break;
    }
    return at;
}

static size_t skip_word(struct str text, size_t at)
{
    for (; at < text.n; at++) {
        unsigned char c = (unsigned char)text.s[at];
        struct str rest = str_slice(text, at, text.n);
        if (c == ' ' || c == '\n' || c == '\t' ||
            (c == 0xC2 && str_starts(rest, STR("\xC2\xA0"))) ||
            (c == 0xE2 && str_starts(rest, STR("\xE2\x80\x8B"))))
            break;
    }
    return at;
}

/* Editors write no-break spaces between any two words. One alone is meant when
 * it stands beside something other than a letter: a number, a dash. */
static bool is_meant(const struct writer *w, struct str rest)
{
    size_t at = 0;
    if (rest.n == 0 || w->text.n == 0)
        return false;
    bool letter = letter_is(utf8_next(rest, &at));
    char before = w->text.data[w->text.n - 1];
    bool ascii = (unsigned char)before < 0x80;
    bool word = !ascii || letter_is((uint32_t)before);
    return !letter || !word;
}

static void write_kept(struct writer *w, struct str text, long line)
{
    begin_block(w, line);
    if (has_content(w))
        for (; w->breaks > 0; w->breaks--)
            buf_add_char(&w->text, '\n');
    w->breaks = 0;
    buf_add(&w->text, text);
}

void write_text(struct writer *w, struct str text, long line)
{
    if (w->keep_space) {
        write_kept(w, text, line);
        return;
    }
    for (size_t at = 0; at < text.n;) {
        size_t count;
        bool bound;
        size_t end = skip_space(text, at, &count, &bound);
        if (count) {
            bool alone = count == 1 && bound && !w->space;
            w->bound = alone && is_meant(w, str_slice(text, end, text.n));
            w->space |= end > at &&
                        !str_eq(str_slice(text, at, end), STR("\xE2\x80\x8B"));
            for (; at < end; at++)
                line += text.s[at] == '\n';
            continue;
        }
        end = skip_word(text, at);
        if (!w->block || w->space || w->breaks || w->open_count ||
            w->span_count) {
            write_pending(w, line);
            enter_spans(w, line);
        }
        buf_add(&w->text, str_slice(text, at, end));
        at = end;
    }
}

void write_break(struct writer *w)
{
    if (!w->block)
        return;
    w->breaks++;
    w->space = w->bound = false;
}

/* A link to a picture, which shows the same one in large. */
static bool leads_to_picture(struct str href)
{
    static const char *const endings[] = {".jpg",  ".jpeg", ".png", ".gif",
                                          ".webp", ".svg",  ".bmp", ".avif"};
    struct str path = str_slice(href, 0, str_find(href, STR("?")));
    path = str_slice(path, 0, str_find(path, STR("#")));
    return has_ending(path, WORDS(endings));
}

/* The link in force, unless it only leads to the picture; NULL: there is none.
 */
static const struct span *picture_link(const struct writer *w)
{
    for (size_t i = 0; i < w->span_count; i++) {
        if (w->spans[i].kind == NODE_LINK)
            return leads_to_picture(w->spans[i].href) ? NULL : &w->spans[i];
    }
    return NULL;
}

/* Pictures stand in the block itself: emphasis is nothing to them. */
void write_image(struct writer *w, struct node *image)
{
    const struct span *link = picture_link(w);
    struct node *holder = NULL;
    size_t spans = w->span_count;
    w->span_count = 0;
    write_pending(w, image->line);
    flush(w);
    if (link) {
        holder = doc_add(w->doc, w->block, NODE_LINK, image->line);
        holder->as.link.href = link->href;
        holder->as.link.title = link->title;
    }
    doc_insert(holder ? holder : w->block, holder ? NULL : w->block->last,
               image);
    w->span_count = spans;
}

void write_inline(struct writer *w, struct node *node)
{
    size_t spans = w->span_count;
    w->span_count = 0;
    write_pending(w, node->line);
    flush(w);
    doc_insert(w->block, w->block->last, node);
    w->span_count = spans;
}

static bool has_span(const struct writer *w, enum node_kind kind)
{
    for (size_t i = 0; i < w->span_count; i++) {
        if (w->spans[i].kind == kind)
            return true;
    }
    return false;
}

bool write_span(struct writer *w, struct span span)
{
    bool adds = w->span_count < SPANS_MAX && !w->keep_space &&
                !has_span(w, span.kind) &&
                !(span.kind == NODE_UNDERLINE && has_span(w, NODE_LINK));
    if (adds)
        w->spans[w->span_count++] = span;
    return adds;
}

void write_span_end(struct writer *w)
{
    w->span_count--;
}

void write_block_end(struct writer *w)
{
    struct node *block = w->block;
    w->space = w->bound = false;
    w->breaks = 0;
    if (!block)
        return;
    flush(w);
    w->block = NULL;
    w->open_count = 0;
    block_finish(w, block, &w->block_manner);
}

void write_end(struct writer *w)
{
    write_block_end(w);
    for (size_t i = 0; i < w->places.n; i++)
        doc_anchor_next(w->doc, w->places.at[i], w->parent);
    w->places.n = 0;
}
