/* SPDX-License-Identifier: MIT */
/*
 * A font in a PDF: Type 0 over CIDFontType2 (ISO 32000-1, 9.7) with our own
 * subset under its glyph numbers, exact widths, and the map from glyphs back
 * to text without which nothing can be searched or read aloud.
 */
#include "write/digest.h"
#include "write/pdf.h"

enum { MAP_BLOCK = 100 }; /* entries of a bfchar block: 9.10.3 */

/* Font units in thousandths of an em, to the nearest. */
static int32_t per_mille(const struct font *font, int32_t units)
{
    int64_t per_em = font_units_per_em(font);
    int64_t half = units < 0 ? -per_em / 2 : per_em / 2;
    return (int32_t)((units * 1000LL + half) / per_em);
}

/* "ABCDEF+Name": the tag is drawn from what the subset holds (9.6.4). */
static const char *subset_name(struct pdf *pdf, const struct font *font,
                               struct str glyphs)
{
    uint8_t digest[16];
    char tag[7] = {0};
    digest_16(glyphs, digest);
    for (int i = 0; i < 6; i++)
        tag[i] = (char)('A' + digest[i] % 26);
    return str_printf(pdf->arena, "%s+%s", tag, font_postscript_name(font)).s;
}

static void print_box(struct pdf *pdf, HPDF_Dict descriptor,
                      const struct font *font)
{
    const struct font_metrics *m = font_metrics(font);
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "/FontBBox[%d %d %d %d]", (int)per_mille(font, m->box[0]),
               (int)per_mille(font, m->box[1]), (int)per_mille(font, m->box[2]),
               (int)per_mille(font, m->box[3]));
    pdf_print(pdf, descriptor, buf_str(buf));
}

static void print_ref(struct pdf *pdf, HPDF_Dict dict, const char *key,
                      uint32_t number)
{
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "/%s ", key);
    pdf_add_number(buf, number);
    pdf_print(pdf, dict, buf_str(buf));
}

/* Table 123. */
static int32_t flags_of(const struct font_metrics *m)
{
    enum {
        FIXED_PITCH = 1 << 0,
        SERIF = 1 << 1,
        NONSYMBOLIC = 1 << 5,
        ITALIC = 1 << 6
    };
    return NONSYMBOLIC | (m->fixed_pitch ? FIXED_PITCH : 0) |
           (m->serif ? SERIF : 0) | (m->italic_angle ? ITALIC : 0);
}

/* StemV is not in a TrueType file; this is the usual estimate from the weight.
 */
static int32_t stem_of(const struct font_metrics *m)
{
    return 50 + m->weight * m->weight / (65 * 65);
}

static uint32_t add_file(struct pdf *pdf, struct str file)
{
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "/Length1 %zu", file.n);
    return pdf_deflated_stream(pdf, buf_str(buf), file);
}

static HPDF_Dict add_descriptor(struct pdf *pdf, const struct font *font,
                                const struct font_print *print,
                                const char *name)
{
    const struct font_metrics *m = font_metrics(font);
    HPDF_Dict d = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "FontDescriptor");
    pdf_put_name(pdf, d, "FontName", name);
    /* Table 122 leaves it open; pdfcpu, where it is strict, does not. */
    pdf_put_text(pdf, d, "FontFamily", str_of(font_family(font)));
    pdf_put_int(pdf, d, "Flags", flags_of(m));
    print_box(pdf, d, font);
    pdf_put_int(pdf, d, "ItalicAngle", m->italic_angle);
    pdf_put_int(pdf, d, "Ascent", per_mille(font, m->ascent));
    pdf_put_int(pdf, d, "Descent", per_mille(font, m->descent));
    pdf_put_int(pdf, d, "CapHeight", per_mille(font, m->cap_height));
    pdf_put_int(pdf, d, "XHeight", per_mille(font, m->x_height));
    pdf_put_int(pdf, d, "StemV", stem_of(m));
    print_ref(pdf, d, "FontFile2", add_file(pdf, print->file));
    return d;
}

