/* SPDX-License-Identifier: MIT */
/*
 * What the files of the EPUB reader share: the package that is being read, and
 * what each of them offers the others. Sections named in comments are those of
 * EPUB 3.3; what EPUB 2.0.1 has beside them is named so.
 */
#ifndef ANBAN_READ_EPUB_EPUB_H
#define ANBAN_READ_EPUB_EPUB_H

#include "read/office/package.h"
#include "read/read.h"

struct arena;
struct doc;

/* A file of the manifest (5.6.2). */
struct epub_item {
    struct str id, path, type, properties;
    bool read; /* it is among the parts, or another item of its path may be */
};

/* A link of the guide (EPUB 2.0.1, OPF 2.6): "cover", "toc". */
struct epub_reference {
    struct str type, path;
};

struct epub {
    struct docx_package package;
    struct doc *doc;
    struct arena *arena;
    bool keep_all;
    struct epub_item *items; /* in the order of the manifest */
    size_t item_count;
    struct epub_item **by_id; /* the same by their ids */
    struct strs spine;        /* ids, in the order of reading */
    struct epub_reference *references;
    size_t reference_count;
    struct strs locked;        /* the paths of what is encrypted, sorted */
    struct strs authors;       /* kept until it is known who publishes it */
    struct str date, modified; /* and when the file was made */
    struct html_part *parts;
    size_t part_count;
    size_t
        text_left; /* bytes of text that may still come, and tags for these */
};

/* Reads the container, the package document and what says what is encrypted.
 * What is wrong with them is a loss. */
void epub_read_package(struct epub *e);

/* The item of that id, or NULL. */
struct epub_item *epub_item(const struct epub *e, struct str id);

/* Sorts paths, so that epub_has tells whether one is among them. */
void epub_sort(struct strs *paths);
bool epub_has(const struct strs *paths, struct str path);

/* Takes an element of the package's metadata which has just opened; the end of
 * them all. */
void epub_read_metadata(struct epub *e, struct docx_xml *xml);
void epub_end_metadata(struct epub *e);

#endif
