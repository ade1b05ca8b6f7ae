/* SPDX-License-Identifier: MIT */
/*
 * The number that a note begins with where its mark's number stands before it
 * anyway: "1. Text", a raised "1", and the stop that is left where the number
 * was a link back to the mark.
 */
#include "base/arena.h"
#include "doc/phrase.h"
#include "read/html/write.h"

static bool is_behind_number(char c)
{
    return c == '.' || c == ')' || c == ']' || c == ':';
}

/* Behind the signs which end a number, `most` of them, and white space; 0:
 * there are none. */
static size_t end_of_signs(struct str text, size_t at, size_t most)
{
    size_t i = at;
    while (i < text.n && i < at + most && is_behind_number(text.s[i]))
        i++;
    bool any = i > at && (i == text.n || text.s[i] == ' ');
    while (any && i < text.n && text.s[i] == ' ')
        i++;
    return any ? i : 0;
}

/* "1. ", "[1] ", or ". " alone. */
static struct str without_number(struct str text, struct str label)
{
    size_t bracket = text.n && (text.s[0] == '[' || text.s[0] == '(');
    struct str rest = str_slice(text, bracket, text.n);
    size_t end = str_starts(rest, label)
                     ? end_of_signs(text, bracket + label.n, 2)
                 : bracket ? 0
                           : end_of_signs(text, 0, 1);
    return str_slice(text, end, text.n);
}

static struct str without_space(struct str text)
{
    while (text.n && text.s[0] == ' ')
        text = str_slice(text, 1, text.n);
    return text;
}

/* A phrase that holds the number alone; what is behind it then begins the
 * note. */
static void drop_phrase(struct arena *arena, struct node *block,
                        struct str label)
{
    struct node *first = block->first, *next = first->next;
    struct str text = str_trim(node_text(arena, first));
    if (!next || next->kind != NODE_TEXT || text.n == 0 ||
        !str_eq(str_trim(without_number(
                    str_printf(arena, "%.*s.", STR_ARG(text)), label)),
                STR("")))
        return;
    doc_remove(first);
    next->as.text = without_space(next->as.text);
}

void note_drop_label(struct arena *arena, struct node *note)
{
    struct node *block = note->first;
    struct str label = note->as.note.label;
    if (!block || block->kind != NODE_PARAGRAPH || !block->first ||
        label.n == 0)
        return;
    if (block->first->kind == NODE_SUPERSCRIPT ||
        block->first->kind == NODE_STRONG)
        drop_phrase(arena, block, label);
    struct node *text = block->first;
    if (text->kind != NODE_TEXT)
        return;
    struct str rest = without_number(text->as.text, label);
    if (rest.n || text->next)
        text->as.text = rest;
}
