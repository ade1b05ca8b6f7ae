/* SPDX-License-Identifier: MIT */
/*
 * What the file says of itself. It stands before the text in a flat file, and
 * is judged by the text, as that of a Word file is: so it is kept till then.
 * "dc:creator" is who saved the file last, and no author.
 */
#include "base/arena.h"
#include "read/odt/odt.h"

enum { PROPERTIES_MAX = 256 };

static enum docx_tag property_of(enum docx_tag tag)
{
    switch (tag) {
    case DC_title:
    case DC_subject:
    case DC_description:
    case DC_language:
        return tag;
    case META_initial_creator:
        return DC_creator;
    case META_keyword:
        return CP_keywords;
    default:
        return TAG_OTHER;
    }
}

void odt_read_property(struct odt *o, struct docx_xml *xml)
{
    struct arena *arena = o->d->arena;
    enum docx_tag tag = property_of(xml->tag);
    if (tag == TAG_OTHER || o->property_count == PROPERTIES_MAX)
        return;
    struct str value = docx_clean(arena, docx_xml_content(xml, arena));
    o->properties = arena_more(arena, o->properties, o->property_count,
                               sizeof *o->properties);
    o->properties[o->property_count++] =
        (struct odt_property){tag, str_one_line(arena, value)};
}

void odt_take_properties(struct odt *o)
{
    for (size_t i = 0; i < o->property_count; i++)
        docx_take_property(o->d, o->properties[i].tag, o->properties[i].value);
}
