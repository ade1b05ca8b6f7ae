/* SPDX-License-Identifier: MIT */
/* The table of options and the text of --help. */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "anban.h"
#include "base/error.h"

static const struct known_option known[] = {
    {"style", OPTION_STYLE, true, NULL},
    {"paper", OPTION_STYLE, true, NULL},
    {"margins", OPTION_STYLE, true, NULL},
    {"font-size", OPTION_STYLE, true, NULL},
    {"font", OPTION_FONT, true, NULL},
    {"fallback-font", OPTION_FONT, true, NULL},
    {"title", OPTION_META, true, NULL},
    {"author", OPTION_META, true, NULL},
    {"organisation", OPTION_META, true, NULL},
    {"date", OPTION_META, true, NULL},
    {"lang", OPTION_META, true, NULL},
    {"source", OPTION_META, true, NULL},
    {"identifier", OPTION_META, true, NULL},
    {"subject", OPTION_META, true, NULL},
    {"description", OPTION_META, true, NULL},
    {"keep-all", OPTION_FLAG, false, NULL},
    {"toc", OPTION_STYLE, false, NULL},
    {"no-toc", OPTION_STYLE, false, NULL},
    {"from", OPTION_ONE_OF, true, "text markdown html docx"},
    {"encoding", OPTION_ENCODING, true, NULL},
    {"sheet", OPTION_ONE_OF, true, "single 2up booklet"},
    {"pdf-profile", OPTION_ONE_OF, true, "a2a+ua1 plain"},
    {"dpi", OPTION_NUMBER, true, "36 1200"},
    {"fit", OPTION_PIXELS, true, "16 32000"},
    {"cover", OPTION_COVER, true, NULL},
    {"page", OPTION_COMMAND, true, NULL},
    {"preview", OPTION_COMMAND, false, NULL},
    {"output", OPTION_COMMAND, true, NULL},
    {"to", OPTION_COMMAND, true, NULL},
    {"files-from", OPTION_COMMAND, true, NULL},
    {"recursive", OPTION_COMMAND, false, NULL},
    {"update", OPTION_COMMAND, false, NULL},
    {"jobs", OPTION_COMMAND, true, NULL},
    {"timeout", OPTION_COMMAND, true, NULL},
    {"max-memory", OPTION_COMMAND, true, NULL},
    {"max-input", OPTION_SIZE, true, NULL},
    {"progress", OPTION_COMMAND, true, NULL},
    {"no-confine", OPTION_COMMAND, false, NULL},
    {"print", OPTION_COMMAND_MAYBE, false, NULL},
    {"copies", OPTION_COMMAND, true, NULL},
    {"sides", OPTION_COMMAND, true, NULL},
    {"print-pages", OPTION_COMMAND, true, NULL},
    {"send", OPTION_COMMAND_MAYBE, false, NULL},
    {"watch", OPTION_COMMAND, false, NULL},
    {"explain", OPTION_COMMAND_MAYBE, false, NULL},
    {"quiet", OPTION_COMMAND, false, NULL},
    {"verbose", OPTION_COMMAND, false, NULL},
    {"version", OPTION_COMMAND, false, NULL},
    {"help", OPTION_COMMAND, false, NULL},
};

const struct known_option *option_find(const char *name)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    }
    return NULL;
}

/* True when `word` is one of the blank-separated `words`. */
static bool is_one_of(const char *words, const char *word)
{
    size_t n = strlen(word);
    for (const char *s = words; n && (s = strstr(s, word)); s += n) {
        if ((s == words || s[-1] == ' ') && (s[n] == ' ' || s[n] == '\0'))
            return true;
    }
    return false;
}

/* Where `value` goes on behind a whole number from the first to the second of
 * `bounds`; NULL: it does not begin with one. */
static const char *behind_number(const char *bounds, const char *value)
{
    char *end;
    long least = strtol(bounds, &end, 10), most = strtol(end, NULL, 10);
    if (value[0] < '0' || value[0] > '9')
        return NULL;
    long n = strtol(value, &end, 10);
    return n >= least && n <= most ? end : NULL;
}

static bool is_between(const char *bounds, const char *value)
{
    const char *end = behind_number(bounds, value);
    return end && *end == '\0';
}

static bool is_pixels(const char *bounds, const char *value)
{
    const char *end = behind_number(bounds, value);
    return end && *end == 'x' && is_between(bounds, end + 1);
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

bool option_check(const struct known_option *option, const char *value,
                  struct anban_error *err)
{
    if (option->kind == OPTION_COMMAND || option->kind == OPTION_COMMAND_MAYBE)
        return fail(err, ANBAN_USAGE, "--%s: this is for the command only",
                    option->name);
    if (option->takes_value && !value)
        return fail(err, ANBAN_USAGE, "--%s: a value must follow",
                    option->name);
    if (option->kind == OPTION_ONE_OF && !is_one_of(option->values, value))
        return fail(err, ANBAN_USAGE, "--%s %s: this takes one of: %s",
                    option->name, value, option->values);
    if (option->kind == OPTION_NUMBER && !is_between(option->values, value))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a whole number, the least and the "
                    "largest are: %s",
                    option->name, value, option->values);
    if (option->kind == OPTION_PIXELS && !is_pixels(option->values, value))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a width and a height in pixels, "
                    "such as 800x600",
                    option->name, value);
    uint64_t size;
    if (option->kind == OPTION_SIZE && !option_size(value, &size))
        return fail(err, ANBAN_USAGE,
                    "--%s %s: this must be a size such as 500M or 2G, or 0 for "
                    "no limit",
                    option->name, value);
    return true;
}

