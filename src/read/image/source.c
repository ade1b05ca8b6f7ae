/* SPDX-License-Identifier: MIT */
/*
 * From the name that a document gives an image to its bytes: a part of the
 * input itself (a Word file, a saved page), the name's own content ("data:"),
 * or a file beside the document. Nothing is ever fetched from elsewhere.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/base64.h"
#include "base/buf.h"
#include "base/hex.h"
#include "base/language.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "read/image/image.h"
#include "stages.h"

/* By name, the first of the document first: the order is never left open. */
static int compare_names(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare_resources(const void *a, const void *b)
{
    return compare_names((*(const struct resource *const *)a)->name,
                         (*(const struct resource *const *)b)->name);
}

struct finder *image_finder(struct doc *doc, struct arena *work)
{
    struct finder *f = ARENA_NEW(doc->arena, struct finder);
    size_t n = 0;
    *f = (struct finder){.doc = doc, .work = work, .searches = IMAGE_SEARCHES};
    for (const struct resource *r = doc->resources; r; r = r->next)
        f->resources++;
    f->sorted = arena_array(doc->arena, f->resources, sizeof(void *));
    for (const struct resource *r = doc->resources; r; r = r->next)
        f->sorted[n++] = r;
    if (n)
        qsort(f->sorted, n, sizeof(void *), compare_resources);
    return f;
}

static const struct resource *find_resource(const struct finder *f,
                                            struct str name)
{
    size_t low = 0, high = f->resources;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(f->sorted[middle]->name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < f->resources && str_eq(f->sorted[low]->name, name);
    return found ? f->sorted[low] : NULL;
}

static bool starts_nocase(struct str text, struct str prefix)
{
    return str_eq_nocase(str_slice(text, 0, prefix.n), prefix);
}

/* RFC 2397: "data:" [type] [";base64"] "," content. */
static const char *read_data(struct arena *arena, struct str source,
                             struct str *bytes)
{
    size_t comma = str_find(source, STR(","));
    struct str head = str_trim(str_slice(source, 0, comma));
    if (comma >= source.n)
        return N_("is a \"data:\" address without data; name a file");
    struct str body = str_slice(source, comma + 1, source.n);
    body = percent_decoded(arena, body);
    *bytes = body;
    struct str ending = str_slice(head, head.n > 7 ? head.n - 7 : 0, head.n);
    if (!str_eq_nocase(ending, STR(";base64")) ||
        base64_decode(arena, body, bytes))
        return NULL;
    return N_("is a \"data:\" address that is damaged; name a file");
}

/* Names that no file beside the document can have, and what to do. */
static const char *refuse_address(struct str source)
{
    static const struct {
        struct str start;
        const char *advice;
    } starts[] = {
#define WEB                                                                    \
    N_("lies on the web; save it beside the document and name that file")
#define WHOLE                                                                  \
    N_("is named from the root of the disk; put it beside the document "       \
       "and name it from there")
        {STR_INIT("http:"), WEB},
        {STR_INIT("https:"), WEB},
        {STR_INIT("ftp:"), WEB},
        {STR_INIT("//"), WEB},
        {STR_INIT("blob:"), WEB},
        {STR_INIT("file:"), WHOLE},
        {STR_INIT("/"), WHOLE},
        {STR_INIT("\\"), WHOLE},
        {STR_INIT("~/"), WHOLE},
        {STR_INIT("cid:"),
         N_("is not among the parts of the file; save the page "
            "anew, with its images")},
#undef WEB
#undef WHOLE
    };
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (starts_nocase(source, starts[i].start))
            return starts[i].advice;
    }
    bool drive = source.n >= 2 && source.s[1] == ':' &&
                 letter_is((unsigned char)source.s[0]);
    return drive ? N_("is named from the root of a drive; put it beside the "
                      "document and name it from there")
                 : NULL;
}

/* The path as it may be meant: its codes undone; taken by the letter; without
 * the query or the fragment of an address. */
static const char *read_path(struct finder *f, struct str source,
                             struct str *bytes)
{
    struct str decoded = percent_decoded(f->work, source);
    const char *problem = refuse_address(decoded);
    if (!problem)
        problem = image_read_file(f->doc, decoded, &f->searches, bytes);
    if (problem && !str_eq(decoded, source) && !refuse_address(source) &&
        !image_read_file(f->doc, source, &f->searches, bytes))
        return NULL;
    size_t cut = 0;
    while (cut < source.n && source.s[cut] != '?' && source.s[cut] != '#')
        cut++;
    if (problem && cut < source.n && cut > 0 && !refuse_address(decoded)) {
        decoded = percent_decoded(f->work, str_slice(source, 0, cut));
        if (!image_read_file(f->doc, decoded, &f->searches, bytes))
            return NULL;
    }
    return problem;
}

/* A part of the input by its name; a saved page's may stand without "cid:". */
static const struct resource *find_part(const struct finder *f,
                                        struct str source)
{
    struct str decoded = percent_decoded(f->work, source);
    const struct resource *part = find_resource(f, source);
    if (!part)
        part = find_resource(f, decoded);
    if (!part && starts_nocase(decoded, STR("cid:")))
        part = find_resource(f, str_slice(decoded, 4, decoded.n));
    return part;
}

bool image_holds(const struct finder *f, struct str source)
{
    return f->resources && find_part(f, source);
}

const char *image_find(struct finder *f, struct str source, struct str *bytes)
{
    const struct resource *part = f->resources ? find_part(f, source) : NULL;
    const char *problem = NULL;
    *bytes = STR("");
    if (part)
        *bytes = part->bytes;
    else if (starts_nocase(source, STR("data:")))
        problem = read_data(f->doc->arena, source, bytes);
    else if (f->doc->is_book)
        problem = N_("is not in the file");
    else
        problem = read_path(f, str_trim(source), bytes);
    if (!problem && bytes->n > IMAGE_FILE_MAX)
        problem = N_("is larger than 256 MB; save it smaller");
    if (!problem && bytes->n == 0)
        problem = N_("is empty; copy it anew");
    return problem;
}
