/* SPDX-License-Identifier: MIT */
/*
 * Feeds of Atom (RFC 4287). The list of what is new has no feeds below it, so
 * that readers which fetch all that is new find it; each has SHELF_PAGE
 * entries, and a link to the next.
 */
#include "serve/opds.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/server.h"
#include "serve/shelf_pages.h"

#define NAVIGATION  "application/atom+xml;profile=opds-catalog;kind=navigation"
#define ACQUISITION "application/atom+xml;profile=opds-catalog;kind=acquisition"
#define SEARCH      "application/opensearchdescription+xml"

enum { TIME_ROOM = 32 };

/* RFC 3339, in UTC. */
static const char *tell_time(long long seconds, char text[TIME_ROOM])
{
    struct tm parts;
    time_t time = (time_t)seconds;
    if (!gmtime_r(&time, &parts) ||
        !strftime(text, TIME_ROOM, "%Y-%m-%dT%H:%M:%SZ", &parts))
        return "1970-01-01T00:00:00Z";
    return text;
}

static void begin(struct html *feed, struct request *request, const char *id,
                  const char *title, long long updated)
{
    char time[TIME_ROOM];
    *feed = (struct html){.request = request};
    feed->file = open_memstream(&feed->bytes, &feed->n);
    html_put(feed,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
             "xmlns:dc=\"http://purl.org/dc/terms/\">\n"
             "<id>urn:anban:%s</id>\n<title>%s</title>\n"
             "<updated>%s</updated>\n<author><name>anban</name></author>\n"
             "<link rel=\"start\" href=\"/opds\" type=\"" NAVIGATION "\"/>\n"
             "<link rel=\"search\" href=\"/opds/opensearch.xml\" type=\"" SEARCH
             "\"/>\n",
             id, title, tell_time(updated, time));
}

static enum MHD_Result end(struct html *feed, const char *type)
{
    html_put(feed, "</feed>\n");
    if (!feed->file || fclose(feed->file) != 0)
        return MHD_NO;
    return answer_bytes(feed->request, MHD_HTTP_OK, type, feed->bytes, feed->n);
}

static void put_entry(struct html *feed, const struct book *book)
{
    char time[TIME_ROOM];
    html_put(feed,
             "<entry>\n<id>urn:anban:%s</id>\n<title>%s</title>\n"
             "<updated>%s</updated>\n",
             book->key, book->title, tell_time(book->added, time));
    if (book->body[0])
        html_put(feed, "<author><name>%s</name></author>\n", book->body);
    if (book->date[0])
        html_put(feed, "<dc:issued>%s</dc:issued>\n", book->date);
    if (book->language[0])
        html_put(feed, "<dc:language>%s</dc:language>\n", book->language);
    if (book->number[0])
        html_put(feed, "<summary>%s</summary>\n", book->number);
    html_put(feed,
             "<link rel=\"http://opds-spec.org/acquisition\" "
             "href=\"/shelf/%s/epub\" type=\"application/epub+zip\"/>\n"
             "<link rel=\"http://opds-spec.org/acquisition\" "
             "href=\"/shelf/%s/pdf\" type=\"application/pdf\"/>\n"
             "<link rel=\"http://opds-spec.org/image\" "
             "href=\"/shelf/%s/picture\" type=\"image/png\"/>\n</entry>\n",
             book->key, book->key, book->key);
}

/* A link to another page of the list, with its words. */
static void put_turn(struct html *feed, const char *rel, const char *words,
                     int number)
{
    html_put(feed, "<link rel=\"%s\" href=\"%s?", rel, feed->request->path);
    if (words) {
        html_put(feed, "q=");
        for (const char *s = words; feed->file && *s; s++)
            fprintf(feed->file, "%%%02X", (unsigned char)*s);
        html_put(feed, "&amp;");
    }
    html_put(feed, "page=%d\" type=\"" ACQUISITION "\"/>\n", number);
}

enum MHD_Result opds_list_act(struct request *request)
{
    static struct book books[SHELF_PAGE];
    struct html feed;
    bool more, searches = strcmp(request->path, "/opds/search") == 0;
    const char *words = searches ? request_query(request, "q") : NULL;
    int number = shelf_page_number(request);
    words = words && words[0] ? words : NULL;
    size_t n = shelf_list(&request->server->shelf, words, number, books, &more);
    begin(&feed, request, searches ? "search" : "new",
          searches ? _("Search") : _("New on the shelf"),
          n ? books[0].added : 0);
    put_turn(&feed, "self", words, number);
    if (number)
        put_turn(&feed, "previous", words, number - 1);
    if (more)
        put_turn(&feed, "next", words, number + 1);
    for (size_t i = 0; i < n; i++)
        put_entry(&feed, &books[i]);
    return end(&feed, ACQUISITION);
}

enum MHD_Result opds_act(struct request *request)
{
    static struct book books[SHELF_PAGE];
    struct html feed;
    char time[TIME_ROOM];
    bool more;
    size_t n = shelf_list(&request->server->shelf, NULL, 0, books, &more);
    long long updated = n ? books[0].added : 0;
    begin(&feed, request, "start", _("The shelf"), updated);
    html_put(&feed,
             "<link rel=\"self\" href=\"/opds\" type=\"" NAVIGATION "\"/>\n"
             "<entry>\n<id>urn:anban:new</id>\n<title>%s</title>\n"
             "<updated>%s</updated>\n<content type=\"text\">%s</content>\n"
             "<link rel=\"http://opds-spec.org/sort/new\" href=\"/opds/new\" "
             "type=\"" ACQUISITION "\"/>\n</entry>\n",
             _("New on the shelf"), tell_time(updated, time),
             _("All editions, the newest first"));
    return end(&feed, NAVIGATION);
}

/* https://github.com/dewitt/opensearch, 1.1: its template is an address. */
enum MHD_Result opds_description_act(struct request *request)
{
    struct html page = {.request = request};
    page.file = open_memstream(&page.bytes, &page.n);
    html_put(&page,
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<OpenSearchDescription "
             "xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
             "<ShortName>anban</ShortName>\n<Description>%s</Description>\n"
             "<InputEncoding>UTF-8</InputEncoding>\n"
             "<Url type=\"" ACQUISITION "\" template=\"%s?q={searchTerms}\"/>\n"
             "</OpenSearchDescription>\n",
             _("The shelf"), "/opds/search");
    if (!page.file || fclose(page.file) != 0)
        return MHD_NO;
    return answer_bytes(request, MHD_HTTP_OK, SEARCH, page.bytes, page.n);
}
