/* SPDX-License-Identifier: MIT */
/*
 * The fixed words of administrative documents: names of bodies, kinds of
 * document, the nation's head, the posts of those who sign (Decree 30/2020).
 * A line is asked in one way wherever it comes from. Texts are UTF-8 in NFC.
 */
#ifndef ANBAN_DOC_BODIES_H
#define ANBAN_DOC_BODIES_H

#include "base/str.h"

/* True when the text begins with the name of a kind of document in capitals,
 * "BÁO CÁO" (Decree 30/2020, Appendix III); *alone when it is nothing else. */
bool starts_with_kind(struct str text, bool *alone);

/* True when a line in capitals names something other than a body: the nation,
 * its motto, a section of a web page. */
bool names_no_body(struct str text);

/* True when it begins with the nation's name, or is its motto. */
bool names_nation(struct str text);

/* True for a line that says in whose name or as what a document is signed:
 * "KT. CỤC TRƯỞNG". */
bool names_post(struct str text);

/* True for the heading of the list of those who receive it: "Nơi nhận:". */
bool names_recipients(struct str text);

/* True for the heading of an appendix: "PHỤ LỤC I", "Phụ lục". */
bool names_appendix(struct str text);

/* True when it begins as the names of bodies do: "CỤC", "TRUNG TÂM". */
bool names_body(struct str text);

#endif
