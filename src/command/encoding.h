/* SPDX-License-Identifier: MIT */
/*
 * The C library's tables of encodings are modules, code which is loaded when
 * one is needed. A worker may load nothing and run nothing new, so its parent
 * does, and starts it again: only the name comes from the document.
 */
#ifndef ANBAN_COMMAND_ENCODING_H
#define ANBAN_COMMAND_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

/* In the worker: its parent is asked for what cannot be loaded. */
void encoding_ask_by(int link);

/* In the parent: how many it has loaded. */
size_t encoding_count(void);

/* In the parent: loads it, for all workers that are started from now on. False:
 * there is none, or it was among the first `known`, those of when the worker
 * started that asks; two may ask for one before either is begun anew. */
bool encoding_load(const char *name, size_t known);

/* Loads those that documents are written in, before a document which cannot be
 * read twice. */
void encoding_load_all(void);

#endif
