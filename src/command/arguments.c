/* SPDX-License-Identifier: MIT */
/*
 * Words in, a struct command out. Which options there are, and which of them
 * take a value, is the library's to know; those that change a document go to
 * anban_set as they are, the others are the command's and understood here.
 */
#include <ctype.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/delivery.h"
#include "command/explain.h"
#include "command/help.h"
#include "command/language.h"
#include "command/preview.h"
#include "command/message.h"

enum { GO_ON = -1, JOBS_MAX = 256 };

int command_wrong(const char *culprit, const char *sentence)
{
    say(_("anban: %s: %s; see anban --help\n"), culprit, _(sentence));
    return STATUS_USAGE;
}

bool command_writes_stdout(const struct command *c)
{
    return c->output && strcmp(c->output, "-") == 0;
}

void *command_own(void *block)
{
    if (block)
        return block;
    fputs("anban: out of memory\n", stderr);
    exit(STATUS_FAILED);
}

int command_wrong_value(const char *name, const char *value,
                        const char *sentence)
{
    const char *near = anban_suggestion(name, value);
    if (near)
        say(_("anban: --%s %s: there is no such value; did you mean %s?\n"),
            name, value, near);
    else
        say(_("anban: --%s %s: %s; see anban --help\n"), name, value,
            _(sentence));
    return STATUS_USAGE;
}

static int wrong_option(const char *word, const char *name)
{
    const char *near = anban_suggestion(name, NULL);
    if (word[1] != '-' || !near)
        return command_wrong(word, N_("there is no such option"));
    say(_("anban: --%s: there is no such option; did you mean --%s?\n"), name,
        near);
    return STATUS_USAGE;
}

static int take_output(struct command *c, const char *value)
{
    c->output = value;
    return GO_ON;
}

static int take_list(struct command *c, const char *value)
{
    c->files_from = value;
    return GO_ON;
}

/* Names of formats are in small letters; the pages behind them stay. */
static int take_formats(struct command *c, char *value)
{
    for (char *s = value; *s; s++)
        *s = (char)tolower((unsigned char)*s);
    for (char *s = strtok(value, ","); s; s = strtok(NULL, ",")) {
        if (c->format_count == FORMATS_MAX)
            return command_wrong("--to", N_("there are too many formats"));
        c->formats[c->format_count++] = s;
    }
    return c->format_count ? GO_ON : command_wrong("--to", N_("no format"));
}

/* Without a value it is a table. */
static int take_explain(struct command *c, const char *value)
{
    bool json = value && strcmp(value, "json") == 0;
    if (value && !json && strcmp(value, "table") != 0)
        return command_wrong_value("explain", value,
                                   N_("this must be table or json"));
    c->explain = json ? EXPLAIN_JSON : EXPLAIN_TABLE;
    explain_screen(c);
    return GO_ON;
}

static int take_record(struct command *c, const char *value)
{
    if (strcmp(value, "json") != 0)
        return command_wrong_value("record", value, N_("this must be json"));
    c->records = true;
    return GO_ON;
}

static int take_page(struct command *c, char *value)
{
    c->page = value;
    return GO_ON;
}

bool command_number(const char *value, long most, long *n)
{
    char *end;
    *n = strtol(value, &end, 10);
    return value[0] >= '0' && value[0] <= '9' && !*end && *n >= 1 && *n <= most;
}

static int take_jobs(struct command *c, const char *value)
{
    long n;
    if (!command_number(value, JOBS_MAX, &n))
        return command_wrong_value(
            "jobs", value, N_("this must be a whole number from 1 to 256"));
    c->jobs = (int)n;
    return GO_ON;
}

static int take_timeout(struct command *c, const char *value)
{
    const double longest = 10000000; /* a third of a year */
    char *end;
    c->timeout = strtod(value, &end);
    if (value[strspn(value, "0123456789.")] || end == value || *end ||
        c->timeout > longest)
        return command_wrong_value(
            "timeout", value,
            N_("this must be a number of seconds, or 0 for no "
               "limit"));
    return GO_ON;
}

/* A number with K, M or G behind it, powers of 1024. */
static int take_memory(struct command *c, const char *value)
{
    static const char units[] = "KMG";
    const rlim_t least = 1 << 20;
    char *end;
    unsigned long long n = strtoull(value, &end, 10);
    const char *unit = *end ? strchr(units, *end) : NULL;
    int shift = unit ? 10 * (int)(unit - units + 1) : 0;
    bool is_number = value[0] >= '0' && value[0] <= '9';
    if (!is_number || end[unit != NULL] || n > UINT64_MAX >> 1 >> shift ||
        (n && n << shift < least))
        return command_wrong_value(
            "max-memory", value,
            N_("this must be a size such as 500M or 2G, at least "
               "1M, or 0 for no limit"));
    c->max_memory = (rlim_t)n << shift;
    c->has_max_memory = true;
    return GO_ON;
}

