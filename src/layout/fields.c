/* SPDX-License-Identifier: MIT */
#include "layout/fields.h"

#include "base/arena.h"
#include "base/language.h"
#include "layout/pages.h"
#include "stages.h"

/* The seal has its real size, the others what they have room for. */
#define SEAL_SIZE       MPT_MM(36)
#define SIGNATURE_WIDTH MPT_MM(54)
#define COPY_WIDTH      MPT_MM(70)
#define COPY_HEIGHT     MPT_MM(14) /* three lines of 10 pt */

/* What each kind is called, and what it is for: in Vietnamese or else, followed
 * by a name, or by what stands for it. */
static const struct {
    const char *name, *what[2], *whose[2];
} kinds[] = {
    [FIELD_SIGNER] = {"NguoiKy",
                      {"Chữ ký số của", "Digital signature of"},
                      {"người ký", "the signer"}},
    [FIELD_SEAL] = {"CoQuan",
                    {"Chữ ký số, con dấu của", "Digital signature, seal of"},
                    {"cơ quan, tổ chức", "the organisation"}},
    [FIELD_COPY] = {"BanSao",
                    {"Chữ ký số của", "Digital signature of"},
                    {"cơ quan, tổ chức sao văn bản", "who makes a copy"}},
};

/* "CoQuan", "CoQuan2" ... */
static struct str name_of(const struct book *book, enum field_kind kind)
{
    size_t number = 1;
    for (size_t i = 0; i < book->field_count; i++)
        number += book->fields[i].kind == kind;
    struct str name = str_of(kinds[kind].name);
    return number == 1
               ? name
               : str_printf(book->arena, "%.*s%zu", STR_ARG(name), number);
}

static struct str text_of(const struct book *book, enum field_kind kind,
                          struct str whose)
{
    int other = !language_is(book->meta.lang, "vi");
    if (whose.n == 0)
        whose = str_of(kinds[kind].whose[other]);
    whose = str_one_line(book->arena, whose);
    return str_printf(book->arena, "%s %.*s", kinds[kind].what[other],
                      STR_ARG(whose));
}

/* A new field with its tag, as an item of that size that is still to be
 * placed. */
static struct item add_field(struct flow *flow, enum field_kind kind,
                             struct str whose, uint32_t parent, mpt width,
                             mpt height)
{
    static const struct node nothing;
    struct book *book = flow->book;
    struct item item = {.kind = ITEM_FIELD,
                        .tag = flow_tag(flow, &nothing, "Form", parent)};
    item.as.field.number = book->field_count;
    item.as.field.width = width;
    item.as.field.height = height;
    book->fields = arena_more(book->arena, book->fields, book->field_count,
                              sizeof *book->fields);
    struct sign_field field = {.kind = kind,
                               .name = name_of(book, kind),
                               .text = text_of(book, kind, whose)};
    book->fields[book->field_count++] = field;
    return item;
}

/* Puts the item into the middle of the room above a line. */
static void place_above(struct item *item, const struct flow_line *line,
                        mpt room)
{
    item->y = -line->baseline - (room + item->as.field.height) / 2;
}

/* The fields, which stand above the first line of the stretch from `from` on:
 * that of the signature over the middle of the name, the seal over its left
 * third. */
static void place_fields(struct flow *flow, size_t from, struct item *items,
                         size_t n)
{
    struct stretch *s = &flow->stretch;
    mpt room = 0;
    for (; s->items[from].kind != PB_BOX; from++)
        room += s->items[from].height;
    struct flow_line *line = &s->lines[from];
    struct set_line *set = &line->set;
    mpt width = items[0].as.field.width;
    items[0].as.field.height = room * 9 / 10;
    items[0].x = set->items[0].x + (set->width - width) / 2;
    if (items[0].x < 0)
        items[0].x = 0;
    if (n > 1)
        items[1].x = items[0].x + width / 3 - SEAL_SIZE;
    struct item *all = ARENA_ARRAY(flow->setter.arena, set->n + n, struct item);
    for (size_t i = 0; i < set->n; i++)
        all[i] = set->items[i];
    for (size_t i = 0; i < n; i++) {
        place_above(&items[i], line, room);
        all[set->n++] = items[i];
    }
    set->items = all;
}