/* How wide the glyphs are, for those who draw with them. */
static const int32_t *widths_by_code(struct pdf *pdf, const struct font *font,
                                     const struct pdf_font *to)
{
    size_t room = to->print.count > PDF_SPACE ? to->print.count : PDF_SPACE + 1;
    int32_t *by_code = ARENA_ARRAY(pdf->arena, room, int32_t);
    size_t at = 0;
    uint16_t glyph;
    struct str text;
    while (font_next_used(font, &at, &glyph, &text))
        by_code[pdf_code(to, glyph)] = font_glyph_millionths(font, glyph);
    return by_code;
}

static void begin_widths(struct buf *buf, unsigned number, bool first)
{
    buf_add(buf, first ? STR("") : STR("]"));
    buf_add_int(buf, (long)number);
    buf_add_char(buf, '[');
}

/* W (9.7.4.3): runs of glyphs with neighbouring numbers share an array. */
static struct str widths(struct pdf *pdf, const struct font *font,
                         const struct pdf_font *to)
{
    struct buf gathered = {.arena = pdf->arena}, *buf = &gathered;
    size_t at = 0;
    int next = -1;
    uint16_t glyph;
    struct str text;
    buf_add(buf, STR("/W["));
    while (font_next_used(font, &at, &glyph, &text)) {
        unsigned number = pdf_code(to, glyph);
        if ((int)number == next)
            buf_add_char(buf, ' ');
        else
            begin_widths(buf, number, next < 0);
        buf_add_milli(buf, font_glyph_millionths(font, glyph));
        next = (int)number + 1;
    }
    buf_add(buf, next < 0 ? STR("]") : STR("]]"));
    return buf_str(buf);
}

/* What a code reads as; NULL: no glyph has it. */
static struct str *texts_of(struct pdf *pdf, const struct font *font,
                            const struct pdf_font *to, size_t *all)
{
    struct str *texts =
        ARENA_ARRAY(pdf->arena, to->print.count + PDF_SPACE + 1, struct str);
    struct str text;
    uint16_t glyph;
    *all = 0;
    for (size_t at = 0; font_next_used(font, &at, &glyph, &text); ++*all)
        texts[pdf_code(to, glyph)] = text;
    return texts;
}

static void add_code(struct buf *buf, const struct pdf_font *font,
                     unsigned code)
{
    buf_add_char(buf, '<');
    pdf_add_hex(buf, code, font->wide ? 4 : 2);
    buf_add_char(buf, '>');
}

static void add_map(struct pdf *pdf, struct buf *buf, const struct font *font,
                    const struct pdf_font *to)
{
    size_t all, done = 0;
    const struct str *texts = texts_of(pdf, font, to, &all);
    for (unsigned code = 0; done < all; code++) {
        if (!texts[code].s)
            continue;
        if (done % MAP_BLOCK == 0) {
            size_t left = all - done;
            buf_printf(buf, "%s%zu beginbfchar\n", done ? "endbfchar\n" : "",
                       left < MAP_BLOCK ? left : MAP_BLOCK);
        }
        add_code(buf, to, code);
        buf_add_char(buf, '<');
        pdf_add_utf16(buf, pdf_public_text(pdf, pdf->arena, texts[code]));
        buf_add(buf, STR(">\n"));
        done++;
    }
    if (done)
        buf_add(buf, STR("endbfchar\n"));
}

/* ToUnicode (9.10.3). */
static uint32_t text_map(struct pdf *pdf, const struct font *font,
                         const struct pdf_font *to)
{
    struct buf buf = {.arena = pdf->arena};
    buf_add(&buf, STR("/CIDInit /ProcSet findresource begin\n"
                      "12 dict begin\n"
                      "begincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                      "/Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n"
                      "/CMapType 2 def\n"
                      "1 begincodespacerange\n"));
    buf_add(&buf, to->wide ? STR("<0000><FFFF>\n") : STR("<00><FF>\n"));
    buf_add(&buf, STR("endcodespacerange\n"));
    add_map(pdf, &buf, font, to);
    buf_add(&buf, STR("endcmap\n"
                      "CMapName currentdict /CMap defineresource pop\n"
                      "end\nend\n"));
    return pdf_deflated_stream(pdf, STR(""), buf_str(&buf));
}

