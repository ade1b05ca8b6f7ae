/* SPDX-License-Identifier: MIT */
/*
 * Writing what was read, as one or several editions. Each goes through three
 * steps. It is prepared: its output is opened, and the pages are made if it
 * needs them. It is written, to the disk but without its name. It is finished:
 * the name is given.
 *
 * The second step of the edition for e-readers may be done by a thread of its
 * own. That begins before the pages are made, since the cover, half of all the
 * work for a short report, needs the tree alone; where it needs to know where
 * pages begin, it waits. Tree, pages and page map are only read then; arena,
 * fonts, error, output and the forms of the pictures are each thread's own. All
 * that others could notice (notes, names of files) happens in the caller's
 * thread and in the order of the editions.
 */
#include "writing.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/field.h"
#include "base/out.h"
#include "base/thread.h"

/* ---- Preparing ---- */

static bool check_order(const struct writing *w, struct anban_error *err)
{
    const char *format = w->edition->format;
    return format_check(format, err) &&
           (w->a->doc ||
            fail(err, ANBAN_USAGE, "%s: no document was read", format));
}

/* Where addresses of links stand on paper: a book has notes, as it is read. */
static const char *place_of_addresses(const struct anban *a)
{
    const char *links = conversion_option(a, "links");
    const char *style = conversion_option(a, "style");
    if (links)
        return links;
    return style && strcmp(style, "book") == 0 ? "note" : "none";
}

static struct book *set_pages(struct anban *a, struct anban_error *err)
{
    const struct doc *doc = with_addresses(a->doc, place_of_addresses(a));
    return layout(doc, a->fonts, a->style, a->threads, &a->map, err);
}

/* Pages are made anew with the numbers that the text gives of them; each time
 * fewer are other than before, and a cycle must end. */
static struct book *settled_book(struct anban *a, struct anban_error *err)
{
    enum { TRIES = 4 };
    struct log_entry *last = a->log.last;
    struct book *pages = set_pages(a, err);
    for (int i = 1; i < TRIES && pages && settle_page_numbers(a->doc, a->map);
         i++) {
        log_forget(&a->log, last);
        pages = set_pages(a, err);
    }
    return pages;
}

/* The pages, made when first needed. */
static bool make_book(struct anban *a, struct anban_error *err)
{
    if (a->book)
        return true;
    struct book *pages = settled_book(a, err);
    if (!pages)
        return false;
    a->book = impose(pages, conversion_option(a, "sheet"));
    book_find_fields(a->book);
    return true;
}

static bool prepare_apart(struct writing *w)
{
    struct anban *a = w->a;
    if (!a->apart)
        a->apart = arena_child(a->arena);
    if (!a->apart_fonts)
        a->apart_fonts = fonts_twin(a->fonts, &w->err);
    w->arena = a->apart;
    w->fonts = a->apart_fonts;
    return w->fonts != NULL;
}

static bool is_ready(struct anban *a, const struct format *format,
                     struct anban_error *err)
{
    if (!format->ready || format->ready(a))
        return true;
    *err = a->err;
    return false;
}

static bool prepare(struct writing *w)
{
    const struct anban_edition *edition = w->edition;
    w->arena = w->a->arena;
    w->fonts = w->a->fonts;
    if (!check_order(w, &w->err) || !is_ready(w->a, w->format, &w->err) ||
        (w->apart && !prepare_apart(w)))
        return false;
    if (!w->apart && !w->format->without_pages && !make_book(w->a, &w->err))
        return false;
    if (edition->path &&
        !conversion_may_replace(w->a, edition->path, w->format->tells_origin,
                                &w->err))
        return false;
    w->out = edition->path ? out_new(edition->path, &w->err)
                           : out_on(edition->fd, edition->name, &w->err);
    return w->out != NULL;
}

/* ---- Waiting for pages ---- */

