/* SPDX-License-Identifier: MIT */
/*
 * The style sheet: the fonts which the edition brings with it, and the rules of
 * epub_rules.c.
 */
#include "base/buf.h"
#include "write/epub.h"

static const struct {
    const char *file, *weight, *style;
} faces[FONT_STYLES] = {
    [FONT_REGULAR] = {"serif-regular.ttf", "normal", "normal"},
    [FONT_BOLD] = {"serif-bold.ttf", "bold", "normal"},
    [FONT_ITALIC] = {"serif-italic.ttf", "normal", "italic"},
    [FONT_BOLD_ITALIC] = {"serif-bold-italic.ttf", "bold", "italic"},
};

const char *epub_font_name(enum font_style style)
{
    return faces[style].file;
}

struct str epub_fallback_name(struct arena *arena, size_t i)
{
    return str_printf(arena, "fallback-%zu.ttf", i + 1);
}

/* A name from a font file as a CSS string (CSS Syntax 3, section 4.3.5). */
static void add_string(struct buf *buf, struct str name)
{
    buf_add_char(buf, '"');
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.s[i];
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F)
            buf_printf(buf, "\\%x ", (unsigned)c);
        else
            buf_add_char(buf, name.s[i]);
    }
    buf_add_char(buf, '"');
}

static void add_face(struct buf *buf, struct str family, const char *weight,
                     const char *style, struct str file)
{
    buf_add(buf, STR("@font-face {\n  font-family: "));
    add_string(buf, family);
    buf_printf(buf,
               ";\n"
               "  font-weight: %s;\n"
               "  font-style: %s;\n"
               "  src: url(%.*s);\n"
               "}\n\n",
               weight, style, STR_ARG(file));
}

/* The family's name with a number: a font that was given to stand in may be of
 * the same family as the text's. */
static struct str fallback_family(struct epub *epub, size_t i)
{
    return str_printf(epub->arena, "%s %zu", font_family(epub->fallbacks[i]),
                      i + 1);
}

static void add_faces(struct epub *epub, struct buf *buf, struct str family)
{
    for (int i = 0; i < FONT_STYLES; i++) {
        if (epub_uses_font(epub, (enum font_style)i))
            add_face(buf, family, faces[i].weight, faces[i].style,
                     str_of(faces[i].file));
    }
    for (size_t i = 0; i < FONT_FALLBACKS; i++) {
        if (epub->fallbacks[i])
            add_face(buf, fallback_family(epub, i), "normal", "normal",
                     epub_fallback_name(epub->arena, i));
    }
}

struct str epub_style(struct epub *epub, struct anban_error *err)
{
    struct buf buf = {.arena = epub->arena};
    struct font *regular = fonts_find(epub->fonts, FONT_REGULAR, err);
    if (!regular)
        return STR("");
    struct str family = str_of(font_family(regular));
    add_faces(epub, &buf, family);
    buf_add(&buf, STR("body {\n  font-family: "));
    add_string(&buf, family);
    for (size_t i = 0; i < FONT_FALLBACKS; i++) {
        if (!epub->fallbacks[i])
            continue;
        buf_add(&buf, STR(", "));
        add_string(&buf, fallback_family(epub, i));
    }
    buf_add(&buf, STR(", serif;\n}\n\n"));
    epub_add_rules(&buf, epub->has_math);
    return buf_str(&buf);
}
