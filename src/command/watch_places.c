/* SPDX-License-Identifier: MIT */
/*
 * A document is made of its file, which may be a link to another; of pictures,
 * which lie in its folder or in one there; and, with all the others, of the
 * files that options name. Where each of these lies is kept with the number of
 * its folder, so that a change finds it by number and name.
 */
#include "command/watch_places.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "anban.h"
#include "command/changes.h"
#include "command/command.h"
#include "command/plan.h"

/* A home folder has many, and the system lets only so many be followed. */
enum { SUBFOLDERS_MAX = 64 };

static int compare(const void *first, const void *second)
{
    const struct place *a = first, *b = second;
    if (a->folder != b->folder)
        return a->folder < b->folder ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* Follows the folder of `path`; its number. */
static int follow(struct places *p, struct changes *changes, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = command_own(slash ? strndup(path, (size_t)(slash - path) + 1)
                                     : strdup("."));
    int number = changes_follow(changes, folder);
    free(folder);
    p->complete = p->complete && number >= 0;
    return number;
}

static int add_place(struct places *p, struct changes *changes,
                     const char *path, size_t job)
{
    const char *slash = strrchr(path, '/');
    int folder = follow(p, changes, path);
    if (p->n == p->room) {
        p->room = p->room ? 2 * p->room : 16;
        p->at = command_own(realloc(p->at, p->room * sizeof p->at[0]));
    }
    p->at[p->n++] = (struct place){
        folder, command_own(strdup(slash ? slash + 1 : path)), job};
    return folder;
}

static bool has_album(const struct places *p, int folder, int parent)
{
    for (size_t i = p->album_count; i > 0; i--) {
        if (p->albums[i - 1].folder == folder &&
            p->albums[i - 1].parent == parent)
            return true;
    }
    return false;
}

static void add_album(struct places *p, int folder, int parent)
{
    if (p->album_count == p->album_room) {
        p->album_room = p->album_room ? 2 * p->album_room : 16;
        p->albums = command_own(
            realloc(p->albums, p->album_room * sizeof p->albums[0]));
    }
    p->albums[p->album_count++] = (struct album){folder, parent};
}

static void follow_subfolders(struct places *p, struct changes *changes,
                              const char *path, int parent)
{
    const char *slash = strrchr(path, '/');
    int n = slash ? (int)(slash - path) + 1 : 0;
    char *folder = command_own(strndup(path, (size_t)n));
    DIR *stream = opendir(n ? folder : ".");
    const struct dirent *entry;
    for (int i = 0;
         stream && i < SUBFOLDERS_MAX && (entry = readdir(stream));) {
        if (entry->d_name[0] == '.')
            continue;
        size_t size = (size_t)n + strlen(entry->d_name) + 1;
        char *below = command_own(malloc(size));
        snprintf(below, size, "%s%s", folder, entry->d_name);
        int number =
            anban_is_folder(below) ? changes_follow(changes, below) : -1;
        if (number >= 0) {
            add_album(p, number, parent);
            i++;
        }
        free(below);
    }
    if (stream)
        closedir(stream);
    free(folder);
}

static void add_document(struct places *p, struct changes *changes,
                         const char *path, size_t job)
{
    int folder = add_place(p, changes, path, job);
    char *real = realpath(path, NULL);
    if (real)
        add_place(p, changes, real, job);
    free(real);
    if (folder < 0 || has_album(p, folder, -1))
        return;
    add_album(p, folder, -1);
    follow_subfolders(p, changes, path, folder);
}

static void add_settings(struct places *p, const struct command *c,
                         struct changes *changes)
{
    for (size_t i = 0; i < c->setting_count; i++) {
        if (anban_takes_file(c->settings[i].name))
            add_place(p, changes, c->settings[i].value, PLACE_ALL);
    }
}

/* Folders that were walked may get documents, as may those in them. */
static void add_walked(struct places *p, const struct command *c,
                       struct changes *changes)
{
    for (size_t i = 0; c->recursive && i < c->file_count; i++) {
        if (!anban_is_folder(c->files[i]))
            continue;
        size_t size = strlen(c->files[i]) + 2;
        char *folder = command_own(malloc(size));
        snprintf(folder, size, "%s/", c->files[i]);
        int number = changes_follow(changes, folder);
        if (number >= 0)
            follow_subfolders(p, changes, folder, number);
        free(folder);
    }
    if (c->files_from)
        add_place(p, changes, c->files_from, PLACE_INPUTS);
}

void places_find(struct places *p, const struct command *c,
                 const struct plan *plan, struct changes *changes)
{
    *p = (struct places){.complete = true};
    for (size_t i = 0; i < plan->n; i++)
        add_document(p, changes, plan->jobs[i].input, i);
    add_settings(p, c, changes);
    add_walked(p, c, changes);
    if (p->n)
        qsort(p->at, p->n, sizeof p->at[0], compare);
}

void places_free(struct places *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->at[i].name);
    free(p->at);
    free(p->albums);
}

