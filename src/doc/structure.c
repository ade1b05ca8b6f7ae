/* SPDX-License-Identifier: MIT */
/*
 * Gives the tree its meaning, one small pass after another. The rules are for
 * reports copied from Vietnamese web pages; documents in another language are
 * left as they are. Whatever is dropped is told with its rule.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/passes.h"
#include "stages.h"

/*
 * In this order: what stands between a title and its repetition goes first,
 * furniture before what looks at the last lines, captions before the gallery
 * which they save, all before the lead.
 */
static void (*const passes[])(struct doc *) = {
    pass_letterhead,     pass_title,     pass_counter,     pass_date,
    pass_views,          pass_furniture, pass_attribution, pass_end_mark,
    pass_repeated_title, pass_captions,  pass_gallery,     pass_lead,
    pass_heading_levels,
};

void structure(struct doc *doc, bool keep_all)
{
    doc->keep_all = keep_all;
    if (doc->meta.lang.n && !str_starts(doc->meta.lang, STR("vi")))
        return;
    for (size_t i = 0; i < sizeof passes / sizeof passes[0]; i++)
        passes[i](doc);
}

struct str block_text(const struct doc *doc, const struct node *block)
{
    if (!block)
        return STR("");
    if (block->first && block->first == block->last &&
        block->first->kind == NODE_TEXT)
        return block->first->as.text;
    return node_text(doc->arena, block);
}

struct str lowered(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    for (size_t at = 0; at < text.n;) {
        char bytes[4];
        size_t n = utf8_put(letter_to_lower(utf8_next(text, &at)), bytes);
        buf_add(&buf, (struct str){bytes, n});
    }
    return buf_str(&buf);
}

int capital_share(struct str text)
{
    size_t letters = 0, capitals = 0;
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        letters += letter_is(c);
        capitals += letter_is_upper(c);
    }
    return letters ? (int)(capitals * 100 / letters) : -1;
}

bool ends_in_stop(struct str text)
{
    static const char *const around[] = {")", "]", "\"", "”", "’", "»", " "};
    static const char *const stops[] = {".", ";", ":", ",", "?", "!", "…"};
    for (size_t i = 0; i < sizeof around / sizeof around[0]; i++) {
        struct str mark = str_of(around[i]);
        if (str_ends(text, mark)) {
            text.n -= mark.n;
            i = (size_t)-1; /* once more from the first */
        }
    }
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        if (str_ends(text, str_of(stops[i])))
            return true;
    }
    return false;
}

bool is_running(const struct node *block)
{
    return block && block->kind == NODE_PARAGRAPH;
}

size_t blocks_after(const struct node *block)
{
    size_t n = 0;
    while ((block = block->next))
        n++;
    return n;
}

struct node *find_title(const struct doc *doc)
{
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_TITLE)
            return block;
    }
    return NULL;
}

/* Enough of the text to know it again. */
static struct str excerpt(struct str text)
{
    enum { EXCERPT = 60 };
    size_t at = 0;
    for (size_t n = 0; at < text.n && n < EXCERPT; n++)
        utf8_next(text, &at);
    return str_slice(text, 0, at);
}

void taken(struct doc *doc, const struct node *block, const char *what)
{
    struct str text = block_text(doc, block), part = excerpt(text);
    log_add(doc->log, LOG_TAKEN, block->line, "taken for %s: %.*s%s", what,
            STR_ARG(part), part.n < text.n ? "…" : "");
}

struct node *dropped(struct doc *doc, struct node *block, const char *rule)
{
    struct node *next = block->next;
    struct str text = block_text(doc, block), part = excerpt(text);
    log_add(doc->log, LOG_DROPPED, block->line, "%s by the rule \"%s\": %.*s%s",
            doc->keep_all ? "would be dropped" : "dropped", rule, STR_ARG(part),
            part.n < text.n ? "…" : "");
    if (!doc->keep_all)
        doc_remove(block);
    return next;
}
