/* SPDX-License-Identifier: MIT */
#include "serve/shelf_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/html.h"
#include "serve/delivery_pages.h"
#include "serve/request.h"
#include "serve/server.h"

enum { PAGES_MAX = 100000, NAME_ROOM = 320, DIGITS = 10 };

int shelf_page_number(const struct request *request)
{
    const char *page = request_query(request, "page");
    long n = page ? strtol(page, NULL, DIGITS) : 0;
    return n > 0 && n < PAGES_MAX ? (int)n : 0;
}

static void put_search(struct html *page, const char *words)
{
    html_put(page,
             "<form method=\"get\" action=\"/shelf\" role=\"search\" "
             "class=\"search\">\n<label for=\"q\">%s</label>\n"
             "<div class=\"row\"><input id=\"q\" name=\"q\" type=\"search\" "
             "value=\"%s\">\n<button>%s</button></div>\n</form>\n",
             _("Words, with marks or without"), words ? words : "",
             _("Search"));
}

/* What is known of a book, in a line. */
static void put_facts(struct html *page, const struct book *book)
{
    const char *facts[] = {book->body, book->number, book->date};
    html_put(page, "<p class=\"hint\">");
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (facts[i][0])
            html_put(page, "%s%s", facts[i], " · ");
    }
    html_put(page, "%s</p>\n", book->name);
}

static void put_entry(struct html *page, const struct book *book)
{
    html_put(page,
             "<li><a class=\"picture\" href=\"/shelf/%s\" tabindex=\"-1\" "
             "aria-hidden=\"true\"><img src=\"/shelf/%s/picture\" alt=\"\" "
             "loading=\"lazy\" width=\"96\" height=\"136\"></a>\n<div>"
             "<h2><a href=\"/shelf/%s\">%s</a></h2>\n",
             book->key, book->key, book->key, book->title);
    put_facts(page, book);
    html_put(page,
             "<p><a href=\"/shelf/%s/pdf\" aria-label=\"PDF: %s\">PDF</a> · "
             "<a href=\"/shelf/%s/epub\" aria-label=\"EPUB: %s\">EPUB</a></p>"
             "</div></li>\n",
             book->key, book->title, book->key, book->title);
}

/* A link to another page of the list, which keeps the words. */
static void put_turn(struct html *page, const char *words, int number,
                     const char *label)
{
    html_put(page, "<form method=\"get\" action=\"/shelf\">");
    if (words)
        html_put(page, "<input type=\"hidden\" name=\"q\" value=\"%s\">",
                 words);
    html_put(page,
             "<button class=\"second\" name=\"page\" value=\"%d\">%s</button>"
             "</form>\n",
             number, label);
}

static void put_list(struct html *page, const char *words)
{
    static struct book books[SHELF_PAGE];
    bool more;
    int number = shelf_page_number(page->request);
    size_t n =
        shelf_list(&page->request->server->shelf, words, number, books, &more);
    if (!n)
        html_put(page, "<p>%s</p>\n",
                 words ? _("Nothing was found. Try fewer words.")
                       : _("There is nothing here yet: keep an edition from "
                           "the first page."));
    html_put(page, "<ul class=\"books\">\n");
    for (size_t i = 0; i < n; i++)
        put_entry(page, &books[i]);
    html_put(page, "</ul>\n<div class=\"row\">\n");
    if (number)
        put_turn(page, words, number - 1, _("Newer"));
    if (more)
        put_turn(page, words, number + 1, _("Older"));
    html_put(page, "</div>\n");
}

enum MHD_Result shelf_act(struct request *request)
{
    struct html page;
    const char *words = request_query(request, "q");
    html_begin(&page, request, _("The shelf"));
    html_put(&page, "<h1>%s</h1>\n", _("The shelf"));
    put_search(&page, words);
    put_list(&page, words && words[0] ? words : NULL);
    return html_answer(&page, MHD_HTTP_OK);
}

/* The key in "/shelf/KEY/...", and what stands behind it. */
static bool read_path(const struct request *request, struct book *book,
                      const char **behind)
{
    char key[KEY_ROOM];
    const char *path = request->path + strlen("/shelf/");
    size_t n = strcspn(path, "/");
    if (n != KEY_DIGITS)
        return false;
    snprintf(key, sizeof key, "%s", path);
    *behind = path[n] ? path + n + 1 : "";
    return store_is_key(key) && shelf_find(&request->server->shelf, key, book);
}

