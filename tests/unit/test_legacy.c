/* SPDX-License-Identifier: MIT */
#include "letters.h"
#include "reading.h"

#include "base/utf8.h"
#include "read/encoding/charset.h"
#include "read/encoding/legacy.h"

static struct str decoded_as(struct str bytes, const char *encoding)
{
    messages = (struct log){.arena = arena};
    return decode(arena, &messages, bytes, encoding, STR(""));
}

static void every_letter_of_every_encoding(void **state)
{
    assert_int_equal(LETTERS, 2 * (12 * 6 + 1));
    for (size_t i = 0; i < LETTERS; i++) {
        for (size_t k = 0; k < ENCODINGS; k++) {
            const char *bytes = known_letters[i].bytes[k];
            if (bytes)
                assert_str(decoded_as(str_of(bytes), encoding_names[k]),
                           known_letters[i].letter);
            else /* only ABC lacks capitals with tones */
                assert_int_equal(k, ABC);
        }
    }
    assert_null(messages.first);
}

/* Which letter of the list `text` is, or LETTERS. */
static size_t find_letter(struct str text)
{
    size_t i = 0;
    while (i < LETTERS && !str_eq(text, str_of(known_letters[i].letter)))
        i++;
    return i;
}

/* ABC fonts mostly lack the capitals with tones; where they have some, they
 * are those of TCVN 5712. */
static bool is_code_of(size_t letter, size_t encoding, struct str bytes)
{
    const char *own = known_letters[letter].bytes[encoding];
    if (encoding == ABC && !own)
        own = known_letters[letter].bytes[TCVN5712];
    return str_eq(bytes, str_of(own));
}

static void no_other_byte_gives_a_letter(void **state)
{
    for (size_t k = 0; k < ENCODINGS; k++) {
        if (k == CP1258)
            continue; /* it has some letters in two ways */
        for (int byte = 1; byte < 256; byte++) {
            char c = (char)byte;
            struct str bytes = {&c, 1};
            struct str text = decoded_as(bytes, encoding_names[k]);
            size_t letter = find_letter(text);
            /* what is no code stays what windows-1252 has there */
            bool same = str_eq(text, decoded_as(bytes, "windows-1252"));
            if (letter < LETTERS && !same)
                assert_true(is_code_of(letter, k, bytes));
        }
    }
}

static void marks_of_vni_go_with_their_letters_only(void **state)
{
    for (int first = 'A'; first < 256; first++) {
        bool bare = first >= 0x7F && first < 0xC0;
        for (int mark = 0xC0; !bare && mark < 256; mark++) {
            char pair[2] = {(char)first, (char)mark};
            size_t letter =
                find_letter(decoded_as((struct str){pair, 2}, "vni"));
            /* a mark below a y shows what has a code of its own */
            if (letter == LETTERS ||
                ((first | 0x20) == 'y' && (mark | 0x20) == 0xEF))
                continue;
            bool upper = first < 'a' || (first >= 0xC0 && first < 0xE0);
            pair[1] = (char)(upper ? mark & ~0x20 : mark | 0x20);
            assert_true(is_code_of(letter, VNI, (struct str){pair, 2}));
        }
    }
}

/* The letters as windows-1252 has the bytes: what was pasted. */
static struct str pasted(const char *bytes)
{
    struct buf buf = {.arena = arena};
    char letter[4];
    for (const char *s = bytes; *s; s++) {
        size_t n = utf8_put(windows_1252_letter((unsigned char)*s), letter);
        buf_add(&buf, (struct str){letter, n});
    }
    return buf_str(&buf);
}

