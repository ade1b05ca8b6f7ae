/* SPDX-License-Identifier: MIT */
/*
 * The one table of options: help, suggestions and the checks of values come
 * from it, and the tests hold the manuals and the completions against it.
 */
#include "options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/language.h"
#include "base/nearest.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char output[] = N_("Output"), page[] = N_("The printed page"),
                  look[] = N_("A look at the pages"),
                  reader[] = N_("The e-reader's edition"),
                  braille[] = N_("The edition in Braille"),
                  about[] = N_("What the document says of itself, over what "
                               "it says inside"),
                  kept[] = N_("What is kept"), many[] = N_("Many documents"),
                  deliver[] = N_("To a printer, an e-reader, or while the "
                                 "text is written"),
                  guard[] = N_("Limits and safety"),
                  general[] = N_("In general");

#define OPTION(kind, ...) BOUNDED(kind, 0, 0, __VA_ARGS__)
#define BOUNDED(kind, least, most, ...)                                        \
    {                                                                          \
        OPTION_##kind, least, most,                                            \
        {                                                                      \
            __VA_ARGS__                                                        \
        }                                                                      \
    }

static const struct known_option known[] = {
    OPTION(COMMAND, "output", 'o', N_("PATH"), NULL, output,
           N_("a folder, or a file whose ending picks the format; - is "
              "standard output (default: beside the input)")),
    OPTION(COMMAND, "to", 't', N_("LIST"),
           WORDS("pdf", "epub", "png", "brf", "json", "tree", "pages"), output,
           N_("pdf, epub (default: both); png: a picture of the pages; brf: "
              "Braille; json: its record; tree, pages: what anban makes of a "
              "text")),
    OPTION(COMMAND, "record", 0, N_("FORM"), WORDS("json"), output,
           N_("beside the editions, a file that says the number, the kind, who "
              "signs and so on, for archives: json")),
    OPTION(FLAG, "overwrite", 0, NULL, NULL, output,
           N_("also replace files that anban did not make, or that were "
              "signed or changed since")),
    OPTION(ONE_OF, "from", 'f', N_("KIND"),
           WORDS("text", "markdown", "html", "docx", "odt", "rtf", "epub"),
           output,
           N_("text, markdown, html, docx, odt, rtf, epub (default: by the "
              "content)")),
    OPTION(ENCODING, "encoding", 0, N_("NAME"),
           WORDS("utf-8", "utf-16", "utf-32", "tcvn3", "vni", "vps", "viscii",
                 "tcvn5712", "viqr", "windows-1258", "windows-1252"),
           output,
           N_("of the input: utf-8, utf-16, tcvn3, vni, viscii ... "
              "(default: recognised)")),
    OPTION(FLAG, "force-text", 0, NULL, NULL, output,
           N_("take the input for text, whatever its bytes are")),

    OPTION(STYLE_NAME, "style", 0, N_("NAME"),
           WORDS("nd30", "book", "dang", "large"), page,
           N_("nd30 (default: Decree 30/2020), book, dang (the Party's "
              "documents), large (print)")),
    OPTION(STYLE, "paper", 0, N_("SIZE"),
           WORDS("a3", "a4", "a5", "a6", "b5", "letter", "legal"), page,
           N_("a3 to a6, b5, letter or legal, also a4-landscape; or WxH with "
              "mm, cm, in or pt")),
    OPTION(STYLE, "margins", 0, N_("T,R,B,L"), NULL, page,
           N_("top, right, bottom and left, each with its unit")),
    OPTION(FONT, "font", 0, N_("FILE"), NULL, page,
           N_("a TrueType family's regular face; bold and italic are found "
              "beside it")),
    OPTION(FONT, "fallback-font", 0, N_("FILE"), NULL, page,
           N_("a font for the characters that it lacks")),
    OPTION(STYLE, "font-size", 0, N_("PT"), NULL, page,
           N_("of the body, 4 to 72")),
    OPTION(ONE_OF, "sheet", 0, N_("KIND"), WORDS("single", "2up", "booklet"),
           page,
           N_("single (default), 2up (two pages on a sheet), booklet (to "
              "print on both sides and fold)")),
    OPTION(ONE_OF, "pdf-profile", 0, N_("NAME"),
           WORDS("a2a+ua1", "2.0", "plain"), page,
           N_("a2a+ua1 (default: to archive and to read aloud), 2.0 (the "
              "same by the later standards), plain")),
    BOUNDED(NUMBER, 36, 1200, "dpi", 0, N_("N"), NULL, page,
            N_("pixels an inch of its images at most (default: 300), or of a "
               "picture of a page (150)")),
    OPTION(STYLE, "header", 0, N_("TEXT"), NULL, page,
           N_("at the head of each page; {title}, {page}, {pages}, {date} and "
              "{organisation} are filled in")),
    OPTION(STYLE, "footer", 0, N_("TEXT"), NULL, page,
           N_("the same at its foot")),
    OPTION(STYLE, "watermark", 0, N_("TEXT"), NULL, page,
           N_("behind the text of each page, in grey")),
    OPTION(STYLE, "toc", 0, NULL, NULL, page,
           N_("with a contents page (default: from ten pages and three "
              "headings on)")),
    OPTION(STYLE, "no-toc", 0, NULL, NULL, page, N_("without one")),
    BOUNDED(NUMBER, 1, 9, "toc-depth", 0, N_("N"), NULL, page,
            N_("levels of headings in it (default: all)")),
    OPTION(ONE_OF, "links", 0, N_("WHERE"), WORDS("note", "inline", "none"),
           page,
           N_("addresses of links in notes (default of book), inline, in "
              "brackets, or none")),
    OPTION(FLAG, "sign-fields", 0, NULL, NULL, page,
           N_("fields for the digital signature, the seal and the mark of a "
              "copy, which other programs fill")),

    OPTION(COMMAND, "preview", 0, NULL, NULL, look,
           N_("show them in the terminal, and write nothing")),
    OPTION(COMMAND, "page", 0, N_("LIST"), NULL, look,
           N_("pictures of these pages, such as 4 or 1,2-6")),
    BOUNDED(PIXELS, 16, 32000, "fit", 0, N_("WxH"), NULL, look,
            N_("a picture's size in pixels at most")),

    OPTION(COVER, "cover", 0, N_("WHAT"), WORDS("auto", "none"), reader,
           N_("auto (default: drawn from the title), none, or the file of a "
              "picture: JPEG, PNG, WebP, GIF")),

    OPTION(ONE_OF, "braille", 0, N_("GRADE"), WORDS("g0", "g1", "g2"), braille,
           N_("g0 (default: uncontracted), g1 or g2 (contracted), of "
              "Vietnamese")),
    BOUNDED(CELLS, 20, 100, "braille-page", 0, N_("WxH"), NULL, braille,
            N_("cells in a line and lines on a page (default: 40x25)")),

    OPTION(META, "title", 0, N_("TEXT"), NULL, about, N_("its title")),
    OPTION(META, "author", 0, N_("TEXT"), NULL, about,
           N_("who wrote it; may be given more than once")),
    OPTION(META, "organisation", 0, N_("TEXT"), NULL, about,
           N_("who issues it")),
    OPTION(META, "date", 0, N_("DATE"), NULL, about, N_("such as 2020-12-22")),
    OPTION(META, "lang", 0, N_("TAG"), NULL, about,
           N_("its language, such as vi")),
    OPTION(META, "source", 0, N_("TEXT"), NULL, about,
           N_("where it was taken from")),
    OPTION(META, "identifier", 0, N_("TEXT"), NULL, about,
           N_("what names it and nothing else, such as an ISBN")),
    OPTION(META, "subject", 0, N_("TEXT"), NULL, about,
           N_("what it is about; may be given more than once")),
    OPTION(META, "description", 0, N_("TEXT"), NULL, about,
           N_("what it says, in short")),
    OPTION(META, "secrecy", 0, N_("TEXT"), NULL, about,
           N_("how secret it is, for archives")),
    OPTION(META, "retention", 0, N_("TEXT"), NULL, about,
           N_("how long archives keep it, such as \"20 years\"")),

    OPTION(FLAG, "keep-all", 0, NULL, NULL, kept,
           N_("also the lines that a web page left behind")),
    OPTION(COMMAND_MAYBE, "explain", 0, N_("FORM"), WORDS("table", "json"),
           kept,
           N_("say what each line was taken for, and what was dropped, in a "
              "table (default) or as json")),

    OPTION(HINTS, "hints", 0, N_("FILE"), NULL, kept,
           N_("what lines are, over what is found: \"7 heading 2\", "
              "\"3-4 title\", \"12 drop\"")),

    OPTION(COMMAND, "recursive", 'r', NULL, NULL, many,
           N_("of a folder, the documents in it and below")),
    OPTION(COMMAND, "files-from", 0, N_("FILE"), NULL, many,
           N_("the inputs are listed in FILE, one on a line")),
    OPTION(COMMAND, "join", 0, NULL, NULL, many,
           N_("all of them in one volume, each as a chapter")),
    OPTION(ONE_OF, "page-numbers", 0, N_("HOW"), WORDS("through", "own"), many,
           N_("through (default) the volume; own: each document of it counts "
              "from 1 on")),
    OPTION(COMMAND, "update", 0, NULL, NULL, many,
           N_("leave out those whose editions are up to date")),
    OPTION(COMMAND, "jobs", 'j', N_("N"), NULL, many,
           N_("so many at once (default: the processors)")),
    OPTION(COMMAND, "progress", 0, N_("WHEN"), WORDS("auto", "always", "never"),
           many,
           N_("auto (default: on a terminal, after a second), always, never")),

    OPTION(COMMAND_MAYBE, "print", 0, N_("PRINTER"), NULL, deliver,
           N_("print the PDF, by CUPS (default: its default printer); without "
              "-o and -t no file is left")),
    OPTION(COMMAND, "copies", 0, N_("N"), NULL, deliver,
           N_("so many of it, set by set")),
    OPTION(COMMAND, "sides", 0, N_("HOW"), WORDS("one", "two"), deliver,
           N_("one: on one side of the paper; two: on both (default: the "
              "printer's way)")),
    OPTION(COMMAND, "print-pages", 0, N_("LIST"), NULL, deliver,
           N_("only these sides of the PDF, such as 1,3-5")),
    OPTION(COMMAND_MAYBE, "send", 0, N_("FOLDER"), NULL, deliver,
           N_("put the EPUB on the e-reader that is connected, or into FOLDER; "
              "without -o and -t no other file is left")),
    OPTION(COMMAND, "watch", 0, NULL, NULL, deliver,
           N_("write the editions anew when the text changes")),
    OPTION(COMMAND, "in", 0, N_("FOLDER"), NULL, deliver,
           N_("watch FOLDER: of what is put in there the editions come out at "
              "-o, or a note beside it")),

    OPTION(COMMAND, "timeout", 0, N_("SECONDS"), NULL, guard,
           N_("for each document (default for several: 300; 0: none)")),
    OPTION(COMMAND, "max-memory", 0, N_("SIZE"), NULL, guard,
           N_("for each document, such as 500M (default: no limit)")),
    OPTION(SIZE, "max-input", 0, N_("SIZE"), NULL, guard,
           N_("of each document's file (default: 256M; 0: no limit)")),
    OPTION(COMMAND, "no-confine", 0, NULL, NULL, guard,
           N_("do not take away what no document needs (see the manual "
              "page)")),

    OPTION(COMMAND, "quiet", 'q', NULL, NULL, general,
           N_("say nothing but failures")),
    OPTION(COMMAND, "verbose", 'v', NULL, NULL, general, N_("say more")),
    OPTION(COMMAND, "version", 0, NULL, NULL, general,
           N_("tell the version, and those of the libraries")),
    OPTION(COMMAND, "help", 'h', NULL, NULL, general, N_("show this list")),
};

