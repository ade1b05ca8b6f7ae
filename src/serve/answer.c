/* SPDX-License-Identifier: MIT */
#include "serve/answer.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/language.h"
#include "serve/html.h"
#include "serve/request.h"

/* https://www.w3.org/TR/CSP3/ : only what this server itself has. */
static const char policy[] =
    "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self' blob:; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";

static const struct {
    unsigned status;
    const char *sentence;
} sentences[] = {
    {MHD_HTTP_BAD_REQUEST,
     N_("the form that was sent is not whole; send it again")},
    {MHD_HTTP_FORBIDDEN,
     N_("this was asked for by another page, which may not; open this page "
        "itself")},
    {MHD_HTTP_NOT_FOUND, N_("there is nothing here; go to the first page")},
    {MHD_HTTP_METHOD_NOT_ALLOWED,
     N_("this address takes no request of that kind")},
    {MHD_HTTP_CONTENT_TOO_LARGE,
     N_("this is more than 32 MB; send the text without its largest pictures, "
        "or use the command anban on this machine")},
    {MHD_HTTP_UNSUPPORTED_MEDIA_TYPE,
     N_("send a form (multipart/form-data) with the document as its file")},
    {421, N_("this server is not known by that name; whoever runs it can add "
             "it with --host")},
    {MHD_HTTP_TOO_MANY_REQUESTS,
     N_("too many are waiting; try again in a few seconds")},
    {MHD_HTTP_INSUFFICIENT_STORAGE,
     N_("the server's disk is full, so nothing was kept; whoever runs it has "
        "to make room")},
    {MHD_HTTP_SERVICE_UNAVAILABLE,
     N_("the server has no room for it now; try again in a minute")},
};

static void add_heads(struct request *request, struct MHD_Response *response,
                      const char *type)
{
    static const char *const heads[][2] = {
        {"Content-Security-Policy", policy},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cache-Control", "no-store"},
        {"Connection", "close"}, /* see gate.h */
        {"Vary", "Accept-Language, Cookie"},
    };
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        (void)MHD_add_response_header(response, heads[i][0], heads[i][1]);
    if (type)
        (void)MHD_add_response_header(response, "Content-Type", type);
    for (size_t i = 0; i < request->extra_count; i++)
        (void)MHD_add_response_header(response, request->extra[i].name,
                                      request->extra[i].value);
}

static enum MHD_Result send_off(struct request *request, unsigned status,
                                const char *type, struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    add_heads(request, response, type);
    enum MHD_Result result =
        MHD_queue_response(request->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

enum MHD_Result answer_bytes(struct request *request, unsigned status,
                             const char *type, char *bytes, size_t n)
{
    if (!bytes)
        return MHD_NO;
    return send_off(
        request, status, type,
        MHD_create_response_from_buffer(n, bytes, MHD_RESPMEM_MUST_FREE));
}

enum MHD_Result answer_constant(struct request *request, const char *type,
                                const char *bytes, size_t n)
{
    return send_off(request, MHD_HTTP_OK, type,
                    MHD_create_response_from_buffer(n, (void *)bytes,
                                                    MHD_RESPMEM_PERSISTENT));
}

/* RFC 6266 and 8187: one name in ASCII for old browsers, and the true one. */
static void name_file(struct request *request, const char *name)
{
    char plain[EXTRA_ROOM / 4] = "", coded[EXTRA_ROOM / 2] = "";
    size_t p = 0, c = 0;
    const char *ending = strrchr(name, '.');
    for (const char *s = name; *s && c + 4 < sizeof coded; s++) {
        bool safe = strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx"
                           "yz0123456789-_.",
                           *s) != NULL;
        if (safe && p + 1 < sizeof plain)
            plain[p++] = *s;
        c += (size_t)snprintf(coded + c, sizeof coded - c,
                              safe ? "%c" : "%%%02X", (unsigned char)*s);
    }
    if (ending && p <= strlen(ending))
        snprintf(plain, sizeof plain, "anban%s", ending);
    request_extra(request, "Content-Disposition",
                  "attachment; filename=\"%s\"; filename*=UTF-8''%s", plain,
                  coded);
}

enum MHD_Result answer_file(struct request *request, const char *type, int fd,
                            const char *name)
{
    struct stat info;
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (own < 0 || fstat(own, &info) != 0)
        return MHD_NO;
    if (name)
        name_file(request, name);
    return send_off(request, MHD_HTTP_OK, type,
                    MHD_create_response_from_fd64((uint64_t)info.st_size, own));
}

bool answer_is_page(const struct request *request)
{
    const char *accepted = request_head(request, "Accept");
    return accepted && strstr(accepted, "text/html");
}

enum MHD_Result answer_line(struct request *request, unsigned status,
                            const char *sentence)
{
    char *bytes = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&bytes, &n);
    if (!file)
        return MHD_NO;
    fprintf(file, "anban: %s\n", sentence);
    fclose(file);
    return answer_bytes(request, status, "text/plain; charset=utf-8", bytes, n);
}

enum MHD_Result answer_nothing(struct request *request)
{
    return send_off(
        request, MHD_HTTP_NO_CONTENT, NULL,
        MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT));
}

enum MHD_Result answer_sentence(struct request *request, unsigned status,
                                const char *sentence)
{
    struct html page;
    if (answer_is_page(request)) {
        html_begin(&page, request, _("That did not work"));
        html_put(&page,
                 "<h1>%s</h1>\n<p class=\"failure\" role=\"alert\">%s</p>"
                 "\n<p><a href=\"/\">%s</a></p>\n",
                 _("That did not work"), sentence, _("To the first page"));
        return html_answer(&page, status);
    }
    return answer_line(request, status, sentence);
}

enum MHD_Result answer_status(struct request *request, unsigned status)
{
    const char *sentence = N_("something went wrong; try again");
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        if (sentences[i].status == status)
            sentence = sentences[i].sentence;
    }
    if (status == MHD_HTTP_TOO_MANY_REQUESTS ||
        status == MHD_HTTP_SERVICE_UNAVAILABLE)
        request_extra(request, "Retry-After", "%d", 5);
    return answer_sentence(request, status, _(sentence));
}

enum MHD_Result answer_redirect(struct request *request, const char *where)
{
    request_extra(request, "Location", "%s", where);
    return send_off(
        request, MHD_HTTP_SEE_OTHER, NULL,
        MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT));
}
