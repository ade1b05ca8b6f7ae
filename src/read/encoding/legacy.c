/* SPDX-License-Identifier: MIT */
/*
 * The fonts of before Unicode put Vietnamese letters where windows-1252 has
 * others, so their text reads "Tæng côc" or "Toång cuïc" anywhere else. Here
 * those characters become the letters that the fonts show. ABC and VPS have a
 * code for each letter; VNI has codes for marks, which follow their letter.
 *
 * The codes: ABC is TCVN 5712:1993 (with the capitals which its VN2 has and
 * the fonts mostly lack); VNI-Windows and VPS are as GNU recode 3.7 and UniKey
 * have them, which agree.
 */
#include "read/encoding/legacy.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "read/encoding/misread.h"

/* From 0xA0 on; 0: the character itself. */
static const uint16_t abc[96] = {
    0,      0x0102, 0x00C2, 0x00CA, 0x00D4, 0x01A0, 0x01AF, 0x0110, /* A0 */
    0x0103, 0x00E2, 0x00EA, 0x00F4, 0x01A1, 0x01B0, 0x0111, 0x1EB0, /* A8 */
    0,      0,      0,      0,      0,      0x00E0, 0x1EA3, 0x00E3, /* B0 */
    0x00E1, 0x1EA1, 0x1EB2, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB4, /* B8 */
    0x1EAE, 0x1EA6, 0x1EA8, 0x1EAA, 0x1EA4, 0x1EC0, 0x1EB7, 0x1EA7, /* C0 */
    0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD, 0x00E8, 0x1EC2, 0x1EBB, 0x1EBD, /* C8 */
    0x00E9, 0x1EB9, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7, 0x00EC, /* D0 */
    0x1EC9, 0x1EC4, 0x1EBE, 0x1ED2, 0x0129, 0x00ED, 0x1ECB, 0x00F2, /* D8 */
    0x1ED4, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD, 0x1ED3, 0x1ED5, 0x1ED7, /* E0 */
    0x1ED1, 0x1ED9, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3, 0x00F9, /* E8 */
    0x1ED6, 0x1EE7, 0x0169, 0x00FA, 0x1EE5, 0x1EEB, 0x1EED, 0x1EEF, /* F0 */
    0x1EE9, 0x1EF1, 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5, 0x1ED0, /* F8 */
};

/* Below 0x20, where VPS has fourteen of its capitals. */
static const uint16_t vps_low[32] = {
    0,      0,      0x1EA0, 0x1EAC, 0x1EB6, 0x1EB8, 0x1EC6, 0, /* 00 */
    0,      0,      0,      0,      0,      0,      0,      0, /* 08 */
    0x1ECA, 0x1ECC, 0x1ED8, 0x1EE2, 0x1EE4, 0x1EF0, 0,      0, /* 10 */
    0,      0x1EF4, 0,      0,      0x1EAA, 0x1EEE, 0,      0, /* 18 */
};

