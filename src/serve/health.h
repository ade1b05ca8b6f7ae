/* SPDX-License-Identifier: MIT */
/* For those who watch over servers. */
#ifndef ANBAN_SERVE_HEALTH_H
#define ANBAN_SERVE_HEALTH_H

#include <microhttpd.h>

struct request;

/* "ok" while conversions can be started, else 503. */
enum MHD_Result health_act(struct request *request);

/* Counts, in the form of Prometheus (exposition formats, version 0.0.4). */
enum MHD_Result metrics_act(struct request *request);

#endif
