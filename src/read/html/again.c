/* SPDX-License-Identifier: MIT */
/*
 * What a page says twice: the caption of a picture that its gallery shows again
 * in another size, and a text cut short, with dots, beside the whole of it. And
 * how many pictures a gallery has, "Image 1 of 5", which is for the screen.
 */
#include "base/language.h"
#include "doc/phrase.h"
#include "read/html/article.h"
#include "read/html/facts.h"
#include "read/html/names.h"

enum {
    CAPTIONS_MAX = 200, /* so many are compared with each other */
    CAPTION_MIN = 60,   /* bytes: a shorter one may well fit two pictures */
    STEM_MIN = 40,      /* bytes of a text before its dots */
    TAIL_MAX = 16       /* bytes from the dots on: "… more" */
};

struct again {
    struct doc *doc;
    struct page *page;
    struct strs captions;
    struct element *before; /* the line before, and its text */
    struct str text;
};

static bool is_caption(struct page *page, const struct element *e)
{
    enum { UP = 3 };
    for (int i = 0; e && i < UP; i++, e = e->parent) {
        if (e->tag == TAG_FIGCAPTION || names_caption(page->arena, e))
            return true;
    }
    return false;
}

/* Whether the caption was there before; else it is from now on. */
static bool was_said(struct again *a, struct str text)
{
    for (size_t i = 0; i < a->captions.n; i++) {
        if (str_eq(a->captions.at[i], text))
            return true;
    }
    if (a->captions.n < CAPTIONS_MAX)
        strs_add(a->page->arena, &a->captions, text);
    return false;
}

/* What stands before the dots at the end of a text, or empty. */
static struct str stem_of(struct str text)
{
    size_t from = text.n > TAIL_MAX ? text.n - TAIL_MAX : 0;
    struct str tail = str_slice(text, from, text.n);
    size_t dots = str_find(tail, STR("..."));
    dots = dots < tail.n ? dots : str_find(tail, STR("…"));
    struct str stem = str_trim(str_slice(text, 0, from + dots));
    return dots < tail.n && stem.n >= STEM_MIN ? stem : STR("");
}

static bool is_cut_short(struct str text, struct str whole)
{
    struct str stem = stem_of(text);
    return stem.n && whole.n > stem.n && stem_of(whole).n == 0 &&
           str_starts(whole, stem);
}

/* "1/5", "Image 1 of 5" */
static bool is_counter(struct arena *arena, struct str text)
{
    enum { COUNTER_MAX = 24 }; /* characters */
    static const char *const words[] = {"image", "photo", "slide", "ảnh",
                                        "hình",  "of",    "trên"};
    if (!text_fits(text, COUNTER_MAX))
        return false;
    bool marks = str_find(text, STR("/")) < text.n;
    size_t numbers = 0, digits = 0;
    for (size_t i = 0; i < text.n; i++) {
        bool digit = text.s[i] >= '0' && text.s[i] <= '9';
        numbers += digit && digits == 0;
        digits = digit ? digits + 1 : 0;
    }
    struct str small = lowered(arena, text), word;
    for (size_t at = 0; next_word(small, &at, &word);)
        marks |= str_eq(word, STR("of")) || str_eq(word, STR("trên"));
    return numbers == 2 && marks && has_only(small, WORDS(words));
}

static bool is_beside_picture(const struct element *e)
{
    enum { UP = 3 };
    for (int i = 0; i < UP && e->parent; i++) {
        e = e->parent;
        if (element_find(e, TAG_IMG))
            return e->prose == 0;
    }
    return false;
}

/* A heading once more right below itself: one is for small screens. */
static bool is_heading_again(const struct again *a, const struct element *e,
                             struct str text)
{
    return a->before && tag_is_heading(e->tag) &&
           tag_is_heading(a->before->tag) && str_eq(text, a->text);
}

static void take_line(struct again *a, struct element *e)
{
    struct str text = element_text(a->page->arena, e);
    if (is_counter(a->page->arena, text) && is_beside_picture(e)) {
        leave_out(a->doc, a->page, e, N_("gallery button"), false);
        return;
    }
    bool caption = text.n >= CAPTION_MIN && is_caption(a->page, e);
    bool again = is_cut_short(text, a->text) || is_heading_again(a, e, text) ||
                 (caption && was_said(a, text));
    if (a->before && is_cut_short(a->text, text))
        leave_out(a->doc, a->page, a->before, N_("repeated"), false);
    if (again) {
        leave_out(a->doc, a->page, e, N_("repeated"), false);
    } else {
        a->before = e;
        a->text = text;
    }
}

void leave_out_repeated(struct doc *doc, struct page *page,
                        const struct element *root)
{
    struct again a = {.doc = doc, .page = page};
    struct element *e = root->first;
    while (e) {
        bool line = !e->left_out && e->letters &&
                    (facts_is_line(e) || facts_is_loose_line(e));
        if (line)
            take_line(&a, e);
        e = line || e->left_out ? element_after(e, root)
                                : element_next(e, root);
    }
}
