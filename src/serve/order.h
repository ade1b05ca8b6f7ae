/* SPDX-License-Identifier: MIT */
/*
 * What the process that speaks HTTP asks of the one that starts conversions,
 * and what that answers: messages over a socket (unix(7), SOCK_SEQPACKET), with
 * open files in them (SCM_RIGHTS). No file is named.
 */
#ifndef ANBAN_SERVE_ORDER_H
#define ANBAN_SERVE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ORDER_FORMATS = 8,    /* editions of a document at once, at most */
    ORDER_OPTIONS = 60,   /* options with their values */
    ORDER_PICTURES = 200, /* files beside the document */
    ORDER_WORDS = 60000   /* bytes of all names and values, with zeros */
};

/* The files of an order, in this order; then one for each edition, then the
 * hints, if there are any, then the pictures. */
enum { FILE_INPUT, FILE_REPORT, FILE_TELLING, FILE_TEXT, FILE_FIRST };

enum { ORDER_FILES = FILE_FIRST + ORDER_FORMATS + 1 + ORDER_PICTURES };

/* A bundle puts the files that are called pictures into a ZIP. */
enum order_kind { ORDER_CONVERT, ORDER_PRINT, ORDER_MAIL, ORDER_BUNDLE };

struct order_head {
    uint64_t number;
    uint16_t formats, options, pictures;
    uint8_t kind;       /* of enum order_kind */
    uint8_t hints;      /* there is a file of them */
    uint8_t vietnamese; /* what is told is told in Vietnamese */
    uint8_t telling;    /* what each line was taken for is wanted */
    uint8_t bundle; /* editions go into a ZIP, which takes the first's file */
};

/* A conversion, or what is to be done with an edition. Words are borrowed, and
 * files stay the caller's. */
struct order {
    struct order_head head;
    const char *name; /* what messages call the document */
    const char *formats[ORDER_FORMATS];
    struct {
        const char *name, *value; /* "" for one that takes none */
    } options[ORDER_OPTIONS];
    const char *pictures[ORDER_PICTURES];
    int files[ORDER_FILES];
};

/* How a conversion ended. */
struct ended {
    uint64_t number;
    int status;       /* as waitpid has it */
    uint8_t too_long; /* it was stopped for its time */
};

/* How far a conversion has come; what is under way writes its report, too. */
enum stage { STAGE_READING, STAGE_PAGES, STAGE_WRITING };

/* What the conversion itself writes into FILE_REPORT. It may have been taken
 * over, so that nothing in it is believed before it was looked at. */
struct report {
    int32_t code;           /* as anban_code has it */
    int32_t stage, percent; /* of the pages */
    uint32_t parts[ORDER_FORMATS];
    char sentence[1024]; /* when it failed */
    char title[512], body[512], number[128], date[32], language[32];
};

/* How many files it has. */
size_t order_file_count(const struct order_head *head);

/* Adds an option, of which there are fewer than ORDER_OPTIONS; `value` may be
 * NULL: none. The strings stay the caller's. */
void order_add_option(struct order *order, const char *name, const char *value);

/* False: nobody takes it, or it does not fit; errno tells why. */
bool order_send(int socket, const struct order *order);

/* The next order, whose words are in `room`, of ORDER_WORDS bytes, and whose
 * files are the caller's to close. 1: there is one; 0: the socket was closed;
 * -1: what came was none. */
int order_take(int socket, struct order *order, char *room);

void order_close(const struct order *order);

bool ended_send(int socket, const struct ended *ended);

/* 1: *ended is one; 0: the socket was closed; -1: there is none for now. */
int ended_take(int socket, struct ended *ended);

/* The report in that file, with every text ended. False: there is none. */
bool report_read(int file, struct report *report);

#endif