static int take_progress(struct command *c, const char *value)
{
    static const char *const words[] = {
        [PROGRESS_AUTO] = "auto",
        [PROGRESS_ALWAYS] = "always",
        [PROGRESS_NEVER] = "never",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i], value) == 0) {
            c->progress = (enum progress_when)i;
            return GO_ON;
        }
    }
    return command_wrong_value("progress", value,
                               N_("this must be auto, always or never"));
}

/* The switch that an option without a value turns on; NULL: it is none. */
static bool *flag_of(struct command *c, const char *name)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {
        {"quiet", &c->quiet},         {"verbose", &c->verbose},
        {"recursive", &c->recursive}, {"update", &c->update},
        {"join", &c->joins},          {"no-confine", &c->no_confine},
        {"preview", &c->preview},     {"overwrite", &c->overwrite},
    };
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (strcmp(flags[i].name, name) == 0)
            return flags[i].flag;
    }
    return NULL;
}

/* What is for the library goes there as it is. */
static int take_setting(struct command *c, const char *name, const char *value)
{
    if (c->setting_count == SETTINGS_MAX)
        return command_wrong(name, N_("there are too many options"));
    c->settings[c->setting_count].name = name;
    c->settings[c->setting_count++].value = value;
    return GO_ON;
}

/* An option by its long name; GO_ON, or the exit status. */
static int take_option(struct command *c, const char *name, char *value)
{
    static const struct {
        const char *name;
        int (*take)(struct command *, const char *);
    } own[] = {
        {"output", take_output},     {"files-from", take_list},
        {"jobs", take_jobs},         {"timeout", take_timeout},
        {"max-memory", take_memory}, {"progress", take_progress},
        {"record", take_record},
    };
    bool *flag = flag_of(c, name);
    if (flag) {
        *flag = true;
        return GO_ON;
    }
    if (strcmp(name, "version") == 0)
        return version_print();
    if (strcmp(name, "help") == 0)
        return help_print();
    if (delivery_has_option(name))
        return delivery_take(c, name, value);
    if (strcmp(name, "explain") == 0)
        return take_explain(c, value);
    if (value && strcmp(name, "to") == 0)
        return take_formats(c, value);
    if (value && strcmp(name, "page") == 0)
        return take_page(c, value);
    for (size_t i = 0; value && i < sizeof own / sizeof own[0]; i++) {
        if (strcmp(own[i].name, name) == 0)
            return own[i].take(c, value);
    }
    return take_setting(c, name, value);
}

static const char *long_name(char letter)
{
    const struct anban_option *option;
    for (size_t i = 0; letter && (option = anban_option(i)); i++) {
        if (option->letter == letter)
            return option->name;
    }
    return "";
}

/* The option's own word for a value in capitals; else the value. */
static char *in_own_case(const char *name, char *value)
{
    const struct anban_option *option;
    for (size_t i = 0; value && (option = anban_option(i)); i++) {
        for (size_t k = 0; option->words && option->words[k]; k++) {
            if (strcmp(option->name, name) == 0 &&
                strcasecmp(option->words[k], value) == 0)
                memcpy(value, option->words[k], strlen(value));
        }
    }
    return value;
}

/* The option at argv[*i] with its value; moves *i to the last word used. */
static int take_word(struct command *c, char **argv, int *i)
{
    char *word = argv[*i], *value = NULL, name[32] = "";
    bool is_long = word[1] == '-';
    if (is_long) {
        value = strchr(word, '=');
        int n = value ? (int)(value - word - 2) : (int)strlen(word) - 2;
        snprintf(name, sizeof name, "%.*s", n, word + 2);
        value = value ? value + 1 : NULL;
    } else {
        snprintf(name, sizeof name, "%s", long_name(word[1]));
        value = word[2] ? word + 2 : NULL;
    }
    int takes = anban_takes_value(name);
    if (takes < 0 || (takes == 0 && value && !is_long))
        return wrong_option(word, name);
    if (takes == 0 && value)
        return command_wrong(word, N_("this option takes no value"));
    if (takes == 1 && !value && !(value = argv[++*i]))
        return command_wrong(word, N_("a value must follow"));
    if (is_long)
        word[2 + strlen(name)] = '\0'; /* "--name=value" becomes the name */
    return take_option(c, is_long ? word + 2 : long_name(word[1]),
                       in_own_case(name, value));
}

/* A name that says one format while -t asks for another. A form of text is no
 * name for an edition either. */
