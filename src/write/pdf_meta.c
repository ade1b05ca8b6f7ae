/* SPDX-License-Identifier: MIT */
/*
 * What the file says of itself: Info and XMP with the same values, language,
 * how a viewer should show it.
 */
#include <time.h>

#include "write/pdf.h"
#include "write/xml.h"

/* "D:20201222083000Z" or "2020-12-22T08:30:00Z", in UTC. */
static struct str date_as(struct arena *arena, int64_t seconds,
                          const char *format)
{
    char text[32];
    struct tm tm;
    time_t when = (time_t)seconds;
    if (!gmtime_r(&when, &tm) || strftime(text, sizeof text, format, &tm) == 0)
        return STR("");
    return str_copy(arena, str_of(text));
}

static struct str joined(struct arena *arena, const struct strs *list)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < list->n; i++) {
        buf_add(&buf, i ? STR("; ") : STR(""));
        buf_add(&buf, list->at[i]);
    }
    return buf_str(&buf);
}

/* Who made it: the authors, else the issuing body. */
static struct str creators(struct arena *arena, const struct meta *meta)
{
    struct str authors = joined(arena, &meta->authors);
    return authors.n ? authors : meta_publisher(meta);
}

static struct str keywords(struct arena *arena, const struct meta *meta)
{
    return joined(arena, &meta->subjects);
}

static void put_known(struct pdf *pdf, HPDF_Dict dict, const char *key,
                      struct str text)
{
    if (text.n)
        pdf_put_text(pdf, dict, key, text);
}

/* A string of ASCII characters, which reads the same in every encoding. */
static void put_ascii(struct pdf *pdf, HPDF_Dict dict, const char *key,
                      struct str text)
{
    pdf_put(
        pdf, dict, key,
        HPDF_String_New(pdf->doc->mmgr, str_copy(pdf->arena, text).s, NULL));
}

static void put_date(struct pdf *pdf, HPDF_Dict info, const char *key)
{
    put_ascii(pdf, info, key,
              date_as(pdf->arena, pdf->book->meta.modified, "D:%Y%m%d%H%M%SZ"));
}

static void add_info(struct pdf *pdf)
{
    const struct meta *meta = &pdf->book->meta;
    HPDF_Dict info = pdf_indirect(pdf);
    put_known(pdf, info, "Title", meta->title);
    put_known(pdf, info, "Author", creators(pdf->arena, meta));
    put_known(pdf, info, "Subject", meta->description);
    put_known(pdf, info, "Keywords", keywords(pdf->arena, meta));
    put_known(pdf, info, "Creator", meta->generator);
    put_known(pdf, info, "Producer", meta->generator);
    put_date(pdf, info, "CreationDate");
    put_date(pdf, info, "ModDate");
    pdf_put(pdf, pdf->doc->trailer, "Info", info);
}

/* <name><rdf:Kind><rdf:li>value</rdf:li></rdf:Kind></name> */
static void property(struct xml *xml, const char *name, const char *kind,
                     struct str value)
{
    if (value.n == 0)
        return;
    xml_start(xml, name);
    xml_start(xml, kind);
    xml_start(xml, "rdf:li");
    if (str_eq(str_of(kind), STR("rdf:Alt")))
        xml_attribute(xml, "xml:lang", STR("x-default"));
    xml_text(xml, value);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    xml_newline(xml);
}

static void plain(struct xml *xml, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    xml_element(xml, name, value);
    xml_newline(xml);
}

static void subjects(struct xml *xml, const struct meta *meta)
{
    if (meta->subjects.n == 0)
        return;
    xml_start(xml, "dc:subject");
    xml_start(xml, "rdf:Bag");
    for (size_t i = 0; i < meta->subjects.n; i++)
        xml_element(xml, "rdf:li", meta->subjects.at[i]);
    xml_end(xml);
    xml_end(xml);
    xml_newline(xml);
}

static void write_properties(struct pdf *pdf, struct xml *xml)
{
    const struct meta *meta = &pdf->book->meta;
    struct str date = date_as(pdf->arena, meta->modified, "%Y-%m-%dT%H:%M:%SZ");
    plain(xml, "dc:format", STR("application/pdf"));
    property(xml, "dc:title", "rdf:Alt", meta->title);
    property(xml, "dc:creator", "rdf:Seq", creators(pdf->arena, meta));
    property(xml, "dc:publisher", "rdf:Bag", meta_publisher(meta));
    property(xml, "dc:description", "rdf:Alt", meta->description);
    property(xml, "dc:rights", "rdf:Alt", meta->rights);
    property(xml, "dc:language", "rdf:Bag", meta->lang);
    property(xml, "dc:date", "rdf:Seq", meta->date);
    subjects(xml, meta);
    plain(xml, "dc:identifier", meta->identifier);
    plain(xml, "dc:source", meta->source);
    plain(xml, "pdf:Keywords", keywords(pdf->arena, meta));
    plain(xml, "pdf:Producer", meta->generator);
    plain(xml, "xmp:CreatorTool", meta->generator);
    plain(xml, "xmp:CreateDate", date);
    plain(xml, "xmp:ModifyDate", date);
    plain(xml, "xmp:MetadataDate", date);
}

/* XMP, part 1 (ISO 16684-1). */
static void write_packet(struct pdf *pdf, struct xml *xml)
{
    xml_instruction(
        xml, "xpacket",
        STR("begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
    xml_newline(xml);
    xml_start(xml, "x:xmpmeta");
    xml_attribute(xml, "xmlns:x", STR("adobe:ns:meta/"));
    xml_start(xml, "rdf:RDF");
    xml_attribute(xml, "xmlns:rdf",
                  STR("http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
    xml_start(xml, "rdf:Description");
    xml_attribute(xml, "rdf:about", STR(""));
    xml_attribute(xml, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
    xml_attribute(xml, "xmlns:pdf", STR("http://ns.adobe.com/pdf/1.3/"));
    xml_attribute(xml, "xmlns:xmp", STR("http://ns.adobe.com/xap/1.0/"));
    xml_newline(xml);
    write_properties(pdf, xml);
    xml_end(xml);
    xml_end(xml);
    xml_end(xml);
    xml_newline(xml);
    xml_instruction(xml, "xpacket", STR("end=\"w\""));
}

/* Stored plain, so that any program can find it. */
static void add_xmp(struct pdf *pdf)
{
    pdf->xml = pdf_made(pdf, xml_new());
    write_packet(pdf, pdf->xml);
    struct str packet = xml_finish(pdf->xml, pdf->arena, pdf->err);
    if (packet.n == 0)
        pdf_raise(pdf, "no XMP");
    pdf_add_digest(pdf, packet);
    HPDF_Dict stream = pdf_stream(pdf, packet, false);
    pdf_put_name(pdf, stream, "Type", "Metadata");
    pdf_put_name(pdf, stream, "Subtype", "XML");
    pdf_put(pdf, pdf->doc->catalog, "Metadata", stream);
}

void pdf_describe(struct pdf *pdf)
{
    HPDF_Dict catalog = pdf->doc->catalog, view = pdf_dict(pdf);
    add_info(pdf);
    add_xmp(pdf);
    if (pdf->book->meta.lang.n)
        put_ascii(pdf, catalog, "Lang", pdf->book->meta.lang);
    pdf_put(pdf, view, "DisplayDocTitle",
            HPDF_Boolean_New(pdf->doc->mmgr, HPDF_TRUE));
    if (pdf->book->folded) /* table 150 */
        pdf_put_name(pdf, view, "Duplex", "DuplexFlipShortEdge");
    pdf_put(pdf, catalog, "ViewerPreferences", view);
}
