/* SPDX-License-Identifier: MIT */
/*
 * The roles that a line plays in a document, and the zones of a document in
 * which they stand. The names are those of Decree 30/2020, Appendix I.
 */
#ifndef ANBAN_DOC_ROLES_ROLE_H
#define ANBAN_DOC_ROLES_ROLE_H

#include "base/language.h"

/* X(ROLE, zone, what a line of that role is) */
#define ROLES(X)                                                               \
    X(FURNITURE, FURNITURE, N_("the page around it"))                          \
    X(BODY, HEAD, N_("the issuing body"))                                      \
    X(NATION, HEAD, N_("the nation's name"))                                   \
    X(MOTTO, HEAD, N_("the nation's motto"))                                   \
    X(NUMBER, HEAD, N_("the document's number"))                               \
    X(NUMBER_VALUE, HEAD, N_("the rest of the number"))                        \
    X(PLACE_DATE, HEAD, N_("its place and date"))                              \
    X(RULE, HEAD, N_("a rule"))                                                \
    X(ABSTRACT, HEAD, N_("what a letter is about"))                            \
    X(SECRECY, HEAD, N_("its urgency or secrecy"))                             \
    X(KIND, TITLE, N_("the kind of document"))                                 \
    X(SUBJECT, TITLE, N_("its subject"))                                       \
    X(TITLE_NOTE, TITLE, N_("a note below the title"))                         \
    X(TITLE, TITLE, N_("the title"))                                           \
    X(AUTHORITY, GROUNDS, N_("who issues it"))                                 \
    X(ADDRESSEE, GROUNDS, N_("to whom it goes"))                               \
    X(GROUNDS, GROUNDS, N_("what it is founded on"))                           \
    X(ENACTMENT, GROUNDS, N_("the word of enactment"))                         \
    X(HEADING, TEXT, N_("a heading"))                                          \
    X(LIST, TEXT, N_("an item of a list"))                                     \
    X(TEXT, TEXT, N_("text"))                                                  \
    X(CELL, TEXT, N_("a cell of a table"))                                     \
    X(CAPTION, TEXT, N_("a caption"))                                          \
    X(ATTRIBUTION, TEXT, N_("who wrote it"))                                   \
    X(RECIPIENTS, END, N_("the head of the recipients"))                       \
    X(RECIPIENT, END, N_("a recipient"))                                       \
    X(POST, END, N_("as what it is signed"))                                   \
    X(SIGN, END, N_("a note of the signing"))                                  \
    X(NAME, END, N_("who signs"))                                              \
    X(APPENDIX, APPENDIX, N_("an appendix"))                                   \
    X(APPENDIX_TITLE, APPENDIX, N_("an appendix's title"))

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

/* What a line of that role is, still to be translated: "the issuing body". */
const char *role_what(enum role role);

#endif
