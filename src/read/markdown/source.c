/* SPDX-License-Identifier: MIT */
/*
 * The lines of the source as far as they must be known before md4c reads them:
 * the quotes they are in, their indent, whether a definition of a note or
 * another block begins there.
 */
#include <string.h>

#include "read/markdown/markdown.h"

/* The length of "[^label]" at `at`; 0: none is there. */
size_t note_reference_length(struct str text, size_t at)
{
    enum { LABEL_MAX = 100 };
    size_t end = at + 2;
    if (!str_starts(str_slice(text, at, text.n), STR("[^")))
        return 0;
    for (; end < text.n && end - at < LABEL_MAX; end++) {
        char c = text.s[end];
        if (c == ']')
            return end > at + 2 ? end + 1 - at : 0;
        if (c == '[' || c == ' ' || c == '\t' || c == '\n')
            break;
    }
    return 0;
}

struct source_line source_line_of(struct str text)
{
    struct source_line line = {.text = text};
    size_t at = 0;
    for (; at < text.n; at++) {
        if (text.s[at] == '>' && line.indent < NOTE_INDENT) {
            line.quotes++;
            line.prefix = at + 1;
            line.indent = 0;
        } else if (text.s[at] == ' ') {
            line.indent++;
        } else if (text.s[at] == '\t') {
            line.indent += NOTE_INDENT - line.indent % NOTE_INDENT;
        } else {
            break;
        }
    }
    line.content = at;
    if (line.quotes && line.indent && text.s[line.prefix] == ' ') {
        line.prefix++;
        line.indent--;
    }
    size_t n = note_reference_length(text, at);
    if (n && line.indent < NOTE_INDENT && at + n < text.n &&
        text.s[at + n] == ':')
        line.label_end = at + n + 1;
    return line;
}

bool source_line_is_blank(const struct source_line *line)
{
    size_t at = line->content;
    return at >= line->text.n || line->text.s[at] == '\n' ||
           line->text.s[at] == '\r';
}

/* Where a line directly below a paragraph begins a block of its own. */
bool source_line_begins_block(const struct source_line *line)
{
    struct str text = str_slice(line->text, line->content, line->text.n);
    size_t digits = 0;
    while (digits < text.n && text.s[digits] >= '0' && text.s[digits] <= '9')
        digits++;
    if (digits && digits + 1 < text.n)
        return (text.s[digits] == '.' || text.s[digits] == ')') &&
               text.s[digits + 1] == ' ';
    bool bullet = text.n > 1 && strchr("-+*", text.s[0]) && text.s[1] == ' ';
    return bullet || str_starts(text, STR("#")) || str_starts(text, STR("<")) ||
           str_starts(text, STR("```")) || str_starts(text, STR("~~~")) ||
           str_starts(text, STR("---")) || str_starts(text, STR("***")) ||
           str_starts(text, STR("___"));
}
