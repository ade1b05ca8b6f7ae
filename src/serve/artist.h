/* SPDX-License-Identifier: MIT */
/*
 * The artist: a process that has LibreOffice make pictures of a document's
 * drawings, and a .docx of an old Word file, where LibreOffice is here. What
 * converts is confined and can start nothing; it asks over a line of its own,
 * by command/link.h, and for the .docx as for a picture.
 */
#ifndef ANBAN_SERVE_ARTIST_H
#define ANBAN_SERVE_ARTIST_H

struct order;

/* Starts it, and returns the socket by which it is given lines; -1: there is no
 * LibreOffice, or no process. `socket` is the caller's own, which it closes. */
int artist_start(int socket);

/* A line for the conversion that is ordered; -1: the artist is gone. */
int artist_line(int artist, const struct order *order);

#endif
