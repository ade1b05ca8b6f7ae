/* SPDX-License-Identifier: MIT */
/*
 * The cover in the edition: its picture, marked as such for shelves, and the
 * page that shows it (EPUB 3.3, section 5.5 and the Structural Semantics
 * Vocabulary). What the picture says is said in words beside it.
 */
#include <string.h>

#include "base/buf.h"
#include "write/epub.h"
#include "write/xml.h"

/* One that was drawn is a PNG, a photograph a JPEG. */
static struct str file_name(const struct epub *epub)
{
    return epub->cover->file.form == IMAGE_PNG ? STR("EPUB/cover.png")
                                               : STR("EPUB/cover.jpg");
}

/* "Bìa: the title, who issues it". */
static struct str alternative(const struct epub *epub)
{
    struct buf buf = {.arena = epub->arena};
    buf_printf(&buf, "%s: %.*s", epub->words->cover, STR_ARG(epub->title));
    if (epub->publisher.n)
        buf_printf(&buf, ", %.*s", STR_ARG(epub->publisher));
    return buf_str(&buf);
}

/* An SVG is as large as the screen allows and never larger, whatever a reading
 * system makes of an image's height: some cut off, or divide, what is too tall.
 */
static void write_picture(struct epub *epub)
{
    struct xml *xml = epub->xml;
    unsigned width = (unsigned)epub->cover->file.width;
    unsigned height = (unsigned)epub->cover->file.height;
    xml_start(xml, "svg");
    xml_attribute(xml, "xmlns", STR("http://www.w3.org/2000/svg"));
    xml_attribute(xml, "xmlns:xlink", STR("http://www.w3.org/1999/xlink"));
    xml_attribute(xml, "version", STR("1.1"));
    xml_attribute(xml, "width", STR("100%"));
    xml_attribute(xml, "height", STR("100%"));
    xml_attribute(xml, "viewBox",
                  str_printf(epub->arena, "0 0 %u %u", width, height));
    xml_attribute(xml, "preserveAspectRatio", STR("xMidYMid meet"));
    xml_attribute(xml, "role", STR("img"));
    xml_attribute(xml, "aria-label", alternative(epub));
    xml_start(xml, "image");
    xhtml_numbered(xml, "width", "", width);
    xhtml_numbered(xml, "height", "", height);
    struct str name = file_name(epub);
    xml_attribute(xml, "xlink:href", str_slice(name, strlen("EPUB/"), name.n));
    xml_end_tag(xml);
    xml_end_tag(xml);
}

static struct str page(struct epub *epub, struct anban_error *err)
{
    if (!epub_open(epub, err))
        return STR("");
    struct xml *xml = epub->xml;
    epub_start_xhtml(epub, str_of(epub->words->cover));
    xml_attribute(xml, "epub:type", STR("cover"));
    xml_newline(xml);
    xml_start(xml, "div");
    xml_attribute(xml, "class", STR("cover"));
    write_picture(epub);
    xml_end_tag(xml);
    xml_newline(xml);
    return epub_close(epub, err);
}

bool epub_add_cover(struct epub *epub, struct anban_error *err)
{
    if (!epub->cover)
        return true;
    struct str name = file_name(epub);
    struct epub_entry *entries = &epub->entries[epub->entry_count];
    entries[0] = (struct epub_entry){.name = STR("EPUB/" COVER_FILE),
                                     .bytes = page(epub, err),
                                     .id = STR(COVER_ID),
                                     .type = "application/xhtml+xml",
                                     .properties = "svg"};
    entries[1] =
        (struct epub_entry){.name = name,
                            .bytes = epub->cover->file.bytes,
                            .stored = true,
                            .id = STR(COVER_IMAGE_ID),
                            .type = epub_picture_type(&epub->cover->file),
                            .properties = "cover-image"};
    epub->entry_count += COVER_ENTRIES;
    return entries[0].bytes.n > 0;
}
