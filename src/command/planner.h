/* SPDX-License-Identifier: MIT */
/* What the files of the plan share while it is made. */
#ifndef ANBAN_COMMAND_PLANNER_H
#define ANBAN_COMMAND_PLANNER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "anban.h"
#include "command/plan.h"

struct command;

/* Which file an input is, however it was named. */
struct identity {
    dev_t device;
    ino_t file;
    size_t job;
};

struct planner {
    const struct command *c;
    struct plan *plan;
    struct identity *identities; /* of the inputs that are there; sorted */
    size_t identity_count;
    char **keys;             /* of each job: its name, however it was written */
    struct anban *expecting; /* with the options of this run, or NULL */
    struct anban_origin options; /* and what it tells of these alone */
    struct anban_origin *sums;   /* of each job's input, as far as asked for */
};

void planner_begin(struct planner *p, struct plan *plan,
                   const struct command *c);
void planner_end(struct planner *p);

/* Whether the file is one of the inputs. */
bool planner_is_input(const struct planner *p, const struct stat *info);

/* What stands under the name of an edition. */
enum holder {
    HOLDER_NONE,
    HOLDER_FOREIGN, /* no edition, or none as it was made */
    HOLDER_UNSAID,  /* an edition of which no note tells the document */
    HOLDER_GONE,    /* of a document that is no longer where it was */
    HOLDER_THERE    /* of a document that is there */
};

enum { HOLDING_NAME = 256 };

struct holding {
    enum holder holder;
    struct anban_origin origin;
    /* Of HOLDER_THERE: */
    struct identity source;
    char name[HOLDING_NAME];
    long long size;
    struct timespec changed, touched; /* as the input was then */
};

void planner_look(const char *path, struct holding *h);

/* Whether both are of one document: HOLDER_THERE. */
bool planner_are_alike(const struct holding *a, const struct holding *b);

/* Whether the edition is of the job's document, by the note at it (and
 * nothing has happened to the document since); or else,
 * which costs a look at the whole input, by the digests. */
bool planner_is_noted(const struct holding *h, const struct job *job);
bool planner_is_noted_now(const struct holding *h, const struct job *job);
bool planner_is_summed(struct planner *p, const struct holding *h,
                       const struct job *job);

/* Whether it is what would be made of the job now. */
bool planner_is_fresh(struct planner *p, const struct holding *h,
                      const struct job *job, const char *format);

/* Gives each job that needs it another name: plan_names.c. */
void planner_keep_apart(struct planner *p);

/* Looks at what stands under the editions' names: plan_targets.c. */
void planner_look_at_targets(struct planner *p, struct job *job);

/* An allocated text of these. */
char *planner_text(const char *a, const char *b, const char *c, int n,
                   const char *d);

#endif
