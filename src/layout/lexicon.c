/* SPDX-License-Identifier: MIT */
/* What a word is to the rules of line ends: lexicon.h. */
#include "layout/lexicon.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/compounds.h"
#include "layout/opportunities.h"
#include "layout/words.h"

/* Most words begin with a letter that, or whose next one, is no Roman figure.
 */
static bool is_wordy(struct str word)
{
    static const char figures[] = "IVXLC";
    unsigned char first = word.n ? (unsigned char)word.s[0] : 0;
    if (first >= 0x80)
        return word_begins_plainly(word);
    if ((first < 'a' || first > 'z') && (first < 'A' || first > 'Z'))
        return false;
    return !strchr(figures, first) ||
           (word.n > 1 && !strchr(figures, word.s[1]) &&
            word_begins_plainly(str_slice(word, 1, word.n)));
}

static struct sense look_at(struct str word)
{
    struct str open = word_without_opening(word), bare = word_bare(open);
    return (struct sense){.hash = bare.n ? syllable_hash(bare) : 0,
                          .opens = open.n < word.n,
                          .ends = bare.n < open.n,
                          .capital = letter_is_upper(word_first_char(bare)),
                          .wordy = is_wordy(word),
                          .plain = word_breaks_plainly(word),
                          .address = word_is_address(word)};
}

static bool is_of(const struct known *known, struct str word)
{
    return known->n == word.n && memcmp(known->word, word.s, word.n) == 0;
}

struct sense sense_of(struct lexicon *lexicon, struct str word)
{
    if (!lexicon || word.n == 0 || word.n > LEXICON_BYTES)
        return look_at(word);
    struct known *pair = lexicon->at[str_hash(word) % LEXICON_PAIRS];
    if (is_of(&pair[0], word))
        return pair[0].sense;
    if (is_of(&pair[1], word))
        return pair[1].sense;
    pair[1] = pair[0]; /* the older one goes */
    pair[0] = (struct known){.sense = look_at(word), .n = (uint8_t)word.n};
    memcpy(pair[0].word, word.s, word.n);
    return pair[0].sense;
}
