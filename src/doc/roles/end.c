/* SPDX-License-Identifier: MIT */
/*
 * The end of an official document: who receives it, in whose name and as what
 * it is signed, and by whom (Decree 30/2020, Appendix I). All of it is one
 * block, for its parts are set beside each other.
 */
#include "base/language.h"
#include "doc/passes/passes.h"
#include "doc/roles/parts.h"

static enum line_role line_role(enum role role)
{
    switch (role) {
    case ROLE_RECIPIENTS:
    case ROLE_RECIPIENT:
        return LINE_RECIPIENTS;
    case ROLE_NAME:
        return LINE_NAME;
    case ROLE_PLACE_DATE:
        return LINE_PLACE_DATE;
    default:
        return LINE_POST;
    }
}

void build_end(struct doc *doc, struct units *units, struct part part)
{
    struct node *end = wrap_part(doc, units, part, NODE_SIGNATURE);
    taken(doc, end->first, N_("the signature"));
    for (size_t i = part.from; i < part.to; i++) {
        const struct unit *unit = &units->at[i];
        if (unit->node->kind == NODE_PARAGRAPH)
            unit->node->as.line.role = line_role(unit->role);
    }
}
