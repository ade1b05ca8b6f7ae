/* SPDX-License-Identifier: MIT */
/*
 * What image files bring beside their picture: it reaches no edition. And what
 * they claim of themselves, which costs nothing before it was found to be there.
 */
#include "images.h"

static void orientation_is_looked_up(void **state)
{
    static const struct {
        const char *block;
        size_t n;
        int turn;
    } blocks[] = {
#define BLOCK(text, turn) {text, sizeof(text) - 1, turn}
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 6),
        BLOCK("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0", 8),
        BLOCK("Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0", 3),
        BLOCK("MM\0*\0\0\0\x08\0\2\1\0\0\3\0\0\0\1\0\5\0\0"
              "\1\x12\0\3\0\0\0\1\0\2\0\0",
              2),
        /* no such turn, another type, no value, cut off, no directory */
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x9\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\4\0\0\0\1\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\0\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\x08\xFF\xFF\1\x12\0\3\0\0\0\1\0\6\0", 1),
        BLOCK("MM\0*\xFF\xFF\xFF\xFF\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("MM\0*\0\0\0\1\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("XX\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1),
        BLOCK("", 1),
#undef BLOCK
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        struct str block = {blocks[i].block, blocks[i].n};
        assert_int_equal(exif_turn(block), blocks[i].turn);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(orientation_is_looked_up),
    };
    return RUN(tests);
}
