/* SPDX-License-Identifier: MIT */
/*
 * Pictures as image XObjects (ISO 32000-1, 8.9.5): a JPEG goes in as the file
 * that it is, a PNG's rows as they are packed there, samples are deflated. None
 * is translucent.
 */
#include "write/pdf.h"

/* An indexed space (8.6.6.3) where samples are places in a palette. */
static void add_space(struct buf *buf, const struct rendition *r)
{
    if (r->palette.n == 0) {
        buf_add(buf,
                r->components == 1 ? STR("/DeviceGray") : STR("/DeviceRGB"));
        return;
    }
    buf_printf(buf, "[/Indexed/DeviceRGB %zu<", r->palette.n / 3 - 1);
    for (size_t i = 0; i < r->palette.n; i++)
        pdf_add_hex(buf, (unsigned char)r->palette.s[i], 2);
    buf_add(buf, STR(">]"));
}

/* What undoes the packing of the stream: 7.4.4.4, where 15 stands for PNG's
 * filters, of which each row names its own. */
static void add_filter(struct buf *buf, const struct rendition *r)
{
    if (r->form == IMAGE_JPEG)
        buf_add(buf, STR("/Filter/DCTDecode"));
    else if (r->form == IMAGE_ROWS)
        buf_printf(buf,
                   "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d"
                   "/BitsPerComponent %d/Columns %d>>",
                   r->components, r->bits, r->width);
}

static uint32_t image_object(struct pdf *pdf, const struct rendition *r)
{
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf,
               "/Type/XObject/Subtype/Image/Width %d/Height %d"
               "/BitsPerComponent %d/ColorSpace",
               r->width, r->height, r->form == IMAGE_ROWS ? r->bits : 8);
    add_space(buf, r);
    add_filter(buf, r);
    pdf_add_digest(pdf, r->bytes);
    if (r->form == IMAGE_RAW)
        return pdf_deflated_stream(pdf, buf_str(buf), r->bytes);
    return pdf_stream(pdf, buf_str(buf), r->bytes);
}

uint32_t pdf_image(struct pdf *pdf, const struct image *picture)
{
    if (!pdf->images)
        pdf->images =
            ARENA_ARRAY(pdf->arena, pdf->book->image_count + 1, uint32_t);
    uint32_t *image = &pdf->images[picture->id];
    if (!*image)
        *image = image_object(pdf, &pdf->pictures[picture->id]);
    return *image;
}
