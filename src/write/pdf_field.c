/* SPDX-License-Identifier: MIT */
/*
 * Fields that wait for a signature (ISO 32000-1, 12.7.4.5). Nothing of them is
 * seen before, but each must have an appearance (ISO 19005-2, 6.3.3) and a name
 * for the reader (ISO 14289-1, 7.18.1; ISO 14289-2, 8.10.2.3).
 */
#include "write/pdf.h"

/* What is seen of it: nothing. */
static uint32_t add_appearance(struct pdf *pdf, const struct pdf_box *box)
{
    const struct pdf_box own = {0, 0, box->right - box->left,
                                box->top - box->bottom};
    struct buf *buf = pdf_line(pdf);
    buf_add(buf, STR("/Type/XObject/Subtype/Form/Resources<<>>/BBox"));
    pdf_add_box(buf, &own);
    return pdf_stream(pdf, str_copy(pdf->arena, buf_str(buf)), STR(""));
}

void pdf_add_field(struct pdf *pdf, const struct item *item,
                   const struct pdf_box *box, size_t page, size_t turn)
{
    const struct sign_field *field = &pdf->book->fields[item->as.field.number];
    uint32_t seen = add_appearance(pdf, box), number = pdf_number(pdf);
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "/Type/Annot/Subtype/Widget/FT/Sig/F 4/T(%.*s)/TU",
               STR_ARG(field->name));
    pdf_add_text(buf, field->text);
    buf_add(buf, STR("/Contents"));
    pdf_add_text(buf, field->text);
    buf_add(buf, STR("/Rect"));
    pdf_add_box(buf, box);
    buf_add(buf, STR("/P "));
    pdf_add_number(buf, pdf->pages[page]);
    buf_add(buf, STR("/AP<</N "));
    pdf_add_number(buf, seen);
    buf_add(buf, STR(">>"));
    if (!pdf->plain)
        buf_printf(buf, "/StructParent %zu",
                   pdf->book->page_count + pdf->link_count);
    pdf_add_digest(pdf, buf_str(buf));
    pdf_write(pdf, number, buf_str(buf));
    buf_add_char(&pdf->fields, ' ');
    pdf_add_number(&pdf->fields, number);
    pdf_note_annotation(pdf, number, item->tag, 0, page, turn);
}

void pdf_add_form(struct pdf *pdf)
{
    if (pdf->fields.n)
        pdf_print(pdf, pdf->doc->catalog,
                  str_printf(pdf->arena, "/AcroForm<</Fields[%.*s]>>",
                             STR_ARG(buf_str(&pdf->fields))));
}
