/* SPDX-License-Identifier: MIT */
/*
 * The printed edition through libharu, used as an object writer: it numbers
 * and writes objects; fonts, text and structure are our own. Book in, bytes to
 * an output.
 */
#include "write/pdf.h"

#include "base/error.h"
#include "stages.h"
#include "write/deflate.h"
#include "write/digest.h"
#include "write/xml.h"

static void add_fonts(struct pdf *pdf)
{
    const struct book *book = pdf->book;
    pdf->fonts = ARENA_ARRAY(pdf->arena, book->font_count, struct pdf_font);
    for (size_t i = 0; i < book->font_count; i++)
        pdf->fonts[i] = pdf_font(pdf, book->fonts[i]);
}

void pdf_add_digest(struct pdf *pdf, struct str text)
{
    buf_printf(&pdf->digests, "%zu %08lx %08lx ", text.n,
               (unsigned long)deflate_crc(text),
               (unsigned long)deflate_adler(text));
}

/* ISO 32000-1, 14.4: both parts are equal in a new file. libharu 2.4 would
 * write less than the two strings that it is given. */
static void add_identifier(struct pdf *pdf)
{
    uint8_t digest[16];
    struct buf hex = {.arena = pdf->arena};
    digest_16(buf_str(&pdf->digests), digest);
    for (size_t i = 0; i < sizeof digest; i++)
        pdf_add_hex(&hex, digest[i], 2);
    pdf_print(pdf, pdf->doc->trailer,
              str_printf(pdf->arena, "/ID[<%.*s><%.*s>]",
                         STR_ARG(buf_str(&hex)), STR_ARG(buf_str(&hex))));
}

static void build(struct pdf *pdf)
{
    pdf_start(pdf);
    add_fonts(pdf);
    pdf_name_elements(pdf);
    pdf_add_pages(pdf);
    if (!pdf->plain)
        pdf_add_tags(pdf);
    pdf_describe(pdf);
    pdf_add_form(pdf);
    pdf_add_labels(pdf);
    pdf_add_outline(pdf);
    pdf_add_names(pdf);
    add_identifier(pdf);
    pdf_put(pdf, pdf->doc->trailer, "Root", pdf->doc->catalog);
    if (!pdf->modern) /* ISO 19005-4, 6.1.3 */
        pdf_put(pdf, pdf->doc->trailer, "Info", pdf->doc->info);
    pdf_save(pdf);
}

bool write_pdf(const struct book *book, const struct rendition *pictures,
               unsigned how, size_t threads, struct out *out,
               struct anban_error *err)
{
    struct arena *arena = book->arena;
    struct pdf *pdf = ARENA_NEW(arena, struct pdf);
    *pdf = (struct pdf){.book = book,
                        .pictures = pictures,
                        .arena = arena_child(arena),
                        .err = err,
                        .out = out,
                        .plain = how & PDF_PLAIN,
                        .modern = how & PDF_MODERN,
                        .threads = threads};
    pdf->page_links.arena = pdf->digests.arena = pdf->fields.arena = pdf->arena;
    /* No pool: libharu cuts it into objects without aligning them. */
    pdf->doc = HPDF_NewEx(NULL, NULL, NULL, 0, NULL);
    if (!pdf->doc)
        return fail(err, ANBAN_NO_MEMORY, "out of memory");
    if (ARENA_TRAP(arena, pdf->trap)) {
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        goto out;
    }
    pdf->packing = book->page_count > PACK_PAGES ? PACK_WELL : PACK_QUICKLY;
    pdf->deflater = pdf_made(pdf, deflater_new(pdf->packing));
    build(pdf);
out:
    arena_untrap(arena, &pdf->trap);
    pdf_drawings_free(pdf->drawings);
    xml_free(pdf->xml);
    deflater_free(pdf->deflater);
    HPDF_Stream_Free(pdf->stream);
    HPDF_Free(pdf->doc);
    arena_clear(pdf->arena);
    return err->code == ANBAN_OK;
}
