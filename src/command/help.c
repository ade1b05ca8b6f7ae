/* SPDX-License-Identifier: MIT */
/*
 * The table of options as two columns, wrapped to the terminal: an option's
 * forms on the left, and on the right what it does. What is too long for the
 * left column stands on a line of its own.
 */
#include "command/help.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/language.h"

enum {
    USUAL_WIDTH = 80,
    WIDEST = 100, /* longer lines are hard to read */
    NARROWEST = 50,
    COLUMN = 28
};

/* As POSIX has it (XBD 8.3), COLUMNS goes before what the terminal says. */
static size_t screen_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    if (width <= 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
    if (width <= 0)
        width = USUAL_WIDTH;
    return (size_t)(width > WIDEST      ? WIDEST
                    : width < NARROWEST ? NARROWEST
                                        : width);
}

static size_t length(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

/* As many whole words of `text` as fit into `columns`, in bytes; a word that is
 * longer stands alone. */
static size_t line_of(const char *text, size_t columns)
{
    size_t n = text_cut(text, columns);
    if (!text[n])
        return n;
    size_t end = n;
    while (end > 0 && text[end] != ' ')
        end--;
    return end ? end : n + strcspn(text + n, " ");
}

/* Puts `text` from column `indent` on, where the screen's cursor is. */
static void put_wrapped(const char *text, size_t indent, size_t width)
{
    while (*text) {
        size_t n = line_of(text, width - indent);
        printf("%.*s\n", (int)n, text);
        text += n + strspn(text + n, " ");
        if (*text)
            printf("%*s", (int)indent, "");
    }
}

static void put_option(const struct anban_option *option, size_t width)
{
    char forms[80], letter[8] = "    ";
    const char *value = option->argument ? _(option->argument) : "";
    bool may_lack = anban_takes_value(option->name) > 1;
    if (option->letter)
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(forms, sizeof forms, may_lack ? "  %s--%s[=%s]" : "  %s--%s %s",
             letter, option->name, value);
    size_t n = length(forms);
    n -= forms[n - 1] == ' ';
    printf("%.*s", (int)text_cut(forms, n), forms);
    if (n + 2 > COLUMN)
        fputc('\n', stdout);
    printf("%*s", (int)(n + 2 > COLUMN ? COLUMN : COLUMN - n), "");
    put_wrapped(_(option->help), COLUMN, width);
}

int help_print(void)
{
    size_t width = screen_width() - 1; /* a full line may wrap by itself */
    const char *group = "";
    const struct anban_option *option;
    puts(_("Usage: anban [OPTION]... FILE..."));
    put_wrapped(_("Turn a Vietnamese report into a PDF to print and an EPUB to "
                  "read. FILE is plain text, Markdown, a web page, a Word "
                  "file (.docx), an OpenDocument text (.odt), RTF or EPUB; "
                  "- is standard input."),
                0, width);
    for (size_t i = 0; (option = anban_option(i)); i++) {
        if (strcmp(group, option->group) != 0)
            printf("\n%s:\n", _(option->group));
        group = option->group;
        put_option(option, width);
    }
    return fflush(stdout) ? STATUS_FAILED : STATUS_DONE;
}

int version_print(void)
{
    struct anban_library library;
    puts("anban " ANBAN_VERSION);
    for (size_t i = 0; anban_library(i, &library); i++)
        printf("%s %s%s\n", library.name, library.version,
               library.in_use ? "" : " (as built)");
    return fflush(stdout) ? STATUS_FAILED : STATUS_DONE;
}
