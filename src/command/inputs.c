/* SPDX-License-Identifier: MIT */
/*
 * Gathers the inputs. A list has a name on each line, or, where it holds a zero
 * byte, one before each of these, as `find -print0` writes them.
 */
#include "command/inputs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"
#include "command/message.h"
#include "command/special.h"

void inputs_add(struct inputs *inputs, const char *path, const char *below,
                const char *refusal)
{
    if (inputs->n == inputs->room) {
        inputs->room = inputs->room ? 2 * inputs->room : 16;
        inputs->at = command_own(
            realloc(inputs->at, inputs->room * sizeof inputs->at[0]));
    }
    inputs->at[inputs->n++] = (struct input){
        command_own(strdup(path)), command_own(strdup(below)), refusal};
}

void inputs_free(struct inputs *inputs)
{
    for (size_t i = 0; i < inputs->n; i++) {
        free(inputs->at[i].path);
        free(inputs->at[i].below);
    }
    free(inputs->at);
    passed_free(&inputs->passed);
}

/* A file as it is, a folder with what is in it. */
static void add_named(struct inputs *inputs, const struct command *c,
                      const char *path)
{
    size_t before = inputs->n;
    if (strcmp(path, "-") == 0 || !anban_is_folder(path)) {
        inputs_add(inputs, path, "",
                   strcmp(path, "-") == 0 ? NULL : special_refusal(path));
        return;
    }
    if (!c->recursive) {
        inputs_add(inputs, path, "",
                   N_("this is a folder; -r converts the documents in it"));
        return;
    }
    inputs_add_folder(inputs, path);
    if (inputs->n == before && !c->quiet)
        say(_("anban: %s: there is no document in this folder\n"), path);
}

/* All of the file, with a zero byte behind; NULL when it cannot be read. */
static char *read_list(FILE *file, size_t *n)
{
    char *text = NULL;
    size_t room = 0;
    *n = 0;
    do {
        if (room - *n < 2) {
            room = room ? 2 * room : 65536;
            text = command_own(realloc(text, room));
        }
        *n += fread(text + *n, 1, room - *n - 1, file);
    } while (!feof(file) && !ferror(file));
    text[*n] = '\0';
    if (!ferror(file))
        return text;
    free(text);
    return NULL;
}

/* Lists from Windows open with a byte order mark and end lines with CR LF. */
static void add_listed(struct inputs *inputs, const struct command *c,
                       char *text, size_t n)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char separator = memchr(text, '\0', n) ? '\0' : '\n';
    char *end = text + n;
    if (strncmp(text, mark, strlen(mark)) == 0)
        text += strlen(mark);
    while (text < end) {
        char *stop = memchr(text, separator, (size_t)(end - text));
        if (!stop)
            stop = end;
        *stop = '\0';
        if (separator && stop > text && stop[-1] == '\r')
            stop[-1] = '\0';
        if (*text)
            add_named(inputs, c, text);
        text = stop + 1;
    }
}

static bool add_list(struct inputs *inputs, const struct command *c)
{
    bool standard = strcmp(c->files_from, "-") == 0;
    FILE *file = standard ? stdin : fopen(c->files_from, "rb");
    size_t n = 0;
    char *text = file ? read_list(file, &n) : NULL;
    if (text)
        add_listed(inputs, c, text, n);
    else
        say(_("anban: %s: cannot be read: %s\n"), c->files_from,
            _(strerror(errno)));
    free(text);
    if (file && !standard)
        fclose(file);
    return text != NULL;
}

bool inputs_gather(struct inputs *inputs, const struct command *c)
{
    *inputs = (struct inputs){.at = NULL};
    for (size_t i = 0; i < c->file_count; i++)
        add_named(inputs, c, c->files[i]);
    return !c->files_from || add_list(inputs, c);
}

/* Two of these, one behind the other, are no file. */
static bool is_one_file(const char *format)
{
    return strcmp(format, "pdf") == 0 || strcmp(format, "epub") == 0 ||
           strncmp(format, "png", 3) == 0;
}

bool inputs_fit(const struct inputs *inputs, const struct command *c)
{
    if (inputs->n < 2 || !c->output || c->to_folder)
        return true;
    if (command_writes_stdout(c)) {
        if (!is_one_file(c->formats[0]))
            return true;
        command_wrong("-o -",
                      N_("standard output takes one document in this format, "
                         "and there are several; name a folder"));
        return false;
    }
    command_wrong(c->output,
                  N_("is one file, and there are several inputs; name "
                     "a folder"));
    return false;
}
