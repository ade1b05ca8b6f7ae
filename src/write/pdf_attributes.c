/* SPDX-License-Identifier: MIT */
/*
 * What an element of the structure tells of itself (ISO 32000-1, 14.7.5, 14.8.5
 * and 14.9): its language, what is said instead of it, how a list counts, what
 * a cell covers and heads, where a figure stands.
 */
#include <string.h>

#include "write/pdf.h"

/* A list of descriptions is one of no numbers before PDF 2.0 (ISO 32000-2,
 * table 382), as is one that says nothing. */
static bool has_numbering(const struct pdf *pdf, const struct tag_more *more)
{
    return more->numbering &&
           (pdf->modern || strcmp(more->numbering, "Description") != 0);
}

/* Attributes of lists and tables (14.8.5.5, 14.8.5.7). */
static void add_attributes(const struct pdf *pdf, struct buf *buf,
                           const struct tag_more *more)
{
    if (has_numbering(pdf, more))
        buf_printf(buf, "/A<</O/List/ListNumbering/%s>>", more->numbering);
    if (!more->scope && more->columns <= 1 && more->rows <= 1)
        return;
    buf_add(buf, STR("/A<</O/Table"));
    if (more->scope)
        buf_printf(buf, "/Scope/%s", more->scope);
    if (more->columns > 1)
        buf_printf(buf, "/ColSpan %d", more->columns);
    if (more->rows > 1)
        buf_printf(buf, "/RowSpan %d", more->rows);
    buf_add(buf, STR(">>"));
}

/* What a caption beside the figure says is heard there, and once is enough. In
 * PDF 2.0 the caption is within the figure, and passed over by those who read
 * the alternative instead of what it stands for. */
static struct str alternative(const struct pdf *pdf,
                              const struct tag_more *more)
{
    struct str lang = more->lang.n ? more->lang : pdf->book->meta.lang;
    if (!more->captioned || pdf->modern)
        return more->alt;
    return language_is(lang, "vi") ? STR("Hình ảnh") : STR("Image");
}

static void add_more(const struct pdf *pdf, struct buf *buf,
                     const struct tag_more *more)
{
    if (more->lang.n) {
        buf_add(buf, STR("/Lang"));
        pdf_add_text(buf, more->lang);
    }
    if (more->alt.n) {
        buf_add(buf, STR("/Alt"));
        pdf_add_text(buf, alternative(pdf, more));
    }
    add_attributes(pdf, buf, more);
}

/* A figure's place on its page (14.8.5.4.3). */
static void add_box(const struct pdf *pdf, struct buf *buf, uint32_t tag)
{
    static const struct pdf_box nowhere;
    const struct pdf_box *box = pdf->boxes ? &pdf->boxes[tag] : &nowhere;
    if (box->right == 0)
        return;
    buf_add(buf, STR("/A<</O/Layout/Placement/Block/BBox"));
    pdf_add_box(buf, box);
    buf_add(buf, STR(">>"));
}

void pdf_add_attributes(const struct pdf *pdf, struct buf *buf, uint32_t tag)
{
    const struct tag_more *more = pdf->book->tags[tag].more;
    if (more)
        add_more(pdf, buf, more);
    add_box(pdf, buf, tag);
}
