/* SPDX-License-Identifier: MIT */
/*
 * Pictures: hexadecimal digits, or bytes behind \bin. PNG, JPEG and the
 * drawings of Windows go to the document's resources; bitmaps of Windows and
 * pictures of the Macintosh are counted.
 */
#include <stdint.h>

#include "base/arena.h"
#include "base/hex.h"
#include "read/rtf/rtf.h"

void rtf_begin_picture(struct rtf *r)
{
    rtf_group(r)->to = TO_PICTURE;
    rtf_group(r)->ends = ENDS_PICTURE;
    if (!rtf_group(r)->in_shape)
        rtf_begin_shape(r);
    r->picture.n = 0;
    r->picture_form = PICTURE_OTHER;
    for (size_t i = 0; i < RTF_PICTURE_SIDES; i++)
        r->picture_sides[i] = 0;
    r->nibble = -1;
}

void rtf_picture_byte(struct rtf *r, unsigned char byte)
{
    int digit = hex_digit((char)byte);
    if (digit < 0)
        return;
    if (r->nibble < 0) {
        r->nibble = digit;
        return;
    }
    if (r->picture_form)
        buf_add_char(&r->picture, (char)(r->nibble * 16 + digit));
    r->nibble = -1;
}

static struct str hold(struct rtf *r)
{
    static const char *const endings[] = {"", ".png", ".jpg", ".emf", ".wmf"};
    struct doc *doc = r->d->doc;
    struct resource *resource = ARENA_NEW(doc->arena, struct resource);
    struct str name = str_printf(doc->arena, "picture-%ld%s", ++r->pictures,
                                 endings[r->picture_form]);
    *resource = (struct resource){doc->resources, name,
                                  str_copy(doc->arena, buf_str(&r->picture))};
    doc->resources = resource;
    return name;
}

/* A side as it is shown, in 1/1000 pt; 0: it is not said. */
static int32_t shown(long own, long cut, long scale)
{
    enum { TWIP = 50, MOST = 100000 };
    long long left = own > cut ? own - cut : own;
    if (own <= 0 || own > MOST || left > MOST)
        return 0;
    left = left * TWIP * (scale > 0 && scale < MOST ? scale : 100) / 100;
    return left > INT32_MAX ? 0 : (int32_t)left;
}

/* In 1/100000 of the whole; room around it is nothing to be seen. */
static int32_t share(long cut, long own)
{
    enum { WHOLE = 100000 };
    if (cut <= 0 || own <= 0)
        return 0;
    return cut >= own ? WHOLE : (int32_t)((long long)cut * WHOLE / own);
}

static void set_shape(struct rtf *r, struct node *image)
{
    const long *s = r->picture_sides;
    struct image_shape cut = {
        .left = share(s[PICTURE_CUT_LEFT], s[PICTURE_WIDTH]),
        .top = share(s[PICTURE_CUT_TOP], s[PICTURE_HEIGHT]),
        .right = share(s[PICTURE_CUT_RIGHT], s[PICTURE_WIDTH]),
        .bottom = share(s[PICTURE_CUT_BOTTOM], s[PICTURE_HEIGHT])};
    docx_set_cut(r->d, image, &cut);
    image->as.image->width =
        shown(s[PICTURE_WIDTH], s[PICTURE_CUT_LEFT] + s[PICTURE_CUT_RIGHT],
              s[PICTURE_SCALE_ACROSS]);
    image->as.image->height =
        shown(s[PICTURE_HEIGHT], s[PICTURE_CUT_TOP] + s[PICTURE_CUT_BOTTOM],
              s[PICTURE_SCALE_DOWN]);
}

static void add_image(struct rtf *r, struct str source)
{
    struct docx *d = r->d;
    struct docx_paragraph *p = &r->flow->p;
    struct node *image = doc_node(d->doc, NODE_IMAGE, d->paragraphs + 1);
    image->as.image->source = source;
    image->as.image->alt = r->alt;
    set_shape(r, image);
    r->shape.image = image;
    if (!rtf_group(r)->in_shape) {
        rtf_end_shape(r);
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
    else if (!r->picture_form)
        r->old_pictures++;
    r->picture.n = 0;
    r->picture_form = PICTURE_OTHER;
    r->alt = STR("");
}
