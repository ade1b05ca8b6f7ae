/* SPDX-License-Identifier: MIT */
/*
 * A folder in, its documents out, in the order of their names. A link to a
 * folder is not entered, so the walk ends, and one to a file out of the folder
 * is passed over; hidden names are left out, and so is what a browser saved
 * beside a page ("report_files" beside "report.html").
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "anban.h"
#include "command/inbox.h"
#include "command/office.h"
#include "command/command.h"
#include "command/inputs.h"
#include "command/language.h"

/* A name is at most 255 bytes long and a path at most 4096, so this is deeper
 * than any path can be named. */
enum { DEPTH_MAX = 2048 };

struct walk {
    struct inputs *inputs;
    size_t root; /* the length of the walked folder's name */
    char *real;  /* what it is called without links; NULL: not known */
    int depth;
};

/* One of a form that is read. */
static bool is_document(const char *name)
{
    const char *form = anban_form(name);
    return form && (!*form || office_reads(name)) && !inbox_is_note(name);
}

/* One of ours among them: what came out of a document is not put in again. */
static bool is_edition(const char *path)
{
    struct anban_origin origin;
    return anban_format_of(path) && anban_look(path, &origin) == ANBAN_EDITION;
}

static char *joined(const char *folder, const char *name)
{
    size_t n = strlen(folder);
    const char *between = n && folder[n - 1] == '/' ? "" : "/";
    size_t size = n + strlen(name) + 2;
    char *path = command_own(malloc(size));
    snprintf(path, size, "%s%s%s", folder, between, name);
    return path;
}

static bool exists(const char *folder, const char *stem, int n,
                   const char *ending)
{
    size_t size = (size_t)n + strlen(ending) + 1;
    char *name = command_own(malloc(size));
    snprintf(name, size, "%.*s%s", n, stem, ending);
    char *path = joined(folder, name);
    struct stat info;
    bool found = stat(path, &info) == 0;
    free(path);
    free(name);
    return found;
}

/* The folder holds the pictures and styles of a page saved beside it. */
static bool belongs_to_page(const char *folder, const char *name)
{
    static const char ending[] = "_files";
    size_t n = strlen(name), end = strlen(ending);
    if (n <= end || strcmp(name + n - end, ending) != 0)
        return false;
    return exists(folder, name, (int)(n - end), ".html") ||
           exists(folder, name, (int)(n - end), ".htm");
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* Names with a dot are hidden. "~$report.docx" is no document, but what Word
 * keeps beside one while it is open. */
static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strncmp(entry->d_name, "~$", 2) != 0;
}

static void walk_folder(struct walk *w, const char *folder);

static void add_file(struct walk *w, const char *path)
{
    const char *below = path + w->root;
    below += strspn(below, "/");
    const char *slash = strrchr(below, '/');
    int n = slash ? (int)(slash - below + 1) : 0;
    char *where = command_own(malloc((size_t)n + 1));
    snprintf(where, (size_t)n + 1, "%s", below);
    inputs_add(w->inputs, path, where, NULL);
    free(where);
}

/* A link to what lies out of the walked folder: nobody has named that, and it
 * may be anything. */
static bool leads_out(const struct walk *w, const char *path)
{
    size_t n = w->real ? strlen(w->real) : 0;
    char *target = realpath(path, NULL);
    bool within = target && n && strncmp(target, w->real, n) == 0 &&
                  (target[n] == '/' || n == 1);
    free(target);
    return !within;
}

static void visit(struct walk *w, const char *folder, const char *name)
{
    struct stat info;
    char *path = joined(folder, name);
    bool is_link = lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
    bool known = stat(path, &info) == 0;
    if (known && S_ISDIR(info.st_mode)) {
        if (!is_link && !belongs_to_page(folder, name))
            walk_folder(w, path);
    } else if (known && S_ISREG(info.st_mode) &&
               (!is_document(name) || is_edition(path))) {
        passed_add(&w->inputs->passed, path);
    } else if (known && S_ISREG(info.st_mode)) {
        if (is_link && leads_out(w, path))
            w->inputs->passed.links++;
        else
            add_file(w, path);
    }
    free(path);
}

static void walk_folder(struct walk *w, const char *folder)
{
    struct dirent **entries;
    if (w->depth == DEPTH_MAX)
        return;
    int n = scandir(folder, &entries, is_visible, by_name);
    if (n < 0) {
        inputs_add(w->inputs, folder, "",
                   errno == EACCES ? N_("this folder may not be read")
                                   : N_("this folder cannot be read"));
        return;
    }
    w->depth++;
    for (int i = 0; i < n; i++) {
        visit(w, folder, entries[i]->d_name);
        free(entries[i]);
    }
    w->depth--;
    free(entries);
}

void inputs_add_folder(struct inputs *inputs, const char *path)
{
    struct walk walk = {
        .inputs = inputs, .root = strlen(path), .real = realpath(path, NULL)};
    walk_folder(&walk, path);
    free(walk.real);
}
