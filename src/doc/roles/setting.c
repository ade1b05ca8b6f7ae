/* SPDX-License-Identifier: MIT */
/* What is seen of a line from how its source sets it. */
#include "doc/roles/unit.h"

/* A quarter larger than most of the text, as its source sets it. */
static bool is_large(int size, int usual)
{
    return usual > 0 && size * 4 >= usual * 5;
}

static int size_of(const struct unit *unit)
{
    const struct node *holder = unit->holder;
    return holder->kind == NODE_PARAGRAPH ? holder->as.line.size : 0;
}

/* The size in which most characters are set; 0: no source says. */
static int usual_size(const struct units *units)
{
    enum { SIZE_MAX_SEEN = 144 }; /* 72 pt */
    size_t characters[SIZE_MAX_SEEN + 1] = {0};
    int usual = 0;
    for (size_t i = 0; i < units->n; i++) {
        int size = size_of(&units->at[i]);
        if (size > 0 && size <= SIZE_MAX_SEEN)
            characters[size] += units->at[i].length;
    }
    for (int size = 1; size <= SIZE_MAX_SEEN; size++) {
        if (characters[size] > characters[usual])
            usual = size;
    }
    return usual;
}

void see_setting(struct units *units)
{
    int usual = usual_size(units);
    for (size_t i = 0; i < units->n; i++) {
        struct unit *unit = &units->at[i];
        const struct node *holder = unit->holder;
        set_has(unit, HAS_LARGE, is_large(size_of(unit), usual));
        set_has(unit, HAS_CENTRED,
                holder->kind == NODE_PARAGRAPH && !unit->column &&
                    holder->as.line.align == ALIGN_CENTRE);
    }
}
