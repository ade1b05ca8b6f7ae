/* SPDX-License-Identifier: MIT */
/*
 * Whether a line goes on with the one above it: both in capitals or neither, a
 * sentence that is still open, a line that was broken because it was full.
 */
#include "doc/roles/pair.h"

#include "doc/roles/words.h"

struct points {
    enum role from, to;
    signed char points;
};

#define P(from, to, points)                                                    \
    {                                                                          \
        ROLE_##from, ROLE_##to, (points)                                       \
    }

static const struct points same_case[] = {
    P(SUBJECT, SUBJECT, 3), P(APPENDIX_TITLE, APPENDIX_TITLE, 2),
    P(BODY, BODY, 1), P(AUTHORITY, AUTHORITY, 3)};
static const struct points other_case[] = {
    P(SUBJECT, SUBJECT, -11), P(APPENDIX_TITLE, APPENDIX_TITLE, -8),
    P(TITLE, TITLE, -4), P(AUTHORITY, AUTHORITY, -8)};
/* Two lines in small letters, the first with an end, the next with a start. */
static const struct points both_whole[] = {
    P(SUBJECT, SUBJECT, -6), P(APPENDIX_TITLE, APPENDIX_TITLE, -3)};
/* What goes on need not begin as its kind does. */
static const struct points no_body[] = {P(BODY, BODY, 7)};
static const struct points no_authority[] = {P(AUTHORITY, AUTHORITY, 12)};
static const struct points no_post[] = {P(POST, POST, 7)};
static const struct points small_start[] = {
    P(SUBJECT, SUBJECT, 6), P(GROUNDS, GROUNDS, 9),
    P(LIST, LIST, 4),       P(RECIPIENT, RECIPIENT, 4),
    P(TEXT, TEXT, 2),       P(ABSTRACT, ABSTRACT, 4),
    P(TITLE, TITLE, 3),     P(TITLE_NOTE, TITLE_NOTE, 6),
    P(HEADING, HEADING, 2), P(APPENDIX_TITLE, APPENDIX_TITLE, 4)};
static const struct points open_bracket[] = {P(TITLE_NOTE, TITLE_NOTE, 9)};
static const struct points comma[] = {
    P(SUBJECT, SUBJECT, 4),     P(BODY, BODY, 4),
    P(AUTHORITY, AUTHORITY, 2), P(APPENDIX_TITLE, APPENDIX_TITLE, 3),
    P(ABSTRACT, ABSTRACT, 2),   P(ADDRESSEE, ADDRESSEE, 4)};
static const struct points no_stop[] = {
    P(GROUNDS, GROUNDS, 4), P(TEXT, TEXT, 1), P(ADDRESSEE, ADDRESSEE, 1)};
static const struct points stop[] = {P(GROUNDS, GROUNDS, -1),
                                     P(SUBJECT, SUBJECT, -8)};
/* The next line's first word would have had room on the line above, or not. */
static const struct points has_room[] = {P(SUBJECT, SUBJECT, -1),
                                         P(SUBJECT, AUTHORITY, 2)};
static const struct points is_full[] = {
    P(SUBJECT, SUBJECT, 4), P(SUBJECT, AUTHORITY, -3),
    P(AUTHORITY, AUTHORITY, 4), P(BODY, BODY, 1),
    P(APPENDIX_TITLE, APPENDIX_TITLE, 3)};
static const struct points half_name[] = {
    P(SUBJECT, SUBJECT, 5), P(SUBJECT, AUTHORITY, -6),
    P(AUTHORITY, AUTHORITY, 2), P(BODY, BODY, 2),
    P(APPENDIX_TITLE, APPENDIX_TITLE, 4)};
static const struct points open_word[] = {
    P(SUBJECT, SUBJECT, 7), P(SUBJECT, AUTHORITY, -9),
    P(KIND, SUBJECT, 2),    P(AUTHORITY, AUTHORITY, 2),
    P(BODY, BODY, 3),       P(APPENDIX_TITLE, APPENDIX_TITLE, 5)};
static const struct points lone_mark[] = {P(RECIPIENT, RECIPIENT, 6),
                                          P(LIST, LIST, 6)};
/* The archive is the last recipient. */
static const struct points archived[] = {P(RECIPIENT, NAME, 16),
                                         P(RECIPIENT, POST, 4)};
/* A kind and its subject, each marked as a heading. */
static const struct points both_marked[] = {P(KIND, SUBJECT, 12),
                                            P(SUBJECT, SUBJECT, 6)};
/* A title begins at the top of the right column. */
static const struct points new_column[] = {P(TITLE_NOTE, KIND, 20),
                                           P(TITLE_NOTE, SUBJECT, -12)};
static const struct points gap[] = {P(SUBJECT, SUBJECT, -9),
                                    P(BODY, BODY, -2),
                                    P(TITLE, TITLE, -4),
                                    P(ABSTRACT, ABSTRACT, -4),
                                    P(AUTHORITY, AUTHORITY, -2),
                                    P(APPENDIX_TITLE, APPENDIX_TITLE, -1),
                                    P(POST, NAME, 2)};

