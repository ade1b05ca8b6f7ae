/* SPDX-License-Identifier: MIT */
/*
 * The file by which a worker and its parent hand drawings to each other: there,
 * for each of them, how large it is printed and its bytes; back, in the same
 * order, the PNG file made of it, empty where there is none.
 */
#ifndef ANBAN_COMMAND_TRAY_H
#define ANBAN_COMMAND_TRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "anban.h"

enum { TRAY_MAX = 1000 }; /* drawings */

/* An empty one, without a name; -1: there is no room for one. */
int tray_new(void);

/* The drawings, or what was made of them. False: errno says why. */
bool tray_write(int tray, const struct anban_drawing *drawings, size_t n);
bool tray_write_made(int tray, const struct anban_drawing *drawings, size_t n);

/* How many drawings stand there, at most TRAY_MAX: the caller's, to be freed
 * by tray_free. What makes no sense ends it. */
size_t tray_read(int tray, struct anban_drawing **drawings);
void tray_free(struct anban_drawing *drawings, size_t n);

/* Gives each drawing what was made of it. */
void tray_take(int tray, struct anban_drawing *drawings, size_t n);

#endif