int anban_takes_value(const char *name)
{
    const struct known_option *option = option_find(name);
    if (option && option->kind == OPTION_COMMAND_MAYBE)
        return 2;
    return option ? option->takes_value : -1;
}

static const char help[] =
    "Usage: anban [OPTION]... FILE...\n"
    "Turn a Vietnamese report into a PDF to print and an EPUB to "
    "read.\n"
    "FILE is plain text, Markdown, a web page or a Word file (.docx); - is\n"
    "standard input.\n"
    "\n"
    "Output:\n"
    "  -o, --output PATH      a folder, or a file whose ending picks "
    "the format;\n"
    "                         - is standard output (default: beside "
    "the input)\n"
    "  -t, --to LIST          pdf, epub (default: both), png, tree, pages\n"
    "  -f, --from KIND        text, markdown, html, docx (default: by the "
    "content)\n"
    "      --encoding NAME    of the input: utf-8, utf-16, tcvn3, vni, "
    "viscii ...\n"
    "                         (default: recognised)\n"
    "\n"
    "The printed page:\n"
    "      --style NAME       nd30 (default: Decree 30/2020), book\n"
    "      --paper SIZE       a4, a5, letter, or WxH with mm, cm, in "
    "or pt\n"
    "      --margins T,R,B,L  each with its unit\n"
    "      --font FILE        a TrueType family's regular face; bold "
    "and italic\n"
    "                         are found beside it\n"
    "      --fallback-font FILE  for the characters that it lacks\n"
    "      --font-size PT     of the body, 4 to 72\n"
    "      --sheet KIND       single (default), 2up (two pages on a "
    "sheet),\n"
    "                         booklet (to print on both sides and "
    "fold)\n"
    "      --pdf-profile NAME a2a+ua1 (default: to archive and to read "
    "aloud),\n"
    "                         plain\n"
    "      --dpi N            of its images at most (default: 300); of a picture\n"
    "                         of a page (150)\n"
    "      --toc, --no-toc    a contents page, or none (default: with "
    "three\n"
    "                         headings or more)\n"
    "\n"
    "A look at the pages:\n"
    "      --preview          show them in the terminal, and write nothing\n"
    "      --page LIST        pictures of these pages, such as 4 or 1,2-6\n"
    "      --fit WxH          a picture's size in pixels at most\n"
    "\n"
    "The e-reader's edition:\n"
    "      --cover WHAT       auto (default: drawn from the title), none, or "
    "the file\n"
    "                         of a picture: JPEG, PNG, WebP, GIF\n"
    "\n"
    "What the document says of itself (overrides what it says "
    "inside):\n"
    "      --title, --author, --organisation, --date, --lang, "
    "--source,\n"
    "      --identifier, --subject, --description TEXT\n"
    "\n"
    "What is kept:\n"
    "      --keep-all         also the lines that a web page left "
    "behind\n"
    "      --explain[=json]   say what each line was taken for, in a table\n"
    "\n"
    "Many documents:\n"
    "  -r, --recursive        of a folder, the documents in it and below\n"
    "      --files-from FILE  the inputs are listed in FILE, one on a line\n"
    "      --update           leave out those whose editions are newer\n"
    "  -j, --jobs N           so many at once (default: the processors)\n"
    "      --timeout SECONDS  for each (default for several: 300; 0: none)\n"
    "      --max-memory SIZE  for each, such as 500M (default: no limit)\n"
    "      --max-input SIZE   for its file (default: 256M; 0: no limit)\n"
    "      --no-confine       do not take away what no document needs (see the\n"
    "                         manual page)\n"
    "      --progress WHEN    auto (default: on a terminal, after a second),\n"
    "                         always, never\n"
    "\n"
    "To a printer, an e-reader, or while the text is written:\n"
    "      --print[=PRINTER]  print the PDF, by CUPS (default: its default "
    "printer);\n"
    "                         without -o and -t no file is left\n"
    "      --copies N, --sides one|two, --print-pages LIST  how\n"
    "      --send[=FOLDER]    put the EPUB on the e-reader that is connected, "
    "or into\n"
    "                         FOLDER; without -o and -t no other file is left\n"
    "      --watch            write the editions anew when the text changes\n"
    "\n"
    "In general:\n"
    "  -q                     say nothing but failures\n"
    "  -v                     say more\n"
    "      --version, --help\n";

const char *anban_help(void)
{
    return help;
}
