/* SPDX-License-Identifier: MIT */
/*
 * Lists. OpenDocument nests them (5.3), but numbers count as in Word: through
 * all lists that go on from each other, a level anew below a higher one. So a
 * list here is a set of counters, and the style of each level says what is
 * shown of them (16.30 to 16.33).
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/odt/odt.h"

enum {
    STYLES_MAX = 4096,
    REACH_MAX = 4096, /* lists that are looked through for one to go on from */
    LEVELS = 10,
    SIGN_MAX = 250,   /* bytes before and behind a number */
    START_MAX = 32767 /* what LibreOffice takes; it counts from 1 beyond */
};

struct level {
    enum docx_form form;
    struct str before, after, sign, font; /* sign: a bullet */
    long start, shown;                    /* how many levels its label shows */
    bool given;
};

struct list_style {
    struct str name;
    struct level levels[LEVELS];
    bool consecutive; /* its levels have one number in common (19.794) */
};

struct list {
    struct str id;
    long style;
    long count[LEVELS];
    bool counted[LEVELS];
    long last; /* counted, at whatever level */
};

struct odt_lists {
    struct list_style **styles;
    struct list **lists;
    size_t style_count, list_count;
};

static struct odt_lists *lists_of(struct odt *o)
{
    if (!o->lists)
        o->lists = ARENA_NEW(o->d->arena, struct odt_lists);
    return o->lists;
}

/* A name that nothing has defined so far is given its place. */
long odt_list_style(struct odt *o, struct str name)
{
    struct odt_lists *l = lists_of(o);
    for (size_t i = 0; i < l->style_count; i++) {
        if (str_eq(l->styles[i]->name, name))
            return (long)i + 1;
    }
    if (l->style_count == STYLES_MAX)
        return 0;
    struct list_style *style = ARENA_NEW(o->d->arena, struct list_style);
    style->name = str_copy(o->d->arena, name);
    l->styles = arena_more(o->d->arena, l->styles, l->style_count,
                           sizeof(struct list_style *));
    l->styles[l->style_count++] = style;
    return (long)l->style_count;
}

static struct str of_style(struct odt *o, struct docx_xml *xml,
                           const char *name)
{
    struct str value = docx_xml_attribute(xml, NS_STYLE, name);
    return docx_clean(o->d->arena, str_slice(value, 0, SIGN_MAX));
}

static long of_text(struct docx_xml *xml, const char *name, long otherwise)
{
    return docx_number_of(docx_xml_attribute(xml, NS_TEXT, name), otherwise);
}

/* Where an item says that its list begins; -1: it does not. */
static long start_of(struct docx_xml *xml)
{
    long start = of_text(xml, "start-value", -1);
    return start > START_MAX ? -1 : start;
}

/* 19.500: the forms that XSLT has. */
static enum docx_form form_of(struct str format)
{
    return format.n == 0                   ? FORM_NONE
           : str_eq(format, STR("a"))      ? FORM_LOWER_LETTER
           : str_eq(format, STR("A"))      ? FORM_UPPER_LETTER
           : str_eq(format, STR("i"))      ? FORM_LOWER_ROMAN
           : str_eq(format, STR("I"))      ? FORM_UPPER_ROMAN
           : str_starts(format, STR("01")) ? FORM_DECIMAL_ZERO
                                           : FORM_DECIMAL;
}

static void read_level_props(struct odt *o, struct docx_xml *xml,
                             struct level *level)
{
    struct docx_props props = {.bold = UNSAID};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == STYLE_text_properties)
            odt_read_props(o, xml, &props);
    }
    level->font = props.font;
}

static void read_level(struct odt *o, struct docx_xml *xml,
                       struct list_style *style)
{
    long at = of_text(xml, "level", 0);
    struct level level = {
        .form = form_of(docx_xml_attribute(xml, NS_STYLE, "num-format")),
        .before = of_style(o, xml, "num-prefix"),
        .after = of_style(o, xml, "num-suffix"),
        .start = of_text(xml, "start-value", 1),
        .shown = of_text(xml, "display-levels", 1),
        .given = true};
    struct str sign = docx_xml_attribute(xml, NS_TEXT, "bullet-char");
    bool is_number = xml->tag == TEXT_list_level_style_number ||
                     xml->tag == TEXT_outline_level_style;
    if (!is_number) {
        level.form = FORM_BULLET;
        level.sign = sign.n ? docx_clean(o->d->arena, sign) : STR("•");
    }
    read_level_props(o, xml, &level);
    if (at >= 1 && at <= LEVELS)
        style->levels[at - 1] = level;
}

