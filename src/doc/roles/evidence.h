/* SPDX-License-Identifier: MIT */
/*
 * What can be seen of a line that tells for or against a role. Each kind of
 * evidence has a weight for each role: one table, in which a number is changed
 * and a line added. A weight is in points; ten are about as much as one line
 * in a hundred being of a role.
 */
#ifndef ANBAN_DOC_ROLES_EVIDENCE_H
#define ANBAN_DOC_ROLES_EVIDENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/language.h"
#include "doc/roles/role.h"

/* X(EVIDENCE, what is seen) */
#define EVIDENCES(X)                                                           \
    X(ALWAYS, N_("how common the role is"))                                    \
    X(NATION, N_("the nation's name stands in it"))                            \
    X(PARTY, N_("the Party's name is all of it"))                              \
    X(MOTTO, N_("the nation's motto stands in it"))                            \
    X(NUMBER, N_("it reads \"Số: 12/BC-…\""))                                  \
    X(NUMBER_LABEL, N_("it reads \"Số:\" and holds no number yet"))            \
    X(BELOW_NUMBER_LABEL, N_("\"Số:\" stands above it"))                       \
    X(CODE, N_("it reads like \"12/BC-UBND\""))                                \
    X(DATE, N_("a date stands in it"))                                         \
    X(ENDS_IN_DATE, N_("it ends in a date"))                                   \
    X(PLACE_AND_DATE, N_("a place stands before the date"))                    \
    X(RULE, N_("it is a rule"))                                                \
    X(SECRECY, N_("it is a word of urgency or secrecy"))                       \
    X(CAPITALS, N_("it is in capitals"))                                       \
    X(SMALL_LETTERS, N_("it is in small letters"))                             \
    X(BEGINS_SMALL, N_("it begins with a small letter"))                       \
    X(LENGTH_3, N_("it has up to 3 characters"))                               \
    X(LENGTH_29, N_("it is short"))                                            \
    X(LENGTH_59, N_("it has 30 to 59 characters"))                             \
    X(LENGTH_99, N_("it has 60 to 99 characters"))                             \
    X(LONG, N_("it has 100 characters or more"))                               \
    X(ENDS_IN_STOP, N_("it ends like a sentence"))                             \
    X(ENDS_IN_COLON, N_("it ends in a colon"))                                 \
    X(ENDS_IN_COMMA, N_("it ends in a comma"))                                 \
    X(KIND, N_("it is the name of a kind of document"))                        \
    X(BEGINS_WITH_KIND, N_("it begins with the name of a kind of document"))   \
    X(ENACTMENT, N_("it reads \"QUYẾT ĐỊNH:\""))                               \
    X(BODY_WORD, N_("it begins as the names of bodies do"))                    \
    X(POST_WORD, N_("it begins as the names of posts do"))                     \
    X(ON_BEHALF, N_("it begins with \"TM.\", \"KT.\" or the like"))            \
    X(NAME, N_("it reads like a person's name"))                               \
    X(NAME_IN_CAPITALS, N_("it reads like a person's name in capitals"))       \
    X(SURNAME, N_("it begins with a Vietnamese surname"))                      \
    X(RANK, N_("an academic degree or a military rank stands before it"))      \
    X(GROUNDS, N_("it begins with \"Căn cứ\" or the like"))                    \
    X(GROUNDS_WORD, N_("it begins as grounds may"))                            \
    X(ADDRESSEE, N_("it begins with \"Kính gửi\""))                            \
    X(HEADING_MARK, N_("it begins as the heading of a section"))               \
    X(NUMBER_MARK, N_("it begins with a number or a letter that counts"))      \
    X(LIST_MARK, N_("it begins with the mark of a list"))                      \
    X(APPENDIX, N_("it begins with \"Phụ lục\" or \"Mẫu\""))                   \
    X(FURNITURE_WORD, N_("it begins as the words of web pages do"))            \
    X(CAPTION, N_("it begins with \"Hình 1\", \"Bảng 2\""))                    \
    X(ATTRIBUTION, N_("it begins with \"Nguồn\", \"Tác giả\""))                \
    X(SIGNED, N_("it reads \"(Đã ký)\""))                                      \
    X(V_V, N_("it begins with \"V/v\""))                                       \
    X(ABOUT, N_("it begins with \"Về việc\""))                                 \
    X(RECIPIENTS, N_("it begins with \"Nơi nhận\""))                           \
    X(ARCHIVE, N_("it begins with \"Lưu: VT\""))                               \
    X(OPENS_BRACKET, N_("it begins with a bracket"))                           \
    X(IN_BRACKETS, N_("it stands in brackets"))                                \
    X(ATTACHED, N_("it begins with \"(Kèm theo\""))                            \
    X(DIGITS, N_("it has digits and no letters"))                              \
    X(DOTTED, N_("dots to be filled in stand in it"))                          \
    X(NO_KIND, N_("it is the name of no kind of document"))                    \
    X(NO_NAME, N_("it does not read like a name"))                             \
    X(NO_AUTHORITY, N_("it does not begin with an authority"))                 \
    X(NO_POST, N_("it does not begin with a post"))                            \
    X(NOT_SIGNED, N_("nothing is said of a signature"))                        \
    X(KIND_IN_TEXT, N_("it stands within the text"))                           \
    X(STANDS_ALONE, N_("empty lines stand above and below it"))                \
    X(NO_BODY, N_("nothing tells of a body"))                                  \
    X(ONE_WORD, N_("it is one word"))                                          \
    X(LATE, N_("whole sentences stand before it"))                             \
    X(BYLINE, N_("it reads like a name below the title"))                      \
    X(CONTACT, N_("it is an address or a telephone number"))                   \
    X(NAME_AT_END, N_("it reads like a name and stands last"))                 \
    X(NATION_ALONE, N_("no kind, number or date is near the nation's name"))   \
    X(KIND_BELOW, N_("a kind of document stands below it"))                    \
    X(VERSE, N_("it is one of several short lines"))                           \
    X(NO_FURNITURE, N_("nothing tells of a web page"))                         \
    X(NO_END, N_("it has no end, and what follows begins anew"))               \
    X(DATE_STAMP, N_("it reads like a web page's date"))                       \
    X(NO_SURNAME, N_("it begins with no Vietnamese surname"))                  \
    X(BELOW_HEADING_MARK, N_("a bare section number stands above it"))         \
    X(LEFT, N_("it stands in the left column"))                                \
    X(RIGHT, N_("it stands in the right column"))                              \
    X(GAP, N_("an empty line stands above it"))                                \
    X(NATION_CLOSE_BELOW, N_("the nation's name follows at once"))             \
    X(NATION_FAR_BELOW, N_("the nation's name stands some lines below it"))    \
    X(NATION_BELOW, N_("the nation's name stands below it"))                   \
    X(NATION_CLOSE_ABOVE, N_("the nation's name stands right above it"))       \
    X(NATION_ABOVE, N_("the nation's name stands above it"))                   \
    X(NUMBER_BELOW, N_("the document's number stands below it"))               \
    X(NUMBER_ABOVE, N_("the document's number stands above it"))               \
    X(DATE_BELOW, N_("a place and date stand below it"))                       \
    X(GROUNDS_NEXT, N_("\"Căn cứ\" follows at once"))                          \
    X(AUTHORITY_BEFORE_GROUNDS,                                                \
      N_("it begins with an authority and \"Căn cứ\" follows"))                \
    X(AUTHORITY_WORD, N_("it begins as the names of authorities do"))          \
    X(PLACE_WORD, N_("it begins with \"TỈNH\", \"THÀNH PHỐ\" or the like"))    \
    X(GROUNDS_BELOW, N_("\"Căn cứ\" stands below it"))                         \
    X(NAME_NEXT, N_("a name follows at once"))                                 \
    X(NAME_BELOW, N_("a name stands below it"))                                \
    X(SURNAME_BELOW, N_("a name with a known surname stands below it"))        \
    X(POST_ABOVE, N_("a post stands right above it"))                          \
    X(POST_FAR_ABOVE, N_("a post stands above it"))                            \
    X(RECIPIENTS_ABOVE, N_("\"Nơi nhận\" stands above it"))                    \
    X(RECIPIENTS_BELOW, N_("\"Nơi nhận\" stands below it"))                    \
    X(KIND_ABOVE, N_("the kind of document stands right above it"))            \
    X(KIND_FAR_ABOVE, N_("the kind of document stands above it"))              \
    X(APPENDIX_ABOVE, N_("\"Phụ lục\" stands right above it"))                 \
    X(FIRST, N_("it is the first line"))                                       \
    X(AMONG_6, N_("it is among the first six lines"))                          \
    X(AMONG_25, N_("it is among the first 25 lines"))                          \
    X(LONG_BELOW, N_("a long paragraph follows"))                              \
    X(STOP_ABOVE, N_("the line above it ends like a sentence"))                \
    X(SAID_BEFORE, N_("it was said before"))                                   \
    X(NAMED_IN_HEAD, N_("it names the body that the head names"))              \
    X(WORDS_OF_HEAD, N_("it has the words of the head"))                       \
    X(GOES_ON, N_("it begins with a word that goes on"))                       \
    X(MARKED_HEADING, N_("the source marks it as a heading"))                  \
    X(PAGE_START, N_("a new page begins with it"))                             \
    X(NO_RECIPIENTS, N_("no list of recipients is near"))                      \
    X(LABELLED, N_("a label and a colon stand before it"))                     \
    X(SIGN_NEXT, N_("a note of the signing follows"))                          \
    X(BELOW_ARCHIVE,                                                           \
      N_("the last of the recipients, \"Lưu: …\", stands above"))              \
    X(STAMP_BELOW, N_("a web page's date stands below it"))                    \
    X(STAMP_ABOVE, N_("a web page's date stands right above it"))              \
    X(PERIOD, N_("it tells a stretch of time in brackets"))                    \
    X(SCHOOL_SUBJECT, N_("it begins with \"Môn:\" or the like"))               \
    X(TOPIC, N_("it reads \"Đề tài:\" or the like"))                           \
    X(TOPIC_ABOVE, N_("\"Đề tài:\" or the like stands above it"))              \
    X(LARGE, N_("its letters are larger than the text's"))                     \
    X(CENTRED, N_("it stands in the middle"))                                  \
    X(IN_SUBJECT, N_("it goes on right below the kind of document"))           \
    X(BRACKETED_SUBJECT, N_("\"(V/v\" begins it"))                             \
    X(BYLINE_NEXT, N_("what reads like its author follows"))                   \
    X(KIND_IN_SMALL, N_("a kind of document in small letters begins it"))      \
    X(COVER_LINE, N_("it tells a year or a degree, as covers do"))             \
    X(PLACEHOLDER, N_("it is to be filled in"))                                \
    X(FULL_NAME, N_("it is a known surname with two names"))                   \
    X(CONTACT_NEXT, N_("a body's address or telephone follows"))               \
    X(ASIDE, N_("it says for whom, by whom or from when, beside a title"))     \
    X(CRUMBS, N_("short names stand in it between signs, as in a menu"))       \
    X(SUBJECT_OF_COVER, N_("it stands above the kind of thesis on a cover"))   \
    X(KIND_OF_COVER, N_("it is the kind of thesis, below its subject"))        \
    X(AUTHOR_OF_COVER, N_("a name alone stands by a thesis's subject"))        \
    X(BELOW_BARE_KIND,                                                         \
      N_("a kind of document alone stands above this heading"))                \
    X(COUNTED_ON, N_("a line with the next number stands below it"))

enum evidence {
#define X(evidence, what) HAS_##evidence,
    EVIDENCES(X)
#undef X
        EVIDENCE_COUNT
};

/* What is seen of one line: a bit for each kind of evidence, as there may be
 * half a million lines. */
struct seen {
    uint64_t bits[(EVIDENCE_COUNT + 63) / 64];
};

static inline bool seen_has(const struct seen *seen, enum evidence evidence)
{
    return seen->bits[evidence / 64] >> evidence % 64 & 1;
}

static inline void seen_set(struct seen *seen, enum evidence evidence, bool is)
{
    uint64_t bit = (uint64_t)1 << evidence % 64;
    uint64_t *bits = &seen->bits[evidence / 64];
    *bits = is ? *bits | bit : *bits & ~bit;
}

/* What is seen, still to be translated: "it is in capitals". */
const char *evidence_what(enum evidence evidence);

/* What is seen tells for each role (above 0) or against it. */
const signed char *evidence_weights(enum evidence evidence);

/* A role that a pattern makes needs one of these; without it, it is none. */
int gate_weight(const struct seen *seen, enum role role);

#endif
