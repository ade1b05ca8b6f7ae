/* SPDX-License-Identifier: MIT */
/*
 * The readers of a Word file's parts: what the alternatives leave of the events
 * of parse.c, and what attributes say.
 */
#include "read/office/xml.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "read/office/parse.h"

enum {
    ALTERNATIVES_MAX = 32, /* within alternatives */
    NUMBER_MAX = 1000000
};

struct alternative {
    int depth;
    bool chosen;
};

struct docx_choices {
    struct arena *arena;
    struct alternative alternatives[ALTERNATIVES_MAX];
    size_t alternative_count;
};

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

static void start(struct docx_xml *xml, struct str bytes)
{
    if (has_dtd(bytes))
        end_with(xml, _("it has a DTD"));
    else if (bytes.n == 0)
        end_with(xml, _("it is empty"));
    else if (!(xml->parser = docx_parser_new(bytes)))
        arena_fail(xml->choices->arena);
}

struct docx_xml *docx_xml_open(struct arena *arena, struct docx_xmls *open,
                               struct str bytes)
{
    struct docx_xml *xml = ARENA_NEW(arena, struct docx_xml);
    xml->event = DOCX_STARTED;
    xml->choices = ARENA_NEW(arena, struct docx_choices);
    xml->choices->arena = arena;
    xml->outer = open->innermost;
    open->innermost = xml;
    start(xml, bytes);
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
    docx_parser_free(xml->parser);
    xml->parser = NULL;
}

void docx_xml_close_all(struct docx_xmls *open)
{
    while (open->innermost)
        docx_xml_close(open, open->innermost);
}

/* The next event, alternatives and all. */
static void step(struct docx_xml *xml)
{
    if (xml->event == DOCX_FINISHED || !xml->parser)
        xml->event = DOCX_FINISHED;
    else if (!docx_parse(xml->parser, xml))
        arena_fail(xml->choices->arena);
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
        size_t n = 0;
        while (n < rest.n && rest.s[n] != ' ')
            n++;
        struct str prefix = str_slice(rest, 0, n);
        if (n && !understands(docx_parse_namespace(xml->parser, prefix)))
            return false;
        rest = str_trim(str_slice(rest, n, rest.n));
    }
    return true;
}

static void open_alternatives(struct docx_xml *xml)
{
    struct docx_choices *c = xml->choices;
    if (c->alternative_count == ALTERNATIVES_MAX)
        skip_all(xml);
    else
        c->alternatives[c->alternative_count++] =
            (struct alternative){.depth = xml->depth};
}

/* Leaves out what is not chosen. */
static void open_alternative(struct docx_xml *xml)
{
    struct docx_choices *c = xml->choices;
    struct alternative none = {0};
    struct alternative *a = c->alternative_count
                                ? &c->alternatives[c->alternative_count - 1]
                                : &none;
    if (a->chosen || (xml->tag == MC_Choice && !is_readable(xml)))
        skip_all(xml);
    else
        a->chosen = true;
}

/* True when the event is about alternatives, not about what is in them. */
static bool is_alternative(struct docx_xml *xml)
{
    struct docx_choices *c = xml->choices;
    bool opens = xml->event == DOCX_OPEN, closes = xml->event == DOCX_CLOSE;
    if ((!opens && !closes) ||
        (xml->tag != MC_AlternateContent && xml->tag != MC_Choice &&
         xml->tag != MC_Fallback))
        return false;
    if (opens && xml->tag == MC_AlternateContent)
        open_alternatives(xml);
    else if (opens)
        open_alternative(xml);
    else if (xml->tag == MC_AlternateContent && c->alternative_count &&
             c->alternatives[c->alternative_count - 1].depth == xml->depth)
        c->alternative_count--;
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
    return xml->event == DOCX_OPEN ? docx_parse_attribute(xml->parser, ns, name)
                                   : STR("");
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
