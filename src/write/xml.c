/* SPDX-License-Identifier: MIT */
/*
 * A thin layer over xmlTextWriter. It takes views, which need not end in a
 * zero byte, and remembers the first failure.
 */
#include "write/xml.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"

struct xml {
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    bool failed;
};

struct xml *xml_new(void)
{
    struct xml *xml = calloc(1, sizeof *xml);
    if (!xml)
        return NULL;
    xml->buffer = xmlBufferCreate();
    xml->writer = xml->buffer ? xmlNewTextWriterMemory(xml->buffer, 0) : NULL;
    if (!xml->writer) {
        xml_free(xml);
        return NULL;
    }
    xmlBufferSetAllocationScheme(xml->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
    return xml;
}

void xml_free(struct xml *xml)
{
    if (!xml)
        return;
    if (xml->writer)
        xmlFreeTextWriter(xml->writer);
    if (xml->buffer)
        xmlBufferFree(xml->buffer);
    free(xml);
}

static void check(struct xml *xml, int result)
{
    if (result < 0)
        xml->failed = true;
}

static const xmlChar *chars(const char *s)
{
    return (const xmlChar *)s;
}

/* XML 1.0, section 2.2 [2] Char. */
static bool is_xml_char(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/*
 * A zero-terminated copy with barred characters replaced; to be freed. NULL
 * when memory runs out, which the writer's calls then report.
 */
static xmlChar *clean(struct str text)
{
    /* A one-byte control grows to the three bytes of U+FFFD. */
    char *copy = malloc(text.n * 3 + 1);
    if (!copy)
        return NULL;
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        n += utf8_put(is_xml_char(c) ? c : UTF8_REPLACEMENT, copy + n);
    }
    copy[n] = '\0';
    return (xmlChar *)copy;
}

void xml_declaration(struct xml *xml)
{
    check(xml, xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
}

void xml_doctype(struct xml *xml, const char *root, const char *public_id,
                 const char *system_id)
{
    check(xml, xmlTextWriterWriteDTD(xml->writer, chars(root), chars(public_id),
                                     chars(system_id), NULL));
    xml_newline(xml);
}

void xml_start(struct xml *xml, const char *element)
{
    check(xml, xmlTextWriterStartElement(xml->writer, chars(element)));
}

void xml_attribute(struct xml *xml, const char *name, struct str value)
{
    xmlChar *copy = clean(value);
    check(xml, copy
                   ? xmlTextWriterWriteAttribute(xml->writer, chars(name), copy)
                   : -1);
    free(copy);
}

void xml_text(struct xml *xml, struct str text)
{
    xmlChar *copy = clean(text);
    check(xml, copy ? xmlTextWriterWriteString(xml->writer, copy) : -1);
    free(copy);
}

void xml_end(struct xml *xml)
{
    check(xml, xmlTextWriterEndElement(xml->writer));
}

void xml_element(struct xml *xml, const char *element, struct str text)
{
    xml_start(xml, element);
    xml_text(xml, text);
    xml_end(xml);
}

void xml_instruction(struct xml *xml, const char *target, struct str content)
{
    xmlChar *copy = clean(content);
    check(xml,
          copy ? xmlTextWriterWritePI(xml->writer, chars(target), copy) : -1);
    free(copy);
}

void xml_newline(struct xml *xml)
{
    check(xml, xmlTextWriterWriteRaw(xml->writer, chars("\n")));
}

struct str xml_finish(struct xml *xml, struct arena *arena,
                      struct anban_error *err)
{
    check(xml, xmlTextWriterEndDocument(xml->writer));
    check(xml, xmlTextWriterFlush(xml->writer));
    int n = xmlBufferLength(xml->buffer);
    if (xml->failed || n < 0) {
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        return STR("");
    }
    return str_copy(
        arena,
        (struct str){(const char *)xmlBufferContent(xml->buffer), (size_t)n});
}