bool writing_await_pages(struct writing *w)
{
    struct pages *pages = w->pages;
    if (!w->apart)
        return true;
    pthread_mutex_lock(&pages->lock);
    while (!pages->known)
        pthread_cond_wait(&pages->changed, &pages->lock);
    pthread_mutex_unlock(&pages->lock);
    if (pages->err.code != ANBAN_OK)
        w->err = pages->err;
    return w->err.code == ANBAN_OK;
}

/* ---- Finishing ---- */

/* A document's editions are mostly in one folder, for which once is enough. */
static void sync_later(struct anban *a, const char *path)
{
    struct str name = str_of(path), last = a->unsynced;
    if (last.n && !str_eq(conversion_folder(last), conversion_folder(name)))
        out_sync_name(last.s);
    a->unsynced = str_copy(a->arena, name);
}

/* What has failed leaves nothing. */
static bool finish(struct writing *w)
{
    struct out *out = w->out;
    w->out = NULL;
    if (!out)
        return false;
    w->edition->size = out_size(out);
    if (w->format->tell)
        w->format->tell(w);
    if (w->err.code != ANBAN_OK) {
        out_discard(out);
        return false;
    }
    w->edition->written = out_commit(out, &w->err);
    if (w->edition->written && w->edition->path)
        sync_later(w->a, w->edition->path);
    return w->edition->written;
}

/* ---- The steps of all ---- */

/* A step of an edition; running out of memory in it is a failure like any
 * other. */
static void take_step(struct writing *w, struct arena *arena,
                      bool (*step)(struct writing *))
{
    struct arena_trap trap;
    errno = 0;
    if (ARENA_TRAP(arena, trap))
        conversion_no_memory(w->a, &w->err);
    else
        step(w);
    arena_untrap(arena, &trap);
    conversion_starved(w->a, &w->err);
}

static void write_out(struct writing *w)
{
    if (!w->out)
        return;
    take_step(w, w->arena, w->format->write);
    if (w->err.code == ANBAN_OK)
        out_flush(w->out);
}

/* Editions that are written together. */
struct group {
    struct writing *writings;
    size_t n;
    struct pages pages;
};

static void prepare_those(const struct group *group, bool apart)
{
    for (size_t i = 0; i < group->n; i++) {
        struct writing *w = &group->writings[i];
        if (w->apart == apart)
            take_step(w, w->a->arena, prepare);
    }
}

static void write_those(const struct group *group, bool apart)
{
    for (size_t i = 0; i < group->n; i++) {
        if (group->writings[i].apart == apart)
            write_out(&group->writings[i]);
    }
}

static void *write_apart(void *group)
{
    write_those(group, true);
    return NULL;
}

static bool make_pages(struct writing *w)
{
    return make_book(w->a, &w->err);
}

/* The pages for the editions of the other thread, which is told of them. */
static void provide_pages(struct group *group)
{
    struct pages *pages = &group->pages;
    struct writing making = {.a = group->writings[0].a};
    take_step(&making, making.a->arena, make_pages);
    pages->err = making.err;
    pthread_mutex_lock(&pages->lock);
    pages->known = true;
    pthread_cond_signal(&pages->changed);
    pthread_mutex_unlock(&pages->lock);
}

/* Some of the editions here, some apart; without another thread, all here. */
static void write_in_parts(struct group *group)
{
    pthread_t thread;
    prepare_those(group, true);
    bool started = thread_start(&thread, write_apart, group);
    if (group->writings[0].a->doc)
        provide_pages(group);
    prepare_those(group, false);
    write_those(group, false);
    if (started)
        pthread_join(thread, NULL);
    else
        write_those(group, true);
}

static void write_group(struct group *group, bool in_parts)
{
    group->pages = (struct pages){.known = false};
    pthread_mutex_init(&group->pages.lock, NULL);
    pthread_cond_init(&group->pages.changed, NULL);
    if (in_parts) {
        write_in_parts(group);
    } else {
        prepare_those(group, false);
        write_those(group, false);
    }
    for (size_t i = 0; i < group->n; i++)
        take_step(&group->writings[i], group->writings[i].a->arena, finish);
    pthread_cond_destroy(&group->pages.changed);
    pthread_mutex_destroy(&group->pages.lock);
}

