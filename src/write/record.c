/* SPDX-License-Identifier: MIT */
/* The record of a document; see record.h. Beside the editions it is a file of
 * its own, of JSON (RFC 8259). */
#include "write/record.h"

#include "base/buf.h"
#include "base/json.h"
#include "doc/doc.h"
#include "stages.h"

bool record_values(const struct meta *meta, struct str values[RECORD_COUNT])
{
    const struct record *r = &meta->record;
    values[RECORD_number] = r->number;
    values[RECORD_kind] = r->kind;
    values[RECORD_body] = meta_publisher(meta);
    values[RECORD_date] = meta->date;
    values[RECORD_subject] = r->subject;
    values[RECORD_post] = r->post;
    values[RECORD_signer] = r->signer;
    values[RECORD_secrecy] = meta->secrecy;
    values[RECORD_urgency] = r->urgency;
    values[RECORD_retention] = meta->retention;
    return r->number.n || r->signer.n || r->urgency.n || meta->secrecy.n ||
           meta->retention.n;
}

/* What it does not say is left out. */
static void add(struct buf *buf, const char *name, struct str value)
{
    if (value.n == 0)
        return;
    buf_add(buf, buf->n > 1 ? STR(",\n ") : STR("\n "));
    buf_printf(buf, "\"%s\": ", name);
    json_add(buf, value);
}

static void add_authors(struct buf *buf, const struct strs *authors)
{
    if (authors->n == 0)
        return;
    buf_add(buf, STR(",\n \"authors\": ["));
    for (size_t i = 0; i < authors->n; i++) {
        buf_add(buf, i ? STR(", ") : STR(""));
        json_add(buf, authors->at[i]);
    }
    buf_add_char(buf, ']');
}

void write_record(const struct doc *doc, struct buf *buf)
{
    static const char *const names[] = {
#define X(name, what) #name,
        RECORD_FIELDS(X)
#undef X
    };
    const struct meta *meta = &doc->meta;
    struct str values[RECORD_COUNT];
    record_values(meta, values);
    buf_add_char(buf, '{');
    add(buf, "title", meta->title);
    for (size_t i = 0; i < RECORD_COUNT; i++)
        add(buf, names[i], values[i]);
    add(buf, "language", meta->lang);
    add(buf, "identifier", meta->identifier);
    add_authors(buf, &meta->authors);
    buf_add(buf, STR("\n}\n"));
}
