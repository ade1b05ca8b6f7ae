/* SPDX-License-Identifier: MIT */
/*
 * A picture of the document, as all rooms know it: who reads it fills in what
 * it is, the layout says how large it is printed, and the editions take the
 * form that was made for each of them. Made once, however often it is shown.
 * What is told of all pictures, such as these sizes and the forms of one
 * edition, is an array in which each has the place of its number.
 */
#ifndef ANBAN_BASE_IMAGE_H
#define ANBAN_BASE_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Who opens images' files where the conversion may not: `open` returns a
 * descriptor, or -1 with *problem the rest of a sentence about the image. */
struct image_opener {
    int (*open)(void *context, const char *name, char *problem, size_t size);
    void *context;
};

/* A drawing that somebody else makes a picture of, as large as it is printed.
 */
struct image_drawing {
    struct str bytes;
    int32_t width, height; /* 1/1000 pt */
    char *png;             /* from malloc; NULL: it could not be drawn */
    size_t png_size;
};

/* Who does so. */
struct image_drawer {
    void (*draw)(void *context, struct image_drawing *drawings, size_t n);
    void *context;
};

/* Folders looked through in one document for names spelled otherwise. */
enum { IMAGE_SEARCHES = 1000 };

/* JPEG (ITU-T T.81, with JFIF or Adobe markers) and PNG (ISO 15948) are whole
 * files; ROWS is what such a PNG file has in its IDAT chunks; RAW is rows of
 * 8-bit samples from the top, without padding. */
enum image_form { IMAGE_NONE, IMAGE_JPEG, IMAGE_PNG, IMAGE_ROWS, IMAGE_RAW };

/* What of a picture its document shows, and how. */
struct image_shape {
    /* Cut away at each side of the upright picture, in 1/100000 of it. */
    int32_t left, top, right, bottom;
    int turn;  /* then turned, by the numbers of EXIF: 1 not, 2 to 8 */
    int askew; /* and clockwise by so many hundredths of a degree, less than
                  half a quarter either way */
};

/* A form of the picture that an edition can hold as it is: upright, in sRGB or
 * in grey of its gamma. IMAGE_NONE: the edition does not show it. */
struct rendition {
    enum image_form form;
    int width, height; /* pixels */
    int components;    /* 1 grey, 3 red, green and blue */
    struct str bytes;
    int bits;           /* ROWS: of a sample, 1 to 8 */
    struct str palette; /* ROWS: red, green and blue of each sample, or empty */
    bool partial;       /* only part of the picture could be decoded */
};

struct picture;

struct image {
    struct image *next;
    uint32_t id;       /* its place in the document's list, 1 the first */
    struct str source; /* as the document names it */
    const struct image_shape *shape; /* NULL: all of it, as it is */
    long line;                       /* where it does so first */

    /* Upright, in pixels; 0 when it cannot be shown, which was told. */
    int width, height;

    struct picture *file; /* the reader's own: all forms are made of it */
};

/* The largest size at which a picture is printed, in 1/1000 pt; 0: it is not.
 */
struct print_size {
    int32_t width, height;
};

/* The picture on the cover of the e-reader edition. */
struct cover_picture {
    struct rendition file;
    bool drawn; /* from the metadata: it says nothing that they do not */
};

#endif
