/* SPDX-License-Identifier: MIT */
/*
 * What of an input could not be read. A reader says so where it happens and
 * goes on; here it is judged at the end. When nothing is left to show, the
 * input cannot be converted. When something is, the run warns, and the tree
 * says it in a notice, for an edition is printed, kept and handed on without
 * the messages of the run that made it.
 */
#include <stdarg.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "stages.h"

struct loss {
    struct loss *next;
    enum loss_place place;
    long line;            /* as of a node; 0 when none is meant */
    const char *sentence; /* why, in the language of the process */
};

void doc_lose(struct doc *doc, enum loss_place place, long line,
              const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str sentence = log_sentence(doc->arena, format, args);
    va_end(args);
    struct loss *loss = ARENA_NEW(doc->arena, struct loss);
    *loss = (struct loss){.place = place, .line = line, .sentence = sentence.s};
    if (doc->last_loss)
        doc->last_loss->next = loss;
    else
        doc->losses = loss;
    doc->last_loss = loss;
}

/* White space, what has no width, and what stands for bytes that are none. */
static bool is_seen(uint32_t c)
{
    return c > ' ' && (c < 0x7F || c > 0xA0) && c != 0xAD && c != 0x3000 &&
           c != UTF8_REPLACEMENT && c != 0xFEFF &&
           !(c >= 0x2000 && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202F);
}

static bool holds_seen(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        if (is_seen(utf8_next(text, &at)))
            return true;
    }
    return false;
}

static bool shows(const struct node *node)
{
    if (node->kind == NODE_TEXT)
        return holds_seen(node->as.text);
    return node->kind == NODE_IMAGE &&
           (node->as.image->picture || holds_seen(node->as.image->alt));
}

/* A title of no line is set from what the input says of itself. */
static bool is_added(const struct node *block)
{
    return block->kind == NODE_TITLE && block->line == 0;
}

bool doc_is_blank(const struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (is_added(block))
            continue;
        for (const struct node *n = block; n; n = node_next(n, block)) {
            if (shows(n))
                return false;
        }
    }
    return true;
}

static bool has_image(const struct doc *doc)
{
    const struct node *n = doc->root;
    while (n && n->kind != NODE_IMAGE)
        n = node_next(n, doc->root);
    return n != NULL;
}

static bool says_of_itself(const struct meta *meta)
{
    return meta->title.n || meta->authors.n || meta->organisations.n ||
           meta->date.n || meta->subjects.n || meta->description.n;
}

const char *doc_loss(const struct doc *doc)
{
    return doc->losses ? doc->losses->sentence : NULL;
}

const char *doc_why_blank(const struct doc *doc)
{
    if (doc->dropped)
        return N_("all of its text was taken for what a web page has around "
                  "an article; --keep-all keeps it");
    if (has_image(doc))
        return N_("it holds pictures only, and none of them can be shown");
    if (says_of_itself(&doc->meta))
        return N_("it tells a title or the like, and no text follows");
    return NULL;
}

/* Words for a notice in the document's own language, or in English. */
static void add_notice(struct doc *doc, struct node *after,
                       const char *vietnamese, const char *english)
{
    struct str lang = doc->meta.lang;
    bool own = lang.n == 0 || language_is(lang, "vi");
    struct node *notice = doc_node(doc, NODE_NOTICE, 0);
    notice->lang = own ? STR("") : STR("en");
    struct node *emphasis = doc_add(doc, notice, NODE_EMPHASIS, 0);
    doc_add_text(doc, emphasis, str_of(own ? vietnamese : english), 0);
    doc_insert(doc->root, after, notice);
}

/* Notes stand behind the text. */
static struct node *end_of_text(const struct doc *doc)
{
    struct node *last = doc->root->last;
    while (last && last->kind == NODE_NOTE)
        last = last->previous;
    return last;
}

void tell_losses(struct doc *doc)
{
    bool cut = false;
    for (const struct loss *l = doc->losses; l; l = l->next) {
        warn(doc->log, l->line, "%s", l->sentence);
        cut = cut || l->place == LOST_REST;
    }
    if (cut)
        add_notice(doc, end_of_text(doc),
                   "[Đến đây là hết phần đọc được: phần còn lại của tệp gốc "
                   "không đọc được.]",
                   "[The part that could be read ends here: the rest of the "
                   "original file could not be read.]");
    if (doc->losses)
        add_notice(doc, NULL,
                   "[Ấn bản này không đầy đủ: có phần của tệp gốc không đọc "
                   "được.]",
                   "[This edition is not complete: a part of the original "
                   "file could not be read.]");
}
