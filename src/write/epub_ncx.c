/* SPDX-License-Identifier: MIT */
/*
 * The navigation document once more as an NCX (OPF 2.0.1, section 2.4.1), for
 * Kindle and for reading systems of before EPUB 3.
 */
#include <stdio.h>

#include "write/epub_nav.h"
#include "write/xml.h"

static void write_label(struct xml *xml, const char *element, struct str text)
{
    xml_start(xml, element);
    xml_element(xml, "text", text);
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_head_meta(struct xml *xml, const char *name,
                            struct str content)
{
    xml_start(xml, "meta");
    xml_attribute(xml, "name", str_of(name));
    xml_attribute(xml, "content", content);
    xml_end(xml);
    xml_newline(xml);
}

static void write_content(struct xml *xml, const struct epub_line *line)
{
    write_label(xml, "navLabel", line->text);
    xml_start(xml, "content");
    xml_attribute(xml, "src", line->href);
    xml_end(xml);
    xml_newline(xml);
}

static void write_points(struct epub *epub)
{
    struct epub_walk walk = {0};
    struct epub_line line;
    int open = 0;
    uint32_t n = 0;
    xml_start(epub->xml, "navMap");
    xml_newline(epub->xml);
    while (epub_next_line(epub, &walk, &line)) {
        for (; open >= line.depth; open--) {
            xml_end_tag(epub->xml);
            xml_newline(epub->xml);
        }
        xml_start(epub->xml, "navPoint");
        xhtml_numbered(epub->xml, "id", "point-", ++n);
        xml_newline(epub->xml);
        write_content(epub->xml, &line);
        open++;
    }
    for (; open > 0; open--) {
        xml_end_tag(epub->xml);
        xml_newline(epub->xml);
    }
    xml_end_tag(epub->xml);
    xml_newline(epub->xml);
}

/* Roman folios are front matter's. */
static struct str page_type(struct str label)
{
    bool digits = label.n > 0;
    for (size_t i = 0; i < label.n; i++)
        digits = digits && label.s[i] >= '0' && label.s[i] <= '9';
    return digits ? STR("normal") : STR("front");
}

static void write_pages(struct epub *epub)
{
    struct epub_walk walk = {0};
    struct epub_line line;
    uint32_t n = 0;
    while (epub_next_page(epub, &walk, &line)) {
        if (n == 0)
            xml_start(epub->xml, "pageList");
        xml_newline(epub->xml);
        xml_start(epub->xml, "pageTarget");
        xhtml_numbered(epub->xml, "id", "target-", ++n);
        xml_attribute(epub->xml, "type", page_type(line.text));
        xml_newline(epub->xml);
        write_content(epub->xml, &line);
        xml_end_tag(epub->xml);
    }
    if (n)
        xml_end_tag(epub->xml);
}

struct str epub_ncx(struct epub *epub, struct anban_error *err)
{
    if (!epub_open(epub, err))
        return STR("");
    struct xml *xml = epub->xml;
    xml_declaration(xml);
    xml_start(xml, "ncx");
    xml_attribute(xml, "xmlns", STR("http://www.daisy.org/z3986/2005/ncx/"));
    xml_attribute(xml, "version", STR("2005-1"));
    xml_attribute(xml, "xml:lang", epub->lang);
    xml_newline(xml);
    xml_start(xml, "head");
    xml_newline(xml);
    write_head_meta(xml, "dtb:uid", epub->identifier);
    write_head_meta(xml, "dtb:depth", STR("2"));
    write_head_meta(xml, "dtb:totalPageCount", STR("0"));
    write_head_meta(xml, "dtb:maxPageNumber", STR("0"));
    xml_end_tag(xml);
    xml_newline(xml);
    write_label(xml, "docTitle", epub->title);
    write_points(epub);
    write_pages(epub);
    return epub_close(epub, err);
}
