/* SPDX-License-Identifier: MIT */
/*
 * A Word file. Input that begins as a ZIP archive is taken as it is; all else
 * is its parts as text, each behind a line "=== NAME", which are packed here:
 * so the fuzzer changes the XML and not what it was packed to. Relationships
 * that are not among the parts are the usual ones.
 */
#include "markup.h"
#include "parts.h"

#define TYPES                                                                  \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define RELATION(id, type, target)                                             \
    "<Relationship Id=\"" id "\" Type=\"" TYPES type "\" Target=\"" target     \
    "\"/>"
#define RELATIONS(list)                                                        \
    "<Relationships xmlns=\"" PACKAGE "\">" list "</Relationships>"

static const struct usual_part usual[] = {
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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct fuzz fuzz;
    fuzz_begin(&fuzz, bytes, n);
    bool archive = str_starts(fuzz.bytes, STR("PK\3\4"));
    struct str word =
        archive ? fuzz.bytes : packed(fuzz.arena, usual, USUAL, fuzz.bytes);
    read_docx(fuzz.doc, word);
    demand_structure(fuzz.doc, n % 2);
    fuzz_end(&fuzz);
    return 0;
}
