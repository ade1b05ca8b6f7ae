/* SPDX-License-Identifier: MIT */
/*
 * What stands before the text: the tables of fonts and of styles, whose entries
 * end in semicolons, and what the file says of itself.
 */
#include "base/arena.h"
#include "read/rtf/rtf.h"

enum { FONTS_MAX = 4096, PROPERTIES_MAX = 64 };

void rtf_begin_font(struct rtf *r, long number)
{
    struct docx *d = r->d;
    r->name.n = 0;
    if (r->font_count == FONTS_MAX)
        return;
    r->fonts = arena_more(d->arena, r->fonts, r->font_count, sizeof *r->fonts);
    r->fonts[r->font_count++] =
        (struct rtf_font){.number = number, .charset = -1, .name = STR("")};
}

void rtf_set_charset(struct rtf *r, long charset)
{
    if (r->font_count)
        r->fonts[r->font_count - 1].charset = charset;
}

static void end_font(struct rtf *r, struct str name)
{
    struct rtf_font *font = r->font_count ? &r->fonts[r->font_count - 1] : NULL;
    if (font && font->name.n == 0)
        font->name = docx_clean(r->d->arena, name);
}

/* The style whose properties the group has gathered. */
static void end_style(struct rtf *r, struct str name)
{
    const struct rtf_group *g = rtf_group(r);
    long number = g->style < 0 ? 0 : g->style;
    if (number >= RTF_STYLES_MAX)
        return;
    struct docx_style *s = ARENA_NEW(r->d->arena, struct docx_style);
    *s = *r->plain;
    s->name = docx_clean(r->d->arena, name);
    s->props = g->props;
    s->align = g->align;
    s->role = docx_role_of(s->name, &s->level);
    if (g->outline >= 0 && g->outline < DOCX_LEVELS && s->role == ROLE_BODY) {
        s->role = ROLE_HEADING;
        s->level = (int)g->outline + 1;
    }
    r->styles[number] = s;
}

void rtf_end_names(struct rtf *r)
{
    struct str all = buf_str(&r->name);
    size_t end = str_find(all, STR(";"));
    if (end >= all.n)
        return;
    struct str name = str_trim(str_slice(all, 0, end));
    if (rtf_group(r)->to == TO_FONTS)
        end_font(r, name);
    else
        end_style(r, name);
    r->name.n = 0;
}

const struct docx_style *rtf_style(const struct rtf *r, long number)
{
    bool known = number >= 0 && number < RTF_STYLES_MAX && r->styles[number];
    return known ? r->styles[number] : r->plain;
}

void rtf_end_property(struct rtf *r)
{
    struct arena *arena = r->d->arena;
    struct str value = docx_clean(arena, buf_str(&r->name));
    if (r->property_count == PROPERTIES_MAX)
        return;
    r->properties = arena_more(arena, r->properties, r->property_count,
                               sizeof *r->properties);
    r->properties[r->property_count++] =
        (struct rtf_property){r->property, str_one_line(arena, value)};
}
