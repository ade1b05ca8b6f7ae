/* SPDX-License-Identifier: MIT */
/*
 * The marks of lists in text that was copied. Word keeps the signs of its
 * fonts of symbols in the private use area, where no other font has them; and
 * pdftotext sets a mark apart which stands far from its text.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/marker.h"
#include "read/text/lines.h"

/* What the signs show which Word offers as marks: Symbol's B7 and 2D, and
 * Wingdings', which have other codes. */
static const struct {
    const char *code, *sign;
} signs[] = {
    {"\uF0B7", "•"}, {"\uF0A7", "▪"}, {"\uF0D8", "➢"}, {"\uF0FC", "✓"},
    {"\uF02D", "-"}, {"\uF0E0", "→"}, {"\uF076", "❖"}, {"\uF06E", "■"},
    {"\uF06C", "●"}, {"\uF0A8", "□"}, {"\uF06F", "□"}, {"\uF0FE", "☑"},
};

/* The sign at byte `at`, or NULL. */
static const char *sign_at(struct str text, size_t at)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (str_starts(str_slice(text, at, text.n), str_of(signs[i].code)))
            return signs[i].sign;
    }
    return NULL;
}

struct str show_signs(struct arena *arena, struct str text)
{
    enum { LEAD = 0xEF, BYTES = 3 }; /* of U+F000 to U+FFFF in UTF-8 */
    struct buf buf = {.arena = arena};
    if (text.n == 0)
        return text;
    const char *at = text.s, *end = text.s + text.n;
    while ((at = memchr(at, LEAD, (size_t)(end - at)))) {
        const char *sign = sign_at(text, (size_t)(at - text.s));
        if (sign) {
            buf_add(&buf, str_slice(text, 0, (size_t)(at - text.s)));
            buf_add(&buf, str_of(sign));
            text = (struct str){at + BYTES, (size_t)(end - at) - BYTES};
        }
        at += BYTES;
    }
    if (buf.n == 0)
        return text;
    buf_add(&buf, text);
    return buf_str(&buf);
}

/* True for a line that is a mark and nothing else: "•", "1.", "a)". A dash or a
 * star alone may be a rule. */
static bool is_mark_alone(struct arena *arena, struct str text)
{
    enum { MARK_BYTES = 8 };
    struct marker marker;
    if (text.n == 0 || text.n > MARK_BYTES)
        return false;
    struct str line = str_printf(arena, "%.*s X", STR_ARG(text));
    return find_marker(line, &marker) && marker.label.n == text.n &&
           (marker.kind == MARKER_DOT || marker.kind >= MARKER_LETTER);
}

/* The line of text at i or behind one blank line; lines->n: there is none. */
static size_t text_at(const struct lines *lines, size_t i)
{
    if (i < lines->n && lines->at[i].length == 0)
        i++;
    return i < lines->n && lines->at[i].length ? i : lines->n;
}

/* The text of the mark alone at line i, or lines->n. */
static size_t text_of_mark(struct arena *arena, const struct lines *lines,
                           size_t i)
{
    struct marker marker;
    if (!is_mark_alone(arena, lines->at[i].text))
        return lines->n;
    size_t text = text_at(lines, i + 1);
    if (text < lines->n && (find_marker(lines->at[text].text, &marker) ||
                            is_mark_alone(arena, lines->at[text].text)))
        return lines->n;
    return text;
}

/* Puts the mark before its text, at the mark's place. */
static struct line with_mark(struct arena *arena, const struct line *mark,
                             const struct line *text)
{
    struct line line = *mark;
    line.text = str_printf(arena, "%.*s %.*s", STR_ARG(mark->text),
                           STR_ARG(text->text));
    line.last = text->last;
    line.length = utf8_length(line.text);
    return line;
}

void restore_marks(struct arena *arena, struct lines *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->at[i];
        line->text = show_signs(arena, line->text);
        size_t text = text_of_mark(arena, lines, i);
        if (text < lines->n) {
            lines->at[n++] = with_mark(arena, line, &lines->at[text]);
            i = text;
        } else {
            lines->at[n++] = *line;
        }
    }
    lines->n = n;
}
