/* SPDX-License-Identifier: MIT */
/*
 * Patterns of official documents: numbers, dates, names, posts. Lines are as
 * fold() gives them; what looks at letters alone takes `letters`, what looks at
 * capitals and digits `shape`.
 */
#ifndef ANBAN_DOC_ROLES_PATTERN_H
#define ANBAN_DOC_ROLES_PATTERN_H

#include <stdbool.h>

#include "doc/fold.h"

/* "-----", "* * *", "o0o": nothing but marks (and no letter but o). */
bool pattern_rule(struct str shape);

/* Four dots or low lines in a row, to be filled in. */
bool pattern_dotted(struct str shape);

/* "Số: 12/BC-UBND", "Luật số: 5/2025/QH15", "Số:   /KH-UBND". */
bool pattern_number(const struct folded *line);

/* "Số:", "Số ......" */
bool pattern_number_label(const struct folded *line);

/* "12/2025/QĐ-UBND", "/BC-STC" */
bool pattern_code(const struct folded *line);

/* Where "ngày 2 tháng 1 năm 2025" stands, with digits, dots or nothing for the
 * numbers, or "2/1/2025" behind a place at the end, and its *end; letters.n:
 * nowhere. */
size_t pattern_date(struct str letters, size_t *end);

/* Nothing, a place or a time of the day: what stands before a paper's date,
 * "Huế, đêm ". */
bool pattern_before_date(struct str before);

/* "Thứ hai, 22/12/2020", "Cập nhật: 22-12-2020", "22/12/2020" */
bool pattern_stamp(const struct folded *line);

/* "TM. ỦY BAN", "T/M BAN" */
bool pattern_behalf(const struct folded *line);

/* "3 Kết quả": a number without a stop behind it. */
bool pattern_bare_number(struct str shape);

/* The bytes of "PGS. TS. ", "Đại tá ": 0: none. */
size_t pattern_rank(struct str letters);

/* The word behind so many characters of a name, its rank: the surname. */
struct str pattern_surname(struct str name, size_t rank);

/* From byte `from` on two to six words, each beginning with a capital. */
bool pattern_name(const struct folded *line, size_t from);

/* True when all of the text, behind a rank, is such a name. */
bool pattern_person(struct arena *arena, struct str text);

/* True when it has letters and all are capitals. */
bool pattern_capitals(struct str shape);

/* "- Lưu: VT", `small` being in small letters. */
bool pattern_archive(struct str small);

/* "Bảng 3. ", "Ảnh: ", `word` being the bytes of the first word. */
bool pattern_caption(const struct folded *line, size_t word);

#endif
