/* SPDX-License-Identifier: MIT */
/*
 * Elements that say nothing: a paragraph that is all of a table's cell. A long
 * table has as many of them as cells, and a listener is told of each. What they
 * hold becomes the cell's own (ISO 32000-1, table 337 lets it).
 */
#include <string.h>

#include "write/pdf.h"

static bool is_cell(const struct tag *tag)
{
    return strcmp(tag->role, "TD") == 0 || strcmp(tag->role, "TH") == 0;
}

static bool is_bare_paragraph(const struct tag *tag)
{
    return strcmp(tag->role, "P") == 0 && !tag->more;
}

/* The one tag that each has below it; 0: none, UINT32_MAX: several. */
static void note_siblings(const struct book *book, uint32_t *only)
{
    for (uint32_t i = 1; i < book->tag_count; i++) {
        uint32_t parent = book->tags[i].parent;
        only[parent] = only[parent] ? UINT32_MAX : i;
    }
}

void pdf_merge_tags(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    uint32_t *only = ARENA_ARRAY(pdf->arena, book->tag_count, uint32_t);
    pdf->merged = ARENA_ARRAY(pdf->arena, book->tag_count, uint32_t);
    note_siblings(book, only);
    for (uint32_t i = 0; i < book->tag_count; i++) {
        uint32_t parent = book->tags[i].parent;
        bool lone = only[parent] == i && is_cell(&book->tags[parent]);
        pdf->merged[i] = lone && is_bare_paragraph(&book->tags[i]) ? parent : i;
    }
}

uint32_t pdf_tag(const struct pdf *pdf, uint32_t tag)
{
    return pdf->merged[tag];
}
