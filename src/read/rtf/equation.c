/* SPDX-License-Identifier: MIT */
/*
 * Equations (the specification's "Math"): groups within groups, which are named
 * as the elements of Word files are. Only runs have text; what else is written
 * in an equation says how it looks.
 */
#include "doc/math.h"
#include "base/arena.h"
#include "read/rtf/rtf.h"
#include "read/rtf/words.h"

static void begin_equation(struct rtf *r, struct rtf_group *g)
{
    if (g->to != TO_TEXT || r->math)
        return;
    g->to = TO_NOTHING;
    g->ends = ENDS_EQUATION;
    r->math = math_add(r->d->arena, NULL, MATH_GROUP);
    r->math_nested = 0;
}

/* Of what is nested too deep the text goes to what it stands in. */
static void begin_part(struct rtf *r, struct rtf_group *g, enum math_kind kind)
{
    if (r->math_nested >= MATH_NESTED_MAX || g->ends != ENDS_NOTHING)
        return;
    g->ends = ENDS_EQUATION_PART;
    r->math = math_add(r->d->arena, r->math, kind);
    r->math_nested++;
}

void rtf_equation_word(struct rtf *r, const struct rtf_known *word)
{
    struct rtf_group *g = rtf_group(r);
    if (word->action == DO_EQUATION) {
        begin_equation(r, g);
    } else if (!r->math || g->to == TO_TEXT) {
        return;
    } else if (word->action == DO_EQUATION_PART) {
        begin_part(r, g, (enum math_kind)word->value);
    } else if (word->action == DO_EQUATION_RUN) {
        g->to = TO_EQUATION;
    } else if (g->ends == ENDS_NOTHING) {
        g->to = TO_EQUATION_PROPERTY;
        g->ends = ENDS_EQUATION_PROPERTY;
        r->math_property = word->value;
        r->name.n = 0;
    }
}

void rtf_add_equation_text(struct rtf *r, struct str text)
{
    struct arena *arena = r->d->arena;
    if (r->math)
        math_add(arena, r->math, MATH_TEXT)->text = docx_clean(arena, text);
}

void rtf_end_equation_property(struct rtf *r)
{
    struct math *m = r->math;
    struct str said = str_trim(docx_clean(r->d->arena, buf_str(&r->name)));
    if (!m)
        return;
    struct str value = said.n ? said : STR("");
    switch ((enum rtf_math_property)r->math_property) {
    case MATH_BEGIN:
        m->begin = value;
        break;
    case MATH_END:
        m->end = value;
        break;
    case MATH_SIGN:
        m->sign = value;
        break;
    case MATH_TYPE:
        m->bare = str_eq(value, STR("noBar"));
        break;
    }
}

void rtf_end_equation_part(struct rtf *r)
{
    if (!r->math || !r->math->parent)
        return;
    r->math = r->math->parent;
    r->math_nested--;
}

void rtf_end_equation(struct rtf *r)
{
    struct math *root = r->math;
    while (root && root->parent)
        root = root->parent;
    r->math = NULL;
    if (root)
        rtf_add_equation(r, root);
}
