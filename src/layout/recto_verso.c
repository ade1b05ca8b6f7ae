/* SPDX-License-Identifier: MIT */
/*
 * In come the filled pages of a book, set as right-hand pages all of them; out
 * come pages that face each other, with running heads: the title on the left,
 * the chapter on the right. A head that is too long loses its last words.
 */
#include "layout/recto_verso.h"

#include <limits.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "layout/atoms.h"
#include "layout/itemise.h"
#include "layout/pages.h"

/* A head as wide as the text would look like a line of it: percent of the
 * measure. */
enum { WIDTH_MAX = 80 };

/* The middle of a head, in percent of the top margin: nearer to the text. */
enum { HEAD_MIDDLE = 58 };

struct heads {
    struct flow *flow;
    const struct part_style *look;
    struct set_line title, chapter; /* n is 0 where there is nothing to say */
    size_t chapter_set; /* 1 + index in the outline of the chapter's, or 0 */
    int rank;           /* of chapters: the highest of the headings */
    size_t next;        /* the first outline entry behind the page */
    size_t last;        /* the last chapter before that, as above */
};

/* The first page is a right-hand one. */
static bool is_left_hand(const struct style *style, size_t page)
{
    return style->facing && page % 2 == 1;
}

mpt margin_x(const struct style *style, enum setting setting, mpt width,
             size_t page)
{
    mpt room = style_measure(style) - width;
    if (setting == SET_CENTRED)
        return style->left + room / 2;
    bool at_right = setting == SET_RIGHT && !is_left_hand(style, page);
    return style->left + (at_right ? room : 0);
}

static mpt percent(mpt length, int percents)
{
    return (mpt)((int64_t)length * percents / 100);
}

static bool add_width(const struct heads *h, struct str word, mpt *width)
{
    for (size_t at = 0; at < word.n;) {
        const struct shaped *shaped =
            shape_next(&h->flow->setter, h->look->face, word, &at);
        if (!shaped)
            return false;
        *width += shaped_width(shaped, h->look->size);
    }
    return true;
}

static size_t word_end(struct str text, size_t at)
{
    const char *space =
        at < text.n ? memchr(text.s + at, ' ', text.n - at) : NULL;
    return space ? (size_t)(space - text.s) : text.n;
}

/* A word of more bytes than this fits into no head; nor need it be shaped. */
enum { WORD_MAX = 400 };

/* How much of the text's words, up to the end of one, fits into `width` with
 * an ellipsis behind; all of it when it needs none. False: no memory. */
static bool find_fitting(const struct heads *h, struct str text, mpt width,
                         size_t *fitting)
{
    mpt so_far = 0, dots = 0;
    *fitting = 0;
    if (!add_width(h, STR("…"), &dots))
        return false;
    for (size_t at = 0; at < text.n;) {
        size_t end = word_end(text, at);
        if (end - at > WORD_MAX)
            break;
        if (!add_width(h, str_slice(text, at, end), &so_far))
            return false;
        if (so_far > width)
            break;
        if (so_far + dots <= width || end == text.n)
            *fitting = end;
        if (end < text.n && !add_width(h, STR(" "), &so_far))
            return false;
        at = end + 1;
    }
    return true;
}

static bool ends_in(struct str text, const char *marks)
{
    return text.n > 0 && text.s[text.n - 1] != '\0' &&
           strchr(marks, text.s[text.n - 1]);
}

/* Words with which another part of a sentence begins. */
static bool is_joint(struct str word)
{
    static const struct str joints[] = {
        STR_INIT("và"), STR_INIT("hoặc"),  STR_INIT("của"), STR_INIT("cho"),
        STR_INIT("về"), STR_INIT("với"),   STR_INIT("tại"), STR_INIT("từ"),
        STR_INIT("ở"),  STR_INIT("trong"), STR_INIT("theo")};
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        if (str_eq_nocase(word, joints[i]))
            return true;
    }
    return false;
}

/*
 * A text that loses its end is best cut at a joint, if its last third has one:
 * which syllables make a word is not known here. Without the marks which
 * nothing is cut off behind.
 */
static struct str cut_well(struct str text)
{
    for (size_t end = text.n, start; end > text.n - text.n / 3; end = start) {
        start = end - 1;
        while (start > 0 && text.s[start] != ' ')
            start--;
        struct str word = str_trim(str_slice(text, start, end));
        bool joins = is_joint(word);
        if (joins || ends_in(word, ",;:")) {
            text.n = joins ? start : end;
            break;
        }
    }
    while (ends_in(text, " ,;:.-("))
        text.n--;
    return text;
}

/* One line with as much of the text as fits, and an ellipsis for the rest;
 * none when not even a word does. */
