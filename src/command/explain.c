/* SPDX-License-Identifier: MIT */
/*
 * Notes in, a table out: a row for each line of which something was decided,
 * its columns as wide as what stands in them. The last is wrapped at the edge
 * of a terminal; elsewhere a row is a line. Widths are those of terminals: a
 * mark over a letter has none, a Chinese character two.
 */
#include "command/explain.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <unistr.h>
#include <uniwidth.h>

#include "anban.h"
#include "command/command.h"
#include "command/json.h"
#include "command/language.h"
#include "command/message.h"

enum { LINE, DECISION, RULE, BEGINS, COLUMNS };

static const char *const heads[COLUMNS] = {
    [LINE] = N_("line"),
    [DECISION] = N_("taken for"),
    [RULE] = N_("rule"),
    [BEGINS] = N_("begins"),
};

enum { DIGITS = 32, GAP = 2, LEAST = 20 /* columns worth wrapping in */ };

/* SGR (ECMA-48, 8.3.117), in the colours of the terminal's own choice. */
static const char bold[] = "\033[1m", red[] = "\033[31m", yellow[] = "\033[33m",
                  plain[] = "\033[0m";

struct table {
    const struct command *c;
    int widths[COLUMNS];
};

struct row {
    const char *cells[COLUMNS];
    char line[DIGITS];
    const char *colour;
};

void explain_screen(struct command *c)
{
    const char *none = getenv("NO_COLOR"); /* no-color.org: set, not empty */
    const char *term = getenv("TERM");
    struct winsize size = {0};
    if (!isatty(STDERR_FILENO))
        return;
    (void)ioctl(STDERR_FILENO, TIOCGWINSZ, &size);
    c->screen.width = size.ws_col;
    c->screen.colours =
        !(none && *none) && term && *term && strcmp(term, "dumb") != 0;
}

void explain_add(struct explanation *e, const struct anban_note *note)
{
    if (e->n == e->room) {
        e->room = 2 * e->room + 64;
        e->notes = command_own(realloc(e->notes, e->room * sizeof *e->notes));
    }
    e->notes[e->n++] = *note;
}

void explain_free(struct explanation *e)
{
    free(e->notes);
}

/* ---- widths ---- */

static int width_of(const char *text)
{
    const uint8_t *s = (const uint8_t *)text;
    int width = u8_width(s, strlen(text), "UTF-8");
    return width > 0 ? width : 0;
}

/* The character at `s` with what is put over it: its bytes, and *width. */
static size_t next_cell(const char *s, int *width)
{
    size_t all = strlen(s), n = 0;
    *width = 0;
    while (n < all) {
        ucs4_t c;
        int bytes = u8_mbtouc(&c, (const uint8_t *)s + n, all - n);
        int more = uc_width(c, "UTF-8");
        if (n > 0 && more != 0)
            break;
        n += (size_t)bytes;
        *width += more > 0 ? more : 0;
    }
    return n;
}

/* How many bytes of the text go into a line of so many columns: up to a space
 * if there is one, and always some. */
static size_t fitting(const char *text, int columns)
{
    size_t at = 0, word = 0;
    int used = 0, width;
    while (text[at]) {
        size_t n = next_cell(text + at, &width);
        if (used + width > columns && at > 0)
            return word ? word : at;
        if (text[at] == ' ')
            word = at;
        used += width;
        at += n;
    }
    return at;
}

/* ---- rows ---- */

static bool is_decision(const struct anban_note *note)
{
    return note->what != NULL;
}

/* A table has no row for what is left as it was. */
static bool has_row(const struct anban_note *note)
{
    return is_decision(note) && note->kind != ANBAN_LEFT;
}

static void make_row(struct row *row, const struct anban_note *note)
{
    bool dropped = note->kind == ANBAN_DROPPED;
    if (note->nth)
        snprintf(row->line, sizeof row->line, "%ld.%u", note->line, note->nth);
    else
        snprintf(row->line, sizeof row->line, "%ld", note->line);
    row->cells[LINE] = note->line ? row->line : "-";
    row->cells[DECISION] = !dropped     ? _(note->what)
                           : note->kept ? _("kept")
                                        : _("dropped");
    row->cells[RULE] = dropped ? _(note->what) : "";
    row->cells[BEGINS] = note->begins;
    row->colour = !dropped ? "" : note->kept ? yellow : red;
}

