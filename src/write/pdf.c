/* SPDX-License-Identifier: MIT */
/*
 * The printed edition through libharu, used as an object writer: it numbers,
 * compresses and writes objects; fonts, text and structure are our own. Book
 * in, bytes to an output.
 */
#include "write/pdf.h"

#include "base/error.h"
#include "base/out.h"
#include "base/utf8.h"
#include "stages.h"
#include "write/digest.h"

enum { POOL = 256 * 1024 };
enum { PAGES_PER_NODE = 1000 }; /* else libharu stops at 32,767 pages */

_Noreturn void pdf_raise(struct pdf *pdf, const char *what)
{
    fail(pdf->err, ANBAN_INTERNAL, "the PDF cannot be made: %s", what);
    longjmp(pdf->trap.env, 1);
}

static void check(struct pdf *pdf, HPDF_STATUS status)
{
    if (status == HPDF_FAILD_TO_ALLOC_MEM)
        pdf_raise(pdf, "out of memory");
    if (status != HPDF_OK)
        pdf_raise(pdf, "an object is too large for the format");
}

static void *made(struct pdf *pdf, void *object)
{
    if (!object)
        pdf_raise(pdf, "out of memory");
    return object;
}

HPDF_Dict pdf_dict(struct pdf *pdf)
{
    return made(pdf, HPDF_Dict_New(pdf->doc->mmgr));
}

HPDF_Array pdf_array(struct pdf *pdf)
{
    return made(pdf, HPDF_Array_New(pdf->doc->mmgr));
}

HPDF_Dict pdf_indirect(struct pdf *pdf)
{
    HPDF_Dict dict = pdf_dict(pdf);
    check(pdf, HPDF_Xref_Add(pdf->doc->xref, dict));
    return dict;
}

HPDF_Dict pdf_stream(struct pdf *pdf, struct str bytes, bool deflated)
{
    HPDF_Dict dict =
        made(pdf, HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref));
    if (deflated)
        dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    check(pdf, HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.s,
                                 (HPDF_UINT)bytes.n));
    return dict;
}

void pdf_put(struct pdf *pdf, HPDF_Dict dict, const char *key, void *object)
{
    check(pdf, HPDF_Dict_Add(dict, key, made(pdf, object)));
}

void pdf_put_name(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  const char *name)
{
    check(pdf, HPDF_Dict_AddName(dict, key, name));
}

void pdf_put_int(struct pdf *pdf, HPDF_Dict dict, const char *key,
                 int32_t value)
{
    check(pdf, HPDF_Dict_AddNumber(dict, key, value));
}

struct str pdf_utf16(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c > 0xFFFF) { /* Unicode, section 3.9: a surrogate pair */
            uint32_t high = 0xD7C0 + (c >> 10);
            buf_add_char(&buf, (char)(high >> 8));
            buf_add_char(&buf, (char)high);
            c = 0xDC00 + (c & 0x3FF);
        }
        buf_add_char(&buf, (char)(c >> 8));
        buf_add_char(&buf, (char)c);
    }
    return buf_str(&buf);
}

void pdf_put_text(struct pdf *pdf, HPDF_Dict dict, const char *key,
                  struct str text)
{
    struct buf buf = {.arena = pdf->arena};
    buf_add(&buf, STR("\xFE\xFF"));
    buf_add(&buf, pdf_utf16(pdf->arena, text));
    pdf_put(pdf, dict, key,
            HPDF_Binary_New(pdf->doc->mmgr, (HPDF_BYTE *)buf.data,
                            (HPDF_UINT)buf.n));
}

void pdf_push(struct pdf *pdf, HPDF_Array array, void *object)
{
    check(pdf, HPDF_Array_Add(array, made(pdf, object)));
}

void pdf_push_int(struct pdf *pdf, HPDF_Array array, int32_t value)
{
    check(pdf, HPDF_Array_AddNumber(array, value));
}

void pdf_push_milli(struct pdf *pdf, HPDF_Array array, int32_t milli)
{
    if (milli % 1000 == 0)
        pdf_push_int(pdf, array, milli / 1000);
    else
        check(pdf, HPDF_Array_AddReal(array, (HPDF_REAL)milli / 1000));
}

void pdf_push_name(struct pdf *pdf, HPDF_Array array, const char *name)
{
    check(pdf, HPDF_Array_AddName(array, name));
}

