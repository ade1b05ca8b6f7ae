/* SPDX-License-Identifier: MIT */
#include "base/angle.h"

/* By their series, which are exact to a millionth so near to 0. */
struct angle angle_of(int hundredths)
{
    enum { TURN = 2 * ANGLE_QUARTER };
    const int64_t one = ANGLE_ONE, pi = 52707179; /* of ANGLE_ONE */
    int64_t x = hundredths * pi / TURN, square = x * x / one;
    int64_t sine = x, cosine = one, of_sine = x, of_cosine = one;
    for (int64_t n = 1; n <= 5; n++) {
        of_cosine = -of_cosine * square / one / ((2 * n - 1) * 2 * n);
        of_sine = -of_sine * square / one / (2 * n * (2 * n + 1));
        cosine += of_cosine;
        sine += of_sine;
    }
    return (struct angle){sine, cosine};
}

void angle_frame(int hundredths, int32_t *width, int32_t *height)
{
    struct angle a = angle_of(hundredths < 0 ? -hundredths : hundredths);
    int64_t across = *width * a.cosine + *height * a.sine;
    int64_t down = *width * a.sine + *height * a.cosine;
    *width = (int32_t)(across / ANGLE_ONE);
    *height = (int32_t)(down / ANGLE_ONE);
}
