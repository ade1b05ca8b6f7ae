/* SPDX-License-Identifier: MIT */
/*
 * md4c: the only file that sees it. It calls back for every block, span and
 * piece of text; each call is told on to the builders. Memory may run out in
 * any of them while md4c holds memory of its own, so each call has a trap and
 * md4c is told to stop.
 */
#include <limits.h>
#include <md4c.h>

#include "base/arena.h"
#include "read/markdown/entity.h"
#include "read/markdown/markdown.h"

/* md4c goes on with the next row of a table unless it is told less than 0; -1
 * it says itself when memory runs out. */
enum { GO_ON = 0, OUT_OF_MEMORY = -1, OUT_OF_PROPORTION = -2 };

/* What a table's missing cells and a link's address that is defined once and
 * used often may cost: so many bytes, and as many times the source's size. */
enum { FREE_BYTES = 1 << 20, FREE_TIMES = 16, CELL_COST = 64 };

struct call {
    enum { ENTER_BLOCK, LEAVE_BLOCK, ENTER_SPAN, LEAVE_SPAN, TEXT } kind;
    int type;
    const void *detail;
    struct str text;
};

static struct str resolved(struct markdown *m, const MD_ATTRIBUTE *attribute)
{
    struct arena *arena = m->doc->arena;
    struct str text = {attribute->text, attribute->size};
    bool references = false;
    m->spent += text.n;
    if (text.n == 0)
        return STR("");
    for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++)
        references |= attribute->substr_types[i] == MD_TEXT_ENTITY;
    if (!references)
        return str_copy(arena, unshielded(arena, text));
    struct buf buf = {.arena = arena};
    for (size_t i = 0; attribute->substr_offsets[i] < attribute->size; i++) {
        struct str part = str_slice(text, attribute->substr_offsets[i],
                                    attribute->substr_offsets[i + 1]);
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            entity_add(&buf, part);
        else
            buf_add(&buf, unshielded(arena, part));
    }
    return markdown_cleaned(m, buf_str(&buf));
}

/* ---- blocks ---- */

static enum cell_align align_of(const MD_BLOCK_TD_DETAIL *cell)
{
    switch (cell->align) {
    case MD_ALIGN_LEFT:
        return ALIGN_LEFT;
    case MD_ALIGN_CENTER:
        return ALIGN_CENTRE;
    case MD_ALIGN_RIGHT:
        return ALIGN_RIGHT;
    default:
        return ALIGN_NONE;
    }
}

static void enter_list(struct markdown *m, const struct call *call)
{
    if (call->type == MD_BLOCK_UL) {
        const MD_BLOCK_UL_DETAIL *list = call->detail;
        markdown_open_list(m, (struct markdown_list){.mark = list->mark});
        return;
    }
    const MD_BLOCK_OL_DETAIL *list = call->detail;
    markdown_open_list(m, (struct markdown_list){.ordered = true,
                                                 .mark = list->mark_delimiter,
                                                 .next = list->start});
}

static void enter_item(struct markdown *m, const MD_BLOCK_LI_DETAIL *item)
{
    bool done = item->task_mark == 'x' || item->task_mark == 'X';
    markdown_open_item(m, !item->is_task ? TASK_NONE
                          : done         ? TASK_DONE
                                         : TASK_OPEN);
}

static void enter_leaf(struct markdown *m, const struct call *call)
{
    if (call->type == MD_BLOCK_H) {
        const MD_BLOCK_H_DETAIL *heading = call->detail;
        markdown_open_leaf(m, NODE_HEADING);
        m->leaf->as.heading.level = (int)heading->level;
    } else if (call->type == MD_BLOCK_CODE) {
        const MD_BLOCK_CODE_DETAIL *code = call->detail;
        markdown_open_leaf(m, NODE_CODE_BLOCK);
        m->lines_before = code->fence_char != '\0';
    } else if (call->type == MD_BLOCK_P) {
        markdown_open_leaf(m, NODE_PARAGRAPH);
    } else {
        m->spent += CELL_COST;
        markdown_open_cell(m, call->type == MD_BLOCK_TH,
                           align_of(call->detail));
    }
}

