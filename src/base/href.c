/* SPDX-License-Identifier: MIT */
/*
 * An address comes from the text and so from anybody: what is not known to be
 * harmless and valid is refused, and the edition shows its text alone. Both
 * editions ask here.
 */
#include "base/href.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hex.h"
#include "base/host.h"
#include "base/utf8.h"
#include "base/visible.h"

/* What servers are held to take (RFC 9110, 4.1); a string of a PDF could hold
 * it if each byte took three (ISO 19005-2, 6.1.13: 32,767). */
enum { HREF_MAX = 8000, PORT_MAX = 65535 };

enum scheme { HTTP, HTTPS, MAILTO, TEL, REFUSED };

static const struct str starts[] = {
    [HTTP] = STR_INIT("http://"),
    [HTTPS] = STR_INIT("https://"),
    [MAILTO] = STR_INIT("mailto:"),
    [TEL] = STR_INIT("tel:"),
};

static bool holds_controls(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        int encoded = percent_encoded_at(text, at);
        if ((encoded >= 0 && encoded < 0x20) || encoded == 0x7F ||
            steers(utf8_next(text, &at)))
            return true;
    }
    return false;
}

/* Up to the first of `marks`, taken off the front. */
static struct str cut_before(struct str *rest, const char *marks)
{
    size_t n = 0;
    while (n < rest->n && !strchr(marks, rest->s[n]))
        n++;
    struct str part = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return part;
}

/* A colon and a number, or nothing. */
static bool is_port(struct str text)
{
    long port = 0;
    for (size_t i = 1; i < text.n && port <= PORT_MAX; i++) {
        if (!is_digit(text.s[i]))
            return false;
        port = port * 10 + (text.s[i] - '0');
    }
    return text.n == 0 || (port > 0 && port <= PORT_MAX);
}

static bool is_web(struct str rest)
{
    struct str place = cut_before(&rest, "/?#");
    struct str host = cut_before(&place, ":");
    return host_is_name(host) && is_port(place);
}

/* Of what stands before the @ (RFC 5322, 3.2.3, without what mail programs may
 * read otherwise). */
static bool is_local(struct str local)
{
    for (size_t at = 0; at < local.n;) {
        uint32_t c = utf8_next(local, &at);
        if (!letter_is(c) && !(c >= '0' && c <= '9') &&
            (c >= 0x80 || !strchr("._+-'=&", (int)c)))
            return false;
    }
    return local.n > 0;
}

/* "subject=...&body=...", or nothing. */
static bool are_fields(struct str fields)
{
    while (fields.n > 0) {
        struct str field = cut_before(&fields, "&");
        struct str name = cut_before(&field, "=");
        if (!str_eq_nocase(name, STR("subject")) &&
            !str_eq_nocase(name, STR("body")))
            return false;
        fields = str_slice(fields, 1, fields.n);
    }
    return true;
}

static bool is_mail(struct str rest)
{
    struct str all = cut_before(&rest, "?");
    for (bool more = true; more; all = str_slice(all, 1, all.n)) {
        struct str host = cut_before(&all, ",");
        struct str local = cut_before(&host, "@");
        if (!is_local(local) || !host_is_name(str_slice(host, 1, host.n)))
            return false;
        more = all.n > 0;
    }
    return are_fields(str_slice(rest, 1, rest.n));
}

static bool is_telephone(struct str rest)
{
    enum { DIGITS_MIN = 3, DIGITS_MAX = 15 };
    size_t digits = 0;
    for (size_t i = str_starts(rest, STR("+")); i < rest.n; i++) {
        digits += is_digit(rest.s[i]);
        if (!is_digit(rest.s[i]) && !strchr(" .-()", rest.s[i]))
            return false;
    }
    return digits >= DIGITS_MIN && digits <= DIGITS_MAX;
}

/* Takes the scheme off *rest, if what follows is an address of its kind. */
static enum scheme judge(struct str *rest)
{
    int scheme = HTTP;
    while (
        scheme < REFUSED &&
        !str_eq_nocase(str_slice(*rest, 0, starts[scheme].n), starts[scheme]))
        scheme++;
    if (scheme == REFUSED || rest->n > HREF_MAX || holds_controls(*rest))
        return REFUSED;
    *rest = str_slice(*rest, starts[scheme].n, rest->n);
    bool sound = scheme == MAILTO ? is_mail(*rest)
                 : scheme == TEL  ? is_telephone(*rest)
                                  : is_web(*rest);
    return sound ? (enum scheme)scheme : REFUSED;
}

bool href_is_clean(struct str href)
{
    struct str rest = str_trim(href);
    return judge(&rest) != REFUSED;
}

static void add_encoded(struct buf *buf, struct str rest)
{
    static const char hex[] = "0123456789ABCDEF";
    bool fragment = false;
    for (size_t i = 0; i < rest.n; i++) {
        char c = rest.s[i];
        unsigned char byte = (unsigned char)c;
        bool escape = byte <= 0x20 || byte >= 0x7F ||
                      strchr("\"<>[\\]^`{|}", c) != NULL ||
                      (c == '#' && fragment) ||
                      (c == '%' && percent_encoded_at(rest, i) < 0);
        fragment = fragment || c == '#';
        if (!escape) {
            buf_add_char(buf, c);
            continue;
        }
        buf_add_char(buf, '%');
        buf_add_char(buf, hex[byte >> 4]);
        buf_add_char(buf, hex[byte & 15]);
    }
}

/* Separators show nothing in a link, and not every telephone takes them. */
static void add_digits(struct buf *buf, struct str rest)
{
    for (size_t i = 0; i < rest.n; i++) {
        if (is_digit(rest.s[i]) || rest.s[i] == '+')
            buf_add_char(buf, rest.s[i]);
    }
}

static void add_mail(struct buf *buf, struct str rest)
{
    struct str all = cut_before(&rest, "?");
    while (all.n > 0) {
        struct str host = cut_before(&all, ",");
        add_encoded(buf, cut_before(&host, "@"));
        buf_add_char(buf, '@');
        host_add(buf, str_slice(host, 1, host.n));
        if (all.n > 0)
            buf_add_char(buf, ',');
        all = str_slice(all, 1, all.n);
    }
    add_encoded(buf, rest);
}

struct str href_clean(struct arena *arena, struct str href)
{
    struct buf buf = {.arena = arena};
    struct str rest = str_trim(href);
    enum scheme scheme = judge(&rest);
    if (scheme == REFUSED)
        return STR("");
    buf_add(&buf, starts[scheme]);
    if (scheme == TEL) {
        add_digits(&buf, rest);
    } else if (scheme == MAILTO) {
        add_mail(&buf, rest);
    } else {
        host_add(&buf, cut_before(&rest, ":/?#"));
        add_encoded(&buf, rest);
    }
    return buf_str(&buf);
}
