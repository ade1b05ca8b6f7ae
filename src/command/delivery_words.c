/* SPDX-License-Identifier: MIT */
/*
 * The options of delivery: each word into the command, and which of them do not
 * go together. What they ask for is done in delivery.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/delivery.h"
#include "command/language.h"

enum { GO_ON = -1, COPIES_MAX = 999 };

static const char *const names[] = {"print", "copies", "sides", "print-pages",
                                    "send",  "watch",  "in"};

bool delivery_has_option(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static int take_sides(struct command *c, const char *value)
{
    bool is_one = strcmp(value, "one") == 0;
    if (!is_one && strcmp(value, "two") != 0)
        return command_wrong_value("sides", value,
                                   N_("this must be one or two"));
    c->delivery.sides = is_one ? SIDES_ONE : SIDES_TWO;
    return GO_ON;
}

static int take_copies(struct command *c, const char *value)
{
    long n;
    if (!command_number(value, COPIES_MAX, &n))
        return command_wrong_value(
            "copies", value, N_("this must be a whole number from 1 to 999"));
    c->delivery.copies = value;
    return GO_ON;
}

/* Numbers and ranges between commas, as in "1,3-5,16" (page-ranges of RFC
 * 8011, section 5.2.7): no page is 0 and no range goes backwards. */
static bool is_page_list(const char *s)
{
    for (;; s++) {
        char *end;
        long first = *s >= '0' && *s <= '9' ? strtol(s, &end, 10) : 0;
        if (first < 1)
            return false;
        s = end;
        if (*s == '-' && s[1] >= '0' && s[1] <= '9') {
            if (strtol(s + 1, &end, 10) < first)
                return false;
            s = end;
        }
        if (*s != ',')
            return *s == '\0';
    }
}

static int take_pages(struct command *c, const char *value)
{
    if (!is_page_list(value))
        return command_wrong_value("print-pages", value,
                                   N_("this must be a list such as 1,3-5"));
    c->delivery.pages = value;
    return GO_ON;
}

static int take_place(const char *name, const char *value, bool *flag,
                      const char **place)
{
    if (value && !*value)
        return command_wrong_value(name, value, N_("a name must follow the ="));
    *flag = true;
    *place = value;
    return GO_ON;
}

int delivery_take(struct command *c, const char *name, const char *value)
{
    struct delivery *d = &c->delivery;
    if (strcmp(name, "print") == 0)
        return take_place(name, value, &d->prints, &d->printer);
    if (strcmp(name, "send") == 0)
        return take_place(name, value, &d->sends, &d->reader);
    if (strcmp(name, "watch") == 0) {
        d->watches = true;
        return GO_ON;
    }
    if (strcmp(name, "in") == 0) {
        d->watches = c->recursive = true;
        d->inbox = value;
        return GO_ON;
    }
    d->print_only = name;
    if (strcmp(name, "sides") == 0)
        return take_sides(c, value);
    return strcmp(name, "copies") == 0 ? take_copies(c, value)
                                       : take_pages(c, value);
}

void delivery_choose(struct command *c)
{
    struct delivery *d = &c->delivery;
    if ((!d->prints && !d->sends) || c->output || c->format_count)
        return;
    d->staged = true;
    c->tells_itself = true;
    if (d->prints)
        c->formats[c->format_count++] = "pdf";
    if (d->sends)
        c->formats[c->format_count++] = "epub";
}

static bool has_format(const struct command *c, const char *format)
{
    for (size_t i = 0; i < c->format_count; i++) {
        if (strcmp(c->formats[i], format) == 0)
            return true;
    }
    return false;
}

/* What is watched must be there to be read again, and written again. */
static int check_watch(const struct command *c)
{
    if (c->delivery.prints || c->delivery.sends)
        return command_wrong("--watch",
                             N_("does not go with --print and --send: "
                                "each save would deliver once more"));
    if (command_writes_stdout(c))
        return command_wrong("--watch",
                             N_("needs files to write; name a folder "
                                "with -o"));
    for (size_t i = 0; i < c->file_count; i++) {
        if (strcmp(c->files[i], "-") == 0)
            return command_wrong("-", N_("standard input cannot be watched"));
    }
    if (c->files_from && strcmp(c->files_from, "-") == 0)
        return command_wrong(
            "--files-from -",
            N_("is read once, so --watch cannot follow it; name "
               "a file"));
    return GO_ON;
}

int delivery_check(const struct command *c)
{
    const struct delivery *d = &c->delivery;
    if (d->print_only && !d->prints) {
        char word[32];
        snprintf(word, sizeof word, "--%s", d->print_only);
        return command_wrong(word, N_("goes with --print"));
    }
    if (c->preview && (d->prints || d->sends || d->watches))
        return command_wrong("--preview", N_("does not go with --print, --send "
                                             "and --watch"));
    if (d->watches)
        return check_watch(c);
    if ((d->prints || d->sends) && command_writes_stdout(c))
        return command_wrong("-o -", N_("does not go with --print and --send"));
    if (d->prints && !has_format(c, "pdf"))
        return command_wrong("--print",
                             N_("it is the PDF that is printed; name "
                                "pdf with -t, too"));
    if (d->sends && !has_format(c, "epub"))
        return command_wrong("--send",
                             N_("it is the EPUB that is sent; name epub "
                                "with -t, too"));
    return GO_ON;
}
