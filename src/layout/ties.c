/* SPDX-License-Identifier: MIT */
/*
 * Vietnamese writes its words in syllables, with a space between any two, so
 * that a line may end within a word; a reader's eye stops there. In running
 * text a tie is a price among others; in display lines, whose lengths are free,
 * it is dear, and the strength of a compound tells which is torn first.
 */
#include "layout/ties.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/compounds.h"
#include "layout/breaks.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* What has a place's name behind it. */
static const char *const places[] = {
    "tỉnh", "phố",  "huyện", "xã",  "quận", "phường",
    "trấn", "thôn", "đảo",   "khu", "sông", "hồ",
};

enum {
    DOUBTFUL = 2, /* up to this step of strength one pair in three is no word */
    BODY_DOUBTFUL = 24,
    BODY_COMPOUND = 180,
    BODY_COMPOUND_STEP = 2, /* a step of strength more */
    BODY_NAME = 240,
    DISPLAY_COMPOUND = 300,
    DISPLAY_COMPOUND_STEP = 80,
    DISPLAY_LEADER = 640,
    DISPLAY_NAME = 900,
    DISPLAY_KIND = 950
};

static int compound_tie(struct sense before, struct sense after, bool display)
{
    int strength = compound_strength(before.hash, after.hash);
    if (strength == 0)
        return BREAK_FREE;
    if (display)
        return DISPLAY_COMPOUND + (strength - 1) * DISPLAY_COMPOUND_STEP;
    return strength > DOUBTFUL
               ? BODY_COMPOUND + (strength - DOUBTFUL - 1) * BODY_COMPOUND_STEP
               : BODY_DOUBTFUL;
}

/* Letters alone, all of them capitals, and more than one. */
static bool is_in_capitals(struct str word)
{
    size_t letters = 0;
    word = word_bare(word);
    for (size_t at = 0; at < word.n; letters++) {
        if (!letter_is_upper(utf8_next(word, &at)))
            return false;
    }
    return letters > 1;
}

static bool is_place(struct str word)
{
    return word_is_one_of(word_bare(word), places, COUNT(places));
}

/* A run of words that begin with a capital. All in capitals says nothing of a
 * name; there a place has two syllables, as most do. */
static bool is_in_name(const struct words *w, size_t i)
{
    struct str before = w->at[i - 1], after = w->at[i];
    struct str head = i > 1 ? w->at[i - 2] : STR("");
    if (is_place(before))
        return true;
    if (is_in_capitals(after))
        return is_place(head) && !word_leads(before) && !word_leads(after);
    bool sentence = i == 1 || word_ends_phrase(head);
    return word_is_capitalised(before) && !is_in_capitals(before) && !sentence;
}

/* "thành phố", "thị trấn", "thị xã": rather is the name parted from these. */
static bool is_kind_of_place(struct str before, struct str after)
{
    static const char *const firsts[] = {"thành", "thị"};
    return is_place(after) &&
           word_is_one_of(word_bare(before), firsts, COUNT(firsts));
}

static int worse(int a, int b)
{
    return a > b ? a : b;
}

int tie_penalty(const struct words *w, size_t i, struct sense before,
                struct sense after, bool display)
{
    if (before.ends || after.opens)
        return BREAK_FREE;
    int penalty = compound_tie(before, after, display);
    if (after.capital && is_in_name(w, i))
        penalty = worse(penalty, display ? DISPLAY_NAME : BODY_NAME);
    if (display && word_leads(w->at[i - 1]))
        penalty = worse(penalty, DISPLAY_LEADER);
    if (display && is_kind_of_place(w->at[i - 1], w->at[i]))
        penalty = worse(penalty, DISPLAY_KIND);
    return penalty;
}
