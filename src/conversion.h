/* SPDX-License-Identifier: MIT */
/*
 * What a conversion is inside, for the files of the library: settings.c takes
 * the options, reading.c reads the document, editions.c writes it, and anban.c
 * is what they have in common.
 */
#ifndef ANBAN_CONVERSION_H
#define ANBAN_CONVERSION_H

#include "anban.h"
#include "base/error.h"
#include "base/image.h"
#include "base/log.h"
#include "base/sources.h"
#include "base/str.h"
#include "base/watch.h"
#include "stages.h"

enum { OPTION_MAX = 64 };

struct option {
    const char *name, *value;
    struct str mark; /* what editions tell of the value: conversion_mark */
};

struct anban {
    struct arena *arena;
    struct anban_error err;
    struct log log;
    const struct log_entry *told; /* the last note fetched */
    struct option options[OPTION_MAX];
    size_t option_count;
    struct style *style;
    struct fonts *fonts;
    struct hints *hints;        /* of a file, or NULL */
    bool tells_all;             /* the notes tell of each block */
    struct cover_picture cover; /* of a file; IMAGE_NONE: none was named */
    struct str input;           /* its path, as it was given */
    struct image_opener opener; /* of pictures beside it; zero: itself */
    struct image_drawer drawer; /* of drawings; zero: nobody */
    void (*draw)(void *context, struct anban_drawing *drawings, size_t n);
    void *draw_context; /* the caller's, whom `drawer` asks */
    struct page_watch watch;
    struct doc *doc;
    struct volume *volume; /* what the document is made of, or NULL */
    struct book *book;
    const struct page_map *map;
    struct arena *apart;       /* what a thread of its own writes in, or NULL */
    struct fonts *apart_fonts; /* and with, or NULL */
    size_t threads;            /* that may work at the editions at a time */
    struct arena *look;        /* what pictures of pages are made in, or NULL */
    struct louis *louis;       /* what knows Braille, or NULL */
    size_t size, parts;
    struct sources sources; /* the input, and what options name */
    struct str unsynced; /* an edition whose name may not be on the disk yet */
};

/* Runs `work`; running out of memory inside is a failure like any other. */
bool conversion_guard(struct anban *a, bool (*work)(struct anban *, void *),
                      void *argument);

/* Tells that memory ran out; false. */
bool conversion_no_memory(const struct anban *a, struct anban_error *err);

/* True: a library could not allocate something since errno was last set to
 * zero, though nobody told; *err tells it now. */
bool conversion_starved(const struct anban *a, struct anban_error *err);

/* Whether the options go together and can be honoured by any document. */
bool conversion_check(struct anban *a);

/* The style, made if it is not, and whether it leaves room for text. */
bool conversion_check_style(struct anban *a);

/* The options' metadata instead of the document's; a list option given more
 * than once adds up. */
bool conversion_apply_metadata(struct anban *a, struct doc *doc);

/* The value of an option, the last that was given; NULL: none was. */
const char *conversion_option(const struct anban *a, const char *name);

/* reading.c: an input's bytes as a tree with its meaning, into a->doc; then its
 * pictures, and whether there is anything in it. False: a->err tells. */
bool conversion_read_tree(struct anban *a, const char *path, struct str bytes,
                          enum input_kind *kind);
bool conversion_settle_tree(struct anban *a, enum input_kind kind);

/* volumes.c: whether an input is one that anban_volume_add has made, and the
 * reading of one. */
bool conversion_is_volume(struct str bytes);
bool conversion_read_volume(struct anban *a, struct str bytes, int64_t time);

/* The date of what is made of an input: SOURCE_DATE_EPOCH, else its own. */
struct stat;
int64_t conversion_time(const struct stat *info);

/*
 * What editions tell, in a digest, of an option's value: the value itself, and
 * of a file its name without folders and its size, since it may lie elsewhere
 * the next time; of hints, which the caller has, all that they say. Asked when
 * the option is set: later a conversion may be confined, and can look at no
 * file by its name. In the arena.
 */
struct str conversion_mark(struct anban *a, bool is_file, const char *value);

/* The options that change what is written, in one text, and in the second
 * those among them that an EPUB depends on. */
void conversion_options(struct anban *a, struct str options[2]);

/*
 * refusal.c: what an input is that cannot be read. refuse_text notes as a loss
 * that its bytes are no text, tell_hole that zeros stand within; the others
 * fail, and return false. tell_claim notes in the log when the name says
 * another kind than what is read.
 */
bool refuse_foreign(struct anban *a, const struct foreign *foreign);
void refuse_text(struct anban *a, enum input_kind kind);
void tell_hole(struct anban *a, struct str bytes);
bool refuse_blank(struct anban *a, enum input_kind kind);
void tell_claim(struct anban *a, enum input_kind kind);

/*
 * Whether an edition may take the place of what stands at `path`: what the
 * document is made of stays, and so does what anban did not make, where the
 * format's files tell that and no option says otherwise. False: `err` says why.
 */
bool conversion_may_replace(const struct anban *a, const char *path,
                            bool tells_origin, struct anban_error *err);

/* The folder of a path with its slash; empty for the current one. */
struct str conversion_folder(struct str path);

#endif
