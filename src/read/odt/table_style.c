/* SPDX-License-Identifier: MIT */
/* Styles of tables: how wide columns are, which sides of cells have rules; and
 * those of paragraphs, which are said alike. */
#include "base/arena.h"
#include "read/odt/odt.h"
#include "read/size.h"

enum { STYLES_MAX = 20000 };

static bool is_none(struct str border)
{
    struct str width = str_slice(border, 0, str_find(border, STR(" ")));
    bool thin = width.n && width.s[0] == '0' && read_length(width) == 0;
    return border.n == 0 || thin || str_starts(border, STR("none")) ||
           str_starts(border, STR("hidden"));
}

/* The side's own word goes before that of all sides (20.183). */
void odt_read_rules(struct docx_xml *xml, struct docx_rules *rules)
{
    static const struct {
        const char *name;
        unsigned side;
    } sides[] = {{"border-top", SIDE_TOP},
                 {"border-bottom", SIDE_BOTTOM},
                 {"border-left", SIDE_LEFT},
                 {"border-right", SIDE_RIGHT}};
    struct str all = docx_xml_attribute(xml, NS_FO, "border");
    if (all.n)
        docx_say_rules(rules, SIDES_ALL, !is_none(all));
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        struct str own = docx_xml_attribute(xml, NS_FO, sides[i].name);
        if (own.n)
            docx_say_rules(rules, sides[i].side, !is_none(own));
    }
}

static unsigned bare_sides(struct docx_xml *xml)
{
    struct docx_rules rules = {0, 0};
    odt_read_rules(xml, &rules);
    return SIDES_ALL & ~rules.ruled;
}

void odt_read_table_style(struct odt *o, struct docx_xml *xml)
{
    struct arena *arena = o->d->arena;
    struct odt_names *styles = &o->tables;
    struct str name = docx_xml_attribute(xml, NS_STYLE, "name");
    struct str master = docx_xml_attribute(xml, NS_STYLE, "master-page-name");
    struct odt_name style = {.name = str_copy(arena, name), .bare = SIDES_ALL};
    int depth = xml->depth;
    odt_note_master(o, style.name, master);
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == STYLE_table_cell_properties)
            style.bare = bare_sides(xml);
        else if (xml->tag == STYLE_table_column_properties)
            style.width =
                read_length(docx_xml_attribute(xml, NS_STYLE, "column-width"));
    }
    if (styles->n == STYLES_MAX)
        return;
    styles->at = arena_more(arena, styles->at, styles->n, sizeof *styles->at);
    styles->at[styles->n++] = style;
}

const struct odt_name *odt_table_style(const struct odt *o, struct str name)
{
    for (size_t i = o->tables.n; i-- > 0;) {
        if (str_eq(o->tables.at[i].name, name))
            return &o->tables.at[i];
    }
    return NULL;
}
