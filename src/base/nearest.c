/* SPDX-License-Identifier: MIT */
/*
 * Distances as Damerau counted them (A technique for computer detection and
 * correction of spelling errors, 1964): a letter left out, put in, changed, or
 * two neighbours that changed places are one mistake each. One mistake in three
 * letters is still likely to be one; a beginning is what was meant, cut short.
 * Of words with as many, one that is as long as what was typed is nearer.
 */
#include "base/nearest.h"

#include <stdbool.h>
#include <string.h>

enum { LONGEST = 40, LETTERS_A_MISTAKE = 3, LEAST_BEGINNING = 2 };

struct nearest nearest_to(const char *typed)
{
    size_t n = strlen(typed), allowed = n / LETTERS_A_MISTAKE;
    return (struct nearest){typed, NULL, 2 * (allowed ? allowed : 1) + 2};
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Row i of the table holds how far the first i letters of `a` are from the
 * beginnings of `b`; a row needs the two before it. */
static size_t distance(const char *a, size_t n, const char *b, size_t m)
{
    size_t rows[3][LONGEST + 1];
    for (size_t k = 0; k <= m; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            row[k] = least(above[k - 1] + (a[i - 1] != b[k - 1]),
                           least(above[k], row[k - 1]) + 1);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = least(row[k], rows[(i - 2) % 3][k - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

void nearest_try(struct nearest *nearest, const char *word)
{
    size_t n = strlen(nearest->typed), m = strlen(word);
    if (n == 0 || n > LONGEST || m > LONGEST)
        return;
    bool begins =
        n >= LEAST_BEGINNING && n < m && memcmp(nearest->typed, word, n) == 0;
    size_t mistakes = begins ? 1 : distance(nearest->typed, n, word, m);
    size_t cost = 2 * mistakes + (n != m);
    /* All letters changed is another word. */
    if (cost >= nearest->cost || mistakes >= least(n, m))
        return;
    nearest->word = word;
    nearest->cost = cost;
}
