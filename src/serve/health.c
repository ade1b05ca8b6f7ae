/* SPDX-License-Identifier: MIT */
#include "serve/pages.h"

#include <inttypes.h>
#include <stdio.h>

#include "serve/answer.h"
#include "serve/request.h"
#include "serve/server.h"

enum MHD_Result health_act(struct request *request)
{
    static const char ok[] = "ok\n";
    if (request->server->desk.zygote < 0)
        return answer_status(request, MHD_HTTP_SERVICE_UNAVAILABLE);
    return answer_constant(request, "text/plain; charset=utf-8", ok,
                           sizeof ok - 1);
}

static void put(FILE *file, const char *name, const char *kind,
                const char *help, uint64_t number)
{
    fprintf(file,
            "# HELP anban_%s %s\n# TYPE anban_%s %s\nanban_%s %" PRIu64 "\n",
            name, help, name, kind, name, number);
}

enum MHD_Result metrics_act(struct request *request)
{
    const struct server *s = request->server;
    char *bytes = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&bytes, &n);
    if (!file)
        return MHD_NO;
    put(file, "requests_total", "counter", "Requests.", s->counts.requests);
    put(file, "refused_total", "counter", "Requests that were refused.",
        s->counts.refused + s->gate.refused);
    put(file, "conversions_total", "counter", "Documents converted.",
        s->counts.converted);
    put(file, "conversion_failures_total", "counter",
        "Documents that could not be converted.", s->counts.failed);
    put(file, "uploaded_bytes_total", "counter", "Bytes of forms.",
        s->counts.uploaded);
    put(file, "connections", "gauge", "Open connections.",
        gate_connections(&s->gate));
    put(file, "conversions_running", "gauge", "Conversions under way.",
        s->desk.running);
    put(file, "conversions_waiting", "gauge", "Conversions that wait.",
        s->desk.waiting);
    fclose(file);
    return answer_bytes(request, MHD_HTTP_OK,
                        "text/plain; version=0.0.4; charset=utf-8", bytes, n);
}
