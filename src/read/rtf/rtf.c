/* SPDX-License-Identifier: MIT */
/*
 * A file in Rich Text Format to a tree. Headers and footers, comments and
 * contents lists are left out; changes count as accepted. Nothing that is wrong
 * in it ends the reading before its bytes do.
 */
#include "read/rtf/rtf.h"

#include <limits.h>

#include "base/arena.h"
#include "base/language.h"
#include "stages.h"

/* What old readers show instead of a character of Unicode. */
static bool is_fallback(struct rtf *r, const struct rtf_token *token)
{
    if (r->skip <= 0 || token->kind == RTF_OPEN || token->kind == RTF_CLOSE)
        return false;
    r->skip--;
    return true;
}

static void take(struct rtf *r, const struct rtf_token *token)
{
    switch (token->kind) {
    case RTF_OPEN:
        r->skip = 0;
        rtf_open_group(r);
        break;
    case RTF_CLOSE:
        rtf_close_group(r);
        break;
    case RTF_WORD:
        rtf_word(r, token);
        break;
    case RTF_SIGN:
        rtf_sign(r, token->value);
        break;
    case RTF_BYTE:
        rtf_add_byte(r, (unsigned char)token->value);
        break;
    case RTF_BIN:
        if (rtf_group(r)->to == TO_PICTURE && r->picture_form)
            buf_add(&r->picture, token->text);
        break;
    case RTF_END:
        break;
    }
}

/* A file that ends within groups was cut off; the brace of the outermost alone
 * is forgotten by some programs. */
static void tell_end(struct rtf *r, bool broken)
{
    if (broken || r->group_count > 2)
        doc_lose(r->d->doc, LOST_REST, 0,
                 "the file ends within something; it is not whole: fetch or "
                 "save it anew");
    while (r->group_count > 1)
        rtf_close_group(r);
    rtf_flush(r);
    if (r->flow->p.segment_count || r->flow->p.floating || r->flow->p.hosted)
        rtf_end_paragraph(r);
    rtf_settle(r, 0);
}

static void tell(struct rtf *r)
{
    for (size_t i = 0; i < r->property_count; i++)
        docx_take_property(r->d, r->properties[i].tag, r->properties[i].value);
    docx_tell(r->d);
    if (r->old_pictures)
        warn(r->d->doc->log, 0,
             PLURAL("%ld picture in a form of Windows or the Macintosh "
                    "(bitmap, PICT) is left out; save the file as .docx, or "
                    "the picture as PNG",
                    "%ld pictures in forms of Windows or the Macintosh "
                    "(bitmap, PICT) are left out; save the file as .docx, or "
                    "the pictures as PNG",
                    r->old_pictures),
             r->old_pictures);
}

static void read_all(struct rtf *r)
{
    bool broken = false;
    while (!broken && !docx_is_spent(r->d)) {
        struct rtf_token token = rtf_next(r->bytes, &r->at);
        if (token.kind == RTF_END)
            break;
        broken = token.kind == RTF_BIN && token.broken;
        if (!is_fallback(r, &token))
            take(r, &token);
    }
    tell_end(r, broken);
    rtf_end_landscape(r, LONG_MAX);
    docx_end_text(r->d);
    docx_end_notes(r->d);
    tell(r);
}

/* Behind white space and a byte order mark, as kind.c has it. */
static bool starts_as_rtf(struct str bytes)
{
    enum { HEAD = 64 };
    struct str head = str_slice(bytes, 0, HEAD);
    return str_find(head, STR("{\\rtf")) < head.n;
}

void read_rtf(struct doc *doc, struct str bytes)
{
    enum { CODEPAGE = 1252 };
    struct rtf *r = ARENA_NEW(doc->arena, struct rtf);
    r->d = docx_new(doc, bytes.n);
    r->bytes = bytes;
    r->plain = r->d->styles->paragraph;
    r->d->styles->defaults.size = RTF_SIZE;
    r->codepage = CODEPAGE;
    r->nibble = -1;
    r->text.arena = r->coded.arena = r->name.arena = r->picture.arena =
        r->unheard.arena = doc->arena;
    r->groups = ARENA_NEW(doc->arena, struct rtf_group);
    r->group_count = r->group_room = 1;
    *rtf_group(r) = (struct rtf_group){
        .character = -1, .style = -1, .outline = -1, .fallback = 1};
    rtf_begin_flow(r, doc->root, true);
    if (starts_as_rtf(bytes))
        read_all(r);
    else
        doc_lose(doc, LOST_SOMEWHERE, 0, "this is no RTF file");
}
