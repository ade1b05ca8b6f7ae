/* SPDX-License-Identifier: MIT */
/* An EPUB by mail, which is how a Kindle takes one: by libcurl, which is loaded
 * by the process that sends and by no other. */
#ifndef ANBAN_SERVE_MAIL_H
#define ANBAN_SERVE_MAIL_H

#include <stdbool.h>
#include <stddef.h>

/* What the server has been told of its way out. */
struct post_office {
    const char *url;             /* smtp://HOST:PORT or smtps://HOST:PORT */
    const char *from;            /* the sender's address */
    const char *user, *password; /* NULL: it asks for none */
};

struct letter {
    const char *to;   /* an address: mail_is_address */
    const char *name; /* of the attachment, in ASCII */
    int file;         /* the attachment, an EPUB */
};

/* Whether it is one address, and nothing else. */
bool mail_is_address(const char *text);

/* Sends it. False: `sentence` says why it is not on its way. */
bool mail_send(const struct post_office *office, const struct letter *letter,
               char *sentence, size_t size);

#endif
