/* SPDX-License-Identifier: MIT */
/*
 * The options of a conversion: each is checked when it is set, and what it
 * names is read then, so that nothing is written with another font or cover.
 */
#include "conversion.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/language.h"
#include "options.h"

/* Of --toc and --no-toc the last counts. */
static void choose_contents(struct anban *a)
{
    for (size_t i = 0; i < a->option_count; i++) {
        const char *name = a->options[i].name;
        if (strcmp(name, "toc") == 0 || strcmp(name, "no-toc") == 0)
            style_set_contents(a->style, name[0] == 't');
    }
}

/* The style as the options have it so far; the checks are the style's own. */
static bool make_style(struct anban *a)
{
    const char *name = conversion_option(a, "style");
    const char *paper = conversion_option(a, "paper");
    const char *margins = conversion_option(a, "margins");
    const char *size = conversion_option(a, "font-size");
    a->style = style_new(a->arena, name ? name : "nd30", &a->err);
    if (a->style)
        choose_contents(a);
    return a->style && (!paper || style_set_paper(a->style, paper, &a->err)) &&
           (!margins || style_set_margins(a->style, margins, &a->err)) &&
           (!size || style_set_font_size(a->style, size, &a->err));
}

/* A font is read when it is named, so that nothing is written with another. */
static bool use_font(struct anban *a, const char *name, const char *path)
{
    return strcmp(name, "font") == 0
               ? fonts_use(a->fonts, path, &a->log, &a->err)
               : fonts_use_fallback(a->fonts, path, &a->err);
}

static bool is_cover_word(const char *what)
{
    return strcmp(what, "auto") == 0 || strcmp(what, "none") == 0;
}

/* So is the picture of a cover. */
static bool use_cover(struct anban *a, const char *what)
{
    a->cover = (struct cover_picture){.drawn = false};
    return is_cover_word(what) ||
           load_cover(a->arena, what, &a->cover, &a->log, &a->err);
}

/* So are the hints. */
static bool use_hints(struct anban *a, const char *path)
{
    a->hints = load_hints(a->arena, path, &a->err);
    return a->hints != NULL;
}

static bool no_such_option(struct anban *a, const char *name)
{
    const char *near = anban_suggestion(name, NULL);
    return near ? fail(&a->err, ANBAN_USAGE,
                       "--%s: there is no such option; did you mean --%s?",
                       name, near)
                : fail(&a->err, ANBAN_USAGE, "--%s: there is no such option",
                       name);
}

static bool no_such_encoding(struct anban *a, const struct option *option)
{
    const char *near = anban_suggestion(option->name, option->value);
    return near
               ? fail(&a->err, ANBAN_USAGE,
                      "--%s %s: there is no such encoding; did you mean %s?",
                      option->name, option->value, near)
               : fail(&a->err, ANBAN_USAGE,
                      "--%s %s: there is no such encoding; common ones are "
                      "utf-8, utf-16, tcvn3 (abc), vni, vps, viscii, tcvn5712, "
                      "windows-1258, windows-1252, iso-8859-2",
                      option->name, option->value);
}

static bool names_file(const struct option *option)
{
    return anban_takes_file(option->name) && !is_cover_word(option->value);
}

/* No edition is to take the place of a font or a cover. */
static void note_source(struct anban *a, const struct option *option)
{
    struct stat info;
    if (names_file(option) && stat(option->value, &info) == 0)
        sources_add(&a->sources, a->arena, &info);
}

static void add_option(struct anban *a, const struct option *option)
{
    struct option *added = &a->options[a->option_count++];
    struct str value = str_of(option->value);
    added->name = option_find(option->name)->told.name;
    added->value = arena_copy(a->arena, value.s, value.n);
    added->mark = option_find(option->name)->kind == OPTION_HINTS
                      ? hints_text(a->hints)
                      : conversion_mark(a, names_file(option), option->value);
}

static bool set_option(struct anban *a, void *argument)
{
    const struct option *option = argument;
    const struct known_option *known = option_find(option->name);
    if (!known)
        return no_such_option(a, option->name);
    if (!option_check(known, option->value, &a->err))
        return false;
    if (known->kind == OPTION_ENCODING && !encoding_is_known(option->value))
        return no_such_encoding(a, option);
    if (a->option_count == OPTION_MAX)
        return fail(&a->err, ANBAN_USAGE, "--%s: too many options",
                    option->name);
    if (known->kind == OPTION_FONT &&
        !use_font(a, known->told.name, option->value))
        return false;
    if (known->kind == OPTION_COVER && !use_cover(a, option->value))
        return false;
    if (known->kind == OPTION_HINTS && !use_hints(a, option->value))
        return false;
    note_source(a, option);
    add_option(a, option);
    bool styles =
        known->kind == OPTION_STYLE || known->kind == OPTION_STYLE_NAME;
    if (!styles || make_style(a))
        return true;
    a->option_count--;
    return false;
}

bool anban_set(struct anban *a, const char *name, const char *value)
{
    struct option option = {.name = name, .value = value};
    return conversion_guard(a, set_option, &option);
}

static bool was_given_before(const struct anban *a, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (strcmp(a->options[k].name, a->options[i].name) == 0)
            return true;
    }
    return false;
}

bool conversion_apply_metadata(struct anban *a, struct doc *doc)
{
    for (size_t i = 0; i < a->option_count; i++) {
        struct str name = str_of(a->options[i].name);
        struct str value = str_of(a->options[i].value);
        if (option_find(a->options[i].name)->kind != OPTION_META)
            continue;
        bool (*put)(struct doc *, struct str, struct str) =
            was_given_before(a, i) ? metadata_add : metadata_replace;
        if (!put(doc, name, value))
            return fail(&a->err, ANBAN_USAGE, "--%s %s: this must be %s",
                        a->options[i].name, a->options[i].value,
                        _(metadata_wants(name)));
    }
    return true;
}

/* What is not the style's own, and comes to it when all options are known. */
static void complete_style(struct anban *a)
{
    const char *depth = conversion_option(a, "toc-depth");
    const char *sheet = conversion_option(a, "sheet");
    if (depth)
        style_set_contents_depth(a->style, (int)strtol(depth, NULL, 10));
    style_set_margin_texts(a->style, conversion_option(a, "header"),
                           conversion_option(a, "footer"),
                           conversion_option(a, "watermark"));
    style_set_turning(a->style, !sheet || strcmp(sheet, "single") == 0);
    style_set_fields(a->style, conversion_option(a, "sign-fields") != NULL);
}

bool conversion_check_style(struct anban *a)
{
    if (!a->style && !make_style(a))
        return false;
    complete_style(a);
    return style_check(a->style, &a->err);
}

bool conversion_check(struct anban *a)
{
    return conversion_check_style(a) &&
           conversion_apply_metadata(a, doc_new(a->arena, &a->log));
}
