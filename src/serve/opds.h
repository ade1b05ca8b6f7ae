/* SPDX-License-Identifier: MIT */
/* The shelf for e-readers' programs: OPDS 1.2 (https://specs.opds.io/opds-1.2),
 * and for their browsers: links and nothing else. */
#ifndef ANBAN_SERVE_OPDS_H
#define ANBAN_SERVE_OPDS_H

#include <microhttpd.h>

struct request;

/* GET /opds: where to go; /opds/new: all, the newest first; /opds/search, with
 * "q"; /opds/opensearch.xml: how to search. */
enum MHD_Result opds_act(struct request *request);
enum MHD_Result opds_list_act(struct request *request);
enum MHD_Result opds_description_act(struct request *request);

#endif
