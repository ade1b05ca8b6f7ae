/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs: what \par ends goes where its properties say, into the text or
 * into the cell of a table. A note or a box has a text of its own meanwhile.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "read/rtf/rtf.h"
#include "read/rtf/words.h"

enum { FLOWS_MAX = 8 };

void rtf_begin_flow(struct rtf *r, struct node *parent, bool top)
{
    struct rtf_flow *flow = ARENA_NEW(r->d->arena, struct rtf_flow);
    flow->places[0] = (struct docx_place){.parent = parent, .top = top};
    flow->label.arena = r->d->arena;
    flow->p.style = r->plain;
    flow->outer = r->flow;
    r->flow = flow;
}

struct docx_place *rtf_place(struct rtf *r, size_t nest)
{
    return &r->flow->places[nest];
}

static bool has_text(const struct docx_paragraph *p)
{
    return p->segment_count > 0 || p->floating || p->hosted;
}

void rtf_end_flow(struct rtf *r)
{
    struct rtf_flow *flow = r->flow;
    if (!flow->outer)
        return;
    if (has_text(&flow->p))
        rtf_end_paragraph(r);
    rtf_settle(r, 0);
    if (flow->note)
        r->d->in_notes = false;
    else
        r->d->depth--;
    r->flow = flow->outer;
}

/* A group for text of its own: without the properties of what is around it. */
static void begin_text(struct rtf *r)
{
    struct rtf_group *g = rtf_group(r);
    g->to = TO_TEXT;
    g->ends = ENDS_FLOW;
    g->in_table = g->nested_row = g->in_shape = g->break_before = false;
    g->drop_cap = false;
    g->nest = 0;
    g->list = 0;
    g->outline = -1;
    g->props = (struct docx_props){.bold = UNSAID};
}

/* \ftnalt behind \footnote: it is an endnote. */
void rtf_set_note_at_end(struct rtf *r)
{
    if (r->flow->note)
        r->d->notes[r->d->note_count - 1].at_end = true;
}

void rtf_begin_note(struct rtf *r)
{
    struct docx_note note = {.at_end = false};
    if (r->d->in_notes || docx_field_hides(r->d) || docx_is_spent(r->d)) {
        rtf_group(r)->to = TO_SKIP;
        return;
    }
    docx_add_note(r->d, &r->flow->p, &note);
    rtf_begin_flow(r, note.node, false);
    begin_text(r);
    r->flow->note = r->d->in_notes = true;
}

void rtf_begin_box(struct rtf *r)
{
    struct docx *d = r->d;
    if (d->depth >= DOCX_DEPTH_MAX || docx_is_spent(d)) {
        rtf_group(r)->to = TO_SKIP;
        return;
    }
    d->depth++;
    rtf_begin_flow(r, docx_hosted(d, &r->flow->p), false);
    begin_text(r);
}

/* The label as it is written before the paragraph for old readers, or where
 * that is missing, as the tables of lists have it. */
static void set_label(struct rtf *r, const struct rtf_group *g,
                      struct docx_paragraph *p)
{
    struct arena *arena = r->d->arena;
    struct str text = str_trim(docx_clean(arena, buf_str(&r->flow->label)));
    struct docx_counted counted = {.ordered = false};
    bool known = g->list > 0 && rtf_count(r, g->list, g->level, &counted);
    p->label = docx_bullet(arena, r->flow->label_font, text);
    if (known && p->label.n == 0)
        p->label = counted.label;
    p->numbered = p->label.n > 0 || g->list > 0;
    p->list_id = g->list > 0 ? g->list : p->label.n > 0;
    p->list_level = g->level < 0              ? 0
                    : g->level >= DOCX_LEVELS ? DOCX_LEVELS - 1
                                              : g->level;
    p->indent = -1;
    size_t at = 0;
    uint32_t first = p->label.n ? utf8_next(p->label, &at) : 0;
    if (first == '(' && at < p->label.n)
        first = utf8_next(p->label, &at);
    p->ordered = letter_is(first) || (first >= '0' && first <= '9');
    r->flow->label.n = 0;
}

/* Where all of a heading is bold, that is how headings are shown. */
static void drop_bold(struct docx_paragraph *p)
{
    bool all = p->role != ROLE_BODY;
    for (size_t i = 0; i < p->segment_count; i++)
        all = all &&
              (p->segments[i].node || str_trim(p->segments[i].text).n == 0 ||
               p->segments[i].look & LOOK_BOLD);
    for (size_t i = 0; all && i < p->segment_count; i++)
        p->segments[i].look &= ~(unsigned)LOOK_BOLD;
}

static size_t nest_of(const struct rtf_group *g)
{
    long nest = g->in_table && g->nest < 1 ? 1 : g->nest;
    return nest < 0 ? 0 : nest > RTF_NEST_MAX ? RTF_NEST_MAX : (size_t)nest;
}

void rtf_end_paragraph(struct rtf *r)
{
    const struct rtf_group *g = rtf_group(r);
    struct docx_paragraph *p = &r->flow->p;
    size_t nest = nest_of(g);
    if (g->drop_cap) /* the paragraph goes on with the next */
        return;
    docx_pay(r->d, DOCX_PAY_BLOCK);
    p->line = ++r->d->paragraphs;
    p->style = rtf_style(r, g->style);
    p->align = g->align != ALIGN_NONE ? g->align : p->style->align;
    p->ruled = g->ruled;
    p->break_before = g->break_before;
    docx_set_role(p, g->outline + 1); /* \outlinelevel counts from 0 */
    set_label(r, g, p);
    drop_bold(p);
    rtf_settle(r, nest);
    if (!docx_is_spent(r->d))
        docx_place_paragraph(r->d, rtf_place(r, nest), p);
    *p = (struct docx_paragraph){.style = r->plain,
                                 .segments = p->segments,
                                 .segment_room = p->segment_room};
}

/* A stop's kind and leader are said before its place. */
void rtf_set_tabs(struct rtf_flow *flow, const struct rtf_known *word,
                  long value)
{
    if (word->action == DO_TAB_END) {
        flow->stop.end = (enum tab_end)word->value;
    } else if (word->action == DO_LEADER) {
        flow->stop.sign = (char)word->value;
    } else if (word->action == DO_PARD) {
        flow->tabs.n = 0;
        flow->stop = (struct docx_tab){.end = TAB_LEFT};
    } else {
        flow->stop.position = value;
        docx_add_tab_stop(&flow->tabs, flow->stop);
        flow->stop = (struct docx_tab){.end = TAB_LEFT};
    }
}
