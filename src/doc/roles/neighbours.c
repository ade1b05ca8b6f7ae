/* SPDX-License-Identifier: MIT */
/* What is seen of a line from those about it and from where it stands. */
#include "base/arena.h"
#include "doc/counted.h"
#include "doc/phrase.h"
#include "doc/roles/near.h"
#include "doc/roles/words.h"

enum { WANTED_MAX = 4 };

/* What is given when the nearest unit that has one of the wanted is `from` to
 * `to` units away; below it, or above where these are negative. */
static const struct look {
    enum evidence given;
    int from, to;
    int n;
    enum evidence wanted[WANTED_MAX];
} looks[] = {
    {HAS_NATION_CLOSE_BELOW, 1, 3, 2, {HAS_NATION, HAS_PARTY}},
    {HAS_NATION_BELOW, 4, 8, 2, {HAS_NATION, HAS_PARTY}},
    {HAS_NATION_CLOSE_ABOVE, -1, -3, 2, {HAS_NATION, HAS_PARTY}},
    {HAS_NATION_ABOVE, -4, -9, 2, {HAS_NATION, HAS_PARTY}},
    {HAS_NUMBER_BELOW, 1, 5, 2, {HAS_NUMBER, HAS_NUMBER_LABEL}},
    {HAS_NUMBER_ABOVE, -1, -4, 2, {HAS_NUMBER, HAS_NUMBER_LABEL}},
    {HAS_BELOW_NUMBER_LABEL, -1, -1, 1, {HAS_NUMBER_LABEL}},
    {HAS_DATE_BELOW, 1, 5, 1, {HAS_PLACE_AND_DATE}},
    {HAS_GROUNDS_NEXT, 1, 1, 1, {HAS_GROUNDS}},
    {HAS_GROUNDS_BELOW, 2, 3, 1, {HAS_GROUNDS}},
    {HAS_NAME_NEXT, 1, 1, 1, {HAS_NAME}},
    {HAS_NAME_BELOW, 2, 4, 1, {HAS_NAME}},
    {HAS_SURNAME_BELOW, 1, 4, 1, {HAS_SURNAME}},
    {HAS_POST_ABOVE, -1, -1, 2, {HAS_ON_BEHALF, HAS_POST_WORD}},
    {HAS_POST_FAR_ABOVE, -2, -4, 2, {HAS_ON_BEHALF, HAS_POST_WORD}},
    {HAS_RECIPIENTS_ABOVE, -1, -30, 1, {HAS_RECIPIENTS}},
    {HAS_RECIPIENTS_BELOW, 1, 6, 1, {HAS_RECIPIENTS}},
    {HAS_KIND_ABOVE, -1, -1, 2, {HAS_KIND, HAS_BEGINS_WITH_KIND}},
    {HAS_KIND_FAR_ABOVE, -2, -6, 2, {HAS_KIND, HAS_BEGINS_WITH_KIND}},
    {HAS_TOPIC_ABOVE, -1, -1, 1, {HAS_TOPIC}},
    {HAS_APPENDIX_ABOVE, -1, -1, 1, {HAS_APPENDIX}},
};

bool has_one_of(const struct unit *unit, const enum evidence *wanted, int n)
{
    for (int i = 0; i < n; i++) {
        if (has(unit, wanted[i]))
            return true;
    }
    return false;
}

struct unit *unit_away(const struct units *units, size_t i, int away)
{
    size_t back = (size_t)(away < 0 ? -away : 0);
    size_t k = away < 0 ? i - back : i + (size_t)away;
    return back > i || k >= units->n ? NULL : &units->at[k];
}

int distance(const struct units *units, size_t i, int reach,
             const enum evidence *wanted, int n)
{
    int way = reach < 0 ? -1 : 1;
    for (int away = way; away != reach + way; away += way) {
        const struct unit *unit = unit_away(units, i, away);
        if (!unit)
            return 0;
        if (has_one_of(unit, wanted, n))
            return away;
    }
    return 0;
}

bool is_near(const struct units *units, size_t i, int reach,
             enum evidence wanted)
{
    return distance(units, i, reach, &wanted, 1) != 0;
}

static void look_about(const struct units *units, size_t i)
{
    for (size_t k = 0; k < sizeof looks / sizeof looks[0]; k++) {
        const struct look *look = &looks[k];
        int away = distance(units, i, look->to, look->wanted, look->n);
        int near = look->from < 0 ? -away : away;
        if (away && near >= (look->from < 0 ? -look->from : look->from))
            set_has(&units->at[i], look->given, true);
    }
}

/* The archive ends a list of recipients. What goes on in the same way, with a
 * mark, may still be of it. */