static void print_spaces(int n)
{
    fprintf(stderr, "%*s", n > 0 ? n : 0, "");
}

/* Where the last column begins; a column with nothing in it takes no place. */
static int indent_of(const struct table *t)
{
    int indent = 0;
    for (int i = LINE; i < BEGINS; i++)
        indent += t->widths[i] ? t->widths[i] + GAP : 0;
    return indent;
}

/* In as many lines as it takes; where there is little room beside the other
 * columns, below them. */
static void print_last(const struct table *t, const char *text, int spaces)
{
    int width = t->c->screen.width;
    int indent = indent_of(t);
    bool below = width && width - indent < LEAST;
    if (below)
        indent = t->widths[LINE] + GAP;
    int room = width - indent > 0 ? width - indent : 1;
    while (*text) {
        size_t n = width ? fitting(text, room) : strlen(text);
        if (below) {
            putc('\n', stderr);
            spaces = indent;
        }
        print_spaces(spaces);
        fwrite(text, 1, n, stderr);
        text += n + strspn(text + n, " ");
        below = true;
    }
}

/* Behind `spaces`; what is to stand before the next cell is returned. Numbers
 * stand below each other by their last digit. */
static int print_cell(const struct table *t, int column, const char *text,
                      int spaces)
{
    int rest = t->widths[column] - width_of(text);
    if (t->widths[column] == 0)
        return spaces;
    if (*text == '\0')
        return spaces + rest + GAP;
    print_spaces(column == LINE ? spaces + rest : spaces);
    fputs(text, stderr);
    return column == LINE ? GAP : rest + GAP;
}

static void print_row(const struct table *t, const char *const cells[COLUMNS],
                      const char *colour)
{
    bool coloured = t->c->screen.colours && *colour;
    fputs(coloured ? colour : "", stderr);
    int spaces = 0;
    for (int i = LINE; i < BEGINS; i++)
        spaces = print_cell(t, i, cells[i], spaces);
    print_last(t, cells[BEGINS], spaces);
    fprintf(stderr, "%s\n", coloured ? plain : "");
}

/* Below the row, under what the line was taken for. */
static void print_reasons(const struct table *t, const struct anban_note *note)
{
    enum { SENTENCE_MAX = 600 };
    char sentence[SENTENCE_MAX];
    const char *const *because = note->because;
    int n = 0, indent = t->widths[LINE] + GAP, width = t->c->screen.width;
    if (!because[0])
        return;
    n = snprintf(sentence, sizeof sentence, _("because %s"), _(because[0]));
    if (because[1])
        n += snprintf(sentence + n, sizeof sentence - (size_t)n, "; %s",
                      _(because[1]));
    if (note->second)
        snprintf(sentence + n, sizeof sentence - (size_t)n, _(" (else %s)"),
                 _(note->second));
    for (const char *text = sentence; *text;) {
        size_t bytes =
            width > indent ? fitting(text, width - indent) : strlen(text);
        print_spaces(indent);
        fprintf(stderr, "%.*s\n", (int)bytes, text);
        text += bytes + strspn(text + bytes, " ");
    }
}

