/* SPDX-License-Identifier: MIT */
/*
 * The words of a heading, each in one piece: what a line end would tear stands
 * in a span that is not wrapped. No-break spaces would do as well, but who
 * searches for "môi trường" types another space, and what is copied would have
 * them; a span changes the text for nobody.
 */
#include "write/xhtml_words.h"

#include "base/utf8.h"
#include "doc/compounds.h"
#include "write/xml.h"

/* From this step of strength on, five pairs in six are words. */
enum { SURE = 3 };

/* The word at byte `at`, up to the next space. */
static struct str word_at(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.n && text.s[end] != ' ')
        end++;
    return str_slice(text, at < text.n ? at : text.n, end);
}

/* Nothing but letters: no stop, no bracket. */
static bool is_plain(struct str word)
{
    for (size_t at = 0; at < word.n;) {
        if (!letter_is(utf8_next(word, &at)))
            return false;
    }
    return word.n > 0;
}

/* How strongly the word that ends at byte `end` and the next one are one; the
 * second may have a stop behind it. */
static int strength_at(struct str text, struct str word)
{
    size_t end = (size_t)(word.s - text.s) + word.n;
    struct str next = word_at(text, end + 1);
    while (next.n && !letter_is((uint32_t)(unsigned char)next.s[next.n - 1]) &&
           (unsigned char)next.s[next.n - 1] < 0x80)
        next.n--;
    if (!is_plain(word) || !is_plain(next))
        return 0;
    return compound_strength(syllable_hash(word), syllable_hash(next));
}

/* The byte behind the word that begins at `at`, or behind the two that are one;
 * the second of these is not the first of a stronger pair. */
static size_t pair_end(struct str text, size_t at)
{
    struct str first = word_at(text, at);
    size_t end = at + first.n;
    int strength = strength_at(text, first);
    if (strength < SURE || end >= text.n)
        return end;
    struct str second = word_at(text, end + 1);
    if (strength_at(text, second) > strength)
        return end;
    return end + 1 + second.n;
}

/* A preposition goes with what follows it. */
static size_t whole_end(struct str text, size_t at)
{
    struct str first = word_at(text, at);
    size_t end = at + first.n;
    if (word_leads(first) && end + 1 < text.n)
        return pair_end(text, end + 1);
    return pair_end(text, at);
}

void xhtml_words(struct xml *xml, struct str text)
{
    size_t from = 0; /* of what is not written yet */
    for (size_t at = 0, end; at < text.n; at = end + 1) {
        end = whole_end(text, at);
        if (end == at + word_at(text, at).n)
            continue;
        xml_text(xml, str_slice(text, from, at));
        xml_start(xml, "span");
        xml_attribute(xml, "class", STR("whole"));
        xml_text(xml, str_slice(text, at, end));
        xml_end_tag(xml);
        from = end;
    }
    xml_text(xml, str_slice(text, from, text.n));
}
