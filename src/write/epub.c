/* SPDX-License-Identifier: MIT */
/*
 * The e-reader edition: an EPUB 3.3 from the tree. The chapters are written
 * first, since they tell which pages they marked, which characters and styles
 * they used; contents, style sheet, fonts and package follow from that.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "stages.h"
#include "write/deflate.h"
#include "write/epub.h"
#include "write/xml.h"

bool epub_open(struct epub *epub, struct anban_error *err)
{
    epub->xml = xml_new();
    return epub->xml ? true : fail(err, ANBAN_NO_MEMORY, "out of memory");
}

struct str epub_close(struct epub *epub, struct anban_error *err)
{
    struct str bytes = xml_finish(epub->xml, epub->arena, err);
    xml_free(epub->xml);
    epub->xml = NULL;
    return bytes;
}

static void link_style(struct xml *xml, const char *file)
{
    xml_start(xml, "link");
    xml_attribute(xml, "rel", STR("stylesheet"));
    xml_attribute(xml, "type", STR("text/css"));
    xml_attribute(xml, "href", str_of(file));
    xml_end(xml);
    xml_newline(xml);
}

struct xml *epub_open_root(struct epub *epub, const char *root,
                           struct anban_error *err)
{
    if (!epub_open(epub, err))
        return NULL;
    xml_declaration(epub->xml);
    xml_start(epub->xml, root);
    return epub->xml;
}

void epub_start_xhtml(struct epub *epub, struct str title)
{
    struct xml *xml = epub->xml;
    xml_declaration(xml);
    xml_doctype(xml, "html", NULL, NULL);
    xml_start(xml, "html");
    xml_attribute(xml, "xmlns", STR("http://www.w3.org/1999/xhtml"));
    xml_attribute(xml, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
    xml_attribute(xml, "lang", epub->lang);
    xml_attribute(xml, "xml:lang", epub->lang);
    xml_newline(xml);
    xml_start(xml, "head");
    xml_newline(xml);
    xml_start(xml, "meta");
    xml_attribute(xml, "charset", STR("utf-8"));
    xml_end(xml);
    xml_newline(xml);
    xml_element(xml, "title", title);
    xml_newline(xml);
    link_style(xml, "style.css");
    link_style(xml, "screen.css");
    xml_end(xml);
    xml_newline(xml);
    xml_start(xml, "body");
}

struct str epub_heading_text(struct epub *epub, const struct node *heading)
{
    struct str text = str_trim(node_text(epub->arena, heading));
    return str_is_one_line(text) ? text : str_one_line(epub->arena, text);
}

/* Its chapter's; the whole document's where that is all in one file. */
static struct str title_of_file(struct epub *epub,
                                const struct epub_chapter *chapter)
{
    const struct node *heading =
        chapter->heading ? chapter->heading : chapter->part_of;
    if (!heading || (chapter->shared && epub->chapter_count == 1))
        return STR("");
    return epub_heading_text(epub, heading);
}

struct str epub_chapter_file(struct epub *epub, size_t i,
                             struct anban_error *err)
{
    const struct epub_chapter *chapter = &epub->chapters[i];
    struct str title = title_of_file(epub, chapter);
    if (!epub_open(epub, err))
        return STR("");
    epub_start_xhtml(epub, title.n ? title : epub->title);
    xml_attribute(epub->xml, "epub:type", STR("bodymatter"));
    xml_newline(epub->xml);
    xml_start(epub->xml, "section");
    if (chapter->heading && !chapter->shared) {
        xml_attribute(epub->xml, "epub:type", STR("chapter"));
        xml_attribute(epub->xml, "role", STR("doc-chapter"));
    }
    xml_newline(epub->xml);
    epub->xhtml.xml = epub->xml;
    epub->xhtml.chapter = (uint32_t)i + 1;
    xhtml_text(&epub->xhtml, chapter->first, chapter->end);
    for (size_t k = 0; k < chapter->note_count; k++)
        xhtml_note(&epub->xhtml, chapter->notes[k], k == 0);
    xml_end_tag(epub->xml);
    xml_newline(epub->xml);
    return epub_close(epub, err);
}

static struct str container_file(struct epub *epub, struct anban_error *err)
{
    struct xml *xml = epub_open_root(epub, "container", err);
    if (!xml)
        return STR("");
    xml_attribute(xml, "version", STR("1.0"));
    xml_attribute(xml, "xmlns",
                  STR("urn:oasis:names:tc:opendocument:xmlns:container"));
    xml_start(xml, "rootfiles");
    xml_start(xml, "rootfile");
    xml_attribute(xml, "full-path", STR("EPUB/package.opf"));
    xml_attribute(xml, "media-type", STR("application/oebps-package+xml"));
    xml_end(xml);
    return epub_close(epub, err);
}

/* Files of the publication lie in a folder of their own. */
static struct str entry_name(struct epub *epub, struct str file)
{
    return str_printf(epub->arena, "EPUB/%.*s", STR_ARG(file));
}

