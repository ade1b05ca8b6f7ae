/* SPDX-License-Identifier: MIT */
/*
 * Lists whose numbers are counted here. The lists of one definition count on
 * from each other, unless one says where it starts; a level starts anew below a
 * higher one.
 */
#include "read/office/number.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/symbols.h"

enum { LINKS_MAX = 8 /* definitions which only name another */ };

struct str docx_level_text(struct str text)
{
    enum { LABEL_MAX = 250 }; /* about what Word takes */
    size_t end = text.n < LABEL_MAX ? text.n : LABEL_MAX;
    while (end < text.n && end > 0 && utf8_goes_on(text.s[end]))
        end--;
    return str_slice(text, 0, end);
}

void docx_begin_numbering(struct docx *d)
{
    d->numbering = ARENA_NEW(d->arena, struct docx_numbering);
}

struct docx_definition *docx_new_definition(struct docx *d)
{
    struct docx_numbering *n = d->numbering;
    struct docx_definition *def = ARENA_NEW(d->arena, struct docx_definition);
    n->definitions = arena_more(d->arena, n->definitions, n->definition_count,
                                sizeof(struct docx_definition *));
    n->definitions[n->definition_count++] = def;
    return def;
}

struct docx_list *docx_new_list(struct docx *d)
{
    struct docx_numbering *n = d->numbering;
    struct docx_list *list = ARENA_NEW(d->arena, struct docx_list);
    for (size_t i = 0; i < DOCX_LEVELS; i++)
        list->start[i] = -1;
    n->lists = arena_more(d->arena, n->lists, n->list_count,
                          sizeof(struct docx_list *));
    n->lists[n->list_count++] = list;
    return list;
}

static int by_list_id(const void *a, const void *b)
{
    long x = (*(struct docx_list *const *)a)->id,
         y = (*(struct docx_list *const *)b)->id;
    return (x > y) - (x < y);
}

static int by_definition_id(const void *a, const void *b)
{
    long x = (*(struct docx_definition *const *)a)->id;
    long y = (*(struct docx_definition *const *)b)->id;
    return (x > y) - (x < y);
}

static struct docx_definition *find_definition(const struct docx_numbering *n,
                                               long id)
{
    struct docx_definition key = {.id = id}, *wanted = &key;
    struct docx_definition **found =
        n->definition_count
            ? bsearch(&wanted, n->definitions, n->definition_count,
                      sizeof(struct docx_definition *), by_definition_id)
            : NULL;
    return found ? *found : NULL;
}

static struct docx_list *find_list(const struct docx_numbering *n, long id)
{
    struct docx_list key = {.id = id}, *wanted = &key;
    struct docx_list **found =
        n && n->list_count ? bsearch(&wanted, n->lists, n->list_count,
                                     sizeof(struct docx_list *), by_list_id)
                           : NULL;
    return found ? *found : NULL;
}

static int by_style(const void *a, const void *b)
{
    struct str x = (*(struct docx_definition *const *)a)->style;
    struct str y = (*(struct docx_definition *const *)b)->style;
    int order = memcmp(x.s, y.s, x.n < y.n ? x.n : y.n);
    return order ? order : (x.n > y.n) - (x.n < y.n);
}

/* The definitions are in the order of their ids. */
static void list_styles(struct docx *d, struct docx_numbering *n)
{
    n->styled =
        ARENA_ARRAY(d->arena, n->definition_count, struct docx_definition *);
    for (size_t i = 0; i < n->definition_count; i++) {
        if (n->definitions[i]->style.n)
            n->styled[n->styled_count++] = n->definitions[i];
    }
    if (n->styled_count)
        qsort(n->styled, n->styled_count, sizeof(struct docx_definition *),
              by_style);
}

static struct docx_definition *find_style(const struct docx_numbering *n,
                                          struct str style)
{
    struct docx_definition key = {.style = style}, *wanted = &key;
    struct docx_definition **found =
        n->styled_count ? bsearch(&wanted, n->styled, n->styled_count,
                                  sizeof(struct docx_definition *), by_style)
                        : NULL;
    return found ? *found : NULL;
}

/* One that only names a list style leads to the definition of that style. */
static struct docx_definition *follow(const struct docx_numbering *n,
                                      struct docx_definition *def)
{
    for (int i = 0; def && def->linked.n && i < LINKS_MAX; i++) {
        struct docx_definition *to = find_style(n, def->linked);
        if (!to)
            break;
        def = to;
    }
    return def;
}

