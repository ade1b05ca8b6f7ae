/* SPDX-License-Identifier: MIT */
/*
 * The cover of a thesis that names its subject first, and the kind of thesis
 * below it:
 *
 *     TRƯỜNG ĐẠI HỌC NÔNG LÂM
 *     LÂM QUỐC TRUNG
 *     ĐÁNH GIÁ SINH TRƯỞNG CỦA RỪNG ĐƯỚC
 *     TỈNH CÀ MAU
 *     LUẬN VĂN THẠC SĨ
 *     Chuyên ngành: Lâm học
 */
#include "doc/roles/near.h"

#include "doc/phrase.h"
#include "doc/roles/words.h"

enum {
    COVER_REACH = 20, /* units */
    SUBJECT_MIN = 20, /* characters */
    SUBJECT_LINES = 6
};

static bool names_thesis(const struct unit *unit)
{
    static const char *const kinds[] = {"luan van",
                                        "luan an",
                                        "khoa luan",
                                        "do an",
                                        "tieu luan",
                                        "chuyen de tot nghiep",
                                        "bao cao thuc tap",
                                        "bao cao tot nghiep",
                                        "de tai nghien cuu khoa hoc",
                                        "bao cao de tai"};
    return (has(unit, HAS_CAPITALS) || has(unit, HAS_LARGE)) &&
           has_no_end(unit) && !has(unit, HAS_LONG) &&
           !has(unit, HAS_LABELLED) &&
           starts_with(unit->folded.letters, WORDS(kinds));
}

/* What stands below the kind on a cover: a field, its place and year. */
static bool is_below_kind(const struct unit *unit)
{
    static const char *const words[] = {
        "chuyen nganh", "nganh",     "ma so",    "nguoi huong dan",
        "giang vien",   "giao vien", "ma nganh", "he dao tao"};
    return has(unit, HAS_LABELLED) || has(unit, HAS_COVER_LINE) ||
           has(unit, HAS_DATE) || has(unit, HAS_RULE) ||
           starts_with(unit->folded.letters, WORDS(words));
}

static bool is_author(const struct unit *unit)
{
    return (has(unit, HAS_NAME) || has(unit, HAS_NAME_IN_CAPITALS)) &&
           has(unit, HAS_SURNAME) && !has(unit, HAS_BODY_WORD);
}

/* A line of the subject: in capitals, but for a name in brackets. */
static bool is_of_subject(const struct unit *unit)
{
    enum { MOST = 80 }; /* percent of capitals */
    struct str outside =
        str_slice(unit->text, 0, str_find(unit->text, STR("(")));
    return !is_author(unit) && has_no_end(unit) && !has(unit, HAS_RULE) &&
           !has(unit, HAS_LABELLED) && !has(unit, HAS_CONTACT) &&
           !has(unit, HAS_COVER_LINE) && !has(unit, HAS_DIGITS) &&
           !has(unit, HAS_NATION) && !has(unit, HAS_MOTTO) &&
           capital_share(outside) >= MOST;
}

/* The first of the subject's lines above the kind at `kind`, or `kind`. A name
 * or a rule ends them, or an empty line below a body's name. */
static size_t start_of_subject(const struct units *units, size_t kind)
{
    size_t at = kind, length = 0;
    while (at > 0 && kind - at < SUBJECT_LINES &&
           is_of_subject(&units->at[at - 1])) {
        length += units->at[--at].length;
        if (length >= SUBJECT_MIN && units->at[at].gap)
            break;
    }
    const struct unit *first = &units->at[at];
    bool bounded =
        at > 0 && (first->gap || is_author(first - 1) ||
                   has(first - 1, HAS_RULE) || has(first - 1, HAS_TOPIC));
    bool body =
        has(first, HAS_BODY_WORD) && !words_begin_kind(first->folded.letters);
    return bounded && !body && length >= SUBJECT_MIN ? at : kind;
}

static void note_author(const struct units *units, size_t subject, size_t kind)
{
    enum { ABOVE = 2, BELOW = 8 };
    for (size_t i = subject; i > 0 && subject - i < ABOVE; i--) {
        struct unit *unit = &units->at[i - 1];
        if (is_author(unit)) {
            set_has(unit, HAS_AUTHOR_OF_COVER, true);
            return;
        }
        if (!has(unit, HAS_RULE) && !has(unit, HAS_TOPIC))
            break;
    }
    for (size_t i = kind + 1; i < units->n && i <= kind + BELOW; i++) {
        struct unit *unit = &units->at[i];
        if (has(unit, HAS_LONG))
            return;
        if (is_author(unit) && !has(unit, HAS_RANK)) {
            set_has(unit, HAS_AUTHOR_OF_COVER, true);
            return;
        }
    }
}

void see_cover(struct units *units)
{
    for (size_t kind = 1; kind + 1 < units->n && kind < COVER_REACH; kind++) {
        if (!names_thesis(&units->at[kind]))
            continue;
        size_t from = start_of_subject(units, kind);
        if (from == kind || !is_below_kind(&units->at[kind + 1]))
            return;
        for (size_t i = 0; i < from; i++)
            set_has(&units->at[i], HAS_KIND_BELOW, true);
        for (size_t i = from; i < kind; i++)
            set_has(&units->at[i], HAS_SUBJECT_OF_COVER, true);
        set_has(&units->at[kind], HAS_KIND_OF_COVER, true);
        note_author(units, from, kind);
        return;
    }
}
