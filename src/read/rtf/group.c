/* SPDX-License-Identifier: MIT */
/*
 * Groups: what is said within braces holds to their end. Those that are nested
 * deeper than anybody writes are counted, and have no state of their own.
 */
#include "base/arena.h"
#include "read/rtf/rtf.h"

enum { GROUPS_MAX = 4096 };

static void widen(struct rtf *r)
{
    enum { LEAST = 64, SIZE = sizeof *r->groups };
    size_t room = r->group_room ? 2 * r->group_room : LEAST;
    r->groups =
        arena_grow(r->d->arena, r->groups, r->group_room * SIZE, room * SIZE);
    r->group_room = room;
}

void rtf_open_group(struct rtf *r)
{
    rtf_flush(r);
    if (r->group_count == GROUPS_MAX) {
        r->lost++;
        return;
    }
    if (r->group_count == r->group_room)
        widen(r);
    r->groups[r->group_count] = r->groups[r->group_count - 1];
    struct rtf_group *outer = rtf_group(r), *g = outer + 1;
    r->group_count++;
    g->ends = ENDS_NOTHING;
    g->skips_first = false;
    if (outer->skips_first)
        g->to = TO_SKIP;
    outer->skips_first = false;
}

static void end_group(struct rtf *r, enum rtf_end ends)
{
    switch (ends) {
    case ENDS_FIELD:
        docx_field_end(r->d);
        break;
    case ENDS_FLOW:
        rtf_end_flow(r);
        break;
    case ENDS_PICTURE:
        rtf_end_picture(r);
        break;
    case ENDS_SHAPE:
        rtf_end_shape(r);
        break;
    case ENDS_SHAPE_VALUE:
        rtf_end_shape_value(r);
        break;
    case ENDS_ALT:
        r->alt = str_one_line(r->d->arena,
                              docx_clean(r->d->arena, buf_str(&r->name)));
        break;
    case ENDS_PROPERTY:
        rtf_end_property(r);
        break;
    case ENDS_LEVEL_TEXT:
        rtf_end_level_text(r);
        break;
    case ENDS_EQUATION:
        rtf_end_equation(r);
        break;
    case ENDS_EQUATION_PART:
        rtf_end_equation_part(r);
        break;
    case ENDS_EQUATION_PROPERTY:
        rtf_end_equation_property(r);
        break;
    case ENDS_NOTHING:
        break;
    }
}

/* The outermost is never left: a brace too many ends nothing. */
void rtf_close_group(struct rtf *r)
{
    rtf_flush(r);
    r->skip = 0;
    r->starred = false;
    if (r->lost) {
        r->lost--;
        return;
    }
    if (r->group_count == 1)
        return;
    enum rtf_end ends = rtf_group(r)->ends;
    if (ends == ENDS_FLOW)
        end_group(r, ends);
    r->group_count--;
    if (ends != ENDS_FLOW)
        end_group(r, ends);
}
