/* SPDX-License-Identifier: MIT */
/*
 * libxml2's streaming reader behind a smaller interface. Word writes no DTD,
 * and OPC forbids one (ECMA-376-2, 6.2.5): a part that has one is not read, so
 * that there are no entities to expand. Nothing is fetched, only the two
 * encodings which OPC allows are known, and depth has a limit.
 */
#include "read/docx_xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

enum {
    DEPTH_MAX = 8192,      /* elements within elements */
    ALTERNATIVES_MAX = 32, /* within alternatives */
    KNOWN_SIZE = 512,      /* a power of two */
    NUMBER_MAX = 1000000
};

struct alternative {
    int depth;
    bool chosen;
};

/* The tag for a name and namespace, which libxml2 keeps once each. */
struct known_element {
    const xmlChar *name, *href;
    enum docx_tag tag;
};

struct docx_parser {
    struct arena *arena;
    xmlTextReaderPtr reader;
    const xmlNode *node; /* the element which has just opened */
    bool close_next, no_memory;
    struct alternative alternatives[ALTERNATIVES_MAX];
    size_t alternative_count;
    struct known_element known[KNOWN_SIZE];
};

/* Transitional and strict (ECMA-376-1, annex A; ISO 29500-1, annex A). */
static const struct {
    enum docx_namespace ns;
    const char *href;
} namespaces[] = {
#define O2006  "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
    {NS_W, O2006 "wordprocessingml/2006/main"},
    {NS_W, STRICT "wordprocessingml/main"},
    {NS_R, O2006 "officeDocument/2006/relationships"},
    {NS_R, STRICT "officeDocument/relationships"},
    {NS_A, O2006 "drawingml/2006/main"},
    {NS_A, STRICT "drawingml/main"},
    {NS_WP, O2006 "drawingml/2006/wordprocessingDrawing"},
    {NS_WP, STRICT "drawingml/wordprocessingDrawing"},
    {NS_PIC, O2006 "drawingml/2006/picture"},
    {NS_PIC, STRICT "drawingml/picture"},
    {NS_MC, O2006 "markup-compatibility/2006"},
    {NS_V, "urn:schemas-microsoft-com:vml"},
    {NS_O, "urn:schemas-microsoft-com:office:office"},
    {NS_M, O2006 "officeDocument/2006/math"},
    {NS_M, STRICT "officeDocument/math"},
    {NS_REL, O2006 "package/2006/relationships"},
    {NS_CT, O2006 "package/2006/content-types"},
    {NS_CP, O2006 "package/2006/metadata/core-properties"},
    {NS_DC, "http://purl.org/dc/elements/1.1/"},
    {NS_EP, O2006 "officeDocument/2006/extended-properties"},
    {NS_EP, STRICT "officeDocument/extendedProperties"},
#undef O2006
#undef STRICT
};

static const struct {
    enum docx_namespace ns;
    const char *name;
} elements[TAG_COUNT] = {
#define X(ns, name) [ns##_##name] = {NS_##ns, #name},
    DOCX_ELEMENTS(X)
#undef X
};

static struct str view(const xmlChar *text)
{
    return str_of((const char *)text);
}

static enum docx_namespace namespace_of(const xmlNs *ns)
{
    for (size_t i = 0; ns && i < sizeof namespaces / sizeof namespaces[0];
         i++) {
        if (strcmp((const char *)ns->href, namespaces[i].href) == 0)
            return namespaces[i].ns;
    }
    return NS_NONE;
}

static enum docx_tag find_tag(const xmlNode *node)
{
    enum docx_namespace ns = namespace_of(node->ns);
    for (enum docx_tag tag = TAG_OTHER + 1; tag < TAG_COUNT; tag++) {
        if (elements[tag].ns == ns &&
            strcmp((const char *)node->name, elements[tag].name) == 0)
            return tag;
    }
    return TAG_OTHER;
}

/* The addresses of the two strings tell elements apart; the search is made
 * once for each. */
