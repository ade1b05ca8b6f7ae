/* SPDX-License-Identifier: MIT */
/*
 * A style as the options have it: each changes one value; a new body size
 * scales every part with it.
 */
#include "layout/style.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/error.h"
#include "layout/length.h"
#include "stages.h"

enum { HEADING_LEVELS = 9 }; /* no form of input has more */

struct style style_within(const struct style *style, enum part part,
                          int percent)
{
    struct style within = *style;
    const struct part_style *base = &style->parts[part];
    for (int i = 0; i < PART_COUNT; i++) {
        struct part_style *p = &within.parts[i];
        p->size = base->size * percent / 100;
        p->leading = base->leading * percent / 100;
        p->indent = p->left = p->right = 0;
        p->before = p->after = base->before;
        if (p->setting == SET_JUSTIFIED)
            p->setting = base->setting;
    }
    within.run_in_lists = false;
    within.list_indent = within.parts[PART_BODY].size * 3 / 2;
    return within;
}

const struct style *style_turned(struct arena *arena,
                                 const struct style *upright)
{
    struct style *style = ARENA_NEW(arena, struct style);
    *style = *upright;
    style->width = upright->height;
    style->height = upright->width;
    style->top = upright->left;
    style->right = upright->top;
    style->bottom = upright->right;
    style->left = upright->bottom;
    return style;
}

mpt style_measure(const struct style *style)
{
    return style->width - style->left - style->right;
}

mpt style_depth(const struct style *style)
{
    return style->height - style->top - style->bottom;
}

/* What is looked at rather than read. */
static const enum part displayed[] = {
    PART_PARENT_BODY, PART_ISSUING_BODY, PART_ACRONYM,     PART_LETTERHEAD_LINE,
    PART_NATION,      PART_MOTTO,        PART_NUMBER,      PART_PLACE_DATE,
    PART_STAMP,       PART_ABSTRACT,     PART_RECIPIENTS,  PART_POST,
    PART_NAME,        PART_AUTHORITY,    PART_TITLE,       PART_HEADING_1,
    PART_HEADING_2,   PART_HEADING_3,    PART_HEADING_4,   PART_SECTION,
    PART_CAPTION,     PART_CONTENTS,     PART_ATTRIBUTION, PART_RUNNING_HEAD};

static void mark_displayed(struct style *style)
{
    for (size_t i = 0; i < sizeof displayed / sizeof displayed[0]; i++)
        style->parts[displayed[i]].display = true;
}

struct style *style_new(struct arena *arena, const char *name,
                        struct anban_error *err)
{
    struct style *style = ARENA_NEW(arena, struct style);
    if (!style_named(name, style)) {
        fail(err, ANBAN_USAGE, "--style %s: there is no such style", name);
        return NULL;
    }
    style->contents_depth = HEADING_LEVELS;
    style->turns = true;
    mark_displayed(style);
    return style;
}

static mpt scaled(mpt length, mpt to, mpt from)
{
    return (mpt)(((int64_t)length * to + from / 2) / from);
}

bool style_set_font_size(struct style *style, const char *value,
                         struct anban_error *err)
{
    const char *s = value;
    mpt size = (mpt)length_number(&s), old = style->parts[PART_BODY].size;
    s += strspn(s, " ");
    if (strcasecmp(s, "pt") == 0)
        s += 2;
    if (*s || size < PT(4) || size > PT(72))
        return fail(err, ANBAN_USAGE,
                    "--font-size %s: write a number of points from 4 to 72",
                    value);
    for (struct part_style *p = style->parts; p < style->parts + PART_COUNT;
         p++) {
        p->size = scaled(p->size, size, old);
        p->leading = scaled(p->leading, size, old);
        p->before = scaled(p->before, size, old);
        p->after = scaled(p->after, size, old);
    }
    return true;
}

static int whole_mm(mpt length)
{
    return (int)(((int64_t)length * 254 + 360000) / 720000);
}

void style_set_contents(struct style *style, bool wanted)
{
    style->contents = wanted ? CONTENTS_ALWAYS : CONTENTS_NEVER;
}

void style_set_volume(struct style *style, bool apart)
{
    style->title_page = true;
    style->parts_apart = apart;
    if (style->contents != CONTENTS_NEVER)
        style->contents = CONTENTS_ALWAYS;
}

void style_set_contents_depth(struct style *style, int depth)
{
    style->contents_depth = depth;
}

static struct str text_of_option(const char *value)
{
    return value ? str_of(value) : STR("");
}

void style_set_margin_texts(struct style *style, const char *header,
                            const char *footer, const char *watermark)
{
    const struct str page = STR("{page}");
    style->header = text_of_option(header);
    style->footer = text_of_option(footer);
    style->watermark = text_of_option(watermark);
    style->own_folio = str_find(style->header, page) != SIZE_MAX ||
                       str_find(style->footer, page) != SIZE_MAX;
}

void style_set_turning(struct style *style, bool allowed)
{
    style->turns = allowed;
}

void style_set_fields(struct style *style, bool wanted)
{
    style->sign_fields = wanted;
}

bool style_check(const struct style *style, struct anban_error *err)
{
    const struct part_style *body = &style->parts[PART_BODY];
    mpt depth = style_depth(style);
    if (style_measure(style) < 4 * body->size || depth < 4 * body->leading)
        return fail(
            err, ANBAN_USAGE,
            "paper of %dx%dmm with margins of %dmm, %dmm, %dmm and %dmm "
            "leaves no room for text; make --paper larger or "
            "--margins smaller",
            whole_mm(style->width), whole_mm(style->height),
            whole_mm(style->top), whole_mm(style->right),
            whole_mm(style->bottom), whole_mm(style->left));
    return true;
}
