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

#include "command/command.h"
#include "command/language.h"
#include "serve/answer.h"
#include "serve/documents.h"
#include "serve/fill.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/several.h"
#include "serve/server.h"

enum { NAME_ROOM = 320, UNPROCESSABLE = 422 };

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

enum MHD_Result convert_order(struct request *request,
                              enum MHD_Result (*then)(struct request *))
{
    struct order *order = &request->errand.order;
    size_t n;
    order->head.vietnamese = strcmp(request->language, "vi") == 0;
    if (order->files[FILE_INPUT] < 0 || !open_files(order))
        return answer_status(request, MHD_HTTP_SERVICE_UNAVAILABLE);
    request->errand.who = request;
    request->then = then;
    if (!desk_take(&request->server->desk, &request->errand,
                   several_at(request, &n) > 1)) {
        request->server->counts.refused++;
        return answer_status(request, MHD_HTTP_TOO_MANY_REQUESTS);
    }
    MHD_suspend_connection(request->connection);
    return MHD_YES;
}

enum MHD_Result convert_begin(struct request *request, const char *formats,
                              enum MHD_Result (*then)(struct request *))
{
    char sentence[FILL_SENTENCE];
    const struct file *document = documents_chosen(&request->form);
    if (!document)
        return answer_sentence(
            request, MHD_HTTP_BAD_REQUEST,
            documents_are_missing(&request->form)
                ? _("these are pictures alone; choose the report, too, to "
                    "which they belong")
                : _("choose a file, or paste a text"));
    if (!fill_order(request, document, formats, sentence))
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

static bool told_its_end(const struct errand *errand)
{
    return errand->ended.status == 0 && errand->has_report;
}

const char *convert_failure(struct request *request)
{
    const struct errand *errand = &request->errand;
    if (errand_went_well(errand)) {
        request->server->counts.converted++;
        return NULL;
    }
    request->server->counts.failed++;
    return told_its_end(errand) ? errand->report.sentence
                                : _(describe_death(errand));
}

bool convert_went_well(struct request *request, enum MHD_Result *result)
{
    const struct errand *errand = &request->errand;
    const char *failure = convert_failure(request);
    if (!failure)
        return true;
    unsigned status = errand->report.code == STATUS_USAGE ? MHD_HTTP_BAD_REQUEST
                                                          : UNPROCESSABLE;
    *result = answer_sentence(
        request, told_its_end(errand) ? status : MHD_HTTP_INTERNAL_SERVER_ERROR,
        failure);
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
    const struct file *documents[DOCUMENTS_MAX];
    const char *to = form_value(&request->form, "to");
    size_t n = documents_find(&request->form, documents);
    if (n > 1 && !form_value(&request->form, "document"))
        return several_convert(request, documents, n);
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
