/* SPDX-License-Identifier: MIT */
/* Reading hints, and finding the one about a block; see hints.h. */
#include "doc/hints.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/roles/role.h"
#include "stages.h"

enum {
    HINTS_SIZE_MAX = 1 << 20, /* bytes of a file */
    LINE_OF_MAX = 1000000000,
    NTH_MAX = 1000000,
    LEVEL_MAX = 5
};

#define BIT(role) (UINT32_C(1) << ROLE_##role)

/* What may be said, and the roles that it stands for. */
static const struct {
    const char *word;
    enum hint_kind kind;
    uint32_t roles;
} words[] = {
    {"text", HINT_TEXT, 0},
    {"title", HINT_TITLE, 0},
    {"heading", HINT_HEADING, 0},
    {"caption", HINT_CAPTION, 0},
    {"lead", HINT_LEAD, 0},
    {"attribution", HINT_ATTRIBUTION, 0},
    {"drop", HINT_DROP, 0},
    {"keep", HINT_KEEP, 0},
    {"letterhead", HINT_ROLES,
     BIT(BODY) | BIT(NATION) | BIT(MOTTO) | BIT(NUMBER) | BIT(NUMBER_VALUE) |
         BIT(PLACE_DATE) | BIT(RULE) | BIT(ABSTRACT) | BIT(SECRECY)},
    {"body", HINT_ROLES, BIT(BODY)},
    {"nation", HINT_ROLES, BIT(NATION)},
    {"motto", HINT_ROLES, BIT(MOTTO)},
    {"number", HINT_ROLES, BIT(NUMBER)},
    {"place-date", HINT_ROLES, BIT(PLACE_DATE)},
    {"abstract", HINT_ROLES, BIT(ABSTRACT)},
    {"authority", HINT_ROLES, BIT(AUTHORITY)},
    {"grounds", HINT_ROLES, BIT(GROUNDS)},
    {"enactment", HINT_ROLES, BIT(ENACTMENT)},
    {"appendix", HINT_ROLES, BIT(APPENDIX)},
    {"signature", HINT_ROLES,
     BIT(RECIPIENTS) | BIT(RECIPIENT) | BIT(POST) | BIT(SIGN) | BIT(NAME)},
    {"recipients", HINT_ROLES, BIT(RECIPIENTS) | BIT(RECIPIENT)},
    {"post", HINT_ROLES, BIT(POST)},
    {"name", HINT_ROLES, BIT(NAME)},
};

const struct reason hint_reason = {{N_("a hint says so"), NULL}, NULL};

enum { WORD_COUNT = sizeof words / sizeof words[0] };

_Static_assert(ROLE_COUNT <= 32, "a role has a bit");

/* The number at *at, which moves behind it; 0: none stands there. */
static long number_at(struct str line, size_t *at, long most)
{
    long n = 0;
    while (*at < line.n && line.s[*at] >= '0' && line.s[*at] <= '9' &&
           n <= most)
        n = n * 10 + line.s[(*at)++] - '0';
    return n <= most ? n : 0;
}

static bool skip_char(struct str line, size_t *at, char c)
{
    bool found = *at < line.n && line.s[*at] == c;
    *at += found;
    return found;
}

static void skip_spaces(struct str line, size_t *at)
{
    while (skip_char(line, at, ' ') || skip_char(line, at, '\t'))
        ;
}

/* "7", "3-4", "12.2" */
static bool parse_lines(struct str line, size_t *at, struct hint *hint)
{
    hint->from = hint->to = number_at(line, at, LINE_OF_MAX);
    if (hint->from == 0)
        return false;
    if (skip_char(line, at, '.'))
        return (hint->nth = (unsigned)number_at(line, at, NTH_MAX)) > 0;
    if (skip_char(line, at, '-'))
        hint->to = number_at(line, at, LINE_OF_MAX);
    return hint->to >= hint->from;
}

static bool parse_word(struct str line, size_t *at, struct hint *hint)
{
    size_t from = *at;
    while (*at < line.n && line.s[*at] != ' ' && line.s[*at] != '\t')
        ++*at;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (str_eq(str_slice(line, from, *at), str_of(words[i].word))) {
            hint->kind = words[i].kind;
            hint->roles = words[i].roles;
            return true;
        }
    }
    return false;
}

static bool parse_level(struct str line, size_t *at, struct hint *hint)
{
    if (hint->kind != HINT_HEADING)
        return true;
    skip_spaces(line, at);
    hint->level = *at < line.n ? (int)number_at(line, at, LEVEL_MAX) : 1;
    return hint->level > 0;
}

static bool parse_hint(struct str line, struct hint *hint)
{
    size_t at = 0;
    if (!parse_lines(line, &at, hint))
        return false;
    skip_spaces(line, &at);
    return parse_word(line, &at, hint) && parse_level(line, &at, hint) &&
           at == line.n;
}

static struct str without_comment(struct str line)
{
    const char *sign = line.n ? memchr(line.s, '#', line.n) : NULL;
    return str_trim(sign ? str_slice(line, 0, (size_t)(sign - line.s)) : line);
}

static bool no_hint(const struct hints *hints, long line, struct str text,
                    struct anban_error *err)
{
    text.n = text.n > 80 ? 80 : text.n;
    return fail(err, ANBAN_USAGE,
                "%.*s:%ld: \"%.*s\" is no hint; such are \"7 heading 2\", "
                "\"3-4 title\", \"12 drop\", \"12 keep\", \"9 text\", "
                "\"15 caption\", \"40-42 signature\"",
                STR_ARG(hints->path), line, STR_ARG(text));
}

