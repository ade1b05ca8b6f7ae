/* SPDX-License-Identifier: MIT */
/*
 * What the text of a page calls glyphs. A report draws fewer than 256 of a
 * face, so a byte is enough: the glyph's number in the subset, but that the
 * space changes places with glyph 32. That is the one code on which word
 * spacing acts (ISO 32000-1, 9.3.3), so that a justified line needs no number
 * between its words. Some readers take the character's number (CID) for the
 * code there, so both are the same, and the glyph is found by a map from them,
 * which is shared by all faces that begin alike.
 */
#include "write/pdf.h"

/* From codes to characters (9.7.5.3): each its own number. */
uint32_t pdf_code_map(struct pdf *pdf)
{
    if (!pdf->code_map)
        pdf->code_map = pdf_deflated_stream(
            pdf,
            STR("/Type/CMap/CMapName/Bytes/CIDSystemInfo<</Registry(Adobe)"
                "/Ordering(Identity)/Supplement 0>>"),
            STR("/CIDInit/ProcSet findresource begin\n"
                "12 dict begin\n"
                "begincmap\n"
                "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                "/Supplement 0>>def\n"
                "/CMapName/Bytes def\n"
                "/CMapType 1 def\n"
                "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
                "1 begincidrange\n<00><FF>0\nendcidrange\n"
                "endcmap\n"
                "CMapName currentdict/CMap defineresource pop\n"
                "end\nend\n"));
    return pdf->code_map;
}

/* From characters to glyphs (9.7.4.2): two bytes for each. It stays unpacked:
 * versions of zlib pack so regular a piece in two ways. */
uint32_t pdf_glyph_map(struct pdf *pdf, unsigned space)
{
    enum { CODES = 256 };
    char bytes[2 * CODES] = {0};
    if (pdf->glyph_maps[space])
        return pdf->glyph_maps[space];
    for (unsigned i = 0; i < CODES; i++)
        bytes[2 * i + 1] = (char)i;
    bytes[2 * space + 1] = PDF_SPACE;
    bytes[2 * PDF_SPACE + 1] = (char)space;
    pdf->glyph_maps[space] =
        pdf_stream(pdf, STR(""), (struct str){bytes, sizeof bytes});
    return pdf->glyph_maps[space];
}
