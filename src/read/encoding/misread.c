/* SPDX-License-Identifier: MIT */
/*
 * Encodings that are no font's, whose bytes were read as windows-1252: a
 * program took them so, and the text was pasted on. "Hµi ngh¸" is VISCII, and
 * "Há»™i nghá»‹" is UTF-8. VISCII has a code for each letter (RFC 1456), and so
 * has TCVN 5712-1, which adds the capitals with tones to ABC; in CP1258 the
 * tones follow their letters; UTF-8 has two or three bytes for one.
 */
#include "read/encoding/misread.h"

#include "base/utf8.h"
#include "read/encoding/legacy.h"
#include "read/encoding/syllable.h"

/* 0: the character itself. */
static const uint16_t viscii_low[32] = {
    0, 0,      0x1EB2, 0, 0,      0x1EB4, 0x1EAA, 0, /* 00 */
    0, 0,      0,      0, 0,      0,      0,      0, /* 08 */
    0, 0,      0,      0, 0x1EF6, 0,      0,      0, /* 10 */
    0, 0x1EF8, 0,      0, 0,      0,      0x1EF4, 0, /* 18 */
};

/* From 0x80 on. */
static const uint16_t viscii[128] = {
    0x1EA0, 0x1EAE, 0x1EB0, 0x1EB6, 0x1EA4, 0x1EA6, 0x1EA8, 0x1EAC, /* 80 */
    0x1EBC, 0x1EB8, 0x1EBE, 0x1EC0, 0x1EC2, 0x1EC4, 0x1EC6, 0x1ED0, /* 88 */
    0x1ED2, 0x1ED4, 0x1ED6, 0x1ED8, 0x1EE2, 0x1EDA, 0x1EDC, 0x1EDE, /* 90 */
    0x1ECA, 0x1ECE, 0x1ECC, 0x1EC8, 0x1EE6, 0x0168, 0x1EE4, 0x1EF2, /* 98 */
    0x00D5, 0x1EAF, 0x1EB1, 0x1EB7, 0x1EA5, 0x1EA7, 0x1EA9, 0x1EAD, /* A0 */
    0x1EBD, 0x1EB9, 0x1EBF, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EC7, 0x1ED1, /* A8 */
    0x1ED3, 0x1ED5, 0x1ED7, 0x1EE0, 0x01A0, 0x1ED9, 0x1EDD, 0x1EDF, /* B0 */
    0x1ECB, 0x1EF0, 0x1EE8, 0x1EEA, 0x1EEC, 0x01A1, 0x1EDB, 0x01AF, /* B8 */
    0x00C0, 0x00C1, 0x00C2, 0x00C3, 0x1EA2, 0x0102, 0x1EB3, 0x1EB5, /* C0 */
    0x00C8, 0x00C9, 0x00CA, 0x1EBA, 0x00CC, 0x00CD, 0x0128, 0x1EF3, /* C8 */
    0x0110, 0x1EE9, 0x00D2, 0x00D3, 0x00D4, 0x1EA1, 0x1EF7, 0x1EEB, /* D0 */
    0x1EED, 0x00D9, 0x00DA, 0x1EF9, 0x1EF5, 0x00DD, 0x1EE1, 0x01B0, /* D8 */
    0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x1EA3, 0x0103, 0x1EEF, 0x1EAB, /* E0 */
    0x00E8, 0x00E9, 0x00EA, 0x1EBB, 0x00EC, 0x00ED, 0x0129, 0x1EC9, /* E8 */
    0x0111, 0x1EF1, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0x1ECF, 0x1ECD, /* F0 */
    0x1EE5, 0x00F9, 0x00FA, 0x0169, 0x1EE7, 0x00FD, 0x1EE3, 0x1EEE, /* F8 */
};

static const uint16_t tcvn_low[32] = {
    0, 0x00DA, 0x1EE4, 0,      0x1EEA, 0x1EEC, 0x1EEE, 0,      /* 00 */
    0, 0,      0,      0,      0,      0,      0,      0,      /* 08 */
    0, 0x1EE8, 0x1EF0, 0x1EF2, 0x1EF6, 0x1EF8, 0x00DD, 0x1EF4, /* 10 */
    0, 0,      0,      0,      0,      0,      0,      0,      /* 18 */
};

