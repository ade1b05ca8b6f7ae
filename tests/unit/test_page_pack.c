/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "layout/page.h"

enum { ITEMS = 60, GLYPHS = 50, TEXT = 4000 };

/* Numbers that are the same everywhere (Numerical Recipes' generator). */
static uint32_t next(uint32_t *seed)
{
    return *seed = *seed * 1664525 + 1013904223;
}

static int32_t any(uint32_t *seed)
{
    static const int32_t odd[] = {0, 1, -1, INT32_MAX, INT32_MIN, 63, -64};
    uint32_t pick = next(seed) >> 16;
    return pick % 8 < 7 ? (int32_t)(next(seed) >> 8) % 600000 - 1000
                        : odd[pick / 8 % 7];
}

static struct run random_run(struct arena *arena, uint32_t *seed,
                             const char *text, size_t *at)
{
    static char fonts[3];
    struct run run = {.font =
                          (struct font *)(void *)&fonts[next(seed) >> 16 & 1],
                      .size = any(seed),
                      .expansion = any(seed),
                      .n = (next(seed) >> 16) % GLYPHS,
                      .raised = next(seed) >> 31,
                      .actual = next(seed) >> 31};
    size_t from = next(seed) >> 30 ? *at : 7;
    *at = from + (next(seed) >> 16) % 40;
    run.text = (struct str){text + from, *at - from};
    run.glyphs = ARENA_ARRAY(arena, run.n, struct glyph);
    for (size_t i = 0; i < run.n; i++)
        run.glyphs[i] = (struct glyph){
            .id = (uint16_t)(next(seed) >> 16 & (i % 2 ? 0xFFFF : 0x7)),
            .advance = i % 3 ? 7000 + (mpt)(next(seed) >> 30) : any(seed),
            .rise = run.raised ? (int16_t)(next(seed) >> 16) : (int16_t)0};
    return run;
}

static struct item random_item(struct arena *arena, uint32_t *seed,
                               const char *text, size_t *at)
{
    static const struct image pictures[2];
    struct item item = {.kind = (enum item_kind)((next(seed) >> 16) % ITEMS),
                        .tag = next(seed) >> 16 & 1 ? TAG_ARTIFACT
                                                    : next(seed) >> 20,
                        .x = any(seed),
                        .y = any(seed)};
    switch (item.kind) {
    case ITEM_TEXT:
        item.as.run = random_run(arena, seed, text, at);
        break;
    case ITEM_RULE:
        item.as.rule.width = any(seed);
        item.as.rule.height = any(seed);
        break;
    case ITEM_IMAGE:
        item.as.image.picture = &pictures[next(seed) >> 31];
        item.as.image.width = any(seed);
        item.as.image.height = any(seed);
        break;
    case ITEM_LINK:
        item.as.link.href = (struct str){text, next(seed) >> 28};
        item.as.link.entry = next(seed) >> 20;
        item.as.link.note = next(seed) >> 31 ? SIZE_MAX : 0;
        item.as.link.width = any(seed);
        item.as.link.height = any(seed);
        break;
    case ITEM_FIELD:
        item.as.field.number = next(seed) >> 20;
        item.as.field.width = any(seed);
        item.as.field.height = any(seed);
        break;
    }
    return item;
}

static void assert_same_text(struct str a, struct str b)
{
    assert_int_equal(a.n, b.n);
    if (a.n)
        assert_ptr_equal(a.s, b.s);
}

static void assert_same_run(const struct run *a, const struct run *b)
{
    assert_ptr_equal(a->font, b->font);
    assert_int_equal(a->size, b->size);
    assert_int_equal(a->expansion, b->expansion);
    assert_int_equal(a->n, b->n);
    assert_int_equal(a->actual, b->actual);
    assert_same_text(a->text, b->text);
    for (size_t i = 0; i < a->n; i++) {
        assert_int_equal(a->glyphs[i].id, b->glyphs[i].id);
        assert_int_equal(a->glyphs[i].advance, b->glyphs[i].advance);
        assert_int_equal(a->glyphs[i].rise, b->glyphs[i].rise);
    }
}

