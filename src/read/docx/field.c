/* SPDX-License-Identifier: MIT */
/*
 * A field's marks in a run, and the data of the forms which people fill in:
 * check boxes and lists to choose from.
 */
#include "read/docx/docx.h"

/* The entry of a drop-down list that is chosen, the first if none is said
 * (17.16.28). */
static void read_choice(struct docx *d, struct docx_xml *xml,
                        struct docx_paragraph *p)
{
    struct str text = {"", 0};
    int depth = xml->depth;
    long result = 0, standard = 0, n = 0;
    bool chosen = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        chosen = chosen || xml->tag == W_result;
        if (xml->tag == W_result)
            result = docx_xml_number(xml, 0);
        else if (xml->tag == W_default)
            standard = docx_xml_number(xml, 0);
        else if (xml->tag == W_listEntry && n++ == (chosen ? result : standard))
            text = docx_clean(d->arena, docx_xml_value(xml));
    }
    docx_add_text(d, p, text, 0);
}

/* A check box of an old form: its state stands in the field's data. */
static void read_form(struct docx *d, struct docx_xml *xml,
                      struct docx_paragraph *p)
{
    int depth = xml->depth;
    bool box = false, ticked = false, said = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_ddList)
            read_choice(d, xml, p);
        box = box || xml->tag == W_checkBox;
        if (xml->tag == W_checked || (xml->tag == W_default && !said))
            ticked = docx_xml_is_on(xml);
        said = said || xml->tag == W_checked;
    }
    if (box)
        docx_add_text(d, p, ticked ? STR("☒") : STR("☐"), 0);
}

void docx_read_field_char(struct docx *d, struct docx_xml *xml,
                          struct docx_paragraph *p)
{
    struct str type = docx_xml_attribute(xml, NS_W, "fldCharType");
    bool begins = str_eq(type, STR("begin")), lists = docx_field_lists(d);
    if (str_eq(type, STR("separate")))
        docx_field_show(d);
    else if (str_eq(type, STR("end")))
        docx_field_close(d, p);
    p->begins_contents |= docx_field_lists(d) && !lists;
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == W_ffData)
            read_form(d, xml, p);
    }
    if (begins)
        docx_field_begin(d);
}
