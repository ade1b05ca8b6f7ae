/* SPDX-License-Identifier: MIT */
/*
 * rendition OUT FOLDER NAME...: loads each image as a document in FOLDER would
 * and writes its two renditions to OUT/NAME.screen and OUT/NAME.print: a line
 * "form width height components", then the bytes, rows that a PDF takes as the
 * PNG file which they make. What was said goes to standard output, a line each,
 * after the name.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/log.h"
#include "doc/doc.h"
#include "stages.h"
#include "../rows.h"

static void put(struct arena *arena, const char *out, const char *name,
                const char *which, const struct rendition *r)
{
    static const char *const forms[] = {"none", "jpeg", "png", "png", "raw"};
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.%s", out, name, which);
    FILE *file = fopen(path, "wb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fprintf(file, "%s %d %d %d\n", forms[r->form], r->width, r->height,
            r->components);
    struct str bytes = r->form == IMAGE_ROWS ? rows_file(arena, r) : r->bytes;
    fwrite(bytes.s, 1, bytes.n, file);
    fclose(file);
}

static void show(struct arena *arena, const char *out, const char *folder,
                 const char *name)
{
    struct anban_error err = {ANBAN_OK, 0, ""};
    struct log log = {.arena = arena};
    struct doc *doc = doc_new(arena, &log);
    doc_set_folder(doc, str_printf(arena, "%s/", folder));
    struct node *node = doc_add(doc, doc->root, NODE_IMAGE, 1);
    node->as.image->source = str_of(name);
    load_images(doc);
    const struct image *image = node->as.image->picture;
    if (image) {
        const struct print_size sizes[] = {{0, 0}, {1 << 30, 1 << 30}};
        const struct rendition *screens = screen_images(doc, arena, &err);
        const struct rendition *prints =
            print_images(doc, arena, sizes, 300, &err);
        if (!screens || !prints) {
            printf("%s\tfailed: %s\n", name, err.message);
            exit(1);
        }
        put(arena, out, name, "screen", &screens[image->id]);
        put(arena, out, name, "print", &prints[image->id]);
    }
    for (const struct log_entry *e = log.first; e; e = e->next)
        printf("%s\t%.*s\n", name, STR_ARG(e->text));
    fflush(stdout);
}

int main(int argc, char **argv)
{
    for (int i = 3; i < argc; i++) {
        struct arena *arena = arena_new();
        struct arena_trap trap;
        if (!arena || ARENA_TRAP(arena, trap)) {
            printf("%s\tfailed: out of memory\n", argv[i]);
            return 1;
        }
        show(arena, argv[1], argv[2], argv[i]);
        arena_free(arena);
    }
    return argc > 3 ? 0 : 2;
}