static bool is_below_archive(const struct units *units, size_t i)
{
    enum { REACH = -30 };
    static const enum evidence archive[] = {HAS_ARCHIVE};
    const struct unit *unit = &units->at[i];
    int last = distance(units, i, REACH, archive, 1);
    if (!last || (has(unit, HAS_LIST_MARK) && last == -1))
        return false;
    return !is_near(units, i, last, HAS_RECIPIENTS);
}

bool has_no_end(const struct unit *unit)
{
    return !has(unit, HAS_ENDS_IN_STOP) && !has(unit, HAS_ENDS_IN_COLON) &&
           !has(unit, HAS_ENDS_IN_COMMA);
}

/* "Bài phát biểu chia tay": not "Đơn vị", whose first word is no kind. */
static bool names_kind_in_small(const struct unit *unit)
{
    enum { KIND_MIN = 7 }; /* letters */
    return words_begin_kind(unit->folded.letters) >= KIND_MIN &&
           has(unit, HAS_SMALL_LETTERS) && has_no_end(unit) &&
           !has(unit, HAS_LONG) && !has(unit, HAS_LABELLED);
}

/* "Bài phát biểu chia tay" in small letters, some lines below a body's name. */
static bool is_kind_named_near(const struct units *units, size_t i)
{
    enum { REACH = 3 };
    const struct unit *body = &units->at[i];
    for (int away = 1; away <= REACH; away++) {
        const struct unit *unit = unit_away(units, i, away);
        bool named = has(body, HAS_BODY_WORD) || has(body, HAS_PLACE_WORD);
        if (!unit || has(unit, HAS_LONG) || !named || !has_no_end(body))
            return false;
        if (names_kind_in_small(unit))
            return true;
    }
    return false;
}

/* A list of recipients may be longer than what is looked through, and those who
 * sign stand behind it. */
static bool goes_on_below_recipients(const struct units *units, size_t i)
{
    static const enum evidence goes_on[] = {HAS_LIST_MARK, HAS_ON_BEHALF,
                                            HAS_POST_WORD};
    return i > 0 && has(&units->at[i - 1], HAS_RECIPIENTS_ABOVE) &&
           has_one_of(&units->at[i - 1], goes_on,
                      sizeof goes_on / sizeof goes_on[0]);
}

/* One stop is at its end, and no ellipsis, which a title may have. */
static bool is_sentence(const struct unit *unit)
{
    return str_ends(unit->text, STR(".")) && !str_ends(unit->text, STR(".."));
}

/* "NGƯỜI HƯỚNG DẪN KHOA HỌC" on a cover, at whose foot place and year stand:
 * nobody signs there. */
static bool guides_on_cover(const struct units *units, size_t i)
{
    static const char *const guides[] = {"nguoi huong dan", "can bo huong dan",
                                         "giang vien huong dan",
                                         "giao vien huong dan"};
    enum { REACH = 5 };
    if (!starts_with(units->at[i].folded.letters, WORDS(guides)))
        return false;
    for (int away = 1; away <= REACH; away++) {
        const struct unit *unit = unit_away(units, i, away);
        if (unit && is_cover_line(unit))
            return true;
    }
    return false;
}

static void see_place(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    set_has(unit, HAS_RECIPIENTS_ABOVE,
            has(unit, HAS_RECIPIENTS_ABOVE) ||
                goes_on_below_recipients(units, i));
    set_has(unit, HAS_FIRST, i == 0);
    if (guides_on_cover(units, i)) {
        set_has(unit, HAS_POST_WORD, false);
        set_has(unit, HAS_NO_POST, true);
    }
    set_has(unit, HAS_ASIDE,
            is_aside(unit) || (i > 0 && is_motto_below(unit - 1, unit)));
    set_has(unit, HAS_CRUMBS, is_crumbs(unit));
    set_has(unit, HAS_PERIOD, has(unit, HAS_PERIOD) || is_span_of_years(unit));
    set_has(unit, HAS_BRACKETED_SUBJECT,
            has(unit, HAS_BRACKETED_SUBJECT) || is_span_of_years(unit));
    set_has(unit, HAS_CONTACT, has(unit, HAS_CONTACT) || is_address(unit));
    set_has(unit, HAS_NO_RECIPIENTS,
            !has(unit, HAS_RECIPIENTS_ABOVE) && !has(unit, HAS_RECIPIENTS) &&
                !has(unit, HAS_ARCHIVE));
    set_has(unit, HAS_AMONG_6, i < 6);
    set_has(unit, HAS_KIND_IN_SMALL, i < 6 && names_kind_in_small(unit));
    set_has(unit, HAS_AMONG_25, i < 25);
    set_has(unit, HAS_ONE_WORD, has(unit, HAS_ONE_WORD) && i > 0);
    set_has(unit, HAS_BELOW_ARCHIVE, is_below_archive(units, i));
    set_has(unit, HAS_STAMP_BELOW,
            i < 12 && unit->length > 20 && !has(unit, HAS_LONG) &&
                !is_sentence(unit) && is_near(units, i, 2, HAS_DATE_STAMP));
    set_has(unit, HAS_KIND_BELOW,
            i < 12 && !has(unit, HAS_KIND) &&
                (is_near(units, i, 8, HAS_KIND) ||
                 is_near(units, i, 3, HAS_BEGINS_WITH_KIND) ||
                 is_kind_named_near(units, i)));
    set_has(unit, HAS_NAME_AT_END,
            i + 2 >= units->n && i > 2 &&
                (has(unit, HAS_NAME) || has(unit, HAS_NAME_IN_CAPITALS)) &&
                !is_near(units, i, -4, HAS_ON_BEHALF) &&
                !is_near(units, i, -4, HAS_POST_WORD) &&
                !is_near(units, i, -4, HAS_SIGNED));
}

