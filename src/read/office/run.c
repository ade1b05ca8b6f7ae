/* SPDX-License-Identifier: MIT */
/*
 * Text with the properties in force, as a piece of its paragraph: what it looks
 * like there, and which characters it stands for in its font.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/office/office.h"
#include "read/read.h"
#include "read/symbols.h"

/* So few bytes in a symbol font are signs; more is text that somebody set in
 * it by mistake. */
enum { SIGNS = 4 };

bool docx_is_code(const struct docx_style *s)
{
    return s && (str_eq_nocase(s->name, STR("Verbatim Char")) ||
                 str_eq_nocase(s->name, STR("HTML Code")) ||
                 str_eq_nocase(s->name, STR("Source Text")));
}

/* Where a style gives a line its role, what the style's text looks like is how
 * that role is shown, and no emphasis. */
unsigned docx_look_of(const struct docx_paragraph *p,
                      const struct docx_props *e)
{
    const struct docx_props *style = &p->style->props;
    bool plain = p->role != ROLE_BODY;
    unsigned look = 0;
    if (e->bold == ON && !(plain && style->bold == ON))
        look |= LOOK_BOLD;
    if (e->italic == ON && !(plain && style->italic == ON))
        look |= LOOK_ITALIC;
    if (e->underline == ON && !(plain && style->underline == ON))
        look |= LOOK_UNDERLINE;
    if (e->strike == ON)
        look |= LOOK_STRIKE;
    if (e->height == HEIGHT_SUPER)
        look |= LOOK_SUPERSCRIPT;
    if (e->height == HEIGHT_SUB)
        look |= LOOK_SUBSCRIPT;
    return look;
}

/* How large the paragraph is set, in its smallest letters. */
static void see_size(struct docx_paragraph *p, struct str text, int size)
{
    if (size > 0 && str_trim(text).n && (p->size == 0 || size < p->size))
        p->size = size;
}

void docx_add_run(struct docx *d, struct docx_paragraph *p, struct str text,
                  const struct docx_props *props, unsigned look)
{
    enum legacy legacy;
    if (text.n == 0 || props->hidden == ON)
        return;
    if (props->font.n && !docx_font_is_fixed(props->font))
        p->prose_bytes += text.n;
    else
        p->coded_bytes += text.n;
    see_size(p, text, props->size);
    bool coded = legacy_font(props->font, &legacy);
    if (!coded)
        text = symbols_to_unicode(d->arena, props->font, text, text.n <= SIGNS);
    if (!coded && props->caps == ON)
        text = docx_capitals(d->arena, text);
    size_t before = p->segment_count;
    docx_add_text(d, p, text, look);
    if (coded && p->segment_count > before) {
        struct docx_segment *segment = &p->segments[before];
        segment->coded = true;
        segment->legacy = legacy;
        segment->font = props->font;
        segment->caps = props->caps == ON;
    }
}

void docx_add_ruby(struct docx *d, struct docx_paragraph *p, unsigned look)
{
    if (p->ruby.n)
        docx_add_text(d, p, str_printf(d->arena, " (%.*s)", STR_ARG(p->ruby)),
                      look);
    p->ruby = STR("");
}
