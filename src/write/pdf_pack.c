/* SPDX-License-Identifier: MIT */
/*
 * Objects that are no streams, many in one compressed stream (ISO 32000-1,
 * 7.5.7). Of a tagged file they are more than half of the bytes, and so much
 * alike that a tenth of these is left.
 */
#include <stdio.h>

#include "write/pdf.h"

/* The streams are read whole for one object: a viewer of a long document should
 * not unpack all for a page. With more, little is gained. */
enum { PACK_OBJECTS = 200 };

static void begin_pack(struct pdf *pdf)
{
    struct pdf_pack *pack = &pdf->pack;
    pack->stream = pdf_number(pdf);
    pack->heads.arena = pack->bodies.arena = pdf->arena;
    pack->heads.n = pack->bodies.n = 0;
}

struct buf *pdf_pack_object(struct pdf *pdf, uint32_t number)
{
    struct pdf_pack *pack = &pdf->pack;
    if (pack->n == PACK_OBJECTS)
        pdf_end_pack(pdf);
    if (pack->n == 0)
        begin_pack(pdf);
    *pdf_place(pdf, number) =
        (struct pdf_place){PDF_PACKED, (uint8_t)pack->n, pack->stream};
    buf_add_int(&pack->heads, (long)number);
    buf_add_char(&pack->heads, ' ');
    buf_add_int(&pack->heads, (long)pack->bodies.n);
    buf_add_char(&pack->heads, ' ');
    pack->n++;
    return &pack->bodies;
}

void pdf_end_pack(struct pdf *pdf)
{
    struct pdf_pack *pack = &pdf->pack;
    if (pack->n == 0)
        return;
    size_t first = pack->heads.n;
    buf_add(&pack->heads, buf_str(&pack->bodies));
    char entries[80]; /* pdf_line may hold the object that has no room here */
    snprintf(entries, sizeof entries,
             "/Type/ObjStm/N %u/First %zu/Filter/FlateDecode", pack->n, first);
    pack->n = 0;
    pdf_write_stream(pdf, pack->stream, str_of(entries),
                     pdf_deflated(pdf, buf_str(&pack->heads)));
}
