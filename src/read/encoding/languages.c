/* SPDX-License-Identifier: MIT */
/*
 * Vietnamese is what this program takes a text for; here is found what is not.
 * A block in which every fortieth byte begins a letter that only Vietnamese
 * has is Vietnamese, and most blocks of most documents are told so at once. Of
 * the others the words are counted (wording.c): together they tell the language
 * of the document, when they are most of it, and each tells its own.
 */
#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "read/encoding/wording.h"
#include "stages.h"

/* A block and the language that it is in by its own words. */
struct finding {
    struct node *block;
    const char *tag;
    size_t words;
};

struct survey {
    struct doc *doc;
    /* Bytes in Vietnamese blocks, which is about as much and costs nothing;
     * characters in others, which may have three bytes for each. */
    size_t vietnamese, others;
    struct wording wording;            /* of the others */
    const struct common_words *common; /* when there are others */
    struct finding *findings;
    size_t n;
};

static bool is_leaf(const struct node *node)
{
    return !node_is_inline(node->kind) && node->kind != NODE_CODE_BLOCK &&
           node->first && node_is_inline(node->first->kind) &&
           node->lang.n == 0;
}

/* Letters from U+1E80 to U+1EFF, by their first two bytes; no more of them than
 * are asked for are counted. */
static size_t count_marked(struct str text, size_t enough)
{
    size_t n = 0;
    const char *s = text.s, *end = s + text.n;
    while (n < enough && s < end && (s = memchr(s, 0xE1, (size_t)(end - s)))) {
        n += s + 1 < end && ((unsigned char)s[1] & 0xFE) == 0xBA;
        s++;
    }
    return n;
}

static bool is_vietnamese(struct str text)
{
    enum { EVERY = 40 };
    size_t enough = text.n / EVERY + 1;
    return count_marked(text, enough) == enough;
}

static void add_finding(struct survey *s, struct node *block, const char *tag,
                        size_t words)
{
    s->findings =
        arena_more(s->doc->arena, s->findings, s->n, sizeof *s->findings);
    s->findings[s->n++] = (struct finding){block, tag, words};
}

static void look_at(struct survey *s, struct node *block)
{
    struct str text = node_text(s->doc->arena, block);
    if (is_vietnamese(text)) {
        s->vietnamese += text.n;
        add_finding(s, block, "vi", text.n);
        return;
    }
    struct wording wording = {0};
    if (!s->common)
        s->common = common_words_new(s->doc->arena);
    wording_add(&wording, s->common, text);
    wording_join(&s->wording, &wording);
    s->others += utf8_length(text);
    const char *tag = wording_language(&wording);
    if (tag)
        add_finding(s, block, tag, wording_length(&wording));
}

/* What is more than two thirds of it: a Vietnamese text may quote much. */
static void find_language(struct survey *s)
{
    struct doc *doc = s->doc;
    bool most = s->others > 2 * s->vietnamese;
    const char *tag = most ? wording_language(&s->wording) : NULL;
    if (doc->meta.lang.n || !tag)
        return;
    doc->meta.lang = str_of(tag);
    log_add(
        doc->log, LOG_NOTICE, 0,
        "the text is not Vietnamese; it is taken for \"%s\" by its words; if "
        "that is wrong, name its language with --lang",
        tag);
}

/* A phrase of some words in another language is a name or a term; ideographs
 * in a Vietnamese text may be Nôm, which is Vietnamese. */
static bool is_worth_marking(const struct survey *s, const struct finding *f)
{
    enum { PHRASE = 12 };
    struct str own = s->doc->meta.lang.n ? s->doc->meta.lang : STR("vi");
    return !language_is(own, f->tag) && f->words >= PHRASE &&
           !(language_is(own, "vi") && strcmp(f->tag, "zh") == 0);
}

void find_languages(struct doc *doc)
{
    struct survey s = {.doc = doc};
    for (struct node *n = doc->root; n; n = node_next(n, doc->root)) {
        if (is_leaf(n))
            look_at(&s, n);
    }
    find_language(&s);
    for (size_t i = 0; i < s.n; i++) {
        if (is_worth_marking(&s, &s.findings[i]))
            s.findings[i].block->lang = str_of(s.findings[i].tag);
    }
}