/* From 0x80 to 0x9F; the rest is ABC's. */
static const uint16_t tcvn[32] = {
    0x00C0, 0x1EA2, 0x00C3, 0x00C1, 0x1EA0, 0x1EB6, 0x1EAC, 0x00C8, /* 80 */
    0x1EBA, 0x1EBC, 0x00C9, 0x1EB8, 0x1EC6, 0x00CC, 0x1EC8, 0x0128, /* 88 */
    0x00CD, 0x1ECA, 0x00D2, 0x1ECE, 0x00D5, 0x00D3, 0x1ECC, 0x1ED8, /* 90 */
    0x1EDC, 0x1EDE, 0x1EE0, 0x1EDA, 0x1EE2, 0x00D9, 0x1EE6, 0x0168, /* 98 */
};

/* Where CP1258 differs from windows-1252; what is below 0x370 is a tone. */
static const struct {
    unsigned char byte;
    uint16_t letter;
} cp1258[] = {
    {0xC3, 0x0102}, {0xCC, 0x0300}, {0xD0, 0x0110}, {0xD2, 0x0309},
    {0xD5, 0x01A0}, {0xDD, 0x01AF}, {0xDE, 0x0303}, {0xE3, 0x0103},
    {0xEC, 0x0301}, {0xF0, 0x0111}, {0xF2, 0x0323}, {0xF5, 0x01A1},
    {0xFD, 0x01B0}, {0xFE, 0x20AB},
};

/* What the byte is in CP1258, or `c`. */
static uint32_t cp1258_letter(unsigned char byte, uint32_t c)
{
    for (size_t i = 0; i < sizeof cp1258 / sizeof cp1258[0]; i++) {
        if (cp1258[i].byte == byte)
            return cp1258[i].letter;
    }
    return c;
}

/* The letter with the tone that follows it. */
static uint32_t cp1258_next(struct str text, size_t *at, unsigned char byte,
                            uint32_t c)
{
    uint32_t letter = cp1258_letter(byte, c);
    size_t behind = *at;
    if (behind == text.n || (unsigned char)text.s[behind] < 0x80)
        return letter;
    byte = windows_1252_byte(utf8_next(text, &behind));
    uint32_t toned = vowel_with_tone(letter, cp1258_letter(byte, 0));
    if (toned)
        *at = behind;
    return toned ? toned : letter;
}

/* The byte that was read as windows-1252, or as Latin-1 with its controls. */
static unsigned char latin_byte(uint32_t c)
{
    return c >= 0x80 && c < 0xA0 ? (unsigned char)c : windows_1252_byte(c);
}

/* The character whose bytes in UTF-8 stand at `byte` and behind it, or `c`. */
static uint32_t utf8_misread(struct str text, size_t *at, unsigned char byte,
                             uint32_t c)
{
    size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 1;
    char bytes[4] = {(char)byte};
    size_t behind = *at, n = 1, all = 0;
    while (n < length && behind < text.n)
        bytes[n++] = (char)latin_byte(utf8_next(text, &behind));
    uint32_t read = utf8_next((struct str){bytes, n}, &all);
    if (length == 1 || n < length || all < length || read == UTF8_REPLACEMENT)
        return c;
    *at = behind;
    return read;
}

uint32_t misread_next(struct str text, size_t *at, enum legacy legacy)
{
    uint32_t c = utf8_next(text, at), letter = 0;
    unsigned char byte = windows_1252_byte(c);
    if (legacy == LEGACY_UTF8)
        return byte < 0x80 ? c : utf8_misread(text, at, byte, c);
    if (legacy == LEGACY_CP1258)
        return byte ? cp1258_next(text, at, byte, c) : c;
    if (legacy == LEGACY_VISCII)
        letter = byte < 0x20   ? viscii_low[byte]
                 : byte < 0x80 ? 0
                               : viscii[byte - 0x80];
    else if (byte < 0xA0)
        letter = byte < 0x20   ? tcvn_low[byte]
                 : byte < 0x80 ? 0
                               : tcvn[byte - 0x80];
    else
        letter = abc_letter(byte);
    return letter ? letter : c;
}
