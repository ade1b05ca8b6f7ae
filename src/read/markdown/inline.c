/* SPDX-License-Identifier: MIT */
/*
 * Inlines: text gathers until something else comes, so that a run of it is one
 * node whatever it was made of. Spans that Markdown opened are closed by it;
 * those of HTML (which have a name) may be left open or closed twice, and end
 * at the latest with what they stand in.
 */
#include "base/arena.h"
#include "base/log.h"
#include "base/utf8.h"
#include "read/markdown/entity.h"
#include "read/markdown/markdown.h"
#include "stages.h"

static struct node *innermost(struct markdown *m)
{
    struct node *leaf = markdown_leaf(m);
    return m->span_count ? m->spans[m->span_count - 1].node : leaf;
}

struct str markdown_cleaned(const struct markdown *m, struct str text)
{
    struct log said = {.arena = m->doc->arena};
    return decode(m->doc->arena, &said, text, "UTF-8", STR(""));
}

static struct str trimmed_end(struct str text, char space)
{
    while (text.n && text.s[text.n - 1] == space)
        text.n--;
    return text;
}

static struct span *link_around(struct markdown *m)
{
    for (size_t i = 0; i < m->span_count; i++) {
        if (m->spans[i].own && m->spans[i].node->kind == NODE_LINK)
            return &m->spans[i];
    }
    return NULL;
}

/* A run of text, in which bare addresses become links; but not in code, nor
 * within a link. */
static void add_run(struct markdown *m, struct str text)
{
    struct node *parent = innermost(m);
    bool plain = parent->kind == NODE_CODE || parent->kind == NODE_CODE_BLOCK ||
                 link_around(m);
    size_t done = 0;
    for (struct address a; !plain && address_find(text, done, &a);
         done = a.end) {
        struct str words = str_slice(text, a.start, a.end);
        if (a.start > done)
            doc_add_text(m->doc, parent, str_slice(text, done, a.start),
                         m->text_line);
        struct node *link = doc_add(m->doc, parent, NODE_LINK, m->text_line);
        link->as.link.href =
            str_printf(m->doc->arena, "%s%.*s", a.prefix, STR_ARG(words));
        doc_add_text(m->doc, link, words, m->text_line);
    }
    if (done < text.n)
        doc_add_text(m->doc, parent, str_slice(text, done, text.n),
                     m->text_line);
}

static void flush(struct markdown *m, bool at_end)
{
    struct str text = buf_str(&m->text);
    m->text.n = 0;
    if (at_end)
        text = trimmed_end(
            text, markdown_leaf(m)->kind == NODE_CODE_BLOCK ? '\n' : ' ');
    if (text.n == 0)
        return;
    text = str_copy(m->doc->arena, text);
    if (m->compose)
        text = markdown_cleaned(m, text);
    m->compose = false;
    add_run(m, text);
}

/* Nothing stands before in the leaf. */
static bool is_first(struct markdown *m)
{
    struct node *leaf = markdown_leaf(m), *n = innermost(m);
    if (m->text.n || n->first)
        return false;
    for (; n != leaf; n = n->parent) {
        if (n->parent->first != n)
            return false;
    }
    return true;
}

/* Breaks come between two things: none at the leaf's head or end. */
static void put_breaks(struct markdown *m)
{
    if (m->breaks == 0)
        return;
    bool first = is_first(m);
    flush(m, true);
    for (; m->breaks; m->breaks--) {
        if (!first)
            doc_add(m->doc, innermost(m), NODE_LINE_BREAK, m->line);
    }
}

static bool follows_break(struct markdown *m)
{
    const struct node *last = innermost(m)->last;
    return m->breaks ||
           (m->text.n == 0 && last && last->kind == NODE_LINE_BREAK);
}

static void put_space(struct markdown *m)
{
    bool spaced = m->text.n && m->text.data[m->text.n - 1] == ' ';
    if (!spaced && !follows_break(m) && !is_first(m))
        buf_add_char(&m->text, ' ');
}

static void put_word(struct markdown *m, struct str word)
{
    markdown_leaf(m);
    put_breaks(m);
    if (m->text.n == 0)
        m->text_line = m->line;
    buf_add(&m->text, word);
}

