/* SPDX-License-Identifier: MIT */
/*
 * Definitions of lists, and the lists that use them, as Word has them in
 * numbering.xml (17.9) and in the list tables of RTF. They are put together
 * between docx_begin_numbering and docx_end_numbering; paragraphs are counted
 * then (docx_count).
 */
#ifndef ANBAN_READ_OFFICE_NUMBER_H
#define ANBAN_READ_OFFICE_NUMBER_H

#include "read/office/office.h"

struct docx_level {
    enum docx_form form;
    struct str text, font, style; /* "%1.%2." for the numbers of two levels */
    long start, restart, indent;  /* -1 unsaid, but the first */
    bool legal;                   /* all its numbers are decimal */
    bool given;
};

struct docx_definition {
    long id;
    struct docx_level levels[DOCX_LEVELS];
    long count[DOCX_LEVELS];
    bool counted[DOCX_LEVELS];
    struct str style, linked; /* the list style it is, or it names */
};

struct docx_list {
    long id, definition_id;
    struct docx_definition *definition;
    struct docx_level *own[DOCX_LEVELS]; /* instead of the definition's */
    long start[DOCX_LEVELS];             /* -1: goes on counting */
    bool used;
};

struct docx_numbering {
    struct docx_definition **definitions;
    struct docx_definition **styled; /* that are a list style, by its name */
    struct docx_list **lists;        /* in the order of their ids */
    size_t definition_count, styled_count, list_count;
};

void docx_begin_numbering(struct docx *d);

/* New ones, without levels, in the arena; the ids are the caller's to set. */
struct docx_definition *docx_new_definition(struct docx *d);
struct docx_list *docx_new_list(struct docx *d);

/* Finds the definition of each list. */
void docx_end_numbering(struct docx *d);

/* The text of a level, which each paragraph has once more, at a bound. */
struct str docx_level_text(struct str text);

#endif
