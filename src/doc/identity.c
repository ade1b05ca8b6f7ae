/* SPDX-License-Identifier: MIT */
/*
 * Names from the metadata and, where it is silent, from the tree. One idea:
 * what is asked here must not change when a document is merely corrected.
 */
#include "doc/identity.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/naming.h"
#include "doc/phrase.h"

enum {
    OPENING_BYTES = 256,  /* of the text, in the identity */
    TITLE_CHARACTERS = 60 /* of the text, as a title */
};

static bool is_running_text(const struct node *node)
{
    bool in_letterhead = node->parent && node->parent->kind == NODE_LETTERHEAD;
    return (node->kind == NODE_PARAGRAPH || node->kind == NODE_LEAD) &&
           !in_letterhead;
}

/* The first running text that says something, else all text there is. A letter
 * is not named by its date. */
static struct str opening(struct arena *arena, const struct doc *doc,
                          bool as_title)
{
    const struct node *root = doc->root;
    for (const struct node *n = root; n; n = node_next(n, root)) {
        if (!is_running_text(n) ||
            (as_title && n->as.line.role == LINE_PLACE_DATE))
            continue;
        struct str text = str_trim(node_text(arena, n)), word;
        if (as_title ? next_word(text, &(size_t){0}, &word) : text.n > 0)
            return text;
    }
    return str_trim(node_text(arena, root));
}

/* At most `n` bytes, and no part of a character. */
static struct str first_bytes(struct str text, size_t n)
{
    if (n >= text.n)
        return text;
    while (n > 0 && utf8_goes_on(text.s[n]))
        n--;
    return str_slice(text, 0, n);
}

static void add_field(struct buf *buf, const char *name, struct str value)
{
    buf_add(buf, str_of(name));
    buf_add_char(buf, '=');
    buf_add(buf, value);
    buf_add_char(buf, '\n');
}

struct str doc_identity(struct arena *arena, const struct doc *doc)
{
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < doc->meta.organisations.n; i++)
        add_field(&buf, "organisation", doc->meta.organisations.at[i]);
    add_field(&buf, "title", doc->meta.title);
    add_field(&buf, "date", doc->meta.date);
    add_field(&buf, "text",
              first_bytes(opening(arena, doc, false), OPENING_BYTES));
    return buf_str(&buf);
}

/* Whole words within the limit; a word longer than that is cut. */
static struct str first_words(struct arena *arena, struct str text)
{
    size_t at = 0, end = 0;
    for (int i = 0; at < text.n && i < TITLE_CHARACTERS; i++) {
        if (text.s[at] == ' ')
            end = at;
        utf8_next(text, &at);
    }
    if (at == text.n)
        return text;
    struct str words = str_slice(text, 0, end ? end : at);
    return str_printf(arena, "%.*s…", STR_ARG(words));
}

/* What a letter is about: it has no title. Empty: it does not say. */
static struct str abstract_of(struct arena *arena, const struct doc *doc)
{
    const struct node *root = doc->root;
    for (const struct node *n = root; n; n = node_next(n, root)) {
        if (n->kind == NODE_PARAGRAPH && n->as.line.role == LINE_ABSTRACT)
            return node_text(arena, n);
    }
    return STR("");
}

struct str doc_display_title(struct arena *arena, const struct doc *doc)
{
    struct str title = str_one_line(arena, doc->meta.title);
    if (title.n)
        return title;
    struct str text = abstract_of(arena, doc);
    if (!text.n)
        text = doc_naming_line(arena, doc);
    if (!text.n)
        text = opening(arena, doc, true);
    return first_words(arena, str_one_line(arena, text));
}
