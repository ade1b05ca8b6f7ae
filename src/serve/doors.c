/* SPDX-License-Identifier: MIT */
/*
 * A browser that knows the password is handed a cookie: until when it holds,
 * and a sum over that which only who knows the password can make (HMAC, RFC
 * 2104). So nothing has to be remembered here: it outlives a restart, and
 * several servers with one password take each other's.
 */
#include "serve/doors.h"

#include <ctype.h>
#include <sha2.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "command/language.h"
#include "serve/answer.h"
#include "serve/clock.h"
#include "serve/html.h"
#include "serve/request.h"
#include "serve/server.h"

#define COOKIE "anban"

enum { DAYS = 30, DAY = 86400, NAME_ROOM = 256, MISDIRECTED = 421 };

enum { SUM_TEXT = 2 * SHA256_DIGEST_LENGTH + 1, COOKIE_ROOM = SUM_TEXT + 24 };

void doors_open(struct doors *doors, const struct settings *settings)
{
    static const char purpose[] = "anban's cookie\n";
    SHA2_CTX sum;
    *doors = (struct doors){.settings = settings};
    SHA256Init(&sum);
    SHA256Update(&sum, (const uint8_t *)purpose, sizeof purpose);
    SHA256Update(&sum, (const uint8_t *)settings->password,
                 strlen(settings->password));
    SHA256Final(doors->key, &sum);
}

/* RFC 2104, section 2, with SHA-256, in hexadecimal digits. */
static void sign(const unsigned char key[KEY_SIZE], const char *words,
                 char text[SUM_TEXT])
{
    enum { INNER = 0x36, OUTER = 0x5c };
    uint8_t pad[SHA256_BLOCK_LENGTH], sum[SHA256_DIGEST_LENGTH];
    SHA2_CTX context;
    for (int turn = 0; turn < 2; turn++) {
        memset(pad, turn ? OUTER : INNER, sizeof pad);
        for (size_t i = 0; i < KEY_SIZE; i++)
            pad[i] ^= key[i];
        SHA256Init(&context);
        SHA256Update(&context, pad, sizeof pad);
        if (turn)
            SHA256Update(&context, sum, sizeof sum);
        else
            SHA256Update(&context, (const uint8_t *)words, strlen(words));
        SHA256Final(sum, &context);
    }
    for (size_t i = 0; i < sizeof sum; i++)
        snprintf(text + 2 * i, 3, "%02x", sum[i]);
}

/* In a time that tells nothing of where they differ. */
static bool is_same(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    unsigned char differs = n != m;
    for (size_t i = 0; i < m; i++)
        differs |= (unsigned char)(b[i] ^ a[n ? i % n : 0]);
    return !differs;
}

static bool has_cookie(const struct doors *doors, const struct request *request)
{
    char cookie[COOKIE_ROOM], wanted[SUM_TEXT];
    if (!request_cookie(request, COOKIE, cookie, sizeof cookie))
        return false;
    char *dot = strchr(cookie, '.');
    if (!dot)
        return false;
    *dot = '\0';
    sign(doors->key, cookie, wanted);
    return is_same(dot + 1, wanted) &&
           strtoll(cookie, NULL, 10) > (long long)time(NULL);
}

static bool may_try(struct doors *doors)
{
    static const double minute = 60;
    double now = clock_now();
    if (now - doors->tries_since > minute) {
        doors->tries = 0;
        doors->tries_since = now;
    }
    return doors->tries < TRIES_MAX;
}

static bool is_password(struct doors *doors, const char *password)
{
    if (!password || !may_try(doors))
        return false;
    if (is_same(password, doors->settings->password))
        return true;
    doors->tries++;
    return false;
}

/* RFC 7617; readers and programs know no other way. Whose name it is given by
 * does not matter. */
static bool has_basic(struct doors *doors, const struct request *request)
{
    char *password = NULL;
    if (!request_head(request, "Authorization"))
        return false;
    char *name =
        MHD_basic_auth_get_username_password(request->connection, &password);
    bool ok = is_password(doors, password);
    MHD_free(name);
    MHD_free(password);
    return ok;
}

/* The host without its port. */
static bool part_host(const char *head, char host[NAME_ROOM])
{
    size_t n = head[0] == '[' ? strcspn(head, "]") + 1 : strcspn(head, ":");
    if (n >= NAME_ROOM || n > strlen(head))
        return false;
    snprintf(host, NAME_ROOM, "%.*s", (int)n, head);
    return true;
}

