/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create */
#include "serve/convert.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"
#include "serve/answer.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/server.h"

enum { SENTENCE = 700, NAME_ROOM = 320, UNPROCESSABLE = 422 };

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
    static const char *const own[] = {"to", "page", "name", "flag"};
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
                        const char *value, char sentence[SENTENCE])
{
    const struct anban_option *option = find_option(name);
    if (!option || !is_for_forms(option) || is_file(option, value)) {
        snprintf(sentence, SENTENCE,
                 option ? _("%s: a form cannot have this option")
                        : _("%s: there is no such option"),
                 name);
        return false;
    }
    if (order->head.options == ORDER_OPTIONS) {
        snprintf(sentence, SENTENCE, "%s", _("there are too many options"));
        return false;
    }
    order_add_option(order, option->name, value);
    return true;
}

static bool take_options(struct order *order, const struct form *form,
                         char sentence[SENTENCE])
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

static bool ends_in(const char *name, const char *const *endings)
{
    const char *dot = strrchr(name, '.');
    for (; dot && *endings; endings++) {
        if (strcasecmp(dot, *endings) == 0)
            return true;
    }
    return false;
}

/* What a saved page has beside it. */
static bool is_beside(const char *name)
{
    static const char *const endings[] = {
        ".jpg", ".jpeg", ".png", ".gif",   ".webp", ".bmp",  ".svg",
        ".css", ".js",   ".ico", ".woff2", ".woff", ".avif", NULL};
    return ends_in(name, endings);
}

static void take_beside(struct order *order, const struct file *file,
                        size_t first)
{
    if (order->head.pictures == ORDER_PICTURES)
        return;
    order->files[first + order->head.pictures] = file->fd;
    order->pictures[order->head.pictures++] = file->name;
}

/* The document, or NULL: there is none, or (*several) more than one. */
static const struct file *find_document(const struct form *form, bool *several)
{
    const struct file *found = NULL;
    *several = false;
    for (size_t i = 0; i < form->file_count; i++) {
        const struct file *file = &form->files[i];
        if (!file->size || strcmp(file->field, FIELD_FILE) != 0 ||
            is_beside(file->name))
            continue;
        *several = found != NULL;
        found = found ? found : file;
    }
    return found ? found : form_file(form, FIELD_TEXT);
}

