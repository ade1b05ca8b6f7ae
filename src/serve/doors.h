/* SPDX-License-Identifier: MIT */
/*
 * Who may come in: by which name the server was asked for, which page asked,
 * and with which password. A page of somebody else, open in the same browser,
 * is kept out by each of the three.
 */
#ifndef ANBAN_SERVE_DOORS_H
#define ANBAN_SERVE_DOORS_H

#include <microhttpd.h>
#include <stdbool.h>

struct request;
struct settings;

enum { KEY_SIZE = 32, TRIES_MAX = 10 };

struct doors {
    const struct settings *settings;
    unsigned char key[KEY_SIZE]; /* with which what is handed out is signed */
    int tries;                   /* wrong passwords */
    double tries_since;
};

void doors_open(struct doors *doors, const struct settings *settings);

/* 0: the request may come in; else an HTTP status. */
unsigned doors_check(struct doors *doors, struct request *request);

/* Whether it needs no password, or has given it. */
bool doors_lets_in(struct doors *doors, const struct request *request);

/* The answer to one without the password: where to give it. */
enum MHD_Result doors_show(struct request *request);

/* The page that asks for the password, and what it sends. */
enum MHD_Result doors_login_page(struct request *request);
enum MHD_Result doors_login(struct request *request);

#endif
