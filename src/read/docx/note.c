/* SPDX-License-Identifier: MIT */
/*
 * Footnotes and endnotes: references in the text, and the parts which hold the
 * notes. They are found by kind and id when the text is read.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "read/docx/docx.h"

void docx_read_reference(struct docx *d, struct docx_xml *xml,
                         struct docx_paragraph *p)
{
    struct docx_note note = {.at_end = xml->tag == W_endnoteReference};
    struct str own_mark = docx_xml_attribute(xml, NS_W, "customMarkFollows");
    note.id = str_copy(d->arena, docx_xml_attribute(xml, NS_W, "id"));
    if (d->in_notes || docx_field_hides(d))
        return;
    docx_add_note(d, p, &note);
    if (own_mark.n && !str_eq(own_mark, STR("0")) &&
        !str_eq(own_mark, STR("false")))
        p->mark = note.node;
}

static int by_id(const void *a, const void *b)
{
    const struct docx_note *x = a, *y = b;
    if (x->at_end != y->at_end)
        return x->at_end - y->at_end;
    int order = memcmp(x->id.s, y->id.s, x->id.n < y->id.n ? x->id.n : y->id.n);
    return order ? order : (x->id.n > y->id.n) - (x->id.n < y->id.n);
}

/* The notes of one part into those of `sorted` that refer to them. */
static void fill_notes(struct docx *d, struct docx_xml *xml,
                       const struct docx_note *sorted)
{
    while (docx_xml_within(xml, 0)) {
        if (xml->event != DOCX_OPEN ||
            (xml->tag != W_footnote && xml->tag != W_endnote))
            continue;
        struct docx_note key = {.id = docx_xml_attribute(xml, NS_W, "id"),
                                .at_end = xml->tag == W_endnote};
        const struct docx_note *note =
            bsearch(&key, sorted, d->note_count, sizeof key, by_id);
        if (!note) {
            docx_xml_skip(xml);
            continue;
        }
        struct docx_place place = {.parent = note->node};
        docx_read_blocks(d, xml, xml->depth, &place);
    }
}

static void read_notes_part(struct docx *d, struct str part,
                            const struct docx_note *sorted)
{
    struct docx_xml *xml = docx_text_open(d->package, part);
    if (!xml)
        return;
    d->relations = docx_relations_of(d->package, part);
    fill_notes(d, xml, sorted);
    docx_text_close(d->package, xml, part, LOST_SOMEWHERE);
}

void docx_read_notes(struct docx *d, const struct docx_relations *relations)
{
    static const char *const types[] = {"footnotes", "endnotes"};
    size_t n = d->note_count;
    if (n == 0)
        return;
    struct docx_note *sorted = ARENA_ARRAY(d->arena, n, struct docx_note);
    for (size_t i = 0; i < n; i++)
        sorted[i] = d->notes[i];
    qsort(sorted, n, sizeof *sorted, by_id);
    d->in_notes = true;
    for (size_t i = 0; i < 2; i++) {
        const struct docx_relation *r =
            docx_relation_of_type(relations, types[i]);
        if (r && !r->external)
            read_notes_part(d, r->target, sorted);
    }
    docx_end_notes(d);
}
