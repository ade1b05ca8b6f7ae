/* SPDX-License-Identifier: MIT */
/*
 * What an archive wants to know of an official document, in its metadata; and
 * the description of each property that PDF/A knows nothing of (ISO 19005-2,
 * 6.6.2.3.3): of these, and of PDF/UA's.
 */
#include <stdio.h>

#include "write/pdf.h"
#include "write/record.h"
#include "write/xml.h"

#define RECORD_SPACE "urn:anban:record:1#"

struct property {
    const char *name, *type, *category, *description;
};

struct schema {
    const char *name, *space, *prefix;
    const struct property *properties;
    size_t n;
};

static const struct property pdfua[] = {
    {"part", "Integer", "internal", "Part of ISO 14289"}};

static const struct property record[] = {
#define X(name, what) {#name, "Text", "external", what},
    RECORD_FIELDS(X)
#undef X
};

enum { PDFUA_COUNT = sizeof pdfua / sizeof pdfua[0] };

static const struct schema schemas[] = {
    {"PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/",
     "pdfuaid", pdfua, PDFUA_COUNT},
    {"Record of an official document", RECORD_SPACE, "record", record,
     RECORD_COUNT}};

void pdf_declare_record(struct xml *xml, const struct meta *meta)
{
    struct str values[RECORD_COUNT];
    if (record_values(meta, values))
        xml_attribute(xml, "xmlns:record", STR(RECORD_SPACE));
}

void pdf_write_record(struct xml *xml, const struct meta *meta)
{
    struct str values[RECORD_COUNT];
    if (!record_values(meta, values))
        return;
    for (size_t i = 0; i < RECORD_COUNT; i++) {
        char name[32];
        if (values[i].n == 0)
            continue;
        snprintf(name, sizeof name, "record:%s", record[i].name);
        xml_start(xml, name);
        xml_text(xml, values[i]);
        xml_end(xml);
        xml_newline(xml);
    }
}

static void start_resource(struct xml *xml)
{
    xml_start(xml, "rdf:li");
    xml_attribute(xml, "rdf:parseType", STR("Resource"));
}

static void write_property(struct xml *xml, const struct property *p)
{
    xml_start(xml, "rdf:li");
    xml_attribute(xml, "pdfaProperty:name", str_of(p->name));
    xml_attribute(xml, "pdfaProperty:valueType", str_of(p->type));
    xml_attribute(xml, "pdfaProperty:category", str_of(p->category));
    xml_attribute(xml, "pdfaProperty:description", str_of(p->description));
    xml_end(xml);
    xml_newline(xml);
}

static void write_schema(struct xml *xml, const struct schema *schema)
{
    start_resource(xml);
    xml_element(xml, "pdfaSchema:schema", str_of(schema->name));
    xml_element(xml, "pdfaSchema:namespaceURI", str_of(schema->space));
    xml_element(xml, "pdfaSchema:prefix", str_of(schema->prefix));
    xml_start(xml, "pdfaSchema:property");
    xml_start(xml, "rdf:Seq");
    for (size_t i = 0; i < schema->n; i++)
        write_property(xml, &schema->properties[i]);
    for (int i = 0; i < 3; i++)
        xml_end(xml);
    xml_newline(xml);
}

void pdf_write_extensions(struct xml *xml, const struct meta *meta)
{
    struct str values[RECORD_COUNT];
    xml_start(xml, "pdfaExtension:schemas");
    xml_start(xml, "rdf:Bag");
    write_schema(xml, &schemas[0]);
    if (record_values(meta, values))
        write_schema(xml, &schemas[1]);
    xml_end(xml);
    xml_end(xml);
    xml_newline(xml);
}