static void see_next(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    const struct unit *next = unit_away(units, i, 1);
    if (!next)
        return;
    set_has(unit, HAS_NO_END,
            has_no_end(unit) && unit->length > 12 &&
                !has(next, HAS_BEGINS_SMALL) && next->folded.shape.s[0] != '0');
    set_has(unit, HAS_SIGN_NEXT,
            has(next, HAS_SIGNED) && unit->length < 60 &&
                !has(unit, HAS_SIGNED) && !has(unit, HAS_ENDS_IN_STOP));
    set_has(unit, HAS_CONTACT_NEXT,
            has(unit, HAS_BODY_WORD) && has(unit, HAS_CAPITALS) &&
                has(next, HAS_CONTACT));
    set_has(unit, HAS_STANDS_ALONE,
            has_no_end(unit) && unit->length > 30 && (unit->gap || i == 0) &&
                next->gap);
    set_has(unit, HAS_LONG_BELOW,
            has(next, HAS_LONG) ||
                (has(next, HAS_ENDS_IN_STOP) && has(next, HAS_LENGTH_99)));
    set_has(unit, HAS_AUTHORITY_BEFORE_GROUNDS,
            has(unit, HAS_AUTHORITY_WORD) && has(unit, HAS_GROUNDS_NEXT));
    set_has(unit, HAS_BYLINE,
            i > 0 && i < 5 && !has(unit, HAS_BODY_WORD) &&
                (has(unit, HAS_NAME) || has(unit, HAS_NAME_IN_CAPITALS)) &&
                has(next, HAS_LONG));
    if (i > 0 && has(unit, HAS_BYLINE))
        set_has(unit - 1, HAS_BYLINE_NEXT, true);
    if (i < 5 && has(next, HAS_ATTRIBUTION) && !has(unit, HAS_LONG))
        set_has(unit, HAS_BYLINE_NEXT, true);
}

/* "QUYẾT ĐỊNH" below the grounds: the word of enactment, without its colon. */
static bool enacts_below_grounds(const struct unit *above,
                                 const struct unit *unit)
{
    static const char *const words[] = {"quyet dinh", "nghi quyet",
                                        "quyet nghi", "chi thi"};
    static const char *const grounds[] = {"can cu ", "xet ", "theo de nghi"};
    struct str letters = above->folded.letters;
    while (letters.n && (letters.s[0] == '-' || letters.s[0] == ' '))
        letters = str_slice(letters, 1, letters.n);
    return (has(above, HAS_GROUNDS) ||
            str_starts_any(letters, WORDS(grounds))) &&
           has(unit, HAS_CAPITALS) &&
           is_one_of(unit->folded.letters, WORDS(words));
}

static void see_previous(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    const struct unit *above = unit_away(units, i, -1);
    if (!above)
        return;
    if (enacts_below_grounds(above, unit)) {
        set_has(unit, HAS_ENACTMENT, true);
        set_has(unit, HAS_KIND, false);
        set_has(unit, HAS_NO_KIND, true);
    }
    set_has(unit, HAS_BELOW_HEADING_MARK,
            has(above, HAS_HEADING_MARK) && above->length < 14 &&
                unit->length < 120 && !has(unit, HAS_ENDS_IN_STOP));
    set_has(unit, HAS_BELOW_BARE_KIND, is_headed_subject(units, i));
    set_has(unit, HAS_COVER_LINE, is_cover_line(unit));
    set_has(unit, HAS_IN_SUBJECT, is_in_subject(above, unit, units->in_lines));
    set_has(unit, HAS_STAMP_ABOVE,
            i < 12 && has(above, HAS_DATE_STAMP) && !has(unit, HAS_LONG));
    set_has(unit, HAS_STOP_ABOVE,
            !has(unit, HAS_ENACTMENT) && (has(above, HAS_ENDS_IN_STOP) ||
                                          has(above, HAS_ENDS_IN_COLON)));
    set_has(unit, HAS_KIND_IN_TEXT,
            has(unit, HAS_KIND) && i > 3 && has(above, HAS_ENDS_IN_STOP) &&
                !is_near(units, i, -9, HAS_NATION) &&
                !is_near(units, i, -9, HAS_NUMBER) &&
                !is_near(units, i, -9, HAS_APPENDIX) &&
                !is_near(units, i, -9, HAS_RECIPIENTS) &&
                !is_near(units, i, -9, HAS_ARCHIVE) &&
                !is_near(units, i, -9, HAS_NAME));
}

