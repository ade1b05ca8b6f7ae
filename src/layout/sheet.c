/* SPDX-License-Identifier: MIT */
/*
 * Imposition: a book of pages in, a book whose pages are the sides of sheets
 * of paper out. The pages stay as they were set; a side says which of them it
 * holds, where, and how much smaller. Only what names a page moves with them.
 */
#include "base/arena.h"
#include "base/str.h"
#include "layout/page.h"
#include "stages.h"

/* The paper that printers have (ISO 216). */
static const mpt a4_short = MPT_MM(210), a4_long = MPT_MM(297);

/*
 * What one fold at once takes of office paper, and a stapler holds: 32 pages.
 * A longer booklet is sewn or stapled in several, as even as can be.
 */
enum { SIGNATURE_SHEETS = 8 };

enum { SHEET_PAGES = 4, SIDES = 2 };

/* Where there is no page: an empty half of a side. */
#define NO_PAGE SIZE_MAX

struct press {
    const struct book *from;
    struct book *to;
    mpt width, height; /* of a sheet */
    bool stacked;      /* the halves lie one above the other */
};

static mpt scaled(mpt length, int32_t scale)
{
    return (mpt)((int64_t)length * scale / SCALE_WHOLE);
}

mpt placed_x(const struct placed *placed, mpt x)
{
    return placed->x + scaled(x, placed->scale);
}

mpt placed_y(const struct placed *placed, mpt y)
{
    return placed->y + scaled(y, placed->scale);
}

/*
 * Pages no larger than A4 lie on A4, larger ones on a sheet of their own size.
 * It is turned so that the halves have the pages' form: side by side, or one
 * above the other where pages are wide. What folds lies side by side.
 */
static void choose_sheet(struct press *p)
{
    const struct page *page = &p->from->pages[0];
    bool wide = page->width > page->height;
    mpt shorter = wide ? page->height : page->width;
    mpt longer = wide ? page->width : page->height;
    if (shorter <= a4_short && longer <= a4_long) {
        shorter = a4_short;
        longer = a4_long;
    }
    p->stacked = wide && !p->to->folded;
    p->width = p->stacked ? shorter : longer;
    p->height = p->stacked ? longer : shorter;
}

/* Rounded down, so that a page never leaves its half. */
static int32_t scale_to(const struct page *page, mpt width, mpt height)
{
    int64_t across = (int64_t)width * SCALE_WHOLE / page->width;
    int64_t down = (int64_t)height * SCALE_WHOLE / page->height;
    int64_t scale = across < down ? across : down;
    return scale > SCALE_WHOLE ? SCALE_WHOLE : (int32_t)scale;
}

/* A page in the middle of its half; at the fold, where there is one. */
static struct placed place(const struct press *p, size_t number, int half)
{
    const struct page *page = &p->from->pages[number];
    mpt width = p->stacked ? p->width : p->width / SIDES;
    mpt height = p->stacked ? p->height / SIDES : p->height;
    struct placed placed = {
        .page = page, .number = number, .scale = scale_to(page, width, height)};
    mpt across = width - scaled(page->width, placed.scale);
    mpt down = height - scaled(page->height, placed.scale);
    placed.x = across / 2;
    placed.y = down / 2;
    if (p->to->folded)
        placed.x = half == 0 ? across : 0;
    if (half == 1 && p->stacked)
        placed.y += height;
    else if (half == 1)
        placed.x += width;
    return placed;
}

/* The labels of both halves, a dash for one that is empty. */
static struct str label_of(const struct press *p, const size_t numbers[SIDES])
{
    struct str labels[SIDES];
    for (int i = 0; i < SIDES; i++)
        labels[i] = numbers[i] < p->from->page_count
                        ? p->from->pages[numbers[i]].label
                        : STR("–");
    return str_printf(p->to->arena, "%.*s, %.*s", STR_ARG(labels[0]),
                      STR_ARG(labels[1]));
}

/* A side with these pages; numbers behind the last page are no pages. */
static void add_side(struct press *p, size_t first, size_t second)
{
    struct book *to = p->to;
    const size_t numbers[SIDES] = {first, second};
    struct placed *placed = ARENA_ARRAY(to->arena, SIDES, struct placed);
    size_t n = 0;
    for (int i = 0; i < SIDES; i++) {
        if (numbers[i] < p->from->page_count)
            placed[n++] = place(p, numbers[i], i);
    }
    to->pages[to->page_count++] = (struct page){.width = p->width,
                                                .height = p->height,
                                                .label = label_of(p, numbers),
                                                .placed = placed,
                                                .placed_count = n};
}

