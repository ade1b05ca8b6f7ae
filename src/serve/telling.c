/* SPDX-License-Identifier: MIT */
/*
 * The members are those of --explain=json, and one more: "shown" says what a
 * line was taken for in the reader's language, in which the reasons are, too.
 */
#include "serve/telling.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/json.h"
#include "command/language.h"
#include "serve/outline.h"

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

static const char *decision(const struct anban_note *note)
{
    if (note->kind == ANBAN_DROPPED)
        return note->kept ? "kept" : "dropped";
    return note->kind == ANBAN_LEFT ? "left" : "taken";
}

static void put_reasons(FILE *json, const struct anban_note *note)
{
    if (note->because[0]) {
        fputs(",\"because\":[", json);
        json_string(json, _(note->because[0]));
        if (note->because[1]) {
            putc(',', json);
            json_string(json, _(note->because[1]));
        }
        putc(']', json);
    }
    if (note->second)
        put_member(json, "else", _(note->second));
}

static void put_decision(FILE *json, const struct anban_note *note)
{
    put_line(json, note->line);
    if (note->nth)
        fprintf(json, ",\"block\":%u", note->nth);
    put_member(json, "decision", decision(note));
    put_member(json, note->kind == ANBAN_DROPPED ? "rule" : "as", note->what);
    put_member(json, "shown", _(note->what));
    put_member(json, "begins", note->begins);
    put_reasons(json, note);
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
static void put_notes(FILE *json, struct anban *a)
{
    struct anban_note note;
    char *others = NULL;
    size_t size = 0;
    const char *before = "", *between = "";
    FILE *later = open_memstream(&others, &size);
    fputs(",\"lines\":[", json);
    while (later && anban_next_note(a, &note)) {
        if (note.what) {
            fputs(between, json);
            put_decision(json, &note);
            between = ",";
        } else {
            fputs(before, later);
            put_note(later, &note);
            before = ",";
        }
    }
    if (later)
        fclose(later);
    fprintf(json, "],\"notes\":[%s]", others ? others : "");
    free(others);
}

static void take(void *context, const struct block *block)
{
    FILE *text = context;
    if (text)
        fprintf(text, "%s\n", block->text);
}

void telling_write(struct anban *a, const char *name, FILE *tree, FILE *json,
                   FILE *text, struct report *report)
{
    if (json) {
        fputs("{\"file\":", json);
        json_string(json, name);
        put_notes(json, a);
    }
    outline_read(tree, report, take, text);
}
