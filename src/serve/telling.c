/* SPDX-License-Identifier: MIT */
/*
 * The members are those of --explain=json, and more: "shown" says what a line
 * was taken for in the reader's language, "blocks" has all that has text.
 */
#include "serve/telling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/json.h"
#include "command/language.h"
#include "serve/outline.h"

static const struct {
    const char *kind, *shown;
} kinds[] = {
    {"title", N_("the title")},
    {"lead", N_("the lead")},
    {"heading", N_("a heading")},
    {"paragraph", N_("body text")},
    {"item", N_("an item of a list")},
    {"code-block", N_("code")},
    {"cell", N_("a cell of a table")},
    {"caption", N_("a caption")},
    {"attribution", N_("the attribution")},
    {"note", N_("a note")},
    {"notice", N_("a notice of what was lost")},
    {"parent-body", N_("the parent body")},
    {"issuing-body", N_("the issuing body")},
    {"number", N_("the number")},
    {"place-date", N_("the place and date")},
    {"nation", N_("the nation's name")},
    {"motto", N_("the motto")},
};

struct telling {
    FILE *json, *text;
    const char *before; /* the next member of a list */
};

static const char *shown(const char *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t n = strlen(kinds[i].kind);
        if (strncmp(kinds[i].kind, kind, n) == 0 &&
            (!kind[n] || kind[n] == ' '))
            return _(kinds[i].shown);
    }
    return kind;
}

static void put_member(FILE *json, const char *name, const char *text)
{
    fprintf(json, ",\"%s\":", name);
    json_string(json, text);
}

static void put_line(FILE *json, long line)
{
    if (line)
        fprintf(json, "{\"line\":%ld", line);
    else
        fputs("{\"line\":null", json);
}

static void put_decision(FILE *json, const struct anban_note *note)
{
    bool dropped = note->kind == ANBAN_DROPPED;
    put_line(json, note->line);
    put_member(json, "decision",
               !dropped     ? "taken"
               : note->kept ? "kept"
                            : "dropped");
    put_member(json, dropped ? "rule" : "as", note->what);
    put_member(json, "shown", _(note->what));
    put_member(json, "begins", note->begins);
    putc('}', json);
}

static void put_note(FILE *json, const struct anban_note *note)
{
    put_line(json, note->line);
    put_member(json, "kind",
               note->kind == ANBAN_WARNING ? "warning" : "notice");
    put_member(json, "text", note->text);
    putc('}', json);
}

/* Notes come once, decisions and others mixed: the others wait in memory. */
static void put_notes(struct telling *t, struct anban *a)
{
    struct anban_note note;
    char *others = NULL;
    size_t size = 0;
    const char *before = "";
    FILE *later = open_memstream(&others, &size);
    fputs(",\"lines\":[", t->json);
    while (later && anban_next_note(a, &note)) {
        bool decision = note.kind == ANBAN_TAKEN || note.kind == ANBAN_DROPPED;
        if (decision) {
            fputs(t->before, t->json);
            put_decision(t->json, &note);
            t->before = ",";
        } else {
            fputs(before, later);
            put_note(later, &note);
            before = ",";
        }
    }
    if (later)
        fclose(later);
    fprintf(t->json, "],\"notes\":[%s]", others ? others : "");
    free(others);
}

static void take(void *context, const struct block *block)
{
    struct telling *t = context;
    if (t->text)
        fprintf(t->text, "%s\n", block->text);
    if (!t->json)
        return;
    fputs(t->before, t->json);
    t->before = ",";
    put_line(t->json, block->line);
    put_member(t->json, "as", block->kind);
    put_member(t->json, "shown", shown(block->kind));
    put_member(t->json, "text", block->text);
    putc('}', t->json);
}

void telling_write(struct anban *a, const char *name, FILE *tree, FILE *json,
                   FILE *text, struct report *report)
{
    struct telling t = {json, text, ""};
    if (json) {
        fputs("{\"file\":", json);
        json_string(json, name);
        put_notes(&t, a);
        fputs(",\"blocks\":[", json);
        t.before = "";
    }
    outline_read(tree, report, take, &t);
    if (json)
        fputs("]", json);
}
