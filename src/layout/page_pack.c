/* SPDX-License-Identifier: MIT */
/*
 * Putting finished pages by. A page of text is some 25 KB of items and glyphs;
 * packed it is a fifth of that, so that a long book fits into memory. In go
 * the items of a page, out come bytes, and back. Numbers go as their difference
 * to the one before, in groups of 7 bits, the lowest first (as in LEB128): most
 * take one byte.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "layout/page.h"

/* The items of a page which were packed, or kept, together. */
struct packed {
    struct packed *next; /* those put on the page later */
    size_t items, glyphs;
    const struct item *kept; /* NULL: they are in `data` */
    unsigned char data[];
};

/* The advances last seen, by glyph: what those of the next are told from. */
enum { SEEN = 256 };

/*
 * A glyph goes as two bytes: its number, and in the lowest bits how its advance
 * differs from the last one of the same glyph. Widths are rounded so that lines
 * end exactly, which makes them 1 more or less than each other; another
 * difference follows. So does a number too high for the two bytes. Of all this
 * a processor guesses nearly every turn.
 */
enum step { STEP_LESS, STEP_NONE, STEP_MORE, STEP_OTHER, STEPS };
static const unsigned high = UINT16_MAX / STEPS;

/* What an item is told from: the one before it. */
struct last {
    struct item item;
    const char *text;
    mpt advances[SEEN];
};

struct writer {
    struct buf buf;
    struct last last;
};

struct reader {
    const unsigned char *at;
    struct glyph *glyphs; /* where those of the next run go */
    struct last last;
};

/* ---- numbers ---- */

/* Writes a number at `at`, where there is room for it; returns its end. */
static inline char *write_number(char *at, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        *at++ = (char)(value | 0x80);
    *at++ = (char)value;
    return at;
}

static void put(struct writer *w, uint64_t value)
{
    enum { LONGEST = 10 };
    char *bytes = buf_reserve(&w->buf, LONGEST);
    w->buf.n += (size_t)(write_number(bytes, value) - bytes);
}

static inline uint64_t read_number(const unsigned char **at)
{
    uint64_t byte = *(*at)++, value = byte & 0x7F;
    for (int shift = 7; byte >= 0x80; shift += 7) {
        byte = *(*at)++;
        value |= (byte & 0x7F) << shift;
    }
    return value;
}

static uint64_t take(struct reader *r)
{
    return read_number(&r->at);
}

/* The sign goes to the lowest bit. */
static inline uint64_t step_between(int64_t from, int64_t to)
{
    uint64_t step = (uint64_t)to - (uint64_t)from;
    return step << 1 ^ (step >> 63 ? UINT64_MAX : 0);
}

static inline int64_t step_on(int64_t from, uint64_t step)
{
    step = step >> 1 ^ (step & 1 ? UINT64_MAX : 0);
    return (int64_t)((uint64_t)from + step);
}

static void put_step(struct writer *w, int64_t from, int64_t to)
{
    put(w, step_between(from, to));
}

static int64_t take_step(struct reader *r, int64_t from)
{
    return step_on(from, take(r));
}

/* What lives elsewhere is named by its address. */
static void put_address(struct writer *w, const void *address)
{
    buf_add(&w->buf, (struct str){(const char *)&address, sizeof address});
}

static void *take_address(struct reader *r)
{
    void *address;
    memcpy(&address, r->at, sizeof address);
    r->at += sizeof address;
    return address;
}

/* ---- texts: most are parts of one, each going on where the last ended ---- */

static void put_text(struct writer *w, struct str text)
{
    bool goes_on = w->last.text && text.s == w->last.text;
    put(w, (uint64_t)text.n << 1 | goes_on);
    if (!goes_on)
        put_address(w, text.s);
    w->last.text = text.s ? text.s + text.n : NULL;
}

static struct str take_text(struct reader *r)
{
    uint64_t head = take(r);
    struct str text = {r->last.text, (size_t)(head >> 1)};
    if (!(head & 1))
        text.s = take_address(r);
    r->last.text = text.s ? text.s + text.n : NULL;
    return text;
}

/* ---- runs ---- */

static inline char *write_short(char *at, unsigned value)
{
    uint16_t bytes = (uint16_t)value;
    memcpy(at, &bytes, sizeof bytes);
    return at + sizeof bytes;
}

static inline unsigned read_short(const unsigned char **at)
{
    uint16_t bytes;
    memcpy(&bytes, *at, sizeof bytes);
    *at += sizeof bytes;
    return bytes;
}

