/* SPDX-License-Identifier: MIT */
/*
 * The callback comes with the head alone, then for each piece of the body, then
 * once more with nothing; and again when a suspended connection goes on. What
 * can be refused is refused by the head, before a body is taken in.
 */
#include "serve/request.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/clock.h"
#include "serve/doors.h"
#include "serve/server.h"
#include "serve/several.h"

enum { SPOOLED_MAX = 512 << 20 };

/* A body must come at this rate, in bytes a second, after this grace. */
static const double slowest = 4096, grace = 30;

const char *request_head(const struct request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND,
                                       name);
}

const char *request_query(const struct request *request, const char *name)
{
    return MHD_lookup_connection_value(request->connection,
                                       MHD_GET_ARGUMENT_KIND, name);
}

bool request_cookie(const struct request *request, const char *name,
                    char *value, size_t room)
{
    const char *found =
        MHD_lookup_connection_value(request->connection, MHD_COOKIE_KIND, name);
    if (!found || strlen(found) >= room)
        return false;
    memcpy(value, found, strlen(found) + 1);
    return true;
}

void request_extra(struct request *request, const char *name,
                   const char *format, ...)
{
    va_list args;
    if (request->extra_count == EXTRA_MAX)
        return;
    request->extra[request->extra_count].name = name;
    va_start(args, format);
    vsnprintf(request->extra[request->extra_count++].value, EXTRA_ROOM, format,
              args);
    va_end(args);
}

/* Of the two languages the one that a browser names first; what asks for none
 * gets that of the server's own environment. */
static const char *choose_language(const struct request *request)
{
    char chosen[8];
    if (request_cookie(request, "language", chosen, sizeof chosen))
        return strcmp(chosen, "vi") == 0 ? "vi" : "en";
    const char *wanted = request_head(request, "Accept-Language");
    if (!wanted || strcmp(wanted, "*") == 0)
        return request->server->language;
    const char *vi = strstr(wanted, "vi"), *en = strstr(wanted, "en");
    return vi && (!en || vi < en) ? "vi" : "en";
}

static struct request *new_request(struct server *server,
                                   struct MHD_Connection *connection,
                                   const char *path)
{
    struct request *request = calloc(1, sizeof *request);
    if (!request)
        return NULL;
    request->server = server;
    request->connection = connection;
    request->path = path;
    request->since = clock_now();
    request->language = choose_language(request);
    language_take(request->language);
    server->counts.requests++;
    return request;
}

/* A button alone sends none. */
static bool has_body(const struct request *request)
{
    const char *length = request_head(request, "Content-Length");
    return (length && strcmp(length, "0") != 0) ||
           request_head(request, "Transfer-Encoding");
}

static bool is_too_long(const struct request *request)
{
    const char *length = request_head(request, "Content-Length");
    return length && strtoull(length, NULL, 10) > BODY_MAX;
}

static enum MHD_Result refuse(struct request *request, unsigned status)
{
    request->server->counts.refused++;
    return answer_status(request, status);
}

/* By the head: an answer now, or MHD_YES to hear the rest. */
static enum MHD_Result begin(struct request *request, const char *method)
{
    unsigned status = 0;
    request->route = routes_find(request->path, method, &status);
    request->is_post = strcmp(method, "POST") == 0;
    if (!request->route)
        return refuse(request, status);
    status = doors_check(&request->server->doors, request);
    if (status)
        return status == MHD_HTTP_UNAUTHORIZED ? doors_show(request)
                                               : refuse(request, status);
    if (!request->is_post)
        return MHD_YES;
    if (is_too_long(request))
        return refuse(request, MHD_HTTP_CONTENT_TOO_LARGE);
    if (request->server->spooled > SPOOLED_MAX)
        return refuse(request, MHD_HTTP_TOO_MANY_REQUESTS);
    if (has_body(request) && !form_begin(&request->form, request->connection,
                                         request->server->settings->folder))
        return refuse(request, MHD_HTTP_UNSUPPORTED_MEDIA_TYPE);
    return MHD_YES;
}

/* False: the connection is to be closed; what has been said of its length was
 * no limit, or it comes drop by drop. */
static bool take_in(struct request *request, const char *data, size_t n)
{
    double seconds = clock_now() - request->since;
    request->server->spooled += n;
    request->server->counts.uploaded += n;
    form_add(&request->form, data, n);
    if (request->form.size > BODY_MAX)
        request->form.refusal = MHD_HTTP_CONTENT_TOO_LARGE;
    return request->form.size <= 2 * (size_t)BODY_MAX &&
           (seconds < grace || (double)request->form.size / seconds > slowest);
}

static enum MHD_Result act(struct request *request)
{
    if (request->is_post)
        form_end(&request->form);
    if (request->form.refusal)
        return refuse(request, request->form.refusal);
    return request->route->act(request);
}

/* NOLINTNEXTLINE(readability-function-size): libmicrohttpd's parameters */
enum MHD_Result request_take(void *server, struct MHD_Connection *connection,
                             const char *path, const char *method,
                             const char *version, const char *data,
                             size_t *size, void **context)
{
    struct request *request = *context;
    (void)version;
    if (!request) {
        *context = request = new_request(server, connection, path);
        return request ? begin(request, method) : MHD_NO;
    }
    language_take(request->language);
    if (*size) {
        size_t n = *size;
        *size = 0;
        return take_in(request, data, n) ? MHD_YES : MHD_NO;
    }
    if (request->errand.is_done)
        return request->then(request);
    return act(request);
}

void request_close_outputs(struct request *request)
{
    struct order *order = &request->errand.order;
    for (size_t i = FILE_REPORT; i < (size_t)FILE_FIRST + order->head.formats;
         i++) {
        if (order->files[i] > 0)
            close(order->files[i]);
        order->files[i] = 0;
    }
    if (request->kept > 0)
        close(request->kept);
    request->kept = 0;
}

void request_over(void *server, struct MHD_Connection *connection,
                  void **context, enum MHD_RequestTerminationCode code)
{
    struct request *request = *context;
    struct server *s = server;
    (void)connection, (void)code;
    if (!request)
        return;
    s->spooled -= request->form.size;
    request_close_outputs(request);
    several_free(request->several);
    form_free(&request->form);
    free(request);
    *context = NULL;
}

void request_resume(void *request)
{
    struct request *r = request;
    MHD_resume_connection(r->connection);
}
