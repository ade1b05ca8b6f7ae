/* SPDX-License-Identifier: MIT */
/*
 * What the file says of itself: Info and XMP with the same values, language,
 * how a viewer should show it.
 */
#include <time.h>

#include "write/digest.h"
#include "write/pdf.h"
#include "write/xml.h"

/* "D:20201222083000+00'00" or "2020-12-22T08:30:00Z", in UTC. */
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

/* As Info and XMP have it, which must agree (ISO 19005-2, 6.6.3). */
static struct str held(struct arena *arena, struct str text)
{
    return str_clipped(arena, text, PDF_TEXT_MAX);
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
    return held(arena, authors.n ? authors : meta_publisher(meta));
}

/* A PDF/UA must have a title (ISO 14289-1, 7.1), also when nothing names it. */
static struct str title_of(struct arena *arena, const struct meta *meta)
{
    if (meta->title.n)
        return held(arena, meta->title);
    return language_is(meta->lang, "vi") ? STR("Không có tiêu đề")
                                         : STR("Untitled");
}

static struct str keywords(struct arena *arena, const struct meta *meta)
{
    return held(arena, joined(arena, &meta->subjects));
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

/* With the offset written out (ISO 32000-1, 7.9.4): some checkers take no Z. */
static void put_date(struct pdf *pdf, HPDF_Dict info, const char *key)
{
    put_ascii(
        pdf, info, key,
        date_as(pdf->arena, pdf->book->meta.modified, "D:%Y%m%d%H%M%S+00'00"));
}

static void add_info(struct pdf *pdf)
{
    const struct meta *meta = &pdf->book->meta;
    HPDF_Dict info = pdf->doc->info;
    put_known(pdf, info, "Title", title_of(pdf->arena, meta));
    put_known(pdf, info, "Author", creators(pdf->arena, meta));
    put_known(pdf, info, "Subject", meta->description);
    put_known(pdf, info, "Keywords", keywords(pdf->arena, meta));
    put_known(pdf, info, "Creator", meta->generator);
    put_known(pdf, info, "Producer", meta->generator);
    put_date(pdf, info, "CreationDate");
    put_date(pdf, info, "ModDate");
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
    property(xml, "dc:title", "rdf:Alt", title_of(pdf->arena, meta));
    property(xml, "dc:creator", "rdf:Seq", creators(pdf->arena, meta));
    property(xml, "dc:publisher", "rdf:Bag", meta_publisher(meta));
    property(xml, "dc:description", "rdf:Alt",
             held(pdf->arena, meta->description));
    property(xml, "dc:rights", "rdf:Alt", meta->rights);
    property(xml, "dc:language", "rdf:Bag", meta->lang);
    property(xml, "dc:date", "rdf:Seq", meta->date);
    subjects(xml, meta);
    plain(xml, "dc:identifier", meta->identifier);
    if (meta->identifier.n)
        plain(xml, "xmpMM:DocumentID",
              digest_printed(pdf->arena, str_trim(meta->identifier)));
    plain(xml, "dc:source", meta->source);
    plain(xml, "pdf:Keywords", keywords(pdf->arena, meta));
    plain(xml, "pdf:Producer", meta->generator);
    plain(xml, "xmp:CreatorTool", meta->generator);
    plain(xml, "xmp:CreateDate", date);
    plain(xml, "xmp:ModifyDate", date);
    plain(xml, "xmp:MetadataDate", date);
}

/* What the file conforms to: ISO 19005-2, 6.6.4, and ISO 14289-1, 5. */
static void write_conformance(struct xml *xml)
{
    plain(xml, "pdfaid:part", STR("2"));
    plain(xml, "pdfaid:conformance", STR("A"));
    plain(xml, "pdfuaid:part", STR("1"));
}

/* The same of PDF 2.0: ISO 19005-4, 6.7.3, ISO 14289-2, 5, and Well-Tagged PDF
 * 1.0, 6.1.2, of which there are two, to read aloud and to use anew. */
static void write_modern_conformance(struct xml *xml)
{
    static const char *const declared[] = {
        "http://pdfa.org/declarations/wtpdf#accessibility1.0",
        "http://pdfa.org/declarations/wtpdf#reuse1.0"};
    plain(xml, "pdfaid:part", STR("4"));
    plain(xml, "pdfaid:rev", STR("2020"));
    plain(xml, "pdfuaid:part", STR("2"));
    plain(xml, "pdfuaid:rev", STR("2024"));
    xml_start(xml, "pdfd:declarations");
    xml_attribute(xml, "xmlns:pdfd", STR("http://pdfa.org/declarations/"));
    xml_start(xml, "rdf:Bag");
    for (int i = 0; i < 2; i++) {
        xml_start(xml, "rdf:li");
        xml_attribute(xml, "rdf:parseType", STR("Resource"));
        xml_element(xml, "pdfd:conformsTo", str_of(declared[i]));
        xml_end(xml);
    }
    xml_end(xml);
    xml_end(xml);
    xml_newline(xml);
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
    xml_attribute(xml, "xmlns:xmpMM", STR("http://ns.adobe.com/xap/1.0/mm/"));
    xml_attribute(xml, "xmlns:pdfaid", STR("http://www.aiim.org/pdfa/ns/id/"));
    xml_attribute(xml, "xmlns:pdfuaid",
                  STR("http://www.aiim.org/pdfua/ns/id/"));
    xml_attribute(xml, "xmlns:pdfaExtension",
                  STR("http://www.aiim.org/pdfa/ns/extension/"));
    xml_attribute(xml, "xmlns:pdfaSchema",
                  STR("http://www.aiim.org/pdfa/ns/schema#"));
    xml_attribute(xml, "xmlns:pdfaProperty",
                  STR("http://www.aiim.org/pdfa/ns/property#"));
    pdf_declare_record(xml, &pdf->book->meta);
    xml_newline(xml);
    if (pdf->modern)
        write_modern_conformance(xml);
    else if (!pdf->plain)
        write_conformance(xml);
    write_properties(pdf, xml);
    pdf_write_record(xml, &pdf->book->meta);
    if (!pdf->plain && !pdf->modern)
        pdf_write_extensions(xml, &pdf->book->meta);
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
    uint32_t stream =
        pdf_stream(pdf, STR("/Type/Metadata/Subtype/XML"), packet);
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Metadata "));
    pdf_add_number(buf, stream);
    pdf_print(pdf, pdf->doc->catalog, buf_str(buf));
}

/* Device colours are meant as sRGB (ISO 19005-2, 6.2.3). */
static void add_output_intent(struct pdf *pdf)
{
    uint32_t profile =
        pdf_deflated_stream(pdf, STR("/N 3"), pdf_srgb(pdf->arena));
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
                     "/OutputConditionIdentifier(sRGB IEC61966-2.1)"
                     "/Info(sRGB IEC61966-2.1)/DestOutputProfile "));
    pdf_add_number(buf, profile);
    buf_add(buf, STR(">>]"));
    pdf_print(pdf, pdf->doc->catalog, buf_str(buf));
}

void pdf_describe(struct pdf *pdf)
{
    HPDF_Dict catalog = pdf->doc->catalog, view = pdf_dict(pdf);
    add_info(pdf);
    add_xmp(pdf);
    if (!pdf->plain)
        add_output_intent(pdf);
    if (pdf->book->meta.lang.n)
        put_ascii(pdf, catalog, "Lang", pdf->book->meta.lang);
    pdf_put(pdf, view, "DisplayDocTitle",
            HPDF_Boolean_New(pdf->doc->mmgr, HPDF_TRUE));
    if (pdf->book->folded) /* table 150 */
        pdf_put_name(pdf, view, "Duplex", "DuplexFlipShortEdge");
    pdf_put(pdf, catalog, "ViewerPreferences", view);
}