static bool ends_in(const char *name, const char *const *endings, size_t n)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < n; i++) {
        if (strcasecmp(dot + 1, endings[i]) == 0)
            return true;
    }
    return false;
}

static bool is_picture(const char *name)
{
    static const char *const endings[] = {"jpg", "jpeg", "png", "webp", "gif"};
    return ends_in(name, endings, sizeof endings / sizeof endings[0]);
}

/* Editions that are pictures bear the names of pictures. */
static bool is_target(const struct command *c, const struct plan *plan,
                      const char *format, const char *name)
{
    bool found = false;
    for (size_t i = 0; i < plan->n && !found; i++) {
        char *path = plan_target(c, &plan->jobs[i], format);
        const char *slash = path ? strrchr(path, '/') : NULL;
        found = path && strcmp(slash ? slash + 1 : path, name) == 0;
        free(path);
    }
    return found;
}

/* Ours, or half of one: what we write must not make us write. */
static bool is_edition(const struct command *c, const struct plan *plan,
                       const char *name)
{
    static const char *const endings[] = {"pdf", "epub"};
    if (name[0] == '.' || ends_in(name, endings, 2))
        return true;
    for (size_t i = 0; i < c->format_count; i++) {
        if (is_target(c, plan, c->formats[i], name))
            return true;
    }
    return false;
}

static void mark_all(const struct plan *plan, bool *dirty)
{
    for (size_t i = 0; i < plan->n; i++)
        dirty[i] = true;
}

/* The jobs in a folder: those of its places. */
static bool mark_folder(const struct places *p, int folder, bool *dirty)
{
    bool any = false;
    for (size_t i = 0; i < p->n; i++) {
        if (p->at[i].folder == folder && p->at[i].job < PLACE_INPUTS)
            dirty[p->at[i].job] = any = true;
    }
    return any;
}

static bool mark_picture(const struct places *p, int folder, bool *dirty)
{
    bool any = false;
    for (size_t i = 0; i < p->album_count; i++) {
        const struct album *album = &p->albums[i];
        if (album->folder == folder)
            any |= mark_folder(p, album->parent < 0 ? folder : album->parent,
                               dirty);
    }
    return any;
}

/* The first place of that folder and name, or where it would be. */
static size_t find_place(const struct places *p, const struct place *wanted)
{
    size_t low = 0, high = p->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&p->at[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool places_mark(const struct places *p, const struct command *c,
                 const struct plan *plan, const struct change *change,
                 bool *dirty, bool *regather)
{
    const struct place wanted = {change->folder, (char *)change->name, 0};
    size_t i = find_place(p, &wanted);
    bool any = false;
    for (; i < p->n && compare(&p->at[i], &wanted) == 0; i++) {
        any = true;
        if (p->at[i].job == PLACE_ALL)
            mark_all(plan, dirty);
        else if (p->at[i].job == PLACE_INPUTS)
            *regather = true;
        else
            dirty[p->at[i].job] = true;
    }
    if (any || is_edition(c, plan, change->name))
        return any;
    if (!change->is_folder && is_picture(change->name))
        return mark_picture(p, change->folder, dirty);
    *regather |= c->recursive || change->is_folder;
    return *regather;
}