static bool is_verse_line(const struct unit *unit)
{
    return unit && has(unit, HAS_SMALL_LETTERS) && has_no_end(unit) &&
           unit->length < 60 && !has(unit, HAS_LIST_MARK);
}

/* The nation's name and its motto together are the head of whatever begins with
 * them. */
static bool heads_document(const struct units *units, size_t i)
{
    enum { TOP = 10 }; /* units */
    enum evidence other =
        has(&units->at[i], HAS_NATION) ? HAS_MOTTO : HAS_NATION;
    return i < TOP &&
           (is_near(units, i, 2, other) || is_near(units, i, -2, other));
}

static void see_stretch(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    const struct unit *next = unit_away(units, i, 1);
    static const enum evidence papers[] = {
        HAS_KIND,         HAS_BEGINS_WITH_KIND, HAS_NUMBER,
        HAS_NUMBER_LABEL, HAS_PLACE_AND_DATE,   HAS_CODE};
    static const enum evidence heads[] = {HAS_NUMBER, HAS_NUMBER_LABEL,
                                          HAS_PLACE_AND_DATE, HAS_APPENDIX};
    set_has(unit, HAS_VERSE,
            has(unit, HAS_NO_END) && is_verse_line(unit) &&
                is_verse_line(next) && is_verse_line(unit_away(units, i, 2)) &&
                !next->gap);
    set_has(unit, HAS_NATION_ALONE,
            (has(unit, HAS_NATION) || has(unit, HAS_MOTTO)) &&
                !heads_document(units, i) &&
                !distance(units, i, 9, papers, 6) &&
                !distance(units, i, -6, heads, 4));
    set_has(unit, HAS_NATION_FAR_BELOW,
            has(unit, HAS_SMALL_LETTERS) && unit->length < 60 &&
                !has(unit, HAS_ENDS_IN_STOP) &&
                (is_near(units, i, 14, HAS_NATION) ||
                 is_near(units, i, 14, HAS_PARTY)));
    set_has(unit, HAS_NO_FURNITURE,
            has(unit, HAS_NO_FURNITURE) && !has(unit, HAS_NATION_FAR_BELOW));
    set_has(unit, HAS_NO_BODY,
            !has(unit, HAS_BODY_WORD) && !has(unit, HAS_NATION_CLOSE_BELOW) &&
                !has(unit, HAS_NATION_BELOW) && !has(unit, HAS_NUMBER_BELOW) &&
                !has(unit, HAS_NATION_CLOSE_ABOVE));
}

/* Whole sentences stand among the six units before. */
static void see_lateness(const struct units *units, size_t i)
{
    size_t from = i > 6 ? i - 6 : 0;
    for (size_t k = from; i > 5 && i + 3 < units->n && k < i; k++) {
        if (has(&units->at[k], HAS_LONG) &&
            has(&units->at[k], HAS_ENDS_IN_STOP))
            set_has(&units->at[i], HAS_LATE, true);
    }
}

/* "Câu 1: …", with "Câu 2: …" some way below. */
static void see_count(const struct units *units, size_t i)
{
    enum { AMONG = 25, REACH = 400 };
    struct counted counted;
    if (i >= AMONG || !counted_read(units->at[i].text, &counted))
        return;
    for (size_t k = i + 1; k < units->n && k < i + REACH; k++) {
        if (counted_goes_on(&counted, units->at[k].text)) {
            set_has(&units->at[i], HAS_COUNTED_ON, true);
            return;
        }
    }
}

void see_neighbours(struct units *units)
{
    struct head_words earlier = {.n = 0};
    size_t nation = units->n;
    for (size_t i = 0; i < units->n; i++)
        look_about(units, i);
    for (size_t i = 0; i < units->n; i++) {
        see_place(units, i);
        see_next(units, i);
        see_previous(units, i);
        see_stretch(units, i);
        see_lateness(units, i);
        see_count(units, i);
        see_repeats(units, i, &earlier);
        if (nation == units->n &&
            (has(&units->at[i], HAS_NATION) || has(&units->at[i], HAS_PARTY)))
            nation = i;
    }
    if (nation < units->n)
        see_body_again(units, nation);
    see_cover(units);
}

void see_units(struct units *units, struct arena *arena)
{
    for (size_t i = 0; i < units->n; i++)
        see_unit(&units->at[i], arena);
    see_setting(units);
    see_neighbours(units);
}
