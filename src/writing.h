/* SPDX-License-Identifier: MIT */
/*
 * An edition on its way, for the two files that bring it there: editions.c says
 * which step comes when and in which thread, formats.c what each form needs and
 * how it is written.
 */
#ifndef ANBAN_WRITING_H
#define ANBAN_WRITING_H

#include <pthread.h>

#include "conversion.h"

struct writing;

/* A form of edition. A new one is a row in formats.c. */
struct format {
    const char *name;   /* "pdf": in options, and the ending of its files */
    bool without_pages; /* made of the tree alone */
    bool tells_origin;  /* its files say that anban made them */
    bool is_picture;    /* which may show some of the pages: "png:2-6" */
    bool (*ready)(struct anban *a); /* opens what a confined process cannot;
                                       false: a->err tells; or NULL */
    bool (*write)(struct writing *w);
    void (*tell)(struct writing *w); /* notes, once it is written; or NULL */
};

/* The form that an edition such as "pdf" or "png:2-6" names, or NULL. */
const struct format *format_named(const char *edition);

/* False: there is no such form, or it takes no pages; `err` tells. */
bool format_check(const char *edition, struct anban_error *err);

/* The pages of the editions that are written together: where the other thread
 * waits for them. */
struct pages {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool known; /* they are made, or cannot be: */
    struct anban_error err;
};

/* An edition on its way, and all that its writer may change. */
struct writing {
    struct anban *a; /* only read, while it is written apart */
    struct anban_edition *edition;
    const struct format *format; /* of it; NULL: there is none of that name */
    bool apart;                  /* by a thread of its own */
    struct pages *pages;
    struct arena *arena; /* what is made for it */
    struct fonts *fonts;
    struct anban_error err;
    struct out *out;                  /* NULL: closed, or never opened */
    const struct rendition *pictures; /* what of them is to be told; or NULL */
    struct picture_facts facts;       /* of a picture */
};

/* Until the other thread has made the pages, if it is to. False: they cannot
 * be made. */
bool writing_await_pages(struct writing *w);

#endif
