/* SPDX-License-Identifier: MIT */
/*
 * Where each printed page begins in the tree. The layout fills it; the EPUB
 * writer turns it into page-break markers and a page list, so that paper and
 * e-reader share their page numbers.
 */
#ifndef ANBAN_DOC_PAGEMAP_H
#define ANBAN_DOC_PAGEMAP_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct page_start {
    uint32_t node;    /* id of the first node with something on the page; for
                         running text a NODE_TEXT */
    size_t offset;    /* byte in that node's text, 0 for other kinds */
    struct str label; /* the folio: "1", "iv" */
    size_t part;      /* bytes of it that tell a document of a volume: "2." */
};

struct page_map {
    struct page_start *at;
    size_t n;
};

#endif
