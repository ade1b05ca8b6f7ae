/* SPDX-License-Identifier: MIT */
/*
 * The PDF goes to CUPS by its program lp, whose words are made here from ours.
 * No shell is between: the words are handed over one by one, and the file as
 * its standard input, so that a name can mean nothing but itself.
 */
#include "command/print.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/command.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/message.h"

enum { WORDS_MAX = 24, WORD_SIZE = 64 };

/* What lp is called with. */
struct request {
    const char *words[WORDS_MAX];
    size_t n;
    char sides[WORD_SIZE], media[WORD_SIZE];
};

static void add(struct request *r, const char *option, const char *value)
{
    r->words[r->n++] = option;
    if (value)
        r->words[r->n++] = value;
}

static bool is_near(double a, double b)
{
    return a - b < 2 && b - a < 2;
}

/* The paper by its name, or by its size in points, upright, as it lies in the
 * printer. */
static void name_paper(char *word, const struct sheet *sheet)
{
    static const struct {
        const char *name;
        double width, height;
    } papers[] = {{"A3", 842, 1191},
                  {"A4", 595, 842},
                  {"A5", 420, 595},
                  {"Letter", 612, 792}};
    bool is_wide = sheet->width > sheet->height;
    double width = is_wide ? sheet->height : sheet->width;
    double height = is_wide ? sheet->width : sheet->height;
    snprintf(word, WORD_SIZE, "media=Custom.%.0fx%.0f", width, height);
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++) {
        if (is_near(width, papers[i].width) &&
            is_near(height, papers[i].height))
            snprintf(word, WORD_SIZE, "media=%s", papers[i].name);
    }
}

static const char *setting(const struct command *c, const char *name)
{
    const char *value = "";
    for (size_t i = 0; i < c->setting_count; i++) {
        if (strcmp(c->settings[i].name, name) == 0 && c->settings[i].value)
            value = c->settings[i].value;
    }
    return value;
}

/* A wide side is turned over its short edge, as a page is turned. A booklet on
 * one side of the paper is none, so it has two unless it is told otherwise. */
static void choose_sides(struct request *r, const struct command *c,
                         const struct sheet *sheet)
{
    enum sides sides = c->delivery.sides;
    if (sides == SIDES_PRINTER && strcmp(setting(c, "sheet"), "booklet") == 0)
        sides = SIDES_TWO;
    if (sides == SIDES_PRINTER)
        return;
    const char *word = sides == SIDES_ONE             ? "one-sided"
                       : sheet->width > sheet->height ? "two-sided-short-edge"
                                                      : "two-sided-long-edge";
    snprintf(r->sides, sizeof r->sides, "sides=%s", word);
    add(r, "-o", r->sides);
}

/* Nothing is scaled: the margins are those that were asked for. Copies come in
 * sets, which is what a reader takes. */
static void make_request(struct request *r, const struct command *c,
                         const char *path, const char *title)
{
    struct sheet sheet = {0, 0};
    add(r, "lp", NULL);
    if (c->delivery.printer)
        add(r, "-d", c->delivery.printer);
    add(r, "-t", title);
    if (c->delivery.copies) {
        add(r, "-n", c->delivery.copies);
        add(r, "-o", "collate=true");
    }
    if (c->delivery.pages)
        add(r, "-P", c->delivery.pages);
    if (print_sheet(path, &sheet)) {
        name_paper(r->media, &sheet);
        add(r, "-o", r->media);
    }
    choose_sides(r, c, &sheet);
    add(r, "-o", "print-scaling=none");
}

/* On one line; the title is of the document's making. */
static void show_request(const struct request *r)
{
    char *line = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&line, &size);
    for (size_t i = 0; file && i < r->n; i++)
        fprintf(file, strpbrk(r->words[i], " '\"") ? " \"%s\"" : " %s",
                r->words[i]);
    bool made = file && fclose(file) == 0;
    say("%s%s\n", _("anban: running"), made ? line : "");
    free(line);
}

/* Our surroundings, but in the language that its answers are read in. NULL
 * ends them; to be freed. */
