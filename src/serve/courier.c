/* SPDX-License-Identifier: MIT */
/*
 * Printing is the command's own (command/print.h). What that says on the
 * standard files becomes the report's sentence.
 */
#include "serve/courier.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/language.h"
#include "command/print.h"
#include "command/safe_name.h"
#include "serve/mail.h"
#include "serve/order.h"

enum { PATH_ROOM = 48 };

/* What print_file says goes where the report takes it from. */
static void listen_to_oneself(const struct order *order)
{
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(order->files[FILE_TELLING], STDOUT_FILENO);
    dup2(order->files[FILE_TELLING], STDERR_FILENO);
}

static const char *option(const struct order *order, const char *name)
{
    for (size_t i = 0; i < order->head.options; i++) {
        if (strcmp(order->options[i].name, name) == 0 &&
            order->options[i].value[0])
            return order->options[i].value;
    }
    return NULL;
}

static bool print(const struct order *order)
{
    char path[PATH_ROOM];
    const char *sides = option(order, "sides");
    struct command c = {.quiet = true};
    c.delivery.printer = option(order, "print");
    c.delivery.copies = option(order, "copies");
    if (sides)
        c.delivery.sides = strcmp(sides, "one") == 0 ? SIDES_ONE : SIDES_TWO;
    snprintf(path, sizeof path, "/proc/self/fd/%d", order->files[FILE_INPUT]);
    return print_file(&c, order->name, path, order->name);
}

/* The name of what is sent, as old programs take it. */
static bool mail(const struct order *order, struct report *report)
{
    const struct post_office office = {
        .url = option(order, "url"),
        .from = option(order, "from"),
        .user = option(order, "user"),
        .password = option(order, "password"),
    };
    const char *dot = strrchr(order->name, '.');
    char *stem = strndup(order->name, dot && dot > order->name
                                          ? (size_t)(dot - order->name)
                                          : strlen(order->name));
    char *name = stem ? safe_name(stem, ".epub", true) : NULL;
    const struct letter letter = {option(order, "to"), name,
                                  order->files[FILE_INPUT]};
    bool ok = name && mail_send(&office, &letter, report->sentence,
                                sizeof report->sentence);
    free(stem);
    free(name);
    return ok;
}

/* One line, without the program's name. What is to be done is said for who has
 * the server's command line, and that is not who reads it here. */
static void take_sentence(const struct order *order, struct report *report)
{
    static const char name[] = "anban: ";
    char said[sizeof report->sentence - 128], *sentence = said;
    ssize_t n = pread(order->files[FILE_TELLING], said, sizeof said - 1, 0);
    said[n > 0 ? n : 0] = '\0';
    said[strcspn(said, "\n")] = '\0';
    if (strncmp(said, name, strlen(name)) == 0)
        sentence += strlen(name);
    snprintf(report->sentence, sizeof report->sentence,
             _("%s; tell this to whoever runs the server"), sentence);
}

_Noreturn void courier_run(const struct order *order)
{
    struct report report = {.code = STATUS_DONE};
    language_take(order->head.vietnamese ? "vi" : "en");
    listen_to_oneself(order);
    if (order->head.kind == ORDER_MAIL) {
        report.code = mail(order, &report) ? STATUS_DONE : STATUS_FAILED;
    } else if (!print(order)) {
        fflush(stderr);
        report.code = STATUS_FAILED;
        take_sentence(order, &report);
    }
    bool ok = pwrite(order->files[FILE_REPORT], &report, sizeof report, 0) ==
              (ssize_t)sizeof report;
    _exit(ok ? 0 : STATUS_FAILED);
}