enum { KNOWN = sizeof known / sizeof known[0] };

const struct known_option *option_find(const char *name)
{
    for (size_t i = 0; i < KNOWN; i++) {
        if (strcmp(known[i].told.name, name) == 0)
            return &known[i];
    }
    return NULL;
}

static bool is_one_of(const char *const *words, const char *word)
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* Where `value` goes on behind a whole number within the option's bounds; NULL:
 * it does not begin with one. */
static const char *behind_number(const struct known_option *option,
                                 const char *value)
{
    char *end;
    if (value[0] < '0' || value[0] > '9')
        return NULL;
    long n = strtol(value, &end, 10);
    return n >= option->least && n <= option->most ? end : NULL;
}

static bool is_between(const struct known_option *option, const char *value)
{
    const char *end = behind_number(option, value);
    return end && *end == '\0';
}

static bool is_pixels(const struct known_option *option, const char *value)
{
    const char *end = behind_number(option, value);
    return end && *end == 'x' && is_between(option, end + 1);
}

bool option_size(const char *value, uint64_t *size)
{
    static const char units[] = "KMG";
    char *end;
    unsigned long long n = strtoull(value, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    *size = (uint64_t)n << shift;
    return value[0] >= '0' && value[0] <= '9' && !end[unit != NULL] &&
           n <= UINT64_MAX >> 1 >> shift;
}

static bool wrong_word(const struct known_option *option, const char *value,
                       struct anban_error *err)
{
    char words[128] = "";
    size_t n = 0;
    const char *name = option->told.name;
    const char *near = anban_suggestion(name, value);
    if (near)
        return fail(err, ANBAN_USAGE,
                    "--%s %s: there is no such value; did you mean %s?", name,
                    value, near);
    for (const char *const *w = option->told.words; *w && n < sizeof words; w++)
        n += (size_t)snprintf(words + n, sizeof words - n, "%s%s",
                              n ? ", " : "", *w);
    return fail(err, ANBAN_USAGE, "--%s %s: this takes one of: %s", name, value,
                words);
}

bool option_check(const struct known_option *option, const char *value,
                  struct anban_error *err)
{
    uint64_t size;
    const char *name = option->told.name;
    enum option_kind kind = option->kind;
    if (kind == OPTION_COMMAND || kind == OPTION_COMMAND_MAYBE)
        return fail(err, ANBAN_USAGE, "--%s: this is for the command only",
                    name);
    if (option->told.argument && !value)
        return fail(err, ANBAN_USAGE, "--%s: a value must follow", name);
    if ((kind == OPTION_ONE_OF || kind == OPTION_STYLE_NAME) &&
        !is_one_of(option->told.words, value))
        return wrong_word(option, value, err);
    if (kind == OPTION_NUMBER && !is_between(option, value))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a whole number from %d to %d", name,
                    value, option->least, option->most);
    if (kind == OPTION_PIXELS && !is_pixels(option, value))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a width and a height in pixels, "
                    "such as 800x600",
                    name, value);
    if (kind == OPTION_CELLS && !is_pixels(option, value))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be cells and lines, %d to %d of each, "
                    "such as 40x25",
                    name, value, option->least, option->most);
    if (kind == OPTION_SIZE && !option_size(value, &size))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a size such as 500M or 2G, or 0 for "
                    "no limit",
                    name, value);
    return true;
}

int anban_takes_value(const char *name)
{
    const struct known_option *option = option_find(name);
    if (option && option->kind == OPTION_COMMAND_MAYBE)
        return 2;
    return option ? option->told.argument != NULL : -1;
}

bool anban_takes_file(const char *name)
{
    const struct known_option *option = option_find(name);
    return option &&
           (option->kind == OPTION_FONT || option->kind == OPTION_COVER ||
            option->kind == OPTION_HINTS);
}

const struct anban_option *anban_option(size_t index)
{
    return index < KNOWN ? &known[index].told : NULL;
}

const char *anban_suggestion(const char *name, const char *value)
{
    const struct known_option *option = option_find(name);
    struct nearest nearest = nearest_to(value ? value : name);
    for (size_t i = 0; i < KNOWN && !value; i++)
        nearest_try(&nearest, known[i].told.name);
    for (size_t i = 0; value && option && option->told.words; i++) {
        if (!option->told.words[i])
            break;
        nearest_try(&nearest, option->told.words[i]);
    }
    return nearest.word;
}
