/* SPDX-License-Identifier: MIT */
#include "serve/routes.h"

#include <string.h>

#include "serve/assets.h"
#include "serve/convert.h"
#include "serve/doors.h"
#include "serve/keep.h"
#include "serve/opds.h"
#include "serve/pages.h"
#include "serve/progress.h"
#include "serve/shelf_pages.h"

static const struct route routes[] = {
    {"GET", "/", page_act, false},
    {"GET", "/style.css", assets_act, true},
    {"GET", "/script.js", assets_act, true},
    {"GET", "/icon.svg", assets_act, true},
    {"POST", "/language", page_language, true},
    {"GET", "/health", health_act, true},
    {"GET", "/metrics", metrics_act, false},
    {"GET", "/login", doors_login_page, true},
    {"POST", "/login", doors_login, true},
    {"GET", "/progress", progress_act, false},
    {"POST", "/convert", convert_act, false},
    {"POST", "/explain", explain_act, false},
    {"GET", "/shelf", shelf_act, false},
    {"POST", "/shelf", keep_act, false},
    {"GET", "/shelf/", shelf_book_act, false},
    {"POST", "/shelf/", shelf_change_act, false},
    {"GET", "/k", readers_act, true},
    {"GET", "/k/", readers_fetch_act, true},
    {"GET", "/opds", opds_act, false},
    {"GET", "/opds/new", opds_list_act, false},
    {"GET", "/opds/search", opds_list_act, false},
    {"GET", "/opds/opensearch.xml", opds_description_act, false},
};

static bool is_at(const struct route *route, const char *path)
{
    size_t n = strlen(route->path);
    if (n > 1 && route->path[n - 1] == '/')
        return strncmp(path, route->path, n) == 0 && path[n];
    return strcmp(path, route->path) == 0;
}

/* What answers GET answers HEAD. */
static bool is_by(const struct route *route, const char *method)
{
    return strcmp(route->method, method) == 0 ||
           (strcmp(method, "HEAD") == 0 && strcmp(route->method, "GET") == 0);
}

const struct route *routes_find(const char *path, const char *method,
                                unsigned *status)
{
    *status = MHD_HTTP_NOT_FOUND;
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        if (!is_at(&routes[i], path))
            continue;
        if (is_by(&routes[i], method))
            return &routes[i];
        *status = MHD_HTTP_METHOD_NOT_ALLOWED;
    }
    return NULL;
}
