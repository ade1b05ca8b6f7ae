/* SPDX-License-Identifier: MIT */
/*
 * What a worker and its parent say to each other: messages over a socket, with
 * open files in them (unix(7), SCM_RIGHTS). The parent hands over jobs and
 * pictures; the worker asks for these, and answers.
 */
#ifndef ANBAN_COMMAND_LINK_H
#define ANBAN_COMMAND_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "anban.h"
#include "command/command.h"
#include "command/task.h"

struct handed;

enum { NAME_ROOM = 4096 };

/* What a worker says, and what it then has to say. */
enum word {
    WORD_DONE,
    WORD_PICTURE,
    WORD_ENCODING,
    WORD_TRAY,    /* a file to write drawings into */
    WORD_DRAWINGS /* they stand there: have them drawn */
};

/* Of its job. */
struct answer {
    enum word word; /* WORD_DONE */
    int status;
    bool leaves;   /* the worker ends now */
    bool was_read; /* the document could be */
    struct made made[FORMATS_MAX];
};

/* What it wants. */
struct question {
    enum word word;
    char name[NAME_ROOM];
};

union message {
    enum word word;
    struct answer answer;
    struct question question;
};

/* ---- The parent's side, which never waits ---- */

/* Hands over a job. False: the worker does not listen. */
bool link_hand(int link, size_t job, const struct command *c,
               const struct task *task);

/* What the worker says: the bytes of the message; 0: it is gone; -1: nothing
 * yet. */
ssize_t link_hear(int link, union message *message);

/* Whether it is one that a worker can have to say, and a name in it ends. */
bool link_makes_sense(const union message *message, size_t n);

/* Answers a question: the picture, or the tray, or what was made of it, is
 * `fd`, or -1, and `problem` tells why; of an encoding, it is not to be had.
 * False: the worker does not listen. */
bool link_reply(int link, int fd, const char problem[ANBAN_SENTENCE]);

/* ---- The worker's side ---- */

/* Waits for a job; its files are the caller's to close. False: there are no
 * more. */
bool link_take(int link, size_t *job, const struct command *c,
               struct handed *handed);

/* For anban_open_by; the context is the link's descriptor. */
int link_ask(void *context, const char *name, char *problem, size_t size);

/* Asks for an encoding. It returns when that is not to be had. */
void link_ask_encoding(int link, const char *name);

/* For anban_draw_by; the context is the link's descriptor. */
void link_draw(void *context, struct anban_drawing *drawings, size_t n);

bool link_answer(int link, const struct answer *answer);

#endif