/* A table without a head keeps lines in their place, those of a letterhead or
 * of who signs: a cell's lines, which a row of bars cannot have, are written
 * with two spaces between them. */
static bool is_cell_of_lines(const struct markdown *m)
{
    const struct node *cell = m->leaf;
    if (!cell || cell->kind != NODE_CELL || cell->as.cell.header)
        return false;
    const struct node *row = m->container->parent->first;
    return !row || row->kind != NODE_ROW || !row->first ||
           !row->first->as.cell.header;
}

/* Text with its white space collapsed, as print has it. */
static void put_text(struct markdown *m, struct str text)
{
    size_t at = 0;
    while (at < text.n) {
        size_t end = at;
        while (end < text.n && text.s[end] != ' ' && text.s[end] != '\t' &&
               text.s[end] != '\n')
            end++;
        if (end > at)
            put_word(m, str_slice(text, at, end));
        else if (str_starts(str_slice(text, at, text.n), STR("  ")) &&
                 m->breaks == 0 && is_cell_of_lines(m))
            m->breaks++;
        else
            put_space(m);
        at = end > at ? end : end + 1;
    }
}

/* In the note that is being read, or in the document's own text. */
static void record_mention(struct markdown *m, struct note *note)
{
    struct mention *mention = ARENA_NEW(m->doc->arena, struct mention);
    struct mentions *list = m->parts <= m->notes.n
                                ? &m->notes.at[m->parts - 1].mentions
                                : &m->notes.mentions;
    mention->note = note;
    if (list->last)
        list->last->next = mention;
    else
        list->first = mention;
    list->last = mention;
}

/* A link within a link is none (HTML, 4.5.1): in one, it comes behind. */
static void put_reference(struct markdown *m, struct note *note)
{
    put_breaks(m);
    flush(m, false);
    struct span *link = link_around(m);
    struct node *parent = link ? link->node->parent : innermost(m);
    struct node *node = doc_add(m->doc, parent, NODE_NOTE_REFERENCE, m->line);
    node->as.reference.note = note->node;
    record_mention(m, note);
}

/* Text that may refer to notes. */
static void put_marked(struct markdown *m, struct str text)
{
    struct arena *arena = m->doc->arena;
    struct str label;
    size_t start, n;
    while ((n = shielded_label(arena, text, &start, &label)) > 0) {
        struct note *note = markdown_note(&m->notes, arena, label);
        put_text(m, unshielded(arena, str_slice(text, 0, start)));
        if (note)
            put_reference(m, note);
        else
            put_text(m, unshielded(arena, str_slice(text, start, start + n)));
        text = str_slice(text, start + n, text.n);
    }
    put_text(m, unshielded(arena, text));
}

void markdown_text(struct markdown *m, struct str text)
{
    markdown_settle_html(m);
    markdown_take_size(m, &text);
    if (markdown_island(m, text))
        return;
    if (m->images)
        buf_add(&m->alt, unshielded(m->doc->arena, text));
    else if (m->muted.n == 0)
        put_marked(m, text);
}

void markdown_entity(struct markdown *m, struct str reference)
{
    markdown_settle_html(m);
    if (m->images) {
        entity_add(&m->alt, reference);
        return;
    }
    if (m->muted.n)
        return;
    struct buf buf = {.arena = m->doc->arena};
    entity_add(&buf, reference);
    put_text(m, buf_str(&buf));
    m->compose = true;
}

/* In a table a pipe has a backslash even in code (GitHub Flavored Markdown
 * 0.29, section 4.10), which md4c leaves there. */
static void put_cell_code(struct markdown *m, struct str text)
{
    size_t pipe;
    while ((pipe = str_find(text, STR("\\|"))) < text.n) {
        put_word(m, str_slice(text, 0, pipe));
        text = str_slice(text, pipe + 1, text.n);
    }
    put_word(m, text);
}

void markdown_code(struct markdown *m, struct str text)
{
    text = unshielded(m->doc->arena, text);
    if (markdown_is_island(text)) /* a page's end within code is none */
        return;
    if (m->images)
        buf_add(&m->alt, text);
    else if (m->muted.n)
        return;
    else if (markdown_leaf(m)->kind == NODE_CELL)
        put_cell_code(m, text);
    else
        put_word(m, text);
}

