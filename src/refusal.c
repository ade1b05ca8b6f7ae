/* SPDX-License-Identifier: MIT */
/*
 * Inputs of which nothing can be read, each with a sentence that says what it
 * is and what to do. To refuse them is not to be strict: an edition without
 * the text would take the place of the one of before, and be printed and kept.
 */
#include <string.h>

#include "base/error.h"
#include "base/language.h"
#include "base/log.h"
#include "conversion.h"

bool refuse_foreign(struct anban *a, const struct foreign *f)
{
    bool zip = !f->name && str_starts(str_of(f->what), STR("a ZIP archive"));
    const char *form = zip ? input_form(a->input) : NULL;
    const char *claim = input_claim(a->input, INPUT_TEXT);
    if (form && !*form && claim)
        return fail(
            &a->err, ANBAN_INPUT,
            "%.*s: this is named as %s, but is a ZIP archive that holds "
            "none; it may be damaged, so fetch or save it anew",
            STR_ARG(a->input), _(claim));
    return f->name ? fail(&a->err, ANBAN_INPUT, "%.*s: this is %s (%s); %s",
                          STR_ARG(a->input), _(f->what), f->name, _(f->advice))
                   : fail(&a->err, ANBAN_INPUT, "%.*s: this is %s",
                          STR_ARG(a->input), _(f->what));
}

void refuse_text(struct anban *a, enum input_kind kind)
{
    const char *encoding = conversion_option(a, "encoding");
    const char *claim = input_claim(a->input, kind);
    if (encoding)
        doc_lose(a->doc, LOST_SOMEWHERE, 0,
                 "its bytes are no text in the encoding %s", encoding);
    else if (claim)
        doc_lose(a->doc, LOST_SOMEWHERE, 0,
                 "it is named as %s, but is none: it may be damaged or "
                 "protected",
                 _(claim));
    else
        doc_lose(a->doc, LOST_SOMEWHERE, 0,
                 "its bytes are no text in any encoding that anban knows; name "
                 "one with --encoding, or take them for text with "
                 "--force-text");
}

void tell_hole(struct anban *a, struct str bytes)
{
    enum { HOLE = 512 }; /* a sector: less may be padding */
    size_t end = 0, start = 0;
    while (start < bytes.n && end - start < HOLE) {
        const char *zero = memchr(bytes.s + end, '\0', bytes.n - end);
        start = zero ? (size_t)(zero - bytes.s) : bytes.n;
        for (end = start; end < bytes.n && bytes.s[end] == '\0';)
            end++;
    }
    if (start < bytes.n)
        doc_lose(a->doc, end == bytes.n ? LOST_REST : LOST_SOMEWHERE, 0,
                 "%zu zero bytes stand in the text, where a disk or a copy has "
                 "lost what was there",
                 end - start);
}

/* It was read to its end, and there was nothing. */
static const char *why_empty(const struct anban *a, enum input_kind kind)
{
    const char *why = doc_why_blank(a->doc);
    return why ? why : input_empty(kind);
}

bool refuse_blank(struct anban *a, enum input_kind kind)
{
    const char *loss = doc_loss(a->doc);
    return loss ? fail(&a->err, ANBAN_INPUT,
                       "%.*s: nothing of its text can be read: %s",
                       STR_ARG(a->input), loss)
                : fail(&a->err, ANBAN_INPUT, "%.*s: %s", STR_ARG(a->input),
                       _(why_empty(a, kind)));
}

void tell_claim(struct anban *a, enum input_kind kind)
{
    bool chosen = conversion_option(a, "from") != NULL ||
                  conversion_option(a, "force-text") != NULL;
    const char *claim = chosen ? NULL : input_claim(a->input, kind);
    if (claim)
        log_add(&a->log, LOG_NOTICE, 0,
                "it is named as %s, but is %s, and is read as that", _(claim),
                _(input_kind_word(kind)));
}

const char *anban_form(const char *path)
{
    return input_form(str_of(path));
}
