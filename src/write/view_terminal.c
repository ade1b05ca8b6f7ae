/* SPDX-License-Identifier: MIT */
/*
 * A view in the words of a terminal: a PNG in base 64 (RFC 4648) for those
 * which take one, kitty's graphics protocol and iTerm2's inline images, or
 * sixels. A line feed ends it, so that what follows stands below the picture.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "write/view.h"
#include "write/view_sixel.h"

/* Kitty's protocol: "chunks no larger than 4096 bytes" of base 64. */
enum { CHUNK = 4096 / 4 * 3 };

static void add_base64(struct buf *buf, struct str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "abcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.n; i += 3) {
        struct str part = str_slice(bytes, i, i + 3);
        unsigned char b[3] = {0};
        memcpy(b, part.s, part.n);
        const char four[] = {
            digits[b[0] >> 2], digits[(b[0] & 3) << 4 | b[1] >> 4],
            digits[(b[1] & 15) << 2 | b[2] >> 6], digits[b[2] & 63]};
        buf_add(buf, (struct str){four, part.n + 1});
        buf_add(buf, str_slice(STR("=="), 0, 3 - part.n));
    }
}

/* a=T: take and show it; f=100: a PNG; q=2: say nothing to it; m=1: there is
 * more to come. */
static void add_kitty(struct buf *buf, struct str png)
{
    const char *first = "a=T,f=100,q=2,";
    for (size_t at = 0; at < png.n; at += CHUNK, first = "") {
        buf_printf(buf, "\033_G%sm=%d;", first, at + CHUNK < png.n);
        add_base64(buf, str_slice(png, at, at + CHUNK));
        buf_add(buf, STR("\033\\"));
    }
    buf_add_char(buf, '\n');
}

static void add_iterm(struct buf *buf, struct str png)
{
    buf_printf(buf, "\033]1337;File=inline=1;size=%zu:", png.n);
    add_base64(buf, png);
    buf_add(buf, STR("\a\n"));
}

struct str draw_pages(struct view *view, const struct rendition *pictures,
                      struct picture_facts *facts, struct anban_error *err)
{
    view->pictures = pictures;
    struct buf buf = {.arena = view->arena};
    const char *format = view->format;
    *facts = view->facts;
    if (strcmp(format, "sixel") == 0)
        return view_sixel(view, err);
    struct str png = view_png(view, err);
    if (err->code != ANBAN_OK || strcmp(format, "png") == 0)
        return png;
    if (strcmp(format, "kitty") == 0)
        add_kitty(&buf, png);
    else
        add_iterm(&buf, png);
    return buf_str(&buf);
}
