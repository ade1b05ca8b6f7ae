/* SPDX-License-Identifier: MIT */
/*
 * A Word file to a tree. The parts are read in the order in which they need
 * each other: styles and lists, the text, its notes, and at last what the file
 * says of itself, which is judged by the text. Headers and footers, comments
 * and what Word makes of its own (contents, page numbers) are left out.
 */
#include "read/docx/docx.h"

#include "base/arena.h"
#include "stages.h"

static struct str part_of(const struct docx_relations *relations,
                          const char *type)
{
    const struct docx_relation *r = docx_relation_of_type(relations, type);
    return r && !r->external ? r->target : STR("");
}

static void read_settings(struct docx *d, struct str part)
{
    struct docx_xml *xml = docx_part_open(d->package, part);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == W_footnotePr)
            docx_read_note_form(xml, &d->footnote_form);
        else if (xml->tag == W_endnotePr)
            docx_read_note_form(xml, &d->endnote_form);
    }
    if (xml)
        docx_part_close(d->package, xml, part);
}

static void read_text_part(struct docx *d, struct str part)
{
    struct docx_place place = {.parent = d->doc->root, .top = true};
    struct docx_xml *xml = docx_text_open(d->package, part);
    if (xml) {
        docx_read_blocks(d, xml, 0, &place);
        docx_text_close(d->package, xml, part, LOST_REST);
    } else if (!d->doc->losses) {
        doc_lose(d->doc, LOST_SOMEWHERE, 0,
                 "the part with the text, %.*s, cannot be had; this is no Word "
                 "file, or it is damaged",
                 STR_ARG(part));
    }
}

static void read_parts(struct docx *d)
{
    struct str part = docx_main_part(d->package);
    struct docx_relations top = docx_relations_of(d->package, STR(""));
    if (part.n == 0)
        return;
    struct docx_relations own = docx_relations_of(d->package, part);
    d->relations = own;
    d->styles = docx_read_styles(d, part_of(&own, "styles"));
    docx_read_numbering(d, part_of(&own, "numbering"));
    read_settings(d, part_of(&own, "settings"));
    read_text_part(d, part);
    docx_end_text(d);
    docx_read_notes(d, &own);
    docx_read_properties(d, &top);
    docx_tell(d);
}

/* Why it cannot be opened. A password makes it another kind of file: the
 * package lies encrypted in an OLE file (MS-OFFCRYPTO, 2.3.4). */
static void tell_unreadable(struct doc *doc, struct str bytes)
{
    if (str_starts(bytes, STR("\xD0\xCF\x11\xE0")))
        doc_lose(
            doc, LOST_SOMEWHERE, 0,
            "an old Word file, or one with a password; open it in Word and "
            "save it as .docx without a password");
    else if (str_starts(bytes, STR("PK")))
        doc_lose(
            doc, LOST_SOMEWHERE, 0,
            "the file is damaged or not whole: its directory cannot be read; "
            "fetch or save it anew");
    else
        doc_lose(doc, LOST_SOMEWHERE, 0, "this is no Word file (.docx)");
}

void read_docx(struct doc *doc, struct str bytes)
{
    struct docx *d = docx_new(doc, bytes.n);
    struct docx_package *package = d->package;
    struct arena_trap trap;
    package->zip = docx_zip_open(doc->arena, bytes);
    if (!package->zip) {
        tell_unreadable(doc, bytes);
        return;
    }
    volatile bool full = ARENA_TRAP(doc->arena, trap);
    if (!full)
        read_parts(d);
    arena_untrap(doc->arena, &trap);
    docx_xml_close_all(&package->xmls);
    docx_zip_close(package->zip);
    if (full)
        arena_fail(doc->arena);
}
