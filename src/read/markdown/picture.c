/* SPDX-License-Identifier: MIT */
/*
 * How large an image is to be, which CommonMark cannot say: "{width=50%}" of
 * Pandoc, "{: width="300" }" of Kramdown, "|300" of Obsidian, " =300x200" of
 * markdown-it. md4c passes a mark on, between two control characters, of which
 * clean text has none.
 */
#include <string.h>

#include "base/arena.h"
#include "read/markdown/markdown.h"
#include "read/size.h"

enum { OPEN = 0x06, CLOSE = 0x07, SIDE_LENGTH = 16 };

/* A side that has nothing in it which md4c would take for a mark. */
static bool is_plain(struct str side)
{
    for (size_t i = 0; i < side.n; i++) {
        if (!strchr("0123456789.% abcdefghijklmnopqrstuvwxyz", side.s[i]) ||
            side.s[i] == '\0')
            return false;
    }
    return side.n > 0 && side.n <= SIDE_LENGTH;
}

/* The value of "name=value" or "name="value"" among attributes, or empty. */
static struct str value_of(struct str attributes, const char *name)
{
    size_t at = str_find(attributes, str_of(name)), end;
    if (at >= attributes.n || (at && !strchr(" {:\n", attributes.s[at - 1])))
        return STR("");
    struct str rest = str_slice(attributes, at + strlen(name), attributes.n);
    bool quoted = rest.n && strchr("\"'", rest.s[0]);
    for (end = quoted; end < rest.n; end++) {
        if (quoted ? rest.s[end] == rest.s[0]
                   : strchr(" \n}", rest.s[end]) != NULL)
            break;
    }
    return str_trim(str_slice(rest, quoted, end));
}

struct str markdown_size_mark(struct arena *arena, struct str width,
                              struct str height)
{
    if (!is_plain(width))
        width = STR("");
    if (!is_plain(height))
        height = STR("");
    return width.n + height.n == 0
               ? STR("")
               : str_printf(arena, "%c%.*s;%.*s%c", OPEN, STR_ARG(width),
                            STR_ARG(height), CLOSE);
}

struct str markdown_attributes_mark(struct arena *arena, struct str attributes)
{
    struct str style = value_of(attributes, "style=");
    struct str width = value_of(attributes, "width=");
    struct str height = value_of(attributes, "height=");
    if (width.n == 0)
        width = read_property(style, "width");
    if (height.n == 0)
        height = read_property(style, "height");
    return markdown_size_mark(arena, width, height);
}

struct str markdown_trailing_mark(struct arena *arena, struct str *address)
{
    size_t at = address->n;
    while (at > 0 && address->s[at - 1] != '=' && address->s[at - 1] != ' ')
        at--;
    struct str size = str_slice(*address, at, address->n);
    size_t wide = str_find(size, STR("x"));
    if (at < 2 || address->s[at - 1] != '=' || address->s[at - 2] != ' ' ||
        wide >= size.n)
        return STR("");
    struct str mark = markdown_size_mark(arena, str_slice(size, 0, wide),
                                         str_slice(size, wide + 1, size.n));
    if (mark.n)
        *address = str_slice(*address, 0, at - 2);
    return mark;
}

/* The mark at or behind byte `from`: where it starts, and what stands between
 * its signs, from *start + 1 on. False: there is none. */
static bool find_mark(struct str text, size_t from, size_t *start,
                      struct str *size)
{
    const char *open =
        from < text.n ? memchr(text.s + from, OPEN, text.n - from) : NULL;
    if (!open)
        return false;
    *start = (size_t)(open - text.s);
    const char *end = memchr(open, CLOSE, text.n - *start);
    *size = (struct str){open + 1, end ? (size_t)(end - open) - 1 : 0};
    return end != NULL;
}

static void split_size(struct str size, struct str *width, struct str *height)
{
    size_t parted = str_find(size, STR(";"));
    *width = str_slice(size, 0, parted);
    *height = str_slice(size, parted + 1, size.n);
}

void markdown_take_size(struct markdown *m, struct str *text)
{
    size_t start;
    struct str size, width, height;
    if (!find_mark(*text, 0, &start, &size) || start > 0)
        return;
    split_size(size, &width, &height);
    if (m->image)
        read_image_size(m->image, width, height);
    m->image = NULL;
    *text = str_slice(*text, size.n + 2, text->n);
}

/* Behind the brace, or behind another attribute. */
static void add_attribute(struct buf *buf, const char *name, struct str value)
{
    const char *parted = buf->data[buf->n - 1] == '{' ? "" : " ";
    if (value.n)
        buf_printf(buf, "%s%s=%.*s", parted, name, STR_ARG(value));
}

struct str markdown_sizes_as_attributes(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    struct str size, width, height;
    size_t done = 0, start;
    for (; find_mark(text, done, &start, &size); done = start + size.n + 2) {
        buf_add(&buf, str_slice(text, done, start));
        split_size(size, &width, &height);
        buf_add_char(&buf, '{');
        add_attribute(&buf, "width", width);
        add_attribute(&buf, "height", height);
        buf_add_char(&buf, '}');
    }
    if (done == 0)
        return text;
    buf_add(&buf, str_slice(text, done, text.n));
    return buf_str(&buf);
}
