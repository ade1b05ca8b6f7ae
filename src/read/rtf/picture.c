/* SPDX-License-Identifier: MIT */
/*
 * Pictures: hexadecimal digits, or bytes behind \bin. PNG and JPEG go to the
 * document's resources; what only Windows draws (WMF, EMF, bitmaps) is counted.
 */
#include "base/arena.h"
#include "base/hex.h"
#include "read/rtf/rtf.h"

void rtf_picture_byte(struct rtf *r, unsigned char byte)
{
    int digit = hex_digit((char)byte);
    if (digit < 0)
        return;
    if (r->nibble < 0) {
        r->nibble = digit;
        return;
    }
    if (r->picture_ending)
        buf_add_char(&r->picture, (char)(r->nibble * 16 + digit));
    r->nibble = -1;
}

static struct str hold(struct rtf *r)
{
    struct doc *doc = r->d->doc;
    struct resource *resource = ARENA_NEW(doc->arena, struct resource);
    struct str name = str_printf(doc->arena, "picture-%ld%s", ++r->pictures,
                                 r->picture_ending);
    *resource = (struct resource){doc->resources, name,
                                  str_copy(doc->arena, buf_str(&r->picture))};
    doc->resources = resource;
    return name;
}

static void add_image(struct rtf *r, struct str source)
{
    struct docx *d = r->d;
    struct docx_paragraph *p = &r->flow->p;
    struct node *image = doc_node(d->doc, NODE_IMAGE, d->paragraphs + 1);
    image->as.image->source = source;
    image->as.image->alt = r->alt;
    if (!rtf_group(r)->in_shape) {
        docx_add_node(d, p, image);
        return;
    }
    if (!p->floating)
        p->floating = doc_node(d->doc, NODE_DOCUMENT, d->paragraphs + 1);
    docx_pay(d, DOCX_PAY_BLOCK);
    struct node *own =
        doc_add(d->doc, p->floating, NODE_PARAGRAPH, d->paragraphs + 1);
    doc_insert(own, NULL, image);
}

void rtf_end_picture(struct rtf *r)
{
    if (r->picture.n > 0 && !docx_is_spent(r->d) && !docx_field_hides(r->d))
        add_image(r, hold(r));
    else if (!r->picture_ending)
        r->old_pictures++;
    r->picture.n = 0;
    r->picture_ending = NULL;
    r->alt = STR("");
}