static char **surroundings(void)
{
    extern char **environ;
    size_t n = 0, kept = 0;
    while (environ[n])
        n++;
    char **all = command_own(calloc(n + 2, sizeof *all));
    for (size_t i = 0; i < n; i++) {
        if (strncmp(environ[i], "LC_ALL=", 7) != 0 &&
            strncmp(environ[i], "LANGUAGE=", 9) != 0)
            all[kept++] = environ[i];
    }
    all[kept] = "LC_ALL=C.UTF-8";
    return all;
}

/* Starts it on the file; what it says comes out of *said. An errno, or 0. */
static int start(const struct request *r, int file, int *said, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    int ends[2];
    if (pipe(ends) != 0)
        return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
        posix_spawn_file_actions_addclose(&actions, ends[1]);
        char **around = surroundings();
        failure = posix_spawnp(pid, r->words[0], &actions, NULL,
                               (char *const *)r->words, around);
        free(around);
        posix_spawn_file_actions_destroy(&actions);
    }
    close(ends[1]);
    *said = ends[0];
    if (failure)
        close(ends[0]);
    return failure;
}

/* What it says, as much as there is room for, until it ends; its status as of
 * waitpid. A signal to us is handed on. */
static int listen_to(pid_t pid, int said, char *text, size_t size)
{
    char block[512];
    size_t n = 0;
    ssize_t got;
    int status = 0;
    while ((got = read(said, block, sizeof block)) != 0) {
        if (got < 0 && errno != EINTR)
            break;
        if (interrupt_noted())
            kill(pid, SIGTERM);
        for (ssize_t i = 0; i < got && n + 1 < size; i++)
            text[n++] = block[i];
    }
    text[n] = '\0';
    close(said);
    pid_t ended;
    do {
        ended = waitpid(pid, &status, 0);
    } while (ended < 0 && errno == EINTR);
    return status;
}

/* The line that tells of the failure, without the program's name. */
static const char *reason_in(char *text)
{
    char *line = strncmp(text, "lp: ", 4) == 0 ? text : strstr(text, "\nlp: ");
    line = line ? strstr(line, "lp: ") + 4 : text;
    if (strncmp(line, "Error - ", 8) == 0)
        line += 8;
    line[strcspn(line, "\n")] = '\0';
    size_t n = strlen(line);
    if (n && line[n - 1] == '.')
        line[n - 1] = '\0';
    return *line ? line : _("it gave no reason");
}

static bool fail_print(const char *input, const char *reason, const char *hint)
{
    say(_("anban: %s: not printed: %s%s\n"), input, reason, hint);
    return false;
}

static bool tell(const struct command *c, const char *input, int status,
                 char *text)
{
    static const char opening[] = "request id is ";
    if (interrupt_noted())
        return false;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail_print(input, reason_in(text),
                          c->delivery.printer
                              ? _("; lpstat -e lists the printers")
                              : _("; --print=PRINTER names one, and lpstat -e "
                                  "lists them"));
    char *id = strstr(text, opening);
    id = id ? id + strlen(opening) : text;
    id[strcspn(id, " \n")] = '\0';
    if (!c->quiet)
        say_result(c, RESULT(c, "%s: handed to the printer as %s\n"), input,
                   *id ? id : RESULT(c, "a job"));
    return true;
}

bool print_file(const struct command *c, const char *input, const char *path,
                const char *title)
{
    char text[4096] = "";
    struct request r = {.n = 0};
    pid_t pid = -1;
    int said = -1, file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_print(input, _(strerror(errno)), "");
    make_request(&r, c, path, title);
    if (c->verbose)
        show_request(&r);
    int failure = start(&r, file, &said, &pid);
    close(file);
    if (failure == ENOENT)
        return fail_print(input, _("there is no program lp here"),
                          _("; it comes with CUPS (Debian's package "
                            "cups-client)"));
    if (failure)
        return fail_print(input, _(strerror(failure)), "");
    return tell(c, input, listen_to(pid, said, text, sizeof text), text);
}
