/* SPDX-License-Identifier: MIT */
/* A list in the order in which they came; those at its head are under way. */
#include "serve/desk.h"

#include <signal.h>
#include <unistd.h>

void desk_open(struct desk *desk, int zygote, void (*done)(void *who))
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    *desk = (struct desk){.zygote = zygote, .done = done};
    desk->processors = processors > 0 ? (size_t)processors : 1;
}

static void finish(struct desk *desk, struct errand *errand)
{
    struct errand **at = &desk->first;
    while (*at != errand)
        at = &(*at)->next;
    *at = errand->next;
    errand->next = NULL;
    errand->is_done = true;
    if (errand->is_sent)
        desk->running--;
    else
        desk->waiting--;
    desk->done(errand->who);
}

/* As something that was killed. */
static void fail(struct desk *desk, struct errand *errand)
{
    errand->ended.status = SIGKILL;
    finish(desk, errand);
}

static void send_those_that_wait(struct desk *desk)
{
    struct errand *errand = desk->first, *next;
    for (; errand && desk->running < desk->processors; errand = next) {
        next = errand->next;
        if (errand->is_sent)
            continue;
        errand->order.head.number = ++desk->numbers;
        if (desk->zygote < 0 || !order_send(desk->zygote, &errand->order)) {
            fail(desk, errand);
            continue;
        }
        errand->is_sent = true;
        desk->waiting--;
        desk->running++;
    }
}

bool desk_take(struct desk *desk, struct errand *errand, bool goes_on)
{
    struct errand **end = &desk->first;
    if (desk->waiting >= DESK_WAITING_MAX && !goes_on)
        return false;
    while (*end)
        end = &(*end)->next;
    errand->next = NULL;
    errand->is_sent = errand->is_done = false;
    *end = errand;
    desk->waiting++;
    return true;
}

static struct errand *find(const struct desk *desk, uint64_t number)
{
    struct errand *errand = desk->first;
    while (errand && !(errand->is_sent && errand->order.head.number == number))
        errand = errand->next;
    return errand;
}

static void take_in(struct desk *desk, const struct ended *ended)
{
    struct errand *errand = find(desk, ended->number);
    if (!errand)
        return;
    errand->ended = *ended;
    errand->has_report =
        report_read(errand->order.files[FILE_REPORT], &errand->report);
    finish(desk, errand);
}

void desk_turn(struct desk *desk)
{
    struct ended ended;
    int taken = 0;
    while (desk->zygote >= 0 && (taken = ended_take(desk->zygote, &ended)) > 0)
        take_in(desk, &ended);
    if (desk->zygote >= 0 && taken == 0) {
        close(desk->zygote);
        desk->zygote = -1;
        while (desk->first)
            fail(desk, desk->first);
    }
    send_those_that_wait(desk);
}

bool errand_went_well(const struct errand *errand)
{
    return errand->ended.status == 0 && errand->has_report &&
           errand->report.code == 0;
}