static enum docx_tag tag_of(struct docx_parser *p, const xmlNode *node)
{
    const xmlChar *href = node->ns ? node->ns->href : NULL;
    size_t hash = ((size_t)node->name >> 3) * 31 + ((size_t)href >> 4);
    struct known_element *known = &p->known[hash % KNOWN_SIZE];
    if (known->name != node->name || known->href != href)
        *known = (struct known_element){node->name, href, find_tag(node)};
    return known->tag;
}

/* The first error is the cause; those behind are its echo. */
static void note_error(void *argument, xmlErrorPtr error)
{
    struct docx_xml *xml = argument;
    size_t n = 0;
    if (error->level < XML_ERR_ERROR || xml->problem[0])
        return;
    xml->parser->no_memory |= error->code == XML_ERR_NO_MEMORY;
    const char *said = error->message ? error->message : "unknown";
    for (; said[n] && said[n] != '\n' && n + 1 < sizeof xml->problem; n++)
        xml->problem[n] = said[n];
    xml->problem[n] = '\0';
}

static void end_with(struct docx_xml *xml, const char *problem)
{
    xml->event = DOCX_FINISHED;
    if (!xml->problem[0])
        memcpy(xml->problem, problem, strlen(problem) + 1);
}

/* True when `text` goes on with `part` at *at, leaving out the zeros which
 * UTF-16 has between such letters; moves *at behind it. */
static bool comes(struct str text, size_t *at, const char *part)
{
    size_t i = *at;
    for (; *part; part++) {
        while (i < text.n && text.s[i] == '\0')
            i++;
        if (i == text.n || text.s[i] != *part)
            return false;
        i++;
    }
    *at = i;
    return true;
}

static void pass_until(struct str text, size_t *at, const char *end)
{
    while (*at < text.n && !comes(text, at, end))
        ++*at;
}

/* A DTD stands before the first element, behind comments and instructions. */
static bool has_dtd(struct str text)
{
    size_t at = 0;
    while (at < text.n) {
        if (comes(text, &at, "<?"))
            pass_until(text, &at, "?>");
        else if (comes(text, &at, "<!--"))
            pass_until(text, &at, "-->");
        else if (comes(text, &at, "<!"))
            return true;
        else if (comes(text, &at, "<"))
            return false;
        else
            at++;
    }
    return false;
}

/* By the byte order mark, or by the zero beside the first "<". */
static const char *encoding_of(struct str bytes)
{
    if (bytes.n < 2)
        return "UTF-8";
    unsigned char a = (unsigned char)bytes.s[0], b = (unsigned char)bytes.s[1];
    if ((a == 0xFF && b == 0xFE) || (a == '<' && b == 0))
        return "UTF-16LE";
    if ((a == 0xFE && b == 0xFF) || (a == 0 && b == '<'))
        return "UTF-16BE";
    return "UTF-8";
}

static void start(struct docx_xml *xml, struct str bytes)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE |
                        XML_PARSE_COMPACT;
    struct docx_parser *p = xml->parser;
    if (has_dtd(bytes)) {
        end_with(xml, "it has a DTD");
        return;
    }
    if (bytes.n == 0) {
        end_with(xml, "it is empty");
        return;
    }
    p->reader = xmlReaderForMemory(bytes.s, (int)bytes.n, NULL,
                                   encoding_of(bytes), options);
    if (p->reader)
        xmlTextReaderSetStructuredErrorHandler(p->reader, note_error, xml);
    p->no_memory = !p->reader;
}

struct docx_xml *docx_xml_open(struct arena *arena, struct docx_xmls *open,
                               struct str bytes)
{
    struct docx_xml *xml = ARENA_NEW(arena, struct docx_xml);
    xml->parser = ARENA_NEW(arena, struct docx_parser);
    xml->parser->arena = arena;
    xml->outer = open->innermost;
    open->innermost = xml;
    start(xml, bytes);
    if (xml->parser->no_memory)
        arena_fail(arena);
    return xml;
}