static int check_ending(const struct command *c)
{
    const char *format = c->formats[0], *own = anban_format_of(c->output);
    const char *dot = strrchr(c->output, '.');
    bool edition = strcmp(format, "pdf") == 0 || strcmp(format, "epub") == 0;
    const char *form = edition && dot ? anban_form(c->output) : NULL;
    if (own ? strcmp(own, format) == 0 || strchr(format, ':')
            : !form || strcmp(dot, ".txt") == 0)
        return GO_ON;
    int n = (int)(dot - c->output);
    if (own)
        say(_("anban: %s: this name says %s, and -t says %s; write -t %s, or "
              "-o %.*s.%s\n"),
            c->output, own, format, own, n, c->output, format);
    else
        say(_("anban: %s: an edition in %s has no such name; write -o "
              "%.*s.%s\n"),
            c->output, format, n, c->output, format);
    return STATUS_USAGE;
}

static void add_record(struct command *c)
{
    bool wanted = c->records && c->format_count < FORMATS_MAX;
    for (size_t i = 0; i < c->format_count; i++)
        wanted = wanted && strcmp(c->formats[i], "json") != 0;
    if (wanted)
        c->formats[c->format_count++] = "json";
}

/* Formats by -t, else by the output's ending, else both editions. */
static int choose_formats(struct command *c)
{
    const char *by_name = c->output ? anban_format_of(c->output) : NULL;
    if (c->format_count == 0 && by_name && !c->to_folder)
        c->formats[c->format_count++] = by_name;
    int status = preview_pages(c);
    if (status != GO_ON)
        return status;
    if (command_writes_stdout(c) && c->format_count != 1)
        return command_wrong("-o -",
                             N_("standard output takes one format, so name "
                                "it with -t"));
    if (preview_is_for_programs(c))
        return command_wrong("-o -",
                             N_("standard output is a terminal, and this "
                                "format is for programs; send it on with | or "
                                ">, or name a file"));
    if (preview_names_terminal(c))
        return command_wrong(c->output,
                             N_("this is a terminal; -o - shows there what is "
                                "for people"));
    if (c->format_count == 0 && c->output && !c->to_folder)
        return command_wrong(c->output,
                             N_("names no folder and no format; end it "
                                "in .pdf or .epub"));
    if (c->format_count == 1 && c->output && !c->to_folder &&
        !command_writes_stdout(c))
        status = check_ending(c);
    c->formats_by_default = c->format_count == 0;
    if (c->formats_by_default) {
        c->formats[c->format_count++] = "pdf";
        c->formats[c->format_count++] = "epub";
    }
    add_record(c);
    if (c->format_count > 1 && c->output && !c->to_folder)
        return command_wrong(c->output,
                             N_("is one file, and several are asked for; "
                                "name a folder"));
    return status;
}

static bool ends_in_slash(const char *path)
{
    size_t n = strlen(path);
    return n > 0 && path[n - 1] == '/';
}

/* A name without an ending, which is none of a file: a folder to be made. */
static bool is_new_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return !strchr(slash ? slash : path, '.') && access(path, F_OK) != 0;
}

int command_parse(struct command *c, int argc, char **argv)
{
    int status = GO_ON;
    bool options_end = false, standard_input = false;
    *c = (struct command){.timeout = -1, .result = 1, .files = argv};
    for (int i = 1; i < argc && status == GO_ON; i++) {
        bool option = argv[i][0] == '-' && argv[i][1] && !options_end;
        if (option && strcmp(argv[i], "--") == 0)
            options_end = true;
        else if (option)
            status = take_word(c, argv, &i);
        else
            argv[c->file_count++] = argv[i];
        standard_input |= !option && strcmp(argv[i], "-") == 0;
    }
    if (status != GO_ON)
        return status;
    if (c->delivery.inbox) /* in place of the option's own word */
        argv[c->file_count++] = (char *)c->delivery.inbox;
    if (c->file_count == 0 && !c->files_from)
        return command_wrong(_("FILE"), N_("name a file to convert"));
    if (c->preview && (status = preview_terminal(c)) != GO_ON)
        return status;
    c->to_folder = c->output && !command_writes_stdout(c) &&
                   (ends_in_slash(c->output) || anban_is_folder(c->output) ||
                    is_new_folder(c->output));
    if (c->delivery.inbox && !c->to_folder)
        return command_wrong("--in", N_("name a folder for the editions, with "
                                        "-o"));
    c->for_people = isatty(STDOUT_FILENO);
    delivery_choose(c);
    if (standard_input && !c->output && !c->delivery.staged)
        return command_wrong("-", N_("say where standard input goes with -o"));
    if (standard_input && c->files_from && strcmp(c->files_from, "-") == 0)
        return command_wrong("--files-from -",
                             N_("standard input cannot be both a list and a "
                                "document"));
    status = choose_formats(c);
    return status == GO_ON ? delivery_check(c) : status;
}