/* The first blocks are the notes, each in a quote: see note.c. */
static void enter_block(struct markdown *m, const struct call *call)
{
    if (m->open++ == 1)
        markdown_begin_part(m);
    if (m->open == 2 && m->parts <= m->notes.n)
        return;
    if (call->type != MD_BLOCK_HTML)
        markdown_between(m);
    switch (call->type) {
    case MD_BLOCK_QUOTE:
        markdown_open_quote(m);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        enter_list(m, call);
        break;
    case MD_BLOCK_LI:
        enter_item(m, call->detail);
        break;
    case MD_BLOCK_HR:
        markdown_rule(m);
        break;
    case MD_BLOCK_HTML:
        markdown_close_leaf(m);
        break;
    case MD_BLOCK_TABLE:
        markdown_open_table(m, NODE_TABLE);
        break;
    case MD_BLOCK_TR:
        markdown_open_table(m, NODE_ROW);
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        break;
    default:
        enter_leaf(m, call);
    }
}

static void leave_block(struct markdown *m, const struct call *call)
{
    bool note = --m->open == 1 && m->parts <= m->notes.n;
    if (call->type == MD_BLOCK_HTML)
        return;
    markdown_between(m);
    if (note) {
        markdown_end_part(m);
        return;
    }
    switch (call->type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_LI:
        markdown_close_container(m);
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        markdown_close_list(m);
        break;
    case MD_BLOCK_TABLE:
    case MD_BLOCK_TR:
        markdown_close_table(m);
        break;
    case MD_BLOCK_H:
        markdown_reach_underline(m);
        break;
    default:
        break;
    }
}

/* ---- spans and text ---- */

static void enter_span(struct markdown *m, const struct call *call)
{
    static const struct str none = STR_INIT("");
    const MD_SPAN_A_DETAIL *link = call->detail;
    const MD_SPAN_IMG_DETAIL *image = call->detail;
    switch (call->type) {
    case MD_SPAN_EM:
        markdown_open_span(m, NODE_EMPHASIS, none);
        break;
    case MD_SPAN_STRONG:
        markdown_open_span(m, NODE_STRONG, none);
        break;
    case MD_SPAN_DEL:
        markdown_open_span(m, NODE_STRIKE, none);
        break;
    case MD_SPAN_CODE:
        markdown_open_span(m, NODE_CODE, none);
        break;
    case MD_SPAN_A:
        markdown_open_link(m, resolved(m, &link->href),
                           resolved(m, &link->title), none);
        break;
    default:
        markdown_reach_address(m,
                               (struct str){image->src.text, image->src.size});
        markdown_open_image(m);
    }
}

static void leave_span(struct markdown *m, const struct call *call)
{
    const MD_SPAN_IMG_DETAIL *image = call->detail;
    if (call->type == MD_SPAN_IMG)
        markdown_close_image(m, resolved(m, &image->src),
                             resolved(m, &image->title));
    else
        markdown_close_span(m);
}

static void take_text(struct markdown *m, const struct call *call)
{
    bool block = m->leaf && m->leaf->kind == NODE_CODE_BLOCK;
    if (block)
        markdown_reach_code(m, call->text);
    else
        markdown_reach(m, call->text);
    switch (call->type) {
    case MD_TEXT_BR:
        markdown_break(m);
        break;
    case MD_TEXT_SOFTBR:
        markdown_space(m);
        break;
    case MD_TEXT_ENTITY:
        markdown_entity(m, call->text);
        break;
    case MD_TEXT_CODE:
        markdown_code(m, call->text);
        break;
    case MD_TEXT_HTML:
        markdown_html(m, call->text, m->in_html);
        break;
    default:
        markdown_text(m, call->text);
    }
}