static int compare(const void *a, const void *b)
{
    const struct hint *p = a, *q = b;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return p->nth < q->nth ? -1 : p->nth > q->nth;
}

/* Puts them in order; false: two are about the same block. */
static bool sort_hints(struct hints *hints, struct anban_error *err)
{
    if (hints->n > 1)
        qsort(hints->at, hints->n, sizeof *hints->at, compare);
    for (size_t i = 1; i < hints->n; i++) {
        const struct hint *a = &hints->at[i - 1], *b = a + 1;
        bool apart = b->from > a->to ||
                     (b->from == a->from && a->nth && b->nth > a->nth);
        if (!apart)
            return fail(err, ANBAN_USAGE,
                        "%.*s:%ld: line %ld has a hint in line %ld already",
                        STR_ARG(hints->path),
                        a->line > b->line ? a->line : b->line, b->from,
                        a->line > b->line ? b->line : a->line);
    }
    return true;
}

struct hints *hints_parse(struct arena *arena, struct str text, struct str path,
                          struct anban_error *err)
{
    struct hints *hints = ARENA_NEW(arena, struct hints);
    struct str line;
    hints->path = str_copy(arena, path);
    hints->text = text;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_slice(text, 3, text.n);
    for (long n = 1; str_next_line(&text, &line); n++) {
        struct hint hint = {.line = n};
        line = without_comment(line);
        if (line.n == 0)
            continue;
        if (!parse_hint(line, &hint) && !no_hint(hints, n, line, err))
            return NULL;
        hints->at = arena_more(arena, hints->at, hints->n, sizeof hint);
        hints->at[hints->n++] = hint;
    }
    return sort_hints(hints, err) ? hints : NULL;
}

struct hints *load_hints(struct arena *arena, const char *path,
                         struct anban_error *err)
{
    struct buf buf = {.arena = arena};
    char block[4096];
    size_t n;
    FILE *file = fopen(path, "rb");
    if (!file) {
        fail(err, ANBAN_USAGE, "%s: cannot be read: %s", path,
             _(strerror(errno)));
        return NULL;
    }
    while (buf.n <= HINTS_SIZE_MAX &&
           (n = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&buf, (struct str){block, n});
    bool good = !ferror(file) && buf.n <= HINTS_SIZE_MAX;
    fclose(file);
    if (good)
        return hints_parse(arena, buf_str(&buf), str_of(path), err);
    fail(err, ANBAN_USAGE, "%s: this is no file of hints", path);
    return NULL;
}

struct str hints_text(const struct hints *hints)
{
    return hints->text;
}

struct hint *hint_at(const struct hints *hints, long line, unsigned nth)
{
    size_t low = 0, high = hints ? hints->n : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct hint *hint = &hints->at[middle];
        if (hint->to < line ||
            (hint->to == line && hint->nth && hint->nth < (nth ? nth : 1)))
            low = middle + 1;
        else
            high = middle;
    }
    struct hint *found = hints && low < hints->n ? &hints->at[low] : NULL;
    bool fits = found && found->from <= line &&
                (found->nth == 0 || found->nth == (nth ? nth : 1));
    return fits ? found : NULL;
}

const struct hint *hint_of(const struct doc *doc, const struct node *block)
{
    struct hint *hint = hint_at(doc->hints, block->line, block->nth);
    if (hint)
        hint->used = true;
    return hint;
}

bool hint_keeps(const struct doc *doc, long line)
{
    struct hint *hint = hint_at(doc->hints, line, 0);
    bool keeps = hint && hint->kind == HINT_KEEP;
    if (keeps)
        hint->used = true;
    return keeps;
}

void tell_unused_hints(const struct doc *doc)
{
    for (size_t i = 0; doc->hints && i < doc->hints->n; i++) {
        const struct hint *hint = &doc->hints->at[i];
        if (!hint->used)
            warn(doc->log, hint->from,
                 "no block to which the hint of line %ld could be applied "
                 "begins here",
                 hint->line);
    }
}

/* ---- the blocks of a line ---- */

static void each_item(struct node *list, block_visit visit, void *context)
{
    FOR_CHILDREN (item, list) {
        visit(context, item);
        FOR_CHILDREN (child, item) {
            if (child->kind == NODE_LIST)
                each_item(child, visit, context);
        }
    }
}

void each_block(struct doc *doc, block_visit visit, void *context)
{
    FOR_CHILDREN (block, doc->root) {
        if (block->kind == NODE_LETTERHEAD || block->kind == NODE_SIGNATURE) {
            FOR_CHILDREN (line, block)
                visit(context, line);
        } else if (block->kind == NODE_LIST) {
            each_item(block, visit, context);
        } else {
            visit(context, block);
        }
    }
}

static void number_block(void *context, struct node *block)
{
    struct node **above = context, *last = *above;
    if (last && last->line == block->line && block->line) {
        last->nth = last->nth ? last->nth : 1;
        block->nth = last->nth + 1 > NTH_MAX ? NTH_MAX : last->nth + 1;
    }
    *above = block;
}

void number_blocks(struct doc *doc)
{
    struct node *above = NULL;
    each_block(doc, number_block, &above);
}
