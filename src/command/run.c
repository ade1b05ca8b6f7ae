/* SPDX-License-Identifier: MIT */
/*
 * The command from its words to its exit status.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anban.h"
#include "command/command.h"
#include "command/convert.h"
#include "command/pool.h"
#include "command/delivery.h"
#include "command/inputs.h"
#include "command/interrupt.h"
#include "command/language.h"
#include "command/leave.h"
#include "command/outcome.h"
#include "command/plan.h"
#include "command/serve.h"
#include "command/volume.h"
#include "command/watch.h"

/* A standard file that was closed would be the next one opened, and what is
 * printed would go into an edition. Opened the wrong way round, it is still one
 * that cannot be read or written, which is an error where it is needed. */
static void open_standard_files(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

/* A file that grows beyond what is allowed (ulimit -f) is a failed write like
 * any other, which is told; the signal for it would only end the program. */
static void fail_at_limits(void)
{
    (void)signal(SIGXFSZ, SIG_IGN);
}

/* Wrong options are told once, before there are workers. */
static int convert_all(const struct command *c, const struct plan *plan,
                       struct outcome *o)
{
    int status;
    struct anban_shared *shared = anban_shared_new();
    struct anban *ready = convert_prepare(c, shared, &status);
    if (ready)
        status = pool_run(c, plan, shared, ready, o);
    anban_free(ready);
    anban_shared_free(shared);
    return status;
}

static bool delivers(const struct command *c)
{
    return c->delivery.prints || c->delivery.sends;
}

static int run_plan(const struct command *c, const struct plan *plan)
{
    struct outcome o;
    outcome_begin(&o, c, plan);
    int status = STATUS_DONE;
    if (o.done < o.total)
        status = convert_all(c, plan, &o);
    if (status != STATUS_USAGE && o.failed)
        status = STATUS_FAILED;
    int signal = interrupt_noted();
    if (status != STATUS_USAGE)
        outcome_end(&o, signal);
    if (delivers(c) && !signal && delivery_run(c, plan, &o) != STATUS_DONE &&
        status == STATUS_DONE)
        status = STATUS_FAILED;
    outcome_free(&o);
    return status;
}

static bool has_setting(const struct command *c, const char *name)
{
    for (size_t i = 0; i < c->setting_count; i++) {
        if (strcmp(c->settings[i].name, name) == 0)
            return true;
    }
    return false;
}

/* Hints number the lines of one document; page numbers, which go through or
 * do not, are those of a volume. */
static bool settings_fit(const struct inputs *inputs, const struct command *c)
{
    if (inputs->n > 1 && has_setting(c, "hints"))
        command_wrong("--hints", N_("these are about one document, and several "
                                    "are to be converted"));
    else if (!c->joins && has_setting(c, "page-numbers"))
        command_wrong("--page-numbers", N_("this goes with --join"));
    else
        return true;
    return false;
}

static int run_inputs(struct command *c, struct inputs *inputs)
{
    struct plan plan;
    if (!inputs_gather(inputs, c))
        return STATUS_FAILED;
    if (c->joins && !volume_make(c, inputs))
        return c->volume < 0 ? STATUS_USAGE : STATUS_FAILED;
    if (!inputs_fit(inputs, c) || !settings_fit(inputs, c))
        return STATUS_USAGE;
    if (c->delivery.watches)
        return watch_run(c, inputs);
    if (!delivery_begin(c))
        return STATUS_FAILED;
    plan_make(&plan, c, inputs);
    int status = run_plan(c, &plan);
    passed_count(&inputs->passed, c);
    plan_free(&plan);
    return status;
}

static int run(int argc, char **argv)
{
    struct command c;
    struct inputs inputs;
    open_standard_files();
    fail_at_limits();
    language_begin();
    if (serve_is_wanted(argc, argv))
        return serve_run(argv);
    int status = command_parse(&c, argc, argv);
    if (status >= 0)
        return status;
    status = run_inputs(&c, &inputs);
    delivery_end(&c);
    volume_free(&c);
    inputs_free(&inputs);
    if (interrupt_noted())
        interrupt_die(interrupt_noted());
    return status;
}

void command_run(int argc, char **argv)
{
    leave(run(argc, argv));
}
