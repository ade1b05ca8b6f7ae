/* SPDX-License-Identifier: MIT */
/* The files of assets.h as read-only bytes. */

#define ASSET(name, file)                                                      \
    .hidden asset_##name, asset_##name##_end;                                  \
    .globl asset_##name, asset_##name##_end;                                   \
    .type asset_##name, %object;                                               \
asset_##name:                                                                  \
    .incbin file;                                                              \
asset_##name##_end:                                                            \
    .byte 0;                                                                   \
    .size asset_##name, . - asset_##name

    .section .rodata, "a", %progbits
    ASSET(style, "src/serve/style.css")
    ASSET(script, "src/serve/script.js")
    ASSET(icon, "src/serve/icon.svg")

    .section .note.GNU-stack, "", %progbits

#include "base/protection.inc"
