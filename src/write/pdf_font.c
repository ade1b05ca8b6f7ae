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

static uint32_t add_file(struct pdf *pdf, const struct font *font)
{
    struct str subset = font_subset_print(font, pdf->arena, pdf->err);
    if (subset.n == 0)
        pdf_raise(pdf, "a font cannot be subset");
    struct buf *buf = pdf_line(pdf);
    buf_printf(buf, "/Length1 %zu", subset.n);
    return pdf_deflated_stream(pdf, buf_str(buf), subset);
}

static HPDF_Dict add_descriptor(struct pdf *pdf, const struct font *font,
                                const char *name)
{
    const struct font_metrics *m = font_metrics(font);
    HPDF_Dict d = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "FontDescriptor");
    pdf_put_name(pdf, d, "FontName", name);
    pdf_put_int(pdf, d, "Flags", flags_of(m));
    print_box(pdf, d, font);
    pdf_put_int(pdf, d, "ItalicAngle", m->italic_angle);
    pdf_put_int(pdf, d, "Ascent", per_mille(font, m->ascent));
    pdf_put_int(pdf, d, "Descent", per_mille(font, m->descent));
    pdf_put_int(pdf, d, "CapHeight", per_mille(font, m->cap_height));
    pdf_put_int(pdf, d, "XHeight", per_mille(font, m->x_height));
    pdf_put_int(pdf, d, "StemV", stem_of(m));
    print_ref(pdf, d, "FontFile2", add_file(pdf, font));
    return d;
}

/* W (9.7.4.3): runs of glyphs with neighbouring numbers share an array. */
static struct str widths(struct pdf *pdf, const struct font *font)
{
    struct buf gathered = {.arena = pdf->arena}, *buf = &gathered;
    size_t at = 0;
    int next = -1;
    uint16_t glyph;
    struct str text;
    buf_add(buf, STR("/W["));
    while (font_next_used(font, &at, &glyph, &text)) {
        if (glyph == next)
            buf_add_char(buf, ' ');
        else
            buf_printf(buf, "%s%u[", next < 0 ? "" : "]", (unsigned)glyph);
        buf_add_milli(buf, font_glyph_millionths(font, glyph));
        next = glyph + 1;
    }
    buf_add(buf, next < 0 ? STR("]") : STR("]]"));
    return buf_str(buf);
}

static size_t count_used(const struct font *font)
{
    size_t n = 0, at = 0;
    uint16_t glyph;
    struct str text;
    while (font_next_used(font, &at, &glyph, &text))
        n++;
    return n;
}

static void add_map(struct buf *buf, const struct font *font)
{
    size_t at = 0, done = 0, all = count_used(font);
    uint16_t glyph;
    struct str text;
    for (; font_next_used(font, &at, &glyph, &text); done++) {
        if (done % MAP_BLOCK == 0) {
            size_t left = all - done;
            buf_printf(buf, "%s%zu beginbfchar\n", done ? "endbfchar\n" : "",
                       left < MAP_BLOCK ? left : MAP_BLOCK);
        }
        buf_add_char(buf, '<');
        pdf_add_glyph(buf, glyph);
        buf_add(buf, STR("><"));
        pdf_add_utf16(buf, text);
        buf_add(buf, STR(">\n"));
    }
    if (done)
        buf_add(buf, STR("endbfchar\n"));
}

/* ToUnicode (9.10.3). */
static uint32_t text_map(struct pdf *pdf, const struct font *font)
{
    struct buf buf = {.arena = pdf->arena};
    buf_add(&buf, STR("/CIDInit /ProcSet findresource begin\n"
                      "12 dict begin\n"
                      "begincmap\n"
                      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) "
                      "/Supplement 0>> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n"
                      "/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\n"
                      "endcodespacerange\n"));
    add_map(&buf, font);
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

static HPDF_Dict add_descendant(struct pdf *pdf, const struct font *font,
                                const char *name, struct str w)
{
    HPDF_Dict d = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "Font");
    pdf_put_name(pdf, d, "Subtype", "CIDFontType2");
    pdf_put_name(pdf, d, "BaseFont", name);
    pdf_put_name(pdf, d, "CIDToGIDMap", "Identity");
    put_system_info(pdf, d);
    pdf_put(pdf, d, "FontDescriptor", add_descriptor(pdf, font, name));
    pdf_print(pdf, d, w);
    return d;
}

HPDF_Dict pdf_font(struct pdf *pdf, const struct font *font)
{
    struct str w = widths(pdf, font);
    const char *name = subset_name(pdf, font, w);
    HPDF_Dict d = pdf_indirect(pdf);
    pdf_put_name(pdf, d, "Type", "Font");
    pdf_put_name(pdf, d, "Subtype", "Type0");
    pdf_put_name(pdf, d, "BaseFont", name);
    pdf_put_name(pdf, d, "Encoding", "Identity-H");
    HPDF_Array descendants = pdf_array(pdf);
    pdf_push(pdf, descendants, add_descendant(pdf, font, name, w));
    pdf_put(pdf, d, "DescendantFonts", descendants);
    print_ref(pdf, d, "ToUnicode", text_map(pdf, font));
    return d;
}
