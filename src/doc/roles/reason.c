/* SPDX-License-Identifier: MIT */
/* Why a line has its role, for those who ask. */
#include <limits.h>

#include "base/arena.h"
#include "doc/hints.h"
#include "doc/roles/grammar.h"
#include "doc/roles/unit.h"

/* The evidence that speaks most for the role, but `but`; HAS_ALWAYS: none. */
static enum evidence strongest(const struct unit *unit, enum evidence but)
{
    enum evidence best = HAS_ALWAYS;
    int most = 0;
    for (enum evidence e = HAS_ALWAYS + 1; e < EVIDENCE_COUNT; e++) {
        int weight = (int)evidence_weights(e)[unit->role];
        if (has(unit, e) && e != but && weight > most) {
            most = weight;
            best = e;
        }
    }
    return best;
}

/* The role, but its own, that weighs most between the unit's neighbours. */
static enum role second(const struct units *units, size_t i,
                        const struct grammar *grammar)
{
    const struct unit *unit = &units->at[i];
    enum role best = ROLE_TEXT;
    int points[ROLE_COUNT], most = INT_MIN;
    weigh_unit(unit, points);
    for (enum role r = 0; r < ROLE_COUNT; r++) {
        points[r] += i ? grammar->step[unit[-1].role][r] : grammar->first[r];
        if (i + 1 < units->n)
            points[r] += grammar->step[r][unit[1].role];
        if (r != unit->role && points[r] > most) {
            most = points[r];
            best = r;
        }
    }
    return best;
}

static const struct reason *reason_of(const struct units *units, size_t i,
                                      const struct grammar *grammar,
                                      struct arena *arena)
{
    const struct unit *unit = &units->at[i];
    if (unit->wanted)
        return &hint_reason;
    enum evidence first = strongest(unit, HAS_ALWAYS);
    enum evidence next = strongest(unit, first);
    struct reason *why = ARENA_NEW(arena, struct reason);
    if (first != HAS_ALWAYS)
        why->because[0] = evidence_what(first);
    if (next != HAS_ALWAYS)
        why->because[1] = evidence_what(next);
    why->second = role_what(second(units, i, grammar));
    return why;
}

void explain_units(const struct units *units, struct arena *arena)
{
    struct grammar grammar;
    grammar_fill(&grammar);
    for (size_t i = 0; i < units->n; i++) {
        struct node *node = units->at[i].node;
        if (units->at[i].is_taken && node && !node->why)
            node->why = reason_of(units, i, &grammar, arena);
    }
}
