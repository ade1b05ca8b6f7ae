/* SPDX-License-Identifier: MIT */
#include "serve/documents.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "anban.h"
#include "serve/form.h"

#define FOLDER_OF_PAGE "_files/"

static bool ends_in(const char *name, const char *const *endings)
{
    const char *dot = strrchr(name, '.');
    for (; dot && *endings; endings++) {
        if (strcasecmp(dot, *endings) == 0)
            return true;
    }
    return false;
}

/* Whether the first `n` bytes of `path` and ".html" are a file of the form. */
static bool is_page(const struct form *form, const char *path, size_t n)
{
    static const char *const endings[] = {".html", ".htm", NULL};
    for (size_t i = 0; i < form->file_count; i++) {
        const char *other = form->files[i].path;
        if (strncmp(other, path, n) == 0 && other[n] == '.' &&
            ends_in(other + n, endings) && !strchr(other + n + 1, '.'))
            return true;
    }
    return false;
}

/* Frames of a page are saved as pages in its folder. */
static bool belongs_to_page(const struct form *form, const struct file *file)
{
    const char *s = file->path;
    while ((s = strstr(s, FOLDER_OF_PAGE))) {
        if (is_page(form, file->path, (size_t)(s - file->path)))
            return true;
        s += strlen(FOLDER_OF_PAGE);
    }
    return false;
}

/* One that is empty was sent, too: what is wrong with it is then told. A field
 * in which nothing was chosen has no name. */
static bool was_sent(const struct file *file)
{
    return (file->size || file->name[0]) &&
           strcmp(file->field, FIELD_FILE) == 0;
}

bool documents_is_beside(const struct form *form, const struct file *file)
{
    static const char *const endings[] = {
        ".jpg", ".jpeg", ".png", ".gif",   ".webp", ".bmp",  ".svg",
        ".css", ".js",   ".ico", ".woff2", ".woff", ".avif", NULL};
    return was_sent(file) &&
           (ends_in(file->name, endings) || belongs_to_page(form, file));
}

/* What systems and programs keep for themselves; and, in a folder, what is no
 * document by its name. A file that somebody chose is taken at their word. */
static bool is_stray(const struct file *file)
{
    return file->name[0] == '.' || strncmp(file->name, "~$", 2) == 0 ||
           (file->name != file->path && !anban_form(file->name));
}

/* Those of one kind, stray or not. */
static size_t find(const struct form *form, bool stray,
                   const struct file *found[DOCUMENTS_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < form->file_count; i++) {
        const struct file *file = &form->files[i];
        if (!was_sent(file) || documents_is_beside(form, file) ||
            is_stray(file) != stray)
            continue;
        if (n < DOCUMENTS_MAX)
            found[n] = file;
        n++;
    }
    return n;
}

size_t documents_find(const struct form *form,
                      const struct file *found[DOCUMENTS_MAX])
{
    size_t n = find(form, false, found);
    if (n == 0)
        n = find(form, true, found);
    if (n == 0 && (found[0] = form_file(form, FIELD_TEXT)))
        n = 1;
    return n > DOCUMENTS_MAX ? DOCUMENTS_MAX + 1 : n;
}

const struct file *documents_chosen(const struct form *form)
{
    const struct file *found[DOCUMENTS_MAX];
    const char *wanted = form_value(form, "document");
    size_t n = documents_find(form, found);
    for (size_t i = 0; wanted && i < n && i < DOCUMENTS_MAX; i++) {
        if (strcmp(found[i]->path, wanted) == 0)
            return found[i];
    }
    return n ? found[0] : NULL;
}

bool documents_are_missing(const struct form *form)
{
    for (size_t i = 0; i < form->file_count; i++) {
        if (documents_is_beside(form, &form->files[i]))
            return true;
    }
    return false;
}

const struct file *documents_hints(const struct form *form,
                                   const struct file *document)
{
    bool chosen = document == documents_chosen(form);
    for (size_t i = 0; document && i < form->file_count; i++) {
        const struct file *file = &form->files[i];
        if (file->size && strcmp(file->field, FIELD_HINTS) == 0 &&
            (file->path[0] ? strcmp(file->path, document->path) == 0 : chosen))
            return file;
    }
    return NULL;
}
