/* SPDX-License-Identifier: MIT */
/*
 * What an input is: bytes and a name in, a kind out. The content speaks first;
 * what says nothing of itself (text, Markdown) is known by the name's ending.
 */
#include "base/language.h"
#include "base/utf8.h"
#include "stages.h"

enum { HEAD = 4096 }; /* bytes that are looked at */

/* "PK", a local file header (APPNOTE.TXT, 4.3.7). */
static bool is_zip(struct str bytes)
{
    return str_starts(bytes, STR("PK\x03\x04"));
}

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.n;
}

/* A ZIP archive tells what it is in the first of its names, which stand
 * uncompressed in the headers, or at its end in the directory. */
static enum input_kind zip_kind(struct str bytes)
{
    enum { TAIL = 65536 };
    struct str head = str_slice(bytes, 0, HEAD);
    struct str tail =
        str_slice(bytes, bytes.n > TAIL ? bytes.n - TAIL : 0, bytes.n);
    if (holds(head, STR("mimetypeapplication/epub+zip")))
        return INPUT_EPUB;
    if (holds(head, STR("mimetypeapplication/vnd.oasis.opendocument")))
        return INPUT_ODT;
    if (holds(head, STR("word/")) || holds(tail, STR("word/document")))
        return INPUT_DOCX;
    /* A package of OPC whose parts have other names than Word's. */
    bool package = holds(tail, STR("[Content_Types].xml"));
    bool other = holds(tail, STR("xl/")) || holds(tail, STR("ppt/"));
    return package && !other ? INPUT_DOCX : INPUT_ARCHIVE;
}

/* Bytes that only a file of that kind begins with. */
static const struct {
    struct str start;
    enum input_kind kind;
} signatures[] = {
    {STR_INIT("%PDF-"), INPUT_PDF},
    {STR_INIT("{\\rtf"), INPUT_RTF},
    {STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), INPUT_DOC},
    {STR_INIT("\x89PNG\r\n"), INPUT_IMAGE},
    {STR_INIT("\xFF\xD8\xFF"), INPUT_IMAGE},
    {STR_INIT("GIF8"), INPUT_IMAGE},
};

/* The first bytes as ASCII in small letters: zeros, which UTF-16 has between
 * its letters, byte order marks and leading white space are left out. */
static struct str plain_head(struct str bytes, char head[static HEAD])
{
    size_t n = 0;
    for (size_t i = 0; i < bytes.n && i < HEAD; i++) {
        char c = bytes.s[i];
        bool mark = i < 3 && (unsigned char)c >= 0xBB;
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (c == '\0' || (n == 0 && (mark || space)))
            continue;
        head[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return (struct str){head, n};
}

/* Behind comments and an XML declaration. */
static struct str skip_prologue(struct str text)
{
    static const struct {
        struct str open, close;
    } skipped[] = {{STR_INIT("<!--"), STR_INIT("-->")},
                   {STR_INIT("<?xml"), STR_INIT("?>")}};
    for (size_t i = 0; i < 2; i++) {
        while (str_starts(text, skipped[i].open)) {
            size_t end = str_find(text, skipped[i].close);
            text = str_trim(str_slice(text, end + skipped[i].close.n, text.n));
            i = 0;
        }
    }
    return text;
}

static bool is_html(struct str head)
{
    static const struct str starts[] = {
        STR_INIT("<!doctype html"), STR_INIT("<html"), STR_INIT("<head"),
        STR_INIT("<body"),          STR_INIT("<meta"), STR_INIT("<title")};
    struct str text = skip_prologue(head);
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (str_starts(text, starts[i]))
            return true;
    }
    return false;
}

/* The head of a message whose body has parts (RFC 2557). */
static bool is_mhtml(struct str head)
{
    static const struct str fields[] = {
        STR_INIT("from: "), STR_INIT("mime-version:"), STR_INIT("subject: "),
        STR_INIT("snapshot-content-location:"), STR_INIT("content-type:")};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (str_starts(head, fields[i]))
            return holds(head, STR("mime-version:")) &&
                   holds(head, STR("multipart/related"));
    }
    return false;
}

static const struct {
    struct str ending;
    enum input_kind kind;
} endings[] = {
    {STR_INIT(".md"), INPUT_MARKDOWN}, {STR_INIT(".markdown"), INPUT_MARKDOWN},
    {STR_INIT(".html"), INPUT_HTML},   {STR_INIT(".htm"), INPUT_HTML},
    {STR_INIT(".xhtml"), INPUT_HTML},  {STR_INIT(".mht"), INPUT_MHTML},
    {STR_INIT(".mhtml"), INPUT_MHTML},
};

static bool ends_nocase(struct str name, struct str ending)
{
    return name.n >= ending.n &&
           str_eq_nocase(str_slice(name, name.n - ending.n, name.n), ending);
}

enum input_kind input_kind(struct str bytes, struct str name)
{
    char buffer[HEAD];
    if (is_zip(bytes))
        return zip_kind(bytes);
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        if (str_starts(bytes, signatures[i].start))
            return signatures[i].kind;
    }
    if (str_starts(bytes, STR("RIFF")) &&
        str_starts(str_slice(bytes, 8, 12), STR("WEBP")))
        return INPUT_IMAGE;
    struct str head = plain_head(bytes, buffer);
    if (is_mhtml(head))
        return INPUT_MHTML;
    if (is_html(head))
        return INPUT_HTML;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (ends_nocase(name, endings[i].ending))
            return endings[i].kind;
    }
    return INPUT_TEXT;
}

bool input_kind_named(struct str name, enum input_kind *kind)
{
    static const struct {
        struct str name;
        enum input_kind kind;
    } kinds[] = {{STR_INIT("text"), INPUT_TEXT},
                 {STR_INIT("markdown"), INPUT_MARKDOWN},
                 {STR_INIT("html"), INPUT_HTML},
                 {STR_INIT("docx"), INPUT_DOCX}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        *kind = kinds[i].kind;
        if (str_eq(name, kinds[i].name))
            return true;
    }
    return false;
}

const char *input_advice(enum input_kind kind)
{
    switch (kind) {
    case INPUT_PDF:
        return N_("a PDF; give the text or the Word file it was made from");
    case INPUT_DOC:
        return N_("an old Word, Excel or PowerPoint file, or one with a "
                  "password; open it there and save it as .docx, without one");
    case INPUT_ODT:
        return N_("an OpenDocument file; open it in LibreOffice and save it as "
                  ".docx");
    case INPUT_RTF:
        return N_("an RTF file; open it in Word or LibreOffice and save it as "
                  ".docx");
    case INPUT_EPUB:
        return N_("an EPUB already; give the text it was made from");
    case INPUT_ARCHIVE:
        return N_("a ZIP archive; unpack it and give the report inside");
    case INPUT_IMAGE:
        return N_("a picture; give the text that it belongs to");
    default:
        return NULL;
    }
}
