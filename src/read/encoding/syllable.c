/* SPDX-License-Identifier: MIT */
/*
 * Vietnamese is spelt in syllables: an onset, a rhyme and a tone, of which
 * there are few enough to list, and not all go together. A text in another
 * language, or one that was decoded wrongly, soon breaks these rules, so the
 * share of its words that keep them tells how it was meant.
 *
 * The rules are those of the orthography (Quy tắc chính tả tiếng Việt): gh and
 * ngh before e, ê and i, and c, g and ng elsewhere (k goes with all, in names);
 * after qu a rhyme loses its u, after gi its i; a syllable that ends in c, ch,
 * p or t has the acute or the dot below; a tone stands on the letter with a
 * mark, if any.
 */
#include "read/encoding/syllable.h"

#include <stdlib.h>
#include <string.h>

enum tone { LEVEL, GRAVE, HOOK, TILDE, ACUTE, DOT, TONES };

static const struct {
    uint16_t toned[TONES];
} vowels[] = {
    {{'a', 0x00E0, 0x1EA3, 0x00E3, 0x00E1, 0x1EA1}},
    {{0x0103, 0x1EB1, 0x1EB3, 0x1EB5, 0x1EAF, 0x1EB7}},
    {{0x00E2, 0x1EA7, 0x1EA9, 0x1EAB, 0x1EA5, 0x1EAD}},
    {{'e', 0x00E8, 0x1EBB, 0x1EBD, 0x00E9, 0x1EB9}},
    {{0x00EA, 0x1EC1, 0x1EC3, 0x1EC5, 0x1EBF, 0x1EC7}},
    {{'i', 0x00EC, 0x1EC9, 0x0129, 0x00ED, 0x1ECB}},
    {{'o', 0x00F2, 0x1ECF, 0x00F5, 0x00F3, 0x1ECD}},
    {{0x00F4, 0x1ED3, 0x1ED5, 0x1ED7, 0x1ED1, 0x1ED9}},
    {{0x01A1, 0x1EDD, 0x1EDF, 0x1EE1, 0x1EDB, 0x1EE3}},
    {{'u', 0x00F9, 0x1EE7, 0x0169, 0x00FA, 0x1EE5}},
    {{0x01B0, 0x1EEB, 0x1EED, 0x1EEF, 0x1EE9, 0x1EF1}},
    {{'y', 0x1EF3, 0x1EF7, 0x1EF9, 0x00FD, 0x1EF5}},
};

uint32_t vowel_with_tone(uint32_t vowel, uint32_t mark)
{
    static const uint16_t marks[TONES] = {0, 0x300, 0x309, 0x303, 0x301, 0x323};
    uint32_t lower = letter_to_lower(vowel), toned = 0;
    size_t tone = GRAVE;
    while (tone < TONES && marks[tone] != mark)
        tone++;
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++) {
        if (tone < TONES && vowels[i].toned[LEVEL] == lower)
            toned = vowels[i].toned[tone];
    }
    return lower == vowel ? toned : letter_to_upper(toned);
}

/* Which letters may follow an onset. */
enum follow { ANY, FRONT /* e ê i y */, BACK /* the others */ };

static const struct {
    const char *onset;
    enum follow follow;
} onsets[] = {
    {"ngh", FRONT}, {"ch", ANY}, {"gh", FRONT}, {"gi", ANY}, {"kh", ANY},
    {"ng", BACK},   {"nh", ANY}, {"ph", ANY},   {"qu", ANY}, {"th", ANY},
    {"tr", ANY},    {"b", ANY},  {"c", BACK},   {"d", ANY},  {"đ", ANY},
    {"g", BACK},    {"h", ANY},  {"k", ANY},    {"l", ANY},  {"m", ANY},
    {"n", ANY},     {"p", ANY},  {"r", ANY},    {"s", ANY},  {"t", ANY},
    {"v", ANY},     {"x", ANY},  {"", ANY},
};

/* In the order of their bytes, for bsearch. */
static const char *const rhymes[] = {
    "a",    "ac",  "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",
    "ap",   "at",  "au",   "ay",   "e",    "ec",   "em",   "en",   "eng",
    "eo",   "ep",  "et",   "i",    "ia",   "ich",  "im",   "in",   "inh",
    "ip",   "it",  "iu",   "iêc",  "iêm",  "iên",  "iêng", "iêp",  "iêt",
    "iêu",  "o",   "oa",   "oac",  "oach", "oai",  "oam",  "oan",  "oang",
    "oanh", "oao", "oap",  "oat",  "oay",  "oc",   "oe",   "oen",  "oeo",
    "oet",  "oi",  "om",   "on",   "ong",  "ooc",  "oong", "op",   "ot",
    "oăc",  "oăm", "oăn",  "oăng", "oăt",  "u",    "ua",   "uc",   "ui",
    "um",   "un",  "ung",  "up",   "ut",   "uy",   "uya",  "uych", "uyn",
    "uynh", "uyp", "uyt",  "uyu",  "uyên", "uyêt", "uân",  "uâng", "uât",
    "uây",  "uê",  "uêch", "uênh", "uôc",  "uôi",  "uôm",  "uôn",  "uông",
    "uôt",  "uơ",  "y",    "yêm",  "yên",  "yêng", "yêt",  "yêu",  "âc",
    "âm",   "ân",  "âng",  "âp",   "ât",   "âu",   "ây",   "ê",    "êch",
    "êm",   "ên",  "êng",  "ênh",  "êp",   "êt",   "êu",   "ô",    "ôc",
    "ôi",   "ôm",  "ôn",   "ông",  "ôp",   "ôt",   "ăc",   "ăm",   "ăn",
    "ăng",  "ăp",  "ăt",   "ơ",    "ơi",   "ơm",   "ơn",   "ơp",   "ơt",
    "ư",    "ưa",  "ưc",   "ưi",   "ưm",   "ưng",  "ưt",   "ưu",   "ươc",
    "ươi",  "ươm", "ươn",  "ương", "ươp",  "ươt",  "ươu",
};

