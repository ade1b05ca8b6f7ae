/* SPDX-License-Identifier: MIT */
/*
 * Pages that an editor made of a document: nothing stands around their text
 * but the running head and foot of its printed pages.
 */
#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "base/words.h"
#include "doc/metadata.h"
#include "doc/phrase.h"
#include "read/html/article.h"

static bool names_editor(struct arena *arena, const struct element *meta)
{
    static const char *const names[] = {
        "microsoft word", "word.document", "microsoft excel", "libreoffice",
        "openoffice",     "staroffice",    "frontpage",       "abiword",
        "wps office",     "google docs",   "pandoc",          "asciidoctor",
        "kompozer",       "composer",      "calligra",        "aspose"};
    struct str name = lowered(arena, element_value(meta, "name"));
    struct str value = lowered(arena, element_value(meta, "content"));
    return (str_eq(name, STR("generator")) || str_eq(name, STR("progid"))) &&
           holds_one_of(value, WORDS(names));
}

bool is_of_editor(const struct page *page)
{
    for (struct element *e = page->head; e; e = element_next(e, page->head)) {
        if (e->tag == TAG_META && names_editor(page->arena, e))
            return true;
    }
    struct str class = element_value(page->body, "class"); /* Google Docs */
    return str_find(class, STR("doc-content")) < class.n;
}

/* LibreOffice calls them by a title, Word by a style. */
static const char *running_rule(struct arena *arena, const struct element *e)
{
    struct str title = element_value(e, "title");
    struct str element = element_has(e, "style")
                             ? element_style(arena, e, "mso-element")
                             : STR("");
    if (e->tag != TAG_DIV)
        return NULL;
    if (str_eq(title, STR("header")) || str_eq(element, STR("header")))
        return N_("page header");
    return str_eq(title, STR("footer")) || str_eq(element, STR("footer"))
               ? N_("page footer")
               : NULL;
}

void leave_out_running(struct doc *doc, struct page *page)
{
    struct element *e = page->body;
    while (e) {
        const char *rule =
            e->attribute_count ? running_rule(page->arena, e) : NULL;
        if (rule)
            leave_out(doc, page, e, rule, false);
        e = rule ? element_after(e, page->body) : element_next(e, page->body);
    }
}

/* Whether it has the style of that name: Word's and Google's. */
static bool has_style(const struct element *e, struct words styles)
{
    struct str rest = element_value(e, "class");
    while (rest.n) {
        size_t end = str_find(rest, STR(" "));
        if (str_is_any(str_slice(rest, 0, end), styles))
            return true;
        rest = str_slice(rest, end == SIZE_MAX ? rest.n : end + 1, rest.n);
    }
    return false;
}

static void take_subtitle(struct doc *doc, struct page *page,
                          struct element *title)
{
    static const char *const styles[] = {"subtitle", "MsoSubtitle"};
    struct element *e = title->next;
    while (e && e->letters == 0)
        e = e->next;
    if (!e || e->tag != TAG_P || !has_style(e, WORDS(styles)))
        return;
    metadata_add(doc, STR("subtitle"),
                 str_copy(doc->arena, element_text(page->arena, e)));
    e->left_out = "subtitle"; /* in the metadata, which place it */
}

void find_title_style(struct doc *doc, struct page *page,
                      struct article *article)
{
    static const char *const styles[] = {"title", "MsoTitle"};
    struct element *e = page->body;
    while (page->edited && e &&
           (e->letters == 0 || e->left_out ||
            (e->tag != TAG_P && e->tag != TAG_H1) ||
            !has_style(e, WORDS(styles))))
        e = element_next(e, page->body);
    if (!page->edited || !e)
        return;
    article->title = e;
    article->sure = true;
    take_subtitle(doc, page, e);
}
