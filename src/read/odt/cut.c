/* SPDX-License-Identifier: MIT */
/*
 * What a frame shows of its picture, and how. A style says in lengths what it
 * cuts off, as if the picture were printed at its own size (20.182); we want
 * shares of it, so the size must be known here: that of its pixels, by what the
 * file says of their number to the inch, else 96 as LibreOffice has it.
 */
#include "base/arena.h"
#include "base/base64.h"
#include "read/odt/odt.h"
#include "read/size.h"

enum { CUTS_MAX = 4096, WHOLE = 100000, USUAL_DPI = 96, POINT = 72000 };
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

struct size {
    long width, height; /* pixels; 0: not known */
    long across, down;  /* of them to the inch */
};

static long big_endian(struct str bytes, size_t at, size_t n)
{
    long value = 0;
    for (size_t i = at; i < at + n && i < bytes.n; i++)
        value = value << 8 | (unsigned char)bytes.s[i];
    return value;
}

/* IHDR is the first chunk, and pHYs stands before the pixels (PNG, 11.3.5.3):
 * pixels to the metre. */
static void read_png(struct str bytes, struct size *size)
{
    enum { FIRST = 8, CHUNK = 12, METRE = 10000, INCH = 254 };
    size->width = big_endian(bytes, 16, 4);
    size->height = big_endian(bytes, 20, 4);
    for (size_t at = FIRST; at + CHUNK <= bytes.n;) {
        struct str name = str_slice(bytes, at + 4, at + 8);
        if (str_eq(name, STR("pHYs")) && at + CHUNK + 9 <= bytes.n &&
            bytes.s[at + 16] == 1) {
            size->across =
                (big_endian(bytes, at + 8, 4) * INCH + METRE / 2) / METRE;
            size->down =
                (big_endian(bytes, at + 12, 4) * INCH + METRE / 2) / METRE;
        }
        if (str_eq(name, STR("IDAT")))
            break;
        at += (size_t)big_endian(bytes, at, 4) + CHUNK;
    }
}

/* JFIF's density, in inches or centimetres; a frame's size (T.81, B.2.2). */
static void read_jpeg_segment(struct str segment, int marker, struct size *size)
{
    enum {
        APP0 = 0xE0,
        SOF0 = 0xC0,
        SOF15 = 0xCF,
        DHT = 0xC4,
        JPG = 0xC8,
        DAC = 0xCC
    };
    bool frame = marker >= SOF0 && marker <= SOF15 && marker != DHT &&
                 marker != JPG && marker != DAC;
    if (frame) {
        size->height = big_endian(segment, 3, 2);
        size->width = big_endian(segment, 5, 2);
    }
    if (marker != APP0 || segment.n < 14)
        return;
    long unit = big_endian(segment, 9, 1);
    size->across = big_endian(segment, 10, 2);
    size->down = big_endian(segment, 12, 2);
    if (unit == 2) {
        size->across = size->across * 254 / 100;
        size->down = size->down * 254 / 100;
    } else if (unit != 1) {
        size->across = size->down = 0;
    }
}

static void read_jpeg(struct str bytes, struct size *size)
{
    enum { START_OF_SCAN = 0xDA };
    for (size_t at = 2; at + 4 <= bytes.n && bytes.s[at] == '\xFF';) {
        int marker = (unsigned char)bytes.s[at + 1];
        size_t n = (size_t)big_endian(bytes, at + 2, 2);
        if (marker == START_OF_SCAN || n < 2)
            break;
        read_jpeg_segment(str_slice(bytes, at + 2, at + 2 + n), marker, size);
        at += 2 + n;
    }
}

static struct size size_of(struct str bytes)
{
    struct size size = {0, 0, 0, 0};
    if (str_starts(bytes, STR("\x89PNG")))
        read_png(bytes, &size);
    else if (str_starts(bytes, STR("\xFF\xD8")))
        read_jpeg(bytes, &size);
    size.across = size.across > 0 ? size.across : USUAL_DPI;
    size.down = size.down > 0 ? size.down : USUAL_DPI;
    return size;
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
    struct size size = size_of(bytes);
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
void odt_shape(struct odt *o, struct str style, int quarters,
               struct node *image)
{
    const struct odt_cut *cut = find_cut(o, style);
    const bool flips[2] = {cut && cut->across, cut && cut->down};
    if (!cut && quarters == 0)
        return;
    if (cut) {
        struct image_shape shape = {.turn = 1};
        set_cut(&shape, cut, bytes_of(o, image->as.image->source));
        docx_set_cut(o->d, image, &shape);
    }
    docx_set_turn(o->d, image, quarters, flips);
}
