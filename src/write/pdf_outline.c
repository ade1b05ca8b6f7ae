/* SPDX-License-Identifier: MIT */
/* The outline (ISO 32000-1, 12.3.3), the headings as named destinations
 * (12.3.2.3) and the page labels (12.4.2). */
#include "write/pdf.h"

/* An entry among the others; indices, of which the root is the last. NONE:
 * there is no such entry. */
struct link {
    uint32_t object;
    uint32_t parent, previous, next, first, last;
    uint32_t below; /* entries on all levels below, for all are open */
};

#define NONE UINT32_MAX

/* Entry i goes below the last one before it that is of a higher level. */
static void link_entry(const struct book *book, struct link *links, uint32_t i)
{
    uint32_t root = (uint32_t)book->outline_count,
             parent = i > 0 ? i - 1 : root;
    while (parent != root &&
           book->outline[parent].level >= book->outline[i].level)
        parent = links[parent].parent;
    links[i].parent = parent;
    links[i].previous = links[parent].last;
    if (links[parent].last == NONE)
        links[parent].first = i;
    else
        links[links[parent].last].next = i;
    links[parent].last = i;
}

/* The last is the root. */
static struct link *link_all(struct pdf *pdf, HPDF_Dict root)
{
    uint32_t n = (uint32_t)pdf->book->outline_count;
    struct link *links = ARENA_ARRAY(pdf->arena, n + 1, struct link);
    for (uint32_t i = 0; i <= n; i++)
        links[i] = (struct link){i < n ? pdf_number(pdf) : pdf_number_of(root),
                                 NONE,
                                 NONE,
                                 NONE,
                                 NONE,
                                 NONE,
                                 0};
    for (uint32_t i = 0; i < n; i++)
        link_entry(pdf->book, links, i);
    for (uint32_t i = n; i-- > 0;)
        links[links[i].parent].below += links[i].below + 1;
    return links;
}

static void add_link(struct buf *buf, const char *key, const struct link *links,
                     uint32_t to)
{
    if (to == NONE)
        return;
    buf_printf(buf, "/%s ", key);
    pdf_add_number(buf, links[to].object);
}

static void add_children(struct buf *buf, const struct link *links, size_t i)
{
    add_link(buf, "First", links, links[i].first);
    add_link(buf, "Last", links, links[i].last);
    if (links[i].below)
        buf_printf(buf, "/Count %u", (unsigned)links[i].below);
}

/* [page /XYZ x y null]: the place, at the reader's own zoom; `object` is the
 * page, or an element on it. */
static void add_place_on(const struct pdf *pdf, struct buf *buf,
                         const struct outline_entry *entry, uint32_t object)
{
    buf_add_char(buf, '[');
    pdf_add_number(buf, object);
    buf_add(buf, STR("/XYZ "));
    buf_add_milli(buf, entry->x);
    buf_add_char(buf, ' ');
    buf_add_milli(buf, pdf->book->pages[entry->page].height - entry->y);
    buf_add(buf, STR(" null]"));
}

/* Where the entry stands, in PDF 2.0 also for who reads by the structure (ISO
 * 32000-2, 12.3.2.3): "D" alone is what other readers follow. */
static void add_place(const struct pdf *pdf, struct buf *buf,
                      const struct outline_entry *entry)
{
    bool known = pdf->modern && entry->tag < pdf->book->tag_count;
    if (!known) {
        add_place_on(pdf, buf, entry, pdf->pages[entry->page]);
        return;
    }
    buf_add(buf, STR("/D"));
    add_place_on(pdf, buf, entry, pdf->pages[entry->page]);
    buf_add(buf, STR("/SD"));
    add_place_on(pdf, buf, entry,
                 pdf->elements[pdf_tag(pdf, entry->tag)].object);
}

void pdf_add_destination(struct pdf *pdf, struct buf *buf,
                         const struct outline_entry *entry)
{
    buf_add(buf, pdf->modern ? STR("/A<</S/GoTo") : STR("/Dest"));
    add_place(pdf, buf, entry);
    buf_add(buf, pdf->modern ? STR(">>") : STR(""));
}

void pdf_add_outline(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    size_t n = book->outline_count;
    if (n == 0)
        return;
    HPDF_Dict root = pdf_indirect(pdf);
    struct link *links = link_all(pdf, root);
    for (size_t i = 0; i < n; i++) {
        struct buf *buf = pdf_line(pdf);
        buf_add(buf, STR("/Title"));
        pdf_add_text(buf, book->outline[i].title);
        pdf_add_destination(pdf, buf, &book->outline[i]);
        add_link(buf, "Parent", links, links[i].parent);
        add_link(buf, "Prev", links, links[i].previous);
        add_link(buf, "Next", links, links[i].next);
        add_children(buf, links, i);
        pdf_write(pdf, links[i].object, buf_str(buf));
    }
    struct buf *buf = pdf_line(pdf);
    add_children(buf, links, n);
    pdf_print(pdf, root, buf_str(buf));
    pdf_put(pdf, pdf->doc->catalog, "Outlines", root);
}

/* "h-00012" for the twelfth: in a link from outside, "report.pdf#h-00012". */
void pdf_add_names(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    if (book->outline_count == 0)
        return;
    uint32_t names = pdf_number(pdf);
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Dests<</Names["));
    for (size_t i = 0; i < book->outline_count; i++) {
        buf_printf(buf, pdf->modern ? "(h-%05zu)<<" : "(h-%05zu)", i + 1);
        add_place(pdf, buf, &book->outline[i]);
        buf_add(buf, pdf->modern ? STR(">>") : STR(""));
    }
    buf_add(buf, STR("]>>"));
    pdf_write(pdf, names, buf_str(buf));
    buf = pdf_line(pdf);
    buf_add(buf, STR("/Names "));
    pdf_add_number(buf, names);
    pdf_print(pdf, pdf->doc->catalog, buf_str(buf));
}

/* The value of a label that is a plain number from 1 on; 0 for any other. */
static uint32_t number_of(struct str label)
{
    uint32_t value = 0;
    for (size_t i = 0; i < label.n; i++) {
        bool digit = label.s[i] >= (i ? '0' : '1') && label.s[i] <= '9';
        if (!digit || value > 99999999)
            return 0;
        value = value * 10 + (uint32_t)(label.s[i] - '0');
    }
    return value;
}

/* Consecutive numbers share a range; any other label is one by itself. */
void pdf_add_labels(struct pdf *pdf)
{
    uint32_t next = 0;
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Nums["));
    for (size_t i = 0; i < pdf->book->page_count; i++) {
        struct str label = pdf->book->pages[i].label;
        uint32_t value = number_of(label);
        if (value && value == next) {
            next++;
            continue;
        }
        buf_printf(buf, "%s%zu<<", i ? " " : "", i);
        if (value) {
            buf_printf(buf, "/S/D/St %u", (unsigned)value);
        } else {
            buf_add(buf, STR("/P"));
            pdf_add_text(buf, label);
        }
        buf_add(buf, STR(">>"));
        next = value ? value + 1 : 0;
    }
    buf_add_char(buf, ']');
    HPDF_Dict labels = pdf_indirect(pdf);
    pdf_print(pdf, labels, buf_str(buf));
    pdf_put(pdf, pdf->doc->catalog, "PageLabels", labels);
}