static bool is_level(enum docx_tag tag)
{
    return tag == TEXT_list_level_style_number ||
           tag == TEXT_list_level_style_bullet ||
           tag == TEXT_list_level_style_image ||
           tag == TEXT_outline_level_style;
}

void odt_read_list_style(struct odt *o, struct docx_xml *xml)
{
    bool outline = xml->tag == TEXT_outline_style;
    struct str name =
        outline ? STR("") : docx_xml_attribute(xml, NS_STYLE, "name");
    long at = odt_list_style(o, name);
    int depth = xml->depth;
    if (at > 0)
        o->lists->styles[at - 1]->consecutive =
            str_eq(docx_xml_attribute(xml, NS_TEXT, "consecutive-numbering"),
                   STR("true"));
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && at > 0 && is_level(xml->tag))
            read_level(o, xml, o->lists->styles[at - 1]);
    }
}

static long add_list(struct odt *o, struct str id, long style)
{
    struct odt_lists *l = lists_of(o);
    struct list *list = ARENA_NEW(o->d->arena, struct list);
    list->id = str_copy(o->d->arena, id);
    list->style = style;
    l->lists =
        arena_more(o->d->arena, l->lists, l->list_count, sizeof(struct list *));
    l->lists[l->list_count++] = list;
    return (long)l->list_count;
}

/* The last list of that id, or, without one, of that style; 0: none. */
static long find_list(struct odt *o, struct str id, long style)
{
    struct odt_lists *l = lists_of(o);
    size_t last = l->list_count;
    for (size_t i = last; i-- > 0 && last - i <= REACH_MAX;) {
        if (id.n ? str_eq(l->lists[i]->id, id) : l->lists[i]->style == style)
            return (long)i + 1;
    }
    return 0;
}

/* The list which has just opened goes on from the one it names, or from the
 * last of its style when it says that it goes on (19.780, 19.781). */
static long list_for(struct odt *o, struct docx_xml *xml, long style)
{
    struct str before = docx_xml_attribute(xml, NS_TEXT, "continue-list");
    struct str id = docx_xml_attribute(xml, NS_NONE, "id");
    bool goes_on = str_eq(
        docx_xml_attribute(xml, NS_TEXT, "continue-numbering"), STR("true"));
    long found = before.n || goes_on ? find_list(o, before, style) : 0;
    if (!found)
        return add_list(o, id, style);
    if (id.n) /* others may name this part of it */
        o->lists->lists[found - 1]->id = str_copy(o->d->arena, id);
    return found;
}

void odt_open_list(struct odt *o, struct docx_xml *xml, struct odt_place *at)
{
    struct str name = docx_xml_attribute(xml, NS_TEXT, "style-name");
    const struct odt_open_list *outer =
        at->open_count ? &at->open[at->open_count - 1] : NULL;
    if (at->open_count == ODT_LISTS_MAX) {
        at->lost++;
        return;
    }
    struct odt_open_list list = {.start = -1};
    list.style = name.n ? odt_list_style(o, name) : outer ? outer->style : 0;
    list.list = outer ? outer->list : list_for(o, xml, list.style);
    at->open[at->open_count++] = list;
}

void odt_close_list(struct odt_place *at)
{
    if (at->lost)
        at->lost--;
    else if (at->open_count)
        at->open_count--;
}

void odt_open_item(struct odt *o, struct docx_xml *xml, struct odt_place *at)
{
    struct str own = docx_xml_attribute(xml, NS_TEXT, "style-override");
    if (at->open_count == 0 || at->lost)
        return;
    struct odt_open_list *list = &at->open[at->open_count - 1];
    list->fresh = xml->tag == TEXT_list_item;
    list->own = own.n ? odt_list_style(o, own) : 0;
    list->start = start_of(xml);
}

/* A paragraph which is a list by itself: 5.3.6. */
void odt_open_numbered(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at)
{
    struct str id = docx_xml_attribute(xml, NS_TEXT, "list-id");
    struct str name = docx_xml_attribute(xml, NS_TEXT, "style-name");
    long level = of_text(xml, "level", 1);
    struct odt_open_list list = {.style = name.n ? odt_list_style(o, name) : 0,
                                 .start = -1};
    list.list = find_list(o, id, list.style);
    if (!list.list)
        list.list = add_list(o, id, list.style);
    level = level < 1 ? 1 : level > LEVELS ? LEVELS : level;
    at->open_count = 0;
    for (long i = 0; i < level; i++)
        at->open[at->open_count++] = list;
    at->open[at->open_count - 1].fresh = true;
    at->open[at->open_count - 1].start = start_of(xml);
}

