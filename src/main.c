/* SPDX-License-Identifier: MIT */
/*
 * The command: options in, files and messages out. All work is the library's;
 * here is only what a person at a terminal sees.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anban.h"

enum { SETTINGS_MAX = 60, FORMATS_MAX = 8 };

/* The command line, taken apart. */
struct command {
    struct {
        const char *name, *value;
    } settings[SETTINGS_MAX]; /* for anban_set, in order */
    size_t setting_count;
    const char *formats[FORMATS_MAX];
    size_t format_count;
    const char *output;
    bool explain, quiet;
};

static int usage_error(const char *culprit, const char *sentence)
{
    fprintf(stderr, "anban: %s: %s; see anban --help\n", culprit, sentence);
    return 2;
}

static bool add_formats(struct command *c, char *list)
{
    for (char *s = strtok(list, ","); s; s = strtok(NULL, ",")) {
        if (c->format_count == FORMATS_MAX)
            return false;
        c->formats[c->format_count++] = s;
    }
    return c->format_count > 0;
}

/* An option by its long name; -1 to go on, else the exit status. */
static int take_option(struct command *c, const char *name, char *value)
{
    if (strcmp(name, "version") == 0)
        return puts("anban " ANBAN_VERSION) < 0;
    if (strcmp(name, "help") == 0)
        return fputs(anban_help(), stdout) < 0;
    if (strcmp(name, "output") == 0)
        c->output = value;
    else if (strcmp(name, "to") == 0)
        return add_formats(c, value) ? -1 : usage_error("--to", "no format");
    else if (strcmp(name, "explain") == 0)
        c->explain = true;
    else if (strcmp(name, "quiet") == 0)
        c->quiet = true;
    else if (strcmp(name, "verbose") != 0 && c->setting_count < SETTINGS_MAX) {
        c->settings[c->setting_count].name = name;
        c->settings[c->setting_count++].value = value;
    }
    return -1;
}

static const char *long_name(char letter)
{
    static const char *const names[] = {"output", "to",    "from",
                                        "jobs",   "quiet", "verbose"};
    const char *at = strchr("otfjqv", letter);
    return letter && at ? names[at - "otfjqv"] : "";
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
    if (takes < 0 || (takes == 0 && value))
        return usage_error(word, "there is no such option");
    if (takes && !value && !(value = argv[++*i]))
        return usage_error(word, "a value must follow");
    if (is_long)
        word[2 + strlen(name)] = '\0'; /* "--name=value" becomes the name */
    return take_option(c, is_long ? word + 2 : long_name(word[1]), value);
}

static void print_notes(const struct command *c, struct anban *a,
                        const char *input)
{
    struct anban_note note;
    while (anban_next_note(a, &note)) {
        bool structural =
            note.kind == ANBAN_TAKEN || note.kind == ANBAN_DROPPED;
        if (structural ? !c->explain : c->quiet)
            continue;
        if (note.line)
            fprintf(stderr, "anban: %s:%ld: %s\n", input, note.line, note.text);
        else
            fprintf(stderr, "anban: %s: %s\n", input, note.text);
    }
}

static bool write_one(const struct command *c, struct anban *a,
                      const char *format)
{
    if (c->output && strcmp(c->output, "-") == 0)
        return anban_write_fd(a, format, STDOUT_FILENO);
    const char *path = anban_target(a, format, c->output);
    bool ok = path && anban_write(a, format, path);
    if (ok && !c->quiet && anban_parts(a))
        printf("%s: %zu %s, %zu bytes\n", path, anban_parts(a),
               strcmp(format, "pdf") == 0 ? "pages" : "chapters",
               anban_size(a));
    return ok;
}

/* One input to all its formats; the exit status. */
static int convert(const struct command *c, const char *input)
{
    struct anban *a = anban_new();
    bool ok = a != NULL;
    for (size_t i = 0; ok && i < c->setting_count; i++)
        ok = anban_set(a, c->settings[i].name, c->settings[i].value);
    ok = ok && anban_read(a, input);
    if (a)
        print_notes(c, a, input);
    for (size_t i = 0; ok && i < c->format_count; i++) {
        ok = write_one(c, a, c->formats[i]);
        print_notes(c, a, input);
    }
    if (!ok)
        fprintf(stderr, "anban: %s\n", a ? anban_message(a) : "out of memory");
    int status = ok ? 0 : a ? anban_code(a) : 1;
    anban_free(a);
    return status;
}

/* Formats by -t, else by the output's ending, else both editions. */
static int choose_formats(struct command *c, bool standard_input)
{
    bool to_stdout = c->output && strcmp(c->output, "-") == 0;
    const char *by_name = c->output ? anban_format_of(c->output) : NULL;
    if (c->output && !by_name && c->format_count == 0 && !to_stdout &&
        !anban_is_folder(c->output))
        return usage_error(c->output, "names no folder and no format; end it "
                                      "in .pdf or .epub");
    if (by_name && c->format_count == 0)
        c->formats[c->format_count++] = by_name;
    if (to_stdout && c->format_count != 1)
        return usage_error("-o -", "standard output takes one format, so name "
                                   "it with -t");
    if (standard_input && !c->output)
        return usage_error("-", "say where standard input goes with -o");
    if (c->format_count == 0) {
        c->formats[c->format_count++] = "pdf";
        c->formats[c->format_count++] = "epub";
    }
    return -1;
}

int main(int argc, char **argv)
{
    struct command c = {0};
    int files = 0, failed = 0, status = -1;
    bool standard_input = false, options_end = false;
    for (int i = 1; i < argc && status < 0; i++) {
        bool option = argv[i][0] == '-' && argv[i][1] && !options_end;
        if (option && strcmp(argv[i], "--") == 0)
            options_end = true;
        else if (option)
            status = take_word(&c, argv, &i);
        else
            argv[files++] = argv[i];
        standard_input |= !option && strcmp(argv[i], "-") == 0;
    }
    if (status < 0 && files == 0)
        status = usage_error("FILE", "name a file to convert");
    if (status < 0)
        status = choose_formats(&c, standard_input);
    if (status >= 0)
        return status;
    for (int i = 0; i < files && status != 2; i++) {
        status = convert(&c, argv[i]);
        failed += status != 0;
    }
    if (files > 1 && failed && status != 2)
        fprintf(stderr, "anban: %d of %d files could not be converted\n",
                failed, files);
    return status == 2 ? 2 : failed > 0;
}
