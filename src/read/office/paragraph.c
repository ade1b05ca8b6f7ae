/* SPDX-License-Identifier: MIT */
/*
 * A paragraph while it is read: its role, and the segments it gathers.
 */
#include "base/arena.h"
#include "read/office/office.h"

void docx_set_role(struct docx_paragraph *p, long outline)
{
    p->role = p->style->role;
    p->level = p->style->level;
    if (p->role != ROLE_BODY && p->role != ROLE_HEADING)
        return;
    if (outline >= 1 && outline <= DOCX_LEVELS) {
        p->role = ROLE_HEADING;
        p->level = (int)outline;
    } else if (outline > DOCX_LEVELS) {
        p->role = ROLE_BODY;
    }
}

struct node *docx_hosted(struct docx *d, struct docx_paragraph *p)
{
    if (!p->hosted)
        p->hosted = doc_node(d->doc, NODE_DOCUMENT, p->line);
    return p->hosted;
}

static void widen_segments(struct docx *d, struct docx_paragraph *p)
{
    enum { LEAST = 8, SIZE = sizeof *p->segments };
    size_t room = p->segment_room ? 2 * p->segment_room : LEAST;
    p->segments =
        arena_grow(d->arena, p->segments, p->segment_room * SIZE, room * SIZE);
    p->segment_room = room;
}

static void add_segment(struct docx *d, struct docx_paragraph *p,
                        struct docx_segment segment)
{
    segment.listed = docx_field_lists(d);
    segment.folio = docx_field_folio(d);
    segment.href = docx_field_link(d);
    if (segment.href.n == 0)
        segment.href = p->link;
    if (segment.href.n)
        segment.look &= ~(unsigned)LOOK_UNDERLINE;
    if (p->segment_count == p->segment_room)
        widen_segments(d, p);
    p->segments[p->segment_count++] = segment;
}

void docx_add_text(struct docx *d, struct docx_paragraph *p, struct str text,
                   unsigned look)
{
    if (text.n == 0 || docx_field_hides(d) || docx_field_takes(d, p, text))
        return;
    if (p->mark && str_trim(text).n) {
        p->mark->as.note.label = docx_clean(d->arena, str_trim(text));
        p->mark = NULL;
        return;
    }
    text = docx_pay_text(d, text);
    if (text.n > 0 || !docx_is_spent(d))
        add_segment(d, p, (struct docx_segment){.text = text, .look = look});
}

void docx_add_node(struct docx *d, struct docx_paragraph *p, struct node *node)
{
    if (docx_field_hides(d) || docx_is_spent(d))
        return;
    docx_pay(d, DOCX_PAY_BLOCK);
    add_segment(d, p, (struct docx_segment){.node = node});
}
