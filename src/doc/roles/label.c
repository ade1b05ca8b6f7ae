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

/* Points of the best ways to each role, and by which role each came. */
struct column {
    int points[ROLE_COUNT];
    unsigned char from[ROLE_COUNT];
};

static void weigh(const struct unit *unit, int points[ROLE_COUNT])
{
    for (enum role r = 0; r < ROLE_COUNT; r++)
        points[r] = evidence_weight(HAS_ALWAYS, r) + gate_weight(unit->has, r);
    for (enum evidence e = HAS_ALWAYS + 1; e < EVIDENCE_COUNT; e++) {
        for (enum role r = 0; unit->has[e] && r < ROLE_COUNT; r++)
            points[r] += evidence_weight(e, r);
    }
}

static void step(struct column *to, const struct column *from,
                 const struct grammar *grammar, const int points[ROLE_COUNT])
{
    for (int r = 0; r < ROLE_COUNT; r++) {
        int best = INT_MIN;
        for (int q = 0; q < ROLE_COUNT; q++) {
            int sum = from->points[q] + grammar->step[q][r];
            if (sum <= best)
                continue;
            best = sum;
            to->from[r] = (unsigned char)q;
        }
        to->points[r] = best + points[r];
    }
}

static enum role best_of(const struct column *column)
{
    int best = 0;
    for (int r = 1; r < ROLE_COUNT; r++) {
        if (column->points[r] > column->points[best])
            best = r;
    }
    return (enum role)best;
}

void label_units(struct units *units, struct arena *arena)
{
    struct grammar grammar;
    struct column *columns = ARENA_ARRAY(arena, units->n + 1, struct column);
    int points[ROLE_COUNT];
    grammar_fill(&grammar);
    for (size_t i = 0; i < units->n; i++) {
        weigh(&units->at[i], points);
        if (i == 0) {
            for (int r = 0; r < ROLE_COUNT; r++)
                columns[0].points[r] = points[r] + grammar.first[r];
            continue;
        }
        struct grammar here = grammar;
        pair_weigh(units, i, &here);
        step(&columns[i], &columns[i - 1], &here, points);
    }
    for (size_t i = units->n; i-- > 0;)
        units->at[i].role = i + 1 == units->n
                                ? best_of(&columns[i])
                                : columns[i + 1].from[units->at[i + 1].role];
}
