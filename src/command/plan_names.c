/* SPDX-License-Identifier: MIT */
/*
 * Inputs whose editions would have one name are kept apart by numbers: report,
 * report-2, report-3. A name that was given stays with its input, as the
 * editions themselves tell whose they are, so that a document which comes or
 * goes never turns those of others round. First each takes what is its own; the
 * rest take in their order what is free: the name as it is, or numbers.
 */
#define _GNU_SOURCE /* qsort_r */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/language.h"
#include "command/names.h"
#include "command/planner.h"
#include "command/message.h"

/* What is found under a name with a number, whatever the format. */
struct slot {
    bool is_empty, is_foreign;
    bool is_held;   /* by a document that is there */
    bool is_shared; /* by several */
    struct holding holding;
};

/* Jobs whose names are spelled alike, in their order. */
struct spelling {
    size_t *jobs, n;
    struct slot *slots; /* from the number 1 on */
    size_t slot_count;
    unsigned next; /* the first number that may be free */
};

struct namer {
    struct planner *p;
    size_t *order;
    struct spelling *spellings;
    size_t spelling_count;
    unsigned *numbers;            /* of each job; 0: none yet */
    struct names *stems, *claims; /* the names without numbers; those given */
};

static char *numbered(const char *name, unsigned number)
{
    char tail[16] = "";
    int n = number > 1 ? snprintf(tail, sizeof tail, "-%u", number) : 0;
    return planner_text(name, "", "", n, tail);
}

/* Both editions belong together, whichever of them is made now. */
static void look_at_format(const struct namer *names, const struct job *job,
                           const char *format, struct slot *slot)
{
    struct holding h;
    char *path = plan_target(names->p->c, job, format);
    planner_look(path, &h);
    free(path);
    slot->is_empty &= h.holder == HOLDER_NONE;
    slot->is_foreign |= h.holder == HOLDER_FOREIGN;
    if (h.holder == HOLDER_THERE && slot->is_held &&
        !planner_are_alike(&h, &slot->holding))
        slot->is_shared = true;
    if (h.holder >= HOLDER_UNSAID && h.holder > slot->holding.holder)
        slot->holding = h;
    slot->is_held |= h.holder == HOLDER_THERE;
}

static struct slot look_at_slot(const struct namer *names,
                                const struct spelling *s, unsigned number)
{
    const struct command *c = names->p->c;
    const char *base = names->p->plan->jobs[s->jobs[0]].base;
    struct job job = {.base = numbered(base, number)};
    struct slot slot = {.is_empty = true};
    look_at_format(names, &job, "pdf", &slot);
    look_at_format(names, &job, "epub", &slot);
    for (size_t i = 0; i < c->format_count; i++) {
        if (strcmp(c->formats[i], "pdf") != 0 &&
            strcmp(c->formats[i], "epub") != 0)
            look_at_format(names, &job, c->formats[i], &slot);
    }
    free(job.base);
    return slot;
}

/* A number that was given lies within those of the jobs, or behind them where
 * some have gone, which have left their editions. */
static void look_at_slots(const struct namer *names, struct spelling *s)
{
    bool ends = false;
    for (unsigned number = 1; !ends; number++) {
        struct slot slot = look_at_slot(names, s, number);
        s->slots = command_own(
            realloc(s->slots, (s->slot_count + 1) * sizeof *s->slots));
        s->slots[s->slot_count++] = slot;
        ends = slot.is_empty && number > 1 && number > s->n;
    }
}

/* The job takes the number; false: another has it. */
static bool claim(struct namer *names, size_t job, unsigned number)
{
    char *key = numbered(names->p->keys[job], number);
    bool ok = names_add(names->claims, key);
    free(key);
    if (ok)
        names->numbers[job] = number;
    return ok;
}

/* Whose it is, by the note or by the digests. */
static bool is_owner(struct namer *names, const struct slot *slot, size_t job,
                     bool by_note)
{
    const struct job *j = &names->p->plan->jobs[job];
    return names->numbers[job] == 0 &&
           (by_note ? planner_is_noted(&slot->holding, j)
                    : planner_is_summed(names->p, &slot->holding, j));
}

/* Digests are asked for only where there is a choice. */
static bool matters(const struct spelling *s, const struct slot *slot,
                    bool by_note)
{
    if (by_note)
        return slot->is_held && !slot->is_shared;
    return slot->holding.holder >= HOLDER_UNSAID && !slot->is_held &&
           (s->n > 1 || s->slot_count > 2);
}

static void find_owners(struct namer *names, const struct spelling *s,
                        bool by_note)
{
    for (size_t i = 0; i < s->slot_count; i++) {
        const struct slot *slot = &s->slots[i];
        for (size_t k = 0; matters(s, slot, by_note) && k < s->n; k++) {
            if (is_owner(names, slot, s->jobs[k], by_note) &&
                claim(names, s->jobs[k], (unsigned)i + 1))
                break;
        }
    }
}

