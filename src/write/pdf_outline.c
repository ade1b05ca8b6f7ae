/* SPDX-License-Identifier: MIT */
/* The outline (ISO 32000-1, 12.3.3) and the page labels (12.4.2). */
#include "write/pdf.h"

/* [page /XYZ x y null]: the place, at the reader's own zoom. */
static HPDF_Array destination(struct pdf *pdf, const struct outline_entry *e)
{
    HPDF_Array place = pdf_array(pdf);
    pdf_push(pdf, place, pdf->pages[e->page]);
    pdf_push_name(pdf, place, "XYZ");
    pdf_push_int(pdf, place, 0);
    pdf_push_milli(pdf, place, pdf->book->pages[e->page].height - e->y);
    pdf_push(pdf, place, HPDF_Null_New(pdf->doc->mmgr));
    return place;
}

/* The entry above i, or the number of entries when it is the root. */
static size_t parent_of(const struct book *book, size_t i)
{
    int level = book->outline[i].level;
    while (i-- > 0) {
        if (book->outline[i].level < level)
            return i;
    }
    return book->outline_count;
}

/* Links entry i to its parent and to the sibling before it. All entries are
 * open, so that Count counts every entry below. */
static void link_entry(struct pdf *pdf, HPDF_Dict *items, size_t *last,
                       int32_t *counts, size_t i)
{
    size_t root = pdf->book->outline_count;
    size_t parent = parent_of(pdf->book, i);
    pdf_put(pdf, items[i], "Parent", items[parent]);
    if (last[parent] == root) {
        pdf_put(pdf, items[parent], "First", items[i]);
    } else {
        pdf_put(pdf, items[i], "Prev", items[last[parent]]);
        pdf_put(pdf, items[last[parent]], "Next", items[i]);
    }
    last[parent] = i;
    for (size_t up = parent;; up = parent_of(pdf->book, up)) {
        counts[up]++;
        if (up == root)
            break;
    }
}

void pdf_add_outline(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    size_t n = book->outline_count;
    if (n == 0)
        return;
    HPDF_Dict *items = ARENA_ARRAY(pdf->arena, n + 1, HPDF_Dict);
    size_t *last = ARENA_ARRAY(pdf->arena, n + 1, size_t);
    int32_t *counts = ARENA_ARRAY(pdf->arena, n + 1, int32_t);
    for (size_t i = 0; i <= n; i++) {
        items[i] = pdf_indirect(pdf);
        last[i] = n;
    }
    for (size_t i = 0; i < n; i++) {
        pdf_put_text(pdf, items[i], "Title", book->outline[i].title);
        pdf_put(pdf, items[i], "Dest", destination(pdf, &book->outline[i]));
        link_entry(pdf, items, last, counts, i);
    }
    for (size_t i = 0; i <= n; i++) {
        if (last[i] != n)
            pdf_put(pdf, items[i], "Last", items[last[i]]);
        if (counts[i])
            pdf_put_int(pdf, items[i], "Count", counts[i]);
    }
    pdf_put_name(pdf, items[n], "Type", "Outlines");
    pdf_put(pdf, pdf->doc->catalog, "Outlines", items[n]);
    pdf_put_name(pdf, pdf->doc->catalog, "PageMode", "UseNone");
}

/* The value of a label that is a plain number; -1 for any other. */
static int32_t number_of(struct str label)
{
    int32_t value = 0;
    for (size_t i = 0; i < label.n; i++) {
        if (label.s[i] < '0' || label.s[i] > '9' || value > 9999999)
            return -1;
        value = value * 10 + label.s[i] - '0';
    }
    return label.n ? value : -1;
}

void pdf_add_labels(struct pdf *pdf)
{
    HPDF_Array numbers = pdf_array(pdf);
    int32_t next = -1;
    for (size_t i = 0; i < pdf->book->page_count; i++) {
        struct str label = pdf->book->pages[i].label;
        int32_t value = number_of(label);
        if (value >= 0 && value == next++)
            continue;
        HPDF_Dict range = pdf_dict(pdf);
        if (value >= 0) {
            pdf_put_name(pdf, range, "S", "D");
            pdf_put_int(pdf, range, "St", value);
        } else {
            pdf_put_text(pdf, range, "P", label);
        }
        pdf_push_int(pdf, numbers, (int32_t)i);
        pdf_push(pdf, numbers, range);
        next = value >= 0 ? value + 1 : -1;
    }
    HPDF_Dict labels = pdf_dict(pdf);
    pdf_put(pdf, labels, "Nums", numbers);
    pdf_put(pdf, pdf->doc->catalog, "PageLabels", labels);
}
