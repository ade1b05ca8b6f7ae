/* SPDX-License-Identifier: MIT */
/*
 * The command line, taken apart: what is asked for, in one structure that all
 * of the command reads. Its words are those of the manual page.
 */
#ifndef ANBAN_COMMAND_COMMAND_H
#define ANBAN_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>

enum { SETTINGS_MAX = 60, FORMATS_MAX = 64, FORMAT_ROOM = 32 };

/* Exit statuses, as the manual page has them; the last is a worker's alone. */
enum { STATUS_DONE, STATUS_FAILED, STATUS_USAGE, STATUS_NO_MEMORY };

enum explain_form { EXPLAIN_NOT, EXPLAIN_TABLE, EXPLAIN_JSON };

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

enum sides { SIDES_PRINTER, SIDES_ONE, SIDES_TWO };

struct device;

/* Where the editions go from here. */
struct delivery {
    bool prints, sends, watches;
    const char *printer;    /* NULL: the default one */
    const char *reader;     /* a folder; NULL: the e-reader that is there */
    const char *inbox;      /* a folder that is watched, or NULL */
    const char *copies;     /* a number, or NULL: one */
    const char *pages;      /* a list, or NULL: all */
    const char *print_only; /* an option that is for printing alone */
    enum sides sides;
    struct device *device; /* when the work begins: the e-reader */
    bool staged;           /* the editions are made only to be delivered */
};

struct command {
    struct {
        const char *name, *value;
    } settings[SETTINGS_MAX]; /* for anban_set, in order */
    size_t setting_count;
    const char *formats[FORMATS_MAX];
    size_t format_count;
    char *page;   /* the pages of which there are to be pictures, or NULL */
    bool preview; /* they are shown in the terminal */
    char looks[FORMATS_MAX][FORMAT_ROOM]; /* formats made of these */
    char fit[FORMAT_ROOM];                /* and the room for a picture */
    const char *output;                   /* NULL: beside the input */
    bool to_folder;                       /* the output is one */
    bool formats_by_default;              /* nothing says which */
    bool records;                         /* a record goes beside them */
    int result;             /* the descriptor for an output of "-" */
    bool for_people;        /* the results go to a terminal */
    const char *files_from; /* a file that lists inputs, or NULL */
    enum explain_form explain;
    struct {
        int width;    /* columns; 0: it is no terminal */
        bool colours; /* it shows them, and they are wanted */
    } screen;         /* of an explanation */
    bool quiet, verbose, recursive, update, overwrite, no_confine;
    bool joins;         /* all inputs are one volume: */
    int volume;         /* the file in which they are */
    const char **parts; /* and their names */
    size_t part_count;
    bool has_max_memory; /* max_memory was said */
    int jobs;            /* 0: as many as there are processors */
    double timeout;      /* seconds for a document; 0: no limit, -1: not said */
    rlim_t max_memory;   /* bytes for a document; 0: no limit */
    enum progress_when progress;
    struct delivery delivery;
    bool tells_itself; /* what was written is told by others than convert */
    char **files;      /* the words that are no options */
    size_t file_count;
};

/*
 * Takes the words apart, moving those that are no options to the front of
 * `argv`. -1 to go on, else the exit status: --help and --version are done
 * then, and what is wrong has been told.
 */
int command_parse(struct command *c, int argc, char **argv);

/* The whole command, which ends the process. */
_Noreturn void command_run(int argc, char **argv);

/* Whether an option's value is a whole number from 1 to `most`: *n. */
bool command_number(const char *value, long most, long *n);

/* Tells of wrong usage in a sentence that is still to be translated;
 * STATUS_USAGE. */
int command_wrong(const char *culprit, const char *sentence);

/* The same of an option's value. */
int command_wrong_value(const char *name, const char *value,
                        const char *sentence);

/* The standard output takes the editions. */
bool command_writes_stdout(const struct command *c);

/* `block`, which was allocated; without memory the command ends here. */
void *command_own(void *block) __attribute__((returns_nonnull));

#endif
