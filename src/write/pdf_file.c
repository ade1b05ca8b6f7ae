/* SPDX-License-Identifier: MIT */
/*
 * The file around the objects (ISO 32000-1, 7.5). Most are of our own making
 * and go to the output as soon as they are complete, so that a long document is
 * not held twice. What libharu holds is written at the end, and then the table
 * in which each object is found, compressed too.
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

struct pdf_place *pdf_place(struct pdf *pdf, uint32_t number)
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
    size_t at = out_size(pdf->out);
    if (at > UINT32_MAX) /* what a place holds, and readers expect */
        pdf_raise(pdf, N_("it would be larger than 4 GB"));
    *pdf_place(pdf, number) = (struct pdf_place){PDF_WRITTEN, 0, (uint32_t)at};
    snprintf(text, sizeof text, "%u 0 obj\n", (unsigned)number);
    say(pdf, str_of(text));
}

static void end_stream(struct pdf *pdf, struct str bytes)
{
    say(pdf, STR("stream\r\n"));
    say(pdf, bytes);
    say(pdf, STR("\nendstream\nendobj\n"));
}

void pdf_write(struct pdf *pdf, uint32_t number, struct str entries)
{
    struct buf *buf = pdf_pack_object(pdf, number);
    buf_add(buf, STR("<<"));
    buf_add(buf, entries);
    buf_add(buf, STR(">>\n"));
}

void pdf_write_alone(struct pdf *pdf, uint32_t number, struct str entries)
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
    snprintf(length, sizeof length, "/Length %zu>>\n", bytes.n);
    begin_object(pdf, number);
    say(pdf, STR("<<"));
    say(pdf, entries);
    say(pdf, str_of(length));
    end_stream(pdf, bytes);
}

/* The header with its binary comment (7.5.2). */
void pdf_start(struct pdf *pdf)
{
    say(pdf, pdf->modern ? STR("%PDF-2.0\n") : STR("%PDF-1.7\n"));
    say(pdf, STR("%\xE2\xE3\xCF\xD3\n"));
}

static HPDF_STATUS gather(HPDF_Stream stream, const HPDF_BYTE *bytes,
                          HPDF_UINT n)
{
    struct buf *to = stream->attr;
    buf_add(to, (struct str){(const char *)bytes, n});
    return HPDF_OK;
}

/* What libharu writes goes to `to`. */
static HPDF_Stream writer_to(struct pdf *pdf, struct buf *to)
{
    if (!pdf->stream)
        pdf->stream = pdf_made(
            pdf, HPDF_CallbackWriter_New(pdf->doc->mmgr, gather, NULL));
    pdf->stream->attr = to;
    return pdf->stream;
}

/* What libharu holds. None is a stream. */
static void write_rest(struct pdf *pdf)
{
    HPDF_Xref xref = pdf->doc->xref;
    for (HPDF_UINT i = 1; i < xref->entries->count; i++) {
        HPDF_Dict object = HPDF_Xref_GetEntry(xref, i)->obj;
        if (pdf->modern && object == pdf->doc->info)
            continue; /* nothing leads to it */
        struct buf *buf = pdf_pack_object(pdf, pdf_number_of(object));
        pdf_check(pdf, HPDF_Obj_WriteValue(object, writer_to(pdf, buf), NULL));
        buf_add_char(buf, '\n');
    }
    pdf_end_pack(pdf);
}

/* How many bytes an offset and a number take. */
static int width_of(size_t most)
{
    int width = 1;
    while (most >>= 8)
        width++;
    return width;
}

/* A row of the table: kind, place, index; as it is, the highest byte first. */
enum { ROW_MAX = 1 + 4 + 1 };

static void put_row(uint8_t row[ROW_MAX], const struct pdf_place *place,
                    int width)
{
    row[0] = place->kind;
    for (int i = 0; i < width; i++)
        row[1 + i] = (uint8_t)(place->at >> 8 * (width - 1 - i));
    row[1 + width] = place->index;
}

/* The places of `n` objects (7.5.8.3), each as what it differs by from the one
 * before (PNG's filter Up, 7.4.4.4), which is mostly the same. */
static struct str table_of(struct pdf *pdf, uint32_t n, int width)
{
    enum { UP = 2 };
    struct buf buf = {.arena = pdf->arena};
    uint8_t row[ROW_MAX] = {0}, above[ROW_MAX] = {0};
    for (uint32_t i = 0; i < n; i++) {
        put_row(row, pdf_place(pdf, i), width);
        buf_add_char(&buf, UP);
        for (int k = 0; k < width + 2; k++) {
            buf_add_char(&buf, (char)(row[k] - above[k]));
            above[k] = row[k];
        }
    }
    return buf_str(&buf);
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

/* The cross-reference stream (7.5.8), in the dictionary that would be the
 * trailer. */
static void write_table(struct pdf *pdf)
{
    uint32_t number = pdf_number(pdf), n = count_numbers(pdf);
    begin_object(pdf, number);
    uint32_t at = pdf_place(pdf, number)->at;
    int width = width_of(at > n ? at : n);
    struct str table = pdf_deflated(pdf, table_of(pdf, n, width));
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf,
               "/Type/XRef/Size %u/W[1 %d 1]/Filter/FlateDecode"
               "/DecodeParms<</Predictor 12/Columns %d>>/Length %zu",
               (unsigned)n, width, width + 2, table.n);
    pdf_print(pdf, pdf->doc->trailer, buf_str(buf));
    buf = pdf_line(pdf);
    pdf_check(pdf,
              HPDF_Dict_Write(pdf->doc->trailer, writer_to(pdf, buf), NULL));
    buf_add_char(buf, '\n');
    say(pdf, buf_str(buf));
    end_stream(pdf, table);
}

/* What the disk refuses is told by out_commit, in better words. */
void pdf_save(struct pdf *pdf)
{
    char end[48];
    write_rest(pdf);
    size_t table = out_size(pdf->out);
    write_table(pdf);
    snprintf(end, sizeof end, "\nstartxref\n%zu\n%%%%EOF\n", table);
    write_origin(pdf, str_of(end));
    say(pdf, str_of(end));
}