enum MHD_Result shelf_send(struct request *request, const struct book *book,
                           const char *format)
{
    char name[NAME_ROOM];
    bool pdf = strcmp(format, "pdf") == 0;
    const char *dot = strrchr(book->name, '.');
    int stem = dot && dot > book->name ? (int)(dot - book->name)
                                       : (int)strlen(book->name);
    int fd = store_file(&request->server->shelf.store, book->key,
                        pdf ? STORED_PDF : STORED_EPUB);
    if (fd < 0)
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    snprintf(name, sizeof name, "%.*s.%s", stem, book->name, format);
    enum MHD_Result result = answer_file(
        request, pdf ? "application/pdf" : "application/epub+zip", fd, name);
    close(fd);
    return result;
}

static enum MHD_Result send_picture(struct request *request,
                                    const struct book *book)
{
    int fd =
        store_file(&request->server->shelf.store, book->key, STORED_PICTURE);
    if (fd < 0)
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    enum MHD_Result result = answer_file(request, "image/png", fd, NULL);
    close(fd);
    return result;
}

static void put_code(struct html *page, const struct book *book)
{
    const char *code = request_query(page->request, "code");
    html_put(page, "<h2 id=\"code\">%s</h2>\n", _("To an e-reader"));
    if (code && strlen(code) == CODE_LETTERS)
        html_put(page, "<p>%s</p>\n<p class=\"code\">%s</p>\n",
                 _("In the reader's browser, open this server's address with "
                   "/k behind it, and give this code within the hour:"),
                 code);
    html_put(page,
             "<form method=\"post\" action=\"/shelf/%s/code\">"
             "<button class=\"second\">%s</button></form>\n",
             book->key, _("A code for a reader"));
}

static void put_removal(struct html *page, const struct book *book)
{
    html_put(page,
             "<details>\n<summary>%s</summary>\n<p>%s</p>\n"
             "<form method=\"post\" action=\"/shelf/%s/remove\">"
             "<button>%s</button></form>\n</details>\n",
             _("Take it off the shelf"),
             _("Both editions and the source are removed for good."), book->key,
             _("Remove it"));
}

static enum MHD_Result show_book(struct request *request,
                                 const struct book *book)
{
    struct html page;
    html_begin(&page, request, book->title);
    html_put(&page, "<h1>%s</h1>\n", book->title);
    put_facts(&page, book);
    html_put(&page,
             "<div class=\"row\"><a class=\"button\" href=\"/shelf/%s/pdf\">%s"
             "</a>\n<a class=\"button\" href=\"/shelf/%s/epub\">%s</a></div>\n"
             "<p><img class=\"first\" src=\"/shelf/%s/picture\" alt=\"%s\">"
             "</p>\n",
             book->key, _("Fetch the PDF, to print"), book->key,
             _("Fetch the EPUB, for e-readers"), book->key,
             _("The first page"));
    print_put_form(&page, book);
    mail_put_form(&page, book);
    put_code(&page, book);
    put_removal(&page, book);
    return html_answer(&page, MHD_HTTP_OK);
}

enum MHD_Result shelf_book_act(struct request *request)
{
    struct book book;
    const char *behind;
    if (!read_path(request, &book, &behind))
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    if (strcmp(behind, "pdf") == 0 || strcmp(behind, "epub") == 0)
        return shelf_send(request, &book, behind);
    if (strcmp(behind, "picture") == 0)
        return send_picture(request, &book);
    return behind[0] ? answer_status(request, MHD_HTTP_NOT_FOUND)
                     : show_book(request, &book);
}

enum MHD_Result shelf_change_act(struct request *request)
{
    struct book book;
    const char *behind;
    char code[CODE_ROOM], where[KEY_ROOM + CODE_ROOM + 24];
    struct shelf *shelf = &request->server->shelf;
    if (!read_path(request, &book, &behind))
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    if (strcmp(behind, "remove") == 0)
        return shelf_remove(shelf, book.key)
                   ? answer_redirect(request, "/shelf")
                   : answer_status(request, MHD_HTTP_INTERNAL_SERVER_ERROR);
    if (strcmp(behind, "print") == 0)
        return print_act(request, &book);
    if (strcmp(behind, "mail") == 0)
        return mail_act(request, &book);
    if (strcmp(behind, "code") != 0)
        return answer_status(request, MHD_HTTP_NOT_FOUND);
    if (!shelf_code(shelf, book.key, code))
        return answer_status(request, MHD_HTTP_INTERNAL_SERVER_ERROR);
    snprintf(where, sizeof where, "/shelf/%s?code=%s#code", book.key, code);
    return answer_redirect(request, where);
}
