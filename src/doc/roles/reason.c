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
        int weight = evidence_weight(e, unit->role);
        if (has(unit, e) && e != but && weight > most) {
            most = weight;
            best = e;
        }
    }
    return best;
}

/* What the role weighs between the unit's neighbours. */
static int points_of(const struct units *units, size_t i, enum role role,
                     const struct grammar *grammar)
{
    const struct unit *unit = &units->at[i];
    int points =
        evidence_weight(HAS_ALWAYS, role) + gate_weight(&unit->seen, role);
    for (enum evidence e = HAS_ALWAYS + 1; e < EVIDENCE_COUNT; e++)
        points += has(unit, e) ? evidence_weight(e, role) : 0;
    points += i ? grammar->step[unit[-1].role][role] : grammar->first[role];
    return i + 1 < units->n ? points + grammar->step[role][unit[1].role]
                            : points;
}

static enum role second(const struct units *units, size_t i,
                        const struct grammar *grammar)
{
    enum role best = ROLE_TEXT;
    int most = INT_MIN;
    for (enum role r = 0; r < ROLE_COUNT; r++) {
        int points = points_of(units, i, r, grammar);
        if (r != units->at[i].role && points > most) {
            most = points;
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