static bool add_chapters(struct epub *epub, struct anban_error *err)
{
    for (size_t i = 0; i < epub->chapter_count; i++) {
        struct str file = xhtml_file_name(epub->arena, (uint32_t)i + 1);
        struct epub_entry *entry = &epub->entries[ENTRY_CHAPTERS + i];
        entry->name = entry_name(epub, file);
        epub->xhtml.math = false;
        entry->bytes = epub_chapter_file(epub, i, err);
        entry->properties = epub->xhtml.math ? "mathml" : NULL;
        epub->has_math = epub->has_math || epub->xhtml.math;
        entry->id = str_slice(file, 0, str_find(file, STR(".")));
        entry->type = "application/xhtml+xml";
        if (entry->bytes.n == 0)
            return false;
    }
    epub->entry_count = ENTRY_CHAPTERS + epub->chapter_count;
    return true;
}

const char *epub_picture_type(const struct rendition *picture)
{
    return picture->form == IMAGE_JPEG ? "image/jpeg" : "image/png";
}

/* Pictures are compressed already, so they are stored. */
static void add_images(struct epub *epub)
{
    for (const struct image *i = epub->doc->images; i; i = i->next) {
        const struct rendition *picture = &epub->pictures[i->id];
        struct str file = xhtml_image_name(&epub->xhtml, i);
        epub->entries[epub->entry_count++] = (struct epub_entry){
            .name = entry_name(epub, file),
            .bytes = picture->bytes,
            .stored = true,
            .id = str_slice(file, 0, str_find(file, STR("."))),
            .type = epub_picture_type(picture)};
    }
}

static void set_entry(struct epub *epub, size_t i, struct epub_entry entry)
{
    epub->entries[i] = entry;
}

/* The files which tell of the others: the package comes last, it lists all. */
static bool add_guides(struct epub *epub, struct anban_error *err)
{
    set_entry(epub, ENTRY_MIMETYPE,
              (struct epub_entry){.name = STR("mimetype"),
                                  .bytes = STR("application/epub+zip"),
                                  .stored = true});
    set_entry(epub, ENTRY_CONTAINER,
              (struct epub_entry){.name = STR("META-INF/container.xml"),
                                  .bytes = container_file(epub, err)});
    set_entry(epub, ENTRY_NAV,
              (struct epub_entry){.name = STR("EPUB/nav.xhtml"),
                                  .bytes = epub_nav(epub, err),
                                  .id = STR("nav"),
                                  .type = "application/xhtml+xml",
                                  .properties = "nav"});
    set_entry(epub, ENTRY_NCX,
              (struct epub_entry){.name = STR("EPUB/toc.ncx"),
                                  .bytes = epub_ncx(epub, err),
                                  .id = STR("ncx"),
                                  .type = "application/x-dtbncx+xml"});
    set_entry(epub, ENTRY_STYLE,
              (struct epub_entry){.name = STR("EPUB/style.css"),
                                  .bytes = epub_style(epub, err),
                                  .id = STR("style"),
                                  .type = "text/css"});
    set_entry(epub, ENTRY_SCREEN,
              (struct epub_entry){.name = STR("EPUB/screen.css"),
                                  .bytes = epub_screen(epub),
                                  .id = STR("screen"),
                                  .type = "text/css"});
    set_entry(epub, ENTRY_PACKAGE,
              (struct epub_entry){.name = STR("EPUB/package.opf"),
                                  .bytes = epub_package(epub, err)});
    for (size_t i = 0; i < ENTRY_CHAPTERS; i++) {
        if (epub->entries[i].bytes.n == 0)
            return false;
    }
    return true;
}

/* All the files. Memory may run out at any place in here; what is held then is
 * in `epub`, and the caller releases it. */
static bool build(struct epub *epub, const struct page_map *map,
                  struct anban_error *err)
{
    struct arena_trap trap;
    if (ARENA_TRAP(epub->arena, trap)) {
        arena_untrap(epub->arena, &trap);
        return fail(err, ANBAN_NO_MEMORY, "out of memory");
    }
    epub_plan(epub, map);
    epub->entries =
        ARENA_ARRAY(epub->arena,
                    ENTRY_CHAPTERS + epub->chapter_count + FONTS_MAX +
                        doc_image_count(epub->doc) + COVER_ENTRIES,
                    struct epub_entry);
    bool built = add_chapters(epub, err) && epub_add_fonts(epub, err);
    if (built)
        add_images(epub);
    built = built && epub_add_cover(epub, err) && add_guides(epub, err);
    if (built)
        epub_deflate(epub);
    arena_untrap(epub->arena, &trap);
    return built;
}

bool write_epub(const struct doc *doc, struct fonts *fonts,
                const struct epub_inputs *inputs, struct out *out,
                size_t *chapters, struct anban_error *err)
{
    struct epub epub = {.doc = doc,
                        .fonts = fonts,
                        .pictures = inputs->pictures,
                        .cover = inputs->cover,
                        .arena = arena_new()};
    bool done = false;
    if (epub.arena)
        done = build(&epub, inputs->map, err) && epub_pack(&epub, out, err);
    else
        fail(err, ANBAN_NO_MEMORY, "out of memory");
    *chapters = epub.chapter_count;
    xml_free(epub.xml);
    deflater_free(epub.deflater);
    arena_free(epub.arena);
    return done;
}
