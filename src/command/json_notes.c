/* SPDX-License-Identifier: MIT */
/* The notes of a conversion as objects of JSON; see json.h. */
#include "anban.h"
#include "command/json.h"
#include "command/language.h"

static void put_member(FILE *file, const char *name, const char *text)
{
    fprintf(file, ",\"%s\":", name);
    json_string(file, text);
}

static void put_place(FILE *file, const struct anban_note *note)
{
    if (note->line)
        fprintf(file, "{\"line\":%ld", note->line);
    else
        fputs("{\"line\":null", file);
    if (note->nth)
        fprintf(file, ",\"block\":%u", note->nth);
}

static const char *decision(const struct anban_note *note)
{
    if (note->kind == ANBAN_DROPPED)
        return note->kept ? "kept" : "dropped";
    return note->kind == ANBAN_LEFT ? "left" : "taken";
}

/* What would have come second says nothing without what came first. */
static void put_reasons(FILE *file, const struct anban_note *note,
                        bool for_readers)
{
    if (!note->because[0])
        return;
    fputs(",\"because\":[", file);
    for (int i = 0; i < 2 && note->because[i]; i++) {
        fputs(i ? "," : "", file);
        json_string(file, for_readers ? _(note->because[i]) : note->because[i]);
    }
    putc(']', file);
    if (note->second)
        put_member(file, "else", for_readers ? _(note->second) : note->second);
}

void json_decision(FILE *file, const struct anban_note *note, bool for_readers)
{
    put_place(file, note);
    put_member(file, "decision", decision(note));
    put_member(file, note->kind == ANBAN_DROPPED ? "rule" : "as", note->what);
    if (for_readers)
        put_member(file, "shown", _(note->what));
    put_member(file, "begins", note->begins);
    put_reasons(file, note, for_readers);
    putc('}', file);
}

void json_note(FILE *file, const struct anban_note *note)
{
    put_place(file, note);
    put_member(file, "kind",
               note->kind == ANBAN_WARNING ? "warning" : "notice");
    put_member(file, "text", note->text);
    putc('}', file);
}

/* Thousandths of a point in points, whatever the locale's decimal sign is. */
static void put_points(FILE *file, long length)
{
    enum { POINT = 1000 };
    long size = length < 0 ? -length : length;
    fprintf(file, "%s%ld.%03ld", length < 0 ? "-" : "", size / POINT,
            size % POINT);
}

void json_field(FILE *file, const struct anban_field *field)
{
    const long sides[] = {field->left, field->bottom, field->right, field->top};
    fputs("{\"name\":", file);
    json_string(file, field->name);
    put_member(file, "text", field->text);
    fprintf(file, ",\"page\":%zu,\"box\":[", field->page);
    for (int i = 0; i < 4; i++) {
        fputs(i ? "," : "", file);
        put_points(file, sides[i]);
    }
    fputs("]}", file);
}