static int take(struct markdown *m, const struct call *call)
{
    switch (call->kind) {
    case ENTER_BLOCK:
        enter_block(m, call);
        m->in_html = call->type == MD_BLOCK_HTML;
        break;
    case LEAVE_BLOCK:
        leave_block(m, call);
        m->in_html = false;
        break;
    case ENTER_SPAN:
        enter_span(m, call);
        break;
    case LEAVE_SPAN:
        leave_span(m, call);
        break;
    case TEXT:
        take_text(m, call);
        break;
    }
    bool far = m->spent > FREE_BYTES && m->spent / FREE_TIMES > m->source.n;
    return far ? OUT_OF_PROPORTION : GO_ON;
}

static int guarded(struct markdown *m, const struct call *call)
{
    struct arena_trap trap;
    volatile int result = OUT_OF_MEMORY;
    if (!ARENA_TRAP(m->doc->arena, trap))
        result = take(m, call);
    arena_untrap(m->doc->arena, &trap);
    return result;
}

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    return guarded(data, &(struct call){ENTER_BLOCK, (int)type, detail, {0}});
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    return guarded(data, &(struct call){LEAVE_BLOCK, (int)type, detail, {0}});
}

static int on_enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    return guarded(data, &(struct call){ENTER_SPAN, (int)type, detail, {0}});
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    return guarded(data, &(struct call){LEAVE_SPAN, (int)type, detail, {0}});
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                   void *data)
{
    struct call call = {TEXT, (int)type, NULL, {text, size}};
    return guarded(data, &call);
}

/* GitHub's dialect, but bare addresses are found elsewhere. */
enum { DIALECT = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS };

bool markdown_parse(struct markdown *m)
{
    const MD_PARSER parser = {
        .flags = DIALECT,
        .enter_block = on_enter_block,
        .leave_block = on_leave_block,
        .enter_span = on_enter_span,
        .leave_span = on_leave_span,
        .text = on_text,
    };
    int result = md_parse(m->source.s, (MD_SIZE)m->source.n, &parser, m);
    if (result != GO_ON && result != OUT_OF_PROPORTION)
        arena_fail(m->doc->arena);
    markdown_between(m);
    return result == GO_ON;
}

/* ---- a first look, for what no definition of a note may be in ---- */

struct look {
    struct str text;
    bool *verbatim;
    size_t at, line;
    bool is_block;
};

static int look_enter(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct look *look = data;
    (void)detail;
    look->is_block = type == MD_BLOCK_CODE || type == MD_BLOCK_HTML;
    return GO_ON;
}

static int look_leave(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct look *look = data;
    (void)type, (void)detail;
    look->is_block = false;
    return GO_ON;
}

static int look_span(MD_SPANTYPE type, void *detail, void *data)
{
    (void)type, (void)detail, (void)data;
    return GO_ON;
}

static int look_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size,
                     void *data)
{
    struct look *look = data;
    uintptr_t start = (uintptr_t)look->text.s, at = (uintptr_t)text;
    (void)type, (void)size;
    if (!look->is_block || at < start || at - start >= look->text.n)
        return GO_ON;
    for (; look->at < at - start; look->at++)
        look->line += look->text.s[look->at] == '\n';
    look->verbatim[look->line] = true;
    return GO_ON;
}

bool *markdown_verbatim_lines(struct arena *arena, struct str text,
                              size_t lines)
{
    const MD_PARSER parser = {
        .flags = MD_DIALECT_COMMONMARK,
        .enter_block = look_enter,
        .leave_block = look_leave,
        .enter_span = look_span,
        .leave_span = look_span,
        .text = look_text,
    };
    struct look look = {.text = text,
                        .verbatim = ARENA_ARRAY(arena, lines, bool)};
    if (text.n <= INT_MAX &&
        md_parse(text.s, (MD_SIZE)text.n, &parser, &look) != GO_ON)
        arena_fail(arena);
    return look.verbatim;
}
