/* SPDX-License-Identifier: MIT */
/*
 * Which format an image is in, told by its first bytes and never by its name;
 * and what to do about those that are not read.
 */
#include "read/image/image.h"
#include "base/language.h"

static bool has_at(struct str bytes, size_t at, struct str part)
{
    return str_starts(str_slice(bytes, at, bytes.n), part);
}

enum image_kind image_kind(struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xD8\xFF")))
        return IMAGE_KIND_JPEG;
    if (str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
        return IMAGE_KIND_PNG;
    if (str_starts(bytes, STR("RIFF")) && has_at(bytes, 8, STR("WEBP")))
        return IMAGE_KIND_WEBP;
    if (str_starts(bytes, STR("GIF87a")) || str_starts(bytes, STR("GIF89a")))
        return IMAGE_KIND_GIF;
    return IMAGE_KIND_OTHER;
}

/* Where the format's mark stands, and what the image is then. */
static const struct {
    size_t at;
    struct str mark;
    const char *advice;
} known[] = {
    {1, STR_INIT("PNG"), N_("is a PNG file damaged on its way; copy it anew")},
    {0, STR_INIT("BM"), N_("is a BMP file; save it as PNG")},
    {0, STR_INIT("II*\0"), N_("is a TIFF file; save it as PNG or JPEG")},
    {0, STR_INIT("MM\0*"), N_("is a TIFF file; save it as PNG or JPEG")},
    {4, STR_INIT("ftypavi"), N_("is an AVIF file; save it as JPEG or PNG")},
    {4, STR_INIT("ftyphei"), N_("is an HEIC photograph; save it as JPEG")},
    {4, STR_INIT("ftyphev"), N_("is an HEIC photograph; save it as JPEG")},
    {4, STR_INIT("ftypmif"), N_("is an HEIF photograph; save it as JPEG")},
    {4, STR_INIT("ftypmsf"), N_("is an HEIF photograph; save it as JPEG")},
    {4, STR_INIT("ftyp"), N_("is a film; save a picture of it as JPEG")},
    {0, STR_INIT("\xFF\x0A"), N_("is a JPEG XL file; save it as JPEG")},
    {0, STR_INIT("\0\0\0\x0CJXL "), N_("is a JPEG XL file; save it as JPEG")},
    {0, STR_INIT("\0\0\0\x0CjP  "), N_("is a JPEG 2000 file; save it as JPEG")},
    {0, STR_INIT("\xFF\x4F\xFF\x51"),
     N_("is a JPEG 2000 file; save it as JPEG")},
    {0, STR_INIT("%PDF-"), N_("is a PDF; save its page as PNG")},
    {0, STR_INIT("8BPS"), N_("is a Photoshop file; save it as JPEG or PNG")},
    {0, STR_INIT("\0\0\1\0"), N_("is an icon; save it as PNG")},
    {0, STR_INIT("\xD7\xCD\xC6\x9A"), N_("is a WMF drawing; save it as PNG")},
    {0, STR_INIT("\1\0\x09\0"), N_("is a WMF drawing; save it as PNG")},
    {40, STR_INIT(" EMF"), N_("is an EMF drawing; save it as PNG")},
    {0, STR_INIT("%!PS"), N_("is a PostScript drawing; save it as PNG")},
    {0, STR_INIT("\x1F\x8B"), N_("is a compressed file; unpack it")},
    {0, STR_INIT("PK\3\4"), N_("is an archive; unpack it and name the image")},
};

static bool holds(struct str text, struct str part)
{
    return str_find(text, part) < text.n;
}

const char *image_advice(struct str bytes)
{
    struct str head = str_slice(bytes, 0, IMAGE_HEAD);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (has_at(bytes, known[i].at, known[i].mark))
            return known[i].advice;
    }
    if (holds(head, STR("<svg")) || holds(head, STR("<!DOCTYPE svg")))
        return N_("is an SVG drawing; save it as PNG");
    if (holds(head, STR("<html")) || holds(head, STR("<HTML")) ||
        holds(head, STR("<!DOCTYPE html")) || holds(head, STR("<!doctype")))
        return N_("is a web page and no image; save the image itself");
    return N_("is no image that anban knows; save it as JPEG or PNG");
}
