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

#include "doc/roles/role.h"

/* X(EVIDENCE, what is seen) */
#define EVIDENCES(X)                                                           \
    X(ALWAYS, "how common the role is")                                        \
    X(NATION, "the nation's name stands in it")                                \
    X(PARTY, "the Party's name is all of it")                                  \
    X(MOTTO, "the nation's motto stands in it")                                \
    X(NUMBER, "it reads \"Số: 12/BC-…\"")                                      \
    X(NUMBER_LABEL, "it reads \"Số:\" and holds no number yet")                \
    X(BELOW_NUMBER_LABEL, "\"Số:\" stands above it")                           \
    X(CODE, "it reads like \"12/BC-UBND\"")                                    \
    X(DATE, "a date stands in it")                                             \
    X(ENDS_IN_DATE, "it ends in a date")                                       \
    X(PLACE_AND_DATE, "a place stands before the date")                        \
    X(RULE, "it is a rule")                                                    \
    X(SECRECY, "it is a word of urgency or secrecy")                           \
    X(CAPITALS, "it is in capitals")                                           \
    X(SMALL_LETTERS, "it is in small letters")                                 \
    X(BEGINS_SMALL, "it begins with a small letter")                           \
    X(LENGTH_3, "it has up to 3 characters")                                   \
    X(LENGTH_29, "it is short")                                                \
    X(LENGTH_59, "it has 30 to 59 characters")                                 \
    X(LENGTH_99, "it has 60 to 99 characters")                                 \
    X(LONG, "it has 100 characters or more")                                   \
    X(ENDS_IN_STOP, "it ends like a sentence")                                 \
    X(ENDS_IN_COLON, "it ends in a colon")                                     \
    X(ENDS_IN_COMMA, "it ends in a comma")                                     \
    X(KIND, "it is the name of a kind of document")                            \
    X(BEGINS_WITH_KIND, "it begins with the name of a kind of document")       \
    X(ENACTMENT, "it reads \"QUYẾT ĐỊNH:\"")                                   \
    X(BODY_WORD, "it begins as the names of bodies do")                        \
    X(POST_WORD, "it begins as the names of posts do")                         \
    X(ON_BEHALF, "it begins with \"TM.\", \"KT.\" or the like")                \
    X(NAME, "it reads like a person's name")                                   \
    X(NAME_IN_CAPITALS, "it reads like a person's name in capitals")           \
    X(SURNAME, "it begins with a Vietnamese surname")                          \
    X(RANK, "an academic degree or a military rank stands before it")          \
    X(GROUNDS, "it begins with \"Căn cứ\" or the like")                        \
    X(GROUNDS_WORD, "it begins as grounds may")                                \
    X(ADDRESSEE, "it begins with \"Kính gửi\"")                                \
    X(HEADING_MARK, "it begins as the heading of a section")                   \
    X(NUMBER_MARK, "it begins with a number or a letter that counts")          \
    X(LIST_MARK, "it begins with the mark of a list")                          \
    X(APPENDIX, "it begins with \"Phụ lục\" or \"Mẫu\"")                       \
    X(FURNITURE_WORD, "it begins as the words of web pages do")                \
    X(CAPTION, "it begins with \"Hình 1\", \"Bảng 2\"")                        \
    X(ATTRIBUTION, "it begins with \"Nguồn\", \"Tác giả\"")                    \
    X(SIGNED, "it reads \"(Đã ký)\"")                                          \
    X(V_V, "it begins with \"V/v\"")                                           \
    X(ABOUT, "it begins with \"Về việc\"")                                     \
    X(RECIPIENTS, "it begins with \"Nơi nhận\"")                               \
    X(ARCHIVE, "it begins with \"Lưu: VT\"")                                   \
    X(OPENS_BRACKET, "it begins with a bracket")                               \
    X(IN_BRACKETS, "it stands in brackets")                                    \
    X(ATTACHED, "it begins with \"(Kèm theo\"")                                \
    X(DIGITS, "it has digits and no letters")                                  \
    X(DOTTED, "dots to be filled in stand in it")                              \
    X(NO_KIND, "it is the name of no kind of document")                        \
    X(NO_NAME, "it does not read like a name")                                 \
    X(NO_AUTHORITY, "it does not begin with an authority")                     \
    X(NO_POST, "it does not begin with a post")                                \
    X(NOT_SIGNED, "nothing is said of a signature")                            \
    X(KIND_IN_TEXT, "it stands within the text")                               \
    X(STANDS_ALONE, "empty lines stand above and below it")                    \
    X(NO_BODY, "nothing tells of a body")                                      \
    X(ONE_WORD, "it is one word")                                              \
    X(LATE, "whole sentences stand before it")                                 \
    X(BYLINE, "it reads like a name below the title")                          \
    X(CONTACT, "it is an address or a telephone number")                       \
    X(NAME_AT_END, "it reads like a name and stands last")                     \
    X(NATION_ALONE, "no kind, number or date is near the nation's name")       \
    X(KIND_BELOW, "a kind of document stands below it")                        \
    X(VERSE, "it is one of several short lines")                               \
    X(NO_FURNITURE, "nothing tells of a web page")                             \
    X(NO_END, "it has no end, and what follows begins anew")                   \
    X(DATE_STAMP, "it reads like a web page's date")                           \
    X(NO_SURNAME, "it begins with no Vietnamese surname")                      \
    X(BELOW_HEADING_MARK, "a bare section number stands above it")             \
    X(LEFT, "it stands in the left column")                                    \
    X(RIGHT, "it stands in the right column")                                  \
    X(GAP, "an empty line stands above it")                                    \
    X(NATION_CLOSE_BELOW, "the nation's name follows at once")                 \
    X(NATION_FAR_BELOW, "the nation's name stands some lines below it")        \
    X(NATION_BELOW, "the nation's name stands below it")                       \
    X(NATION_CLOSE_ABOVE, "the nation's name stands right above it")           \
    X(NATION_ABOVE, "the nation's name stands above it")                       \
    X(NUMBER_BELOW, "the document's number stands below it")                   \
    X(NUMBER_ABOVE, "the document's number stands above it")                   \
    X(DATE_BELOW, "a place and date stand below it")                           \
    X(GROUNDS_NEXT, "\"Căn cứ\" follows at once")                              \
    X(AUTHORITY_BEFORE_GROUNDS,                                                \
      "it begins with an authority and \"Căn cứ\" follows")                    \
    X(AUTHORITY_WORD, "it begins as the names of authorities do")              \
    X(PLACE_WORD, "it begins with \"TỈNH\", \"THÀNH PHỐ\" or the like")        \
    X(GROUNDS_BELOW, "\"Căn cứ\" stands below it")                             \
    X(NAME_NEXT, "a name follows at once")                                     \
    X(NAME_BELOW, "a name stands below it")                                    \
    X(SURNAME_BELOW, "a name with a known surname stands below it")            \
    X(POST_ABOVE, "a post stands right above it")                              \
    X(POST_FAR_ABOVE, "a post stands above it")                                \
    X(RECIPIENTS_ABOVE, "\"Nơi nhận\" stands above it")                        \
    X(RECIPIENTS_BELOW, "\"Nơi nhận\" stands below it")                        \
    X(KIND_ABOVE, "the kind of document stands right above it")                \
    X(KIND_FAR_ABOVE, "the kind of document stands above it")                  \
    X(APPENDIX_ABOVE, "\"Phụ lục\" stands right above it")                     \
    X(FIRST, "it is the first line")                                           \
    X(AMONG_6, "it is among the first six lines")                              \
    X(AMONG_25, "it is among the first 25 lines")                              \
    X(LONG_BELOW, "a long paragraph follows")                                  \
    X(STOP_ABOVE, "the line above it ends like a sentence")                    \
    X(SAID_BEFORE, "it was said before")                                       \
    X(NAMED_IN_HEAD, "it names the body that the head names")                  \
    X(WORDS_OF_HEAD, "it has the words of the head")                           \
    X(GOES_ON, "it begins with a word that goes on")                           \
    X(MARKED_HEADING, "the source marks it as a heading")                      \
    X(PAGE_START, "a new page begins with it")                                 \
    X(NO_RECIPIENTS, "no list of recipients is near")                          \
    X(LABELLED, "a label and a colon stand before it")

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

/* What is seen tells for the role (above 0) or against it. */
int evidence_weight(enum evidence evidence, enum role role);

/* A role that a pattern makes needs one of these; without it, it is none. */
int gate_weight(const struct seen *seen, enum role role);

#endif