/* The name itself may be a foreign file's, which is then told; a number that
 * we choose goes round it, and round the names of other inputs. */
static bool is_free(const struct namer *names, const struct spelling *s,
                    size_t job, unsigned number)
{
    const struct slot *slot =
        number <= s->slot_count ? &s->slots[number - 1] : NULL;
    if (slot && slot->is_held)
        return false;
    if (number == 1)
        return true;
    char *key = numbered(names->p->keys[job], number);
    bool is_stem = names_has(names->stems, key);
    free(key);
    return !is_stem && !(slot && slot->is_foreign);
}

static void take_free(struct namer *names, struct spelling *s, size_t job)
{
    while (names->numbers[job] == 0) {
        if (is_free(names, s, job, s->next))
            claim(names, job, s->next);
        s->next++;
    }
}

/* ---- Of all ---- */

static int compare(const void *first, const void *second, void *planner)
{
    const struct planner *p = planner;
    size_t a = *(const size_t *)first, b = *(const size_t *)second;
    int order = strcmp(p->plan->jobs[a].base, p->plan->jobs[b].base);
    return order ? order : (a > b) - (a < b);
}

static bool takes_part(const struct job *job)
{
    return !job->refusal && !job->is_double;
}

/* The jobs that take part, sorted by how their names are spelled. */
static void sort(struct namer *names, size_t *n)
{
    struct planner *p = names->p;
    names->order = command_own(calloc(p->plan->n + 1, sizeof(size_t)));
    for (size_t i = 0; i < p->plan->n; i++) {
        if (!takes_part(&p->plan->jobs[i]))
            continue;
        names->order[(*n)++] = i;
        names_add(names->stems, p->keys[i]);
    }
    qsort_r(names->order, *n, sizeof(size_t), compare, p);
}

static void find_spellings(struct namer *names)
{
    size_t n = 0;
    const struct job *jobs = names->p->plan->jobs;
    sort(names, &n);
    names->spellings = command_own(calloc(n + 1, sizeof *names->spellings));
    for (size_t i = 0; i < n; i++) {
        struct spelling *last = &names->spellings[names->spelling_count - 1];
        if (i > 0 && strcmp(jobs[names->order[i]].base,
                            jobs[names->order[i - 1]].base) == 0)
            last->n++;
        else
            names->spellings[names->spelling_count++] =
                (struct spelling){.jobs = &names->order[i], .n = 1, .next = 1};
    }
}

static void give_numbers(struct namer *names)
{
    for (size_t i = 0; i < names->spelling_count; i++)
        look_at_slots(names, &names->spellings[i]);
    for (size_t i = 0; i < names->spelling_count; i++)
        find_owners(names, &names->spellings[i], true);
    for (size_t i = 0; i < names->spelling_count; i++)
        find_owners(names, &names->spellings[i], false);
}

/* In the order of the inputs, whoever is spelled like whom. */
static void give_rest(struct namer *names)
{
    size_t n = names->p->plan->n;
    struct spelling **of = command_own(calloc(n + 1, sizeof(void *)));
    for (size_t i = 0; i < names->spelling_count; i++) {
        struct spelling *s = &names->spellings[i];
        for (size_t k = 0; k < s->n; k++)
            of[s->jobs[k]] = s;
    }
    for (size_t i = 0; i < n; i++) {
        if (of[i])
            take_free(names, of[i], i);
    }
    free(of);
}

static void rename_job(const struct namer *names, size_t i)
{
    const struct command *c = names->p->c;
    struct job *job = &names->p->plan->jobs[i];
    if (names->numbers[i] < 2)
        return;
    char *base = numbered(job->base, names->numbers[i]);
    free(job->base);
    job->base = base;
    if (!c->quiet && !c->delivery.staged)
        say(_("anban: %s: this name is given to the editions of another "
              "document, so its own are called %s\n"),
            job->input, base);
}

void planner_keep_apart(struct planner *p)
{
    size_t n = p->plan->n;
    struct namer names = {
        .p = p, .stems = names_new(n), .claims = names_new(n)};
    names.numbers = command_own(calloc(n + 1, sizeof *names.numbers));
    find_spellings(&names);
    give_numbers(&names);
    give_rest(&names);
    for (size_t i = 0; i < n; i++)
        rename_job(&names, i);
    for (size_t i = 0; i < names.spelling_count; i++)
        free(names.spellings[i].slots);
    free(names.spellings);
    free(names.order);
    free(names.numbers);
    names_free(names.stems);
    names_free(names.claims);
}
