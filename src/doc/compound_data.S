/* SPDX-License-Identifier: MIT */
/*
 * The table of compounds as read-only bytes, for compounds.c; hidden, as it is
 * the library's own.
 */
    .section .rodata, "a", %progbits
    .hidden compound_table
    .globl compound_table
    .balign 8
    .type compound_table, %object
compound_table:
    .incbin "words/compounds.bin"
    .size compound_table, . - compound_table

    .section .note.GNU-stack, "", %progbits

#include "base/protection.inc"