void docx_xml_close(struct docx_xmls *open, struct docx_xml *xml)
{
    struct docx_xml **link = &open->innermost;
    while (*link && *link != xml)
        link = &(*link)->outer;
    if (!*link)
        return;
    *link = xml->outer;
    if (xml->parser->reader)
        xmlFreeTextReader(xml->parser->reader);
    xml->parser->reader = NULL;
}

void docx_xml_close_all(struct docx_xmls *open)
{
    while (open->innermost)
        docx_xml_close(open, open->innermost);
}

static void open_element(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    p->node = xmlTextReaderCurrentNode(p->reader);
    xml->event = DOCX_OPEN;
    xml->depth = xmlTextReaderDepth(p->reader) + 1;
    xml->tag = tag_of(p, p->node);
    p->close_next = xmlTextReaderIsEmptyElement(p->reader) == 1;
    if (xml->depth > DEPTH_MAX)
        end_with(xml, "it is nested too deeply");
}

static void close_element(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    xml->event = DOCX_CLOSE;
    xml->depth = xmlTextReaderDepth(p->reader) + 1;
    xml->tag = tag_of(p, xmlTextReaderCurrentNode(p->reader));
}

/* What the reader stands on as an event; false when it is none. */
static bool take_node(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    switch (xmlTextReaderNodeType(p->reader)) {
    case XML_READER_TYPE_ELEMENT:
        open_element(xml);
        return true;
    case XML_READER_TYPE_END_ELEMENT:
        close_element(xml);
        return true;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        xml->event = DOCX_TEXT;
        xml->text = view(xmlTextReaderConstValue(p->reader));
        return true;
    case XML_READER_TYPE_DOCUMENT_TYPE:
        end_with(xml, "it has a DTD");
        return true;
    default:
        return false;
    }
}

/* The next event, alternatives and all. */
static void step(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    int read = 1;
    if (xml->event == DOCX_FINISHED || !p->reader) {
        xml->event = DOCX_FINISHED;
        return;
    }
    if (p->close_next) {
        p->close_next = false;
        xml->event = DOCX_CLOSE;
        return;
    }
    while ((read = xmlTextReaderRead(p->reader)) == 1) {
        if (take_node(xml))
            return;
    }
    if (p->no_memory)
        arena_fail(p->arena);
    if (read < 0)
        end_with(xml, "it is no well-formed XML");
    xml->event = DOCX_FINISHED;
}

static void skip_all(struct docx_xml *xml)
{
    int depth = xml->depth;
    do {
        step(xml);
    } while (xml->event != DOCX_FINISHED &&
             !(xml->event == DOCX_CLOSE && xml->depth == depth));
}

/* The namespaces of the standard and Word's own are read, or passed over
 * without loss; ink is not: its picture is in the fallback. */
static bool understands(struct str href)
{
    static const struct str known[] = {
        STR_INIT("http://schemas.openxmlformats.org/"),
        STR_INIT("http://purl.oclc.org/ooxml/"),
        STR_INIT("http://schemas.microsoft.com/office/word/"),
        STR_INIT("http://schemas.microsoft.com/office/drawing/2010/main"),
        STR_INIT("urn:schemas-microsoft-com:vml"),
        STR_INIT("urn:schemas-microsoft-com:office:"),
    };
    if (str_ends(href, STR("Ink")))
        return false;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (str_starts(href, known[i]))
            return true;
    }
    return false;
}

/* True when each prefix in the choice's "Requires" is of a known namespace. */
static bool is_readable(struct docx_xml *xml)
{
    struct str rest = docx_xml_attribute(xml, NS_NONE, "Requires");
    while (rest.n) {
        xmlChar prefix[32];
        size_t n = 0;
        while (n < rest.n && rest.s[n] != ' ')
            n++;
        if (n >= sizeof prefix)
            return false;
        memcpy(prefix, rest.s, n);
        prefix[n] = '\0';
        const xmlNs *ns = xmlSearchNs(xml->parser->node->doc,
                                      (xmlNode *)xml->parser->node, prefix);
        if (n && (!ns || !understands(view(ns->href))))
            return false;
        rest = str_trim(str_slice(rest, n, rest.n));
    }
    return true;
}

