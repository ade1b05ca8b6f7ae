/* SPDX-License-Identifier: MIT */
/*
 * Lines for people, in which names of files stand that strangers may have
 * chosen: what would steer a terminal is shown as question marks.
 */
#ifndef ANBAN_COMMAND_MESSAGE_H
#define ANBAN_COMMAND_MESSAGE_H

struct command;

/* A line on standard error; the format ends in its "\n". */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A line on standard output. Programs get it as it is. */
void say_result(const struct command *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
