/* SPDX-License-Identifier: MIT */
/*
 * Tab stops with a leader (17.3.1.37): the dots or the line which a form leaves
 * to be filled in. How far it reaches only the page can tell, by its stop;
 * where no page is, so many signs stand for it. A tab without one is a space.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "read/docx/docx.h"

enum {
    TWIP = 50,         /* 1/1000 pt */
    LINE = 9000,       /* twips: about what a line of A4 holds */
    TWIPS_A_DOT = 120, /* of a run of dots that a small screen holds, too */
    DOTS_MIN = 5
};

static char sign_of(struct str leader)
{
    return str_eq(leader, STR("dot"))          ? '.'
           : str_eq(leader, STR("middleDot"))  ? '.'
           : str_eq(leader, STR("hyphen"))     ? '-'
           : str_eq(leader, STR("underscore")) ? '_'
           : str_eq(leader, STR("heavy"))      ? '_'
                                               : 0;
}

static enum tab_end end_of(struct str value)
{
    return str_eq(value, STR("right"))    ? TAB_RIGHT
           : str_eq(value, STR("end"))    ? TAB_RIGHT
           : str_eq(value, STR("center")) ? TAB_CENTRE
                                          : TAB_LEFT;
}

static void remove_stop(struct docx_tabs *tabs, long position)
{
    size_t kept = 0;
    for (size_t i = 0; i < tabs->n; i++) {
        if (tabs->at[i].position != position)
            tabs->at[kept++] = tabs->at[i];
    }
    tabs->n = kept;
}

static void add_stop(struct docx_tabs *tabs, struct docx_tab tab)
{
    size_t i;
    remove_stop(tabs, tab.position);
    if (tabs->n == DOCX_TABS_MAX)
        return;
    for (i = tabs->n++; i > 0 && tabs->at[i - 1].position > tab.position; i--)
        tabs->at[i] = tabs->at[i - 1];
    tabs->at[i] = tab;
}

void docx_read_tab_stop(struct docx_xml *xml, struct docx_tabs *tabs)
{
    struct str value = docx_xml_value(xml);
    struct docx_tab tab = {
        .position = docx_number_of(docx_xml_attribute(xml, NS_W, "pos"), 0),
        .sign = sign_of(docx_xml_attribute(xml, NS_W, "leader")),
        .end = end_of(value)};
    if (str_eq(value, STR("clear")))
        remove_stop(tabs, tab.position);
    else if (!str_eq(value, STR("bar")))
        add_stop(tabs, tab);
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
    long n = (width < LINE ? width : LINE) / TWIPS_A_DOT;
    if (sign != '.')
        n /= 2; /* they are about twice as wide */
    for (n = n < DOTS_MIN ? DOTS_MIN : n; n > 0; n--)
        buf_add_char(&buf, sign);
    return buf_str(&buf);
}

static void add_leader(struct docx *d, struct docx_paragraph *p,
                       struct docx_tab tab, long from)
{
    struct node *leader = doc_node(d->doc, NODE_TEXT, p->line);
    leader->as.leader.text = signs(d, tab.sign, tab.position - from);
    leader->as.leader.stop = (int32_t)tab.position * TWIP;
    leader->as.leader.end = tab.end;
    docx_add_node(d, p, leader);
}

static void mark_tab(struct docx_paragraph *p, size_t before)
{
    if (p->segment_count > before)
        p->segments[before].tab = true;
}

void docx_read_tab(struct docx *d, struct docx_xml *xml,
                   struct docx_paragraph *p, unsigned look)
{
    size_t i = tabs_before(p), before = p->segment_count;
    struct docx_tab tab = {0};
    if (xml->tag == W_ptab) /* to the middle or the end of the line */
        tab = (struct docx_tab){
            LINE, sign_of(docx_xml_attribute(xml, NS_W, "leader")), TAB_RIGHT};
    else if (i < p->tabs.n)
        tab = p->tabs.at[i];
    if (tab.sign && tab.position > 0)
        add_leader(d, p, tab,
                   i > 0 && i <= p->tabs.n ? p->tabs.at[i - 1].position : 0);
    else
        docx_add_text(d, p, STR(" "), look);
    mark_tab(p, before);
}
