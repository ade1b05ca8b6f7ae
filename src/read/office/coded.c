/* SPDX-License-Identifier: MIT */
/*
 * Text in the fonts of before Unicode. That a run is set in such a font does
 * not say that it is text of it: whoever went on typing in Unicode often left
 * the style's font as it was, and Word shows such letters in another one. A run
 * is judged by its own words, and where these tell nothing by the others: "ô
 * tô" may be "ơ tơ" in VNI.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/office/office.h"
#include "read/symbols.h"
#include "read/office/text.h"

/* Letters that no old font's code can stand for. */
static bool is_unicode(struct str text)
{
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if ((c >= 0x1EA0 && c <= 0x1EF9) || (c >= 0x102 && c <= 0x111) ||
            (c >= 0x1A0 && c <= 0x1B0) || (c >= 0x300 && c <= 0x323))
            return true;
    }
    return false;
}

static bool ends_in_space(struct str text)
{
    return text.n == 0 || text.s[text.n - 1] == ' ';
}

/* Whether a word goes on from the segment to the next, in the same codes: Word
 * cuts them where they were edited. */
static bool goes_on(const struct docx_segment *s)
{
    return s->coded && s[1].coded && s->legacy == s[1].legacy &&
           !ends_in_space(s->text) && !str_starts(s[1].text, STR(" "));
}

/* The segments of one font between two spaces or more: what is judged. */
struct stretch {
    struct docx_segment *segments;
    size_t n;
    long gain; /* above 0: text of the font; below: of Unicode */
};

static struct stretch stretch_at(struct docx *d, struct docx_paragraph *p,
                                 size_t at)
{
    struct stretch s = {.segments = p->segments + at, .n = 1};
    while (at + s.n < p->segment_count && goes_on(s.segments + s.n - 1))
        s.n++;
    struct str text = s.segments->text;
    struct buf buf = {.arena = d->arena};
    for (size_t i = 0; s.n > 1 && i < s.n; i++)
        buf_add(&buf, s.segments[i].text);
    if (s.n > 1)
        text = buf_str(&buf);
    if (s.segments->coded)
        s.gain = is_unicode(text) ? -1 : legacy_gain(text, s.segments->legacy);
    else
        d->codes.unicode = d->codes.unicode || is_unicode(text);
    return s;
}

static bool is_coded(const struct docx_codes *codes, const struct stretch *s)
{
    if (s->gain != 0)
        return s->gain > 0;
    if (codes->in_font != codes->not_in_font)
        return codes->in_font > codes->not_in_font;
    return codes->in_font > 0 || !codes->unicode;
}

static void decode_segment(struct docx *d, struct docx_segment *s, bool coded)
{
    if (coded) {
        s->text = legacy_to_unicode(d->arena, s->text, s->legacy);
        if (d->codes.font.n == 0)
            d->codes.font = s->font;
    } else {
        s->text = symbols_to_unicode(d->arena, s->font, s->text, false);
        s->coded = false;
    }
    if (s->caps)
        s->text = docx_capitals(d->arena, s->text);
}

/* As many characters of `text` as `like` has, cut off. */
static struct str take_as_many(struct str *text, struct str like)
{
    size_t end = 0;
    for (size_t at = 0; at < like.n && end < text->n;) {
        utf8_next(like, &at);
        utf8_next(*text, &end);
    }
    struct str taken = str_slice(*text, 0, end);
    *text = str_slice(*text, end, text->n);
    return taken;
}

/* The capitals which ABC lacks are told by the whole line. */
static void raise_line(struct docx *d, struct docx_paragraph *p)
{
    struct buf buf = {.arena = d->arena};
    for (size_t i = 0; i < p->segment_count; i++)
        buf_add(&buf, p->segments[i].node ? STR("\n") : p->segments[i].text);
    struct str line = buf_str(&buf), raised = raise_capitals(d->arena, line);
    if (raised.s == line.s)
        return;
    for (size_t i = 0; i < p->segment_count; i++) {
        struct docx_segment *s = &p->segments[i];
        struct str part = take_as_many(&raised, s->node ? STR("\n") : s->text);
        if (s->coded && s->legacy == LEGACY_ABC)
            s->text = part;
    }
}

/* Decodes the stretch if it is text of its font; true when that is ABC. */
static bool decode_stretch(struct docx *d, const struct stretch *s)
{
    bool coded = is_coded(&d->codes, s);
    for (size_t i = 0; i < s->n; i++)
        decode_segment(d, &s->segments[i], coded);
    return coded && s->segments->legacy == LEGACY_ABC;
}

void docx_decode_paragraph(struct docx *d, struct docx_paragraph *p)
{
    struct stretch s;
    bool any = false, abc = false;
    for (size_t i = 0; i < p->segment_count; i += s.n) {
        s = stretch_at(d, p, i);
        d->codes.in_font += s.gain > 0;
        d->codes.not_in_font += s.gain < 0;
        any = any || s.segments->coded;
    }
    for (size_t i = 0; any && i < p->segment_count; i += s.n) {
        s = stretch_at(d, p, i);
        if (s.segments->coded && decode_stretch(d, &s))
            abc = true;
    }
    if (abc)
        raise_line(d, p);
}
