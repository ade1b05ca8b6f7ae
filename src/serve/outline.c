/* SPDX-License-Identifier: MIT */
/*
 * The dump has a field of the metadata a line, then "document", then a node a
 * line, indented: its kind, attributes, " @" and its line in the source, and
 * its text in quotation marks when it has no more than that. Else the text
 * stands in the nodes below, of which each piece is a line, too.
 */
#include "serve/outline.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "serve/order.h"

/* Of these the text is one of the block around them; of all others that are
 * not listed here a block begins. */
static const char *const inlines[] = {
    "text",        "emphasis",  "strong", "underline", "strike",
    "superscript", "subscript", "code",   "link",      "line-break"};

/* What they hold is not read by anybody. */
static const char *const silent[] = {"image", "note-reference"};

static bool is_in(const char *word, size_t n, const char *const *list,
                  size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == n && strncmp(list[i], word, n) == 0)
            return true;
    }
    return false;
}

#define IS_IN(word, n, list) is_in(word, n, list, sizeof list / sizeof list[0])

static void append(struct block *block, const char *text, size_t n)
{
    if (block->room - block->n <= n) {
        size_t room = 2 * (block->room + n + 1);
        char *grown = realloc(block->text, room);
        if (!grown)
            return;
        block->text = grown;
        block->room = room;
    }
    memcpy(block->text + block->n, text, n);
    block->n += n;
    block->text[block->n] = '\0';
}

/* Appends the string that begins at the quotation mark `s`; where it ends. */
static const char *append_quoted(struct block *block, const char *s)
{
    for (s++; *s && *s != '"'; s++) {
        if (*s == '\\' && s[1] == 'x' && s[2] && s[3])
            s += 3; /* a byte that nobody sees */
        else if (*s == '\\' && s[1])
            append(block, ++s, 1);
        else
            append(block, s, 1);
    }
    return *s ? s + 1 : s;
}

/* A link's target stands before its text. */
static void read_inline(struct block *block, const char *line, size_t kind)
{
    const char *quoted = strchr(line, '"');
    if (strncmp(line, "line-break", kind) == 0)
        append(block, " ", 1);
    if (quoted && strncmp(line, "link", kind) == 0) {
        struct block target = {0};
        quoted = strchr(append_quoted(&target, quoted), '"');
        free(target.text);
    }
    if (quoted)
        (void)append_quoted(block, quoted);
}

/* The text behind " @" and digits; NULL: the line has none. */
static const char *find_line(const char *line, long *number)
{
    bool quoted = false;
    for (const char *s = line; *s; s++) {
        if (*s == '\\' && s[1])
            s++;
        else if (*s == '"')
            quoted = !quoted;
        else if (!quoted && s[0] == ' ' && s[1] == '@') {
            char *end;
            *number = strtol(s + 2, &end, 10);
            return end;
        }
    }
    return NULL;
}

/* "paragraph nation @4" is of the role; "heading 2 @3" keeps its level. */
static void name_kind(struct block *block, const char *line)
{
    size_t n = strcspn(line, "@\"");
    while (n && line[n - 1] == ' ')
        n--;
    size_t first = strcspn(line, " ");
    if (n > first && strncmp(line, "paragraph ", first + 1) == 0) {
        line += first + 1;
        n = strcspn(line, " ");
    }
    snprintf(block->kind, sizeof block->kind, "%.*s", (int)n, line);
    char *language = strstr(block->kind, " lang=");
    if (language)
        *language = '\0';
}

static void begin_block(struct block *block, const char *line)
{
    block->line = 0;
    block->n = 0;
    append(block, "", 0);
    name_kind(block, line);
    const char *behind = find_line(line, &block->line);
    const char *quoted = behind ? strchr(behind, '"') : NULL;
    if (quoted)
        (void)append_quoted(block, quoted);
}

static void keep(char *field, size_t size, const struct block *text)
{
    if (!field[0] && text->text)
        snprintf(field, size, "%s", text->text);
}

static void read_field(const char *line, struct report *report)
{
    const char *quoted = strchr(line, '"');
    struct block value = {0};
    if (!quoted)
        return;
    (void)append_quoted(&value, quoted);
    if (strncmp(line, "title ", 6) == 0)
        keep(report->title, sizeof report->title, &value);
    else if (strncmp(line, "organisation ", 13) == 0)
        keep(report->body, sizeof report->body, &value);
    else if (strncmp(line, "date ", 5) == 0)
        keep(report->date, sizeof report->date, &value);
    else if (strncmp(line, "lang ", 5) == 0)
        keep(report->language, sizeof report->language, &value);
    free(value.text);
}

/* What the head of an official document says goes before what was gathered. */
static void note_head(const struct block *block, struct report *report)
{
    if (strcmp(block->kind, "issuing-body") == 0)
        snprintf(report->body, sizeof report->body, "%s", block->text);
    if (strcmp(block->kind, "number") == 0)
        keep(report->number, sizeof report->number, block);
}

void outline_read(FILE *tree, struct report *report,
                  void (*take)(void *context, const struct block *block),
                  void *context)
{
    struct block block = {0};
    bool inside = false, more;
    char *line = NULL;
    size_t room = 0;
    do {
        more = getline(&line, &room, tree) > 0;
        const char *s = more ? line + strspn(line, " ") : "";
        size_t kind = strcspn(s, " \n");
        bool is_inline = IS_IN(s, kind, inlines);
        if (inside && more && is_inline)
            read_inline(&block, s, kind);
        if ((is_inline && more) || IS_IN(s, kind, silent))
            continue;
        if (block.n) {
            note_head(&block, report);
            take(context, &block);
        }
        if (inside && more)
            begin_block(&block, s);
        else if (more && strncmp(s, "document", kind) == 0)
            inside = true;
        else if (more)
            read_field(s, report);
    } while (more);
    free(block.text);
    free(line);
}
