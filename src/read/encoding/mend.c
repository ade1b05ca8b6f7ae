/* SPDX-License-Identifier: MIT */
/*
 * Letters that look right and are not: the eth of Icelandic for Đ, which old
 * keyboards and converters left (U+00D0, U+00F0), Cyrillic and Greek letters
 * among Latin ones, and characters without width within a word. None is found
 * by a search, and all are misread aloud. A word is mended where that makes it
 * a Vietnamese syllable, or an abbreviation in capitals such as "HĐND".
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "read/clean.h"
#include "read/encoding/syllable.h"
#include "stages.h"

/* What looks like an ASCII letter, or like Đ (Unicode, confusables.txt). */
static const struct {
    uint16_t odd, plain;
} alike[] = {
    {0x00D0, 0x0110}, {0x00F0, 0x0111}, {0x0189, 0x0110}, {0x0256, 0x0111},
    {0x0391, 'A'},    {0x0392, 'B'},    {0x0395, 'E'},    {0x0397, 'H'},
    {0x0399, 'I'},    {0x039A, 'K'},    {0x039C, 'M'},    {0x039D, 'N'},
    {0x039F, 'O'},    {0x03A1, 'P'},    {0x03A4, 'T'},    {0x03A5, 'Y'},
    {0x03A7, 'X'},    {0x03BF, 'o'},    {0x0405, 'S'},    {0x0406, 'I'},
    {0x0410, 'A'},    {0x0412, 'B'},    {0x0415, 'E'},    {0x041A, 'K'},
    {0x041C, 'M'},    {0x041D, 'H'},    {0x041E, 'O'},    {0x0420, 'P'},
    {0x0421, 'C'},    {0x0422, 'T'},    {0x0423, 'Y'},    {0x0425, 'X'},
    {0x0430, 'a'},    {0x0435, 'e'},    {0x043E, 'o'},    {0x0440, 'p'},
    {0x0441, 'c'},    {0x0443, 'y'},    {0x0445, 'x'},    {0x0455, 's'},
    {0x0456, 'i'},
};

struct mender {
    struct doc *doc;
    long words, first; /* mended, and the line of the first */
};

/* What the letter looks like; 0: it is no such letter. */
static uint32_t plain_of(uint32_t c)
{
    enum { GREEK = 0x370 };
    if (c < GREEK && c != 0xD0 && c != 0xF0 && c != 0x189 && c != 0x256)
        return 0;
    for (size_t i = 0; i < sizeof alike / sizeof alike[0]; i++) {
        if (alike[i].odd == c)
            return alike[i].plain;
    }
    return 0;
}

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060;
}

static bool is_eth(uint32_t c)
{
    return plain_of(c) >= 0x80;
}

/* A letter, a mark that did not compose, or what is invisible. */
static bool is_word_part(uint32_t c)
{
    return letter_is(c) || is_invisible(c) || (c >= 0x300 && c <= 0x36F) ||
           plain_of(c);
}

/* The next word; false: there is none. *odd: it has such characters. */
static bool next_word(struct str text, size_t *at, struct str *word, bool *odd)
{
    size_t start = *at;
    *odd = false;
    while (*at < text.n) {
        size_t before = *at;
        uint32_t c = utf8_next(text, at);
        if (!is_word_part(c)) {
            if (before > start)
                *at = before;
            break;
        }
        *odd = *odd || is_invisible(c) || plain_of(c);
    }
    *word = str_slice(text, start, *at);
    return word->n > 0;
}

static bool is_syllable(struct str word)
{
    uint32_t letters[SYLLABLE_MAX];
    size_t n = 0;
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at);
        if (n == SYLLABLE_MAX)
            return false;
        letters[n++] = c;
    }
    return syllable_is_valid(letters, n);
}

static bool is_capitals(struct str word)
{
    for (size_t at = 0; at < word.n;) {
        if (!letter_is_upper(utf8_next(word, &at)))
            return false;
    }
    return word.n > 0;
}

/* Each letter as what it looks like, without what is invisible, in NFC. */
static struct str plain_word(struct arena *arena, struct str word)
{
    struct buf buf = {.arena = arena};
    char bytes[4];
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at), plain = plain_of(c);
        size_t n = utf8_put(plain ? plain : c, bytes);
        if (!is_invisible(c))
            buf_add(&buf, (struct str){bytes, n});
    }
    return normalise(arena, buf_str(&buf));
}

/* Whether what is invisible stands between syllables, where a word may break:
 * all parts are some by themselves. */
static bool is_broken_rightly(struct str word)
{
    size_t start = 0;
    bool any = false;
    for (size_t at = 0; at < word.n;) {
        size_t before = at;
        if (!is_invisible(utf8_next(word, &at)))
            continue;
        any = true;
        if (before > start && !is_syllable(str_slice(word, start, before)))
            return false;
        start = at;
    }
    return any &&
           (start == word.n || is_syllable(str_slice(word, start, word.n)));
}

