/* SPDX-License-Identifier: MIT */
/*
 * The edition in Braille: the blocks of the tree as lines of cells, on pages of
 * their own. What is set apart by its look on paper is set apart by its place
 * here, as Braille formats have it: a title in the middle, a heading in cell 5
 * or in the middle, a paragraph from cell 3, an item's further lines two cells
 * behind its first. Rows of a table are lines of their cells.
 */
#include "write/braille.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/out.h"
#include "doc/doc.h"

enum {
    PARAGRAPH_CELLS = 2, /* before its first line */
    HEADING_CELLS = 4,   /* before one that is not in the middle */
    LEVEL_CELLS = 2,     /* more for each level of a list */
    SIDE_CELLS = 3,      /* free on both sides of what is in the middle */
    DEEPEST = 6          /* levels that are set apart */
};

struct braille {
    const struct doc *doc;
    const struct louis *louis;
    struct arena *arena;
    struct anban_error *err;
    struct braille_page page;
    struct buf buf;   /* the edition */
    int line;         /* lines on this page */
    size_t pages;     /* that are complete */
    bool free;        /* the last line is */
    struct str label; /* of an item or a note, for its first line */
    bool failed;
};

/* How a block stands: its first line, the others, or all in the middle. */
struct setting {
    int first, rest;
    bool centred;
};

static struct buf translated(struct braille *b, const struct node *block,
                             struct str text)
{
    struct buf cells = {.arena = b->arena};
    bool vietnamese = language_is(node_lang(b->doc, block), "vi");
    if (!b->failed)
        b->failed =
            !louis_translate(b->louis, vietnamese, text, &cells, b->err);
    return cells;
}

/* ---- pages ---- */

static void add_line(struct braille *b, int indent, struct str cells)
{
    for (int i = 0; i < indent; i++)
        buf_add_char(&b->buf, ' ');
    buf_add(&b->buf, cells);
    buf_add(&b->buf, STR("\r\n"));
    b->free = cells.n == 0;
    b->line++;
}

/* The page's number stands at the right of its last line. */
static void end_page(struct braille *b)
{
    while (b->line < b->page.lines - 1)
        add_line(b, 0, STR(""));
    struct str number = str_printf(b->arena, "%lu", (unsigned long)++b->pages);
    struct buf cells = translated(b, b->doc->root, number);
    int indent = b->page.cells - (int)cells.n;
    add_line(b, indent > 0 ? indent : 0, buf_str(&cells));
    buf_add_char(&b->buf, '\f');
    b->line = 0;
}

static void put_line(struct braille *b, int indent, struct str cells)
{
    if (b->line == b->page.lines - 1)
        end_page(b);
    add_line(b, indent, cells);
}

/* A free line; none at the head of a page, and never two. */
static void put_space(struct braille *b)
{
    if (b->line > 0 && b->line < b->page.lines - 1 && !b->free)
        add_line(b, 0, STR(""));
}

/* So many lines go together. */
static void keep(struct braille *b, int lines)
{
    if (b->line > 0 && b->line + lines > b->page.lines - 1)
        end_page(b);
}

/* ---- lines ---- */

/* The end of what fits `most` cells from `from` on: at a space if there is one.
 */
static size_t line_end(struct str cells, size_t from, size_t most)
{
    size_t end = from + most;
    if (end >= cells.n)
        return cells.n;
    while (end > from && cells.s[end] != ' ')
        end--;
    return end > from ? end : from + most;
}

static void put_cells(struct braille *b, struct str cells,
                      const struct setting *set, bool begins)
{
    int indent = begins ? set->first : set->rest;
    for (size_t at = 0; at < cells.n;) {
        int room = b->page.cells - (set->centred ? 2 * SIDE_CELLS : indent);
        size_t end = line_end(cells, at, (size_t)room);
        struct str line = str_trim(str_slice(cells, at, end));
        if (set->centred)
            indent = (b->page.cells - (int)line.n) / 2;
        put_line(b, indent, line);
        at = end;
        while (at < cells.n && cells.s[at] == ' ')
            at++;
        indent = set->rest;
    }
}

/* A text whose lines are told by '\n'. */
static void put_text(struct braille *b, const struct node *block,
                     struct str text, struct setting set)
{
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && text.s[end] != '\n')
            end++;
        struct buf cells = translated(b, block, str_slice(text, at, end));
        put_cells(b, buf_str(&cells), &set, at == 0);
        at = end + 1;
    }
}

/* ---- blocks ---- */

static void add_picture(struct braille *b, struct buf *buf,
                        const struct node *image)
{
    bool vietnamese = language_is(node_lang(b->doc, image), "vi");
    struct str words = image_description(b->arena, image);
    buf_printf(buf, "[%s", vietnamese ? "Hình" : "Picture");
    if (words.n)
        buf_printf(buf, ": %.*s", STR_ARG(words));
    buf_add(buf, STR("] "));
}

