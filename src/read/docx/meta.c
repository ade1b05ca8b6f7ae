/* SPDX-License-Identifier: MIT */
/* The parts with what a Word file says of itself. */
#include "read/docx/docx.h"

static struct str read_value(struct docx *d, struct docx_xml *xml)
{
    struct str text = docx_xml_content(xml, d->arena);
    return str_one_line(d->arena, docx_clean(d->arena, text));
}

static void read_part(struct docx *d, const struct docx_relations *relations,
                      const char *type)
{
    const struct docx_relation *r = docx_relation_of_type(relations, type);
    struct docx_xml *xml =
        r && !r->external ? docx_part_open(d->package, r->target) : NULL;
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN || xml->depth != 2)
            continue;
        enum docx_tag tag = xml->tag;
        if (tag == EP_Company)
            docx_take_company(d, read_value(d, xml));
        else if (tag != TAG_OTHER)
            docx_take_property(d, tag, read_value(d, xml));
    }
    if (xml)
        docx_part_close(d->package, xml, r->target);
}

void docx_read_properties(struct docx *d,
                          const struct docx_relations *relations)
{
    read_part(d, relations, "core-properties");
    read_part(d, relations, "coreProperties");
    read_part(d, relations, "extended-properties");
    read_part(d, relations, "extendedProperties");
}
