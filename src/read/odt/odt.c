/* SPDX-License-Identifier: MIT */
/*
 * An OpenDocument text to a tree (OASIS, OpenDocument 1.2): an archive whose
 * parts have fixed names (part 3, 2.2.1), or all of it in one XML file. Styles
 * come before what they are of. Headers and footers, comments and contents
 * lists are left out.
 */
#include "read/odt/odt.h"

#include <limits.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "stages.h"

static void read_meta(struct odt *o, struct docx_xml *xml)
{
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event == DOCX_OPEN)
            odt_read_property(o, xml);
    }
}

static void read_body(struct odt *o, struct docx_xml *xml)
{
    o->text = true;
    odt_settle_styles(o);
    odt_read_blocks(o, xml, xml->depth, o->d->doc->root, true);
    docx_end_section(o->d, LONG_MAX);
}

/* A part, or all of a flat file. The automatic styles of styles.xml are those
 * of headers and footers, and have names which are also in content.xml. */
static void read_part(struct odt *o, struct docx_xml *xml, bool automatic)
{
    while (docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == OFFICE_meta)
            read_meta(o, xml);
        else if (xml->tag == OFFICE_font_face_decls)
            odt_read_fonts(o, xml);
        else if (xml->tag == OFFICE_styles ||
                 (xml->tag == OFFICE_automatic_styles && automatic))
            odt_read_styles(o, xml);
        else if (xml->tag == OFFICE_text)
            read_body(o, xml);
        else if (xml->tag == OFFICE_automatic_styles)
            odt_read_page_layouts(o, xml);
        else if (xml->tag == OFFICE_master_styles)
            odt_read_masters(o, xml);
    }
}

static void read_named(struct odt *o, struct str name, bool automatic)
{
    struct docx_xml *xml = docx_text_open(o->d->package, name);
    if (!xml)
        return;
    read_part(o, xml, automatic);
    docx_text_close(o->d->package, xml, name, LOST_REST);
}

/* Entries that are encrypted are named in the manifest, and look like any
 * other in the archive (part 3, 3.4). */
static bool is_encrypted(struct odt *o)
{
    struct str bytes, mark = STR("encryption-data");
    return docx_part(o->d->package, STR("META-INF/manifest.xml"), &bytes) &&
           str_find(bytes, mark) < bytes.n;
}

static void finish(struct odt *o)
{
    struct docx *d = o->d;
    if (!o->text && !d->doc->losses)
        doc_lose(d->doc, LOST_SOMEWHERE, 0,
                 "there is no text in this OpenDocument file, or it is "
                 "damaged");
    docx_end_text(d);
    docx_end_notes(d);
    odt_take_properties(o);
    docx_tell(d);
}

static void read_package(struct odt *o)
{
    if (is_encrypted(o)) {
        doc_lose(o->d->doc, LOST_SOMEWHERE, 0,
                 "the file is encrypted; open it in LibreOffice and save it "
                 "without a password");
        return;
    }
    read_named(o, STR("styles.xml"), false);
    read_named(o, STR("content.xml"), true);
    read_named(o, STR("meta.xml"), false);
    finish(o);
}

static void read_flat(struct odt *o, struct str bytes)
{
    struct docx *d = o->d;
    struct docx_xml *xml = docx_xml_open(d->arena, &d->package->xmls, bytes);
    read_part(o, xml, true);
    if (xml->problem[0])
        doc_lose(d->doc, LOST_REST, 0, "the file cannot be read to its end: %s",
                 xml->problem);
    docx_xml_close(&d->package->xmls, xml);
    finish(o);
}

/* Reads what was opened, and closes it again, however that ends. */
static void read_opened(struct odt *o, const struct str *bytes)
{
    struct docx_package *package = o->d->package;
    struct arena *arena = o->d->arena;
    struct arena_trap trap;
    volatile bool full = ARENA_TRAP(arena, trap);
    if (!full && o->flat)
        read_flat(o, *bytes);
    else if (!full)
        read_package(o);
    arena_untrap(arena, &trap);
    docx_xml_close_all(&package->xmls);
    docx_zip_close(package->zip);
    if (full)
        arena_fail(arena);
}

void read_odt(struct doc *doc, struct str bytes)
{
    struct odt *o = ARENA_NEW(doc->arena, struct odt);
    o->d = docx_new(doc, bytes.n);
    struct docx_package *package = o->d->package;
    o->flat = !str_starts(bytes, STR("PK"));
    if (!o->flat && !(package->zip = docx_zip_open(doc->arena, bytes)))
        doc_lose(doc, LOST_SOMEWHERE, 0,
                 "the file is damaged or not whole: its directory cannot be "
                 "read; fetch or save it anew");
    else
        read_opened(o, &bytes);
}