static void put_system_info(struct pdf *pdf, HPDF_Dict descendant)
{
    HPDF_Dict info = pdf_dict(pdf);
    pdf_put(pdf, info, "Registry",
            HPDF_String_New(pdf->doc->mmgr, "Adobe", NULL));
    pdf_put(pdf, info, "Ordering",
            HPDF_String_New(pdf->doc->mmgr, "Identity", NULL));
    pdf_put_int(pdf, info, "Supplement", 0);
    pdf_put(pdf, descendant, "CIDSystemInfo", info);
}

static void put_glyph_map(struct pdf *pdf, HPDF_Dict descendant,
                          const struct pdf_font *font)
{
    if (font->wide || font->space == PDF_SPACE)
        pdf_put_name(pdf, descendant, "CIDToGIDMap", "Identity");
    else
        print_ref(pdf, descendant, "CIDToGIDMap",
                  pdf_glyph_map(pdf, font->space));
}

static HPDF_Dict add_descendant(struct pdf *pdf, const struct font *font,
                                const struct pdf_font *to, const char *name,
                                struct str w)
{
    HPDF_Dict d = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "Font");
    pdf_put_name(pdf, d, "Subtype", "CIDFontType2");
    pdf_put_name(pdf, d, "BaseFont", name);
    put_glyph_map(pdf, d, to);
    put_system_info(pdf, d);
    pdf_put(pdf, d, "FontDescriptor",
            add_descriptor(pdf, font, &to->print, name));
    pdf_print(pdf, d, w);
    return d;
}

/* The number of the glyph that reads as a space; else 32, its code. */
static unsigned space_in(const struct font *font,
                         const struct font_print *print)
{
    struct str text;
    uint16_t glyph;
    for (size_t at = 0; font_next_used(font, &at, &glyph, &text);) {
        if (str_eq(text, STR(" ")))
            return print->numbers[glyph];
    }
    return PDF_SPACE;
}

/* In a text of one-byte codes, the space's is PDF_SPACE, and the glyph of that
 * number has the space's. */
static void set_codes(const struct font *font, struct pdf_font *to)
{
    struct str text;
    uint16_t glyph;
    to->space = space_in(font, &to->print);
    for (size_t at = 0;
         !to->wide && font_next_used(font, &at, &glyph, &text);) {
        uint16_t *code = &to->print.numbers[glyph];
        *code = *code == to->space   ? PDF_SPACE
                : *code == PDF_SPACE ? (uint16_t)to->space
                                     : *code;
    }
}

static void put_encoding(struct pdf *pdf, const struct pdf_font *font)
{
    if (font->wide)
        pdf_put_name(pdf, font->object, "Encoding", "Identity-H");
    else
        print_ref(pdf, font->object, "Encoding", pdf_code_map(pdf));
}

struct pdf_font pdf_font(struct pdf *pdf, const struct font *font)
{
    enum { BYTES = 256 };
    struct pdf_font made = {.print =
                                font_subset_print(font, pdf->arena, pdf->err)};
    if (made.print.file.n == 0)
        pdf_raise(pdf, "a font cannot be subset");
    made.wide = made.print.count > BYTES;
    set_codes(font, &made);
    made.widths = widths_by_code(pdf, font, &made);
    struct str w = widths(pdf, font, &made);
    const char *name = subset_name(pdf, font, w);
    HPDF_Dict d = made.object = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "Font");
    pdf_put_name(pdf, d, "Subtype", "Type0");
    pdf_put_name(pdf, d, "BaseFont", name);
    put_encoding(pdf, &made);
    HPDF_Array descendants = pdf_array(pdf);
    pdf_push(pdf, descendants, add_descendant(pdf, font, &made, name, w));
    pdf_put(pdf, d, "DescendantFonts", descendants);
    print_ref(pdf, d, "ToUnicode", text_map(pdf, font, &made));
    return made;
}
