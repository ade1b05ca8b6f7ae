/* SPDX-License-Identifier: MIT */
/*
 * What an input is: bytes and a name in, a kind out. The content speaks first;
 * what says nothing of itself (text, Markdown) is known by the name's ending.
 */
#include <string.h>

#include "base/language.h"
#include "base/utf8.h"
#include "read/signature.h"
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

/* A Word file, or a package of OPC whose parts have other names than Word's.
 * The names of its parts stand in the directory at its end, and the first ones
 * before that in the headers. */
static bool is_docx(struct str bytes)
{
    enum { TAIL = 65536 };
    struct str head = str_slice(bytes, 0, HEAD);
    struct str tail =
        str_slice(bytes, bytes.n > TAIL ? bytes.n - TAIL : 0, bytes.n);
    if (holds(head, STR("mimetypeapplication/")))
        return false;
    if (holds(head, STR("word/")) || holds(tail, STR("word/document")))
        return true;
    bool other = holds(tail, STR("xl/")) || holds(tail, STR("ppt/")) ||
                 holds(tail, STR("visio/")) || holds(tail, STR(".fdseq"));
    return holds(tail, STR("[Content_Types].xml")) && !other;
}

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

/* Behind comments, an XML declaration and other instructions. */
static struct str skip_prologue(struct str text)
{
    static const struct {
        struct str open, close;
    } skipped[] = {{STR_INIT("<!--"), STR_INIT("-->")},
                   {STR_INIT("<?"), STR_INIT("?>")}};
    for (size_t i = 0; i < 2; i++) {
        while (str_starts(text, skipped[i].open)) {
            size_t end = str_find(text, skipped[i].close);
            if (end > text.n)
                return text;
            text = str_trim(str_slice(text, end + skipped[i].close.n, text.n));
            i = 0;
        }
    }
    return text;
}

/* From the first tag on: a program that saved a page may have put a comment
 * of any length before it. */