/* A number cannot be made to mean another machine, as a name can. */
static bool is_number(const char *host)
{
    return host[0] == '[' || host[strspn(host, "0123456789.")] == '\0';
}

static bool is_own_name(const struct settings *settings, const char *host)
{
    char own[NAME_ROOM - 8] = "", local[NAME_ROOM];
    (void)gethostname(own, sizeof own - 1);
    snprintf(local, sizeof local, "%s.local", own);
    if (strcasecmp(host, "localhost") == 0 || strcasecmp(host, own) == 0 ||
        strcasecmp(host, local) == 0)
        return true;
    for (int i = 0; i < settings->host_count; i++) {
        if (strcasecmp(host, settings->hosts[i]) == 0)
            return true;
    }
    return false;
}

static bool has_known_host(const struct doors *doors,
                           const struct request *request)
{
    char host[NAME_ROOM];
    const char *head = request_head(request, "Host");
    return head && part_host(head, host) && host[0] &&
           (is_number(host) || is_own_name(doors->settings, host));
}

/* A browser tells whose page sends a form (RFC 6454, section 7); other programs
 * tell nothing. */
static bool is_from_here(const struct request *request)
{
    const char *origin = request_head(request, "Origin");
    const char *host = request_head(request, "Host");
    const char *site = request_head(request, "Sec-Fetch-Site");
    if (site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
        return false;
    const char *named = origin ? strstr(origin, "://") : NULL;
    return !origin || (named && host && strcasecmp(named + 3, host) == 0);
}

bool doors_lets_in(struct doors *doors, const struct request *request)
{
    return !doors->settings->password[0] || has_cookie(doors, request) ||
           has_basic(doors, request);
}

unsigned doors_check(struct doors *doors, struct request *request)
{
    if (!has_known_host(doors, request))
        return MISDIRECTED;
    if (request->is_post && !is_from_here(request))
        return MHD_HTTP_FORBIDDEN;
    if (request->route->open || doors_lets_in(doors, request))
        return 0;
    return MHD_HTTP_UNAUTHORIZED;
}

enum MHD_Result doors_show(struct request *request)
{
    if (answer_is_page(request) && !request->is_post)
        return answer_redirect(request, "/login");
    request_extra(request, "WWW-Authenticate",
                  "Basic realm=\"anban\", charset=\"UTF-8\"");
    return answer_sentence(request, MHD_HTTP_UNAUTHORIZED,
                           _("this needs the password"));
}

static enum MHD_Result ask(struct request *request, unsigned status,
                           const char *problem)
{
    struct html page;
    html_begin(&page, request, _("Password"));
    html_put(&page, "<h1>%s</h1>\n", _("Password"));
    if (problem)
        html_put(&page, "<p class=\"failure\" role=\"alert\">%s</p>\n",
                 problem);
    html_put(&page,
             "<form method=\"post\" action=\"/login\">\n"
             "<label for=\"password\">%s</label>\n"
             "<div class=\"row\"><input id=\"password\" name=\"password\" "
             "type=\"password\" autocomplete=\"current-password\" required>\n"
             "<button>%s</button></div>\n</form>\n",
             _("The password, from whoever runs this server"), _("Enter"));
    return html_answer(&page, status);
}

enum MHD_Result doors_login_page(struct request *request)
{
    return ask(request, MHD_HTTP_OK, NULL);
}

static void hand_cookie(struct request *request)
{
    char until[24], sum[SUM_TEXT];
    const char *way = request_head(request, "X-Forwarded-Proto");
    bool is_secure = way && strcmp(way, "https") == 0;
    snprintf(until, sizeof until, "%lld",
             (long long)time(NULL) + (long long)DAYS * DAY);
    sign(request->server->doors.key, until, sum);
    request_extra(request, "Set-Cookie",
                  COOKIE "=%s.%s; Path=/; HttpOnly; SameSite=Strict; "
                         "Max-Age=%d%s",
                  until, sum, DAYS * DAY, is_secure ? "; Secure" : "");
}

enum MHD_Result doors_login(struct request *request)
{
    struct doors *doors = &request->server->doors;
    if (!may_try(doors))
        return ask(request, MHD_HTTP_TOO_MANY_REQUESTS,
                   _("too many wrong passwords; try again in a minute"));
    if (!is_password(doors, form_value(&request->form, "password")))
        return ask(request, MHD_HTTP_FORBIDDEN,
                   _("that is not the password; try again"));
    hand_cookie(request);
    return answer_redirect(request, "/");
}
