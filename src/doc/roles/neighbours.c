/* SPDX-License-Identifier: MIT */
/* What is seen of a line from those about it and from where it stands. */
#include "base/arena.h"
#include "doc/phrase.h"
#include "doc/roles/unit.h"
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

static bool has_one_of(const struct unit *unit, const enum evidence *wanted,
                       int n)
{
    for (int i = 0; i < n; i++) {
        if (has(unit, wanted[i]))
            return true;
    }
    return false;
}

/* The unit `away` from unit `i`, or NULL. */
static struct unit *unit_away(const struct units *units, size_t i, int away)
{
    size_t back = (size_t)(away < 0 ? -away : 0);
    size_t k = away < 0 ? i - back : i + (size_t)away;
    return back > i || k >= units->n ? NULL : &units->at[k];
}

/* How far the nearest such unit is, up to `reach`, 0: there is none. */
static int distance(const struct units *units, size_t i, int reach,
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

static bool is_near(const struct units *units, size_t i, int reach,
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

static bool has_no_end(const struct unit *unit)
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

static void see_place(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    set_has(unit, HAS_RECIPIENTS_ABOVE,
            has(unit, HAS_RECIPIENTS_ABOVE) ||
                goes_on_below_recipients(units, i));
    set_has(unit, HAS_FIRST, i == 0);
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
                is_near(units, i, 2, HAS_DATE_STAMP));
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
}

/* "Về công tác văn thư" in the style of headings below "NGHỊ ĐỊNH", or what
 * grounds or a rule follow there. */
static bool is_headed_subject(const struct units *units, size_t i)
{
    const struct unit *unit = &units->at[i], *above = unit - 1;
    const struct unit *next = unit_away(units, i, 1);
    return has(unit, HAS_MARKED_HEADING) && has(above, HAS_KIND) &&
           !has(unit, HAS_HEADING_MARK) && !has(unit, HAS_NUMBER_MARK) &&
           !has(unit, HAS_ENDS_IN_COLON) &&
           (str_starts(unit->folded.letters, STR("ve ")) ||
            (next && (has(next, HAS_RULE) || has(next, HAS_GROUNDS))));
}

/* "Bến Nghé, 2024" at the foot of a cover, and no span of years. */
static bool tells_year(struct str letters)
{
    enum { YEAR = 4, LINE_MAX = 40 };
    size_t at = letters.n, digits = 0;
    while (at > 0 && letters.s[at - 1] >= '0' && letters.s[at - 1] <= '9')
        at--;
    struct str place = str_trim(str_slice(letters, 0, at));
    for (size_t i = 0; i < place.n; i++)
        digits += place.s[i] >= '0' && place.s[i] <= '9';
    return letters.n - at == YEAR && digits == 0 && letters.n <= LINE_MAX &&
           (str_ends(place, STR(",")) || str_ends(place, STR("-")));
}

/* "Cử nhân ngành Lưu trữ học", "Bến Nghé, 2024": what stands on covers. */
static bool is_cover_line(const struct unit *unit)
{
    static const char *const words[] = {"cu nhan ",       "ky su ",
                                        "giang vien ",    "giao vien huong",
                                        "sinh vien thuc", "nhom sinh vien"};
    struct str letters = unit->folded.letters;
    return tells_year(letters) || starts_with(letters, WORDS(words));
}

/* "Họ và tên: ..." and the like say something else. */
static bool is_field_below(const struct unit *unit)
{
    static const char *const labels[] = {
        "ngay",      "thoi gian", "dia diem", "lop",     "nguoi ",
        "ho ten",    "ho va ten", "don vi",   "dia chi", "giao vien",
        "sinh vien", "mon",       "kinh gui", "can cu",  "so "};
    static const char *const others[] = {"tang ", "kinh tang ", "than tang ",
                                         "phat hanh ", "so ra "};
    enum { LABEL_MIN = 9 };
    struct str letters = unit->folded.letters;
    return starts_with(letters, WORDS(others)) || has(unit, HAS_COVER_LINE) ||
           (has(unit, HAS_LABELLED) &&
            (str_find(letters, STR(":")) < LABEL_MIN ||
             starts_with(letters, WORDS(labels))));
}

/* A line that may be the subject's, or go on with it, right below the kind: no
 * empty line is between them, and it says nothing else. */
static bool is_in_subject(const struct unit *above, const struct unit *unit,
                          bool in_lines)
{
    static const enum evidence against[] = {
        HAS_LONG,      HAS_NUMBER,       HAS_NUMBER_LABEL,  HAS_CODE,
        HAS_ADDRESSEE, HAS_GROUNDS,      HAS_RULE,          HAS_NUMBER_MARK,
        HAS_LIST_MARK, HAS_HEADING_MARK, HAS_DATE,          HAS_DATE_STAMP,
        HAS_CAPTION,   HAS_SIGNED,       HAS_NATION,        HAS_CONTACT,
        HAS_DOTTED,    HAS_ENACTMENT,    HAS_AUTHORITY_WORD};
    bool kind = has(above, HAS_KIND) || has(above, HAS_BEGINS_WITH_KIND);
    bool about = has(above, HAS_V_V) || has(above, HAS_ABOUT);
    bool apart = !in_lines && !about && !has(unit, HAS_CENTRED);
    bool centred = has(above, HAS_CENTRED) == has(unit, HAS_CENTRED);
    char last = unit->text.s[unit->text.n - 1];
    if (unit->gap || apart || last == '!' || last == '?' ||
        unit->column != above->column || !centred || !has_no_end(unit) ||
        !has_no_end(above) || is_field_below(unit) ||
        has(unit, HAS_OPENS_BRACKET) ||
        has_one_of(unit, against, sizeof against / sizeof against[0]))
        return false;
    return kind || about || has(above, HAS_IN_SUBJECT);
}

static void see_previous(const struct units *units, size_t i)
{
    struct unit *unit = &units->at[i];
    const struct unit *above = unit_away(units, i, -1);
    if (!above)
        return;
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

enum { WORDS_KEPT = 64, BODY_REACH = 8, TITLE_REACH = 60, SHARE_MIN = 60 };

/* Words that the head has in capitals. */
struct head_words {
    struct str at[WORDS_KEPT];
    size_t n;
};

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

/* Which units name the body that the head names. */
static void see_body_again(const struct units *units, size_t nation)
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

/* Lines in capitals that were said before. */
static void see_repeats(const struct units *units, size_t i,
                        struct head_words *earlier)
{
    struct unit *unit = &units->at[i];
    if (unit->length <= 5 || !has(unit, HAS_CAPITALS))
        return;
    set_has(unit, HAS_SAID_BEFORE, knows_word(earlier, unit->folded.letters));
    keep_word(earlier, unit->folded.letters);
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
        see_repeats(units, i, &earlier);
        if (nation == units->n &&
            (has(&units->at[i], HAS_NATION) || has(&units->at[i], HAS_PARTY)))
            nation = i;
    }
    if (nation < units->n)
        see_body_again(units, nation);
}

void see_units(struct units *units, struct arena *arena)
{
    for (size_t i = 0; i < units->n; i++)
        see_unit(&units->at[i], arena);
    see_setting(units);
    see_neighbours(units);
}
