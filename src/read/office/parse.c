/* SPDX-License-Identifier: MIT */
/*
 * expat, which pushes, made to be pulled: it is halted behind each tag. Word
 * writes no DTD, and OPC forbids one (ECMA-376-2, 6.2.5): a part that has one
 * is not read, so that there are no entities to expand. Only the two encodings
 * which OPC allows are known. Namespaces are resolved here, for a prefix that
 * was never declared should cost its element, not the rest of the document.
 * What expat's calls gather lies in memory of its own: none of them may leave
 * expat by a jump.
 */
#include "read/office/parse.h"
#include "base/language.h"

#include <expat.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEPTH_MAX = 8192,    /* elements within elements */
    BINDINGS_MAX = 1024, /* in force at once: Word writes some forty */
    KNOWN_SIZE = 512,    /* a power of two */
    QUEUE = 2            /* an empty element's two events come together */
};

struct bytes {
    char *at;
    size_t n, room;
};

/* A prefix within the element that declares it; offsets in `names`. */
struct binding {
    size_t prefix, href;
    enum docx_namespace ns;
    int depth;
};

/* The tag of a name as it is written, while no declaration has changed. */
struct known_element {
    char name[32];
    size_t generation;
    enum docx_tag tag;
};

struct event {
    enum docx_event kind;
    enum docx_tag tag;
    int depth;
};

struct docx_parser {
    XML_Parser expat;
    struct str bytes;
    struct bytes text; /* before what is queued */
    struct event queue[QUEUE];
    size_t queued, taken;
    bool started, ended, no_memory;
    const char *problem; /* or NULL */

    int depth;
    struct bytes tags;       /* enum docx_tag of each element that is open */
    struct bytes attributes; /* of the last that opened: name, value, ... */
    struct bytes bindings;   /* struct binding, the innermost last */
    struct bytes names;      /* of these, each with its zero */
    size_t generation;       /* of the bindings */
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
    {NS_C, O2006 "drawingml/2006/chart"},
    {NS_C, STRICT "drawingml/chart"},
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
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
    {NS_OFFICE, ODF "office:1.0"},
    {NS_STYLE, ODF "style:1.0"},
    {NS_TEXT, ODF "text:1.0"},
    {NS_TABLE, ODF "table:1.0"},
    {NS_DRAW, ODF "drawing:1.0"},
    {NS_FO, ODF "xsl-fo-compatible:1.0"},
    {NS_SVG, ODF "svg-compatible:1.0"},
    {NS_META, ODF "meta:1.0"},
    {NS_FORM, ODF "form:1.0"},
    {NS_XLINK, "http://www.w3.org/1999/xlink"},
    {NS_MATH, "http://www.w3.org/1998/Math/MathML"},
    {NS_OCF, ODF "container"},
#undef ODF
    /* also that of the Open eBook Publication Structure 1.2 */
    {NS_OPF, "http://www.idpf.org/2007/opf"},
    {NS_OPF, "http://openebook.org/namespaces/oeb-package/1.0/"},
    {NS_DC, "http://purl.org/dc/elements/1.0/"},
    {NS_ENC, "http://www.w3.org/2001/04/xmlenc#"},
};

static const struct {
    enum docx_namespace ns;
    const char *name;
} elements[TAG_COUNT] = {
#define X(ns, name) [ns##_##name] = {NS_##ns, #name},
    DOCX_ELEMENTS(X)
#undef X
};

/* Appends; without memory that is remembered, and nothing is appended. */
static void append(struct docx_parser *p, struct bytes *to, const void *from,
                   size_t n)
{
    enum { LEAST = 256 };
    size_t room = to->room ? to->room : LEAST;
    while (room - to->n < n && room < SIZE_MAX / 4)
        room *= 2;
    char *grown = to->at;
    if (room > to->room)
        grown = room - to->n < n ? NULL : realloc(to->at, room);
    if (!grown) {
        p->no_memory = true;
        return;
    }
    to->at = grown;
    to->room = room;
    if (n)
        memcpy(to->at + to->n, from, n);
    to->n += n;
}

static struct binding *bindings_of(const struct docx_parser *p, size_t *n)
{
    *n = p->bindings.n / sizeof(struct binding);
    return (struct binding *)(void *)p->bindings.at;
}

