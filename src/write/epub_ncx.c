/* SPDX-License-Identifier: MIT */
/*
 * The navigation document once more as an NCX (OPF 2.0.1, section 2.4.1), for
 * Kindle and for reading systems of before EPUB 3: of the headings those of the
 * two highest levels in use, which is what a Kindle shows.
 */
#include "doc/counting.h"
#include "write/epub_nav.h"
#include "write/xml.h"

enum { NCX_RANKS = 2 };

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
    char href[EPUB_HREF_ROOM];
    write_label(xml, "navLabel", line->text);
    xml_start(xml, "content");
    xml_attribute(xml, "src", epub_line_href(line, href));
    xml_end(xml);
    xml_newline(xml);
}

/* One of the two lists is written; this is how far the other one has come. */
struct other {
    bool (*next)(struct epub *, struct epub_walk *, struct epub_line *);
    struct epub_walk walk;
    struct epub_line line;
    uint32_t passed;
    bool more;
};

static struct other other_list(struct epub *epub,
                               bool (*next)(struct epub *, struct epub_walk *,
                                            struct epub_line *))
{
    struct other other = {.next = next, .walk.ranks = NCX_RANKS};
    other.more = next(epub, &other.walk, &other.line);
    return other;
}

/* The two lists count as one, in the order of the text. `n` is the line's
 * number in its own list. */
static void write_play_order(struct epub *epub, struct other *other,
                             const struct epub_line *line, uint32_t n)
{
    while (other->more && other->line.order < line->order) {
        other->passed++;
        other->more = other->next(epub, &other->walk, &other->line);
    }
    xhtml_numbered(epub->xml, "playOrder", "", n + other->passed);
}

static void write_points(struct epub *epub)
{
    struct other pages = other_list(epub, epub_next_page);
    struct epub_walk walk = {.ranks = NCX_RANKS};
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
        write_play_order(epub, &pages, &line, n);
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

/* Roman folios are small letters; an annex has its name before the number. */
static struct str page_type(struct str label, uint32_t number)
{
    if (number)
        return STR("normal");
    bool roman = label.n > 0 && label.s[0] >= 'a' && label.s[0] <= 'z';
    return roman ? STR("front") : STR("special");
}

static void write_target(struct epub *epub, struct other *points,
                         const struct epub_line *line, uint32_t n)
{
    struct xml *xml = epub->xml;
    uint32_t number = counting_of_digits(line->text);
    xml_start(xml, "pageTarget");
    xhtml_numbered(xml, "id", "target-", n);
    xml_attribute(xml, "type", page_type(line->text, number));
    if (number)
        xhtml_numbered(xml, "value", "", number);
    write_play_order(epub, points, line, n);
    xml_newline(xml);
    write_content(xml, line);
    xml_end_tag(xml);
}

static void write_pages(struct epub *epub)
{
    struct other points = other_list(epub, epub_next_line);
    struct epub_walk walk = {0};
    struct epub_line line;
    uint32_t n = 0;
    while (epub_next_page(epub, &walk, &line)) {
        if (n == 0)
            xml_start(epub->xml, "pageList");
        xml_newline(epub->xml);
        write_target(epub, &points, &line, ++n);
    }
    if (n)
        xml_end_tag(epub->xml);
}

static void write_page_counts(struct epub *epub)
{
    struct epub_walk walk = {0};
    struct epub_line line;
    uint32_t n = 0, last = 0;
    for (; epub_next_page(epub, &walk, &line); n++) {
        uint32_t number = counting_of_digits(line.text);
        last = number > last ? number : last;
    }
    write_head_meta(epub->xml, "dtb:totalPageCount",
                    str_printf(epub->arena, "%lu", (unsigned long)n));
    write_head_meta(epub->xml, "dtb:maxPageNumber",
                    str_printf(epub->arena, "%lu", (unsigned long)last));
}

/* As deep as its points stand, one level or two. */
static int depth_of(struct epub *epub)
{
    struct epub_walk walk = {.ranks = NCX_RANKS};
    struct epub_line line;
    int depth = 1;
    while (depth < 2 && epub_next_line(epub, &walk, &line))
        depth = line.depth;
    return depth;
}

struct str epub_ncx(struct epub *epub, struct anban_error *err)
{
    struct xml *xml = epub_open_root(epub, "ncx", err);
    if (!xml)
        return STR("");
    xml_attribute(xml, "xmlns", STR("http://www.daisy.org/z3986/2005/ncx/"));
    xml_attribute(xml, "version", STR("2005-1"));
    xml_attribute(xml, "xml:lang", epub->lang);
    xml_newline(xml);
    xml_start(xml, "head");
    xml_newline(xml);
    write_head_meta(xml, "dtb:uid", epub->address);
    write_head_meta(xml, "dtb:depth",
                    depth_of(epub) == 1 ? STR("1") : STR("2"));
    write_page_counts(epub);
    xml_end_tag(xml);
    xml_newline(xml);
    write_label(xml, "docTitle", epub->title);
    write_points(epub);
    write_pages(epub);
    return epub_close(epub, err);
}