static void put_glyphs(struct writer *w, const struct run *run)
{
    enum { LONGEST = 2 + 2 + 5 };
    char *bytes = buf_reserve(&w->buf, run->n * LONGEST), *at = bytes;
    for (size_t i = 0; i < run->n; i++) {
        const struct glyph *glyph = &run->glyphs[i];
        mpt *seen = &w->last.advances[glyph->id % SEEN];
        uint64_t step = (uint64_t)((int64_t)glyph->advance - *seen + STEP_NONE);
        unsigned kind = step < STEP_OTHER ? (unsigned)step : STEP_OTHER;
        bool follows = glyph->id >= high;
        at = write_short(at, (follows ? high : glyph->id) * STEPS + kind);
        if (follows)
            at = write_short(at, glyph->id);
        if (kind == STEP_OTHER)
            at = write_number(at, step_between(*seen, glyph->advance));
        *seen = glyph->advance;
    }
    w->buf.n += (size_t)(at - bytes);
}

static void take_glyphs(struct reader *r, const struct run *run)
{
    const unsigned char *at = r->at;
    for (size_t i = 0; i < run->n; i++) {
        unsigned head = read_short(&at), id = head / STEPS;
        if (id == high)
            id = read_short(&at);
        mpt *seen = &r->last.advances[id % SEEN];
        *seen = head % STEPS == STEP_OTHER
                    ? (mpt)step_on(*seen, read_number(&at))
                    : *seen + (mpt)(head % STEPS) - STEP_NONE;
        run->glyphs[i] = (struct glyph){.id = (uint16_t)id, .advance = *seen};
    }
    r->at = at;
}

/* The font's address, only where it is another than the last run's. */
static void put_run(struct writer *w, const struct run *run)
{
    const struct run *last = &w->last.item.as.run;
    bool same = w->last.item.kind == ITEM_TEXT && run->font == last->font;
    put(w, (uint64_t)run->n << 3 | (uint64_t)run->raised << 2 |
               (uint64_t)run->actual << 1 | same);
    if (!same)
        put_address(w, run->font);
    put_step(w, same ? last->size : 0, run->size);
    put_step(w, same ? last->expansion : 0, run->expansion);
    put_text(w, run->text);
    put_glyphs(w, run);
    for (size_t i = 0; run->raised && i < run->n; i++)
        put_step(w, 0, run->glyphs[i].rise);
}

static void take_run(struct reader *r, struct run *run)
{
    const struct run *last = &r->last.item.as.run;
    uint64_t head = take(r);
    bool same = head & 1;
    run->font = same ? last->font : take_address(r);
    run->size = (mpt)take_step(r, same ? last->size : 0);
    run->expansion = (int32_t)take_step(r, same ? last->expansion : 0);
    run->text = take_text(r);
    run->actual = head >> 1 & 1;
    run->raised = head >> 2 & 1;
    run->n = (size_t)(head >> 3);
    run->glyphs = r->glyphs;
    r->glyphs += run->n;
    take_glyphs(r, run);
    for (size_t i = 0; run->raised && i < run->n; i++)
        run->glyphs[i].rise = (int16_t)take_step(r, 0);
}

/* ---- items ---- */

static void put_size(struct writer *w, mpt width, mpt height)
{
    put_step(w, 0, width);
    put_step(w, 0, height);
}

static void take_size(struct reader *r, mpt *width, mpt *height)
{
    *width = (mpt)take_step(r, 0);
    *height = (mpt)take_step(r, 0);
}

static void put_link(struct writer *w, const struct item *item)
{
    put_text(w, item->as.link.href);
    put_text(w, item->as.link.text);
    put(w, item->as.link.entry);
    put(w, item->as.link.note);
    put_size(w, item->as.link.width, item->as.link.height);
}

static void put_item(struct writer *w, const struct item *item)
{
    put(w, (uint64_t)item->kind);
    put_step(w, w->last.item.tag, item->tag);
    put_step(w, w->last.item.x, item->x);
    put_step(w, w->last.item.y, item->y);
    switch (item->kind) {
    case ITEM_TEXT:
        put_run(w, &item->as.run);
        break;
    case ITEM_RULE:
        put_size(w, item->as.rule.width, item->as.rule.height);
        break;
    case ITEM_IMAGE:
        put_address(w, item->as.image.picture);
        put_size(w, item->as.image.width, item->as.image.height);
        break;
    case ITEM_LINK:
        put_link(w, item);
        break;
    case ITEM_FIELD:
        put(w, item->as.field.number);
        put_size(w, item->as.field.width, item->as.field.height);
        break;
    }
    w->last.item = *item;
}