/* The innermost declaration of the prefix, or NULL. */
static const struct binding *find_binding(const struct docx_parser *p,
                                          struct str prefix)
{
    size_t i;
    const struct binding *bindings = bindings_of(p, &i);
    while (i-- > 0) {
        if (str_eq(str_of(p->names.at + bindings[i].prefix), prefix))
            return &bindings[i];
    }
    return NULL;
}

/* Splits "w:p"; the prefix is empty where there is none. */
static struct str prefix_of(const char *name, const char **local)
{
    const char *colon = strchr(name, ':');
    *local = colon ? colon + 1 : name;
    return (struct str){name, colon ? (size_t)(colon - name) : 0};
}

static enum docx_namespace namespace_named(const char *href)
{
    for (size_t i = 0; i < sizeof namespaces / sizeof namespaces[0]; i++) {
        if (strcmp(href, namespaces[i].href) == 0)
            return namespaces[i].ns;
    }
    return NS_NONE;
}

/* OpenDocument's names have hyphens, C's have not. */
static bool is_called(const char *name, const char *wanted)
{
    size_t i = 0;
    while (name[i] &&
           (name[i] == wanted[i] || (name[i] == '-' && wanted[i] == '_')))
        i++;
    return name[i] == wanted[i];
}

static enum docx_tag find_tag(const struct docx_parser *p, const char *name)
{
    const char *local;
    const struct binding *binding = find_binding(p, prefix_of(name, &local));
    for (enum docx_tag tag = TAG_OTHER + 1; binding && tag < TAG_COUNT; tag++) {
        if (elements[tag].ns == binding->ns &&
            is_called(local, elements[tag].name))
            return tag;
    }
    return TAG_OTHER;
}

/* The search is made once for each name, until declarations change. */
static enum docx_tag tag_of(struct docx_parser *p, const char *name)
{
    uint32_t hash = 2166136261U; /* FNV-1a */
    size_t n = 0;
    for (; name[n]; n++)
        hash = (hash ^ (unsigned char)name[n]) * 16777619U;
    struct known_element *known = &p->known[hash % KNOWN_SIZE];
    if (n >= sizeof known->name)
        return find_tag(p, name);
    if (known->generation != p->generation || strcmp(known->name, name) != 0) {
        memcpy(known->name, name, n + 1);
        known->generation = p->generation;
        known->tag = find_tag(p, name);
    }
    return known->tag;
}

/* Namespaces in XML 1.0, section 3. */
static void declare(struct docx_parser *p, const char *prefix, const char *href)
{
    if (p->bindings.n >= BINDINGS_MAX * sizeof(struct binding))
        return;
    struct binding binding = {
        .prefix = p->names.n, .ns = namespace_named(href), .depth = p->depth};
    append(p, &p->names, prefix, strlen(prefix) + 1);
    binding.href = p->names.n;
    append(p, &p->names, href, strlen(href) + 1);
    if (!p->no_memory)
        append(p, &p->bindings, &binding, sizeof binding);
    p->generation++;
}

/* Takes back what elements of that depth and deeper declared. */
static void forget(struct docx_parser *p, int depth)
{
    size_t n;
    const struct binding *bindings = bindings_of(p, &n);
    while (n > 0 && bindings[n - 1].depth >= depth) {
        n--;
        p->names.n = bindings[n].prefix;
        p->bindings.n = n * sizeof *bindings;
        p->generation++;
    }
}

static void queue(struct docx_parser *p, enum docx_event kind,
                  enum docx_tag tag)
{
    if (p->queued < QUEUE)
        p->queue[p->queued++] = (struct event){kind, tag, p->depth};
    XML_StopParser(p->expat, XML_TRUE);
}

static void on_start(void *user, const char *name, const char **attributes)
{
    struct docx_parser *p = user;
    p->depth++;
    p->attributes.n = 0;
    for (size_t i = 0; attributes[i]; i += 2) {
        const char *key = attributes[i], *value = attributes[i + 1];
        append(p, &p->attributes, key, strlen(key) + 1);
        append(p, &p->attributes, value, strlen(value) + 1);
        if (strcmp(key, "xmlns") == 0)
            declare(p, "", value);
        else if (strncmp(key, "xmlns:", 6) == 0)
            declare(p, key + 6, value);
    }
    enum docx_tag tag = tag_of(p, name);
    append(p, &p->tags, &tag, sizeof tag);
    queue(p, DOCX_OPEN, tag);
    if (p->depth > DEPTH_MAX)
        p->problem = _("it is nested too deeply");
}

