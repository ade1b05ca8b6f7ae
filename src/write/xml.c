/* SPDX-License-Identifier: MIT */
/*
 * The document grows in memory of its own; the names of the elements that are
 * open stand behind one another in a second buffer. A start tag stays open
 * until what follows it tells how it ends. A failure is remembered.
 */
#include "write/xml.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/utf8.h"

struct bytes {
    char *at;
    size_t n, room;
};

struct xml {
    struct bytes document;
    struct bytes open; /* the names, each behind a zero byte */
    bool in_tag;       /* a start tag has no ">" yet */
    bool failed;
};

struct xml *xml_new(void)
{
    return calloc(1, sizeof(struct xml));
}

void xml_free(struct xml *xml)
{
    if (!xml)
        return;
    free(xml->document.at);
    free(xml->open.at);
    free(xml);
}

/* Room for `n` more bytes; false and a remembered failure without memory. */
static bool reserve(struct xml *xml, struct bytes *bytes, size_t n)
{
    enum { LEAST = 1024 };
    if (n <= bytes->room - bytes->n)
        return true;
    size_t room = bytes->room ? 2 * bytes->room : LEAST;
    while (room - bytes->n < n && room < SIZE_MAX / 4)
        room *= 2;
    char *grown = room - bytes->n < n ? NULL : realloc(bytes->at, room);
    if (!grown) {
        xml->failed = true;
        return false;
    }
    bytes->at = grown;
    bytes->room = room;
    return true;
}

static void append(struct xml *xml, struct bytes *bytes, struct str text)
{
    if (!reserve(xml, bytes, text.n) || text.n == 0)
        return;
    memcpy(bytes->at + bytes->n, text.s, text.n);
    bytes->n += text.n;
}

static void put(struct xml *xml, struct str markup)
{
    append(xml, &xml->document, markup);
}

static void finish_tag(struct xml *xml)
{
    if (xml->in_tag)
        put(xml, STR(">"));
    xml->in_tag = false;
}

/* XML 1.0, section 2.2 [2] Char. */
static bool is_xml_char(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' ||
           (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/* How markup's own characters are written; empty for others. White space in
 * an attribute would be read as spaces (section 3.3.3). */
static struct str escape_of(uint32_t c, bool attribute)
{
    switch (c) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\r':
        return STR("&#13;");
    case '\n':
        return attribute ? STR("&#10;") : STR("");
    case '\t':
        return attribute ? STR("&#9;") : STR("");
    default:
        return STR("");
    }
}

/* What stands for a character; empty where it stands for itself. What is no
 * UTF-8 was read as the replacement too, so that this is always written. */
static struct str substitute(uint32_t c, bool escaped, bool attribute)
{
    if (!is_xml_char(c) || c == UTF8_REPLACEMENT)
        return STR("\xEF\xBF\xBD");
    return escaped ? escape_of(c, attribute) : STR("");
}

/* The bytes of a character that is no markup's and no control, in one byte, in
 * two, or in three behind a lead byte whose second is as any; 0: it is another,
 * or no UTF-8. */
static inline size_t plain_bytes(const char *s, size_t left)
{
    unsigned char lead = (unsigned char)s[0];
    if (lead < 0x80)
        return lead >= ' ' && lead != '&' && lead != '<' && lead != '>' &&
               lead != '"';
    if (lead >= 0xC3 && lead <= 0xDF)
        return left > 1 && utf8_goes_on(s[1]) ? 2 : 0;
    return lead == 0xE1 && left > 2 && utf8_goes_on(s[1]) && utf8_goes_on(s[2])
               ? 3
               : 0;
}

/* Where the first character is, from byte `at` on, that may need a substitute.
 * All of Vietnamese needs none. */
static size_t skip_plain(struct str text, size_t at)
{
    for (size_t bytes = 1; bytes && at < text.n; at += bytes)
        bytes = plain_bytes(text.s + at, text.n - at);
    return at;
}

/* Stretches that need no substitute are appended at once. */
static void put_characters(struct xml *xml, struct str text, bool escaped,
                           bool attribute)
{
    size_t from = 0;
    for (size_t at = 0; (at = skip_plain(text, at)) < text.n;) {
        size_t here = at;
        struct str instead =
            substitute(utf8_next(text, &at), escaped, attribute);
        if (instead.n == 0)
            continue;
        put(xml, str_slice(text, from, here));
        put(xml, instead);
        from = at;
    }
    put(xml, str_slice(text, from, text.n));
}

void xml_declaration(struct xml *xml)
{
    put(xml, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

static void put_identifier(struct xml *xml, const char *identifier)
{
    put(xml, STR(" \""));
    put(xml, str_of(identifier));
    put(xml, STR("\""));
}

void xml_doctype(struct xml *xml, const char *root, const char *public_id,
                 const char *system_id)
{
    put(xml, STR("<!DOCTYPE "));
    put(xml, str_of(root));
    if (public_id) {
        put(xml, STR(" PUBLIC"));
        put_identifier(xml, public_id);
    } else if (system_id) {
        put(xml, STR(" SYSTEM"));
    }
    if (system_id)
        put_identifier(xml, system_id);
    put(xml, STR(">"));
    xml_newline(xml);
}

void xml_start(struct xml *xml, const char *element)
{
    struct str name = str_of(element);
    finish_tag(xml);
    put(xml, STR("<"));
    put(xml, name);
    append(xml, &xml->open, (struct str){"", 1});
    append(xml, &xml->open, name);
    xml->in_tag = true;
}

void xml_attribute(struct xml *xml, const char *name, struct str value)
{
    xml->failed |= !xml->in_tag;
    put(xml, STR(" "));
    put(xml, str_of(name));
    put(xml, STR("=\""));
    put_characters(xml, value, true, true);
    put(xml, STR("\""));
}

void xml_text(struct xml *xml, struct str text)
{
    finish_tag(xml);
    put_characters(xml, text, true, false);
}

/* The name of the innermost element, which is open no more. */
static struct str close_name(struct xml *xml)
{
    struct bytes *open = &xml->open;
    size_t end = open->n;
    xml->failed |= end == 0;
    while (open->n > 0 && open->at[--open->n]) {
    }
    return str_slice((struct str){open->at, end}, open->n + 1, end);
}

void xml_end(struct xml *xml)
{
    if (!xml->in_tag) {
        xml_end_tag(xml);
        return;
    }
    close_name(xml);
    put(xml, STR("/>"));
    xml->in_tag = false;
}

void xml_end_tag(struct xml *xml)
{
    finish_tag(xml);
    put(xml, STR("</"));
    put(xml, close_name(xml));
    put(xml, STR(">"));
}

void xml_element(struct xml *xml, const char *element, struct str text)
{
    xml_start(xml, element);
    xml_text(xml, text);
    xml_end_tag(xml);
}

void xml_instruction(struct xml *xml, const char *target, struct str content)
{
    finish_tag(xml);
    put(xml, STR("<?"));
    put(xml, str_of(target));
    put(xml, STR(" "));
    put_characters(xml, content, false, false);
    put(xml, STR("?>"));
}

void xml_newline(struct xml *xml)
{
    finish_tag(xml);
    put(xml, STR("\n"));
}

struct str xml_finish(struct xml *xml, struct arena *arena,
                      struct anban_error *err)
{
    while (xml->open.n > 0)
        xml_end(xml);
    put(xml, STR("\n"));
    if (xml->failed) {
        fail(err, ANBAN_NO_MEMORY, "out of memory");
        return STR("");
    }
    return str_copy(arena, (struct str){xml->document.at, xml->document.n});
}
