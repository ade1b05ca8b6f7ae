/* SPDX-License-Identifier: MIT */
/*
 * A process that a document has taken over may say what it likes, and some of
 * what a terminal takes would change its title, its keys or its memory. So only
 * what is known to do no such thing reaches one: colours, and pictures just as
 * anban itself writes them (write/view_terminal.c), which draw and do nothing
 * else.
 */
#include "command/tame.h"

#include <string.h>

#include "base/visible.h"

static const char digits[] = "0123456789";
static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                             "abcdefghijklmnopqrstuvwxyz0123456789+/=";

/* Behind `prefix`, with which the text begins; NULL: it does not. */
static const char *behind(const char *text, const char *prefix)
{
    size_t n = strlen(prefix);
    return text && strncmp(text, prefix, n) == 0 ? text + n : NULL;
}

static const char *behind_all(const char *text, const char *characters)
{
    return text ? text + strspn(text, characters) : NULL;
}

/* "ESC [ 31 m" */
static const char *behind_colour(const char *text)
{
    return behind(behind_all(behind(text, "\033["), "0123456789;"), "m");
}

/* One chunk, the first or another: data that are sent along, never the name of
 * a file (t=f) or of shared memory. */
static const char *behind_kitty(const char *text)
{
    const char *keys = behind(text, "\033_G");
    const char *first = behind(keys, "a=T,f=100,q=2,");
    const char *more = behind(first ? first : keys, "m=");
    const char *data = behind(behind_all(more, "01"), ";");
    return behind(behind_all(data, base64), "\033\\");
}

/* To be shown: without "inline=1" it would be a file to be kept. */
static const char *behind_iterm(const char *text)
{
    const char *size = behind(text, "\033]1337;File=inline=1;size=");
    return behind(behind_all(behind(behind_all(size, digits), ":"), base64),
                  "\a");
}

static const char *behind_sixels(const char *text)
{
    static const char drawing[] = "0123456789;!\"#$-"
                                  "?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                                  "abcdefghijklmnopqrstuvwxyz{|}~";
    return behind(behind_all(behind(text, "\033P0;0;0q"), drawing), "\033\\");
}

static const char *behind_picture(const char *text, const char *format)
{
    static const struct {
        const char *format;
        const char *(*behind)(const char *text);
    } pictures[] = {{"kitty", behind_kitty},
                    {"iterm", behind_iterm},
                    {"sixel", behind_sixels}};
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
        const char *rest = behind(format, pictures[i].format);
        if (rest && (*rest == '\0' || *rest == ':'))
            return pictures[i].behind(text);
    }
    return NULL;
}

/* The bytes of an order that may stay; 0: none stands there. */
static size_t order_length(const char *text, bool has_colours,
                           const char *format)
{
    const char *end = has_colours ? behind_colour(text) : NULL;
    if (!end)
        end = behind_picture(text, format);
    return end ? (size_t)(end - text) : 0;
}

void tame(char *text, size_t n, bool has_colours, const char *format)
{
    for (size_t i = 0; i < n;) {
        const unsigned char *at = (const unsigned char *)text + i;
        size_t order =
            *at == '\033' ? order_length(text + i, has_colours, format) : 0;
        bool is_plain = *at == '\n' || *at == '\t' || order;
        size_t bad = is_plain ? 0 : is_lone_control(at) ? 1 : steering(at);
        memset(text + i, '?', bad);
        i += order ? order : bad ? bad : character_size(at);
    }
}
