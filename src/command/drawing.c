/* SPDX-License-Identifier: MIT */
/*
 * LibreOffice's writer, which every installation has, makes no pictures, but a
 * PDF: so each drawing gets a page of its size in one document, which takes one
 * start for all of them, and another program makes pictures of the pages. Where
 * a drawing brings it down, the others are drawn without it. The drawings stay
 * a stranger's: what comes out is read by a confined worker like any picture.
 */
#include "command/drawing.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/drawing_page.h"
#include "command/interrupt.h"
#include "command/program.h"
#include "command/progress.h"

enum {
    SECONDS = 90,        /* for all of a document's */
    SIDE_MAX = 1500000,  /* 1/1000 pt: no page is larger */
    KEPT_MAX = 64 << 20, /* bytes of what was drawn before */
    PICTURE_MAX = 64 << 20
};

/* The programs, each with its path; "" when it is not there. */
struct tools {
    char office[PROGRAM_PATH], pages[PROGRAM_PATH], inkscape[PROGRAM_PATH];
    bool is_ghostscript; /* `pages` is */
    double until;        /* when the time is over */
};

static void find_tools(struct tools *t, unsigned seconds)
{
    *t =
        (struct tools){.until = progress_now() + (seconds ? seconds : SECONDS)};
    if (!program_find("soffice", t->office))
        t->office[0] = '\0';
    if (!program_find("pdftoppm", t->pages)) {
        t->is_ghostscript = program_find("gs", t->pages);
        if (!t->is_ghostscript)
            t->pages[0] = '\0';
    }
    if (!program_find("inkscape", t->inkscape))
        t->inkscape[0] = '\0';
}

static unsigned seconds_left(const struct tools *t)
{
    double left = t->until - progress_now();
    return left >= 1 && !interrupt_noted() ? (unsigned)left : 0;
}

/* The whole file at `path`, from malloc; NULL: there is none. */
static char *take_file(const char *path, size_t *n)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        if (size > 0 && size < PICTURE_MAX)
            bytes = malloc((size_t)size);
        *n = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    }
    fclose(file);
    return bytes;
}

/* Pages of 300 dots to the inch, as finely as a good printer shows lines. */
static bool make_pictures(const struct tools *t, const char *folder, int digits)
{
    char pdf[PROGRAM_PATH], page[PROGRAM_PATH];
    snprintf(pdf, sizeof pdf, "%s/drawings.pdf", folder);
    if (!t->is_ghostscript) {
        snprintf(page, sizeof page, "%s/page", folder);
        char *const words[] = {
            (char *)t->pages, (char *)"-r", (char *)"300", (char *)"-png",
            (char *)pdf,      page,         NULL};
        return program_run(folder, seconds_left(t), words);
    }
    snprintf(page, sizeof page, "-sOutputFile=%s/page-%%0%dd.png", folder,
             digits);
    char *const words[] = {(char *)t->pages,
                           (char *)"-q",
                           (char *)"-dSAFER",
                           (char *)"-dBATCH",
                           (char *)"-dNOPAUSE",
                           (char *)"-sDEVICE=png16m",
                           (char *)"-r300",
                           (char *)"-dTextAlphaBits=4",
                           (char *)"-dGraphicsAlphaBits=4",
                           page,
                           pdf,
                           NULL};
    return program_run(folder, seconds_left(t), words);
}

static void name_page(char path[PROGRAM_PATH], const char *folder, int digits,
                      size_t number)
{
    snprintf(path, PROGRAM_PATH, "%s/page-%0*zu.png", folder, digits, number);
}

/* A page too many, or too few, would give a drawing another's picture. */
static bool take_pages(const char *folder, int digits,
                       struct anban_drawing *const *list, size_t n)
{
    char path[PROGRAM_PATH];
    size_t size;
    name_page(path, folder, digits, n + 1);
    char *beyond = take_file(path, &size);
    free(beyond);
    for (size_t i = n; !beyond && i > 0; i--) {
        name_page(path, folder, digits, i);
        list[i - 1]->png = take_file(path, &list[i - 1]->png_size);
        if (!list[n - 1]->png)
            return false;
    }
    return !beyond;
}

static bool draw_in(const struct tools *t, const char *folder,
                    struct anban_drawing *const *list, size_t n)
{
    char file[PROGRAM_PATH];
    int digits = snprintf(NULL, 0, "%zu", n);
    snprintf(file, sizeof file, "%s/drawings.fodt", folder);
    return drawing_pages(file, list, n) &&
           program_run_office(t->office, folder, seconds_left(t), "pdf",
                              file) &&
           make_pictures(t, folder, digits) &&
           take_pages(folder, digits, list, n);
}

/* By halves, when they cannot be drawn together. */
static void draw(const struct tools *t, struct anban_drawing *const *list,
                 size_t n)
{
    char folder[PROGRAM_PATH / 2];
    if (n == 0 || !seconds_left(t) || !program_folder(folder))
        return;
    bool ok = draw_in(t, folder, list, n);
    program_remove_folder(folder);
    if (ok || n == 1)
        return;
    draw(t, list, n / 2);
    draw(t, list + n / 2, n - n / 2);
}

