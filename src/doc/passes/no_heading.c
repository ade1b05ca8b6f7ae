/* SPDX-License-Identifier: MIT */
/*
 * Lines that stand out as headings do, in bold or in capitals, and head
 * nothing: what goes on from the line above, ends, blanks for somebody to sign,
 * parties, addressees, years, names and rows of a typed table of contents.
 */
#include "base/utf8.h"
#include "doc/passes/passes.h"
#include "doc/roles/pattern.h"
#include "doc/roles/words.h"

enum { LOOKED_AT = 80 /* characters */ };

/* "---- HẾT ----" */
static bool is_end(struct doc *doc, struct str text)
{
    static const char *const ends[] = {"hết", "the", "end"};
    return text_fits(text, LOOKED_AT) &&
           has_only(lowered(doc->arena, text), WORDS(ends));
}

/* "XÁC NHẬN CỦA ĐỊA PHƯƠNG" above blanks, which is left for somebody. */
static bool is_left_to_sign(struct doc *doc, const struct node *block,
                            struct str letters)
{
    static const char *const left[] = {"xac nhan cua",  "y kien cua",
                                       "phe duyet cua", "nhan xet cua",
                                       "chung thuc",    "danh cho co quan"};
    const struct node *next = block->next;
    if (!starts_with(letters, WORDS(left)))
        return false;
    return !next || next->kind == NODE_SIGNATURE ||
           pattern_dotted(
               fold(doc->arena, block_text(doc, next), LOOKED_AT).shape);
}

/* "BÊN A: CÔNG TY ...", "Thời gian làm bài: 50 phút", and to whom it goes. */
static bool tells_itself(struct str letters)
{
    static const char *const fields[] = {
        "ben a", "ben b", "ben c", "ben thu", "thoi gian", "dia diem", "so:"};
    static const char *const others[] = {"kinh gui", "kinh goi", "nam hoc ",
                                         "nien khoa ", "khoa hoc 2"};
    size_t colon = str_find(letters, STR(": "));
    return str_starts_any(letters, WORDS(others)) ||
           (colon < letters.n && str_starts_any(letters, WORDS(fields)));
}

/* "Phần 1: MỞ ĐẦU ............ 1" */
static bool is_row_of_contents(struct str shape)
{
    return pattern_dotted(shape) && str_ends(shape, STR("0"));
}

/* A person's name above no text. */
static bool is_name_alone(struct doc *doc, const struct node *block,
                          const struct folded *line)
{
    size_t rank = pattern_rank(line->letters);
    struct str text = block_text(doc, block);
    return pattern_name(line, rank) &&
           is_surname(pattern_surname(text, rank)) &&
           !(is_running(block->next) &&
             ends_in_stop(block_text(doc, block->next)));
}

/* "gửi bà con dòng họ Đỗ" below "Thư ngỏ". */
static bool goes_on(const struct node *block, struct str shape)
{
    const struct node *above = block->previous;
    return str_starts(shape, STR("a")) && above &&
           (above->kind == NODE_TITLE || is_in_bold(above));
}

bool heads_nothing(struct doc *doc, const struct node *block)
{
    struct str text = block_text(doc, block);
    struct folded line = fold(doc->arena, text, LOOKED_AT);
    return goes_on(block, line.shape) || is_end(doc, text) ||
           is_left_to_sign(doc, block, line.letters) ||
           tells_itself(line.letters) || is_row_of_contents(line.shape) ||
           is_name_alone(doc, block, &line);
}
