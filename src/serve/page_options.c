/* SPDX-License-Identifier: MIT */
/*
 * What an option may be is asked of the library, so that the page has each
 * style there is; here is only what a clerk reads for it.
 */
#include "serve/page_options.h"

#include <stddef.h>
#include <string.h>

#include "anban.h"
#include "command/language.h"
#include "serve/html.h"

static const struct label {
    const char *option, *word, *words;
} labels[] = {
    {"style", "nd30", N_("administrative document (Decree 30/2020)")},
    {"style", "book", N_("book")},
    {"style", "dang", N_("document of the Party")},
    {"style", "large", N_("large print, for weak eyes")},
    {"paper", "a3", "A3"},
    {"paper", "a4", "A4"},
    {"paper", "a5", "A5"},
    {"paper", "a6", "A6"},
    {"paper", "b5", "B5"},
    {"paper", "letter", "Letter"},
    {"paper", "legal", "Legal"},
    {"sheet", "single", N_("one page on a sheet")},
    {"sheet", "2up", N_("two pages on a sheet")},
    {"sheet", "booklet", N_("a booklet, to print on both sides and fold")},
    {"links", "note", N_("as notes")},
    {"links", "inline", N_("in brackets")},
    {"links", "none", N_("not at all")},
    {"cover", "auto", N_("drawn from the title")},
    {"cover", "none", N_("none")}};

static const char *label_of(const char *option, const char *word)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (strcmp(labels[i].option, option) == 0 &&
            strcmp(labels[i].word, word) == 0)
            return _(labels[i].words);
    }
    return word;
}

static const char *const *words_of(const char *name)
{
    static const char *const nothing[] = {NULL};
    const struct anban_option *option;
    for (size_t i = 0; (option = anban_option(i)); i++) {
        if (strcmp(option->name, name) == 0 && option->words)
            return option->words;
    }
    return nothing;
}

static void begin_select(struct html *page, const char *id, const char *name,
                         const char *label)
{
    html_put(page,
             "<div><label for=\"o-%s\">%s</label>\n"
             "<select id=\"o-%s\" name=\"%s\">\n",
             id, label, id, name);
}

static void put_choice(struct html *page, const char *value, const char *words)
{
    html_put(page, "<option value=\"%s\">%s</option>\n", value, words);
}

/* All words of an option; first of them stands `usual`, for none of them, or,
 * when that is NULL, the option's first word, which is the usual one. */
static void put_select(struct html *page, const char *name, const char *label,
                       const char *usual)
{
    const char *const *word = words_of(name);
    begin_select(page, name, name, label);
    if (usual)
        put_choice(page, "", usual);
    for (size_t i = 0; word[i]; i++)
        put_choice(page, i == 0 && !usual ? "" : word[i],
                   label_of(name, word[i]));
    html_put(page, "</select></div>\n");
}

static void put_selects(struct html *page)
{
    put_select(page, "style", _("Style"), NULL);
    put_select(page, "paper", _("Paper"), _("as the style has it"));
    put_select(page, "sheet", _("Sheets"), NULL);
    begin_select(page, "contents", "flag", _("A contents page"));
    put_choice(page, "", _("from ten pages and three headings on"));
    put_choice(page, "toc", _("always"));
    put_choice(page, "no-toc", _("never"));
    html_put(page, "</select></div>\n");
    put_select(page, "links", _("Addresses of links in the PDF"),
               _("as the style has it"));
    put_select(page, "cover", _("Cover of the EPUB"), NULL);
}

static void put_texts(struct html *page)
{
    static const struct {
        const char *name, *label;
    } texts[] = {{"title", N_("Title, when the text does not say it")},
                 {"author", N_("Author")},
                 {"organisation", N_("Issued by")},
                 {"date", N_("Date, such as 2020-12-22")},
                 {"header", N_("At the head of each page")},
                 {"footer", N_("At the foot of each page")},
                 {"watermark", N_("In grey behind the text, such as DRAFT")}};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        html_put(page,
                 "<div><label for=\"o-%s\">%s</label>\n"
                 "<input id=\"o-%s\" name=\"%s\"></div>\n",
                 texts[i].name, _(texts[i].label), texts[i].name,
                 texts[i].name);
}

void page_put_options(struct html *page)
{
    html_put(page,
             "<details class=\"options\">\n<summary>%s</summary>\n"
             "<div class=\"grid\">\n",
             _("Options"));
    put_selects(page);
    put_texts(page);
    html_put(page,
             "</div>\n<label class=\"beside\"><input type=\"checkbox\" "
             "name=\"keep-all\"> %s</label>\n</details>\n",
             _("also keep what a web page shows around its text"));
}
