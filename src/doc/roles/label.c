/* SPDX-License-Identifier: MIT */
/*
 * The best sequence of roles, by dynamic programming (A. J. Viterbi, 1967): for
 * each unit and role the best way to there is kept, so that the work is linear
 * in the units.
 */
#include <limits.h>

#include "base/arena.h"
#include "doc/roles/grammar.h"
#include "doc/roles/pair.h"
#include "doc/roles/unit.h"

/* Points of the best ways to each role. */
struct points {
    int of[ROLE_COUNT];
};

/* By which role the best way to each came. */
struct ways {
    unsigned char from[ROLE_COUNT];
};

enum { UNWANTED = 10000 /* points, more than all evidence together */ };

void weigh_unit(const struct unit *unit, int points[ROLE_COUNT])
{
    for (enum role r = 0; r < ROLE_COUNT; r++)
        points[r] =
            evidence_weights(HAS_ALWAYS)[r] + gate_weight(&unit->seen, r);
    for (enum role r = 0; unit->wanted && r < ROLE_COUNT; r++)
        points[r] -= unit->wanted >> r & 1 ? 0 : UNWANTED;
    for (enum evidence e = HAS_ALWAYS + 1; e < EVIDENCE_COUNT; e++) {
        if (!has(unit, e))
            continue;
        const signed char *weights = evidence_weights(e);
        for (enum role r = 0; r < ROLE_COUNT; r++)
            points[r] += weights[r];
    }
}

static void step(struct points *to, struct ways *ways,
                 const struct points *from, const struct grammar *grammar,
                 const int own[ROLE_COUNT])
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        int best = INT_MIN;
        for (int q = 0; q < ROLE_COUNT; q++) {
            int sum = from->of[q] + grammar->step[q][r];
            if (sum <= best)
                continue;
            best = sum;
            ways->from[r] = (unsigned char)q;
        }
        to->of[r] = best + own[r];
    }
}

static enum role best_of(const struct points *points)
{
    int best = 0;
    for (int r = 1; r < ROLE_COUNT; r++) {
        if (points->of[r] > points->of[best])
            best = r;
    }
    return (enum role)best;
}

void label_units(struct units *units, struct arena *arena)
{
    struct grammar grammar;
    struct ways *ways = ARENA_ARRAY(arena, units->n + 1, struct ways);
    struct points points = {{0}};
    int own[ROLE_COUNT];
    grammar_fill(&grammar);
    for (size_t i = 0; i < units->n; i++) {
        struct points before = points;
        struct grammar here = grammar;
        weigh_unit(&units->at[i], own);
        for (int r = 0; i == 0 && r < ROLE_COUNT; r++)
            points.of[r] = own[r] + grammar.first[r];
        if (i == 0)
            continue;
        pair_weigh(units, i, &here);
        step(&points, &ways[i], &before, &here, own);
    }
    enum role role = best_of(&points);
    for (size_t i = units->n; i-- > 0;) {
        units->at[i].role = role;
        role = (enum role)ways[i].from[role];
    }
}
