/* SPDX-License-Identifier: MIT */
/*
 * The ways into the text: the navigation document (EPUB 3.3, section 7) with
 * contents, as deep as the document's headings, landmarks and page list.
 */
#include "write/epub_nav.h"

#include "doc/pagemap.h"
#include "write/xml.h"

static void write_link(struct xml *xml, struct str href, const char *type,
                       struct str text)
{
    xml_start(xml, "a");
    if (type)
        xml_attribute(xml, "epub:type", str_of(type));
    xml_attribute(xml, "href", href);
    xml_text(xml, text);
    xml_end_tag(xml);
}

static void start_nav(struct epub *epub, const char *type, const char *role,
                      const char *label)
{
    struct xml *xml = epub->xml;
    xml_start(xml, "nav");
    xml_attribute(xml, "epub:type", str_of(type));
    xml_attribute(xml, "id", str_of(type));
    if (role)
        xml_attribute(xml, "role", str_of(role));
    xml_attribute(xml, "aria-label", str_of(label));
}

/* Lists that reading systems offer in their own way are not shown as text. */
static void start_hidden_nav(struct epub *epub, const char *type,
                             const char *role, const char *label)
{
    start_nav(epub, type, role, label);
    xml_attribute(epub->xml, "hidden", STR("hidden"));
    xml_start(epub->xml, "ol");
    xml_newline(epub->xml);
}

static void end_nav(struct xml *xml)
{
    xml_end_tag(xml);
    xml_newline(xml);
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_item(struct xml *xml, struct str href, const char *type,
                       struct str text)
{
    xml_start(xml, "li");
    write_link(xml, href, type, text);
    xml_end_tag(xml);
    xml_newline(xml);
}

/* From a line of the contents at `depth` to one at `next`, 0 for the end:
 * ends the item, or opens the list of what stands below it. */
static void turn(struct xml *xml, int depth, int next)
{
    if (next > depth && depth > 0) {
        xml_newline(xml);
        xml_start(xml, "ol");
        xml_newline(xml);
        return;
    }
    for (int at = depth; at > 0 && at >= next; at--) {
        if (at < depth) { /* the list of what stood below this item */
            xml_end_tag(xml);
            xml_newline(xml);
        }
        xml_end_tag(xml);
        xml_newline(xml);
    }
}

static void write_contents(struct epub *epub)
{
    struct xml *xml = epub->xml;
    struct epub_walk walk = {0};
    struct epub_line line;
    char href[EPUB_HREF_ROOM];
    int depth = 0;
    start_nav(epub, "toc", "doc-toc", epub->words->contents);
    xml_newline(xml);
    xml_element(xml, "h1", str_of(epub->words->contents));
    xml_newline(xml);
    xml_start(xml, "ol");
    xml_newline(xml);
    while (epub_next_line(epub, &walk, &line)) {
        turn(xml, depth, line.depth);
        xml_start(xml, "li");
        write_link(xml, epub_line_href(&line, href), NULL, line.text);
        depth = line.depth;
    }
    turn(xml, depth, 0);
    end_nav(xml);
}

static void write_landmarks(struct epub *epub)
{
    struct xml *xml = epub->xml;
    start_hidden_nav(epub, "landmarks", NULL, epub->words->landmarks);
    if (epub->cover)
        write_item(xml, STR(COVER_FILE), "cover", str_of(epub->words->cover));
    write_item(xml, STR("nav.xhtml#toc"), "toc", str_of(epub->words->contents));
    write_item(xml, xhtml_file_name(epub->arena, 1), "bodymatter",
               str_of(epub->words->text));
    end_nav(xml);
}

static void write_page_list(struct epub *epub)
{
    struct epub_walk walk = {0};
    struct epub_line line;
    char href[EPUB_HREF_ROOM];
    bool any = false;
    while (epub_next_page(epub, &walk, &line)) {
        if (!any)
            start_hidden_nav(epub, "page-list", "doc-pagelist",
                             epub->words->pages);
        any = true;
        write_item(epub->xml, epub_line_href(&line, href), NULL, line.text);
    }
    if (any)
        end_nav(epub->xml);
}

struct str epub_nav(struct epub *epub, struct anban_error *err)
{
    if (!epub_open(epub, err))
        return STR("");
    epub_start_xhtml(epub, str_of(epub->words->contents));
    xml_newline(epub->xml);
    write_contents(epub);
    write_landmarks(epub);
    write_page_list(epub);
    return epub_close(epub, err);
}
