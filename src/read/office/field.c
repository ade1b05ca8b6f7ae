/* SPDX-License-Identifier: MIT */
/* Which fields are open, and what their instructions make of their results. */
#include "read/office/field.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/words.h"
#include "read/office/office.h"

void docx_field_begin(struct docx *d)
{
    struct docx_fields *f = &d->fields;
    if (f->n == DOCX_FIELDS_MAX) {
        f->lost++;
        return;
    }
    f->open[f->n++] = (struct docx_field){.instruction = {.arena = d->arena}};
}

void docx_field_instruct(struct docx *d, struct str text)
{
    struct docx_fields *f = &d->fields;
    if (f->n && !f->lost && !f->open[f->n - 1].shows)
        buf_add(&f->open[f->n - 1].instruction, text);
}

/* Cuts a word, or what stands in quotes, off the head of `rest`. */
static struct str next_word(struct str *rest)
{
    size_t n = 0;
    *rest = str_trim(*rest);
    if (rest->n && rest->s[0] == '"') {
        for (n = 1; n < rest->n && rest->s[n] != '"'; n++) {
        }
        struct str quoted = str_slice(*rest, 1, n);
        *rest = str_slice(*rest, n + 1, rest->n);
        return quoted;
    }
    while (n < rest->n && rest->s[n] != ' ' && rest->s[n] != '\t' &&
           rest->s[n] != '"')
        n++;
    struct str word = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    return word;
}

/* HYPERLINK "address" \l "place in it" \o "tip": 17.16.5.25. A place alone is
 * one in this document. */
static struct str link_of(struct docx *d, struct str rest)
{
    struct str address = {"", 0}, place = {"", 0};
    while (str_trim(rest).n) {
        struct str word = next_word(&rest);
        if (str_eq(word, STR("\\l")))
            place = next_word(&rest);
        else if (str_eq(word, STR("\\o")) || str_eq(word, STR("\\t")))
            next_word(&rest);
        else if (word.n && word.s[0] != '\\' && address.n == 0)
            address = word;
    }
    return place.n ? str_printf(d->arena, "%.*s#%.*s", STR_ARG(address),
                                STR_ARG(place))
                   : address;
}

/* REF place \h, PAGEREF place \h: what they show leads there (17.16.5.45). */
static struct str reference_of(struct docx *d, struct str rest)
{
    struct str place = next_word(&rest);
    while (str_trim(rest).n) {
        if (str_eq(next_word(&rest), STR("\\h")))
            return str_printf(d->arena, "#%.*s", STR_ARG(place));
    }
    return STR("");
}

/* A list of what has a caption, not of headings: TOC \c, TOC \a (17.16.5.68).
 */
static bool lists_figures(struct str rest)
{
    while (str_trim(rest).n) {
        struct str word = next_word(&rest);
        if (str_eq_nocase(word, STR("\\c")) || str_eq_nocase(word, STR("\\a")))
            return true;
    }
    return false;
}

static struct docx_sequence *sequence_of(struct docx *d, struct str name)
{
    enum { MOST = 64 }; /* the last one is that of all others */
    struct docx_fields *f = &d->fields;
    for (size_t i = 0; i < f->sequence_count; i++) {
        if (str_eq_nocase(f->sequences[i].name, name))
            return &f->sequences[i];
    }
    if (f->sequence_count == MOST)
        return &f->sequences[MOST - 1];
    f->sequences = arena_more(d->arena, f->sequences, f->sequence_count,
                              sizeof *f->sequences);
    f->sequences[f->sequence_count] =
        (struct docx_sequence){.name = str_copy(d->arena, name)};
    return &f->sequences[f->sequence_count++];
}

/* SEQ name \r 3 \c \h: the number of a figure, which programs that make files
 * leave to Word; set to one, the same again, hidden (17.16.5.56). */
static long number_in(struct docx *d, struct str rest)
{
    struct docx_sequence *sequence = sequence_of(d, next_word(&rest));
    long number = sequence->last + 1;
    bool hidden = false;
    while (str_trim(rest).n) {
        struct str word = next_word(&rest);
        if (str_eq_nocase(word, STR("\\r")))
            number = docx_number_of(next_word(&rest), number);
        else if (str_eq_nocase(word, STR("\\c")))
            number = sequence->last;
        hidden = hidden || str_eq_nocase(word, STR("\\h"));
    }
    sequence->last = number;
    return hidden ? 0 : number;
}

