/* SPDX-License-Identifier: MIT */
/*
 * Tab stops with a leader (17.3.1.37): the dots or the line which a form leaves
 * to be filled in. How far it reaches only the page can tell, by its stop;
 * where no page is, so many signs stand for it. A tab without one is a space,
 * which the page makes as wide as it takes where the stop begins a column.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/office/office.h"

enum {
    TWIP = 50,         /* 1/1000 pt */
    TWIPS_A_DOT = 120, /* of a run of dots that a small screen holds, too */
    DOTS_MIN = 5
};

void docx_remove_tab_stop(struct docx_tabs *tabs, long position)
{
    size_t kept = 0;
    for (size_t i = 0; i < tabs->n; i++) {
        if (tabs->at[i].position != position)
            tabs->at[kept++] = tabs->at[i];
    }
    tabs->n = kept;
}

void docx_add_tab_stop(struct docx_tabs *tabs, struct docx_tab tab)
{
    size_t i;
    docx_remove_tab_stop(tabs, tab.position);
    if (tabs->n == DOCX_TABS_MAX)
        return;
    for (i = tabs->n++; i > 0 && tabs->at[i - 1].position > tab.position; i--)
        tabs->at[i] = tabs->at[i - 1];
    tabs->at[i] = tab;
}

/* How many tabs stand before, on this line. */
static size_t tabs_before(const struct docx_paragraph *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->segment_count; i++) {
        const struct docx_segment *s = &p->segments[i];
        if (s->node && s->node->kind == NODE_LINE_BREAK)
            n = 0;
        n += s->tab;
    }
    return n;
}

static struct str signs(struct docx *d, char sign, long width)
{
    struct buf buf = {.arena = d->arena};
    long n = (width < DOCX_LINE ? width : DOCX_LINE) / TWIPS_A_DOT;
    if (sign == ' ')
        return STR(" ");
    if (sign != '.')
        n /= 2; /* they are about twice as wide */
    for (n = n < DOTS_MIN ? DOTS_MIN : n; n > 0; n--)
        buf_add_char(&buf, sign);
    return buf_str(&buf);
}

/* On the widest page there is, of 22 inches. */
static int32_t stop_of(long position)
{
    enum { WIDEST = 22 * 1440 }; /* twips */
    return (int32_t)(position < WIDEST ? position : WIDEST) * TWIP;
}

static void add_leader(struct docx *d, struct docx_paragraph *p,
                       struct docx_tab tab, long from)
{
    struct node *leader = doc_node(d->doc, NODE_TEXT, p->line);
    leader->as.leader.text = signs(d, tab.sign, tab.position - from);
    leader->as.leader.stop = stop_of(tab.position);
    leader->as.leader.end = tab.end;
    docx_add_node(d, p, leader);
}

static void mark_tab(struct docx_paragraph *p, size_t before)
{
    if (p->segment_count > before)
        p->segments[before].tab = true;
}

/* Words that a stop puts in the middle, at the right or in a column of their
 * own stay there; a stop near the margin only sets a paragraph in. */
static bool parts_columns(const struct docx_paragraph *p, struct docx_tab tab)
{
    enum { COLUMN = 1700 /* twips, 3 cm */ };
    return tab.end != TAB_LEFT ||
           (tab.position >= COLUMN && p->segment_count > 0);
}

void docx_add_tab_to(struct docx *d, struct docx_paragraph *p,
                     struct docx_tab tab, long from, unsigned look)
{
    size_t before = p->segment_count;
    if (!tab.sign && tab.position > 0 && parts_columns(p, tab))
        tab.sign = ' ';
    if (tab.sign && tab.position > 0 && p->role != ROLE_CODE)
        add_leader(d, p, tab, from);
    else
        docx_add_text(d, p, p->role == ROLE_CODE ? STR("\t") : STR(" "), look);
    mark_tab(p, before);
}

static bool is_blank_tab(const struct docx_segment *s)
{
    return s->node && node_is_tab(s->node);
}

static size_t count_leading(const struct docx_paragraph *p)
{
    size_t n = 0;
    while (n < p->segment_count &&
           (is_blank_tab(&p->segments[n]) ||
            (!p->segments[n].node && str_trim(p->segments[n].text).n == 0)))
        n++;
    return n;
}

/* Behind the paragraph's own stops there is one every half inch (17.15.1.25);
 * before any text we know which a tab goes to. */
static struct docx_tab usual_stop(const struct docx_paragraph *p, size_t i)
{
    enum { EVERY = 720 };
    struct docx_tab tab = {.end = TAB_LEFT};
    long last = p->tabs.n ? p->tabs.at[p->tabs.n - 1].position : 0;
    if (count_leading(p) == p->segment_count)
        tab.position = (last / EVERY + (long)(i - p->tabs.n) + 1) * EVERY;
    return tab;
}

void docx_add_tab(struct docx *d, struct docx_paragraph *p, unsigned look)
{
    size_t i = tabs_before(p);
    long from = i > 0 && i <= p->tabs.n ? p->tabs.at[i - 1].position : 0;
    docx_add_tab_to(d, p, i < p->tabs.n ? p->tabs.at[i] : usual_stop(p, i),
                    from, look);
}

/* Where the stop has a line that is nothing else. */
static enum cell_align align_of(const struct node *tab)
{
    enum { MIDDLE = DOCX_LINE * TWIP / 2, NEAR = DOCX_LINE * TWIP / 10 };
    int32_t stop = tab->as.leader.stop;
    if (tab->as.leader.end == TAB_CENTRE && stop > MIDDLE - NEAR &&
        stop < MIDDLE + NEAR)
        return ALIGN_CENTRE;
    return stop > MIDDLE + NEAR ? ALIGN_RIGHT : ALIGN_NONE;
}

void docx_align_by_tabs(struct docx_paragraph *p)
{
    size_t leading = count_leading(p), n = 0;
    const struct node *last = NULL;
    for (size_t i = 0; i < p->segment_count; i++) {
        const struct node *node = p->segments[i].node;
        if (i < leading && is_blank_tab(&p->segments[i]))
            last = node;
        else if (node && (node->kind == NODE_LINE_BREAK ||
                          is_blank_tab(&p->segments[i])))
            return;
    }
    if (!last)
        return;
    if (p->align == ALIGN_NONE || p->align == ALIGN_LEFT)
        p->align = align_of(last);
    for (size_t i = leading; i < p->segment_count; i++)
        p->segments[n++] = p->segments[i];
    p->segment_count = n;
}
