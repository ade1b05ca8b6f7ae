/* SPDX-License-Identifier: MIT */
/*
 * SMTP (RFC 5321) and MIME are libcurl's. It brings thirty libraries, which
 * each conversion's process would get, too, if the program were linked with it:
 * so it is opened by name here. Where a password goes, the line is encrypted.
 */
#include "serve/mail.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/symbol.h"
#include "command/language.h"

enum { ADDRESS_MAX = 254, LINE_ROOM = 400, CONNECT_SECONDS = 10, SECONDS = 25 };

/* Its functions, by their names. */
struct curl {
    CURL *(*easy_init)(void);
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_perform)(CURL *);
    const char *(*easy_strerror)(CURLcode);
    struct curl_slist *(*slist_append)(struct curl_slist *, const char *);
    curl_mime *(*mime_init)(CURL *);
    curl_mimepart *(*mime_addpart)(curl_mime *);
    CURLcode (*mime_data)(curl_mimepart *, const char *, size_t);
    CURLcode (*mime_filedata)(curl_mimepart *, const char *);
    CURLcode (*mime_filename)(curl_mimepart *, const char *);
    CURLcode (*mime_type)(curl_mimepart *, const char *);
    CURLcode (*mime_encoder)(curl_mimepart *, const char *);
};

bool mail_is_address(const char *text)
{
    const char *at = strchr(text, '@');
    size_t n = strlen(text);
    return at && at != text && at[1] && n <= ADDRESS_MAX && text[0] != '-' &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                        "0123456789.!#$%&'*+/=?^_`{|}~-@") == n &&
           !strchr(at + 1, '@');
}

static bool load(struct curl *c)
{
    void *l = dlopen("libcurl.so.4", RTLD_NOW);
    return l && symbol_find(l, "curl_easy_init", &c->easy_init) &&
           symbol_find(l, "curl_easy_setopt", &c->easy_setopt) &&
           symbol_find(l, "curl_easy_perform", &c->easy_perform) &&
           symbol_find(l, "curl_easy_strerror", &c->easy_strerror) &&
           symbol_find(l, "curl_slist_append", &c->slist_append) &&
           symbol_find(l, "curl_mime_init", &c->mime_init) &&
           symbol_find(l, "curl_mime_addpart", &c->mime_addpart) &&
           symbol_find(l, "curl_mime_data", &c->mime_data) &&
           symbol_find(l, "curl_mime_filedata", &c->mime_filedata) &&
           symbol_find(l, "curl_mime_filename", &c->mime_filename) &&
           symbol_find(l, "curl_mime_type", &c->mime_type) &&
           symbol_find(l, "curl_mime_encoder", &c->mime_encoder);
}

/* RFC 5322, section 3.3; no locale is set here. */
static void tell_date(char line[LINE_ROOM])
{
    struct tm parts;
    time_t now = time(NULL);
    if (!gmtime_r(&now, &parts) ||
        !strftime(line, LINE_ROOM, "Date: %a, %d %b %Y %H:%M:%S +0000", &parts))
        line[0] = '\0';
}

static struct curl_slist *make_heads(const struct curl *c,
                                     const struct post_office *office,
                                     const struct letter *letter)
{
    char line[LINE_ROOM];
    struct curl_slist *heads;
    tell_date(line);
    heads = c->slist_append(NULL, line);
    snprintf(line, sizeof line, "From: <%s>", office->from);
    heads = c->slist_append(heads, line);
    snprintf(line, sizeof line, "To: <%s>", letter->to);
    heads = c->slist_append(heads, line);
    snprintf(line, sizeof line, "Subject: %s", letter->name);
    return c->slist_append(heads, line);
}

static curl_mime *make_body(const struct curl *c, CURL *curl,
                            const struct letter *letter)
{
    char path[48];
    curl_mime *mime = c->mime_init(curl);
    curl_mimepart *part = c->mime_addpart(mime);
    (void)c->mime_data(part, letter->name, CURL_ZERO_TERMINATED);
    part = c->mime_addpart(mime);
    snprintf(path, sizeof path, "/proc/self/fd/%d", letter->file);
    (void)c->mime_filedata(part, path);
    (void)c->mime_filename(part, letter->name);
    (void)c->mime_type(part, "application/epub+zip");
    (void)c->mime_encoder(part, "base64");
    return mime;
}

static void set_way(const struct curl *c, CURL *curl,
                    const struct post_office *office)
{
    long encrypted = office->user ? CURLUSESSL_ALL : CURLUSESSL_TRY;
    c->easy_setopt(curl, CURLOPT_URL, office->url);
    c->easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    c->easy_setopt(curl, CURLOPT_USE_SSL, encrypted);
    if (office->user)
        c->easy_setopt(curl, CURLOPT_USERNAME, office->user);
    if (office->password)
        c->easy_setopt(curl, CURLOPT_PASSWORD, office->password);
    c->easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    c->easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    c->easy_setopt(curl, CURLOPT_TIMEOUT, (long)SECONDS);
}

/* The process ends behind this, and all that is made here with it. */
bool mail_send(const struct post_office *office, const struct letter *letter,
               char *sentence, size_t size)
{
    struct curl c;
    CURL *curl = load(&c) ? c.easy_init() : NULL;
    if (!curl) {
        snprintf(sentence, size, "%s",
                 _("mail needs libcurl (Debian's package libcurl4); whoever "
                   "runs this server has to install it"));
        return false;
    }
    set_way(&c, curl, office);
    c.easy_setopt(curl, CURLOPT_MAIL_FROM, office->from);
    c.easy_setopt(curl, CURLOPT_MAIL_RCPT, c.slist_append(NULL, letter->to));
    c.easy_setopt(curl, CURLOPT_HTTPHEADER, make_heads(&c, office, letter));
    c.easy_setopt(curl, CURLOPT_MIMEPOST, make_body(&c, curl, letter));
    CURLcode code = c.easy_perform(curl);
    if (code == CURLE_OK)
        return true;
    snprintf(sentence, size,
             _("the mail was not taken: %s; look at the address, and where it "
               "is right tell this to whoever runs the server"),
             c.easy_strerror(code));
    return false;
}
