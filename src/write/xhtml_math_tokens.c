/* SPDX-License-Identifier: MIT */
/*
 * A text of an equation as tokens of MathML: numbers, names, signs. Word keeps
 * "2x=1" in one text; a reader of MathML wants to know what each part is, for
 * its look and for what is said of it.
 */
#include "base/utf8.h"
#include "write/xhtml_math.h"
#include "write/xml.h"

enum token { NO_TOKEN, NUMBER, NAME, WORDS_TOKEN, SIGN, GAP };

static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0;
}

static bool is_greek(uint32_t c)
{
    return c >= 0x370 && c < 0x400;
}

/* Marks that stand over the letter before them. */
static bool is_combining(uint32_t c)
{
    return (c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100);
}

/* Letters, those for mathematics too (U+2100 to U+214F, U+1D400 to U+1D7FF). */
static bool is_letter(uint32_t c)
{
    return letter_is(c) || (c >= 0x2100 && c < 0x2150) ||
           (c >= 0x1D400 && c < 0x1D800);
}

static uint32_t char_at(struct str text, size_t at)
{
    return at < text.n ? utf8_next(text, &at) : 0;
}

static size_t skip(struct str text, size_t at, bool (*is)(uint32_t c))
{
    for (size_t next = at; next < text.n; at = next) {
        if (!is(utf8_next(text, &next)))
            break;
    }
    return at;
}

/* Digits, with points and commas between them. */
static size_t skip_number(struct str text, size_t at)
{
    for (;;) {
        at = skip(text, at, is_figure);
        bool point = at < text.n && (text.s[at] == '.' || text.s[at] == ',');
        if (!point || !is_figure(char_at(text, at + 1)))
            return at;
        at++;
    }
}

/* A letter of Greek alone, or the Latin ones up to another sign. */
static size_t skip_name(struct str text, size_t at)
{
    size_t next = at;
    if (is_greek(utf8_next(text, &next)))
        return skip(text, next, is_combining);
    while (next < text.n) {
        uint32_t c = char_at(text, next);
        if (is_greek(c) || !(is_letter(c) || is_combining(c)))
            break;
        utf8_next(text, &next);
    }
    return next;
}

/* Names with a space between are words: their spaces must stay. */
static size_t skip_words(struct str text, size_t at, enum token *kind)
{
    size_t end = skip_name(text, at);
    for (;;) {
        size_t next = skip(text, end, is_blank);
        if (next == end || !is_letter(char_at(text, next)) ||
            is_greek(char_at(text, next)))
            return end;
        *kind = WORDS_TOKEN;
        end = skip_name(text, next);
    }
}

static enum token next_token(struct str text, size_t at, size_t *end)
{
    uint32_t c = char_at(text, at);
    enum token kind = is_blank(c)    ? GAP
                      : is_figure(c) ? NUMBER
                      : is_letter(c) ? NAME
                                     : SIGN;
    *end = at;
    if (kind == GAP)
        *end = skip(text, at, is_blank);
    else if (kind == NUMBER)
        *end = skip_number(text, at);
    else if (kind == NAME)
        *end = skip_words(text, at, &kind);
    else
        utf8_next(text, end);
    return kind;
}

static void write_token(struct xml *xml, enum token kind, struct str text)
{
    static const char *const elements[] = {[NUMBER] = "mn",
                                           [NAME] = "mi",
                                           [WORDS_TOKEN] = "mtext",
                                           [SIGN] = "mo",
                                           [GAP] = "mtext"};
    xml_start(xml, elements[kind]);
    xml_text(xml, text);
    xml_end_tag(xml);
}

/* Words, and not the letter of a quantity: a gap beside them is meant. */
static bool is_word(enum token kind, struct str text)
{
    return kind == WORDS_TOKEN || (kind == NAME && utf8_length(text) > 1);
}

static void write_gap(struct xml *xml)
{
    write_token(xml, GAP, STR("\xC2\xA0"));
}

/* A gap is one between numbers and names, as signs bring their own; and at the
 * ends of words, which others may follow. */
void math_tokens(struct xml *xml, struct str text)
{
    enum token before = NO_TOKEN;
    bool gap = false, word = false;
    for (size_t at = 0, end; at < text.n; at = end) {
        enum token kind = next_token(text, at, &end);
        struct str token = str_slice(text, at, end);
        if (kind == GAP) {
            gap = true;
            continue;
        }
        word = is_word(kind, token);
        if (gap && before != SIGN && kind != SIGN &&
            (before != NO_TOKEN || word))
            write_gap(xml);
        write_token(xml, kind, token);
        before = kind;
        gap = false;
    }
    if (gap && word)
        write_gap(xml);
}

bool math_is_token(struct str text)
{
    size_t end = 0;
    return text.n && next_token(text, 0, &end) != GAP && end == text.n;
}
