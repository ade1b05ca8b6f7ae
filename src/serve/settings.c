/* SPDX-License-Identifier: MIT */
/* Words in, a struct settings out. The password is a file's first line, so that
 * it stands in no list of processes. */
#include "serve/settings.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "command/language.h"
#include "command/message.h"

enum { GO_ON = -1 };

static int read_password(struct settings *s, const char *path)
{
    FILE *file = fopen(path, "re");
    if (!file || !fgets(s->password, sizeof s->password, file)) {
        say(_("anban: %s: cannot be read: %s\n"), path,
            file ? _("it is empty") : _(strerror(errno)));
        if (file)
            fclose(file);
        return STATUS_USAGE;
    }
    fclose(file);
    s->password[strcspn(s->password, "\r\n")] = '\0';
    if (s->password[0])
        return GO_ON;
    say(_("anban: %s: its first line must be the password\n"), path);
    return STATUS_USAGE;
}

/* The value behind `name` in the lines, each of which ends in a zero; NULL:
 * there is none. */
static const char *line_of(const char *lines, size_t size, const char *name)
{
    size_t n = strlen(name);
    for (const char *s = lines; s < lines + size; s += strlen(s) + 1) {
        if (strncmp(s, name, n) == 0 && s[n] == ' ')
            return s + n + 1 + strspn(s + n + 1, " ");
    }
    return NULL;
}

/* Lines such as "url smtp://mail.example:587". */
static int read_office(struct settings *s, const char *path)
{
    char *lines = s->office_lines;
    FILE *file = fopen(path, "re");
    size_t n = file ? fread(lines, 1, sizeof s->office_lines - 1, file) : 0;
    if (file)
        fclose(file);
    for (size_t i = 0; i < n; i++)
        lines[i] =
            (char)(lines[i] == '\n' || lines[i] == '\r' ? '\0' : lines[i]);
    s->office = (struct post_office){
        line_of(lines, n, "url"), line_of(lines, n, "from"),
        line_of(lines, n, "user"), line_of(lines, n, "password")};
    if (s->office.url && s->office.from && mail_is_address(s->office.from))
        return GO_ON;
    say(_("anban: %s: this must have the lines \"url smtp://HOST:PORT\" and "
          "\"from ADDRESS\"\n"),
        path);
    return STATUS_USAGE;
}

static int add_host(struct settings *s, const char *name)
{
    if (s->host_count == HOSTS_MAX)
        return command_wrong("--host", N_("there are too many names"));
    s->hosts[s->host_count++] = name;
    return GO_ON;
}

static int print_help(void)
{
    fputs(_("Usage: anban serve [OPTION]...\n"
            "Offers a page on which reports become editions, to browsers.\n"
            "\n"
            "  -s, --state DIR           a folder for the shelf of editions\n"
            "      --listen ADDR:PORT    where (default: 127.0.0.1:8026)\n"
            "      --password-file FILE  its first line is the password, "
            "without which\n"
            "                            no address but this machine's own is "
            "served\n"
            "      --host NAME           a name under which browsers reach it; "
            "may be\n"
            "                            given more than once\n"
            "      --print[=PRINTER]     offer printing, by CUPS (default: its "
            "default printer)\n"
            "      --mail-file FILE      offer mail; its lines: url, from, and "
            "user, password\n"
            "  -h, --help                show this list\n"),
          stdout);
    return STATUS_DONE;
}

static int take(struct settings *s, int letter, const char *value)
{
    switch (letter) {
    case 's':
        s->folder = value;
        return GO_ON;
    case 'l':
        s->listen = value;
        return GO_ON;
    case 'p':
        return read_password(s, value);
    case 'H':
        return add_host(s, value);
    case 'm':
        return read_office(s, value);
    case 'P':
        s->prints = true;
        s->printer = value;
        return GO_ON;
    case 'h':
        return print_help();
    default:
        say("%s", _("anban: see anban serve --help\n"));
        return STATUS_USAGE;
    }
}

int settings_parse(struct settings *settings, int argc, char **argv)
{
    static const struct option options[] = {
        {"state", required_argument, NULL, 's'},
        {"listen", required_argument, NULL, 'l'},
        {"password-file", required_argument, NULL, 'p'},
        {"host", required_argument, NULL, 'H'},
        {"mail-file", required_argument, NULL, 'm'},
        {"print", optional_argument, NULL, 'P'},
        {"help", no_argument, NULL, 'h'},
        {NULL, 0, NULL, 0},
    };
    int letter, status = GO_ON;
    *settings = (struct settings){.listen = "127.0.0.1:8026"};
    while (status == GO_ON &&
           (letter = getopt_long(argc, argv, "s:h", options, NULL)) != -1)
        status = take(settings, letter, optarg);
    if (status == GO_ON && optind < argc)
        return command_wrong(argv[optind], N_("serve takes no files"));
    return status;
}