static void on_end(void *user, const char *name)
{
    struct docx_parser *p = user;
    enum docx_tag tag = TAG_OTHER;
    (void)name;
    if (p->tags.n >= sizeof tag) {
        p->tags.n -= sizeof tag;
        memcpy(&tag, p->tags.at + p->tags.n, sizeof tag);
    }
    queue(p, DOCX_CLOSE, tag);
    p->depth--;
}

static void on_text(void *user, const char *text, int n)
{
    struct docx_parser *p = user;
    append(p, &p->text, text, (size_t)n);
}

static void on_dtd(void *user, const char *name, const char *system_id,
                   const char *public_id, int has_internal_subset)
{
    struct docx_parser *p = user;
    (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
    p->problem = _("it has a DTD");
    XML_StopParser(p->expat, XML_FALSE);
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

struct docx_parser *docx_parser_new(struct str bytes)
{
    struct docx_parser *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->expat = XML_ParserCreate(encoding_of(bytes));
    if (!p->expat) {
        free(p);
        return NULL;
    }
    p->bytes = bytes;
    p->generation = 1; /* of what is known nothing is of it */
    if (bytes.n > INT32_MAX)
        p->problem = _("it is too long");
    XML_SetUserData(p->expat, p);
    XML_SetElementHandler(p->expat, on_start, on_end);
    XML_SetCharacterDataHandler(p->expat, on_text);
    XML_SetStartDoctypeDeclHandler(p->expat, on_dtd);
    return p;
}

void docx_parser_free(struct docx_parser *p)
{
    if (!p)
        return;
    XML_ParserFree(p->expat);
    free(p->text.at);
    free(p->tags.at);
    free(p->attributes.at);
    free(p->bindings.at);
    free(p->names.at);
    free(p);
}

/* Goes on to the next tag, or to the end. */
static void read_on(struct docx_parser *p)
{
    enum XML_Status status =
        p->started ? XML_ResumeParser(p->expat)
                   : XML_Parse(p->expat, p->bytes.s, (int)p->bytes.n, XML_TRUE);
    p->started = true;
    p->ended = status != XML_STATUS_SUSPENDED;
    if (status != XML_STATUS_ERROR)
        return;
    enum XML_Error error = XML_GetErrorCode(p->expat);
    p->no_memory |= error == XML_ERROR_NO_MEMORY;
    if (!p->problem)
        p->problem = _(XML_ErrorString(error));
}

static void finish(const struct docx_parser *p, struct docx_xml *xml)
{
    size_t n = 0;
    xml->event = DOCX_FINISHED;
    for (; p->problem && p->problem[n] && n + 1 < sizeof xml->problem; n++)
        xml->problem[n] = p->problem[n];
    xml->problem[n] = '\0';
}

static void take_event(struct docx_parser *p, struct docx_xml *xml)
{
    const struct event *event = &p->queue[p->taken++];
    xml->event = event->kind;
    xml->tag = event->tag;
    xml->depth = event->depth;
}

bool docx_parse(struct docx_parser *p, struct docx_xml *xml)
{
    if (xml->event == DOCX_CLOSE)
        forget(p, xml->depth);
    if (xml->event == DOCX_TEXT)
        p->text.n = 0;
    if (p->taken == p->queued && !p->ended && !p->problem) {
        p->taken = p->queued = 0;
        read_on(p);
    }
    if (p->no_memory)
        return false;
    if (p->text.n > 0 && p->taken == 0) {
        xml->event = DOCX_TEXT;
        xml->text = (struct str){p->text.at, p->text.n};
    } else if (p->taken < p->queued && !p->problem) {
        take_event(p, xml);
    } else {
        finish(p, xml);
    }
    return true;
}

struct str docx_parse_attribute(const struct docx_parser *p,
                                enum docx_namespace ns, const char *name)
{
    const char *at = p->attributes.at, *end = at + p->attributes.n;
    while (at && at < end) {
        const char *local, *value = at + strlen(at) + 1;
        struct str prefix = prefix_of(at, &local);
        if (strcmp(local, name) == 0) {
            const struct binding *binding =
                prefix.n ? find_binding(p, prefix) : NULL;
            if ((binding ? binding->ns : NS_NONE) == ns)
                return str_of(value);
        }
        at = value + strlen(value) + 1;
    }
    return STR("");
}

struct str docx_parse_namespace(const struct docx_parser *p, struct str prefix)
{
    const struct binding *binding = find_binding(p, prefix);
    return binding ? str_of(p->names.at + binding->href) : STR("");
}
