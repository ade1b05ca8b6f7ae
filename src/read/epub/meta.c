/* SPDX-License-Identifier: MIT */
/*
 * What the book says of itself, in Dublin Core (5.5.3). It was written for
 * readers, unlike the properties of a Word file, and is believed. Of several
 * titles and dates the first counts; an identifier that a program drew by lot,
 * and a date that is the moment at which it made the file, say nothing of the
 * text.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/metadata.h"
#include "read/office/text.h"
#include "read/epub/epub.h"

static const char *field_of(enum docx_tag tag)
{
    switch (tag) {
    case DC_title:
        return "title";
    case DC_creator:
        return "author";
    case DC_publisher:
        return "publisher";
    case DC_language:
        return "lang";
    case DC_identifier:
        return "identifier";
    case DC_subject:
        return "subject";
    case DC_description:
        return "description";
    case DC_source:
        return "source";
    case DC_rights:
        return "rights";
    default:
        return NULL;
    }
}

/* What programs write who know nothing: calibre, Sigil, pandoc. */
static bool says_nothing(enum docx_tag tag, struct str value)
{
    static const char *const nothing[] = {"unknown", "untitled", "und",
                                          "[title here]", "không rõ"};
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        if (str_eq_nocase(value, str_of(nothing[i])))
            return true;
    }
    return value.n == 0 ||
           (tag == DC_identifier && str_find(value, STR("uuid")) < value.n);
}

/* Calibre and shops keep HTML in a description. */
static struct str without_tags(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    bool in_tag = false;
    for (size_t i = 0; i < text.n; i++) {
        char next = i + 1 < text.n ? text.s[i + 1] : ' ';
        if (text.s[i] == '<' && next > ' ')
            in_tag = true;
        if (!in_tag)
            buf_add_char(&buf, text.s[i]);
        else if (text.s[i] == '>')
            buf_add_char(&buf, ' ');
        in_tag &= text.s[i] != '>';
    }
    return str_one_line(arena, buf_str(&buf));
}

/* Only who wrote it: illustrators and translators have roles of their own
 * (OPF 2.0.1, 2.2.6). */
static void take_author(struct epub *e, struct str name, struct str role)
{
    if (role.n == 0 || str_eq_nocase(role, STR("aut")))
        strs_add(e->arena, &e->authors, name);
}

/* When the file was made is said in a "meta" (5.5.4); EPUB 2 names the events
 * of a book's life (OPF 2.0.1, 2.2.7). */
static bool is_of_file(struct docx_xml *xml)
{
    struct str event = docx_xml_attribute(xml, NS_OPF, "event");
    return xml->tag == OPF_meta
               ? str_eq(docx_xml_attribute(xml, NS_NONE, "property"),
                        STR("dcterms:modified"))
               : event.n && !str_eq_nocase(event, STR("publication")) &&
                     !str_eq_nocase(event, STR("original-publication"));
}

static void read_date(struct epub *e, struct docx_xml *xml)
{
    bool of_file = is_of_file(xml), meta = xml->tag == OPF_meta;
    if (meta && !of_file)
        return;
    struct str value = str_trim(docx_xml_content(xml, e->arena));
    if (of_file)
        e->modified = value;
    else if (e->date.n == 0)
        e->date = value;
}

void epub_read_metadata(struct epub *e, struct docx_xml *xml)
{
    enum docx_tag tag = xml->tag;
    const char *field = field_of(tag);
    if (tag == DC_date || tag == OPF_meta)
        read_date(e, xml);
    if (!field)
        return;
    struct str role =
        str_copy(e->arena, docx_xml_attribute(xml, NS_OPF, "role"));
    struct str value = docx_clean(e->arena, docx_xml_content(xml, e->arena));
    value = without_tags(e->arena, value);
    if (says_nothing(tag, value))
        return;
    if (tag == DC_creator)
        take_author(e, value, role);
    else if (tag == DC_subject || !metadata_has(e->doc, str_of(field)))
        metadata_add(e->doc, str_of(field), value);
}

/* A book of an organisation names it twice, as who wrote and who publishes. */
void epub_end_metadata(struct epub *e)
{
    struct str publisher = meta_publisher(&e->doc->meta);
    if (e->date.n && !str_eq(e->date, e->modified))
        metadata_add(e->doc, STR("date"), e->date);
    for (size_t i = 0; i < e->authors.n; i++) {
        if (!str_eq_nocase(e->authors.at[i], publisher))
            metadata_add(e->doc, STR("author"), e->authors.at[i]);
    }
}
