/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* strsep */
#include "serve/fill.h"

#include <stdio.h>
#include <string.h>

#include "anban.h"
#include "command/language.h"
#include "serve/documents.h"
#include "serve/request.h"

/* Options which name files of the server's, or are the command's own. */
static bool is_for_forms(const struct anban_option *option)
{
    static const char *const others[] = {
        "output",  "overwrite",   "preview",       "recursive",  "files-from",
        "update",  "jobs",        "progress",      "print",      "copies",
        "sides",   "print-pages", "send",          "watch",      "timeout",
        "quiet",   "max-memory",  "max-input",     "no-confine", "font",
        "verbose", "version",     "fallback-font", "help",       "explain",
        "hints"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (strcmp(others[i], option->name) == 0)
            return false;
    }
    return true;
}

static const struct anban_option *find_option(const char *name)
{
    const struct anban_option *option;
    for (size_t i = 0; (option = anban_option(i)); i++) {
        if (strcmp(option->name, name) == 0)
            return option;
    }
    return NULL;
}

/* Fields that say how the form is to be taken, and are no options; the value of
 * a flag is the name of an option that takes none. */
static bool is_own_field(const char *name)
{
    static const char *const own[] = {"to",       "page",   "name", "flag",
                                      "document", "ticket", "then"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (strcmp(own[i], name) == 0)
            return true;
    }
    return false;
}

/* A word such as "none" may stand where the name of a file does. */
static bool is_file(const struct anban_option *option, const char *value)
{
    const char *const *word = option->words;
    while (word && *word && strcmp(*word, value) != 0)
        word++;
    return anban_takes_file(option->name) && !(word && *word);
}

/* False: `sentence` says what is wrong with it. */
static bool take_option(struct order *order, const char *name,
                        const char *value, char sentence[FILL_SENTENCE])
{
    const struct anban_option *option = find_option(name);
    if (!option || !is_for_forms(option) || is_file(option, value)) {
        snprintf(sentence, FILL_SENTENCE,
                 option ? _("%s: a form cannot have this option")
                        : _("%s: there is no such option"),
                 name);
        return false;
    }
    if (order->head.options == ORDER_OPTIONS) {
        snprintf(sentence, FILL_SENTENCE, "%s",
                 _("there are too many options"));
        return false;
    }
    order_add_option(order, option->name, value);
    return true;
}

static bool take_options(struct order *order, const struct form *form,
                         char sentence[FILL_SENTENCE])
{
    for (size_t i = 0; i < form->field_count; i++) {
        const struct field *field = &form->fields[i];
        bool flag = strcmp(field->name, "flag") == 0;
        if (!field->n || (is_own_field(field->name) && !flag))
            continue;
        if (!take_option(order, flag ? field->value : field->name,
                         flag ? "" : field->value, sentence))
            return false;
    }
    return true;
}

/* What lies below the document's folder is called as the document calls it. */
static void take_beside(struct order *order, const struct file *file,
                        const struct file *document)
{
    size_t folder = (size_t)(document->name - document->path);
    size_t at = (size_t)FILE_FIRST + order->head.formats + order->head.hints +
                order->head.pictures;
    if (order->head.pictures == ORDER_PICTURES)
        return;
    if (strncmp(file->path, document->path, folder) != 0)
        folder = 0;
    order->files[at] = file->fd;
    order->pictures[order->head.pictures++] = file->path + folder;
}

/* The document, its corrections, and what lies beside it. */
static void take_files(struct order *order, const struct form *form,
                       const struct file *document)
{
    const struct file *hints = documents_hints(form, document);
    order->files[FILE_INPUT] = document->fd;
    order->name = document->name;
    if (hints) {
        order->files[FILE_FIRST + order->head.formats] = hints->fd;
        order->head.hints = 1;
    }
    for (size_t i = 0; i < form->file_count; i++) {
        if (documents_is_beside(form, &form->files[i]))
            take_beside(order, &form->files[i], document);
    }
}

/* What was pasted has no name but the one that the form gives it. */
static void name_document(struct request *request)
{
    struct order *order = &request->errand.order;
    const char *given = form_value(&request->form, "name");
    if (order->name[0] && order->name[0] != '.')
        return;
    order->name = given && !strchr(given, '/') ? given : "bao-cao.txt";
}

/* "pdf,epub" in words; with "page", a picture is one of those pages. */
static bool take_formats(struct request *request, char *list,
                         char sentence[FILL_SENTENCE])
{
    struct order *order = &request->errand.order;
    const char *page = form_value(&request->form, "page");
    char *rest = list;
    for (char *s; (s = strsep(&rest, ","));) {
        if (order->head.formats == ORDER_FORMATS) {
            snprintf(sentence, FILL_SENTENCE, "%s",
                     _("there are too many formats"));
            return false;
        }
        if (page && strcmp(s, "png") == 0) {
            snprintf(request->picture, sizeof request->picture, "png:%s", page);
            s = request->picture;
        }
        order->formats[order->head.formats++] = s;
    }
    return true;
}

bool fill_order(struct request *request, const struct file *document,
                const char *formats, char sentence[FILL_SENTENCE])
{
    struct order *order = &request->errand.order;
    const char *wanted = formats ? formats : form_value(&request->form, "to");
    snprintf(request->formats, sizeof request->formats, "%s",
             wanted ? wanted : "pdf,epub");
    if (!take_formats(request, request->formats, sentence) ||
        !take_options(order, &request->form, sentence))
        return false;
    take_files(order, &request->form, document);
    name_document(request);
    return true;
}