/* Inkscape knows the two of Windows, by their endings. */
static void ink_in(const struct tools *t, const char *folder,
                   struct anban_drawing *d)
{
    char from[PROGRAM_PATH], to[PROGRAM_PATH];
    char made[PROGRAM_PATH + 32], width[64];
    bool is_emf = d->size > 44 && memcmp(d->bytes + 40, " EMF", 4) == 0;
    snprintf(from, sizeof from, "%s/drawing.%s", folder,
             is_emf ? "emf" : "wmf");
    snprintf(to, sizeof to, "%s/drawing.png", folder);
    snprintf(made, sizeof made, "--export-filename=%s", to);
    snprintf(width, sizeof width, "--export-width=%ld",
             d->width * 300 / 72000 + 1);
    char *const words[] = {(char *)t->inkscape,
                           (char *)"--export-type=png",
                           (char *)"--export-background=white",
                           (char *)"--export-background-opacity=1",
                           width,
                           made,
                           from,
                           NULL};
    FILE *file = fopen(from, "wb");
    bool ok = file && fwrite(d->bytes, 1, d->size, file) == d->size;
    if (file)
        ok = fclose(file) == 0 && ok;
    if (ok && program_run(folder, seconds_left(t), words))
        d->png = take_file(to, &d->png_size);
}

static void ink(const struct tools *t, struct anban_drawing *const *list,
                size_t n)
{
    char folder[PROGRAM_PATH / 2];
    for (size_t i = 0; i < n && seconds_left(t); i++) {
        if (!program_folder(folder))
            return;
        ink_in(t, folder, list[i]);
        program_remove_folder(folder);
    }
}

static bool is_same(const struct anban_drawing *a,
                    const struct anban_drawing *b)
{
    return a->size == b->size && a->width == b->width &&
           a->height == b->height && memcmp(a->bytes, b->bytes, a->size) == 0;
}

static void *copy_of(const char *bytes, size_t n)
{
    return bytes ? memcpy(command_own(malloc(n + 1)), bytes, n) : NULL;
}

/* From what was drawn before, also that it could not be. */
static bool recall(const struct drawn *drawn, struct anban_drawing *d)
{
    for (size_t i = 0; i < drawn->n; i++) {
        const struct anban_drawing *before = &drawn->at[i];
        if (!is_same(before, d))
            continue;
        d->png = copy_of(before->png, before->png_size);
        d->png_size = before->png_size;
        return true;
    }
    return false;
}

static void keep(struct drawn *drawn, const struct anban_drawing *d)
{
    struct anban_drawing own = *d;
    if (drawn->bytes + d->size + d->png_size > KEPT_MAX)
        return;
    if (drawn->n == drawn->room) {
        drawn->room = 2 * drawn->room + 16;
        drawn->at =
            command_own(realloc(drawn->at, drawn->room * sizeof drawn->at[0]));
    }
    own.bytes = copy_of(d->bytes, d->size);
    own.png = copy_of(d->png, d->png_size);
    drawn->bytes += d->size + d->png_size;
    drawn->at[drawn->n++] = own;
}

/* What a worker says of a size is not believed before it has been looked at. */
static bool can_be(const struct anban_drawing *d)
{
    return d->width > 0 && d->height > 0 && d->width <= SIDE_MAX &&
           d->height <= SIDE_MAX && d->size > 0;
}

static const char *draw_new(struct drawn *drawn,
                            struct anban_drawing *const *list, size_t n)
{
    struct tools t;
    size_t made = 0;
    find_tools(&t, drawn->seconds);
    bool office = t.office[0] && t.pages[0];
    if (office)
        draw(&t, list, n);
    else if (t.inkscape[0])
        ink(&t, list, n);
    for (size_t i = 0; i < n; i++) {
        made += list[i]->png != NULL;
        keep(drawn, list[i]);
    }
    return made == 0 ? NULL : office ? "LibreOffice" : "Inkscape";
}

const char *drawing_make(struct drawn *drawn, struct anban_drawing *drawings,
                         size_t n)
{
    struct anban_drawing **list =
        command_own(calloc(n + 1, sizeof(struct anban_drawing *)));
    size_t left = 0;
    for (size_t i = 0; i < n; i++) {
        if (can_be(&drawings[i]) && !recall(drawn, &drawings[i]))
            list[left++] = &drawings[i];
    }
    const char *by = left ? draw_new(drawn, list, left) : NULL;
    free(list);
    return by;
}

void drawing_free(struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->n; i++) {
        free((char *)drawn->at[i].bytes);
        free(drawn->at[i].png);
    }
    free(drawn->at);
    *drawn = (struct drawn){.seconds = drawn->seconds};
}
