/* SPDX-License-Identifier: MIT */
/*
 * The ends of sentences in running text, as far as they are beyond doubt: a
 * stop behind a word that is no abbreviation, white space, and a capital
 * letter. Of a text so long that it must be divided there are enough of them;
 * "TP. Hồ Chí Minh" and "GS. TS." are none.
 */
#include "base/utf8.h"
#include "write/epub_split.h"

/* Words as short as this and with a capital may be abbreviations: "Tp.". */
enum { SHORT_WORD = 3 };

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_abbreviated(const struct epub_reading *r)
{
    return r->mixed || !r->lower || r->word < 2 ||
           (r->capital && r->word <= SHORT_WORD);
}

static void read_word(struct epub_reading *r, uint32_t c)
{
    bool stop = c == '!' || c == '?' || c == 0x2026;
    if (stop || (c == '.' && !is_abbreviated(r))) {
        r->ended = true;
    } else if (!(r->ended && mark_is_closing(c))) {
        r->ended = false;
        r->mixed = r->mixed || !letter_is(c);
        r->capital = r->word == 0 ? letter_is_upper(c) : r->capital;
        r->lower = letter_is_lower(c);
        r->word++;
    }
}

enum epub_rank epub_read(struct epub_reading *r, struct str text, size_t *at)
{
    uint32_t c = utf8_next(text, at);
    enum epub_rank rank = RANK_NONE;
    if (is_space(c)) {
        r->line = r->line || (c == '\n' && r->code);
        r->space = true;
        return RANK_NONE;
    }
    if (r->space) {
        bool begins = letter_is_upper(c) || mark_is_opening(c);
        rank = r->code              ? (r->line ? RANK_SENTENCE : RANK_SPACE)
               : r->ended && begins ? RANK_SENTENCE
               : r->line            ? RANK_LINE
                                    : RANK_SPACE;
        *r = (struct epub_reading){.code = r->code};
    }
    read_word(r, c);
    return rank;
}