static void open_alternatives(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    if (p->alternative_count == ALTERNATIVES_MAX)
        skip_all(xml);
    else
        p->alternatives[p->alternative_count++] =
            (struct alternative){.depth = xml->depth};
}

/* Leaves out what is not chosen. */
static void open_alternative(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    struct alternative none = {0};
    struct alternative *a = p->alternative_count
                                ? &p->alternatives[p->alternative_count - 1]
                                : &none;
    if (a->chosen || (xml->tag == MC_Choice && !is_readable(xml)))
        skip_all(xml);
    else
        a->chosen = true;
}

/* True when the event is about alternatives, not about what is in them. */
static bool is_alternative(struct docx_xml *xml)
{
    struct docx_parser *p = xml->parser;
    bool opens = xml->event == DOCX_OPEN, closes = xml->event == DOCX_CLOSE;
    if ((!opens && !closes) ||
        (xml->tag != MC_AlternateContent && xml->tag != MC_Choice &&
         xml->tag != MC_Fallback))
        return false;
    if (opens && xml->tag == MC_AlternateContent)
        open_alternatives(xml);
    else if (opens)
        open_alternative(xml);
    else if (xml->tag == MC_AlternateContent && p->alternative_count &&
             p->alternatives[p->alternative_count - 1].depth == xml->depth)
        p->alternative_count--;
    return xml->event != DOCX_FINISHED;
}

bool docx_xml_within(struct docx_xml *xml, int depth)
{
    do {
        step(xml);
        if (xml->event == DOCX_FINISHED ||
            (xml->event == DOCX_CLOSE && xml->depth <= depth))
            return false;
    } while (is_alternative(xml));
    return xml->event != DOCX_FINISHED;
}

void docx_xml_skip(struct docx_xml *xml)
{
    skip_all(xml);
}

struct str docx_xml_attribute(struct docx_xml *xml, enum docx_namespace ns,
                              const char *name)
{
    const xmlNode *node = xml->event == DOCX_OPEN ? xml->parser->node : NULL;
    for (const xmlAttr *a = node ? node->properties : NULL; a; a = a->next) {
        if (strcmp((const char *)a->name, name) == 0 &&
            namespace_of(a->ns) == ns)
            return a->children ? view(a->children->content) : STR("");
    }
    return STR("");
}

struct str docx_xml_value(struct docx_xml *xml)
{
    return docx_xml_attribute(xml, NS_W, "val");
}

long docx_number_of(struct str text, long otherwise)
{
    bool minus = str_starts(text, STR("-"));
    size_t i = minus || str_starts(text, STR("+")) ? 1 : 0;
    long n = 0;
    if (i == text.n)
        return otherwise;
    for (; i < text.n && text.s[i] >= '0' && text.s[i] <= '9'; i++)
        n = n >= NUMBER_MAX ? NUMBER_MAX : n * 10 + text.s[i] - '0';
    if (i < text.n)
        return otherwise;
    n = n > NUMBER_MAX ? NUMBER_MAX : n;
    return minus ? -n : n;
}

long docx_xml_number(struct docx_xml *xml, long otherwise)
{
    return docx_number_of(docx_xml_value(xml), otherwise);
}

bool docx_xml_is_on(struct docx_xml *xml)
{
    struct str value = docx_xml_value(xml);
    return !str_eq(value, STR("0")) && !str_eq(value, STR("false")) &&
           !str_eq(value, STR("off")) && !str_eq(value, STR("none"));
}

/* Nearly always one stretch of text, which is then copied once. */
struct str docx_xml_content(struct docx_xml *xml, struct arena *arena)
{
    struct buf more = {.arena = arena};
    struct str first = {"", 0};
    int depth = xml->depth;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_TEXT)
            continue;
        if (first.n == 0) {
            first = str_copy(arena, xml->text);
            continue;
        }
        if (more.n == 0)
            buf_add(&more, first);
        buf_add(&more, xml->text);
    }
    return more.n ? buf_str(&more) : first;
}
