/* SPDX-License-Identifier: MIT */
/*
 * Parts and their relationships. A target is resolved against the folder of
 * the part that names it; what would leave the package ends at its root, and
 * is then simply not there.
 */
#include "read/office/package.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"

/* Why a part that is there cannot be read. */
static const char *trouble_of(enum docx_part_state state)
{
    static const char *const said[] = {
        [PART_BROKEN] = N_("is damaged and cannot be unpacked"),
        [PART_LOCKED] = N_("is encrypted; save the file without a password"),
        [PART_TOO_LARGE] = N_("unpacks to more than is safe, and is left out"),
    };
    return _(said[state]);
}

bool docx_part(struct docx_package *package, struct str name, struct str *bytes)
{
    enum docx_part_state state =
        docx_zip_read(package->zip, package->doc->arena, name, bytes);
    if (state != PART_READ && state != PART_MISSING)
        warn(package->doc->log, 0, "the part %.*s %s", STR_ARG(name),
             trouble_of(state));
    return state == PART_READ;
}

struct docx_xml *docx_part_open(struct docx_package *package, struct str name)
{
    struct str bytes;
    if (!docx_part(package, name, &bytes))
        return NULL;
    return docx_xml_open(package->doc->arena, &package->xmls, bytes);
}

void docx_part_close(struct docx_package *package, struct docx_xml *xml,
                     struct str name)
{
    if (xml->problem[0])
        warn(package->doc->log, 0,
             "the part %.*s cannot be read to its end: %s", STR_ARG(name),
             xml->problem);
    docx_xml_close(&package->xmls, xml);
}

struct docx_xml *docx_text_open(struct docx_package *package, struct str name)
{
    struct doc *doc = package->doc;
    struct str bytes;
    enum docx_part_state state =
        docx_zip_read(package->zip, doc->arena, name, &bytes);
    if (state == PART_READ)
        return docx_xml_open(doc->arena, &package->xmls, bytes);
    if (state != PART_MISSING)
        doc_lose(doc, LOST_SOMEWHERE, 0, "the part %.*s %s", STR_ARG(name),
                 trouble_of(state));
    return NULL;
}

void docx_text_close(struct docx_package *package, struct docx_xml *xml,
                     struct str name, enum loss_place place)
{
    if (xml->problem[0])
        doc_lose(package->doc, place, 0,
                 "the part %.*s cannot be read to its end: %s", STR_ARG(name),
                 xml->problem);
    docx_xml_close(&package->xmls, xml);
}

/* "word/document.xml" to "word/_rels/document.xml.rels". */
static struct str relations_part(struct arena *arena, struct str part)
{
    size_t slash = str_folder(part);
    struct str folder = str_slice(part, 0, slash);
    struct str name = str_slice(part, slash, part.n);
    return str_printf(arena, "%.*s_rels/%.*s.rels", STR_ARG(folder),
                      STR_ARG(name));
}

static int compare_ids(struct str a, struct str b)
{
    int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int by_id(const void *a, const void *b)
{
    return compare_ids(((const struct docx_relation *)a)->id,
                       ((const struct docx_relation *)b)->id);
}

static struct docx_relation relation_of(struct arena *arena, struct str part,
                                        struct docx_xml *xml)
{
    struct docx_relation r = {.image = UNREAD};
    struct str type = docx_xml_attribute(xml, NS_NONE, "Type");
    struct str target = docx_xml_attribute(xml, NS_NONE, "Target");
    r.id = str_copy(arena, docx_xml_attribute(xml, NS_NONE, "Id"));
    r.type = str_copy(arena, str_slice(type, str_folder(type), type.n));
    r.external =
        str_eq(docx_xml_attribute(xml, NS_NONE, "TargetMode"), STR("External"));
    r.target = r.external ? str_copy(arena, target)
                          : docx_zip_path(arena, part, target);
    return r;
}

struct docx_relations docx_relations_of(struct docx_package *package,
                                        struct str part)
{
    struct arena *arena = package->doc->arena;
    struct docx_relations list = {NULL, 0};
    struct str name = relations_part(arena, part);
    struct docx_xml *xml = docx_part_open(package, name);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN || xml->tag != REL_Relationship)
            continue;
        list.at = arena_more(arena, list.at, list.n, sizeof *list.at);
        list.at[list.n++] = relation_of(arena, part, xml);
    }
    if (xml)
        docx_part_close(package, xml, name);
    if (list.n)
        qsort(list.at, list.n, sizeof *list.at, by_id);
    return list;
}

