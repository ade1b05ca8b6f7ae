/* SPDX-License-Identifier: MIT */
/*
 * Which pages a wish means. Pages are named by the numbers printed on them, and
 * found among the sides of sheets, too: a side is meant when a page on it is.
 */
#include "write/view_pages.h"

#include <string.h>

#include "base/error.h"
#include "base/utf8.h"
#include "stages.h"

/* A page's place in reading order, and its number. */
struct named {
    size_t place;
    struct str label;
};

/* The k-th page that lies on a page of the book: it alone, or on a side those
 * which were placed there. False: there are no more. */
static bool page_on(const struct book *book, size_t i, size_t k,
                    struct named *named)
{
    const struct page *page = &book->pages[i];
    if (page->placed_count == 0) {
        *named = (struct named){i, page->label};
        return k == 0;
    }
    if (k >= page->placed_count)
        return false;
    *named =
        (struct named){page->placed[k].number, page->placed[k].page->label};
    return true;
}

/* The first place from `from` on of a page with that number; SIZE_MAX: none. */
static size_t place_of(const struct book *book, struct str label, size_t from)
{
    struct named named;
    size_t found = SIZE_MAX;
    for (size_t i = 0; i < book->page_count; i++) {
        for (size_t k = 0; page_on(book, i, k, &named); k++) {
            if (named.place >= from && named.place < found &&
                str_eq(named.label, label))
                found = named.place;
        }
    }
    return found;
}

/* The number of the first page in reading order, or of the last. */
static struct str label_of_end(const struct book *book, bool last)
{
    struct named named;
    struct str label = STR("");
    size_t found = last ? 0 : SIZE_MAX;
    for (size_t i = 0; i < book->page_count; i++) {
        for (size_t k = 0; page_on(book, i, k, &named); k++) {
            if (last ? named.place < found : named.place > found)
                continue;
            found = named.place;
            label = named.label;
        }
    }
    return label;
}

/* Of the name of an annex: letters, digits, and what parts them. */
static bool is_of_name(struct str name)
{
    for (size_t at = 0; at < name.n;) {
        uint32_t c = utf8_next(name, &at);
        if (!letter_is(c) && !(c < 0x80 && strchr("0123456789 ().", (int)c)))
            return false;
    }
    return true;
}

/* "PL I.2", "QC(2).1", "3.1": a page of an annex, or of a document in a volume
 * (layout/annex.h). */
static bool is_of_annex(struct str text)
{
    size_t digits = text.n;
    while (digits > 0 && is_digit(text.s[digits - 1]))
        digits--;
    return digits > 1 && digits < text.n && text.s[digits - 1] == '.' &&
           is_of_name(str_slice(text, 0, digits - 1));
}

/* "4", "iv" */
static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        if (!(is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return is_of_annex(text);
    }
    return true;
}

/* "2-6" apart; a page alone is both its ends. */
static void take_apart(struct str pages, struct str *first, struct str *last)
{
    size_t dash = str_find(pages, STR("-"));
    *first = str_slice(pages, 0, dash);
    *last = dash == SIZE_MAX ? *first : str_slice(pages, dash + 1, pages.n);
}

bool is_page_range(struct str pages)
{
    struct str first, last;
    take_apart(pages, &first, &last);
    return first.n + last.n > 0 && is_number(first) && is_number(last);
}

/* The places from which and up to which pages are wished for. */
static bool find_ends(const struct book *book, struct str pages, size_t ends[2])
{
    struct str first, last;
    take_apart(pages, &first, &last);
    ends[0] = first.n ? place_of(book, first, 0) : 0;
    if (ends[0] == SIZE_MAX)
        return false;
    ends[1] = last.n ? place_of(book, last, ends[0]) : SIZE_MAX - 1;
    return ends[1] != SIZE_MAX;
}

size_t view_choose(const struct book *book, struct str input, struct str pages,
                   size_t *chosen, struct anban_error *err)
{
    size_t ends[2], n = 0;
    if (!find_ends(book, pages, ends)) {
        struct str low = label_of_end(book, false),
                   high = label_of_end(book, true);
        fail(err, ANBAN_INPUT,
             "%.*s: it has no page %.*s; its pages are %.*s to %.*s",
             STR_ARG(input), STR_ARG(pages), STR_ARG(low), STR_ARG(high));
        return 0;
    }
    for (size_t i = 0; i < book->page_count; i++) {
        struct named named;
        bool wished = false;
        for (size_t k = 0; page_on(book, i, k, &named); k++)
            wished |= named.place >= ends[0] && named.place <= ends[1];
        if (wished)
            chosen[n++] = i;
    }
    return n;
}
