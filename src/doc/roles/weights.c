/* SPDX-License-Identifier: MIT */
/*
 * The weights of what is seen; see evidence.h. They were set by hand and tried
 * on official documents and on others: a role's own pattern weighs 10 to 26, a
 * word that begins it 5 to 10, what stands near it 2 to 9, its shape 1 to 8.
 * Against a role speaks what it never has.
 */
#include "doc/roles/evidence.h"

#include <stddef.h>

#define W(role, weight) [ROLE_##role] = (weight)

/* clang-format off */
static const signed char weights[EVIDENCE_COUNT][ROLE_COUNT] = {
    [HAS_ALWAYS] = {W(FURNITURE, -6), W(BODY, -8), W(NATION, -12),
        W(MOTTO, -12), W(NUMBER, -12), W(NUMBER_VALUE, -14), W(PLACE_DATE, -10),
        W(RULE, -10), W(ABSTRACT, -10), W(SECRECY, -12), W(KIND, -10),
        W(SUBJECT, -5), W(TITLE_NOTE, -7), W(TITLE, -8), W(AUTHORITY, -9),
        W(ADDRESSEE, -9), W(GROUNDS, -7), W(ENACTMENT, -12), W(HEADING, -4),
        W(LIST, -3), W(CELL, -3), W(CAPTION, -8), W(ATTRIBUTION, -8),
        W(RECIPIENTS, -12), W(RECIPIENT, -6), W(POST, -8), W(SIGN, -10),
        W(NAME, -9), W(APPENDIX, -9), W(APPENDIX_TITLE, -6)},
    [HAS_NATION] = {W(NATION, 26), W(TEXT, -6), W(BODY, -12), W(SUBJECT, -12),
        W(HEADING, -8)},
    [HAS_PARTY] = {W(NATION, 20), W(BODY, -4), W(TEXT, -6), W(HEADING, -6)},
    [HAS_MOTTO] = {W(MOTTO, 26), W(TEXT, -6), W(SUBJECT, -8), W(HEADING, -6)},
    [HAS_NUMBER] = {W(NUMBER, 24), W(SUBJECT, -8), W(HEADING, -6), W(BODY, -8),
        W(LIST, -2)},
    [HAS_NUMBER_LABEL] = {W(NUMBER, 18), W(BODY, -8), W(SUBJECT, -6)},
    [HAS_BELOW_NUMBER_LABEL] = {W(NUMBER_VALUE, 10)},
    [HAS_CODE] = {W(NUMBER_VALUE, 10), W(NUMBER, 4), W(TEXT, -3),
        W(SUBJECT, -4), W(BODY, -6)},
    [HAS_DATE] = {W(PLACE_DATE, 8), W(SUBJECT, -3), W(BODY, -6)},
    [HAS_ENDS_IN_DATE] = {W(PLACE_DATE, 3)},
    [HAS_PLACE_AND_DATE] = {W(PLACE_DATE, 10), W(TEXT, -3)},
    [HAS_RULE] = {W(RULE, 20), W(BODY, -12), W(SUBJECT, -12), W(TEXT, -4),
        W(NAME, -10), W(HEADING, -10), W(POST, -12), W(KIND, -12),
        W(TITLE, -12), W(FURNITURE, -2), W(RECIPIENT, -2),
        W(APPENDIX_TITLE, -8), W(AUTHORITY, -8)},
    [HAS_SECRECY] = {W(SECRECY, 20), W(BODY, -14), W(TITLE, -10), W(KIND, -8)},
    [HAS_CAPITALS] = {W(BODY, 5), W(KIND, 3), W(SUBJECT, 5), W(AUTHORITY, 4),
        W(POST, 5), W(HEADING, 3), W(TITLE, 2), W(APPENDIX_TITLE, 5),
        W(TEXT, -4), W(LIST, -3), W(GROUNDS, -4), W(RECIPIENT, -5),
        W(FURNITURE, -1), W(ABSTRACT, -6), W(CELL, -1), W(TITLE_NOTE, -2)},
    [HAS_SMALL_LETTERS] = {W(BODY, -7), W(KIND, -6), W(SUBJECT, -2),
        W(AUTHORITY, -7), W(POST, -5), W(APPENDIX_TITLE, -2), W(TITLE, 1)},
    [HAS_BEGINS_SMALL] = {W(BODY, -6), W(KIND, -8), W(NATION, -4), W(NAME, -8),
        W(POST, -6), W(AUTHORITY, -4), W(HEADING, -4), W(TEXT, 3), W(TITLE, -5),
        W(FURNITURE, -2)},
    [HAS_LENGTH_3] = {W(TEXT, -1), W(SUBJECT, -2), W(BODY, -8), W(HEADING, -4),
        W(CELL, 3), W(TITLE, -6), W(AUTHORITY, -8), W(APPENDIX_TITLE, -6),
        W(NAME, -6)},
    [HAS_LENGTH_29] = {W(FURNITURE, 1), W(TEXT, -3), W(CELL, 1)},
    [HAS_LENGTH_59] = {W(TEXT, -2)},
    [HAS_LENGTH_99] = {W(TEXT, 2), W(BODY, -3), W(NAME, -12), W(FURNITURE, -3),
        W(POST, -6), W(HEADING, -1)},
    [HAS_LONG] = {W(TEXT, 6), W(LIST, 3), W(GROUNDS, 3), W(BODY, -10),
        W(NAME, -20), W(FURNITURE, -8), W(POST, -14), W(HEADING, -6),
        W(CELL, -4), W(KIND, -8), W(AUTHORITY, -5), W(TITLE, -1),
        W(RECIPIENT, -4), W(RECIPIENTS, -12), W(ATTRIBUTION, -8),
        W(CAPTION, -1), W(NUMBER, -12), W(PLACE_DATE, -12)},
    [HAS_ENDS_IN_STOP] = {W(TEXT, 3), W(LIST, 3), W(GROUNDS, 3),
        W(RECIPIENT, 3), W(BODY, -6), W(SUBJECT, -8), W(KIND, -8),
        W(AUTHORITY, -7), W(POST, -8), W(NAME, -6), W(HEADING, -3),
        W(TITLE, -8), W(FURNITURE, -4), W(CELL, -2), W(APPENDIX_TITLE, -6)},
    [HAS_ENDS_IN_COLON] = {W(TEXT, 2), W(SUBJECT, -6), W(BODY, -6),
        W(NAME, -10), W(KIND, -5), W(ENACTMENT, 3), W(TITLE, -6),
        W(AUTHORITY, -1), W(LIST, 1), W(APPENDIX_TITLE, -3), W(POST, -2)},
    [HAS_ENDS_IN_COMMA] = {W(SUBJECT, 1), W(NAME, -8), W(HEADING, -2),
        W(TEXT, 1), W(POST, -5)},
    [HAS_KIND] = {W(KIND, 20), W(TEXT, -4), W(BODY, -7), W(SUBJECT, -5),
        W(AUTHORITY, -6), W(HEADING, -2), W(POST, -8), W(APPENDIX_TITLE, -5)},
    [HAS_BEGINS_WITH_KIND] = {W(BODY, -9), W(KIND, 11), W(SUBJECT, 1),
        W(TITLE, 4)},
    [HAS_ENACTMENT] = {W(ENACTMENT, 20), W(KIND, -8), W(SUBJECT, -8),
        W(AUTHORITY, -6)},
    [HAS_BODY_WORD] = {W(BODY, 5), W(RECIPIENT, 1), W(POST, 1)},
    [HAS_POST_WORD] = {W(POST, 9), W(AUTHORITY, 2), W(NAME, -5),
        W(RECIPIENT, 1)},
    [HAS_ON_BEHALF] = {W(POST, 15), W(SUBJECT, -8), W(BODY, -6),
        W(AUTHORITY, -6), W(HEADING, -6), W(NAME, -6)},
    [HAS_NAME] = {W(NAME, 9), W(SUBJECT, -3), W(TEXT, -2), W(HEADING, -1),
        W(TITLE, -4)},
    [HAS_NAME_IN_CAPITALS] = {W(NAME, 3)},
    [HAS_SURNAME] = {W(NAME, 5)},
    [HAS_RANK] = {W(NAME, 6)},
    [HAS_GROUNDS] = {W(GROUNDS, 16), W(SUBJECT, -12), W(AUTHORITY, -12),
        W(TITLE, -8), W(TEXT, -1)},
    [HAS_GROUNDS_WORD] = {W(GROUNDS, 4), W(SUBJECT, -3), W(TEXT, 1),
        W(TITLE, -2)},
    [HAS_ADDRESSEE] = {W(ADDRESSEE, 24), W(SUBJECT, -14), W(TEXT, -3),
        W(TITLE, -10)},
    [HAS_HEADING_MARK] = {W(ABSTRACT, -20), W(HEADING, 9), W(SUBJECT, -12),
        W(KIND, -8),
        W(TITLE, -5), W(AUTHORITY, -6), W(BODY, -8), W(APPENDIX_TITLE, -5),
        W(TEXT, 2), W(POST, -6), W(LIST, -2)},
    [HAS_NUMBER_MARK] = {W(ABSTRACT, -20), W(HEADING, 3), W(LIST, 5),
        W(SUBJECT, -8),
        W(TITLE, -2), W(BODY, -6), W(AUTHORITY, -6), W(APPENDIX_TITLE, -3),
        W(NAME, -6), W(POST, -6), W(TEXT, 1)},
    [HAS_LIST_MARK] = {W(ABSTRACT, -20), W(LIST, 9), W(RECIPIENT, 7),
        W(SUBJECT, -8), W(BODY, -8),
        W(HEADING, -6), W(NAME, -12), W(AUTHORITY, -8), W(TITLE, -8),
        W(POST, -8), W(TEXT, 1), W(APPENDIX_TITLE, -6), W(KIND, -12)},
    [HAS_APPENDIX] = {W(APPENDIX, 16), W(SUBJECT, -8), W(HEADING, -2),
        W(TITLE, -2), W(TEXT, -1), W(AUTHORITY, -6), W(POST, -6)},
    [HAS_FURNITURE_WORD] = {W(FURNITURE, 12), W(TEXT, -1), W(TITLE, -9),
        W(SUBJECT, -4)},
    [HAS_CAPTION] = {W(CAPTION, 16), W(SUBJECT, -8), W(TITLE, -6)},
    [HAS_ATTRIBUTION] = {W(ATTRIBUTION, 13), W(TITLE, -6)},
    [HAS_SIGNED] = {W(SIGN, 18), W(NAME, -10), W(TITLE_NOTE, -6)},
    [HAS_V_V] = {W(ABSTRACT, 14), W(SUBJECT, 5), W(TITLE, -4)},
    [HAS_ABOUT] = {W(ABSTRACT, 3), W(SUBJECT, 5)},
    [HAS_RECIPIENTS] = {W(RECIPIENTS, 26), W(TEXT, -4), W(SUBJECT, -10)},
    [HAS_ARCHIVE] = {W(RECIPIENT, 8)},
    [HAS_OPENS_BRACKET] = {W(TITLE_NOTE, 3), W(SUBJECT, -3), W(SIGN, 3),
        W(NAME, -8), W(BODY, -5), W(TITLE, -4)},
    [HAS_IN_BRACKETS] = {W(TITLE_NOTE, 8), W(SIGN, 4), W(SUBJECT, -6),
        W(APPENDIX_TITLE, -4), W(AUTHORITY, -6), W(POST, -6), W(HEADING, -4)},
    [HAS_ATTACHED] = {W(TITLE_NOTE, 16), W(SUBJECT, -8), W(TEXT, -2)},
    [HAS_DIGITS] = {W(CELL, 6), W(SUBJECT, -5), W(BODY, -10), W(TITLE, -10),
        W(HEADING, -6), W(NAME, -10)},
    [HAS_DOTTED] = {W(TEXT, 3), W(BODY, -8), W(SUBJECT, -5), W(NAME, -8),
        W(TITLE, -6), W(POST, -5), W(HEADING, -4)},
    [HAS_NO_KIND] = {W(KIND, -40)},
    [HAS_NO_NAME] = {W(NAME, -40)},
    [HAS_NO_AUTHORITY] = {W(AUTHORITY, -14)},
    [HAS_NO_POST] = {W(POST, -10)},
    [HAS_NOT_SIGNED] = {W(SIGN, -30)},
    [HAS_KIND_IN_TEXT] = {W(KIND, -12)},
    [HAS_STANDS_ALONE] = {W(TITLE, 2), W(HEADING, 2)},
    [HAS_NO_BODY] = {W(BODY, -7)},
    [HAS_ONE_WORD] = {W(TITLE, -5), W(BODY, 1)},
    [HAS_LATE] = {W(TITLE, -10), W(FURNITURE, -3), W(BODY, -2)},
    [HAS_BYLINE] = {W(ATTRIBUTION, 16), W(TITLE, -8), W(BODY, -6)},
    [HAS_CONTACT] = {W(BODY, -14), W(TITLE, -10), W(NUMBER, -8), W(TEXT, 1)},
    [HAS_NAME_AT_END] = {W(ATTRIBUTION, 14), W(NAME, -4)},
    [HAS_NATION_ALONE] = {W(NATION, -26), W(MOTTO, -24)},
    [HAS_KIND_BELOW] = {W(BODY, 3), W(TITLE, -5), W(FURNITURE, 1)},
    [HAS_VERSE] = {W(TITLE, -8), W(FURNITURE, -3), W(HEADING, -3)},
    [HAS_NO_FURNITURE] = {W(FURNITURE, -4)},
    [HAS_NO_END] = {W(TEXT, -4), W(TITLE, 4), W(LIST, -1), W(GROUNDS, -2)},
    [HAS_DATE_STAMP] = {W(FURNITURE, 12), W(TITLE, -12), W(CELL, 2)},
    [HAS_NO_SURNAME] = {W(NAME, -6)},
    [HAS_BELOW_HEADING_MARK] = {W(HEADING, 9), W(APPENDIX_TITLE, -4),
        W(POST, -4), W(TITLE, -4)},
    [HAS_LEFT] = {W(BODY, 2), W(NUMBER, 2), W(RECIPIENT, 2), W(RECIPIENTS, 2),
        W(ABSTRACT, 2), W(PLACE_DATE, -4), W(SUBJECT, -8), W(KIND, -8),
        W(NATION, -3), W(CELL, -4)},
    [HAS_RIGHT] = {W(NATION, 2), W(MOTTO, 2), W(PLACE_DATE, 2), W(POST, 2),
        W(NAME, 2), W(BODY, -4), W(NUMBER, -3), W(SUBJECT, -8), W(KIND, -8),
        W(RECIPIENT, -4), W(CELL, -4)},
    [HAS_GAP] = {W(NAME, 2), W(KIND, 1), W(TITLE, 1), W(HEADING, 1),
        W(TEXT, 1)},
    [HAS_NATION_CLOSE_BELOW] = {W(BODY, 9), W(FURNITURE, -2), W(TITLE, -5),
        W(RULE, 2), W(APPENDIX, 1)},
    [HAS_NATION_FAR_BELOW] = {W(FURNITURE, 7)},
    [HAS_NATION_BELOW] = {W(BODY, 5), W(NUMBER, 1), W(RULE, 1)},
    [HAS_NATION_CLOSE_ABOVE] = {W(MOTTO, 4), W(NUMBER, 4), W(PLACE_DATE, 4),
        W(RULE, 3), W(BODY, 2), W(KIND, 2)},
    [HAS_NATION_ABOVE] = {W(NUMBER, 2), W(PLACE_DATE, 3), W(KIND, 4),
        W(RULE, 1)},
    [HAS_NUMBER_BELOW] = {W(BODY, 4), W(NATION, 2), W(MOTTO, 2)},
    [HAS_NUMBER_ABOVE] = {W(PLACE_DATE, 3), W(ABSTRACT, 6), W(KIND, 1)},
    [HAS_DATE_BELOW] = {W(NATION, 1), W(NUMBER, 2), W(BODY, 1)},
    [HAS_GROUNDS_NEXT] = {W(AUTHORITY, 3), W(TITLE_NOTE, 1)},
    [HAS_AUTHORITY_BEFORE_GROUNDS] = {W(AUTHORITY, 7)},
    [HAS_AUTHORITY_WORD] = {W(AUTHORITY, 6), W(SUBJECT, -2)},
    [HAS_PLACE_WORD] = {W(AUTHORITY, -6)},
    [HAS_GROUNDS_BELOW] = {W(AUTHORITY, 2), W(SUBJECT, 1), W(KIND, 2)},
    [HAS_NAME_NEXT] = {W(POST, 5), W(SIGN, 3)},
    [HAS_NAME_BELOW] = {W(POST, 4), W(SIGN, 3)},
    [HAS_SURNAME_BELOW] = {W(POST, 2)},
    [HAS_POST_ABOVE] = {W(NAME, 5), W(POST, 2), W(SIGN, 3)},
    [HAS_POST_FAR_ABOVE] = {W(NAME, 3), W(SIGN, 2)},
    [HAS_RECIPIENTS_ABOVE] = {W(RECIPIENT, 6), W(POST, 3), W(NAME, 2)},
    [HAS_RECIPIENTS_BELOW] = {W(POST, 1)},
    [HAS_KIND_ABOVE] = {W(SUBJECT, 5), W(ABSTRACT, -16)},
    [HAS_KIND_FAR_ABOVE] = {W(SUBJECT, 1), W(AUTHORITY, 2)},
    [HAS_APPENDIX_ABOVE] = {W(APPENDIX_TITLE, 3)},
    [HAS_FIRST] = {W(TITLE, 6), W(BODY, 2)},
    [HAS_AMONG_6] = {W(TITLE, 2), W(BODY, 1)},
    [HAS_AMONG_25] = {W(FURNITURE, 1)},
    [HAS_LONG_BELOW] = {W(TITLE, 3), W(HEADING, 1)},
    [HAS_STOP_ABOVE] = {W(TITLE, -1), W(TEXT, 1)},
    [HAS_SAID_BEFORE] = {W(AUTHORITY, 4), W(TITLE, 1)},
    [HAS_NAMED_IN_HEAD] = {W(AUTHORITY, 8), W(SUBJECT, -4), W(POST, 2)},
    [HAS_WORDS_OF_HEAD] = {W(AUTHORITY, 2)},
    [HAS_GOES_ON] = {W(SUBJECT, 3), W(AUTHORITY, -8), W(TITLE, -3),
        W(BODY, -4)},
    [HAS_MARKED_HEADING] = {W(HEADING, 8), W(SUBJECT, -10), W(TITLE, 4),
        W(KIND, 2), W(TEXT, -4)},
    [HAS_PAGE_START] = {W(SUBJECT, -25), W(APPENDIX_TITLE, -25),
        W(TITLE_NOTE, -10), W(NAME, -8), W(HEADING, 3), W(APPENDIX, 3)},
    [HAS_NO_RECIPIENTS] = {W(RECIPIENT, -24)},
    [HAS_SIGN_NEXT] = {W(POST, 16), W(HEADING, -6), W(TITLE, -8)},
    [HAS_BELOW_ARCHIVE] = {W(RECIPIENT, -26)},
    [HAS_STAMP_BELOW] = {W(TITLE, 9), W(CELL, -3)},
    [HAS_STAMP_ABOVE] = {W(TITLE, 9), W(CELL, -4), W(POST, -6)},
    [HAS_PERIOD] = {W(SUBJECT, 20), W(TITLE_NOTE, -6)},
    [HAS_SCHOOL_SUBJECT] = {W(SUBJECT, 34), W(HEADING, -6), W(CELL, -6)},
    [HAS_TOPIC] = {W(SUBJECT, 12), W(KIND, -8), W(HEADING, -4)},
    [HAS_TOPIC_ABOVE] = {W(SUBJECT, 20), W(HEADING, -4), W(NAME, -12)},
    [HAS_LARGE] = {W(TITLE, 5), W(SUBJECT, 1), W(KIND, 1), W(HEADING, 1),
        W(CELL, -4), W(TEXT, -2), W(LIST, -2)},
    [HAS_CENTRED] = {W(TITLE, 2), W(SUBJECT, 1), W(CELL, -2), W(LIST, -2)},
    [HAS_IN_SUBJECT] = {W(SUBJECT, 8), W(ABSTRACT, 3), W(TITLE_NOTE, -2),
        W(TEXT, -2)},
    [HAS_BRACKETED_SUBJECT] = {W(SUBJECT, 16), W(TITLE_NOTE, -6)},
    [HAS_BYLINE_NEXT] = {W(TITLE, 6), W(CELL, -2)},
    [HAS_KIND_IN_SMALL] = {W(TITLE, 8), W(CELL, -3)},
    [HAS_PLACEHOLDER] = {W(BODY, 12), W(NAME, 12), W(TITLE, -10), W(TEXT, -2)},
    [HAS_COVER_LINE] = {W(SUBJECT, -14), W(TITLE, -8), W(BODY, -6)},
    [HAS_CONTACT_NEXT] = {W(TITLE, -14), W(BODY, 4)},
    [HAS_BELOW_BARE_KIND] = {W(SUBJECT, 16), W(HEADING, -4)},
    [HAS_LABELLED] = {W(KIND, 5), W(SUBJECT, -20), W(TITLE, -4), W(NAME, -6)},
};
/* clang-format on */

