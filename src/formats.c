/* SPDX-License-Identifier: MIT */
/*
 * The forms of editions, a row each at the end: what they are called, what they
 * need, and how they are written from the tree or the pages.
 */
#include "writing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/field.h"
#include "base/out.h"

/* Which pages a picture is to show: "2-6" of "png:2-6"; empty: all. */
static struct str pages_of(const char *edition)
{
    const char *colon = strchr(edition, ':');
    return str_of(colon ? colon + 1 : NULL);
}

/* Dots per inch of the images at the size which they have on their page, so
 * that there are as many as --dpi wants on the sheet; never 0, which would
 * mean no limit. */
static int dpi_of(const struct anban *a)
{
    enum { DPI = 300, WHOLE = 1000000 };
    const char *dpi = conversion_option(a, "dpi");
    int64_t wanted = dpi ? atoi(dpi) : DPI;
    int64_t on_page = wanted * book_scale(a->book) / WHOLE;
    return on_page > 1 ? (int)on_page : 1;
}

static unsigned manner_of(const struct writing *w)
{
    const char *profile = conversion_option(w->a, "pdf-profile");
    unsigned how = 0;
    if (profile && strcmp(profile, "plain") == 0)
        how |= PDF_PLAIN;
    if (profile && strcmp(profile, "2.0") == 0)
        how |= PDF_MODERN;
    return how;
}

static bool write_print(struct writing *w)
{
    const struct anban *a = w->a;
    w->edition->parts = book_page_count(a->book);
    w->pictures = print_images(a->doc, w->arena, book_image_sizes(a->book),
                               dpi_of(a), &w->err);
    return w->pictures && write_pdf(a->book, w->pictures, manner_of(w),
                                    a->threads, w->out, &w->err);
}

/* The cover asked for, in *cover; NULL with `err` clear: none. */
static const struct cover_picture *make_cover(struct writing *w,
                                              struct cover_picture *cover)
{
    const struct anban *a = w->a;
    const char *what = conversion_option(a, "cover");
    if (what && strcmp(what, "none") == 0)
        return NULL;
    if (what && strcmp(what, "auto") != 0)
        return &a->cover;
    const struct book *page = layout_cover(a->doc, w->arena, w->fonts, &w->err);
    return page && draw_cover(page, w->arena, cover, &w->err) ? cover : NULL;
}

static bool write_e_reader(struct writing *w)
{
    const struct anban *a = w->a;
    struct cover_picture drawn;
    const struct cover_picture *cover = make_cover(w, &drawn);
    if (w->err.code == ANBAN_OK)
        w->pictures = screen_images(a->doc, w->arena, &w->err);
    if (!w->pictures || !writing_await_pages(w))
        return false;
    const struct epub_inputs inputs = {w->pictures, a->map, cover};
    return write_epub(a->doc, w->fonts, &inputs, w->out, &w->edition->parts,
                      &w->err);
}

/* The largest size that --fit allows, in pixels; 0 and 0: it was not given. */
static void fit_of(const struct anban *a, int *width, int *height)
{
    const char *fit = conversion_option(a, "fit");
    char *end = NULL;
    *width = fit ? (int)strtol(fit, &end, 10) : 0;
    *height = fit ? (int)strtol(end + 1, NULL, 10) : 0;
}

/* An earlier picture's memory is used again, so what was damaged of its images
 * is told at once; only the caller's thread makes pictures of pages. */
static bool write_picture(struct writing *w)
{
    struct anban *a = w->a;
    const char *dpi = conversion_option(a, "dpi");
    struct picture_wish wish = {.input = a->input,
                                .pages = pages_of(w->edition->format),
                                .format = w->format->name,
                                .dpi = dpi ? atoi(dpi) : 0};
    fit_of(a, &wish.width, &wish.height);
    if (!a->look)
        a->look = arena_child(a->arena);
    arena_clear(a->look);
    int fineness;
    struct view *view = choose_pages(a->book, a->look, &wish, &w->err);
    if (!view)
        return false;
    const bool *wanted = view_images(view, &fineness);
    const struct rendition *pictures = draw_images(
        a->doc, a->look, book_image_sizes(a->book), wanted, fineness, &w->err);
    if (!pictures)
        return false;
    tell_images(a->doc, pictures);
    struct str file = draw_pages(view, pictures, &w->facts, &w->err);
    w->edition->parts = w->facts.shown;
    return w->err.code == ANBAN_OK && out_write(w->out, file.s, file.n);
}

static bool write_tree(struct writing *w)
{
    struct buf buf = {.arena = w->arena};
    dump_tree(w->a->doc, &buf);
    return out_write(w->out, buf.data, buf.n);
}

static bool write_facts(struct writing *w)
{
    struct buf buf = {.arena = w->arena};
    write_record(w->a->doc, &buf);
    return out_write(w->out, buf.data, buf.n);
}