static struct str behind_comments(struct str bytes)
{
    struct str text = bytes;
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_slice(text, 3, text.n);
    for (text = str_trim(text); str_starts(text, STR("<!--"));) {
        size_t end = str_find(text, STR("-->"));
        if (end > text.n)
            return bytes;
        text = str_trim(str_slice(text, end + 3, text.n));
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

/* Kinds of files by their names: what they are, and of those which are not read
 * what to do; "" of the others. */
struct claim {
    const char *what, *advice;
};

static const struct claim
    word = {N_("a Word file"), ""},
    page = {N_("a web page"), ""}, markdown = {N_("Markdown"), ""},
    plain = {N_("plain text"), ""},
    old_word = {N_("a Word file"),
                N_("an old Word file is not read; save it as .docx")},
    open_document = {N_("an OpenDocument file"), ""},
    rich = {N_("an RTF file"), ""},
    printed = {N_("a file of printed pages"),
               N_("printed pages are not read; give the text or the Word "
                  "file they were made from")},
    excel = {N_("an Excel file"), N_("a spreadsheet is not read; copy its "
                                     "tables into a Word file")},
    power_point = {N_("a PowerPoint file"),
                   N_("a presentation is not read; copy its text into a Word "
                      "file")},
    epub = {N_("an EPUB"), ""},
    book = {N_("an e-book"),
            N_("an e-book is not read; give the text it was made from")},
    another = {N_("a document of another program"),
               N_("this form is not read; save it as .docx")},
    packed = {N_("a packed file"), N_("a packed file is not read; unpack it")};

/* What a name's ending says of the file. */
static const struct ending {
    struct str ending;
    enum input_kind kind;
    const struct claim *claim;
} endings[] = {
    {STR_INIT(".txt"), INPUT_TEXT, &plain},
    {STR_INIT(".md"), INPUT_MARKDOWN, &markdown},
    {STR_INIT(".markdown"), INPUT_MARKDOWN, &markdown},
    {STR_INIT(".html"), INPUT_HTML, &page},
    {STR_INIT(".htm"), INPUT_HTML, &page},
    {STR_INIT(".xhtml"), INPUT_HTML, &page},
    {STR_INIT(".mht"), INPUT_MHTML, &page},
    {STR_INIT(".mhtml"), INPUT_MHTML, &page},
    {STR_INIT(".docx"), INPUT_DOCX, &word},
    {STR_INIT(".docm"), INPUT_DOCX, &word},
    {STR_INIT(".dotx"), INPUT_DOCX, &word},
    {STR_INIT(".dotm"), INPUT_DOCX, &word},
    {STR_INIT(".doc"), INPUT_FOREIGN, &old_word},
    {STR_INIT(".dot"), INPUT_FOREIGN, &old_word},
    {STR_INIT(".wps"), INPUT_FOREIGN, &another},
    {STR_INIT(".pages"), INPUT_FOREIGN, &another},
    {STR_INIT(".wpd"), INPUT_FOREIGN, &another},
    {STR_INIT(".odt"), INPUT_ODT, &open_document},
    {STR_INIT(".ott"), INPUT_ODT, &open_document},
    {STR_INIT(".fodt"), INPUT_ODT, &open_document},
    {STR_INIT(".sxw"), INPUT_FOREIGN, &another},
    {STR_INIT(".rtf"), INPUT_RTF, &rich},
    {STR_INIT(".pdf"), INPUT_FOREIGN, &printed},
    {STR_INIT(".xps"), INPUT_FOREIGN, &printed},
    {STR_INIT(".djvu"), INPUT_FOREIGN, &printed},
    {STR_INIT(".xls"), INPUT_FOREIGN, &excel},
    {STR_INIT(".xlsx"), INPUT_FOREIGN, &excel},
    {STR_INIT(".ods"), INPUT_FOREIGN, &excel},
    {STR_INIT(".ppt"), INPUT_FOREIGN, &power_point},
    {STR_INIT(".pptx"), INPUT_FOREIGN, &power_point},
    {STR_INIT(".odp"), INPUT_FOREIGN, &power_point},
    {STR_INIT(".epub"), INPUT_EPUB, &epub},
    {STR_INIT(".mobi"), INPUT_FOREIGN, &book},
    {STR_INIT(".azw3"), INPUT_FOREIGN, &book},
    {STR_INIT(".zip"), INPUT_FOREIGN, &packed},
    {STR_INIT(".rar"), INPUT_FOREIGN, &packed},
    {STR_INIT(".7z"), INPUT_FOREIGN, &packed},
};

/* NULL: it has none of these. */
static const struct ending *ending_of(struct str name)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (str_ends_nocase(name, endings[i].ending))
            return &endings[i];
    }
    return NULL;
}

/* An archive that says its type first; one that was packed anew may have it
 * elsewhere, and is known by a part and its own name. */
static bool is_package(struct str bytes, struct str name, enum input_kind kind,
                       struct str type, struct str part)
{
    enum { TAIL = 65536 };
    struct str head = str_slice(bytes, 0, HEAD);
    struct str tail =
        str_slice(bytes, bytes.n > TAIL ? bytes.n - TAIL : 0, bytes.n);
    if (holds(head, STR("mimetypeapplication/")))
        return holds(head, type);
    const struct ending *ending = ending_of(name);
    return ending && ending->kind == kind && holds(tail, part);
}

/* A text of OpenDocument, or a template or a master of one, by the type at its
 * head (OpenDocument 1.2, part 3, 3.3). */
static bool is_odt(struct str bytes, struct str name)
{
    return is_package(bytes, name, INPUT_ODT,
                      STR("application/vnd.oasis.opendocument.text"),
                      STR("content.xml"));
}

/* A book, by the type at its head (EPUB 3.3, 4.2.6.2). */
static bool is_epub(struct str bytes, struct str name)
{
    return is_package(bytes, name, INPUT_EPUB, STR("application/epub+zip"),
                      STR("META-INF/container.xml"));
}

/* The same as one XML file (OpenDocument 1.2, part 1, 3.1.2). */
static bool is_flat_odt(struct str head)
{
    return str_starts(head, STR("<office:document")) &&
           holds(head, STR("application/vnd.oasis.opendocument.text"));
}

static const char no_text[] = N_("there is no text in it"),
                  no_page[] = N_("there is no text in this page; if it is made "
                                 "by scripts, save it as it is seen, as a "
                                 "single file (.mhtml)");

/* What each kind is called on the command line, if it may be chosen there; what
 * it is; what is said of one without text; and whether a name alone can say so:
 * text says nothing of itself. */
