/* SPDX-License-Identifier: MIT */
/* How the labels of a list, as its author wrote them, go into HTML. */
#ifndef ANBAN_WRITE_XHTML_LIST_H
#define ANBAN_WRITE_XHTML_LIST_H

#include <stdbool.h>

struct node;

struct list_form {
    bool counted;  /* ol: the reading system prints the labels by counting */
    bool labelled; /* ul without bullets: the labels are part of the text */
    char type;     /* of a counted list: '1', 'a', 'A', 'i' or 'I' */
    long start;    /* of a counted list: the first item's number */
};

/*
 * Lets HTML print the labels only where it prints exactly the same: "1." but
 * not "1)", "c." after "b." but not "đ." after "d.".
 */
struct list_form list_form(const struct node *list);

#endif
