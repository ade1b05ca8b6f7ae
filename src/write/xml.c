/* SPDX-License-Identifier: MIT */
/*
 * A thin layer over xmlTextWriter. It takes views, which need not end in a
 * zero byte, and remembers the first failure.
 */
#include "write/xml.h"

#include <libxml/xmlwriter.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"

struct xml {
    xmlBufferPtr buffer;
    xmlTextWriterPtr writer;
    char *copy; /* the last text, cleaned: kept, as there are many texts */
    size_t room;
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
    free(xml->copy);
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

/* Room for `n` bytes; false and a remembered failure without memory. */
static bool reserve(struct xml *xml, size_t n)
{
    if (n <= xml->room)
        return true;
    char *copy = n < SIZE_MAX / 2 ? realloc(xml->copy, n * 2) : NULL;
    if (!copy) {
        xml->failed = true;
        return false;
    }
    xml->copy = copy;
    xml->room = n * 2;
    return true;
}

/* How markup's own characters are written in a text; empty for others. */
static struct str escape_of(uint32_t c)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\r':
        return STR("&#13;");
    default:
        return STR("");
    }
}

static size_t put_escaped(uint32_t c, char *to)
{
    struct str escape = escape_of(c);
    if (escape.n == 0)
        return utf8_put(c, to);
    memcpy(to, escape.s, escape.n);
    return escape.n;
}

/*
 * A zero-terminated copy with barred characters replaced, valid until the next
 * call. NULL when memory runs out, which has been remembered.
 */
static const xmlChar *clean(struct xml *xml, struct str text, bool escaped)
{
    enum { GROWTH = 6 }; /* of one byte at most: &quot; */
    if (text.n > (SIZE_MAX - 1) / GROWTH ||
        !reserve(xml, text.n * GROWTH + 1)) {
        xml->failed = true;
        return NULL;
    }
    size_t n = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (!is_xml_char(c))
            c = UTF8_REPLACEMENT;
        char *to = xml->copy + n;
        n += escaped ? put_escaped(c, to) : utf8_put(c, to);
    }
    xml->copy[n] = '\0';
    return chars(xml->copy);
}

static void write_raw(struct xml *xml, const xmlChar *markup)
{
    check(xml, xmlTextWriterWriteRaw(xml->writer, markup));
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
    const xmlChar *copy = clean(xml, value, false);
    if (copy)
        check(xml, xmlTextWriterWriteAttribute(xml->writer, chars(name), copy));
}

/* Escaped here: the writer's own way leaves a text out, and does not tell,
 * when it has no memory for it. */
void xml_text(struct xml *xml, struct str text)
{
    const xmlChar *copy = clean(xml, text, true);
    if (copy)
        write_raw(xml, copy);
}

void xml_end(struct xml *xml)
{
    check(xml, xmlTextWriterEndElement(xml->writer));
}

void xml_end_tag(struct xml *xml)
{
    check(xml, xmlTextWriterFullEndElement(xml->writer));
}

void xml_element(struct xml *xml, const char *element, struct str text)
{
    xml_start(xml, element);
    xml_text(xml, text);
    xml_end_tag(xml);
}

void xml_instruction(struct xml *xml, const char *target, struct str content)
{
    const xmlChar *copy = clean(xml, content, false);
    if (!copy)
        return;
    write_raw(xml, chars("<?"));
    write_raw(xml, chars(target));
    write_raw(xml, chars(" "));
    write_raw(xml, copy);
    write_raw(xml, chars("?>"));
}

void xml_newline(struct xml *xml)
{
    write_raw(xml, chars("\n"));
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