static const struct level *level_of(struct odt *o, long style, long at)
{
    static const struct level none = {.form = FORM_NONE};
    return style > 0 ? &o->lists->styles[style - 1]->levels[at] : &none;
}

static bool is_consecutive(const struct odt *o, long style)
{
    return style > 0 && o->lists->styles[style - 1]->consecutive;
}

static void advance(struct odt *o, struct list *list, long style, long at,
                    long start)
{
    if (is_consecutive(o, style) && list->last > 0 && start < 0)
        start = list->last + 1;
    for (long i = 0; i <= at; i++) {
        if (!list->counted[i])
            list->count[i] = level_of(o, style, i)->start;
        else if (i == at)
            list->count[i]++;
        list->counted[i] = true;
    }
    if (start >= 0)
        list->count[at] = start;
    list->last = list->count[at];
    for (long i = at + 1; i < LEVELS; i++)
        list->counted[i] = false;
}

/* The numbers of the levels that are shown, with stops between them, between
 * what stands before and behind those of this one. */
static struct str number_of(struct odt *o, const struct list *list, long style,
                            long at)
{
    const struct level *level = level_of(o, style, at);
    struct buf buf = {.arena = o->d->arena};
    long shown = level->shown < 1 ? 1 : level->shown;
    bool any = false;
    buf_add(&buf, level->before);
    for (long i = at + 1 > shown ? at + 1 - shown : 0; i <= at; i++) {
        enum docx_form form = level_of(o, style, i)->form;
        if (form == FORM_NONE || form == FORM_BULLET)
            continue;
        if (any)
            buf_add_char(&buf, '.');
        docx_add_number(&buf, form, list->count[i]);
        any = true;
    }
    buf_add(&buf, level->after);
    return str_trim(buf_str(&buf));
}

static void count(struct odt *o, const struct odt_open_list *open, long at,
                  struct docx_paragraph *p)
{
    struct list *list = o->lists->lists[open->list - 1];
    long style = open->own > 0 ? open->own : open->style;
    const struct level *level = level_of(o, style, at);
    advance(o, list, style, at, open->start);
    if (level->form == FORM_BULLET)
        p->label = docx_bullet(o->d->arena, level->font, level->sign);
    else if (level->given)
        p->label = number_of(o, list, style, at);
    p->ordered = p->label.n > 0 && level->form != FORM_BULLET &&
                 level->form != FORM_NONE;
}

/* A list without a style has that of its paragraph; the first paragraph of an
 * item has the label, also of an item that begins with a list. */
void odt_label(struct odt *o, struct odt_place *at, struct docx_paragraph *p)
{
    if (at->open_count == 0)
        return;
    size_t innermost = at->open_count - 1;
    struct odt_open_list *open = &at->open[innermost];
    long level = (long)innermost < LEVELS ? (long)innermost : LEVELS - 1;
    p->numbered = true;
    p->list_id = open->list;
    p->list_level = level < DOCX_LEVELS ? level : DOCX_LEVELS - 1;
    if (open->style == 0 && p->style->list_id > 0)
        open->style = p->style->list_id;
    if (open->fresh)
        count(o, open, level, p);
    for (size_t i = 0; i < at->open_count; i++)
        at->open[i].fresh = false;
}

/* Headings count by the list style of their own style, else by that of all
 * headings (16.33, 19.495). */
void odt_label_heading(struct odt *o, struct docx_xml *xml,
                       struct odt_place *at, struct docx_paragraph *p)
{
    bool is_header =
        str_eq(docx_xml_attribute(xml, NS_TEXT, "is-list-header"), STR("true"));
    long style = p->style->list_id;
    if (at->open_count > 0 && at->open[at->open_count - 1].fresh) {
        odt_label(o, at, p);
        p->numbered = false;
    }
    if (is_header || p->label.n || at->open_count)
        return;
    style = style > 0 ? style : odt_list_style(o, STR(""));
    struct odt_open_list open = {.style = style, .start = start_of(xml)};
    open.list = find_list(o, STR(""), style);
    if (!open.list)
        open.list = add_list(o, STR(""), style);
    if (style > 0)
        count(o, &open, p->level > LEVELS ? LEVELS - 1 : p->level - 1, p);
}