/* A syllable taken apart: its letters without the tone, in UTF-8. */
struct spelling {
    char text[2 * SYLLABLE_MAX + 1]; /* zero-terminated */
    enum tone tone;
    size_t toned, marked; /* which letter, 1 the first, has the tone, and
                             which is the last with a mark (ă â ê ô ơ ư) */
};

/* The vowel without its tone, or the letter; *tone is LEVEL without one. What
 * is beyond is none of the alphabet, and most of what is read wrongly is. */
static uint32_t untoned(uint32_t c, enum tone *tone)
{
    *tone = LEVEL;
    if (c < 0xE0 || c > 0x1EF9 || (c > 0x1B0 && c < 0x1EA0))
        return c;
    for (size_t i = 0; i < sizeof vowels / sizeof vowels[0]; i++) {
        for (int k = GRAVE; k < TONES; k++) {
            if (vowels[i].toned[k] == c) {
                *tone = (enum tone)k;
                return vowels[i].toned[LEVEL];
            }
        }
    }
    return c;
}

/* A vowel with a mark, not counting tones. */
static bool is_marked(uint32_t c)
{
    return c == 0xE2 || c == 0xEA || c == 0xF4 || c == 0x103 || c == 0x1A1 ||
           c == 0x1B0;
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c < 'z' && c != 'f' && c != 'j' && c != 'w') ||
           c == 0x111 || is_marked(c);
}

/* False when a letter is none of the alphabet, or there are two tones. */
static bool take_apart(const uint32_t *letters, size_t n, struct spelling *s)
{
    size_t length = 0;
    *s = (struct spelling){.tone = LEVEL};
    for (size_t i = 0; i < n; i++) {
        enum tone tone;
        uint32_t c = untoned(letter_to_lower(letters[i]), &tone);
        if (!is_letter(c) || (tone && s->tone))
            return false;
        if (tone) {
            s->tone = tone;
            s->toned = i + 1;
        }
        if (is_marked(c))
            s->marked = i + 1;
        length += utf8_put(c, s->text + length);
    }
    return true;
}

static int compare(const void *key, const void *rhyme)
{
    return strcmp(key, *(const char *const *)rhyme);
}

static bool is_rhyme(const char *text)
{
    return bsearch(text, rhymes, sizeof rhymes / sizeof rhymes[0],
                   sizeof rhymes[0], compare) != NULL;
}

static bool starts(const char *text, const char *head)
{
    return strncmp(text, head, strlen(head)) == 0;
}

/* Whether `rhyme` may stand behind the onset: ye- only where there is none,
 * ie- only where there is one, and of g and c their own vowels. */
static bool follows(const char *onset, enum follow follow, const char *rhyme)
{
    bool front = strchr("eiy", rhyme[0]) != NULL || starts(rhyme, "ê");
    bool bare = onset[0] == '\0';
    if (starts(rhyme, "yê") ? !bare : starts(rhyme, "iê") && bare)
        return false;
    if (strcmp(onset, "g") == 0 && rhyme[0] == 'i') /* gì, gìn, giếng */
        return true;
    return follow == ANY || (follow == FRONT) == front;
}

static bool is_spelt(const char *text)
{
    for (size_t i = 0; i < sizeof onsets / sizeof onsets[0]; i++) {
        const char *onset = onsets[i].onset;
        if (*onset && *onset != *text) /* as most */
            continue;
        const char *rhyme = text + strlen(onset);
        if (starts(text, onset) && *rhyme && is_rhyme(rhyme) &&
            follows(onset, onsets[i].follow, rhyme))
            return true;
    }
    /* quy, quyết, quốc: the u is the rhyme's */
    return starts(text, "qu") && is_rhyme(text + 1);
}

static bool ends_in_stop(const char *text)
{
    size_t n = strlen(text);
    char last = text[n - 1];
    return last == 'c' || last == 'p' || last == 't' ||
           (n > 1 && last == 'h' && text[n - 2] == 'c');
}

bool syllable_is_valid(const uint32_t *letters, size_t n)
{
    struct spelling s;
    if (n == 0 || n > SYLLABLE_MAX || !take_apart(letters, n, &s))
        return false;
    if (s.tone && s.marked && s.toned != s.marked)
        return false;
    if (ends_in_stop(s.text) && s.tone != ACUTE && s.tone != DOT)
        return false;
    return is_spelt(s.text);
}
