/* SPDX-License-Identifier: MIT */
/*
 * libharu's objects under short names that cannot fail, and printed entries
 * for what libharu would hold less exactly or at twice the cost.
 */
#include "base/error.h"
#include "base/language.h"
#include "base/utf8.h"
#include "write/deflate.h"
#include "write/pdf.h"

_Noreturn void pdf_raise(struct pdf *pdf, const char *what)
{
    fail(pdf->err, ANBAN_INTERNAL, "the PDF cannot be made: %s", _(what));
    longjmp(pdf->trap.env, 1);
}

static _Noreturn void raise_no_memory(struct pdf *pdf)
{
    fail(pdf->err, ANBAN_NO_MEMORY, "out of memory");
    longjmp(pdf->trap.env, 1);
}

void pdf_check(struct pdf *pdf, HPDF_STATUS status)
{
    if (status == HPDF_FAILD_TO_ALLOC_MEM)
        raise_no_memory(pdf);
    if (status == HPDF_XREF_COUNT_ERR)
        pdf_raise(pdf, N_("it would have more objects than the format allows"));
    if (status != HPDF_OK)
        pdf_raise(pdf, N_("an object is too large for the format"));
}

void *pdf_made(struct pdf *pdf, void *object)
{
    if (object)
        return object;
    pdf_check(pdf, HPDF_GetError(pdf->doc));
    raise_no_memory(pdf); /* nothing else was told */
}

HPDF_Dict pdf_dict(struct pdf *pdf)
{
    return pdf_made(pdf, HPDF_Dict_New(pdf->doc->mmgr));
}

HPDF_Array pdf_array(struct pdf *pdf)
{
    return pdf_made(pdf, HPDF_Array_New(pdf->doc->mmgr));
}

HPDF_Dict pdf_indirect(struct pdf *pdf)
{
    HPDF_Dict dict = pdf_dict(pdf);
    pdf_check(pdf, HPDF_Xref_Add(pdf->doc->xref, dict));
    return dict;
}

struct str pdf_deflated(struct pdf *pdf, struct str bytes)
{
    struct str packed = deflate_zlib(pdf->deflater, bytes);
    if (packed.n == 0)
        raise_no_memory(pdf);
    return packed;
}

uint32_t pdf_stream(struct pdf *pdf, struct str entries, struct str bytes)
{
    uint32_t number = pdf_number(pdf);
    pdf_write_stream(pdf, number, entries, bytes);
    return number;
}

/* At once, and not by libharu, which would keep all at full length until the
 * file is written. */
uint32_t pdf_deflated_stream(struct pdf *pdf, struct str entries,
                             struct str bytes)
{
    struct str all =
        str_printf(pdf->arena, "%.*s/Filter/FlateDecode", STR_ARG(entries));
    return pdf_stream(pdf, all, pdf_deflated(pdf, bytes));
}

void pdf_put(struct pdf *pdf, HPDF_Dict dict, const char *key, void *object)
{
    pdf_check(pdf, HPDF_Dict_Add(dict, key, pdf_made(pdf, object)));
}

void pdf_put_name(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  const char *name)
{
    pdf_check(pdf, HPDF_Dict_AddName(dict, key, name));
}

void pdf_put_int(struct pdf *pdf, HPDF_Dict dict, const char *key,
                 int32_t value)
{
    pdf_check(pdf, HPDF_Dict_AddNumber(dict, key, value));
}

/* Calls `take` with each UTF-16 unit of the text. */
static void each_utf16(struct buf *buf, struct str text,
                       void (*take)(struct buf *buf, uint16_t unit))
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c > 0xFFFF) { /* Unicode, section 3.9: a surrogate pair */
            take(buf, (uint16_t)(0xD7C0 + (c >> 10)));
            c = 0xDC00 + (c & 0x3FF);
        }
        take(buf, (uint16_t)c);
    }
}

static void add_unit(struct buf *buf, uint16_t unit)
{
    buf_add_char(buf, (char)(unit >> 8));
    buf_add_char(buf, (char)unit);
}

void pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  struct str text)
{
    struct buf *buf = pdf_line(pdf);
    add_unit(buf, 0xFEFF);
    each_utf16(buf, str_clipped(pdf->arena, text, PDF_TEXT_MAX), add_unit);
    pdf_put(pdf, dict, key,
            HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)buf->data,
                            (HPDF_UINT)buf->n));
}

void pdf_push(struct pdf *pdf, HPDF_Array array, void *object)
{
    pdf_check(pdf, HPDF_Array_Add(array, pdf_made(pdf, object)));
}

uint32_t pdf_number_of(HPDF_Dict object)
{
    return object->header.obj_id & 0x00FFFFFF; /* flags are above */
}

static HPDF_STATUS print_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct str *entries = dict->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->s,
                             (HPDF_UINT)entries->n);
}

void pdf_print(struct pdf *pdf, HPDF_Dict dict, struct str entries)
{
    struct str *printed = dict->attr;
    if (!printed)
        printed = ARENA_NEW(pdf->arena, struct str);
    *printed = printed->n ? str_printf(pdf->arena, "%.*s%.*s",
                                       STR_ARG(*printed), STR_ARG(entries))
                          : str_copy(pdf->arena, entries);
    dict->attr = printed;
    dict->write_fn = print_entries;
}

struct buf *pdf_line(struct pdf *pdf)
{
    pdf->line.arena = pdf->arena;
    pdf->line.n = 0;
    return &pdf->line;
}

void pdf_add_number(struct buf *buf, uint32_t number)
{
    buf_add_int(buf, (long)number);
    buf_add(buf, STR(" 0 R"));
}

void pdf_add_ref(struct buf *buf, HPDF_Dict object)
{
    pdf_add_number(buf, pdf_number_of(object));
}

void pdf_add_hex(struct buf *buf, unsigned value, size_t digits)
{
    char *to = buf_reserve(buf, digits);
    to[digits] = '\0';
    for (size_t i = digits; i-- > 0; value >>= 4)
        to[i] = "0123456789ABCDEF"[value & 0xF];
    buf->n += digits;
}

void pdf_add_glyph(struct buf *buf, uint16_t glyph)
{
    pdf_add_hex(buf, glyph, 4);
}

static bool is_private(uint32_t c)
{
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

struct str pdf_public_text(const struct pdf *pdf, struct arena *arena,
                           struct str text)
{
    struct buf buf = {.arena = arena};
    bool any = false;
    for (size_t at = 0; pdf->modern && at < text.n && !any;)
        any = is_private(utf8_next(text, &at));
    for (size_t at = 0, next = 0; any && at < text.n; at = next) {
        bool hide = is_private(utf8_next(text, &next));
        buf_add(&buf, hide ? STR("\uFFFD") : str_slice(text, at, next));
    }
    return any ? buf_str(&buf) : text;
}

void pdf_add_utf16(struct buf *buf, struct str text)
{
    each_utf16(buf, text, pdf_add_glyph);
}

void pdf_add_text(struct buf *buf, struct str text)
{
    buf_add(buf, STR("<FEFF"));
    pdf_add_utf16(buf, str_clipped(buf->arena, text, PDF_TEXT_MAX));
    buf_add_char(buf, '>');
}

void pdf_add_box(struct buf *buf, const struct pdf_box *box)
{
    const mpt sides[] = {box->left, box->bottom, box->right, box->top};
    buf_add_char(buf, '[');
    for (int i = 0; i < 4; i++) {
        buf_add_milli(buf, sides[i]);
        buf_add_char(buf, i < 3 ? ' ' : ']');
    }
}
