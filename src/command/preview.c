/* SPDX-License-Identifier: MIT */
/*
 * A picture is an edition like any other, and "png:2-6" the format of one that
 * shows these pages, so that its name is settled with all other names. What is
 * shown in the terminal is an edition, too, in its words and on its line.
 */
#include "command/preview.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "command/terminal.h"

enum { GO_ON = -1 };

static bool is_set(const struct command *c, const char *name)
{
    for (size_t i = 0; i < c->setting_count; i++) {
        if (strcmp(c->settings[i].name, name) == 0)
            return true;
    }
    return false;
}

/* As large as the terminal, unless the user has said how large. */
static void fit_terminal(struct command *c)
{
    int width, height;
    if (is_set(c, "fit") || c->setting_count == SETTINGS_MAX)
        return;
    terminal_room(&width, &height);
    snprintf(c->fit, sizeof c->fit, "%dx%d", width, height);
    c->settings[c->setting_count].name = "fit";
    c->settings[c->setting_count++].value = c->fit;
}

int preview_terminal(struct command *c)
{
    if (c->format_count || c->output)
        return command_wrong("--preview",
                             N_("this shows pages and writes nothing,"
                                " so leave out -t and -o"));
    if (!isatty(STDOUT_FILENO))
        return command_wrong("--preview",
                             N_("standard output is no terminal; -t "
                                "png writes the picture to a file"));
    const char *format = terminal_format();
    if (!format)
        return command_wrong(
            "--preview", N_("this terminal shows no pictures that anban knows "
                            "of (kitty, iTerm2 or sixel graphics); -t png "
                            "writes the picture to a file"));
    fit_terminal(c);
    c->formats[c->format_count++] = format;
    c->output = "-";
    return GO_ON;
}

static bool is_picture(const char *format)
{
    static const char *const pictures[] = {"png", "kitty", "iterm", "sixel"};
    for (size_t i = 0; i < sizeof pictures / sizeof pictures[0]; i++) {
        if (strcmp(format, pictures[i]) == 0)
            return true;
    }
    return false;
}

/* "4", "2-6", "2-", "-6", "PL I.2". It becomes part of a file's name. */
static bool is_range(const char *pages)
{
    static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyzĐ .()";
    size_t n = strspn(pages, digits), all = strlen(pages);
    if (pages[n] == '-')
        n += 1 + strspn(pages + n + 1, digits);
    return n == all && n > (*pages == '-') && n < FORMAT_ROOM - sizeof "kitty:";
}

static int wrong_page(void)
{
    return command_wrong("--page",
                         N_("this must be the numbers of pages, such as 4, 2-6 "
                            "(together on one picture) or 1,4,2-6 (three "
                            "pictures)"));
}

/* One format for each of the pages named. */
static int add_looks(struct command *c, const char *format)
{
    size_t looks = 0;
    for (char *s = strtok(c->page, ","); s; s = strtok(NULL, ",")) {
        if (!is_range(s))
            return wrong_page();
        if (c->format_count == FORMATS_MAX)
            return command_wrong("--page", N_("these are too many pictures"));
        char *look = c->looks[looks++];
        snprintf(look, FORMAT_ROOM, "%s:%s", format, s);
        c->formats[c->format_count++] = look;
    }
    return looks ? GO_ON : wrong_page();
}

/* Of "png:4" in -t the same is asked as of --page. */
static int check_formats(const struct command *c)
{
    for (size_t i = 0; i < c->format_count; i++) {
        const char *pages = strchr(c->formats[i], ':');
        if (pages && !is_range(pages + 1))
            return wrong_page();
    }
    return GO_ON;
}

/* The bytes of a PDF, an EPUB or a PNG would be taken for orders, and some of
 * them are a stranger's. */
bool preview_is_for_programs(const struct command *c)
{
    static const char *const binary[] = {"pdf", "epub", "png"};
    if (!command_writes_stdout(c) || !isatty(STDOUT_FILENO))
        return false;
    for (size_t i = 0; i < sizeof binary / sizeof binary[0]; i++) {
        size_t n = strlen(binary[i]);
        if (strncmp(c->formats[0], binary[i], n) == 0 &&
            (c->formats[0][n] == '\0' || c->formats[0][n] == ':'))
            return true;
    }
    return false;
}

bool preview_names_terminal(const struct command *c)
{
    struct stat info;
    if (!c->output || command_writes_stdout(c) || stat(c->output, &info) != 0 ||
        !S_ISCHR(info.st_mode))
        return false;
    int fd = open(c->output, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    bool is = fd >= 0 && isatty(fd);
    if (fd >= 0)
        close(fd);
    return is;
}

int preview_pages(struct command *c)
{
    size_t n = c->format_count;
    if (!c->page)
        return check_formats(c);
    if (n == 0)
        return add_looks(c, "png");
    c->format_count = 0;
    const char *picture = NULL;
    for (size_t i = 0; i < n; i++) {
        if (is_picture(c->formats[i]))
            picture = c->formats[i];
        else
            c->formats[c->format_count++] = c->formats[i];
    }
    if (!picture)
        return command_wrong("--page",
                             N_("there is a page to show, and -t names "
                                "no picture; add png to it"));
    return add_looks(c, picture);
}
