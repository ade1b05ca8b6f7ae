/* SPDX-License-Identifier: MIT */
/*
 * A book in EPUB to a tree: its parts, in the order in which they are read
 * (5.7), are pages of XHTML, which the reader of web pages takes as one. What
 * its pictures show is in the archive. How it looked is not kept: it gets our
 * own pages.
 */
#include "read/epub/epub.h"

#include "base/arena.h"
#include "base/language.h"
#include "base/log.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "stages.h"

/*
 * How much text may come out of how many bytes. What repeats itself packs a
 * thousand to one, so a small file may hold no more than some thousands of
 * pages; in one that was written by people a byte packed is two to four of
 * text. A tag costs as much as some words.
 */
enum { TEXT = 28000000, TEXT_PER_BYTE = 8, TAG = 48, PARTS_MAX = 20000 };

static bool is_page(const struct epub_item *item)
{
    return str_eq_nocase(item->type, STR("application/xhtml+xml")) ||
           str_eq_nocase(item->type, STR("text/html")) ||
           str_eq_nocase(item->type, STR("text/x-oeb1-document"));
}

/* The parts that stand for the book's own cover and its list of contents; we
 * make others. */
static const char *rule_for(const struct epub *e, const struct epub_item *item)
{
    struct str list = item->properties, nav = STR("nav");
    if (str_eq(list, nav) || str_starts(list, STR("nav ")) ||
        str_ends(list, STR(" nav")))
        return N_("contents list");
    for (size_t i = 0; i < e->reference_count; i++) {
        const struct epub_reference *r = &e->references[i];
        if (!str_eq(r->path, item->path))
            continue;
        if (str_eq_nocase(r->type, STR("toc")))
            return N_("contents list");
        if (str_eq_nocase(r->type, STR("cover")))
            return N_("cover");
    }
    return NULL;
}

static void lose_rest(struct epub *e)
{
    doc_lose(e->doc, LOST_REST, 0,
             "the file unpacks to far more text than a file of its size may "
             "hold; what follows is left out");
}

/* As much of the text as a book of this size may still hold; the rest is lost.
 */
static struct str pay(struct epub *e, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t cost = text.s[i] == '<' ? TAG : 1;
        if (cost > e->text_left) {
            lose_rest(e);
            e->text_left = 0;
            return str_slice(text, 0, i);
        }
        e->text_left -= cost;
    }
    return text;
}

/* The text of a part in UTF-8; empty, which is a loss, when it cannot be had.
 */
static struct str text_of(struct epub *e, struct str path)
{
    struct str bytes, text = STR("");
    if (epub_has(&e->locked, path)) {
        doc_lose(e->doc, LOST_SOMEWHERE, 0,
                 "the part %.*s is encrypted; only the program of the shop it "
                 "came from can read it",
                 STR_ARG(path));
        return text;
    }
    if (!docx_part(&e->package, path, &bytes)) {
        doc_lose(e->doc, LOST_SOMEWHERE, 0,
                 "the part %.*s is missing or damaged", STR_ARG(path));
        return text;
    }
    if (!decode_text(e->arena, e->doc->log, bytes, NULL, html_charset(bytes),
                     &text))
        doc_lose(e->doc, LOST_SOMEWHERE, 0, "the part %.*s is no text",
                 STR_ARG(path));
    return text_without_pages(e->arena, text);
}

/* False: no more can be taken. */
static bool read_item(struct epub *e, struct epub_item *item)
{
    if (item->read || !is_page(item))
        return true;
    item->read = true;
    if (e->part_count == PARTS_MAX)
        lose_rest(e);
    if (e->text_left == 0 || e->part_count == PARTS_MAX)
        return false;
    struct str text = pay(e, text_of(e, item->path));
    e->parts = arena_more(e->arena, e->parts, e->part_count, sizeof *e->parts);
    e->parts[e->part_count++] =
        (struct html_part){item->path, text, rule_for(e, item)};
    return true;
}

static void read_spine(struct epub *e)
{
    size_t missing = 0;
    for (size_t i = 0; i < e->spine.n; i++) {
        struct epub_item *item = epub_item(e, e->spine.at[i]);
        if (item && !read_item(e, item))
            break;
        missing += !item;
    }
    if (missing)
        warn(e->doc->log, 0,
             "the order of reading names parts which are not there: %zu",
             missing);
}

/* What the order of reading leaves out comes last: some books keep their notes
 * so. */
static void read_rest(struct epub *e)
{
    for (size_t i = 0; i < e->item_count; i++) {
        struct epub_item *item = &e->items[i];
        if (!rule_for(e, item) && !read_item(e, item))
            break;
    }
}

static void load_picture(struct epub *e, struct str path)
{
    struct str bytes;
    if (path.n == 0 || !docx_part(&e->package, path, &bytes))
        return;
    struct resource *r = ARENA_NEW(e->arena, struct resource);
    *r = (struct resource){e->doc->resources, path, bytes};
    e->doc->resources = r;
}

/* Those which the text shows, each once. */
static void load_pictures(struct epub *e)
{
    struct strs paths = {NULL, 0};
    const struct node *n = e->doc->root;
    for (; n; n = node_next(n, e->doc->root)) {
        if (n->kind == NODE_IMAGE)
            strs_add(e->arena, &paths, n->as.image->source);
    }
    epub_sort(&paths);
    for (size_t i = 0; i < paths.n; i++) {
        if (i == 0 || !str_eq(paths.at[i], paths.at[i - 1]))
            load_picture(e, paths.at[i]);
    }
}

static void read_book(struct epub *e)
{
    epub_read_package(e);
    read_spine(e);
    read_rest(e);
    if (e->part_count == 0 && !e->doc->losses)
        doc_lose(e->doc, LOST_SOMEWHERE, 0,
                 "there is no text in this EPUB, or it is damaged");
    if (e->part_count)
        read_html_book(e->doc, e->parts, e->part_count, e->keep_all);
    load_pictures(e);
}

/* Reads what was opened, and closes it again, however that ends. */
static void read_opened(struct epub *e)
{
    struct arena_trap trap;
    volatile bool full = ARENA_TRAP(e->arena, trap);
    if (!full)
        read_book(e);
    arena_untrap(e->arena, &trap);
    docx_xml_close_all(&e->package.xmls);
    docx_zip_close(e->package.zip);
    if (full)
        arena_fail(e->arena);
}

void read_epub(struct doc *doc, struct str bytes, bool keep_all)
{
    struct epub *e = ARENA_NEW(doc->arena, struct epub);
    e->doc = doc;
    e->arena = doc->arena;
    doc->is_book = true;
    e->keep_all = keep_all;
    e->text_left = TEXT + TEXT_PER_BYTE * bytes.n;
    e->package.doc = doc;
    e->package.zip = docx_zip_open(doc->arena, bytes);
    if (e->package.zip)
        read_opened(e);
    else
        doc_lose(doc, LOST_SOMEWHERE, 0,
                 "the file is damaged or not whole: its directory cannot be "
                 "read; fetch or save it anew");
}
