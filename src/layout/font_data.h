/* SPDX-License-Identifier: MIT */
/*
 * The built-in TrueType files, as bytes: Liberation Serif 2 in four styles,
 * a face for code and the symbols that they lack, see fonts/README.md. Each
 * array runs from its name to its name with _end; the bytes are read-only and
 * live as long as the program. font_data.S puts them there, which takes the
 * compiler no time, unlike a C array of numbers.
 */
#ifndef ANBAN_LAYOUT_FONT_DATA_H
#define ANBAN_LAYOUT_FONT_DATA_H

extern const unsigned char font_serif_regular[], font_serif_regular_end[];
extern const unsigned char font_serif_bold[], font_serif_bold_end[];
extern const unsigned char font_serif_italic[], font_serif_italic_end[];
extern const unsigned char font_serif_bold_italic[],
    font_serif_bold_italic_end[];
extern const unsigned char font_mono[], font_mono_end[];
extern const unsigned char font_symbols[], font_symbols_end[];

/* The subsets of the four styles for an EPUB, in gzip's format. */
extern const unsigned char font_screen_regular[], font_screen_regular_end[];
extern const unsigned char font_screen_bold[], font_screen_bold_end[];
extern const unsigned char font_screen_italic[], font_screen_italic_end[];
extern const unsigned char font_screen_bold_italic[],
    font_screen_bold_italic_end[];

#endif
