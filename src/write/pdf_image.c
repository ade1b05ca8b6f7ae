/* SPDX-License-Identifier: MIT */
/*
 * Pictures as image XObjects (ISO 32000-1, 8.9.5): a JPEG goes in as the file
 * that it is, samples are deflated, their transparency becomes a soft mask.
 */
#include "write/pdf.h"

static const char *space_of(const struct rendition *r)
{
    return r->components == 1 ? "DeviceGray" : "DeviceRGB";
}

/* The entries that an image and its mask have in common. */
static struct buf *image_entries(struct pdf *pdf, const struct rendition *r,
                                 const char *space)
{
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf,
               "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s"
               "/BitsPerComponent 8",
               r->width, r->height, space);
    return buf;
}

static HPDF_Dict soft_mask(struct pdf *pdf, const struct rendition *r)
{
    HPDF_Dict mask = pdf_stream(pdf, r->alpha, true);
    pdf_print(pdf, mask, buf_str(image_entries(pdf, r, "DeviceGray")));
    return mask;
}

static HPDF_Dict image_object(struct pdf *pdf, const struct rendition *r)
{
    bool jpeg = r->form == IMAGE_JPEG;
    HPDF_Dict image = pdf_stream(pdf, r->bytes, !jpeg);
    HPDF_Dict mask = r->alpha.n ? soft_mask(pdf, r) : NULL;
    struct buf *buf = image_entries(pdf, r, space_of(r));
    if (jpeg)
        buf_add(buf, STR("/Filter/DCTDecode"));
    if (mask) {
        buf_add(buf, STR("/SMask "));
        pdf_add_ref(buf, mask);
    }
    pdf_print(pdf, image, buf_str(buf));
    pdf_add_digest(pdf, r->bytes);
    return image;
}

HPDF_Dict pdf_image(struct pdf *pdf, const struct image *picture)
{
    if (!pdf->images) {
        uint32_t last = 0;
        for (const struct image *i = pdf->book->images; i; i = i->next)
            last = i->id > last ? i->id : last;
        pdf->images = ARENA_ARRAY(pdf->arena, last + 1, HPDF_Dict);
    }
    HPDF_Dict *image = &pdf->images[picture->id];
    if (!*image)
        *image = image_object(pdf, &picture->print);
    return *image;
}
