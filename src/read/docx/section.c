/* SPDX-License-Identifier: MIT */
/*
 * Sections: how their first page begins, how their notes are counted, and
 * whether their pages are in landscape. A section tells all that at its end
 * (17.6.17).
 */
#include "read/docx/docx.h"

void docx_read_note_form(struct docx_xml *xml, enum docx_form *form)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN && xml->tag == W_numFmt)
            *form = docx_form_of(docx_xml_value(xml));
    }
}

/* "orient" (17.6.13) only tells the printer; Word goes by the lengths. */
static bool is_wide(struct docx_xml *xml)
{
    long width = docx_number_of(docx_xml_attribute(xml, NS_W, "w"), 0);
    long height = docx_number_of(docx_xml_attribute(xml, NS_W, "h"), 0);
    return width > height;
}

/* A section of the same page has that page's form, whatever it says. */
static bool goes_on(struct docx_xml *xml)
{
    struct str type = docx_xml_value(xml);
    return str_eq(type, STR("continuous")) || str_eq(type, STR("nextColumn"));
}

/* The header of the first page, and that of all others. */
struct headers {
    struct str first, usual;
    bool own_first; /* the first page has another */
};

static void note_header(struct docx *d, struct docx_xml *xml,
                        struct headers *headers)
{
    struct str type = docx_xml_attribute(xml, NS_W, "type");
    struct str id = str_copy(d->arena, docx_xml_attribute(xml, NS_R, "id"));
    if (str_eq(type, STR("first")))
        headers->first = id;
    else if (str_eq(type, STR("default")))
        headers->usual = id;
}

/* Of the first section, whose first page is the document's. */
static void take_letterhead(struct docx *d, const struct headers *headers)
{
    if (d->headed)
        return;
    d->headed = true;
    docx_take_letterhead(d,
                         headers->own_first ? headers->first : headers->usual);
}

void docx_read_section(struct docx *d, struct docx_xml *xml)
{
    struct headers headers = {.own_first = false};
    int depth = xml->depth;
    bool same_page = false;
    d->landscape = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_type)
            same_page = goes_on(xml);
        else if (xml->tag == W_pgSz)
            d->landscape = is_wide(xml);
        else if (xml->tag == W_headerReference)
            note_header(d, xml, &headers);
        else if (xml->tag == W_titlePg)
            headers.own_first = docx_xml_is_on(xml);
        else if (xml->tag == W_footnotePr)
            docx_read_note_form(xml, &d->footnote_form);
        else if (xml->tag == W_endnotePr)
            docx_read_note_form(xml, &d->endnote_form);
        else if (xml->tag == W_sectPrChange)
            docx_xml_skip(xml);
    }
    if (same_page && d->section)
        doc_remove(d->section);
    d->section = NULL;
    take_letterhead(d, &headers);
}
