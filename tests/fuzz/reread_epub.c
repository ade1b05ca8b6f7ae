/* SPDX-License-Identifier: MIT */
/*
 * An EPUB as it was written, read again: the archive opens with its media type
 * and unpacks, everything in XML is well formed with each id once, and what one
 * file refers to within the book is there (OCF 3.3 and EPUB 3.3).
 */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <zip.h>

#include "fuzz.h"

struct file {
    struct str name;
    xmlDoc *xml; /* NULL: of another kind */
    struct strs ids;
};

struct epub {
    struct arena *arena;
    struct file *files;
    size_t n;
};

static struct str attribute(xmlNode *node, const char *name)
{
    xmlAttr *found = xmlHasProp(node, (const xmlChar *)name);
    xmlNode *text = found ? found->children : NULL;
    return text ? str_of((const char *)text->content) : STR("");
}

/* The next element in document order, or NULL. */
static xmlNode *next_element(xmlNode *node)
{
    do {
        if (node->children) {
            node = node->children;
            continue;
        }
        while (node && !node->next)
            node = node->type == XML_DOCUMENT_NODE ? NULL : node->parent;
        node = node ? node->next : NULL;
    } while (node && node->type != XML_ELEMENT_NODE);
    return node;
}

static int by_text(const void *a, const void *b)
{
    const struct str *x = a, *y = b;
    size_t n = x->n < y->n ? x->n : y->n;
    int order = n ? memcmp(x->s, y->s, n) : 0;
    return order ? order : (x->n > y->n) - (x->n < y->n);
}

static void gather_ids(struct arena *arena, struct file *file)
{
    xmlNode *node = xmlDocGetRootElement(file->xml);
    for (; node; node = next_element(node)) {
        struct str id = attribute(node, "id");
        if (id.n)
            strs_add(arena, &file->ids, id);
    }
    if (file->ids.n)
        qsort(file->ids.at, file->ids.n, sizeof *file->ids.at, by_text);
    for (size_t i = 1; i < file->ids.n; i++)
        DEMAND(!str_eq(file->ids.at[i - 1], file->ids.at[i]));
}

static bool is_xml(struct str name)
{
    return str_ends(name, STR(".xhtml")) || str_ends(name, STR(".opf")) ||
           str_ends(name, STR(".ncx")) || str_ends(name, STR(".xml"));
}

static struct str unpacked(struct arena *arena, zip_t *zip, size_t i,
                           zip_stat_t *info)
{
    zip_file_t *file = zip_fopen_index(zip, i, 0);
    DEMAND(zip_stat_index(zip, i, 0, info) == 0 && file);
    char *bytes = arena_alloc(arena, info->size + 1);
    /* One byte more, so that the checksum is looked at. */
    DEMAND(zip_fread(file, bytes, info->size + 1) == (zip_int64_t)info->size);
    DEMAND(zip_fclose(file) == 0);
    return (struct str){bytes, info->size};
}

static void read_files(struct epub *epub, zip_t *zip)
{
    epub->n = (size_t)zip_get_num_entries(zip, 0);
    epub->files = ARENA_ARRAY(epub->arena, epub->n, struct file);
    for (size_t i = 0; i < epub->n; i++) {
        zip_stat_t info;
        struct file *file = &epub->files[i];
        struct str bytes = unpacked(epub->arena, zip, i, &info);
        file->name = str_copy(epub->arena, str_of(info.name));
        if (i == 0) {
            DEMAND(str_eq(file->name, STR("mimetype")));
            DEMAND(str_eq(bytes, STR("application/epub+zip")));
            DEMAND(info.comp_method == ZIP_CM_STORE);
        }
        if (!is_xml(file->name))
            continue;
        file->xml = xmlReadMemory(bytes.s, (int)bytes.n, NULL, NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR |
                                      XML_PARSE_NOWARNING | XML_PARSE_HUGE);
        DEMAND(file->xml);
        gather_ids(epub->arena, file);
    }
}

static const struct file *file_named(const struct epub *epub, struct str name)
{
    for (size_t i = 0; i < epub->n; i++) {
        if (str_eq(epub->files[i].name, name))
            return &epub->files[i];
    }
    return NULL;
}

static bool has_id(const struct file *file, struct str id)
{
    return file->ids.n && bsearch(&id, file->ids.at, file->ids.n,
                                  sizeof *file->ids.at, by_text);
}

/* A reference from `from`; what leads out of the book is not looked at. */
static void demand_reference(const struct epub *epub, const struct file *from,
                             struct str href)
{
    size_t folder = from->name.n, mark = str_find(href, STR("#"));
    if (href.n == 0 || str_find(href, STR(":")) < href.n)
        return;
    while (folder > 0 && from->name.s[folder - 1] != '/')
        folder--;
    struct str path = str_slice(href, 0, mark);
    struct str name = str_printf(epub->arena, "%.*s%.*s", (int)folder,
                                 from->name.s, STR_ARG(path));
    const struct file *to = path.n ? file_named(epub, name) : from;
    DEMAND(to);
    if (mark < href.n)
        DEMAND(has_id(to, str_slice(href, mark + 1, href.n)));
}

static void demand_references(const struct epub *epub, const struct file *file)
{
    xmlNode *node = xmlDocGetRootElement(file->xml);
    for (; node; node = next_element(node)) {
        struct str path = attribute(node, "full-path");
        demand_reference(epub, file, attribute(node, "href"));
        demand_reference(epub, file, attribute(node, "src"));
        DEMAND(path.n == 0 || file_named(epub, path));
    }
}

void demand_epub(struct arena *arena, struct str bytes)
{
    zip_error_t error;
    struct epub epub = {.arena = arena};
    zip_source_t *source =
        zip_source_buffer_create(bytes.s, bytes.n, 0, &error);
    zip_t *zip = zip_open_from_source(source, ZIP_CHECKCONS, &error);
    DEMAND(zip);
    read_files(&epub, zip);
    for (size_t i = 0; i < epub.n; i++) {
        if (epub.files[i].xml)
            demand_references(&epub, &epub.files[i]);
    }
    for (size_t i = 0; i < epub.n; i++)
        xmlFreeDoc(epub.files[i].xml);
    zip_discard(zip);
}
