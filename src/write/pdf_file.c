/* SPDX-License-Identifier: MIT */
/*
 * The file around the objects (ISO 32000-1, 7.5). Most are of our own making
 * and go to the output as soon as they are complete, so that a long document is
 * not held twice. What libharu holds is written at the end, and then the table
 * in which each object is found.
 *
 * libharu keeps some hundred bytes for each number that it gives, so it knows
 * nothing of our own objects: its next number is told to come one later.
 */
#include <stdio.h>

#include "base/language.h"
#include "base/origin.h"
#include "base/out.h"
#include "write/pdf.h"

/* ISO 19005-2, 6.1.13; libharu's limit, too. */
enum { OBJECTS_MAX = 8388607 };

/* How many numbers there are, with the first, which is of no object. */
static uint32_t count_numbers(const struct pdf *pdf)
{
    HPDF_Xref xref = pdf->doc->xref;
    return xref->start_offset + xref->entries->count;
}

uint32_t pdf_number(struct pdf *pdf)
{
    uint32_t number = count_numbers(pdf);
    if (number > OBJECTS_MAX)
        pdf_check(pdf, HPDF_XREF_COUNT_ERR);
    pdf->doc->xref->start_offset++;
    return number;
}

static void say(struct pdf *pdf, struct str text)
{
    out_write(pdf->out, text.s, text.n);
}

/* Where the object stands in the file. */
static uint32_t *place_of(struct pdf *pdf, uint32_t number)
{
    enum { SIZE = sizeof *pdf->places, LEAST = 64 };
    size_t room = pdf->places_room;
    if (number >= room) {
        room = 2 * (size_t)number + LEAST;
        pdf->places = arena_grow(pdf->arena, pdf->places,
                                 pdf->places_room * SIZE, room * SIZE);
        pdf->places_room = room;
    }
    return &pdf->places[number];
}

/* What is written from here on is the object. */
static void begin_object(struct pdf *pdf, uint32_t number)
{
    char text[32];
    if (out_size(pdf->out) > UINT32_MAX) /* libharu has 32 bits for it */
        pdf_raise(pdf, N_("it would be larger than 4 GB"));
    *place_of(pdf, number) = (uint32_t)out_size(pdf->out);
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

static HPDF_STATUS write_rest(struct pdf *pdf, HPDF_Stream stream)
{
    HPDF_Xref xref = pdf->doc->xref;
    HPDF_STATUS status = HPDF_OK;
    for (HPDF_UINT i = 1; i < xref->entries->count && status == HPDF_OK; i++) {
        HPDF_Dict object = HPDF_Xref_GetEntry(xref, i)->obj;
        begin_object(pdf, pdf_number_of(object));
        status = HPDF_Obj_WriteValue(object, stream, NULL);
        say(pdf, STR("\nendobj\n"));
    }
    return status;
}

/* The first entry is of no object (7.5.4). */
static void write_table(struct pdf *pdf)
{
    uint32_t n = count_numbers(pdf);
    char text[48];
    snprintf(text, sizeof text, "xref\n0 %u\n", (unsigned)n);
    say(pdf, str_of(text));
    say(pdf, STR("0000000000 65535 f\r\n"));
    for (uint32_t i = 1; i < n; i++) {
        snprintf(text, sizeof text, "%010u 00000 n\r\n",
                 (unsigned)*place_of(pdf, i));
        say(pdf, str_of(text));
    }
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
    pdf_put_int(pdf, xref->trailer, "Size", (int32_t)count_numbers(pdf));
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