static bool write_pages(struct writing *w)
{
    struct buf buf = {.arena = w->arena};
    dump_pages(w->a->book, &buf);
    return out_write(w->out, buf.data, buf.n);
}

static bool ready_braille(struct anban *a)
{
    const char *grade = conversion_option(a, "braille");
    if (!a->louis)
        a->louis = louis_load(a->arena, grade ? grade : "g0", &a->err);
    return a->louis != NULL;
}

/* As most embossers and displays have it, if not said otherwise. */
static bool write_cells(struct writing *w)
{
    struct anban *a = w->a;
    struct braille_page page = {.cells = 40, .lines = 25};
    const char *size = conversion_option(a, "braille-page");
    char *end = NULL;
    if (size) {
        page.cells = (int)strtol(size, &end, 10);
        page.lines = (int)strtol(end + 1, NULL, 10);
    }
    return write_braille(a->doc, a->louis, w->arena, page, w->out,
                         &w->edition->parts, &w->err);
}

static void tell_braille(struct writing *w)
{
    log_add(&w->a->log, LOG_NOTICE, 0,
            "Braille that no reader of Braille has looked at has mistakes: let "
            "a blind proof-reader look at it");
}

/* What has no block of who signs is signed by nobody, but may be copied. */
static void tell_fields(struct anban *a)
{
    size_t n, signers = 0;
    const struct sign_field *fields = book_fields(a->book, &n);
    for (size_t i = 0; i < n; i++)
        signers += fields[i].kind == FIELD_SIGNER;
    if (n > 0 && signers == 0)
        log_add(&a->log, LOG_NOTICE, 0,
                "--sign-fields: no block of who signs was found, so there is "
                "only the field for the mark of a copy");
}

static void tell_print(struct writing *w)
{
    tell_images(w->a->doc, w->pictures);
    tell_fields(w->a);
}

static void tell_e_reader(struct writing *w)
{
    tell_images(w->a->doc, w->pictures);
}

static void tell_picture(struct writing *w)
{
    const struct picture_facts *facts = &w->facts;
    if (facts->shown < facts->wished)
        log_add(&w->a->log, LOG_NOTICE, 0,
                "a picture shows %zu pages at most, so this one ends with page "
                "%.*s, and %zu are not on it; --page shows them",
                facts->shown, STR_ARG(facts->last),
                facts->wished - facts->shown);
}

/* One a line. */
/* clang-format off */
static const struct format formats[] = {
    {"pdf", .tells_origin = true, .write = write_print, .tell = tell_print},
    {"epub", .tells_origin = true, .write = write_e_reader,
     .tell = tell_e_reader},
    {"brf", .without_pages = true, .ready = ready_braille, .write = write_cells,
     .tell = tell_braille},
    {"json", .without_pages = true, .write = write_facts},
    {"tree", .without_pages = true, .write = write_tree},
    {"pages", .write = write_pages},
    {"png", .is_picture = true, .tells_origin = true, .write = write_picture,
     .tell = tell_picture},
    {"kitty", .is_picture = true, .write = write_picture, .tell = tell_picture},
    {"iterm", .is_picture = true, .write = write_picture, .tell = tell_picture},
    {"sixel", .is_picture = true, .write = write_picture, .tell = tell_picture},
};
/* clang-format on */

enum { FORMAT_COUNT = sizeof formats / sizeof formats[0] };

const struct format *format_named(const char *edition)
{
    size_t n = strcspn(edition, ":");
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        const char *name = formats[i].name;
        if (strlen(name) == n && strncmp(edition, name, n) == 0)
            return &formats[i];
    }
    return NULL;
}

const char *anban_format_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && dot > path && i < FORMAT_COUNT; i++) {
        if (strcasecmp(dot + 1, formats[i].name) == 0)
            return formats[i].name;
    }
    return NULL;
}

static bool no_such_format(const char *format, struct anban_error *err)
{
    const char *near = anban_suggestion("to", format);
    return near
               ? fail(err, ANBAN_USAGE,
                      "--to %s: there is no such format; did you mean %s?",
                      format, near)
               : fail(err, ANBAN_USAGE,
                      "--to %s: this version writes pdf, epub, png, brf, json, "
                      "tree and pages",
                      format);
}

bool format_check(const char *edition, struct anban_error *err)
{
    const struct format *format = format_named(edition);
    bool whole = strchr(edition, ':') == NULL;
    if (!format)
        return no_such_format(edition, err);
    return whole || (format->is_picture && is_page_range(pages_of(edition))) ||
           fail(err, ANBAN_USAGE,
                "--to %s: behind the colon stand the pages that a picture is "
                "to show, such as png:4 or png:2-6",
                edition);
}
