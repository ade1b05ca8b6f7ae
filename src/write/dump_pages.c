/* SPDX-License-Identifier: MIT */
/*
 * The book as text: an item a line, so that a change of layout is a diff that
 * can be read. Lengths are in points.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "layout/font.h"
#include "layout/page.h"
#include "stages.h"

static const char *const style_names[FONT_FACES] = {"regular", "bold", "italic",
                                                    "bold-italic", "code"};

/* A font that stands in for the family is told by its own name. */
static const char *name_of(const struct font *font)
{
    return font_is_fallback(font) ? font_postscript_name(font)
                                  : style_names[font_style(font)];
}

static void add_number(struct buf *buf, const char *before, mpt value)
{
    buf_printf(buf, "%s", before);
    buf_add_milli(buf, value);
}

static void dump_tag(struct buf *buf, const struct book *book, uint32_t tag)
{
    if (tag == TAG_ARTIFACT)
        buf_add(buf, STR(" artifact"));
    else if (tag == TAG_RUNNING_HEAD)
        buf_add(buf, STR(" running-head"));
    else if (tag == TAG_WATERMARK)
        buf_add(buf, STR(" watermark"));
    else
        buf_printf(buf, " %s#%u", book->tags[tag].role, (unsigned)tag);
}

static void dump_item(struct buf *buf, const struct book *book,
                      const struct item *item)
{
    const struct run *run = &item->as.run;
    static const char *const kinds[] = {[ITEM_TEXT] = "text",
                                        [ITEM_RULE] = "rule",
                                        [ITEM_IMAGE] = "image",
                                        [ITEM_LINK] = "link",
                                        [ITEM_FIELD] = "field"};
    buf_printf(buf, "  %s", kinds[item->kind]);
    add_number(buf, " ", item->x);
    add_number(buf, " ", item->y);
    if (item->kind == ITEM_RULE) {
        add_number(buf, " ", item->as.rule.width);
        add_number(buf, "x", item->as.rule.height);
        dump_tag(buf, book, item->tag);
    } else if (item->kind == ITEM_LINK) {
        add_number(buf, " ", item->as.link.width);
        add_number(buf, "x", item->as.link.height);
        dump_tag(buf, book, item->tag);
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, item->as.link.href.n == 0 ? item->as.link.text
                                                      : item->as.link.href);
    } else if (item->kind == ITEM_FIELD) {
        add_number(buf, " ", item->as.field.width);
        add_number(buf, "x", item->as.field.height);
        dump_tag(buf, book, item->tag);
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, book->fields[item->as.field.number].name);
    } else if (item->kind == ITEM_IMAGE) {
        add_number(buf, " ", item->as.image.width);
        add_number(buf, "x", item->as.image.height);
        dump_tag(buf, book, item->tag);
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, item->as.image.picture->source);
    } else {
        add_number(buf, " w", run_width(run));
        buf_printf(buf, " %s", name_of(run->font));
        add_number(buf, " ", run->size);
        if (run->expansion != 1000)
            buf_printf(buf, " x%d", (int)run->expansion);
        dump_tag(buf, book, item->tag);
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, run->text);
        buf_add(buf, run->actual ? STR(" actual") : STR(""));
    }
    buf_add_char(buf, '\n');
}

/* `scratch` is for one page at a time. */
static void dump_items(struct buf *buf, const struct book *book,
                       const struct page *page, struct arena *scratch)
{
    struct page open = page_open(scratch, page);
    for (size_t k = 0; k < open.n; k++)
        dump_item(buf, book, &open.items[k]);
    arena_clear(scratch);
}

/* A page on the side of a sheet; its items follow, where they are on it. */
static void dump_placed(struct buf *buf, const struct book *book,
                        const struct placed *placed, struct arena *scratch)
{
    buf_add(buf, STR("  placed "));
    buf_add_quoted(buf, placed->page->label);
    add_number(buf, " ", placed->x);
    add_number(buf, " ", placed->y);
    buf_add(buf, STR(" x"));
    buf_add_micro(buf, placed->scale);
    buf_add_char(buf, '\n');
    dump_items(buf, book, placed->page, scratch);
}

static void dump_page(struct buf *buf, const struct book *book, size_t i,
                      struct arena *scratch)
{
    const struct page *page = &book->pages[i];
    buf_printf(buf, "page %zu ", i + 1);
    buf_add_quoted(buf, page->label);
    add_number(buf, " ", page->width);
    add_number(buf, "x", page->height);
    buf_add_char(buf, '\n');
    dump_items(buf, book, page, scratch);
    for (size_t k = 0; k < page->placed_count; k++)
        dump_placed(buf, book, &page->placed[k], scratch);
}

static void dump_head(struct buf *buf, const struct book *book)
{
    buf_add(buf, STR("title "));
    buf_add_quoted(buf, book->meta.title);
    buf_add(buf, STR("\nlang "));
    buf_add_quoted(buf, book->meta.lang);
    buf_add_char(buf, '\n');
    for (size_t i = 0; i < book->font_count; i++)
        buf_printf(buf, "font %s %s\n",
                   font_is_fallback(book->fonts[i])
                       ? "fallback"
                       : style_names[font_style(book->fonts[i])],
                   font_postscript_name(book->fonts[i]));
}

static void dump_outline(struct buf *buf, const struct book *book)
{
    for (size_t i = 0; i < book->outline_count; i++) {
        const struct outline_entry *e = &book->outline[i];
        buf_printf(buf, "outline %d page %u", e->level, (unsigned)e->page + 1);
        if (e->x)
            add_number(buf, " ", e->x);
        add_number(buf, " ", e->y);
        buf_add_char(buf, ' ');
        buf_add_quoted(buf, e->title);
        buf_add_char(buf, '\n');
    }
}

void dump_pages(const struct book *book, struct buf *buf)
{
    struct arena *scratch = arena_child(buf->arena);
    dump_head(buf, book);
    dump_outline(buf, book);
    for (size_t i = 0; i < book->page_count; i++)
        dump_page(buf, book, i, scratch);
}