static void print_heads(const struct table *t)
{
    const char *cells[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        cells[i] = _(heads[i]);
    print_row(t, cells, bold);
}

static void widen(struct table *t, int column, const char *text)
{
    int width = width_of(text);
    t->widths[column] = width > t->widths[column] ? width : t->widths[column];
}

/* Without a rule in any row, there is no column for them. */
static void measure(struct table *t, const struct explanation *e)
{
    for (size_t i = 0; i < e->n; i++) {
        struct row row = {.colour = ""};
        if (!has_row(&e->notes[i]))
            continue;
        make_row(&row, &e->notes[i]);
        for (int k = LINE; k < BEGINS; k++)
            widen(t, k, row.cells[k]);
    }
    for (int k = LINE; k < BEGINS; k++) {
        if (k != RULE || t->widths[RULE])
            widen(t, k, _(heads[k]));
    }
}

/* ---- the order of the lines ---- */

static int compare(const void *first, const void *second)
{
    const struct anban_note *const *a = first, *const *b = second;
    if ((*a)->line != (*b)->line)
        return (*a)->line < (*b)->line ? -1 : 1;
    if ((*a)->nth != (*b)->nth)
        return (*a)->nth < (*b)->nth ? -1 : 1;
    return *a < *b ? -1 : *a > *b; /* as they were told */
}

/* The notes by their lines; allocated. */
static const struct anban_note **sorted(const struct explanation *e)
{
    const struct anban_note **notes =
        command_own(calloc(e->n + 1, sizeof(struct anban_note *)));
    for (size_t i = 0; i < e->n; i++)
        notes[i] = &e->notes[i];
    qsort(notes, e->n, sizeof(struct anban_note *), compare);
    return notes;
}

struct counts {
    size_t taken, dropped, kept;
};

static struct counts count(const struct explanation *e)
{
    struct counts counts = {0};
    for (size_t i = 0; i < e->n; i++) {
        const struct anban_note *note = &e->notes[i];
        counts.taken += note->kind == ANBAN_TAKEN;
        counts.dropped += note->kind == ANBAN_DROPPED && !note->kept;
        counts.kept += note->kind == ANBAN_DROPPED && note->kept;
    }
    return counts;
}

/* ---- the table ---- */

static void print_totals(const struct explanation *e)
{
    struct counts n = count(e);
    fprintf(stderr, _("%zu taken, %zu dropped"), n.taken, n.dropped);
    if (n.kept)
        fprintf(stderr, _(", %zu kept that would be"), n.kept);
    putc('\n', stderr);
}

void explain_table(struct explanation *e, const struct command *c,
                   const char *input)
{
    struct table table = {.c = c};
    struct counts counts = count(e);
    const struct anban_note **notes = sorted(e);
    measure(&table, e);
    say("%s:\n", input);
    if (counts.taken + counts.dropped + counts.kept)
        print_heads(&table);
    for (size_t i = 0; i < e->n; i++) {
        struct row row = {.colour = ""};
        if (!has_row(notes[i]))
            continue;
        make_row(&row, notes[i]);
        print_row(&table, row.cells, row.colour);
        print_reasons(&table, notes[i]);
    }
    print_totals(e);
    free(notes);
}

/* ---- JSON ---- */

/* A list of the decisions, or of the other notes. */
static void print_list(const struct anban_note **notes, size_t n,
                       bool decisions)
{
    const char *before = "";
    putc('[', stderr);
    for (size_t i = 0; i < n; i++) {
        if (is_decision(notes[i]) != decisions)
            continue;
        fputs(before, stderr);
        before = ",";
        if (decisions)
            json_decision(stderr, notes[i], false);
        else
            json_note(stderr, notes[i]);
    }
    putc(']', stderr);
}

static void print_fields(const struct anban *a)
{
    struct anban_field field;
    if (!anban_field(a, 0, &field))
        return;
    fputs(",\"fields\":[", stderr);
    for (size_t i = 0; anban_field(a, i, &field); i++) {
        fputs(i ? "," : "", stderr);
        json_field(stderr, &field);
    }
    putc(']', stderr);
}

void explain_json(struct explanation *e, const struct anban *a,
                  const char *input)
{
    struct counts n = count(e);
    const struct anban_note **notes = sorted(e);
    fputs("{\"file\":", stderr);
    json_string(stderr, input);
    fputs(",\"lines\":", stderr);
    print_list(notes, e->n, true);
    fputs(",\"notes\":", stderr);
    print_list(notes, e->n, false);
    print_fields(a);
    fprintf(stderr, ",\"taken\":%zu,\"dropped\":%zu,\"kept\":%zu}\n", n.taken,
            n.dropped, n.kept);
    free(notes);
}
