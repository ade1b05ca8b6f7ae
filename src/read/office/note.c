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

/* A mark of the author's own often stands in the note's text once more. */
static void drop_mark(struct node *note)
{
    struct str label = note->as.note.label;
    struct node *first = note->first;
    while (first && first->kind != NODE_TEXT)
        first = first->first;
    if (!first || !str_starts(str_trim(first->as.text), label))
        return;
    struct str text = str_trim(first->as.text);
    struct str rest = str_slice(text, label.n, text.n);
    if (str_trim(rest).n && (rest.s[0] == ' ' || rest.s[0] == '\t'))
        first->as.text = str_slice(rest, 1, rest.n);
}

/* Notes count as Word counts them, each kind for itself, but those that have a
 * mark of their own. */
static void label_notes(struct docx *d)
{
    long feet = 0, ends = 0;
    for (size_t i = 0; i < d->note_count; i++) {
        struct buf buf = {.arena = d->arena};
        const struct docx_note *note = &d->notes[i];
        if (note->node->as.note.label.n) {
            drop_mark(note->node);
            continue;
        }
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
