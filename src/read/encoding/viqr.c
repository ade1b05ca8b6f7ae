/* SPDX-License-Identifier: MIT */
/*
 * VIQR (RFC 1456, section 3): the marks of a vowel are written behind it, as
 * ( ^ + for those of ă â ơ and ' ` ? ~ . for the tones; dd is đ, and a
 * backslash makes a mark a sign again. Few wrote that backslash: "dda^u?" is a
 * question. So a word is read with all of its marks when that makes a
 * Vietnamese syllable, else with so many of the first ones as make one; the
 * others are signs. What is no syllable either way, such as "DDa('k", has its
 * marks, but for stops and question marks.
 */
#include "read/encoding/viqr.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/encoding/syllable.h"

enum { WORD_MAX = 24 /* letters; a longer one is none of this kind */ };

struct word {
    uint32_t letters[WORD_MAX];
    size_t n, end;           /* of its bytes */
    size_t marks, last_mark; /* how many were read, and where the last is */
    size_t shapes;           /* ( ^ + among them */
};

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t shaped(uint32_t letter, char mark)
{
    static const struct {
        char letter, mark;
        uint16_t shaped;
    } shapes[] = {{'a', '(', 0x103}, {'a', '^', 0xE2},  {'e', '^', 0xEA},
                  {'o', '^', 0xF4},  {'o', '+', 0x1A1}, {'u', '+', 0x1B0}};
    uint32_t lower = letter_to_lower(letter);
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if ((uint32_t)shapes[i].letter == lower && shapes[i].mark == mark)
            return lower == letter ? shapes[i].shaped
                                   : letter_to_upper(shapes[i].shaped);
    }
    return 0;
}

/* What the letter becomes by the mark behind it, or 0. */
static uint32_t marked(uint32_t letter, char mark)
{
    static const char tones[] = "`?~'.";
    static const uint16_t combining[] = {0x300, 0x309, 0x303, 0x301, 0x323};
    const char *tone = mark ? strchr(tones, mark) : NULL;
    return tone ? vowel_with_tone(letter, combining[tone - tones])
                : shaped(letter, mark);
}

static bool is_doubtful(char mark)
{
    return mark == '.' || mark == '?';
}

/* The word at byte `at`, with the marks before byte `limit`; `sure`: without
 * those that often end a sentence. */
static struct word read_word(struct str text, size_t at, size_t limit,
                             bool sure)
{
    struct word w = {.n = 0};
    for (; at < text.n && w.n < WORD_MAX; at++) {
        char c = text.s[at];
        uint32_t *last = w.n ? &w.letters[w.n - 1] : NULL;
        bool takes = last && at < limit && !(sure && is_doubtful(c));
        uint32_t made = takes ? marked(*last, c) : 0;
        if (takes && w.n == 1 && (c | 0x20) == 'd' && (*last | 0x20) == 'd')
            made = *last == 'd' ? 0x111 : 0x110;
        if (!made && !is_ascii_letter(c))
            break;
        if (made) {
            *last = made;
            w.marks++;
            w.last_mark = at;
            w.shapes += c == '(' || c == '^' || c == '+';
        } else {
            w.letters[w.n++] = (unsigned char)c;
        }
    }
    w.end = at;
    return w;
}

static bool is_syllable(const struct word *w)
{
    return w->n <= SYLLABLE_MAX && syllable_is_valid(w->letters, w->n);
}

/* Whether what was read is followed by marks, and these by a letter. */
static bool goes_on(struct str text, const struct word *w)
{
    size_t at = w->end;
    while (at < text.n && text.s[at] && strchr("(^+`?~'.", text.s[at]))
        at++;
    return at > w->end && at < text.n && is_ascii_letter(text.s[at]);
}

/* The word as it was most likely meant. */
static struct word find_word(struct str text, size_t at)
{
    struct word all = read_word(text, at, text.n, false), w = all;
    while (w.marks && !is_syllable(&w))
        w = read_word(text, at, w.last_mark, false);
    bool found = is_syllable(&w) && !goes_on(text, &w);
    return all.marks && !found ? read_word(text, at, text.n, true) : w;
}

static void add_word(struct buf *buf, const struct word *w)
{
    char bytes[4];
    for (size_t i = 0; i < w->n; i++) {
        size_t n = utf8_put(w->letters[i], bytes);
        buf_add(buf, (struct str){bytes, n});
    }
}

/* The end of the tag, of HTML, at byte `at`, or `at`: none is. */
static size_t skip_tag(struct str text, size_t at)
{
    char next = at + 1 < text.n ? text.s[at + 1] : '\0';
    if (text.s[at] != '<' || !(is_ascii_letter(next) || strchr("/!?", next)))
        return at;
    const char *end = memchr(text.s + at, '>', text.n - at);
    return end && next ? (size_t)(end - text.s) + 1 : at;
}

static bool is_escape(struct str text, size_t at)
{
    return text.s[at] == '\\' && at + 1 < text.n &&
           strchr("(^+`?~'.\\dD", text.s[at + 1]) && text.s[at + 1];
}

struct str viqr_to_unicode(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        size_t behind = skip_tag(text, at);
        if (is_ascii_letter(text.s[at])) {
            struct word w = find_word(text, at);
            add_word(&buf, &w);
            at = w.end;
        } else if (behind > at) {
            buf_add(&buf, str_slice(text, at, behind));
            at = behind;
        } else {
            at += is_escape(text, at);
            buf_add_char(&buf, text.s[at++]);
        }
    }
    return buf_str(&buf);
}

/* Words with marks that make syllables, of those that have any. A mark that
 * only ends a word may be a stop, and "I'm" and "a.m." have others. */
bool viqr_is_likely(struct str text)
{
    enum { A_FEW = 6, SHARE = 80 };
    size_t words = 0, valid = 0, shapes = 0;
    for (size_t at = 0; at < text.n;) {
        if (!is_ascii_letter(text.s[at])) {
            at++;
            continue;
        }
        struct word w = read_word(text, at, text.n, false);
        bool counts = w.marks > 1 || (w.marks && w.last_mark + 1 < w.end);
        words += counts;
        valid += counts && is_syllable(&w);
        shapes += counts ? w.shapes : 0;
        at = w.end;
    }
    return valid >= A_FEW && shapes >= A_FEW && valid * 100 >= words * SHARE;
}
