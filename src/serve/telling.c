/* SPDX-License-Identifier: MIT */
/* What anban tells of a document, for the page and for the shelf. */
#include "serve/telling.h"

#include <stdbool.h>
#include <stdlib.h>

#include "anban.h"
#include "command/json.h"
#include "serve/order.h"

/* Notes come once, decisions and others mixed: the others wait in memory. */
static void put_notes(FILE *json, struct anban *a, const char *notice)
{
    struct anban_note note = {.kind = ANBAN_NOTICE, .text = notice};
    char *others = NULL;
    size_t size = 0;
    const char *before = "", *between = "";
    FILE *later = open_memstream(&others, &size);
    fputs(",\"lines\":[", json);
    if (later && notice) {
        json_note(later, &note);
        before = ",";
    }
    while (later && anban_next_note(a, &note)) {
        if (note.what) {
            fputs(between, json);
            json_decision(json, &note, true);
            between = ",";
        } else {
            fputs(before, later);
            json_note(later, &note);
            before = ",";
        }
    }
    if (later)
        fclose(later);
    fprintf(json, "],\"notes\":[%s]", others ? others : "");
    free(others);
}

static void put_line(void *text, const char *line, size_t n)
{
    fprintf(text, "%.*s\n", (int)n, line);
}

static void report_facts(struct anban *a, struct report *report)
{
    struct anban_facts facts;
    if (!anban_facts(a, &facts))
        return;
    snprintf(report->title, sizeof report->title, "%s", facts.title);
    snprintf(report->body, sizeof report->body, "%s", facts.body);
    snprintf(report->number, sizeof report->number, "%s", facts.number);
    snprintf(report->date, sizeof report->date, "%s", facts.date);
    snprintf(report->language, sizeof report->language, "%s", facts.language);
}

void telling_write(struct anban *a, const char *name, const char *notice,
                   FILE *json, FILE *text, struct report *report)
{
    if (json) {
        fputs("{\"file\":", json);
        json_string(json, name);
        put_notes(json, a, notice);
    }
    report_facts(a, report);
    if (text)
        anban_text(a, put_line, text);
}