static void add_fonts(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    pdf->fonts = ARENA_ARRAY(pdf->arena, book->font_count, HPDF_Dict);
    for (size_t i = 0; i < book->font_count; i++)
        pdf->fonts[i] = pdf_font(pdf, book->fonts[i]);
}

static void add_digest(struct pdf *pdf, struct str text)
{
    uint8_t digest[16];
    digest_16(text, digest);
    buf_add(&pdf->digests, (struct str){(const char *)digest, 16});
}

static void add_page(struct pdf *pdf, size_t i)
{
    const struct page *from = &pdf->book->pages[i];
    HPDF_Page page = made(pdf, HPDF_AddPage(pdf->doc));
    pdf->pages[i] = page;
    HPDF_Array box = pdf_array(pdf);
    pdf_push_int(pdf, box, 0);
    pdf_push_int(pdf, box, 0);
    pdf_push_milli(pdf, box, from->width);
    pdf_push_milli(pdf, box, from->height);
    pdf_put(pdf, page, "MediaBox", box);
    struct str content = pdf_content(pdf, i);
    HPDF_PageAttr attr = page->attr;
    check(pdf, HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)content.s,
                                 (HPDF_UINT)content.n));
    add_digest(pdf, content);
}

static void add_pages(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    check(pdf, HPDF_SetCompressionMode(pdf->doc, HPDF_COMP_ALL));
    if (book->page_count > PAGES_PER_NODE)
        check(pdf, HPDF_SetPagesConfiguration(pdf->doc, PAGES_PER_NODE));
    pdf->pages = ARENA_ARRAY(pdf->arena, book->page_count, HPDF_Page);
    for (size_t i = 0; i < book->page_count; i++)
        add_page(pdf, i);
}

/* ISO 32000-1, 14.4: both parts are equal in a new file. */
static void add_identifier(struct pdf *pdf)
{
    uint8_t digest[16];
    add_digest(pdf, pdf->book->meta.title);
    add_digest(pdf, pdf->book->meta.identifier);
    digest_16(buf_str(&pdf->digests), digest);
    HPDF_Array id = pdf_array(pdf);
    pdf_push(pdf, id, HPDF_Binary_New(pdf->doc->mmgr, digest, sizeof digest));
    pdf_push(pdf, id, HPDF_Binary_New(pdf->doc->mmgr, digest, sizeof digest));
    pdf_put(pdf, pdf->doc->trailer, "ID", id);
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes,
                             HPDF_UINT n)
{
    return out_write(stream->attr, bytes, n) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

/* The header with its binary comment, then libharu's objects and trailer. */
static void save(struct pdf *pdf, struct out *out)
{
    static const char header[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    HPDF_Stream stream =
        made(pdf, HPDF_CallbackWriter_New(pdf->doc->mmgr, write_out, out));
    HPDF_STATUS status =
        HPDF_Stream_Write(stream, (const HPDF_BYTE *)header, sizeof header - 1);
    if (status == HPDF_OK)
        status = HPDF_Xref_WriteToStream(pdf->doc->xref, stream, NULL);
    HPDF_Stream_Free(stream);
    /* A full disk is told by out_commit, in better words. */
    if (status != HPDF_OK && status != HPDF_FILE_IO_ERROR)
        check(pdf, status);
}

static void build(struct pdf *pdf, struct out *out)
{
    pdf->digests.arena = pdf->arena;
    add_fonts(pdf);
    add_pages(pdf);
    pdf_describe(pdf);
    pdf_add_labels(pdf);
    pdf_add_outline(pdf);
    add_identifier(pdf);
    pdf_put(pdf, pdf->doc->trailer, "Root", pdf->doc->catalog);
    save(pdf, out);
}

bool write_pdf(const struct book *book, struct out *out,
               struct anban_error *err)
{
    struct pdf *pdf = ARENA_NEW(book->arena, struct pdf);
    *pdf = (struct pdf){.book = book, .arena = book->arena, .err = err};
    pdf->doc = HPDF_NewEx(NULL, NULL, NULL, POOL, NULL);
    if (!pdf->doc)
        return fail(err, ANBAN_NO_MEMORY, "out of memory");
    if (ARENA_TRAP(pdf->arena, pdf->trap)) {
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        goto out;
    }
    build(pdf, out);
out:
    arena_untrap(pdf->arena, &pdf->trap);
    HPDF_Free(pdf->doc);
    return err->code == ANBAN_OK;
}
