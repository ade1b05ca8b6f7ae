/* SPDX-License-Identifier: MIT */
/*
 * Fields: an instruction and the result which Word last showed for it
 * (17.16). The text is the result's, but for page numbers and contents lists,
 * which this program makes itself.
 */
#ifndef ANBAN_READ_OFFICE_FIELD_H
#define ANBAN_READ_OFFICE_FIELD_H

#include "base/buf.h"

struct docx;
struct docx_paragraph;

enum { DOCX_FIELDS_MAX = 32 };

/* What a field tells of pages, as another program counted them. */
enum docx_folio { FOLIO_NONE, FOLIO_COUNT /* so many there are */, FOLIO_PAGE };

struct docx_fields {
    struct docx_field {
        struct buf instruction;
        bool shows; /* its result is being read */
        bool lists; /* and it is a contents list */
        enum docx_folio folio;
        bool said;   /* and it has some text */
        long number; /* of its sequence, shown where it has none; 0: none */
        bool told;   /* the number for which it stands is there */
        struct str href;
        struct str page; /* it shows the number of the page of that place */
    } open[DOCX_FIELDS_MAX];
    size_t n, lost; /* lost: open ones beyond */
    struct docx_sequence {
        struct str name;
        long last;
    } * sequences;
    size_t sequence_count;
    bool points; /* the paragraph asked for the page of a place */
};

/* A field begins; its instruction is then added to, and ends. */
void docx_field_begin(struct docx *d);
void docx_field_instruct(struct docx *d, struct str text);
void docx_field_show(struct docx *d);
void docx_field_end(struct docx *d);

/* A field ends in a paragraph: one that leaves the number of a page to be found
 * by Word shows one, too. */
void docx_field_close(struct docx *d, struct docx_paragraph *p);

/* True when text at this place is not shown; the link it is in, or empty. */
bool docx_field_hides(const struct docx *d);
bool docx_field_lists(const struct docx *d);
enum docx_folio docx_field_folio(const struct docx *d);
struct str docx_field_link(const struct docx *d);

/* Text in a field for the number of a page: where it is one, a number of our
 * own stands for it. False: it is text like any other. */
bool docx_field_takes(struct docx *d, struct docx_paragraph *p,
                      struct str text);

#endif