static void runs_of_legacy_fonts(void **state)
{
    static const enum legacy kinds[] = {LEGACY_ABC, LEGACY_VNI, LEGACY_VPS};
    for (size_t i = 0; i < LETTERS; i++) {
        for (size_t k = ABC; k <= VPS; k++) {
            const char *bytes = known_letters[i].bytes[k];
            if (bytes)
                assert_str(legacy_to_unicode(arena, pasted(bytes), kinds[k]),
                           known_letters[i].letter);
        }
    }
    assert_str(legacy_to_unicode(arena, STR("Tæng côc M«i tr­êng"), LEGACY_ABC),
               "Tổng cục Môi trường");
    assert_str(legacy_to_unicode(arena, STR("Toång cuïc Moâi tröôøng, ÑIEÀU 1"),
                                 LEGACY_VNI),
               "Tổng cục Môi trường, ĐIỀU 1");
    assert_str(legacy_to_unicode(arena, STR("Tæng côc “M«i tr­êng” – 5 m²"),
                                 LEGACY_ABC_CAPITALS),
               "TỔNG CỤC “MÔI TRƯỜNG” – 5 M²");
    /* as a symbol font's run has it */
    assert_str(
        legacy_to_unicode(arena, STR("T\uF0E6ng c\uF0F4c \uF06D"), LEGACY_ABC),
        "Tổng cục m");
    assert_str(legacy_to_unicode(arena, STR(""), LEGACY_VNI), "");
}

static void fonts_by_their_names(void **state)
{
    static const struct {
        const char *name;
        int legacy; /* -1: none */
    } fonts[] = {
        {".VnTime", LEGACY_ABC},
        {".VnTimeH", LEGACY_ABC_CAPITALS},
        {".vnarialh", LEGACY_ABC_CAPITALS},
        {" .VnAristote ", LEGACY_ABC},
        {".VnHelvetInsH", LEGACY_ABC_CAPITALS},
        {"VNI-Times", LEGACY_VNI},
        {"vni-helve", LEGACY_VNI},
        {"VNI Times", LEGACY_VNI},
        {"VPS Times", LEGACY_VPS},
        {"VPS-Helv", LEGACY_VPS},
        {"VNI", -1},
        {"VNIversity", -1},
        {"VPSans", -1},
        {"Times New Roman", -1},
        {"Vn", -1},
        {"", -1},
    };
    for (size_t i = 0; i < sizeof fonts / sizeof fonts[0]; i++) {
        enum legacy legacy = LEGACY_VPS;
        bool is = legacy_font(str_of(fonts[i].name), &legacy);
        assert_int_equal(is ? (int)legacy : -1, fonts[i].legacy);
    }
}

static void names_of_encodings(void **state)
{
    static const struct {
        const char *name, *means;
    } names[] = {
        {"utf-8", "UTF-8"},
        {"UTF8", "UTF-8"},
        {" Utf_8 ", "UTF-8"},
        {"utf-16", "UTF-16"},
        {"UTF-16LE", "UTF-16LE"},
        {"iso-8859-1", "windows-1252"},
        {"Latin1", "windows-1252"},
        {"us-ascii", "windows-1252"},
        {"windows-1258", "CP1258"},
        {"cp1258", "CP1258"},
        {"VISCII", "VISCII"},
        {"tcvn", "TCVN5712-1"},
        {"TCVN5712-1:1993", "TCVN5712-1"},
        {"x-viet-tcvn", "TCVN5712-1"},
        {"TCVN3", "TCVN3 (ABC)"},
        {"TCVN3 (ABC)", "TCVN3 (ABC)"},
        {"abc", "TCVN3 (ABC)"},
        {"VNI", "VNI"},
        {"vni-windows", "VNI"},
        {"x-viet-vni", "VNI"},
        {"x-viet-vps", "VPS"},
        {"x-vps", "VPS"},
        {"koi8-r", "KOI8-R"},
        {"Shift_JIS", "CP932"},
        {"euc-jp", "EUC-JP"},
        {"iso-8859-2", "ISO-8859-2"},
    };
    struct charset charset, again;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        assert_true(charset_find(str_of(names[i].name), &charset));
        assert_string_equal(charset.name, names[i].means);
        assert_true(encoding_is_known(names[i].name));
        assert_true(charset_find(str_of(charset.name), &again));
        assert_string_equal(again.name, charset.name);
    }
    static const char *const none[] = {"",
                                       "-",
                                       "no-such-charset",
                                       "utf-8//TRANSLIT",
                                       "utf-8//IGNORE",
                                       "a name much too long to be one at all",
                                       "../utf-8",
                                       "vi\xE9t"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(encoding_is_known(none[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_letter_of_every_encoding),
        T(no_other_byte_gives_a_letter),
        T(marks_of_vni_go_with_their_letters_only),
        T(runs_of_legacy_fonts),
        T(fonts_by_their_names),
        T(names_of_encodings),
    };
    return RUN(tests);
}
