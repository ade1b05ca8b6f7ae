/* SPDX-License-Identifier: MIT */
/*
 * XML documents, well formed and escaped by construction. Every part of an EPUB
 * and the PDF's XMP are written with it. Errors are kept until xml_finish, so
 * that calls need no checking.
 */
#ifndef ANBAN_WRITE_XML_H
#define ANBAN_WRITE_XML_H

#include "base/str.h"

struct anban_error;
struct arena;
struct xml;

/* A new document, owned by the caller until xml_free. NULL: no memory. */
struct xml *xml_new(void);
void xml_free(struct xml *xml);

/* <?xml version="1.0" encoding="UTF-8"?> */
void xml_declaration(struct xml *xml);

/* <!DOCTYPE root> with public and system identifiers, either may be NULL. */
void xml_doctype(struct xml *xml, const char *root, const char *public_id,
                 const char *system_id);

void xml_start(struct xml *xml, const char *element);
void xml_attribute(struct xml *xml, const char *name, struct str value);
void xml_text(struct xml *xml, struct str text);

/* Ends the innermost element; an empty one becomes <element/>. */
void xml_end(struct xml *xml);

/* The same, but always with an end tag: many readers take XHTML for HTML, and
 * there <span/> is a start tag. */
void xml_end_tag(struct xml *xml);

/* <element>text</element>, whole. */
void xml_element(struct xml *xml, const char *element, struct str text);

/* A processing instruction: <?target content?>. */
void xml_instruction(struct xml *xml, const char *target, struct str content);

/* A line feed in the text: to keep the file readable between blocks. */
void xml_newline(struct xml *xml);

/* Ends all open elements and copies the document to the arena. Empty with
 * `err` set when memory ran out. Characters that XML bars become U+FFFD. */
struct str xml_finish(struct xml *xml, struct arena *arena,
                      struct anban_error *err);

#endif
