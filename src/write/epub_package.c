/* SPDX-License-Identifier: MIT */
/*
 * The package document (EPUB 3.3, section 5): what the edition is, what it
 * holds and in which order it is read. It claims of accessibility only what
 * the writer has made true (EPUB Accessibility 1.1).
 */
#include <time.h>

#include "base/buf.h"
#include "doc/date.h"
#include "doc/pagemap.h"
#include "write/digest.h"
#include "write/epub.h"
#include "write/xml.h"

static void write_meta(struct xml *xml, const char *property, struct str value)
{
    xml_start(xml, "meta");
    xml_attribute(xml, "property", str_of(property));
    xml_text(xml, value);
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_refinement(struct xml *xml, const char *id,
                             const char *property, const char *scheme,
                             struct str value)
{
    xml_start(xml, "meta");
    xml_attribute(xml, "refines", str_of(id));
    xml_attribute(xml, "property", str_of(property));
    if (scheme)
        xml_attribute(xml, "scheme", str_of(scheme));
    xml_text(xml, value);
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_dc(struct xml *xml, const char *element, const char *id,
                     struct str value)
{
    value = str_trim(value);
    if (value.n == 0)
        return;
    xml_start(xml, element);
    if (id)
        xml_attribute(xml, "id", str_of(id));
    xml_text(xml, value);
    xml_end_tag(xml);
    xml_newline(xml);
}

/* CCYY-MM-DDThh:mm:ssZ; the year has four digits. */
static struct str modified(const struct epub *epub)
{
    const int64_t last = 253402300799; /* the end of 9999 */
    int64_t seconds = epub->doc->meta.modified;
    time_t when = (time_t)(seconds < 0 ? 0 : seconds > last ? last : seconds);
    struct tm tm = {.tm_year = 70, .tm_mday = 1};
    gmtime_r(&when, &tm);
    return str_printf(epub->arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                      tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour,
                      tm.tm_min, tm.tm_sec);
}

/*
 * Names are filed as they are written: a Vietnamese name begins with the
 * family's, a body's name has no other order. Saying so keeps reading systems
 * from turning them round.
 */
static void write_creators(struct epub *epub)
{
    const struct strs *authors = &epub->doc->meta.authors;
    struct strs body = {&epub->publisher, epub->publisher.n ? 1 : 0};
    const struct strs *names = authors->n ? authors : &body;
    for (size_t i = 0; i < names->n; i++) {
        struct str name = str_one_line(epub->arena, names->at[i]);
        if (name.n == 0)
            continue;
        struct str id =
            str_printf(epub->arena, "#creator-%lu", (unsigned long)i + 1);
        write_dc(epub->xml, "dc:creator", id.s + 1, name);
        write_refinement(epub->xml, id.s, "role", "marc:relators", STR("aut"));
        write_refinement(epub->xml, id.s, "file-as", NULL, name);
    }
}

/* In the form of EPUB 2: what made the file, which has no successor, and the
 * cover for readers that know no other. */
static void write_old_meta(struct xml *xml, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    xml_start(xml, "meta");
    xml_attribute(xml, "name", str_of(name));
    xml_attribute(xml, "content", value);
    xml_end(xml);
    xml_newline(xml);
}

/* An address of what it was taken from, and the names that are none, under
 * which people know the two. */
static void write_origin(struct epub *epub)
{
    struct arena *arena = epub->arena;
    struct str source = epub->doc->meta.source;
    struct str address = epub_address(arena, source);
    write_dc(epub->xml, "dc:source", NULL, address);
    if (source.n && address.n == 0)
        write_meta(epub->xml, "dcterms:bibliographicCitation", source);
    if (epub_address(arena, epub->identifier).n == 0)
        write_meta(epub->xml, "dcterms:identifier", epub->identifier);
}

static void write_description(struct epub *epub)
{
    const struct meta *meta = &epub->doc->meta;
    struct xml *xml = epub->xml;
    write_dc(xml, "dc:identifier", "uid", epub->address);
    write_dc(xml, "dc:title", NULL, epub->title);
    write_dc(xml, "dc:language", NULL, epub->lang);
    write_meta(xml, "dcterms:modified", modified(epub));
    write_creators(epub);
    write_dc(xml, "dc:publisher", NULL, epub->publisher);
    if (date_is_iso(meta->date))
        write_dc(xml, "dc:date", NULL, meta->date);
    write_origin(epub);
    for (size_t i = 0; i < meta->subjects.n; i++)
        write_dc(xml, "dc:subject", NULL, meta->subjects.at[i]);
    write_dc(xml, "dc:description", NULL, meta->description);
    write_dc(xml, "dc:rights", NULL, meta->rights);
    write_old_meta(xml, "generator", meta->generator);
    if (epub->cover)
        write_old_meta(xml, "cover", STR(COVER_IMAGE_ID));
}

static bool has_pages(const struct epub *epub)
{
    for (size_t i = 0; i < epub->xhtml.map->n; i++) {
        if (epub->xhtml.page_chapters[i])
            return true;
    }
    return false;
}

/* Where the page numbers come from: the PDF of the same document, by the name
 * which it bears itself (EPUB Accessibility 1.1, section 3.4.3). */
static void write_page_source(struct epub *epub)
{
    write_meta(epub->xml, "pageBreakSource",
               digest_printed(epub->arena, epub->identifier));
}

static struct str summary(const struct epub *epub, bool headings, bool pages)
{
    struct buf buf = {.arena = epub->arena};
    buf_add(&buf, str_of(epub->words->summary));
    if (headings)
        buf_add(&buf, str_of(epub->words->summary_headings));
    if (pages)
        buf_add(&buf, str_of(epub->words->summary_pages));
    if (epub->has_images)
        buf_add(&buf,
                str_of(epub->has_undescribed ? epub->words->summary_undescribed
                                             : epub->words->summary_described));
    return buf_str(&buf);
}

/* Conformance is claimed where nothing is known to be amiss: each picture is
 * described (WCAG 2.2, 1.1.1), each table has heads (1.3.1), each link says
 * something (2.4.4). What stands on somebody's own cover is not known. */
static void write_conformance(struct epub *epub)
{
    bool foreign = epub->cover && !epub->cover->drawn;
    if (epub->has_undescribed || epub->has_headless || epub->has_nameless ||
        foreign)
        return;
    struct xml *xml = epub->xml;
    xml_start(xml, "meta");
    xml_attribute(xml, "property", STR("dcterms:conformsTo"));
    xml_attribute(xml, "id", STR("conformance"));
    xml_text(xml, STR("EPUB Accessibility 1.1 - WCAG 2.2 Level AA"));
    xml_end_tag(xml);
    xml_newline(xml);
    write_refinement(xml, "#conformance", "a11y:certifiedBy", NULL,
                     STR("anban"));
}

/* Text alone is enough where every picture is described in words. */
static void write_access_modes(struct epub *epub)
{
    struct xml *xml = epub->xml;
    write_meta(xml, "schema:accessMode", STR("textual"));
    if (epub->has_images) {
        write_meta(xml, "schema:accessMode", STR("visual"));
        write_meta(xml, "schema:accessModeSufficient", STR("textual,visual"));
    }
    if (!epub->has_undescribed)
        write_meta(xml, "schema:accessModeSufficient", STR("textual"));
    if (epub->has_images && !epub->has_undescribed)
        write_meta(xml, "schema:accessibilityFeature", STR("alternativeText"));
}

static void write_accessibility(struct epub *epub)
{
    struct xml *xml = epub->xml;
    bool headings = epub->heading_count > 0, pages = has_pages(epub);
    write_access_modes(epub);
    if (headings)
        write_meta(xml, "schema:accessibilityFeature",
                   STR("structuralNavigation"));
    write_meta(xml, "schema:accessibilityFeature", STR("tableOfContents"));
    write_meta(xml, "schema:accessibilityFeature", STR("readingOrder"));
    write_meta(xml, "schema:accessibilityFeature",
               STR("displayTransformability"));
    if (epub->has_math) {
        write_meta(xml, "schema:accessibilityFeature", STR("MathML"));
        write_meta(xml, "schema:accessibilityFeature", STR("describedMath"));
    }
    if (pages) {
        write_meta(xml, "schema:accessibilityFeature", STR("pageBreakMarkers"));
        write_meta(xml, "schema:accessibilityFeature", STR("pageNavigation"));
        write_page_source(epub);
    }
    write_meta(xml, "schema:accessibilityHazard", STR("none"));
    write_meta(xml, "schema:accessibilitySummary",
               summary(epub, headings, pages));
    write_conformance(epub);
}

static void write_manifest(const struct epub *epub)
{
    struct xml *xml = epub->xml;
    const size_t folder = sizeof "EPUB/" - 1;
    xml_start(xml, "manifest");
    xml_newline(xml);
    for (size_t i = 0; i < epub->entry_count; i++) {
        const struct epub_entry *entry = &epub->entries[i];
        if (entry->id.n == 0)
            continue;
        xml_start(xml, "item");
        xml_attribute(xml, "id", entry->id);
        xml_attribute(xml, "href",
                      str_slice(entry->name, folder, entry->name.n));
        xml_attribute(xml, "media-type", str_of(entry->type));
        if (entry->properties)
            xml_attribute(xml, "properties", str_of(entry->properties));
        xml_end(xml);
        xml_newline(xml);
    }
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_out_of_line(struct xml *xml, const char *id)
{
    xml_start(xml, "itemref");
    xml_attribute(xml, "idref", str_of(id));
    xml_attribute(xml, "linear", STR("no"));
    xml_end(xml);
    xml_newline(xml);
}

/* The navigation document is at hand in the reading system's menu; between
 * the pages of a report it would be in the way. */
static void write_spine(const struct epub *epub)
{
    struct xml *xml = epub->xml;
    xml_start(xml, "spine");
    xml_attribute(xml, "toc", STR("ncx"));
    xml_newline(xml);
    if (epub->cover)
        write_out_of_line(xml, COVER_ID);
    for (size_t i = 0; i < epub->chapter_count; i++) {
        xml_start(xml, "itemref");
        xml_attribute(xml, "idref", epub->entries[ENTRY_CHAPTERS + i].id);
        xml_end(xml);
        xml_newline(xml);
    }
    write_out_of_line(xml, "nav");
    xml_end_tag(xml);
    xml_newline(xml);
}

static void write_guide_line(struct xml *xml, const char *type,
                             const char *title, struct str href)
{
    xml_start(xml, "reference");
    xml_attribute(xml, "type", str_of(type));
    xml_attribute(xml, "title", str_of(title));
    xml_attribute(xml, "href", href);
    xml_end(xml);
    xml_newline(xml);
}

/* The landmarks once more as EPUB 2 had them (OPF 2.0.1, section 2.6):
 * without them programs that make a Kindle's file set a second cover. */
static void write_guide(const struct epub *epub)
{
    struct xml *xml = epub->xml;
    xml_start(xml, "guide");
    xml_newline(xml);
    if (epub->cover)
        write_guide_line(xml, "cover", epub->words->cover, STR(COVER_FILE));
    write_guide_line(xml, "toc", epub->words->contents, STR("nav.xhtml"));
    write_guide_line(xml, "text", epub->words->text,
                     xhtml_file_name(epub->arena, 1));
    xml_end_tag(xml);
    xml_newline(xml);
}

struct str epub_package(struct epub *epub, struct anban_error *err)
{
    struct xml *xml = epub_open_root(epub, "package", err);
    if (!xml)
        return STR("");
    xml_attribute(xml, "xmlns", STR("http://www.idpf.org/2007/opf"));
    xml_attribute(xml, "version", STR("3.0"));
    xml_attribute(xml, "unique-identifier", STR("uid"));
    xml_attribute(xml, "xml:lang", epub->lang);
    xml_newline(xml);
    xml_start(xml, "metadata");
    xml_attribute(xml, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
    xml_newline(xml);
    write_description(epub);
    write_accessibility(epub);
    xml_end_tag(xml);
    xml_newline(xml);
    write_manifest(epub);
    write_spine(epub);
    write_guide(epub);
    return epub_close(epub, err);
}
