/* SPDX-License-Identifier: MIT */
/*
 * The tables of lists (\listtable) and of their uses (\listoverridetable): what
 * labels paragraphs have whose \listtext is missing, as of those which programs
 * other than Word have written. A level's text is a byte for its length, then
 * characters, among them bytes below nine for the numbers of levels.
 */
#include "base/arena.h"
#include "read/office/number.h"
#include "read/rtf/rtf.h"
#include "read/rtf/words.h"

enum { TABLE_MAX = 4096 };

/* What is being read. */
struct rtf_lists {
    struct docx_definition *definition; /* NULL: none */
    struct docx_list *list;             /* of the second table */
    struct docx_level *level;
    size_t level_count; /* of these, so far */
    size_t count;
    bool in_text; /* behind the byte for the length */
};

static struct rtf_lists *lists_of(struct rtf *r)
{
    if (!r->lists) {
        r->lists = ARENA_NEW(r->d->arena, struct rtf_lists);
        docx_begin_numbering(r->d);
    }
    return r->lists;
}

/* The next entry of the first table, or of the second. */
static void begin_entry(struct rtf *r, struct rtf_lists *l, bool uses)
{
    *l = (struct rtf_lists){.count = l->count + 1, .in_text = l->in_text};
    if (l->count > TABLE_MAX)
        return;
    if (uses)
        l->list = docx_new_list(r->d);
    else
        l->definition = docx_new_definition(r->d);
}

/* The next level of a definition, or the one by which a list differs. */
static void begin_level(struct rtf *r, struct rtf_lists *l)
{
    size_t i = l->definition ? l->level_count++ : l->level_count - 1;
    l->level = NULL;
    if (i >= DOCX_LEVELS)
        return;
    if (l->definition)
        l->level = &l->definition->levels[i];
    else if (l->list)
        l->level = l->list->own[i] = ARENA_NEW(r->d->arena, struct docx_level);
    if (l->level)
        *l->level = (struct docx_level){
            .start = 1, .restart = -1, .indent = -1, .given = true};
}

/* \levelnfc (the specification's table for it). */
static enum docx_form form_of(long number)
{
    static const enum docx_form forms[] = {FORM_DECIMAL, FORM_UPPER_ROMAN,
                                           FORM_LOWER_ROMAN, FORM_UPPER_LETTER,
                                           FORM_LOWER_LETTER};
    enum { ZERO = 22, BULLET = 23, NONE = 255 };
    if (number >= 0 && number < (long)(sizeof forms / sizeof forms[0]))
        return forms[number];
    return number == ZERO     ? FORM_DECIMAL_ZERO
           : number == BULLET ? FORM_BULLET
           : number == NONE   ? FORM_NONE
                              : FORM_DECIMAL;
}

static void set_id(struct rtf_lists *l, long id)
{
    if (l->definition)
        l->definition->id = id;
    if (l->list)
        l->list->definition_id = id;
}

/* Within \lfolevel, where a list begins. */
static void set_start(struct rtf_lists *l, long start)
{
    size_t i = l->level_count - 1;
    if (l->level)
        l->level->start = start;
    else if (l->list && i < DOCX_LEVELS)
        l->list->start[i] = start;
}

void rtf_list_word(struct rtf *r, enum rtf_action action, long value)
{
    struct rtf_lists *l = lists_of(r);
    switch (action) {
    case DO_LIST_DEFINITION:
    case DO_LIST_USE:
        begin_entry(r, l, action == DO_LIST_USE);
        break;
    case DO_LIST_ID:
        set_id(l, value);
        break;
    case DO_LIST_OTHER_LEVEL:
        l->level_count++;
        l->level = NULL;
        break;
    case DO_LIST_LEVEL:
        begin_level(r, l);
        break;
    case DO_LEVEL_FORM:
        if (l->level)
            l->level->form = form_of(value);
        break;
    case DO_LEVEL_START:
        set_start(l, value);
        break;
    default:
        break;
    }
}

void rtf_set_list(struct rtf *r, long number)
{
    if (r->lists && r->lists->list)
        r->lists->list->id = number;
}

void rtf_begin_level_text(struct rtf *r)
{
    lists_of(r)->in_text = false;
    r->name.n = 0;
}

bool rtf_add_level_byte(struct rtf *r, unsigned char byte)
{
    bool length = !r->lists->in_text, place = byte < DOCX_LEVELS;
    r->lists->in_text = true;
    if (!length && place) {
        rtf_add_character(r, '%');
        rtf_add_character(r, '1' + (uint32_t)byte);
    }
    return length || place;
}

void rtf_end_level_text(struct rtf *r)
{
    struct str text = docx_clean(r->d->arena, buf_str(&r->name));
    if (str_ends(text, STR(";")))
        text.n--;
    if (r->lists->level)
        r->lists->level->text = docx_level_text(text);
    r->name.n = 0;
}

/* The font of a level stands behind its text. */
void rtf_set_level_font(struct rtf *r, const struct rtf_font *font)
{
    if (r->lists && r->lists->level && font)
        r->lists->level->font = font->name;
}

bool rtf_count(struct rtf *r, long list, long level,
               struct docx_counted *counted)
{
    if (!r->lists)
        return false;
    if (!r->lists_end)
        docx_end_numbering(r->d);
    r->lists_end = true;
    return docx_count(r->d, list, level, counted);
}
