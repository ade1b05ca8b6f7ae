/* SPDX-License-Identifier: MIT */
/*
 * A Word file. Input that begins as a ZIP archive is taken as it is; all else
 * is its parts as text, each behind a line "=== NAME", which are packed here:
 * so the fuzzer changes the XML and not what it was packed to. Relationships
 * that are not among the parts are the usual ones.
 */
#include <stdio.h>

#include <zip.h>

#include "markup.h"

#define TYPES                                                                  \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" TYPES type "\" Target=\"" target     \
    "\"/>"
#define RELATIONS(list)                                                        \
    "<Relationships xmlns=\"" PACKAGE "\">" list "</Relationships>"

static const struct {
    struct str name, text;
} usual[] = {
    {STR_INIT("_rels/.rels"),
     STR_INIT(RELATIONS(
         RELATION("r1", "officeDocument", "word/document.xml")
             RELATION("r2", "metadata/core-properties", "docProps/core.xml")))},
    {STR_INIT("word/_rels/document.xml.rels"),
     STR_INIT(RELATIONS(
         RELATION("rId1", "styles", "styles.xml")
             RELATION("rId2", "numbering", "numbering.xml")
                 RELATION("rId3", "footnotes", "footnotes.xml")
                     RELATION("rId4", "endnotes", "endnotes.xml")
                         RELATION("rId5", "image", "media/image1.png")))},
};

enum { USUAL = sizeof usual / sizeof usual[0] };

static void pack(zip_t *zip, struct str name, struct str text)
{
    char path[256];
    snprintf(path, sizeof path, "%.*s", STR_ARG(str_slice(name, 0, 200)));
    zip_source_t *source = zip_source_buffer(zip, text.s, text.n, 0);
    zip_int64_t index = zip_file_add(zip, path, source, ZIP_FL_OVERWRITE);
    if (index >= 0)
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    else
        zip_source_free(source);
}

/* The next part of what is left: its name and its text. */
static bool next_part(struct str *rest, struct str *name, struct str *text)
{
    size_t at = str_find(*rest, STR("=== "));
    if (at >= rest->n)
        return false;
    *rest = str_slice(*rest, at + 4, rest->n);
    str_next_line(rest, name);
    size_t end = str_find(*rest, STR("\n=== "));
    *text = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, text->n, rest->n);
    return true;
}

static struct str read_back(struct arena *arena, zip_source_t *memory)
{
    zip_stat_t info;
    DEMAND(zip_source_stat(memory, &info) == 0);
    char *bytes = arena_alloc(arena, info.size + 1);
    DEMAND(zip_source_open(memory) == 0);
    zip_source_read(memory, bytes, info.size);
    zip_source_close(memory);
    return (struct str){bytes, info.size};
}

static struct str packed(struct arena *arena, struct str parts)
{
    zip_error_t error;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    struct str name, text, bytes = STR("");
    DEMAND(zip);
    zip_source_keep(memory);
    for (size_t i = 0; i < USUAL; i++)
        pack(zip, usual[i].name, usual[i].text);
    while (next_part(&parts, &name, &text))
        pack(zip, name, text);
    if (zip_close(zip) == 0)
        bytes = read_back(arena, memory);
    else
        zip_discard(zip); /* of two parts with one name in other words */
    zip_source_free(memory);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    bool archive = str_starts(fuzz.bytes, STR("PK\3\4"));
    struct str word = archive ? fuzz.bytes : packed(fuzz.arena, fuzz.bytes);
    read_docx(fuzz.doc, word);
    demand_structure(fuzz.doc, n % 2);
    fuzz_end(&fuzz);
    return 0;
}
