/* SPDX-License-Identifier: MIT */
/* Answers, each with the heads that keep a browser from doing more than it is
 * meant to: no foreign code, no guessing of types, no frames. */
#ifndef ANBAN_SERVE_ANSWER_H
#define ANBAN_SERVE_ANSWER_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct request;

/* The answer is `n` bytes, allocated, which become its own. */
enum MHD_Result answer_bytes(struct request *request, unsigned status,
                             const char *type, char *bytes, size_t n);

/* Bytes that stay for as long as the program runs. */
enum MHD_Result answer_constant(struct request *request, const char *type,
                                const char *bytes, size_t n);

/* The answer is the whole file, whose descriptor stays the caller's; with a
 * name it is to be saved under that. */
enum MHD_Result answer_file(struct request *request, const char *type, int fd,
                            const char *name);

/* A line of text; the sentence is borrowed. */
enum MHD_Result answer_line(struct request *request, unsigned status,
                            const char *sentence);

/* 204: there is nothing to be told. */
enum MHD_Result answer_nothing(struct request *request);

/* A sentence that says what is wrong and what to do: a page for a browser that
 * shows pages, else a line of text. Translated, and borrowed. */
enum MHD_Result answer_sentence(struct request *request, unsigned status,
                                const char *sentence);

/* The same with the sentence that goes with the status. */
enum MHD_Result answer_status(struct request *request, unsigned status);

enum MHD_Result answer_redirect(struct request *request, const char *where);

/* Whether the browser shows what comes as a page. */
bool answer_is_page(const struct request *request);

#endif
