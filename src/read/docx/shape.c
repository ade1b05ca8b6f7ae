/* SPDX-License-Identifier: MIT */
/*
 * How a drawing shows its picture: what is cut off at its sides, how it is
 * turned, how large it stands in the text. Word keeps the whole picture in the
 * file, and so would an edition that did not ask.
 */
#include "read/docx/docx.h"
#include "read/size.h"

enum {
    EMU = 127, /* ten of them are 1/100 pt: 12,700 to a point (20.1.2.1) */
    EMU_PART = 10,
    SIDE_MAX = 5000000, /* 1/1000 pt, some 1.7 m: nobody means more */
    HUNDREDTH = 600,    /* of a degree, which has 60,000 (20.1.10.3) */
    FRACTION = 65536    /* of VML: "32768f" is a half */
};

/* In 1/1000 percent, which strict files write as "12.5%" (20.1.10.41). */
static int32_t percent_of(struct str text)
{
    bool strict = str_ends(text, STR("%"));
    long whole = docx_number_of(text, 0);
    size_t dot = str_find(text, STR("."));
    if (!strict)
        return (int32_t)whole;
    whole =
        docx_number_of(str_slice(text, 0, dot < text.n ? dot : text.n - 1), 0);
    return (int32_t)(whole > 100 ? 100000 : whole * 1000);
}

static int32_t side_of(struct docx_xml *xml, const char *name)
{
    int32_t n = percent_of(docx_xml_attribute(xml, NS_NONE, name));
    return n > 0 ? n : 0; /* room around it is nothing to be seen */
}

/* What is cut off on the left, at the top, the right and the bottom, each said
 * in an attribute. */
static void cut_off(struct docx *d, struct docx_xml *xml, struct node *image,
                    const char *const names[4],
                    int32_t (*share)(struct docx_xml *xml, const char *name))
{
    struct image_shape cut = {.left = share(xml, names[0]),
                              .top = share(xml, names[1]),
                              .right = share(xml, names[2]),
                              .bottom = share(xml, names[3])};
    docx_set_cut(d, image, &cut);
}

void docx_read_cut(struct docx *d, struct docx_xml *xml, struct node *image)
{
    static const char *const names[] = {"l", "t", "r", "b"};
    cut_off(d, xml, image, names, side_of);
}

static bool is_set(struct docx_xml *xml, const char *name)
{
    struct str value = docx_xml_attribute(xml, NS_NONE, name);
    return str_eq(value, STR("1")) || str_eq(value, STR("true"));
}

/* Angles are beyond what docx_number_of takes. */
static long angle_of(struct str text)
{
    long n = 0;
    bool less = str_starts(text, STR("-"));
    for (size_t i = less; i < text.n && i < 9; i++) {
        if (text.s[i] < '0' || text.s[i] > '9')
            return 0;
        n = n * 10 + text.s[i] - '0';
    }
    return less ? -n : n;
}

void docx_read_turn(struct docx *d, struct docx_xml *xml, struct node *image)
{
    long angle = angle_of(docx_xml_attribute(xml, NS_NONE, "rot"));
    const bool flips[] = {is_set(xml, "flipH"), is_set(xml, "flipV")};
    docx_set_turn(d, image, angle / HUNDREDTH, flips);
}

static int32_t length_of(struct str emu)
{
    int64_t n = angle_of(emu);
    n = n * EMU_PART / EMU;
    return n > SIDE_MAX ? 0 : (int32_t)n;
}

void docx_read_extent(struct docx_xml *xml, int32_t size[2])
{
    size[0] = length_of(docx_xml_attribute(xml, NS_NONE, "cx"));
    size[1] = length_of(docx_xml_attribute(xml, NS_NONE, "cy"));
}

/* ---- VML: 14.1 of ECMA-376-4 ---- */

void docx_read_vml_size(struct str style, int32_t size[2], long *angle,
                        bool flips[2])
{
    struct str unit, flip = read_property(style, "flip");
    size[0] = read_length(read_property(style, "width"));
    size[1] = read_length(read_property(style, "height"));
    *angle = read_thousandths(read_property(style, "rotation"), &unit) / 10;
    if (str_starts(unit, STR("f"))) /* a fixed point has 16 bits behind it */
        *angle /= FRACTION;
    flips[0] = str_find(flip, STR("x")) < flip.n;
    flips[1] = str_find(flip, STR("y")) < flip.n;
}

/* "0.25" or "16384f", of the whole side. */
static int32_t vml_share(struct docx_xml *xml, const char *name)
{
    struct str unit;
    int64_t n = read_thousandths(docx_xml_attribute(xml, NS_NONE, name), &unit);
    n = str_eq(unit, STR("f")) ? n * 100 / FRACTION : n * 100;
    return n < 0 ? 0 : n > 100000 ? 100000 : (int32_t)n;
}

void docx_read_vml_cut(struct docx *d, struct docx_xml *xml, struct node *image)
{
    static const char *const names[] = {"cropleft", "croptop", "cropright",
                                        "cropbottom"};
    cut_off(d, xml, image, names, vml_share);
}