static void add(struct grammar *grammar, const struct points *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        grammar->step[points[i].from][points[i].to] += points[i].points;
}

#define ADD(list) add(grammar, (list), sizeof(list) / sizeof((list)[0]))

static void weigh_case(const struct unit *above, const struct unit *here,
                       struct grammar *grammar)
{
    if (has(above, HAS_CAPITALS) == has(here, HAS_CAPITALS))
        ADD(same_case);
    else
        ADD(other_case);
    if (has(above, HAS_SMALL_LETTERS) && has(here, HAS_SMALL_LETTERS) &&
        !has(here, HAS_BEGINS_SMALL) && !has(above, HAS_ENDS_IN_COMMA) &&
        !ends_in_open_word(above->text))
        ADD(both_whole);
}

static void weigh_starts(const struct unit *above, const struct unit *here,
                         struct grammar *grammar)
{
    if (has(here, HAS_NO_BODY))
        ADD(no_body);
    if (has(here, HAS_NO_AUTHORITY))
        ADD(no_authority);
    if (has(here, HAS_NO_POST) && has(here, HAS_CAPITALS) &&
        !has(here, HAS_LENGTH_99))
        ADD(no_post);
    if (has(here, HAS_BEGINS_SMALL) && !has(above, HAS_ENDS_IN_STOP))
        ADD(small_start);
}

static bool is_open_bracket(const struct unit *unit)
{
    size_t open = 0, closed = 0;
    for (size_t i = 0; i < unit->folded.letters.n; i++) {
        open += unit->folded.letters.s[i] == '(';
        closed += unit->folded.letters.s[i] == ')';
    }
    return has(unit, HAS_OPENS_BRACKET) && open > closed;
}

static void weigh_ends(const struct unit *above, const struct unit *here,
                       struct grammar *grammar)
{
    bool opens = has(here, HAS_CAPITALS) || has(here, HAS_GROUNDS) ||
                 has(here, HAS_NUMBER_MARK) || has(here, HAS_HEADING_MARK);
    if (is_open_bracket(above))
        ADD(open_bracket);
    if (has(above, HAS_ENDS_IN_COMMA))
        ADD(comma);
    else if (!has(above, HAS_ENDS_IN_STOP) && !has(above, HAS_ENDS_IN_COLON) &&
             !has(above, HAS_LONG) && !opens)
        ADD(no_stop);
    if (has(above, HAS_ENDS_IN_STOP))
        ADD(stop);
    if (str_eq(above->text, STR("-")) && !has(here, HAS_CAPITALS))
        ADD(lone_mark);
}

static size_t first_word(const struct unit *unit)
{
    size_t n = str_find(unit->folded.letters, STR(" "));
    return n < unit->folded.letters.n ? n : unit->folded.letters.n;
}

enum { ABOUT = 5 }; /* units before and behind, whose lines tell the width */

/* The width to which the capital lines about are filled. */
static size_t width_about(const struct units *units, size_t i)
{
    size_t from = i > ABOUT ? i - ABOUT : 0, width = 0;
    for (size_t k = from; k < units->n && k < i + ABOUT; k++) {
        const struct unit *unit = &units->at[k];
        if (has(unit, HAS_CAPITALS) && unit->length > width)
            width = unit->length;
    }
    return width;
}

static void weigh_width(const struct units *units, size_t i,
                        struct grammar *grammar)
{
    const struct unit *unit = &units->at[i - 1], *next = &units->at[i];
    if (!has(unit, HAS_CAPITALS) && !has(unit, HAS_BEGINS_WITH_KIND))
        return;
    if (unit->length + 1 + first_word(next) <= width_about(units, i))
        ADD(has_room);
    else
        ADD(is_full);
}

void pair_weigh(const struct units *units, size_t i, struct grammar *grammar)
{
    const struct unit *unit = &units->at[i - 1], *next = &units->at[i];
    weigh_case(unit, next, grammar);
    weigh_starts(unit, next, grammar);
    weigh_ends(unit, next, grammar);
    weigh_width(units, i, grammar);
    if (ends_in_half_name(unit->text) && !has(next, HAS_AUTHORITY_WORD) &&
        has(next, HAS_CAPITALS))
        ADD(half_name);
    if (ends_in_open_word(unit->text))
        ADD(open_word);
    if (has(unit, HAS_MARKED_HEADING) && has(next, HAS_MARKED_HEADING) &&
        !has(next, HAS_HEADING_MARK) && !has(next, HAS_NUMBER_MARK))
        ADD(both_marked);
    if (has(unit, HAS_ARCHIVE) &&
        (has(next, HAS_SURNAME) || !has(next, HAS_NO_POST)))
        ADD(archived);
    if (unit->column == 1 && next->column == 2)
        ADD(new_column);
    if (next->gap)
        ADD(gap);
}