static bool take_files(struct order *order, const struct form *form,
                       char sentence[SENTENCE])
{
    bool several;
    const struct file *document = find_document(form, &several);
    const struct file *hints = form_file(form, FIELD_HINTS);
    size_t first = (size_t)FILE_FIRST + order->head.formats;
    if (!document || several) {
        snprintf(sentence, SENTENCE, "%s",
                 several ? _("there are several documents; send one at a time")
                         : _("choose a file, or paste a text"));
        return false;
    }
    order->files[FILE_INPUT] = document->fd;
    order->name = document->name;
    if (hints) {
        order->files[first++] = hints->fd;
        order->head.hints = 1;
    }
    for (size_t i = 0; i < form->file_count; i++) {
        const struct file *file = &form->files[i];
        if (file->size && strcmp(file->field, FIELD_FILE) == 0 &&
            is_beside(file->name))
            take_beside(order, file, first);
    }
    return true;
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
                         char sentence[SENTENCE])
{
    struct order *order = &request->errand.order;
    const char *page = form_value(&request->form, "page");
    char *rest = list;
    for (char *s; (s = strsep(&rest, ","));) {
        if (order->head.formats == ORDER_FORMATS) {
            snprintf(sentence, SENTENCE, "%s", _("there are too many formats"));
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

static bool open_files(struct order *order)
{
    size_t n = (size_t)FILE_FIRST + order->head.formats;
    bool ok = true;
    for (size_t i = FILE_REPORT; i < n; i++) {
        order->files[i] = memfd_create("anban", MFD_CLOEXEC);
        ok = ok && order->files[i] >= 0;
    }
    return ok;
}

static bool fill_order(struct request *request, const char *formats,
                       char sentence[SENTENCE])
{
    struct order *order = &request->errand.order;
    const char *wanted = formats ? formats : form_value(&request->form, "to");
    snprintf(request->formats, sizeof request->formats, "%s",
             wanted ? wanted : "pdf,epub");
    if (!take_formats(request, request->formats, sentence) ||
        !take_options(order, &request->form, sentence) ||
        !take_files(order, &request->form, sentence))
        return false;
    name_document(request);
    return true;
}

enum MHD_Result convert_order(struct request *request,
                              enum MHD_Result (*then)(struct request *))
{
    struct order *order = &request->errand.order;
    order->head.vietnamese = strcmp(request->language, "vi") == 0;
    if (order->files[FILE_INPUT] < 0 || !open_files(order))
        return answer_status(request, MHD_HTTP_SERVICE_UNAVAILABLE);
    request->errand.who = request;
    request->then = then;
    if (!desk_take(&request->server->desk, &request->errand)) {
        request->server->counts.refused++;
        return answer_status(request, MHD_HTTP_TOO_MANY_REQUESTS);
    }
    MHD_suspend_connection(request->connection);
    return MHD_YES;
}

enum MHD_Result convert_begin(struct request *request, const char *formats,
                              enum MHD_Result (*then)(struct request *))
{
    char sentence[SENTENCE];
    if (!fill_order(request, formats, sentence))
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST, sentence);
    return convert_order(request, then);
}

/* A conversion that told nothing of its end. */
static const char *describe_death(const struct errand *errand)
{
    int status = errand->ended.status;
    if (errand->ended.too_long ||
        (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
        return N_("the conversion took longer than 30 seconds and was stopped; "
                  "use the command anban on this machine");
    if (WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NO_MEMORY)
        return N_("the conversion needs more memory than it may have; use the "
                  "command anban on this machine");
    return N_("the conversion broke off; try again, and if it does so again, "
              "tell whoever runs this server, with the document");
}

bool convert_went_well(struct request *request, enum MHD_Result *result)
{
    const struct errand *errand = &request->errand;
    const struct report *report = &errand->report;
    if (errand_went_well(errand)) {
        request->server->counts.converted++;
        return true;
    }
    request->server->counts.failed++;
    if (errand->ended.status != 0 || !errand->has_report)
        *result = answer_sentence(request, MHD_HTTP_INTERNAL_SERVER_ERROR,
                                  _(describe_death(errand)));
    else
        *result = answer_sentence(
            request,
            report->code == STATUS_USAGE ? MHD_HTTP_BAD_REQUEST : UNPROCESSABLE,
            report->sentence);
    return false;
}

enum MHD_Result convert_tell(struct request *request, const char *done,
                             const char *what)
{
    enum MHD_Result result;
    struct html page;
    if (!convert_went_well(request, &result))
        return result;
    html_begin(&page, request, done);
    html_put(&page,
             "<h1>%s</h1>\n<p role=\"status\">%s</p>\n"
             "<p><a href=\"/shelf\">%s</a></p>\n",
             done, what, _("The shelf"));
    return html_answer(&page, MHD_HTTP_OK);
}

static const char *type_of(const char *format)
{
    static const char *const types[][2] = {
        {"pdf", "application/pdf"},
        {"epub", "application/epub+zip"},
        {"png", "image/png"},
        {"zip", "application/zip"},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        if (strncmp(types[i][0], format, strlen(types[i][0])) == 0)
            return types[i][1];
    }
    return "text/plain; charset=utf-8";
}

static enum MHD_Result send_edition(struct request *request)
{
    enum MHD_Result result;
    const struct order *order = &request->errand.order;
    const char *format = order->head.bundle ? "zip" : order->formats[0];
    const char *dot = strrchr(order->name, '.');
    char name[NAME_ROOM];
    if (!convert_went_well(request, &result))
        return result;
    snprintf(name, sizeof name, "%.*s.%.*s",
             (int)(dot && dot > order->name ? dot - order->name
                                            : (long)strlen(order->name)),
             order->name, (int)strcspn(format, ":"), format);
    return answer_file(request, type_of(format), order->files[FILE_FIRST],
                       name);
}

enum MHD_Result convert_act(struct request *request)
{
    const char *to = form_value(&request->form, "to");
    request->errand.order.head.bundle = !to || strchr(to, ',');
    return convert_begin(request, NULL, send_edition);
}

static enum MHD_Result send_telling(struct request *request)
{
    enum MHD_Result result;
    if (!convert_went_well(request, &result))
        return result;
    return answer_file(request, "application/json",
                       request->errand.order.files[FILE_TELLING], NULL);
}

enum MHD_Result explain_act(struct request *request)
{
    request->errand.order.head.telling = 1;
    return convert_begin(request, "pdf", send_telling);
}
