/* SPDX-License-Identifier: MIT */
/*
 * For a conversion that another process makes, which may open no file by its
 * name: what its parent opens, hands over, and names in the end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/out.h"
#include "conversion.h"

/* The public name of an output. */
static struct out *out_of(const struct anban_output *output)
{
    return (struct out *)output;
}

static void tell(const struct anban_error *err, char failure[ANBAN_SENTENCE])
{
    snprintf(failure, ANBAN_SENTENCE, "%s", err->message);
}

struct anban_output *anban_output_open(const char *path,
                                       char failure[ANBAN_SENTENCE])
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    struct out *out = out_new(path, &err);
    if (!out)
        tell(&err, failure);
    return (struct anban_output *)out;
}

int anban_output_fd(const struct anban_output *output)
{
    return out_fd(out_of(output));
}

size_t anban_output_size(const struct anban_output *output)
{
    return out_length(out_of(output));
}

bool anban_output_keep(struct anban_output *output,
                       char failure[ANBAN_SENTENCE])
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    out_take(out_of(output));
    bool ok = out_commit(out_of(output), &err);
    if (!ok)
        tell(&err, failure);
    return ok;
}

void anban_output_drop(struct anban_output *output)
{
    out_discard(out_of(output));
}

void anban_output_sync(const char *path)
{
    out_sync_name(path);
}

void anban_open_by(struct anban *a,
                   int (*open)(void *context, const char *name, char *problem,
                               size_t size),
                   void *context)
{
    a->opener = (struct image_opener){open, context};
}

/* The same in the names that the caller knows. */
static void ask_to_draw(void *context, struct image_drawing *drawings, size_t n)
{
    const struct anban *a = context;
    struct anban_drawing *handed = arena_array(a->arena, n, sizeof *handed);
    for (size_t i = 0; i < n; i++)
        handed[i] = (struct anban_drawing){.bytes = drawings[i].bytes.s,
                                           .size = drawings[i].bytes.n,
                                           .width = drawings[i].width,
                                           .height = drawings[i].height};
    a->draw(a->draw_context, handed, n);
    for (size_t i = 0; i < n; i++) {
        drawings[i].png = handed[i].png;
        drawings[i].png_size = handed[i].png_size;
    }
}

void anban_draw_by(struct anban *a,
                   void (*draw)(void *context, struct anban_drawing *drawings,
                                size_t n),
                   void *context)
{
    a->draw = draw;
    a->draw_context = context;
    a->drawer = (struct image_drawer){draw ? ask_to_draw : NULL, a};
}

void anban_watch_by(struct anban *a,
                    void (*hear)(void *context, size_t done, size_t all),
                    void *context)
{
    a->watch = (struct page_watch){hear, context};
}

/* Memory that runs out is a problem like any other. */
static int find_picture(struct arena *arena, const char *input,
                        const char *name, int *searches,
                        char problem[ANBAN_SENTENCE])
{
    struct arena_trap trap;
    volatile int fd = -1;
    int left = IMAGE_SEARCHES - *searches, found = -1;
    snprintf(problem, ANBAN_SENTENCE, "%s", "out of memory");
    if (!ARENA_TRAP(arena, trap)) {
        const char *said = open_image(arena, conversion_folder(str_of(input)),
                                      str_of(name), &left, &found);
        snprintf(problem, ANBAN_SENTENCE, "%s", said ? said : "");
        fd = found;
    }
    arena_untrap(arena, &trap);
    *searches = IMAGE_SEARCHES - left;
    return fd;
}

int anban_open_picture(const char *input, const char *name, int *searches,
                       char problem[ANBAN_SENTENCE])
{
    struct arena *arena = arena_new();
    int fd = -1;
    if (arena)
        fd = find_picture(arena, input, name, searches, problem);
    else
        snprintf(problem, ANBAN_SENTENCE, "%s", "out of memory");
    arena_free(arena);
    return fd;
}
