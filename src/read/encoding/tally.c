/* SPDX-License-Identifier: MIT */
/*
 * Counts the words of a text that have a letter beyond ASCII, and how many of
 * them are Vietnamese syllables. A Vietnamese text has nearly all, a text in
 * another language or in the wrong encoding few: that is how readings of the
 * same bytes are told apart.
 */
#include "read/encoding/tally.h"

#include <string.h>

#include "base/utf8.h"
#include "read/encoding/legacy.h"
#include "read/encoding/syllable.h"

enum { WORD_MAX = 64 /* letters that are looked at */ };

/* What a word shows beyond ASCII as it stands in the text. */
enum evidence {
    NO_EVIDENCE,
    AT_HEAD, /* signs before all letters: "£", "µm" */
    AT_TAIL, /* one behind them, so far: "m²" */
    INSIDE   /* letters, or signs among letters */
};

struct word {
    uint32_t letters[WORD_MAX];
    size_t n;
    bool beyond_ascii;
    enum evidence evidence;
    bool spelt; /* has a letter as it stands, not only signs */
    bool own;   /* one that no old font has a code for */
    uint64_t codes;
};

/* Signs of Latin-1 that stand beside words in good text, and are letters in
 * text of the old fonts: « » ¡ ¿ § ¶ · ° ¹ ² ³ ® © ª º. */
static bool is_beside(uint32_t c)
{
    static const unsigned char signs[] = {0xAB, 0xBB, 0xA1, 0xBF, 0xA7,
                                          0xB6, 0xB7, 0xB0, 0xB9, 0xB2,
                                          0xB3, 0xAE, 0xA9, 0xAA, 0xBA};
    return c < 0x100 && memchr(signs, (int)c, sizeof signs) != NULL;
}

/* Signs of Latin-1 that stand before a word: £ ¥ ¢ ¤ § ¶ µ ° ± · « ¡ ¿ × ÷ ¼ ½
 * ¾; and behind one: ° º ª ¹ ² ³ ® © £ ¥ ¢ ». */
static bool is_head_sign(uint32_t c)
{
    static const unsigned char signs[] = {0xA3, 0xA5, 0xA2, 0xA4, 0xA7, 0xB6,
                                          0xB5, 0xB0, 0xB1, 0xB7, 0xAB, 0xA1,
                                          0xBF, 0xD7, 0xF7, 0xBC, 0xBD, 0xBE};
    return c < 0x100 && memchr(signs, (int)c, sizeof signs) != NULL;
}

static bool is_tail_sign(uint32_t c)
{
    static const unsigned char signs[] = {0xB0, 0xBA, 0xAA, 0xB9, 0xB2, 0xB3,
                                          0xAE, 0xA9, 0xA3, 0xA5, 0xA2, 0xBB};
    return c < 0x100 && memchr(signs, (int)c, sizeof signs) != NULL;
}

/* What words are made of here: letters, and the signs of Latin-1, which may
 * be letters meant by an old font. */
static bool is_word_part(uint32_t c)
{
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return (c > 0xA0 && c < 0x2000) || c > 0x206F;
}

static bool is_vowel(uint32_t c)
{
    uint32_t lower = letter_to_lower(c);
    return lower == 'a' || lower == 'e' || lower == 'i' || lower == 'o' ||
           lower == 'u' || lower == 'y' || (c >= 0x80 && lower != 0x111);
}

/* QĐ, HĐND: capitals without a vowel, of any reading's language. */
static bool is_abbreviation(const struct word *w)
{
    for (size_t i = 0; i < w->n; i++) {
        uint32_t c = w->letters[i];
        if ((c >= 'a' && c <= 'z') || is_vowel(c) || !letter_is_upper(c))
            return false;
    }
    return true;
}

static bool is_odd(const struct word *w)
{
    for (size_t i = 0; i < w->n; i++) {
        uint32_t c = w->letters[i];
        if (c >= 0x80 && c < 0x2000 && !letter_is(c))
            return true;
        if (c >= 0x80 && i + 1 < w->n && w->letters[i + 1] >= 0x80)
            return true;
    }
    return false;
}

/* A capital beyond ASCII behind a small letter, "kẸt": read wrongly. */
static bool has_odd_capital(const struct word *w)
{
    for (size_t i = 1; i < w->n; i++) {
        uint32_t before = w->letters[i - 1];
        if (before >= 'a' && before <= 'z' && w->letters[i] >= 0x80 &&
            letter_is_upper(w->letters[i]))
            return true;
    }
    return false;
}

