/* SPDX-License-Identifier: MIT */
/*
 * The package that a Word file is (ECMA-376-2): parts, found by the
 * relationships of the package and of other parts, never by a fixed name.
 */
#ifndef ANBAN_READ_OFFICE_PACKAGE_H
#define ANBAN_READ_OFFICE_PACKAGE_H

#include "base/str.h"
#include "read/office/xml.h"
#include "read/zip.h"
#include "stages.h"

struct doc;

struct docx_package {
    struct doc *doc;
    struct docx_zip *zip;
    struct docx_xmls xmls;
};

struct docx_relation {
    struct str id;
    struct str type;   /* the last word of its address: "styles", "image" */
    struct str target; /* a part's name, or an address when external */
    bool external;
    enum { UNREAD, HELD, ABSENT } image; /* what became of it, when it is one */
};

struct docx_relations {
    struct docx_relation *at; /* in the order of their ids */
    size_t n;
};

/* The relationships of a part; those of the package for an empty name. */
struct docx_relations docx_relations_of(struct docx_package *package,
                                        struct str part);

/* NULL when there is none. */
struct docx_relation *docx_relation(const struct docx_relations *relations,
                                    struct str id);
const struct docx_relation *
docx_relation_of_type(const struct docx_relations *relations, const char *type);

/* Unpacks a part. False when there is none, or when it cannot be read, which
 * is told. */
bool docx_part(struct docx_package *package, struct str name,
               struct str *bytes);

/* Opens a part that is XML; NULL as above. To be closed by docx_part_close,
 * which tells when it was broken. */
struct docx_xml *docx_part_open(struct docx_package *package, struct str name);
void docx_part_close(struct docx_package *package, struct docx_xml *xml,
                     struct str name);

/* The same of a part with text of the document, its notes, its labels: what
 * cannot be read of it is a loss (stages.h). `place` says what
 * is missing when the part is broken off. */
struct docx_xml *docx_text_open(struct docx_package *package, struct str name);
void docx_text_close(struct docx_package *package, struct docx_xml *xml,
                     struct str name, enum loss_place place);

/* The name of the part with the document's text; empty, which is a loss, when
 * this is no Word file. */
struct str docx_main_part(struct docx_package *package);

#endif
