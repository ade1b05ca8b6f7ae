/* SPDX-License-Identifier: MIT */
/*
 * How much decoding a picture, and the pictures of a document, may ask for. A
 * file of some hundred kilobytes can claim a hundred million pixels, and to go
 * over them two hundred times; a document can bring a thousand of those. So
 * the work is reckoned before it is begun, in pixels of one byte that are gone
 * over once, which take some 10 ns in all that is done for both editions.
 *
 * A document may ask for 4,000 million, that is 40 s: 166 photographs of 24
 * megapixels as phones take them (in one scan), 51 of them in the ten scans of
 * progressive JPEG, 114 pages scanned in grey at 600 dots an inch. A picture
 * may ask for 400 million, that is 4 s: what the largest, of 100 megapixels,
 * need in RGBA of 8 bits, or in ten scans of a JPEG.
 */
#include "base/arena.h"
#include "base/language.h"
#include "read/image/image.h"

enum { MILLION = 1000000, DOCUMENT_WORK = 4000, PICTURE_WORK = 400 };

static const char *size_problem(struct arena *arena, long width, long height)
{
    if (width > 0 && height > 0 && width <= IMAGE_SIDE_MAX &&
        height <= IMAGE_SIDE_MAX && width * height <= IMAGE_PIXELS_MAX)
        return NULL;
    return str_printf(
               arena,
               _("has %ld by %ld pixels; anban takes up to %d a side and "
                 "%d million in all; save it smaller"),
               width, height, IMAGE_SIDE_MAX, IMAGE_PIXELS_MAX / MILLION)
        .s;
}

const char *image_problem(struct arena *arena, struct picture *picture,
                          long width, long height, unsigned quarters)
{
    const char *problem = size_problem(arena, width, height);
    if (problem)
        return problem;
    uint64_t work = (uint64_t)width * (uint64_t)height * quarters / 4;
    if (work > (uint64_t)PICTURE_WORK * MILLION)
        return N_("is left out, for it would take too long to decode; save it "
                  "smaller, in 8 bits and not progressive");
    if (picture->work_before + work > (uint64_t)DOCUMENT_WORK * MILLION)
        return str_printf(arena,
                          _("is left out, as the pictures before it have used "
                            "up what may be decoded for one document, %d "
                            "million pixels; save the pictures smaller"),
                          DOCUMENT_WORK)
            .s;
    if (work > picture->work)
        picture->work = work;
    return NULL;
}

const char *image_cut_problem(size_t packed, size_t times, uint64_t whole)
{
    bool half = whole / 2 <= (uint64_t)packed * times;
    return half ? NULL : N_("is cut short before its half; copy it anew");
}
