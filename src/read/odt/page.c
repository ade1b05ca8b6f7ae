/* SPDX-License-Identifier: MIT */
/*
 * Pages in landscape. A style of paragraphs or tables may name the kind of page
 * that begins there, a master page (16.9), which has a layout (16.5), and that
 * says how wide and high its pages are.
 */
#include "base/arena.h"
#include "read/odt/odt.h"
#include "read/size.h"

enum { NAMES_MAX = 4096 };

static struct odt_name *find(const struct odt_names *names, struct str name)
{
    for (size_t i = 0; i < names->n; i++) {
        if (str_eq(names->at[i].name, name))
            return &names->at[i];
    }
    return NULL;
}

static struct odt_name *add(struct odt *o, struct odt_names *names,
                            struct str name)
{
    struct arena *arena = o->d->arena;
    if (names->n == NAMES_MAX)
        return &names->at[NAMES_MAX - 1];
    names->at = arena_more(arena, names->at, names->n, sizeof *names->at);
    names->at[names->n] = (struct odt_name){.name = str_copy(arena, name)};
    return &names->at[names->n++];
}

void odt_read_page_layout(struct odt *o, struct docx_xml *xml)
{
    struct str name = docx_xml_attribute(xml, NS_STYLE, "name");
    struct odt_name *form = add(o, &o->layouts, name);
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || xml->tag != STYLE_page_layout_properties)
            continue;
        form->wide = read_length(docx_xml_attribute(xml, NS_FO, "page-width")) >
                     read_length(docx_xml_attribute(xml, NS_FO, "page-height"));
    }
}

void odt_read_page_layouts(struct odt *o, struct docx_xml *xml)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == STYLE_page_layout)
            odt_read_page_layout(o, xml);
        else if (xml->event == DOCX_OPEN)
            docx_xml_skip(xml);
    }
}

/* The first is that of the document's beginning, unless its first paragraph
 * names another; LibreOffice calls it "Standard". */
void odt_read_masters(struct odt *o, struct docx_xml *xml)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == STYLE_master_page) {
            struct odt_name *master =
                add(o, &o->masters, docx_xml_attribute(xml, NS_STYLE, "name"));
            const struct odt_name *form =
                find(&o->layouts,
                     docx_xml_attribute(xml, NS_STYLE, "page-layout-name"));
            master->wide = form && form->wide;
        }
        docx_xml_skip(xml);
    }
    const struct odt_name *first = find(&o->masters, STR("Standard"));
    if (!first && o->masters.n)
        first = &o->masters.at[0];
    o->d->landscape = first && first->wide;
}

void odt_note_master(struct odt *o, struct str style, struct str master)
{
    if (master.n)
        add(o, &o->styled, style)->other = str_copy(o->d->arena, master);
}

void odt_begin_page(struct odt *o, struct str style, long line)
{
    struct docx *d = o->d;
    const struct odt_name *named = find(&o->styled, style);
    const struct odt_name *master =
        named ? find(&o->masters, named->other) : NULL;
    if (!master || d->depth > 0 || d->in_notes)
        return;
    docx_end_section(d, line - 1);
    d->section_start = line - 1;
    d->landscape = master->wide;
}