void docx_end_numbering(struct docx *d)
{
    struct docx_numbering *n = d->numbering;
    if (n->definition_count)
        qsort(n->definitions, n->definition_count,
              sizeof(struct docx_definition *), by_definition_id);
    if (n->list_count)
        qsort(n->lists, n->list_count, sizeof(struct docx_list *), by_list_id);
    list_styles(d, n);
    for (size_t i = 0; i < n->list_count; i++)
        n->lists[i]->definition =
            follow(n, find_definition(n, n->lists[i]->definition_id));
}

static const struct docx_level *level_of(const struct docx_list *list, long i)
{
    return list->own[i] ? list->own[i] : &list->definition->levels[i];
}

static long start_of(const struct docx_list *list, long i)
{
    return list->start[i] >= 0 ? list->start[i] : level_of(list, i)->start;
}

/* A list that says where it starts does so when it is first used. */
static void use_list(struct docx_list *list)
{
    for (size_t i = 0; !list->used && i < DOCX_LEVELS; i++) {
        if (list->start[i] >= 0)
            list->definition->counted[i] = false;
    }
    list->used = true;
}

/* A level below starts anew, or only below one as high as it says; 0: never
 * (17.9.10). */
static bool restarts(const struct docx_level *level, long below)
{
    return level->restart < 0 || below < level->restart;
}

static void advance(struct docx_list *list, long at)
{
    struct docx_definition *def = list->definition;
    use_list(list);
    for (long i = 0; i <= at; i++) {
        if (!def->counted[i])
            def->count[i] = start_of(list, i);
        else if (i == at)
            def->count[i]++;
        def->counted[i] = true;
    }
    for (long i = at + 1; i < DOCX_LEVELS; i++) {
        if (restarts(level_of(list, i), at))
            def->counted[i] = false;
    }
}

/* The level's text with its numbers: "%1.%2." to "2.1." (17.9.11). */
static struct str label_of(struct docx *d, const struct docx_list *list,
                           long at)
{
    const struct docx_level *level = level_of(list, at);
    struct buf buf = {.arena = d->arena};
    struct str text = level->text;
    for (size_t i = 0; i < text.n; i++) {
        long k = i + 1 < text.n ? text.s[i + 1] - '1' : -1;
        if (text.s[i] != '%' || k < 0 || k >= DOCX_LEVELS) {
            buf_add_char(&buf, text.s[i]);
            continue;
        }
        enum docx_form form = level_of(list, k)->form;
        i++;
        if (level->form != FORM_NONE)
            docx_add_number(&buf, level->legal ? FORM_DECIMAL : form,
                            list->definition->count[k]);
    }
    return str_trim(buf_str(&buf));
}

/* A bullet from a symbol font as Unicode has it; what has no place there, or
 * no text at all but a picture, as the usual one. */
struct str docx_bullet(struct arena *arena, struct str font, struct str sign)
{
    struct str text = str_trim(symbols_to_unicode(arena, font, sign, true));
    bool private = str_starts(text, STR("\xEF\x80")) ||
                   str_starts(text, STR("\xEF\x81")) ||
                   str_starts(text, STR("\xEF\x82")) ||
                   str_starts(text, STR("\xEF\x83"));
    bool courier_o = str_eq(text, STR("o")) && str_starts(font, STR("Courier"));
    return private ? STR("•") : courier_o ? STR("○") : text;
}

bool docx_count(struct docx *d, long list_id, long level,
                struct docx_counted *counted)
{
    struct docx_list *list = find_list(d->numbering, list_id);
    if (!list || !list->definition)
        return false;
    level = level < 0 ? 0 : level >= DOCX_LEVELS ? DOCX_LEVELS - 1 : level;
    const struct docx_level *l = level_of(list, level);
    advance(list, level);
    counted->label = l->form == FORM_BULLET
                         ? docx_bullet(d->arena, l->font, l->text)
                         : label_of(d, list, level);
    counted->ordered =
        counted->label.n > 0 && l->form != FORM_BULLET && l->form != FORM_NONE;
    counted->indent = l->indent;
    return l->given;
}

long docx_style_level(const struct docx *d, long list_id, struct str style,
                      long otherwise)
{
    const struct docx_list *list = find_list(d->numbering, list_id);
    for (long i = 0; list && list->definition && style.n && i < DOCX_LEVELS;
         i++) {
        if (str_eq(level_of(list, i)->style, style))
            return i;
    }
    return otherwise;
}
