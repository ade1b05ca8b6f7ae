/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memfd_create */
#include "serve/several.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "serve/answer.h"
#include "serve/convert.h"
#include "serve/fill.h"
#include "serve/request.h"
#include "serve/server.h"

enum { NAME_ROOM = 320, UNPROCESSABLE = 422 };

/* An edition that was made, for the ZIP. */
struct made {
    char *name;
    int file;
};

struct several {
    struct several_deeds deeds;
    const struct file *documents[DOCUMENTS_MAX];
    size_t n, at;  /* at: those that were begun */
    FILE *telling; /* into `told`: */
    char *told;    /* a line for each that failed, which names it */
    size_t told_size, failed;
    struct made made[ORDER_PICTURES];
    size_t made_count;
};

void several_free(struct several *several)
{
    if (!several)
        return;
    for (size_t i = 0; i < several->made_count; i++) {
        close(several->made[i].file);
        free(several->made[i].name);
    }
    if (several->telling)
        fclose(several->telling);
    free(several->told);
    free(several);
}

size_t several_at(const struct request *request, size_t *n)
{
    *n = request->several ? request->several->n : 0;
    return request->several ? request->several->at : 0;
}

size_t several_failures(const struct request *request, const char **lines)
{
    const struct several *s = request->several;
    fflush(s->telling);
    *lines = s->told ? s->told : "";
    return s->failed;
}

static enum MHD_Result ended(struct request *request);

/* What is wrong with the form is wrong for all of its documents. */
static enum MHD_Result next(struct request *request)
{
    struct several *s = request->several;
    char sentence[FILL_SENTENCE];
    if (s->at == s->n)
        return s->deeds.finish(request);
    request->errand = (struct errand){.next = NULL};
    if (!fill_order(request, s->documents[s->at++], s->deeds.formats, sentence))
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST, sentence);
    return convert_order(request, ended);
}

static enum MHD_Result ended(struct request *request)
{
    struct several *s = request->several;
    const char *failure = convert_failure(request);
    unsigned refusal = 0;
    if (failure && request->errand.report.code == STATUS_USAGE)
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST, failure);
    if (failure) {
        fprintf(s->telling, "%s%s", s->failed++ ? "\n" : "", failure);
    }
    bool ok = failure || s->deeds.take(request, &refusal);
    request_close_outputs(request);
    return ok ? next(request) : answer_status(request, refusal);
}

enum MHD_Result several_begin(struct request *request,
                              const struct file *const *documents, size_t n,
                              const struct several_deeds *deeds)
{
    struct several *s = request->several = calloc(1, sizeof *s);
    if (s)
        s->telling = open_memstream(&s->told, &s->told_size);
    if (!s || !s->telling)
        return answer_status(request, MHD_HTTP_SERVICE_UNAVAILABLE);
    if (n > DOCUMENTS_MAX)
        return answer_sentence(
            request, MHD_HTTP_CONTENT_TOO_LARGE,
            _("there are more than 50 documents; send fewer at a time"));
    s->deeds = *deeds;
    s->n = n;
    for (size_t i = 0; i < n; i++)
        s->documents[i] = documents[i];
    return next(request);
}

static bool is_taken(const struct several *s, const char *name)
{
    for (size_t i = 0; i < s->made_count; i++) {
        if (strcmp(s->made[i].name, name) == 0)
            return true;
    }
    return false;
}

/* "report.txt" and "report.docx" have the editions "report.pdf" and
 * "report-2.pdf". */
static void name_edition(const struct several *s, const char *document,
                         const char *format, char name[NAME_ROOM])
{
    const char *dot = strrchr(document, '.');
    int stem =
        dot && dot > document ? (int)(dot - document) : (int)strlen(document);
    int ending = (int)strcspn(format, ":");
    snprintf(name, NAME_ROOM, "%.*s.%.*s", stem, document, ending, format);
    for (int i = 2; is_taken(s, name); i++)
        snprintf(name, NAME_ROOM, "%.*s-%d.%.*s", stem, document, i, ending,
                 format);
}

static bool add(struct several *s, const char *name, int file)
{
    if (s->made_count == ORDER_PICTURES)
        return false;
    struct made made = {strdup(name), fcntl(file, F_DUPFD_CLOEXEC, 0)};
    if (!made.name || made.file < 0) {
        free(made.name);
        if (made.file >= 0)
            close(made.file);
        return false;
    }
    s->made[s->made_count++] = made;
    return true;
}

static bool gather(struct request *request, unsigned *refusal)
{
    const struct order *order = &request->errand.order;
    char name[NAME_ROOM];
    bool ok = true;
    *refusal = MHD_HTTP_SERVICE_UNAVAILABLE;
    for (size_t i = 0; ok && i < order->head.formats; i++) {
        name_edition(request->several, order->name, order->formats[i], name);
        ok = add(request->several, name, order->files[FILE_FIRST + i]);
    }
    return ok;
}

/* Who reads the editions reads of those that are not among them, too. */
static bool add_failures(struct request *request)
{
    const char *lines;
    if (!several_failures(request, &lines))
        return true;
    int file = memfd_create("failures", MFD_CLOEXEC);
    ssize_t n = (ssize_t)strlen(lines);
    bool ok = file >= 0 && write(file, lines, (size_t)n) == n &&
              add(request->several, _("not-made.txt"), file);
    if (file >= 0)
        close(file);
    return ok;
}

static enum MHD_Result send_bundle(struct request *request)
{
    enum MHD_Result result;
    if (!convert_went_well(request, &result))
        return result;
    return answer_file(request, "application/zip",
                       request->errand.order.files[FILE_FIRST], "anban.zip");
}

static enum MHD_Result bundle(struct request *request)
{
    struct several *s = request->several;
    struct order *order = &request->errand.order;
    const char *lines;
    (void)several_failures(request, &lines);
    if (!s->made_count)
        return answer_sentence(request, UNPROCESSABLE, lines);
    if (!add_failures(request))
        return answer_status(request, MHD_HTTP_SERVICE_UNAVAILABLE);
    request->errand = (struct errand){.next = NULL};
    order->head.kind = ORDER_BUNDLE;
    order->head.formats = 1;
    order->formats[0] = "zip";
    order->name = "anban.zip";
    order->head.pictures = (uint16_t)s->made_count;
    for (size_t i = 0; i < s->made_count; i++) {
        order->pictures[i] = s->made[i].name;
        order->files[FILE_FIRST + 1 + i] = s->made[i].file;
    }
    return convert_order(request, send_bundle);
}

/* Editions of each document. */
static size_t count_formats(const struct request *request)
{
    const char *to = form_value(&request->form, "to");
    size_t n = to ? 1 : 2;
    while (to && (to = strchr(to, ','))) {
        to++;
        n++;
    }
    return n;
}

enum MHD_Result several_convert(struct request *request,
                                const struct file *const *documents, size_t n)
{
    static const struct several_deeds deeds = {.take = gather,
                                               .finish = bundle};
    if (n * count_formats(request) >= ORDER_PICTURES)
        return answer_sentence(request, MHD_HTTP_BAD_REQUEST,
                               _("there are too many formats"));
    return several_begin(request, documents, n, &deeds);
}