bool flow_signer(struct flow *flow, const struct node *name, bool sealed,
                 struct place place)
{
    struct item items[2];
    struct book *book = flow->book;
    size_t fields = book->field_count, tags = book->tag_count;
    if (!flow->style->sign_fields)
        return flow_role_line(flow, name, place);
    if (flow->stretch.n == 0) /* there is room only below something */
        flow_add(flow, (struct pb_item){.kind = PB_BOX}, (struct flow_line){0});
    size_t from = flow->stretch.n;
    mpt most = flow->measure * 3 / 5;
    mpt width = most < SIGNATURE_WIDTH ? most : SIGNATURE_WIDTH;
    items[0] = add_field(flow, FIELD_SIGNER, node_text(book->arena, name),
                         place.tag, width, 0);
    if (sealed)
        items[1] = add_field(flow, FIELD_SEAL, meta_publisher(&book->meta),
                             place.tag, SEAL_SIZE, SEAL_SIZE);
    if (!flow_role_line(flow, name, place))
        return false;
    if (flow->stretch.n == from) { /* nothing is to be seen of the name */
        book->field_count = fields;
        book->tag_count = tags;
        return true;
    }
    place_fields(flow, from, items, sealed ? 2 : 1);
    return true;
}

/* ---- the mark of a copy ---- */

void fields_add_copy(struct flow *flow)
{
    if (flow->style->sign_fields)
        add_field(flow, FIELD_COPY, STR(""), 0, 0, 0);
}

/* It ends where the text ends, and fills the margin but for a little. */
void fields_place_copy(struct flow *flow)
{
    enum { FIRST_TAG = 1, FIRST_FIELD = 0 };
    const struct style *style = flow->paper;
    const mpt room = MPT_MM(3);
    struct book *book = flow->book;
    struct page *page = &book->pages[0];
    mpt measure = style_measure(style), height = style->top - 2 * room;
    struct item item = {.kind = ITEM_FIELD, .tag = FIRST_TAG, .y = room};
    if (!style->sign_fields)
        return;
    item.as.field.number = FIRST_FIELD;
    item.as.field.width = measure / 2 < COPY_WIDTH ? measure / 2 : COPY_WIDTH;
    item.as.field.height = height > COPY_HEIGHT ? height : COPY_HEIGHT;
    item.x = page->width - style->right - item.as.field.width;
    page->items = &item;
    page->n = 1;
    page_pack(book->arena, flow->pages->scratch, page);
    arena_clear(flow->pages->scratch);
}

/* ---- where they are ---- */

static void find_on(struct book *book, size_t number, const struct page *from,
                    const struct placed *placed, struct arena *scratch)
{
    struct page page = page_open(scratch, from);
    mpt side = book->pages[number].height;
    for (size_t i = 0; i < page.n; i++) {
        const struct item *item = &page.items[i];
        mpt x = item->x + item->as.field.width;
        mpt y = item->y + item->as.field.height;
        if (item->kind != ITEM_FIELD)
            continue;
        struct sign_field *field = &book->fields[item->as.field.number];
        field->page = number + 1;
        field->left = placed ? placed_x(placed, item->x) : item->x;
        field->top = side - (placed ? placed_y(placed, item->y) : item->y);
        field->right = placed ? placed_x(placed, x) : x;
        field->bottom = side - (placed ? placed_y(placed, y) : y);
    }
    arena_clear(scratch);
}

void book_find_fields(struct book *book)
{
    struct arena *scratch = arena_child(book->arena);
    for (size_t i = 0; book->field_count && i < book->page_count; i++) {
        const struct page *page = &book->pages[i];
        find_on(book, i, page, NULL, scratch);
        for (size_t k = 0; k < page->placed_count; k++)
            find_on(book, i, page->placed[k].page, &page->placed[k], scratch);
    }
}

const struct sign_field *book_fields(const struct book *book, size_t *n)
{
    *n = book->field_count;
    return book->fields;
}
