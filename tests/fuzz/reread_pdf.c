/* SPDX-License-Identifier: MIT */
/*
 * A PDF as it was written, read again by as much of ISO 32000-1 as tells
 * whether a reader finds its way: the cross-reference stream leads to every
 * object, also to those in object streams, every stream has the length it says
 * and unpacks, and on every page text, marked content and saved states are
 * closed as they were opened.
 */
#include <string.h>

#include <zlib.h>

#include "fuzz.h"

/* Where an object is: nowhere, at an offset, or in the stream `at`. */
struct place {
    enum { FREE, WRITTEN, PACKED } kind;
    size_t at, index;
};

struct pdf {
    struct arena *arena;
    struct str bytes;
    struct place *places; /* of the objects, by their number */
    size_t n;
    size_t table;           /* the object that tells the places */
    size_t unpacked;        /* the object stream that was opened last */
    struct str unpacked_as; /* what is in it */
};

/* The number at *at behind white space, and *at behind it. */
static size_t number(struct str text, size_t *at)
{
    size_t value = 0;
    while (*at < text.n && strchr(" \r\n", text.s[*at]))
        ++*at;
    DEMAND(*at < text.n && is_digit(text.s[*at]));
    for (; *at < text.n && is_digit(text.s[*at]); ++*at)
        value = value * 10 + (size_t)(text.s[*at] - '0');
    return value;
}

static void demand_words(struct str text, size_t *at, struct str words)
{
    DEMAND(str_eq(str_slice(text, *at, *at + words.n), words));
    *at += words.n;
}

/* Where the last of these words begins, which must be there. */
static size_t find_last(struct str text, struct str words)
{
    size_t at = text.n;
    while (at > 0 && !str_starts(str_slice(text, at, text.n), words))
        at--;
    DEMAND(at > 0);
    return at;
}

/* The value of a key that is a number, or a reference to one. */
static bool value_of(struct str dict, struct str key, size_t *value,
                     bool *reference)
{
    size_t at = str_find(dict, key);
    if (at >= dict.n)
        return false;
    at += key.n;
    *value = number(dict, &at);
    *reference = str_starts(str_slice(dict, at, dict.n), STR(" 0 R"));
    return true;
}

static struct str inflated(struct arena *arena, struct str packed)
{
    enum { MOST = 1 << 26 };
    z_stream z = {.next_in = (Bytef *)(uintptr_t)packed.s,
                  .avail_in = (uInt)packed.n};
    size_t room = packed.n * 4 + 4096;
    Bytef *bytes = NULL;
    int status = inflateInit(&z);
    DEMAND(status == Z_OK);
    for (size_t old = 0; status == Z_OK; old = room, room *= 2) {
        DEMAND(room < MOST);
        bytes = arena_grow(arena, bytes, old, room);
        z.next_out = bytes + z.total_out;
        z.avail_out = (uInt)(room - z.total_out);
        status = inflate(&z, Z_FINISH);
        status = status == Z_BUF_ERROR && z.avail_out == 0 ? Z_OK : status;
    }
    DEMAND(status == Z_STREAM_END);
    struct str text = {(const char *)bytes, z.total_out};
    inflateEnd(&z);
    return text;
}

/* What stands behind "N 0 obj" at an offset, up to "endobj" or a stream. */
static struct str object_at(const struct pdf *pdf, size_t i, size_t at)
{
    DEMAND(number(pdf->bytes, &at) == i);
    demand_words(pdf->bytes, &at, STR(" 0 obj"));
    struct str rest = str_slice(pdf->bytes, at, pdf->bytes.n);
    size_t end = str_find(rest, STR("endobj"));
    size_t stream = str_find(str_slice(rest, 0, end), STR("\nstream"));
    DEMAND(end < rest.n);
    return str_slice(rest, 0, stream < end ? stream : end);
}

/* The stream behind its dictionary, unpacked; false: there is none. */
static bool stream_behind(const struct pdf *pdf, struct str dict,
                          struct str *text)
{
    size_t at = (size_t)(dict.s - pdf->bytes.s) + dict.n, length;
    bool reference;
    if (!str_starts(str_slice(pdf->bytes, at, pdf->bytes.n), STR("\nstream")))
        return false;
    DEMAND(value_of(dict, STR("/Length "), &length, &reference) && !reference);
    at += strlen("\nstream");
    at += pdf->bytes.s[at] == '\r';
    demand_words(pdf->bytes, &at, STR("\n"));
    *text = str_slice(pdf->bytes, at, at + length);
    at += length;
    at += pdf->bytes.s[at] == '\r';
    at += pdf->bytes.s[at] == '\n';
    demand_words(pdf->bytes, &at, STR("endstream"));
    if (str_find(dict, STR("/FlateDecode")) < dict.n)
        *text = inflated(pdf->arena, *text);
    return true;
}

static struct place place_in(const unsigned char *row, size_t width)
{
    struct place place = {.kind = row[0], .index = row[1 + width]};
    for (size_t i = 1; i <= width; i++)
        place.at = place.at << 8 | row[i];
    DEMAND(place.kind <= PACKED);
    return place;
}

