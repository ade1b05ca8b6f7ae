/* SPDX-License-Identifier: MIT */
/*
 * The process that converts leaves word in its report of where it is. A ticket
 * is long and of the page's own making, so that nobody asks for another's form.
 */
#include "serve/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/clock.h"
#include "serve/request.h"
#include "serve/server.h"
#include "serve/several.h"

enum { TICKET_MIN = 16, SENTENCE = 400 };

static const struct request *find(const struct desk *desk, const char *ticket)
{
    for (const struct errand *e = desk->first; e; e = e->next) {
        const struct request *whose = e->who;
        const char *other = form_value(&whose->form, "ticket");
        if (other && strcmp(other, ticket) == 0)
            return whose;
    }
    return NULL;
}

static int count_before(const struct desk *desk, const struct errand *errand)
{
    int n = 0;
    for (const struct errand *e = desk->first; e && e != errand; e = e->next)
        n += !e->is_sent;
    return n;
}

static void describe_stage(const struct errand *errand, int seconds,
                           char *sentence, size_t room)
{
    struct report report = {.stage = STAGE_READING};
    (void)report_read(errand->order.files[FILE_REPORT], &report);
    if (report.stage == STAGE_PAGES)
        snprintf(sentence, room, _("the pages are being set: %d%% (%d s)"),
                 (int)report.percent, seconds);
    else if (report.stage == STAGE_WRITING)
        snprintf(sentence, room, _("the editions are being written (%d s)"),
                 seconds);
    else
        snprintf(sentence, room, _("the document is being read (%d s)"),
                 seconds);
}

static void describe(const struct desk *desk, const struct request *whose,
                     char sentence[SENTENCE])
{
    const struct errand *errand = &whose->errand;
    size_t n, at = several_at(whose, &n);
    int written = 0;
    if (n && at <= n)
        written = snprintf(sentence, SENTENCE, "%zu/%zu, %.100s: ", at, n,
                           errand->order.name);
    int seconds = (int)(clock_now() - whose->since);
    size_t room = SENTENCE - (size_t)written;
    sentence += written;
    if (!errand->is_sent)
        snprintf(sentence, room, _("it waits; before it: %d"),
                 count_before(desk, errand));
    else
        describe_stage(errand, seconds, sentence, room);
}

enum MHD_Result progress_act(struct request *request)
{
    const struct desk *desk = &request->server->desk;
    const char *ticket = request_query(request, "ticket");
    const struct request *whose = NULL;
    char sentence[SENTENCE];
    if (ticket && strlen(ticket) >= TICKET_MIN)
        whose = find(desk, ticket);
    if (!whose)
        return answer_nothing(request);
    describe(desk, whose, sentence);
    return answer_line(request, MHD_HTTP_OK, sentence);
}
