/* SPDX-License-Identifier: MIT */
/* One request, from its head to its answer. */
#ifndef ANBAN_SERVE_REQUEST_H
#define ANBAN_SERVE_REQUEST_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>

#include "serve/desk.h"
#include "serve/form.h"
#include "serve/routes.h"

struct several;
struct server;

enum { EXTRA_MAX = 4, EXTRA_ROOM = 400, BODY_MAX = 32 << 20 };

struct request {
    struct server *server;
    struct MHD_Connection *connection;
    const struct route *route;
    const char *path;
    bool is_post;
    const char *language; /* of the answer: "vi" or "en" */
    double since;
    struct form form;
    struct errand errand;
    struct several *several; /* the form has several documents */
    int kept;                /* a file of the shelf, open for the order, or 0 */
    char title[512];
    char formats[120], picture[60]; /* words of its order */
    /* When its conversion is over, this goes on. */
    enum MHD_Result (*then)(struct request *request);
    struct {
        const char *name;
        char value[EXTRA_ROOM];
    } extra[EXTRA_MAX]; /* heads of the answer */
    size_t extra_count;
};

/* libmicrohttpd's callbacks: a piece of a request has come; it is over. */
enum MHD_Result request_take(void *server, struct MHD_Connection *connection,
                             const char *path, const char *method,
                             const char *version, const char *data,
                             size_t *size, void **context);
void request_over(void *server, struct MHD_Connection *connection,
                  void **context, enum MHD_RequestTerminationCode code);

/* Closes what its order's process has written into. */
void request_close_outputs(struct request *request);

/* Its errand is done; for the desk. */
void request_resume(void *request);

/* Adds a head to the answer. */
void request_extra(struct request *request, const char *name,
                   const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A head that the browser has sent, or NULL; a value behind "?", likewise. */
const char *request_head(const struct request *request, const char *name);
const char *request_query(const struct request *request, const char *name);

/* A cookie's value to `value`; false: there is none, or it is too long. */
bool request_cookie(const struct request *request, const char *name,
                    char *value, size_t room);

#endif
