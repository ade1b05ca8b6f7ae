/* SPDX-License-Identifier: MIT */
/*
 * The built-in fonts, and the stock of them that several documents share: the
 * faces, opened once. HarfBuzz reads a face's tables when they are first needed
 * and keeps what it made of them with the face, so the second document finds
 * that done. A face is not changed any more then, and threads may share it.
 */
#include <stdlib.h>

#include "layout/font_data.h"
#include "layout/font_face.h"
#include "stages.h"

struct font_stock {
    hb_face_t *faces[BUILT_IN_FONTS];
};

static const struct built_in {
    const unsigned char *bytes, *end;
    const char *family, *name;
    const unsigned char *screen, *screen_end; /* the subset for screens */
} fonts[BUILT_IN_FONTS] = {
    [FONT_REGULAR] = {font_serif_regular, font_serif_regular_end,
                      "Liberation Serif", "LiberationSerif",
                      font_screen_regular, font_screen_regular_end},
    [FONT_BOLD] = {font_serif_bold, font_serif_bold_end, "Liberation Serif",
                   "LiberationSerif-Bold", font_screen_bold,
                   font_screen_bold_end},
    [FONT_ITALIC] = {font_serif_italic, font_serif_italic_end,
                     "Liberation Serif", "LiberationSerif-Italic",
                     font_screen_italic, font_screen_italic_end},
    [FONT_BOLD_ITALIC] = {font_serif_bold_italic, font_serif_bold_italic_end,
                          "Liberation Serif", "LiberationSerif-BoldItalic",
                          font_screen_bold_italic, font_screen_bold_italic_end},
    [FONT_CODE] = {font_mono, font_mono_end, "Anban Mono", "AnbanMono", NULL,
                   NULL},
    [BUILT_IN_SYMBOLS] = {font_symbols, font_symbols_end, "Anban Symbols",
                          "AnbanSymbols", NULL, NULL},
};

struct font_file built_in_file(size_t i)
{
    const struct built_in *font = &fonts[i];
    return (struct font_file){
        .bytes = (const char *)font->bytes,
        .n = (size_t)(font->end - font->bytes),
        .family = font->family,
        .name = font->name,
        .plain = i < BUILT_IN_SYMBOLS,
        .screen = {(const char *)font->screen,
                   (size_t)(font->screen_end - font->screen)}};
}

struct font_stock *font_stock_new(void)
{
    struct font_stock *stock = calloc(1, sizeof *stock);
    for (size_t i = 0; stock && i < BUILT_IN_FONTS; i++) {
        struct font_file file = built_in_file(i);
        stock->faces[i] = face_open(&file);
        hb_face_make_immutable(stock->faces[i]);
    }
    return stock;
}

void font_stock_free(struct font_stock *stock)
{
    for (size_t i = 0; stock && i < BUILT_IN_FONTS; i++)
        hb_face_destroy(stock->faces[i]);
    free(stock);
}

hb_face_t *stock_face(const struct font_stock *stock, size_t i)
{
    struct font_file file = built_in_file(i);
    return stock ? hb_face_reference(stock->faces[i]) : face_open(&file);
}