/* Letters of another alphabet alone are a word of another language; Đ is none
 * of theirs. */
static bool is_mixed(struct str word)
{
    bool own = false, invisible = false;
    for (size_t at = 0; at < word.n;) {
        uint32_t c = utf8_next(word, &at);
        own = own || is_eth(c) || (letter_is(c) && !plain_of(c));
        invisible = invisible || is_invisible(c);
    }
    return own || invisible;
}

/* The word as it was meant, or itself. No Icelandic word begins with an eth,
 * but names of the highlands do with Đ that are no syllables: "Đắk". */
static struct str mend_word(struct arena *arena, struct str word)
{
    size_t at = 0;
    if (!is_mixed(word) || is_broken_rightly(word))
        return word;
    struct str plain = plain_word(arena, word);
    bool meant = is_syllable(plain) || is_capitals(plain) ||
                 is_eth(utf8_next(word, &at));
    return meant && !str_eq(plain, word) ? plain : word;
}

/* The first bytes of such characters. */
static const bool leads[256] = {
    [0xC2] = true, [0xC3] = true, [0xC6] = true, [0xC9] = true, [0xCE] = true,
    [0xCF] = true, [0xD0] = true, [0xD1] = true, [0xE2] = true,
};

/* Whether such a character begins at `c`, which is one of them: most texts have
 * none, and each is asked. */
static bool is_suspect_at(const unsigned char *c)
{
    switch (c[0]) {
    case 0xC2:
        return c[1] == 0xAD;
    case 0xC3:
        return (c[1] & 0xDF) == 0x90;
    case 0xC6:
        return c[1] == 0x89;
    case 0xE2:
        return (c[1] == 0x80 && c[2] >= 0x8B && c[2] <= 0x8D) ||
               (c[1] == 0x81 && c[2] == 0xA0);
    default:
        return true;
    }
}

static bool is_suspect(struct str text)
{
    const unsigned char *s = (const unsigned char *)text.s;
    for (size_t i = 0; i < text.n; i++) {
        if (leads[s[i]] && is_suspect_at(s + i))
            return true;
    }
    return false;
}

static struct str mend(struct mender *m, struct str text, long line)
{
    struct arena *arena = m->doc->arena;
    struct buf buf = {.arena = arena};
    struct str word;
    size_t done = 0;
    bool odd;
    if (!is_suspect(text))
        return text;
    for (size_t at = 0; next_word(text, &at, &word, &odd);) {
        struct str mended = odd ? mend_word(arena, word) : word;
        if (mended.s == word.s)
            continue;
        buf_add(&buf, str_slice(text, done, at - word.n));
        buf_add(&buf, mended);
        done = at;
        m->first = m->words++ ? m->first : line;
    }
    if (done == 0)
        return text;
    buf_add(&buf, str_slice(text, done, text.n));
    return buf_str(&buf);
}

static void mend_node(struct mender *m, struct node *n)
{
    if (n->kind == NODE_TEXT) {
        n->as.text = mend(m, n->as.text, n->line);
    } else if (n->kind == NODE_IMAGE) {
        n->as.image->alt = mend(m, n->as.image->alt, n->line);
        n->as.image->title = mend(m, n->as.image->title, n->line);
    }
}

static void mend_meta(struct mender *m)
{
    struct meta *meta = &m->doc->meta;
    meta->title = mend(m, meta->title, 0);
    meta->description = mend(m, meta->description, 0);
    for (size_t i = 0; i < meta->authors.n; i++)
        meta->authors.at[i] = mend(m, meta->authors.at[i], 0);
    for (size_t i = 0; i < meta->organisations.n; i++)
        meta->organisations.at[i] = mend(m, meta->organisations.at[i], 0);
}

static bool is_code(const struct node *n)
{
    return n->parent &&
           (n->parent->kind == NODE_CODE || n->parent->kind == NODE_CODE_BLOCK);
}

void mend_letters(struct doc *doc)
{
    struct mender m = {.doc = doc};
    if (!language_is(node_lang(doc, doc->root), "vi"))
        return;
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        bool has_text = n->kind == NODE_TEXT || n->kind == NODE_IMAGE;
        if (has_text && !is_code(n) && language_is(node_lang(doc, n), "vi"))
            mend_node(&m, n);
    }
    mend_meta(&m);
    if (m.words)
        log_add(doc->log, LOG_NOTICE, m.first,
                PLURAL("%ld word, on this line, had letters that only look "
                       "like Vietnamese ones, or invisible characters; it was "
                       "mended",
                       "%ld words, the first on this line, had letters that "
                       "only look like Vietnamese ones, or invisible "
                       "characters; they were mended",
                       m.words),
                m.words);
}
