/* SPDX-License-Identifier: MIT */
/*
 * What text looks like by its own properties and its styles'. Bold and its kin
 * are toggles: set in both a paragraph's and a character's style they cancel
 * out, set in the run itself they hold (ECMA-376-1, 17.7.3).
 */
#include "read/office/style.h"

static void inherit(enum docx_switch *above, enum docx_switch below)
{
    if (*above == UNSAID)
        *above = below;
}

int docx_size(long half_points)
{
    enum { SMALLEST = 2, LARGEST = 3276 }; /* 1 and 1638 pt, as Word has it */
    return half_points >= SMALLEST && half_points <= LARGEST ? (int)half_points
                                                             : 0;
}

void docx_inherit_props(struct docx_props *above,
                        const struct docx_props *below)
{
    inherit(&above->bold, below->bold);
    inherit(&above->italic, below->italic);
    inherit(&above->caps, below->caps);
    inherit(&above->strike, below->strike);
    inherit(&above->hidden, below->hidden);
    inherit(&above->underline, below->underline);
    if (above->height == HEIGHT_UNSAID)
        above->height = below->height;
    if (above->font.n == 0)
        above->font = below->font;
    if (above->size == 0)
        above->size = below->size;
}

/* The run's own word, else the defaults' when they say on, else on in exactly
 * one of the two styles. */
static enum docx_switch toggled(enum docx_switch own, enum docx_switch defaults,
                                enum docx_switch paragraph,
                                enum docx_switch character)
{
    if (own != UNSAID)
        return own;
    return defaults == ON || (paragraph == ON) != (character == ON) ? ON : OFF;
}

struct docx_props docx_effective(const struct docx_styles *styles,
                                 const struct docx_style *paragraph,
                                 const struct docx_style *character,
                                 const struct docx_props *own)
{
    static const struct docx_props none;
    const struct docx_props *d = &styles->defaults;
    const struct docx_props *p = &paragraph->props;
    const struct docx_props *c = character ? &character->props : &none;
    struct docx_props e = *own;
    e.bold = toggled(own->bold, d->bold, p->bold, c->bold);
    e.italic = toggled(own->italic, d->italic, p->italic, c->italic);
    e.caps = toggled(own->caps, d->caps, p->caps, c->caps);
    e.strike = toggled(own->strike, d->strike, p->strike, c->strike);
    e.hidden = toggled(own->hidden, d->hidden, p->hidden, c->hidden);
    docx_inherit_props(&e, c);
    docx_inherit_props(&e, p);
    docx_inherit_props(&e, d);
    return e;
}
