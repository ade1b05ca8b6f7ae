/* SPDX-License-Identifier: MIT */
/*
 * The fonts of fonts/ as read-only bytes, for font_data.h. The symbols are
 * hidden: they are the library's own and no part of its interface, and need
 * no dynamic relocation. Eight-byte alignment suits the tables of a font.
 */

#define FONT(name, file)                                                       \
    .hidden name;                                                              \
    .hidden name##_end;                                                        \
    .globl name;                                                               \
    .globl name##_end;                                                         \
    .balign 8;                                                                 \
    .type name, %object;                                                       \
name:                                                                          \
    .incbin file;                                                              \
name##_end:                                                                    \
    .byte 0;                                                                   \
    .size name, name##_end - name

    .section .rodata, "a", %progbits
    FONT(font_serif_regular, "fonts/LiberationSerif-Regular.ttf")
    FONT(font_serif_bold, "fonts/LiberationSerif-Bold.ttf")
    FONT(font_serif_italic, "fonts/LiberationSerif-Italic.ttf")
    FONT(font_serif_bold_italic, "fonts/LiberationSerif-BoldItalic.ttf")
    FONT(font_mono, "fonts/AnbanMono.ttf")
    FONT(font_symbols, "fonts/AnbanSymbols.ttf")
    FONT(font_screen_regular, "fonts/screen/serif-regular.ttf.gz")
    FONT(font_screen_bold, "fonts/screen/serif-bold.ttf.gz")
    FONT(font_screen_italic, "fonts/screen/serif-italic.ttf.gz")
    FONT(font_screen_bold_italic, "fonts/screen/serif-bold-italic.ttf.gz")

    .section .note.GNU-stack, "", %progbits

#include "base/protection.inc"
