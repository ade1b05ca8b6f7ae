/* SPDX-License-Identifier: MIT */
/* Signatures side by side, which a Word file parts by tabs; see tabbed.c. */
#ifndef ANBAN_DOC_ROLES_TABBED_H
#define ANBAN_DOC_ROLES_TABBED_H

struct doc;

/* Makes a table without rules of paragraphs in a row each of which has two
 * cells of a signature with a tab between them. */
void gather_tabbed(struct doc *doc);

#endif
