/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them, to the form in which the metadata hold them: that
 * of ISO 8601 for a day, a month or a year.
 */
#ifndef ANBAN_DOC_DATE_H
#define ANBAN_DOC_DATE_H

#include "base/str.h"

struct arena;

/*
 * "2020-12-22", also with a time behind it, "20201222", "22/12/2020",
 * "12/2020", "ngày 22 tháng 12 năm 2020", "tháng 12 năm 2020" and "December 22,
 * 2020", each also behind a place or a day of the week, as "2020-12-22" or
 * "2020-12", in the arena; a year as it is. Empty: it is no date of the
 * calendar.
 */
struct str date_iso(struct arena *arena, struct str text);

/* True for YYYY, YYYY-MM and YYYY-MM-DD of the calendar, from the year 1 on. */
bool date_is_iso(struct str text);

#endif