/* From 0x80 on. */
static const uint16_t vps[128] = {
    0x00C0, 0x1EA2, 0x00C3, 0x1EA4, 0x1EA6, 0x1EA8, 0x1ECD, 0x1ED7, /* 80 */
    0x0102, 0x1EBF, 0x1EC1, 0x1EC3, 0x1EC7, 0x1EAE, 0x1EB0, 0x1EB2, /* 88 */
    0x1EBE, 0,      0,      0x1EC0, 0x1EC2, 0x1EC4, 0x1ED0, 0x1ED2, /* 90 */
    0x1ED4, 0x1ED6, 0x00FD, 0x1EF7, 0x1EF5, 0x1EDA, 0x1EDC, 0x1EDE, /* 98 */
    0,      0x1EAF, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EB7, 0x1EE0, 0x1EDB, /* A0 */
    0x00D9, 0x1EDD, 0x1EDF, 0x1EE1, 0x0168, 0x1EE8, 0x1EE3, 0x1EEA, /* A8 */
    0x1ED5, 0x1EEC, 0x1EF2, 0x1EF8, 0x00CD, 0x00CC, 0x1ED9, 0x1EC8, /* B0 */
    0x0128, 0x00D3, 0x1EED, 0x1EEF, 0x00D2, 0x1ECE, 0x00D5, 0x1EF1, /* B8 */
    0x1EA7, 0x00C1, 0x00C2, 0x1EA5, 0x1EA9, 0x1EAB, 0x1EAD, 0x0111, /* C0 */
    0x1EBB, 0x00C9, 0x00CA, 0x1EB9, 0x1EC9, 0x1EC5, 0x1ECB, 0x1EF9, /* C8 */
    0x01AF, 0x1EE6, 0x1ED3, 0x1ED1, 0x00D4, 0x1ECF, 0x01A1, 0x00C8, /* D0 */
    0x1EEB, 0x1EE9, 0x00DA, 0x0169, 0x01B0, 0x00DD, 0x1EBA, 0,      /* D8 */
    0x00E0, 0x00E1, 0x00E2, 0x00E3, 0x1EA3, 0x1EA1, 0x0103, 0,      /* E0 */
    0x00E8, 0x00E9, 0x00EA, 0x1EBD, 0x00EC, 0x00ED, 0,      0x0129, /* E8 */
    0x1EB4, 0x0110, 0x00F2, 0x00F3, 0x00F4, 0x00F5, 0,      0x01A0, /* F0 */
    0x1EE5, 0x00F9, 0x00FA, 0x1EE7, 0,      0x1EF6, 0x1EBC, 0x1EF3, /* F8 */
};

/* VNI letters without a mark of their own: those which look like others.
 * Their capitals are 0x20 lower, and so are those of what they look like. */
static const struct {
    unsigned char code;
    uint16_t letter;
} vni_letters[] = {
    {0xE6, 0x1EC9}, {0xEC, 0x00EC}, {0xED, 0x00ED},
    {0xEE, 0x1EF5}, {0xF1, 0x0111}, {0xF2, 0x1ECB},
    {0xF3, 0x0129}, {0xF4, 0x01A1}, {0xF6, 0x01B0},
};

/* What VNI's marks make of the letters before them, in the order of `bearers`;
 * 0: that letter has no such mark. Capital marks are 0x20 lower; both go with
 * either case, as they were typed. */
static const uint16_t bearers[] = {'a', 'e', 'o', 'u', 'y', 0x01A1, 0x01B0};

static const struct {
    unsigned char code;
    uint16_t letters[7];
} vni_marks[] = {
    {0xF8, {0x00E0, 0x00E8, 0x00F2, 0x00F9, 0x1EF3, 0x1EDD, 0x1EEB}},
    {0xFB, {0x1EA3, 0x1EBB, 0x1ECF, 0x1EE7, 0x1EF7, 0x1EDF, 0x1EED}},
    {0xF5, {0x00E3, 0x1EBD, 0x00F5, 0x0169, 0x1EF9, 0x1EE1, 0x1EEF}},
    {0xF9, {0x00E1, 0x00E9, 0x00F3, 0x00FA, 0x00FD, 0x1EDB, 0x1EE9}},
    {0xEF, {0x1EA1, 0x1EB9, 0x1ECD, 0x1EE5, 0x1EF5, 0x1EE3, 0x1EF1}},
    {0xE2, {0x00E2, 0x00EA, 0x00F4}},
    {0xE0, {0x1EA7, 0x1EC1, 0x1ED3}},
    {0xE5, {0x1EA9, 0x1EC3, 0x1ED5}},
    {0xE3, {0x1EAB, 0x1EC5, 0x1ED7}},
    {0xE1, {0x1EA5, 0x1EBF, 0x1ED1}},
    {0xE4, {0x1EAD, 0x1EC7, 0x1ED9}},
    {0xEA, {0x0103}},
    {0xE8, {0x1EB1}},
    {0xFA, {0x1EB3}},
    {0xFC, {0x1EB5}},
    {0xE9, {0x1EAF}},
    {0xEB, {0x1EB7}},
};

