/* SPDX-License-Identifier: MIT */
/* What `anban serve` was told on its command line. */
#ifndef ANBAN_SERVE_SETTINGS_H
#define ANBAN_SERVE_SETTINGS_H

#include <stdbool.h>

#include "serve/mail.h"

enum { HOSTS_MAX = 16, PASSWORD_ROOM = 256 };

struct settings {
    const char *folder;           /* of the shelf; NULL: there is none */
    const char *listen;           /* ADDR:PORT */
    const char *hosts[HOSTS_MAX]; /* names under which it is reached */
    int host_count;
    bool prints;                          /* clerks may print here */
    const char *printer;                  /* NULL: the default one */
    struct post_office office;            /* no url: no mail is sent */
    char office_lines[PASSWORD_ROOM * 4]; /* in which its words stand */
    char password[PASSWORD_ROOM];         /* "": none is asked for */
};

/* Takes the words apart. -1 to go on, else the exit status: what is wrong has
 * been told, or the help was printed. */
int settings_parse(struct settings *settings, int argc, char **argv);

#endif
