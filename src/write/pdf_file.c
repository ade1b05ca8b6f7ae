/* SPDX-License-Identifier: MIT */
/*
 * The file around the objects (ISO 32000-1, 7.5). Most are of our own making
 * and go to the output as soon as they are complete, so that a long document is
 * not held twice. What libharu holds is written at the end, and then the table
 * in which each object is found.
 */
#include <stdio.h>

#include "base/language.h"
#include "base/origin.h"
#include "base/out.h"
#include "write/pdf.h"

uint32_t pdf_number(struct pdf *pdf)
{
    HPDF_Null place = pdf_made(pdf, HPDF_Null_New(pdf->doc->mmgr));
    pdf_check(pdf, HPDF_Xref_Add(pdf->doc->xref, place));
    return place->header.obj_id & 0x00FFFFFF; /* flags are above */
}

static void say(struct pdf *pdf, struct str text)
{
    out_write(pdf->out, text.s, text.n);
}

/* What is written from here on is the object. */
static void begin_object(struct pdf *pdf, HPDF_UINT number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(pdf->doc->xref, number);
    char text[32];
    if (out_size(pdf->out) > UINT32_MAX) /* libharu has 32 bits for it */
        pdf_raise(pdf, N_("it would be larger than 4 GB"));
    entry->byte_offset = (HPDF_UINT)out_size(pdf->out);
    snprintf(text, sizeof text, "%u 0 obj\n", (unsigned)number);
    say(pdf, str_of(text));
}

void pdf_write(struct pdf *pdf, uint32_t number, struct str entries)
{
    begin_object(pdf, number);
    say(pdf, STR("<<"));
    say(pdf, entries);
    say(pdf, STR(">>\nendobj\n"));
}

void pdf_write_stream(struct pdf *pdf, uint32_t number, struct str entries,
                      struct str bytes)
{
    char length[48];
    snprintf(length, sizeof length, "/Length %zu>>\nstream\r\n", bytes.n);
    begin_object(pdf, number);
    say(pdf, STR("<<"));
    say(pdf, entries);
    say(pdf, str_of(length));
    say(pdf, bytes);
    say(pdf, STR("\nendstream\nendobj\n"));
}

/* The header with its binary comment (7.5.2). */
void pdf_start(struct pdf *pdf)
{
    say(pdf, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
}

/* The first entry of the table is of no object (7.5.4). */
static HPDF_STATUS write_rest(struct pdf *pdf, HPDF_Stream stream)
{
    HPDF_Xref xref = pdf->doc->xref;
    HPDF_STATUS status = HPDF_OK;
    for (HPDF_UINT i = 1; i < xref->entries->count && status == HPDF_OK; i++) {
        HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, i);
        if (entry->byte_offset)
            continue;
        begin_object(pdf, i);
        status = HPDF_Obj_WriteValue(entry->obj, stream, NULL);
        say(pdf, STR("\nendobj\n"));
    }
    return status;
}

static void write_table(struct pdf *pdf)
{
    HPDF_Xref xref = pdf->doc->xref;
    HPDF_UINT n = xref->entries->count;
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "xref\n0 %u\n", (unsigned)n);
    for (HPDF_UINT i = 0; i < n; i++) {
        HPDF_XrefEntry entry = HPDF_Xref_GetEntry(xref, i);
        buf_printf(buf, "%010u %05u %c\r\n", (unsigned)entry->byte_offset,
                   (unsigned)entry->gen_no, entry->entry_typ);
    }
    say(pdf, buf_str(buf));
}

/* A comment (7.2.3), which nothing reads but this program. */
static void write_origin(struct pdf *pdf, struct str end)
{
    char line[1 + ORIGIN_LENGTH + 1] = "%";
    const struct origin *origin = pdf->book->meta.origin;
    if (!origin)
        return;
    origin_print(line + 1, origin,
                 out_size(pdf->out) + 1 + ORIGIN_LENGTH + end.n);
    say(pdf, str_of(line));
}

static HPDF_STATUS write_trailer(struct pdf *pdf, HPDF_Stream stream,
                                 size_t table)
{
    HPDF_Xref xref = pdf->doc->xref;
    char text[48];
    pdf_put_int(pdf, xref->trailer, "Size", (int32_t)xref->entries->count);
    say(pdf, STR("trailer\n"));
    HPDF_STATUS status = HPDF_Dict_Write(xref->trailer, stream, NULL);
    say(pdf, STR("\n"));
    snprintf(text, sizeof text, "\nstartxref\n%zu\n%%%%EOF\n", table);
    write_origin(pdf, str_of(text));
    say(pdf, str_of(text));
    return status;
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes,
                             HPDF_UINT n)
{
    const struct pdf *pdf = stream->attr;
    return out_write(pdf->out, bytes, n) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

/* What the disk refused is told by out_commit, in better words. */
void pdf_save(struct pdf *pdf)
{
    pdf->stream =
        pdf_made(pdf, HPDF_CallbackWriter_New(pdf->doc->mmgr, write_out, pdf));
    HPDF_STATUS status = write_rest(pdf, pdf->stream);
    if (status == HPDF_OK) {
        size_t table = out_size(pdf->out);
        write_table(pdf);
        status = write_trailer(pdf, pdf->stream, table);
    }
    if (out_write(pdf->out, "", 0))
        pdf_check(pdf, status);
}