/* Two pages a side in reading order. Those that face each other share one, and
 * the first of them all has none beside it. */
static void lay_pairs(struct press *p)
{
    size_t n = p->from->page_count, i = 0;
    p->to->pages = ARENA_ARRAY(p->to->arena, n / 2 + 1, struct page);
    if (p->from->facing)
        add_side(p, NO_PAGE, i++);
    for (; i < n; i += 2)
        add_side(p, i, i + 1);
}

/*
 * Sheets laid into each other and folded once: the outermost holds the first
 * two pages and the last two. The front has its pages last and first, the back
 * has the second and the last but one.
 */
static void lay_signature(struct press *p, size_t first, size_t sheets)
{
    size_t low = first, high = first + sheets * SHEET_PAGES - 1;
    for (; low < high; low += 2, high -= 2) {
        add_side(p, high, low);
        add_side(p, low + 1, high - 1);
    }
}

/* Blank pages only fill up the last sheet. */
static void lay_booklet(struct press *p)
{
    size_t sheets = (p->from->page_count + SHEET_PAGES - 1) / SHEET_PAGES;
    size_t signatures = (sheets + SIGNATURE_SHEETS - 1) / SIGNATURE_SHEETS;
    p->to->pages = ARENA_ARRAY(p->to->arena, sheets * SIDES, struct page);
    for (size_t i = 0, first = 0; i < signatures; i++) {
        size_t part = sheets / signatures + (i < sheets % signatures);
        lay_signature(p, first, part);
        first += part * SHEET_PAGES;
    }
}

/* Where each page lies: on which side, and where there. */
struct whereabouts {
    const struct placed *placed;
    uint32_t side;
};

static const struct whereabouts *find_pages(struct press *p)
{
    const struct book *to = p->to;
    struct whereabouts *at =
        ARENA_ARRAY(to->arena, p->from->page_count, struct whereabouts);
    for (size_t side = 0; side < to->page_count; side++) {
        for (size_t i = 0; i < to->pages[side].placed_count; i++) {
            const struct placed *placed = &to->pages[side].placed[i];
            at[placed->number] = (struct whereabouts){placed, (uint32_t)side};
        }
    }
    return at;
}

/* Entries that name pages and places on them: now sides, and places there. */
static struct outline_entry *moved(struct press *p,
                                   const struct whereabouts *pages,
                                   const struct outline_entry *entries,
                                   size_t n)
{
    struct outline_entry *to =
        ARENA_ARRAY(p->to->arena, n, struct outline_entry);
    for (size_t i = 0; i < n; i++) {
        const struct whereabouts *at = &pages[entries[i].page];
        to[i] = entries[i];
        to[i].x = placed_x(at->placed, to[i].x);
        to[i].y = placed_y(at->placed, to[i].y);
        to[i].page = at->side;
    }
    return to;
}

static void move_entries(struct press *p)
{
    const struct book *from = p->from;
    const struct whereabouts *pages = find_pages(p);
    p->to->outline = moved(p, pages, from->outline, from->outline_count);
    p->to->notes = moved(p, pages, from->notes, from->note_count);
}

struct book *impose(struct book *book, const char *sheet)
{
    struct str name = str_of(sheet);
    bool folded = str_eq(name, STR("booklet"));
    if (!folded && !str_eq(name, STR("2up")))
        return book;
    struct press p = {.from = book, .to = ARENA_NEW(book->arena, struct book)};
    *p.to = *book;
    p.to->page_count = 0;
    p.to->folded = folded;
    choose_sheet(&p);
    if (folded)
        lay_booklet(&p);
    else
        lay_pairs(&p);
    move_entries(&p);
    return p.to;
}

int32_t book_scale(const struct book *book)
{
    int32_t most = 0;
    for (size_t i = 0; i < book->page_count; i++) {
        const struct page *page = &book->pages[i];
        for (size_t k = 0; k < page->placed_count; k++)
            most = page->placed[k].scale > most ? page->placed[k].scale : most;
    }
    return most ? most : SCALE_WHOLE;
}
