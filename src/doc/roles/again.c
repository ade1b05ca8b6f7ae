/* SPDX-License-Identifier: MIT */
/* What a document names again: the body of its head, and lines in capitals. */
#include "doc/roles/near.h"

enum { BODY_REACH = 8, TITLE_REACH = 60, SHARE_MIN = 60 };

static bool next_folded_word(struct str letters, size_t *at, struct str *word)
{
    while (*at < letters.n && letters.s[*at] == ' ')
        ++*at;
    size_t end = *at;
    while (end < letters.n && letters.s[end] != ' ')
        end++;
    *word = str_slice(letters, *at, end);
    *at = end;
    return word->n > 0;
}

static bool knows_word(const struct head_words *words, struct str word)
{
    for (size_t i = 0; i < words->n; i++) {
        if (str_eq(words->at[i], word))
            return true;
    }
    return false;
}

static void keep_word(struct head_words *words, struct str word)
{
    if (words->n < WORDS_KEPT && !knows_word(words, word))
        words->at[words->n++] = word;
}

static struct head_words words_above(const struct units *units, size_t nation)
{
    struct head_words words = {.n = 0};
    size_t from = nation > BODY_REACH ? nation - BODY_REACH : 0;
    struct str word;
    for (size_t i = from; i < nation; i++) {
        for (size_t at = 0;
             has(&units->at[i], HAS_CAPITALS) &&
             next_folded_word(units->at[i].folded.letters, &at, &word);)
            keep_word(&words, word);
    }
    return words;
}

/* A committee's chairman issues in its name, and UBND is a short form. */
static void keep_short_forms(struct head_words *words)
{
    if (knows_word(words, STR("ubnd"))) {
        keep_word(words, STR("uy"));
        keep_word(words, STR("ban"));
        keep_word(words, STR("nhan"));
        keep_word(words, STR("dan"));
    }
    if (knows_word(words, STR("uy"))) {
        keep_word(words, STR("chu"));
        keep_word(words, STR("tich"));
    }
}

void see_body_again(const struct units *units, size_t nation)
{
    struct head_words words = words_above(units, nation);
    keep_short_forms(&words);
    for (size_t i = nation; i < units->n && i < nation + TITLE_REACH; i++) {
        struct unit *unit = &units->at[i];
        size_t all = 0, known = 0;
        struct str word;
        for (size_t at = 0; has(unit, HAS_CAPITALS) &&
                            next_folded_word(unit->folded.letters, &at, &word);
             all++) {
            if (str_ends(word, STR(":")))
                word.n--;
            known += knows_word(&words, word);
        }
        bool same = all > 0 && known * 100 >= all * SHARE_MIN;
        set_has(unit, HAS_NAMED_IN_HEAD, same && has(unit, HAS_AUTHORITY_WORD));
        set_has(unit, HAS_WORDS_OF_HEAD,
                same && !has(unit, HAS_AUTHORITY_WORD));
    }
}

void see_repeats(const struct units *units, size_t i,
                 struct head_words *earlier)
{
    struct unit *unit = &units->at[i];
    if (unit->length <= 5 || !has(unit, HAS_CAPITALS))
        return;
    set_has(unit, HAS_SAID_BEFORE, knows_word(earlier, unit->folded.letters));
    keep_word(earlier, unit->folded.letters);
}
