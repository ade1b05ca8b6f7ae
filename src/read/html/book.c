/* SPDX-License-Identifier: MIT */
/*
 * The parts of a book to one page. Each part is a page of XHTML; the names of
 * its places, and the addresses of its links, become what they are in the whole
 * archive, "text/ch1.xhtml#sec2", so that notes and links find what lies in
 * another part. Nothing is around the text as it is in a page of the web, but
 * what EPUB's vocabulary names: the list of contents, the numbers of printed
 * pages, the cover.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/utf8.h"
#include "read/html/article.h"
#include "read/html/write.h"
#include "read/read.h"
#include "read/zip.h"
#include "stages.h"

enum { ATTRIBUTES = 3 }; /* of a part's own element */

/* The parts, and their paths in order. */
struct book {
    struct doc *doc;
    struct page *page;
    const struct html_part *parts;
    size_t n;
    struct str *paths;
    struct str path; /* of the part that is being joined */
};

static int compare(const void *first, const void *second)
{
    const struct str *a = first, *b = second;
    int order = memcmp(a->s, b->s, a->n < b->n ? a->n : b->n);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

static bool is_part(const struct book *book, struct str path)
{
    return bsearch(&path, book->paths, book->n, sizeof path, compare) != NULL;
}

/* A scheme, or a host, is before any slash (RFC 3986, 4.2). */
static bool is_absolute(struct str address)
{
    for (size_t i = 0; i < address.n; i++) {
        char c = address.s[i];
        if (c == ':')
            return true;
        if (c == '/' || c == '?' || c == '#')
            break;
    }
    return str_starts(address, STR("//"));
}

/* A link to a part, or to a place in one, leads to a place in the page. */
static struct str link_in_book(struct book *book, struct str href)
{
    struct arena *arena = book->page->arena;
    struct str address = str_trim(href);
    size_t sign = str_find(address, STR("#"));
    struct str path = str_slice(address, 0, sign);
    struct str place =
        sign < address.n ? str_slice(address, sign, address.n) : STR("");
    if (address.n == 0 || is_absolute(address))
        return href;
    path = path.n ? docx_zip_path(arena, book->path, path) : book->path;
    if (!is_part(book, path))
        return href;
    return str_printf(arena, "#%.*s%.*s", STR_ARG(path), STR_ARG(place));
}

static struct str file_in_book(struct book *book, struct str address)
{
    address = str_trim(address);
    return address.n == 0 || is_absolute(address)
               ? address
               : docx_zip_path(book->page->arena, book->path, address);
}

/* What the value of an attribute is in the whole archive. */
static struct str value_in_book(struct book *book, const struct element *e,
                                const struct attribute *a)
{
    bool place = str_eq(a->name, STR("id")) ||
                 (e->tag == TAG_A && str_eq(a->name, STR("name")));
    if (place && a->value.n)
        return str_printf(book->page->arena, "%.*s#%.*s", STR_ARG(book->path),
                          STR_ARG(a->value));
    if (e->tag == TAG_A && str_eq(a->name, STR("href")))
        return link_in_book(book, a->value);
    if (e->tag == TAG_IMG && str_eq(a->name, STR("src")))
        return file_in_book(book, a->value);
    return a->value;
}

/* A picture of SVG that only holds another, as covers are written for screens
 * of all sizes: "image" with the address in xlink:href (SVG, section 12.5). */
static void open_drawing(struct arena *arena, struct element *svg)
{
    bool any = false;
    for (struct element *e = svg->first; e; e = element_next(e, svg)) {
        if (e->tag != TAG_OTHER || !str_eq(e->name, STR("image")))
            continue;
        struct attribute *src = ARENA_NEW(arena, struct attribute);
        *src = (struct attribute){STR("src"), element_value(e, "href")};
        if (src->value.n == 0)
            src->value = element_value(e, "xlink:href");
        e->tag = TAG_IMG;
        e->attributes = src;
        e->attribute_count = 1;
        any = true;
    }
    if (any)
        svg->tag = TAG_SPAN;
}

static void rename_attributes(struct book *book, struct element *e)
{
    size_t n = e->attribute_count;
    struct attribute *to =
        ARENA_ARRAY(book->page->arena, n + 1, struct attribute);
    for (size_t i = 0; i < n; i++) {
        to[i] = e->attributes[i];
        to[i].value = value_in_book(book, e, &to[i]);
        if (str_eq(to[i].name, STR("xml:lang")) && !element_has(e, "lang"))
            to[i].name = STR("lang");
    }
    e->attributes = to;
}

/* The element of a part: its path is the name of its place. */
static struct element *element_of_part(struct book *book,
                                       const struct element *html)
{
    struct arena *arena = book->page->arena;
    struct element *e = ARENA_NEW(arena, struct element);
    struct attribute *to = ARENA_ARRAY(arena, ATTRIBUTES, struct attribute);
    struct str lang = element_value(html, "lang");
    e->tag = TAG_DIV;
    e->line = html->line;
    e->attributes = to;
    to[e->attribute_count++] = (struct attribute){STR("id"), book->path};
    if (lang.n == 0)
        lang = element_value(html, "xml:lang");
    if (lang.n)
        to[e->attribute_count++] = (struct attribute){STR("lang"), lang};
    return e;
}

static void move_into_book(struct book *book, struct element *body)
{
    struct element *e = body;
    do {
        if (e->tag == TAG_SVG)
            open_drawing(book->page->arena, e);
        if (e->attribute_count)
            rename_attributes(book, e);
        e = element_next(e, body);
    } while (e);
}

static struct element *join_part(struct book *book,
                                 const struct html_part *part, long line)
{
    struct page *page = book->page;
    struct str text = page_from_xhtml(book->doc->arena, part->text);
    struct element *html = page_parse_into(page, book->doc->log, text, line);
    struct element *body = element_child(page->arena, html, TAG_BODY);
    book->path = part->path;
    struct element *e = element_of_part(book, html);
    move_into_book(book, body);
    body->tag = TAG_DIV;
    body->next = body->before = NULL;
    element_append(e, body);
    element_append(page->body, e);
    return e;
}

static void find_paths(struct book *book)
{
    book->paths = ARENA_ARRAY(book->page->arena, book->n + 1, struct str);
    for (size_t i = 0; i < book->n; i++)
        book->paths[i] = book->parts[i].path;
    qsort(book->paths, book->n, sizeof *book->paths, compare);
}

/* The rule by which an element is no text of the book, or NULL. */
static const char *rule_for(struct arena *arena, const struct element *e)
{
    bool hidden = element_has(e, "hidden") ||
                  str_eq(element_style(arena, e, "display"), STR("none"));
    if (hidden && e->tag != TAG_MATH)
        return N_("hidden");
    if (element_says(e, "pagebreak"))
        return N_("page number");
    if (element_says(e, "toc") || element_says(e, "page-list") ||
        element_says(e, "pagelist") || element_says(e, "landmarks"))
        return N_("contents list");
    return element_says(e, "cover") ? N_("cover") : NULL;
}

/* The mark of a printed page is a place, to which an index may lead, also when
 * its number goes. */
static void keep_place(struct element *mark)
{
    if (!mark->left_out || tag_class(mark->tag) != CLASS_PHRASE)
        return;
    for (struct element *e = mark->first; e; e = e->next)
        e->left_out = mark->left_out;
    mark->left_out = NULL;
}

static void leave_out_named(struct book *book, bool keep_all)
{
    struct page *page = book->page;
    struct element *e = page->body;
    while (e) {
        const char *rule = e->attribute_count && !e->left_out
                               ? rule_for(page->arena, e)
                               : NULL;
        if (rule)
            leave_out(book->doc, page, e, rule, keep_all);
        if (rule && element_says(e, "pagebreak"))
            keep_place(e);
        e = e->left_out ? element_after(e, page->body)
                        : element_next(e, page->body);
    }
}

static void join_parts(struct book *book, bool keep_all)
{
    long line = 1;
    for (size_t i = 0; i < book->n; i++) {
        const struct html_part *part = &book->parts[i];
        struct element *e = join_part(book, part, line);
        line += (long)str_count(part->text, '\n') + 1;
        if (part->left_out)
            leave_out(book->doc, book->page, e, part->left_out, keep_all);
    }
    leave_out_named(book, keep_all);
}

static struct page *new_page(struct arena *arena)
{
    struct page *page = ARENA_NEW(arena, struct page);
    page->arena = arena_child(arena);
    struct element *html = ARENA_NEW(page->arena, struct element);
    html->tag = TAG_HTML;
    page_set_root(page, html);
    return page;
}

void read_html_book(struct doc *doc, const struct html_part *parts, size_t n,
                    bool keep_all)
{
    struct book book = {
        .doc = doc, .page = new_page(doc->arena), .parts = parts, .n = n};
    find_paths(&book);
    join_parts(&book, keep_all);
    page_count(book.page);
    find_notes(doc, book.page);
    if (!keep_all)
        leave_out_contents(doc, book.page);
    struct writer w = write_begin(doc, book.page, doc->root);
    walk_children(&w, book.page->body);
    write_end(&w);
    write_notes(&w);
    arena_clear(book.page->arena);
}
