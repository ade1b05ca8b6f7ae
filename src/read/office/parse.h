/* SPDX-License-Identifier: MIT */
/*
 * The XML of a Word file's part as events, before alternatives are chosen; for
 * xml.c alone. All of expat is behind this header.
 */
#ifndef ANBAN_READ_OFFICE_PARSE_H
#define ANBAN_READ_OFFICE_PARSE_H

#include "read/office/xml.h"

struct docx_parser;

/* Starts to read `bytes`, which are borrowed. NULL: no memory. */
struct docx_parser *docx_parser_new(struct str bytes);
void docx_parser_free(struct docx_parser *parser);

/*
 * Fills in the next event; DOCX_FINISHED at the end and for ever after, with
 * the problem that ended it early, if any. False: no memory.
 */
bool docx_parse(struct docx_parser *parser, struct docx_xml *xml);

/* An attribute of the element that opened last, until the next event. */
struct str docx_parse_attribute(const struct docx_parser *parser,
                                enum docx_namespace ns, const char *name);

/* What the prefix stands for where the last event is; empty: for nothing. */
struct str docx_parse_namespace(const struct docx_parser *parser,
                                struct str prefix);

#endif
