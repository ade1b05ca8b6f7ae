/* SPDX-License-Identifier: MIT */
/*
 * What becomes of the book's tags as elements, before the pages name them. A
 * paragraph that is all of a table's cell says nothing: a long table has as
 * many of them as cells, and a listener is told of each. What it holds becomes
 * the cell's own (ISO 32000-1, table 337 lets it). In PDF 2.0 notes and
 * captions are what ISO 32000-2, 14.8.4, and ISO 14289-2, 8.2.5, want.
 */
#include <string.h>

#include "write/pdf.h"

static bool has_role(const struct book *book, uint32_t tag, const char *role)
{
    return strcmp(book->tags[tag].role, role) == 0;
}

static bool is_cell(const struct book *book, uint32_t tag)
{
    return has_role(book, tag, "TD") || has_role(book, tag, "TH");
}

/* The one tag that each has below it; 0: none, UINT32_MAX: several. */
static const uint32_t *find_only(const struct pdf *pdf)
{
    const struct book *book = pdf->book;
    uint32_t *only = ARENA_ARRAY(pdf->arena, book->tag_count, uint32_t);
    for (uint32_t i = 1; i < book->tag_count; i++) {
        uint32_t parent = book->tags[i].parent;
        only[parent] = only[parent] ? UINT32_MAX : i;
    }
    return only;
}

static void merge(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    const uint32_t *only = find_only(pdf);
    for (uint32_t i = 0; i < book->tag_count; i++) {
        uint32_t parent = book->tags[i].parent;
        bool lone = only[parent] == i && is_cell(book, parent) &&
                    has_role(book, i, "P") && !book->tags[i].more;
        pdf->elements[i].merged = lone ? parent : i;
    }
}

/* A caption is a part of the figure before it, once; one of no picture is a
 * paragraph. *figure is the last one that has none yet, or 0. */
static void place_caption(struct pdf *pdf, uint32_t tag, uint32_t *figure)
{
    const struct book *book = pdf->book;
    uint32_t parent = book->tags[tag].parent;
    if (has_role(book, parent, "Table"))
        return;
    if (*figure && book->tags[*figure].parent == parent)
        pdf->elements[tag].parent = *figure;
    else
        pdf->elements[tag].role = "P";
    *figure = 0;
}

static void modernise(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    uint32_t figure = 0;
    for (uint32_t i = 0; i < book->tag_count; i++) {
        if (has_role(book, i, "Figure"))
            figure = i;
        else if (has_role(book, i, "Caption"))
            place_caption(pdf, i, &figure);
        else if (has_role(book, i, "Note"))
            pdf->elements[i].role = "FENote";
    }
}

void pdf_name_elements(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    size_t n = book->tag_count;
    pdf->elements = ARENA_ARRAY(pdf->arena, n, struct pdf_element);
    merge(pdf);
    for (uint32_t i = 0; i < n; i++) {
        pdf->elements[i].role = book->tags[i].role;
        pdf->elements[i].parent = pdf_tag(pdf, book->tags[i].parent);
    }
    if (pdf->modern)
        modernise(pdf);
    for (uint32_t i = 0; i < n && !pdf->plain; i++) {
        if (pdf_tag(pdf, i) == i)
            pdf->elements[i].object = pdf_number(pdf);
    }
}

uint32_t pdf_tag(const struct pdf *pdf, uint32_t tag)
{
    return pdf->elements[tag].merged;
}