struct docx_relation *docx_relation(const struct docx_relations *relations,
                                    struct str id)
{
    struct docx_relation key = {.id = id};
    if (relations->n == 0 || id.n == 0)
        return NULL;
    return bsearch(&key, relations->at, relations->n, sizeof key, by_id);
}

const struct docx_relation *
docx_relation_of_type(const struct docx_relations *relations, const char *type)
{
    for (size_t i = 0; i < relations->n; i++) {
        if (str_eq(relations->at[i].type, str_of(type)))
            return &relations->at[i];
    }
    return NULL;
}

/* What the content types say of a part: by its name, else by its ending. */
struct content {
    struct str main;      /* the first part that is a document's text */
    struct str type;      /* of the part asked for */
    struct str extension; /* its type by its ending */
};

static bool is_text_type(struct str type)
{
    return str_find(type, STR("wordprocessingml.document.main")) < type.n ||
           str_find(type, STR("wordprocessingml.template.main")) < type.n ||
           str_find(type, STR("ms-word.document.macroEnabled.main")) < type.n ||
           str_find(type, STR("ms-word.template.macroEnabledTemplate.main")) <
               type.n;
}

static void take_type(struct arena *arena, struct docx_xml *xml,
                      struct str part, struct content *c)
{
    struct str name = docx_xml_attribute(xml, NS_NONE, "PartName");
    struct str type = docx_xml_attribute(xml, NS_NONE, "ContentType");
    if (xml->tag == CT_Default) {
        struct str ending = docx_xml_attribute(xml, NS_NONE, "Extension");
        if (part.n > ending.n && part.s[part.n - ending.n - 1] == '.' &&
            str_eq_nocase(str_slice(part, part.n - ending.n, part.n), ending))
            c->extension = str_copy(arena, type);
        return;
    }
    name = str_slice(name, str_starts(name, STR("/")) ? 1 : 0, name.n);
    if (str_eq_nocase(name, part))
        c->type = str_copy(arena, type);
    if (c->main.n == 0 && is_text_type(type))
        c->main = docx_zip_path(arena, STR(""), name);
}

static struct content content_of(struct docx_package *package, struct str part)
{
    struct content c = {{"", 0}, {"", 0}, {"", 0}};
    struct str name = STR("[Content_Types].xml");
    struct docx_xml *xml = docx_part_open(package, name);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event == DOCX_OPEN &&
            (xml->tag == CT_Default || xml->tag == CT_Override))
            take_type(package->doc->arena, xml, part, &c);
    }
    if (xml)
        docx_part_close(package, xml, name);
    if (c.type.n == 0)
        c.type = c.extension;
    return c;
}

/* What else Office packs in the same way; NULL for a document's text. */
static const char *other_kind(struct str type)
{
    static const struct {
        const char *part, *kind;
    } kinds[] = {
        {"spreadsheetml", N_("an Excel workbook; copy its tables into a Word "
                             "file")},
        {"ms-excel", N_("an Excel workbook; copy its tables into a Word file")},
        {"presentationml", N_("a PowerPoint presentation; copy its text into a "
                              "Word file")},
        {"ms-powerpoint", N_("a PowerPoint presentation; copy its text into a "
                             "Word file")},
        {"ms-visio", N_("a Visio drawing, which has no text to set")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (str_find(type, str_of(kinds[i].part)) < type.n)
            return kinds[i].kind;
    }
    return NULL;
}

struct str docx_main_part(struct docx_package *package)
{
    struct doc *doc = package->doc;
    struct docx_relations top = docx_relations_of(package, STR(""));
    const struct docx_relation *r =
        docx_relation_of_type(&top, "officeDocument");
    struct str part = r && !r->external ? r->target : STR("");
    struct content c = content_of(package, part);
    if (part.n && other_kind(c.type)) {
        doc_lose(doc, LOST_SOMEWHERE, 0, "this is %s", _(other_kind(c.type)));
        return STR("");
    }
    if (part.n)
        return part;
    warn(doc->log, 0,
         "the file does not say which part holds its text; it may be "
         "damaged");
    return c.main.n ? c.main : STR("word/document.xml");
}
