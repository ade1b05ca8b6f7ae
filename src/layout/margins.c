/* SPDX-License-Identifier: MIT */
/*
 * A header or a footer is a text with fields in braces, {page} and the like;
 * each page has its own. The watermark is as large as two thirds of the page's
 * width allow, and stands in the middle of the page.
 */
#include "layout/margins.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/meta.h"
#include "layout/pages.h"

/* The field at the beginning of `text`: what stands for it; *n is its length.
 * Empty with *n 0: there is none. */
static struct str field_at(const struct book *book, const struct page *page,
                           size_t pages, struct str text, size_t *n)
{
    const struct {
        struct str name, value;
    } fields[] = {
        {STR_INIT("{title}"), book->meta.title},
        {STR_INIT("{page}"), page->folio},
        {STR_INIT("{pages}"), str_printf(book->arena, "%zu", pages)},
        {STR_INIT("{date}"), book->meta.date},
        {STR_INIT("{organisation}"), meta_publisher(&book->meta)},
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (!str_starts(text, fields[i].name))
            continue;
        *n = fields[i].name.n;
        return fields[i].value;
    }
    *n = 0;
    return STR("");
}

static struct str filled(const struct book *book, const struct page *page,
                         size_t pages, struct str text)
{
    struct buf buf = {.arena = book->arena};
    for (size_t at = 0; at < text.n;) {
        size_t n = 0;
        struct str rest = str_slice(text, at, text.n), value = STR("");
        if (rest.s[0] == '{')
            value = field_at(book, page, pages, rest, &n);
        buf_add(&buf, n ? value : str_slice(rest, 0, 1));
        at += n ? n : 1;
    }
    return str_one_line(book->arena, buf_str(&buf));
}

/* In the middle of the text's width, its own middle at `y`. */
static bool add_text(struct flow *flow, size_t number, size_t pages,
                     struct str text, mpt y)
{
    struct book *book = flow->book;
    struct page *page = &book->pages[number];
    const struct style *style = flow->style;
    const struct part_style *look = &style->parts[PART_CAPTION];
    struct part_style small = {
        .face = FONT_REGULAR, .size = look->size, .leading = look->leading};
    struct arena *scratch = flow->pages->scratch;
    struct set_line line;
    text = filled(book, page, pages, text);
    if (text.n == 0)
        return true;
    if (!set_label(&flow->setter, text, &small, TAG_RUNNING_HEAD, &line))
        return false;
    page->items = ARENA_ARRAY(scratch, line.n, struct item);
    for (page->n = 0; page->n < line.n; page->n++) {
        page->items[page->n] = line.items[page->n];
        page->items[page->n].x += (page->width - line.width) / 2;
        page->items[page->n].y =
            y - small.leading / 2 + baseline_in(&flow->setter, &small);
    }
    page_pack(book->arena, scratch, page);
    arena_clear(scratch);
    return true;
}

static bool begins_count(const struct book *book, size_t number)
{
    return str_eq(book->pages[number].folio, STR("1"));
}

/* How many pages are counted together with that one: those of the text or of
 * an annex; before the text, those of the text, or, where each document of a
 * volume has its own, those before it. */
static size_t counted_with(const struct book *book, size_t number)
{
    const struct page *text = &book->pages[book->front_count];
    if (number < book->front_count && !str_eq(text->label, text->folio))
        return book->front_count;
    size_t first = number < book->front_count ? book->front_count : number;
    size_t end = first + 1;
    while (end < book->page_count && !begins_count(book, end))
        end++;
    return end - first;
}

bool add_margin_texts(struct flow *flow)
{
    const struct style *style = flow->style;
    struct book *book = flow->book;
    size_t pages = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        bool turned = page_is_turned(style, &book->pages[i]);
        mpt top = turned ? style->left : style->top;
        mpt bottom = turned ? style->right : style->bottom;
        mpt share = style->folio_at_top && !style->own_folio ? 4 : 2;
        if (i == 0 || begins_count(book, i))
            pages = counted_with(book, i);
        if (!add_text(flow, i, pages, style->header, top / share) ||
            !add_text(flow, i, pages, style->footer,
                      book->pages[i].height - bottom / 2))
            return false;
    }
    return true;
}

bool set_watermark(struct flow *flow)
{
    enum { TRIED = 100 * MPT };
    const struct style *style = flow->style;
    struct part_style look = {.face = FONT_BOLD, .size = TRIED};
    struct setter kept = flow->setter;
    struct set_line *line = ARENA_NEW(kept.keep, struct set_line);
    kept.arena = kept.keep;
    if (style->watermark.n == 0)
        return true;
    if (!set_label(&kept, style->watermark, &look, TAG_WATERMARK, line))
        return false;
    if (line->width <= 0)
        return true;
    look.size = (mpt)((int64_t)TRIED * style->width * 2 / 3 / line->width);
    look.size = look.size < TRIED ? look.size : TRIED;
    if (!set_label(&kept, style->watermark, &look, TAG_WATERMARK, line))
        return false;
    flow->watermark = line;
    return true;
}
