/* SPDX-License-Identifier: MIT */
/*
 * The roles that a line plays in a document, and the zones of a document in
 * which they stand. The names are those of Decree 30/2020, Appendix I.
 */
#ifndef ANBAN_DOC_ROLES_ROLE_H
#define ANBAN_DOC_ROLES_ROLE_H

/* X(ROLE, zone, what a line of that role is) */
#define ROLES(X)                                                               \
    X(FURNITURE, FURNITURE, "the page around it")                              \
    X(BODY, HEAD, "the issuing body")                                          \
    X(NATION, HEAD, "the nation's name")                                       \
    X(MOTTO, HEAD, "the nation's motto")                                       \
    X(NUMBER, HEAD, "the document's number")                                   \
    X(NUMBER_VALUE, HEAD, "the rest of the number")                            \
    X(PLACE_DATE, HEAD, "its place and date")                                  \
    X(RULE, HEAD, "a rule")                                                    \
    X(ABSTRACT, HEAD, "what a letter is about")                                \
    X(SECRECY, HEAD, "its urgency or secrecy")                                 \
    X(KIND, TITLE, "the kind of document")                                     \
    X(SUBJECT, TITLE, "its subject")                                           \
    X(TITLE_NOTE, TITLE, "a note below the title")                             \
    X(TITLE, TITLE, "the title")                                               \
    X(AUTHORITY, GROUNDS, "who issues it")                                     \
    X(ADDRESSEE, GROUNDS, "to whom it goes")                                   \
    X(GROUNDS, GROUNDS, "what it is founded on")                               \
    X(ENACTMENT, GROUNDS, "the word of enactment")                             \
    X(HEADING, TEXT, "a heading")                                              \
    X(LIST, TEXT, "an item of a list")                                         \
    X(TEXT, TEXT, "text")                                                      \
    X(CELL, TEXT, "a cell of a table")                                         \
    X(CAPTION, TEXT, "a caption")                                              \
    X(ATTRIBUTION, TEXT, "who wrote it")                                       \
    X(RECIPIENTS, END, "the head of the recipients")                           \
    X(RECIPIENT, END, "a recipient")                                           \
    X(POST, END, "as what it is signed")                                       \
    X(SIGN, END, "a note of the signing")                                      \
    X(NAME, END, "who signs")                                                  \
    X(APPENDIX, APPENDIX, "an appendix")                                       \
    X(APPENDIX_TITLE, APPENDIX, "an appendix's title")

enum role {
#define X(role, zone, what) ROLE_##role,
    ROLES(X)
#undef X
        ROLE_COUNT
};

enum zone {
    ZONE_FURNITURE,
    ZONE_HEAD,
    ZONE_TITLE,
    ZONE_GROUNDS,
    ZONE_TEXT,
    ZONE_END,
    ZONE_APPENDIX,
    ZONE_COUNT
};

enum zone role_zone(enum role role);

#endif
