/* SPDX-License-Identifier: MIT */
/* Of the options of the command line those that a clerk may want, in words. */
#ifndef ANBAN_SERVE_PAGE_OPTIONS_H
#define ANBAN_SERVE_PAGE_OPTIONS_H

struct html;

void page_put_options(struct html *page);

#endif
