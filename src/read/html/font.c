/* SPDX-License-Identifier: MIT */
/*
 * Text in fonts whose letters are pictures: Word's web pages have bullets,
 * boxes and Greek letters as letters in Symbol and Wingdings.
 */
#include "read/html/write.h"
#include "read/symbols.h"

enum { SIGNS = 4 /* bytes; more letters are words in the wrong font */ };

/* The families of "7.0pt 'Times New Roman'", which stand behind the size;
 * empty: there is none (CSS Fonts 3, section 3.7). */
static struct str families_behind_size(struct str font)
{
    size_t at = 0;
    while (at < font.n && (font.s[at] < '0' || font.s[at] > '9'))
        at++;
    while (at < font.n && font.s[at] != ' ')
        at++;
    return str_trim(str_slice(font, at, font.n));
}

/* The first family that the element asks for, or empty. */
static struct str family_of(struct arena *arena, const struct element *e)
{
    struct str families = STR("");
    if (e->attribute_count > 0) {
        families = element_style(arena, e, "font-family");
        if (families.n == 0)
            families = families_behind_size(element_style(arena, e, "font"));
        if (families.n == 0)
            families = element_value(e, "face");
    }
    struct str first =
        str_trim(str_slice(families, 0, str_find(families, STR(","))));
    bool quoted = first.n > 1 && (first.s[0] == '"' || first.s[0] == '\'');
    return quoted ? str_slice(first, 1, first.n - 1) : first;
}

struct str shown_text(struct writer *w, const struct element *text)
{
    struct arena *arena = w->page->arena;
    struct str family = STR("");
    const struct element *e = text->parent;
    for (; e && family.n == 0; e = e->parent) {
        family = family_of(arena, e);
        if (element_is_block(e))
            break;
    }
    return family.n == 0 ? text->text
                         : symbols_to_unicode(w->doc->arena, family, text->text,
                                              str_trim(text->text).n <= SIGNS);
}