/* Windows-1252 from 0x80 to 0x9F; 0: the control character of that number
 * (WHATWG Encoding Standard, index-windows-1252). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

unsigned char windows_1252_byte(uint32_t c)
{
    if (c >= 0xF020 && c <= 0xF0FF)
        c -= 0xF000;
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
        return (unsigned char)c;
    for (unsigned i = 0; i < 32; i++) {
        if (windows_1252[i] ? c == windows_1252[i] : c == 0x80 + i)
            return (unsigned char)(0x80 + i);
    }
    return 0;
}

uint32_t windows_1252_letter(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9F || !windows_1252[byte - 0x80])
        return byte;
    return windows_1252[byte - 0x80];
}

uint32_t abc_letter(unsigned char byte)
{
    return byte >= 0xA0 ? abc[byte - 0xA0] : 0;
}

static uint32_t vni_letter(uint32_t c)
{
    for (size_t i = 0; i < sizeof vni_letters / sizeof vni_letters[0]; i++) {
        if (c == vni_letters[i].code)
            return vni_letters[i].letter;
        if (c == (uint32_t)vni_letters[i].code - 0x20)
            return letter_to_upper(vni_letters[i].letter);
    }
    return c;
}

/* What `letter` becomes by the mark, 0 when it takes none of this code. */
static uint32_t vni_marked(uint32_t letter, uint32_t mark)
{
    uint32_t lower = letter_to_lower(letter), marked = 0;
    size_t bearer = 0, i = 0;
    enum { BEARERS = 7, MARKS = sizeof vni_marks / sizeof vni_marks[0] };
    while (bearer < BEARERS && bearers[bearer] != lower)
        bearer++;
    while (i < MARKS && vni_marks[i].code != (mark | 0x20))
        i++;
    if (bearer < BEARERS && i < MARKS && mark >= 0xC0)
        marked = vni_marks[i].letters[bearer];
    return lower == letter ? marked : letter_to_upper(marked);
}

static uint32_t vni_next(struct str text, size_t *at, uint32_t c)
{
    uint32_t letter = c < 0x80 ? c : vni_letter(c), marked = 0;
    size_t behind = *at;
    if (behind < text.n && (unsigned char)text.s[behind] >= 0x80)
        marked =
            vni_marked(letter, windows_1252_byte(utf8_next(text, &behind)));
    if (!marked)
        return letter;
    *at = behind;
    return marked;
}

uint32_t legacy_next(struct str text, size_t *at, enum legacy legacy)
{
    if (legacy >= LEGACY_TCVN)
        return misread_next(text, at, legacy);
    uint32_t c = utf8_next(text, at), letter = 0;
    unsigned char byte = windows_1252_byte(c);
    if (c >= 0xF000)
        c = byte ? byte : c;
    if (legacy == LEGACY_VNI)
        return byte ? vni_next(text, at, byte >= 0xA0 ? byte : c) : c;
    if (legacy == LEGACY_VPS)
        letter = byte < 0x20   ? vps_low[byte]
                 : byte < 0x80 ? 0
                               : vps[byte - 0x80];
    else
        letter = abc_letter(byte);
    if (legacy == LEGACY_ABC_CAPITALS)
        return letter_to_upper(letter ? letter : c);
    return letter ? letter : c;
}

struct str legacy_to_unicode(struct arena *arena, struct str text,
                             enum legacy legacy)
{
    struct buf buf = {.arena = arena};
    char bytes[4];
    for (size_t at = 0; at < text.n;) {
        size_t n = utf8_put(legacy_next(text, &at, legacy), bytes);
        buf_add(&buf, (struct str){bytes, n});
    }
    return buf_str(&buf);
}

/* The fonts' makers named them alike: .VnTime, .VnTimeH, VNI-Times, VPS Times.
 * An H at the end of an ABC font says that its small letters are capitals. */
bool legacy_font(struct str font, enum legacy *legacy)
{
    font = str_trim(font);
    struct str head = str_slice(font, 0, 3);
    struct str last = str_slice(font, font.n ? font.n - 1 : 0, font.n);
    char next = font.n > 3 ? font.s[3] : '\0';
    if (str_eq_nocase(head, STR(".Vn")))
        *legacy =
            str_eq_nocase(last, STR("H")) ? LEGACY_ABC_CAPITALS : LEGACY_ABC;
    else if (str_eq_nocase(head, STR("VNI")) && (next == '-' || next == ' '))
        *legacy = LEGACY_VNI;
    else if (str_eq_nocase(head, STR("VPS")) && (next == '-' || next == ' '))
        *legacy = LEGACY_VPS;
    else
        return false;
    return true;
}
