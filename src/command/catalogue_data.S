/* SPDX-License-Identifier: MIT */
/*
 * The catalogues of src/po as read-only bytes, one record behind the other, for
 * catalogue.h. The Makefile says which there are: CATALOGUES is a CATALOGUE(...)
 * for each. They are built in, since a message is a format of printf: one from
 * a file could be wrong, missing or another's, and an empty root has no file.
 */

#define CATALOGUE(language, file)                                              \
    .balign 16;                                                                \
0:                                                                             \
    .asciz language;                                                           \
    .zero 16 - (. - 0b);                                                       \
    .4byte 2f - 1f;                                                            \
1:                                                                             \
    .incbin file;                                                              \
2:

    .section .rodata, "a", %progbits
    .hidden catalogues_built_in
    .globl catalogues_built_in
    .type catalogues_built_in, %object
    .balign 16
catalogues_built_in:
    CATALOGUES
    .balign 16
    .zero 32
    .size catalogues_built_in, . - catalogues_built_in

    .section .note.GNU-stack, "", %progbits

#include "base/protection.inc"