/* ---- The calls ---- */

struct order {
    struct anban_edition *editions;
    size_t n;
    size_t threads;
};

/* Of a tree beyond that many bytes, what is made for the editions would be too
 * much at a time. */
enum { SIDE_BY_SIDE_MAX = 64 << 20 };

/* There is something to do beside an edition for e-readers. */
static bool can_part(const struct anban *a, const struct order *order)
{
    size_t apart = 0;
    for (size_t i = 0; i < order->n; i++)
        apart += strcmp(order->editions[i].format, "epub") == 0;
    return order->threads > 1 && apart > 0 && apart < order->n &&
           arena_size(a->arena) < SIDE_BY_SIDE_MAX;
}

/* The first failure is the one of the call. */
static void take_results(struct anban *a, struct writing *writings, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct writing *w = &writings[i];
        bool failed = w->err.code != ANBAN_OK;
        w->edition->failure = failed ? w->err.message : NULL;
        if (failed && a->err.code == ANBAN_OK)
            a->err = w->err;
        a->size = w->edition->size;
        a->parts = w->edition->parts;
    }
}

static bool write_order(struct anban *a, void *argument)
{
    const struct order *order = argument;
    struct writing *writings = ARENA_ARRAY(a->arena, order->n, struct writing);
    struct group *group = ARENA_NEW(a->arena, struct group);
    bool in_parts = can_part(a, order);
    a->threads = order->threads;
    for (size_t i = 0; i < order->n; i++) {
        struct writing *w = &writings[i];
        w->a = a;
        w->edition = &order->editions[i];
        w->format = format_named(w->edition->format);
        w->apart = in_parts && strcmp(w->edition->format, "epub") == 0;
        w->pages = &group->pages;
    }
    group->n = in_parts ? order->n : 1;
    for (size_t i = 0; i < order->n; i += group->n) {
        group->writings = &writings[i];
        write_group(group, in_parts);
    }
    take_results(a, writings, order->n);
    return a->err.code == ANBAN_OK;
}

bool anban_write_all(struct anban *a, struct anban_edition *editions, size_t n,
                     size_t threads)
{
    struct order order = {editions, n, threads};
    for (size_t i = 0; i < n; i++) {
        editions[i].written = false;
        editions[i].size = editions[i].parts = 0;
        editions[i].failure = "out of memory"; /* if not even a list of them */
    }
    return conversion_guard(a, write_order, &order);
}

bool anban_write(struct anban *a, const char *format, const char *path)
{
    struct anban_edition edition = {.format = format, .path = path};
    return anban_write_all(a, &edition, 1, 1);
}

bool anban_write_fd(struct anban *a, const char *format, int fd)
{
    struct anban_edition edition = {.format = format, .fd = fd};
    return anban_write_all(a, &edition, 1, 1);
}

struct wish {
    const char *const *formats;
    size_t n;
};

static bool check_wish(struct anban *a, void *argument)
{
    const struct wish *wish = argument;
    bool ok = conversion_check(a);
    for (size_t i = 0; ok && i < wish->n; i++)
        ok = format_check(wish->formats[i], &a->err) &&
             is_ready(a, format_named(wish->formats[i]), &a->err);
    return ok;
}

bool anban_check(struct anban *a, const char *const *formats_wanted, size_t n)
{
    struct wish wish = {formats_wanted, n};
    return conversion_guard(a, check_wish, &wish);
}

bool anban_field(const struct anban *a, size_t index, struct anban_field *field)
{
    size_t n = 0;
    const struct sign_field *fields = a->book ? book_fields(a->book, &n) : NULL;
    if (index >= n)
        return false;
    const struct sign_field *from = &fields[index];
    *field =
        (struct anban_field){from->name.s, from->text.s, from->page, from->left,
                             from->bottom, from->right,  from->top};
    return true;
}