/* What each role that a pattern makes needs, one of them. */
enum { NEEDS_MAX = 4, GATE = -40 };

static const struct {
    enum role role;
    enum evidence needs[NEEDS_MAX];
    int n;
} gates[] = {
    {ROLE_NATION, {HAS_NATION, HAS_PARTY}, 2},
    {ROLE_MOTTO, {HAS_MOTTO}, 1},
    {ROLE_NUMBER, {HAS_NUMBER, HAS_NUMBER_LABEL, HAS_CODE}, 3},
    {ROLE_NUMBER_VALUE, {HAS_BELOW_NUMBER_LABEL}, 1},
    {ROLE_PLACE_DATE, {HAS_DATE}, 1},
    {ROLE_RULE, {HAS_RULE}, 1},
    {ROLE_ENACTMENT, {HAS_ENACTMENT}, 1},
    {ROLE_RECIPIENTS, {HAS_RECIPIENTS}, 1},
    {ROLE_APPENDIX, {HAS_APPENDIX}, 1},
    {ROLE_CAPTION, {HAS_CAPTION}, 1},
    {ROLE_ATTRIBUTION, {HAS_ATTRIBUTION, HAS_NAME_AT_END, HAS_BYLINE}, 3},
    {ROLE_SECRECY, {HAS_SECRECY}, 1},
    {ROLE_ABSTRACT, {HAS_V_V, HAS_ABOUT, HAS_BEGINS_SMALL}, 3},
};

int evidence_weight(enum evidence evidence, enum role role)
{
    return weights[evidence][role];
}

int gate_weight(const struct seen *seen, enum role role)
{
    for (size_t i = 0; i < sizeof gates / sizeof gates[0]; i++) {
        bool open = gates[i].role != role;
        for (int k = 0; !open && k < gates[i].n; k++)
            open = seen_has(seen, gates[i].needs[k]);
        if (!open)
            return GATE;
    }
    return 0;
}

const char *evidence_what(enum evidence evidence)
{
    static const char *const what[] = {
#define X(evidence, what) what,
        EVIDENCES(X)
#undef X
    };
    return what[evidence];
}
