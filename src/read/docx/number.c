/* SPDX-License-Identifier: MIT */
/* numbering.xml: definitions of lists, and the lists which use them (17.9). */
#include "base/arena.h"
#include "read/docx/docx.h"
#include "read/office/number.h"

static void read_level_part(struct docx *d, struct docx_xml *xml,
                            struct docx_level *level)
{
    struct docx_props props = {.bold = UNSAID};
    struct str ignored;
    switch (xml->tag) {
    case W_start:
        level->start = docx_xml_number(xml, 1);
        break;
    case W_numFmt:
        level->form = docx_form_of(docx_xml_value(xml));
        break;
    case W_lvlText:
        level->text =
            docx_level_text(docx_clean(d->arena, docx_xml_value(xml)));
        break;
    case W_lvlRestart:
        level->restart = docx_xml_number(xml, -1);
        break;
    case W_isLgl:
        level->legal = docx_xml_is_on(xml);
        break;
    case W_pStyle:
        level->style = str_copy(d->arena, docx_xml_value(xml));
        break;
    case W_rPr:
        docx_read_props(xml, d->arena, &props, &ignored);
        level->font = props.font;
        break;
    case W_ind:
        level->indent = docx_indent(xml, level->indent);
        break;
    default:
        break;
    }
}

/* The level which has just opened; its place, or -1 when it has none. */
static long read_level(struct docx *d, struct docx_xml *xml,
                       struct docx_level *level)
{
    struct str place = docx_xml_attribute(xml, NS_W, "ilvl");
    long i = docx_number_of(place, -1);
    int depth = xml->depth;
    *level = (struct docx_level){
        .start = 1, .restart = -1, .indent = -1, .given = true};
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            read_level_part(d, xml, level);
    }
    return i >= 0 && i < DOCX_LEVELS ? i : -1;
}

static void read_definition(struct docx *d, struct docx_xml *xml)
{
    struct docx_definition *def = docx_new_definition(d);
    struct docx_level level;
    int depth = xml->depth;
    def->id =
        docx_number_of(docx_xml_attribute(xml, NS_W, "abstractNumId"), -1);
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_lvl) {
            long i = read_level(d, xml, &level);
            if (i >= 0)
                def->levels[i] = level;
        } else if (xml->tag == W_styleLink) {
            def->style = str_copy(d->arena, docx_xml_value(xml));
        } else if (xml->tag == W_numStyleLink) {
            def->linked = str_copy(d->arena, docx_xml_value(xml));
        }
    }
}

static void read_override(struct docx *d, struct docx_xml *xml,
                          struct docx_list *list)
{
    long i = docx_number_of(docx_xml_attribute(xml, NS_W, "ilvl"), -1);
    int depth = xml->depth;
    struct docx_level level;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || i < 0 || i >= DOCX_LEVELS)
            continue;
        if (xml->tag == W_startOverride) {
            list->start[i] = docx_xml_number(xml, 1);
        } else if (xml->tag == W_lvl && read_level(d, xml, &level) >= 0) {
            list->own[i] = ARENA_NEW(d->arena, struct docx_level);
            *list->own[i] = level;
        }
    }
}

static void read_list(struct docx *d, struct docx_xml *xml)
{
    struct docx_list *list = docx_new_list(d);
    int depth = xml->depth;
    list->id = docx_number_of(docx_xml_attribute(xml, NS_W, "numId"), -1);
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_abstractNumId)
            list->definition_id = docx_xml_number(xml, -1);
        else if (xml->tag == W_lvlOverride)
            read_override(d, xml, list);
    }
}

void docx_read_numbering(struct docx *d, struct str part)
{
    struct docx_xml *xml = docx_text_open(d->package, part);
    docx_begin_numbering(d);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event == DOCX_OPEN && xml->tag == W_abstractNum)
            read_definition(d, xml);
        else if (xml->event == DOCX_OPEN && xml->tag == W_num)
            read_list(d, xml);
    }
    if (xml)
        docx_text_close(d->package, xml, part, LOST_SOMEWHERE);
    docx_end_numbering(d);
}