static struct item take_item(struct reader *r)
{
    struct item item = {.kind = (enum item_kind)take(r)};
    item.tag = (uint32_t)take_step(r, r->last.item.tag);
    item.x = (mpt)take_step(r, r->last.item.x);
    item.y = (mpt)take_step(r, r->last.item.y);
    switch (item.kind) {
    case ITEM_TEXT:
        take_run(r, &item.as.run);
        break;
    case ITEM_RULE:
        take_size(r, &item.as.rule.width, &item.as.rule.height);
        break;
    case ITEM_IMAGE:
        item.as.image.picture = take_address(r);
        take_size(r, &item.as.image.width, &item.as.image.height);
        break;
    case ITEM_LINK:
        item.as.link.href = take_text(r);
        item.as.link.text = take_text(r);
        item.as.link.entry = (size_t)take(r);
        item.as.link.note = (size_t)take(r);
        take_size(r, &item.as.link.width, &item.as.link.height);
        break;
    case ITEM_FIELD:
        item.as.field.number = (size_t)take(r);
        take_size(r, &item.as.field.width, &item.as.field.height);
        break;
    }
    r->last.item = item;
    return item;
}

/* ---- pages ---- */

uint32_t tag_moved(const struct tag_order *order, uint32_t tag)
{
    if (tag >= TAG_WATERMARK || tag < order->first)
        return tag;
    if (tag < order->last)
        return tag + (order->end - order->last);
    return tag - (order->last - order->first);
}

static void put_by(struct page *page, struct packed *packed)
{
    struct packed **end = &page->packed;
    while (*end)
        end = &(*end)->next;
    *end = packed;
    page->items = NULL;
    page->n = 0;
}

void page_pack(struct arena *arena, struct arena *scratch, struct page *page)
{
    struct writer *w = ARENA_NEW(scratch, struct writer);
    size_t glyphs = 0;
    w->buf.arena = scratch;
    for (size_t i = 0; i < page->n; i++) {
        const struct item *item = &page->items[i];
        put_item(w, item);
        glyphs += item->kind == ITEM_TEXT ? item->as.run.n : 0;
    }
    struct packed *packed = arena_room(arena, 1, sizeof *packed + w->buf.n);
    *packed = (struct packed){.items = page->n, .glyphs = glyphs};
    if (w->buf.n)
        memcpy(packed->data, w->buf.data, w->buf.n);
    put_by(page, packed);
}

void page_keep(struct arena *arena, struct page *page)
{
    struct item *items = arena_room(arena, page->n, sizeof *items);
    struct packed *packed = ARENA_NEW(arena, struct packed);
    for (size_t i = 0; i < page->n; i++) {
        struct item *item = &items[i];
        *item = page->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        struct run *run = &item->as.run;
        struct glyph *glyphs = arena_room(arena, run->n, sizeof *glyphs);
        for (size_t k = 0; k < run->n; k++)
            glyphs[k] = run->glyphs[k];
        run->glyphs = glyphs;
    }
    packed->items = page->n;
    packed->kept = items;
    put_by(page, packed);
}

static void open_item(struct page *page, const struct item *item)
{
    static const struct tag_order as_made;
    const struct tag_order *order = page->order ? page->order : &as_made;
    struct item *open = &page->items[page->n++];
    *open = *item;
    open->tag = tag_moved(order, item->tag);
    open->x += page->shift;
}

/* Opens what was put by together, behind the page's open items. */
static void open_packed(struct arena *arena, struct page *page,
                        const struct packed *packed)
{
    struct reader *r = ARENA_NEW(arena, struct reader);
    r->at = packed->data;
    r->glyphs = arena_room(arena, packed->glyphs, sizeof *r->glyphs);
    for (size_t i = 0; i < packed->items; i++) {
        const struct item item = take_item(r);
        open_item(page, &item);
    }
}

static void open_kept(struct page *page, const struct packed *packed)
{
    for (size_t i = 0; packed->kept && i < packed->items; i++)
        open_item(page, &packed->kept[i]);
}

struct page page_open(struct arena *arena, const struct page *page)
{
    struct page open = *page;
    size_t n = 0;
    for (const struct packed *p = page->packed; p; p = p->next)
        n += p->items;
    if (n == 0)
        return open;
    open.items = arena_room(arena, n, sizeof *open.items);
    open.n = 0;
    for (const struct packed *p = page->packed; p; p = p->next) {
        if (p->kept)
            open_kept(&open, p);
        else
            open_packed(arena, &open, p);
    }
    return open;
}