/* Each row has PNG's filter Up before it, which differs from the row above. */
static void read_table(struct pdf *pdf)
{
    enum { UP = 2, WIDTH_MAX = 8 };
    size_t at = find_last(pdf->bytes, STR("startxref")) + 9, width;
    unsigned char row[WIDTH_MAX + 2] = {0};
    struct str rows;
    bool reference;
    at = number(pdf->bytes, &at);
    size_t start = at;
    pdf->table = number(pdf->bytes, &start);
    struct str dict = object_at(pdf, pdf->table, at);
    DEMAND(value_of(dict, STR("/Size "), &pdf->n, &reference));
    DEMAND(value_of(dict, STR("/W[1 "), &width, &reference));
    DEMAND(width <= WIDTH_MAX && stream_behind(pdf, dict, &rows));
    DEMAND(rows.n == pdf->n * (width + 3));
    pdf->places = ARENA_ARRAY(pdf->arena, pdf->n, struct place);
    for (size_t i = 0; i < pdf->n; i++, rows.s += width + 3) {
        DEMAND(rows.s[0] == UP);
        for (size_t k = 0; k < width + 2; k++)
            row[k] = (unsigned char)(row[k] + (unsigned char)rows.s[1 + k]);
        pdf->places[i] = place_in(row, width);
    }
}

/* The object stream's pairs of a number and an offset lead to its objects. */
static struct str packed_object(struct pdf *pdf, size_t i)
{
    const struct place *place = &pdf->places[i];
    size_t n, first, at = 0, from, to;
    bool reference;
    DEMAND(place->at < pdf->n && pdf->places[place->at].kind == WRITTEN);
    struct str dict = object_at(pdf, place->at, pdf->places[place->at].at);
    DEMAND(value_of(dict, STR("/ObjStm/N "), &n, &reference));
    DEMAND(value_of(dict, STR("/First "), &first, &reference));
    DEMAND(place->index < n);
    if (pdf->unpacked != place->at)
        DEMAND(stream_behind(pdf, dict, &pdf->unpacked_as));
    pdf->unpacked = place->at;
    struct str text = pdf->unpacked_as;
    for (size_t k = 0; k < place->index; k++) {
        number(text, &at);
        number(text, &at);
    }
    DEMAND(number(text, &at) == i);
    from = first + number(text, &at);
    to = text.n;
    if (place->index + 1 < n) {
        number(text, &at);
        to = first + number(text, &at);
    }
    DEMAND(from < to && to <= text.n);
    struct str body = str_trim(str_slice(text, from, to));
    DEMAND(str_starts(body, STR("<<")) && str_ends(body, STR(">>")));
    return body;
}

static struct str object(struct pdf *pdf, size_t i)
{
    DEMAND(i < pdf->n && pdf->places[i].kind != FREE);
    return pdf->places[i].kind == PACKED ? packed_object(pdf, i)
                                         : object_at(pdf, i, pdf->places[i].at);
}

/* The stream of an object, unpacked; false: it has none. */
static bool stream_of(struct pdf *pdf, size_t i, struct str *text)
{
    return pdf->places[i].kind == WRITTEN && i != pdf->table &&
           stream_behind(pdf, object(pdf, i), text);
}

/* What is open in a page's contents. */
struct open {
    int marked, states, texts;
};

static void note_operator(struct open *open, struct str word)
{
    open->marked += str_eq(word, STR("BDC")) || str_eq(word, STR("BMC"));
    open->marked -= str_eq(word, STR("EMC"));
    open->states += str_eq(word, STR("q")) - str_eq(word, STR("Q"));
    open->texts += str_eq(word, STR("BT")) - str_eq(word, STR("ET"));
    DEMAND(open->marked >= 0 && open->states >= 0);
    DEMAND(open->texts >= 0 && open->texts <= 1);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '*';
}

/* Behind a string, a name or another single character. */
static size_t skip(struct str text, size_t at)
{
    if (text.s[at] == '(') {
        while (at < text.n && text.s[at] != ')')
            at += text.s[at] == '\\' ? 2 : 1;
    } else if (text.s[at] == '<' && text.s[at + 1] != '<') {
        while (at < text.n && text.s[at] != '>')
            at++;
    } else if (text.s[at] == '/') {
        while (at + 1 < text.n && !strchr(" \r\n<>[]()/", text.s[at + 1]))
            at++;
    } else if (text.s[at] == '<') {
        at++;
    }
    return at + 1;
}

static void demand_contents(struct str text)
{
    struct open open = {0, 0, 0};
    for (size_t at = 0; at < text.n;) {
        size_t end = at;
        while (end < text.n && is_letter(text.s[end]))
            end++;
        if (end > at)
            note_operator(&open, str_slice(text, at, end));
        at = end > at ? end : skip(text, at);
    }
    DEMAND(open.marked == 0 && open.states == 0 && open.texts == 0);
}

void demand_pdf(struct arena *arena, struct str bytes)
{
    struct pdf pdf = {.arena = arena, .bytes = bytes};
    size_t pages = 0;
    DEMAND(str_starts(bytes, STR("%PDF-1.")));
    read_table(&pdf);
    for (size_t i = 1; i < pdf.n; i++) {
        struct str text;
        size_t contents;
        bool reference;
        stream_of(&pdf, i, &text);
        if (str_find(object(&pdf, i), STR("/Type/Page/")) == SIZE_MAX ||
            !value_of(object(&pdf, i), STR("/Contents "), &contents,
                      &reference))
            continue;
        DEMAND(reference && stream_of(&pdf, contents, &text));
        demand_contents(text);
        pages++;
    }
    DEMAND(pages > 0);
}
