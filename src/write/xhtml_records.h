/* SPDX-License-Identifier: MIT */
/*
 * A table of many columns on a narrow screen: each row is a record there, a
 * line for each cell, which tells its column's name. The style sheet of
 * epub_screen.c makes it one; here is what it needs.
 */
#ifndef ANBAN_WRITE_XHTML_RECORDS_H
#define ANBAN_WRITE_XHTML_RECORDS_H

#include "write/xhtml.h"

/* Whether a table has no room for its columns on a narrow screen, and has names
 * for all of them. */
bool xhtml_has_records(struct xhtml *x, const struct node *table);

/* Whether a row is a head of such a table, whose names the records tell. */
bool xhtml_names_records(struct xhtml *x, const struct node *row);

/* The name of the cell's column; empty: it is no cell of a record, or fills
 * several columns. In the arena of `x`. */
struct str xhtml_record_label(struct xhtml *x, const struct node *cell);

#endif
