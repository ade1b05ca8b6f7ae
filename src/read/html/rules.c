/* SPDX-License-Identifier: MIT */
/* The rules which a page draws around an element, by its style attribute. */
#include "read/html/write.h"

static bool is_rule(struct str border)
{
    return border.n && border.s[0] != '0' &&
           str_find(border, STR("none")) >= border.n &&
           str_find(border, STR("hidden")) >= border.n;
}

unsigned element_rules(struct arena *arena, const struct element *e)
{
    static const struct {
        const char *property;
        unsigned sides;
    } said[] = {{"border", SIDES_ALL},
                {"border-top", SIDE_TOP},
                {"border-right", SIDE_RIGHT},
                {"border-bottom", SIDE_BOTTOM},
                {"border-left", SIDE_LEFT}};
    unsigned ruled = 0;
    if (!element_has(e, "style"))
        return 0;
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        struct str border = element_style(arena, e, said[i].property);
        if (border.n)
            ruled = is_rule(border) ? ruled | said[i].sides
                                    : ruled & ~said[i].sides;
    }
    return ruled;
}
