/* SPDX-License-Identifier: MIT */
/*
 * The package of a book: the container names the package document (4.2.6.3.1),
 * and that what there is, in which order it is read, and what the book says of
 * itself (5). What is encrypted is named beside the container (4.2.6.3.3); the
 * fonts which are veiled there are none of ours.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "doc/doc.h"
#include "read/epub/epub.h"

enum { REFERENCES_MAX = 64 }; /* the guide of EPUB 2 knows fifteen kinds */

static int compare(struct str a, struct str b)
{
    int order = memcmp(a.s, b.s, a.n < b.n ? a.n : b.n);
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int by_path(const void *a, const void *b)
{
    return compare(*(const struct str *)a, *(const struct str *)b);
}

void epub_sort(struct strs *paths)
{
    if (paths->n)
        qsort(paths->at, paths->n, sizeof *paths->at, by_path);
}

bool epub_has(const struct strs *paths, struct str path)
{
    return paths->n &&
           bsearch(&path, paths->at, paths->n, sizeof path, by_path);
}

static int by_id(const void *a, const void *b)
{
    return compare((*(struct epub_item *const *)a)->id,
                   (*(struct epub_item *const *)b)->id);
}

struct epub_item *epub_item(const struct epub *e, struct str id)
{
    struct epub_item item = {.id = id}, *key = &item, **found = NULL;
    if (e->item_count)
        found = bsearch(&key, e->by_id, e->item_count, sizeof(void *), by_id);
    return found ? *found : NULL;
}

/* By their paths, and of one path the first of the manifest first. */
static int by_item_path(const void *a, const void *b)
{
    const struct epub_item *x = *(struct epub_item *const *)a;
    const struct epub_item *y = *(struct epub_item *const *)b;
    int order = compare(x->path, y->path);
    return order ? order : (x > y) - (x < y);
}

/* A file that has several ids is read once (5.6.2 forbids them). */
static void find_doubles(struct epub *e)
{
    struct epub_item **sorted = e->by_id;
    qsort(sorted, e->item_count, sizeof(void *), by_item_path);
    for (size_t i = 1; i < e->item_count; i++)
        sorted[i]->read = str_eq(sorted[i]->path, sorted[i - 1]->path);
}

static void sort_items(struct epub *e)
{
    e->by_id = ARENA_ARRAY(e->arena, e->item_count + 1, struct epub_item *);
    for (size_t i = 0; i < e->item_count; i++)
        e->by_id[i] = &e->items[i];
    find_doubles(e);
    qsort(e->by_id, e->item_count, sizeof(void *), by_id);
}

static struct str attribute(struct epub *e, struct docx_xml *xml,
                            const char *name)
{
    return str_copy(e->arena, docx_xml_attribute(xml, NS_NONE, name));
}

/* The package document of the first rendition, which is the default one. */
static struct str package_path(struct epub *e)
{
    struct str name = STR("META-INF/container.xml"), path = STR("");
    struct docx_xml *xml = docx_text_open(&e->package, name);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event == DOCX_OPEN && xml->tag == OCF_rootfile && path.n == 0)
            path = attribute(e, xml, "full-path");
    }
    if (xml)
        docx_text_close(&e->package, xml, name, LOST_REST);
    return path;
}

/* The algorithms by which fonts are veiled, and nothing else is: Adobe's, and
 * that of EPUB itself (4.3.2). */
static bool is_for_fonts(struct str algorithm)
{
    return str_eq(algorithm, STR("http://www.idpf.org/2008/embedding")) ||
           str_eq(algorithm, STR("http://ns.adobe.com/pdf/enc#RC"));
}

static void read_encryption(struct epub *e)
{
    struct str name = STR("META-INF/encryption.xml"), algorithm = STR("");
    struct docx_xml *xml = docx_part_open(&e->package, name);
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN)
            continue;
        if (xml->tag == ENC_EncryptionMethod)
            algorithm = attribute(e, xml, "Algorithm");
        if (xml->tag == ENC_CipherReference && !is_for_fonts(algorithm))
            strs_add(
                e->arena, &e->locked,
                docx_zip_path(e->arena, STR(""), attribute(e, xml, "URI")));
    }
    if (xml)
        docx_part_close(&e->package, xml, name);
}

static void add_item(struct epub *e, struct docx_xml *xml, struct str package)
{
    e->items = arena_more(e->arena, e->items, e->item_count, sizeof *e->items);
    e->items[e->item_count++] = (struct epub_item){
        .id = attribute(e, xml, "id"),
        .path = docx_zip_path(e->arena, package, attribute(e, xml, "href")),
        .type = attribute(e, xml, "media-type"),
        .properties = attribute(e, xml, "properties"),
    };
}

static void add_reference(struct epub *e, struct docx_xml *xml,
                          struct str package)
{
    struct str href = attribute(e, xml, "href");
    href = str_slice(href, 0, str_find(href, STR("#")));
    if (e->reference_count == REFERENCES_MAX)
        return;
    e->references = arena_more(e->arena, e->references, e->reference_count,
                               sizeof *e->references);
    e->references[e->reference_count++] = (struct epub_reference){
        attribute(e, xml, "type"), docx_zip_path(e->arena, package, href)};
}

static void read_element(struct epub *e, struct docx_xml *xml,
                         struct str package)
{
    if (xml->tag == OPF_item)
        add_item(e, xml, package);
    else if (xml->tag == OPF_itemref)
        strs_add(e->arena, &e->spine, attribute(e, xml, "idref"));
    else if (xml->tag == OPF_reference)
        add_reference(e, xml, package);
    else
        epub_read_metadata(e, xml);
}

void epub_read_package(struct epub *e)
{
    struct str path = package_path(e);
    struct docx_xml *xml = path.n ? docx_text_open(&e->package, path) : NULL;
    while (xml && docx_xml_within(xml, 0)) {
        if (xml->event == DOCX_OPEN)
            read_element(e, xml, path);
    }
    if (xml)
        docx_text_close(&e->package, xml, path, LOST_REST);
    sort_items(e);
    epub_end_metadata(e);
    read_encryption(e);
    epub_sort(&e->locked);
}
