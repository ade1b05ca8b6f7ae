/* SPDX-License-Identifier: MIT */
/*
 * Whoever has the code needs no password: it is for one book and one hour.
 * There are 130,000 of them, and twenty may be wrong in a minute.
 */
#include "serve/pages.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/clock.h"
#include "serve/doors.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/server.h"
#include "serve/shelf_pages.h"

/* No style sheet, no script: these browsers know other ones. */
static void begin(struct html *page, struct request *request)
{
    *page = (struct html){.request = request};
    page->file = open_memstream(&page->bytes, &page->n);
    html_put(page,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
             "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
             "content=\"width=device-width, initial-scale=1\">\n"
             "<title>anban</title>\n</head>\n<body>\n<main>\n"
             "<h1>anban</h1>\n",
             request->language);
}

static enum MHD_Result end(struct html *page)
{
    html_put(page, "</main>\n</body>\n</html>\n");
    if (!page->file || fclose(page->file) != 0)
        return MHD_NO;
    return answer_bytes(page->request, MHD_HTTP_OK, "text/html; charset=utf-8",
                        page->bytes, page->n);
}

static void put_links(struct html *page, const struct book *book,
                      const char *path)
{
    html_put(page,
             "<p>%s<br>\n<a href=\"%s/epub\">EPUB</a> &nbsp; "
             "<a href=\"%s/pdf\">PDF</a></p>\n",
             book->title, path, path);
}

static void put_newest(struct html *page)
{
    static struct book books[SHELF_PAGE];
    char path[KEY_ROOM + 8];
    bool more;
    int number = shelf_page_number(page->request);
    size_t n =
        shelf_list(&page->request->server->shelf, NULL, number, books, &more);
    for (size_t i = 0; i < n; i++) {
        snprintf(path, sizeof path, "/shelf/%s", books[i].key);
        put_links(page, &books[i], path);
    }
    if (more)
        html_put(page, "<p><a href=\"/k?page=%d\">%s</a></p>\n", number + 1,
                 _("Older"));
}

static bool is_tried_too_often(struct server *server)
{
    static const double minute = 60;
    double now = clock_now();
    if (now - server->codes_since > minute) {
        server->codes_since = now;
        server->codes_wrong = 0;
    }
    return server->codes_wrong >= CODES_WRONG_MAX;
}

static bool decode(struct request *request, const char *code, struct book *book)
{
    if (shelf_decode(&request->server->shelf, code, book))
        return true;
    request->server->codes_wrong++;
    return false;
}

static void put_form(struct html *page, const char *code)
{
    if (code)
        html_put(page, "<p role=\"alert\">%s</p>\n",
                 _("There is no such code, or its hour is over."));
    html_put(page,
             "<form method=\"get\" action=\"/k\">\n<label for=\"code\">%s"
             "</label>\n<input id=\"code\" name=\"code\" maxlength=\"4\" "
             "size=\"6\" autocomplete=\"off\" autocapitalize=\"characters\">\n"
             "<button type=\"submit\">%s</button>\n</form>\n",
             _("The four letters"), _("Enter"));
}

enum MHD_Result readers_act(struct request *request)
{
    struct html page;
    struct book book;
    const char *code = request_query(request, "code");
    code = code && code[0] ? code : NULL;
    if (code && is_tried_too_often(request->server))
        return answer_status(request, MHD_HTTP_TOO_MANY_REQUESTS);
    begin(&page, request);
    if (code && decode(request, code, &book)) {
        char path[CODE_ROOM + 4];
        snprintf(path, sizeof path, "/k/%s", code);
        put_links(&page, &book, path);
        return end(&page);
    }
    put_form(&page, code);
    if (doors_lets_in(&request->server->doors, request))
        put_newest(&page);
    return end(&page);
}

enum MHD_Result readers_fetch_act(struct request *request)
{
    struct book book;
    char code[CODE_ROOM];
    const char *path = request->path + strlen("/k/");
    const char *format = path + CODE_LETTERS + 1;
    if (is_tried_too_often(request->server))
        return answer_status(request, MHD_HTTP_TOO_MANY_REQUESTS);
    if (strcspn(path, "/") != CODE_LETTERS ||
        (strcmp(format, "epub") != 0 && strcmp(format, "pdf") != 0))
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    snprintf(code, sizeof code, "%s", path);
    if (!decode(request, code, &book))
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    return shelf_send(request, &book, format);
}
