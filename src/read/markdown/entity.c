/* SPDX-License-Identifier: MIT */
/* From a reference to what it stands for; the names are in entity_names.c. */
#include "read/markdown/entity.h"

#include <string.h>

#include "base/hex.h"
#include "base/utf8.h"
#include "read/clean.h"

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* What the name stands for, or empty. */
static struct str named(struct str name)
{
    const char *s = entity_names(name.n ? name.s[0] : '\0');
    while (*s) {
        size_t n = strcspn(s, ":");
        const char *value = s + n + 1;
        size_t length = strcspn(value, " ");
        if (n == name.n && memcmp(s, name.s, n) == 0)
            return (struct str){value, length};
        s = value + length + 1;
    }
    return STR("");
}

/* The number of "#224" or "#xE0"; one that is too large stays so. */
static bool numbered(struct str name, uint32_t *c)
{
    enum { BEYOND = 0x110000 };
    bool hex = name.n > 1 && (name.s[1] == 'x' || name.s[1] == 'X');
    size_t at = hex ? 2 : 1;
    if (name.n <= at || name.s[0] != '#')
        return false;
    for (*c = 0; at < name.n; at++) {
        int value = hex_digit(name.s[at]);
        if (value < 0 || value >= (hex ? 16 : 10))
            return false;
        *c = *c * (hex ? 16 : 10) + (uint32_t)value;
        if (*c > BEYOND)
            *c = BEYOND;
    }
    return true;
}

/* Neither a character of XML 1.0 (section 2.2) nor a control. */
static bool is_barred(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ||
           c > 0x10FFFF;
}

void entity_add(struct buf *buf, struct str reference)
{
    struct str name = str_slice(reference, 1, reference.n - 1);
    uint32_t c;
    if (numbered(name, &c)) {
        char bytes[4];
        if (is_override(c))
            return;
        size_t n = utf8_put(is_barred(c) ? UTF8_REPLACEMENT : c, bytes);
        buf_add(buf, (struct str){bytes, n});
        return;
    }
    struct str value = named(name);
    buf_add(buf, value.n ? value : reference);
}

/* The length of the reference at the head of `text`; 0: there is none. */
static size_t reference_length(struct str text)
{
    enum { LONGEST = 40 };
    for (size_t i = 1; i < text.n && i < LONGEST; i++) {
        char c = text.s[i];
        if (c == ';')
            return i > 1 ? i + 1 : 0;
        if (!is_letter(c) && (c < '0' || c > '9') && !(c == '#' && i == 1))
            return 0;
    }
    return 0;
}

struct str entities_resolved(struct arena *arena, struct str text)
{
    struct buf buf = {.arena = arena};
    if (text.n == 0 || !memchr(text.s, '&', text.n))
        return text;
    for (size_t at = 0; at < text.n;) {
        size_t n = text.s[at] == '&'
                       ? reference_length(str_slice(text, at, text.n))
                       : 0;
        if (n)
            entity_add(&buf, str_slice(text, at, at + n));
        else
            buf_add_char(&buf, text.s[at]);
        at += n ? n : 1;
    }
    return buf_str(&buf);
}