static const struct form {
    struct str name;
    const struct claim *claim;
    const char *empty;
    bool by_name;
} forms[] = {
    [INPUT_TEXT] = {STR_INIT("text"), &plain, no_text, false},
    [INPUT_MARKDOWN] = {STR_INIT("markdown"), &markdown, no_text, true},
    [INPUT_HTML] = {STR_INIT("html"), &page, no_page, true},
    [INPUT_MHTML] = {STR_INIT(""), &page, no_page, true},
    [INPUT_DOCX] = {STR_INIT("docx"), &word,
                    N_("there is no text in this Word file"), false},
    [INPUT_ODT] = {STR_INIT("odt"), &open_document,
                   N_("there is no text in this OpenDocument file"), false},
    [INPUT_RTF] = {STR_INIT("rtf"), &rich,
                   N_("there is no text in this RTF file"), false},
    [INPUT_EPUB] = {STR_INIT("epub"), &epub,
                    N_("there is no text in this EPUB"), false},
    [INPUT_FOREIGN] = {STR_INIT(""), &plain, no_text, false},
};

/* Of a name that says Word or another program, what is left is text. */
enum input_kind input_kind_by_name(struct str name)
{
    const struct ending *ending = ending_of(name);
    bool says = ending && forms[ending->kind].by_name;
    return says ? ending->kind : INPUT_TEXT;
}

/* Programs give what they write as HTML a Word file's name, and often only its
 * middle. */
static bool is_html_for_word(struct str head, struct str name)
{
    static const struct str starts[] = {
        STR_INIT("<table"), STR_INIT("<div"),    STR_INIT("<p>"),
        STR_INIT("<p "),    STR_INIT("<center"), STR_INIT("<style"),
        STR_INIT("<font"),  STR_INIT("<span"),   STR_INIT("<h1")};
    const struct ending *ending = ending_of(name);
    struct str text = skip_prologue(head);
    if (!ending || (ending->claim != &old_word && ending->claim != &word))
        return false;
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (str_starts(text, starts[i]))
            return true;
    }
    return false;
}

/* A page may begin with a drawing, and is named as one then. */
static bool is_page_with_drawing(struct str head, struct str name)
{
    return str_starts(skip_prologue(head), STR("<svg")) &&
           input_kind_by_name(name) == INPUT_HTML;
}

enum input_kind input_kind(struct str bytes, struct str name,
                           struct foreign *foreign)
{
    char buffer[HEAD];
    *foreign = (struct foreign){NULL, NULL, NULL};
    if (is_zip(bytes) && is_epub(bytes, name))
        return INPUT_EPUB;
    if (is_zip(bytes) && is_docx(bytes))
        return INPUT_DOCX;
    if (is_zip(bytes) && is_odt(bytes, name))
        return INPUT_ODT;
    struct str head = plain_head(behind_comments(bytes), buffer);
    if (is_page_with_drawing(head, name))
        return INPUT_HTML;
    if (str_starts(head, STR("{\\rtf")))
        return INPUT_RTF;
    if (is_flat_odt(skip_prologue(head)))
        return INPUT_ODT;
    *foreign = is_zip(bytes) ? foreign_zip(bytes)
                             : foreign_of(bytes, skip_prologue(head));
    if (foreign->what)
        return INPUT_FOREIGN;
    if (is_mhtml(head))
        return INPUT_MHTML;
    if (is_html(head) || is_html_for_word(head, name))
        return INPUT_HTML;
    return input_kind_by_name(name);
}

bool input_kind_named(struct str name, enum input_kind *kind)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        *kind = (enum input_kind)i;
        if (name.n && str_eq(name, forms[i].name))
            return true;
    }
    return false;
}

const char *input_kind_word(enum input_kind kind)
{
    return forms[kind].claim->what;
}

const char *input_empty(enum input_kind kind)
{
    return forms[kind].empty;
}

const char *input_claim(struct str name, enum input_kind kind)
{
    const struct ending *ending = ending_of(name);
    bool agrees =
        !ending || strcmp(ending->claim->what, input_kind_word(kind)) == 0;
    return agrees ? NULL : ending->claim->what;
}

const char *input_form(struct str name)
{
    const struct ending *ending = ending_of(name);
    return ending ? ending->claim->advice : NULL;
}
