/* SPDX-License-Identifier: MIT */
/* How the labels of a list, as its author wrote them, go into HTML. */
#ifndef ANBAN_WRITE_XHTML_LIST_H
#define ANBAN_WRITE_XHTML_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
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

/*
 * The lists that are open, by how deep they lie. A long list goes through many
 * files and is opened anew in each: what was found of it is kept, and how far
 * it was counted.
 */
struct list_memos;
struct list_memos *list_memos_new(struct arena *arena);

/* The form of the list as it goes on with the item `resumed`, NULL from its
 * beginning; `depth` is how deep it lies. */
struct list_form list_resumed(struct list_memos *memos, size_t depth,
                              const struct node *list,
                              const struct node *resumed);

#endif
