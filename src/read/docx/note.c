/* SPDX-License-Identifier: MIT */
/*
 * Footnotes and endnotes. A reference makes its note at once, empty; when the
 * text is read, the parts of the notes fill them, found by kind and id, and
 * they go to the end of the root in the order of their references.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "read/docx/docx.h"

void docx_add_note(struct docx *d, struct docx_paragraph *p,
                   struct docx_note *note)
{
    note->node = doc_node(d->doc, NODE_NOTE, p->line);
    struct node *reference = doc_node(d->doc, NODE_NOTE_REFERENCE, p->line);
    reference->as.reference.note = note->node;
    docx_add_node(d, p, reference);
    d->notes = arena_more(d->arena, d->notes, d->note_count, sizeof *d->notes);
    d->notes[d->note_count++] = *note;
}

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

/* Notes count as Word counts them, each kind for itself, but those that have a
 * mark of their own. */
static void label_notes(struct docx *d)
{
    long feet = 0, ends = 0;
    for (size_t i = 0; i < d->note_count; i++) {
        struct buf buf = {.arena = d->arena};
        const struct docx_note *note = &d->notes[i];
        if (note->node->as.note.label.n)
            continue;
        docx_add_number(&buf, note->at_end ? d->endnote_form : d->footnote_form,
                        note->at_end ? ++ends : ++feet);
        note->node->as.note.label = buf_str(&buf);
    }
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

void docx_end_notes(struct docx *d)
{
    size_t empty = 0;
    label_notes(d);
    for (size_t i = 0; i < d->note_count; i++) {
        struct node *root = d->doc->root;
        doc_insert(root, root->last, d->notes[i].node);
        empty += !d->notes[i].node->first;
    }
    if (empty)
        warn(d->doc->log, 0,
             PLURAL("the text of %zu note is not in the file",
                    "the text of %zu notes is not in the file", empty),
             empty);
}
