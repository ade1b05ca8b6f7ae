/* SPDX-License-Identifier: MIT */
/*
 * An equation that a reader has made a tree of: its line goes into the
 * paragraph, and where that does not say it all, the tree with it.
 */
#include "doc/math.h"
#include "read/office/office.h"
#include "read/office/text.h"

struct target {
    struct docx *d;
    struct docx_paragraph *p;
};

static void put(void *to, struct str text, unsigned look)
{
    const struct target *target = to;
    docx_add_text(target->d, target->p, text, look);
}

void docx_add_equation(struct docx *d, struct docx_paragraph *p,
                       const struct math *m)
{
    struct math_line line = {.put = put, .to = &(struct target){d, p}};
    const struct math *kept = math_keep(d->doc->arena, m, docx_clean);
    size_t i = p->segment_count;
    math_write(&line, m);
    for (; i < p->segment_count; i++)
        p->segments[i].math = kept;
    d->equations += line.built_up;
}