static void count_word(struct tally *t, struct word *w)
{
    while (w->n && is_beside(w->letters[w->n - 1]))
        w->n--;
    size_t start = 0;
    while (start < w->n && is_beside(w->letters[start]))
        start++;
    w->n -= start;
    w->beyond_ascii = false;
    for (size_t i = 0; i < w->n; i++) {
        w->letters[i] = w->letters[i + start];
        w->beyond_ascii = w->beyond_ascii || w->letters[i] >= 0x80;
    }
    if (w->beyond_ascii && !is_abbreviation(w)) {
        bool valid = !has_odd_capital(w) && syllable_is_valid(w->letters, w->n);
        t->words++;
        t->valid += valid;
        t->odd += is_odd(w);
        t->own += valid && w->own;
        t->codes |= valid ? w->codes : 0;
    }
}

static void end_word(struct tally *t, struct word *w)
{
    if (w->beyond_ascii && w->evidence == INSIDE && w->spelt)
        count_word(t, w);
    w->n = 0;
    w->beyond_ascii = w->spelt = w->own = false;
    w->evidence = NO_EVIDENCE;
    w->codes = 0;
}

/* What the word shows with its next character, as it stands. */
static enum evidence evidence_with(const struct word *w, uint32_t c)
{
    if (w->evidence == INSIDE || (w->evidence == AT_TAIL && c < 0x80))
        return INSIDE;
    if (c < 0x80)
        return w->evidence;
    if (w->n == 0 && is_head_sign(c))
        return AT_HEAD;
    return is_tail_sign(c) ? AT_TAIL : INSIDE;
}

/* A letter of ASCII, which stands for itself. */
static void add_plain(struct word *w, uint32_t letter)
{
    w->evidence = evidence_with(w, letter);
    w->spelt = true;
    if (w->n < WORD_MAX)
        w->letters[w->n++] = letter;
}

/* `codes` stand in the text, and are read as `letter`. */
static void add_letter(struct tally *t, struct word *w, struct str codes,
                       uint32_t letter)
{
    if (!is_word_part(letter)) {
        end_word(t, w);
        return;
    }
    if (codes.n == 1 && (unsigned char)codes.s[0] == letter) { /* as most */
        add_plain(w, letter);
        return;
    }
    for (size_t at = 0; at < codes.n;) {
        uint32_t c = utf8_next(codes, &at);
        w->evidence = evidence_with(w, c);
        w->codes |= c < 0x80 ? 0 : (uint64_t)1 << (c & 63);
        w->spelt = w->spelt || letter_is(c) || c >= 0xF000;
        w->own = w->own || (c >= 0x100 && c < 0x2000 && !windows_1252_byte(c));
    }
    if (w->n < WORD_MAX)
        w->letters[w->n++] = letter;
    w->beyond_ascii = w->beyond_ascii || letter >= 0x80;
}

/* What words of one code each are made of: letters, and the controls, of which
 * some are letters in VISCII and TCVN 5712-1. */
static bool is_word_code(unsigned char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c < 0x20 && c != '\n');
}

/* Where the first word from `at` on begins that has a letter or sign beyond
 * ASCII, which in most texts few have: the others tell nothing. */
static size_t next_telling(struct str text, size_t at)
{
    size_t first = str_beyond_ascii(text, at);
    while (first > at && is_word_code((unsigned char)text.s[first - 1]))
        first--;
    return first;
}

struct tally tally_text(struct str text)
{
    struct tally t = {0};
    struct word w = {.n = 0};
    for (size_t at = next_telling(text, 0), start = at; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        add_letter(&t, &w, str_slice(text, start, at), c);
        start = at = w.n ? at : next_telling(text, at);
    }
    end_word(&t, &w);
    return t;
}

struct tally tally_legacy(struct str text, enum legacy legacy)
{
    struct tally t = {0};
    struct word w = {.n = 0};
    for (size_t at = next_telling(text, 0), start = at; at < text.n;) {
        uint32_t c = legacy_next(text, &at, legacy);
        add_letter(&t, &w, str_slice(text, start, at), c);
        start = at = w.n ? at : next_telling(text, at);
    }
    end_word(&t, &w);
    return t;
}

void tally_add(struct tally *sum, struct tally more)
{
    sum->words += more.words;
    sum->valid += more.valid;
    sum->odd += more.odd;
    sum->own += more.own;
    sum->codes |= more.codes;
}

bool tally_is_diverse(struct tally tally)
{
    return (tally.codes & (tally.codes - 1)) != 0;
}

bool tally_reaches(struct tally tally, size_t hundredths)
{
    return tally.valid * 100 >= tally.words * hundredths;
}
