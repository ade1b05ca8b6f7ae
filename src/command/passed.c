/* SPDX-License-Identifier: MIT */
/* Files that are passed over in, sentences out: by forms, or one by one. */
#include "command/passed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"
#include "command/message.h"

enum { FORMS_MAX = 64, FORM_ROOM = 16 };

/* A PDF or an EPUB that tells which document it is of. */
static bool is_edition(const char *path)
{
    struct anban_origin origin;
    return anban_look(path, &origin) == ANBAN_EDITION;
}

void passed_add(struct passed *passed, const char *path)
{
    const char *form = anban_form(path);
    if (!form || !*form || is_edition(path))
        return;
    if (passed->n == passed->room) {
        passed->room = passed->room ? 2 * passed->room : 16;
        passed->paths = command_own(
            realloc(passed->paths, passed->room * sizeof passed->paths[0]));
    }
    passed->paths[passed->n++] = command_own(strdup(path));
}

void passed_free(struct passed *passed)
{
    for (size_t i = 0; i < passed->n; i++)
        free(passed->paths[i]);
    free(passed->paths);
}

static void name_one(const char *path)
{
    say("anban: %s: %s\n", path, _(anban_form(path)));
}

struct form {
    char ending[FORM_ROOM]; /* in small letters */
    size_t count;
};

static void count_one(struct form *forms, size_t *n, const char *path)
{
    char ending[FORM_ROOM];
    size_t k = 0, i = 0;
    const char *dot = strrchr(path, '.');
    for (; dot && dot[k] && k + 1 < sizeof ending; k++) {
        bool large = dot[k] >= 'A' && dot[k] <= 'Z';
        ending[k] = (char)(large ? dot[k] + ('a' - 'A') : dot[k]);
    }
    ending[k] = '\0';
    while (i < *n && strcmp(forms[i].ending, ending) != 0)
        i++;
    if (i == FORMS_MAX)
        return;
    if (i == *n)
        memcpy(forms[(*n)++].ending, ending, sizeof ending);
    forms[i].count++;
}

static int by_ending(const void *a, const void *b)
{
    return strcmp(((const struct form *)a)->ending,
                  ((const struct form *)b)->ending);
}

static void say_forms(const struct passed *passed)
{
    struct form forms[FORMS_MAX] = {{"", 0}};
    char list[FORMS_MAX * (FORM_ROOM + 24)] = "";
    size_t n = 0, end = 0;
    for (size_t i = 0; i < passed->n; i++)
        count_one(forms, &n, passed->paths[i]);
    qsort(forms, n, sizeof forms[0], by_ending);
    for (size_t i = 0; i < n; i++)
        end += (size_t)snprintf(list + end, sizeof list - end, "%s%s %zu",
                                i ? ", " : "", forms[i].ending, forms[i].count);
    say(PLURAL("anban: %zu file of another form was passed over: %s\n",
               "anban: %zu files of other forms were passed over: %s\n",
               passed->n),
        passed->n, list);
}

void passed_count(const struct passed *passed, const struct command *c)
{
    if (c->quiet)
        return;
    for (size_t i = 0; c->verbose && i < passed->n; i++)
        name_one(passed->paths[i]);
    if (passed->n)
        say_forms(passed);
    if (passed->links)
        say(PLURAL("anban: %zu link to a file elsewhere was passed over; name "
                   "it to have it converted\n",
                   "anban: %zu links to files elsewhere were passed over; name "
                   "them to have them converted\n",
                   passed->links),
            passed->links);
}

static int by_path(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(struct passed *passed)
{
    if (passed->n)
        qsort(passed->paths, passed->n, sizeof passed->paths[0], by_path);
}

void passed_name(struct passed *passed, struct passed *before)
{
    sort(passed);
    sort(before);
    for (size_t i = 0; i < passed->n; i++) {
        if (!before->n || !bsearch(&passed->paths[i], before->paths, before->n,
                                   sizeof before->paths[0], by_path))
            name_one(passed->paths[i]);
    }
}
