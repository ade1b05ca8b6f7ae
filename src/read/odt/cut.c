/* SPDX-License-Identifier: MIT */
/*
 * What a frame shows of its picture, and how. A style says in lengths what it
 * cuts off, as if the picture were printed at its own size (20.182); we want
 * shares of it, so the size must be known here.
 */
#include "base/arena.h"
#include "base/base64.h"
#include "read/odt/odt.h"
#include "read/size.h"

enum { CUTS_MAX = 4096, WHOLE = 100000, POINT = 72000 };
enum { TOP, RIGHT, BOTTOM, LEFT, SIDES };

/* "rect(0cm, 1.5cm, 0cm, 0.2cm)"; false: nothing is cut off. */
static bool read_sides(struct str clip, int32_t sides[SIDES])
{
    struct str head = STR("rect(");
    bool any = false;
    if (!str_starts(clip, head))
        return false;
    size_t at = head.n;
    for (int i = 0; i < SIDES; i++) {
        while (at < clip.n && (clip.s[at] == ' ' || clip.s[at] == ','))
            at++;
        size_t from = at;
        while (at < clip.n && clip.s[at] != ' ' && clip.s[at] != ',' &&
               clip.s[at] != ')')
            at++;
        sides[i] = read_length(str_slice(clip, from, at));
        any |= sides[i] > 0;
    }
    return any;
}

void odt_read_frame_style(struct odt *o, struct docx_xml *xml)
{
    struct arena *arena = o->d->arena;
    struct odt_cut cut = {
        .style = str_copy(arena, docx_xml_attribute(xml, NS_STYLE, "name"))};
    int depth = xml->depth;
    bool any = false;
    while (docx_xml_within(xml, depth)) {
        if (xml->event != DOCX_OPEN || xml->tag != STYLE_graphic_properties)
            continue;
        struct str mirror = docx_xml_attribute(xml, NS_STYLE, "mirror");
        any = read_sides(docx_xml_attribute(xml, NS_FO, "clip"), cut.sides);
        cut.across = str_find(mirror, STR("horizontal")) < mirror.n;
        cut.down = str_find(mirror, STR("vertical")) < mirror.n;
        any |= cut.across || cut.down;
    }
    if (!any || o->cut_count == CUTS_MAX)
        return;
    o->cuts = arena_more(arena, o->cuts, o->cut_count, sizeof *o->cuts);
    o->cuts[o->cut_count++] = cut;
}

/* A length as a share of so many pixels. */
static int32_t share(int32_t length, long pixels, long dpi)
{
    int64_t own = (int64_t)pixels * POINT / dpi;
    int64_t part = own > 0 ? (int64_t)length * WHOLE / own : 0;
    return part > WHOLE ? WHOLE : (int32_t)part;
}

static const struct odt_cut *find_cut(const struct odt *o, struct str style)
{
    for (size_t i = 0; i < o->cut_count; i++) {
        if (str_eq(o->cuts[i].style, style))
            return &o->cuts[i];
    }
    return NULL;
}

static void set_cut(struct image_shape *shape, const struct odt_cut *cut,
                    struct str bytes)
{
    struct odt_size size = odt_size_of(bytes);
    shape->left = share(cut->sides[LEFT], size.width, size.across);
    shape->top = share(cut->sides[TOP], size.height, size.down);
    shape->right = share(cut->sides[RIGHT], size.width, size.across);
    shape->bottom = share(cut->sides[BOTTOM], size.height, size.down);
}

/* The beginning of the picture, which tells how large it is: a part, or what
 * stands in the address itself. */
static struct str bytes_of(struct odt *o, struct str source)
{
    enum { ENOUGH = 1 << 16 };
    struct str mark = STR(";base64,"), bytes = STR("");
    for (struct resource *r = o->d->doc->resources; r; r = r->next) {
        if (str_eq(r->name, source))
            return r->bytes;
    }
    size_t at = str_find(str_slice(source, 0, ENOUGH), mark);
    if (str_starts(source, STR("data:")) && at < source.n)
        (void)base64_decode(
            o->d->arena, str_slice(source, at + mark.n, at + ENOUGH), &bytes);
    return bytes;
}

/* It is cut as it lies in the file, and turned then. */
void odt_shape(struct odt *o, struct str style, long angle, struct node *image)
{
    const struct odt_cut *cut = find_cut(o, style);
    const bool flips[2] = {cut && cut->across, cut && cut->down};
    if (!cut && angle == 0)
        return;
    if (cut) {
        struct image_shape shape = {.turn = 1};
        set_cut(&shape, cut, bytes_of(o, image->as.image->source));
        docx_set_cut(o->d, image, &shape);
    }
    docx_set_turn(o->d, image, angle, flips);
}
