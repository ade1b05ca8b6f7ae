/* SPDX-License-Identifier: MIT */
/*
 * An address comes from the text and so from anybody: what is not known to be
 * harmless and valid is refused, and the writer shows its text alone.
 */
#include "write/xhtml_href.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

static bool is_host_char(char c)
{
    return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == '-' || c == '.';
}

/* Letters, digits, dots; then perhaps a port of at most five digits. A name
 * needs a letter, so that no odd spelling of an address number passes. */
static bool is_host(struct str host)
{
    size_t n = 0, port;
    bool letter = false;
    for (; n < host.n && is_host_char(host.s[n]); n++)
        letter = letter || !(is_digit(host.s[n]) || host.s[n] == '.');
    if (n == 0 || !letter || host.s[0] == '.' || host.s[0] == '-')
        return false;
    if (n == host.n)
        return true;
    port = n + 1;
    if (host.s[n] != ':' || host.n - port > 4 || host.n == port)
        return false;
    while (port < host.n && is_digit(host.s[port]))
        port++;
    return port == host.n;
}

static size_t end_of_host(struct str rest)
{
    size_t n = 0;
    while (n < rest.n && rest.s[n] != '/' && rest.s[n] != '?' &&
           rest.s[n] != '#')
        n++;
    return n;
}

static bool cut_scheme(struct str *href, struct str scheme)
{
    if (!str_eq_nocase(str_slice(*href, 0, scheme.n), scheme))
        return false;
    *href = str_slice(*href, scheme.n, href->n);
    return true;
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
                      (c == '#' && fragment);
        if (c == '%')
            escape = !(i + 2 < rest.n && is_hex(rest.s[i + 1]) &&
                       is_hex(rest.s[i + 2]));
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

struct str href_clean(struct arena *arena, struct str href)
{
    struct buf buf = {.arena = arena};
    struct str rest = str_trim(href);
    bool secure = cut_scheme(&rest, STR("https://"));
    if (secure || cut_scheme(&rest, STR("http://"))) {
        if (!is_host(str_slice(rest, 0, end_of_host(rest))))
            return STR("");
        buf_add(&buf, secure ? STR("https://") : STR("http://"));
    } else if (cut_scheme(&rest, STR("mailto:"))) {
        size_t at = str_find(rest, STR("@"));
        if (at == 0 || at == (size_t)-1 || at + 1 == rest.n)
            return STR("");
        buf_add(&buf, STR("mailto:"));
    } else {
        return STR("");
    }
    add_encoded(&buf, rest);
    return buf_str(&buf);
}
