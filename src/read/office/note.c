/* SPDX-License-Identifier: MIT */
/*
 * Footnotes and endnotes. A reference makes its note at once, empty; when all
 * are filled they go to the end of the root in the order of their references.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "read/office/office.h"

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
