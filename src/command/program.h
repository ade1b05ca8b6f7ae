/* SPDX-License-Identifier: MIT */
/*
 * A program of others that is handed a stranger's file: it works in a folder
 * made for that one task, which goes again, with a time and an amount of
 * memory, and, where the system lets us, without a network.
 */
#ifndef ANBAN_COMMAND_PROGRAM_H
#define ANBAN_COMMAND_PROGRAM_H

#include <stdbool.h>

enum { PROGRAM_PATH = 4096 };

/* The program `name` on PATH; false: it is not there. */
bool program_find(const char *name, char program[PROGRAM_PATH]);

/* Makes a folder that only this user can open. False, with errno: no. */
bool program_folder(char folder[PROGRAM_PATH / 2]);

/* Removes it, with all that is in it. */
void program_remove_folder(const char *folder);

/* Runs `words`, the program's path first and a NULL last, with `folder` as its
 * home. False: it failed, took longer than so many seconds, or we were told to
 * end, and it is stopped with all that it has started. */
bool program_run(const char *folder, unsigned seconds, char *const words[]);

/* LibreOffice, the program `office`, makes the form `to` of the file, into the
 * folder and under the file's name with another ending. */
bool program_run_office(const char *office, const char *folder,
                        unsigned seconds, const char *to, const char *file);

#endif