static bool set_head(const struct heads *h, struct str text,
                     struct set_line *line)
{
    struct setter *setter = &h->flow->setter;
    mpt width = percent(h->flow->measure, WIDTH_MAX);
    size_t fitting;
    text = str_one_line(setter->keep, text);
    if (!find_fitting(h, text, width, &fitting))
        return false;
    if (fitting < text.n) {
        text = cut_well(str_slice(text, 0, fitting));
        if (text.n)
            text = str_printf(setter->keep, "%.*s…", STR_ARG(text));
    }
    line->n = 0;
    return text.n == 0 ||
           set_label(setter, text, h->look, TAG_RUNNING_HEAD, line);
}

/* True when the page begins with the title or with a chapter. Goes on to the
 * first outline entry behind the page. */
static bool is_opening(struct heads *h, size_t page)
{
    const struct book *book = h->flow->book;
    bool opening = page == book->front_count;
    for (; h->next < book->outline_count; h->next++) {
        const struct outline_entry *entry = &book->outline[h->next];
        if (entry->page > page)
            break;
        opening |= entry->page == page && entry->rank <= h->rank &&
                   entry->y == h->flow->style->top;
        if (entry->rank == h->rank)
            h->last = h->next + 1;
    }
    return opening;
}

/* The chapter in which the page ends (of several on a page, the last is for
 * the right-hand head: The Chicago Manual of Style), or the title: each in
 * place of the other where that has no name. */
static bool choose_head(struct heads *h, size_t page,
                        const struct set_line **line)
{
    const struct book *book = h->flow->book;
    bool titled = h->title.n > 0 && is_left_hand(h->flow->style, page);
    *line = &h->title;
    if (h->last == 0 || titled)
        return true;
    *line = &h->chapter;
    if (h->chapter_set == h->last)
        return true;
    h->chapter_set = h->last;
    return set_head(h, book->outline[h->last - 1].title, &h->chapter);
}

static bool add_head(struct heads *h, size_t number)
{
    const struct style *style = h->flow->style;
    struct page *page = &h->flow->book->pages[number];
    const struct set_line *line;
    bool blank = page->n == 0 && !page->packed;
    if (is_opening(h, number) || blank || page_is_turned(style, page))
        return true;
    if (!choose_head(h, number, &line))
        return false;
    if (line->n == 0)
        return true;
    mpt x = margin_x(style, h->look->setting, line->width, number);
    mpt y = percent(style->top, HEAD_MIDDLE) - h->look->leading / 2 +
            baseline_in(&h->flow->setter, h->look);
    struct arena *scratch = h->flow->pages->scratch;
    page->items = ARENA_ARRAY(scratch, line->n, struct item);
    for (page->n = 0; page->n < line->n; page->n++) {
        page->items[page->n] = line->items[page->n];
        page->items[page->n].x += x;
        page->items[page->n].y = y;
    }
    page_pack(h->flow->book->arena, scratch, page);
    arena_clear(scratch);
    return true;
}

static int highest_rank(const struct book *book)
{
    int rank = INT_MAX;
    for (size_t i = 0; i < book->outline_count; i++) {
        if (book->outline[i].rank > 0 && book->outline[i].rank < rank)
            rank = book->outline[i].rank;
    }
    return rank;
}

/* What a document without a title is called elsewhere is none to be printed. */
static struct str title_of(const struct flow *flow)
{
    FOR_CHILDREN (node, flow->setter.doc->root) {
        if (node->kind == NODE_TITLE)
            return flow->book->meta.title;
    }
    return STR("");
}

/* Where the top margin has no room for them there are no heads. */
static bool add_heads(struct flow *flow)
{
    struct book *book = flow->book;
    const struct style *style = flow->style;
    struct heads h = {.flow = flow,
                      .look = &style->parts[PART_RUNNING_HEAD],
                      .rank = highest_rank(book)};
    if (percent(style->top, 100 - HEAD_MIDDLE) < h.look->leading)
        return true;
    if (!set_head(&h, title_of(flow), &h.title))
        return false;
    for (size_t i = book->front_count; i < book->page_count; i++) {
        if (!add_head(&h, i))
            return false;
    }
    return true;
}

bool set_recto_verso(struct flow *flow)
{
    struct book *book = flow->book;
    const struct style *style = flow->style;
    if (!style->facing)
        return true;
    if (!add_heads(flow))
        return false;
    for (size_t i = 0; i < book->page_count; i++) {
        if (is_left_hand(style, i) && !page_is_turned(style, &book->pages[i]))
            book->pages[i].shift = style->right - style->left;
    }
    return true;
}
