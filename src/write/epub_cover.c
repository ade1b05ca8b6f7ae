/* SPDX-License-Identifier: MIT */
/*
 * The cover in the edition: its picture, marked as such for shelves, and the
 * page that shows it (EPUB 3.3, section 5.5 and the Structural Semantics
 * Vocabulary). What the picture says is said in words beside it.
 */
#include "base/buf.h"
#include "write/epub.h"
#include "write/xml.h"

/* "Bìa: the title, who issues it". */
static struct str alternative(const struct epub *epub)
{
    struct buf buf = {.arena = epub->arena};
    buf_printf(&buf, "%s: %.*s", epub->words->cover, STR_ARG(epub->title));
    if (epub->publisher.n)
        buf_printf(&buf, ", %.*s", STR_ARG(epub->publisher));
    return buf_str(&buf);
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
    xml_attribute(xml, "class", STR("centre"));
    xml_start(xml, "img");
    xml_attribute(xml, "src", STR("cover.jpg"));
    xml_attribute(xml, "alt", alternative(epub));
    xml_attribute(xml, "role", STR("doc-cover"));
    xml_end(xml);
    xml_end_tag(xml);
    xml_newline(xml);
    return epub_close(epub, err);
}

bool epub_add_cover(struct epub *epub, struct anban_error *err)
{
    if (!epub->cover)
        return true;
    struct epub_entry *entries = &epub->entries[epub->entry_count];
    entries[0] = (struct epub_entry){.name = STR("EPUB/" COVER_FILE),
                                     .bytes = page(epub, err),
                                     .id = STR(COVER_ID),
                                     .type = "application/xhtml+xml"};
    entries[1] = (struct epub_entry){.name = STR("EPUB/cover.jpg"),
                                     .bytes = epub->cover->file.bytes,
                                     .stored = true,
                                     .id = STR(COVER_IMAGE_ID),
                                     .type = "image/jpeg",
                                     .properties = "cover-image"};
    epub->entry_count += COVER_ENTRIES;
    return entries[0].bytes.n > 0;
}