void docx_field_show(struct docx *d)
{
    static const char *const counts[] = {"NUMPAGES", "SECTIONPAGES", "SECTION"};
    static const char *const lists[] = {"TOC", "TOA"};
    struct docx_fields *f = &d->fields;
    if (f->n == 0 || f->lost || f->open[f->n - 1].shows)
        return;
    struct docx_field *field = &f->open[f->n - 1];
    struct str rest = buf_str(&field->instruction);
    struct str word = next_word(&rest);
    field->shows = true;
    if (str_is_any_nocase(word, WORDS(lists))) {
        field->lists = !lists_figures(rest);
        d->contents += field->lists;
    } else if (str_eq_nocase(word, STR("PAGE"))) {
        field->folio = FOLIO_PAGE;
    } else if (str_is_any_nocase(word, WORDS(counts))) {
        field->folio = FOLIO_COUNT;
    } else if (str_eq_nocase(word, STR("PAGEREF"))) {
        f->points = true;
        field->page = next_word(&rest);
        field->href = str_printf(d->arena, "#%.*s", STR_ARG(field->page));
    } else if (str_eq_nocase(word, STR("REF"))) {
        field->href = reference_of(d, rest);
    } else if (str_eq_nocase(word, STR("SEQ"))) {
        field->number = number_in(d, rest);
    } else if (str_eq_nocase(word, STR("HYPERLINK"))) {
        field->href = link_of(d, rest);
    }
}

void docx_field_end(struct docx *d)
{
    struct docx_fields *f = &d->fields;
    if (f->lost)
        f->lost--;
    else if (f->n)
        f->n--;
}

/* "12", "iv": all of it. */
static bool is_page_number(struct str text)
{
    enum { LONGEST = 6 };
    size_t digits = 0, romans = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += text.s[i] >= '0' && text.s[i] <= '9';
        romans += strchr("ivxlcIVXLC", text.s[i]) != NULL;
    }
    return text.n > 0 && text.n <= LONGEST &&
           (digits == text.n || romans == text.n);
}

static void add_page_number(struct docx *d, struct docx_paragraph *p,
                            struct docx_field *field, struct str text)
{
    if (!field->told) {
        struct node *number = doc_node(d->doc, NODE_TEXT, p->line);
        number->as.page.text = docx_clean(d->arena, text);
        number->as.page.name = field->page;
        docx_add_node(d, p, number);
    }
    field->told = true;
}

bool docx_field_takes(struct docx *d, struct docx_paragraph *p, struct str text)
{
    struct docx_fields *f = &d->fields;
    struct docx_field *field = f->n ? &f->open[f->n - 1] : NULL;
    if (!field || docx_field_lists(d))
        return false;
    text = str_trim(text);
    field->said = true;
    if (field->page.n == 0 || !is_page_number(text))
        return false;
    add_page_number(d, p, field, text);
    return true;
}

void docx_field_close(struct docx *d, struct docx_paragraph *p)
{
    struct docx_fields *f = &d->fields;
    struct docx_field *field = f->n && !f->lost ? &f->open[f->n - 1] : NULL;
    docx_field_show(d); /* what has no result has not been shown */
    if (field && field->page.n && !field->said && !docx_field_lists(d))
        add_page_number(d, p, field, STR("?"));
    else if (field && field->number && !field->said)
        docx_add_text(d, p, str_printf(d->arena, "%ld", field->number), 0);
    docx_field_end(d);
}

/* An instruction is never shown, nor what stands in it. */
bool docx_field_hides(const struct docx *d)
{
    const struct docx_fields *f = &d->fields;
    bool hides = f->lost > 0;
    for (size_t i = 0; i < f->n; i++)
        hides = hides || !f->open[i].shows;
    return hides;
}

enum docx_folio docx_field_folio(const struct docx *d)
{
    const struct docx_fields *f = &d->fields;
    enum docx_folio folio = FOLIO_NONE;
    for (size_t i = 0; i < f->n && folio == FOLIO_NONE; i++)
        folio = f->open[i].folio;
    return folio;
}

bool docx_field_lists(const struct docx *d)
{
    const struct docx_fields *f = &d->fields;
    bool lists = d->contents_depth > 0;
    for (size_t i = 0; i < f->n; i++)
        lists = lists || f->open[i].lists;
    return lists;
}

struct str docx_field_link(const struct docx *d)
{
    for (size_t i = d->fields.n; i-- > 0;) {
        if (d->fields.open[i].href.n)
            return d->fields.open[i].href;
    }
    return STR("");
}
