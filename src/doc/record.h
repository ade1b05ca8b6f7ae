/* SPDX-License-Identifier: MIT */
/* What an archive wants to know of an official document, from its parts. */
#ifndef ANBAN_DOC_RECORD_H
#define ANBAN_DOC_RECORD_H

struct doc;

/* Fills in doc->meta.record when the parts of the document are known; without a
 * head or a signature it stays empty. */
void doc_record(struct doc *doc);

#endif