static void assert_same(const struct item *a, const struct item *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->tag, b->tag);
    assert_int_equal(a->x, b->x);
    assert_int_equal(a->y, b->y);
    if (a->kind == ITEM_TEXT) {
        assert_same_run(&a->as.run, &b->as.run);
    } else if (a->kind == ITEM_RULE) {
        assert_int_equal(a->as.rule.width, b->as.rule.width);
        assert_int_equal(a->as.rule.height, b->as.rule.height);
    } else if (a->kind == ITEM_IMAGE) {
        assert_ptr_equal(a->as.image.picture, b->as.image.picture);
        assert_int_equal(a->as.image.width, b->as.image.width);
        assert_int_equal(a->as.image.height, b->as.image.height);
    } else if (a->kind == ITEM_FIELD) {
        assert_int_equal(a->as.field.number, b->as.field.number);
        assert_int_equal(a->as.field.width, b->as.field.width);
        assert_int_equal(a->as.field.height, b->as.field.height);
    } else {
        assert_same_text(a->as.link.href, b->as.link.href);
        assert_same_text(a->as.link.text, b->as.link.text);
        assert_int_equal(a->as.link.entry, b->as.link.entry);
        assert_int_equal(a->as.link.note, b->as.link.note);
        assert_int_equal(a->as.link.width, b->as.link.width);
        assert_int_equal(a->as.link.height, b->as.link.height);
    }
}

/* Packed, or kept as it is. */
static void put_by(struct arena *arena, struct arena *scratch,
                   struct page *page, bool kept)
{
    if (kept)
        page_keep(arena, page);
    else
        page_pack(arena, scratch, page);
}

/* What is put by at two times is opened as one page. */
static void what_is_packed_is_opened_as_it_was(void **state)
{
    static const char text[TEXT];
    uint32_t seed = 1;
    for (int round = 0; round < 200; round++) {
        struct arena *arena = arena_new(), *scratch = arena_child(arena);
        struct item *items = ARENA_ARRAY(arena, ITEMS, struct item);
        struct item *copy = ARENA_ARRAY(arena, ITEMS, struct item);
        size_t at = 0, later = (next(&seed) >> 16) % ITEMS;
        for (size_t i = 0; i < ITEMS; i++)
            copy[i] = items[i] = random_item(arena, &seed, text, &at);
        struct page page = {.width = 5, .items = copy, .n = later};
        put_by(arena, scratch, &page, round % 2);
        assert_int_equal(page.n, 0);
        page.items = copy + later;
        page.n = ITEMS - later;
        put_by(arena, scratch, &page, round % 3);
        memset(copy, 0xFF, ITEMS * sizeof *copy);
        arena_clear(scratch);
        struct page open = page_open(scratch, &page);
        assert_int_equal(open.width, 5);
        assert_int_equal(open.n, ITEMS);
        for (size_t i = 0; i < ITEMS; i++)
            assert_same(&open.items[i], &items[i]);
        arena_free(arena);
    }
}

static void an_open_page_is_as_it_is(void **state)
{
    struct arena *arena = arena_new();
    struct item item = {.kind = ITEM_RULE, .x = 3};
    struct page page = {.items = &item, .n = 1};
    struct page open = page_open(arena, &page);
    assert_ptr_equal(open.items, &item);
    assert_int_equal(open.n, 1);
    arena_free(arena);
}

/* The contents' tags come before those of the text, and artifacts have none. */
static void follow_their_tags_and_page(bool kept)
{
    static const uint32_t made[] = {
        0, 1, 2, 4, 5, 6, TAG_ARTIFACT, TAG_RUNNING_HEAD};
    static const uint32_t read[] = {
        0, 1, 4, 6, 2, 3, TAG_ARTIFACT, TAG_RUNNING_HEAD};
    enum { N = sizeof made / sizeof made[0] };
    struct arena *arena = arena_new();
    struct tag_order *order = ARENA_NEW(arena, struct tag_order);
    struct item items[N];
    for (size_t i = 0; i < N; i++)
        items[i] = (struct item){.kind = ITEM_RULE, .tag = made[i], .x = 10};
    struct page page = {.items = items, .n = N, .order = order};
    put_by(arena, arena, &page, kept);
    *order = (struct tag_order){.first = 2, .last = 5, .end = 7};
    page.shift = -3;
    struct page open = page_open(arena, &page);
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(open.items[i].tag, read[i]);
        assert_int_equal(open.items[i].x, 7);
    }
    arena_free(arena);
}

static void packed_items_follow_their_tags_and_page(void **state)
{
    follow_their_tags_and_page(false);
    follow_their_tags_and_page(true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_packed_is_opened_as_it_was),
        cmocka_unit_test(an_open_page_is_as_it_is),
        cmocka_unit_test(packed_items_follow_their_tags_and_page),
    };
    return RUN(tests);
}
