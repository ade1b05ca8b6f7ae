/* SPDX-License-Identifier: MIT */
/* What anban tells of a document, for the page and for the shelf. */
#include "serve/telling.h"

#include <stdbool.h>
#include <stdlib.h>

#include "anban.h"
#include "command/json.h"
#include "serve/outline.h"

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
