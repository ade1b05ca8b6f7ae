/* SPDX-License-Identifier: MIT */
/*
 * Completing the metadata: what both editions need and the document did not
 * say. The identifier is drawn from what the document is, so that the same
 * report has the same one in every export.
 */
#include "doc/doc.h"
#include "doc/identity.h"
#include "stages.h"
#include "doc/record.h"
#include "write/digest.h"

void complete_meta(struct doc *doc, struct str generator, int64_t modified)
{
    struct meta *meta = &doc->meta;
    meta->generator = generator;
    meta->modified = modified;
    if (meta->lang.n == 0)
        meta->lang = STR("vi");
    if (meta->identifier.n == 0)
        meta->identifier =
            digest_uuid(doc->arena, doc_identity(doc->arena, doc));
    if (meta->title.n == 0)
        meta->title = doc_display_title(doc->arena, doc);
    doc_record(doc);
}
