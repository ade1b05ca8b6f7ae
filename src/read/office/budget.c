/* SPDX-License-Identifier: MIT */
/*
 * How much may be made of a Word file. It is packed, and what repeats itself
 * packs a thousand to one: a file of 700 kB can hold six million paragraphs,
 * which would take 16 GB in the tree and on its pages. What is more than its
 * size allows for is left out, and the edition says so.
 *
 * A unit is what a byte of text costs; it stands for some 13 bytes of memory in
 * a paragraph, up to 25 in a heading, which stands in the contents, too. So a
 * small file takes less than 1 GB. It may still have three thousand pages of
 * tables, ten thousand of text: a thousand copies of a report of five pages
 * take half of it. In a file that was written by people, a byte packed is two
 * to four of text, and a paragraph is rarely less than 20 bytes packed: their
 * share grows faster than they do, however large they are.
 */
#include "read/office/office.h"

#include "base/utf8.h"
#include "stages.h"

enum { UNITS = 28000000, UNITS_PER_BYTE = 8 };

/* In units: nodes, with their tags, objects and marks, or lines and styles. */
enum { TEXT_PIECE = 48 }; /* besides its bytes */

void docx_budget_open(struct docx *d, size_t packed)
{
    d->budget.left = UNITS + UNITS_PER_BYTE * packed;
}

void docx_pay(struct docx *d, size_t units)
{
    d->budget.left -= units < d->budget.left ? units : d->budget.left;
}

bool docx_is_spent(struct docx *d)
{
    if (d->budget.left > 0)
        return false;
    if (!d->budget.told)
        doc_lose(d->doc, LOST_REST, d->paragraphs,
                 "the file unpacks to far more text than a file of its size "
                 "may hold; what follows is left out");
    d->budget.told = true;
    return true;
}

struct str docx_pay_text(struct docx *d, struct str text)
{
    size_t end = text.n < d->budget.left ? text.n : d->budget.left;
    while (end < text.n && end > 0 && utf8_goes_on(text.s[end]))
        end--;
    docx_pay(d, end + TEXT_PIECE);
    if (end < text.n) {
        d->budget.left = 0;
        docx_is_spent(d);
    }
    return str_slice(text, 0, end);
}