void markdown_space(struct markdown *m)
{
    markdown_settle_html(m);
    if (m->images)
        buf_add_char(&m->alt, ' ');
    else if (m->muted.n == 0)
        put_space(m);
}

void markdown_break(struct markdown *m)
{
    markdown_settle_html(m);
    if (m->images)
        buf_add_char(&m->alt, ' ');
    else if (m->muted.n == 0)
        m->breaks++;
}

/* ---- spans ---- */

/* Where no more spans fit in, what Markdown opens is only counted, and what
 * HTML opens is passed by. */
static struct span *push(struct markdown *m, struct str element)
{
    markdown_settle_html(m);
    put_breaks(m);
    flush(m, false);
    if (m->span_surplus || m->span_count == SPANS_MAX) {
        m->span_surplus += element.n == 0;
        return NULL;
    }
    struct node *around = innermost(m);
    struct span *span = &m->spans[m->span_count++];
    *span = (struct span){
        .node = around, .before = around->last, .element = element};
    return span;
}

void markdown_open_span(struct markdown *m, enum node_kind kind,
                        struct str element)
{
    struct span *span = m->images ? NULL : push(m, element);
    if (!span)
        return;
    span->node = doc_add(m->doc, span->node, kind, m->line);
    span->own = true;
}

void markdown_open_formula(struct markdown *m, const struct math *form,
                           struct str element)
{
    struct span *span = m->images ? NULL : push(m, element);
    if (!span)
        return;
    span->node = doc_add(m->doc, span->node, NODE_MATH, m->line);
    span->node->as.math.tree = form;
    span->own = true;
}

void markdown_open_link(struct markdown *m, struct str href, struct str title,
                        struct str element)
{
    struct span *span = m->images ? NULL : push(m, element);
    if (!span || href.n == 0 || link_around(m))
        return;
    span->node = doc_add(m->doc, span->node, NODE_LINK, m->line);
    span->node->as.link.href = href;
    span->node->as.link.title = title;
    span->own = true;
}

/* One that holds nothing leaves the tree; it has no younger sibling yet. */
static void pop(struct markdown *m)
{
    struct span *span = &m->spans[--m->span_count];
    struct node *node = span->node, *parent = node->parent;
    if (!span->own || node->first || node->next)
        return;
    parent->last = span->before;
    if (span->before)
        span->before->next = NULL;
    else
        parent->first = NULL;
}

void markdown_close_span(struct markdown *m)
{
    bool html = true;
    if (m->images)
        return;
    markdown_settle_html(m);
    if (m->span_surplus) {
        m->span_surplus--;
        return;
    }
    flush(m, false);
    while (html && m->span_count) {
        html = m->spans[m->span_count - 1].element.n > 0;
        pop(m);
    }
}

void markdown_close_element(struct markdown *m, struct str element)
{
    size_t i = m->span_count;
    while (i > 0 && m->spans[i - 1].element.n) {
        if (!str_eq_nocase(m->spans[--i].element, element))
            continue;
        flush(m, false);
        while (m->span_count > i)
            pop(m);
        return;
    }
}

void markdown_end_inlines(struct markdown *m)
{
    markdown_settle_html(m);
    flush(m, true);
    while (m->span_count)
        pop(m);
    m->span_surplus = m->breaks = m->images = 0;
    m->image = NULL;
    m->muted = STR("");
}

/* ---- images ---- */

void markdown_open_image(struct markdown *m)
{
    if (m->images++ == 0) {
        markdown_settle_html(m);
        m->alt.n = 0;
    }
}

struct node *markdown_add_image(struct markdown *m, struct str source,
                                struct str alt, struct str title)
{
    struct arena *arena = m->doc->arena;
    put_breaks(m);
    flush(m, false);
    struct node *image = doc_add(m->doc, innermost(m), NODE_IMAGE, m->line);
    image->as.image->source = source;
    image->as.image->alt = str_one_line(arena, markdown_cleaned(m, alt));
    image->as.image->title = str_one_line(arena, title);
    image->as.image->alt_is_caption = true;
    return image;
}

void markdown_close_image(struct markdown *m, struct str source,
                          struct str title)
{
    if (m->images == 0 || --m->images > 0 || m->muted.n)
        return;
    m->image = markdown_add_image(
        m, source, str_copy(m->doc->arena, buf_str(&m->alt)), title);
}