/* The inlines of a block in one text. */
static struct str words_of(struct braille *b, const struct node *block)
{
    struct buf buf = {.arena = b->arena};
    if (b->label.n)
        buf_printf(&buf, "%.*s ", STR_ARG(b->label));
    b->label.n = 0;
    const struct node *n = block;
    while ((n = node_next_inline(n, block))) {
        if (n->kind == NODE_TEXT)
            buf_add(&buf, n->as.leader.stop ? STR(" ... ") : n->as.text);
        if (n->kind == NODE_LINE_BREAK)
            buf_add_char(&buf, '\n');
        if (n->kind == NODE_IMAGE)
            add_picture(b, &buf, n);
        if (n->kind == NODE_NOTE_REFERENCE && n->as.reference.note && !n->first)
            buf_printf(&buf, "[%.*s]",
                       STR_ARG(node_label(n->as.reference.note)));
    }
    return buf_str(&buf);
}

static struct setting setting_of(const struct node *block)
{
    int levels = 0;
    const struct node *n = block;
    for (; n && levels < DEEPEST; n = n->parent)
        levels += n->kind == NODE_ITEM || n->kind == NODE_NOTE ||
                  n->kind == NODE_DEFINITION;
    if (block->kind == NODE_TITLE ||
        (block->kind == NODE_HEADING && block->as.heading.level <= 1))
        return (struct setting){.centred = true};
    if (block->kind == NODE_HEADING)
        return (struct setting){HEADING_CELLS, HEADING_CELLS, false};
    if (block->kind == NODE_CODE_BLOCK || block->kind == NODE_CAPTION)
        return (struct setting){0, 0, false};
    if (levels > 0)
        return (struct setting){(levels - 1) * LEVEL_CELLS,
                                levels * LEVEL_CELLS, false};
    if (block->kind == NODE_PARAGRAPH && block->as.line.role != LINE_PLAIN)
        return (struct setting){0, LEVEL_CELLS, false};
    return (struct setting){PARAGRAPH_CELLS, 0, false};
}

static bool is_display(const struct node *block)
{
    return block->kind == NODE_TITLE || block->kind == NODE_HEADING;
}

static void put_block(struct braille *b, const struct node *block)
{
    enum { WITH_TEXT = 3 }; /* lines: a heading, and two of what follows */
    if (is_display(block)) {
        put_space(b);
        keep(b, WITH_TEXT);
    }
    put_text(b, block, str_trim(words_of(b, block)), setting_of(block));
    if (is_display(block))
        put_space(b);
}

/* A row in one line of cells, which goes on two cells to the right. */
static void put_row(struct braille *b, const struct node *row)
{
    struct buf buf = {.arena = b->arena};
    FOR_CHILDREN (cell, row) {
        struct str text = str_one_line(b->arena, node_text(b->arena, cell));
        buf_printf(&buf, "%s%.*s", buf.n ? "; " : "", STR_ARG(text));
    }
    put_text(b, row, buf_str(&buf), (struct setting){0, LEVEL_CELLS, false});
}

/* What a node that is no inline begins. */
static void put_node(struct braille *b, const struct node *node)
{
    if (node->kind == NODE_ROW)
        put_row(b, node);
    if (node->kind == NODE_ITEM || node->kind == NODE_NOTE)
        b->label = node_label(node);
    if (node->kind == NODE_TABLE || node->kind == NODE_SIGNATURE)
        put_space(b);
    if (node->kind == NODE_PAGE_BREAK && b->line > 0)
        end_page(b);
    if (node->kind == NODE_RULE)
        put_line(b, (b->page.cells - 12) / 2, STR("------------"));
    if (node->kind != NODE_ROW && node->first &&
        node_is_inline(node->first->kind))
        put_block(b, node);
}

/* The node behind `node`: a row has said all that is below it. */
static const struct node *next_of(const struct node *node,
                                  const struct node *root)
{
    if (node->kind != NODE_ROW)
        return node_next(node, root);
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

bool write_braille(const struct doc *doc, const struct louis *louis,
                   struct arena *arena, struct braille_page page,
                   struct out *out, size_t *pages, struct anban_error *err)
{
    struct braille b = {.doc = doc,
                        .louis = louis,
                        .arena = arena,
                        .err = err,
                        .page = page,
                        .buf = {.arena = arena}};
    for (const struct node *n = doc->root; n && !b.failed;
         n = next_of(n, doc->root)) {
        if (!node_is_inline(n->kind))
            put_node(&b, n);
    }
    if (b.line > 0 || b.pages == 0)
        end_page(&b);
    *pages = b.pages;
    return !b.failed && out_write(out, b.buf.data, b.buf.n);
}
